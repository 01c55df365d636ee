"""The Markdown subset of leaves → inline text: **bold**, *italic*, and a backslash before what is meant as typed."""

import re
from itertools import accumulate

from workshopkit.model.text import Inlines, Run

_TOKEN = re.compile(r"\\([\\*])|(\*\*|\*)")


def escape(text: str) -> str:
    """Text that comes out of `parse_inlines` as it was."""
    return text.replace("\\", "\\\\").replace("*", "\\*")


def parse_inlines(text: str) -> Inlines:
    """Runs of a line; marks that have no partner are shown as typed."""
    if "*" not in text and "\\" not in text:
        return (Run(text),) if text else ()
    pieces = _pieces(text)
    closed = _closed(pieces)
    runs: list[Run] = []
    bold = italic = False
    for index, (piece, is_mark) in enumerate(pieces):
        if is_mark and index in closed:
            bold, italic = (not bold, italic) if piece == "**" else (bold, not italic)
        elif piece:
            runs.append(Run(piece, bold, italic))
    return _joined(runs)


def _pieces(text: str) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    at = 0
    for found in _TOKEN.finditer(text):
        pieces.append((text[at : found.start()], False))
        pieces.append((found[1], False) if found[1] else (found[2], True))
        at = found.end()
    pieces.append((text[at:], False))
    return pieces


def _closed(pieces: list[tuple[str, bool]]) -> set[int]:
    """The indices of the marks that open and close: each with the next of its kind, hugging text on the inside."""
    waiting: dict[str, int] = {}
    closed: set[int] = set()
    befores = list(accumulate((text for text, _ in pieces), _last, initial=""))
    afters = list(accumulate((text for text, _ in reversed(pieces)), _first, initial=""))[-2::-1]
    for index, (piece, is_mark) in enumerate(pieces):
        if not is_mark:
            continue
        if piece in waiting and befores[index].strip():
            closed |= {waiting.pop(piece), index}
        elif piece not in waiting and afters[index].strip():
            waiting[piece] = index
    return closed


def _last(before: str, text: str) -> str:
    return text[-1:] or before


def _first(after: str, text: str) -> str:
    return text[:1] or after


def _joined(runs: list[Run]) -> Inlines:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic) == (run.bold, run.italic):
            joined[-1] = Run(last.text + run.text, run.bold, run.italic)
        else:
            joined.append(run)
    return tuple(joined)
