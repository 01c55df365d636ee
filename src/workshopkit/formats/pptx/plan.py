"""Roles and slots → layouts and places: where on which layout everything of a slide stands.

A layout is chosen by the theme's mapping, then by its name, its type, and what it offers. A slot's placeholder is found
by its name, then by type and geometry; what has none is drawn as a text box in the free part of the layout.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from workshopkit.formats.pptx.master import FOOTER_TYPES, TITLE_TYPES, Box, Layout, Master, Placeholder, TextLook
from workshopkit.formats.pptx.names import EMU_PER_PT
from workshopkit.frozen import dataclass
from workshopkit.model.deck import Role, Slot

TABLE = "table"
FIGURE = "figure"
MAINS: tuple[str, ...] = (Slot.LEFT, Slot.BODY, Slot.RIGHT, TABLE, FIGURE)
"""What shares the middle of a slide, from left to right."""
_STRIPS_PT: dict[str, float] = {Slot.KICKER: 24, Slot.SUBTITLE: 60, Slot.LEAD: 60, Slot.BODY: 60, Slot.META: 30}
_DRAWN_PT: dict[str, tuple[float, bool]] = {Slot.KICKER: (16, True), Slot.LEAD: (24, False), Slot.META: (14, False)}
_GAP_PT = 12

_TYPES: dict[Role, tuple[str, ...]] = {
    Role.TITLE: ("title",),
    Role.SECTION: ("secHead",),
    Role.CONTENT: ("obj", "tx", "objOnly"),
    Role.COLUMNS: ("twoObj", "twoColTx", "twoTxTwoObj"),
    Role.TABLE: ("tbl", "titleOnly"),
    Role.FIGURE: ("titleOnly",),
}
_BODIES: dict[Role, int] = {Role.COLUMNS: 2, Role.TABLE: 0, Role.FIGURE: 0}
_FALLBACK: dict[Role, Role] = {
    Role.FACTOR: Role.COLUMNS,
    Role.CHALLENGE: Role.COLUMNS,
    Role.STATEMENT: Role.SECTION,
    Role.BREAK: Role.SECTION,
    Role.CLOSING: Role.TITLE,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands; `moved` when its placeholder's own box is not used, `placeholder` None for a text box."""

    name: str
    box: Box
    look: TextLook
    placeholder: Placeholder | None = None
    moved: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """A layout with the place of everything that a slide of one kind holds, by slot, "table" and "figure"."""

    layout: Layout
    title: Place
    places: dict[str, Place]


def choose_layout(master: Master, role: Role, mapped: str = "") -> Layout:
    """The layout for a role; `mapped` is the name that the theme gives, "" for none."""
    for name in (mapped, role.value):
        for layout in master.layouts:
            if name and layout.name.strip().casefold() == name.strip().casefold():
                return layout
    if role in _FALLBACK:
        return choose_layout(master, _FALLBACK[role])
    for kind in _TYPES[role]:
        for layout in master.layouts:
            if layout.kind == kind and layout.title is not None:
                return layout
    return max(master.layouts, key=lambda layout: _score(layout, role))


def make_plan(master: Master, layout: Layout, wanted: Iterable[str], role: Role) -> Plan:
    """Finds a place for everything that is wanted: slots' values, "table", "figure"."""
    names = [name for name in (*Slot, TABLE, FIGURE) if name in set(wanted)]
    places = _match(layout, names)
    missing = [name for name in names if name not in places]
    title = _title(master, layout)
    if missing:
        if role in (Role.FIGURE, Role.TABLE) and not _names(layout) & {Slot.BODY, TABLE, FIGURE}:
            # Beside a drawing the text is a caption, whatever placeholder it might have had.
            places.pop(Slot.BODY, None)
            missing = [name for name in names if name not in places]
        places |= _draw(layout, title, master, missing, places)
    elif Slot.LEAD not in names and role is not Role.SECTION:
        places |= _into_lead(layout, places)
    return Plan(layout, title, places)


