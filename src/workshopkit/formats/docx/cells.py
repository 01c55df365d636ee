"""Blocks in a table's cell turned into paragraphs, in the tone of the cell's row."""

from collections.abc import Iterator
from dataclasses import replace

from workshopkit.formats.docx.flow import Para, writing_lines
from workshopkit.formats.docx.inline import is_right_to_left, runs_xml
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.texts import choice_pieces
from workshopkit.frozen import dataclass
from workshopkit.model.document import Bullets, Cell, Choices, Paragraph, RowTone, TextStyle, WritingLines
from workshopkit.model.text import Inlines

_STYLES = {TextStyle.SMALL: Style.SMALL, TextStyle.LABEL: Style.TABLE_HEADING}
_STRONG = frozenset({TextStyle.QUESTION, TextStyle.LEAD})


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell's text is set: its style, run properties against it, alignment as Word names it."""

    style: Style
    run: str = ""
    align: str = ""


def cell_look(sheet: Sheet, tone: RowTone, *, crowded: bool) -> CellLook:
    """The look of a row's cells; `crowded` asks for the smaller text of a table of many columns."""
    if tone is RowTone.BAND:
        return CellLook(Style.TABLE_BAND)
    style = Style.TABLE_SMALL if crowded else Style.TABLE_TEXT
    return CellLook(style, f'<w:color w:val="{sheet.colour("muted")}"/>' if tone is RowTone.QUIET else "")


def cell_pieces(sheet: Sheet, cell: Cell, look: CellLook) -> Iterator[Para]:
    """The paragraphs of a cell: one at least, as Word demands."""
    empty = True
    for block in cell.blocks:
        for para in _block(sheet, block, look):
            empty = False
            yield replace(para, align=look.align) if look.align else para
    if empty:
        yield Para(look.style)


def _block(sheet: Sheet, block: Paragraph | Bullets | Choices | WritingLines, look: CellLook) -> Iterator[Para]:
    match block:
        case Paragraph():
            yield _paragraph(block, look)
        case Bullets():
            number = sheet.fresh_number() if block.ordered else sheet.lists.own_number(Style.LIST_BULLET)
            for item in block.items:
                yield replace(_text(item, look.style, look), number=number)
        case Choices():
            yield from choice_pieces(sheet, block, look.style)
        case WritingLines():
            yield from writing_lines(block.count, sheet.colour("muted"))


def _paragraph(block: Paragraph, look: CellLook) -> Para:
    band = look.style is Style.TABLE_BAND
    words = block.text
    if block.style in _STRONG and not band:
        words = tuple(replace(run, bold=True) for run in words)
    style = look.style if band else _STYLES.get(block.style, look.style)
    return replace(_text(words, style, look), keep_next=block.keep_with_next or band)


def _text(words: Inlines, style: Style, look: CellLook) -> Para:
    return Para(style, runs_xml(words, look.run), bidi=is_right_to_left(words))
