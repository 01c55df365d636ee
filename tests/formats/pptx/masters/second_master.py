"""Another master in a file that has one."""

import io

from lxml import etree
from pptx import Presentation

from workshopkit.formats.package import pack

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINK = f'<Relationship Id="rId{{}}" Type="{_REL}/{{}}" Target="{{}}"/>'
_OFFICE = "application/vnd.openxmlformats-officedocument"
_KINDS = {
    "slideMasters/slideMaster2": "presentationml.slideMaster",
    "slideLayouts/slideLayout12": "presentationml.slideLayout",
    "theme/theme2": "theme",
}


def add_second_master(parts: dict[str, bytes]) -> None:
    """A dark master with one layout and a theme of its own."""
    layout = Presentation(io.BytesIO(pack(parts))).slide_layouts[1].part.blob
    parts |= {
        "ppt/slideMasters/slideMaster2.xml": _dark_master(parts["ppt/slideMasters/slideMaster1.xml"]),
        "ppt/slideMasters/_rels/slideMaster2.xml.rels": _links(
            ("slideLayout", "../slideLayouts/slideLayout12.xml"), ("theme", "../theme/theme2.xml")
        ),
        "ppt/slideLayouts/slideLayout12.xml": layout,
        "ppt/slideLayouts/_rels/slideLayout12.xml.rels": _links(("slideMaster", "../slideMasters/slideMaster2.xml")),
        "ppt/theme/theme2.xml": parts["ppt/theme/theme1.xml"],
    }
    types = (f'<Override PartName="/ppt/{n}.xml" ContentType="{_OFFICE}.{k}+xml"/>' for n, k in _KINDS.items())
    main = _LINK.format(90, "slideMaster", "slideMasters/slideMaster2.xml")
    listed = '<p:sldMasterId id="2147483699" r:id="rId90"/>'
    _add_at_the_end(parts, "[Content_Types].xml", "</Types>", "".join(types))
    _add_at_the_end(parts, "ppt/_rels/presentation.xml.rels", "</Relationships>", main)
    _add_at_the_end(parts, "ppt/presentation.xml", "</p:sldMasterIdLst>", listed)


def _dark_master(light: bytes) -> bytes:
    tree = etree.fromstring(light)
    listed = tree.find("{*}sldLayoutIdLst")
    for node in listed[1:]:
        listed.remove(node)
    listed[0].set("id", "2147483700")
    listed[0].set(f"{{{_REL}}}id", "rId1")
    tree.find("{*}clrMap").set("bg1", "dk1")
    tree.find("{*}clrMap").set("tx1", "lt1")
    return bytes(etree.tostring(tree))


def _links(*targets: tuple[str, str]) -> bytes:
    links = "".join(_LINK.format(number, *target) for number, target in enumerate(targets, 1))
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return f"{head}{links}</Relationships>".encode()


def _add_at_the_end(parts: dict[str, bytes], part: str, end: str, added: str) -> None:
    """Adds to the list that ends so, which must be there."""
    assert end.encode() in parts[part]
    parts[part] = parts[part].replace(end.encode(), f"{added}{end}".encode())
