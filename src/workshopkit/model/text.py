"""Inline text: what a line of a slide or a sheet is made of, after Markdown and before any file format."""

from workshopkit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look."""

    text: str
    bold: bool = False
    italic: bool = False


Inlines = tuple[Run, ...]


def plain(inlines: Inlines) -> str:
    """The text alone, without its look."""
    return "".join(run.text for run in inlines)


def inlines(text: str) -> Inlines:
    """Text as it was typed, as one run; nothing in it is markup."""
    return (Run(text),) if text else ()
