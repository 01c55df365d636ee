"""A figure turned into one DrawingML group that Word can ungroup and edit, scaled to its width on the sheet.

Beside it stands a picture of the same, for programs that know no such groups.
"""

from collections.abc import Callable, Sequence

from workshopkit.formats.docx.figure_labels import label_xml
from workshopkit.formats.docx.flow import Air, Para
from workshopkit.formats.docx.shapes import DECORATIVE, fill_xml, inline_drawing, line_xml
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.stand_ins import PICTURE_URI, picture_xml
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.xml import attribute, mm_to_emu
from workshopkit.model.document import Drawing
from workshopkit.model.figure import Figure, Line, Mark, Outline, Path, Shape

_GROUP_URI = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_PRESETS = {
    Outline.RECTANGLE: "rect",
    Outline.ROUNDED: "roundRect",
    Outline.ELLIPSE: "ellipse",
    Outline.DIAMOND: "diamond",
}
_STEPS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
_EMU_PER_PT = 12700
_ID = "\x00id\x00"
"""A mark in prepared drawings; no text that was escaped holds a NUL."""
_BADGE_AWAY = 114300


def drawing_piece(sheet: Sheet, drawing: Drawing) -> Para:
    """A paragraph that holds the figure; never wider than the text."""
    figure = drawing.figure
    width = min(mm_to_emu(drawing.width_mm), sheet.width * 635)
    scale = width / figure.width
    labels = _labels(sheet, figure, scale)
    group = _group(figure, labels, sheet.colour, sheet.drawing_id, scale)
    identity = sheet.drawing_id()
    name = f"{figure.name or 'Figure'} {identity}"
    height = round(figure.height * scale)
    inline = inline_drawing(identity, name, figure.alt, width, height, _GROUP_URI, group)
    fallback = ""
    if sheet.stand_ins.possible:
        number, relation = sheet.drawing_id(), sheet.stand_ins.relation(figure, width)
        shown = picture_xml(relation, sheet.drawing_id(), f"{name} as a picture", width, height)
        fallback = inline_drawing(number, f"{name} as a picture", figure.alt, width, height, PICTURE_URI, shown)
    return Para(Style.NORMAL, _run(inline, fallback), air=Air(200, 160, 240))


def aside_run(sheet: Sheet, figure: Figure, width_mm: float, middle_mm: float) -> str:
    """A run with a decorative figure at the right margin, the text beside it, its middle so far below the paragraph's top.

    Prepared once a figure and document.
    """
    if id(figure) not in sheet.prepared:
        width = mm_to_emu(width_mm)
        scale = width / figure.width
        group = _group(figure, _labels(sheet, figure, scale), sheet.colour, lambda: _ID, scale)
        height = round(figure.height * scale)
        top, fallback = mm_to_emu(middle_mm) - height // 2, ""
        if sheet.stand_ins.possible:
            relation = sheet.stand_ins.relation(figure, width)
            picture = picture_xml(relation, _ID, figure.name, width, height)
            fallback = _anchor(figure, width, height, top, PICTURE_URI, picture)
        anchor = _anchor(figure, width, height, top, _GROUP_URI, group)
        # The figure is kept beside its drawing, so that its identity stays its own.
        sheet.prepared[id(figure)] = figure, _run(anchor, fallback)
    first, *rest = sheet.prepared[id(figure)][1].split(_ID)
    return first + "".join(f"{sheet.drawing_id()}{part}" for part in rest)


def _labels(sheet: Sheet, figure: Figure, scale: float) -> list[str]:
    return [
        label_xml(sheet, mark, scale / _EMU_PER_PT) if isinstance(mark, Shape) else "" for mark in figure.marks
    ]  # fmt: skip


def _run(drawing: str, fallback: str) -> str:
    other = f"<mc:Fallback>{fallback}</mc:Fallback>" if fallback else ""
    return (
        f'<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="wpg">{drawing}</mc:Choice>'
        f"{other}</mc:AlternateContent></w:r>"
    )


def _group(
    figure: Figure, labels: Sequence[str], colour: Callable[[str], str], number: Callable[[], int | str], scale: float
) -> str:
    painter = _Painter(colour, number, scale)
    # LibreOffice stretches a group until what is drawn fills it: an unseen frame keeps the proportions.
    frame = Shape(Outline.RECTANGLE, 0, 0, figure.width, figure.height, name="Frame")
    pairs = zip((frame, *figure.marks), ("", *labels), strict=True)
    marks = "".join(painter.mark(mark, label) for mark, label in pairs)
    size = f'cx="{round(figure.width * scale)}" cy="{round(figure.height * scale)}"'
    return (
        f'<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        f'<a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm></wpg:grpSpPr>{marks}</wpg:wgp>'
    )


