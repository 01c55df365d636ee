"""A Document and a Theme turned into a .docx."""

from lxml import etree

from workshopkit.diagnostics import Diagnostic, sort_diagnostics
from workshopkit.formats.docx.blocks import block_pieces
from workshopkit.formats.docx.flow import laid_out
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
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.styles import set_language, tab_places
from workshopkit.formats.docx.xml import root
from workshopkit.formats.package import pack
from workshopkit.frozen import dataclass
from workshopkit.model.document import Document
from workshopkit.model.theme import Theme

LANGUAGE_TAGS = {"da": "da-DK", "en": "en-GB", "de": "de-DE", "sv": "sv-SE", "nb": "nb-NO"}
_PREFIXES = ("w", "r", "wp", "a", "mc", "wps", "wpg")


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """The bytes of a .docx, and what somebody should know about it."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()


def write_document(document: Document, theme: Theme) -> WrittenDocument:
    """The document as a .docx in the theme's look.

    Styles, lists, sheet and margins come from `theme.reference`, or from one drawn from the theme. Raises
    WorkshopkitError when the reference cannot be used.
    """
    reference = open_reference(theme)
    page = reference.page.turned(document.orientation)
    sheet = Sheet(theme, reference, page.text_width)
    body = laid_out(block_pieces(sheet, document.blocks), sheet.ids)
    package = _Package(reference)
    _add_styles(package, document, sheet, reference)
    references = _add_furniture(package, document, sheet, reference)
    section = _section(references, page, any(item.place == "first" for item in reference.furniture))
    package.add("word/document.xml", "document", root("w:document", f"<w:body>{body}{section}</w:body>", *_PREFIXES))
    _add_properties(package, document)
    return WrittenDocument(package.packed(), sort_diagnostics(sheet.diagnostics))


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

    def link(self, kind: str, name: str) -> str:
        """Relates the document to a part and gives the relationship's id."""
        identity = f"rId{len(self._links) + 1}"
        self._links.append(Relation(identity, kind, f"/{name}"))
        return identity

    def add_root(self, *links: Relation) -> None:
        """The package's own relationships."""
        self._parts["_rels/.rels"] = relations(*links)

    def packed(self) -> bytes:
        """The file's bytes."""
        self._parts["word/_rels/document.xml.rels"] = relations(*self._links)
        types = content_types(dict(sorted(self._types.items())))
        return pack({"[Content_Types].xml": types, **dict(sorted(self._parts.items()))})


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
    if reference.theme_part:
        package.link("theme", reference.theme_part)


def _add_furniture(package: _Package, document: Document, sheet: Sheet, reference: Reference) -> str:
    """Header and footer: those of the reference where it has any, else ours; gives their `w:…Reference` elements."""
    links = [(item.kind, item.place, package.link(item.kind, item.part)) for item in reference.furniture]
    kept = {item.kind for item in reference.furniture if item.place == "default"}
    header_id, footer_id = sheet.ids[Style.HEADER], sheet.ids[Style.FOOTER]
    own = {
        "header": header_part(document.header, header_id),
        "footer": footer_part(
            document.title, document.page_label, footer_id, sheet.width,
            tab_places(reference.styles, footer_id), sheet.colour("line"),
        ),
    }  # fmt: skip
    for kind in (kind for kind in own if kind not in kept):
        name = f"word/sheet_{kind}.xml"
        package.add(name, kind, own[kind])
        links.append((kind, "default", package.link(kind, name)))
    return "".join(f'<w:{kind}Reference w:type="{place}" r:id="{link}"/>' for kind, place, link in sorted(links))


def _add_properties(package: _Package, document: Document) -> None:
    core = core_part(document.title, document.author, document.subject, language_tag(document.language), document.date)
    package.add("docProps/core.xml", "core", core)
    package.add("docProps/app.xml", "app", app_part())
    package.add_root(
        Relation("rId1", "officeDocument", "word/document.xml"),
        Relation("rId2", CORE_RELATION, "docProps/core.xml"),
        Relation("rId3", "extended-properties", "docProps/app.xml"),
    )


def _section(references: str, page: Page, title_page: bool) -> str:
    lying = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"{lying}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="{page.header}" w:footer="{page.footer}" w:gutter="{page.gutter}"/>'
        f"{'<w:titlePg/>' if title_page else ''}</w:sectPr>"
    )


def language_tag(language: str) -> str:
    """A language's key as the tag that Word wants: «da» is da-DK."""
    return LANGUAGE_TAGS.get(language, language)
