"""A document that takes more pages than it should → the same with less room for the pen, never less than a pen needs."""

from dataclasses import replace

from workshopkit.model.document import Block, Document, Row, Table, WritingLines

LEAST_MM = 8.0
"""What a pen needs."""
LEAST_LINES = 2


def tightened(document: Document, share: float) -> Document:
    """The document with a share of its room for writing."""
    return replace(document, blocks=tuple(_block(block, share) for block in document.blocks))


def _block(block: Block, share: float) -> Block:
    match block:
        case Table():
            return replace(block, rows=tuple(_row(row, share) for row in block.rows))
        case WritingLines():
            return replace(block, count=max(min(block.count, LEAST_LINES), round(block.count * share)))
        case _:
            return block


def _row(row: Row, share: float) -> Row:
    return replace(row, least_mm=max(min(row.least_mm, LEAST_MM), row.least_mm * share))
