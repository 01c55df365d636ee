"""A theme's master file → the parts that every deck made with it shares: no sample slides, nothing that only they used.

Parts and relationships are followed here, each master and layout is parsed once; what a layout looks like is not known here.
"""

import io
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from workshopkit.diagnostics import Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.package import (
    CONTENT_TYPES,
    RAISED_BY_DAMAGE,
    damage,
    links_in,
    open_package,
    pack,
    rels_name,
    resolve_target,
)
from workshopkit.formats.pptx.names import ML, TYPES, P, R

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_SLIDES_OWN = {"slide", "viewProps", "comments", "commentAuthors"}
"""Relationships of a presentation that are about its slides; the view's settings refer to slides too."""
_LISTS_OF_SLIDES = ("sldIdLst", "custShowLst", "extLst")
_ENDS_OF_TYPES = {"slideMaster": "slideMaster+xml", "slideLayout": "slideLayout+xml"}
_MAIN_TYPE = f"{ML}presentation.main+xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_SHEET_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)


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
    path: Path
    sample_uses: Mapping[str, int]
    """How many of the file's own slides stand on a layout, by the layout's part."""
    sheets: Mapping[str, tuple[str, ...]]
    """The parts of the layouts by their master's, both in the order of the file."""
    trees: Mapping[str, etree._Element]
    """Masters and layouts, parsed."""
    remote: tuple[str, ...] = ()
    """Those of them that would have fetched something from elsewhere, which is left out."""

    def related(self, kind: str) -> list[str]:
        """Parts that the presentation refers to, by the last word of the relationship's type."""
        return [rel.target for rel in self.relationships if rel.kind.rpartition("/")[2] == kind]


def open_base(path: Path) -> Base:
    """Reads a master file. Raises WorkshopkitError (WK501–WK510) when it is no presentation, or damaged."""
    parts = open_package(path)
    with plain_errors(path):
        package = _Package(parts)
        main = package.one("", "officeDocument")
        if package.content_type(main) != _MAIN_TYPE:
            message = f"«{path.name}» is not a PowerPoint file."
            raise WorkshopkitError(error("WK510", message, Span(str(path))))
        presentation = package.tree(main)
        slides = package.listed(main, "sldIdLst")
        uses = Counter(package.one(slide, "slideLayout") for slide in slides)
        masters = package.listed(main, "sldMasterIdLst", "slideMaster")
        sheets = {master: package.listed(master, "sldLayoutIdLst", "slideLayout") for master in masters}
        _refuse_strays(package, sheets)
        _forget_slides(package, main, (sheet for master, own in sheets.items() for sheet in (master, *own)))
        trees, remote = package.trees, tuple(package.remote)
        base = Base({}, main, presentation, package.links(main), {}, {}, path, uses, sheets, trees, remote)
        _keep_what_is_led_to(base, package)
        return base


def open_in_pptx(base: Base) -> "Presentation":
    """The file as python-pptx understands it, its own slides included; damage shows as ValueError."""
    import pptx  # what is opened for a deck has no need of it, and it takes a tenth of a second to import
    from pptx.exc import PythonPptxError

    try:
        return pptx.Presentation(io.BytesIO(pack(open_package(base.path))))
    except PythonPptxError as problem:
        raise ValueError(str(problem)) from problem


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """What a damaged file makes libraries raise becomes a WorkshopkitError (WK509) that names the file."""
    try:
        yield
    except RAISED_BY_DAMAGE as problem:
        message = f"«{path.name}» is damaged: {damage(problem)}."
        raise WorkshopkitError(error("WK509", message, Span(str(path)), "Save it again in PowerPoint.")) from problem


def parse(data: bytes) -> etree._Element:
    """An XML part as a tree; entities stay unresolved, as open_package has refused them."""
    return etree.fromstring(data, _PARSER)


def relationships(parts: dict[str, bytes], part: str) -> list[Relationship]:
    """The relationships of a part, in their order in the file."""
    found = []
    for rid, kind, target, external in links_in(parts[rels_name(part)]) if rels_name(part) in parts else ():
        found.append(Relationship(rid, kind, target if external else resolve_target(part, target), external))
    return found


