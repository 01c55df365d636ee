"""A slide and its plan → the pages it takes: every text with its size, what is too long going on over further pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from workshopkit.diagnostics import Diagnostic
from workshopkit.formats.measure import Ruler
from workshopkit.formats.pptx.fit import (
    Fitted,
    Prepared,
    Room,
    fits,
    fitting_size,
    lone_asides,
    prepare,
    room_of,
    set_paragraphs,
    sizes,
    spare_pt,
    split,
    too_wide,
    with_labels,
)  # fmt: skip
from workshopkit.formats.pptx.geometry import points
from workshopkit.formats.pptx.headline import fitting_sizes, kicker_room_pt, lead_sizes
from workshopkit.formats.pptx.names import EMU_PER_PT
from workshopkit.formats.pptx.panel import with_panel
from workshopkit.formats.pptx.plan import TABLE, Place, Plan
from workshopkit.formats.pptx.stack import hug, lead_rooms_pt, stack
from workshopkit.formats.pptx.tables import FittedTable, fit_table
from workshopkit.formats.pptx.titles import set_titles
from workshopkit.formats.pptx.unfit import cut, high_row, missing, small_subtitle, small_table, too_large, wide_column
from workshopkit.memory import Memory
from workshopkit.model.deck import Deck, Para, Role, Slide, Slot, TableRow
from workshopkit.model.text import Inlines, Run
from workshopkit.model.theme import Theme

Made = TypeVar("Made")

SMALL_FLOOR_PT = 12.0
SUBTITLE_FLOOR_PT = 14.0
"""For a cover's long purpose where the master leaves little room; it is said again on a slide of its own."""
TABLE_PT = 24.0
_SMALL = (Slot.KICKER, Slot.META)
_FIXED = (Slot.KICKER, Slot.SUBTITLE, Slot.META)
_GROUPS = ((Slot.BODY,), (Slot.LEFT, Slot.RIGHT))
"""Slots that go on over further pages, as the lead does; those of a group have one size."""
_MAIN_SLOTS = tuple(slot for group in _GROUPS for slot in group)
_TOGETHER = (Role.FACTOR, Role.CHALLENGE)
"""Where a side that stands on one page is said again beside the other's further pages, as a lead is."""
_MOST_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Page:
    """One slide as it is written; `rows` are the table's rows on this page."""

    id: str
    slide: Slide
    plan: Plan
    title: Fitted
    texts: Mapping[Slot, Fitted]
    table: FittedTable | None = None
    rows: tuple[TableRow, ...] = ()
    with_figure: bool = False


