"""A PowerPoint or Word file as what an accessibility check asks of it: elements in reading order, their text, colours, languages.

Knows nothing of OOXML. Colours are RRGGBB, sizes are points as shown, elements stand in the order that a screen reader takes.
"""

from enum import StrEnum

from workshopkit.frozen import dataclass


class FileKind(StrEnum):
    """Which program opens the file."""

    SLIDES = "PowerPoint"
    PAPER = "Word"


class ElementKind(StrEnum):
    """What an element is; the value is the word that messages use."""

    TEXT = "text"
    NOTES = "notes"
    SHAPE = "shape"
    PICTURE = "picture"
    CHART = "chart"
    DIAGRAM = "diagram"
    TABLE = "table"
    GROUP = "group"
    OBJECT = "embedded object"
    MEDIA = "film or sound"


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour, or why it cannot be known; both empty when nothing is painted. `opacity` is 0–1."""

    colour: str = ""
    unknown: str = ""
    opacity: float = 1.0

    @property
    def transparent(self) -> bool:
        """Whether what lies beneath is seen."""
        return not self.colour and not self.unknown

    def over(self, ground: "Shade") -> "Shade":
        """What is seen of this colour on a ground."""
        if self.transparent or self.unknown or self.opacity >= 1:
            return ground if self.transparent else self
        if not ground.colour:
            return ground
        pairs = ((int(self.colour[i : i + 2], 16), int(ground.colour[i : i + 2], 16)) for i in (0, 2, 4))
        return Shade("".join(f"{round(top * self.opacity + under * (1 - self.opacity)):02X}" for top, under in pairs))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one look. `grounds` are all that it may stand on; `size_pt` is None where the file does not tell."""

    text: str
    language: str
    size_pt: float | None
    bold: bool
    ink: Shade
    grounds: tuple[Shade, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """The whole text of a link, and where it leads; "" when inside the file."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table's shape; `header` and `header_column` are marks that a screen reader can tell.

    `claims_header`: its look sets a first row or column apart; `ruled`: lines divide its cells.
    """

    rows: int
    columns: int
    header: bool
    header_column: bool = False
    claims_header: bool = True
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Element:
    """One thing on a slide or page. `covered`: it is part of a group, whose alternative text stands for it."""

    place: str
    """Such as «slide 4 «Pause»» or «under «Aims»»; messages begin with it."""
    kind: ElementKind
    name: str
    alternative: str = ""
    decorative: bool = False
    covered: bool = False
    texts: tuple[Stretch, ...] = ()
    links: tuple[Link, ...] = ()
    table: Table | None = None
    is_title: bool = False

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(stretch.text for stretch in self.texts)


@dataclass(frozen=True, slots=True)
class InspectedSlide:
    """A slide; `title` is None without a title placeholder. `first` and `last` bound its elements in the file's."""

    place: str
    title: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a Word document; `position` is the element it stands in, `level` counts from 1."""

    place: str
    level: int
    text: str
    position: int


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file that was read. `language` stands in the properties, `default_language` in the styles; "" for none."""

    path: str
    kind: FileKind
    title: str
    language: str
    default_language: str
    elements: tuple[Element, ...]
    slides: tuple[InspectedSlide, ...] = ()
    headings: tuple[Heading, ...] = ()
