"""A workshop resolved: one language, clock times computed, every reference followed. What documents are composed from.

Everything here is plain: strings, numbers, dates and tuples of such values, in the language of the build.
"""

import datetime as dt

from workshopkit.diagnostics import Span
from workshopkit.frozen import dataclass
from workshopkit.model.agenda import Kind
from workshopkit.model.content import Audience, CanvasSize, Per, Sector
from workshopkit.model.topics import Focus, Section


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its minutes and its clock time (minutes since the day's midnight)."""

    id: str
    title: str
    text: str
    minutes: int
    starts: int


@dataclass(frozen=True, slots=True)
class Method:
    """A facilitation format, without its steps: those stand with the item, with minutes."""

    id: str
    title: str
    origin: str
    purpose: str
    room: str
    online: str
    plan_b: str
    opening: str


@dataclass(frozen=True, slots=True)
class GroupSize:
    """So many groups of so many people."""

    groups: int
    people: int


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a group: a name, or "" when only the number is known; and the partner they come from."""

    name: str
    partner: str
    sector: Sector | None


@dataclass(frozen=True, slots=True)
class Groups:
    """How people are divided: larger groups first; `members` one tuple a group, mixed over sectors and partners."""

    sizes: tuple[GroupSize, ...]
    members: tuple[tuple[Member, ...], ...]

    @property
    def count(self) -> int:
        """The number of groups."""
        return len(self.members)


@dataclass(frozen=True, slots=True)
class Need:
    """A material with its count; `count` None where nobody said how many."""

    id: str
    title: str
    count: int | None
    per: Per
    reusable: bool


@dataclass(frozen=True, slots=True)
class TimedItem:
    """An item with clock times: `starts` and `ends` are minutes since the day's midnight."""

    id: str
    title: str
    kind: Kind
    day: int
    starts: int
    ends: int
    span: Span
    locked: bool = False
    purpose: str = ""
    focuses: tuple[Focus, ...] = ()
    sections: tuple[Section, ...] = ()
    """The agreement's sections that the item works on, each with the clauses named."""
    method: Method | None = None
    steps: tuple[Step, ...] = ()
    groups: Groups | None = None
    materials: tuple[Need, ...] = ()
    notes: str = ""
    plan_b: str = ""
    responsible: str = ""
    room: str = ""
    tracks: "tuple[TimedItem, ...]" = ()
    quiet: bool = False

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.ends - self.starts


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its timed items, pre-work apart; `slack` minutes are left before the promised end (negative: overrun)."""

    number: int
    date: dt.date
    starts: int
    ends: int
    promised_end: int | None
    venue: str
    items: tuple[TimedItem, ...]

    @property
    def slack(self) -> int | None:
        """Minutes left before the promised end; None when none was promised."""
        return None if self.promised_end is None else self.promised_end - self.ends


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation that takes part."""

    id: str
    name: str
    sector: Sector | None
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part; `name` is "" when only the number of people is known. `partner` is a partner's id, or ""."""

    id: str
    name: str
    organisation: str
    sector: Sector | None
    partner: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """An artefact to make, with its options."""

    kind: str
    audience: Audience = Audience.GROUP
    focuses: tuple[Focus, ...] = ()
    sections: tuple[Section, ...] = ()
    questions: int = 3
    """Questions per factor or challenge on a worksheet."""
    lines: int = 3
    """Writing lines per question."""
    size: CanvasSize = CanvasSize.A3
    """The sheet of a canvas."""
    only_agenda: bool = False
    """Whether there is only what the agenda names, even if that is nothing."""
    slides_per_page: int = 3
    """Slides on a page of a handout."""
    fillable: bool = False
    """Whether its places for a pen can be filled in on a screen as well."""
    own: bool = False
    """Whether everybody whom it is for gets a copy of their own."""
    apart: bool = False
    """Whether each of those copies is a file of its own."""
    asked: bool = True
    """Whether somebody asked for it, or the build makes it; else it is there since every kind is, and may be left out."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Everything about a workshop in one language. `focuses` are those in play, in the order of the sixteen."""

    slug: str
    title: str
    language: str
    client: str
    venue: str
    purpose: str
    outcomes: tuple[str, ...]
    facilitators: tuple[str, ...]
    timezone: str
    partners: tuple[Partner, ...]
    participants: int
    days: tuple[Day, ...]
    pre_work: tuple[TimedItem, ...]
    focuses: tuple[Focus, ...]
    factors: tuple[Focus, ...]
    """All eight."""
    challenges: tuple[Focus, ...]
    """All eight."""
    sections: tuple[Section, ...]
    """All sections of the agreement, with all clauses."""
    materials: tuple[Need, ...]
    """Summed over the whole workshop."""
    documents: tuple[DocumentOrder, ...]
    span: Span
    key: str = ""
    """The title in the workshop's own language as an id: the same in every language of the kit."""
    guests: tuple[Partner, ...] = ()
    """Those who are on the list of participants and come from no partner, by organisation; it may be ""."""
    people: tuple[Person, ...] = ()
    """Everybody who takes part: in the order of the list, else partner by partner."""

    @property
    def items(self) -> tuple[TimedItem, ...]:
        """Every timed item of every day."""
        return tuple(item for day in self.days for item in day.items)
