"""Placeholders, decorative outlines and paths of a drawn master → the XML of their shapes.

Lengths are points from the slide's top left corner; colours are roles of the theme, written as the scheme's slots where
there is one, so that a deck follows when somebody changes the colours in PowerPoint.
"""

from xml.sax.saxutils import escape, quoteattr

from workshopkit.frozen import dataclass
from workshopkit.model.theme import Theme, contrast, kept_contrast

EMU_PER_PT = 12700
SLIDE_WIDTH_PT = 960.0
SLIDE_HEIGHT_PT = 540.0

SCHEME_SLOTS = {
    "ink": "tx1", "paper": "bg1", "primary": "tx2", "tint": "bg2", "secondary": "accent1", "accent": "accent2",
    "factor": "accent3", "challenge": "accent4", "muted": "accent5", "line": "accent6",
}  # fmt: skip

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the slide, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder: `kind` and `idx` are those of `p:ph`, `colour` a role; `bulleted` keeps the master's bullets."""

    name: str
    kind: str
    idx: int
    box: Box
    size_pt: float = 0
    colour: str = ""
    bold: bool = False
    anchor: str = "t"
    align: str = "l"
    bulleted: bool = False
    spacing_percent: int = 0
    before_pt: float = 0
    fill: str = ""
    inset: tuple[float, float] = (0, 0)
    """Points to the left and right, above and below."""


@dataclass(frozen=True, slots=True)
class Decor:
    """A quiet shape of a layout: a preset outline in a box, or straight strokes through `points` when there are any."""

    name: str
    outline: str
    box: Box
    fill: str = ""
    line: str = ""
    line_pt: float = 0
    opacity_percent: int = 100
    strokes: tuple[tuple[Point, ...], ...] = ()
    closed: bool = False


def emu(length_pt: float) -> int:
    """Points → EMU."""
    return round(length_pt * EMU_PER_PT)


def colour_xml(theme: Theme, role: str, opacity_percent: int = 100) -> str:
    """A colour: the scheme's slot of the role, or of a role of the same colour; else the colour itself."""
    alpha = f'<a:alpha val="{opacity_percent * 1000}"/>' if opacity_percent < 100 else ""
    value = theme.colours[role]
    same = role if role in SCHEME_SLOTS else next((r for r in SCHEME_SLOTS if theme.colours[r] == value), "")
    if same:
        return f'<a:schemeClr val="{SCHEME_SLOTS[same]}">{alpha}</a:schemeClr>'
    return f'<a:srgbClr val="{value}">{alpha}</a:srgbClr>'


def readable(theme: Theme, ground: str, *wishes: str) -> str:
    """The first of the roles whose text has the theme's contrast on the ground; the last one when none has."""
    least = kept_contrast(theme.colours)
    return next((role for role in wishes if contrast(theme.colours[role], theme.colours[ground]) >= least), wishes[-1])


def xfrm_xml(box: Box) -> str:
    """The place of a shape."""
    size = f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/>'
    return f'<a:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>{size}</a:xfrm>'


def placeholder_xml(theme: Theme, shape_id: int, place: Place, on_master: bool = False) -> str:
    """A placeholder with its place, its first level's look, and its name as the prompt."""
    idx = f' idx="{place.idx}"' if place.idx else ""
    size = ' sz="quarter"' if place.kind in ("ftr", "sldNum", "dt") else ""
    kind = f' type="{place.kind}"' if place.kind != "obj" else ""
    geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if on_master or place.fill else ""
    geometry += f"<a:solidFill>{colour_xml(theme, place.fill)}</a:solidFill>" if place.fill else ""
    custom = ' hasCustomPrompt="1"' if place.kind not in ("ftr", "sldNum", "dt") and not on_master else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(place.name)}/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{size}{idx}{custom}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{xfrm_xml(place.box)}{geometry}</p:spPr>"
        f"<p:txBody>{_body_properties(place)}{_list_style(theme, place)}{_prompt(place)}</p:txBody></p:sp>"
    )


