"""Slides one by one → the package.

Parts are numbered here; relationships, content types, presentation, sections and properties are written here.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import count
from posixpath import dirname, relpath

from lxml import etree

from workshopkit.formats.package import CONTENT_TYPES, ROOT_RELS, pack, rels_name
from workshopkit.formats.pptx.base import Base, Relationship, parse, relationships
from workshopkit.formats.pptx.master import theme_part
from workshopkit.formats.pptx.names import CORE_REL_TYPE, CORE_TYPE, DECLARATION, ML, REL_TYPE, SLIDE_NAMESPACES, P, R
from workshopkit.formats.pptx.notes import notes_master_xml, notes_slide_xml
from workshopkit.formats.pptx.properties import app_xml, core_xml, sections_xml
from workshopkit.formats.pptx.text import attribute
from workshopkit.model.deck import Deck

_FIRST_SLIDE_ID = 256
_BEFORE_SLIDES = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")
_OFFICE = "application/vnd.openxmlformats-officedocument."


class Assembly:
    """Takes slides and makes the file; `count` slides so far."""

    def __init__(self, base: Base, deck: Deck, language: str) -> None:
        self._base, self._deck, self._language = base, deck, language
        self._parts = dict(base.parts)
        self._types = dict(base.overrides)
        self._relationships = list(base.relationships)
        self._taken = {rel.id for rel in base.relationships}
        self._last_id = 0
        self._sections: list[tuple[str, int]] = []
        self._notes_master, self._notes_idx = "", "1"
        self._notes_count = 0
        self.count = 0

    def add(self, slide: bytes, layout: str, notes: Sequence[str], section: str) -> None:
        """Adds a slide on a layout, with its notes and the id of its section."""
        self.count += 1
        part = f"ppt/slides/slide{self.count}.xml"
        rels = [Relationship("rId1", f"{REL_TYPE}slideLayout", layout)]
        if notes:
            rels.append(Relationship("rId2", f"{REL_TYPE}notesSlide", self._add_notes(part, notes)))
        self._put(part, slide, f"{ML}slide+xml", rels)
        self._sections.append((section, _FIRST_SLIDE_ID + self.count - 1))

    def finish(self) -> bytes:
        """The package as bytes."""
        self._put("docProps/core.xml", core_xml(self._deck), CORE_TYPE)
        app = app_xml(self.count, self._notes_count)
        self._put("docProps/app.xml", app, f"{_OFFICE}extended-properties+xml")
        self._put_view()
        self._put_presentation()
        root = [
            Relationship("rId1", f"{REL_TYPE}officeDocument", self._base.main),
            Relationship("rId2", CORE_REL_TYPE, "docProps/core.xml"),
            Relationship("rId3", f"{REL_TYPE}extended-properties", "docProps/app.xml"),
        ]
        self._parts[ROOT_RELS] = _rels_xml("", root)
        self._parts[CONTENT_TYPES] = self._content_types()
        return pack(self._parts)

    def _put(self, part: str, data: bytes, kind: str, rels: Sequence[Relationship] = ()) -> None:
        self._parts[part] = data
        self._types[part] = kind
        if rels:
            self._parts[rels_name(part)] = _rels_xml(part, rels)

    def _add_notes(self, slide: str, notes: Sequence[str]) -> str:
        if not self._notes_master:
            self._find_notes_master()
        self._notes_count += 1
        part = f"ppt/notesSlides/notesSlide{self._notes_count}.xml"
        rels = [
            Relationship("rId1", f"{REL_TYPE}notesMaster", self._notes_master),
            Relationship("rId2", f"{REL_TYPE}slide", slide),
        ]
        self._put(part, notes_slide_xml(notes, self._language, self._notes_idx), f"{ML}notesSlide+xml", rels)
        return part

    def _find_notes_master(self) -> None:
        existing = self._base.related("notesMaster")
        if existing:
            self._notes_master = existing[0]
            tree = parse(self._parts[existing[0]])
            found = [ph.get("idx", "1") for ph in tree.iter(f"{P}ph") if ph.get("type") == "body"]
            self._notes_idx = found[0] if found else "1"
            return
        self._notes_master, self._notes_idx = "ppt/notesMasters/notesMaster1.xml", "3"
        names = (f"ppt/theme/theme{n}.xml" for n in count(1))
        theme = next(name for name in names if name not in self._parts)
        source = theme_part(self._base, self._base.related("slideMaster")[0])
        # A notes master needs a theme of its own; the copy's pictures keep their names, as both lie in one folder.
        self._put(theme, self._parts[source], f"{_OFFICE}theme+xml", relationships(self._parts, source))
        rels = [Relationship("rId1", f"{REL_TYPE}theme", theme)]
        self._put(self._notes_master, notes_master_xml(self._language), f"{ML}notesMaster+xml", rels)
        self._relate("notesMaster", self._notes_master)

    def _relate(self, kind: str, target: str) -> str:
        self._last_id += 1
        while f"rId{self._last_id}" in self._taken:
            self._last_id += 1
        rid = f"rId{self._last_id}"
        self._relationships.append(Relationship(rid, f"{REL_TYPE}{kind}", target))
        return rid

    def _put_view(self) -> None:
        """PowerPoint wants the part; the master's own refers to its sample slides."""
        self._put("ppt/viewProps.xml", f"{DECLARATION}<p:viewPr {SLIDE_NAMESPACES}/>".encode(), f"{ML}viewProps+xml")
        self._relate("viewProps", "ppt/viewProps.xml")

    def _put_presentation(self) -> None:
        root = self._base.presentation
        masters = [rel for rel in self._relationships if rel.kind == f"{REL_TYPE}notesMaster"]
        if masters and root.find(f"{P}notesMasterIdLst") is None:
            listed = etree.Element(f"{P}notesMasterIdLst")
            etree.SubElement(listed, f"{P}notesMasterId").set(f"{R}id", masters[0].id)
            root.insert(_index_after(root, _BEFORE_SLIDES[:1]), listed)
        slides = etree.Element(f"{P}sldIdLst")
        for n in range(1, self.count + 1):
            rid = self._relate("slide", f"ppt/slides/slide{n}.xml")
            node = etree.SubElement(slides, f"{P}sldId")
            node.set("id", str(_FIRST_SLIDE_ID + n - 1))
            node.set(f"{R}id", rid)
        root.insert(_index_after(root, _BEFORE_SLIDES), slides)
        sections = sections_xml(self._deck, self._sections)
        if sections:
            etree.SubElement(root, f"{P}extLst").append(etree.fromstring(sections))
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._put(self._base.main, data, f"{ML}presentation.main+xml", self._relationships)

    def _content_types(self) -> bytes:
        defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
        defaults |= self._base.defaults
        endings = {name.rpartition(".")[2].lower() for name in self._parts}
        listed = [
            f'<Default Extension="{attribute(ending)}" ContentType="{attribute(kind)}"/>'
            for ending, kind in defaults.items()
            if ending in endings
        ]
        listed += [
            f'<Override PartName="/{attribute(part)}" ContentType="{attribute(kind)}"/>'
            for part, kind in self._types.items()
        ]
        namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
        return f'{DECLARATION}<Types xmlns="{namespace}">{"".join(listed)}</Types>'.encode()


def _index_after(root: etree._Element, names: Sequence[str]) -> int:
    places = [root.index(node) for name in names for node in root.findall(P + name)]
    return max(places, default=-1) + 1


def _rels_xml(part: str, rels: Sequence[Relationship]) -> bytes:
    outside = {True: ' TargetMode="External"', False: ""}
    listed = "".join(
        f'<Relationship Id="{rel.id}" Type="{rel.kind}" Target="{attribute(_target(part, rel))}"'
        f"{outside[rel.external]}/>"
        for rel in rels
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{namespace}">{listed}</Relationships>'.encode()


def _target(part: str, rel: Relationship) -> str:
    if rel.external:
        return rel.target
    folder, _, name = rel.target.rpartition("/")
    return _way(dirname(part), folder) + name


@lru_cache(maxsize=256)
def _way(start: str, folder: str) -> str:
    """How a part in one folder begins the name of a part in another."""
    way = relpath(folder or ".", start or ".")
    return "" if way == "." else f"{way}/"
