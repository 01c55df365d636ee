"""Text that is too long gets smaller, then goes on over further slides; it never overflows."""

import io
from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Pt
from tests.formats.pptx.decks import CARLITO, bullets, content, deck, para, theme
from tests.formats.pptx.test_writer import read, table, text_of

from workshopkit.diagnostics import Span
from workshopkit.formats.measure import Ruler, wrap
from workshopkit.formats.pptx.fit import even_cuts
from workshopkit.formats.pptx.writer import write_deck
from workshopkit.model.deck import Deck, ParaStyle, Role, Slide, Slot
from workshopkit.model.text import inlines

RULER = Ruler(CARLITO)
VOCABULARY = ["mål", "aftale", "samarbejde", "partner", "og", "vi", "tillid,", "ildsjæle.", "Hvem?", "en"]
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=6, max_size=40)
PARAS = st.builds(
    lambda words, style, aside: para(" ".join(words), style, 1, aside),
    WORDS, st.sampled_from(ParaStyle), st.sampled_from(["", "", "5 min"]),
)  # fmt: skip
LONG = "Hvem gør hvad, hvornår skal det være færdigt, og hvem siger til, hvis det ikke går som aftalt?"


def columns(left: list, right: list) -> Slide:
    return Slide("c", Role.COLUMNS, inlines("To kolonner"), {Slot.LEFT: tuple(left), Slot.RIGHT: tuple(right)})


def written_height_pt(shape) -> float:
    """Height of what a text box holds, measured from the file alone."""
    total, width = 0.0, shape.width / 12700
    for paragraph in shape.text_frame.paragraphs:
        runs = [run for run in paragraph.runs if run.text]
        size = runs[0].font.size.pt if runs else 20
        properties = paragraph._p.pPr
        room = (width - int(properties.get("marL", 0)) / 12700) / size
        caps = bool(runs) and runs[0]._r.rPr.get("cap") == "all"
        text = paragraph.text.replace("\v", "\n").replace("\t", " ")
        lines = wrap(RULER.words(inlines(text.upper() if caps else text), bool(runs) and bool(runs[0].font.bold)), room)
        total += lines.lines * size * RULER.line_em
    return total


@settings(max_examples=40, deadline=None)
@given(st.lists(PARAS, min_size=2, max_size=9), st.lists(PARAS, min_size=1, max_size=5))
def test_no_text_is_ever_higher_than_its_box_nor_lost(left: list, right: list) -> None:
    written = write_deck(deck(columns(left, right)), theme())
    assert written.diagnostics == ()
    said: list[str] = []
    for slide in read(written.data):
        for shape in slide.placeholders:
            if shape.name in ("Left", "Right"):
                assert written_height_pt(shape) <= shape.height / 12700
                assert min(run.font.size or Pt(99) for p in shape.text_frame.paragraphs for run in p.runs) >= Pt(16)
                said += shape.text_frame.text.split()
    meant = [word for item in (*left, *right) for word in (item.runs[0].text + " " + item.aside).split()]
    labels = [item for item in (*left, *right) if item.style is ParaStyle.LABEL]
    again = [word for item in labels for word in (item.runs[0].text + " " + item.aside).split()]
    assert not Counter(meant) - Counter(said)
    assert set(Counter(said) - Counter(meant)) <= set(again), "a label alone is said again on a further slide"


def test_long_text_goes_on_over_slides_of_about_the_same_length() -> None:
    slide = content(bullets(*(f"{n}: {LONG}" for n in range(18))), title="Aftalen")
    written = write_deck(deck(slide), theme())
    slides = read(written.data)
    assert [s.shapes.title.text_frame.text for s in slides] == ["Aftalen (1/2)", "Aftalen (2/2)"]
    counts = [len(next(s for s in slide.placeholders if s.name == "Body").text_frame.paragraphs) for slide in slides]
    assert counts == [9, 9]
    assert [s.name for s in slides] == ["purpose", "purpose~2"]


def test_a_label_is_never_left_alone_at_the_foot_of_a_slide() -> None:
    groups = [[para(f"Del {n}", ParaStyle.LABEL), *bullets(LONG, LONG)] for n in range(6)]
    slides = read(write_deck(deck(content(tuple(item for group in groups for item in group))), theme()).data)
    assert len(slides) > 1
    for slide in slides:
        last = next(s for s in slide.placeholders if s.name == "Body").text_frame.paragraphs[-1]
        assert not last.text.startswith("Del ")


def test_one_paragraph_longer_than_a_slide_is_divided_between_sentences() -> None:
    slides = read(write_deck(deck(content((para(" ".join([LONG] * 20)),))), theme()).data)
    assert len(slides) > 1
    for slide in slides:
        assert text_of(slide)[1].endswith("aftalt?")


def test_both_columns_are_set_in_one_size() -> None:
    slide = columns(list(bullets(LONG, LONG, LONG)), list(bullets("Kort")))
    [found] = read(write_deck(deck(slide), theme()).data)
    sizes = {run.font.size for s in found.placeholders if s.name in ("Left", "Right")
             for p in s.text_frame.paragraphs for run in p.runs}  # fmt: skip
    assert len(sizes) == 1


