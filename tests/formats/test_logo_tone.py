"""Logos for dark grounds: told from others, and given a ground on white paper."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from tests.support.pictures import jpeg, png

from workshopkit.formats.logo_tone import is_for_dark, paper_logo
from workshopkit.model.look import Logo
from workshopkit.pipeline.themes import load_theme
from workshopkit.sources.locate import Places


def logo(mark: str, ground: str | None = None, more: str = "") -> Logo:
    picture = Image.new("RGBA", (300, 100), ground or (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((10, 10, 90, 90), fill=mark)
    pen.rectangle((120, 30, 290, 70), fill=mark)
    if more:
        pen.rectangle((120, 30, 135, 38), fill=more)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return Logo(out.getvalue(), "image/png", 300, 100)


@pytest.mark.parametrize(
    ("found", "for_dark"),
    [
        (logo("white"), True),
        (logo("#EEEEDD", more="#003049"), True),
        (logo("#003049"), False),
        (logo("#FFD800"), False),
        (logo("white", ground="#003049"), False),
        (logo("#003049", ground="white"), False),
        (Logo(png(30, 10), "image/png", 30, 10), False),
        (Logo(jpeg(30, 10), "image/jpeg", 30, 10), False),
        (Logo(b"\x89PNG nothing", "image/png", 30, 10), False),
    ],
)
def test_a_logo_is_for_dark_grounds_when_nothing_of_it_shows_on_white(found: Logo, for_dark: bool) -> None:
    assert is_for_dark(found) is for_dark


def test_on_paper_a_white_logo_stands_on_the_brands_own_colour() -> None:
    theme, _ = load_theme("navigators", Places.of(None, None), Path())
    assert theme is not None
    shown = paper_logo(replace(theme, logo=logo("white")))
    assert shown is not None
    picture = Image.open(io.BytesIO(shown.data)).convert("RGB")
    assert picture.size == (shown.width_px, shown.height_px) == (344, 144)
    primary = tuple(bytes.fromhex(theme.colours["primary"]))
    assert picture.getpixel((2, 2)) == primary
    assert picture.getpixel((22 + 50, 22 + 50)) == (255, 255, 255)


def test_any_other_logo_is_shown_as_it_is() -> None:
    theme, _ = load_theme("navigators", Places.of(None, None), Path())
    assert theme is not None
    dark = logo("#003049")
    assert paper_logo(replace(theme, logo=dark)) is dark
    assert paper_logo(theme) is None
