"""Paragraphs and a box → the size they are set at, and what goes on over further slides. Nothing overflows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from workshopkit.formats.measure import Ruler, Words, wrap
from workshopkit.formats.pptx.geometry import points
from workshopkit.formats.pptx.plan import Place
from workshopkit.formats.pptx.text import LABEL_TRACKING_PT, SetPara, Setting, before_pt, is_spaced, margin_em, size_of
from workshopkit.formats.pptx.text_look import TextLook
from workshopkit.frozen import dataclass
from workshopkit.model.deck import Para, ParaStyle
from workshopkit.model.text import Inlines, Run, plain

ASIDE_GAP_EM = 0.7
SPREAD_EM = 0.5
SPREAD_SHARE = 0.6
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_WORD_END = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Room:
    """The room for text in a box, its insets taken off, and how text is measured in it."""

    width_pt: float
    height_pt: float
    look: TextLook
    ruler: Ruler
    strong_em: float = 1.0
    """How much larger STRONG paragraphs are set."""

    def words(self, para: Para) -> Words:
        """A paragraph ready to be wrapped."""
        label = para.style is ParaStyle.LABEL
        bold = self.look.bold or label or para.style is ParaStyle.STRONG
        tracking = LABEL_TRACKING_PT / 16 if label else 0
        return self.ruler.words(para.runs, bold, label or self.look.caps, tracking)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A paragraph measured once for every size."""

    para: Para
    words: Words
    aside_em: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """Paragraphs of one box on one slide, how they are set, and how high they then are."""

    paragraphs: tuple[SetPara, ...]
    setting: Setting
    height_pt: float


def room_of(place: Place, ruler: Ruler) -> Room:
    """The room that a place leaves for text."""
    left, top, right, bottom = place.look.inset_emu
    return Room(
        points(place.box.width_emu - left - right), points(place.box.height_emu - top - bottom), place.look, ruler
    )


def prepare(paragraphs: Sequence[Para], room: Room) -> list[Prepared]:
    """Measures paragraphs for a room."""
    return [
        Prepared(para, room.words(para), room.ruler.width_em(para.aside, room.look.bold) if para.aside else 0.0)
        for para in paragraphs
    ]


def height_pt(items: Sequence[Prepared], size_pt: float, room: Room) -> float:
    """Height of paragraphs at a size."""
    total = 0.0
    for n, item in enumerate(items):
        total += _lines(item, size_pt, room)[0] * _line_pt(item.para, size_pt, room)
        total += before_pt(item.para, room.look, size_of(item.para, size_pt, room.strong_em), n == 0)
    return total


def too_wide(items: Sequence[Prepared], size_pt: float, room: Room) -> list[Prepared]:
    """Paragraphs with a word that does not fit in a line."""
    return [item for item in items if item.words.widest_em > _width_em(item.para, size_pt, room)]


def sizes(look_pt: float, floor_pt: float) -> list[float]:
    """Sizes to try, from the role's own down to the floor in steps of a point."""
    size, tried = max(look_pt, floor_pt), []
    while size > floor_pt:
        tried.append(size)
        size -= 1
    return [*tried, floor_pt]


def fitting_size(items: Sequence[Prepared], room: Room, floor_pt: float) -> float | None:
    """The largest size at which everything stands in the room; None when not even the floor will do."""
    return next((size for size in sizes(room.look.size_pt, floor_pt) if fits(items, size, room)), None)


def count_lines(items: Sequence[Prepared], size_pt: float, room: Room) -> int:
    """How many lines paragraphs take at a size."""
    return sum(_lines(item, size_pt, room)[0] for item in items)


def fits(items: Sequence[Prepared], size_pt: float, room: Room) -> bool:
    """Whether paragraphs stand in the room at a size."""
    return height_pt(items, size_pt, room) <= room.height_pt and not too_wide(items, size_pt, room)


def lone_asides(items: Sequence[Prepared], size_pt: float, room: Room) -> bool:
    """Whether an aside would stand on a line of its own at a size."""
    return any(_lines(item, size_pt, room)[1] for item in items)


