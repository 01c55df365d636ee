"""A PDF as a screen reader meets it, read with pdfium: every page's elements with their text, and what is decoration."""

import ctypes
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as raw


@dataclass(frozen=True)
class Tag:
    """An element; `text` is its own, not that of what is in it."""

    name: str
    text: str
    alt: str
    depth: int


def read_tags(pdf: bytes) -> list[list[Tag]]:
    """The elements of every page in reading order."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return [_page(document[n]) for n in range(len(document))]
    finally:
        document.close()


def read_text(pdf: bytes) -> list[str]:
    """All the text of every page, tagged or not, in the order of drawing."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return ["".join(text for _, text in _shown(document[n])) for n in range(len(document))]
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> list[Tag]:
    texts: dict[int, str] = {}
    for mark, text in _shown(page):
        texts[mark] = texts.get(mark, "") + text
    tree = raw.FPDF_StructTree_GetForPage(page)
    roots = [raw.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(raw.FPDF_StructTree_CountChildren(tree))]
    found = [tag for root in roots for tag in _tags(root, texts, 0)]
    raw.FPDF_StructTree_Close(tree)
    return found


def _tags(element: Any, texts: dict[int, str], depth: int) -> Iterator[Tag]:
    marks = [
        raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, n)
        for n in range(max(0, raw.FPDF_StructElement_GetMarkedContentIdCount(element)))
    ]
    text = "".join(texts.get(mark, "") for mark in marks if mark >= 0)
    name = _said(raw.FPDF_StructElement_GetType, element)
    yield Tag(name, text, _said(raw.FPDF_StructElement_GetAltText, element), depth)
    for n in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, n)
        if child:
            yield from _tags(child, texts, depth + 1)


def _shown(page: pypdfium2.PdfPage) -> Iterator[tuple[int, str]]:
    words = page.get_textpage()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        size = raw.FPDFTextObj_GetText(item, words, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFTextObj_GetText(item, words, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        yield raw.FPDFPageObj_GetMarkedContentID(item), buffer.raw.decode("utf-16-le").rstrip("\0")
    words.close()


def _said(ask: Callable[..., int], element: Any) -> str:
    size = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
