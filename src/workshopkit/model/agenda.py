"""A workshop as somebody wrote it: texts with the languages they have, values with their places, no clock times yet."""

import datetime as dt
from dataclasses import replace
from enum import StrEnum

from workshopkit.diagnostics import Span
from workshopkit.frozen import dataclass
from workshopkit.model.content import Audience, CanvasSize, Per, Ref, Sector, Text


class Kind(StrEnum):
    """What an item of the agenda is."""

    WELCOME = "welcome"
    CHECK_IN = "check-in"
    INPUT = "input"
    REFLECTION = "reflection"
    GROUP_WORK = "group-work"
    PLENARY = "plenary"
    CONTRACT = "contract"
    BREAK = "break"
    LUNCH = "lunch"
    ENERGIZER = "energizer"
    TRACKS = "tracks"
    EVALUATION = "evaluation"
    CHECK_OUT = "check-out"
    CLOSING = "closing"
    BUFFER = "buffer"
    PRE_WORK = "pre-work"


QUIET_KINDS = frozenset({Kind.BREAK, Kind.LUNCH, Kind.BUFFER})
"""Kinds in which nobody works."""


@dataclass(frozen=True, slots=True)
class AuthoredPartner:
    """An organisation that takes part. `names` when the people are known by name, `count` always the number of them."""

    name: Text
    sector: Sector | None
    count: int
    names: tuple[str, ...]
    span: Span
    guest: bool = False
    """Whether it is not one of the workshop's partners: people who are on the list of participants only."""


@dataclass(frozen=True, slots=True)
class AuthoredPerson:
    """Somebody on the list of participants; `partner` is the place among the workshop's partners and guests."""

    name: str
    organisation: str
    sector: Sector | None
    role: str
    partner: int


@dataclass(frozen=True, slots=True)
class GroupWish:
    """How people are to be grouped: by size or by number of groups, one of the two."""

    size: int | None
    count: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class MaterialWish:
    """A material of the item's own: an id of the library (`ref`), or a text as typed."""

    ref: Ref | None
    text: Text | None
    per: Per
    count: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class AuthoredStep:
    """A step written in the workshop; `minutes` None shares what is left."""

    text: Text
    minutes: int | None


@dataclass(frozen=True, slots=True)
class AuthoredItem:
    """An item of the agenda, or one track of it. `at` and `until` are minutes since midnight."""

    id: str
    title: Text
    kind: Kind
    span: Span
    minutes: int | None = None
    minutes_span: Span | None = None
    at: int | None = None
    at_span: Span | None = None
    until: int | None = None
    until_span: Span | None = None
    flexible: bool = False
    purpose: Text | None = None
    factors: tuple[Ref, ...] = ()
    challenges: tuple[Ref, ...] = ()
    clauses: tuple[Ref, ...] = ()
    method: Ref | None = None
    steps: tuple[AuthoredStep, ...] = ()
    groups: GroupWish | None = None
    materials: tuple[MaterialWish, ...] = ()
    notes: Text | None = None
    plan_b: Text | None = None
    responsible: Text | None = None
    room: Text | None = None
    tracks: "tuple[AuthoredItem, ...]" = ()


@dataclass(frozen=True, slots=True)
class AuthoredDay:
    """A day of the workshop; `start` and `end` are minutes since midnight, `end` what was promised."""

    date: dt.date
    start: int
    end: int | None
    venue: Text | None
    items: tuple[AuthoredItem, ...]
    span: Span
    end_span: Span | None = None


@dataclass(frozen=True, slots=True)
class DocumentWish:
    """A kind of artefact that the workshop asks for, with its options."""

    kind: str
    span: Span
    audience: Audience = Audience.GROUP
    focuses: tuple[Ref, ...] = ()
    sections: tuple[Ref, ...] = ()
    only_agenda: bool = False
    """Whether the checklist holds only the sections, or the cards only the factors and challenges, that the agenda names."""
    questions: int = 3
    lines: int = 3
    size: CanvasSize = CanvasSize.A3
    slides_per_page: int = 3
    fillable: bool = False

    def without_places(self) -> "DocumentWish":
        """The wish as such, wherever in the file it and its references stand."""
        nowhere = Span("")
        focuses = tuple(Ref(ref.id, nowhere) for ref in self.focuses)
        sections = tuple(Ref(ref.id, nowhere) for ref in self.sections)
        return replace(self, span=nowhere, focuses=focuses, sections=sections)


@dataclass(frozen=True, slots=True)
class AuthoredWorkshop:
    """A whole workshop file."""

    title: Text
    language: str
    days: tuple[AuthoredDay, ...]
    partners: tuple[AuthoredPartner, ...]
    span: Span
    client: Text | None = None
    venue: Text | None = None
    purpose: Text | None = None
    outcomes: tuple[Text, ...] = ()
    facilitators: tuple[str, ...] = ()
    theme: str = ""
    timezone: str = "Europe/Copenhagen"
    documents: tuple[DocumentWish, ...] = ()
    theme_span: Span | None = None
    timezone_span: Span | None = None
    spoiled: frozenset[str] = frozenset()
    """Keys in which something could not be read and is left out; the workshop is then good for finding mistakes only."""
    people: tuple[AuthoredPerson, ...] = ()
    """Everybody on the list of participants, in its order; none without a list."""
