"""Headers that change within a Word file: sections of their own, with the same sheet and footer."""

import io
from pathlib import Path

import docx
from tests.formats.docx.sheets import house_theme, para, parts, text_of, written
from tests.support.ooxml import audit, check_package

from workshopkit.model.document import PageBreak, Table, TableColumn


def headers(data: bytes) -> list[str]:
    """What the header of each section says."""
    return [section.header.paragraphs[0].text for section in docx.Document(io.BytesIO(data)).sections]


def test_the_header_changes_with_the_page_that_begins_and_the_file_is_valid_for_word() -> None:
    table = Table("t", (TableColumn("Hvad"),), (), "En tabel.")
    blocks = (
        para("a"),
        PageBreak(),
        para("b"),
        table,
        PageBreak("Havlyst A/S"),
        para("c"),
        PageBreak("Nær & Fjern"),
        table,
    )
    data = written(*blocks, header="Sandby Kommune")
    assert headers(data) == ["Sandby Kommune", "Havlyst A/S", "Nær & Fjern"]
    assert check_package(data, "docx") == []
    assert audit(data, "docx") == []


def test_all_sections_have_the_same_sheet_and_one_footer() -> None:
    data = written(para("a"), PageBreak("B"), para("b"), header="A")
    first, second = docx.Document(io.BytesIO(data)).sections
    assert (first.page_width, first.left_margin, first.header_distance) == (
        second.page_width,
        second.left_margin,
        second.header_distance,
    )
    assert second.footer.is_linked_to_previous
    assert [name for name in parts(data) if "footer" in name] == ["word/sheet_footer.xml"]


def test_a_page_break_that_says_nothing_of_the_header_makes_no_section() -> None:
    assert headers(written(para("a"), PageBreak(), para("b"), header="A")) == ["A"]


def test_breaks_with_nothing_between_them_make_no_empty_page_and_the_last_header_holds() -> None:
    data = written(
        PageBreak("A"),
        PageBreak("B"),
        para("a"),
        PageBreak("C"),
        PageBreak(),
        PageBreak("D"),
        para("b"),
        PageBreak("E"),
    )
    assert headers(data) == ["B", "D"]
    assert [text_of(p._p) for p in docx.Document(io.BytesIO(data)).paragraphs] == ["a", "b"]


def test_a_reference_with_a_header_of_its_own_keeps_it_on_all_pages(tmp_path: Path) -> None:
    reference = docx.Document()
    reference.sections[0].header.paragraphs[0].text = "Brevhoved"
    reference.save(str(tmp_path / "hus.docx"))
    data = written(para("a"), PageBreak("B"), para("b"), header="A", theme=house_theme(tmp_path / "hus.docx"))
    assert headers(data) == ["Brevhoved"]
