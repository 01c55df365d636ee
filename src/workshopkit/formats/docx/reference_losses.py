"""A reference document → notes on what of it the kit's documents do not have, so that nothing goes in silence."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.section import Section
from lxml import etree

from workshopkit.diagnostics import Diagnostic, Span, note
from workshopkit.formats.docx.xml import W
from workshopkit.formats.package import holds_macros

_ATTACHED = b"/attachedTemplate"
_LOOKS = {"pgBorders": "borders of pages", "lnNumType": "numbers of lines", "background": "the colour behind its pages"}


def losses(document: Document, path: Path, parts: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """A note (WK523) for each thing that stays behind; the text of a reference is never wanted, and not told."""
    hint = "Its styles, page, margins, header and footer are used. For more, draw a Word template with tags."
    return tuple(
        note("WK523", f"of the reference document «{path.name}» is not used: {what}", Span(str(path)), hint)
        for what in _left_behind(document, path, parts)
    )


def _left_behind(document: Document, path: Path, parts: Mapping[str, bytes]) -> Iterator[str]:
    trees = list(document.element.iter(f"{W}sectPr"))
    sections = list(document.sections)
    if len(sections) > 1:
        yield f"the page of all but the last of its {len(sections)} sections"
    if any(_columns(tree) > 1 for tree in trees):
        yield "columns"
    if sections and sections[-1].start_type in (WD_SECTION.ODD_PAGE, WD_SECTION.EVEN_PAGE):
        yield "the start on an odd or even page"
    if document.settings.odd_and_even_pages_header_footer and any(map(_has_even, sections)):
        yield "header and footer of even pages"
    for name, what in _LOOKS.items():
        if any(True for _ in document.element.iter(f"{W}{name}")):
            yield what
    if holds_macros(path):
        yield "its macros"
    if any(_ATTACHED in data for name, data in parts.items() if name.endswith("/settings.xml.rels")):
        yield "its link to the template that it was made with"


def _columns(tree: etree._Element) -> int:
    node = tree.find(f"{W}cols")
    return 1 if node is None else max(int(node.get(f"{W}num", "1")), len(node))


def _has_even(section: Section) -> bool:
    return not (section.even_page_header.is_linked_to_previous and section.even_page_footer.is_linked_to_previous)
