import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshopkit.compose.markup import escape, parse_inlines
from workshopkit.model.text import Run, plain

MARKS = st.text(st.sampled_from(r"ab *_\#|<&{}[]`"))


@given(st.one_of(st.text(), MARKS))
def test_what_was_typed_comes_out_as_typed(text: str) -> None:
    runs = parse_inlines(escape(text))
    assert plain(runs) == text
    assert not any(run.bold or run.italic for run in runs)


@given(MARKS, MARKS)
def test_what_was_typed_comes_out_as_typed_inside_bold(before: str, text: str) -> None:
    runs = parse_inlines(f"{escape(before)}**x{escape(text)}x**")
    assert plain(runs) == f"{before}x{text}x"


@given(MARKS)
def test_marks_are_all_that_is_ever_lost(text: str) -> None:
    shown = plain(parse_inlines(text))
    assert shown.replace("*", "").replace("\\", "") == text.replace("*", "").replace("\\", "")
    assert len(shown) <= len(text)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("a **b** c", (Run("a "), Run("b", bold=True), Run(" c"))),
        ("*a* b", (Run("a", italic=True), Run(" b"))),
        ("**a *b* c**", (Run("a ", bold=True), Run("b", bold=True, italic=True), Run(" c", bold=True))),
        ("2 * 3 * 4", (Run("2 * 3 * 4"),)),
        ("a * b*", (Run("a * b*"),)),
        ("**open", (Run("**open"),)),
        ("a_b_c #d `e`", (Run("a_b_c #d `e`"),)),
        (r"\*a\*", (Run("*a*"),)),
        ("\\", (Run("\\"),)),
    ],
)
def test_bold_and_italic_hug_their_text(text: str, runs: tuple[Run, ...]) -> None:
    assert parse_inlines(text) == runs


def test_many_marks_take_no_time() -> None:
    assert plain(parse_inlines("* " * 10_000)) == "* " * 10_000
