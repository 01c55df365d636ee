"""What a layout has no placeholder for → text boxes and areas in the part of the slide that the master leaves free."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import ceil

from workshopkit.formats.pptx.areas import clear_part, free_area, obstacles
from workshopkit.formats.pptx.geometry import Box, points
from workshopkit.formats.pptx.master import Layout, Master
from workshopkit.formats.pptx.names import EMU_PER_PT
from workshopkit.formats.pptx.places import FIGURE, MAINS, TABLE, Place, touch
from workshopkit.formats.pptx.text_look import FOOTER_TYPES, TITLE_TYPES, TextLook
from workshopkit.model.deck import Role, Slot

POSTERS = frozenset({Role.TITLE, Role.SECTION, Role.BREAK, Role.CLOSING})
"""Roles whose title stands large in the middle when they are drawn."""
_STRIPS_PT: dict[str, float] = {Slot.KICKER: 24, Slot.SUBTITLE: 60, Slot.LEAD: 60, Slot.BODY: 60, Slot.META: 30}
_DRAWN_PT: dict[str, tuple[float, bool]] = {Slot.KICKER: (16, True), Slot.LEAD: (24, False), Slot.META: (14, False)}
_ROLES_PT: dict[tuple[Role, str], float] = {
    (Role.STATEMENT, Slot.BODY): 44, (Role.BREAK, Slot.LEAD): 60, (Role.SECTION, Slot.LEAD): 28,
}  # fmt: skip
_TITLE_PT, _POSTER_PT, _BODY_PT = 32.0, 48.0, 24.0
_LEAST_PT = 12.0
"""Of what is drawn, however small the slides are."""
_GAP_PT = 12
_STRIP_TEXT_PT = 2000
"""How wide the text of a lead or caption may be on one line."""
_LEAST_MAIN = 0.16
"""Of the slide's height: what fills the middle needs this much."""
_TITLE_SHARE, _POSTER_TOP, _POSTER_SHARE = 0.14, 0.2, 0.26
"""Of the height: a title at the top; and where a poster's title begins, and how high it is."""


def scale(master: Master) -> float:
    """How much larger or smaller than a usual 16:9 slide (960 × 540 pt) a master's slides are."""
    share = min(points(master.width_emu) / 960, points(master.height_emu) / 540)
    return min(max(share, 0.75), 8.0)


def drawn_title(master: Master, layout: Layout, role: Role) -> Place:
    """The title on a layout that has no place for it: where the master has its own, else at the top of the free area."""
    factor, free = scale(master), free_area(layout, master)
    if role in POSTERS:
        top = free.y_emu + round(free.height_emu * _POSTER_TOP)
        box = Box(free.x_emu, top, free.width_emu, round(free.height_emu * _POSTER_SHARE))
        return Place("Title", box, TextLook(size_pt=_POSTER_PT * factor, heading=True, anchor="t"))
    box = Box(free.x_emu, free.y_emu, free.width_emu, round(master.height_emu * _TITLE_SHARE))
    usual = layout.master_title
    if (
        usual is not None
        and _is_headline(usual, master)
        and not any(touch(usual, b) for b in obstacles(layout, master))
    ):
        box = usual
    return Place("Title", box, TextLook(size_pt=_TITLE_PT * factor, heading=True, anchor="ctr"))


def draw_places(
    master: Master, layout: Layout, title: Place, missing: list[str], placed: Mapping[str, Place], role: Role
) -> dict[str, Place]:
    """Places for what has no placeholder; placeholders make room for them where they must."""
    area = _area_below(layout, title, master)
    pen = _Pen(master, layout, role, title)
    drawn: dict[str, Place] = {}
    mains = _mains(missing, placed, role)
    for name in missing:
        if name in mains:
            continue
        strip, area = _strip(name, title.box, area, [place.box for place in placed.values()], pen)
        drawn[name] = Place(name.capitalize(), strip, pen.look(name))
    here = [name for name in mains if name in missing or name in placed]
    if any(name in missing for name in here):
        for name, box in zip(here, _shares(area, here), strict=True):
            known = placed.get(name) or Place(name.capitalize(), box, pen.look(name))
            drawn[name] = replace(known, box=box, moved=True)
    else:
        drawn |= {name: _clipped(placed[name], area) for name in here if _sticks_out(placed[name].box, area, title.box)}
    return drawn


def is_cramped(master: Master, layout: Layout, title: Place, missing: list[str], placed: Mapping[str, Place]) -> bool:
    """Whether what has no placeholder would have too little room below the title."""
    height = _area_below(layout, title, master).height_emu
    strips = sum(_STRIPS_PT.get(name, 60) for name in missing if name not in MAINS and name != Slot.KICKER)
    filling = any(name in MAINS or name in (Slot.LEAD, Slot.SUBTITLE) for name in missing)
    return height < strips * scale(master) * EMU_PER_PT + (_LEAST_MAIN * master.height_emu if filling else 0)


