"""The layouts of a master file → what they offer: placeholders with place, insets and the look of their text.

Everything a placeholder inherits (layout → master → the master's text styles → the presentation's defaults) is resolved
here, so that nobody downstream has to know how PowerPoint inherits.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from workshopkit.formats.pptx.base import Base, parse, plain_errors, relationships
from workshopkit.formats.pptx.geometry import Box, drawn_boxes, own_box
from workshopkit.formats.pptx.names import A, P
from workshopkit.formats.pptx.text_look import FOOTER_TYPES, TITLE_TYPES, Inherited, Styles, TextLook
from workshopkit.frozen import dataclass

_KINDS = (
    TITLE_TYPES
    | FOOTER_TYPES
    | {"body", "obj", "subTitle", "chart", "clipArt", "dgm", "hdr", "media", "pic", "sldImg", "tbl"}
)
"""What ECMA-376 (part 1, 19.7.10) calls the types of placeholders."""
_INHERITS_FROM = {"ctrTitle": "title"} | {kind: kind for kind in ("title", "dt", "ftr", "sldNum")}
"""Where the text of a placeholder looks in the master; any other looks in the body."""
_LEAST_SIDE_EMU, _MOST_SIDE_EMU = 914400, 51206400
_NOT_ON_SLIDES = frozenset({"hdr", "sldImg"})
_NAMED = f"{P}cNvPr"
_SHAPES = frozenset(P + name for name in ("sp", "grpSp", "graphicFrame", "cxnSp", "pic", "contentPart"))


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a layout, everything inherited resolved; `node` is its tree in the layout."""

    name: str
    kind: str
    idx: str
    box: Box
    node: etree._Element
    text: Inherited
    upright: bool = False
    """Whether it is of the kind whose lines stand, for East Asian scripts."""

    @property
    def look(self) -> TextLook:
        """How its text stands."""
        return self.text.look

    @property
    def fill(self) -> etree._Element | None:
        """The fill of its text."""
        return self.text.fill

    @property
    def sampled(self) -> bool:
        """Whether that fill stands on its sample text only, so that no slide inherits it."""
        return self.fill is not None and self.fill.getparent().tag != f"{A}defRPr"


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its name and type in the file, its placeholders, and the map of colours that is in force."""

    name: str
    kind: str
    part: str
    master: str
    placeholders: tuple[Placeholder, ...]
    colour_map: tuple[tuple[str, str], ...]
    drawn: tuple[Box, ...] = ()
    """Where the layout itself draws something."""
    behind: tuple[Box, ...] = ()
    """Where its master draws something that shows through."""
    shows_master: bool = True
    bare: bool = False
    """Whether it paints nothing itself: no ground, and no shape that is no placeholder."""
    master_title: Box | None = None
    master_body: Box | None = None
    uses: int = 0
    """How many of the file's own slides stand on it."""

    @property
    def title(self) -> Placeholder | None:
        """The placeholder of the slide's title."""
        return next((p for p in self.placeholders if p.kind in TITLE_TYPES), None)

    @property
    def bodies(self) -> tuple[Placeholder, ...]:
        """Placeholders that take text, or anything, besides the title."""
        return tuple(p for p in self.placeholders if p.kind in ("body", "obj", "subTitle"))


@dataclass(frozen=True, slots=True)
class Master:
    """All layouts of a file, in its order, and the size of its slides."""

    layouts: tuple[Layout, ...]
    width_emu: int
    height_emu: int


def read_master(base: Base) -> Master:
    """Understands the layouts of all masters of a file. Raises WorkshopkitError (WK509) when one is damaged."""
    with plain_errors(base.path):
        layouts = tuple(layout for master, own in base.sheets.items() for layout in _layouts(base, master, own))
        return Master(layouts, *_slide_size(base.presentation))


def theme_part(base: Base, master: str) -> str:
    """The theme part of a slide master."""
    return next((rel.target for rel in relationships(base.parts, master) if rel.kind.endswith("/theme")), "")


def _slide_size(presentation: etree._Element) -> tuple[int, int]:
    """Width and height in EMU; raises ValueError for what ECMA-376 (part 1, 19.7.15) does not allow."""
    size = presentation.find(f"{P}sldSz")
    width, height = (int(size.get("cx")), int(size.get("cy"))) if size is not None else (12192000, 6858000)
    if not all(_LEAST_SIDE_EMU <= side <= _MOST_SIDE_EMU for side in (width, height)):
        raise ValueError(f"its slides are {width / 914400:.4g} × {height / 914400:.4g} inches; 1 to 56 is possible")
    return width, height


