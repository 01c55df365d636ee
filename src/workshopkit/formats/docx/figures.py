"""A figure turned into one DrawingML group that Word can ungroup and edit, scaled to its width on the sheet."""

from dataclasses import replace

from workshopkit.formats.docx.flow import Air, Para
from workshopkit.formats.docx.inline import runs_xml
from workshopkit.formats.docx.shapes import fill_xml, inline_drawing, line_xml
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.xml import attribute, mm_to_emu, text_xml
from workshopkit.formats.measure import wrap
from workshopkit.model.document import Drawing
from workshopkit.model.figure import Align, Label, Line, Outline, Path, Shape
from workshopkit.model.text import Run, plain

_GROUP_URI = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_PRESETS = {
    Outline.RECTANGLE: "rect",
    Outline.ROUNDED: "roundRect",
    Outline.ELLIPSE: "ellipse",
    Outline.DIAMOND: "diamond",
}
_USABLE = {Outline.RECTANGLE: 1.0, Outline.ROUNDED: 0.98, Outline.ELLIPSE: 0.7071, Outline.DIAMOND: 0.5}
"""How much of a shape's box its text may fill; Word lays text in the inscribed rectangle."""
_ALIGNED = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


def drawing_piece(sheet: Sheet, drawing: Drawing) -> Para:
    """A paragraph that holds the figure; never wider than the text."""
    figure = drawing.figure
    width = min(mm_to_emu(drawing.width_mm), sheet.width * 635)
    painter = _Painter(sheet, width / figure.width)
    height = round(figure.height * painter.scale)
    identity = sheet.drawing_id()
    # LibreOffice stretches a group until what is drawn fills it: an unseen frame keeps the proportions.
    frame = Shape(Outline.RECTANGLE, 0, 0, figure.width, figure.height, name="Frame")
    marks = "".join(painter.mark(mark) for mark in (frame, *figure.marks))
    group = (
        f'<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
        f'<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></wpg:grpSpPr>{marks}</wpg:wgp>'
    )
    name = f"{figure.name or 'Figure'} {identity}"
    inline = inline_drawing(identity, name, figure.alt, width, height, _GROUP_URI, group)
    content = (
        f'<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="wpg">{inline}</mc:Choice>'
        f'<mc:Fallback><w:t xml:space="preserve">{text_xml(figure.alt)}</w:t></mc:Fallback></mc:AlternateContent></w:r>'
    )
    return Para(Style.NORMAL, content, air=Air(200, 160, 240))


class _Painter:
    """Draws marks at a scale of EMU per point of the figure."""

    def __init__(self, sheet: Sheet, scale: float) -> None:
        self.scale = scale
        self._sheet = sheet
        self._ruler = sheet.ruler

    def mark(self, mark: Shape | Path | Line) -> str:
        """One `wps:wsp` of the group."""
        match mark:
            case Shape():
                return self._shape(mark)
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
        fill = "" if isinstance(mark, Line) else fill_xml(self._sheet.colour(mark.fill))
        width_pt = mark.line_pt * self.scale / 12700
        return fill + line_xml(self._sheet.colour(mark.line), width_pt, mark.dashed)

    def _wrapped(self, name: str, properties: str, text: str = "", connector: bool = False) -> str:
        identity = self._sheet.drawing_id()
        kind = "<wps:cNvCnPr/>" if connector else "<wps:cNvSpPr/>"
        return (
            f'<wps:wsp><wps:cNvPr id="{identity}" name="{attribute(name or "Shape")} {identity}"/>{kind}'
            f"<wps:spPr>{properties}</wps:spPr>{text or '<wps:bodyPr/>'}</wps:wsp>"
        )

    def _shape(self, shape: Shape) -> str:
        geometry = f'<a:prstGeom prst="{_PRESETS[shape.outline]}"><a:avLst/></a:prstGeom>'
        frame = self._frame(shape.x, shape.y, shape.width, shape.height)
        label = self._label(shape, shape.label) if shape.label else ""
        return self._wrapped(shape.name, frame + geometry + self._paint(shape), label)

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
        names = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
        steps = ""
        for command, values in zip(path.commands, numbers, strict=True):
            points = "".join(
                f'<a:pt x="{self._emu(x - left)}" y="{self._emu(y - top)}"/>'
                for x, y in zip(values[0::2], values[1::2], strict=True)
            )
            name = names[str(command[0])]
            steps += f"<a:{name}>{points}</a:{name}>" if points else f"<a:{name}/>"
        size = f'w="{self._emu(width)}" h="{self._emu(height)}"'
        geometry = (
            '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
            f"<a:pathLst><a:path {size}>{steps}</a:path></a:pathLst></a:custGeom>"
        )
        return self._wrapped(path.name, self._frame(left, top, width, height) + geometry + self._paint(path))

    def _label(self, shape: Shape, label: Label) -> str:
        words, size_pt = self._fitted(shape, label)
        half_points = max(2, int(size_pt * self.scale / 12700 * 2))
        look = (
            f'<w:color w:val="{self._sheet.colour(label.colour)}"/><w:sz w:val="{half_points}"/>'
            f'<w:szCs w:val="{half_points}"/>'
        )
        para = Para(
            Style.NORMAL, runs_xml(words, look), align=_ALIGNED[label.align],
            air=Air(0, 0, 240),
        )  # fmt: skip
        inset = self._emu(label.inset_pt)
        anchor = "ctr" if label.middle else "t"
        return (
            f"<wps:txbx><w:txbxContent>{para.xml(self._sheet.ids)}</w:txbxContent></wps:txbx>"
            f'<wps:bodyPr wrap="square" lIns="{inset}" tIns="{inset}" rIns="{inset}" bIns="{inset}" anchor="{anchor}">'
            "<a:noAutofit/></wps:bodyPr>"
        )

    def _fitted(self, shape: Shape, label: Label) -> tuple[tuple[Run, ...], float]:
        """The label's text and its size in figure points: smaller, then cut with «…», until it fits its box."""
        usable = _USABLE[shape.outline]
        width = max(shape.width * usable - 2 * label.inset_pt, 1)
        height = max(shape.height * usable - 2 * label.inset_pt, 1)
        size = label.size_pt
        while size > label.least_pt and not self._fits(label.text, size, width, height):
            size = max(size - 0.5, label.least_pt)
        words = label.text
        while not self._fits(words, size, width, height) and len(plain(words)) > 1:
            words = _shorter(words)
        if words != label.text:
            self._sheet.warn(
                "WK521", f"«{plain(label.text)}» does not fit its shape in the figure and is cut: «{plain(words)}»",
                "Give the shape a shorter text.",
            )  # fmt: skip
        return words, size

    def _fits(self, words: tuple[Run, ...], size: float, width: float, height: float) -> bool:
        prepared = self._ruler.words(words)
        if prepared.widest_em * size > width:
            return False
        height_needed: float = wrap(prepared, width / size).lines * self._ruler.line_em * size
        return height_needed <= height


def _shorter(words: tuple[Run, ...]) -> tuple[Run, ...]:
    """One letter less, «…» at the end."""
    *before, last = words
    kept = last.text.removesuffix("…")[:-1].rstrip()
    if not kept and before:
        return _shorter((*before[:-1], replace(before[-1], text=before[-1].text + "…")))
    return (*before, replace(last, text=kept + "…"))
