"""Small drawn things that stand in a line of text: the badge of a factor or a challenge.

A program that knows no drawings shows a sign instead.
"""

from enum import StrEnum

from workshopkit.formats.docx.xml import NAMESPACES, attribute, mm_to_emu
from workshopkit.frozen import dataclass

_SHAPE_URI = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    f'<adec:decorative xmlns:adec="{NAMESPACES["adec"]}" val="1"/></a:ext></a:extLst>'
)


class Outline(StrEnum):
    """A preset shape of DrawingML."""

    CIRCLE = "ellipse"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a small shape looks; `fill` is RRGGBB; `drop_pt` lowers it below the line."""

    outline: Outline
    size_mm: float
    name: str
    sign: str
    fill: str
    drop_pt: float = 0


def fill_xml(colour: str) -> str:
    """A solid fill, or none."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>' if colour else "<a:noFill/>"


def line_xml(colour: str, width_pt: float, dashed: bool = False, rounded: bool = False) -> str:
    """An outline, or none."""
    if not colour or not width_pt:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    cap, join = (' cap="rnd"', "<a:round/>") if rounded else ("", "")
    return f'<a:ln w="{round(width_pt * 12700)}"{cap}>{fill_xml(colour)}{dash}{join}</a:ln>'


def inline_drawing(identity: int, name: str, alt: str, width_emu: int, height_emu: int, uri: str, content: str) -> str:
    """A `w:drawing` in a line of text; without alt text it is marked as decorative."""
    inner = DECORATIVE if not alt else ""
    described = f' descr="{attribute(alt)}"' if alt else ""
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width_emu}" cy="{height_emu}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{identity}" name="{attribute(name)}"{described}>{inner}</wp:docPr><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def mark_run(mark: Mark, identity: int) -> str:
    """A run that holds the shape."""
    size = mm_to_emu(mark.size_mm)
    shape = (
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/></a:xfrm>'
        f'<a:prstGeom prst="{mark.outline}"><a:avLst/></a:prstGeom>{fill_xml(mark.fill)}'
        f"{line_xml('', 0)}</wps:spPr><wps:bodyPr/></wps:wsp>"
    )
    drawing = inline_drawing(identity, f"{mark.name} {identity}", "", size, size, _SHAPE_URI, shape)
    lowered = f'<w:rPr><w:noProof/><w:position w:val="{-round(mark.drop_pt * 2)}"/></w:rPr>' if mark.drop_pt else ""
    return (
        f'<w:r>{lowered}<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f'<mc:Fallback><w:t xml:space="preserve">{mark.sign}</w:t></mc:Fallback></mc:AlternateContent></w:r>'
    )
