"""The layouts of a master file → what they offer: placeholders with place, insets and the look of their text.

Everything a placeholder inherits (layout → master → the master's text styles → the presentation's defaults) is resolved
here, so that nobody downstream has to know how PowerPoint inherits.
"""

from collections.abc import Mapping, Sequence

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout, SlideMaster

from workshopkit.formats.pptx.base import Base, parse, plain_errors, relationships
from workshopkit.formats.pptx.geometry import Box as Box  # a layout's word too, so given on from here
from workshopkit.formats.pptx.geometry import own_box, shape_boxes
from workshopkit.formats.pptx.names import EMU_PER_PT, A, P
from workshopkit.frozen import dataclass

TITLE_TYPES = frozenset({"title", "ctrTitle"})
FOOTER_TYPES = frozenset({"dt", "ftr", "sldNum"})
_INHERITS_FROM = {KIND.CENTER_TITLE: KIND.TITLE} | {
    kind: kind for kind in (KIND.TITLE, KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)
}
"""Where the text of a placeholder looks in the master; any other looks in the body."""
_NOT_ON_SLIDES = {KIND.HEADER, KIND.SLIDE_IMAGE}


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
    fill: etree._Element | None = None
    """The fill of its text."""
    sampled: bool = False
    """Whether that fill stands on its sample text only, so that no slide inherits it."""


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
        opened = base.opened
        layouts = tuple(layout for master in opened.slide_masters for layout in _layouts(base, master))
        return Master(layouts, opened.slide_width or 12192000, opened.slide_height or 6858000)


def theme_part(base: Base, master: str) -> str:
    """The theme part of a slide master."""
    return next((rel.target for rel in relationships(base.parts, master) if rel.kind.endswith("/theme")), "")


def _layouts(base: Base, master: SlideMaster) -> list[Layout]:
    if theme := theme_part(base, name := master.part.partname.membername):
        parse(base.parts[theme])  # python-pptx reads themes as bytes, so damage would show when slides are written
    parents = {shape.placeholder_format.type: shape for shape in reversed(list(master.placeholders))}
    behind = tuple(box for _, box in shape_boxes(master.element))
    return [_layout(layout, name, parents, base, behind) for layout in master.slide_layouts]


def _layout(
    layout: SlideLayout, master: str, parents: Mapping[KIND, BaseShape], base: Base, behind: tuple[Box, ...]
) -> Layout:
    tree, shapes, part = layout.element, list(layout.shapes), layout.part.partname.membername
    own_map = tree.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    colours = own_map if own_map is not None else layout.slide_master.element.find(f"{P}clrMap")
    return Layout(
        layout.name,
        tree.get("type", ""),
        part,
        master,
        tuple(
            found
            for shape in shapes
            if shape.element.find(f"*/{P}nvPr/{P}ph") is not None
            and (found := _placeholder(shape, layout, parents, base.opened))
        ),
        tuple(sorted(colours.attrib.items())) if colours is not None else (),
        tuple(box for _, box in shape_boxes(tree)),
        behind if tree.get("showMasterSp", "1") in ("1", "true") else (),
        own_box(parents[KIND.TITLE].element) if KIND.TITLE in parents else None,
        own_box(parents[KIND.BODY].element) if KIND.BODY in parents else None,
        base.sample_uses.get(part, 0),
    )


def _placeholder(
    shape: BaseShape, layout: SlideLayout, parents: Mapping[KIND, BaseShape], opened: Presentation
) -> Placeholder | None:
    place = shape.element.find(f"*/{P}nvPr/{P}ph")  # python-pptx searches anew for each of its properties
    meant = KIND.from_xml(place.get("type", "obj"))
    parent = parents.get(_INHERITS_FROM.get(meant, KIND.BODY))
    box = own_box(shape.element) or (own_box(parent.element) if parent is not None else None)
    if box is None or meant in _NOT_ON_SLIDES:
        return None
    kind = KIND.to_xml(meant)
    chain = [shape.element] if parent is None else [shape.element, parent.element]
    levels = _levels(chain, layout.slide_master.element, opened.element, kind)
    runs = _runs(levels, chain)
    fill = next((found for run in runs if (found := run.find(f"{A}solidFill")) is not None), None)
    sampled = fill is not None and fill.getparent().tag != f"{A}defRPr"
    look = _look(chain, levels, runs, kind)
    return Placeholder(shape.name, kind, place.get("idx", "0"), box, look, shape.element, fill, sampled)


def _levels(
    chain: Sequence[etree._Element], master: etree._Element, presentation: etree._Element, kind: str
) -> list[etree._Element]:
    """The first level's properties, nearest first: own list style, master's placeholder, its text style, defaults."""
    style = "titleStyle" if kind in TITLE_TYPES else "otherStyle" if kind in FOOTER_TYPES else "bodyStyle"
    levels = [shape.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr") for shape in chain]
    levels.append(master.find(f"{P}txStyles/{P}{style}/{A}lvl1pPr"))
    levels.append(presentation.find(f"{P}defaultTextStyle/{A}lvl1pPr"))
    return [level for level in levels if level is not None]


def _runs(levels: Sequence[etree._Element], chain: Sequence[etree._Element]) -> list[etree._Element]:
    """Properties of text, nearest first. LibreOffice writes a placeholder's look on its sample text only, which no slide
    inherits; it shows what is meant, and counts before the presentation's defaults."""
    runs = [run for level in levels if (run := level.find(f"{A}defRPr")) is not None]
    own = [run for shape in chain for run in shape.iterfind(f"{P}txBody/{A}p/*") if run.tag in _SAMPLES]
    samples = [run if run.tag == f"{A}endParaRPr" else run.find(f"{A}rPr") for run in own]
    last = 1 if runs and runs[-1].getparent().getparent().tag == f"{P}defaultTextStyle" else 0
    return [*runs[: len(runs) - last], *(run for run in samples if run is not None), *runs[len(runs) - last :]]


_SAMPLES = frozenset({f"{A}r", f"{A}endParaRPr"})


def _look(
    chain: Sequence[etree._Element], paragraphs: Sequence[etree._Element], runs: Sequence[etree._Element], kind: str
) -> TextLook:
    """Resolved look of the first level."""
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
