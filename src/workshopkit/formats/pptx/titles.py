"""A slide's title, once for every page that the slide takes → the same set in one size, and what could not be done."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from workshopkit.diagnostics import Diagnostic
from workshopkit.formats.pptx.fit import Fitted, Room, fitting_size, height_pt, prepare, set_paragraphs
from workshopkit.formats.pptx.geometry import points
from workshopkit.formats.pptx.headline import title_size
from workshopkit.formats.pptx.plan import Place, Plan
from workshopkit.formats.pptx.stack import hug, title_room_pt
from workshopkit.formats.pptx.unfit import too_large
from workshopkit.model.deck import Para, Role, Slide, Slot
from workshopkit.model.text import Inlines

TITLE_FLOOR_PT = 24.0
_POSTERS = (Role.TITLE, Role.SECTION, Role.BREAK, Role.CLOSING)
"""Roles whose title is set large rather than kept on one line."""
_COVER_SHARES = (1.0, 0.75, 0.6, 0.48)
RoomOf = Callable[[Place], Room]


def set_titles(
    slide: Slide, texts: Sequence[Inlines], plan: Plan, room_of: RoomOf, least_pt: float
) -> tuple[list[Fitted], tuple[Diagnostic, ...]]:
    """The title's texts, one a page; `least_pt` is the floor of the subtitle that a cover's title leaves room for."""
    room = room_of(plan.title)
    own_pt = points(plan.title.box.height_emu)
    room = replace(room, height_pt=room.height_pt + title_room_pt(plan, slide.role) - own_pt)
    if slide.role is Role.TITLE and slide.texts.get(Slot.SUBTITLE):
        room = _cover_room(slide, plan, room, room_of, least_pt)
    floor = _floor_pt(plan)
    every = [prepare([Para(text)], room) for text in texts]
    size = title_size(every, room, floor, slide.role not in _POSTERS)
    told: tuple[Diagnostic, ...] = ()
    if not size:
        worst = max(every, key=lambda items: height_pt(items, floor, room))
        told = tuple(too_large(slide, worst, floor, room, "The title"))
    return [set_paragraphs(items, size or floor, room) for items in every], told


def _cover_room(slide: Slide, plan: Plan, room: Room, room_of: RoomOf, least_pt: float) -> Room:
    """The room that a cover's title may take when it leaves enough for a long subtitle."""
    title = prepare([Para(slide.title)], room)
    for share in _COVER_SHARES:
        less = replace(room, height_pt=room.height_pt * share)
        size = title_size([title], less, _floor_pt(plan), one_line=False)
        if size:
            stacked = hug(plan, slide.role, height_pt(title, size, room))
            below = room_of(stacked.places[Slot.SUBTITLE])
            if fitting_size(prepare(slide.texts[Slot.SUBTITLE], below), below, least_pt):
                return less
    return room


def _floor_pt(plan: Plan) -> float:
    return float(round(TITLE_FLOOR_PT * min(1.0, plan.factor)))
