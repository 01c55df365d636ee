"""Rules on contrast and size: colours through theme, master, layout, list styles, tables and the boxes beneath."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt
from tests.lint.office import PICTURE, A, Slides, describe, run_of, text_box

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
GREY = RGBColor(0x99, 0x99, 0x99)
FAINT = "the text «Kaffe» in text «TextBox 2» has a contrast of 2.8:1 (#999999 on #FFFFFF); the least is 4.5:1."


def coloured(deck: Slides, colour: RGBColor = GREY, size_pt: float = 16, bold: bool = False) -> Any:
    """A text box in a colour."""
    box = text_box(deck.slide(), "Kaffe")
    font = run_of(box).font
    font.color.rgb, font.size, font.bold = colour, Pt(size_pt), bold
    return box


def painted(slide: Any, colour: RGBColor, left: float = 0, wide: float = 10, shape: Any = MSO_SHAPE.RECTANGLE) -> Any:
    """A filled shape in the height of the text box."""
    made = slide.shapes.add_shape(shape, Inches(left), Inches(2), Inches(wide), Inches(4))
    made.fill.solid()
    made.fill.fore_color.rgb = colour
    return made


def beneath(box: Any, shape: Any) -> None:
    """Sends a shape behind a text box."""
    box._element.addprevious(shape._element)


def test_black_on_white_is_well(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    coloured(deck, RGBColor(0, 0, 0))
    assert (deck.told("WK951"), deck.told("WK952")) == ([], [])


def test_faint_text_on_a_slide_is_told_with_both_colours(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    coloured(deck)
    assert deck.told("WK951") == [f"slide 1 «Pause»: {FAINT}"]


@pytest.mark.parametrize(
    ("size_pt", "bold", "well"), [(18, False, True), (14, True, True), (17, False, False), (13, True, False)]
)
def test_large_text_needs_three_to_one(size_pt: float, bold: bool, well: bool, tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    coloured(deck, RGBColor(0x8A, 0x8A, 0x8A), size_pt, bold)
    assert (deck.told("WK951") == []) is well


def test_a_scheme_colour_is_the_themes(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    font = run_of(coloured(deck)).font
    font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    assert "1.0:1 (#FFFFFF on #FFFFFF)" in deck.told("WK951")[0]


def test_brightness_changes_a_scheme_colour(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    font = run_of(coloured(deck)).font
    font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    font.color.brightness = 0.5
    assert "(#808080 on #FFFFFF)" in deck.told("WK951")[0]


def test_a_placeholder_takes_its_layouts_colour(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    slide = deck.slide("Pause")
    style = slide.slide_layout.placeholders[0]._element.find(f".//{A}lstStyle")
    style.append(etree.fromstring(
        f'<a:lvl1pPr xmlns:a="{A[1:-1]}"><a:defRPr sz="1600"><a:solidFill><a:srgbClr val="EEEEEE"/></a:solidFill>'
        "</a:defRPr></a:lvl1pPr>"
    ))  # fmt: skip
    assert "(#EEEEEE on #FFFFFF); the least is 4.5:1" in deck.told("WK951")[0]


def test_the_shapes_own_fill_is_the_ground(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    box = coloured(deck)
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor(0, 0, 0)
    assert deck.told("WK951") == []


def test_a_box_that_lies_beneath_is_the_ground(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    box = coloured(deck)
    beneath(box, painted(deck.deck.slides[0], RGBColor(0, 0, 0)))
    assert (deck.told("WK951"), deck.told("WK952")) == ([], [])


def test_the_slides_background_is_the_ground(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    coloured(deck)
    background = deck.deck.slides[0].background.fill
    background.solid()
    background.fore_color.rgb = RGBColor(0, 0, 0)
    assert deck.told("WK951")[0].startswith(
        "slide 1 «Pause»: the text «Pause» in text «Title 1» has a contrast of 1.0:1"
    )
    assert len(deck.told("WK951")) == 1


def test_text_over_two_grounds_of_which_one_is_near_cannot_be_judged(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    box = coloured(deck)
    beneath(box, painted(deck.deck.slides[0], RGBColor(0, 0, 0), left=3))
    assert deck.told("WK951") == []
    assert deck.told("WK952") == [
        "slide 1 «Pause»: the contrast of «Kaffe» in text «TextBox 2» cannot be judged: it stands over several colours."
    ]


def test_text_on_a_picture_cannot_be_judged(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    box = coloured(deck)
    picture = deck.deck.slides[0].shapes.add_picture(str(PICTURE), 0, 0, Inches(10), Inches(7))
    describe(picture, "The harbour")
    beneath(box, picture)
    assert (deck.told("WK951"), deck.told("WK952")) == ([], [
        "slide 1 «Pause»: the contrast of «Kaffe» in text «TextBox 2» cannot be judged: it stands on a picture."
    ])  # fmt: skip


def test_text_on_a_gradient_cannot_be_judged(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    coloured(deck).fill.gradient()
    assert deck.told("WK952")[0].endswith("cannot be judged: it stands on a gradient.")


def test_a_see_through_box_tints_what_is_beneath(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    box = coloured(deck, RGBColor(0, 0, 0))
    shape = painted(deck.deck.slides[0], RGBColor(0, 0, 0))
    etree.SubElement(shape._element.find(f".//{A}srgbClr"), f"{A}alpha", val="80000")
    beneath(box, shape)
    assert "(#000000 on #333333)" in deck.told("WK951")[0]


def test_cells_count_with_their_own_fill(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    table = deck.slide().shapes.add_table(2, 1, 0, Inches(2), Inches(3), Inches(1)).table
    cell = table.cell(0, 0)
    cell.text = "Hvornår"
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor(0x10, 0x30, 0x5A)
    cell.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0x20, 0x40, 0x60)
    assert "the text «Hvornår» in table «Table 2» has a contrast of 1.2:1" in deck.told("WK951")[0]


def test_a_table_style_that_is_not_in_the_file_cannot_be_judged(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    deck.slide().shapes.add_table(2, 1, 0, Inches(2), Inches(3), Inches(1)).table.cell(0, 0).text = "Hvornår"
    assert deck.told("WK952") == [
        "slide 1 «Pause»: the contrast of «Hvornår» in table «Table 2» cannot be judged: it stands in a table style that "
        "is built into PowerPoint."
    ]


@pytest.mark.parametrize(("size_pt", "told"), [(12, []), (11.5, [
    "slide 1 «Pause»: the text «Kaffe» in text «TextBox 2» is 11.5 pt; under 12 pt is hard to read on a screen."
])])  # fmt: skip
def test_text_under_12_pt_is_told(size_pt: float, told: list[str], tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    coloured(deck, RGBColor(0, 0, 0), size_pt)
    assert deck.told("WK953") == told


def test_the_scale_of_autofit_counts(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    box = coloured(deck, RGBColor(0, 0, 0), 16)
    body = box._element.find(f".//{A}bodyPr")
    for child in list(body):
        body.remove(child)
    etree.SubElement(body, f"{A}normAutofit", fontScale="62500")
    assert "is 10 pt;" in deck.told("WK953")[0]


def test_a_link_has_the_themes_colour_for_links(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    box = coloured(deck, RGBColor(0, 0, 0))
    run_of(box).hyperlink.address = "https://example.org"
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor(0, 0, 0x80)
    assert "(#0000FF on #000080)" in deck.told("WK951")[0]


def test_a_slides_own_colour_map_counts(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    run_of(coloured(deck)).font.color.theme_color = MSO_THEME_COLOR.DARK_1
    slide = deck.deck.slides[0]
    override = slide._element.find(f"{P}clrMapOvr")
    for child in list(override):
        override.remove(child)
    names = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2", "hlink": "hlink", "folHlink": "folHlink"}
    names |= {f"accent{n}": f"accent{n}" for n in range(1, 7)}
    etree.SubElement(override, f"{A}overrideClrMapping", **names)
    assert [message.split(" has ")[1][:29] for message in deck.told("WK951")] == ["a contrast of 1.0:1 (#000000 "]


def test_members_of_a_group_lie_on_one_another(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    slide = deck.slide()
    group = slide.shapes.add_group_shape()
    describe(group, "Coffee")
    dark = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(1), Inches(2), Inches(4), Inches(2))
    dark.fill.solid()
    dark.fill.fore_color.rgb = RGBColor(0, 0, 0)
    box = group.shapes.add_textbox(Inches(2), Inches(2), Inches(2), Inches(1))
    box.text_frame.text = "Kaffe"
    run_of(box).font.color.rgb = GREY
    place = group._element.find(f"./*/{A}xfrm")
    for name in ("off", "ext"):  # the group is shown at half its size, elsewhere
        for key, value in place.find(A + name).attrib.items():
            place.find(A + name).set(key, str(int(value) // 2))
    assert (deck.told("WK951"), deck.told("WK952")) == ([], [])
    run_of(box).font.color.rgb = RGBColor(0x20, 0x20, 0x20)
    assert "(#202020 on #000000)" in deck.told("WK951")[0]
