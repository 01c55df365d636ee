"""What is drawn on somebody's master below a lead stands close on it; a lead that is longer gets more room."""

import pytest
from tests.formats.pptx.decks import deck, para
from tests.formats.pptx.masters.cases import theme
from tests.formats.pptx.test_writer import FIGURE, read, table

from workshopkit.formats.pptx.writer import write_deck
from workshopkit.model.deck import Role, Slide, Slot
from workshopkit.model.text import inlines

SHORT = "3 grupper på 4."
LONG = (
    "Vi finder ud af, om vi mener det samme med målet, om vi stoler på hinanden, når det gælder pengene, og om det, vi har "
    "skrevet ned, er det, vi gør, når ingen ser på, og der er travlt."
)


def shown(name: str, slide: Slide) -> list:
    return list(read(write_deck(deck(slide), theme(name)).data))


@pytest.mark.parametrize("name", ["Beehive", "4:3", "dark, with logo"])
def test_a_table_stands_close_below_a_short_lead(name: str) -> None:
    slide = Slide("steps", Role.TABLE, inlines("Trin"), {Slot.LEAD: (para(SHORT),)}, table=table(3))
    [made] = shown(name, slide)
    lead = next(s for s in made.shapes if s.has_text_frame and s.text_frame.text == SHORT)
    frame = next(s for s in made.shapes if s.has_table)
    assert 0 < (frame.top - lead.top - lead.height) / 12700 <= 24


@pytest.mark.parametrize("name", ["4:3", "dark, with logo"])
def test_a_long_lead_above_a_drawing_stays_on_one_slide(name: str) -> None:
    slide = Slide("item", Role.SECTION, inlines("Mål og tillid"), {Slot.LEAD: (para(LONG),)}, figure=FIGURE)
    [made] = shown(name, slide)
    assert LONG in [s.text_frame.text for s in made.shapes if s.has_text_frame]


@pytest.mark.parametrize("name", ["4:3", "dark, with logo", "Beehive"])
def test_the_time_to_be_back_is_no_smaller_than_the_break(name: str) -> None:
    slide = Slide("pause", Role.BREAK, inlines("Kaffe"), {Slot.LEAD: (para("Tilbage kl. 11.05"),)})
    [made] = shown(name, slide)
    frames = [s.text_frame for s in made.shapes if s.has_text_frame]
    size = {frame.text: run.font.size for frame in frames for run in frame.paragraphs[0].runs}
    assert size["Tilbage kl. 11.05"] >= size["Kaffe"]


def test_a_long_purpose_on_a_small_cover_is_smaller_and_told() -> None:
    texts = {Slot.KICKER: (para("Kystsekretariatet"),), Slot.SUBTITLE: (para(LONG + " " + LONG),)}
    written = write_deck(deck(Slide("cover", Role.TITLE, inlines(LONG[:100]), texts)), theme("4:3"))
    assert [found.code for found in written.diagnostics] == ["WK805"]