def _anchor(figure: Figure, width: int, height: int, top: int, uri: str, content: str) -> str:
    """A floating drawing at the right margin, so far below the top of its paragraph; all in EMU."""
    return (
        f'<w:drawing><wp:anchor distT="0" distB="0" distL="{_BADGE_AWAY}" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        '<wp:wrapSquare wrapText="bothSides"/>'
        f'<wp:docPr id="{_ID}" name="{attribute(figure.name)} {_ID}">{DECORATIVE}</wp:docPr><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )


class _Painter:
    """Draws marks at a scale of EMU per point of the figure."""

    def __init__(self, colour: Callable[[str], str], number: Callable[[], int | str], scale: float) -> None:
        self.scale = scale
        self._colour = colour
        self._number = number

    def mark(self, mark: Mark, label: str) -> str:
        """One `wps:wsp` of the group, with the paragraph of its label."""
        match mark:
            case Shape():
                return self._shape(mark, label)
            case Path():
                return self._path(mark)
            case Line():
                return self._line(mark)

    def _emu(self, length: float) -> int:
        return round(length * self.scale)

    def _frame(self, x: float, y: float, width: float, height: float, flips: str = "") -> str:
        return (
            f'<a:xfrm{flips}><a:off x="{self._emu(x)}" y="{self._emu(y)}"/>'
            f'<a:ext cx="{self._emu(width)}" cy="{self._emu(height)}"/></a:xfrm>'
        )

    def _paint(self, mark: Shape | Path | Line) -> str:
        fill = "" if isinstance(mark, Line) else fill_xml(self._colour(mark.fill))
        width_pt = mark.line_pt * self.scale / 12700
        return fill + line_xml(self._colour(mark.line), width_pt, mark.dashed, isinstance(mark, Path) and mark.rounded)

    def _wrapped(self, name: str, properties: str, text: str = "", connector: bool = False) -> str:
        identity = self._number()
        kind = "<wps:cNvCnPr/>" if connector else "<wps:cNvSpPr/>"
        return (
            f'<wps:wsp><wps:cNvPr id="{identity}" name="{attribute(name or "Shape")} {identity}"/>{kind}'
            f"<wps:spPr>{properties}</wps:spPr>{text or '<wps:bodyPr/>'}</wps:wsp>"
        )

    def _shape(self, shape: Shape, label: str) -> str:
        geometry = f'<a:prstGeom prst="{_PRESETS[shape.outline]}"><a:avLst/></a:prstGeom>'
        frame = self._frame(shape.x, shape.y, shape.width, shape.height)
        return self._wrapped(shape.name, frame + geometry + self._paint(shape), self._text(shape, label))

    def _line(self, line: Line) -> str:
        left, top = min(line.x1, line.x2), min(line.y1, line.y2)
        width, height = abs(line.x2 - line.x1), abs(line.y2 - line.y1)
        flipped = ' flipV="1"' if (line.x2 - line.x1) * (line.y2 - line.y1) < 0 else ""
        frame = self._frame(left, top, width, height, flipped)
        geometry = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        return self._wrapped(line.name, frame + geometry + self._paint(line), connector=True)

    def _path(self, path: Path) -> str:
        numbers = [[float(value) for value in command[1:]] for command in path.commands]
        xs = [x for values in numbers for x in values[0::2]] or [0.0]
        ys = [y for values in numbers for y in values[1::2]] or [0.0]
        left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
        steps = ""
        for command, values in zip(path.commands, numbers, strict=True):
            points = "".join(
                f'<a:pt x="{self._emu(x - left)}" y="{self._emu(y - top)}"/>'
                for x, y in zip(values[0::2], values[1::2], strict=True)
            )
            name = _STEPS[str(command[0])]
            steps += f"<a:{name}>{points}</a:{name}>" if points else f"<a:{name}/>"
        size = f'w="{self._emu(width)}" h="{self._emu(height)}"' + ("" if path.fill else ' fill="none"')
        geometry = (
            '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
            f"<a:pathLst><a:path {size}>{steps}</a:path></a:pathLst></a:custGeom>"
        )
        return self._wrapped(path.name, self._frame(left, top, width, height) + geometry + self._paint(path))

    def _text(self, shape: Shape, label: str) -> str:
        if not label or shape.label is None:
            return ""
        inset = self._emu(shape.label.inset_pt)
        anchor = "ctr" if shape.label.middle else "t"
        return (
            f"<wps:txbx><w:txbxContent>{label}</w:txbxContent></wps:txbx>"
            f'<wps:bodyPr wrap="square" lIns="{inset}" tIns="{inset}" rIns="{inset}" bIns="{inset}" anchor="{anchor}">'
            "<a:noAutofit/></wps:bodyPr>"
        )
