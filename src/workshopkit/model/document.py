"""A paper document as a value: blocks and inline text. The Word writer and the print writer show the same value."""

from enum import StrEnum

from workshopkit.frozen import dataclass
from workshopkit.model.figure import Align, Figure
from workshopkit.model.pieces import Badge, Canvas, Cards, Signs
from workshopkit.model.text import Inlines


class TextStyle(StrEnum):
    """What a paragraph of a sheet is."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"
    LABEL = "label"
    QUESTION = "question"


class Fill(StrEnum):
    """What somebody writes in a place to fill in."""

    TEXT = "text"
    DATE = "date"
    PEN = "pen"
    """Nothing on a screen, such as a signature."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `kicker` is a short line above it that is not part of the outline."""

    text: Inlines
    level: int = 1
    id: str = ""
    kicker: str = ""
    badge: Badge = Badge.NONE
    icon: Figure | None = None
    """A sign at the right margin beside the heading, decorative; it stands instead of the badge."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Inlines
    style: TextStyle = TextStyle.BODY
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered when `ordered`."""

    items: tuple[Inlines, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement to rate; `id` is stable over languages."""

    id: str
    text: Inlines


@dataclass(frozen=True, slots=True)
class Rating:
    """A table of statements with circles 1 to `points`; the ends of the scale have names."""

    id: str
    heading: str
    low: str
    high: str
    statements: tuple[Statement, ...]
    points: int = 5


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty lines for a pen, at least 8 mm apart."""

    count: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A label with a line after it for a pen, such as a name; `value` when it is known already."""

    id: str
    label: str
    value: str = ""
    fill: Fill = Fill.TEXT


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields beside one another, in one row."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A box to tick."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes of which one is ticked, in a row or one below the other."""

    id: str
    options: tuple[Choice, ...]
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A table's column: its heading, its share of the text's width, where its text stands, and what goes into empty cells."""

    title: str
    share: float = 1
    align: Align = Align.LEFT
    id: str = ""
    fill: Fill = Fill.TEXT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; it may span several columns."""

    blocks: tuple["Paragraph | Bullets | Choices | WritingLines", ...] = ()
    span: int = 1


class RowTone(StrEnum):
    """How a row is set: as the others, quieter (a break), marked (answers today), or a band (a heading inside the table)."""

    NORMAL = "normal"
    QUIET = "quiet"
    MARKED = "marked"
    BAND = "band"


@dataclass(frozen=True, slots=True)
class Row:
    """A row; it is never broken over two pages. `least_mm` leaves room for a pen, a `spare` one goes where it saves a page."""

    cells: tuple[Cell, ...]
    tone: RowTone = RowTone.NORMAL
    id: str = ""
    least_mm: float = 0
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading row is repeated on every page; `alt` says in words what it holds.

    In a `grouped` one a band heads all rows down to the next: they stay on one page, or the band is repeated overleaf.
    """

    id: str
    columns: tuple[TableColumn, ...]
    rows: tuple[Row, ...]
    alt: str
    show_header: bool = True
    grouped: bool = False
    hyphenate: bool = True
    """Whether words of narrow columns may be broken with hyphens."""


@dataclass(frozen=True, slots=True)
class Callout:
    """Blocks set apart in a box."""

    blocks: tuple["Paragraph | Bullets | WritingLines | Fields", ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Whoever signs: an organisation."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """A place to sign per organisation, with the words for name, date and signature."""

    id: str
    parties: tuple[Signature, ...]
    name_label: str
    date_label: str
    signature_label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure on a sheet, `width_mm` wide."""

    figure: Figure
    width_mm: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page; `header` is what the pages' header says from there on, "" for what it said before."""

    header: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """The document's own title, with a line above and below."""

    text: Inlines
    kicker: str = ""
    subtitle: Inlines = ()


Block = (
    Title
    | Heading
    | Paragraph
    | Bullets
    | Rating
    | WritingLines
    | Fields
    | Choices
    | Table
    | Callout
    | Signatures
    | Drawing
    | PageBreak
    | Cards
    | Canvas
    | Signs
)


class Orientation(StrEnum):
    """How the sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Paper(StrEnum):
    """What size the sheet has."""

    A4 = "a4"
    A3 = "a3"
    A1 = "a1"


@dataclass(frozen=True, slots=True)
class Printing:
    """How a document is best printed; `weight_g` is the paper's, in grams a square metre."""

    weight_g: int = 80
    two_sided: bool = True
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `language` is a key such as "da"; `date` is ISO, for the file's properties."""

    kind: str
    title: str
    language: str
    author: str
    subject: str
    date: str
    header: str
    """At the top of every page, until a PageBreak says otherwise."""
    page_label: str
    """How pages are counted, with {page}, {pages} and {version}: «side {page} af {pages}»."""
    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT
    paper: Paper = Paper.A4
    most_pages: int = 0
    """How many pages it should fill, and not more: what there is is drawn together, or apart, until it does; 0 for any."""
    printing: Printing = Printing()
    fillable: bool = False
    """Whether its places for a pen can be filled in on a screen as well, under the names of model/form.py."""
