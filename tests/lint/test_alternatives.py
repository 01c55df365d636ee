"""Rules on alternative texts, in PowerPoint and Word."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches
from tests.lint.office import DECORATIVE, PICTURE, Paper, Slides, decorate, describe, text_box


def picture(slide: Any) -> Any:
    """A picture that says nothing."""
    made = slide.shapes.add_picture(str(PICTURE), 0, 0)
    made.name = "Logo"
    describe(made, "")
    return made


def chart(slide: Any) -> Any:
    """A chart of one bar."""
    data = CategoryChartData()
    data.categories = ["Before"]
    data.add_series("Visits", (3,))
    made = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, Inches(3), Inches(3), data)
    made.name = "Visits"
    return made


def table(slide: Any) -> Any:
    """A table in its frame."""
    made = slide.shapes.add_table(2, 2, 0, 0, Inches(3), Inches(1))
    made.name = "Times"
    return made


def group(slide: Any) -> Any:
    """A group of two shapes, neither with a text."""
    made = slide.shapes.add_group_shape()
    made.name = "Course"
    for left in (1, 2):
        made.shapes.add_shape(MSO_SHAPE.OVAL, Inches(left), Inches(2), Inches(1), Inches(1))
    return made


def shape(slide: Any) -> Any:
    """A shape without text."""
    made = slide.shapes.add_shape(MSO_SHAPE.RIGHT_ARROW, 0, 0, Inches(1), Inches(1))
    made.name = "Onwards"
    return made


THINGS = [(picture, "picture «Logo»"), (chart, "chart «Visits»"), (table, "table «Times»"), (group, "group «Course»"),
          (shape, "shape «Onwards»")]  # fmt: skip


@pytest.mark.parametrize(("make", "name"), THINGS)
def test_what_is_looked_at_needs_an_alternative_text(make: Any, name: str, tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    deck.slide("Velkommen")
    make(deck.slide("Pause"))
    assert deck.told("WK911") == [f"slide 2 «Pause»: {name} has no alternative text."]


@pytest.mark.parametrize(("make", "name"), THINGS)
def test_with_an_alternative_text_it_is_well(make: Any, name: str, tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    describe(make(deck.slide()), "What it tells")
    assert (deck.told("WK911"), deck.told("WK912")) == ([], [])


@pytest.mark.parametrize(("make", "name"), THINGS)
def test_marked_as_decorative_it_is_well(make: Any, name: str, tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    decorate(make(deck.slide()))
    assert deck.told("WK911") == []


def test_a_text_speaks_for_itself(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    text_box(deck.slide(), "Kaffe i foyeren")
    assert deck.told("WK911") == []


def test_a_files_name_is_no_alternative_text(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    describe(picture(deck.slide()), "IMG_2041.JPG")
    assert deck.told("WK912") == [
        "slide 1 «Pause»: the alternative text of picture «Logo», «IMG_2041.JPG», tells nothing."
    ]


def paper_with_picture(folder: Path) -> tuple[Paper, Any]:
    """A paper with a picture under a heading, and the picture's properties."""
    paper = Paper(folder)
    paper.document.add_heading("Kort", 1)
    drawn = paper.document.add_picture(str(PICTURE))
    properties = drawn._inline.docPr
    properties.set("name", "Map")
    return paper, properties


def test_a_picture_in_word_needs_an_alternative_text(tmp_path: Path) -> None:
    paper, _ = paper_with_picture(tmp_path)
    assert paper.told("WK911") == ["under «Kort»: picture «Map» has no alternative text."]


def test_a_described_picture_in_word_is_well(tmp_path: Path) -> None:
    paper, properties = paper_with_picture(tmp_path)
    properties.set("descr", "The harbour from the south")
    assert (paper.told("WK911"), paper.told("WK912")) == ([], [])


def test_a_decorative_picture_in_word_is_well(tmp_path: Path) -> None:
    paper, properties = paper_with_picture(tmp_path)
    properties.append(etree.fromstring(DECORATIVE))
    assert paper.told("WK911") == []


def test_a_picture_in_a_words_footer_is_told_there(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    footer = paper.document.sections[0].footer
    footer.paragraphs[0].add_run().add_picture(str(PICTURE))
    assert paper.told("WK911") == ["footer: picture «Picture 1» has no alternative text."]


def test_a_table_in_word_needs_none(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.document.add_table(2, 2)
    assert paper.told("WK911") == []
