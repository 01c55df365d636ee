"""The layouts of a master file → what they offer: placeholders with place, insets and the look of their text.

Everything a placeholder inherits (layout → master → the master's text styles → the presentation's defaults) is resolved
here, so that nobody downstream has to know how PowerPoint inherits.
"""

from collections.abc import Sequence

from lxml import etree

from workshopkit.formats.pptx.base import Base, parse, plain_errors, relationships
from workshopkit.formats.pptx.geometry import Box as Box  # a layout's word too, so given on from here
from workshopkit.formats.pptx.geometry import own_box, placeholders, shape_boxes
from workshopkit.formats.pptx.names import EMU_PER_PT, A, P
from workshopkit.formats.pptx.text_look import FOOTER_TYPES as FOOTER_TYPES
from workshopkit.formats.pptx.text_look import TITLE_TYPES as TITLE_TYPES
from workshopkit.formats.pptx.text_look import Inherited
from workshopkit.formats.pptx.text_look import TextLook as TextLook
from workshopkit.frozen import dataclass

_KINDS = (
    TITLE_TYPES
    | FOOTER_TYPES
    | {"body", "obj", "subTitle", "chart", "clipArt", "dgm", "hdr", "media", "pic", "sldImg", "tbl"}
)
"""What ECMA-376 (part 1, 19.7.10) calls the types of placeholders."""
_INHERITS_FROM = {"ctrTitle": "title"} | {kind: kind for kind in ("title", "dt", "ftr", "sldNum")}
"""Where the text of a placeholder looks in the master; any other looks in the body."""
_NOT_ON_SLIDES = frozenset({"hdr", "sldImg"})
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
        size = base.presentation.find(f"{P}sldSz")
        width, height = (int(size.get("cx")), int(size.get("cy"))) if size is not None else (12192000, 6858000)
        return Master(layouts, width, height)


def theme_part(base: Base, master: str) -> str:
    """The theme part of a slide master."""
    return next((rel.target for rel in relationships(base.parts, master) if rel.kind.endswith("/theme")), "")


def _layouts(base: Base, master: str, own: Sequence[str]) -> list[Layout]:
    if theme := theme_part(base, master):
        parse(base.parts[theme])  # so that damage shows here, not when slides are written
    reader = _Reader(base, master)
    return [reader.layout(part) for part in own]


class _Reader:
    """Reads the layouts of one master, whose own shapes are looked up once."""

    def __init__(self, base: Base, master: str) -> None:
        self._base, self._master, self._tree = base, master, base.trees[master]
        self._parents = {_kind(place): shape for shape, place in reversed(_places(self._tree))}
        self._boxes = {kind: own_box(shape) for kind, shape in self._parents.items()}
        self._behind = tuple(box for _, box in shape_boxes(self._tree))
        self._colours = self._tree.find(f"{P}clrMap")

    def layout(self, part: str) -> Layout:
        """What a layout offers."""
        tree = self._base.trees[part]
        own_map = tree.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        colours = own_map if own_map is not None else self._colours
        found = (self._placeholder(shape, place) for shape, place in _places(tree))
        return Layout(
            tree.find(f"{P}cSld").get("name", ""),
            tree.get("type", ""),
            part,
            self._master,
            tuple(placeholder for placeholder in found if placeholder is not None),
            tuple(sorted(colours.attrib.items())) if colours is not None else (),
            tuple(box for _, box in shape_boxes(tree)),
            self._behind if tree.get("showMasterSp", "1") in ("1", "true") else (),
            self._boxes.get("title"),
            self._boxes.get("body"),
            self._base.sample_uses.get(part, 0),
        )

    def _placeholder(self, shape: etree._Element, place: etree._Element) -> Placeholder | None:
        kind = _kind(place)
        source = _INHERITS_FROM.get(kind, "body")
        box = own_box(shape) or self._boxes.get(source)
        if box is None or kind in _NOT_ON_SLIDES:
            return None
        parent = self._parents.get(source)
        chain = [shape] if parent is None else [shape, parent]
        text = Inherited(self._base, self._tree, chain, kind)
        return Placeholder(_name(place), kind, place.get("idx", "0"), box, shape, text)


def _places(tree: etree._Element) -> list[tuple[etree._Element, etree._Element]]:
    """The placeholders of a master or layout, with the elements that say what they are for."""
    return [pair for pair in placeholders(tree.find(f"{P}cSld/{P}spTree")) if pair[0].tag in _SHAPES]


def _name(place: etree._Element) -> str:
    """The name of the shape that a placeholder's mark stands in."""
    above = place.getparent()
    properties = above.getparent() if above is not None else None
    named = next(properties.iterchildren(f"{P}cNvPr"), None) if properties is not None else None
    if named is None:
        raise ValueError("a placeholder has no name")
    return str(named.get("name", ""))


def _kind(place: etree._Element) -> str:
    kind = str(place.get("type", "obj"))
    if kind not in _KINDS:
        raise ValueError(f"there is no placeholder of the type {kind}")
    return kind


def points(emu: int) -> float:
    """EMU in points."""
    return emu / EMU_PER_PT
