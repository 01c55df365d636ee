"""A PDF as what somebody sees and hears of it: text in a part of a page, sizes, bookmarks, the judgement of a validator."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import page as page_validation
import pypdf
import pypdfium2

MM = 72 / 25.4


@contextmanager
def opened(pdf: Path | bytes) -> Iterator[Any]:
    """The document, closed again."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def texts(pdf: Path | bytes) -> list[str]:
    """The text of each page, all white space made single."""
    with opened(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def text_within(pdf: Path | bytes, number: int, left: float, top: float, right: float, bottom: float) -> str:
    """The text in a part of a page (from 0), in millimetres from its upper left corner."""
    with opened(pdf) as document:
        page = document[number]
        height = page.get_height()
        found = page.get_textpage().get_text_bounded(left * MM, height - bottom * MM, right * MM, height - top * MM)
        return " ".join(found.split())


def sizes_mm(pdf: Path | bytes) -> list[tuple[int, int]]:
    """Width and height of each page in whole millimetres."""
    with opened(pdf) as document:
        return [(round(page.get_width() / MM), round(page.get_height() / MM)) for page in document]


def bookmarks(pdf: Path) -> list[str]:
    """The titles of all bookmarks, in order."""

    def titles(entries: Any) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield str(entry.title)

    return list(titles(pypdf.PdfReader(pdf).outline))


def ua_failures(pdf: Path | bytes) -> list[str]:
    """What keeps the file from PDF/UA-1."""
    return _failures(pdf, "ua1")


def standards_failures(pdf: Path | bytes) -> list[str]:
    """What keeps the file from the standards that a paper claims: PDF/UA-1 and PDF/A-2a."""
    return _failures(pdf, "ua1") + _failures(pdf, "pdfa-2a")


def _failures(pdf: Path | bytes, profile: str) -> list[str]:
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf if isinstance(pdf, bytes) else pdf.read_bytes())
        file.flush()
        return [str(failure) for failure in page_validation.validate_pdf(file.name, profile=profile).failures]
