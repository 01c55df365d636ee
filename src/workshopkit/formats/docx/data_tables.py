"""A Table block turned into the house's table: strong rule under the heading row, hairlines, no fill but in bands."""

import re
from dataclasses import replace

from workshopkit.formats.docx.cells import cell_look, cell_pieces
from workshopkit.formats.docx.controls import text_control
from workshopkit.formats.docx.flow import Para, TableXml
from workshopkit.formats.docx.inline import runs_xml
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.style_sheet import HAIRLINE, RULE, text_factor
from workshopkit.formats.docx.tables import (
    CellXml,
    Grid,
    RowXml,
    cell_margins,
    kept_together,
    left_margin,
    shared_widths,
    table_xml,
)
from workshopkit.formats.docx.xml import border, mm_to_twips
from workshopkit.frozen import dataclass
from workshopkit.model.document import (
    Bullets,
    Cell,
    Choices,
    Paragraph,
    Row,
    RowTone,
    Table,
    TableColumn,
    WritingLines,
)
from workshopkit.model.figure import Align
from workshopkit.model.form import cell_name, pen_columns
from workshopkit.model.rows import filled_cells
from workshopkit.model.text import inlines, plain

BAR = 36
"""Width of a marked row's bar in eighths of a point: it has to survive a copier."""
_INSET, _INSET_BY_BAR = 85, 150
_CROWDED = 5
"""A table of so many columns is set in smaller text, and so are all tables of a sheet that lies."""
_CROWDED_MARGINS = cell_margins(36, 85, 36, 85)
_SPLIT_MM = 50
"""A row that is likely to be higher may go on overleaf: else it would leave half a page empty before it."""
_TOGETHER_MM, _LINE_MM, _LETTER_MM = 45, 4.5, 1.75
"""A table that is likely to be no higher is set on one page; a line and a letter of its text, roughly."""
_TEXT_PT, _SMALL_PT, _BESIDE_TWIPS = 11.0, 9.5, 250
"""Sizes of a table's text, and what stands beside it in a cell, with a little to spare."""
_TIME = re.compile(r"\d{1,2}[.:]\d\d(?:\W{1,3}\d{1,2}[.:]\d\d)?")
ALIGNED = {Align.LEFT: "", Align.CENTRE: "center", Align.RIGHT: "right"}


@dataclass(frozen=True, slots=True)
class _Frame:
    """A table, its columns' widths, how far its text stands in from the left, which columns a pen fills, its size."""

    table: Table
    widths: tuple[int, ...]
    inset: int
    pen: frozenset[int]
    crowded: bool

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """The table's columns."""
        return self.table.columns


def data_table(sheet: Sheet, table: Table) -> TableXml:
    """The table with its heading row, which Word repeats on every page."""
    frame = _frame(sheet, table)
    mark = sheet.bookmarked(table.id, "")
    rows = [_header(sheet, frame, mark)] if table.show_header else []
    for place in range(len(table.rows)):
        rows.append(_row(sheet, place, frame, "" if rows else mark))
    if sum(_likely_height_mm(row, frame) for row in table.rows) <= _TOGETHER_MM:
        rows = kept_together(rows)
    margins = _CROWDED_MARGINS if frame.crowded else ""
    named = not table.show_header and len(table.columns) > 1
    grid = Grid(frame.widths, _title(table), table.alt, "", margins, table.show_header, named)
    return TableXml(table_xml(sheet, grid, rows))


def _frame(sheet: Sheet, table: Table) -> _Frame:
    tones = {row.tone for row in table.rows}
    inset = _INSET_BY_BAR if sheet.has_marks else _INSET if RowTone.BAND in tones else 0
    crowded = sheet.lies or len(table.columns) >= _CROWDED
    widths = _with_room_for_times(sheet, table, shared_widths([c.share for c in table.columns], sheet.width), crowded)
    return _Frame(table, widths, inset, pen_columns(table), crowded)


