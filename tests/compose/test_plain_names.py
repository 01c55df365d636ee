"""Leaves that only name values give what Jinja gives, and leave everything else to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.templates import leaf, words

from workshopkit.compose.environment import Leaves
from workshopkit.compose.plain_names import NOT_PLAIN, fill, look_up, plain_path, plain_text
from workshopkit.compose.views import Prose, View
from workshopkit.errors import TemplateError

SCOPE = {"item": View({"title": "Dialog", "day": View({"number": 2})}), "nothing": None}


def test_names_and_the_text_between_them_are_filled() -> None:
    pieces = plain_text("Dag {{ item.day.number }}: {{item.title}}!")
    assert pieces is not None
    assert fill(pieces, SCOPE, str) == "Dag 2: Dialog!"


@pytest.mark.parametrize(
    "leaf",
    [
        "{{ item.title | upper }}",
        "{% if item %}a{% endif %}",
        "{# a note #}{{ item.title }}",
        "{{ item['title'] }}",
        "{{ true }}",
        "{{ not item }}",
        "{{ say('x') }}",
        "{{ item.title",
        "{{ item..title }}",
    ],
)
def test_a_leaf_that_holds_more_is_left_to_jinja(leaf: str) -> None:
    assert plain_text(leaf) is None


@pytest.mark.parametrize(
    "expression", ["item.title | first", "item and item.title", "true", "3", "", "item.title.", "a b"]
)
def test_an_expression_that_is_more_than_a_path_is_left_to_jinja(expression: str) -> None:
    assert plain_path(expression) is None


@pytest.mark.parametrize("path", [("lost",), ("item", "lost"), ("item", "title", "upper"), ("nothing", "at_all")])
def test_a_name_that_is_not_there_is_left_to_jinja_to_tell(path: tuple[str, ...]) -> None:
    assert look_up(path, SCOPE) is NOT_PLAIN


@given(st.text(st.characters(exclude_characters="{\r", codec="utf-8")))
def test_text_without_braces_comes_out_as_it_is(text: str) -> None:
    pieces = plain_text(text)
    assert pieces is not None
    assert fill(pieces, {}, str) == text


NAMES = st.sampled_from(
    ["item", "item.title", "item.day.number", "item.gist", "item.lost", "item.title.upper", "lost", "nothing", "nothing.x",
     "true", "none", "items", "number", "not", "item.day"]
)  # fmt: skip
DATA = st.text(st.sampled_from(" \n\tæ*\\.{}%#-|'a0"), max_size=6)
LEAVES = st.lists(st.one_of(DATA, NAMES.map("{{{{ {} }}}}".format), NAMES.map("{{{{{}}}}}".format)), max_size=5).map(
    "".join
)
WHOLE = {
    "item": View({"title": "A *b* \\c", "gist": Prose("**fed** tekst"), "day": View({"number": 2})}),
    "nothing": None, "items": ("a", "b"), "number": 1.5,
}  # fmt: skip


def said(leaves: Leaves, source: str, expression: bool) -> object:
    """What a leaf gives, or the code of why not."""
    try:
        return leaves.value(leaf(source), WHOLE) if expression else leaves.text(leaf(source), WHOLE)
    except TemplateError as reason:
        return [d.code for d in reason.diagnostics]


@given(LEAVES, NAMES, st.booleans())
def test_what_is_read_here_is_what_jinja_reads(text: str, name: str, expression: bool) -> None:
    leaves = Leaves(words())
    plain, with_jinja = (name, f"({name})") if expression else (text, "{##}" + text)
    assert said(leaves, plain, expression) == said(leaves, with_jinja, expression)
