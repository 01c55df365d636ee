"""A figure and an area → one group of native shapes, scaled to fit and centred, labels set to fit their shapes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import assert_never

from workshopkit.formats.direction import is_right_to_left
from workshopkit.formats.measure import Ruler, wrap
from workshopkit.formats.pptx.colours import Palette
from workshopkit.formats.pptx.geometry import Box, points
from workshopkit.formats.pptx.names import DECORATIVE_URI, EMU_PER_PT
from workshopkit.formats.pptx.text import attribute, runs_xml
from workshopkit.frozen import dataclass
from workshopkit.model.figure import Align, Figure, Label, Line, Mark, Outline, Path, Shape
from workshopkit.model.text import Inlines, Run, plain

_PRESETS = {
    Outline.RECTANGLE: "rect", Outline.ROUNDED: "roundRect", Outline.ELLIPSE: "ellipse", Outline.DIAMOND: "diamond",
}  # fmt: skip
_ALIGN = {Align.LEFT: "l", Align.CENTRE: "ctr", Align.RIGHT: "r"}
_SIDE = {Outline.RECTANGLE: 0.0, Outline.ROUNDED: 0.0, Outline.ELLIPSE: 0.1465, Outline.DIAMOND: 0.25}
"""Share of a shape's side that lies outside its text rectangle (ECMA-376 presetShapeDefinitions)."""
_ROUNDED_SHARE = 0.0489
_EASY_PT = 12.0
"""A label is as large as this in a small place, too, where it has the room: less is told by the accessibility check."""
LEGIBLE_PT = 10.0
_DECORATIVE = (
    f'<a:extLst><a:ext uri="{DECORATIVE_URI}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Pen:
    """What the shapes of a figure share: where it stands, its scale, language, colours, measure."""

    x_emu: int
    y_emu: int
    emu_per_unit: float
    language: str
    palette: Palette
    ruler: Ruler
    ids: Iterator[int | str]
    cut: Callable[[str], None]
    """Told of every label that had to be cut."""

    def x(self, value: float) -> int:
        """A figure's x on the slide, in EMU."""
        return self.x_emu + self.length(value)

    def y(self, value: float) -> int:
        """A figure's y on the slide, in EMU."""
        return self.y_emu + self.length(value)

    def length(self, value: float) -> int:
        """A length of the figure, in EMU."""
        return round(value * self.emu_per_unit)


def figure_xml(
    figure: Figure,
    area: Box,
    language: str,
    palette: Palette,
    ruler: Ruler,
    ids: Iterator[int | str],
    cut: Callable[[str], None],
) -> str:
    """The group of a figure in an area of the slide; another drawing of the same where its labels have no room."""
    cuts: list[str] = []
    made = _group_xml(figure, area, language, palette, ruler, ids, cuts.append)
    for other in figure.otherwise if cuts else ():
        fewer: list[str] = []
        drawn = _group_xml(replace(other, alt=figure.alt), area, language, palette, ruler, ids, fewer.append)
        if len(fewer) < len(cuts):
            made, cuts = drawn, fewer
        if not cuts:
            break
    for text in cuts:
        cut(text)
    return made


def _group_xml(
    figure: Figure,
    area: Box,
    language: str,
    palette: Palette,
    ruler: Ruler,
    ids: Iterator[int | str],
    cut: Callable[[str], None],
) -> str:
    scale = min(area.width_emu / figure.width, area.height_emu / figure.height)
    width, height = round(figure.width * scale), round(figure.height * scale)
    x, y = area.x_emu + (area.width_emu - width) // 2, area.y_emu + (area.height_emu - height) // 2
    properties = drawing_properties(next(ids), figure.name or "Figure", figure.alt)
    pen = Pen(x, y, scale, language, palette, ruler, ids, cut)
    marks = "".join(_mark_xml(mark, pen) for mark in figure.marks)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{properties}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/><a:chOff x="{x}" y="{y}"/>'
        f'<a:chExt cx="{width}" cy="{height}"/></a:xfrm></p:grpSpPr>{marks}</p:grpSp>'
    )


def drawing_properties(shape_id: int | str, name: str, alt: str) -> str:
    """The `p:cNvPr` of a drawing with its alt text; without one it is marked as decorative."""
    own = f'id="{shape_id}" name="{attribute(name)}"'
    return f'<p:cNvPr {own} descr="{attribute(alt)}"/>' if alt else f"<p:cNvPr {own}>{_DECORATIVE}</p:cNvPr>"


def _mark_xml(mark: Mark, pen: Pen) -> str:
    match mark:
        case Shape():
            return _shape_xml(mark, pen)
        case Path():
            return _path_xml(mark, pen)
        case Line():
            return _line_xml(mark, pen)
        case _:
            assert_never(mark)


def _shape_xml(shape: Shape, pen: Pen) -> str:
    preset = _PRESETS[shape.outline]
    geometry = f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
    number = next(pen.ids)
    name = attribute(shape.name or f"Shape {number}")
    text = _label_xml(shape, shape.label, pen) if shape.label is not None and plain(shape.label.text) else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_xfrm(shape.x, shape.y, shape.width, shape.height, pen)}{geometry}"
        f"{_paint(shape, pen)}</p:spPr>{text}</p:sp>"
    )


def _paint(mark: Shape | Path, pen: Pen) -> str:
    width = max(round(mark.line_pt * pen.emu_per_unit), 3175) if mark.line and mark.line_pt else 0
    rounded = isinstance(mark, Path) and mark.rounded
    return pen.palette.fill(mark.fill) + pen.palette.line(mark.line, width, mark.dashed, rounded)


