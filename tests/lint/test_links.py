"""The rule on the texts of links, in PowerPoint and Word."""

from pathlib import Path

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from tests.lint.office import Paper, Slides, run_of, text_box

ADDRESS = "https://example.org/kort"


def slide_link(folder: Path, text: str) -> Slides:
    """A deck with a link in a text box."""
    deck = Slides(folder)
    run_of(text_box(deck.slide(), text)).hyperlink.address = ADDRESS
    return deck


def word_link(folder: Path, text: str) -> Paper:
    """A paper with a link under a heading."""
    paper = Paper(folder)
    paper.document.add_heading("Kilder", 1)
    paragraph = paper.document.add_paragraph("Se ")
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(ADDRESS, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)
    return paper


@pytest.mark.parametrize("text", ["here", "Klik her", "Læs mere ›", "click here!"])
def test_a_link_that_says_nothing_is_told(text: str, tmp_path: Path) -> None:
    assert slide_link(tmp_path, text).told("WK961") == [
        f"slide 1 «Pause»: the link «{text}» does not say where it leads."
    ]
    assert word_link(tmp_path, text).told("WK961") == [
        f"under «Kilder»: the link «{text}» does not say where it leads."
    ]


def test_a_bare_address_is_told(tmp_path: Path) -> None:
    assert slide_link(tmp_path, ADDRESS).told("WK961") == [f"slide 1 «Pause»: the link «{ADDRESS}» is a bare address."]
    assert word_link(tmp_path, ADDRESS).told("WK961") == [f"under «Kilder»: the link «{ADDRESS}» is a bare address."]


def test_a_link_that_tells_where_it_leads_is_well(tmp_path: Path) -> None:
    assert slide_link(tmp_path, "Kortet over havnen").told("WK961") == []
    assert word_link(tmp_path, "Kortet over havnen").told("WK961") == []


def test_runs_of_one_link_are_read_as_one(tmp_path: Path) -> None:
    deck = slide_link(tmp_path, "her")
    paragraph = deck.deck.slides[0].shapes[1].text_frame.paragraphs[0]
    more = paragraph.add_run()
    more.text = " er kortet"
    more.hyperlink.address = ADDRESS
    assert deck.told("WK961") == []
