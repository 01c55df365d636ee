"""Titles and leads → the size they are set at: rather a little smaller than a line more with a single word on it."""

from collections.abc import Sequence

from workshopkit.formats.pptx.fit import Prepared, Room, count_lines, fits, sizes

ONE_LINE, MORE_LINES = 0.83, 0.89
"""How small a title may get to stay on one line, and how large it is on more, of its look's size."""
TIGHTER = 0.88
"""How small a lead may get to need a line less."""


def title_size(parts: Sequence[Sequence[Prepared]], room: Room, floor_pt: float, one_line: bool) -> float:
    """The size of a title's parts; 0 when not even the floor will do.

    With `one_line` it is kept on one line where it can, and on several it is not set as large as on one.
    """
    look = max(room.look.size_pt, floor_pt)
    tried = sizes(look, floor_pt)
    if one_line:
        for size in sizes(look, max(floor_pt, ONE_LINE * look)):
            if all(fits(items, size, room) and count_lines(items, size, room) == 1 for items in parts):
                return size
        tried = sizes(max(floor_pt, MORE_LINES * look), floor_pt)
    return next((size for size in tried if all(fits(items, size, room) for items in parts)), 0.0)


def lead_sizes(items: Sequence[Prepared], room: Room, floor_pt: float) -> list[float]:
    """Sizes to try for a lead: first the largest that needs the fewest lines without being much smaller."""
    look = max(room.look.size_pt, floor_pt)
    near = sizes(look, max(floor_pt, round(TIGHTER * look)))
    best = min(near, key=lambda size: (count_lines(items, size, room), -size))
    return [best, *sizes(look, floor_pt)]
