"""Resolved values → what templates see: read-only views of strings, numbers, dates and tuples, never our objects.

A view has no methods, so a key such as `items` is what the template gets, and nothing reaches back into Python.
"""

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from itertools import takewhile
from typing import Any

from workshopkit.model.agenda import QUIET_KINDS, Kind
from workshopkit.model.content import Audience, Sector
from workshopkit.model.topics import Focus
from workshopkit.model.workshop import Day, Groups, Member, Method, Need, TimedItem, Workshop

PROSE_KEYS = frozenset({
    "gist", "explanation", "signs", "warnings", "text", "first_steps", "listen_for", "trap", "study", "editorial", "why",
    "question", "good", "notes", "plan_b", "opening", "online", "purpose",
})  # fmt: skip
"""Keys whose texts are authored as prose, in which **bold** and *italic* count; everything else is shown as typed."""

WORKSHEETS = "reflection-worksheets"
"""The material that worksheets are when a method asks for them."""


class Prose(str):
    """Text in which Markdown counts."""

    __slots__ = ()


class View(Mapping[str, Any]):
    """A read-only mapping; templates read its keys as attributes."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __str__(self) -> str:
        raise TypeError("a record cannot stand in a text; name one of its values")

    def __repr__(self) -> str:
        return f"View({', '.join(self._values)})"

    def with_values(self, **more: Any) -> "View":
        """The same with more keys."""
        return View(self._values | more)


def view(value: Any, prose: bool = False) -> Any:
    """A value and all in it as views."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return Prose(value) if prose else value
    if value is None or isinstance(value, int | float | dt.date):
        return value
    if isinstance(value, tuple | list):
        return tuple(view(part, prose) for part in value)
    if isinstance(value, Mapping):
        return View({view(key): view(part, prose) for key, part in value.items()})
    if dataclasses.is_dataclass(value):
        names = [f.name for f in dataclasses.fields(value) if f.name not in ("span", "slug")]
        return View({name: view(getattr(value, name), prose or name in PROSE_KEYS) for name in names})
    raise TypeError(f"a template is never shown a {type(value).__name__}")


def workshop_view(workshop: Workshop, some_from: Callable[[str, int], str]) -> View:
    """The workshop with what templates ask for beside its own fields: `items`, each with `next`, and the days' spans.

    `some_from` says in words who those without a name are, from the partner's name and their number.
    """
    showing = _Showing(workshop, some_from)
    days = tuple(_day_view(day, showing) for day in workshop.days)
    plain: View = view(dataclasses.replace(workshop, days=(), focuses=(), factors=(), challenges=(), sections=()))
    return plain.with_values(
        days=days,
        items=tuple(item for day in days for item in day["items"]),
        sections=showing.sections,
        several_days=len(days) > 1,
        first_date=workshop.days[0].date if workshop.days else None,
        last_date=workshop.days[-1].date if workshop.days else None,
        wrap_up=_wrap_up(workshop),
        credited=tuple(view(method) for method in _credited(workshop)),
        focuses=showing.focuses(workshop.focuses),
        factors=showing.focuses(workshop.factors),
        challenges=showing.focuses(workshop.challenges),
    )


class _Showing:
    """What the views of one workshop share: its sections, and a view of each focus however many items take it up."""

    def __init__(self, workshop: Workshop, some_from: Callable[[str, int], str]) -> None:
        self.some_from = some_from
        sheets = [order for order in workshop.documents if order.kind == "worksheet"]
        self.sheets_for = {Audience.PERSON if order.own else order.audience for order in sheets}
        self.partners = len(workshop.partners)
        self.several_days = len(workshop.days) > 1
        self.sections = view(workshop.sections)
        self._focuses: dict[int, View] = {}

    def focuses(self, focuses: Iterable[Focus]) -> tuple[View, ...]:
        """A view of each; the workshop keeps the focuses alive, so that their identities are theirs alone."""
        for focus in focuses:
            if id(focus) not in self._focuses:
                self._focuses[id(focus)] = focus_view(focus)
        return tuple(self._focuses[id(focus)] for focus in focuses)


def focus_view(focus: Focus) -> View:
    """A factor or challenge, with its first question for a group, and what is `asked` of whom."""
    plain: View = view(focus)
    group = next((q for q in plain["questions"] if q["audience"] == "group"), None)
    return plain.with_values(group_question=group["text"] if group else "", asked=_asked(plain["questions"]))


