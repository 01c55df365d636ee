"""The layouts of a master file → what they offer: placeholders with place, insets and the look of their text.

Everything a placeholder inherits (layout → master → the master's text styles → the presentation's defaults) is resolved
here, so that nobody downstream has to know how PowerPoint inherits.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from workshopkit.formats.pptx.base import Base, layout_ids, parse, relationships
from workshopkit.formats.pptx.names import EMU_PER_PT, A, P
from workshopkit.frozen import dataclass

TITLE_TYPES = frozenset({"title", "ctrTitle"})
FOOTER_TYPES = frozenset({"dt", "ftr", "sldNum"})
_INHERITS_FROM = {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the slide, in EMU."""

    x_emu: int
    y_emu: int
    width_emu: int
    height_emu: int


@dataclass(frozen=True, slots=True)
class TextLook:
    """How text stands in a box when nobody says otherwise; `spacing` is the line spacing as a factor."""

    size_pt: float = 18
    bold: bool = False
    caps: bool = False
    heading: bool = False
    spacing: float = 1.0
    exact_line_pt: float = 0
    before_pt: float = 0
    before_factor: float = 0
    anchor: str = "t"
    inset_emu: tuple[int, int, int, int] = (91440, 45720, 91440, 45720)
    """Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of a layout, everything inherited resolved; `node` is its tree in the layout."""

    name: str
    kind: str
    idx: str
    box: Box
    look: TextLook
    node: etree._Element


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
    """Understands the layouts of all masters of a file."""
    size = base.presentation.find(f"{P}sldSz")
    width, height = (int(size.get("cx", 0)), int(size.get("cy", 0))) if size is not None else (12192000, 6858000)
    layouts: list[Layout] = []
    for part in base.related("slideMaster"):
        tree = parse(base.parts[part])
        layouts += [_layout(base, part, tree, layout) for layout in layout_ids(base, part, tree)]
    return Master(tuple(layouts), width, height)


def theme_part(base: Base, master: str) -> str:
    """The theme part of a slide master."""
    return next((rel.target for rel in relationships(base.parts, master) if rel.kind.endswith("/theme")), "")


def _layout(base: Base, master: str, master_tree: etree._Element, part: str) -> Layout:
    tree = parse(base.parts[part])
    own_map = tree.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    colours = own_map if own_map is not None else master_tree.find(f"{P}clrMap")
    parents = {kind: shape for shape, kind, _ in _placeholder_shapes(master_tree)}
    found = []
    for shape, kind, idx in _placeholder_shapes(tree):
        parent = parents.get(_INHERITS_FROM.get(kind, "body"))
        box = _box(shape) or (_box(parent) if parent is not None else None)
        if box is None:
            continue
        chain = [shape] if parent is None else [shape, parent]
        look = _look(chain, master_tree, base.presentation, kind)
        found.append(Placeholder(_name(shape), kind, idx, box, look, shape))
    name = tree.find(f"{P}cSld").get("name", "")
    pairs = tuple(sorted(colours.attrib.items())) if colours is not None else ()
    return Layout(name, tree.get("type", ""), part, master, tuple(found), pairs, _drawn(tree))


def _drawn(tree: etree._Element) -> tuple[Box, ...]:
    shapes = [s for s in tree.iterfind(f"{P}cSld/{P}spTree/*") if s.find(f"*/{P}nvPr/{P}ph") is None]
    return tuple(box for shape in shapes if (box := _box(shape) or _group_box(shape)) is not None)


def _group_box(shape: etree._Element) -> Box | None:
    xfrm = shape.find(f"{P}grpSpPr/{A}xfrm")
    return _xfrm_box(xfrm) if xfrm is not None else None


def _placeholder_shapes(tree: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    for shape in tree.iterfind(f"{P}cSld/{P}spTree/*"):
        ph = shape.find(f"*/{P}nvPr/{P}ph")
        if ph is not None:
            yield shape, ph.get("type", "obj"), ph.get("idx", "0")


def _name(shape: etree._Element) -> str:
    properties = shape.find(f"*/{P}cNvPr")
    return properties.get("name", "") if properties is not None else ""


def _box(shape: etree._Element) -> Box | None:
    xfrm = shape.find(f"{P}spPr/{A}xfrm")
    if xfrm is None:
        xfrm = shape.find(f"{P}xfrm")
    return _xfrm_box(xfrm)


def _xfrm_box(xfrm: etree._Element | None) -> Box | None:
    off, ext = (xfrm.find(f"{A}off"), xfrm.find(f"{A}ext")) if xfrm is not None else (None, None)
    if off is None or ext is None:
        return None
    return Box(int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy")))


def _look(chain: Sequence[etree._Element], master: etree._Element, presentation: etree._Element, kind: str) -> TextLook:
    """Resolved look of the first level: own list style, master's placeholder, master's text style, defaults."""
    style = "titleStyle" if kind in TITLE_TYPES else "otherStyle" if kind in FOOTER_TYPES else "bodyStyle"
    levels = [shape.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr") for shape in chain]
    levels.append(master.find(f"{P}txStyles/{P}{style}/{A}lvl1pPr"))
    levels.append(presentation.find(f"{P}defaultTextStyle/{A}lvl1pPr"))
    paragraphs = [level for level in levels if level is not None]
    runs = [run for level in paragraphs if (run := level.find(f"{A}defRPr")) is not None]
    bodies = [body for shape in chain if (body := shape.find(f"{P}txBody/{A}bodyPr")) is not None]
    font = next((latin.get("typeface", "") for run in runs if (latin := run.find(f"{A}latin")) is not None), "")
    spacing, exact = _spacing(paragraphs, "lnSpc", 1.0)
    factor, before = _spacing(paragraphs, "spcBef", 0.0)
    insets = [int(_first(bodies, key, str(default))) for key, default in _INSETS]
    return TextLook(
        size_pt=int(_first(runs, "sz", "1800")) / 100,
        bold=_first(runs, "b", "0") in ("1", "true"),
        caps=_first(runs, "cap", "none") == "all",
        heading=font.startswith("+mj") if font else kind in TITLE_TYPES,
        spacing=spacing,
        exact_line_pt=exact,
        before_pt=before,
        before_factor=factor,
        anchor=_first(bodies, "anchor", "t"),
        inset_emu=(insets[0], insets[1], insets[2], insets[3]),
    )


_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))


def _first(nodes: Sequence[etree._Element], key: str, default: str) -> str:
    return next((str(value) for node in nodes if (value := node.get(key)) is not None), default)


def _spacing(paragraphs: Sequence[etree._Element], name: str, default: float) -> tuple[float, float]:
    """A spacing as (factor of the line, points); only one of them is not zero."""
    for paragraph in paragraphs:
        percent = paragraph.find(f"{A}{name}/{A}spcPct")
        if percent is not None:
            value = str(percent.get("val"))
            return (float(value.rstrip("%")) / 100 if value.endswith("%") else float(value) / 100_000), 0.0
        points = paragraph.find(f"{A}{name}/{A}spcPts")
        if points is not None:
            return (1.0 if name == "lnSpc" else 0.0), float(points.get("val")) / 100
    return default, 0.0


def points(emu: int) -> float:
    """EMU in points."""
    return emu / EMU_PER_PT
