"""Text comes out as it went in, or without what no file can hold."""

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.docx.sheets import W, body, para, written
from tests.support.ooxml import audit, check_package

from workshopkit.model.document import Field, Fields, Heading, Table, TableColumn
from workshopkit.model.text import inlines


def first_text(data: bytes) -> str:
    return docx.Document(io.BytesIO(data)).paragraphs[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Æbler & «pærer» <b>",
        "  to  rum  ",
        "]]>",
        "emoji 👩‍🌾 og 🎉",
        "linje\nto",
        "a\tb",
        "שלום ved havnen",
        "مرحبا 2026",
    ],
)
def test_text_comes_back_as_it_was(text: str) -> None:
    assert first_text(written(para(text))) == text


def test_what_no_file_can_hold_is_left_out() -> None:
    data = written(para("a\x0cb\x00c\ud800d\uffffe"), title="t\x0b\ud800", header="h\x01")
    assert first_text(data) == "abcde"
    assert check_package(data, "docx") == []


def test_markup_in_names_stays_text_everywhere() -> None:
    evil = "\"><w:p/>&amp;'\n"
    table = Table(evil, (TableColumn(evil),), (), evil)
    data = written(
        Heading(inlines(evil), 1, evil, evil), table, Fields((Field(evil, evil, evil),)), title=evil, author=evil
    )
    assert check_package(data, "docx") == []
    assert audit(data, "docx") == []
    assert docx.Document(io.BytesIO(data)).core_properties.author.startswith('"><w:p/>&amp;')


def test_right_to_left_stretches_are_marked_and_the_rest_is_not() -> None:
    runs = list(body(written(para("Navn: שלום og mere"))).iter(f"{W}r"))
    marked = [(run.find(f"{W}t").text, run.find(f"{W}rPr/{W}rtl") is not None) for run in runs]  # type: ignore[union-attr]
    assert marked == [("Navn: ", False), ("שלום ", True), ("og mere", False)]
    assert next(body(written(para("שלום"))).iter(f"{W}bidi"), None) is not None


@settings(max_examples=30, deadline=None)
@given(st.text())
def test_any_text_makes_a_file_that_opens(text: str) -> None:
    docx.Document(io.BytesIO(written(para(text), title=text, header=text, page_label=text)))