class _Package:
    """The parts of a file, with trees and relationships that are read once; what is changed is written back."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self.trees: dict[str, etree._Element] = {}
        self._links: dict[str, list[Relationship]] = {}
        self.remote: list[str] = []
        """Sheets that would have fetched something from elsewhere."""
        types = parse(parts[CONTENT_TYPES])
        self._overrides = {
            n.get("PartName", "")[1:].lower(): n.get("ContentType") for n in types.iter(f"{TYPES}Override")
        }
        self._defaults = {n.get("Extension", "").lower(): n.get("ContentType") for n in types.iter(f"{TYPES}Default")}

    def tree(self, part: str) -> etree._Element:
        """A part's tree, to be changed in place."""
        if part not in self.trees:
            self.trees[part] = etree.fromstring(self.parts[part], _SHEET_PARSER)
        return self.trees[part]

    def links(self, part: str) -> list[Relationship]:
        """The relationships of a part."""
        if part not in self._links:
            self._links[part] = relationships(self.parts, part)
        return self._links[part]

    def one(self, part: str, kind: str) -> str:
        """The part that a part leads to by a kind of relationship; raises LookupError without one."""
        found = next((rel.target for rel in self.links(part) if rel.kind.endswith(f"/{kind}")), "")
        if not found:
            raise LookupError(f"{part or 'it'} leads to no {kind}")
        return found

    def listed(self, part: str, name: str, kind: str = "") -> tuple[str, ...]:
        """The parts that a list of a part's names, in its order; raises LookupError for one that is none of its kind."""
        targets = {rel.id: rel.target for rel in self.links(part)}
        ids = [str(node.get(f"{R}id", "")) for node in self.tree(part).iterfind(f"{P}{name}/*")]
        if lost := [rid for rid in ids if rid not in targets]:
            raise LookupError(f"a {kind or 'slide'} that {part} lists ({lost[0]}) is missing")
        found = tuple(targets[rid] for rid in ids)
        wrong = [one for one in found if kind and not self.content_type(one).endswith(_ENDS_OF_TYPES[kind])]
        if wrong:
            raise LookupError(f"{wrong[0]} is no {kind}")
        return found

    def content_type(self, part: str) -> str:
        """A part's type; raises LookupError when the file does not tell."""
        kind = self._overrides.get(part.lower()) or self._defaults.get(_ending(part).lower())
        if kind is None:
            raise LookupError(f"the type of {part} is missing")
        return str(kind)

    def drop(self, part: str, dropped: list[Relationship]) -> None:
        """Removes relationships of a part."""
        gone = {rel.id for rel in dropped}
        self._links[part] = [rel for rel in self.links(part) if rel.id not in gone]
        listed = parse(self.parts[rels_name(part)])
        for node in [node for node in listed if node.get("Id") in gone]:
            listed.remove(node)
        self.parts[rels_name(part)] = etree.tostring(listed, encoding="UTF-8", standalone=True)

    def write_back(self, part: str) -> None:
        """Takes over what was changed in a part's tree."""
        self.parts[part] = etree.tostring(self.tree(part), encoding="UTF-8", standalone=True)


def _ending(part: str) -> str:
    return posixpath.splitext(part)[1][1:]


def _refuse_strays(package: _Package, sheets: Mapping[str, tuple[str, ...]]) -> None:
    """Raises LookupError for a layout that leads to another master than the one that lists it, or to none."""
    for master, own in sheets.items():
        for sheet in own:
            if package.one(sheet, "slideMaster") != master:
                raise LookupError(f"{sheet} does not lead back to {master}, which lists it")


def _forget_slides(package: _Package, main: str, sheets: Iterable[str]) -> None:
    """Cuts the sample slides loose: from the presentation, and from buttons on masters and layouts that lead to one."""
    presentation = package.tree(main)
    for name in _LISTS_OF_SLIDES:
        for node in presentation.findall(P + name):
            presentation.remove(node)
    _cut(package, main, _SLIDES_OWN)
    for sheet in sheets:
        changed = _cut(package, sheet, {"slide"})
        changed |= _cut_remote(package, sheet)
        if _number_apart(package.tree(sheet)) or changed:
            package.write_back(sheet)


def _number_apart(tree: etree._Element) -> bool:
    """Gives a shape that has another's number one of its own: LibreOffice writes such masters, PowerPoint mends them.

    Returns whether there was any.
    """
    shapes = [(node, int(number)) for node in tree.iter(f"{P}cNvPr") if (number := node.get("id", "")).isdigit()]
    if len({number for _, number in shapes}) == len(shapes):
        return False
    taken: set[int] = set()
    last = max((number for _, number in shapes), default=0)
    mended = False
    for node, number in shapes:
        if number in taken:
            last += 1
            node.set("id", str(last))
            mended = True
        taken.add(last if number in taken else number)
    return mended


def _cut(package: _Package, part: str, kinds: set[str]) -> bool:
    """Removes a part's relationships of some kinds, and the elements that use them; whether there was any."""
    dropped = [rel for rel in package.links(part) if rel.kind.rpartition("/")[2] in kinds]
    if dropped:
        gone = {rel.id for rel in dropped}
        for link in [node for node in package.tree(part).iter() if node.get(f"{R}id") in gone]:
            if (parent := link.getparent()) is not None:
                parent.remove(link)
        package.drop(part, dropped)
    return bool(dropped)


def _cut_remote(package: _Package, part: str) -> bool:
    """Removes what PowerPoint would fetch from elsewhere when it opens the file; links that people click stay."""
    away = [rel for rel in package.links(part) if rel.external and not rel.kind.endswith("/hyperlink")]
    if not away:
        return False
    gone = {rel.id for rel in away}
    for node in [node for node in package.tree(part).iter(etree.Element) if gone.intersection(node.attrib.values())]:
        if node.get(f"{R}link") in gone and node.get(f"{R}embed"):
            del node.attrib[f"{R}link"]  # the picture is in the file, too
            continue
        drawn = next(node.iterancestors(f"{P}pic", f"{P}sp", f"{P}graphicFrame", f"{P}bg"), node)
        if (parent := drawn.getparent()) is not None:
            parent.remove(drawn)
    package.drop(part, away)
    package.remote.append(part)
    return True


def _keep_what_is_led_to(base: Base, package: _Package) -> None:
    """Fills the base with what the presentation still leads to; the package's properties are written anew."""
    waiting = [base.main]
    for part in waiting:
        if part in base.overrides or part in base.parts:
            continue
        ending, kind = _ending(part), package.content_type(part)
        base.parts[part] = package.parts[part]
        if links := package.links(part):
            base.parts[rels_name(part)] = package.parts[rels_name(part)]
        if ending == "xml" or base.defaults.setdefault(ending, kind) != kind:
            base.overrides[part] = kind
        if kind.endswith("notesMaster+xml"):
            parse(base.parts[part])  # so that damage shows before anything is written
        waiting += [rel.target for rel in links if not rel.external]
    del base.parts[base.main]
    base.parts.pop(rels_name(base.main), None)