def _xfrm(x: float, y: float, width: float, height: float, pen: Pen, flip: str = "") -> str:
    left, top = pen.x(x), pen.y(y)
    right, bottom = pen.x(x + width), pen.y(y + height)
    return f'<a:xfrm{flip}><a:off x="{left}" y="{top}"/><a:ext cx="{right - left}" cy="{bottom - top}"/></a:xfrm>'


def _line_xml(line: Line, pen: Pen) -> str:
    flip = ' flipV="1"' if (line.x2 - line.x1) * (line.y2 - line.y1) < 0 else ""
    xfrm = _xfrm(
        min(line.x1, line.x2), min(line.y1, line.y2), abs(line.x2 - line.x1), abs(line.y2 - line.y1), pen, flip
    )  # fmt: skip
    number = next(pen.ids)
    width = max(pen.length(line.line_pt), 3175)
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="{attribute(line.name or f"Line {number}")}"/>'
        f'<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{xfrm}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f"{pen.palette.line(line.line, width, line.dashed)}</p:spPr></p:cxnSp>"
    )


def _path_xml(path: Path, pen: Pen) -> str:
    numbers = [[float(value) for value in command[1:]] for command in path.commands]
    xs = [value for values in numbers for value in values[0::2]] or [0.0]
    ys = [value for values in numbers for value in values[1::2]] or [0.0]
    left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    steps = "".join(
        _step(str(command[0]), values, left, top, pen) for command, values in zip(path.commands, numbers, strict=True)
    )
    fill = "" if path.fill else ' fill="none"'
    number = next(pen.ids)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{attribute(path.name or f"Path {number}")}"/>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_xfrm(left, top, width, height, pen)}"
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{pen.length(width)}" h="{pen.length(height)}"{fill}>'
        f"{steps}</a:path></a:pathLst></a:custGeom>{_paint(path, pen)}</p:spPr></p:sp>"
    )


def _step(name: str, values: list[float], left: float, top: float, pen: Pen) -> str:
    pairs = zip(values[0::2], values[1::2], strict=True)
    pts = "".join(f'<a:pt x="{pen.length(x - left)}" y="{pen.length(y - top)}"/>' for x, y in pairs)
    match name:
        case "M":
            return f"<a:moveTo>{pts}</a:moveTo>"
        case "L":
            return f"<a:lnTo>{pts}</a:lnTo>"
        case "C":
            return f"<a:cubicBezTo>{pts}</a:cubicBezTo>"
        case "Z":
            return "<a:close/>"
        case _:
            raise ValueError(f"a path has no command {name!r}")


def _label_xml(shape: Shape, label: Label, pen: Pen) -> str:
    inset = pen.length(label.inset_pt)
    width, height = _text_room(shape, pen)
    text, size = _fit_label(label, width - 2 * points(inset), height - 2 * points(inset), pen)
    attributes = f'lang="{pen.language}" sz="{round(size * 100)}"'
    runs = runs_xml(text, attributes, pen.palette.fill(label.colour))
    anchor = "ctr" if label.middle else "t"
    turned = ' rtl="1"' if is_right_to_left(text) else ""
    return (
        f'<p:txBody><a:bodyPr wrap="square" lIns="{inset}" tIns="{inset}" rIns="{inset}" bIns="{inset}" rtlCol="0" '
        f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="{_ALIGN[label.align]}"{turned}/>{runs}'
        f'<a:endParaRPr {attributes} dirty="0"/></a:p></p:txBody>'
    )


def _text_room(shape: Shape, pen: Pen) -> tuple[float, float]:
    """Width and height of the text rectangle of a shape, in points."""
    width, height = points(pen.length(shape.width)), points(pen.length(shape.height))
    side = _SIDE[shape.outline]
    corner = _ROUNDED_SHARE * min(width, height) if shape.outline is Outline.ROUNDED else 0.0
    return width * (1 - 2 * side) - 2 * corner, height * (1 - 2 * side) - 2 * corner


def _fit_label(label: Label, width_pt: float, height_pt: float, pen: Pen) -> tuple[Inlines, float]:
    scale = pen.emu_per_unit / EMU_PER_PT
    # In a small place text gets smaller along with the drawing, but stays legible.
    least = min(label.least_pt, max(label.least_pt * scale, LEGIBLE_PT))
    size = max(label.size_pt * scale, least, min(label.size_pt, _EASY_PT))
    while size > least and not _stands(label.text, size, width_pt, height_pt, pen.ruler):
        size = max(size - 0.5, least)
    if _stands(label.text, size, width_pt, height_pt, pen.ruler):
        return label.text, size
    if label.spare:
        return (), size
    pen.cut(plain(label.text))
    text = label.text
    while plain(text) and not _stands((*text, Run("…")), size, width_pt, height_pt, pen.ruler):
        last = replace(text[-1], text=text[-1].text[:-1].rstrip())
        text = (*text[:-1], last) if last.text else text[:-1]
    return (*text, Run("…", bool(text) and text[-1].bold)), size


def _stands(text: Inlines, size_pt: float, width_pt: float, height_pt: float, ruler: Ruler) -> bool:
    words = ruler.words(text)
    lines = wrap(words, width_pt / size_pt).lines
    # A single line may reach into the insets above and below: its letters are lower than the line.
    high = size_pt if lines == 1 else lines * ruler.line_em * size_pt
    return words.widest_em * size_pt <= width_pt and high <= height_pt
