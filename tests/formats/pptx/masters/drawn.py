"""Masters as they are met, each drawn at test time from python-pptx's own template, with what is odd about it."""

import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches
from tests.formats.pptx.masters import drawn_brands
from tests.formats.pptx.masters.drawing import branded, picture, rectangle, saved, sheets, sized
from tests.formats.pptx.masters.pictures import noise, photograph
from tests.formats.pptx.masters.second_master import add_second_master

from workshopkit.formats.package import open_package, pack

_BODIES = (None, "body", "obj", "subTitle", "pic", "tbl", "chart")
_DANISH = (
    "Titeldias", "Titel og indholdsobjekt", "Afsnitsoverskrift", "To indholdsobjekter", "Sammenligning", "Kun titel",
    "Tomt", "Indhold med billedtekst", "Billede med billedtekst", "Titel og lodret tekst", "Lodret titel og tekst",
)  # fmt: skip
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def four_by_three() -> bytes:
    """python-pptx's own template, as it is."""
    return saved(Presentation())


def sixteen_by_ten() -> bytes:
    """A slide of 1280 × 800."""
    return saved(sized(Presentation(), 12192000, 7620000))


def upright() -> bytes:
    """A4, upright."""
    return saved(sized(Presentation(), 6858000, 9906000))


def huge() -> bytes:
    """A wall of 56 by 31.5 inches."""
    opened = sized(Presentation(), 51206400, 28803600)
    for tree in sheets(opened):
        for node in tree.iter():
            if node.get("sz", "").isdigit():
                node.set("sz", str(min(400000, int(node.get("sz")) * 4)))
    return saved(opened)


def two_masters() -> bytes:
    """A light master and a dark one."""
    parts = _parts(saved(Presentation()))
    add_second_master(parts)
    return pack(parts)


def every_index_0() -> bytes:
    """No placeholder has an index of its own."""
    opened = Presentation()
    for tree in sheets(opened):
        for place in tree.iter(qn("p:ph")):
            place.set("idx", "0")
    return saved(opened)


def meaningless_names() -> bytes:
    """Layouts called CUSTOM_1_1 and so on, of no type."""
    opened = branded(sized(Presentation(), 12192000, 6858000))
    for number, layout in enumerate(opened.slide_layouts):
        layout.name = "CUSTOM" + "_1" * (number + 1)
        layout.element.attrib.pop("type", None)
    return saved(opened)


def duplicate_names() -> bytes:
    """Every layout has the same name."""
    opened = sized(Presentation(), 12192000, 6858000)
    for layout in opened.slide_layouts:
        layout.name = "Title and Content"
        layout.element.attrib.pop("type", None)
    return saved(opened)


def no_body() -> bytes:
    """Titles and footers, and not one place for text."""
    opened = branded(sized(Presentation(), 12192000, 6858000))
    for tree in sheets(opened):
        for place in list(tree.iter(qn("p:ph"))):
            if place.get("type") in _BODIES:
                shape = place.getparent().getparent().getparent()
                shape.getparent().remove(shape)
    return saved(opened)


def agenda_without_placeholders() -> bytes:
    """The first layouts are drawn agendas that take no text."""
    opened = branded(sized(Presentation(), 12192000, 6858000))
    for number in (0, 1):
        layout = opened.slide_layouts[number]
        layout.name = f"Agenda {number + 1}"
        for shape in list(layout.placeholders):
            shape.element.getparent().remove(shape.element)
        rectangle(layout.shapes, 0.6, 1.2, 5, 5, "accent4")
    return saved(opened)


def danish_names() -> bytes:
    """The layouts' names as a Danish PowerPoint writes them, of no type."""
    opened = sized(Presentation(), 12192000, 6858000)
    for layout, name in zip(opened.slide_layouts, _DANISH, strict=True):
        layout.name = name
        layout.element.attrib.pop("type", None)
    return saved(opened)


def sample_slides() -> bytes:
    """A master with slides of its own, one with a picture that nothing else uses."""
    opened = branded(sized(Presentation(), 12192000, 6858000))
    for number in (0, 1, 1, 3, 2):
        slide = opened.slides.add_slide(opened.slide_layouts[number])
        slide.shapes.title.text = "Sample that must go"
        slide.shapes.add_picture(io.BytesIO(photograph()), 0, 0, Inches(2))
        slide.notes_slide.notes_text_frame.text = "Sample notes"
    return saved(opened)


def template() -> bytes:
    """A .potx."""
    return _retyped(
        saved(branded(Presentation())), b"presentationml.presentation.main", b"presentationml.template.main"
    )


def template_with_macros() -> bytes:
    """A .potm with a macro part."""
    opened = branded(Presentation())
    blob = b"\xd0\xcf\x11\xe0macro"
    part = Part(PackURI("/ppt/vbaProject.bin"), "application/vnd.ms-office.vbaProject", opened.part.package, blob)
    opened.part.relate_to(part, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")
    data = saved(opened)
    plain = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    return _retyped(data, plain, b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml")


def many_layouts(count: int = 124, pictures: int = 24) -> bytes:
    """A heavy master: many layouts, each the like of another, a picture on some."""
    opened = branded(sized(Presentation(), 12192000, 6858000))
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
        picture(layout.shapes, noise(number), 11.9, 0.2, 1.2, 0.6, f"Picture {number}")
    return saved(opened)


def upright_titles() -> bytes:
    """Titles whose lines run up the slide, on every layout."""
    opened = branded(sized(Presentation(), 12192000, 6858000))
    for layout in opened.slide_layouts:
        for shape in (p for p in layout.placeholders if p.placeholder_format.type in _TITLES):
            shape.element.find(qn("p:txBody")).find(qn("a:bodyPr")).set("vert", "vert270")
    return saved(opened)


def titles_off_the_slide() -> bytes:
    """Titles that somebody hid beside the slide, so that only the outline has them."""
    opened = branded(sized(Presentation(), 12192000, 6858000))
    for layout in opened.slide_layouts:
        for shape in (p for p in layout.placeholders if p.placeholder_format.type in _TITLES):
            shape.left, shape.top, shape.width, shape.height = Emu(-3000000), Emu(-900000), Emu(2000000), Emu(500000)
    return saved(opened)


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
    "dark, with logo": ("pptx", drawn_brands.dark_with_logo),
    "bars and logo": ("pptx", drawn_brands.brand_with_bars),
    "a photograph behind": ("pptx", drawn_brands.photograph_behind),
    "agenda without placeholders": ("pptx", agenda_without_placeholders),
    "Danish names": ("pptx", danish_names),
    "sample slides": ("pptx", sample_slides),
    ".potx": ("potx", template),
    ".potm with macros": ("potm", template_with_macros),
    "124 layouts": ("pptx", many_layouts),
    "brand in drawings": ("pptx", drawn_brands.drawn_brand),
    "brand on a dark ground": ("pptx", drawn_brands.drawn_brand_on_dark),
    "brand in the logo": ("pptx", drawn_brands.brand_in_the_logo),
    "upright titles": ("pptx", upright_titles),
    "titles off the slide": ("pptx", titles_off_the_slide),
}
"""Every drawn master by what is odd about it, with its file's ending."""


def draw(name: str, folder: Path) -> Path:
    """A drawn master as a file."""
    ending, maker = ALL[name]
    path = folder / f"master.{ending}"
    path.write_bytes(maker())
    return path


def _parts(data: bytes) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "master.pptx"
        path.write_bytes(data)
        return open_package(path)


def _retyped(data: bytes, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    return out.getvalue()
