"""Pages of a PDF as pictures, and their overviews."""

import io
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from workshopkit.errors import WorkshopkitError
from workshopkit.formats.pdf.pages import OVERVIEW_WIDTH_PX, draw_pages

SLIDE, PAPER = (960, 540), (595, 842)


def pdf_of(folder: Path, *sizes: tuple[int, int]) -> Path:
    """A PDF of blank pages."""
    document = pypdfium2.PdfDocument.new()
    for width, height in sizes:
        document.new_page(width, height)
    document.save(folder / "blank.pdf")
    return folder / "blank.pdf"


def opened(png: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(png))
    assert picture.format == "PNG"
    return picture


def cells(sheet: Image.Image, horizontally: bool) -> int:
    """How many bordered cells stand side by side, or below one another, counted along the first one's middle."""
    grey = sheet.convert("L")
    pixel = [grey.getpixel((n, 60) if horizontally else (60, n)) for n in range(sheet.size[0 if horizontally else 1])]
    edges = sum(before == 255 and after < 255 for before, after in pairwise(pixel))
    assert edges % 2 == 0
    return edges // 2


def test_every_page_is_drawn_at_the_width_asked_for(tmp_path: Path) -> None:
    drawn = draw_pages(pdf_of(tmp_path, SLIDE, PAPER), 800)
    slide, paper = (opened(page).size for page in drawn.pages)
    assert slide == (800, 450)
    assert paper == (800, pytest.approx(800 * 842 / 595, abs=1))


@pytest.mark.parametrize(("size", "columns"), [(SLIDE, 4), (PAPER, 5)])
def test_an_overview_has_four_slides_or_five_papers_to_a_row(
    tmp_path: Path, size: tuple[int, int], columns: int
) -> None:
    [overview] = draw_pages(pdf_of(tmp_path, *[size] * 11), 600).overviews
    sheet = opened(overview)
    assert OVERVIEW_WIDTH_PX - columns < sheet.width <= OVERVIEW_WIDTH_PX
    assert (cells(sheet, True), cells(sheet, False)) == (columns, 3)


def test_the_overview_of_a_single_page_is_as_narrow_as_the_page(tmp_path: Path) -> None:
    sheet = opened(draw_pages(pdf_of(tmp_path, PAPER), 600).overviews[0])
    assert (cells(sheet, True), cells(sheet, False)) == (1, 1)
    assert sheet.width < 500


def test_pages_smaller_than_a_column_are_not_blown_up(tmp_path: Path) -> None:
    sheet = opened(draw_pages(pdf_of(tmp_path, SLIDE), 200).overviews[0])
    assert sheet.width < 300


def test_more_than_a_hundred_pages_take_a_second_overview(tmp_path: Path) -> None:
    drawn = draw_pages(pdf_of(tmp_path, *[SLIDE] * 101), 100)
    assert len(drawn.pages) == 101
    assert [cells(opened(sheet), False) for sheet in drawn.overviews] == [25, 1]


def test_the_same_pdf_gives_the_same_pictures(tmp_path: Path) -> None:
    pdf = pdf_of(tmp_path, SLIDE, PAPER)
    assert draw_pages(pdf, 300) == draw_pages(pdf, 300)


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"no PDF")
    with pytest.raises(WorkshopkitError, match="cannot be read") as caught:
        draw_pages(tmp_path / "broken.pdf", 300)
    assert caught.value.diagnostics[0].code == "WK714"
