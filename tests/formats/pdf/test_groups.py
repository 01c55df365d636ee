"""Grouped tables: a group that fits on a page is not broken, one that does not goes on overleaf under its band."""

from dataclasses import replace

from tests.formats.pdf.papers import COLUMNS, document, paragraph, printed, row, table, theme
from tests.support.pdfs import texts, ua_failures

from workshopkit.formats.pdf.print import print_document
from workshopkit.model.document import Cell, Row, RowTone, Table


def group(name: str, people: int) -> list[Row]:
    """A band, and a row for each."""
    band = Row((Cell((paragraph(f"Hos {name}"),)),), RowTone.BAND)
    return [band, *(row(f"{name} {number}.", "", least_mm=9) for number in range(people))]


def pages_of(*sizes: int) -> list[str]:
    rows = [one for name, people in zip("ABCDEFGH", sizes, strict=False) for one in group(name, people)]
    made = printed(replace(table(*rows), grouped=True))
    assert ua_failures(made.data) == []
    return texts(made.data)


def on_pages(name: str, people: int, pages: list[str]) -> list[int]:
    """How many of a group's rows stand on each page."""
    return [sum(f"{name} {number}." in page for number in range(people)) for page in pages]


def test_a_group_that_fits_on_a_page_is_not_broken_and_its_heading_row_stands_above_it_again() -> None:
    sizes = (12, 11, 3, 20, 9)
    pages = pages_of(*sizes)
    for name, people in zip("ABCDE", sizes, strict=True):
        assert people in on_pages(name, people, pages), name
    assert all("Spørgsmål Status" in page for page in pages)


def test_a_group_that_fits_on_no_page_goes_on_overleaf_under_its_band() -> None:
    pages = pages_of(5, 45, 3)
    found = on_pages("B", 45, pages)
    assert (sum(found), found[0] > 0) == (45, True)
    assert [page for page, rows in zip(pages, found, strict=True) if rows and "Hos B" not in page] == []


def test_a_table_without_groups_breaks_between_any_rows() -> None:
    rows = [one for name in "AB" for one in group(name, 18)]
    made = print_document(document(Table("t", COLUMNS, tuple(rows), "En tabel.")), theme())
    assert max(on_pages("B", 18, texts(made.data))) < 18


def test_a_last_page_with_a_few_rows_gets_the_group_before_them_as_well() -> None:
    pages = pages_of(9, 8, 8, 3)
    assert (len(pages), [on_pages(*each, pages) for each in (("B", 8), ("C", 8), ("D", 3))]) == (
        2, [[8, 0], [0, 8], [0, 3]],
    )  # fmt: skip


def test_a_band_of_a_table_without_groups_stands_with_the_rows_above_and_below_it() -> None:
    for above in range(17, 26):
        rows = [row(f"Punkt {number}.", "", least_mm=9) for number in range(above)]
        rows += [row("Tre spor begynder.", "", least_mm=9), *group("A", 3)]
        made = print_document(document(Table("t", COLUMNS, tuple(rows), "En tabel.")), theme())
        assert ua_failures(made.data) == []
        [found] = [page for page in texts(made.data) if "Hos A" in page]
        assert ["Tre spor begynder." in found, "A 0." in found] == [True, True], above
