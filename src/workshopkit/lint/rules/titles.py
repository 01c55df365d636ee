"""Titles of slides: each slide has one, says something in it, says it once in the deck, and is read first."""

from collections import defaultdict
from collections.abc import Iterator

from workshopkit.diagnostics import Severity
from workshopkit.lint.rule import Criterion, Finding, Rule, both
from workshopkit.model.inspection import ElementKind, OfficeFile


def without_title(file: OfficeFile) -> Iterator[Finding]:
    """Slides that lack a title placeholder; a text box that looks like a title is none."""
    for slide in file.slides:
        if slide.title is None:
            yield Finding(slide.first, f"{slide.place} has no title.")


def empty_title(file: OfficeFile) -> Iterator[Finding]:
    """Slides whose title holds no text."""
    for slide in file.slides:
        if slide.title == "":
            yield Finding(slide.first, f"{slide.place}: the title is empty.")


def title_twice(file: OfficeFile) -> Iterator[Finding]:
    """Slides whose title an earlier one has."""
    seen: dict[str, str] = {}
    for slide in file.slides:
        key = (slide.title or "").casefold()
        if key in seen:
            yield Finding(slide.first, f"{slide.place} has the same title as {seen[key]}.")
        elif key:
            seen[key] = slide.place.partition(" «")[0]


def title_not_first(file: OfficeFile) -> Iterator[Finding]:
    """Slides where something that is read out comes before the title."""
    for slide in file.slides:
        before: dict[bool, list[str]] = defaultdict(list)
        for element in file.elements[slide.first : slide.last]:
            if element.is_title:
                break
            silent = element.decorative or (element.kind is ElementKind.TEXT and not element.text.strip())
            before[silent].append(element.name)
        if slide.title and before[False]:
            yield Finding(slide.first, f"{slide.place}: «{before[False][0]}» is read before the title.")


RULES = (
    Rule(
        "WK901", Severity.ERROR, Criterion("1.3.1"),
        both("Home › Layout: choose a layout with a title; or Review › Check Accessibility › Add slide title."),
        without_title,
    ),
    Rule(
        "WK902", Severity.ERROR, Criterion("1.3.1"),
        both("Write the title. If nobody should see it, move it above the slide's edge in the Selection Pane."),
        empty_title,
    ),
    Rule(
        "WK903", Severity.WARNING, Criterion("2.4.6"),
        both("Add what tells the slides apart, such as «(2/3)»."),
        title_twice,
    ),
    Rule(
        "WK904", Severity.WARNING, Criterion("1.3.2"),
        both("Review › Check Accessibility › Reading Order Pane: move the title to the top."),
        title_not_first,
    ),
)  # fmt: skip
