"""A slide and its plan → the pages it takes: every text with its size, what is too long going on over further pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workshopkit.diagnostics import Diagnostic, error, warning
from workshopkit.formats.measure import Ruler
from workshopkit.formats.pptx.fit import (
    Fitted,
    Prepared,
    Room,
    fits,
    fitting_size,
    height_pt,
    lone_asides,
    prepare,
    room_of,
    set_paragraphs,
    sizes,
    spare_pt,
    split,
    too_wide,
)  # fmt: skip
from workshopkit.formats.pptx.headline import fitting_sizes, lead_sizes, title_size
from workshopkit.formats.pptx.master import points
from workshopkit.formats.pptx.names import EMU_PER_PT
from workshopkit.formats.pptx.panel import with_panel
from workshopkit.formats.pptx.plan import TABLE, Place, Plan
from workshopkit.formats.pptx.stack import hug, lead_rooms_pt, stack, title_room_pt
from workshopkit.formats.pptx.tables import FittedTable, fit_table
from workshopkit.model.deck import Deck, Para, Role, Slide, Slot, TableRow
from workshopkit.model.text import Inlines, Run, plain
from workshopkit.model.theme import Theme

TITLE_FLOOR_PT = 24.0
SMALL_FLOOR_PT = 12.0
TABLE_PT = 24.0
_SMALL = (Slot.KICKER, Slot.META)
_FIXED = (Slot.KICKER, Slot.SUBTITLE, Slot.META)
_GROUPS = ((Slot.BODY,), (Slot.LEFT, Slot.RIGHT))
"""Slots that go on over further pages, as the lead does; those of a group have one size."""
_POSTERS = (Role.TITLE, Role.SECTION, Role.BREAK, Role.CLOSING)
"""Roles whose title is set large rather than kept on one line."""
_MOST_ROUNDS = 3
_COVER_SHARES = (1.0, 0.75, 0.6, 0.48)


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

    def pages(self, slide: Slide, plan: Plan) -> list[Page]:
        """The pages of a slide; one, unless its text or table is too long."""
        count, noted = 1, len(self.diagnostics)
        for _ in range(_MOST_ROUNDS):
            # How a title is numbered may need a line more, which leaves less room below it.
            del self.diagnostics[noted:]
            parts, titles = count, self._titles(slide, plan, count)
            title_pt = _box_pt(titles, plan.title)
            leads = self._leads(slide, hug(plan, slide.role, title_pt))
            stacked = stack(plan, slide.role, title_pt, _lead_pt(leads, plan))
            shown, stacked, mains = with_panel(slide, stacked, self._mains, self.diagnostics)
            flows = leads | mains
            table = self._table(slide, stacked)
            count = max([1, *(len(flow) for flow in flows.values()), len(table.portions) if table else 1])
            if count <= parts:
                break
        if count != parts:
            titles = self._titles(slide, plan, count)
        return self._bound(shown, stacked, titles, flows, table)

    def _bound(
        self, slide: Slide, plan: Plan, titles: list[Fitted], flows: dict[Slot, list[Fitted]], table: FittedTable | None
    ) -> list[Page]:
        fixed = {slot: self._fixed(slide, slot, plan) for slot in _FIXED if slide.texts.get(slot)}
        if len(flows.get(Slot.LEAD, ())) == 1:
            # A short lead is said again, so that its place is not empty on the further pages.
            flows[Slot.LEAD] *= len(titles)
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
        place, found = plan.places[Slot.LEAD], {}
        for height in lead_rooms_pt(plan, slide.role):
            noted = len(self.diagnostics)
            box = replace(place.box, height_emu=round(height * EMU_PER_PT))
            found = self._flow(slide, [Slot.LEAD], replace(plan, places={Slot.LEAD: replace(place, box=box)}))
            if len(found[Slot.LEAD]) == 1 and len(self.diagnostics) == noted:
                break
        return found

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
        room = self.room(plan.title)
        room = replace(room, height_pt=room.height_pt + title_room_pt(plan, slide.role) - _height_pt(plan.title))
        if slide.role is Role.TITLE and slide.texts.get(Slot.SUBTITLE):
            room = self._cover_room(slide, plan, room)
        floor = _title_floor_pt(plan)
        every = [prepare([Para(self._numbered(slide.title, n, parts))], room) for n in range(1, parts + 1)]
        size = title_size(every, room, floor, slide.role not in _POSTERS)
        if not size:
            worst = max(every, key=lambda items: height_pt(items, floor, room))
            self._too_large(slide, worst, floor, room, "The title")
        return [set_paragraphs(items, size or floor, room) for items in every]

    def _cover_room(self, slide: Slide, plan: Plan, room: Room) -> Room:
        """The room that a cover's title may take when it leaves enough for a long subtitle."""
        title = prepare([Para(slide.title)], room)
        for share in _COVER_SHARES:
            less = replace(room, height_pt=room.height_pt * share)
            size = title_size([title], less, _title_floor_pt(plan), one_line=False)
            if size:
                stacked = hug(plan, slide.role, height_pt(title, size, room))
                below = self.room(stacked.places[Slot.SUBTITLE])
                if fitting_size(prepare(slide.texts[Slot.SUBTITLE], below), below, self.theme.least_pt):
                    return less
        return room

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
        floor = SMALL_FLOOR_PT if slot in _SMALL else self.theme.least_pt
        return self._single(slide, items, room, floor, f"The text of «{slot.value}»")

    def _single(self, slide: Slide, items: Sequence[Prepared], room: Room, floor_pt: float, what: str) -> Fitted:
        """Text that stays on one page: it fits, or it is an error."""
        size = fitting_size(items, room, floor_pt)
        if size is None:
            size = floor_pt
            self._too_large(slide, items, size, room, what)
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
            portions = split(items[slot], size, room)
            bad = next((portion for portion in portions if not fits(portion, size, room)), None)
            if bad is not None:
                self._too_large(slide, bad, size, room, f"The text of «{slot.value}»")
            flows[slot] = [set_paragraphs(portion, size, room) for portion in portions]
        return flows

    def _table(self, slide: Slide, plan: Plan) -> FittedTable | None:
        if slide.table is None:
            return None
        place, size = plan.places[TABLE], TABLE_PT * max(1.0, plan.factor)
        fitted = fit_table(
            slide.table, place.box, size, min(self.theme.least_pt * max(1.0, plan.factor), size), self.body
        )
        if fitted.grid.wide_text:
            self._report(
                slide,
                f"A word in «{fitted.grid.wide_text}» is too wide for its column.",
                "Shorten it.",
                fitted.grid.wide_text,
            )
        elif fitted.too_high:
            self._report(slide, "A row of the table is higher than the slide.", "Shorten the row's text.")
        return fitted

    def _too_large(self, slide: Slide, items: Sequence[Prepared], size_pt: float, room: Room, what: str) -> None:
        wide = too_wide(items, size_pt, room)
        if wide:
            word = max((w for item in wide for w in plain(item.para.runs).split()), key=len, default="")
            message = f"«{word}» is too wide for its place at {size_pt:g} pt."
            self._report(slide, message, "Divide the word with a hyphen, or use another.", word)
        elif height_pt(items, size_pt, room) > room.height_pt:
            text = plain(items[0].para.runs)
            shown = text if len(text) <= 40 else f"{text[:39]}…"
            self._report(slide, f"{what} is too long even at {size_pt:g} pt: «{shown}».", "Shorten it.", text)

    def _report(self, slide: Slide, message: str, hint: str, text: str = "") -> None:
        told = error("WK801", f"Slide «{slide.id}»: {message}", slide.span, hint)
        self.diagnostics.append(replace(told, about=(text,) if text else ()))

    def report_missing(self, slide: Slide, text: str) -> None:
        """Names the characters of a slide that the theme's fonts lack, line by line."""
        all_lost = sorted(self.body.missing(text) | self.heading.missing(text))
        hint = "Another font will stand in, and the width is a guess. Use another character."
        for line in dict.fromkeys(text.split("\n")) if all_lost else ():
            if lost := [character for character in all_lost if character in line]:
                shown = ", ".join(f"«{character}» (U+{ord(character):04X})" for character in lost)
                message = f"Slide «{slide.id}»: the font has no {shown}, in «{line.strip()[:60]}»."
                told = warning("WK802", message, slide.span, hint)
                self.diagnostics.append(replace(told, about=(line.strip(), *lost)))

    def report_cut(self, slide: Slide, text: str) -> None:
        """Names a label of a figure that was cut."""
        message = f"Slide «{slide.id}»: «{text}» is too long for its shape and was cut."
        self.diagnostics.append(replace(warning("WK803", message, slide.span, "Shorten it."), about=(text,)))


def _broken(para: Para) -> Para:
    """A line of facts as one fact a line."""
    return replace(para, runs=tuple(replace(run, text=run.text.replace(" · ", "\n")) for run in para.runs))


def _title_floor_pt(plan: Plan) -> float:
    return float(round(TITLE_FLOOR_PT * min(1.0, plan.factor)))


def _height_pt(place: Place) -> float:
    return points(place.box.height_emu)


def _box_pt(texts: Sequence[Fitted], place: Place) -> float:
    """Height of a box for the highest of the texts, its insets counted."""
    _, top, _, bottom = place.look.inset_emu
    return max((text.height_pt for text in texts), default=0.0) + points(top + bottom)


def _lead_pt(leads: Mapping[Slot, Sequence[Fitted]], plan: Plan) -> float:
    return _box_pt(leads[Slot.LEAD], plan.places[Slot.LEAD]) if Slot.LEAD in leads else 0.0
