"""Masters with a brand that stands in drawings, pictures and grounds."""

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches
from tests.formats.pptx.masters.drawing import background, branded, painted, picture, rectangle, saved, sized, solid
from tests.formats.pptx.masters.pictures import logo, photograph


def dark_with_logo() -> bytes:
    """White on midnight blue, with a logo in the lower right corner and a band on the left."""
    opened = branded(sized(Presentation(), 12192000, 6858000), dk1="0B1B2B")
    mapping = opened.slide_master.element.find(qn("p:clrMap"))
    for name, value in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        mapping.set(name, value)
    shapes = opened.slide_master.shapes
    rectangle(shapes, 0, 0, 0.35, 7.5, "accent1")
    picture(shapes, logo(), 11.6, 6.55, 1.4, 0.7, "Logo")
    return saved(opened)


def brand_with_bars() -> bytes:
    """A band at the top behind the titles, a bar at the bottom, a logo on the band."""
    opened = branded(sized(Presentation(), 12192000, 6858000))
    shapes = opened.slide_master.shapes
    rectangle(shapes, 0, 0, 13.333, 1.2, "tx2")
    rectangle(shapes, 0, 7.2, 13.333, 0.3, "accent2")
    picture(shapes, logo(), 11.7, 0.25, 1.4, 0.7, "Picture 9")
    for sheet in (opened.slide_master, *opened.slide_layouts):
        for shape in sheet.placeholders:
            if shape.placeholder_format.type in (1,) and sheet is opened.slide_master:
                shape.left, shape.top, shape.width, shape.height = Inches(0.6), Inches(0.15), Inches(10.8), Inches(0.9)
    style = opened.slide_master.element.find(qn("p:txStyles")).find(qn("p:titleStyle"))
    run = style.find(f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    run.find(f"{qn('a:solidFill')}/{qn('a:schemeClr')}").set("val", "bg1")
    run.set("sz", "3200")
    for number in (0, 2):
        opened.slide_layouts[number].element.set("showMasterSp", "0")
        background(opened.slide_layouts[number].element, "schemeClr", "tx2")
    return saved(opened)


def photograph_behind() -> bytes:
    """A picture over the whole slide on every layout, with white text."""
    opened = branded(sized(Presentation(), 12192000, 6858000))
    mapping = opened.slide_master.element.find(qn("p:clrMap"))
    for name, value in (("bg1", "dk1"), ("tx1", "lt1")):
        mapping.set(name, value)
    behind = picture(opened.slide_master.shapes, photograph(), 0, 0, 13.333, 7.5, "Picture 3")
    opened.slide_master.shapes.element.insert(2, behind)
    return saved(opened)


def drawn_brand() -> bytes:
    """A brand in drawings and titles only, by their own values: the theme is Office's, as in many a client's file."""
    opened = sized(Presentation(), 12192000, 6858000)
    master = opened.slide_master
    painted(master.shapes, 0, 0, 13.333, 0.3, "5A2D82")
    painted(master.shapes, 0, 7.3, 13.333, 0.2, "00B2A9")
    style = master.element.find(f"{qn('p:txStyles')}/{qn('p:bodyStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    solid(style, "2B2B3A")
    return saved(opened)


def drawn_brand_on_dark() -> bytes:
    """The same on a dark ground, with light text."""
    opened = sized(Presentation(), 12192000, 6858000)
    master = opened.slide_master
    background(master.element, "srgbClr", "10243E")
    for name in ("titleStyle", "bodyStyle"):
        style = master.element.find(f"{qn('p:txStyles')}/{qn('p:' + name)}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
        solid(style, "FFFFFF")
    painted(master.shapes, 0, 7.2, 13.333, 0.3, "FF8200")
    return saved(opened)


def brand_in_the_logo() -> bytes:
    """White slides without any colour but the logo's."""
    opened = sized(Presentation(), 12192000, 6858000)
    picture(opened.slide_master.shapes, logo(), 11.5, 0.3, 1.4, 0.7, "Logo")
    return saved(opened)
