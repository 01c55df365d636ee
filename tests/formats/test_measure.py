"""Measuring text with the theme's font files."""

from hypothesis import given
from hypothesis import strategies as st
from tests.formats.pptx.decks import CARLITO

from workshopkit.formats.measure import Ruler, wrap
from workshopkit.model.text import Run, inlines

RULER = Ruler(CARLITO)


def lines(text: str, width_em: float) -> int:
    return wrap(RULER.words(inlines(text)), width_em).lines


def test_a_line_is_as_high_as_the_font_asks_for() -> None:
    assert round(RULER.line_em, 4) == 1.2207
    assert RULER.measure([inlines("Et mål")], 20, 500).height_pt == RULER.line_em * 20


def test_bold_text_is_wider() -> None:
    assert RULER.width_em("Samarbejde", bold=True) > RULER.width_em("Samarbejde")


def test_text_breaks_at_spaces_and_hyphens_only() -> None:
    word = RULER.width_em("samarbejds-") * 1.01
    assert lines("samarbejds-aftale", word) == 2
    assert lines("et mål og en aftale", RULER.width_em("et mål og") * 1.01) == 2


def test_a_word_that_is_too_wide_is_broken_rather_than_lost() -> None:
    assert lines("Speciallægepraksisplanlægningsstabiliseringsperiode", 8) >= 4


def test_a_newline_begins_a_line() -> None:
    assert lines("et\nmål", 50) == 2


def test_runs_in_the_middle_of_a_word_do_not_break_it() -> None:
    words = RULER.words((Run("sam"), Run("arbejde", bold=True)))
    assert wrap(words, words.widest_em * 0.9).lines > 1
    assert len(words.lines[0]) == 1


def test_characters_that_the_font_lacks_are_named() -> None:
    ruler = Ruler(CARLITO)
    ruler.measure([inlines("Sæt kryds: ☐ ja")], 20, 300)
    assert ruler.missing("Sæt kryds: ☐ ja") == {"☐"}
    assert ruler.missing("Sæt kryds") == frozenset()


@given(st.text(alphabet="abc æøå-\n", max_size=200), st.floats(3, 40), st.floats(1.1, 3))
def test_a_wider_box_never_needs_more_lines(text: str, width_em: float, factor: float) -> None:
    assert lines(text, width_em * factor) <= lines(text, width_em)
