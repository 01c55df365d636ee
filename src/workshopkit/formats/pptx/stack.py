"""A plan, and how high its title and lead are → the plan with what stands below them moved, at even distances.

A layout shows where everything stands under a title of one line and a lead of one line. A longer title or lead takes
more room here and pushes the rest down; what is not there leaves its room to the rest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workshopkit.formats.pptx.geometry import Box, points
from workshopkit.formats.pptx.names import EMU_PER_PT
from workshopkit.formats.pptx.plan import FIGURE, MAINS, TABLE, Place, Plan, slot_name, touch
from workshopkit.model.deck import Role, Slot

TITLE_GROWTH = 2.0
"""How much higher than its place a title may become, where something below it can give way."""
LEAD_GROWTH, LONG_LEAD_GROWTH = 2.1, 3.5
TITLE_GAP_PT = 16.0
LEAD_GAP_PT = 24.0
TABLE_GAP_PT = 16.0
_DRAWN_GAP_PT = 6.0
"""What is left below a drawn lead, beside the gap that its place has."""
_LEAD_SHARE = 1 / 3
"""Of what stands below a drawn lead: so much may a long one take."""
_HUGGED: dict[Role, Slot] = {Role.TITLE: Slot.SUBTITLE, Role.SECTION: Slot.LEAD, Role.BREAK: Slot.LEAD}
"""Where the title has more room than it mostly needs, and what follows close on it."""
_MAINS: dict[Role, tuple[str, ...]] = {
    Role.CONTENT: MAINS,
    Role.COLUMNS: MAINS,
    Role.FACTOR: MAINS,
    Role.CHALLENGE: MAINS,
    Role.TABLE: (TABLE,),
    Role.FIGURE: (FIGURE,),
}


def title_room_pt(plan: Plan, role: Role) -> float:
    """How high the box of a title may become."""
    height = points(plan.title.box.height_emu)
    return height * TITLE_GROWTH if _gives_way(plan, role) else height


def lead_rooms_pt(plan: Plan, role: Role) -> tuple[float, ...]:
    """How high the box of a lead should be at most, and may be; its place's own height where nothing can give way."""
    height = points(plan.places[Slot.LEAD].box.height_emu)
    if _gives_way(plan, role) and _has_own_lead(plan):
        return height * LEAD_GROWTH, height * LONG_LEAD_GROWTH
    below = _below_drawn_lead(plan, role)
    more = min((points(place.box.height_emu) * _LEAD_SHARE for place in below.values()), default=0.0)
    return (height, min(height * LEAD_GROWTH, height + more)) if more else (height,)


def stack(plan: Plan, role: Role, title_pt: float, lead_pt: float) -> Plan:
    """The plan for a title and a lead whose boxes need these heights; `lead_pt` is 0 without a lead."""
    moved = _push(plan, role, title_pt, lead_pt) if _gives_way(plan, role) else hug(plan, role, title_pt)
    return _closed_up(moved, role, lead_pt)


def hug(plan: Plan, role: Role, title_pt: float) -> Plan:
    """The plan with what follows a large title close on it, before the follower is set."""
    slot, title = _HUGGED.get(role), plan.title.box
    follower = plan.places.get(slot) if slot is not None else None
    if slot is None or follower is None or {plan.title.look.anchor, follower.look.anchor} != {"t"}:
        return plan
    if follower.box.y_emu < title.y_emu + title.height_emu:
        return plan
    top = title.y_emu + _emu(title_pt) + _emu(0.34 * plan.title.look.size_pt)
    moved = _from(follower, top).box
    if _in_the_way(plan, [(follower.box, moved)]):
        return plan
    return _with(plan, _resized(plan.title, title_pt), {slot: replace(follower, box=moved, moved=True)})


