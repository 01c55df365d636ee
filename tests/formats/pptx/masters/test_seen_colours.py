"""Brands whose colours stand in what a master draws, while its theme holds those of an empty file."""

import pytest
from tests.formats.pptx.masters.cases import NAMES, path
from tests.support.pictures import svg

from workshopkit.formats.pptx.adopt import adopt_look
from workshopkit.formats.pptx.drawn_colours import DrawnColours, is_untouched
from workshopkit.formats.pptx.seen_scheme import seen_scheme
from workshopkit.formats.pptx.shades import vividness
from workshopkit.model.look import Logo
from workshopkit.model.theme import luminance

OFFICE = {
    "tx1": "000000", "bg1": "FFFFFF", "tx2": "44546A", "bg2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47",
}  # fmt: skip


def seen(shares: dict[str, float], title: str = "", ground: str = "", by_scheme: float = 0, logo: Logo | None = None):
    return seen_scheme(OFFICE, DrawnColours(ground, title, "", shares, by_scheme), logo)


def test_bars_and_titles_give_the_colours_by_how_much_they_cover() -> None:
    look = adopt_look(path("brand in drawings"))
    assert (look.colours["primary"], look.colours["ink"], look.colours["accent"]) == ("5A2D82", "2B2B3A", "00B2A9")
    assert look.origins["primary"] == "drawn on the master: 4 % of the slides"
    assert look.origins["ink"] == "the master's texts"
    assert look.origins["on-unlit"] == "worked out from the others"
    assert "made readable" in look.origins["secondary"]
    [told] = [d for d in look.diagnostics if d.code == "WK554"]
    assert "5A2D82 (drawn on the master: 4 % of the slides), 00B2A9 (drawn on the master" in told.message


def test_a_dark_ground_becomes_the_brand_and_the_papers_stay_light() -> None:
    colours = adopt_look(path("brand on a dark ground")).colours
    assert (colours["primary"], colours["accent"], colours["paper"]) == ("10243E", "FF8200", "FFFFFF")
    assert luminance(colours["ink"]) < 0.05


def test_a_logo_gives_the_colours_where_nothing_else_does() -> None:
    look = adopt_look(path("brand in the logo"))
    assert {look.colours["primary"], look.colours["accent"], look.colours["challenge"]} >= {"C8102E"}
    assert "the logo" in look.origins["primary"]
    assert look.colours["primary"] in ("C8102E", "123A5C")


def test_a_scheme_that_somebody_chose_counts_whatever_is_drawn() -> None:
    look = adopt_look(path("bars and logo"))
    assert look.origins["primary"] == "the master's scheme (tx2)"
    assert "WK554" not in {d.code for d in look.diagnostics}


def test_an_empty_master_keeps_its_scheme() -> None:
    look = adopt_look(path("4:3"))
    assert look.origins["primary"] == "the master's scheme (tx2)"
    assert is_untouched(OFFICE)
    assert not is_untouched(OFFICE | {"accent6": "123456"})
    assert seen({}) is None
    assert seen({"FFFFFF": 1.0, "F2F2F2": 0.3}) is None


def test_drawings_in_the_schemes_own_colours_outweigh_specks_of_others() -> None:
    assert seen({"5A2D82": 0.01}, by_scheme=0.3) is None
    assert seen({"5A2D82": 0.0005}) is None


def test_a_brand_without_hues_gets_greys_and_no_colour_of_offices() -> None:
    found = seen({"000000": 0.5}, ground="FFFFFF")
    assert found is not None
    assert max(vividness(colour) for colour in found.colours.values()) < 0.1


def test_a_pale_first_colour_is_darkened_and_it_is_told() -> None:
    found = seen({"009BDD": 0.2})
    assert found is not None
    assert found.chosen == ("009BDD",)
    assert found.sources[found.colours["tx2"]].startswith(
        "009BDD, drawn on the master: 20 % of the slides, made darker"
    )


def test_the_colours_of_an_svg_logo_are_read_from_it() -> None:
    drawing = svg('<rect width="9" height="9" fill="#5A2D82"/><path style="fill:#00b2a9" d="M0 0h9"/>')
    found = seen({}, logo=Logo(b"", "image/png", 9, 9, drawing))
    assert found is not None
    assert set(found.chosen) == {"5A2D82", "00B2A9"}


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_has_an_origin(name: str) -> None:
    look = adopt_look(path(name))
    assert set(look.origins) == set(look.colours)
    assert all(look.origins.values())