def set_paragraphs(items: Sequence[Prepared], size_pt: float, room: Room, extra_pt: float = 0.0) -> Fitted:
    """Paragraphs as they are to be written at a size."""
    paragraphs = tuple(_set(item, size_pt, room) for item in items)
    height = height_pt(items, size_pt, room) + extra_pt * _gaps(items)
    return Fitted(paragraphs, Setting(size_pt, room.strong_em, extra_pt), height)


def spare_pt(items: Sequence[Prepared], size_pt: float, room: Room) -> float:
    """Space that may be added above each paragraph, in whole points, so that a short text does not huddle at the top."""
    gaps, most = _gaps(items), SPREAD_EM * size_pt
    if not gaps:
        return most
    return float(int(max(min((room.height_pt - height_pt(items, size_pt, room)) * SPREAD_SHARE / gaps, most), 0)))


def _gaps(items: Sequence[Prepared]) -> int:
    paras = [item.para for item in items]
    return sum(is_spaced(paras, n) for n in range(len(paras)))


def _set(item: Prepared, size_pt: float, room: Room) -> SetPara:
    """A paragraph to be written; its last word goes down to the aside that finds no room beside the text."""
    if not _lines(item, size_pt, room)[1]:
        return SetPara(item.para)
    text = plain(item.para.runs)
    start = text.rstrip().rfind(" ") + 1
    last = Para(_stretch(item.para.runs, start, len(text)), item.para.style, item.para.number, item.para.aside)
    if not start or _lines(prepare([last], room)[0], size_pt, room)[1]:
        return SetPara(item.para, aside_below=True)
    runs = (*_stretch(item.para.runs, 0, start - 1), Run("\n"), *last.runs)
    return SetPara(replace(item.para, runs=runs))


def split(items: Sequence[Prepared], size_pt: float, room: Room) -> list[list[Prepared]]:
    """Paragraphs in as few portions as the room needs, at paragraphs' ends, then sentences', then words'.

    Portions are about as high as one another, rather than a last one with a single line.
    """
    pieces = _in_pieces(items, size_pt, room)
    heights = [height_pt([piece, piece], size_pt, room) - height_pt([piece], size_pt, room) for piece in pieces]
    filled = _fill(pieces, size_pt, room)
    # The first paragraph of a portion has no space above it; whether that was enough is looked at below.
    spare = max(
        (before_pt(p.para, room.look, size_of(p.para, size_pt, room.strong_em), False) for p in pieces), default=0.0
    )
    cuts = even_cuts(heights, room.height_pt + spare, len(filled))
    ends = [_before_announcement(pieces, start, end) for start, end in cuts]
    even = [pieces[start:end] for start, end in pairwise([0, *ends])]
    stands = all(height_pt(portion, size_pt, room) <= room.height_pt for portion in even)
    return even if stands and len(even) == len(filled) else filled


def with_labels(portions: Sequence[list[Prepared]], size_pt: float, room: Room) -> list[list[Prepared]]:
    """Portions with the label again that the first line of each stands under, where there is room for it."""
    again, label = [], None
    for portion in portions:
        hangs = portion and portion[0].para.style in (ParaStyle.BULLET, ParaStyle.NUMBER)
        labelled = [label, *portion] if label and hangs else portion
        again.append(labelled if height_pt(labelled, size_pt, room) <= room.height_pt else portion)
        label = next((item for item in reversed(portion) if item.para.style is ParaStyle.LABEL), label)
    return again


def even_cuts(heights_pt: Sequence[float], room_pt: float, count: int = 0) -> list[tuple[int, int]]:
    """(start, end) of portions of about the same height; as few as the room needs, or `count` when that will do."""
    filled = _cuts(heights_pt, room_pt, 1)
    even = _cuts(heights_pt, room_pt, max(count, len(filled)))
    return even if len(even) <= max(count, len(filled)) else filled


