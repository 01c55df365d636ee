"""A page's pieces and a slide's outline → which leaf each piece shows; what shows none is decoration.

Text is found by what it says, in the order of drawing, so that no tag of LibreOffice's is needed; drawings by their boxes.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from workshopkit.formats.pdf.deck_outline import Leaf, SlideOutline, leaves
from workshopkit.formats.pdf.page_content import Piece
from workshopkit.frozen import dataclass

_NEAR_PT = 6.0
"""How far a drawing's lines may reach out of its box."""
_TRIED = 3
"""Places that a text is looked for at, when it stands in several."""
_SILENT = {0x00AD: None, 0x200B: None, 0xFEFF: None}


@dataclass(frozen=True, slots=True)
class Matched:
    """For every piece its leaf, None for decoration; and the texts that no leaf has."""

    owners: tuple[Leaf | None, ...]
    strangers: tuple[int, ...]


def match_page(pieces: Sequence[Piece], slide: SlideOutline, height_pt: float) -> Matched:
    """Whose each piece is; `height_pt` is the page's. Pieces that paint nothing go with what stands before them."""
    known = [leaf for element in slide.content for leaf in leaves(element)]
    drawings = [leaf for leaf in known if leaf.box is not None]
    said = _found([_plain(piece.text) if piece.paints == "text" else "" for piece in pieces], known)
    owners: list[Leaf | None] = []
    strangers: list[int] = []
    for number, piece in enumerate(pieces):
        owner = owners[-1] if owners else None
        if piece.paints == "shape":
            owner = _around(piece, drawings, height_pt)
        elif piece.paints == "text" and _plain(piece.text):
            owner = said.get(number) or _around(piece, drawings, height_pt)
            strangers += [number] if owner is None else []
        owners.append(owner)
    return Matched(tuple(owners), tuple(strangers))


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to find texts one after the other: how many letters were found, and where each text stands."""

    letters: int = 0
    last: "tuple[int, int] | None" = None
    """A text's number, and its place among the letters of all leaves."""
    before: "_Way | None" = None


def _found(texts: Sequence[str], known: Iterable[Leaf]) -> dict[int, Leaf]:
    """The leaf of each text, "" being none: so that the most letters are found in the order of the leaves.

    A master's own text is painted among them, and may be said by a slide as well.
    """
    letters, owners = _letters(known)
    ways = {0: _Way()}
    for number, text in enumerate(texts):
        if text:
            ways = _best({**ways, **_longer(ways, number, text, letters)})
    places: dict[int, int] = {}
    way: _Way | None = max(ways.values(), key=lambda one: one.letters)
    while way is not None and way.last is not None:
        places[way.last[0]] = way.last[1]
        way = way.before
    return {number: owners[place] for number, place in places.items()}


def _letters(known: Iterable[Leaf]) -> tuple[str, list[Leaf]]:
    """The letters of all leaves in a row, and the leaf of each."""
    plain = [(leaf, _plain(leaf.text)) for leaf in known]
    return "".join(text for _, text in plain), [leaf for leaf, text in plain for _ in text]


def _longer(ways: Mapping[int, _Way], number: int, text: str, letters: str) -> dict[int, _Way]:
    """The ways with one more text found: at the next places where it stands."""
    longer: dict[int, _Way] = {}
    for end, way in ways.items():
        place = letters.find(text, end)
        for _ in range(_TRIED):
            if place < 0:
                break
            after = place + len(text)
            gained = way.letters + len(text)
            rival = longer.get(after) or ways.get(after)
            if rival is None or rival.letters < gained:
                longer[after] = _Way(gained, (number, place), way)
            place = letters.find(text, place + 1)
    return longer


def _best(ways: Mapping[int, _Way]) -> dict[int, _Way]:
    """Without those that others beat, which found as many letters and leave as many to come."""
    kept: dict[int, _Way] = {}
    most = -1
    for end in sorted(ways):
        if ways[end].letters > most:
            kept[end] = ways[end]
            most = ways[end].letters
    return kept


def _plain(text: str) -> str:
    """Letters alone: line breaks, capitals and ligatures are a matter of looks."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_SILENT).casefold().split())


def _around(piece: Piece, drawings: Iterable[Leaf], height_pt: float) -> Leaf | None:
    """The drawing that a piece lies in."""
    if piece.box is None:
        return None
    left, bottom, right, top = piece.box
    for leaf in drawings:
        if leaf.box is None:
            continue
        x1, y1, x2, y2 = leaf.box
        across = x1 - _NEAR_PT <= left and right <= x2 + _NEAR_PT
        if across and y1 - _NEAR_PT <= height_pt - top and height_pt - bottom <= y2 + _NEAR_PT:
            return leaf
    return None
