"""Names of what can be filled in: made of authored ids, and told where they are missing or stand twice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.forms import EVERY_KIND, NAMES, form
from tests.support.templates import compose_form, places

from workshopkit.model.document import Document, Rating, WritingLines
from workshopkit.model.form import LONGEST_BOOKMARK, LONGEST_NAME, bookmark_name, form_fields, form_name, with_ids

OWN = """\
    kind: worksheet
    title: Own
    blocks:
      - question: What wears?
      - lines: {{count: 3, id: {first}}}
      - question: What helps?
      - lines: {{count: 3, id: {second}}}
    """


def test_names_are_made_of_authored_ids() -> None:
    assert tuple(field.name for field in form_fields(form(*EVERY_KIND))) == NAMES


def test_names_are_the_same_in_every_language_and_order() -> None:
    other = [replace(block, id="x") if isinstance(block, Rating) else block for block in EVERY_KIND[::-1]]
    names = {field.name for field in form_fields(form(*other, language="en"))}
    assert set(NAMES) - names == {"trust-rating_kept", "trust-rating_said"}


def test_a_form_with_ids_of_its_own_is_told_nothing() -> None:
    made, found = compose_form(OWN.format(first="wears", second="helps"))
    assert found == ()
    assert isinstance(made, Document)
    assert [(field.name, field.label) for field in form_fields(made)] == [
        ("wears", "What wears?"),
        ("helps", "What helps?"),
    ]


def test_two_places_of_one_name_are_told_where_the_second_is_written() -> None:
    made, found = compose_form(OWN.format(first="wears", second="wears"))
    assert made is None
    assert places(found) == [("WK580", 7, 27)]
    assert found[0].message == "two places to fill in have the name «wears»"


def test_what_is_repeated_under_one_name_is_told_once() -> None:
    _, found = compose_form("""\
        kind: worksheet
        title: Own
        blocks:
          - for_each: {item: workshop.items}
            blocks:
              - fields:
                  - {id: name, label: Name}
              - table:
                  id: next
                  alt: Steps
                  columns: [{title: What, id: what}]
                  rows: [{cells: [""]}, {id: own, cells: [""]}]
        """)
    assert [(code, line) for code, line, _ in places(found)] == [("WK580", 7), ("WK580", 9)]
    assert "«name»" in found[0].message


def test_a_place_without_an_id_is_named_by_its_place_and_told() -> None:
    made, found = compose_form("""\
        kind: worksheet
        title: Own
        blocks:
          - lines: 2
          - fields:
              - {label: Name}
          - table: {alt: Read only, columns: [{title: A}], rows: [{cells: [words]}]}
        """)
    assert isinstance(made, Document)
    assert [field.name for field in form_fields(made)] == ["field-1", "field-2"]
    assert [(code, line) for code, line, _ in places(found)] == [("WK581", 4), ("WK581", 6)]


def test_a_paper_for_a_pen_may_say_its_ids_twice() -> None:
    made, found = compose_form(OWN.format(first="wears", second="wears"), fillable=False)
    assert made is not None
    assert found == ()


def test_blocks_inside_callouts_and_cells_get_ids_too() -> None:
    document = with_ids(form(WritingLines(1), WritingLines(1, "own"), WritingLines(1)))
    assert [field.name for field in form_fields(document)] == ["field-1", "own", "field-2"]


@pytest.mark.parametrize(
    ("name", "bookmark"),
    [
        ("trust-rating_kept_4", "wk_trust_rating_kept_4"),
        ("sandby-kommune-fear-of-inefficiency-rating_pace_3", "wk_sandby_kommune_fear_of_ineff_7bb20d2c"),
    ],
)
def test_a_bookmark_is_the_name_in_letters_that_word_allows_with_a_hash_where_it_is_too_long(
    name: str, bookmark: str
) -> None:
    assert bookmark_name(name)[:31] == bookmark[:31]
    assert len(bookmark_name(name)) == len(bookmark)


@given(st.lists(st.text(max_size=80), min_size=1, max_size=3))
def test_whatever_the_ids_are_a_name_fits_pdf_and_word(parts: list[str]) -> None:
    name = form_name(*parts)
    assert len(name) <= LONGEST_NAME
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
    assert name
    assert name == form_name(*parts)
    assert len(bookmark_name(name)) <= LONGEST_BOOKMARK


@given(st.text(max_size=90), st.text(max_size=90))
def test_names_of_different_ids_stay_apart(one: str, other: str) -> None:
    assert (form_name(one) == form_name(other)) == (one == other)
