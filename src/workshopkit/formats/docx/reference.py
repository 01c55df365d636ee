"""A reference .docx turned into what a document takes from it: styles, lists, theme, page, its own header and footer.

Everything else in it (text, macros, comments, tracked changes, the template it was attached to) stays behind.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from itertools import count

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.section import Section
from lxml import etree

from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.docx.drawn_reference import reference_parts
from workshopkit.formats.docx.numbering import Lists
from workshopkit.formats.docx.parts import FURNITURE_MARK
from workshopkit.formats.docx.reference_losses import losses
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.styles import complete_styles
from workshopkit.formats.docx.xml import NAMESPACES, R, W, root
from workshopkit.formats.package import RAISED_BY_DAMAGE, damage, open_package, pack, rels_name
from workshopkit.frozen import dataclass
from workshopkit.model.document import Orientation
from workshopkit.model.theme import Theme

_CONTENT = tuple(f"{W}{name}" for name in ("drawing", "pict", "tbl", "fldSimple", "instrText"))
_DRAWING_PROPERTIES = f"{{{NAMESPACES['wp']}}}docPr"
_FURNITURE_DRAWINGS = 900_001
_FRACTION = re.compile(r"-?\d+\.\d+")
_LENGTHS = {
    "width": "page_width", "height": "page_height", "header": "header_distance", "footer": "footer_distance",
    "gutter": "gutter", **{side: f"{side}_margin" for side in ("top", "right", "bottom", "left")},
}  # fmt: skip
"""Page's names and python-docx's."""


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
    diagnostics: tuple[Diagnostic, ...] = ()
    """What of it documents do not have."""


_kept: list[tuple[Theme, Reference]] = []


def open_reference(theme: Theme) -> Reference:
    """The theme's reference, or one drawn from the theme; raises WorkshopkitError when it cannot be used.

    It is read once for all documents in a row that have the same theme; what a document changes of it is a copy.
    """
    if not _kept or _kept[0][0] is not theme:
        _kept[:] = [(theme, _reference(theme))]
    known = _kept[0][1]
    return replace(known, styles=deepcopy(known.styles), lists=known.lists.copied())


def _reference(theme: Theme) -> Reference:
    parts = open_package(theme.reference) if theme.reference else reference_parts(theme)
    try:
        document = _opened(pack(parts))
        told = losses(document, theme.reference, parts) if theme.reference else ()
        return replace(_read(document, theme), diagnostics=told)
    except (PythonDocxError, *RAISED_BY_DAMAGE) as problem:
        path = theme.reference
        if path is None:
            raise
        message = f"«{path.name}» is not a Word file that can be used: {damage(problem)}"
        hint = "Open it in Word and save it as .docx."
        raise WorkshopkitError(error("WK520", message, Span(str(path)), hint)) from problem


def _opened(data: bytes) -> Document:
    try:
        return docx.Document(io.BytesIO(data))
    except (KeyError, ValueError) as problem:
        raise ValueError("there is no Word document in it") from problem


def _read(document: Document, theme: Theme) -> Reference:
    _round_lengths(document)
    related = {rel.reltype: rel.target_part for rel in document.part.rels.values() if not rel.is_external}
    look, numbering = related.get(RELATIONSHIP_TYPE.THEME), related.get(RELATIONSHIP_TYPE.NUMBERING)
    # What a file lacks python-docx would bring in a look of its own.
    styles = document.styles.element if RELATIONSHIP_TYPE.STYLES in related else parse_xml(root("w:styles", "", "w"))
    numbers = numbering.element if isinstance(numbering, XmlPart) else parse_xml(root("w:numbering", "", "w"))
    lists = Lists(numbers, theme.colours["secondary"])
    ids = complete_styles(styles, lists, theme, has_theme=look is not None)
    sections = list(document.sections)
    furniture = list(_furniture(sections))
    _renumber(part for _, part in furniture)
    kept = _closure([part for part in (look, numbering, *(part for _, part in furniture)) if part is not None])
    return Reference(
        styles,
        ids,
        lists,
        _page(sections[-1]) if sections else Page(),
        _name(look) if look is not None else "",
        _name(numbering) if numbering is not None else "word/numbering.xml",
        tuple(item for item, _ in furniture),
        dict(sorted(file for part in kept for file in _files(part))),
        {_name(part): part.content_type for part in kept},
    )


def _round_lengths(document: Document) -> None:
    """Google Docs writes fractions of a twip, at which python-docx stops."""
    for node in document.element.iter(f"{W}pgSz", f"{W}pgMar"):
        for name, value in node.items():
            if _FRACTION.fullmatch(value):
                node.set(name, str(round(float(value))))


def _page(section: Section) -> Page:
    lengths = {name: getattr(section, there) for name, there in _LENGTHS.items()}
    # A negative top margin means that the header may not push the text down.
    return Page(**{name: abs(length.twips) for name, length in lengths.items() if length is not None})


def _furniture(sections: list[Section]) -> Iterator[tuple[Furniture, XmlPart]]:
    """Headers and footers in force in the last section that have something to show."""
    names = {("default", "header"): "header", ("default", "footer"): "footer"}
    if sections and sections[-1].different_first_page_header_footer:
        names |= {("first", "header"): "first_page_header", ("first", "footer"): "first_page_footer"}
    for (place, kind), name in names.items():
        # One that a section lacks is the section's before it; asked for beyond the first, python-docx makes one.
        own = [found for section in sections if not (found := getattr(section, name)).is_linked_to_previous]
        with suppress(KeyError):
            if own and _is_whole(part := own[-1].part) and _shows_something(part.element):
                yield Furniture(place, kind, _name(part)), part


def _renumber(parts: Iterable[XmlPart]) -> None:
    """Gives the drawings of headers and footers ids that no drawing of a document has."""
    numbers = count(_FURNITURE_DRAWINGS)
    for node in (node for part in parts for node in part.element.iter(_DRAWING_PROPERTIES)):
        node.set("id", str(next(numbers)))


def _is_whole(part: XmlPart) -> bool:
    """Whether all that a part needs is in the file: Word refuses a header whose picture is missing."""
    names = (value for node in part.element.iter() for key, value in node.items() if value and key.startswith(R))
    return all(name in part.rels for name in names)


def _shows_something(node: etree._Element) -> bool:
    if any(mark.get(f"{W}name", "").startswith(FURNITURE_MARK) for mark in node.iter(f"{W}bookmarkStart")):
        # A document of ours that serves as a reference: its header is another workshop's.
        return False
    return any(True for _ in node.iter(*_CONTENT)) or bool("".join(node.itertext(f"{W}t")).strip())


def _closure(starts: list[Part]) -> list[Part]:
    """These parts, and all that they lead to."""
    kept = dict.fromkeys(starts)
    waiting = list(kept)
    for part in waiting:
        found = [rel.target_part for rel in part.rels.values() if not rel.is_external]
        waiting += [target for target in dict.fromkeys(found) if target not in kept]
        kept |= dict.fromkeys(found)
    return list(kept)


def _files(part: Part) -> Iterator[tuple[str, bytes]]:
    """A part and its relationships by name."""
    yield _name(part), part.blob
    if part.rels:
        yield rels_name(_name(part)), part.rels.xml


def _name(part: Part) -> str:
    return str(part.partname.membername)
