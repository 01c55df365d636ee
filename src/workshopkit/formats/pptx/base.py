"""A theme's master file → the parts that every deck made with it shares: no sample slides, nothing that only they used.

Knows packages and relationships, not what a layout looks like.
"""

from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from workshopkit.diagnostics import Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.package import CONTENT_TYPES, ROOT_RELS, open_package, rels_name, resolve_target
from workshopkit.formats.pptx.names import ML, REL_TYPE, RELS, TYPES, P, R

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
    defaults: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)

    def related(self, kind: str) -> list[str]:
        """Parts that the presentation refers to, by the last word of the relationship's type."""
        return [rel.target for rel in self.relationships if rel.kind.rpartition("/")[2] == kind]


def open_base(path: Path) -> Base:
    """Reads a master file. Raises WorkshopkitError (WK501–WK510) when it is no presentation."""
    parts = open_package(path)
    mains = [rel.target for rel in relationships(parts, "") if rel.kind == f"{REL_TYPE}officeDocument"]
    main = next((name for name in mains if name in parts), "")
    defaults, overrides = _content_types(parts)
    if overrides.get(main) != f"{ML}presentation.main+xml":
        raise WorkshopkitError(error("WK510", f"«{path.name}» is not a PowerPoint file.", Span(str(path))))
    presentation = parse(parts[main])
    for name in _LISTS_OF_SLIDES:
        for node in presentation.findall(P + name):
            presentation.remove(node)
    kept = [rel for rel in relationships(parts, main) if rel.kind.rpartition("/")[2] not in _SLIDES_OWN]
    base = Base(parts, main, presentation, kept, defaults, overrides)
    _drop_orphans(base)
    return base


def parse(data: bytes) -> etree._Element:
    """An XML part as a tree; entities stay unresolved, as open_package has refused them."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def relationships(parts: dict[str, bytes], part: str) -> list[Relationship]:
    """The relationships of a part ("" for the package), in their order in the file."""
    data = parts.get(rels_name(part) if part else ROOT_RELS)
    if data is None:
        return []
    found = []
    for node in parse(data).iter(f"{RELS}Relationship"):
        external = node.get("TargetMode") == "External"
        target = node.get("Target", "")
        found.append(
            Relationship(
                node.get("Id", ""), node.get("Type", ""), target if external else resolve_target(part, target), external
            )
        )
    return found


def layout_ids(base: Base, master: str, tree: etree._Element) -> list[str]:
    """Parts of a master's layouts in the order of its list, which is the order PowerPoint shows."""
    targets = {rel.id: rel.target for rel in relationships(base.parts, master)}
    listed = [node.get(f"{R}id", "") for node in tree.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId")]
    return [targets[rid] for rid in listed if targets.get(rid) in base.parts]


def _content_types(parts: dict[str, bytes]) -> tuple[dict[str, str], dict[str, str]]:
    root = parse(parts[CONTENT_TYPES])
    defaults = {node.get("Extension", "").lower(): node.get("ContentType", "") for node in root.iter(f"{TYPES}Default")}
    overrides = {
        node.get("PartName", "").lstrip("/"): node.get("ContentType", "") for node in root.iter(f"{TYPES}Override")
    }
    return defaults, overrides


def _drop_orphans(base: Base) -> None:
    """Keeps what the presentation still leads to; the package's properties are written anew."""
    seen = {base.main}
    queue = [rel.target for rel in base.relationships if not rel.external]
    while queue:
        part = queue.pop()
        if part in seen or part not in base.parts:
            continue
        seen.add(part)
        queue += [rel.target for rel in relationships(base.parts, part) if not rel.external]
    wanted = seen | {rels_name(part) for part in seen}
    base.parts = {name: data for name, data in base.parts.items() if name in wanted}
    del base.parts[base.main]
    base.parts.pop(rels_name(base.main), None)
    base.overrides = {name: kind for name, kind in base.overrides.items() if name in seen}
