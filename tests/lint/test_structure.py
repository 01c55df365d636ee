"""Rules on the structure of files: levels of headings, and the title in the properties."""

from pathlib import Path

from tests.lint.office import Paper, Slides


def test_headings_that_go_down_a_level_at_a_time_are_well(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    for level in (1, 2, 3, 1, 2):
        paper.document.add_heading("Mål", level)
    assert paper.told("WK941") == []


def test_a_level_that_is_left_out_is_told(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.document.add_heading("Mål", 1)
    paper.document.add_heading("Delmål", 3)
    assert paper.told("WK941") == ["Heading «Delmål» is of level 3, but the one before is of level 1."]


def test_the_first_heading_is_of_level_1(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.document.add_heading("Mål", 2)
    assert paper.told("WK941") == ["Heading «Mål» is of level 2, but it is the first."]


def test_files_without_a_title_are_told(tmp_path: Path) -> None:
    paper, deck = Paper(tmp_path), Slides(tmp_path)
    paper.document.core_properties.title = ""
    deck.deck.core_properties.title = " "
    assert paper.told("WK942") == deck.told("WK942") == ["The file has no title in its properties."]


def test_files_with_a_title_are_well(tmp_path: Path) -> None:
    assert Paper(tmp_path).told("WK942") == Slides(tmp_path).told("WK942") == []
