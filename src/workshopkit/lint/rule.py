"""What a rule is: a code, a weight, the criterion it answers, what to do in each program, and a check that finds places."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from workshopkit.diagnostics import Severity
from workshopkit.frozen import dataclass
from workshopkit.model.inspection import Element, FileKind, OfficeFile


class Finding(NamedTuple):
    """A message that names its place; `position` is the number of the element it is about, to sort by."""

    position: int
    message: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """A success criterion of WCAG 2.1, such as 1.1.1; EN 301 549 repeats them for documents in chapter 10."""

    number: str

    def __str__(self) -> str:
        return f"WCAG {self.number}, EN 301 549 10.{self.number}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `hints` tells what to do in the program that the file belongs to."""

    code: str
    severity: Severity
    criterion: Criterion
    hints: Mapping[FileKind, str]
    check: Callable[[OfficeFile], Iterable[Finding]]


def both(hint: str) -> Mapping[FileKind, str]:
    """A hint that holds in both programs."""
    return dict.fromkeys(FileKind, hint)


def named(element: Element) -> str:
    """What a message calls an element: its kind and its name, or else its kind alone."""
    return f"{element.kind.value} «{element.name}»" if element.name else element.kind.value


def short(text: str, most: int = 40) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