@dataclass(slots=True)
class Paginator:
    """Sets slides into their places; collects what could not be done."""

    deck: Deck
    theme: Theme
    heading: Ruler
    body: Ruler
    diagnostics: list[Diagnostic] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)

    def pages(self, slide: Slide, plan: Plan) -> list[Page]:
        """The pages of a slide; one, unless its text or table is too long."""
        count, noted = 1, len(self.diagnostics)
        for _ in range(_MOST_ROUNDS):
            # How a title is numbered may need a line more, which leaves less room below it.
            del self.diagnostics[noted:]
            parts, titles = count, self._titles(slide, plan, count)
            title_pt = _box_pt(titles, plan.title)
            leads = self._leads(slide, self._moved(hug, plan, slide.role, title_pt))
            stacked = self._moved(stack, plan, slide.role, title_pt, _lead_pt(leads, plan))
            shown, stacked, mains = self._with_panel(slide, stacked)
            flows = leads | mains
            table = self._table(slide, stacked)
            count = max([1, *(len(flow) for flow in flows.values()), len(table.portions) if table else 1])
            if count <= parts:
                break
        if count != parts:
            titles = self._titles(slide, plan, count)
        return self._bound(shown, stacked, titles, flows, table)

    def _moved(self, move: Callable[..., Plan], plan: Plan, *by: Role | float) -> Plan:
        """One plan for all slides on which it is moved by as much, so that what is set in it is known again."""
        return self.memory.recall((move, *by), (plan,), lambda: move(plan, *by))

    def _bound(
        self, slide: Slide, plan: Plan, titles: list[Fitted], flows: dict[Slot, list[Fitted]], table: FittedTable | None
    ) -> list[Page]:
        fixed = {
            slot: self._known(slot, slide, (slot,), plan, partial(self._fixed, slide, slot, plan))
            for slot in _FIXED
            if slide.texts.get(slot)
        }
        if len(flows.get(Slot.LEAD, ())) == 1:
            # A short lead is said again, so that its place is not empty on the further pages.
            flows[Slot.LEAD] = flows[Slot.LEAD] * len(titles)
        if slide.role in _TOGETHER:
            flows |= {slot: flows[slot] * len(titles) for slot in _GROUPS[1] if len(flows.get(slot, ())) == 1}
        return [
            Page(
                slide.id if n == 0 else f"{slide.id}~{n + 1}", slide, plan, title,
                {**fixed, **{slot: flow[n] for slot, flow in flows.items() if n < len(flow)}},
                table if table and n < len(table.portions) else None,
                table.portions[n] if table and n < len(table.portions) else (),
                slide.figure is not None and n == 0,
            )
            for n, title in enumerate(titles)
        ]  # fmt: skip

    def _leads(self, slide: Slide, plan: Plan) -> dict[Slot, list[Fitted]]:
        if not slide.texts.get(Slot.LEAD):
            return {}
        return self._known("leads", slide, (Slot.LEAD,), plan, lambda: self._made_leads(slide, plan))

    def _made_leads(self, slide: Slide, plan: Plan) -> dict[Slot, list[Fitted]]:
        place, found = plan.places[Slot.LEAD], {}
        for height in lead_rooms_pt(plan, slide.role):
            noted = len(self.diagnostics)
            box = replace(place.box, height_emu=round(height * EMU_PER_PT))
            found = self._flow(slide, [Slot.LEAD], replace(plan, places={Slot.LEAD: replace(place, box=box)}))
            if len(found[Slot.LEAD]) == 1 and len(self.diagnostics) == noted:
                break
        return found

    def _with_panel(self, slide: Slide, plan: Plan) -> tuple[Slide, Plan, dict[Slot, list[Fitted]]]:
        """As `with_panel`, set once for all slides that say the same."""

        def choose() -> tuple[bool, Plan, dict[Slot, list[Fitted]]]:
            shown, chosen, mains = with_panel(slide, plan, self._mains, self.diagnostics)
            return shown.panel is not None, chosen, mains

        drawn, chosen, mains = self._known("mains", slide, _MAIN_SLOTS, plan, choose)
        return slide if drawn or slide.panel is None else replace(slide, panel=None), chosen, mains

    def _known(self, name: str, slide: Slide, slots: Sequence[Slot], plan: Plan, make: Callable[[], Made]) -> Made:
        """What is made of a slide's texts, and its panel, in a plan: once, however many slides say the same."""
        texts = (slide.texts.get(slot) for slot in slots)
        return self.memory.recall(name, (plan, slide.panel, *texts), make, self.diagnostics)

    def _mains(self, slide: Slide, plan: Plan) -> dict[Slot, list[Fitted]]:
        flows: dict[Slot, list[Fitted]] = {}
        for group in _GROUPS:
            flows |= self._flow(slide, [slot for slot in group if slide.texts.get(slot)], plan)
        return flows

    def room(self, place: Place) -> Room:
        """The room for text in a place."""
        return room_of(place, self.heading if place.look.heading else self.body)

    def _titles(self, slide: Slide, plan: Plan, parts: int) -> list[Fitted]:
        """The title of every part, all in one size."""
        texts = [self._numbered(slide.title, n, parts) for n in range(1, parts + 1)]
        titles, told = set_titles(slide, texts, plan, self.room, self.theme.least_pt)
        self.diagnostics.extend(told)
        return titles

    def _numbered(self, runs: Inlines, part: int, parts: int) -> Inlines:
        if parts == 1:
            return runs
        suffix = self.deck.continued.replace("{part}", str(part)).replace("{parts}", str(parts))
        return (*runs, Run(f" {suffix}"))

    def _fixed(self, slide: Slide, slot: Slot, plan: Plan) -> Fitted:
        room = self.room(plan.places[slot])
        items = prepare(slide.texts[slot], room)
        if slot is Slot.META and not fits(items, room.look.size_pt, replace(room, height_pt=room.look.size_pt * 2)):
            items = prepare([_broken(para) for para in slide.texts[slot]], room)
        floor = SMALL_FLOOR_PT * min(1.0, plan.factor) if slot in _SMALL else self.theme.least_pt
        if slot is Slot.SUBTITLE and fitting_size(items, room, floor) is None:
            floor = min(floor, SUBTITLE_FLOOR_PT)
            if size := fitting_size(items, room, floor):
                self.diagnostics.append(small_subtitle(slide, size))
        if slot is Slot.KICKER:
            room = replace(room, height_pt=kicker_room_pt(items, room, floor))
        return self._single(slide, items, room, floor, f"The text of «{slot.value}»")

    def _single(self, slide: Slide, items: Sequence[Prepared], room: Room, floor_pt: float, what: str) -> Fitted:
        """Text that stays on one page: it fits, or it is an error."""
        size = fitting_size(items, room, floor_pt)
        if size is None:
            size = floor_pt
            self.diagnostics.extend(too_large(slide, items, size, room, what))
        return set_paragraphs(items, size, room)

    def _flow(self, slide: Slide, slots: Sequence[Slot], plan: Plan) -> dict[Slot, list[Fitted]]:
        rooms = {slot: self.room(plan.places[slot]) for slot in slots}
        items = {slot: prepare(slide.texts[slot], rooms[slot]) for slot in slots}
        if not slots:
            return {}
        tried = sizes(min(room.look.size_pt for room in rooms.values()), self.theme.least_pt)
        if Slot.LEAD in rooms:
            tried = lead_sizes(items[Slot.LEAD], rooms[Slot.LEAD], self.theme.least_pt)
        fitting = fitting_sizes(items, rooms, tried)
        # Rather a point smaller than minutes on a line of their own.
        tidy = (found for found in fitting if not any(lone_asides(items[s], found[0], found[1][s]) for s in slots))
        size, rooms = next(tidy, None) or next(fitting_sizes(items, rooms, tried), (0.0, rooms))
        if not size:
            return self._over_pages(slide, items, rooms, tried)
        extra = 0.0 if Slot.LEAD in rooms else min(spare_pt(items[slot], size, rooms[slot]) for slot in slots)
        return {slot: [set_paragraphs(items[slot], size, rooms[slot], extra)] for slot in slots}

    def _over_pages(
        self, slide: Slide, items: Mapping[Slot, list[Prepared]], rooms: Mapping[Slot, Room], tried: Sequence[float]
    ) -> dict[Slot, list[Fitted]]:
        """The fewest pages that the floor allows, at the largest size that needs no more of them."""
        fewest = {slot: len(split(items[slot], tried[-1], rooms[slot])) for slot in items}
        count = max(fewest.values())
        size = next(
            size for size in tried
            if size == tried[-1] or all(
                len(split(items[slot], size, rooms[slot])) <= count and not too_wide(items[slot], size, rooms[slot])
                for slot in items
            )
        )  # fmt: skip
        flows: dict[Slot, list[Fitted]] = {}
        for slot, room in rooms.items():
            portions = with_labels(split(items[slot], size, room), size, room)
            bad = next((portion for portion in portions if not fits(portion, size, room)), None)
            if bad is not None:
                self.diagnostics.extend(too_large(slide, bad, size, room, f"The text of «{slot.value}»"))
            flows[slot] = [set_paragraphs(portion, size, room) for portion in portions]
        return flows

    def _table(self, slide: Slide, plan: Plan) -> FittedTable | None:
        if slide.table is None:
            return None
        place, size = plan.places[TABLE], TABLE_PT * max(1.0, plan.factor)
        floor = min(self.theme.least_pt * max(1.0, plan.factor), size)
        fitted = fit_table(slide.table, place.box, size, floor, self.body, SMALL_FLOOR_PT * min(1.0, plan.factor))
        if fitted.grid.size_pt < floor:
            self.diagnostics.append(small_table(slide, fitted.grid.size_pt))
        if fitted.grid.wide_text:
            self.diagnostics.append(wide_column(slide, fitted.grid.wide_text))
        elif fitted.too_high:
            self.diagnostics.append(high_row(slide))
        return fitted

    def report_missing(self, slide: Slide, text: str) -> None:
        """Names the characters of a slide that the theme's fonts lack, line by line."""
        self.diagnostics.extend(missing(slide, text, self.body.missing(text) | self.heading.missing(text)))

    def report_cut(self, slide: Slide, text: str) -> None:
        """Names a label of a figure that was cut."""
        self.diagnostics.append(cut(slide, text))


def _broken(para: Para) -> Para:
    """A line of facts as one fact a line."""
    return replace(para, runs=tuple(replace(run, text=run.text.replace(" · ", "\n")) for run in para.runs))


def _box_pt(texts: Sequence[Fitted], place: Place) -> float:
    """Height of a box for the highest of the texts, its insets counted."""
    _, top, _, bottom = place.look.inset_emu
    return max((text.height_pt for text in texts), default=0.0) + points(top + bottom)


def _lead_pt(leads: Mapping[Slot, Sequence[Fitted]], plan: Plan) -> float:
    return _box_pt(leads[Slot.LEAD], plan.places[Slot.LEAD]) if Slot.LEAD in leads else 0.0
