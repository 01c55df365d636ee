"""Somebody's Word template → its parts without what is not wanted in what we make, and what of it was left behind."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from workshopkit.diagnostics import Diagnostic, Span, error, note
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.docx.parts import TYPES
from workshopkit.formats.docx.xml import NAMESPACES, R, W
from workshopkit.formats.package import (
    CONTENT_TYPES,
    ROOT_RELS,
    holds_macros,
    open_package,
    pack,
    rels_name,
    resolve_target,
)

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_OFFICE = NAMESPACES["r"]
_COMMENTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_COMMENT_MARKS = tuple(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_GONE = tuple(f"{W}{name}" for name in ("del", "moveFrom"))
_TRACKED = ("ins", "moveTo")
_RANGES = tuple(f"{W}{name}" for name in (
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "rPrChange", "pPrChange", "sectPrChange",
    "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
))  # fmt: skip
_SETTINGS = ("attachedTemplate", "mailMerge", "documentProtection", "writeProtection", "trackRevisions", "linkStyles")
_TEXTS = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote"}


def parsed(data: bytes) -> etree._Element:
    """A part as a tree; nothing outside it is read."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def serialised(root: etree._Element) -> bytes:
    """A tree as a part."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


class TemplateFile:
    """The parts of a Word template; `told` says what was left behind."""

    def __init__(self, path: Path) -> None:
        """Raises WorkshopkitError when the file cannot be used (WK501–WK509, WK520)."""
        self.path = path
        self.parts = open_package(path)
        self.told: list[Diagnostic] = []
        if holds_macros(path):
            self._tell("its macros")
        try:
            self.main = next((target for _, kind, target in self._relations("") if kind == "officeDocument"), "")
            if self.main not in self.parts or parsed(self.parts[self.main]).tag != f"{W}document":
                raise KeyError(self.main)
            self.texts = tuple(self._text_parts())
            self._leave_behind()
        except (etree.LxmlError, KeyError) as problem:
            message = f"«{path.name}» is not a Word file that can be used"
            hint = "Open it in Word and save it as .docx."
            raise WorkshopkitError(error("WK520", message, Span(str(path)), hint)) from problem

    def related(self, kind: str, default: str) -> str:
        """The main part's part of a kind (the last word of the relationship's type), or `default`, related now."""
        found = next((target for _, there, target in self._relations(self.main) if there == kind), "")
        if not found:
            self._relate(self.main, f"{_OFFICE}/{kind}", f"/{default}")
        return found or default

    def put(self, name: str, kind: str, data: bytes) -> None:
        """A part of ours in the place of one there, or beside them; `kind` is a key of TYPES."""
        types = parsed(self.parts[CONTENT_TYPES])
        given = next((node for node in types.iter(_OVERRIDE) if node.get("PartName") == f"/{name}"), None)
        if given is None:
            given = etree.SubElement(types, _OVERRIDE, {"PartName": f"/{name}"})
        given.set("ContentType", TYPES[kind])
        self.parts[CONTENT_TYPES] = serialised(types)
        self.parts[name] = data

    def put_picture(self, relation: str, name: str, data: bytes) -> None:
        """A PNG that the main part's text refers to by that id."""
        types = parsed(self.parts[CONTENT_TYPES])
        etree.SubElement(types, _OVERRIDE, {"PartName": f"/{name}", "ContentType": "image/png"})
        self.parts[CONTENT_TYPES] = serialised(types)
        self.parts[name] = data
        self._relate(self.main, f"{_OFFICE}/image", f"/{name}", relation)

    def put_property(self, kind: str, relation: str, name: str, data: bytes) -> None:
        """A part of the file's properties."""
        there = next((t for _, found, t in self._relations("") if found == relation.rpartition("/")[2]), "")
        if not there:
            self._relate("", relation, name)
        self.put(there or name, kind, data)

    def packed(self) -> bytes:
        """The file's bytes, without parts that nothing leads to."""
        reached = {CONTENT_TYPES, ROOT_RELS}
        waiting = [""]
        while waiting:
            for _, _, target in self._relations(waiting.pop()):
                if target in self.parts and target not in reached:
                    reached |= {target, rels_name(target)}
                    waiting.append(target)
        types = parsed(self.parts[CONTENT_TYPES])
        for node in list(types.iter(_OVERRIDE)):
            if node.get("PartName", "").lstrip("/") not in reached:
                types.remove(node)
        self.parts[CONTENT_TYPES] = serialised(types)
        return pack({name: data for name, data in sorted(self.parts.items()) if name in reached})

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        """Id, kind and target of a part's relationships inside the package."""
        data = self.parts.get(rels_name(part) if part else ROOT_RELS)
        if data is None:
            return []
        nodes = [node for node in parsed(data).iter(_REL) if node.get("TargetMode") != "External"]
        return [
            (n.get("Id", ""), n.get("Type", "").rpartition("/")[2], resolve_target(part, n.get("Target", "")))
            for n in nodes
        ]

    def _relate(self, part: str, kind: str, target: str, identity: str = "") -> None:
        name = rels_name(part) if part else ROOT_RELS
        space = _REL[1:].partition("}")[0]
        root = parsed(self.parts[name]) if name in self.parts else etree.Element(f"{{{space}}}Relationships")
        taken = {node.get("Id") for node in root}
        free = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        etree.SubElement(root, _REL, {"Id": identity or free, "Type": kind, "Target": target})
        self.parts[name] = serialised(root)

    def _text_parts(self) -> Iterator[tuple[str, str]]:
        """Name and kind of each part with text in it, the document's own first."""
        yield self.main, ""
        for kind, said in _TEXTS.items():
            names = sorted({t for _, found, t in self._relations(self.main) if found == kind}, key=_natural)
            for number, name in enumerate(names, start=1):
                yield name, f"{said} {number}" if len(names) > 1 else said

    def _tell(self, what: str) -> None:
        message = f"{what} stay behind: what is made does not have them"
        self.told.append(note("WK428", message, Span(str(self.path))))

    def _leave_behind(self) -> None:
        self._drop_relations("", lambda kind, _: kind == "thumbnail")
        # Word 2010's copy of the styles, which would no longer say the same.
        self._drop_relations(self.main, lambda kind, _: kind == "stylesWithEffects")
        if self._drop_relations(self.main, lambda kind, _: kind in _COMMENTS):
            self._tell("its comments")
        settings = next((t for _, kind, t in self._relations(self.main) if kind == "settings"), "")
        if settings:
            self._clean_settings(settings)
        roots = [(name, parsed(self.parts[name])) for name, _ in self.texts]
        linked = [self._unlink(name, root) for name, root in roots]
        if any(linked):
            self._tell("its links to pictures and files elsewhere")
        tracked = [_accept(root) for _, root in roots]
        if any(tracked):
            note_ = "its tracked changes are taken as accepted"
            self.told.append(note("WK428", note_, Span(str(self.path))))
        self.parts |= {name: serialised(root) for name, root in roots}

    def _clean_settings(self, name: str) -> None:
        remote = self._drop_relations(name, lambda _kind, external: external)
        if "attachedTemplate" in remote:
            self._tell("its link to the template that it was made with, which Word would fetch,")
        if any(kind.startswith("mailMerge") for kind in remote):
            self._tell("its link to a list for mail merge")
        root = parsed(self.parts[name])
        for node in list(root.iter(*(f"{W}{each}" for each in _SETTINGS))):
            node.getparent().remove(node)
        self.parts[name] = serialised(root)

    def _drop_relations(self, part: str, wanted: Callable[[str, bool], bool]) -> dict[str, str]:
        """Removes relationships by kind and whether they lead out of the file; gives the kinds and ids that went."""
        name = rels_name(part) if part else ROOT_RELS
        if name not in self.parts:
            return {}
        root = parsed(self.parts[name])
        gone: dict[str, str] = {}
        for node in list(root):
            kind = node.get("Type", "").rpartition("/")[2]
            if wanted(kind, node.get("TargetMode") == "External"):
                gone[kind] = node.get("Id", "")
                root.remove(node)
        if gone:
            self.parts[name] = serialised(root)
        return gone

    def _unlink(self, name: str, root: etree._Element) -> bool:
        """Removes what Word would fetch from elsewhere when it opens the file; links that people click stay."""
        data = self.parts.get(rels_name(name))
        if data is None:
            return False
        away = {
            node.get("Id")
            for node in parsed(data).iter(_REL)
            if node.get("TargetMode") == "External" and not node.get("Type", "").endswith("/hyperlink")
        }
        for node in list(root.iter()):
            for key, value in node.items():
                if key.startswith(R) and value in away:
                    _let_go(node, key)
        self._drop_relations(name, lambda kind, external: external and kind != "hyperlink")
        return bool(away)


def _let_go(node: etree._Element, key: str) -> None:
    if key == f"{R}link" and node.get(f"{R}embed"):
        node.attrib.pop(key)
        return
    drawn = next(node.iterancestors(f"{W}drawing", f"{W}pict", f"{W}object"), node)
    parent = drawn.getparent()
    if parent is not None:
        parent.remove(drawn)


def _accept(root: etree._Element) -> bool:
    """Takes comments' marks out, and tracked changes as accepted; true when there were changes."""
    for node in list(root.iter(*_COMMENT_MARKS)):
        run = node.getparent()
        run.remove(node)
        if run.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in run):
            run.getparent().remove(run)
    found = False
    for node in list(root.iter(*_GONE, *_RANGES)):
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)
            found = True
    for node in list(root.iter(*(f"{W}{name}" for name in _TRACKED))):
        parent = node.getparent()
        found = True
        place = parent.index(node)
        parent[place : place + 1] = list(node)
    return found


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(number or 0), text) for text, number in re.findall(r"(\D+)(\d*)", name)]