def _push(plan: Plan, role: Role, title_pt: float, lead_pt: float) -> Plan:
    title = _grown(plan.title, title_pt)
    bottom, places = title.box.y_emu + title.box.height_emu, {}
    lead = plan.places.get(Slot.LEAD)
    own, down = _has_own_lead(plan), title.box.height_emu - plan.title.box.height_emu
    gap = TABLE_GAP_PT if TABLE in plan.places else LEAD_GAP_PT
    if lead is not None and lead_pt:
        lead = _grown(_lowered(lead, down), lead_pt) if own else _lowered(lead, down)
        places[str(Slot.LEAD)] = lead
        bottom = lead.box.y_emu + lead.box.height_emu + _emu(gap)
    else:
        bottom += _emu(TITLE_GAP_PT)
    mains = {name: place for name, place in plan.places.items() if name in _MAINS[role]}
    if not own:
        bottom = min(place.box.y_emu for place in mains.values()) + down
    moved = {name: _from(place, bottom) for name, place in mains.items()}
    if _in_the_way(plan, [(mains[name].box, moved[name].box) for name in mains]):
        return plan
    return _with(plan, title, places | moved)


def _closed_up(plan: Plan, role: Role, lead_pt: float) -> Plan:
    """The plan with what stands below a lead that is drawn close on it, whether it needs less than its place or more."""
    lead, mains = plan.places.get(Slot.LEAD), _below_drawn_lead(plan, role)
    if lead is None or not lead_pt or not mains:
        return plan
    by = _emu(lead_pt + _DRAWN_GAP_PT) - lead.box.height_emu
    moved = {name: _from(place, place.box.y_emu + by) for name, place in mains.items()}
    if _in_the_way(plan, [(mains[name].box, moved[name].box) for name in mains]):
        return plan
    return _with(plan, plan.title, {Slot.LEAD: _resized(lead, lead_pt), **moved})


def _below_drawn_lead(plan: Plan, role: Role) -> dict[str, Place]:
    """What was put below a lead that has no placeholder, all at one height."""
    lead = plan.places.get(Slot.LEAD)
    names = (FIGURE,) if role is Role.SECTION else _MAINS.get(role, ())
    mains = {name: place for name, place in plan.places.items() if name in names}
    if lead is None or lead.placeholder is not None or not all(place.moved for place in mains.values()):
        return {}
    tops = {place.box.y_emu for place in mains.values()}
    return mains if len(tops) == 1 and min(tops) >= lead.box.bottom_emu else {}


def _gives_way(plan: Plan, role: Role) -> bool:
    """Whether all that stands in the middle begins at one height below the title, so that it can begin lower."""
    if plan.title.look.anchor != "t" or role not in _MAINS:
        return False
    tops = {place.box.y_emu for name, place in plan.places.items() if name in _MAINS[role]}
    bottom = plan.title.box.y_emu + plan.title.box.height_emu
    return len(tops) == 1 and min(tops) >= bottom


def _has_own_lead(plan: Plan) -> bool:
    return any(slot_name(placeholder) == Slot.LEAD for placeholder in plan.layout.placeholders)


def _in_the_way(plan: Plan, moves: Iterable[tuple[Box, Box]]) -> bool:
    """Whether something that the layout draws would now lie under what has moved."""
    return any(
        touch(new, drawn) and not touch(old, drawn)
        for old, new in moves
        for drawn in (*plan.layout.drawn, *plan.layout.behind)
    )


def _with(plan: Plan, title: Place, places: Mapping[str, Place]) -> Plan:
    return replace(plan, title=title, places={**plan.places, **places})


def _resized(place: Place, height_pt: float) -> Place:
    return replace(place, box=replace(place.box, height_emu=_emu(height_pt)), moved=True)


def _grown(place: Place, height_pt: float) -> Place:
    return _resized(place, height_pt) if _emu(height_pt) > place.box.height_emu else place


def _lowered(place: Place, by_emu: int) -> Place:
    return replace(place, box=replace(place.box, y_emu=place.box.y_emu + by_emu), moved=True) if by_emu else place


def _from(place: Place, top_emu: int) -> Place:
    box = place.box
    if top_emu == box.y_emu:
        return place
    height = max(box.y_emu + box.height_emu - top_emu, EMU_PER_PT)
    return replace(place, box=replace(box, y_emu=top_emu, height_emu=height), moved=True)


def _emu(length_pt: float) -> int:
    return round(length_pt * EMU_PER_PT)
