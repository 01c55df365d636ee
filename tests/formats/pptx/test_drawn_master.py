"""The drawn master: what PowerPoint finds in it, and that the committed file is what the theme draws."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from workshopkit.formats.package import open_package
from workshopkit.formats.pptx.drawn_layouts import layouts
from workshopkit.formats.pptx.drawn_master import draw_master
from workshopkit.formats.pptx.drawn_rose import rings, rose
from workshopkit.formats.pptx.drawn_shapes import SLIDE_HEIGHT_PT, SLIDE_WIDTH_PT, Box, Place
from workshopkit.model.deck import Role
from workshopkit.model.theme import COLOUR_ROLES, Font, Theme, contrast

FOLDER = Path(__file__).parents[3] / "templates" / "themes" / "navigators"

SLOTS = {
    "Title": {"Kicker", "Title", "Subtitle", "Meta"},
    "Section": {"Kicker", "Title", "Lead", "Figure"},
    "Content": {"Kicker", "Title", "Lead", "Body"},
    "Columns": {"Kicker", "Title", "Lead", "Left", "Right"},
    "Factor": {"Kicker", "Title", "Lead", "Left", "Right"},
    "Challenge": {"Kicker", "Title", "Lead", "Left", "Right"},
    "Table": {"Kicker", "Title", "Lead", "Table"},
    "Figure": {"Kicker", "Title", "Figure", "Body"},
    "Statement": {"Kicker", "Title", "Body"},
    "Break": {"Kicker", "Title", "Lead"},
    "Closing": {"Title", "Body"},
}


@pytest.fixture(scope="module")
def theme() -> Theme:
    raw = yaml.safe_load((FOLDER / "theme.yaml").read_text("utf-8"))
    nowhere = Path("unused.ttf")
    heading, body = (Font(raw["fonts"][kind], nowhere, nowhere, nowhere, nowhere) for kind in ("heading", "body"))
    master = FOLDER / "master.pptx"
    return Theme(raw["name"], raw["title"], raw["colours"], heading, body, master, None, raw["least_pt"], raw["roles"])


@pytest.fixture(scope="module")
def opened(theme: Theme) -> Deck:
    return Presentation(io.BytesIO(draw_master(theme)))


def test_the_committed_master_is_what_the_theme_draws(theme: Theme, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.pptx"
    fresh.write_bytes(draw_master(theme))
    # Part by part: another build of zlib may pack the same bytes differently.
    assert list(open_package(theme.master).items()) == list(open_package(fresh).items())


def test_drawing_twice_gives_the_same_bytes(theme: Theme) -> None:
    assert draw_master(theme) == draw_master(theme)


def test_the_validator_finds_nothing_to_repair(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "master.pptx"
    path.write_bytes(draw_master(theme))
    assert [str(e) for e in validate_pptx(path).errors] == []


def test_every_role_has_its_layout_with_its_slots(theme: Theme, opened: Deck) -> None:
    names = {layout.name: _slots(layout) for layout in opened.slide_layouts}
    assert names == SLOTS
    assert {Role(role) for role in theme.roles} == set(Role)
    assert list(theme.roles.values()) == list(SLOTS)


def test_every_layout_but_the_title_has_a_footer_and_a_number(opened: Deck) -> None:
    for layout in opened.slide_layouts:
        kinds = {shape.element.ph.get("type") for shape in layout.placeholders}
        assert ({"ftr", "sldNum"} <= kinds) == (layout.name != "Title"), layout.name


def test_placeholders_of_a_layout_have_indices_and_shape_ids_of_their_own(opened: Deck) -> None:
    for layout in opened.slide_layouts:
        indices = [shape.placeholder_format.idx for shape in layout.placeholders]
        ids = [shape.shape_id for shape in layout.shapes]
        assert len(set(indices)) == len(indices), layout.name
        assert len(set(ids)) == len(ids), layout.name


def test_places_never_overlap_and_stay_inside_the_margins(theme: Theme) -> None:
    for layout in layouts(theme):
        for one, other in combinations(layout.places, 2):
            assert not _overlap(one.box, other.box), (layout.name, one.name, other.name)
        for place in layout.places:
            assert 60 <= place.box.x <= 900.01 - place.box.width, (layout.name, place.name)
            assert place.box.y + place.box.height <= 500, (layout.name, place.name)


def test_nothing_drawn_hangs_over_the_slides_edge(theme: Theme) -> None:
    for layout in layouts(theme):
        for decor in layout.decor:
            box = decor.box
            assert 0 <= box.x <= SLIDE_WIDTH_PT + 1e-6 - box.width, (layout.name, decor.name)
            assert 0 <= box.y <= SLIDE_HEIGHT_PT + 1e-6 - box.height, (layout.name, decor.name)


def test_a_rose_far_outside_the_slide_draws_nothing() -> None:
    assert rose((-900, -900), 200, "ink", "accent") == ()
    assert rings((2000, 0), (100,), "ink", 50) == ()


def test_rings_wholly_inside_stay_whole() -> None:
    (ring,) = rings((480, 270), (100,), "ink", 50)
    assert len(ring.strokes) == 1
    assert len(ring.strokes[0]) == 181


def test_text_of_every_place_can_be_read_on_its_ground(theme: Theme) -> None:
    for layout in layouts(theme):
        for place in layout.places:
            for ground in _grounds(layout.ground, layout.role, place):
                if place.colour:
                    ratio = contrast(theme.colours[place.colour], theme.colours[ground])
                    assert ratio >= 4.5, (layout.name, place.name, ground, ratio)


def test_body_text_keeps_to_the_themes_floor(theme: Theme) -> None:
    for layout in layouts(theme):
        for place in layout.places:
            if place.name in ("Lead", "Body", "Left", "Right", "Table", "Subtitle"):
                assert place.size_pt >= theme.least_pt, (layout.name, place.name)
            if place.name == "Kicker":
                assert place.size_pt >= 14


def test_the_house_colours_can_be_read_on_one_another(theme: Theme) -> None:
    assert set(theme.colours) == set(COLOUR_ROLES)
    pairs = [(role, role.removeprefix("on-")) for role in COLOUR_ROLES if role.startswith("on-")]
    pairs += [
        (text, ground) for text in ("ink", "muted") for ground in ("paper", "tint", "factor-tint", "challenge-tint")
    ]
    low = {pair: contrast(theme.colours[pair[0]], theme.colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


def test_factor_wears_a_circle_and_challenge_a_diamond(theme: Theme) -> None:
    badges = {layout.role: {d.outline for d in layout.decor if d.name.startswith("Badge")} for layout in layouts(theme)}
    assert badges[Role.FACTOR] == {"ellipse"}
    assert badges[Role.CHALLENGE] == {"diamond"}


def test_another_themes_colours_and_fonts_are_drawn_readably(theme: Theme, tmp_path: Path) -> None:
    colours = dict(theme.colours) | {"primary": "FFD800", "on-primary": "000000", "accent": "FFEE00"}
    other = replace(theme, title='Sol & "Sø"', colours=colours, body_font=replace(theme.body_font, name="Lato"))
    path = tmp_path / "other.pptx"
    path.write_bytes(draw_master(other))
    assert [str(e) for e in validate_pptx(path).errors] == []
    kicker = next(place for place in layouts(other)[0].places if place.name == "Kicker")
    assert kicker.colour == "on-primary"
    with zipfile.ZipFile(path) as archive:
        drawn = archive.read("ppt/theme/theme1.xml").decode()
    assert 'typeface="Lato"' in drawn
    assert "FFD800" in drawn


def _slots(layout: SlideLayout) -> set[str]:
    return {shape.name for shape in layout.placeholders} - {"Footer", "Slide Number"}


def _overlap(one: Box, other: Box) -> bool:
    apart_x = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
    apart_y = one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
    return not (apart_x or apart_y)


def _grounds(ground: str, role: Role, place: Place) -> Iterator[str]:
    on_panel = role in (Role.FACTOR, Role.CHALLENGE) and place.name == "Right"
    yield f"{role.value}-tint" if on_panel else ground
