from pathlib import Path

import pytest
from tests.support.pictures import jpeg, png, svg

from workshopkit.diagnostics import Span
from workshopkit.errors import SourceError
from workshopkit.model.look import SVG
from workshopkit.sources.picture import MOST_BYTES, read_logo

WEBP = b"RIFF\x24\0\0\0WEBPVP8 " + bytes(24)


@pytest.mark.parametrize(("data", "kind"), [(png(120, 40), "image/png"), (jpeg(120, 40), "image/jpeg")])
def test_a_logo_is_known_by_what_is_in_it(tmp_path: Path, data: bytes, kind: str) -> None:
    file = tmp_path / "logo.xyz"
    file.write_bytes(data)
    logo = read_logo(file)
    assert (logo.media_type, logo.width_px, logo.height_px, logo.data) == (kind, 120, 40, data)


@pytest.mark.parametrize("start", ["", "\ufeff", '<?xml version="1.0"?>\n<!-- Inkscape -->\n'])
def test_an_svg_is_taken_as_it_was_written(tmp_path: Path, start: str) -> None:
    file = tmp_path / "logo.svg"
    file.write_bytes(svg(before=start))
    assert read_logo(file).media_type == SVG
    file.write_bytes(svg(before=start).decode().encode("utf-16"))
    assert read_logo(file).media_type == SVG


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"", "WK561", "is empty"),
        (b"hello", "WK561", "is no picture"),
        (b"<!DOCTYPE html><html><body><svg/></body></html>", "WK561", "is no picture"),
        (WEBP, "WK571", "is a WebP picture"),
        (b"GIF89a" + bytes(40), "WK571", "is a GIF"),
        (b"%PDF-1.7\n", "WK571", "is a PDF, or an Illustrator file"),
        (b"\x1f\x8b\x08", "WK571", "is a compressed SVG"),
        (jpeg(120, 40, channels=4), "WK572", "is a JPEG in the four colours of the printing press (CMYK)"),
        (png(60000, 60000, b""), "WK573", "has a size of 60000 × 60000 pixels, which no logo has"),
        (png(15000, 15000, b""), "WK573", "has a size of 15000 × 15000 pixels, which no logo has"),
        (png(1, 30000), "WK573", "has a size of 1 × 30000 pixels, which no logo has"),
        (png(30, 700), "WK573", "has a size of 30 × 700 pixels: a line, not a logo"),
        (png(0, 40, b""), "WK573", "has a size of 0 × 40 pixels, which no logo has"),
        (png(120, 40)[:-20], "WK574", "is damaged"),
        (png(120, 40).replace(b"IDAT", b"IDOT"), "WK574", "is damaged"),
        (b"\xff\xd8\xff\xff\xff\xff", "WK574", "is damaged"),
        (jpeg(120, 40)[:-2], "WK574", "is damaged"),
        (bytes(MOST_BYTES + 1), "WK573", "has 10 MB; 10 MB is the most for a logo"),
    ],
)
def test_what_is_no_logo_is_refused_plainly(tmp_path: Path, data: bytes, code: str, said: str) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(data)
    with pytest.raises(SourceError) as refused:
        read_logo(file)
    [told] = refused.value.diagnostics
    assert (told.code, told.span and told.span.file, bool(told.hint)) == (code, str(file), True)
    assert told.message.startswith(f"the logo «logo.png» {said}")


def test_a_logo_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    for name, said in (("logo.png", "is not there"), (".", "is a folder")):
        with pytest.raises(SourceError) as refused:
            read_logo(tmp_path / name, Span("theme.yaml", 3, 7))
        [told] = refused.value.diagnostics
        assert (told.code, str(told.span)) == ("WK561", "theme.yaml:3:7")
        assert said in told.message
