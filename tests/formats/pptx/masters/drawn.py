"""Masters as they are met, each drawn at test time from python-pptx's own template, with what is odd about it."""

import io
from collections.abc import Callable
from pathlib import Path

from lxml import etree
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Emu, Inches
from tests.formats.pptx.test_opened_master import add_second_master

from workshopkit.formats.package import open_package, pack

_BODIES = (None, "body", "obj", "subTitle", "pic", "tbl", "chart")
_DANISH = (
    "Titeldias", "Titel og indholdsobjekt", "Afsnitsoverskrift", "To indholdsobjekter", "Sammenligning", "Kun titel",
    "Tomt", "Indhold med billedtekst", "Billede med billedtekst", "Titel og lodret tekst", "Lodret titel og tekst",
)  # fmt: skip
_BRAND = {"dk2": "123A5C", "lt2": "F1EFE8", "accent1": "00857C", "accent2": "F2A900", "accent3": "C8102E",
          "accent4": "7FB2E5", "accent5": "92D050", "accent6": "5B2A86"}  # fmt: skip


def four_by_three() -> bytes:
    """python-pptx's own template, as it is."""
    return _saved(Presentation())


def sixteen_by_ten() -> bytes:
    """A slide of 1280 × 800."""
    return _saved(_sized(Presentation(), 12192000, 7620000))


def upright() -> bytes:
    """A4, upright."""
    return _saved(_sized(Presentation(), 6858000, 9906000))


def huge() -> bytes:
    """A wall of 56 by 31.5 inches."""
    opened = _sized(Presentation(), 51206400, 28803600)
    for tree in _sheets(opened):
        for node in tree.iter():
            if node.get("sz", "").isdigit():
                node.set("sz", str(min(400000, int(node.get("sz")) * 4)))
    return _saved(opened)


def two_masters() -> bytes:
    """A light master and a dark one."""
    parts = _parts(_saved(Presentation()))
    add_second_master(parts)
    return pack(parts)


def every_index_0() -> bytes:
    """No placeholder has an index of its own."""
    opened = Presentation()
    for tree in _sheets(opened):
        for place in tree.iter(qn("p:ph")):
            place.set("idx", "0")
    return _saved(opened)


def meaningless_names() -> bytes:
    """Layouts called CUSTOM_1_1 and so on, of no type."""
    opened = _branded(_sized(Presentation(), 12192000, 6858000))
    for number, layout in enumerate(opened.slide_layouts):
        layout.name = "CUSTOM" + "_1" * (number + 1)
        layout.element.attrib.pop("type", None)
    return _saved(opened)


def duplicate_names() -> bytes:
    """Every layout has the same name."""
    opened = _sized(Presentation(), 12192000, 6858000)
    for layout in opened.slide_layouts:
        layout.name = "Title and Content"
        layout.element.attrib.pop("type", None)
    return _saved(opened)


def no_body() -> bytes:
    """Titles and footers, and not one place for text."""
    opened = _branded(_sized(Presentation(), 12192000, 6858000))
    for tree in _sheets(opened):
        for place in list(tree.iter(qn("p:ph"))):
            if place.get("type") in _BODIES:
                shape = place.getparent().getparent().getparent()
                shape.getparent().remove(shape)
    return _saved(opened)


def dark_with_logo() -> bytes:
    """White on midnight blue, with a logo in the lower right corner and a band on the left."""
    opened = _branded(_sized(Presentation(), 12192000, 6858000), dk1="0B1B2B")
    mapping = opened.slide_master.element.find(qn("p:clrMap"))
    for name, value in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        mapping.set(name, value)
    shapes = opened.slide_master.shapes
    _rectangle(shapes, 0, 0, 0.35, 7.5, "accent1")
    _picture(shapes, logo(), 11.6, 6.55, 1.4, 0.7, "Logo")
    return _saved(opened)


def brand_with_bars() -> bytes:
    """A band at the top behind the titles, a bar at the bottom, a logo on the band."""
    opened = _branded(_sized(Presentation(), 12192000, 6858000))
    shapes = opened.slide_master.shapes
    _rectangle(shapes, 0, 0, 13.333, 1.2, "tx2")
    _rectangle(shapes, 0, 7.2, 13.333, 0.3, "accent2")
    _picture(shapes, logo(), 11.7, 0.25, 1.4, 0.7, "Picture 9")
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
        _background(opened.slide_layouts[number].element, "tx2")
    return _saved(opened)