def decor_xml(theme: Theme, shape_id: int, decor: Decor) -> str:
    """A decorative shape, marked as such, drawn by the layout and not by the slide."""
    fill = (
        f"<a:solidFill>{colour_xml(theme, decor.fill, decor.opacity_percent)}</a:solidFill>"
        if decor.fill
        else "<a:noFill/>"
    )
    line = (
        f'<a:ln w="{emu(decor.line_pt)}">'
        f"<a:solidFill>{colour_xml(theme, decor.line, decor.opacity_percent)}</a:solidFill>"
        '<a:miter lim="800000"/></a:ln>'
        if decor.line
        else "<a:ln><a:noFill/></a:ln>"
    )
    geometry = _path_xml(decor) if decor.strokes else f'<a:prstGeom prst="{decor.outline}"><a:avLst/></a:prstGeom>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(decor.name)}><a:extLst>'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
        f'</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{xfrm_xml(decor.box)}{geometry}{fill}{line}</p:spPr>"
        '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody>'
        "</p:sp>"
    )


def drawn(name: str, strokes: tuple[tuple[Point, ...], ...], **look: str | float | bool) -> Decor:
    """Strokes in slide coordinates as a decorative shape in the box they need."""
    xs = [x for stroke in strokes for x, _ in stroke]
    ys = [y for stroke in strokes for _, y in stroke]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return Decor(
        name, "", box, str(look.get("fill", "")), str(look.get("line", "")), float(look.get("line_pt", 0)),
        int(look.get("opacity_percent", 100)), strokes, bool(look.get("closed", False)),
    )  # fmt: skip


def _path_xml(decor: Decor) -> str:
    left, top = decor.box.x, decor.box.y
    pieces = []
    for stroke in decor.strokes:
        for number, (x, y) in enumerate(stroke):
            step = "moveTo" if number == 0 else "lnTo"
            pieces.append(f'<a:{step}><a:pt x="{emu(x - left)}" y="{emu(y - top)}"/></a:{step}>')
        pieces.append("<a:close/>" if decor.closed else "")
    fill = "" if decor.fill else ' fill="none"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emu(decor.box.width)}" h="{emu(decor.box.height)}"{fill}>{"".join(pieces)}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def _body_properties(place: Place) -> str:
    fit = "<a:noAutofit/>" if place.kind in ("ftr", "sldNum", "dt") else "<a:normAutofit/>"
    x, y = (emu(length) for length in place.inset)
    insets = f'lIns="{x}" tIns="{y}" rIns="{x}" bIns="{y}"'
    return f'<a:bodyPr vert="horz" wrap="square" {insets} rtlCol="0" anchor="{place.anchor}">{fit}</a:bodyPr>'


def _list_style(theme: Theme, place: Place) -> str:
    if not place.size_pt:
        return "<a:lstStyle/>"
    spacing = f'<a:lnSpc><a:spcPct val="{place.spacing_percent * 1000}"/></a:lnSpc>' if place.spacing_percent else ""
    plain = "" if place.bulleted else ' marL="0" indent="0"'
    before = (
        "" if place.bulleted else f'<a:spcBef><a:spcPts val="{round(place.before_pt * 100)}"/></a:spcBef><a:buNone/>'
    )
    colour = f"<a:solidFill>{colour_xml(theme, place.colour)}</a:solidFill>" if place.colour else ""
    return (
        f'<a:lstStyle><a:lvl1pPr{plain} algn="{place.align}">{spacing}{before}'
        f'<a:defRPr sz="{round(place.size_pt * 100)}" b="{int(place.bold)}">{colour}</a:defRPr>'
        "</a:lvl1pPr></a:lstStyle>"
    )


def _prompt(place: Place) -> str:
    if place.kind == "sldNum":
        number = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        return f'<a:p>{number}<a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-GB"/></a:p>'
    if place.kind in ("ftr", "dt"):
        return '<a:p><a:endParaRPr lang="en-GB"/></a:p>'
    return f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{escape(place.name)}</a:t></a:r></a:p>'
