"""The blocks of a table's cell → the same, with places to break in words that are wider than the cell."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from workshopkit.formats.pdf.print_text import BREAK
from workshopkit.model.document import Bullets, Choices, Paragraph, WritingLines
from workshopkit.model.text import Inlines

_LETTER_MM = 2.1
"""A letter of a table's text, rather too wide than too narrow."""
_LONG = re.compile(r"\S{26,}")
"""Shorter words are left to hyphens."""
_HYPHENATED = 45
"""A word of letters alone that is no longer is broken with hyphens in a narrow column."""
_PIECE = 4
CellBlock = Paragraph | Bullets | Choices | WritingLines


def within(blocks: Iterable[CellBlock], width_mm: float, *, hyphens: bool) -> Iterator[CellBlock]:
    """The blocks of a cell of this width; words that hyphens can break are left to them where there are `hyphens`."""
    room = int(width_mm / _LETTER_MM)
    longest = _HYPHENATED if hyphens else 0
    for block in blocks:
        match block:
            case Paragraph():
                yield replace(block, text=_broken(block.text, room, longest))
            case Bullets():
                yield replace(block, items=tuple(_broken(item, room, longest) for item in block.items))
            case _:
                yield block


def _broken(text: Inlines, room: int, longest: int) -> Inlines:
    def pieces(found: re.Match[str]) -> str:
        word = found[0]
        if len(word) <= room or (word.isalpha() and len(word) <= longest):
            return word
        return BREAK.join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))

    return tuple(replace(run, text=_LONG.sub(pieces, run.text)) for run in text) if _is_long(text) else text


def _is_long(text: Inlines) -> bool:
    return any(_LONG.search(run.text) for run in text)