def _with_room_for_times(sheet: Sheet, table: Table, widths: tuple[int, ...], crowded: bool) -> tuple[int, ...]:
    """The widths, where a column of clock times takes from the widest what its longest time needs in a wide font."""
    fitted = list(widths)
    for place in range(len(widths)):
        times = _times(table, place)
        if times and place != (widest := fitted.index(max(fitted))):
            size = (_SMALL_PT if crowded else _TEXT_PT) * text_factor(sheet.theme)
            needed = round(max(sheet.ruler.width_em(time, bold=True) for time in times) * size * 20) + _BESIDE_TWIPS
            more = min(max(0, needed - fitted[place]), fitted[widest] // 2)
            fitted[place] += more
            fitted[widest] -= more
    return tuple(fitted)


def _times(table: Table, place: int) -> tuple[str, ...]:
    """What the cells of a column begin with, if that is a clock time or a span of time in every one of them."""
    rows = (row for row in table.rows if row.tone is not RowTone.BAND and place < len(row.cells))
    starts = [next((plain(b.text) for b in row.cells[place].blocks if isinstance(b, Paragraph)), "") for row in rows]
    return tuple(dict.fromkeys(starts)) if starts and all(map(_TIME.fullmatch, starts)) else ()


def _likely_height_mm(row: Row, frame: _Frame) -> float:
    """How high the row will be, roughly: enough to tell a short one from a long one."""

    def lines(cell: Cell, width: int) -> float:
        letters = max(width * 25.4 / 1440 / _LETTER_MM, 1)
        return sum(_likely_lines(block, letters) for block in cell.blocks)

    return max(row.least_mm, 2 + _LINE_MM * max(map(lines, row.cells, frame.widths), default=1))


def _likely_lines(block: Paragraph | Bullets | Choices | WritingLines, letters: float) -> float:
    match block:
        case Paragraph():
            return 1 + len(plain(block.text)) // letters
        case Bullets():
            return sum(1 + len(plain(item)) // letters for item in block.items)
        case Choices():
            return len(block.options) if block.stacked else 1
        case WritingLines():
            return 2 * block.count


def _title(table: Table) -> str:
    return ", ".join(column.title for column in table.columns if column.title) or table.id


def _header(sheet: Sheet, frame: _Frame, mark: str) -> RowXml:
    rule = border("bottom", RULE, sheet.colour("primary"))
    cells = []
    for place, (column, width) in enumerate(zip(frame.columns, frame.widths, strict=True)):
        content = ("" if place else mark) + runs_xml(inlines(column.title))
        para = Para(Style.TABLE_HEADING, content, align=ALIGNED[column.align])
        margins = "" if place else left_margin(frame.inset)
        cells.append(CellXml((para,), width, borders=rule, margins=margins, align="bottom"))
    return RowXml(tuple(cells), header=True)


def _row(sheet: Sheet, at: int, frame: _Frame, mark: str) -> RowXml:
    row = frame.table.rows[at]
    look = cell_look(sheet, row.tone, crowded=frame.crowded)
    cells, place = [], 0
    for number, cell in enumerate(filled_cells(row, len(frame.columns))):
        span = cell.span
        pieces = tuple(cell_pieces(sheet, cell, replace(look, align=ALIGNED[frame.columns[place].align])))
        if not cell.blocks and place in frame.pen:
            pieces = _with_control(sheet, pieces, cell_name(frame.table, at, place))
        if mark and not number:
            pieces = (replace(pieces[0], content=mark + pieces[0].content), *pieces[1:])
        borders, shade = _dress(sheet, row.tone, place, pen=place in frame.pen)
        width = sum(frame.widths[place : place + span])
        margins = "" if place else left_margin(frame.inset)
        cells.append(CellXml(pieces, width, span, borders, shade, margins, "center" if row.least_mm else ""))
        place += span
    if len(row.cells) > len(cells):
        message = f"a row has {len(row.cells)} cells, the table has room for {len(cells)}; the last ones are left out"
        sheet.warn("WK522", message, "Give the row as many cells as the table has columns.")
    return RowXml(tuple(cells), mm_to_twips(row.least_mm), splits=_likely_height_mm(row, frame) > _SPLIT_MM)


def _with_control(sheet: Sheet, pieces: tuple[Para, ...], name: str) -> tuple[Para, ...]:
    """An empty cell's paragraph, with a place to write on a screen when it is a field of a form."""
    field = sheet.form.get(name)
    return (replace(pieces[0], content=text_control(sheet, field)), *pieces[1:]) if field else pieces


def _dress(sheet: Sheet, tone: RowTone, place: int, *, pen: bool) -> tuple[str, str]:
    """Borders and shade of a cell."""
    if tone is RowTone.BAND:
        ink = sheet.colour("primary")
        return border("top", HAIRLINE * 2, ink) + border("bottom", HAIRLINE, ink), sheet.colour("tint")
    if tone is RowTone.MARKED and not place:
        return border("left", BAR, sheet.colour("primary")), ""
    return border("left", HAIRLINE, sheet.colour("line")) if pen and place else "", ""
