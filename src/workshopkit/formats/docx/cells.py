"""Blocks in a table's cell turned into paragraphs, in the tone of the cell's row."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from workshopkit.formats.direction import is_right_to_left
from workshopkit.formats.docx.flow import Air, Para
from workshopkit.formats.docx.inline import runs_xml
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.style_sheet import text_factor
from workshopkit.formats.docx.texts import choice_pieces, lines_pieces
from workshopkit.frozen import dataclass
from workshopkit.model.document import Bullets, Cell, Choices, Paragraph, RowTone, TextStyle, WritingLines
from workshopkit.model.text import Inlines

_STYLES = {TextStyle.SMALL: Style.SMALL, TextStyle.LABEL: Style.TABLE_HEADING}
_SMALL_AFTER = 20
_AFTER_TIMES = 36
_STRONG = frozenset({TextStyle.QUESTION, TextStyle.LEAD})


@dataclass(frozen=True, slots=True)
class _Times:
    """How text stands beside a time: in so many twips, with so much air above."""

    width: int
    air: int

    @property
    def beside(self) -> str:
        """The indent of a paragraph that begins with a time and a tab."""
        return f'<w:ind w:left="{self.width}" w:hanging="{self.width}"/>'

    @property
    def below(self) -> str:
        """The indent of what belongs to it."""
        return f'<w:ind w:left="{self.width}"/>'


_TIMES = {Style.TABLE_TEXT: (_Times(740, 110), 11.0), Style.TABLE_SMALL: (_Times(560, 0), 9.5)}
"""In the house's font; with the size of the text in points."""
_WIDEST_TIME, _BESIDE_TIME_TWIPS = "00.00", 90


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell's text is set: its style, run properties against it, alignment as Word names it."""

    style: Style
    run: str = ""
    align: str = ""
    times: Mapping[Style, _Times] = field(default_factory=dict)


def _times(sheet: Sheet) -> dict[Style, _Times]:
    """Room for a time, where the theme's font or its larger type needs more than the house's."""
    time_em = sheet.ruler.width_em(_WIDEST_TIME, bold=True)
    larger = text_factor(sheet.theme)
    needed = {style: round(time_em * size * larger * 20) + _BESIDE_TIME_TWIPS for style, (_, size) in _TIMES.items()}
    return {style: replace(usual, width=max(usual.width, needed[style])) for style, (usual, _) in _TIMES.items()}


def cell_look(sheet: Sheet, tone: RowTone, *, crowded: bool) -> CellLook:
    """The look of a row's cells; `crowded` asks for the smaller text of a table of many columns."""
    times = _times(sheet)
    if tone is RowTone.BAND:
        return CellLook(Style.TABLE_BAND, times=times)
    style = Style.TABLE_SMALL if crowded else Style.TABLE_TEXT
    quiet = f'<w:color w:val="{sheet.colour("muted")}"/>' if tone is RowTone.QUIET else ""
    return CellLook(style, quiet, times=times)


def cell_pieces(sheet: Sheet, cell: Cell, look: CellLook) -> Iterator[Para]:
    """The paragraphs of a cell: one at least, as Word demands."""
    last: Para | None = None
    for block in cell.blocks:
        for para in _block(sheet, block, look):
            last = _following(replace(para, align=look.align), last, look)
            yield last
    if last is None:
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
            yield from lines_pieces(sheet, block)


def _following(para: Para, last: Para | None, look: CellLook) -> Para:
    """The paragraph after another: small print of what stands beside a time stands there too, other text apart from it."""
    times = look.times.get(para.style if para.style is not Style.SMALL else Style.TABLE_TEXT)
    if last is None or times is None:
        return para
    timed = last.indent in (times.beside, times.below)
    if timed and para.style is Style.SMALL:
        return replace(para, indent=times.below)
    return replace(para, air=replace(para.air, before=_AFTER_TIMES)) if timed and not para.indent else para


def _paragraph(block: Paragraph, look: CellLook) -> Para:
    band = look.style is Style.TABLE_BAND
    words = block.text
    if block.style in _STRONG and not band:
        words = tuple(replace(run, bold=True) for run in words)
    style = look.style if band else _STYLES.get(block.style, look.style)
    para = _text(words, style, look)
    air = Air(after=_SMALL_AFTER) if style is Style.SMALL else para.air
    return replace(para, keep_next=block.keep_with_next or band, air=air)


def _text(words: Inlines, style: Style, look: CellLook) -> Para:
    # What stands before a tab, such as a time, stands alone at the left of all lines.
    hangs = any("\t" in run.text for run in words)
    para = Para(style, runs_xml(words, look.run), bidi=is_right_to_left(words))
    times = look.times.get(style)
    return replace(para, indent=times.beside, air=Air(before=times.air)) if hangs and times else para
