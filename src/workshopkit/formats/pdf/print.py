"""A Document and a Theme → the finished PDF of a paper: PDF/UA-1 and PDF/A-2a, the same bytes on every machine."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workshopkit.diagnostics import Diagnostic, Span, sort_diagnostics, warning
from workshopkit.formats.pdf.press import Press, press_for
from workshopkit.formats.pdf.print_data import PrintData
from workshopkit.formats.pdf.print_pieces import Pieces
from workshopkit.formats.pdf.print_text import Texts
from workshopkit.formats.pdf.settle import settled
from workshopkit.formats.pdf.tighten import tightened
from workshopkit.formats.pdf.typst import page_count
from workshopkit.frozen import dataclass
from workshopkit.model.document import Document, Orientation, Paper
from workshopkit.model.form import FormField, fields_by_name
from workshopkit.model.theme import Theme
from workshopkit.model.version import version_of

_TIGHTER = (0.82, 0.66)
"""Shares of the room for writing that are tried, in this order, when a document takes too many pages."""
_TEXT_MM = {Paper.A4: (174, 261), Paper.A3: (261, 384), Paper.A1: (558, 805)}
"""How wide the text is, upright and lying."""
_PAGES_MM = 66
"""Room that a footer keeps for the page's number."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The bytes of a PDF, how many pages it has, and what somebody should know about it."""

    data: bytes
    pages: int
    diagnostics: tuple[Diagnostic, ...] = ()


def print_document(document: Document, theme: Theme) -> Printed:
    """The document as a PDF in the theme's look. WorkshopkitError (WK568, WK569) when somebody's print.typ fails.

    One that should fill so many pages at most is drawn together until it does, and told (WK592) when it can't be.
    """
    most = document.most_pages
    press = press_for(theme)
    made = _print(document, press, 1)
    if not most or made.pages <= most:
        return made
    for share in _TIGHTER:
        tighter = _print(document, press, share)
        if tighter.pages <= most:
            return tighter
    message = f"«{document.title}» takes {made.pages} pages, not {most}, even with less room to write"
    told = warning("WK592", message, hint="Shorten its texts, or let it take the pages.")
    return replace(made, diagnostics=sort_diagnostics((*made.diagnostics, told)))


def _print(document: Document, press: Press, share: float) -> Printed:
    """The document with a share of its room for writing; the short id stays that of the document as it is."""
    shown = document if share == 1 else tightened(document, share)
    texts = press.texts()
    figures = press.figures(texts)
    pieces = Pieces(texts, figures, press.theme, document.paper)
    printing = PrintData(shown, texts, figures, pieces, tight=share < 1)
    blocks = {"sheets": printing.sheets(), "figures": figures.data}
    headers = {"headers": header_data(printing.headers, document, texts, press)}
    pdf = settled(press, paper_data(document, texts, press) | blocks | headers, document.date)
    pages = page_count(pdf)
    told = (*texts.diagnostics, *figures.diagnostics, *pieces.diagnostics)
    form = fields_by_name(document)
    if form:
        pdf, missing = _as_form(pdf, form, document, press)
        told = (*told, *missing)
    return Printed(pdf, pages, sort_diagnostics(told))


def _as_form(
    pdf: bytes, form: Mapping[str, FormField], document: Document, press: Press
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF as a form, and a warning (WK582) when somebody's print.typ draws a place that can't be filled in."""
    # pikepdf costs more than a short paper: it is loaded for forms only.
    from workshopkit.formats.pdf.fillable import make_fillable
    from workshopkit.formats.pdf.form_looks import form_look

    small = document.orientation is Orientation.LANDSCAPE
    made, missing = make_fillable(pdf, form, form_look(press.theme, press.faces, small=small))
    if not missing:
        return made, ()
    message = f"{len(missing)} of {len(form)} places of the PDF can't be filled in, the first is «{missing[0].name}»"
    hint = "Draw them with fill, fill-over or fill-cell of kit/fill.typ, as the kit's own forms.typ and tables.typ do."
    return made, (warning("WK582", message, Span(str(press.code.look)), hint),)


def header_data(headers: Mapping[int, str], document: Document, texts: Texts, press: Press) -> dict[str, Any]:
    """What the header says from a sheet on, by the sheet's number; "0" is the first."""
    return {str(sheet): _header(text, document, texts, press) for sheet, text in headers.items()}


def _header(text: str, document: Document, texts: Texts, press: Press) -> Any:
    width = _TEXT_MM[document.paper][document.orientation is Orientation.LANDSCAPE]
    return texts.furniture(text, width - press.beside_logo_mm)


def paper_data(document: Document, texts: Texts, press: Press) -> dict[str, Any]:
    """What stands around the blocks."""
    lies = document.orientation is Orientation.LANDSCAPE
    width = _TEXT_MM[document.paper][lies]
    return {
        "kind": document.kind,
        "title": texts.clean(document.title) or document.kind,
        "footer": texts.furniture(document.title, width - _PAGES_MM),
        "header": _header(document.header, document, texts, press),
        "language": document.language,
        "author": texts.clean(document.author),
        "subject": texts.clean(document.subject),
        "version": version_of(document),
        "lies": lies,
        "page": texts.counted(document.page_label),
        "paper": document.paper.value,
    }
