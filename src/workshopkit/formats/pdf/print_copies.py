"""Documents that differ by whom they are for → one PDF ready for print, with a bookmark for each of them.

The copies are typeset in parts of a few, each by itself, which processes can share; the parts are the same however many there
are. 400 copies of two pages in one process took 5.5, 5.1, 6.8 and 7.2 seconds of a processor in parts of 10, 20, 50 and 100, and
0.3, 0.35, 0.65 and 0.8 GB: typst's work grows a little faster than its pages, and it keeps what it made of its last parts.
"""

from collections.abc import Sequence
from dataclasses import replace

from workshopkit.diagnostics import Diagnostic, sort_diagnostics
from workshopkit.formats.pdf.joined import Part
from workshopkit.formats.pdf.press import press_for
from workshopkit.formats.pdf.print import header_data, paper_data
from workshopkit.formats.pdf.print_data import PrintData
from workshopkit.formats.pdf.print_pieces import Pieces
from workshopkit.formats.pdf.settle import settled
from workshopkit.formats.pdf.typst import page_count
from workshopkit.frozen import dataclass
from workshopkit.model.document import Document
from workshopkit.model.theme import Theme

COPIES_IN_A_PART = 20


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A part of the copies, ready to be joined; what its pages and diagnostics are."""

    part: Part
    pages: int
    diagnostics: tuple[Diagnostic, ...]


def print_part(copies: Sequence[tuple[str, Document]], theme: Theme, version: str) -> PrintedPart:
    """Some copies, each with the name of its bookmark; `version` is the short id that stands on all of them.

    WorkshopkitError (WK568, WK569) when somebody's print.typ fails.
    """
    press = press_for(theme)
    texts = press.texts()
    figures = press.figures(texts)
    first = copies[0][1]
    pieces = Pieces(texts, figures, theme, first.paper)
    sheets: list[object] = []
    starts = []
    headers: dict[int, str] = {}
    for _, document in copies:
        start = len(sheets)
        starts.append(start)
        # A stack that is ready for print is for a pen.
        printing = PrintData(replace(document, fillable=False), texts, figures, pieces, tight=False)
        sheets += printing.sheets()
        headers |= {start: document.header, **{start + sheet: text for sheet, text in printing.headers.items()}}
    shown = header_data(headers, first, texts, press)
    data = {"sheets": sheets, "figures": figures.data, "copies": starts, "version": version, "headers": shown}
    pdf = settled(press, paper_data(first, texts, press) | data, first.date)
    found = sort_diagnostics((*texts.diagnostics, *figures.diagnostics, *pieces.diagnostics))
    return PrintedPart(Part(pdf, tuple(name for name, _ in copies)), page_count(pdf), found)
