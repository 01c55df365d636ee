"""Workshop + words → the names that every template may use: `workshop`, `phrase`, `order`, and a few lines of text."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from workshopkit.compose.card_views import card_views
from workshopkit.compose.environment import Scope
from workshopkit.compose.paper_counts import packing, prints, worksheet_copies
from workshopkit.compose.print_plan import MadePaper, print_plan
from workshopkit.compose.room_views import room_views
from workshopkit.compose.views import Prose, View, focus_view, view, workshop_view
from workshopkit.compose.words import Words
from workshopkit.model.content import Sector
from workshopkit.model.workshop import DocumentOrder, Workshop


class PhraseView(View):
    """The phrases without blanks by name; one that is missing is told by its name."""

    __slots__ = ("_words",)

    def __init__(self, words: Words) -> None:
        super().__init__(words.phrases.texts)
        self._words = words

    def __getitem__(self, key: str) -> Any:
        return Prose(self._words.say(key))

    def __contains__(self, key: object) -> bool:
        return True  # so that a missing one is asked for, and says its name


def document_scope(
    workshop: View,
    order: DocumentOrder,
    orders: tuple[DocumentOrder, ...],
    words: Words,
    made: Mapping[int, MadePaper] = MappingProxyType({}),
) -> Scope:
    """What the templates of one document see; `order` holds the document's options, `orders` are all documents made.

    `made` are the papers that are made already, by their places in `orders`, for the print plan.
    """
    ordered: View = view(order)
    rows = prints(workshop, orders, words)
    planned, sums = print_plan(rows, made, words)
    return {
        "workshop": workshop,
        "phrase": PhraseView(words),
        "order": ordered.with_values(focuses=tuple(map(focus_view, order.focuses)) or workshop["focuses"]),
        "copies": worksheet_copies(workshop, order.audience, words),
        "cards": _cards(workshop, order),
        "agreement": ordered["sections"] or workshop["sections"],
        "packing": packing(workshop, orders),
        "prints": rows,
        "printed": planned,
        "sheets_in_all": sums,
        "author": ", ".join(workshop["facilitators"]) or "workshopkit",
        "page_label": words.raw("page_label"),
        "when_and_where": _when_and_where(workshop, words),
    }


def _cards(workshop: View, order: DocumentOrder) -> tuple[View, ...]:
    if order.kind != "cards":
        return ()
    own = tuple(map(focus_view, order.focuses))
    focuses = own if own or order.only_agenda else (*workshop["factors"], *workshop["challenges"])
    return card_views(focuses, workshop["challenges"])


def shown_workshop(workshop: Workshop, words: Words) -> View:
    """The view that all documents of a workshop share."""
    everyone = (*workshop.partners, *workshop.guests)
    people = {sector: sum(p.count for p in everyone if p.sector is sector) for sector in Sector}
    counts = [f"{words.say(f'sector_{sector.value}')} {n}" for sector, n in people.items() if n]
    shown = workshop_view(workshop, lambda partner, n: words.say("some_from", partner=partner, n=n))
    challenges = tuple(focus for focus in shown["focuses"] if focus["type"] == "challenge")
    more = room_views(shown, words)
    return shown.with_values(sector_counts=" · ".join(counts), challenges_in_play=challenges, **more)


def _when_and_where(workshop: View, words: Words) -> str:
    """«Torsdag den 3. december 2026 kl. 09.00–15.00 · Havnehuset», or the first and last day."""
    days = workshop["days"]
    if not days:
        return str(workshop["venue"])
    if len(days) == 1:
        clocks = {"start": words.clock(days[0]["starts"]), "end": words.clock(days[0]["ends"])}
        when = words.say("date_and_clock", date=words.date(days[0]["date"]), **clocks)
    else:
        when = words.say("from_to", first=words.date(days[0]["date"]), last=words.date(days[-1]["date"]))
    when = when[:1].upper() + when[1:]
    venues = dict.fromkeys(venue for venue in (workshop["venue"], *(day["venue"] for day in days)) if venue)
    return " · ".join([when, *venues])
