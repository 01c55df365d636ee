"""What a workshop is about, in one language: factors and challenges, and the sections of the agreement."""

from collections.abc import Mapping

from workshopkit.frozen import dataclass
from workshopkit.model.content import Audience, Sector


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement to rate."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `sectors` are its texts for single sectors."""

    id: str
    audience: Audience
    text: str
    sectors: Mapping[Sector, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A factor that answers a challenge, and why."""

    factor: str
    title: str
    short: str
    why: str


@dataclass(frozen=True, slots=True)
class Focus:
    """A factor or a challenge; `type` is "factor" or "challenge", `answers` is empty for a factor."""

    type: str
    id: str
    order: int
    title: str
    short: str
    gist: str
    explanation: str
    signs: tuple[str, ...]
    warnings: tuple[str, ...]
    statements: tuple[Statement, ...]
    questions: tuple[Question, ...]
    first_steps: tuple[str, ...]
    listen_for: str
    trap: str
    study: str
    editorial: str
    answers: tuple[Answer, ...] = ()
    in_play: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A question that the agreement settles; `answers_today` names the titles of today's challenges it helps against."""

    id: str
    title: str
    question: str
    why: str
    good: str
    factors: tuple[str, ...]
    challenges: tuple[str, ...]
    answers_today: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the agreement with its clauses; `in_play` when the agenda names it or one of its clauses."""

    id: str
    number: int
    title: str
    gist: str
    clauses: tuple[Clause, ...]
    in_play: bool = False
