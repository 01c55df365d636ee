"""A drawing as shapes in its own box of points, with colours by role: no file format, no font files.

Coordinates: x to the right, y down, in points of the figure's own `width` × `height`; a writer scales the whole to the place
it gets (text sizes are scaled along), so that the same drawing serves a slide and a sheet.
"""

from enum import StrEnum

from workshopkit.frozen import dataclass
from workshopkit.model.text import Inlines


class Align(StrEnum):
    """Where text stands in its box, horizontally."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Outline(StrEnum):
    """The outlines that have a native shape in DrawingML."""

    RECTANGLE = "rectangle"
    ROUNDED = "rounded"
    ELLIPSE = "ellipse"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Label:
    """Text of a shape; shrinks from `size_pt` to `least_pt` when its box is too small, then is cut with «…»."""

    text: Inlines
    size_pt: float = 14
    least_pt: float = 12
    colour: str = "ink"
    align: Align = Align.CENTRE
    middle: bool = True
    inset_pt: float = 4
    spare: bool = False
    """Whether it is left out, rather than cut, where it does not fit: what it says is said elsewhere too."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A native shape in a box; `fill` and `line` are colour roles of the theme, "" for none."""

    outline: Outline
    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    line: str = ""
    line_pt: float = 0
    dashed: bool = False
    label: Label | None = None
    name: str = ""


Command = tuple[str | float, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A closed or open outline of straight and cubic pieces.

    `commands` hold ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) and ("Z",), in figure coordinates.
    """

    commands: tuple[Command, ...]
    fill: str = ""
    line: str = ""
    line_pt: float = 0
    dashed: bool = False
    name: str = ""
    rounded: bool = False
    """Whether its line has round ends and corners, and the same width in proportion at every size."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    line: str = "line"
    line_pt: float = 1
    dashed: bool = False
    name: str = ""


Mark = Shape | Path | Line


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing; `alt` says in words what it shows ("" only for what is decorative)."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    alt: str
    name: str = ""
    otherwise: "tuple[Figure, ...]" = ()
    """The same drawn for smaller places; the first is taken in which no label is cut. They have the alt of this one."""
