"""A logo that is an SVG as it was written → the same as a picture that every Office shows, the drawing beside it."""

import zlib
from collections.abc import Iterator

from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.pdf.raster import UndrawableError, svg_as_png
from workshopkit.formats.svg import read_svg
from workshopkit.model.look import SVG, Logo

HEIGHT_PX, _MOST_WIDTH_PX = 480, 2400
"""Sharp at 12 mm in print (1,000 dpi) and at the title slide's size on a screen of 4K."""
_HINT = "Export the logo again as a plain SVG, or save it as PNG, 600 pixels high."


def with_bitmap(logo: Logo, span: Span) -> tuple[Logo, tuple[Diagnostic, ...]]:
    """The logo itself when it is a bitmap; an SVG as PNG with the drawing as its `vector`.

    `span` is the file. Raises WorkshopkitError (WK573, WK575, WK576) when the SVG is not safe, or shows nothing.
    """
    if logo.media_type != SVG:
        return logo, ()
    safe = read_svg(logo.data, span)
    width, height = _pixels(safe.width, safe.height)
    try:
        picture = svg_as_png(safe.data, width, height)
    except UndrawableError as problem:
        raise WorkshopkitError(error("WK576", "the logo cannot be drawn", span, _HINT)) from problem
    if _is_empty(picture):
        raise WorkshopkitError(error("WK576", "the logo shows nothing: its page is empty", span, _HINT))
    return Logo(picture, "image/png", width, height, safe.data), safe.diagnostics


def _pixels(width: float, height: float) -> tuple[int, int]:
    tall = min(HEIGHT_PX, _MOST_WIDTH_PX * height / width)
    return max(1, round(tall * width / height)), max(1, round(tall))


def _is_empty(png: bytes) -> bool:
    """Whether every byte of a transparent PNG is zero, whatever its rows' filters, which stand first in each row."""
    chunks = list(_chunks(png))
    header = next(body for kind, body in chunks if kind == b"IHDR")
    rows = zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT"))
    stride = int.from_bytes(header[:4], "big") * {6: 4, 4: 2, 2: 3}.get(header[9], 1) + 1
    return header[9] in (4, 6) and all(not any(rows[at + 1 : at + stride]) for at in range(0, len(rows), stride))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 8
    while place + 12 <= len(png):
        length = int.from_bytes(png[place : place + 4], "big")
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += 12 + length
