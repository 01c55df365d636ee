"""A Document and a Theme turned into a .docx."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from workshopkit.diagnostics import Diagnostic, sort_diagnostics
from workshopkit.formats.archive import zip_parts
from workshopkit.formats.docx.blocks import block_pieces
from workshopkit.formats.docx.flow import laid_out
from workshopkit.formats.docx.logo import logo_run, place_logo
from workshopkit.formats.docx.office_theme import office_theme
from workshopkit.formats.docx.parts import (
    CORE_RELATION,
    TYPES,
    Relation,
    app_part,
    content_types,
    core_part,
    font_part,
    footer_part,
    header_part,
    relations,
    settings_part,
)
from workshopkit.formats.docx.reference import Page, Reference, open_reference
from workshopkit.formats.docx.sections import Section, section_xml, sections_of
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.style_sheet import FURNITURE_PT
from workshopkit.formats.docx.styles import set_language, tab_places
from workshopkit.formats.docx.xml import clean, root
from workshopkit.formats.logo_tone import paper_logo
from workshopkit.formats.package import in_order, rels_name
from workshopkit.frozen import dataclass
from workshopkit.model.document import Document, RowTone, Table
from workshopkit.model.form import fields_by_name
from workshopkit.model.theme import Theme
from workshopkit.model.version import version_of

LANGUAGE_TAGS = {"da": "da-DK", "en": "en-GB", "de": "de-DE", "sv": "sv-SE", "nb": "nb-NO"}
_PAGE_NUMBER_TWIPS = 3100
_LEAST_DISTANCE_TWIPS = 454
"""8 mm from the edge of the sheet, which printers need."""
_PREFIXES = ("w", "r", "wp", "a", "mc", "wps", "wpg")


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """The bytes of a .docx, and what somebody should know about it."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenParts:
    """The parts of a .docx in the order that its zip has them, and the ids that its bookmarks were made of."""

    parts: Mapping[str, bytes]
    bookmarks: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def write_document(document: Document, theme: Theme) -> WrittenDocument:
    """The document as a .docx in the theme's look.

    Styles, lists, sheet and margins come from `theme.reference`, or from one drawn from the theme. Raises
    WorkshopkitError when the reference cannot be used.
    """
    made = write_parts(document, theme)
    return WrittenDocument(zip_parts(made.parts), made.diagnostics)


def write_parts(document: Document, theme: Theme) -> WrittenParts:
    """The same, not yet packed."""
    reference = open_reference(theme)
    page = reference.page.turned(document.orientation)
    sheet = Sheet(
        theme, reference, page.text_width,
        has_marks=has_marks(document), form=fields_by_name(document), language=language_tag(document.language),
    )  # fmt: skip
    pieces = list(block_pieces(sheet, document.blocks))
    kept = any((item.kind, item.place) == ("header", "default") for item in reference.furniture)
    sections = [Section(document.header, pieces)] if kept else sections_of(pieces, document.header)
    package = _Package(reference)
    _add_styles(package, document, sheet, reference)
    references = _add_furniture(package, document, sheet, reference, page, [each.header for each in sections])
    body = _body(sections, references, sheet, _with_room(page, reference), reference)
    prefixes, ignorable = ((*_PREFIXES, "w14"), "w14") if sheet.form else (_PREFIXES, "")
    for picture in sheet.stand_ins.drawn():
        package.add_media(picture.part, "image/png", picture.data)
        package.link_as(picture.relation, "image", picture.part)
    whole = root("w:document", f"<w:body>{body}</w:body>", *prefixes, ignorable=ignorable)
    package.add("word/document.xml", "document", whole)
    _add_properties(package, document)
    found = sort_diagnostics((*reference.diagnostics, *sheet.diagnostics))
    return WrittenParts(package.finished(), sheet.bookmarks.identities, found)


def _body(
    sections: Sequence[Section], references: Sequence[str], sheet: Sheet, page: Page, reference: Reference
) -> str:
    """The sections; the last one's properties stand at the end of the body, those of any other in its last paragraph."""
    first = any(item.place == "first" for item in reference.furniture)
    told = [section_xml(links, page, title_page=first and n == 0) for n, links in enumerate(references)]
    parts = [laid_out(one.pieces, sheet.ids, section=own) for one, own in zip(sections[:-1], told[:-1], strict=True)]
    return "".join((*parts, laid_out(sections[-1].pieces, sheet.ids), told[-1]))


def has_marks(document: Document) -> bool:
    """Whether bars stand beside rows of its tables."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return any(row.tone is RowTone.MARKED for table in tables for row in table.rows)


class _Package:
    """The parts of the file being written, their types, and the document's relationships."""

    def __init__(self, reference: Reference) -> None:
        self._parts = dict(reference.parts)
        self._types = dict(reference.types)
        self._links: list[Relation] = []

    def add(self, name: str, kind: str, data: bytes) -> None:
        """A part of ours; `kind` is a key of TYPES."""
        self._parts[name] = data
        self._types[name] = TYPES[kind]

    def add_media(self, name: str, media_type: str, data: bytes) -> None:
        """A picture."""
        self._parts[name] = data
        self._types[name] = media_type

    def add_relations(self, name: str, *links: Relation) -> None:
        """The relationships of a part of ours; `name` is that of their own part."""
        self._parts[name] = relations(*links)

    def link(self, kind: str, name: str) -> str:
        """Relates the document to a part and gives the relationship's id."""
        identity = f"rId{len(self._links) + 1}"
        self._links.append(Relation(identity, kind, f"/{name}"))
        return identity

    def link_as(self, identity: str, kind: str, name: str) -> None:
        """Relates the document to a part by an id that its text has already."""
        self._links.append(Relation(identity, kind, f"/{name}"))

    def add_root(self, *links: Relation) -> None:
        """The package's own relationships."""
        self._parts["_rels/.rels"] = relations(*links)

    def finished(self) -> dict[str, bytes]:
        """All parts, in the order of the zip."""
        self._parts["word/_rels/document.xml.rels"] = relations(*self._links)
        types = content_types(dict(sorted(self._types.items())))
        parts = {"[Content_Types].xml": types, **dict(sorted(self._parts.items()))}
        return {name: parts[name] for name in in_order(parts)}


