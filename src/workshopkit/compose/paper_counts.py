"""How many of each paper: a worksheet's copies, and what to print, counted from participants, groups and partners."""

from workshopkit.compose.views import View
from workshopkit.compose.words import Words
from workshopkit.model.content import Audience
from workshopkit.model.workshop import DocumentOrder

_FIELDS = {
    Audience.PERSON: ("name", "organisation"),
    Audience.GROUP: ("group", "date"),
    Audience.PARTNER: ("organisation", "name"),
}


def worksheet_copies(workshop: View, audience: Audience, words: Words) -> tuple[View, ...]:
    """The copies that the worksheet's file holds: one per partner with its name and sector, or one for everybody."""
    if audience is not Audience.PARTNER:
        return (_copy("", audience.value, {}, audience, words),)
    copies = []
    for partner in workshop["partners"]:
        sector = words.say(f"sector_{partner['sector']}") if partner["sector"] else ""
        known = {"organisation": " · ".join(part for part in (partner["name"], sector) if part)}
        copies.append(_copy(f"{partner['id']}-", partner["sector"] or audience.value, known, audience, words))
    return tuple(copies)


def _copy(key: str, asks: str, known: dict[str, str], audience: Audience, words: Words) -> View:
    """A copy: the prefix of its ids, whose questions it asks, and its fields with what is known already."""
    fields = (View({"id": f, "label": words.say(f"field_{f}"), "value": known.get(f, "")}) for f in _FIELDS[audience])
    intro = words.say(f"worksheet_intro_{audience.value}")
    return View({"key": key, "asks": asks, "fields": tuple(fields), "intro": intro})


def _paper(order: DocumentOrder, orders: tuple[DocumentOrder, ...], words: Words) -> str:
    """The paper's name; of several worksheets, whom each is for."""
    name = words.say(order.kind)
    several = sum(other.kind == order.kind for other in orders) > 1
    return f"{name}: {words.say(f'for_{order.audience.value}')}" if several else name


_PAPERS = {
    "worksheet": "reflection-worksheets",
    "checklist": "contract-checklists",
    "programme": "programmes",
}
"""Kinds of document → the material that they are when a method asks for them."""


def packing(workshop: View, orders: tuple[DocumentOrder, ...]) -> tuple[View, ...]:
    """The materials to pack: all but the papers that the kit prints itself."""
    printed = {_PAPERS.get(order.kind) for order in orders}
    return tuple(need for need in workshop["materials"] if need["id"] not in printed)


def prints(workshop: View, orders: tuple[DocumentOrder, ...], words: Words) -> tuple[View, ...]:
    """What to print, how many, for whom; the deck is not printed."""
    rows = []
    for order in orders:
        if order.kind == "deck" or (order.kind == "worksheet" and not (order.focuses or workshop["focuses"])):
            continue
        note = f"print_worksheet_{order.audience.value}" if order.kind == "worksheet" else f"print_{order.kind}"
        rows.append(
            View({"title": _paper(order, orders, words), "copies": _copies(workshop, order), "note": words.say(note)})
        )
    return tuple(rows)


def _copies(workshop: View, order: DocumentOrder) -> int:
    """Enough for whom it is made for, and for what the methods ask for."""
    asked = [need["count"] or 0 for need in workshop["materials"] if need["id"] == _PAPERS.get(order.kind)]
    if order.kind == "worksheet" and order.audience is not Audience.PERSON:
        asked = []
    return max([_copies_for(workshop, order), *asked])


def _copies_for(workshop: View, order: DocumentOrder) -> int:
    people: int = workshop["participants"]
    partners = len(workshop["partners"])
    match order.kind, order.audience:
        case "worksheet", Audience.PARTNER:
            return 1
        case "worksheet", Audience.GROUP:
            return max([_groups(item) for item in workshop["items"]], default=0) or max(partners, 1)
        case ("worksheet", _) | ("programme", _):
            return people or 1
        case "checklist", _:
            return max(partners, 1)
        case _:
            return max(len(workshop["facilitators"]), 1)


def _groups(item: View) -> int:
    """Groups that work with factors or challenges at the same time."""
    if item["tracks"]:
        return sum(_groups(track) for track in item["tracks"])
    return int(item["groups"]["count"]) if item["groups"] and item["focuses"] else 0
