"""Blocks of a document turned into paragraphs and tables, one case a kind."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from workshopkit.formats.docx.data_tables import data_table
from workshopkit.formats.docx.figures import drawing_piece
from workshopkit.formats.docx.flow import NewPage, Piece
from workshopkit.formats.docx.forms import callout_table, fields_table, rating_table, signature_table
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.texts import (
    bullet_pieces,
    choice_pieces,
    heading_pieces,
    lines_pieces,
    paragraph_pieces,
    title_pieces,
)
from workshopkit.model.document import (
    Block,
    Bullets,
    Callout,
    Choices,
    Drawing,
    Fields,
    Heading,
    PageBreak,
    Paragraph,
    Rating,
    Signatures,
    Table,
    Title,
    WritingLines,
)
from workshopkit.model.pieces import Canvas, Cards, Signs
from workshopkit.model.text import plain

_CALLOUT_PADDING = 400


def block_pieces(sheet: Sheet, blocks: Iterable[Block]) -> Iterator[Piece]:
    """All blocks in order."""
    for block in blocks:
        yield from _pieces(sheet, block)


def _pieces(sheet: Sheet, block: Block) -> Iterator[Piece]:
    match block:
        case Title():
            yield from title_pieces(sheet, block)
        case Heading():
            yield from heading_pieces(sheet, block)
        case Paragraph():
            yield from paragraph_pieces(block)
        case Bullets():
            yield from bullet_pieces(sheet, block)
        case WritingLines():
            yield from lines_pieces(sheet, block)
        case Choices():
            yield from choice_pieces(sheet, block, Style.NORMAL)
        case Drawing():
            yield drawing_piece(sheet, block)
        case PageBreak():
            yield NewPage(block.header)
        case Cards() | Canvas() | Signs():
            what = type(block).__name__.lower()
            sheet.warn("WK590", f"«{what}» is shown in the PDF only; the Word file is without it", "Print the PDF.")
        case Rating() | Fields() | Table() | Callout() | Signatures():
            if not _is_empty(block):
                yield _table(sheet, block)
        case _:
            assert_never(block)


def _table(sheet: Sheet, block: Rating | Fields | Table | Callout | Signatures) -> Piece:
    match block:
        case Rating():
            return rating_table(sheet, block)
        case Fields():
            return fields_table(sheet, block, sheet.width)
        case Table():
            return data_table(sheet, block)
        case Callout():
            alt = block.title or next((plain(b.text) for b in block.blocks if isinstance(b, Paragraph)), "")
            return callout_table(sheet, block.title, _callout_pieces(sheet, block), alt)
        case Signatures():
            return signature_table(sheet, block)
        case _:
            assert_never(block)


def _is_empty(block: Rating | Fields | Table | Callout | Signatures) -> bool:
    """Whether nothing would stand in the table, which Word takes for a damaged file."""
    match block:
        case Fields():
            return not block.fields
        case Table():
            return not block.columns or not (block.rows or block.show_header)
        case Signatures():
            return not block.parties
        case Rating() | Callout():
            return False


def _callout_pieces(sheet: Sheet, callout: Callout) -> Iterator[Piece]:
    for block in callout.blocks:
        if isinstance(block, Fields):
            if block.fields:
                yield fields_table(sheet, block, sheet.width - _CALLOUT_PADDING)
        else:
            yield from _pieces(sheet, block)
