import io

import pytest
from PIL import Image
from tests.support.pictures import png, svg

from workshopkit.diagnostics import Span
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.svg import read_svg
from workshopkit.formats.vector_logo import HEIGHT_PX, with_bitmap
from workshopkit.model.look import SVG, Logo

FILE = Span("logo.svg")


def test_an_svg_gets_a_picture_beside_it_transparent_where_it_is_empty() -> None:
    data = svg('<circle cx="40" cy="40" r="30" fill="#C8102E"/>')
    logo, told = with_bitmap(Logo(data, SVG, 0, 0), FILE)
    assert (logo.media_type, logo.width_px, logo.height_px, told) == ("image/png", 3 * HEIGHT_PX, HEIGHT_PX, ())
    assert logo.vector == read_svg(data, FILE).data
    picture = Image.open(io.BytesIO(logo.data)).convert("RGBA")
    assert picture.size == (3 * HEIGHT_PX, HEIGHT_PX)
    assert picture.getpixel((HEIGHT_PX // 2, HEIGHT_PX // 2)) == (0xC8, 0x10, 0x2E, 255)
    assert picture.getpixel((2 * HEIGHT_PX, HEIGHT_PX // 2)) == (0, 0, 0, 0)


def test_a_very_wide_one_is_as_wide_as_a_picture_may_be() -> None:
    data = svg().replace(b"0 0 240 80", b"0 0 1000 60")
    logo, _ = with_bitmap(Logo(data, SVG, 0, 0), FILE)
    assert (logo.width_px, logo.height_px) == (2400, 144)


@pytest.mark.parametrize(
    "content", ["", "<g/>", '<rect width="9" height="9" fill="none"/>', '<rect x="500" width="9" height="9"/>']
)
def test_one_that_shows_nothing_is_refused(content: str) -> None:
    with pytest.raises(WorkshopkitError) as refused:
        with_bitmap(Logo(svg(content), SVG, 0, 0), FILE)
    [told] = refused.value.diagnostics
    assert (told.code, told.message) == ("WK576", "the logo shows nothing: its page is empty")


def test_a_bitmap_stays_as_it_is() -> None:
    logo = Logo(png(300, 100), "image/png", 300, 100)
    assert with_bitmap(logo, FILE) == (logo, ())
