"""A picture's file → a logo with its size in pixels: a PNG or JPEG looked at from outside, or an SVG as it was written.

No pixel is decoded and no drawing is parsed here; what an SVG holds `formats.svg` looks through.
"""

import zlib
from pathlib import Path

from workshopkit.diagnostics import Span, error
from workshopkit.errors import SourceError
from workshopkit.model.look import SVG, Logo

MOST_BYTES = 10 * 1024 * 1024
MOST_SIDE_PX = 20_000
MOST_PIXELS = 50_000_000
"""PowerPoint and Word decode every pixel: this many take 200 MB of memory on each machine that opens the file."""
MOST_OBLONG = 20
"""How many times as long as wide a logo is at most."""
_PNG = b"\x89PNG\r\n\x1a\n"
_SIZES_OF_JPEG = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""The markers of a JPEG's frame header; the three left out are tables."""
_END_OF_JPEG = b"\xff\xd9"
_HINT = "Save the logo as PNG (200 pixels high or more), JPEG or SVG, and name that file."
_OTHERS: tuple[tuple[int, bytes, str], ...] = (
    (8, b"WEBP", "a WebP picture"),
    (0, b"GIF8", "a GIF"),
    (0, b"BM", "a BMP bitmap"),
    (0, b"II*\0", "a TIFF picture"),
    (0, b"MM\0*", "a TIFF picture"),
    (0, b"8BPS", "a Photoshop file"),
    (4, b"ftypavif", "an AVIF picture"),
    (4, b"ftyp", "a picture or film from a phone (HEIC)"),
    (0, b"%PDF", "a PDF, or an Illustrator file"),
    (0, b"%!PS", "an EPS drawing"),
    (0, b"\xc5\xd0\xd3\xc6", "an EPS drawing"),
    (40, b" EMF", "an EMF drawing"),
    (0, b"\xd7\xcd\xc6\x9a", "a WMF drawing"),
    (0, b"\x1f\x8b", "a compressed SVG (.svgz)"),
    (0, b"\0\0\1\0", "an icon file"),
    (0, b"PK\3\4", "a zip or an Office file"),
    (0, b"\xd0\xcf\x11\xe0", "an old Office file"),
)
"""Where in a file stands what, and what that file is."""


def read_logo(path: Path, named_at: Span | None = None) -> Logo:
    """The picture in a file; an SVG comes unlooked at and without a size.

    Raises SourceError: WK561 not there or no picture, WK571 a kind of picture that Office doesn't show everywhere, WK572 a
    JPEG in printing colours, WK573 a size that no logo has, WK574 a damaged picture. `named_at` is where it is asked for.
    """
    data = _bytes(path, named_at)
    if data.startswith(_PNG):
        return _sized(Logo(data, "image/png", *_png_size(path, data)), path)
    if data.startswith(b"\xff\xd8\xff"):
        return _sized(Logo(data, "image/jpeg", *_jpeg_size(path, data)), path)
    if _is_svg(data):
        return Logo(data, SVG, 0, 0)
    for place, mark, kind in _OTHERS:
        if data[place : place + len(mark)] == mark:
            raise _refusal("WK571", path, f"is {kind}, which PowerPoint, Word and print don't show alike", _HINT)
    raise _refusal("WK561", path, "is empty" if not data else "is no picture", _HINT)


def _bytes(path: Path, named_at: Span | None) -> bytes:
    try:
        if not path.is_file():
            said = "is a folder" if path.is_dir() else "is not there"
            raise SourceError(error("WK561", f"the logo «{path.name}» {said}", named_at or Span(str(path)), _HINT))
        if (size := path.stat().st_size) > MOST_BYTES:
            said = f"has {size / 2**20:.0f} MB; {MOST_BYTES // 2**20} MB is the most for a logo"
            raise _refusal("WK573", path, said, "Save it smaller: 600 pixels high is plenty.")
        return path.read_bytes()
    except OSError as reason:
        said = f"the logo «{path.name[:80]}» cannot be read"
        raise SourceError(error("WK561", said, named_at or Span(str(path)), _HINT)) from reason


def _is_svg(data: bytes) -> bool:
    start = data[:4096]
    text = (
        start.decode("utf-16", "ignore") if start[:2] in (b"\xff\xfe", b"\xfe\xff") else start.decode("utf-8", "ignore")
    )
    lowered = text.lower().lstrip("\ufeff \r\n\t")
    return lowered.startswith("<") and "<svg" in lowered and "<html" not in lowered.partition("<svg")[0]


def _sized(logo: Logo, path: Path) -> Logo:
    width, height = logo.width_px, logo.height_px
    size = f"has a size of {width} × {height} pixels"
    most = "Save the logo about 600 pixels high, and name that file."
    if not 0 < width <= MOST_SIDE_PX or not 0 < height <= MOST_SIDE_PX or width * height > MOST_PIXELS:
        raise _refusal("WK573", path, f"{size}, which no logo has", most)
    if max(width, height) > MOST_OBLONG * min(width, height):
        raise _refusal("WK573", path, f"{size}: a line, not a logo", "Cut the picture to the logo, and name that file.")
    return logo


def _png_size(path: Path, data: bytes) -> tuple[int, int]:
    """Width and height, when all of its chunks are there and whole."""
    size, place = (0, 0), len(_PNG)
    kinds: list[bytes] = []
    while place + 12 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        body, check = data[place + 4 : place + 8 + length], data[place + 8 + length : place + 12 + length]
        if len(check) < 4 or zlib.crc32(body) != int.from_bytes(check, "big"):
            break
        if not kinds:
            size = int.from_bytes(body[4:8], "big"), int.from_bytes(body[8:12], "big")
        kinds.append(kind)
        if kind == b"IEND":
            break
        place += 12 + length
    if kinds[:1] != [b"IHDR"] or b"IDAT" not in kinds or kinds[-1] != b"IEND":
        raise _damaged(path)
    return size


def _jpeg_size(path: Path, data: bytes) -> tuple[int, int]:
    """Width and height in the frame header."""
    place = 2
    while place + 10 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker in _SIZES_OF_JPEG:
            if data[place + 9] == 4:
                hint = "Save it again for the screen, in RGB, as PNG: in Photoshop Image, Mode, RGB Color."
                raise _refusal("WK572", path, "is a JPEG in the four colours of the printing press (CMYK)", hint)
            if data.find(_END_OF_JPEG, place) < 0:
                raise _damaged(path)
            return int.from_bytes(data[place + 7 : place + 9], "big"), int.from_bytes(
                data[place + 5 : place + 7], "big"
            )
        place += 1 if marker == 0xFF else 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    raise _damaged(path)


def _damaged(path: Path) -> SourceError:
    return _refusal("WK574", path, "is damaged: a part of the picture is missing", "Fetch or save it again.")


def _refusal(code: str, path: Path, what: str, hint: str) -> SourceError:
    return SourceError(error(code, f"the logo «{path.name}» {what}", Span(str(path)), hint))
