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
    split,
    too_wide,
)  # fmt: skip
from workshopkit.formats.pptx.plan import TABLE, Place, Plan
from workshopkit.formats.pptx.tables import FittedTable, fit_table
from workshopkit.model.deck import Deck, Para, Slide, Slot, TableRow
from workshopkit.model.text import Inlines, Run, plain
from workshopkit.model.theme import Theme

TITLE_FLOOR_PT = 24.0
SMALL_FLOOR_PT = 12.0
TABLE_PT = 20.0
_SMALL = (Slot.KICKER, Slot.META)
_FIXED = (Slot.KICKER, Slot.SUBTITLE, Slot.META)
_GROUPS = ((Slot.LEAD,), (Slot.BODY,), (Slot.LEFT, Slot.RIGHT))
"""Slots that go on over further pages; those of a group have one size."""


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
        fixed = {slot: self._fixed(slide, slot, plan) for slot in _FIXED if slide.texts.get(slot)}
        flows: dict[Slot, list[Fitted]] = {}
        for group in _GROUPS:
            flows |= self._flow(slide, [slot for slot in group if slide.texts.get(slot)], plan)
        table = self._table(slide, plan)
        count = max([1, *(len(flow) for flow in flows.values()), len(table.portions) if table else 1])
        if len(flows.get(Slot.LEAD, ())) == 1:
            # A short lead is said again, so that its place is not empty on the further pages.
            flows[Slot.LEAD] *= count
        titles = [self._title(slide, plan, n, count) for n in range(1, count + 1)]
        smallest = min(title.size_pt for title in titles)
        return [
            Page(
                slide.id if n == 0 else f"{slide.id}~{n + 1}", slide, plan, replace(titles[n], size_pt=smallest),
                {**fixed, **{slot: flow[n] for slot, flow in flows.items() if n < len(flow)}},
                table if table and n < len(table.portions) else None,
                table.portions[n] if table and n < len(table.portions) else (),
                slide.figure is not None and n == 0,
            )
            for n in range(count)
        ]  # fmt: skip

    def room(self, place: Place) -> Room:
        """The room for text in a place."""
        return room_of(place, self.heading if place.look.heading else self.body)

    def _title(self, slide: Slide, plan: Plan, part: int, parts: int) -> Fitted:
        runs: Inlines = slide.title
        if parts > 1:
            suffix = self.deck.continued.replace("{part}", str(part)).replace("{parts}", str(parts))
            runs = (*runs, Run(f" {suffix}"))
        room = self.room(plan.title)
        items = prepare([Para(runs)], room)
        return self._single(slide, items, room, TITLE_FLOOR_PT, "The title")

    def _fixed(self, slide: Slide, slot: Slot, plan: Plan) -> Fitted:
        room = self.room(plan.places[slot])
        items = prepare(slide.texts[slot], room)
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
        fitting = [size for size in tried if all(fits(items[slot], size, rooms[slot]) for slot in slots)]
        if not fitting:
            return self._over_pages(slide, items, rooms, tried)
        # Rather a point smaller than minutes on a line of their own.
        tidy = (size for size in fitting if not any(lone_asides(items[slot], size, rooms[slot]) for slot in slots))
        size = next(tidy, fitting[0])
        return {slot: [set_paragraphs(items[slot], size, rooms[slot])] for slot in slots}

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
        place = plan.places[TABLE]
        fitted = fit_table(slide.table, place.box, TABLE_PT, min(self.theme.least_pt, TABLE_PT), self.body)
        if fitted.grid.wide_text:
            self._report(slide, f"A word in «{fitted.grid.wide_text}» is too wide for its column.", "Shorten it.")
        elif fitted.too_high:
            self._report(slide, "A row of the table is higher than the slide.", "Shorten the row's text.")
        return fitted

    def _too_large(self, slide: Slide, items: Sequence[Prepared], size_pt: float, room: Room, what: str) -> None:
        wide = too_wide(items, size_pt, room)
        if wide:
            word = max((w for item in wide for w in plain(item.para.runs).split()), key=len, default="")
            message = f"«{word}» is too wide for its place at {size_pt:g} pt."
            self._report(slide, message, "Divide the word with a hyphen, or use another.")
        elif height_pt(items, size_pt, room) > room.height_pt:
            text = plain(items[0].para.runs)
            shown = text if len(text) <= 40 else f"{text[:39]}…"
            self._report(slide, f"{what} is too long even at {size_pt:g} pt: «{shown}».", "Shorten it.")

    def _report(self, slide: Slide, message: str, hint: str) -> None:
        self.diagnostics.append(error("WK801", f"Slide «{slide.id}»: {message}", slide.span, hint))

    def report_missing(self, slide: Slide, text: str) -> None:
        """Names the characters of a slide that the theme's fonts lack."""
        lost = sorted(self.body.missing(text) | self.heading.missing(text))
        if lost:
            shown = ", ".join(f"«{character}» (U+{ord(character):04X})" for character in lost)
            where = next((line for line in text.split("\n") if any(c in line for c in lost)), "")
            self.diagnostics.append(
                warning(
                    "WK802", f"Slide «{slide.id}»: the font has no {shown}, in «{where.strip()[:60]}».", slide.span,
                    "Another font will stand in, and the width is a guess. Use another character.",
                )
            )  # fmt: skip

    def report_cut(self, slide: Slide, text: str) -> None:
        """Names a label of a figure that was cut."""
        message = f"Slide «{slide.id}»: «{text}» is too long for its shape and was cut."
        self.diagnostics.append(warning("WK803", message, slide.span, "Shorten it."))
