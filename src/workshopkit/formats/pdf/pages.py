"""A PDF → a PNG a page, and overviews with all pages in a grid."""

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.frozen import dataclass

OVERVIEW_WIDTH_PX = 2000
MOST_ON_OVERVIEW = 100
_GAP_PX = 28
_MOST_PX = 8000 * 8000
"""Of a page; a page of another shape than paper's is drawn narrower."""
_COLUMNS_OF_SLIDES, _COLUMNS_OF_PAPERS = 4, 5
_PAPER, _EDGE = (255, 255, 255), (190, 196, 200)

Picture = Image.Image


@dataclass(frozen=True, slots=True)
class Drawn:
    """PNG files as bytes: one a page, and overviews of up to MOST_ON_OVERVIEW pages each."""

    pages: tuple[bytes, ...]
    overviews: tuple[bytes, ...]


def draw_pages(pdf: Path, width_px: int, somebodys: bool = False) -> Drawn:
    """The pages of a PDF, each `width_px` wide. Raises WorkshopkitError when there are none to be read.

    That is WK714 for a PDF that LibreOffice made, WK501 or WK717 for `somebodys` own.
    """
    document = _opened(pdf, somebodys)
    try:
        columns = _columns(document)
        small_px = min(_column_px(columns), width_px)
        pages: list[bytes] = []
        small: list[Picture] = []
        for page in document:  # one at a time: a page as a picture takes 6 MB, as PNG a twentieth of that
            # Half a pixel less, since pdfium rounds up, and 800.0001 would become 801.
            width, height = page.get_size()
            scale = min((width_px - 0.5) / width, (_MOST_PX / (width * height)) ** 0.5)
            picture = page.render(scale=scale).to_pil().convert("RGB")
            pages.append(_png(picture))
            small.append(_narrowed(picture, small_px))
            page.close()
    finally:
        document.close()
    starts = range(0, len(small), MOST_ON_OVERVIEW)
    return Drawn(tuple(pages), tuple(_png(_sheet(small[n : n + MOST_ON_OVERVIEW], columns)) for n in starts))


def _opened(pdf: Path, somebodys: bool) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf.read_bytes())
    except OSError as reason:
        what = "does not exist" if isinstance(reason, FileNotFoundError) else f"cannot be read ({reason.strerror})"
        hint = "Check the name and the folder."
        raise WorkshopkitError(error("WK501", f"«{pdf.name}» {what}", Span(str(pdf)), hint)) from reason
    except pypdfium2.PdfiumError as reason:
        raise WorkshopkitError(_unreadable(pdf, somebodys)) from reason


def _unreadable(pdf: Path, somebodys: bool) -> Diagnostic:
    span = Span(str(pdf))
    if not somebodys:
        return error("WK714", "LibreOffice made a PDF that cannot be read", span)
    return error("WK717", f"«{pdf.name}» cannot be read as a PDF: it is damaged or protected by a password", span)


def _columns(document: pypdfium2.PdfDocument) -> int:
    sizes = [document.get_page_size(number) for number in range(len(document))]
    wide = sum(width > height for width, height in sizes)
    return _COLUMNS_OF_SLIDES if 2 * wide > len(sizes) else _COLUMNS_OF_PAPERS


def _column_px(columns: int) -> int:
    return (OVERVIEW_WIDTH_PX - _GAP_PX * (columns + 1)) // columns


def _narrowed(picture: Picture, width_px: int) -> Picture:
    height = max(1, round(picture.height * width_px / picture.width))
    return picture.resize((width_px, height), Image.Resampling.LANCZOS)


def _sheet(pictures: Sequence[Picture], columns: int) -> Picture:
    """Pictures of one width, row by row; a sheet of fewer pictures than columns is as narrow as they are."""
    rows = [pictures[n : n + columns] for n in range(0, len(pictures), columns)]
    step = pictures[0].width + _GAP_PX
    heights = [max(picture.height for picture in row) for row in rows]
    sheet = Image.new("RGB", (_GAP_PX + step * len(rows[0]), _GAP_PX + sum(h + _GAP_PX for h in heights)), _PAPER)
    pen = ImageDraw.Draw(sheet)
    top = _GAP_PX
    for row, height in zip(rows, heights, strict=True):
        for column, picture in enumerate(row):
            left = _GAP_PX + column * step
            sheet.paste(picture, (left, top))
            pen.rectangle((left - 1, top - 1, left + picture.width, top + picture.height), outline=_EDGE)
        top += height + _GAP_PX
    return sheet


def _png(picture: Picture) -> bytes:
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()