def photograph_behind() -> bytes:
    """A picture over the whole slide on every layout, with white text."""
    opened = _branded(_sized(Presentation(), 12192000, 6858000))
    mapping = opened.slide_master.element.find(qn("p:clrMap"))
    for name, value in (("bg1", "dk1"), ("tx1", "lt1")):
        mapping.set(name, value)
    picture = _picture(opened.slide_master.shapes, photograph(), 0, 0, 13.333, 7.5, "Picture 3")
    tree = picture.getparent()
    tree.remove(picture)
    tree.insert(2, picture)
    return _saved(opened)


def agenda_without_placeholders() -> bytes:
    """The first layouts are drawn agendas that take no text."""
    opened = _branded(_sized(Presentation(), 12192000, 6858000))
    for number in (0, 1):
        layout = opened.slide_layouts[number]
        layout.name = f"Agenda {number + 1}"
        for shape in list(layout.placeholders):
            shape.element.getparent().remove(shape.element)
        _rectangle(layout.shapes, 0.6, 1.2, 5, 5, "accent4")
    return _saved(opened)


def danish_names() -> bytes:
    """The layouts' names as a Danish PowerPoint writes them, of no type."""
    opened = _sized(Presentation(), 12192000, 6858000)
    for layout, name in zip(opened.slide_layouts, _DANISH, strict=True):
        layout.name = name
        layout.element.attrib.pop("type", None)
    return _saved(opened)


def sample_slides() -> bytes:
    """A master with slides of its own, one with a picture that nothing else uses."""
    opened = _branded(_sized(Presentation(), 12192000, 6858000))
    for number in (0, 1, 1, 3, 2):
        slide = opened.slides.add_slide(opened.slide_layouts[number])
        slide.shapes.title.text = "Sample that must go"
        slide.shapes.add_picture(io.BytesIO(photograph()), 0, 0, Inches(2))
        slide.notes_slide.notes_text_frame.text = "Sample notes"
    return _saved(opened)


def template() -> bytes:
    """A .potx."""
    return _of_kind("presentationml.template.main", _saved(_branded(Presentation())))


