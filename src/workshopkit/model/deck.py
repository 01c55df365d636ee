"""A deck as a value: slides with a role and slots. No layout names, no sizes, no file format."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from workshopkit.diagnostics import Span
from workshopkit.frozen import dataclass
from workshopkit.model.figure import Align, Figure
from workshopkit.model.role import Role as Role  # a deck's word too, so given on from here
from workshopkit.model.text import Inlines


class Slot(StrEnum):
    """The places of a slide that text goes to, in reading order; the title is a field of its own."""

    KICKER = "kicker"
    SUBTITLE = "subtitle"
    LEAD = "lead"
    BODY = "body"
    LEFT = "left"
    RIGHT = "right"
    META = "meta"


class ParaStyle(StrEnum):
    """What a paragraph of a slide is."""

    BODY = "body"
    BULLET = "bullet"
    NUMBER = "number"
    LABEL = "label"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph of a slot; `number` is the number shown by a NUMBER paragraph."""

    runs: Inlines
    style: ParaStyle = ParaStyle.BODY
    number: int = 0
    aside: str = ""
    """Short text set apart at the paragraph's end, such as the minutes of a step."""
    drawn: bool = False
    """Left out where the slide's panel says it in a drawing."""
    wide: bool = False
    """A NUMBER in a list that goes beyond nine, so that all its texts begin at the same place."""


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its heading, its share of the width, and where its text stands."""

    title: str
    share: float = 1
    align: Align = Align.LEFT


class Tone(StrEnum):
    """How a table's row is set: as the others, quieter (a break), or lit (where we are)."""

    NORMAL = "normal"
    QUIET = "quiet"
    LIT = "lit"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a slide's table, one cell a column."""

    cells: tuple[Inlines, ...]
    tone: Tone = Tone.NORMAL


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A table of a slide; when it is too long its rows go on over further slides under the same headings."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide; `id` comes from authored ids and is unique in the deck."""

    id: str
    role: Role
    title: Inlines
    texts: Mapping[Slot, tuple[Para, ...]] = field(default_factory=dict)
    table: SlideTable | None = None
    figure: Figure | None = None
    notes: tuple[str, ...] = ()
    section: str = ""
    span: Span | None = None
    icon: Figure | None = None
    """The sign of what the slide is about, decorative; its first mark is its ground, which a layout may draw itself."""
    panel: Figure | None = None
    """A drawing above the text to the right, where there is room; else the paragraphs stand that it is drawn for."""
    strip: Figure | None = None
    """A slim bar at the slide's foot that shows how far the day is, decorative."""


@dataclass(frozen=True, slots=True)
class DeckSection:
    """A PowerPoint section: its id and what the slide sorter shows."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck. `language` is a key such as "da"; `date` is ISO, for the file's properties."""

    title: str
    language: str
    author: str
    subject: str
    date: str
    footer: str
    continued: str
    """How a slide that goes on is numbered, with {part} and {parts}: «({part}/{parts})»."""
    slides: tuple[Slide, ...]
    sections: tuple[DeckSection, ...] = ()