def _add_styles(package: _Package, document: Document, sheet: Sheet, reference: Reference) -> None:
    language = language_tag(document.language)
    set_language(reference.styles, language)
    styles = etree.tostring(reference.styles, xml_declaration=True, encoding="UTF-8", standalone=True)
    fonts = (sheet.theme.heading_font.name, sheet.theme.body_font.name)
    own = (
        ("styles", "word/styles.xml", bytes(styles)),
        ("numbering", reference.numbering_part, sheet.lists.part()),
        ("settings", "word/settings.xml", settings_part(language)),
        ("fontTable", "word/fontTable.xml", font_part(fonts)),
    )
    for kind, name, data in own:
        package.add(name, kind, data)
        package.link(kind, name)
    if not reference.theme_part:
        package.add("word/theme/theme.xml", "theme", office_theme(sheet.theme))
    package.link("theme", reference.theme_part or "word/theme/theme.xml")


def _add_furniture(
    package: _Package, document: Document, sheet: Sheet, reference: Reference, page: Page, headers: Sequence[str]
) -> list[str]:
    """Headers and footer: those of the reference where it has any, else ours; gives each section's `w:…Reference` elements."""
    links = [(item.kind, item.place, package.link(item.kind, item.part)) for item in reference.furniture]
    kept = {item.kind for item in reference.furniture if item.place == "default"}
    own: list[tuple[str, str, bytes]] = []
    if "header" not in kept:
        own += _own_headers(package, headers, sheet, page)
    if "footer" not in kept:
        own.append(("footer", "word/sheet_footer.xml", _own_footer(document, sheet, reference)))
    each: list[str] = []
    for kind, name, data in own:
        package.add(name, kind, data)
        link = package.link(kind, name)
        if kind == "header":
            each.append(link)
        else:
            links.append((kind, "default", link))
    links += [("header", "default", link) for link in each[:1]]
    return [_references(links), *(_references([("header", "default", link)]) for link in each[1:])]


def _references(links: Iterable[tuple[str, str, str]]) -> str:
    return "".join(f'<w:{kind}Reference w:type="{place}" r:id="{link}"/>' for kind, place, link in sorted(links))


def _own_footer(document: Document, sheet: Sheet, reference: Reference) -> bytes:
    style = sheet.ids[Style.FOOTER]
    return footer_part(
        _shortened(document.title, sheet), _versioned(document), style, sheet.width,
        tab_places(reference.styles, style), sheet.colour("line"),
    )  # fmt: skip


def _own_headers(package: _Package, texts: Sequence[str], sheet: Sheet, page: Page) -> Iterator[tuple[str, str, bytes]]:
    """A header for each text, all of them with the theme's logo where there is one to show."""
    placed = place_logo(paper_logo(sheet.theme), page)
    files = placed.files if placed else {}
    links = [Relation(f"rId{number}", "image", f"/{part}") for number, part in enumerate(files, 1)]
    for part, (media_type, data) in files.items():
        package.add_media(part, media_type, data)
    named, room = sheet.theme.logo_name or sheet.theme.title, placed.room_twips if placed else 0
    for number, text in enumerate(texts):
        name = f"word/sheet_header{number + 1 if number else ''}.xml"
        logo = logo_run(placed, [link.id for link in links], named, number) if placed else ""
        if links:
            package.add_relations(rels_name(name), *links)
        yield "header", name, header_part(text, sheet.ids[Style.HEADER], logo, room, number)


def _shortened(title: str, sheet: Sheet) -> str:
    """The title as far as it leaves room for the page's number on the same line."""
    room_em = (sheet.width - _PAGE_NUMBER_TWIPS) / 20 / FURNITURE_PT
    title = " ".join(clean(title).split())
    width_em = sheet.ruler.width_em(title) if title else 0
    if width_em <= room_em:
        return title
    cut = title[: int(len(title) * room_em / width_em)]
    return f"{cut.rpartition(' ')[0] or cut} …"


def _versioned(document: Document) -> str:
    """How pages are counted, with the version's id where the words ask for it."""
    label = document.page_label
    return label.replace("{version}", version_of(document)) if "{version}" in label else label


def _add_properties(package: _Package, document: Document) -> None:
    core = core_part(document.title, document.author, document.subject, language_tag(document.language), document.date)
    package.add("docProps/core.xml", "core", core)
    package.add("docProps/app.xml", "app", app_part())
    package.add_root(
        Relation("rId1", "officeDocument", "word/document.xml"),
        Relation("rId2", CORE_RELATION, "docProps/core.xml"),
        Relation("rId3", "extended-properties", "docProps/app.xml"),
    )


def _with_room(page: Page, reference: Reference) -> Page:
    """The page with room for a header and footer of ours, where the reference has none and keeps no room for them."""
    kept = {item.kind for item in reference.furniture if item.place == "default"}
    own = {kind: _LEAST_DISTANCE_TWIPS for kind in ("header", "footer") if kind not in kept}
    return replace(page, **{kind: max(least, getattr(page, kind)) for kind, least in own.items()})


def language_tag(language: str) -> str:
    """A language's key as the tag that Word wants: «da» is da-DK."""
    return LANGUAGE_TAGS.get(language, language)
