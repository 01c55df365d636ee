"""SVG logos: what is passed on, what is refused and where it stands."""

import base64
from pathlib import Path

import pytest
from tests.support.pictures import SVG_HEAD, png, svg

from workshopkit.diagnostics import Span
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.svg import MOST_BYTES, SafeSvg, read_svg

FILE = Span("brand/logo.svg")
SQUARE = '<rect width="9" height="9"/>'
DOCTYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'


def read(data: bytes) -> SafeSvg:
    return read_svg(data, FILE)


def embedded(picture: bytes) -> str:
    return f'<image href="data:image/png;base64,{base64.b64encode(picture).decode()}"/>'


@pytest.mark.parametrize(
    "content",
    [
        SQUARE,
        '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url(#g)"/>',
        '<style>.a{fill:#036}</style><g id="a" class="a"><path d="M0 0h9v9z"/></g><use xlink:href="#a"/>',
        embedded(png(40, 40)),
    ],
)
def test_an_ordinary_drawing_is_taken(content: str) -> None:
    taken = read(svg(content))
    assert (taken.width, taken.height, taken.diagnostics) == (240, 80, ())
    assert read(taken.data).data == taken.data


def test_what_only_an_editor_needs_is_left_out() -> None:
    extra = 'xmlns:ink="http://ink" ink:version="1"'
    data = svg(
        f"<!-- made by --><metadata><a/></metadata><ink:view {extra}/>{SQUARE}", f'<?xml version="1.0"?>{DOCTYPE}'
    )
    taken = read(data)
    for gone in (b"DOCTYPE", b"made by", b"metadata", b"ink:view"):
        assert gone not in taken.data
    assert b"<rect" in taken.data


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<script>alert(1)</script>", "carries a program («script»)"),
        ('<g onload="x()"/>', "carries a program («onload»)"),
        ("<foreignObject><p/></foreignObject>", "no drawing («foreignObject»)"),
        ('<set attributeName="href" to="x"/>', "moves («set»)"),
        ('<image href="https://example.org/a.png"/>', "something outside it: «https://example.org/a.png»"),
        ('<image xlink:href="file:///etc/passwd"/>', "something outside it: «file:///etc/passwd»"),
        ('<image xlink:href="other.png"/>', "something outside it: «other.png»"),
        ('<use href="other.svg#a"/>', "something outside it: «other.svg#a»"),
        ('<a href="javascript:alert(1)"><rect/></a>', "something outside it: «javascript:alert(1)»"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "something outside it: «data:image/svg+xml"),
        (embedded(png(60000, 60000, b"")), "a picture that is damaged or too large"),
        ('<rect style="fill:url(http://example.org/a)"/>', "something outside it: «http://example.org/a»"),
        ('<rect fill="url(http://example.org/a)"/>', "something outside it: «http://example.org/a»"),
        ('<style>@import "http://example.org/a.css";</style>', "a style that fetches or hides something («@import»)"),
        ('<rect style="fill:u\\72l(a)"/>', "a style that fetches or hides something («\\»)"),
        ('<g xml:base="http://example.org/"/>', "something outside it («xml:base»)"),
    ],
)
def test_what_a_picture_must_not_hold_is_refused_with_its_line(content: str, said: str) -> None:
    with pytest.raises(WorkshopkitError) as refused:
        read(svg("\n" + content))
    [told] = refused.value.diagnostics
    assert (told.code, str(told.span)) == ("WK575", "brand/logo.svg:2:1")
    assert said in told.message
    assert told.message.startswith("the logo «logo.svg» ")
    assert told.hint


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE svg [<!ENTITY a "x">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://example.org/a"> %a;]>',
        '<!DOCTYPE svg SYSTEM "own.dtd">',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    with pytest.raises(WorkshopkitError) as refused:
        read(svg("<text>&a;</text>", declared))
    assert [told.code for told in refused.value.diagnostics] == ["WK575"]


def test_a_drawing_that_grows_beyond_bounds_is_refused() -> None:
    tenfold = "".join(f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 10))
    for content in (f'<g id="a0">{SQUARE}</g>{tenfold}', '<g id="a"><use href="#a"/></g>', "<g>" * 230 + "</g>" * 230):
        with pytest.raises(WorkshopkitError) as refused:
            read(svg(content))
        assert "draws more than 50,000 shapes, or without end" in refused.value.diagnostics[0].message


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (SVG_HEAD.encode() + b"\n<rect", "WK576", "no well-formed XML"),
        (b"<svg viewBox='0 0 9 9'><rect/></svg>", "WK576", "no SVG drawing"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><rect/></svg>", "WK576", "does not say how large it is"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1e999 .'><rect/></svg>",
            "WK576",
            "does not say how large",
        ),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='30000'><rect/></svg>", "WK573", "1 × 30000"),
        (svg("<g/>" * (MOST_BYTES // 4)), "WK573", "2.0 MB; 2 MB is the most"),
    ],
)
def test_what_cannot_be_drawn_is_told(data: bytes, code: str, said: str) -> None:
    with pytest.raises(WorkshopkitError) as refused:
        read(data)
    [told] = refused.value.diagnostics
    assert told.code == code
    assert said in told.message


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ('width="100%" height="100%" viewBox="0,0,24,12"', (24, 12)),
        ('width="25.4mm" height="12.7mm" viewBox="0 0 9 9"', (96, 48)),
        ('width="30pt" height="1in"', (40, 96)),
        ('viewBox="-5 -5 .5e2 20."', (50, 20)),
    ],
)
def test_its_size_is_the_written_one_or_the_view_boxs(written: str, size: tuple[float, float]) -> None:
    taken = read(f"<svg xmlns='http://www.w3.org/2000/svg' {written}>{SQUARE}</svg>".encode())
    assert (round(taken.width, 3), round(taken.height, 3)) == size


def test_text_that_is_still_text_is_told() -> None:
    [told] = read(svg("<text>Sandby</text><text> </text>")).diagnostics
    assert (told.code, told.severity) == ("WK577", "warning")


def test_no_network_or_disk_is_touched_for_a_document_type(tmp_path: Path) -> None:
    (tmp_path / "own.dtd").write_text('<!ENTITY a "from the disk">', encoding="utf-8")
    where = (tmp_path / "own.dtd").as_uri()
    assert b"from the disk" not in read(svg(SQUARE, f'<!DOCTYPE svg SYSTEM "{where}">')).data