def _layouts(base: Base, master: str, own: Sequence[str]) -> list[Layout]:
    theme = theme_part(base, master)
    if theme not in base.parts:
        raise ValueError(f"{master} has no theme, or its theme is missing")
    parse(base.parts[theme])  # so that damage shows here, not when slides are written
    reader = _Reader(base, master)
    return [reader.layout(part) for part in own]


class _Found(NamedTuple):
    """A placeholder in the file: the shape, its `p:nv*Pr`, and the `p:ph` that says what it is for."""

    shape: etree._Element
    properties: etree._Element
    place: etree._Element


class _Reader:
    """Reads the layouts of one master, whose own shapes are looked up once."""

    def __init__(self, base: Base, master: str) -> None:
        self._base, self._master, self._tree = base, master, base.trees[master]
        shapes = _shapes(self._tree)
        found = _placeholders(shapes)
        self._parents = {_kind(one.place): one.shape for one in reversed(found) if one.shape.tag in _SHAPES}
        self._boxes = {kind: own_box(shape) for kind, shape in self._parents.items()}
        self._behind = drawn_boxes(shapes, {one.shape for one in found})
        self._colours = self._tree.find(f"{P}clrMap")
        self._styles = Styles(base, self._tree)

    def layout(self, part: str) -> Layout:
        """What a layout offers."""
        tree = self._base.trees[part]
        own_map = tree.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        colours = own_map if own_map is not None else self._colours
        shapes = _shapes(tree)
        found = _placeholders(shapes)
        understood = (self._placeholder(one) for one in found if one.shape.tag in _SHAPES)
        shows_master = tree.get("showMasterSp", "1") in ("1", "true")
        return Layout(
            tree.find(f"{P}cSld").get("name", ""),
            tree.get("type", ""),
            part,
            self._master,
            tuple(placeholder for placeholder in understood if placeholder is not None),
            tuple(sorted(colours.attrib.items())) if colours is not None else (),
            drawn_boxes(shapes, {one.shape for one in found}),
            self._behind if shows_master else (),
            shows_master,
            _is_bare(shapes, found),
            self._boxes.get("title"),
            self._boxes.get("body"),
            self._base.sample_uses.get(part, 0),
        )

    def _placeholder(self, found: _Found) -> Placeholder | None:
        shape, kind = found.shape, _kind(found.place)
        source = _INHERITS_FROM.get(kind, "body")
        box = own_box(shape) or self._boxes.get(source)
        if box is None or kind in _NOT_ON_SLIDES:
            return None
        parent = self._parents.get(source)
        chain = [shape] if parent is None else [shape, parent]
        text = Inherited(self._base.path, self._styles, chain, kind)
        return Placeholder(
            _name(found.properties),
            kind,
            found.place.get("idx", "0"),
            box,
            shape,
            text,
            found.place.get("orient") == "vert",
        )


def _shapes(sheet: etree._Element) -> etree._Element:
    """The tree of shapes of a master or layout; raises ValueError without one."""
    tree = sheet.find(f"{P}cSld/{P}spTree")
    if tree is None:
        raise ValueError("a layout or master has no tree of shapes")
    return tree


def _placeholders(tree: etree._Element) -> list[_Found]:
    """The shapes right in a tree of shapes that are placeholders."""
    # Up from the marks: with a path for each shape, this takes most of the time that a master is read in.
    found = []
    for place in tree.iter(f"{P}ph"):
        above = place.getparent()
        properties = above.getparent() if above is not None and above.tag == f"{P}nvPr" else None
        shape = properties.getparent() if properties is not None else None
        if properties is not None and shape is not None and shape.getparent() is tree:
            found.append(_Found(shape, properties, place))
    return found


def _is_bare(shapes: etree._Element, found: Sequence[_Found]) -> bool:
    """Whether a sheet paints nothing itself, as its tree's first two children are no shapes, and a ground stands before it."""
    return len(shapes) == len(found) + 2 and shapes.getprevious() is None


def _name(properties: etree._Element) -> str:
    """The name of the shape that a placeholder's properties are of."""
    for child in properties:
        if child.tag == _NAMED:
            return str(child.get("name", ""))
    raise ValueError("a placeholder has no name")


def _kind(place: etree._Element) -> str:
    kind = str(place.get("type", "obj"))
    if kind not in _KINDS:
        raise ValueError(f"there is no placeholder of the type {kind}")
    return kind