def template_with_macros() -> bytes:
    """A .potm with a macro part."""
    opened = _branded(Presentation())
    blob = b"\xd0\xcf\x11\xe0macro"
    part = Part(PackURI("/ppt/vbaProject.bin"), "application/vnd.ms-office.vbaProject", opened.part.package, blob)
    opened.part.relate_to(part, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")
    data = _saved(opened)
    plain = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    return _retyped(data, plain, b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml")


def many_layouts(count: int = 124, pictures: int = 24) -> bytes:
    """A heavy master: many layouts, each the like of another, a picture on some."""
    opened = _branded(_sized(Presentation(), 12192000, 6858000))
    own = list(opened.slide_layouts)
    listed = opened.slide_master.element.find(qn("p:sldLayoutIdLst"))
    for number in range(len(own), count):
        like = own[number % len(own)]
        part = type(like.part).load(
            PackURI(f"/ppt/slideLayouts/slideLayout{number + 1}.xml"), like.part.content_type, like.part.package,
            like.part.blob,
        )  # fmt: skip
        part.relate_to(opened.slide_master.part, f"{_REL}/slideMaster")
        part.slide_layout.name = f"{like.name} {number}"
        entry = etree.SubElement(listed, qn("p:sldLayoutId"))
        entry.set("id", str(2147483700 + number))
        entry.set(qn("r:id"), opened.slide_master.part.relate_to(part, f"{_REL}/slideLayout"))
    for number in range(pictures):
        layout = opened.slide_layouts[len(own) + number]
        _picture(layout.shapes, noise(number), 11.9, 0.2, 1.2, 0.6, f"Picture {number}")
    return _saved(opened)


def drawn_brand() -> bytes:
    """A brand in drawings and titles only, by their own values: the theme is Office's, as in many a client's file."""
    opened = _sized(Presentation(), 12192000, 6858000)
    master = opened.slide_master
    _painted(master.shapes, 0, 0, 13.333, 0.3, "5A2D82")
    _painted(master.shapes, 0, 7.3, 13.333, 0.2, "00B2A9")
    style = master.element.find(f"{qn('p:txStyles')}/{qn('p:bodyStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    _solid(style, "2B2B3A")
    return _saved(opened)


def drawn_brand_on_dark() -> bytes:
    """The same on a dark ground, with light text."""
    opened = _sized(Presentation(), 12192000, 6858000)
    master = opened.slide_master
    sheet = master.element.find(qn("p:cSld"))
    sheet.remove(sheet.find(qn("p:bg")))
    sheet.insert(0, etree.fromstring(
        f'<p:bg xmlns:p="{_NS["p"]}" xmlns:a="{_NS["a"]}"><p:bgPr><a:solidFill><a:srgbClr val="10243E"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg>"
    ))  # fmt: skip
    for name in ("titleStyle", "bodyStyle"):
        style = master.element.find(f"{qn('p:txStyles')}/{qn('p:' + name)}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
        _solid(style, "FFFFFF")
    _painted(master.shapes, 0, 7.2, 13.333, 0.3, "FF8200")
    return _saved(opened)


def brand_in_the_logo() -> bytes:
    """White slides without any colour but the logo's."""
    opened = _sized(Presentation(), 12192000, 6858000)
    _picture(opened.slide_master.shapes, logo(), 11.5, 0.3, 1.4, 0.7, "Logo")
    return _saved(opened)


def upright_titles() -> bytes:
    """Titles whose lines run up the slide, on every layout."""
    opened = _branded(_sized(Presentation(), 12192000, 6858000))
    for layout in opened.slide_layouts:
        for shape in (p for p in layout.placeholders if p.placeholder_format.type in _TITLES):
            shape.element.find(qn("p:txBody")).find(qn("a:bodyPr")).set("vert", "vert270")
    return _saved(opened)


def titles_off_the_slide() -> bytes:
    """Titles that somebody hid beside the slide, so that only the outline has them."""
    opened = _branded(_sized(Presentation(), 12192000, 6858000))
    for layout in opened.slide_layouts:
        for shape in (p for p in layout.placeholders if p.placeholder_format.type in _TITLES):
            shape.left, shape.top, shape.width, shape.height = Emu(-3000000), Emu(-900000), Emu(2000000), Emu(500000)
    return _saved(opened)


ALL: dict[str, tuple[str, Callable[[], bytes]]] = {
    "4:3": ("pptx", four_by_three),
    "16:10": ("pptx", sixteen_by_ten),
    "A4 upright": ("pptx", upright),
    "56 × 31.5 in": ("pptx", huge),
    "two masters": ("pptx", two_masters),
    "every idx 0": ("pptx", every_index_0),
    "meaningless names": ("pptx", meaningless_names),
    "one name for all": ("pptx", duplicate_names),
    "no body": ("pptx", no_body),
    "dark, with logo": ("pptx", dark_with_logo),
    "bars and logo": ("pptx", brand_with_bars),
    "a photograph behind": ("pptx", photograph_behind),
    "agenda without placeholders": ("pptx", agenda_without_placeholders),
    "Danish names": ("pptx", danish_names),
    "sample slides": ("pptx", sample_slides),
    ".potx": ("potx", template),
    ".potm with macros": ("potm", template_with_macros),
    "124 layouts": ("pptx", many_layouts),
    "brand in drawings": ("pptx", drawn_brand),
    "brand on a dark ground": ("pptx", drawn_brand_on_dark),
    "brand in the logo": ("pptx", brand_in_the_logo),
    "upright titles": ("pptx", upright_titles),
    "titles off the slide": ("pptx", titles_off_the_slide),
}
"""Every drawn master by what is odd about it, with its file's ending."""

_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def draw(name: str, folder: Path) -> Path:
    """A drawn master as a file."""
    ending, maker = ALL[name]
    path = folder / f"master.{ending}"
    path.write_bytes(maker())
    return path


def logo() -> bytes:
    """A small mark: a disc beside a bar."""
    picture = Image.new("RGB", (280, 140), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((15, 15, 125, 125), fill="#C8102E")
    pen.rectangle((145, 55, 265, 85), fill="#123A5C")
    return _png(picture)


def photograph() -> bytes:
    """Stripes from dark to light, so that no one colour can be read everywhere."""
    picture = Image.new("RGB", (320, 180))
    pen = ImageDraw.Draw(picture)
    for x in range(320):
        pen.line((x, 0, x, 180), fill=(20 + x // 3, 60 + x // 4, 90 + x // 3))
    return _png(picture)


def noise(seed: int) -> bytes:
    """A picture that no zip makes smaller."""
    state, values = seed * 7919 + 1, bytearray()
    for _ in range(240 * 240 * 3):
        state = (state * 1103515245 + 12345) % 2**31
        values.append(state >> 16 & 255)
    return _png(Image.frombytes("RGB", (240, 240), bytes(values)))


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _saved(opened: Opened) -> bytes:
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "master.pptx"
        path.write_bytes(data)
        return open_package(path)


def _of_kind(kind: str, data: bytes) -> bytes:
    return _retyped(data, b"presentationml.presentation.main", kind.encode())


def _retyped(data: bytes, old: bytes, new: bytes) -> bytes:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    return out.getvalue()


def _sheets(opened: Opened) -> list[etree._Element]:
    return [sheet.element for master in opened.slide_masters for sheet in (master, *master.slide_layouts)]


def _sized(opened: Opened, width_emu: int, height_emu: int) -> Opened:
    """A presentation with slides of another size, everything on them stretched along."""
    across, down = width_emu / opened.slide_width, height_emu / opened.slide_height
    for tree in _sheets(opened):
        for node in tree.iter(qn("a:off"), qn("a:ext")):
            for key, factor in (("x", across), ("cx", across), ("y", down), ("cy", down)):
                if node.get(key) is not None:
                    node.set(key, str(round(int(node.get(key)) * factor)))
    opened.slide_width, opened.slide_height = Emu(width_emu), Emu(height_emu)
    return opened


def _branded(opened: Opened, **colours: str) -> Opened:
    """A presentation with a scheme of its own."""
    part = next(rel.target_part for rel in opened.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    tree = etree.fromstring(part.blob)
    for name, value in {**_BRAND, **colours}.items():
        slot = tree.find(f".//{qn('a:clrScheme')}/{qn('a:' + name)}")
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, qn("a:srgbClr")).set("val", value)
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return opened


def _rectangle(shapes: SlideShapes, x: float, y: float, width: float, height: float, colour: str) -> None:
    """A bar in a colour of the scheme, behind everything; masters have no method for it."""
    tree = shapes.element
    shape = etree.fromstring(
        f'<p:sp xmlns:p="{_NS["p"]}" xmlns:a="{_NS["a"]}"><p:nvSpPr><p:cNvPr id="{_free_id(tree)}" name="Bar"/>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{Inches(x)}" y="{Inches(y)}"/>'
        f'<a:ext cx="{Inches(width)}" cy="{Inches(height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></p:spPr></p:sp>'
    )
    tree.insert(2, shape)


def _painted(shapes: SlideShapes, x: float, y: float, width: float, height: float, value: str) -> None:
    """A bar in a colour of its own."""
    _rectangle(shapes, x, y, width, height, "accent1")
    fill = shapes.element[2].find(f"{qn('p:spPr')}/{qn('a:solidFill')}")
    fill.remove(fill[0])
    etree.SubElement(fill, qn("a:srgbClr")).set("val", value)


def _solid(style: etree._Element, value: str) -> None:
    fill = style.find(qn("a:solidFill"))
    fill.remove(fill[0])
    etree.SubElement(fill, qn("a:srgbClr")).set("val", value)


def _picture(
    shapes: SlideShapes, data: bytes, x: float, y: float, width: float, height: float, name: str
) -> etree._Element:
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


def _background(tree: etree._Element, colour: str) -> None:
    sheet = tree.find(qn("p:cSld"))
    sheet.insert(0, etree.fromstring(
        f'<p:bg xmlns:p="{_NS["p"]}" xmlns:a="{_NS["a"]}"><p:bgPr><a:solidFill><a:schemeClr val="{colour}"/>'
        "</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
    ))  # fmt: skip


def _free_id(tree: etree._Element) -> int:
    return 1 + max(int(node.get("id")) for node in tree.iter(qn("p:cNvPr")))


_NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": _REL,
}
