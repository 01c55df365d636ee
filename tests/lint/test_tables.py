"""The rule on header rows, in PowerPoint and Word."""

from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pptx.util import Inches
from tests.lint.office import Paper, Slides


def table_on(deck: Slides, rows: int = 2, columns: int = 2) -> Any:
    """A table on a slide."""
    frame = deck.slide().shapes.add_table(rows, columns, 0, Inches(2), Inches(3), Inches(1))
    frame.name = "Times"
    return frame.table


def test_a_table_on_a_slide_with_a_header_row_is_well(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    table_on(deck)
    assert deck.told("WK921") == []


def test_a_table_on_a_slide_without_a_header_row_is_told(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    table_on(deck).first_row = False
    assert deck.told("WK921") == ["slide 1 «Pause»: table «Times» has no header row."]


def test_a_single_row_needs_no_header(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    table_on(deck, rows=1).first_row = False
    assert deck.told("WK921") == []


def word_table(folder: Path, columns: int = 3, style: str = "Table Grid") -> tuple[Paper, Any]:
    """A paper with a table of two rows under a heading."""
    paper = Paper(folder)
    paper.document.add_heading("Tider", 1)
    table = paper.document.add_table(2, columns, style)
    table.cell(0, 0).text = "Hvornår"
    return paper, table


def look(table: Any, **marks: str) -> None:
    """Changes what the table's look sets apart."""
    for name, value in marks.items():
        table._tbl.tblPr.find(qn("w:tblLook")).set(qn(f"w:{name}"), value)


def test_a_word_table_whose_first_row_repeats_is_well(tmp_path: Path) -> None:
    paper, table = word_table(tmp_path)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    assert paper.told("WK921") == []


def test_a_word_table_that_only_looks_as_if_it_had_a_header_is_told(tmp_path: Path) -> None:
    paper, _ = word_table(tmp_path)
    assert paper.told("WK921") == ["under «Tider»: table «Hvornår» has no header row."]


def test_a_header_that_is_turned_off_is_none(tmp_path: Path) -> None:
    paper, table = word_table(tmp_path)
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "0")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    assert len(paper.told("WK921")) == 1


def test_a_layout_table_without_lines_or_claims_needs_none(tmp_path: Path) -> None:
    paper, table = word_table(tmp_path, style="Normal Table")
    look(table, firstRow="0", firstColumn="0")
    assert paper.told("WK921") == []


def test_without_claims_but_with_lines_it_is_data(tmp_path: Path) -> None:
    paper, table = word_table(tmp_path)
    look(table, firstRow="0", firstColumn="0")
    assert len(paper.told("WK921")) == 1


def test_pairs_with_a_marked_first_column_need_no_header_row(tmp_path: Path) -> None:
    paper, table = word_table(tmp_path, columns=2)
    look(table, firstRow="0", firstColumn="1")
    assert paper.told("WK921") == []
