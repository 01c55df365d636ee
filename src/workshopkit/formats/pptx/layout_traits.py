"""A layout → what counts when a role looks for one: its title's place, its main texts, pictures, sizes, use."""

from collections.abc import Sequence

from workshopkit.formats.pptx.areas import clear_part, free_area, obstacles
from workshopkit.formats.pptx.geometry import Box
from workshopkit.formats.pptx.master import Layout, Master, Placeholder
from workshopkit.frozen import dataclass

_TEXTS = frozenset({"body", "obj", "subTitle", "vertBody", "vertObj"})
_PICTURES = frozenset({"pic", "clipArt", "media", "chart", "dgm"})
_SMALL_SHARE = 0.035
"""Of the slide's area: smaller texts are captions and numbers."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What stands where, as shares of the slide; `texts` are the shares of the main ones, largest first."""

    kind: str
    has_title: bool
    centred: bool
    """Whether the title is of the kind that covers have."""
    title_middle: float
    """Where the middle of the title is, from the top; 0 without a title."""
    texts: tuple[float, ...]
    largest_pt: float
    """Size of the text in the largest of them, for a slide of the usual height; 0 without any."""
    side_by_side: bool
    subtitle: bool
    pictures: int
    table_share: float
    uses: int
    upright: bool
    """Whether lines of its title or main texts stand, as East Asian scripts can."""
    clear: float
    """How much of the first main text's place, or without one of the slide, is free of drawings."""


def read_traits(layout: Layout, master: Master) -> Traits:
    """What a layout offers."""
    page = master.width_emu * master.height_emu
    inside = Box(0, 0, master.width_emu, master.height_emu)
    there = [p for p in layout.placeholders if p.box.overlap(inside) >= p.box.area / 2]
    texts = sorted((p for p in there if p.kind in _TEXTS), key=lambda p: -p.box.area)
    mains = [p for p in texts if p.box.area >= _SMALL_SHARE * page]
    title = layout.title
    middle = (title.box.y_emu + title.box.height_emu / 2) / master.height_emu if title is not None else 0.0
    return Traits(
        layout.kind,
        title is not None,
        title is not None and title.kind == "ctrTitle",
        middle,
        tuple(p.box.area / page for p in mains),
        mains[0].text.size_pt * 6858000 / master.height_emu if mains else 0.0,
        _are_side_by_side(mains[:2]),
        any(p.kind == "subTitle" for p in there),
        sum(p.kind in _PICTURES for p in there),
        max((p.box.area / page for p in there if p.kind == "tbl"), default=0.0),
        layout.uses,
        any(p.upright for p in (*mains, *([title] if title is not None else ()))),
        _clear(layout, master, mains),
    )


def _clear(layout: Layout, master: Master, mains: Sequence[Placeholder]) -> float:
    if mains:
        in_the_way = [box for box in obstacles(layout, master) if box.overlap(mains[0].box)]
        return clear_part(mains[0].box, in_the_way).area / mains[0].box.area
    top = layout.title.box.bottom_emu if layout.title is not None else 0
    return free_area(layout, master, top).area / (master.width_emu * master.height_emu)


def _are_side_by_side(pair: Sequence[Placeholder]) -> bool:
    """Whether two texts share their height and not their width, and are of about one size."""
    if len(pair) < 2:
        return False
    left, right = sorted((p.box for p in pair), key=lambda box: box.x_emu)
    level = min(left.bottom_emu, right.bottom_emu) - max(left.y_emu, right.y_emu)
    apart = left.right_emu <= right.x_emu + left.width_emu // 20
    return apart and level > 0.6 * max(left.height_emu, right.height_emu) and 0.5 < left.area / right.area < 2
