"""Headers that change within a PDF: each page says what holds where it begins."""

from collections.abc import Sequence
from dataclasses import replace

from tests.formats.pdf.papers import document, paragraph, theme
from tests.support.pdfs import texts, ua_failures

from workshopkit.formats.pdf.print import print_document
from workshopkit.formats.pdf.print_copies import print_part
from workshopkit.model.document import Block, PageBreak

LONG = "Hvem siger ja til hvad, og hvornår ved vi, at det er sket? " * 60
PARTNERS = ("Sandby Kommune", "Havlyst A/S", "Nær & Fjern")


def on_pages(*blocks: Block) -> list[str]:
    """The text of each page, the header first."""
    made = print_document(replace(document(*blocks), header=PARTNERS[0]), theme())
    assert ua_failures(made.data) == []
    return texts(made.data)


def whose(pages: Sequence[str]) -> list[str]:
    """The partner at the top of each page."""
    return [next((name for name in PARTNERS if page.startswith(name)), "") for page in pages]


def test_the_header_changes_with_the_page_that_begins_and_goes_on_overleaf() -> None:
    second = (PageBreak(PARTNERS[1]), *(paragraph(LONG),) * 3)
    found = whose(
        on_pages(paragraph("a"), PageBreak(), paragraph("b"), *second, PageBreak(PARTNERS[2]), paragraph("c"))
    )
    assert len(found) > 4
    assert found == [*PARTNERS[:1] * 2, *PARTNERS[1:2] * (len(found) - 3), PARTNERS[2]]


def test_breaks_with_nothing_between_them_make_no_empty_page_and_the_last_header_holds() -> None:
    breaks = (PageBreak("x"), PageBreak(), PageBreak(PARTNERS[2]))
    pages = on_pages(PageBreak("x"), PageBreak(PARTNERS[1]), paragraph("a"), *breaks, paragraph("b"), PageBreak("x"))
    assert whose(pages) == [PARTNERS[1], PARTNERS[2]]


def test_a_long_name_is_cut_to_the_line() -> None:
    (_, second) = on_pages(paragraph("a"), PageBreak("Foreningen for " * 30), paragraph("b"))
    assert second.startswith("Foreningen for Foreningen for")
    assert " … b" in second


def test_whom_a_sheet_is_for_and_its_date_stay_where_the_header_is_too_long() -> None:
    header = f"Foreningen Strandens Venner · Refleksionsark · {'Et lab om vand og kyst ' * 5}· 23. september 2026"
    (_, second) = on_pages(paragraph("a"), PageBreak(header), paragraph("b"))
    assert second.startswith("Foreningen Strandens Venner · Refleksionsark · Et lab om vand")
    assert " … · 23. september 2026 b" in second


def test_copies_in_one_file_have_a_header_each() -> None:
    blocks = (paragraph("a"), PageBreak(), paragraph("b"))
    copies = [(name, replace(document(*blocks), header=name)) for name in PARTNERS]
    assert whose(texts(print_part(copies, theme(), "ABC123").part.pdf)) == [n for n in PARTNERS for _ in range(2)]
