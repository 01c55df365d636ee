"""Text in print: as it was typed, whatever it looks like to typst; what no font has is told."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.pdf.papers import document, paragraph, printed, row, table, theme
from tests.support.pdfs import bookmarks, opened, texts, ua_failures

from workshopkit.formats.pdf.print import print_document
from workshopkit.model.document import (
    Bullets,
    Callout,
    Choice,
    Choices,
    Field,
    Fields,
    Heading,
    Rating,
    Signature,
    Signatures,
    Statement,
    TableColumn,
    TextStyle,
    Title,
)
from workshopkit.model.text import Run, inlines

NASTY = (
    "#panic()", "$x^2$", "*fed*", "_kursiv_", "\\n", '"citat"', "[a]", "]", "@navn", "<label>", "// væk", "/* væk */",
    "https://example.org", "-- streg", "--- streg", "= Titel", "- punkt", "+ tal", "`kode`", "~", "a'b", "{x}", "%", "/ord: b",
)  # fmt: skip


def spoken(data: bytes) -> str:
    return " ".join(texts(data))


@pytest.mark.parametrize("typed", NASTY)
def test_what_is_typed_comes_out_as_typed_in_every_block(typed: str) -> None:
    words = inlines(f"før {typed} efter")
    plain = f"før {typed} efter"
    data = printed(
        Title(words, subtitle=words),
        Heading(words),
        paragraph(plain),
        paragraph(plain, TextStyle.QUESTION),
        Bullets((words,)),
        Fields((Field("f", "Navn", plain),)),
        Choices("c", (Choice("o", plain),), stacked=True),
        Rating("r", plain, "Slet ikke", "Helt", (Statement("s", words),)),
        table(row(plain, "")),
        Callout((paragraph(plain),), plain),
        Signatures("s", (Signature("p", plain),), "Navn", "Dato", "Underskrift"),
        title=plain,
    ).data
    assert spoken(data).count(plain) == 15  # the blocks, and the title in the footer
    assert pypdf.PdfReader(io.BytesIO(data)).metadata.title == plain


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="latin-1", exclude_categories=("Cc", "Cf", "Zs")), min_size=1, max_size=30))
def test_any_text_comes_out_as_typed(typed: str) -> None:
    made = printed(paragraph(f"a {typed} b"))
    assert made.diagnostics == ()
    # A line may be broken in what is long, and a reader leaves out what joins two letters.
    assert "".join(typed.split()) in spoken(made.data).replace(" ", "")


def test_bold_and_italic_letters_are_said_in_their_place() -> None:
    words = (Run("Et "), Run("fedt", bold=True), Run(" og "), Run("skævt", italic=True), Run(" ord."))
    assert "Et fedt og skævt ord." in spoken(printed(Heading(words)).data)


def test_a_letter_that_no_font_has_is_told_with_its_text_and_leaves_a_box() -> None:
    made = printed(paragraph("Tak for i dag 🎉, kære 漢字"), paragraph("Uden noget"))
    [told] = made.diagnostics
    assert (told.code, told.severity) == ("WK567", "warning")
    assert "«🎉» (U+1F389), «漢» (U+6F22), «字» (U+5B57)" in told.message
    assert told.hint.startswith("Leave it out, or ")
    assert told.about[0] == "Tak for i dag 🎉, kære 漢字"
    assert "Tak for i dag , kære" in spoken(made.data)
    assert b"/Alt(party popper)" in made.data
    assert ua_failures(made.data) == []


def test_letters_of_other_scripts_come_from_the_fonts_that_the_kit_has() -> None:
    made = printed(paragraph("Привет, Ελλάδα, Łódź"))
    assert made.diagnostics == ()
    assert "Привет, Ελλάδα, Łódź" in spoken(made.data)


def test_what_cannot_be_seen_is_left_out_without_a_word() -> None:
    made = printed(paragraph("a\x00b\ud800c\x85d\ufe0fe"))
    assert made.diagnostics == ()
    assert "abcde" in spoken(made.data)


def test_the_version_is_the_same_for_the_same_content_and_another_for_another() -> None:
    one, same, other = (document(paragraph(text)) for text in ("Et", "Et", "To"))
    ids = [spoken(print_document(each, theme()).data).split("Version ")[1].split()[0] for each in (one, same, other)]
    assert ids[0] == ids[1] != ids[2]
    assert len(ids[0]) == 6


def test_long_words_are_hyphenated_in_narrow_columns_only() -> None:
    text = "Samarbejdsaftalens samfundsvidenskabelige forudsætningsanalyse"
    narrow = printed(table(row(text, *("x",) * 5), columns=table().columns[:1] * 6)).data
    assert "samfundsvidenska\xad\nbelige" in pypdf.PdfReader(io.BytesIO(narrow)).pages[0].extract_text()
    assert text in spoken(printed(paragraph(text)).data)


def test_no_word_is_broken_in_a_table_that_asks_for_whole_words() -> None:
    text = "Samarbejdsaftalens samfundsvidenskabelige forudsætningsanalyse"
    whole = replace(table(row(text, *("x",) * 3), columns=table().columns[:1] * 4), hyphenate=False)
    assert text in spoken(printed(whole).data)


@pytest.mark.parametrize("word", ["x" * 100, "A" * 100, "0123456789" * 10, "æøå" * 33, "https:hjemmeside_" * 6])
@pytest.mark.parametrize("columns", [2, 5])
def test_a_word_too_long_for_its_cell_is_broken_and_stays_in_it(word: str, columns: int) -> None:
    made = printed(table(row(*(word,) * columns), columns=tuple(TableColumn("", 1) for _ in range(columns))))
    assert ua_failures(made.data) == []
    with opened(made.data) as document_:
        text = document_[0].get_textpage()
        rights = [text.get_rect(n)[2] for n in range(text.count_rects())]
    assert max(rights) <= (210 - 18) * 72 / 25.4
    assert made.diagnostics == ()
    lines = [part for part in re.split(r"[\s\u200b]+", spoken(made.data)) if part]
    assert word[:8] in "".join(lines)


def test_a_heading_that_no_font_has_is_made_of_boxes_and_named_in_its_bookmark(tmp_path: Path) -> None:
    made = printed(Title(inlines("漢字")), Heading(inlines("ᚠᚢ"), 1), paragraph("x"))
    assert [told.code for told in made.diagnostics] == ["WK567", "WK567"]
    assert ua_failures(made.data) == []
    (tmp_path / "made.pdf").write_bytes(made.data)
    assert "runic letter uruz" in bookmarks(tmp_path / "made.pdf")[-1]