def _asked(questions: tuple[View, ...]) -> View:
    """Questions by whom they are asked of: person, group, partner, and a partner or a person of each sector.

    The most telling come first, since a sheet may hold only a few: a person's or a group's own, with the partners' general
    question among the first three; for a partner its sector's words, then the group's.
    """

    def of(audience: Audience) -> tuple[View, ...]:
        return tuple(q for q in questions if q["audience"] == audience.value)

    partner = of(Audience.PARTNER)
    asked: dict[str, tuple[View, ...]] = {
        "person": of(Audience.PERSON)[:2] + partner[:1] + of(Audience.PERSON)[2:] + partner[1:],
        "group": of(Audience.GROUP)[:2] + partner[:1] + of(Audience.GROUP)[2:] + partner[1:],
        "partner": partner + of(Audience.GROUP),
    }
    for sector in Sector:
        own = tuple(q.with_values(text=q["sectors"].get(sector.value, q["text"])) for q in partner)
        asked[sector.value] = own + of(Audience.GROUP)
        asked[f"person-{sector.value}"] = of(Audience.PERSON)[:2] + own[:1] + of(Audience.PERSON)[2:] + own[1:]
    return View(asked)


def _day_view(day: Day, showing: _Showing) -> View:
    items = [_item_view(item, showing) for item in day.items]
    following: list[View | None] = [*items[1:], None]
    linked = tuple(
        item.with_values(
            next=after, first=number == 0, last=after is None, several_days=showing.several_days, date=day.date
        )
        for number, (item, after) in enumerate(zip(items, following, strict=True))
    )
    plain: View = view(dataclasses.replace(day, items=()))
    return plain.with_values(items=linked, slack=day.slack)


def _item_view(item: TimedItem, showing: _Showing) -> View:
    tracks = tuple(_item_view(track, showing) for track in item.tracks)
    materials = tuple(_as_made(need, item, showing) for need in item.materials)
    shown: View = view(dataclasses.replace(item, focuses=(), tracks=(), groups=None, materials=materials))
    focuses = showing.focuses(item.focuses)
    inside = {focus["id"]: focus for track in tracks for focus in track["focuses"]}
    return shown.with_values(
        minutes=item.minutes,
        tracks=tracks,
        groups=_groups_view(item.groups, showing.some_from) if item.groups else None,
        quiet=item.quiet or item.kind in QUIET_KINDS,
        focuses=focuses,
        all_focuses=(*focuses, *(f for name, f in inside.items() if name not in {g["id"] for g in focuses})),
        agreement=shown["sections"] or showing.sections,
        any_room=any(track["room"] for track in tracks),
        any_focus=any(track["focuses"] for track in tracks),
    )


def _as_made(need: Need, item: TimedItem, showing: _Showing) -> Need:
    """Methods ask for a worksheet for everybody; where the kit makes them for groups or partners only, for so many."""
    if need.id != WORKSHEETS or not showing.sheets_for or Audience.PERSON in showing.sheets_for:
        return need
    groups = item.groups.count if item.groups else 1
    return dataclasses.replace(need, count=groups if Audience.GROUP in showing.sheets_for else showing.partners)


def _groups_view(groups: Groups, some_from: Callable[[str, int], str]) -> View:
    """The sizes, a line of names per group where anybody is known by name, and a line of the partners per group."""
    named = any(member.name for members in groups.members for member in members)
    lines = tuple(", ".join(_who(members, some_from)) for members in groups.members)
    return View({"sizes": view(groups.sizes), "count": groups.count, "named": lines if named else (),
                 "mixes": tuple(map(_mix, groups.members))})  # fmt: skip


def _who(members: tuple[Member, ...], some_from: Callable[[str, int], str]) -> Iterable[str]:
    """A group's members as they are said: names, and how many there are of a partner who gave none."""
    unnamed = Counter(member.partner for member in members if not member.name)
    for member in members:
        if member.name:
            yield member.name
        elif member.partner in unnamed:
            yield some_from(member.partner, unnamed.pop(member.partner))


def _mix(members: tuple[Member, ...]) -> str:
    """Where a group's members come from: «Kommunen (2) · Havnen»; a name may hold a comma of its own."""
    partners: dict[str, int] = {}
    for member in members:
        partners[member.partner] = partners.get(member.partner, 0) + 1
    return " · ".join(f"{name} ({count})" if count > 1 else name for name, count in partners.items())


def _credited(workshop: Workshop) -> Iterable[Method]:
    """Methods in use that come from somebody, each once, in the order of the agenda."""
    items = (each for day in workshop.days for item in day.items for each in (item, *item.tracks))
    methods = {each.method.id: each.method for each in items if each.method is not None and each.method.origin}
    return methods.values()


def _wrap_up(workshop: Workshop) -> str:
    """The id of the item with which next steps are agreed: of the last day's closing run (evaluation, check-out, closing)
    the first closing, or the first item of all."""
    rounds = (Kind.EVALUATION, Kind.CHECK_OUT, Kind.CLOSING)
    items = workshop.days[-1].items if workshop.days else ()
    run = [*takewhile(lambda item: item.kind in rounds, reversed(items))][::-1]
    closing = [item for item in run if item.kind is Kind.CLOSING]
    return next((item.id for item in [*closing, *run]), "")
