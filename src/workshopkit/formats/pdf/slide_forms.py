"""A paper with stand-ins, and a deck's PDF → the paper with the slides in their places, drawn as sharply as in the deck.

A stand-in is a picture of one row of pixels, as many as the number of the slide that it stands for.
"""

import io
import re
import struct
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from workshopkit.formats.pdf.page_content import read_pieces

_PNG = b"\x89PNG\r\n\x1a\n"
_ARCHIVE = re.compile(rb"<pdfaid:(\w+)>[^<]*</pdfaid:\1>")
_GREY_8 = struct.pack(">BBBBB", 8, 0, 0, 0, 0)


def stand_in(number: int) -> bytes:
    """The PNG that stands for a slide, counted from 1."""
    head = struct.pack(">II", number, 1) + _GREY_8
    return _PNG + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(bytes(number + 1))) + _chunk(b"IEND", b"")


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page, in points."""
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as file:
        boxes = [[float(value) for value in page.mediabox] for page in file.pages]
    return tuple((right - left, top - bottom) for left, bottom, right, top in boxes)


def exchange(paper: bytes, deck: bytes) -> bytes:
    """The paper with each stand-in exchanged for its page of the deck's PDF; what it claims beyond PDF/UA-1 is left out."""
    with pikepdf.Pdf.open(io.BytesIO(paper)) as file, pikepdf.Pdf.open(io.BytesIO(deck)) as slides:
        forms: dict[int, pikepdf.Object] = {}
        for objects, name, number in _stand_ins(file, len(slides.pages)):
            if number not in forms:
                forms[number] = _form(file, slides, slides.pages[number - 1])
            objects[name] = forms[number]
        _claim_less(file)
        made = io.BytesIO()
        file.save(
            made, deterministic_id=True, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.disable
        )  # fmt: skip
    return made.getvalue()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _stand_ins(file: pikepdf.Pdf, most: int) -> Iterator[tuple[pikepdf.Object, str, int]]:
    """Where a stand-in is named, under which name, and its number."""
    for page in file.pages:
        objects = page.resources.get("/XObject", Dictionary())
        for name in list(objects.keys()):
            found = objects[name]
            if found.get("/Subtype") == Name.Image and found.get("/Height") == 1 and 1 <= int(found.Width) <= most:
                yield objects, name, int(found.Width)


def _form(file: pikepdf.Pdf, slides: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Object:
    """A page as a drawing that fills the unit square, without its tags: here it is one figure."""
    content = pikepdf.unparse_content_stream([i for piece in read_pieces(page) for i in piece.instructions])
    left, bottom, right, top = (float(value) for value in page.mediabox)
    width, height = right - left, top - bottom
    matrix = Array([round(value, 9) for value in (1 / width, 0, 0, 1 / height, -left / width, -bottom / height)])
    form = pikepdf.Stream(file, content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([left, bottom, right, top]))
    form.Matrix = matrix
    form.Resources = file.copy_foreign(slides.make_indirect(page.obj.Resources))
    if "/Group" in page.obj:
        form.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceRGB, I=True)
    return file.make_indirect(form)


def _claim_less(file: pikepdf.Pdf) -> None:
    """Nobody has looked whether what LibreOffice made is fit for an archive (PDF/A)."""
    data = file.Root.Metadata.read_bytes()
    file.Root.Metadata.write(_ARCHIVE.sub(b"", data))
