"""A table's row → its cells as they fill the columns, the same in Word and in print."""

from collections.abc import Iterator
from dataclasses import replace

from workshopkit.model.document import Cell, Row, RowTone


def filled_cells(row: Row, columns: int) -> Iterator[Cell]:
    """The cells with their spans made to fill the columns: a band's only cell takes all, other rows are padded."""
    left = columns
    for cell in row.cells:
        if not left:
            return
        alone = row.tone is RowTone.BAND and len(row.cells) == 1
        span = left if alone else min(max(cell.span, 1), left)
        left -= span
        yield replace(cell, span=span) if span != cell.span else cell
    yield from (Cell() for _ in range(left))
