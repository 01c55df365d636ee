"""How many of each paper: a worksheet's copies, and what to print with spares, counted from people, groups and partners."""

from workshopkit.compose.room_views import tables_of
from workshopkit.compose.views import WORKSHEETS, View
from workshopkit.compose.words import Words
from workshopkit.model.content import Audience, CanvasSize, Sector
from workshopkit.model.kinds import HANDOUT, PRINT_PLAN, UNPRINTED
from workshopkit.model.workshop import DocumentOrder, Person

_FIELDS = {
    Audience.PERSON: ("name", "organisation"),
    Audience.GROUP: ("group", "date"),
    Audience.PARTNER: ("organisation", "name"),
}
_FILLS = {"date": "date"}


def worksheet_copies(workshop: View, audience: Audience, words: Words) -> tuple[View, ...]:
    """The copies that the worksheet's file holds: one per partner with its name and sector, or one for everybody."""
    if audience is not Audience.PARTNER:
        return (_copy("", "", audience.value, {}, audience, words),)
    partners = (
        Person(p["id"], "", p["name"], Sector(p["sector"]) if p["sector"] else None) for p in workshop["partners"]
    )
    return tuple(own_copy(partner, audience, words) for partner in partners)


def own_copy(person: Person, audience: Audience, words: Words) -> View:
    """Somebody's own copy of a worksheet: their name, organisation and sector, and the questions of that sector."""
    sector = words.say(f"sector_{person.sector.value}") if person.sector else ""
    organisation = " · ".join(part for part in (person.organisation, sector) if part)
    asks = audience.value
    if person.sector is not None:
        asks = person.sector.value if audience is Audience.PARTNER else f"{asks}-{person.sector.value}"
    known = {"name": person.name, "organisation": organisation}
    return _copy(f"{person.id}-", person.organisation or person.name, asks, known, audience, words)


def _copy(key: str, whose: str, asks: str, known: dict[str, str], audience: Audience, words: Words) -> View:
    """A copy: the prefix of its ids, whose it is, whose questions it asks, and its fields with what is known already."""
    fields = (
        View({"id": f, "label": words.say(f"field_{f}"), "value": known.get(f, ""), "fill": _FILLS.get(f, "text")})
        for f in _FIELDS[audience]
    )
    intro = words.say(f"worksheet_intro_{audience.value}")
    return View({"key": key, "whose": whose, "asks": asks, "fields": tuple(fields), "intro": intro})


_PAPERS = {
    "worksheet": WORKSHEETS,
    "checklist": "contract-checklists",
    "programme": "programmes",
    "evaluation": "evaluation-forms",
    "attendance": "attendance-lists",
    "name-signs": "name-signs",
    "table-signs": "table-signs",
}
"""Kinds of document → the material that they are when a method asks for them."""
_WHOLE = frozenset({"attendance", "name-signs", "table-signs"})
"""Kinds whose file holds what everybody needs: it is printed once."""
_EVERYBODY = frozenset({"programme", "evaluation", HANDOUT})
_TABLES = frozenset({"cards", "canvas"})
_PARTNERS = frozenset({"checklist", "agreement"})
_SPARE_SHARE = 10
"""One in so many is printed in reserve of what each participant gets."""
_MOST_SPARES = 10


def packing(workshop: View, orders: tuple[DocumentOrder, ...]) -> tuple[View, ...]:
    """The materials to pack: all but the papers that the kit prints itself."""
    printed = {_PAPERS.get(order.kind) for order in orders}
    return tuple(need for need in workshop["materials"] if need["id"] not in printed)


def prints(workshop: View, orders: tuple[DocumentOrder, ...], words: Words) -> tuple[View, ...]:
    """What to print, how many with the spares, for whom; the deck and the calendar are not printed."""
    wanted = ((place, order) for place, order in enumerate(orders) if not _is_unprinted(order, workshop))
    return tuple(_print(place, order, workshop, orders, words) for place, order in wanted)


def _is_unprinted(order: DocumentOrder, workshop: View) -> bool:
    match order.kind:
        case "worksheet":
            return not (order.focuses or workshop["focuses"])
        case "cards":
            return order.only_agenda and not order.focuses
        case "table-signs":
            return not any(workshop[name] for name in ("tables", "doors", "partners_with_signs"))
        case kind:
            return kind in UNPRINTED or kind == PRINT_PLAN or not order.asked


