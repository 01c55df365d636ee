"""What the tests' masters are drawn with: size, scheme, bars, pictures and grounds; python-pptx has no methods for them."""

import io

from lxml import etree
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Emu, Inches

_BRAND = {"dk2": "123A5C", "lt2": "F1EFE8", "accent1": "00857C", "accent2": "F2A900", "accent3": "C8102E",
          "accent4": "7FB2E5", "accent5": "92D050", "accent6": "5B2A86"}  # fmt: skip
_NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def saved(opened: Opened) -> bytes:
    """A presentation's file."""
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def sheets(opened: Opened) -> list[etree._Element]:
    """All masters, each with its layouts."""
    return [sheet.element for master in opened.slide_masters for sheet in (master, *master.slide_layouts)]


def sized(opened: Opened, width_emu: int, height_emu: int) -> Opened:
    """A presentation with slides of another size, everything on them stretched along."""
    across, down = width_emu / opened.slide_width, height_emu / opened.slide_height
    for tree in sheets(opened):
        for node in tree.iter(qn("a:off"), qn("a:ext")):
            for key, factor in (("x", across), ("cx", across), ("y", down), ("cy", down)):
                if node.get(key) is not None:
                    node.set(key, str(round(int(node.get(key)) * factor)))
    opened.slide_width, opened.slide_height = Emu(width_emu), Emu(height_emu)
    return opened


def branded(opened: Opened, **colours: str) -> Opened:
    """A presentation with a scheme of its own."""
    part = next(rel.target_part for rel in opened.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    tree = etree.fromstring(part.blob)
    for name, value in {**_BRAND, **colours}.items():
        slot = tree.find(f".//{qn('a:clrScheme')}/{qn('a:' + name)}")
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, qn("a:srgbClr")).set("val", value)
    part.blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return opened


def rectangle(shapes: SlideShapes, x: float, y: float, width: float, height: float, colour: str) -> None:
    """A bar in a colour of the scheme, behind everything; masters have no method for it."""
    tree = shapes.element
    shape = etree.fromstring(
        f'<p:sp xmlns:p="{_NS["p"]}" xmlns:a="{_NS["a"]}"><p:nvSpPr><p:cNvPr id="{_free_id(tree)}" name="Bar"/>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{Inches(x)}" y="{Inches(y)}"/>'
        f'<a:ext cx="{Inches(width)}" cy="{Inches(height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></p:spPr></p:sp>'
    )
    tree.insert(2, shape)


def painted(shapes: SlideShapes, x: float, y: float, width: float, height: float, value: str) -> None:
    """A bar in a colour of its own."""
    rectangle(shapes, x, y, width, height, "accent1")
    solid(shapes.element[2].find(qn("p:spPr")), value)


def solid(style: etree._Element, value: str) -> None:
    """Gives a solid fill a colour of its own."""
    fill = style.find(qn("a:solidFill"))
    fill.remove(fill[0])
    etree.SubElement(fill, qn("a:srgbClr")).set("val", value)


def picture(
    shapes: SlideShapes, data: bytes, x: float, y: float, width: float, height: float, name: str
) -> etree._Element:
    """A picture in front of everything, as a tree."""
    tree, part = shapes.element, shapes.part
    _, relation = part.get_or_add_image_part(io.BytesIO(data))
    picture = etree.fromstring(
        f'<p:pic xmlns:p="{_NS["p"]}" xmlns:a="{_NS["a"]}" xmlns:r="{_NS["r"]}"><p:nvPicPr>'
        f'<p:cNvPr id="{_free_id(tree)}" name="{name}"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
        f'<a:off x="{Inches(x)}" y="{Inches(y)}"/><a:ext cx="{Inches(width)}" cy="{Inches(height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    tree.append(picture)
    return picture


def background(tree: etree._Element, kind: str, value: str) -> None:
    """A ground in one colour: a `schemeClr` or a `srgbClr`."""
    sheet = tree.find(qn("p:cSld"))
    for ground in sheet.findall(qn("p:bg")):
        sheet.remove(ground)
    sheet.insert(0, etree.fromstring(
        f'<p:bg xmlns:p="{_NS["p"]}" xmlns:a="{_NS["a"]}"><p:bgPr><a:solidFill><a:{kind} val="{value}"/>'
        "</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
    ))  # fmt: skip


def _free_id(tree: etree._Element) -> int:
    return 1 + max(int(node.get("id")) for node in tree.iter(qn("p:cNvPr")))
