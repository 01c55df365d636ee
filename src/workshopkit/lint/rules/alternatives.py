"""Alternative texts: every picture, chart, drawing and group has one that says something, or is marked as decorative."""

import re
from collections.abc import Iterator

from workshopkit.diagnostics import Severity
from workshopkit.lint.rule import Criterion, Finding, Rule, both, named, short
from workshopkit.model.inspection import Element, ElementKind, FileKind, OfficeFile

_SPEAK_FOR_THEMSELVES = (ElementKind.TEXT, ElementKind.NOTES)
_FILE_NAME = re.compile(r"\S*\.(png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|webp|mp4|pptx|xlsx)", re.IGNORECASE)
_MADE_BY_MACHINE = re.compile(
    r"(picture|image|graphic|chart|diagram|table|group|shape|billede|grafik|diagram|tabel|gruppe|figur)\s*\d*",
    re.IGNORECASE,
)


def no_alternative(file: OfficeFile) -> Iterator[Finding]:
    """Things to look at without an alternative text; what a group holds is told by the group's."""
    for position, element in enumerate(file.elements):
        if _needs_alternative(element, file.kind) and not element.alternative and not element.decorative:
            yield Finding(position, f"{element.place}: {named(element)} has no alternative text.")


def alternative_is_name(file: OfficeFile) -> Iterator[Finding]:
    """Alternative texts that are a file's name, or what Office calls the thing."""
    for position, element in enumerate(file.elements):
        said = element.alternative
        empty = _FILE_NAME.fullmatch(said) or _MADE_BY_MACHINE.fullmatch(said)
        if empty and _needs_alternative(element, file.kind) and not element.decorative:
            message = f"{element.place}: the alternative text of {named(element)}, «{short(said)}», tells nothing."
            yield Finding(position, message)


def _needs_alternative(element: Element, kind: FileKind) -> bool:
    # A table in Word is read cell by cell; in PowerPoint it is a graphic frame, which is announced by its text.
    words = element.kind in _SPEAK_FOR_THEMSELVES or (element.kind is ElementKind.TABLE and kind is FileKind.PAPER)
    return not words and not element.covered


_WHERE = both("Right-click it › View Alt Text: say what it tells, or tick «Mark as decorative».")

RULES = (
    Rule("WK911", Severity.ERROR, Criterion("1.1.1"), _WHERE, no_alternative),
    Rule("WK912", Severity.ERROR, Criterion("1.1.1"), _WHERE, alternative_is_name),
)
