"""Diagnostics as values: what is wrong in somebody's file, where, and what to do about it.

Knows nothing of files, terminals or the other rooms; every room may make diagnostics, only `cli` shows them.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from workshopkit.frozen import dataclass


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the build, a warning wants a look, a note only tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(NamedTuple):
    """A place in a file; `line` and `column` count from 1, 0 when only the file is known.

    A named tuple, since every value that is read has one: they are made in a third of a frozen dataclass's time.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong; `code` has a page of its own in docs/diagnostics/."""

    code: str
    severity: Severity
    message: str
    hint: str = ""
    span: Span | None = None
    criterion: str = ""
    """The requirement of a standard that it is about, such as «WCAG 1.1.1, EN 301 549 10.1.1.1»."""
    about: tuple[str, ...] = ()
    """The text on a page that it is about, then what of that is wrong: by it the place is found where somebody wrote it."""


def error(code: str, message: str, span: Span | None = None, hint: str = "") -> Diagnostic:
    """An error: nothing is written."""
    return Diagnostic(code, Severity.ERROR, message, hint, span)


def warning(code: str, message: str, span: Span | None = None, hint: str = "") -> Diagnostic:
    """A warning: the kit is made, and somebody should look."""
    return Diagnostic(code, Severity.WARNING, message, hint, span)


def note(code: str, message: str, span: Span | None = None, hint: str = "") -> Diagnostic:
    """Something worth knowing that is no mistake, such as the minutes that a day has left."""
    return Diagnostic(code, Severity.NOTE, message, hint, span)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops the build."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each one once, ordered by file, line, column and code."""

    def place(d: Diagnostic) -> tuple[str, int, int, str, str]:
        span = d.span or Span("")
        return (span.file, span.line, span.column, d.code, d.message)

    return tuple(sorted(dict.fromkeys(diagnostics), key=place))
