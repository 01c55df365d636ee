"""Blocks that are cut out, folded, hung up or laid on a table: cards, the canvas, signs. Each fills pages of its own."""

from enum import StrEnum

from workshopkit.frozen import dataclass
from workshopkit.model.figure import Figure
from workshopkit.model.text import Inlines


class Badge(StrEnum):
    """The shape that tells a factor (circle) from a challenge (diamond), beside the word that says so."""

    NONE = ""
    FACTOR = "factor"
    CHALLENGE = "challenge"


@dataclass(frozen=True, slots=True)
class CardLink:
    """Another card that a card leads to, such as a factor that answers a challenge, and why."""

    title: Inlines
    text: Inlines = ()
    icon: Figure | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A card with a front (kicker, icon, title, text) and a back (title, question, links).

    `icon` is decorative: the kicker says in words what its shape says.
    """

    id: str
    badge: Badge
    kicker: str
    title: Inlines
    text: Inlines
    question: Inlines
    icon: Figure | None = None
    question_title: str = ""
    links: tuple[CardLink, ...] = ()
    links_title: str = ""
    note: str = ""
    """A line at the foot of the back, such as whose the links are."""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards of A6, four to a sheet of A4, whose backs lie behind their fronts when the sheet is turned on its long edge."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class CanvasField:
    """A field to fill on the canvas, with a short text that says what belongs there."""

    id: str
    title: Inlines
    text: Inlines = ()
    icon: Figure | None = None


@dataclass(frozen=True, slots=True)
class Canvas:
    """A sheet for the table: the goal in the middle of the compass rose, and a field at each of its eight points."""

    id: str
    title: Inlines
    goal: CanvasField
    fields: tuple[CanvasField, ...]
    """At most eight, clockwise from north."""
    kicker: str = ""
    subtitle: Inlines = ()
    labels: tuple[str, ...] = ()
    """Short lines to fill beside the title, such as group and date."""
    note: str = ""


class SignForm(StrEnum):
    """How a sign stands: a small tent before a person, a large tent on a table, a sheet on a door."""

    NAME = "name"
    TABLE = "table"
    DOOR = "door"


@dataclass(frozen=True, slots=True)
class SignLine:
    """A line of a sign; `label` stands before it, such as a clock time."""

    text: Inlines
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign: one text that is read from afar, and lines that are read close by. Without `text` there is a line to write on."""

    id: str
    text: Inlines
    kicker: str = ""
    subtitle: Inlines = ()
    lines: tuple[SignLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs of one form."""

    form: SignForm
    signs: tuple[Sign, ...]
