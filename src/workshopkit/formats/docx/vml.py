"""A figure turned into VML, which shows the same drawing to programs from before DrawingML shapes (Word 2007 and older).

It stands as the fallback of a drawing: a vector picture that needs no further part, no relationship and no renderer, where a
PNG or an EMF would need all three. Newer programs skip it. Its units are tenths of the figure's points.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workshopkit.formats.docx.xml import attribute
from workshopkit.model.figure import Figure, Line, Mark, Outline, Path, Shape

_UNITS = 10
_OUTLINES = {Outline.RECTANGLE: "rect", Outline.ROUNDED: "roundrect", Outline.ELLIPSE: "oval", Outline.DIAMOND: "shape"}
_RHOMBUS = ' coordsize="2,2" path="m1,l2,1,1,2,,1xe"'
_COMMANDS = {"M": "m", "L": "l", "C": "c", "Z": "x"}
_NAMESPACES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word"'
ASIDE = (
    "position:absolute;mso-position-horizontal:right;mso-position-horizontal-relative:margin;"
    "mso-position-vertical-relative:text;z-index:1;"
)
"""The style of a drawing at the right margin, text running beside it."""


def group_xml(
    figure: Figure, labels: Sequence[str], colour: Callable[[str], str], scale: float, style: str = ""
) -> str:
    """The `w:pict` of a figure; `scale` is points of the sheet per point of the figure, `labels` the marks' paragraphs."""
    pen = _Pen(colour, scale)
    marks = "".join(pen.mark(mark, label) for mark, label in zip(figure.marks, labels, strict=True))
    alt = f' alt="{attribute(figure.alt)}"' if figure.alt else ""
    wrap = '<w10:wrap type="square"/>' if style else ""
    return (
        f'<w:pict><v:group {_NAMESPACES}{alt} style="{style}width:{figure.width * scale:.4g}pt;'
        f'height:{figure.height * scale:.4g}pt" coordsize="{_units(figure.width)},{_units(figure.height)}">'
        f"{marks}{wrap}</v:group></w:pict>"
    )


def _units(length: float) -> int:
    return round(length * _UNITS)


@dataclass(frozen=True, slots=True)
class _Pen:
    colour: Callable[[str], str]
    scale: float

    def mark(self, mark: Mark, label: str) -> str:
        match mark:
            case Shape():
                return self._shape(mark, label)
            case Path():
                return self._path(mark)
            case Line():
                start, end = (f"{_units(x)},{_units(y)}" for x, y in ((mark.x1, mark.y1), (mark.x2, mark.y2)))
                return f'<v:line from="{start}" to="{end}"{self._paint(mark)}</v:line>'

    def _paint(self, mark: Mark) -> str:
        """Attributes of fill and line, the end of the tag, and what the line has beyond them."""
        fill = "" if isinstance(mark, Line) else mark.fill
        filled = f' fillcolor="#{self.colour(fill)}"' if fill else ' filled="f"'
        if not mark.line or not mark.line_pt:
            return f'{filled} stroked="f">'
        line = f' strokecolor="#{self.colour(mark.line)}" strokeweight="{mark.line_pt * self.scale:.3g}pt"'
        dashed = ' dashstyle="dash"' if mark.dashed else ""
        rounded = ' endcap="round" joinstyle="round"' if isinstance(mark, Path) and mark.rounded else ""
        return f"{filled}{line}>" + (f"<v:stroke{dashed}{rounded}/>" if dashed or rounded else "")

    def _shape(self, shape: Shape, label: str) -> str:
        name = _OUTLINES[shape.outline]
        more = _RHOMBUS if shape.outline is Outline.DIAMOND else ""
        more += ' arcsize="0.17"' if shape.outline is Outline.ROUNDED else ""
        middle = ";v-text-anchor:middle" if shape.label is not None and shape.label.middle else ""
        box = self._box(shape.x, shape.y, shape.width, shape.height)
        return f'<v:{name} style="{box}{middle}"{more}{self._paint(shape)}{self._text(shape, label)}</v:{name}>'

    def _text(self, shape: Shape, label: str) -> str:
        if not label or shape.label is None:
            return ""
        inset = ",".join([f"{shape.label.inset_pt * self.scale:.3g}pt"] * 4)
        return f'<v:textbox inset="{inset}"><w:txbxContent>{label}</w:txbxContent></v:textbox>'

    def _path(self, path: Path) -> str:
        numbers = [float(value) for command in path.commands for value in command[1:]]
        xs, ys = numbers[0::2] or [0.0], numbers[1::2] or [0.0]
        left, top = _units(min(xs)), _units(min(ys))
        width, height = max(_units(max(xs)) - left, 1), max(_units(max(ys)) - top, 1)
        steps = "".join(_step(command, left, top) for command in path.commands)
        style = f"position:absolute;left:{left};top:{top};width:{width};height:{height}"
        return f'<v:shape style="{style}" coordsize="{width},{height}" path="{steps}e"{self._paint(path)}</v:shape>'

    def _box(self, x: float, y: float, width: float, height: float) -> str:
        return f"position:absolute;left:{_units(x)};top:{_units(y)};width:{_units(width)};height:{_units(height)}"


def _step(command: tuple[str | float, ...], left: int, top: int) -> str:
    values = (_units(float(v)) - (top if n % 2 else left) for n, v in enumerate(command[1:]))
    return _COMMANDS[str(command[0])] + ",".join(map(str, values))
