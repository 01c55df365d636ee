"""A plan → where the badge of a factor or challenge stands on it; a title that fills its line is drawn in to leave room for one."""

from collections.abc import Iterator
from dataclasses import replace

from workshopkit.formats.pptx.geometry import Box
from workshopkit.formats.pptx.master import Layout
from workshopkit.formats.pptx.names import EMU_PER_PT, A, P
from workshopkit.formats.pptx.places import Plan, touch
from workshopkit.formats.pptx.text_look import FOOTER_TYPES
from workshopkit.model.deck import Slot

BADGE = "badge"
"""The name by which a layout's own badge is known."""
_BADGE_PT = 46
_LEAST_BADGE_PT = 30
_EDGE_PT = 6
_LEAST_TITLE = 6
"""How many times as wide as the badge the title beside it stays."""


def find_badge(layout: Layout) -> Box | None:
    """Where a layout draws a badge of its own, without a sign in it."""
    root = layout.placeholders[0].node.getroottree().getroot() if layout.placeholders else None
    for shape in root.iter(f"{P}sp") if root is not None else ():
        if shape.find(f"{P}nvSpPr/{P}cNvPr").get("name", "").strip().casefold() == BADGE:
            offset, extent = (shape.find(f"{P}spPr/{A}xfrm/{A}{name}") for name in ("off", "ext"))
            if offset is not None and extent is not None:
                return Box(int(offset.get("x")), int(offset.get("y")), int(extent.get("cx")), int(extent.get("cy")))
    return None


def free_badge(plan: Plan, size: Box) -> Box | None:
    """A free place for a badge on a layout that has none: above the title's right end, or to the right of it."""
    title = plan.title.box
    right, edge = title.x_emu + title.width_emu, _EDGE_PT * EMU_PER_PT
    above, beside = title.y_emu - edge * 2, size.width_emu - right - edge * 2
    for room, x in ((above, right), (beside, right + edge)):
        side = min(room, _BADGE_PT * EMU_PER_PT)
        if side < _LEAST_BADGE_PT * EMU_PER_PT:
            continue
        middle = title.y_emu + title.height_emu // 2
        box = (
            Box(x - side, title.y_emu - edge - side, side, side)
            if x == right
            else Box(x, middle - side // 2, side, side)
        )
        if not any(touch(box, other) for other in _in_the_way(plan, size, box)):
            return box
    return None


def with_badge_room(plan: Plan, size: Box) -> Plan:
    """The plan with a narrower title when only so a badge has a place to the right of it; else the plan as it is."""
    if find_badge(plan.layout) is not None or free_badge(plan, size) is not None:
        return plan
    title = plan.title
    side = _BADGE_PT * EMU_PER_PT
    # The badge ends where the title did, or before what the layout draws there.
    less = title.box.right_emu - _right_end(plan, size, side) + side + _EDGE_PT * EMU_PER_PT
    sides = 2 if title.placeholder is not None and title.look.centred else 1
    width = title.box.width_emu - sides * less
    if width < _LEAST_TITLE * side:
        return plan
    left = title.box.x_emu + (less if sides == 2 else 0)
    box = Box(left, title.box.y_emu, width, title.box.height_emu)
    drawn_in = replace(plan, title=replace(title, box=box, moved=True))
    return drawn_in if free_badge(drawn_in, size) is not None else plan


def _right_end(plan: Plan, size: Box, side: int) -> int:
    """How far to the right a badge may reach at the height of the title's middle."""
    title = plan.title.box
    half = Box(title.x_emu + title.width_emu // 2, title.y_emu + (title.height_emu - side) // 2, title.width_emu, side)
    drawn = (box for box in (*plan.layout.drawn, *plan.layout.behind) if box.area < size.area // 2)
    starts = [box.x_emu - _EDGE_PT * EMU_PER_PT for box in drawn if touch(box, half) and box.x_emu >= half.x_emu]
    return min([title.right_emu, *starts])


def _in_the_way(plan: Plan, size: Box, badge: Box) -> Iterator[Box]:
    """What is taken, but for a bar that the title and the whole badge stand on."""
    bars = [box for box in (*plan.layout.drawn, *plan.layout.behind) if box.holds(badge) and touch(box, plan.title.box)]
    yield from (box for box in taken(plan, size) if box not in bars)


def taken(plan: Plan, size: Box) -> Iterator[Box]:
    """Where something stands already; a ground that the layout draws over most of the slide is no obstacle."""
    layout = plan.layout
    yield plan.title.box
    for slot, place in plan.places.items():
        # A kicker is a few words at the left.
        yield replace(place.box, width_emu=place.box.width_emu // 2) if slot == Slot.KICKER else place.box
    yield from (p.box for p in layout.placeholders if p.kind in FOOTER_TYPES)
    most = size.width_emu * size.height_emu // 2
    yield from (box for box in (*layout.drawn, *layout.behind) if box.width_emu * box.height_emu < most)
