"""What the kit knows, as authored: every item in every language. Ids are file names without the ending."""

from collections.abc import Mapping
from enum import StrEnum

from workshopkit.diagnostics import Span
from workshopkit.frozen import dataclass


class Sector(StrEnum):
    """The four sectors of a quadruple helix."""

    PUBLIC = "public"
    PRIVATE = "private"
    RESEARCH = "research"
    CIVIL = "civil"


class Audience(StrEnum):
    """Whom a question or a worksheet is for."""

    PERSON = "person"
    GROUP = "group"
    PARTNER = "partner"


class CanvasSize(StrEnum):
    """The sheet of a canvas: for a table, or for a wall."""

    A3 = "a3"
    A1 = "a1"


class Per(StrEnum):
    """What a count of materials is per."""

    PERSON = "person"
    GROUP = "group"
    PARTNER = "partner"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in the languages it was written in. `span` is where it stands."""

    values: Mapping[str, str]
    span: Span

    def __contains__(self, language: str) -> bool:
        return bool(self.values.get(language))


@dataclass(frozen=True, slots=True)
class Ref:
    """An id that points to something else, and where it was written."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class StatementText:
    """A statement to rate 1–5."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `sectors` replaces its text for a sector when it is asked of a partner."""

    id: str
    audience: Audience
    text: Text
    sectors: Mapping[Sector, Text]


@dataclass(frozen=True, slots=True)
class Answer:
    """A factor that answers a challenge, and why (editorial)."""

    factor: Ref
    why: Text


@dataclass(frozen=True, slots=True)
class Facilitation:
    """For the facilitator only."""

    listen_for: Text
    trap: Text


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is the study's and what is ours."""

    study: Text
    editorial: Text


@dataclass(frozen=True, slots=True)
class Focus:
    """What factors and challenges have in common."""

    id: str
    order: int
    title: Text
    short: Text
    gist: Text
    explanation: Text
    signs: tuple[Text, ...]
    warnings: tuple[Text, ...]
    statements: tuple[StatementText, ...]
    questions: tuple[Question, ...]
    first_steps: tuple[Text, ...]
    facilitation: Facilitation
    provenance: Provenance
    span: Span


@dataclass(frozen=True, slots=True)
class Factor(Focus):
    """Something that supports cross-sector collaboration."""


@dataclass(frozen=True, slots=True)
class Challenge(Focus):
    """Something that recurs and stands in the way."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the collaboration agreement."""

    id: str
    number: int
    title: Text
    gist: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A question that the agreement settles."""

    id: str
    section: Ref
    order: int
    title: Text
    question: Text
    why: Text
    good: Text
    factors: tuple[Ref, ...]
    challenges: tuple[Ref, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Extent:
    """From–to, both included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class MethodStep:
    """A step; the item's minutes are divided in proportion to `share`, none under `at_least` minutes."""

    id: str
    share: int
    at_least: int
    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Need:
    """A material and how many of it."""

    material: Ref
    per: Per
    count: int


@dataclass(frozen=True, slots=True)
class Material:
    """A thing to bring; what is `reusable` is counted once for the whole workshop."""

    id: str
    title: Text
    reusable: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Method:
    """A facilitation format."""

    id: str
    title: Text
    origin: Text | None
    purpose: Text
    default_for: tuple[str, ...]
    group_size: Extent | None
    participants: Extent | None
    minutes: Extent
    steps: tuple[MethodStep, ...]
    materials: tuple[Need, ...]
    room: Text
    online: Text
    plan_b: Text
    opening: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Library:
    """All content by id, each mapping in the order in which it is shown."""

    factors: Mapping[str, Factor]
    challenges: Mapping[str, Challenge]
    sections: Mapping[str, Section]
    clauses: Mapping[str, Clause]
    methods: Mapping[str, Method]
    materials: Mapping[str, Material]
