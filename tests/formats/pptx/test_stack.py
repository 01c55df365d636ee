"""Distances on a slide: a long title or lead pushes down what follows, whatever the role, and nothing collides."""

import pytest
from pptx.oxml.ns import qn
from tests.formats.pptx.decks import bullets, content, deck, para, theme
from tests.formats.pptx.test_writer import FIGURE, read, table

from workshopkit.formats.pptx.writer import write_deck
from workshopkit.model.deck import Para, ParaStyle, Role, Slide, Slot
from workshopkit.model.text import inlines

LONG_TITLE = "Vi skal sammen finde ud af, hvordan kommuner, virksomheder, forskere og foreninger når et fælles mål for kysten i år"
LEAD = "Den, der mangler mandat hjemmefra, kan ikke love ret meget og må hele tiden spørge, og så går arbejdet i stå."
SIGN = "Folk bliver hængende og snakker, når mødet er slut."
ASKED: dict[Role, tuple[Slot, ...]] = {
    Role.TITLE: (Slot.KICKER, Slot.SUBTITLE, Slot.META),
    Role.SECTION: (Slot.KICKER, Slot.LEAD),
    Role.CONTENT: (Slot.KICKER, Slot.LEAD, Slot.BODY),
    Role.COLUMNS: (Slot.KICKER, Slot.LEAD, Slot.LEFT, Slot.RIGHT),
    Role.FACTOR: (Slot.KICKER, Slot.LEAD, Slot.LEFT, Slot.RIGHT),
    Role.CHALLENGE: (Slot.KICKER, Slot.LEAD, Slot.LEFT, Slot.RIGHT),
    Role.TABLE: (Slot.KICKER, Slot.LEAD),
    Role.FIGURE: (Slot.KICKER,),
    Role.STATEMENT: (Slot.KICKER, Slot.BODY),
    Role.BREAK: (Slot.KICKER, Slot.LEAD),
    Role.CLOSING: (Slot.BODY,),
}


def slide_of(role: Role, title: str, lead: str = LEAD) -> Slide:
    text: dict[Slot, tuple[Para, ...]] = {slot: bullets(SIGN, SIGN) for slot in (Slot.LEFT, Slot.RIGHT)}
    text |= {slot: (para(LEAD),) for slot in (Slot.SUBTITLE, Slot.BODY)}
    text |= {Slot.LEAD: (para(lead if role is not Role.BREAK else "Tilbage kl. 10.55"),)}
    text |= {slot: (para("Sandby Kommune · Pakhuset på Sandby Havn"),) for slot in (Slot.KICKER, Slot.META)}
    texts = {slot: text[slot] for slot in ASKED[role]}
    figure = FIGURE if role in (Role.FIGURE, Role.SECTION) else None
    return Slide(role.value, role, inlines(title), texts, table(4) if role is Role.TABLE else None, figure)


def boxes(slide) -> dict[str, tuple[int, int, int, int]]:
    """Left, top, right, bottom of every shape, by name."""
    return {s.name: (s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("title", ["Tillid", LONG_TITLE], ids=["short", "long"])
def test_no_title_collides_with_what_is_below_it(role: Role, title: str) -> None:
    written = write_deck(deck(slide_of(role, title)), theme())
    assert [found for found in written.diagnostics if found.severity == "error"] == []
    [slide] = read(written.data)
    placed = list(boxes(slide).items())
    for n, (name, one) in enumerate(placed):
        assert one[3] <= 540 * 12700, name
        for other_name, other in placed[n + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (name, other_name)


def test_the_distance_from_title_to_lead_to_body_is_the_same_however_long_they_are() -> None:
    gaps = set()
    for title, lead in (("Tillid", "Kort."), ("Tillid", LEAD), (LONG_TITLE, "Kort."), (LONG_TITLE, LEAD)):
        [slide] = read(write_deck(deck(slide_of(Role.COLUMNS, title, lead)), theme()).data)
        found = boxes(slide)
        below = [found["Lead"][1] - found["Title"][3], found["Left"][1] - found["Lead"][3]]
        gaps.add(tuple(round(gap / 12700) for gap in below))
    assert gaps == {(8, 24)}


def test_a_title_gets_a_little_smaller_rather_than_two_lines() -> None:
    title = "Sammen om det, der er svært at nå, når vi er hver for sig"
    [slide] = read(write_deck(deck(content(bullets("x"), title=title)), theme()).data)
    assert 30 <= slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt < 36


def test_a_slide_leaves_no_autofit_to_the_program_that_opens_it() -> None:
    slides = [slide_of(role, "Tillid") for role in Role]
    for slide in read(write_deck(deck(*slides), theme()).data):
        assert list(slide._element.iter(qn("a:normAutofit"))) == []


def test_a_question_stands_larger_than_the_signs_beside_it() -> None:
    texts = {Slot.LEFT: bullets(SIGN, SIGN), Slot.RIGHT: (para("Tal om", ParaStyle.LABEL),
             para("Hvad kan slide på tilliden?", ParaStyle.STRONG))}  # fmt: skip
    [slide] = read(write_deck(deck(Slide("f", Role.FACTOR, inlines("Tillid"), texts)), theme()).data)
    shown = [s for s in slide.placeholders if s.name in ("Left", "Right")]
    sizes = {s.name: [p.runs[0].font.size.pt for p in s.text_frame.paragraphs] for s in shown}
    assert sizes["Left"] == [24, 24]
    assert sizes["Right"][1] == 32


@pytest.mark.parametrize(("role", "slot"), [(Role.FACTOR, "accent1"), (Role.CHALLENGE, "accent4")])
def test_labels_and_bullets_wear_the_colour_of_a_factor_or_a_challenge(role: Role, slot: str) -> None:
    left = (para("Tegn", ParaStyle.LABEL), *bullets(SIGN))
    [slide] = read(write_deck(deck(Slide("f", role, inlines("Tillid"), {Slot.LEFT: left})), theme()).data)
    body = next(s for s in slide.placeholders if s.name == "Left")._element
    assert {node.get("val") for node in body.iter(qn("a:schemeClr"))} == {slot}


def test_a_short_list_is_spread_out_and_a_long_one_is_not() -> None:
    above = []
    for count in (3, 9):
        [slide] = read(write_deck(deck(content(bullets(*["En kort linje"] * count))), theme()).data)
        body = next(s for s in slide.placeholders if s.name == "Body")
        spaces = [p.space_before.pt for p in body.text_frame.paragraphs[1:] if p.space_before is not None]
        above.append(max(spaces, default=8))
    assert above[0] > above[1] >= 8


def test_facts_that_need_more_than_a_line_get_a_line_each() -> None:
    slide = slide_of(Role.TITLE, "Kurs")
    facts = "Torsdag den 3. december 2026 kl. 09.00–16.00 · Pakhuset på Sandby Havn"
    texts = {**slide.texts, Slot.META: (para(facts),)}
    [found] = read(write_deck(deck(Slide("cover", Role.TITLE, slide.title, texts)), theme()).data)
    meta = next(s for s in found.placeholders if s.name == "Meta")
    assert meta.text_frame.text.split("\v") == facts.split(" · ")
