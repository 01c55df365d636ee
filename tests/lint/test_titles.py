"""Rules on the titles of slides, on decks made with python-pptx."""

from pathlib import Path

from tests.lint.office import PICTURE, Slides, decorate, describe, text_box


def test_a_slide_with_a_title_is_well(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    deck.slide("Pause")
    assert [deck.told(code) for code in ("WK901", "WK902", "WK903", "WK904")] == [[], [], [], []]


def test_a_text_box_that_looks_like_a_title_is_none(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    text_box(deck.slide(None), "Pause", top=0)
    assert deck.told("WK901") == ["slide 1 has no title."]


def test_an_empty_title_is_told(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    deck.slide("Velkommen")
    deck.slide("  ")
    assert deck.told("WK902") == ["slide 2: the title is empty."]


def test_a_title_that_an_earlier_slide_has_is_told_with_that_slide(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    for title in ("Pause", "Dialog", "pause "):
        deck.slide(title)
    assert deck.told("WK903") == ["slide 3 «pause» has the same title as slide 1."]


def test_numbered_titles_are_told_apart(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    deck.slide("Agenda (1/2)")
    deck.slide("Agenda (2/2)")
    assert deck.told("WK903") == []


def test_text_below_the_title_in_the_tree_is_told(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    slide = deck.slide("Pause")
    box = text_box(slide, "15 minutter")
    slide.shapes.title._element.addprevious(box._element)
    assert deck.told("WK904") == ["slide 1 «Pause»: «TextBox 2» is read before the title."]


def test_a_decorative_picture_may_stand_before_the_title(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    slide = deck.slide("Pause")
    picture = slide.shapes.add_picture(str(PICTURE), 0, 0)
    slide.shapes.title._element.addprevious(picture._element)
    describe(picture, "")
    decorate(picture)
    assert deck.told("WK904") == []