def test_minutes_that_touch_the_text_take_its_last_word_along_to_a_line_of_their_own() -> None:
    steps = tuple(para(LONG[:length], ParaStyle.NUMBER, 1, "15 min") for length in range(20, 95))
    for slide in read(write_deck(deck(*(columns([step], []) for step in steps)), theme()).data):
        [paragraph] = next(s for s in slide.placeholders if s.name == "Left").text_frame.paragraphs
        beside = paragraph.text.split("\v")[-1].removesuffix("\t15 min")
        assert beside.strip()


def test_a_footer_that_is_too_long_is_cut_and_said() -> None:
    written = write_deck(deck(content(bullets("x")), footer=LONG * 3), theme())
    [found] = written.diagnostics
    assert (found.code, "«Content»" in found.message) == ("WK803", True)
    assert text_of(read(written.data)[0])[2].endswith("…")


def test_a_long_table_repeats_its_headings() -> None:
    slides = read(write_deck(deck(Slide("agenda", Role.TABLE, inlines("Program"), table=table(25))), theme()).data)
    tables = [next(s.table for s in slide.shapes if s.has_table) for slide in slides]
    assert len(tables) > 1
    assert {(t.cell(0, 0).text, t.first_row) for t in tables} == {("Tid", True)}
    assert sum(len(t.rows) - 1 for t in tables) == 25
    assert max(len(t.rows) for t in tables) - min(len(t.rows) for t in tables) <= 1


def test_a_title_that_cannot_fit_is_an_error_at_its_place() -> None:
    slide = Slide("t", Role.CONTENT, inlines(LONG * 5), span=Span("deck.yaml", 7, 3))
    [found] = write_deck(deck(slide), theme()).diagnostics
    assert (found.code, found.severity, str(found.span)) == ("WK801", "error", "deck.yaml:7:3")
    assert "Slide «t»: The title is too long even at 24 pt" in found.message
    assert found.hint == "Shorten it."


def test_a_word_wider_than_its_column_is_named() -> None:
    word = "Speciallægepraksisplanlægningsstabiliseringsperiodeudvalgsformand"
    [found] = write_deck(deck(columns(list(bullets(word)), [])), theme()).diagnostics
    assert found.code == "WK801"
    assert f"«{word}» is too wide" in found.message


@given(st.lists(st.floats(1, 100), min_size=1, max_size=40))
def test_cuts_cover_everything_once_and_stay_in_the_room(heights: list[float]) -> None:
    cuts = even_cuts(heights, 100)
    assert [0, *(end for _, end in cuts)] == [*(start for start, _ in cuts), len(heights)]
    assert all(sum(heights[start:end]) <= 100 + 1e-6 for start, end in cuts)
    assert all(one[1] == other[0] for one, other in pairwise(cuts))


def test_an_empty_deck_is_still_a_presentation() -> None:
    empty = Deck("Tom", "da", "N", "", "2026-01-01", "", "({part}/{parts})", ())
    assert len(Presentation(io.BytesIO(write_deck(empty, theme()).data)).slides) == 0


def test_bullets_that_go_on_stand_under_their_label_again() -> None:
    body = (para("Det går vi hjem med", ParaStyle.LABEL), *bullets(*(f"{n}: {LONG}" for n in range(12))))
    slides = read(write_deck(deck(content(body)), theme()).data)
    firsts = [next(s for s in slide.placeholders if s.name == "Body").text_frame.paragraphs[0].text for slide in slides]
    assert len(firsts) > 1
    assert set(firsts) == {"Det går vi hjem med"}


def test_a_side_that_fits_is_said_again_beside_the_other_ones_further_pages() -> None:
    right = (para("Tal om", ParaStyle.LABEL), para("Hvad er I bange for?", ParaStyle.STRONG))
    texts = {Slot.LEFT: bullets(*(f"{n}: {LONG}" for n in range(9))), Slot.RIGHT: right}
    slides = read(write_deck(deck(Slide("f", Role.FACTOR, inlines("Tillid"), texts)), theme()).data)
    sides = [next(s for s in slide.placeholders if s.name == "Right").text_frame.text for slide in slides]
    assert len(sides) > 1
    assert len(set(sides)) == 1


def test_a_long_kicker_gets_smaller_rather_than_two_lines() -> None:
    asked = (
        "Hvilke af de fem ting, der bærer et samarbejde, har vi allerede i dag, og hvilke siger vi kun, at vi har fået?"
    )
    kicker = f"{asked} · 60 min."
    slide = Slide("s", Role.CONTENT, inlines("Trin"), {Slot.KICKER: (para(kicker),), Slot.BODY: bullets("Ja")})
    [slide] = read(write_deck(deck(slide), theme()).data)
    [shape] = [s for s in slide.placeholders if s.name == "Kicker"]
    size = shape.text_frame.paragraphs[0].runs[0].font.size.pt
    assert 14 <= size < 18
    assert written_height_pt(shape) < 1.3 * size
