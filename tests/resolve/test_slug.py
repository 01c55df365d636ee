import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshopkit.resolve.slug import slugify, unused


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