def _score(layout: Layout, role: Role) -> tuple[bool, bool, int, int]:
    kinds = [p.kind for p in layout.placeholders]
    wanted = _BODIES.get(role, 1)
    return (
        layout.title is not None,
        role is not Role.TITLE or "ctrTitle" in kinds,
        -abs(len(layout.bodies) - wanted),
        -len(kinds),
    )


def _title(master: Master, layout: Layout) -> Place:
    placeholder = layout.title
    if placeholder is not None:
        return Place(placeholder.name, placeholder.box, placeholder.look, placeholder, moved=False)
    margin = master.width_emu // 16
    box = Box(margin, margin // 2, master.width_emu - 2 * margin, master.height_emu // 7)
    return Place("Title", box, TextLook(size_pt=32, bold=True, heading=True))


def _match(layout: Layout, names: list[str]) -> dict[str, Place]:
    free = [p for p in layout.placeholders if p is not layout.title and p.kind not in FOOTER_TYPES]
    found: dict[str, Placeholder] = {}
    for placeholder in free:
        name = slot_name(placeholder)
        if name in (*Slot, TABLE, FIGURE):
            found.setdefault(name, placeholder)
    rest = [p for p in free if p not in found.values() and p.kind in ("body", "obj", "subTitle")]
    for name in names:
        if name not in found and rest and (chosen := _by_geometry(name, names, rest)) is not None:
            found[name] = chosen
            rest.remove(chosen)
    return {name: Place(found[name].name, found[name].box, found[name].look, found[name], moved=False)
            for name in names if name in found}  # fmt: skip


def _by_geometry(name: str, names: list[str], rest: list[Placeholder]) -> Placeholder | None:
    if name == Slot.SUBTITLE:
        return next((p for p in rest if p.kind == "subTitle"), None)
    if name == Slot.RIGHT and Slot.LEFT in names:
        return max(rest, key=lambda p: p.box.x_emu)
    if name == Slot.LEFT and len(rest) > 1:
        largest = sorted(rest, key=_area)[-2:]
        return min(largest, key=lambda p: p.box.x_emu)
    mains = [main for main in names if main in MAINS]
    if name in (Slot.BODY, Slot.LEFT) or (name == Slot.LEAD and not mains):
        return max(rest, key=_area)
    return None


def _area(placeholder: Placeholder) -> int:
    return placeholder.box.width_emu * placeholder.box.height_emu


def _draw(
    layout: Layout, title: Place, master: Master, missing: list[str], placed: dict[str, Place]
) -> dict[str, Place]:
    """Text boxes for what has no placeholder; placeholders make room for them where they must."""
    area = _free_area(layout, title.box, master)
    look = max(layout.bodies, key=_area).look if layout.bodies else TextLook(size_pt=20)
    drawn: dict[str, Place] = {}
    caption = {TABLE, FIGURE} & {*missing, *placed} and not {Slot.LEFT, Slot.RIGHT} & {*missing, *placed}
    for name in missing:
        if name in MAINS and not (name == Slot.BODY and caption):
            continue
        strip, area = _strip(name, title.box, area, [place.box for place in placed.values()])
        size, bold = _DRAWN_PT.get(name, (look.size_pt, False))
        drawn[name] = Place(name.capitalize(), strip, _own(look, size, bold))
    mains = [name for name in MAINS if name not in drawn and (name in missing or name in placed)]
    if any(name in missing for name in mains):
        for name, box in zip(mains, _columns(area, len(mains)), strict=True):
            known = placed.get(name) or Place(name.capitalize(), box, _own(look, look.size_pt, False))
            drawn[name] = replace(known, box=box, moved=True)
    else:
        # What stands wholly elsewhere, above the title say, is not in the way of the strips.
        ragged = [name for name in mains if not _inside(placed[name].box, area) and touch(placed[name].box, area)]
        drawn |= {name: _clipped(placed[name], area) for name in ragged}
    return drawn


def _into_lead(layout: Layout, placed: dict[str, Place]) -> dict[str, Place]:
    """What stands in the middle takes the place of a lead that is not there, unless the layout draws there."""
    lead = next((p.box for p in layout.placeholders if slot_name(p) == Slot.LEAD), None)
    mains = {name: place for name, place in placed.items() if name in MAINS}
    if lead is None or not mains or min(p.box.y_emu for p in mains.values()) < lead.y_emu + lead.height_emu:
        return {}
    grown = {
        name: replace(place, box=_from(place.box, lead.y_emu), moved=True) for name, place in mains.items()
    }  # fmt: skip
    free = not any(touch(place.box, drawn) for place in grown.values() for drawn in layout.drawn)
    level = len({place.box.y_emu for place in mains.values()}) == 1
    return grown if free and level else {}


def _from(box: Box, top_emu: int) -> Box:
    return replace(box, y_emu=top_emu, height_emu=box.y_emu + box.height_emu - top_emu)


def touch(one: Box, other: Box) -> bool:
    """Whether two boxes overlap."""
    apart_x = one.x_emu + one.width_emu <= other.x_emu or other.x_emu + other.width_emu <= one.x_emu
    apart_y = one.y_emu + one.height_emu <= other.y_emu or other.y_emu + other.height_emu <= one.y_emu
    return not (apart_x or apart_y)


def _names(layout: Layout) -> set[str]:
    return {slot_name(placeholder) for placeholder in layout.placeholders}


def slot_name(placeholder: Placeholder) -> str:
    """The slot that a placeholder's name says it is for: «Left 2» is left."""
    return re.sub(r"[\s\d]+$", "", placeholder.name).casefold()


def _own(look: TextLook, size_pt: float, bold: bool) -> TextLook:
    return TextLook(size_pt=size_pt, bold=bold, before_pt=look.before_pt, inset_emu=(0, 0, 0, 0))


def _free_area(layout: Layout, title: Box, master: Master) -> Box:
    contents = [p.box for p in layout.placeholders if p.kind not in FOOTER_TYPES | TITLE_TYPES]
    below = [box for box in contents if box.y_emu >= title.y_emu + title.height_emu // 2]
    if not below:
        top = title.y_emu + title.height_emu + _GAP_PT * EMU_PER_PT
        bottom = max(top + EMU_PER_PT * 72, round(master.height_emu * 0.9))
        return Box(title.x_emu, top, title.width_emu, bottom - top)
    left, top = min(b.x_emu for b in below), min(b.y_emu for b in below)
    right = max(b.x_emu + b.width_emu for b in below)
    bottom = max(b.y_emu + b.height_emu for b in below)
    return Box(left, top, right - left, bottom - top)


def _strip(name: str, title: Box, area: Box, placed: list[Box]) -> tuple[Box, Box]:
    """A strip for a short text, and what is left of the area."""
    height = min(round(_STRIPS_PT.get(name, 60) * EMU_PER_PT), area.height_emu // 3)
    if name == Slot.KICKER:
        top = min([title.y_emu, *(box.y_emu for box in placed if box.y_emu < title.y_emu)])
        above = Box(title.x_emu, top - height, title.width_emu, height)
        if above.y_emu >= 6 * EMU_PER_PT:
            return above, area
    gap = min(_GAP_PT * EMU_PER_PT, area.height_emu // 10)
    rest = area.height_emu - height - gap
    if name in (Slot.META, Slot.BODY):
        y = area.y_emu + area.height_emu - height
        return Box(area.x_emu, y, area.width_emu, height), replace(area, height_emu=rest)
    return replace(area, height_emu=height), Box(area.x_emu, area.y_emu + height + gap, area.width_emu, rest)


def _columns(area: Box, count: int) -> list[Box]:
    gap = 20 * EMU_PER_PT
    width = (area.width_emu - (count - 1) * gap) // count
    return [replace(area, x_emu=area.x_emu + n * (width + gap), width_emu=width) for n in range(count)]


def _inside(box: Box, area: Box) -> bool:
    return box.y_emu >= area.y_emu and box.y_emu + box.height_emu <= area.y_emu + area.height_emu


def _clipped(place: Place, area: Box) -> Place:
    top = max(place.box.y_emu, area.y_emu)
    bottom = min(place.box.y_emu + place.box.height_emu, area.y_emu + area.height_emu)
    return replace(place, box=replace(place.box, y_emu=top, height_emu=max(bottom - top, EMU_PER_PT)), moved=True)
