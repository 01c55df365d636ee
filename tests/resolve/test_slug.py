import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshopkit.resolve.slug import Unused, slugify, unused


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Frokost på terrassen", "frokost-paa-terrassen"),
        ("Ærlig snak: Øl & crémant?", "aerlig-snak-oel-cremant"),
        ("A\u030alborg", "aalborg"),
        ("  «Hvem?»  ", "hvem"),
        ("會議", "item"),
        ("", "item"),
    ],
)
def test_titles_become_ascii_ids(title: str, slug: str) -> None:
    assert slugify(title) == slug


@given(st.text())
def test_every_text_gives_an_id(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slugify(title))


def test_a_taken_id_is_numbered_from_two() -> None:
    assert unused("dialog", {"dialog", "dialog-2"}) == "dialog-3"
    assert unused("dialog", {"pause"}) == "dialog"


@given(st.lists(st.sampled_from(["a", "a-2", "b"])), st.sets(st.sampled_from(["a", "a-3", "b"])))
def test_many_ids_are_numbered_as_one_after_the_other(bases: list[str], taken: set[str]) -> None:
    many, one_by_one = Unused(taken), list(taken)
    for base in bases:
        one_by_one.append(unused(base, one_by_one))
        assert many.of(base) == one_by_one[-1]


def test_ids_may_be_numbered_from_one() -> None:
    ids = Unused({"dialog-2"})
    assert [ids.of("dialog", numbered=True) for _ in range(2)] == ["dialog-1", "dialog-3"]
