"""A PNG or JPEG file → a logo with its size in pixels; nothing of the picture itself is decoded."""

from pathlib import Path

from workshopkit.diagnostics import Span, error
from workshopkit.errors import SourceError
from workshopkit.model.look import Logo

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 20_000
_PNG = b"\x89PNG\r\n\x1a\n"
_SIZES_OF_JPEG = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""The markers of a JPEG's frame header; the three left out are tables."""
_HINT = "Save the logo as PNG (best) or JPEG, and name that file."


def read_logo(path: Path) -> Logo:
    """The picture in a file. Raises SourceError (WK561) when it is not there or neither PNG nor JPEG."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _refusal(path, f"is larger than {MOST_BYTES // 2**20} MB")
        data = path.read_bytes()
    except OSError as reason:
        raise _refusal(path, "cannot be read, or is not there") from reason
    kind, width, height = _size(data)
    if not kind:
        raise _refusal(path, "is neither a PNG nor a JPEG")
    if not 0 < width <= MOST_PIXELS or not 0 < height <= MOST_PIXELS:
        raise _refusal(path, f"has a size of {width} × {height} pixels, which no logo has")
    return Logo(data, kind, width, height)


def _size(data: bytes) -> tuple[str, int, int]:
    if data.startswith(_PNG) and len(data) >= 24:
        return "image/png", int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if data.startswith(b"\xff\xd8\xff"):
        return ("image/jpeg", *_jpeg_size(data))
    return "", 0, 0


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height in the frame header; (0, 0) when there is none."""
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker in _SIZES_OF_JPEG:
            return int.from_bytes(data[place + 7 : place + 9], "big"), int.from_bytes(
                data[place + 5 : place + 7], "big"
            )
        place += 1 if marker == 0xFF else 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return 0, 0


def _refusal(path: Path, what: str) -> SourceError:
    return SourceError(error("WK561", f"the logo «{path.name}» {what}", Span(str(path)), _HINT))
