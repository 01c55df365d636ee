"""A table's rows → how high they are likely to be: enough to tell what has to stay together from what must be let go."""

from workshopkit.model.document import Bullets, Cell, Choices, Paragraph, Row, Table, WritingLines
from workshopkit.model.text import plain

_LINE_MM, _LETTER_MM, _PADDING_MM = 4.6, 1.75, 3.0
"""A line of a table's text, a letter, and the air of a row, roughly."""
_TOGETHER_MM = 60
"""A table that is likely to be no higher is set on one page."""
_BREAKS_MM = {False: 180, True: 105}
"""A row that is likely to be higher may go on overleaf, since it might not fit on a page; by whether the sheet lies."""
_WIDTH_MM = {False: 174, True: 261}
_WRITING_MM = 8.7


def keeps_together(table: Table, *, lies: bool) -> bool:
    """Whether a table is so short that it is not broken over two pages."""
    return sum(likely_height_mm(row, table, lies=lies) for row in table.rows) <= _TOGETHER_MM


def may_break(row: Row, table: Table, *, lies: bool) -> bool:
    """Whether a row is too high for any promise that it stays whole."""
    return likely_height_mm(row, table, lies=lies) > _BREAKS_MM[lies]


def column_widths_mm(table: Table, *, lies: bool) -> list[float]:
    """How wide a table's columns are on a sheet of A4."""
    whole = sum(column.share for column in table.columns) or 1
    return [column.share / whole * _WIDTH_MM[lies] for column in table.columns]


def likely_height_mm(row: Row, table: Table, *, lies: bool) -> float:
    """How high a row will be, roughly."""
    shares = column_widths_mm(table, lies=lies)
    heights, place = [], 0
    for cell in row.cells:
        width = sum(shares[place : place + max(cell.span, 1)]) or _WIDTH_MM[lies]
        heights.append(_cell_height_mm(cell, max(width / _LETTER_MM, 1)))
        place += max(cell.span, 1)
    return max(row.least_mm, _PADDING_MM + max(heights, default=_LINE_MM))


def _cell_height_mm(cell: Cell, letters: float) -> float:
    return sum(_block_height_mm(block, letters) for block in cell.blocks)


def _block_height_mm(block: Paragraph | Bullets | Choices | WritingLines, letters: float) -> float:
    match block:
        case Paragraph():
            return _LINE_MM * (1 + len(plain(block.text)) // letters)
        case Bullets():
            return _LINE_MM * sum(1 + len(plain(item)) // letters for item in block.items)
        case Choices():
            return _LINE_MM * (len(block.options) if block.stacked else 1)
        case WritingLines():
            return _WRITING_MM * block.count
