"""Structure: headings in a paper go down one level at a time, and the file has a title."""

from collections.abc import Iterator

from workshopkit.diagnostics import Severity
from workshopkit.lint.rule import Criterion, Finding, Rule, both, short
from workshopkit.model.inspection import OfficeFile


def heading_jump(file: OfficeFile) -> Iterator[Finding]:
    """Headings more than one level below the one before; the first should be of level 1."""
    level = 0
    for heading in file.headings:
        if heading.level > level + 1:
            said = f"Heading «{short(heading.text)}» is of level {heading.level}"
            before = f"the one before is of level {level}" if level else "it is the first"
            yield Finding(heading.position, f"{said}, but {before}.")
        level = heading.level


def no_title(file: OfficeFile) -> Iterator[Finding]:
    """Files without a title in their properties; screen readers then read out the file's name."""
    if not file.title:
        yield Finding(-1, "The file has no title in its properties.")


RULES = (
    Rule(
        "WK941", Severity.WARNING, Criterion("1.3.1"),
        both("Choose the heading style of the next level: Home › Styles."),
        heading_jump,
    ),
    Rule("WK942", Severity.ERROR, Criterion("2.4.2"), both("File › Info › Properties › Title: write it."), no_title),
)  # fmt: skip
