"""An opened package → its parts as trees and the way from one to the next, read once each.

Where a part holds alternatives for older programs, the tree keeps the first, which is what today's Office shows.
"""

from collections.abc import Mapping
from pathlib import Path
from string import hexdigits

from lxml import etree

from workshopkit.diagnostics import Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.package import ROOT_RELS, open_package, rels_name, resolve_target

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = f"{_MC}AlternateContent"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ADEC = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"


class Parts:
    """The parts of a file. Raises WorkshopkitError (WK501–WK509) when it, or a part that is asked for, cannot be read.

    `parts` are given when the file is open already, and `trees` of those that have been parsed; they are only read.
    """

    def __init__(
        self, path: Path, parts: Mapping[str, bytes] | None = None, trees: Mapping[str, etree._Element] | None = None
    ) -> None:
        self.path = path
        self._bytes = open_package(path) if parts is None else parts
        self._given = trees or {}
        self._trees: dict[str, etree._Element] = {}
        self._links: dict[str, dict[str, tuple[str, str]]] = {}

    def tree(self, name: str) -> etree._Element:
        """A part as a tree."""
        if name not in self._trees:
            tree = self._given.get(name)
            if tree is None or next(tree.iter(ALTERNATIVES), None) is not None:
                tree = self._parse(self._bytes.get(name, b""), name)
                _take_first_choices(tree)
            self._trees[name] = tree
        return self._trees[name]

    def target(self, part: str, rid: str) -> str:
        """Where a relationship of a part leads: a part's name, or an address outside; "" when there is none."""
        return self._related(part).get(rid, ("", ""))[1]

    def named(self, part: str, *kinds: str) -> list[str]:
        """Parts that a part leads to, by the last word of the relationship's type."""
        return [target for kind, target in self._related(part).values() if kind in kinds and target in self._bytes]

    def one(self, part: str, kind: str) -> etree._Element | None:
        """The tree of the only part of a kind that a part leads to."""
        name = next(iter(self.named(part, kind)), "")
        return self.tree(name) if name else None

    def property(self, name: str) -> str:
        """`title` or `language` of the core properties."""
        core = self.one("", "core-properties")
        return (core.findtext(f"{_DC}{name}") or "").strip() if core is not None else ""

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        if part not in self._links:
            data = self._bytes.get(rels_name(part) if part else ROOT_RELS)
            nodes = self._parse(data, part).iter(f"{_RELS}Relationship") if data else ()
            self._links[part] = {node.get("Id", ""): _relationship(part, node) for node in nodes}
        return self._links[part]

    def _parse(self, data: bytes, name: str) -> etree._Element:
        try:
            return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as problem:
            message = f"«{self.path.name}» is damaged: {name or 'its list of parts'} cannot be read."
            raise WorkshopkitError(error("WK509", message, Span(str(self.path)), "Save it again.")) from problem


def is_decorative(properties: etree._Element) -> bool:
    """Whether a drawing's `cNvPr` or `docPr` carries Office's mark for decoration."""
    marks = properties.iterfind(f"{A}extLst/{A}ext/{_ADEC}decorative")
    return any(mark.get("val", "0") in ("1", "true") for mark in marks)


def local(node: etree._Element) -> str:
    """A node's name without its namespace; "" for a comment."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def number(text: str, default: float = 0) -> float:
    """A number as files write it, percent signs left out; the default for what is none."""
    try:
        return float(text.rstrip("%"))
    except ValueError:
        return default


def is_colour(text: str) -> bool:
    """Whether a text is RRGGBB."""
    return len(text) == 6 and all(letter in hexdigits for letter in text)


def _relationship(part: str, node: etree._Element) -> tuple[str, str]:
    target = node.get("Target", "")
    outside = node.get("TargetMode") == "External"
    return node.get("Type", "").rpartition("/")[2], target if outside else resolve_target(part, target)


def _take_first_choices(tree: etree._Element) -> None:
    for alternatives in list(tree.iter(ALTERNATIVES)):
        parent = alternatives.getparent()
        if parent is None:
            continue
        chosen = alternatives.find(f"{_MC}Choice")
        chosen = alternatives.find(f"{_MC}Fallback") if chosen is None else chosen
        place = parent.index(alternatives)
        for node in reversed(chosen if chosen is not None else ()):
            parent.insert(place, node)
        parent.remove(alternatives)
