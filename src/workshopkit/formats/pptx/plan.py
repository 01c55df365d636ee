"""A role's layout and slots → places: where on the layout everything of a slide stands.

A slot's placeholder is found by its name, then by type and geometry; what has none is drawn as a text box in the free part
of the layout (`drawn_places`).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from workshopkit.formats.pptx.areas import free_area
from workshopkit.formats.pptx.drawn_places import POSTERS, draw_places, drawn_title, is_cramped, scale
from workshopkit.formats.pptx.geometry import Box
from workshopkit.formats.pptx.master import Layout, Master, Placeholder
from workshopkit.formats.pptx.names import EMU_PER_PT
from workshopkit.formats.pptx.places import FIGURE as FIGURE  # given on, as are the others that are named twice
from workshopkit.formats.pptx.places import MAINS as MAINS
from workshopkit.formats.pptx.places import TABLE as TABLE
from workshopkit.formats.pptx.places import Place as Place
from workshopkit.formats.pptx.places import Plan as Plan
from workshopkit.formats.pptx.places import from_top
from workshopkit.formats.pptx.places import slot_name as slot_name
from workshopkit.formats.pptx.places import touch as touch
from workshopkit.formats.pptx.text_look import FOOTER_TYPES, TITLE_TYPES
from workshopkit.model.deck import Role, Slot

_LEAST_SHARE = 0.05
"""Of the slide's area: a smaller placeholder takes no text that fills a slide."""
_LEAST_BELOW = 0.4
"""Of the slide's height: a drawn role's title moves up when less than that is free below it."""
_LEAST_TITLE_PT = 24
_LINE_EM = 1.25
_LEAST_TITLE_WIDTH = 0.12
_NARROW_SHARE = 0.6
"""Of the slide's width: a narrower title takes more lines."""


def make_plan(master: Master, layout: Layout, wanted: Iterable[str], role: Role, drawn: bool = False) -> Plan:
    """Finds a place for everything that is wanted: slots' values, "table", "figure"; `drawn` uses no placeholder but
    the title's."""
    names = [name for name in (*Slot, TABLE, FIGURE) if name in set(wanted)]
    places = {} if drawn else _match(master, layout, names)
    missing = [name for name in names if name not in places]
    title = _title(master, layout, role, drawn)
    if missing and not drawn and is_cramped(master, layout, title, missing, places):
        return make_plan(master, layout, names, role, drawn=True)
    if missing:
        if role in (Role.FIGURE, Role.TABLE) and not _names(layout) & {Slot.BODY, TABLE, FIGURE}:
            # Beside a drawing the text is a caption, whatever placeholder it might have had.
            places.pop(Slot.BODY, None)
            missing = [name for name in names if name not in places]
        places |= draw_places(master, layout, title, missing, places, role)
    elif Slot.LEAD not in names and role is not Role.SECTION:
        places |= _into_lead(layout, places)
    if role is Role.BREAK and Slot.LEAD in places:
        places[Slot.LEAD] = _as_large(places[Slot.LEAD], title)
    return Plan(layout, title, places, factor=scale(master))


def _as_large(place: Place, title: Place) -> Place:
    """A place whose text is no smaller than the title: the time to be back is what a break's slide is for."""
    return replace(place, look=replace(place.look, size_pt=max(place.look.size_pt, title.look.size_pt)))


def _title(master: Master, layout: Layout, role: Role, drawn: bool) -> Place:
    placeholder = layout.title
    if placeholder is None:
        return drawn_title(master, layout, role)
    look = placeholder.look
    if not _is_of_use(placeholder.box, master):
        own = drawn_title(master, layout, role)
        return Place(placeholder.name, own.box, replace(look, anchor=own.look.anchor), placeholder, True)
    if look.size_pt < _LEAST_TITLE_PT * scale(master) * 0.8:
        look = replace(look, size_pt=_LEAST_TITLE_PT * scale(master))
    room = _two_lines(placeholder, layout, master)
    moved = room != placeholder.box or _is_ambiguous(placeholder, layout)
    place = Place(placeholder.name, room, look, placeholder, moved)
    if not drawn:
        return place
    box = placeholder.box
    below = free_area(layout, master, box.bottom_emu)
    cramped = min(below.height_emu, master.height_emu - box.bottom_emu) < _LEAST_BELOW * master.height_emu
    if not cramped and role not in POSTERS:
        return place
    own = drawn_title(master, layout, role)
    return replace(place, box=own.box, look=replace(look, anchor=own.look.anchor), moved=True)


def _is_of_use(title: Box, master: Master) -> bool:
    """Whether a title's place lies on the slide for the most part, and is wide enough for a word."""
    page = Box(0, 0, master.width_emu, master.height_emu)
    return title.overlap(page) >= title.area // 2 > 0 and title.width_emu >= _LEAST_TITLE_WIDTH * master.width_emu


