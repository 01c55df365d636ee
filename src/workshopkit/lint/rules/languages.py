"""Languages: all text says which it is in, so that it is spoken with the right voice; and the file says its own."""

from collections import Counter
from collections.abc import Iterator

from workshopkit.diagnostics import Severity
from workshopkit.lint.rule import Criterion, Finding, Rule, both, short
from workshopkit.model.inspection import OfficeFile


def no_language(file: OfficeFile) -> Iterator[Finding]:
    """Text with letters and no language, its own or inherited; told once for each shape on a slide or section of a paper."""
    silent: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for position, element in enumerate(file.elements):
        for stretch in element.texts:
            if not stretch.language and any(map(str.isalpha, stretch.text)):
                silent.setdefault((element.place, element.name), []).append((position, stretch.text))
    for (place, name), texts in silent.items():
        within = f" in «{name}»" if name else ""
        others = f" and {len(texts) - 1} more" if len(texts) > 1 else ""
        verb = "have" if others else "has"
        yield Finding(texts[0][0], f"{place}: the text «{short(texts[0][1])}»{within}{others} {verb} no language.")


def no_file_language(file: OfficeFile) -> Iterator[Finding]:
    """Files that state a language neither in their properties nor in their defaults."""
    if not file.language and not file.default_language:
        yield Finding(-1, "The file does not say which language it is in.")


def other_language(file: OfficeFile) -> Iterator[Finding]:
    """Files whose properties name another language than most of the text has."""
    counts: Counter[str] = Counter()
    for element in file.elements:
        for stretch in element.texts:
            if stretch.language:
                counts[_primary(stretch.language)] += len(stretch.text)
    most = max(counts, key=lambda name: counts[name], default="")
    if file.language and most and _primary(file.language) != most:
        yield Finding(-1, f"The properties say «{file.language}», but most of the text is marked as «{most}».")


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].casefold()


_PROOFING = "Mark the text › Review › Language › Set Proofing Language."
_DEFAULT = "Review › Language › Set Proofing Language: choose it and press «Set As Default», then save."
_AGREE = "Mark all text and set its proofing language, or correct Language in File › Info › Properties."

RULES = (
    Rule("WK931", Severity.ERROR, Criterion("3.1.2"), both(_PROOFING), no_language),
    Rule("WK932", Severity.ERROR, Criterion("3.1.1"), both(_DEFAULT), no_file_language),
    Rule("WK933", Severity.WARNING, Criterion("3.1.1"), both(_AGREE), other_language),
)
