"""A Word template's own styles and page → the sheet that a document's blocks are set on; and the blocks in their place."""

from dataclasses import replace

from lxml import etree

from workshopkit.formats.docx.blocks import block_pieces
from workshopkit.formats.docx.filled import BODY_MARK, ignore, place_blocks, with_namespaces
from workshopkit.formats.docx.flow import laid_out
from workshopkit.formats.docx.parts import CORE_RELATION, app_part, core_part
from workshopkit.formats.docx.reference import Page, open_reference
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.styles import set_language
from workshopkit.formats.docx.tagged import paragraph_text
from workshopkit.formats.docx.template_file import TemplateFile, serialised
from workshopkit.formats.docx.writer import has_marks, language_tag
from workshopkit.formats.docx.xml import NAMESPACES, W
from workshopkit.model.document import Document
from workshopkit.model.form import fields_by_name
from workshopkit.model.theme import Theme

_LEAST_TWIPS = 1700
_APP_RELATION = f"{NAMESPACES['r']}/extended-properties"


def dressed_sheet(template: TemplateFile, root: etree._Element, document: Document, theme: Theme) -> tuple[Sheet, str]:
    """The sheet for the blocks, in the template's styles; and the language of its fixed text where it is another, else ""."""
    reference = open_reference(replace(theme, reference=template.path))
    spoken = _language(reference.styles)
    language = language_tag(document.language)
    set_language(reference.styles, language)
    template.put(template.related("styles", "word/styles.xml"), "styles", serialised(reference.styles))
    sheet = Sheet(
        theme, reference, _text_width(root),
        has_marks=has_marks(document), form=fields_by_name(document), language=language,
    )  # fmt: skip
    return sheet, spoken if spoken and spoken != language else ""


def bring_in_body(root: etree._Element, sheet: Sheet, document: Document) -> etree._Element:
    """The part with the document's blocks where the body's mark stands."""
    if not any(paragraph_text(paragraph).strip() == BODY_MARK for paragraph in root.iter(f"{W}p")):
        return root
    root = with_namespaces(root, NAMESPACES)
    if sheet.form:
        ignore(root, "w14")
    place_blocks(root, laid_out(block_pieces(sheet, document.blocks), sheet.ids))
    return root


def put_properties(template: TemplateFile, sheet: Sheet, document: Document) -> None:
    """The lists that the blocks use, and what the file says of itself."""
    template.put(template.related("numbering", "word/numbering.xml"), "numbering", sheet.lists.part())
    for picture in sheet.stand_ins.drawn():
        template.put_picture(picture.relation, picture.part, picture.data)
    language = language_tag(document.language)
    core = core_part(document.title, document.author, document.subject, language, document.date)
    template.put_property("core", CORE_RELATION, "docProps/core.xml", core)
    template.put_property("app", _APP_RELATION, "docProps/app.xml", app_part())


def _language(styles: etree._Element) -> str:
    node = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    return "" if node is None else str(node.get(f"{W}val", ""))


def _text_width(root: etree._Element) -> int:
    """The width between the margins, or of a column, where the body's mark stands, in twips."""
    seen = False
    section: etree._Element | None = None
    for node in root.iter(f"{W}p", f"{W}sectPr"):
        if node.tag == f"{W}sectPr":
            section = node
            if seen:
                break
        elif paragraph_text(node).strip() == BODY_MARK:
            seen = True
    return Page().text_width if section is None else max(_LEAST_TWIPS, _column(section))


def _column(section: etree._Element) -> int:
    size, margins, columns = (section.find(f"{W}{name}") for name in ("pgSz", "pgMar", "cols"))
    page = Page()
    width = page.width if size is None else _twips(size, "w", page.width)
    if margins is not None:
        width -= sum(_twips(margins, side, 0) for side in ("left", "right", "gutter"))
    else:
        width -= page.left + page.right
    if columns is None:
        return width
    own = [_twips(column, "w", width) for column in columns.iter(f"{W}col")]
    number = max(1, _twips(columns, "num", 1))
    return min(own) if own else (width - (number - 1) * _twips(columns, "space", 720)) // number


def _twips(node: etree._Element, name: str, otherwise: int) -> int:
    try:
        return round(float(node.get(f"{W}{name}", otherwise)))
    except ValueError:
        return otherwise
