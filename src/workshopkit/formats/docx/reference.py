"""A reference .docx turned into what a document takes from it: styles, lists, theme, page, its own header and footer.

Everything else in it (text, macros, comments, tracked changes, the template it was attached to) stays behind.
"""

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from workshopkit.diagnostics import Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.docx.drawn_reference import reference_parts
from workshopkit.formats.docx.numbering import Lists
from workshopkit.formats.docx.parts import FURNITURE_MARK
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.styles import complete_styles
from workshopkit.formats.docx.xml import R, W, root
from workshopkit.formats.package import open_package, rels_name, resolve_target
from workshopkit.frozen import dataclass
from workshopkit.model.document import Orientation
from workshopkit.model.theme import Theme

_CONTENT = tuple(f"{W}{name}" for name in ("drawing", "pict", "tbl", "fldSimple", "instrText"))
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet and its margins, in twips."""

    width: int = 11906
    height: int = 16838
    top: int = 1247
    right: int = 1134
    bottom: int = 1134
    left: int = 1134
    header: int = 567
    footer: int = 567
    gutter: int = 0

    @property
    def text_width(self) -> int:
        """Width between the margins."""
        return self.width - self.left - self.right - self.gutter

    def turned(self, orientation: Orientation) -> "Page":
        """The same sheet, lying as asked."""
        if (self.width > self.height) == (orientation is Orientation.LANDSCAPE):
            return self
        return replace(self, width=self.height, height=self.width)


@dataclass(frozen=True, slots=True)
class Furniture:
    """A header or footer of the reference that the document keeps: "default" or "first", header or footer."""

    place: str
    kind: str
    part: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What a document takes from its reference; `parts` are copied as they are, with their content types."""

    styles: etree._Element
    ids: Mapping[Style, str]
    lists: Lists
    page: Page
    theme_part: str
    numbering_part: str
    furniture: tuple[Furniture, ...]
    parts: Mapping[str, bytes]
    types: Mapping[str, str]


def open_reference(theme: Theme) -> Reference:
    """The theme's reference, or one drawn from the theme; raises WorkshopkitError when it cannot be used."""
    parts = open_package(theme.reference) if theme.reference else reference_parts(theme)
    try:
        return _read(parts, theme)
    except (etree.XMLSyntaxError, KeyError, ValueError) as problem:
        path = theme.reference
        if path is None:
            raise
        message = f"«{path.name}» is not a Word file that can be used: {problem}"
        hint = "Open it in Word and save it as .docx."
        raise WorkshopkitError(error("WK520", message, Span(str(path)), hint)) from problem


def _read(parts: Mapping[str, bytes], theme: Theme) -> Reference:
    main = _related(parts, "", "officeDocument")
    document = etree.fromstring(parts[main], _parser()) if main else None
    if document is None or document.tag != f"{W}document":
        raise ValueError("there is no Word document in it")
    named = {kind: _related(parts, main, kind) for kind in ("styles", "numbering", "theme")}
    styles = etree.fromstring(parts[named["styles"]] if named["styles"] else root("w:styles", "", "w"), _parser())
    numbering = parts[named["numbering"]] if named["numbering"] else root("w:numbering", "", "w")
    lists = Lists(etree.fromstring(numbering, _parser()), theme.colours["secondary"])
    ids = complete_styles(styles, lists, theme, has_theme=bool(named["theme"]))
    section = _last_section(document)
    furniture = _furniture(parts, main, section)
    kept = _closure(parts, [named["theme"], named["numbering"], *(item.part for item in furniture)])
    types = _types(parts, kept)
    own = named["numbering"] or "word/numbering.xml"
    return Reference(styles, ids, lists, _page(section), named["theme"], own, furniture, kept, types)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False)


def _relationships(parts: Mapping[str, bytes], part: str) -> list[tuple[str, str, str]]:
    """Id, last word of the type and target part of every relationship that leads to a part in the package."""
    data = parts.get(rels_name(part))
    if data is None:
        return []
    return [
        (node.get("Id", ""), node.get("Type", "").rpartition("/")[2], resolve_target(part, node.get("Target", "")))
        for node in etree.fromstring(data, _parser()).iter(f"{_REL}Relationship")
        if node.get("TargetMode") != "External"
    ]


def _related(parts: Mapping[str, bytes], part: str, kind: str) -> str:
    targets = (target for _, name, target in _relationships(parts, part) if name == kind)
    return next((target for target in targets if target in parts), "")


def _last_section(document: etree._Element) -> etree._Element | None:
    body = document.find(f"{W}body")
    return None if body is None else body.find(f"{W}sectPr")


def _page(section: etree._Element | None) -> Page:
    found: dict[str, int] = {}
    for node in () if section is None else (section.find(f"{W}pgSz"), section.find(f"{W}pgMar")):
        for name in () if node is None else Page.__dataclass_fields__:
            key = {"width": "w", "height": "h"}.get(name, name)
            value = "" if node is None else node.get(f"{W}{key}", "")
            if value:
                # A negative top margin means that the header may not push the text down.
                found[name] = abs(round(float(value)))
    return Page(**found)


def _furniture(parts: Mapping[str, bytes], main: str, section: etree._Element | None) -> tuple[Furniture, ...]:
    if section is None:
        return ()
    targets = {identity: target for identity, _, target in _relationships(parts, main)}
    first = section.find(f"{W}titlePg") is not None
    kept = []
    for node in section:
        kind = str(node.tag).removeprefix(W).removesuffix("Reference")
        place = node.get(f"{W}type", "default")
        target = targets.get(node.get(f"{R}id", ""), "")
        wanted = kind in ("header", "footer") and (place == "default" or (place == "first" and first))
        if wanted and target in parts and _is_whole(parts, target) and _shows_something(parts[target]):
            kept.append(Furniture(place, kind, target))
    return tuple(kept)


def _is_whole(parts: Mapping[str, bytes], part: str) -> bool:
    """Whether all that a part needs is in the file: Word refuses a header whose picture is missing."""
    return all(target in parts for _, _, target in _relationships(parts, part))


def _shows_something(part: bytes) -> bool:
    node = etree.fromstring(part, _parser())
    if any(mark.get(f"{W}name", "").startswith(FURNITURE_MARK) for mark in node.iter(f"{W}bookmarkStart")):
        # A document of ours that serves as a reference: its header is another workshop's.
        return False
    return any(True for _ in node.iter(*_CONTENT)) or bool("".join(node.itertext(f"{W}t")).strip())


def _closure(parts: Mapping[str, bytes], starts: list[str]) -> dict[str, bytes]:
    """These parts, and all that they lead to, with their relationships."""
    waiting = [name for name in starts if name]
    kept: dict[str, bytes] = {}
    while waiting:
        name = waiting.pop()
        if name in kept or name not in parts:
            continue
        kept[name] = parts[name]
        if rels_name(name) in parts:
            kept[rels_name(name)] = parts[rels_name(name)]
        waiting += [target for _, _, target in _relationships(parts, name)]
    return dict(sorted(kept.items()))


def _types(parts: Mapping[str, bytes], names: Mapping[str, bytes]) -> dict[str, str]:
    table = etree.fromstring(parts["[Content_Types].xml"], _parser())
    exact = {node.get("PartName", "").lstrip("/").lower(): node.get("ContentType", "") for node in table}
    endings = {node.get("Extension", "").lower(): node.get("ContentType", "") for node in table.iter(f"{_CT}Default")}
    return {
        name: exact.get(name.lower()) or endings.get(name.rpartition(".")[2].lower(), "application/octet-stream")
        for name in names
        if not name.endswith(".rels")
    }
