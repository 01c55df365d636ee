"""What a master tells about its brand, and what of it had to be changed."""

from pathlib import Path

import pytest
from tests.formats.pptx.decks import ROOT
from tests.formats.pptx.masters.cases import path
from tests.formats.pptx.masters.pictures import logo
from tests.formats.pptx.test_opened_master import changed, replacing

from workshopkit.diagnostics import Severity
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.pptx.adopt import adopt_look
from workshopkit.formats.pptx.roles import explain_roles
from workshopkit.model.role import Role
from workshopkit.model.theme import luminance

_THEME = "ppt/theme/theme1.xml"


def test_the_brand_s_colours_are_used_where_they_can_be_read() -> None:
    look = adopt_look(path("bars and logo"))
    assert (look.colours["primary"], look.colours["factor"]) == ("123A5C", "123A5C")


def test_a_dark_master_still_gives_papers_that_can_be_printed() -> None:
    colours = adopt_look(path("dark, with logo")).colours
    assert luminance(colours["paper"]) > 0.8
    assert luminance(colours["ink"]) < 0.1


@pytest.mark.parametrize("name", ["dark, with logo", "bars and logo"])
def test_the_logo_is_the_small_picture_near_a_corner(name: str) -> None:
    found = adopt_look(path(name)).logo
    assert found is not None
    assert (found.data, found.media_type, found.width_px, found.height_px) == (logo(), "image/png", 280, 140)


def test_a_picture_over_the_whole_slide_is_no_logo() -> None:
    assert adopt_look(path("a photograph behind")).logo is None


def test_a_colour_that_was_changed_is_told_with_both_values() -> None:
    told = [d for d in adopt_look(path("4:3")).diagnostics if d.code == "WK550"]
    assert any("C0504D" in d.message and "«challenge»" in d.message for d in told)
    assert {d.severity for d in told} == {Severity.NOTE}


def test_macros_are_told() -> None:
    [told] = [d for d in adopt_look(path(".potm with macros")).diagnostics if d.code == "WK551"]
    assert told.severity is Severity.WARNING
    assert told.message == "«master.potm» carries macros. They are left out."


def test_of_several_masters_the_one_that_is_used_is_told() -> None:
    [told] = [d for d in adopt_look(path("two masters")).diagnostics if d.code == "WK552"]
    assert "has 2 masters; colours and fonts are those of number 1" in told.message


def test_an_empty_font_is_the_other_one(tmp_path: Path) -> None:
    file = changed(
        tmp_path / "brand.pptx", replacing(_THEME, b'<a:latin typeface="Calibri"/>', b'<a:latin typeface=""/>')
    )
    look = adopt_look(file)
    assert (look.heading_font, look.body_font) == ("Calibri", "Calibri")
    assert {d.code for d in look.diagnostics} >= {"WK553"}


def test_a_file_that_is_no_master_is_refused() -> None:
    with pytest.raises(WorkshopkitError, match="is not"):
        adopt_look(ROOT / "README.md")


def test_layouts_are_found_by_what_they_are_when_their_names_say_nothing() -> None:
    found = {choice.role: choice for choice in explain_roles(path("meaningless names"))}
    assert found[Role.TITLE].layout == "CUSTOM_1"
    assert found[Role.CONTENT].layout == "CUSTOM_1_1"
    assert found[Role.COLUMNS].layout == "CUSTOM_1_1_1_1"
    assert "two texts side by side" in found[Role.COLUMNS].why


def test_a_role_that_no_layout_carries_is_drawn_and_says_why() -> None:
    [content] = [choice for choice in explain_roles(path("no body")) if choice.role is Role.CONTENT]
    assert content.drawn
    assert content.why.startswith("no layout fits: the best, «")


def test_the_table_in_the_docs_is_current() -> None:
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("make_masters_table", ROOT / "docs" / "make_masters_table.py")
    assert spec is not None
    assert spec.loader is not None
    script = module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (ROOT / "docs" / "masters.md").read_text(encoding="utf-8") == script.main()
