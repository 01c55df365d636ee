"""Tables: as large and airy as the room allows, then closer, then smaller, then over further slides."""

from pptx.oxml.ns import qn
from tests.formats.pptx.decks import deck, theme
from tests.formats.pptx.test_writer import read

from workshopkit.formats.pptx.writer import write_deck
from workshopkit.model.deck import Column, Role, Slide, SlideTable, TableRow
from workshopkit.model.figure import Align
from workshopkit.model.text import Run, inlines

STEP = "Skriv samarbejdets vigtigste opgaver, én på hver seddel. Hæng dem i en lang række, og saml dem, der er ens."


def tables_of(*rows: tuple[str, str], bold_first: bool = False) -> list:
    cells = [(((Run(a, bold=bold_first),) if a else ()), inlines(b)) for a, b in rows]
    table = SlideTable(
        (Column("Trin", 3), Column("Svar", 7, Align.LEFT)), tuple(TableRow(pair) for pair in cells), "Trin"
    )
    written = write_deck(deck(Slide("steps", Role.TABLE, inlines("Trin for trin"), table=table)), theme())
    assert written.diagnostics == ()
    return [next(s for s in slide.shapes if s.has_table) for slide in read(written.data)]


def steps(count: int, text: str) -> list:
    return tables_of(*((f"{n}.", text) for n in range(1, count + 1)))


def size_pt(frame) -> float:
    return frame.table.cell(1, 1).text_frame.paragraphs[0].runs[0].font.size.pt


def test_a_few_short_rows_stand_large_with_air() -> None:
    [frame] = steps(3, "Læs opgaven højt.")
    assert size_pt(frame) == 24
    assert frame.table.rows[1].height.pt > 60


def test_six_steps_of_two_lines_stand_on_one_slide_at_twenty_points() -> None:
    [frame] = steps(6, STEP)
    assert size_pt(frame) == 20
    assert (frame.top + frame.height) / 12700 <= 494


def test_rows_lose_air_before_their_text_gets_smaller() -> None:
    [few], [more] = steps(4, "Læs opgaven højt."), steps(7, "Læs opgaven højt.")
    assert size_pt(few) == size_pt(more) == 24
    assert few.table.rows[1].height > more.table.rows[1].height


def test_parts_of_a_long_table_are_about_as_long_as_one_another() -> None:
    counts = [len(frame.table.rows) - 1 for frame in steps(14, STEP)]
    assert sum(counts) == 14
    assert max(counts) - min(counts) <= 1


def test_lines_of_a_cell_have_their_height_in_points() -> None:
    [frame] = steps(3, STEP)
    for spacing in frame._element.iter(qn("a:lnSpc")):
        [exact] = spacing
        assert exact.tag == qn("a:spcPts")
    [cell] = list(frame.table.cell(1, 1)._tc.iter(qn("a:spcPts")))
    assert int(cell.get("val")) / 100 > 1.22 * size_pt(frame)


def test_a_bold_heading_is_said_again_where_its_rows_go_on() -> None:
    rows = [("Formål", STEP), *[("", STEP)] * 11]
    frames = tables_of(*rows, bold_first=True)
    assert len(frames) > 1
    assert {frame.table.cell(1, 0).text for frame in frames} == {"Formål"}


def test_a_plain_cell_is_not_said_again() -> None:
    frames = tables_of(("Lokale 1", STEP), *[("", STEP)] * 11)
    assert [frame.table.cell(1, 0).text for frame in frames][1:] == [""] * (len(frames) - 1)


def test_a_row_to_write_in_is_as_high_as_a_line_and_more() -> None:
    [frame] = tables_of(*((f"{n}.", "") for n in range(1, 6)))
    assert all(row.height.pt >= 48 for row in list(frame.table.rows)[1:])


def test_a_short_last_word_of_a_long_text_does_not_stand_alone() -> None:
    [frame] = steps(2, "Sæt navn og dato på hver opgave, og sig det højt. Opgaver uden navn ryger ud.")
    assert frame.table.cell(1, 1).text.endswith("navn ryger\u00a0ud.")
    [frame] = steps(2, "Opgaver uden navn ryger ud.")
    assert "\u00a0" not in frame.table.cell(1, 1).text
