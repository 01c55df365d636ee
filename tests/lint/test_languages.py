"""Rules on languages: of runs, and of the file."""

from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from pptx.enum.lang import MSO_LANGUAGE_ID
from tests.lint.office import A, Paper, Slides, run_of, text_box

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NOTES, _MASTER = _REL + "notesSlide", _REL + "notesMaster"


def without_defaults(deck: Slides) -> None:
    """Takes the languages of the presentation's and the master's defaults away."""
    for tree in (deck.deck.part._element, deck.deck.slide_master.part._element):
        for node in tree.iter(f"{A}defRPr"):
            node.attrib.pop("lang", None)


def test_the_presentations_default_language_counts(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    text_box(deck.slide(), "Kaffe")
    assert (deck.told("WK931"), deck.told("WK932")) == ([], [])


def test_text_on_slides_without_any_language_is_told_once_a_shape(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    without_defaults(deck)
    slide = deck.slide("Pause")
    run_of(slide.shapes.title).font.language_id = MSO_LANGUAGE_ID.DANISH
    text_box(slide, "Kaffe\nTe")
    text_box(slide, "12:00")
    assert deck.told("WK931") == ["slide 1 «Pause»: the text «Kaffe» in «TextBox 2» and 1 more have no language."]


def test_a_language_on_the_run_is_enough(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    without_defaults(deck)
    slide = deck.slide("Pause")
    run_of(slide.shapes.title).font.language_id = MSO_LANGUAGE_ID.DANISH
    assert deck.told("WK931") == []


def test_notes_need_a_language_too(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    slide = deck.slide("Pause")
    slide.notes_slide.notes_text_frame.text = "Husk kaffen"
    without_defaults(deck)
    run_of(slide.shapes.title).font.language_id = MSO_LANGUAGE_ID.DANISH
    for node in slide.part.part_related_by(_NOTES).part_related_by(_MASTER)._element.iter(f"{A}defRPr"):
        node.attrib.pop("lang", None)
    assert deck.told("WK931") == ["slide 1 «Pause»: the text «Husk kaffen» in «notes» has no language."]


_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NOTES, _MASTER = _REL + "notesSlide", _REL + "notesMaster"


def test_a_presentation_that_says_no_language_is_told(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    without_defaults(deck)
    assert deck.told("WK932") == ["The file does not say which language it is in."]


def defaults(paper: Paper) -> Any:
    """The run properties that all text of a paper inherits."""
    return paper.document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")


def test_the_language_in_words_defaults_counts(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.document.add_paragraph("Kære alle")
    assert (paper.told("WK931"), paper.told("WK932")) == ([], [])


def test_a_paper_without_a_language_is_told_once_a_section(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    defaults(paper).remove(defaults(paper).find(qn("w:lang")))
    paper.document.add_heading("Mål", 1)
    paper.document.add_paragraph("Vi vil noget sammen.")
    assert paper.told("WK931") == ["under «Mål»: the text «Mål» and 1 more have no language."]
    assert paper.told("WK932") == ["The file does not say which language it is in."]


def test_a_language_in_a_style_reaches_those_based_on_it(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    language = defaults(paper).find(qn("w:lang"))
    paper.document.styles["Normal"].element.get_or_add_rPr().append(language)
    paper.document.add_heading("Mål", 1)
    assert paper.told("WK931") == []


def test_properties_that_name_another_language_than_the_text_are_told(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.document.core_properties.language = "da-DK"
    paper.document.add_paragraph("Dear all")
    assert paper.told("WK933") == ["The properties say «da-DK», but most of the text is marked as «en»."]


def test_a_region_makes_no_other_language(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.document.core_properties.language = "en-GB"
    paper.document.add_paragraph("Dear all")
    assert paper.told("WK933") == []
