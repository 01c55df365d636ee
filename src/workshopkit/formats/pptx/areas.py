"""A layout → the part of the slide that it leaves free: beside its own and its master's drawings, above its footers."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from workshopkit.formats.pptx.geometry import Box
from workshopkit.formats.pptx.master import Layout, Master
from workshopkit.formats.pptx.names import EMU_PER_PT
from workshopkit.formats.pptx.text_look import FOOTER_TYPES, TITLE_TYPES

_MARGIN_SHARE = 0.05
"""Of the slide's shorter side, when the layout shows no margin of its own."""
_GROUND_SHARE = 0.5
"""What is drawn over more of the slide than this is a ground to write on, not something in the way."""
_CLEAR_PT = 10
_LEAST_FREE = 1 / 6
_CROWD, _LEAST_IN_CROWD = 10, 0.5
_MOST_EDGES = 28
_ACROSS = 0.9
_NO_MAINS = FOOTER_TYPES | TITLE_TYPES


def free_area(layout: Layout, master: Master, top_emu: int = 0) -> Box:
    """The largest rectangle on a layout's slides, below a height, that nothing is drawn in.

    When drawings leave no sixth of the room, or a crowd of them no half, they are a pattern to write on: then it is the
    whole room inside the margins.
    """
    page = Box(0, 0, master.width_emu, master.height_emu)
    frame = _frame(layout, page)
    top = min(max(frame.y_emu, top_emu), frame.bottom_emu - frame.height_emu // 8)
    frame = Box(frame.x_emu, top, frame.width_emu, frame.bottom_emu - top)
    there = obstacles(layout, master)
    found = clear_part(frame, there)
    if found.area >= frame.area * (_LEAST_IN_CROWD if len(there) >= _CROWD else _LEAST_FREE):
        return found
    above = clear_part(frame, (p.box for p in layout.placeholders if p.kind in FOOTER_TYPES))
    return above if above.area >= frame.area // 2 else frame


def clear_part(box: Box, blocked: Iterable[Box]) -> Box:
    """The largest part of a box that keeps its distance from others."""
    near = tuple(grown for one in blocked if (grown := _grown(one)).overlap(box))
    return largest_gap(box, near) if near else box


def obstacles(layout: Layout, master: Master) -> tuple[Box, ...]:
    """What must not be written over: drawings that are no ground to write on, and the footers' places."""
    page = Box(0, 0, master.width_emu, master.height_emu)
    written = [p.box for p in layout.placeholders if p.kind not in _NO_MAINS]
    written += [box for box in (layout.master_body,) if box is not None and not layout.bodies]
    drawn = [
        box
        for box in (*layout.behind, *layout.drawn)
        if box.overlap(page) and box.overlap(page) < _GROUND_SHARE * page.area and not _is_panel(box, written)
    ]
    return (*drawn, *(p.box for p in layout.placeholders if p.kind in FOOTER_TYPES))


@lru_cache(1024)
def largest_gap(frame: Box, blocked: tuple[Box, ...]) -> Box:
    """The largest rectangle inside a frame that overlaps none of the boxes; a master's layouts ask the same again and again."""
    columns = _edges(frame.x_emu, frame.right_emu, ((b.x_emu, b.right_emu) for b in blocked))
    rows = _edges(frame.y_emu, frame.bottom_emu, ((b.y_emu, b.bottom_emu) for b in blocked))
    best = Box(frame.x_emu, frame.y_emu, 0, 0)
    for n, top in enumerate(rows):
        free = [True] * (len(columns) - 1)
        for upper, lower in pairwise(rows[n:]):
            strip = Box(frame.x_emu, upper, frame.width_emu, lower - upper)
            for box in (box for box in blocked if box.overlap(strip)):
                for k, (left, right) in enumerate(pairwise(columns)):
                    free[k] = free[k] and not (box.x_emu < right and left < box.right_emu)
            for left, right in _runs(free, columns):
                if (right - left) * (lower - top) > best.area:
                    best = Box(left, top, right - left, lower - top)
    return best


def _runs(free: Sequence[bool], columns: Sequence[int]) -> Iterable[tuple[int, int]]:
    start = None
    for k, is_free in enumerate((*free, False)):
        if is_free and start is None:
            start = columns[k]
        elif not is_free and start is not None:
            yield start, columns[k]
            start = None


def _edges(low: int, high: int, spans: Iterable[tuple[int, int]]) -> list[int]:
    """Where a gap may begin or end; a crowd of drawings is looked at through a coarse grid."""
    found = {low, high, *(edge for span in spans for edge in span if low < edge < high)}
    if len(found) <= _MOST_EDGES:
        return sorted(found)
    step = (high - low) / _MOST_EDGES
    return [round(low + n * step) for n in range(_MOST_EDGES + 1)]


def _frame(layout: Layout, page: Box) -> Box:
    """The slide inside its margins, which are those of the layout's or the master's own texts where they have any."""
    shown = [p.box for p in layout.placeholders if p.kind not in FOOTER_TYPES]
    shown += [box for box in (layout.master_title, layout.master_body) if box is not None]
    usual = round(min(page.width_emu, page.height_emu) * _MARGIN_SHARE)
    lefts = [box.x_emu for box in shown if page.holds(box)]
    rights = [page.width_emu - box.right_emu for box in shown if page.holds(box)]
    left = min(max(min(lefts, default=usual), usual // 2), page.width_emu // 8)
    right = min(max(min(rights, default=usual), usual // 2), page.width_emu // 8)
    return Box(left, usual, page.width_emu - left - right, page.height_emu - 2 * usual)


def _is_panel(box: Box, written: Iterable[Box]) -> bool:
    """Whether a drawing lies behind a place for text, so that the text is meant to stand on it."""
    return any(box.overlap(place) >= _ACROSS * place.area and box.area > place.area for place in written if place.area)


def _grown(box: Box) -> Box:
    more = _CLEAR_PT * EMU_PER_PT
    return Box(box.x_emu - more, box.y_emu - more, box.width_emu + 2 * more, box.height_emu + 2 * more)
