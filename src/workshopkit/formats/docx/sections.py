"""Pieces of a document → its sections, each the pages that have a header in common, and their properties in Word."""

from collections.abc import Iterable

from workshopkit.formats.docx.flow import NewPage, Piece
from workshopkit.formats.docx.reference import Page
from workshopkit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """Pages with one header."""

    header: str
    pieces: list[Piece]


def sections_of(pieces: Iterable[Piece], header: str) -> list[Section]:
    """At least one, and none but that is empty; the first has the header given."""
    sections = [Section(header, [])]
    for piece in pieces:
        if not isinstance(piece, NewPage) or not piece.header:
            sections[-1].pieces.append(piece)
        elif all(isinstance(one, NewPage) for one in sections[-1].pieces):
            sections[-1] = Section(piece.header, [])
        else:
            sections.append(Section(piece.header, []))
    if len(sections) > 1 and all(isinstance(one, NewPage) for one in sections[-1].pieces):
        sections.pop()
    return sections


def section_xml(references: str, page: Page, *, title_page: bool) -> str:
    """The `w:sectPr` of a section, which begins on a new page; `references` are its headers and footers.

    What it does not refer to, it has from the section before.
    """
    lying = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"{lying}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="{page.header}" w:footer="{page.footer}" w:gutter="{page.gutter}"/>'
        f"{'<w:titlePg/>' if title_page else ''}</w:sectPr>"
    )
