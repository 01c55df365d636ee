"""A theme's body font → a font for what is typed into a form: every letter of Western Europe, embedded.

Not only the letters that a paper has in it: nobody knows beforehand what will be typed.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import deflate
import pikepdf
import uharfbuzz
from pikepdf import Array, Dictionary, Name, Stream

from workshopkit.frozen import dataclass

ENCODING = "cp1252"
"""What PDF calls WinAnsiEncoding."""
FONT_NAME = "WkForm"
_FIRST, _LAST = 32, 255
_UNUSED = frozenset((127, 129, 141, 143, 144, 157))
_BULLET = "\u2022"
_LAYOUT_TABLES = ("GSUB", "GPOS", "GDEF", "kern", "DSIG")
_NONSYMBOLIC = 1 << 5
_STEM = 80
"""How thick a stem of regular type is, in thousandths; no viewer looks closely."""
_LEVELS = range(6, 13)
"""Of packing, in this order: what ends on a carriage return reads as a byte less, which PDF/A forbids (ISO 19005-2, 6.1.7.1)."""


@dataclass(frozen=True, slots=True)
class FormFont:
    """A font's file cut down to one code page and deflated, and its measures in thousandths of the type's size."""

    name: str
    deflated: bytes
    length: int
    widths: tuple[int, ...]
    ascent: int
    descent: int
    box: tuple[int, int, int, int]

    def width(self, text: str) -> float:
        """How wide text is, in ems."""
        codes = text.encode(ENCODING, "replace")
        return sum(self.widths[code - _FIRST] for code in codes if code >= _FIRST) / 1000


def form_font(files: Sequence[Path]) -> FormFont:
    """The first of the files that holds TrueType outlines, which a form's font has to have."""
    return _form_font(tuple(files))


@lru_cache(maxsize=8)
def _form_font(files: tuple[Path, ...]) -> FormFont:
    faces = (uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))) for file in files)
    file, face = next((f, face) for f, face in zip(files, faces, strict=False) if "glyf" in face.table_tags)
    font = uharfbuzz.Font(face)
    each = [_character(code) for code in range(_FIRST, _LAST + 1)]
    scale = 1000 / face.upem
    glyphs = (font.get_nominal_glyph(ord(letter)) for letter in each)
    widths = tuple(round(font.get_glyph_h_advance(glyph or 0) * scale) for glyph in glyphs)
    measures = font.get_font_extents("ltr")
    ascent, descent = round(measures.ascender * scale), round(measures.descender * scale)
    box = (min(0, -200), descent, max(1000, *widths), ascent)
    cut = _cut(face, each)
    packed = (bytes(deflate.zlib_compress(cut, level)) for level in _LEVELS)
    deflated = next(each for each in packed if not each.endswith(b"\r"))
    return FormFont(file.stem.replace(" ", ""), deflated, len(cut), widths, ascent, descent, box)


def font_object(pdf: pikepdf.Pdf, font: FormFont) -> pikepdf.Object:
    """The font as an object of a file."""
    program = Stream(pdf, font.deflated, Filter=Name.FlateDecode, Length1=font.length)
    name = Name("/" + font.name)
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=_NONSYMBOLIC, FontBBox=Array(font.box), ItalicAngle=0,
        Ascent=font.ascent, Descent=font.descent, CapHeight=font.ascent, StemV=_STEM,
        FontFile2=pdf.make_indirect(program),
    )  # fmt: skip
    return pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=name, Encoding=Name.WinAnsiEncoding,
        FirstChar=_FIRST, LastChar=_LAST, Widths=Array(font.widths), FontDescriptor=pdf.make_indirect(descriptor),
    ))  # fmt: skip


def _character(code: int) -> str:
    return _BULLET if code in _UNUSED else bytes([code]).decode(ENCODING)


def _cut(face: uharfbuzz.Face, letters: Sequence[str]) -> bytes:
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update({ord(letter) for letter in letters})
    wanted.drop_table_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in _LAYOUT_TABLES})
    return bytes(uharfbuzz.subset(face, wanted).blob.data)