class _Pen:
    """How text that is drawn on a layout looks."""

    def __init__(self, master: Master, layout: Layout, role: Role, title: Place) -> None:
        self.factor, self.role = scale(master), role
        self.centred = role in POSTERS and title.look.centred
        # So that what is drawn begins where the title's letters do, not where its box does.
        left, _, right, _ = title.look.inset_emu if title.placeholder is not None else (0, 0, 0, 0)
        self.inset_emu = (left, 0, right, 0)
        self.blocked = obstacles(layout, master)
        bodies = [p for p in layout.bodies if p.look.size_pt >= _BODY_PT * self.factor * 0.6]
        largest = max(bodies, key=lambda p: p.box.area, default=None)
        self.body = largest.look if largest is not None else TextLook(size_pt=_BODY_PT * self.factor)

    def look(self, name: str) -> TextLook:
        """The look of a slot's text."""
        size, bold = _DRAWN_PT.get(name, (0.0, False))
        size = _ROLES_PT.get((self.role, name), size) * self.factor or self.body.size_pt
        anchor = "ctr" if (self.role, name) == (Role.STATEMENT, Slot.BODY) else "t"
        heavy = bold or (self.role, name) == (Role.BREAK, Slot.LEAD)
        return TextLook(
            size_pt=max(size, _LEAST_PT), bold=heavy, before_pt=self.body.before_pt, inset_emu=self.inset_emu, anchor=anchor,
            centred=self.centred and name not in MAINS,
        )  # fmt: skip


def _mains(missing: list[str], placed: Mapping[str, Place], role: Role) -> tuple[str, ...]:
    """What shares the middle. Beside a drawing the body is a caption; without anything else, a lead or subtitle fills it."""
    there = {*missing, *placed}
    caption = {TABLE, FIGURE} & there and not {Slot.LEFT, Slot.RIGHT} & there
    mains = tuple(name for name in MAINS if not (name == Slot.BODY and caption and name in missing))
    if not there & set(mains):
        return (Slot.LEAD,) if Slot.LEAD in there else (Slot.SUBTITLE,)
    return mains


def _area_below(layout: Layout, place: Place, master: Master) -> Box:
    """Where things are drawn: the places of the layout's own contents, else what is free below the title.

    Its contents' places don't count when its title has moved."""
    title = place.box
    own = place.placeholder is not None and place.box.holds(place.placeholder.box)
    contents = [p.box for p in layout.placeholders if p.kind not in FOOTER_TYPES | TITLE_TYPES] if own else []
    below = [box for box in contents if box.y_emu >= title.y_emu + title.height_emu // 2]
    free = free_area(layout, master, title.bottom_emu + _GAP_PT * EMU_PER_PT)
    if not below:
        return free
    left, top = min(b.x_emu for b in below), min(b.y_emu for b in below)
    meant = Box(left, top, max(b.right_emu for b in below) - left, max(b.bottom_emu for b in below) - top)
    if not _is_inside(meant, master) or meant.area < free.area // 3:
        return free
    clear = clear_part(meant, obstacles(layout, master))
    return clear if clear.area >= meant.area // 2 else free


def _is_inside(box: Box, master: Master) -> bool:
    return Box(0, 0, master.width_emu, master.height_emu).holds(box, EMU_PER_PT)


def _is_headline(box: Box, master: Master) -> bool:
    return _is_inside(box, master) and box.bottom_emu <= master.height_emu * 0.4


def _strip(name: str, title: Box, area: Box, placed: Iterable[Box], pen: _Pen) -> tuple[Box, Box]:
    """A strip for a short text, and what is left of the area."""
    height = round(_strip_pt(name, points(area.width_emu) / pen.factor) * pen.factor * EMU_PER_PT)
    if name == Slot.KICKER:
        top = min([title.y_emu, *(box.y_emu for box in placed if box.y_emu < title.y_emu)])
        above = Box(title.x_emu, top - height, title.width_emu, height)
        if above.y_emu >= 10 * EMU_PER_PT and not any(touch(above, box) for box in pen.blocked):
            return above, area
    height = min(height, area.height_emu // 3)
    gap = min(_GAP_PT * EMU_PER_PT, area.height_emu // 10)
    rest = area.height_emu - height - gap
    if name in (Slot.META, Slot.BODY):
        y = area.y_emu + area.height_emu - height
        return Box(area.x_emu, y, area.width_emu, height), replace(area, height_emu=rest)
    return replace(area, height_emu=height), Box(area.x_emu, area.y_emu + height + gap, area.width_emu, rest)


def _strip_pt(name: str, width_pt: float) -> float:
    """Height of a strip; a line or two of text are more lines where the slide is narrow."""
    usual = _STRIPS_PT.get(name, 60)
    return usual if usual < 60 else max(usual, min(5, ceil(_STRIP_TEXT_PT / width_pt)) * 27.0)


def _shares(area: Box, names: list[str]) -> list[Box]:
    """The area in columns, one each; on an upright slide in rows."""
    count, gap = len(names), 20 * EMU_PER_PT
    if area.height_emu > area.width_emu * 1.1:
        height = (area.height_emu - (count - 1) * gap) // count
        return [replace(area, y_emu=area.y_emu + n * (height + gap), height_emu=height) for n in range(count)]
    width = (area.width_emu - (count - 1) * gap) // count
    return [replace(area, x_emu=area.x_emu + n * (width + gap), width_emu=width) for n in range(count)]


def _sticks_out(box: Box, area: Box, title: Box) -> bool:
    """Whether a box below the title reaches out of what is left of the area."""
    return box.bottom_emu > title.bottom_emu and not (box.y_emu >= area.y_emu and box.bottom_emu <= area.bottom_emu)


def _clipped(place: Place, area: Box) -> Place:
    top = max(place.box.y_emu, area.y_emu)
    bottom = min(place.box.bottom_emu, area.bottom_emu)
    return replace(place, box=replace(place.box, y_emu=top, height_emu=max(bottom - top, EMU_PER_PT)), moved=True)
