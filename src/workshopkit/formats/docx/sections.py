"""Pieces of a document → the runs of pages that have a header in common, and what each of them is told by in Word."""

from collections.abc import Iterable

from workshopkit.formats.docx.flow import NewPage, Piece
from workshopkit.formats.docx.reference import Page
from workshopkit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Pages with one header."""

    header: str
    pieces: list[Piece]


def runs_of_pages(pieces: Iterable[Piece], header: str) -> list[Run]:
    """At least one, and none but that is empty; the first has the header given."""
    runs = [Run(header, [])]
    for piece in pieces:
        if not isinstance(piece, NewPage) or not piece.header:
            runs[-1].pieces.append(piece)
        elif all(isinstance(one, NewPage) for one in runs[-1].pieces):
            runs[-1] = Run(piece.header, [])
        else:
            runs.append(Run(piece.header, []))
    if len(runs) > 1 and all(isinstance(one, NewPage) for one in runs[-1].pieces):
        runs.pop()
    return runs


def section_xml(references: str, page: Page, *, title_page: bool = False) -> str:
    """The `w:sectPr` of a run of pages, which begins on a new page; `references` are its headers and footers.

    What it does not refer to, it has from the section before.
    """
    lying = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"{lying}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="{page.header}" w:footer="{page.footer}" w:gutter="{page.gutter}"/>'
        f"{'<w:titlePg/>' if title_page else ''}</w:sectPr>"
    )