def _cuts(heights_pt: Sequence[float], room_pt: float, count: int) -> list[tuple[int, int]]:
    """Fills portion after portion, up to the average of what is left while `count` allows, then up to the room."""
    cuts: list[tuple[int, int]] = []
    rest, start = sum(heights_pt), 0
    while start < len(heights_pt) or not cuts:
        left = count - len(cuts)
        target = rest / left if left > 1 else room_pt
        used, end = 0.0, start
        while end < len(heights_pt) and used + heights_pt[end] <= room_pt and used + heights_pt[end] / 2 <= target:
            used += heights_pt[end]
            end += 1
        if end == start < len(heights_pt):
            used, end = heights_pt[start], start + 1
        cuts.append((start, end))
        rest, start = rest - used, end
    return cuts


def _fill(pieces: Sequence[Prepared], size_pt: float, room: Room) -> list[list[Prepared]]:
    portions: list[list[Prepared]] = [[]]
    for item in pieces:
        if portions[-1] and height_pt([*portions[-1], item], size_pt, room) > room.height_pt:
            carried = _carried(portions[-1])
            portions[-1] = portions[-1][: len(portions[-1]) - len(carried)]
            portions.append(carried)
            if height_pt([*carried, item], size_pt, room) > room.height_pt:
                portions.append([])
        portions[-1].append(item)
    return portions


def _before_announcement(pieces: Sequence[Prepared], start: int, end: int) -> int:
    return end - len(_carried(pieces[start:end])) if end < len(pieces) else end


def _carried(portion: Sequence[Prepared]) -> list[Prepared]:
    """What must not stand last on a slide because it announces what comes next."""
    last = portion[-1].para
    announces = last.style in (ParaStyle.LABEL, ParaStyle.STRONG) or plain(last.runs).rstrip().endswith(":")
    return [portion[-1]] if announces and len(portion) > 1 else []


def _in_pieces(items: Sequence[Prepared], size_pt: float, room: Room) -> list[Prepared]:
    pieces: list[Prepared] = []
    for item in items:
        if height_pt([item], size_pt, room) <= room.height_pt:
            pieces.append(item)
            continue
        for sentence in _join(_cut(item.para, _SENTENCE_END), size_pt, room):
            whole = height_pt([sentence], size_pt, room) <= room.height_pt
            pieces += [sentence] if whole else _join(_cut(sentence.para, _WORD_END), size_pt, room)
    return pieces


def _join(paras: Sequence[Para], size_pt: float, room: Room) -> list[Prepared]:
    """Neighbours put together again as long as they stand in the room."""
    joined: list[Prepared] = []
    for para in paras:
        if joined:
            both = replace(joined[-1].para, runs=(*joined[-1].para.runs, Run(" "), *para.runs), aside=para.aside)
            candidate = prepare([both], room)
            if height_pt(candidate, size_pt, room) <= room.height_pt:
                joined[-1] = candidate[0]
                continue
        joined += prepare([para], room)
    return joined


def _cut(para: Para, where: re.Pattern[str]) -> list[Para]:
    text, parts, start = plain(para.runs), [], 0
    for found in where.finditer(text):
        parts.append(_stretch(para.runs, start, found.start()))
        start = found.end()
    parts.append(_stretch(para.runs, start, len(text)))
    kept = [runs for runs in parts if runs]
    return [replace(para, runs=runs, aside=para.aside if n == len(kept) - 1 else "") for n, runs in enumerate(kept)]


def _stretch(runs: Inlines, start: int, end: int) -> Inlines:
    found, at = [], 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if text:
            found.append(replace(run, text=text))
    return tuple(found)


def _width_em(para: Para, size_pt: float, room: Room) -> float:
    return room.width_pt / size_of(para, size_pt, room.strong_em) - margin_em(para)


def _line_pt(para: Para, size_pt: float, room: Room) -> float:
    if room.look.exact_line_pt:
        return room.look.exact_line_pt
    return size_of(para, size_pt, room.strong_em) * room.ruler.line_em * max(room.look.spacing, 0.5)


def _lines(item: Prepared, size_pt: float, room: Room) -> tuple[int, bool]:
    """Lines of a paragraph, and whether its aside goes below because it would touch the text."""
    width = _width_em(item.para, size_pt, room)
    wrapped = wrap(item.words, width)
    if not item.aside_em:
        return wrapped.lines, False
    below = wrapped.last_em + ASIDE_GAP_EM + item.aside_em > width - margin_em(item.para)
    return wrapped.lines + below, below