def _two_lines(title: Placeholder, layout: Layout, master: Master) -> Box:
    """A title's place, made higher where two lines of the least size would not stand in it."""
    _, above, _, below = title.look.inset_emu
    line_pt = _LEAST_TITLE_PT * min(1.0, scale(master)) * _LINE_EM * max(1.0, title.look.spacing)
    lines = 2 if title.box.width_emu > _NARROW_SHARE * master.width_emu else 3
    lack = round(lines * line_pt * EMU_PER_PT) + above + below - title.box.height_emu
    if lack <= 0 or title.look.anchor == "t":  # one that hangs from its top grows when it is set
        return title.box
    tops = [p.box.y_emu for p in layout.placeholders if p is not title and p.box.y_emu >= title.box.bottom_emu]
    down = min(lack, max(0, min(tops, default=master.height_emu) - title.box.bottom_emu))
    up = min(lack - down, max(0, title.box.y_emu))
    box = title.box
    return Box(box.x_emu, box.y_emu - up, box.width_emu, box.height_emu + up + down)


def _on_slide(box: Box, master: Master) -> Box:
    """A place as far as it lies on the slide."""
    left, top = max(0, box.x_emu), max(0, box.y_emu)
    return Box(left, top, min(box.right_emu, master.width_emu) - left, min(box.bottom_emu, master.height_emu) - top)


def _match(master: Master, layout: Layout, names: list[str]) -> dict[str, Place]:
    free = [p for p in layout.placeholders if p is not layout.title and p.kind not in FOOTER_TYPES | TITLE_TYPES]
    found: dict[str, Placeholder] = {}
    for placeholder in free:
        name = slot_name(placeholder)
        if name in (*Slot, TABLE, FIGURE):
            found.setdefault(name, placeholder)
    rest = [p for p in free if p not in found.values() and p.kind in ("body", "obj", "subTitle")]
    least = _LEAST_SHARE * master.width_emu * master.height_emu
    for name in names:
        able = rest if name not in MAINS else [p for p in rest if p.box.area >= least]
        if name == TABLE and name not in found:
            found.update((name, p) for p in free if p.kind == "tbl" and p.box.area >= 4 * least)
        elif name not in found and able and (chosen := _by_geometry(name, names, able)) is not None:
            found[name] = chosen
            rest.remove(chosen)
    if Slot.SUBTITLE in found and Slot.SUBTITLE not in names:
        # A cover's second text also takes what a closing slide says.
        found.update(
            (name, found[Slot.SUBTITLE]) for name in (Slot.LEAD, Slot.BODY) if names.count(name) and name not in found
        )
    return {
        name: Place(p.name, box := _on_slide(p.box, master), p.look, p, box != p.box or _is_ambiguous(p, layout))
        for name in names
        if (p := found.get(name)) is not None
    }


def _by_geometry(name: str, names: list[str], rest: list[Placeholder]) -> Placeholder | None:
    mains = [main for main in names if main in MAINS]
    if name == Slot.SUBTITLE:
        alone = max(rest, key=_area) if not mains and Slot.LEAD not in names else None
        return next((p for p in rest if p.kind == "subTitle"), alone)
    if name == Slot.RIGHT and Slot.LEFT in names:
        return max(rest, key=_area)
    if name == Slot.LEFT and len(rest) > 1:
        largest = sorted(rest, key=_area)[-2:]
        return min(largest, key=lambda p: p.box.x_emu)
    if name in (Slot.BODY, Slot.LEFT) or (name == Slot.LEAD and not mains):
        return max(rest, key=_area)
    return None


def _area(placeholder: Placeholder) -> int:
    return placeholder.box.area


def _is_ambiguous(placeholder: Placeholder, layout: Layout) -> bool:
    """Whether PowerPoint could take another placeholder of the layout for this one, so that its place must be said."""
    kinds = Counter((p.kind if p.kind in TITLE_TYPES else "", p.idx) for p in layout.placeholders)
    return kinds[placeholder.kind if placeholder.kind in TITLE_TYPES else "", placeholder.idx] > 1


def _into_lead(layout: Layout, placed: dict[str, Place]) -> dict[str, Place]:
    """What stands in the middle takes the place of a lead that is not there, unless the layout draws there."""
    lead = next((p.box for p in layout.placeholders if slot_name(p) == Slot.LEAD), None)
    mains = {name: place for name, place in placed.items() if name in MAINS}
    if lead is None or not mains or min(p.box.y_emu for p in mains.values()) < lead.y_emu + lead.height_emu:
        return {}
    grown = {
        name: replace(place, box=from_top(place.box, lead.y_emu), moved=True) for name, place in mains.items()
    }  # fmt: skip
    free = not any(touch(place.box, drawn) for place in grown.values() for drawn in layout.drawn)
    level = len({place.box.y_emu for place in mains.values()}) == 1
    return grown if free and level else {}


def _names(layout: Layout) -> set[str]:
    return {slot_name(placeholder) for placeholder in layout.placeholders}
