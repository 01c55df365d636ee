"""A leaf is worked out once for the same values, and anew for values that only look the same."""

from typing import Any

import pytest
from tests.support.templates import leaf, words

from workshopkit.compose.environment import Leaves
from workshopkit.compose.views import Prose, View
from workshopkit.errors import TemplateError

SHOWN = "{% if x is defined %}{{ x }}{% endif %}!"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ((1, "1!"), (True, "True!")),
        ((1, "1!"), (1.0, "1.0!")),
        (("*a*", r"\*a\*!"), (Prose("*a*"), "*a*!")),
        (("a", "a!"), ("b", "b!")),
    ],
)
def test_values_that_are_equal_but_not_the_same_keep_their_own_text(
    first: tuple[Any, str], then: tuple[Any, str]
) -> None:
    leaves = Leaves(words())
    for value, text in (first, then, first):
        assert leaves.text(leaf(SHOWN), {"x": value}) == text
    assert leaves.text(leaf(SHOWN), {}) == "!"


def test_a_record_is_known_by_itself_and_not_by_what_it_holds() -> None:
    leaves = Leaves(words())
    source = leaf("{{ x.items | map(attribute='title') | join(' ') }}")
    for titles in (("a", "b"), ("c",), ("a", "b")):
        items = tuple(View({"title": title}) for title in titles)
        assert leaves.text(source, {"x": View({"items": items})}) == " ".join(titles)


def test_values_of_expressions_are_told_apart_too() -> None:
    leaves = Leaves(words())
    assert leaves.value(leaf("x == 1 and not y"), {"x": 1, "y": ""}) is True
    assert leaves.value(leaf("x == 1 and not y"), {"x": 1, "y": "z"}) is False
    assert leaves.value(leaf("x == 1 and not y"), {"x": 2, "y": ""}) is False


def test_a_mistake_is_told_each_time() -> None:
    leaves = Leaves(words())
    for _ in range(2):
        with pytest.raises(TemplateError, match="«titel» is not defined here"):
            leaves.text(leaf("{{ x.titel ~ '!' }}"), {"x": View({"title": "a"})})
