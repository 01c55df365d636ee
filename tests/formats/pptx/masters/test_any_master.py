"""A deck of every role on every test master: sound, readable, inside its boxes, and beside what the master draws."""

import io
import zipfile

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from tests.formats.pptx.decks import deck
from tests.formats.pptx.decks import para as said
from tests.formats.pptx.masters.cases import LONG, NAMES, every_role, large, master, path, slides, theme, written
from tests.formats.pptx.masters.measured import overfull
from tests.support.ooxml import audit, check_package

from workshopkit.compose.figure_icon import badge_figure
from workshopkit.formats.pptx.areas import free_area, obstacles
from workshopkit.formats.pptx.base import open_base
from workshopkit.formats.pptx.geometry import Box
from workshopkit.formats.pptx.grounds import Grounds
from workshopkit.formats.pptx.roles import explain_roles
from workshopkit.formats.pptx.text_look import FOOTER_TYPES
from workshopkit.formats.pptx.writer import write_deck
from workshopkit.model.deck import Slide, Slot
from workshopkit.model.role import Role
from workshopkit.model.text import inlines
from workshopkit.model.theme import COLOUR_ROLES, contrast

pytestmark = pytest.mark.parametrize("name", NAMES)


def boxes(slide) -> list[tuple[object, Box]]:
    """Every shape of a slide with its place, footers left out."""
    kept = [
        s
        for s in slide.shapes
        if not (s.is_placeholder and s.element.find(f".//{qn('p:ph')}").get("type") in FOOTER_TYPES)
    ]
    return [(s, Box(s.left, s.top, s.width, s.height)) for s in kept]


def test_the_file_is_sound(name: str) -> None:
    assert check_package(written(name).data, "pptx") == []
    assert audit(written(name).data, "pptx") == []


def test_every_slide_has_a_title_that_comes_first(name: str) -> None:
    for slide in slides(name):
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text.strip()
        shown = [shape for shape in slide.shapes if shape.name != "Panel"]
        assert shown[0].shape_id == slide.shapes.title.shape_id


def test_every_title_lies_on_the_slide_and_its_lines_lie_too(name: str) -> None:
    page = Box(0, 0, master(name).width_emu, master(name).height_emu)
    layouts = {layout.part: layout for layout in master(name).layouts}
    for slide in slides(name):
        title = slide.shapes.title
        assert page.holds(Box(title.left, title.top, title.width, title.height), 12700)
        layout = layouts[slide.slide_layout.part.partname.membername]
        if layout.title is not None and layout.title.look.turned:
            assert title.text_frame._txBody.bodyPr.get("vert") == "horz"


def test_nothing_is_left_out(name: str) -> None:
    text = " ".join(shape.text_frame.text for slide in slides(name) for shape in slide.shapes if shape.has_text_frame)
    for slide in every_role():
        for paras in slide.texts.values():
            for para in paras:
                words = [word for run in para.runs for word in run.text.split()]
                assert not [word for word in words if word not in text]


def test_every_text_stands_inside_its_box_and_the_slide(name: str) -> None:
    page = Box(0, 0, master(name).width_emu, master(name).height_emu)
    for slide in slides(name):
        for shape, box in boxes(slide):
            assert page.holds(box, 12700), (slide.name, shape.name, box)
    assert overfull(name) == []
    assert [d.message for d in written(name).diagnostics if d.code == "WK801"] == []


def test_no_label_of_the_large_drawings_is_cut(name: str) -> None:
    """The rose, the matrix and the day, as the kit's own deck draws them: where they are too small, another drawing."""
    shown = (Role.FIGURE, "sixteen"), (Role.FIGURE, "matrix"), (Role.SECTION, "day")
    slides = [
        Slide(figure, role, inlines("Det arbejder vi med"), {Slot.KICKER: (said("10.40"),)}, figure=large(figure))
        for role, figure in shown
    ]
    told = write_deck(deck(*slides), theme(name)).diagnostics
    assert [found.message for found in told] == []


def test_an_icon_has_a_place_of_its_own_or_it_is_told_that_there_is_none(name: str) -> None:
    texts = {Slot.LEFT: (said("Tegn"),), Slot.RIGHT: (said("Tal om"),)}
    trust = Slide("trust", Role.FACTOR, inlines(LONG), texts, icon=badge_figure("factor", "trust"))
    made = write_deck(deck(trust), theme(name))
    [slide] = Presentation(io.BytesIO(made.data)).slides
    icons = [box for shape, box in boxes(slide) if shape.name == "icon trust"]
    assert [d.severity for d in made.diagnostics if d.code == "WK806"] == (["note"] if not icons else [])
    others = [box for shape, box in boxes(slide) if shape.name not in ("icon trust", "Panel")]
    assert not [other for other in others for icon in icons if icon.overlap(other)]


def test_nothing_is_drawn_over_what_the_master_draws(name: str) -> None:
    """What the kit draws itself, where the master leaves room; a placeholder's place is the master's own choice."""
    layouts = {layout.part: layout for layout in master(name).layouts}
    for slide in slides(name):
        layout, title = layouts[slide.slide_layout.part.partname.membername], slide.shapes.title
        there, free = obstacles(layout, master(name)), free_area(layout, master(name), title.top + title.height)
        if any(free.overlap(other) for other in there):
            continue
        for shape, box in boxes(slide):
            if not shape.is_placeholder and shape.name != "Panel":
                assert not [o for o in there if box.overlap(o) > 12700**2], (slide.name, shape.name)


def test_every_colour_of_the_brand_can_be_read(name: str) -> None:
    colours = theme(name).colours
    assert set(colours) == set(COLOUR_ROLES)
    pairs = [(role, role.removeprefix("on-")) for role in COLOUR_ROLES if role.startswith("on-")]
    pairs += [("ink", ground) for ground in ("paper", "tint", "factor-tint", "challenge-tint")]
    pairs += [(role, ground) for role in ("primary", "secondary", "muted") for ground in ("paper", "tint")]
    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []
    assert contrast(colours["factor"], colours["challenge"]) >= 1.35


def test_sample_slides_macros_and_what_only_they_used_are_gone(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(written(name).data)) as archive:
        everything = b"".join(archive.read(part) for part in archive.namelist())
        assert len([part for part in archive.namelist() if part.startswith("ppt/slides/slide")]) == written(name).slides
        assert not [part for part in archive.namelist() if "vba" in part]
    assert b"Sample that must go" not in everything


def test_each_role_gets_a_layout_or_is_drawn_with_the_reason(name: str) -> None:
    choices = explain_roles(path(name))
    names = {layout.name for layout in master(name).layouts}
    assert [choice.role for choice in choices] == list(Role)
    for choice in choices:
        assert choice.layout in names
        assert choice.why
        assert Box(0, 0, master(name).width_emu, master(name).height_emu).holds(choice.free)


def test_the_ground_of_every_title_is_looked_up_without_a_guess_at_its_colour(name: str) -> None:
    grounds = Grounds(open_base(path(name)))
    for layout in master(name).layouts:
        if layout.title is not None:
            assert len(grounds.under(layout, layout.title.box)) in (0, 6)
