"""A deck of every role on every test master: sound, readable, inside its boxes, and beside what the master draws."""

import io
import zipfile

import pytest
from pptx.oxml.ns import qn
from tests.formats.pptx.masters.cases import NAMES, every_role, master, path, slides, theme, written
from tests.formats.pptx.masters.measured import overfull
from tests.support.ooxml import audit, check_package

from workshopkit.formats.pptx.areas import free_area, obstacles
from workshopkit.formats.pptx.base import open_base
from workshopkit.formats.pptx.geometry import Box
from workshopkit.formats.pptx.grounds import Grounds
from workshopkit.formats.pptx.master import FOOTER_TYPES
from workshopkit.formats.pptx.roles import explain_roles
from workshopkit.model.role import Role
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
