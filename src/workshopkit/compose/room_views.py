"""Partners and agenda → what stands in the room: seats with names, tables with their groups, doors of parallel tracks."""

from collections.abc import Collection, Iterator
from typing import Any

from workshopkit.compose.views import View
from workshopkit.compose.words import Words

SPARE_SEATS = 2
"""Name signs without a name, for those who come unannounced."""
SEATS_OF_NOBODY = 8
LEAST_AT_A_TABLE = 3
"""Two who talk together need no table with a number."""
LEAST_PAIRS = 3
"""So many pairs beside one group of three come of an odd number in pairs; threes leave two pairs over at most."""
_SIGNS = "table-signs"
"""The material that a method asks for when organisations are to have signs of their own."""


def room_views(workshop: View, words: Words) -> dict[str, Any]:
    """The keys that a workshop's view gets for signs and lists; its partners and guests with their `seats` among them."""
    partners, guests = (tuple(_partner(one, words) for one in workshop[name]) for name in ("partners", "guests"))
    seats = tuple(seat for partner in (*partners, *guests) for seat in partner["seats"])
    return {
        "partners": partners,
        "guests": guests,
        "seats": (*seats, *_spare(len(seats))),
        "tables": tuple(table for day in workshop["days"] for table in _tables(day, words)),
        "doors": tuple(_doors(workshop, words)),
        "partners_with_signs": partners if any(need["id"] == _SIGNS for need in workshop["materials"]) else (),
    }


def _partner(partner: View, words: Words) -> View:
    """A partner with a seat for everybody it sends, by name where that is known."""
    unknown = [""] * max(0, partner["count"] - len(partner["names"]))
    names = (*partner["names"], *unknown)
    seats = tuple(_seat(f"{partner['id']}-{n}", name, partner["name"]) for n, name in enumerate(names, 1))
    sector = words.say(f"sector_{partner['sector']}") if partner["sector"] else ""
    return partner.with_values(seats=seats, sector_name=sector)


def _seat(identity: str, name: str, organisation: str) -> View:
    return View({"id": identity, "name": name, "organisation": organisation})


def _spare(seats: int) -> Iterator[View]:
    """Seats for those whom nobody expects, so many that the last sheet is full."""
    spare = SPARE_SEATS + seats % 2 if seats else SEATS_OF_NOBODY
    return (_seat(f"spare-{number}", "", "") for number in range(1, spare + 1))


def _tables(day: View, words: Words) -> Iterator[View]:
    """The tables of a day, and who sits there when; in tracks people sit where they choose."""
    items = [item for item in day["items"] if _sits(item)]
    for number in range(1, max((item["groups"]["count"] for item in items), default=0) + 1):
        times = tuple(_time(item, number, words) for item in items if number <= item["groups"]["count"])
        told = _told_once({time["who"] for time in times} if len(times) > 1 else set())
        if told:
            times = tuple(time.with_values(who="") for time in times)
        yield View({"number": number, "day": day["number"], "date": day["date"], "times": times, "who": told})


def _told_once(who: Collection[str]) -> str:
    """Who sits at a table each time, where that is the same; else nothing."""
    return next(iter(who)) if len(who) == 1 else ""


def tables_of(item: View) -> int:
    """How many tables an item takes; pairs take none."""
    return int(item["groups"]["count"]) if _sits(item) else 0


def _sits(item: View) -> bool:
    """Whether the groups sit at tables; pairs don't, nor where an odd one makes three of one pair among several."""
    sizes = {size["people"]: size["groups"] for size in item["groups"]["sizes"]} if item["groups"] else {}
    pairs = sizes.get(2, 0) >= LEAST_PAIRS and sizes.get(LEAST_AT_A_TABLE) == 1
    return max(sizes, default=0) >= LEAST_AT_A_TABLE and not pairs


def _time(item: View, number: int, words: Words) -> View:
    told = item["groups"]["named"] or item["groups"]["mixes"]
    who = told[number - 1].replace(" · ", "\u00a0· ")  # no line begins with a dot
    return View({"clock": words.clock(item["starts"]), "title": item["title"], "who": who})


def _doors(workshop: View, words: Words) -> Iterator[View]:
    """The tracks, each with the door that it is behind."""
    for day in workshop["days"]:
        for item in day["items"]:
            for number, track in enumerate(item["tracks"], 1):
                kept = {key: track[key] for key in ("id", "title", "room", "starts", "ends", "responsible")}
                yield View({**kept, "number": number, "date": day["date"]})