def _print(place: int, order: DocumentOrder, workshop: View, orders: tuple[DocumentOrder, ...], words: Words) -> View:
    needed = _copies(workshop, order)
    spares = _spares(order, needed)
    note = words.say(_note(workshop, order))
    note = words.say("spares", note=note, n=spares) if spares else note
    return View({
        "id": f"{order.kind}-{place + 1}", "place": place, "kind": order.kind, "title": _paper(order, orders, words),
        "note": note, "needed": needed, "spares": spares, "copies": needed + spares,
    })  # fmt: skip


def _paper(order: DocumentOrder, orders: tuple[DocumentOrder, ...], words: Words) -> str:
    """The paper's name; of several worksheets whom each is for, of several canvases how large it is."""
    name = words.say(order.kind)
    if order.kind not in ("canvas", "worksheet") or sum(other.kind == order.kind for other in orders) == 1:
        return name
    told = order.size.value.upper() if order.kind == "canvas" else words.say(f"for_{order.audience.value}")
    return f"{name}: {told}"


def _note(workshop: View, order: DocumentOrder) -> str:
    if order.own:
        return "print_own_files" if order.apart else "print_own_copies"
    if order.kind == "worksheet":
        return f"print_worksheet_{order.audience.value}"
    if order.kind == "canvas" and order.size is CanvasSize.A1:
        return "print_canvas_a1"
    if order.kind == "checklist" and _copies(workshop, order) > _copies_for(workshop, order):
        return "print_checklist_group"
    if order.kind in _TABLES and not _tables(workshop):
        return f"print_{order.kind}_partner" if workshop["partners"] else f"print_{order.kind}_one"
    return f"print_{order.kind}"


def _copies(workshop: View, order: DocumentOrder) -> int:
    """Enough for whom it is made for, and for what the methods ask for; a file that holds everybody's copy is one."""
    if order.own:
        return len(workshop["people"]) if order.apart and order.audience is Audience.PERSON else 1
    asked = [need["count"] or 0 for need in workshop["materials"] if need["id"] == _PAPERS.get(order.kind)]
    if order.kind in _WHOLE or (order.kind == "worksheet" and order.audience is not Audience.PERSON):
        asked = []
    return max([_copies_for(workshop, order), *asked])


def _copies_for(workshop: View, order: DocumentOrder) -> int:
    people: int = workshop["participants"]
    partners = len(workshop["partners"])
    groups = max([_groups(item) for item in workshop["items"]], default=0) or max(partners, 1)
    match order.kind:
        case "worksheet":
            return {Audience.PARTNER: 1, Audience.GROUP: groups, Audience.PERSON: people or 1}[order.audience]
        case "canvas" if order.size is CanvasSize.A1:
            return 1
        case kind if kind in _WHOLE:
            return 1
        case kind if kind in _EVERYBODY:
            return people or 1
        case kind if kind in _TABLES:
            return _tables(workshop) or max(partners, 1)
        case kind if kind in _PARTNERS:
            return max(partners, 1)
        case _:
            return max(len(workshop["facilitators"]), 1)


def _spares(order: DocumentOrder, needed: int) -> int:
    """For those whom nobody expected, and for coffee on the paper; none of a set of cards, a plan or a poster."""
    if order.own:
        return 0
    each = order.kind in _EVERYBODY or (order.kind == "worksheet" and order.audience is Audience.PERSON)
    if each:
        return min(_MOST_SPARES, -(-needed // _SPARE_SHARE))
    of_a_group = order.kind == "worksheet" and order.audience is Audience.GROUP
    table = order.kind == "canvas" and order.size is CanvasSize.A3
    return int(of_a_group or table or order.kind in _PARTNERS)


def _tables(workshop: View) -> int:
    """The most tables that are in use at the same time."""
    return max((sum(map(tables_of, item["tracks"])) or tables_of(item) for item in workshop["items"]), default=0)


def _groups(item: View) -> int:
    """Groups that work with factors or challenges at the same time."""
    if item["tracks"]:
        return sum(_groups(track) for track in item["tracks"])
    return int(item["groups"]["count"]) if item["groups"] and item["focuses"] else 0
