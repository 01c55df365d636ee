"""Arabic and Hebrew on slides: each paragraph runs the way that its own letters do."""

import pytest
from pptx.oxml.ns import qn
from tests.formats.pptx.decks import bullets, deck, para, theme
from tests.formats.pptx.test_writer import read
from tests.support.ooxml import audit, check_package

from workshopkit.formats.direction import is_right_to_left
from workshopkit.formats.pptx.writer import write_deck
from workshopkit.model.deck import Column, Role, Slide, SlideTable, Slot, TableRow
from workshopkit.model.text import Run, inlines

ARABIC, HEBREW = "مرحبا بكم", "ברוכים הבאים"


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("Hej", False),
        (ARABIC, True),
        (HEBREW, True),
        (f"12 · {ARABIC}", True),
        (f"Hej {ARABIC}", False),
        ("12:30", False),
        ("", False),
    ],
)
def test_the_first_letter_decides(text: str, turned: bool) -> None:
    assert is_right_to_left((Run(text),)) is turned
    assert is_right_to_left((Run("("), Run(text, bold=True))) is turned


def test_paragraphs_titles_tables_and_notes_run_from_the_right_where_their_text_does() -> None:
    table = SlideTable((Column("Tid", 1), Column(ARABIC, 2)), (TableRow((inlines("9"), inlines(HEBREW))),), "t")
    texts = {Slot.BODY: (*bullets(ARABIC, "Dansk"), para(HEBREW))}
    slides = (
        Slide("a", Role.CONTENT, inlines(ARABIC), texts, notes=(ARABIC, "Dansk")),
        Slide("b", Role.TABLE, inlines("Program"), {}, table=table),
    )
    data = write_deck(deck(*slides), theme()).data
    first, second = read(data)
    found = {}
    for slide in (first, second, first.notes_slide):
        for paragraph in slide._element.iter(qn("a:p")):
            text = "".join(node.text or "" for node in paragraph.iter(qn("a:t")))
            properties = paragraph.find(qn("a:pPr"))
            found[text] = (properties.get("rtl"), properties.get("algn")) if properties is not None else (None, None)
    assert {found[ARABIC], found[HEBREW]} == {("1", "r")}
    assert {found["Dansk"][0], found["Program"][0], found["9"][0]} == {None}
    assert check_package(data, "pptx") == []
    assert audit(data, "pptx") == []
