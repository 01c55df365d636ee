"""Titles, leads and questions → the size they are set at.

A title or a lead is rather a little smaller than a line longer with a single word on it; a question is as large as it can be.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from workshopkit.formats.pptx.fit import Prepared, Room, count_lines, fits, height_pt, sizes
from workshopkit.model.deck import ParaStyle, Slot

ONE_LINE, MORE_LINES = 0.83, 0.89
"""How small a title may get to stay on one line, and how large it is on more, of its look's size."""
TIGHTER = 0.88
"""How small a lead may get to need a line less."""
KICKER = 0.78
"""How small a kicker may get to stand on one line."""
STRONG_EM = (1.33, 1.25, 1.16, 1.08, 1.0)
"""How much larger a question may stand than what is around it, as far as there is room."""


def title_size(parts: Sequence[Sequence[Prepared]], room: Room, floor_pt: float, one_line: bool) -> float:
    """The size of a title's parts; 0 when not even the floor will do.

    With `one_line` it is kept on one line where it can, and on several it is not set as large as on one.
    """
    look = max(room.look.size_pt, floor_pt)
    tried = sizes(look, floor_pt)
    if one_line:
        for size in sizes(look, max(floor_pt, _half_pt(ONE_LINE * look))):
            if all(fits(items, size, room) and count_lines(items, size, room) == 1 for items in parts):
                return size
        tried = sizes(max(floor_pt, _half_pt(MORE_LINES * look)), floor_pt)
    return next((size for size in tried if all(fits(items, size, room) for items in parts)), 0.0)


def kicker_room_pt(items: Sequence[Prepared], room: Room, floor_pt: float) -> float:
    """The height that is left to a kicker: of one line, when there is a size at which it stands on one."""
    least = max(floor_pt, _half_pt(KICKER * room.look.size_pt))
    one = (size for size in sizes(room.look.size_pt, least) if count_lines(items, size, room) == len(items))
    return next((height_pt(items, size, room) for size in one if fits(items, size, room)), room.height_pt)


def lead_sizes(items: Sequence[Prepared], room: Room, floor_pt: float) -> list[float]:
    """Sizes to try for a lead: first the largest that needs the fewest lines without being much smaller."""
    look = max(room.look.size_pt, floor_pt)
    near = sizes(look, max(floor_pt, round(TIGHTER * look)))
    best = min(near, key=lambda size: (count_lines(items, size, room), -size))
    return [best, *sizes(look, floor_pt)]


def fitting_sizes(
    items: Mapping[Slot, Sequence[Prepared]], rooms: Mapping[Slot, Room], tried: Sequence[float]
) -> Iterator[tuple[float, dict[Slot, Room]]]:
    """Sizes at which everything stands, largest first, with questions as much larger as there is room for."""
    asks = any(item.para.style is ParaStyle.STRONG for group in items.values() for item in group)
    for size in tried:
        for strong_em in STRONG_EM if asks else (1.0,):
            wider = {slot: replace(room, strong_em=strong_em) for slot, room in rooms.items()}
            if all(fits(items[slot], size, room) for slot, room in wider.items()):
                yield size, wider


def _half_pt(size_pt: float) -> float:
    """A size that PowerPoint shows as it is: no 32.04 pt."""
    return round(size_pt * 2) / 2
