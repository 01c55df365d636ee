"""A theme's master file → the parts that every deck made with it shares: no sample slides, nothing that only they used.

python-pptx opens the file and knows its parts and relationships; what a layout looks like is not known here.
"""

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pptx
from lxml import etree
from pptx.exc import PythonPptxError
from pptx.opc.package import Part
from pptx.presentation import Presentation
from pptx.shared import PartElementProxy

from workshopkit.diagnostics import Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.package import RAISED_BY_DAMAGE, damage, open_package, pack, rels_name, resolve_target
from workshopkit.formats.pptx.names import P

_SLIDES_OWN = {"slide", "viewProps", "comments", "commentAuthors"}
"""Relationships of a presentation that are about its slides; the view's settings refer to slides too."""
_LISTS_OF_SLIDES = ("sldIdLst", "custShowLst", "extLst")


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of a part; `target` is a part's name, or an address when `external`."""

    id: str
    kind: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Base:
    """Parts that are ready to take slides; `presentation` is the tree of the part `main`, without any slide."""

    parts: dict[str, bytes]
    main: str
    presentation: etree._Element
    relationships: list[Relationship]
    defaults: dict[str, str]
    overrides: dict[str, str]
    opened: Presentation
    """What python-pptx understands of the file `path`."""
    path: Path
    sample_uses: Mapping[str, int]
    """How many of the file's own slides stand on a layout, by the layout's part."""

    def related(self, kind: str) -> list[str]:
        """Parts that the presentation refers to, by the last word of the relationship's type."""
        return [rel.target for rel in self.relationships if rel.kind.rpartition("/")[2] == kind]


def open_base(path: Path) -> Base:
    """Reads a master file. Raises WorkshopkitError (WK501–WK510) when it is no presentation, or damaged."""
    parts = open_package(path)
    with plain_errors(path):
        try:
            opened = pptx.Presentation(io.BytesIO(pack(parts)))
        except ValueError as problem:
            message = f"«{path.name}» is not a PowerPoint file."
            raise WorkshopkitError(error("WK510", message, Span(str(path)))) from problem
        uses = Counter(str(slide.slide_layout.part.partname.membername) for slide in opened.slides)
        _forget_slides(opened)
        return _base(opened, path, uses)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """What python-pptx raises on a damaged file becomes a WorkshopkitError (WK509) that names the file."""
    try:
        yield
    except (PythonPptxError, *RAISED_BY_DAMAGE) as problem:
        message = f"«{path.name}» is damaged: {damage(problem)}."
        raise WorkshopkitError(error("WK509", message, Span(str(path)), "Save it again in PowerPoint.")) from problem


def parse(data: bytes) -> etree._Element:
    """An XML part as a tree; entities stay unresolved, as open_package has refused them."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def relationships(parts: dict[str, bytes], part: str) -> list[Relationship]:
    """The relationships of a part, in their order in the file."""
    found = []
    for node in parse(parts[rels_name(part)]) if rels_name(part) in parts else ():
        external, target = node.get("TargetMode") == "External", node.get("Target", "")
        name = target if external else resolve_target(part, target)
        found.append(Relationship(node.get("Id", ""), node.get("Type", ""), name, external))
    return found


def _forget_slides(opened: Presentation) -> None:
    """Cuts the sample slides loose: from the presentation, and from buttons on masters and layouts that lead to one."""
    for name in _LISTS_OF_SLIDES:
        for node in opened.element.findall(P + name):
            opened.element.remove(node)
    _cut(opened, _SLIDES_OWN)
    for master in opened.slide_masters:
        for sheet in (master, *master.slide_layouts):
            _cut(sheet, {"slide"})
            _number_apart(sheet.element)


def _number_apart(tree: etree._Element) -> None:
    """Gives a shape that has another's number one of its own: LibreOffice writes such masters, PowerPoint mends them."""
    shapes = [node for node in tree.iter(f"{P}cNvPr") if node.get("id", "").isdigit()]
    taken: set[int] = set()
    last = max((int(node.get("id")) for node in shapes), default=0)
    for node in shapes:
        if int(node.get("id")) in taken:
            last += 1
            node.set("id", str(last))
        taken.add(int(node.get("id")))


def _cut(sheet: PartElementProxy, kinds: set[str]) -> None:
    """Removes a sheet's relationships of some kinds, and the elements that use them."""
    for rel in [rel for rel in sheet.part.rels.values() if rel.reltype.rpartition("/")[2] in kinds]:
        for link in sheet.element.xpath(f"//*[@r:id='{rel.rId}']"):
            link.getparent().remove(link)
        sheet.part.drop_rel(rel.rId)


def _base(opened: Presentation, path: Path, sample_uses: Mapping[str, int]) -> Base:
    """What the presentation still leads to; the package's properties are written anew."""
    main = str(opened.part.partname.membername)
    kept = relationships({rels_name(main): opened.part.rels.xml}, main)
    base = Base({}, main, opened.element, kept, {}, {}, opened, path, sample_uses)
    waiting: list[Part] = [opened.part]
    for part in waiting:
        name, ending, kind = str(part.partname.membername), part.partname.ext, part.content_type
        if name in base.parts:
            continue
        base.parts[name] = part.blob
        if part.rels:
            base.parts[rels_name(name)] = part.rels.xml
        if ending == "xml" or base.defaults.setdefault(ending, kind) != kind:
            base.overrides[name] = kind
        waiting += [rel.target_part for rel in part.rels.values() if not rel.is_external]
    del base.parts[main], base.parts[rels_name(main)]
    return base
