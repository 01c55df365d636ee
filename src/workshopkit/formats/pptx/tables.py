"""A slide's table and an area → columns' widths, a size, portions of rows; and the native table of each portion."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise

from workshopkit.formats.direction import is_right_to_left
from workshopkit.formats.measure import Ruler, wrap
from workshopkit.formats.pptx.fit import even_cuts, sizes
from workshopkit.formats.pptx.geometry import Box, points
from workshopkit.formats.pptx.names import EMU_PER_PT
from workshopkit.formats.pptx.text import Frame, runs_xml
from workshopkit.frozen import dataclass
from workshopkit.model.deck import Column, SlideTable, TableRow, Tone
from workshopkit.model.figure import Align
from workshopkit.model.text import Inlines, inlines, plain

CELL_X_PT = 8.0
LEADING = 1.04
"""Line spacing in cells, of the font's own. It is written in points: LibreOffice takes a share, and no spacing at all, of
the size of the text instead of its line, and so sets cells too tight."""
HEADER_PT = 20.0
_AIRY_EM, _CLOSE_EM, _LEAST_EM = (0.8, 0.64, 0.5, 0.4, 0.32), 0.28, 0.16
"""Space above and below the text of a cell: first a table loses air, then size, then the last of its air. What a smaller size
leaves free is air again."""
_AIR_BELOW_PT = 8.0
"""What an airy table leaves free, so that its last rule keeps clear of the strip below."""
LOW_EM = 0.06
"""How far below the middle of its line text stands when a line's height is given in points."""
RULE_PT = 0.75
_SHORT_WORD = 8
_USUAL_EM, _WIDE_EM = 0.55, 0.7
"""Width of a letter, on the safe side."""
_ALIGN = {Align.LEFT: "l", Align.CENTRE: "ctr", Align.RIGHT: "r"}
_TURNED = {"l": "r", "r": "l"}
"""Where text begins that runs from right to left."""
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Office's built-in «No Style, No Grid»: the looks below are written on the cells."""
_LOOKS: dict[Tone | None, tuple[str, str, bool]] = {
    None: ("primary", "on-primary", True),
    Tone.NORMAL: ("", "ink", False),
    Tone.QUIET: ("tint", "ink", False),
    Tone.LIT: ("accent", "on-accent", True),
}
"""Fill, text and weight of a row; None is the header."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How cells are set: size, padding, columns' widths; `wide_text` is a text with a word too wide for its column."""

    size_pt: float
    padding_em: float
    widths_pt: tuple[float, ...]
    ruler: Ruler
    wide_text: str = ""

    def row_pt(self, cells: Sequence[Inlines], tone: Tone | None) -> float:
        """Height of a row; None is the header."""
        return self.high_pt(self.lines(cells, tone), tone)

    def lines(self, cells: Sequence[Inlines], tone: Tone | None) -> int:
        """Lines of a row's longest cell, whatever the padding."""
        bold, size, lines = _LOOKS[tone][2], self.text_pt(tone), 1
        for cell, width in zip(cells, self.widths_pt, strict=False):
            lines = max(lines, wrap(self.ruler.words(cell, bold), (width - 2 * CELL_X_PT) / size).lines)
        return lines

    def high_pt(self, lines: int, tone: Tone | None) -> float:
        """Height of a row of so many lines."""
        return lines * self.line_pt(tone) + 2 * self.inset_pt(tone)

    def line_pt(self, tone: Tone | None) -> float:
        """Height of a line of a row's text."""
        return round(self.text_pt(tone) * self.ruler.line_em * LEADING, 1)

    def text_pt(self, tone: Tone | None) -> float:
        """Size of a row's text; the header is no larger than it needs to be."""
        return self.size_pt if tone is not None else min(self.size_pt, max(HEADER_PT, 0.8 * self.size_pt))

    def inset_pt(self, tone: Tone | None) -> float:
        """Space above and below the text of a row."""
        return (self.padding_em if tone is not None else min(self.padding_em, _CLOSE_EM)) * self.text_pt(tone)


@dataclass(frozen=True, slots=True)
class FittedTable:
    """A table that is ready to be written; `portions` are its rows slide by slide."""

    table: SlideTable
    grid: Grid
    portions: tuple[tuple[TableRow, ...], ...]
    too_high: bool = False

    @property
    def sound(self) -> bool:
        """Whether every row and every word has room."""
        return not self.too_high and not self.grid.wide_text


def fit_table(
    table: SlideTable, area: Box, look_pt: float, floor_pt: float, ruler: Ruler, last_resort_pt: float = 0
) -> FittedTable:
    """The airiest setting in which the table stands in the area; at the floor its rows go on over further slides.

    Where a row or a word has no room at the floor, it may get smaller still, down to `last_resort_pt`.
    """
    height = points(area.height_emu)
    needs = [_need(table, n, ruler) for n in range(len(table.columns))]
    counted = cache(lambda size: _counted(table, needs, size, points(area.width_emu), ruler))
    closest = cache(lambda: _portioned(counted(tried[-1]), _LEAST_EM, height))
    tried = sizes(look_pt, floor_pt)
    for size in tried:
        close = _portioned(counted(size), _CLOSE_EM, height)
        if _settled(close, closest):
            airy = (_portioned(counted(size), padding, height - _AIR_BELOW_PT) for padding in _AIRY_EM)
            return next((each for each in airy if _settled(each, closest)), close)
    fitted = closest()
    if not fitted.sound and 0 < last_resort_pt < floor_pt:
        smaller = fit_table(table, area, floor_pt, last_resort_pt, ruler)
        return smaller if smaller.sound else fitted
    return fitted


def _settled(fitted: FittedTable, closest: Callable[[], FittedTable]) -> bool:
    """Whether a table stands as it is, on no more slides than it takes when it is set as closely as can be."""
    return fitted.sound and (len(fitted.portions) == 1 or len(fitted.portions) <= len(closest().portions))


def table_xml(fitted: FittedTable, rows: Sequence[TableRow], box: Box, frame: Frame) -> tuple[str, int]:
    """The `a:tbl` of a portion, and its height in EMU."""
    widths = _emu_widths(fitted.grid.widths_pt, box.width_emu)
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    header = _header(fitted.table)
    written, total = [], 0
    for cells, tone in [*header, *((row.cells, row.tone) for row in rows)]:
        height = round(fitted.grid.row_pt(cells, tone) * EMU_PER_PT)
        total += height
        written.append(_row_xml(cells, tone, height, fitted, frame))
    first = ' firstRow="1"' if header else ""
    properties = f"<a:tblPr{first}><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>"
    return f"<a:tbl>{properties}<a:tblGrid>{grid}</a:tblGrid>{''.join(written)}</a:tbl>", total


def frame_xml(properties: str, ph: str, box: Box, table: str, height_emu: int) -> str:
    """The graphic frame around a table; `properties` is its `p:cNvPr`, `ph` its placeholder's element, "" for none."""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{properties}<p:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{ph}</p:nvPr>'
        f'</p:nvGraphicFramePr><p:xfrm><a:off x="{box.x_emu}" y="{box.y_emu}"/>'
        f'<a:ext cx="{box.width_emu}" cy="{height_emu}"/></p:xfrm><a:graphic>'
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">{table}</a:graphicData>'
        "</a:graphic></p:graphicFrame>"
    )


_Need = tuple[float, str]
"""The width of a column's widest word, in em, and the text that it stands in."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """A table at a size: how its cells are set, still without padding, and the lines of its header and its rows."""

    table: SlideTable
    grid: Grid
    header: tuple[int, ...]
    rows: tuple[int, ...]


def _counted(table: SlideTable, needs: Sequence[_Need], size_pt: float, width_pt: float, ruler: Ruler) -> _Counted:
    widths, wide = _widths(table, needs, size_pt, width_pt)
    grid = Grid(size_pt, 0, widths, ruler, wide)
    header = tuple(grid.lines(cells, tone) for cells, tone in _header(table))
    return _Counted(table, grid, header, tuple(grid.lines(row.cells, row.tone) for row in table.rows))


def _portioned(counted: _Counted, padding_em: float, height_pt: float) -> FittedTable:
    table, grid = counted.table, replace(counted.grid, padding_em=padding_em)
    rows = [grid.high_pt(lines, row.tone) for lines, row in zip(counted.rows, table.rows, strict=True)]
    room = height_pt - sum(grid.high_pt(lines, None) for lines in counted.header)
    cuts = even_cuts(rows, room)
    portions = [table.rows[start:end] for start, end in cuts]
    if len(cuts) == 1:
        return FittedTable(table, grid, tuple(portions), any(row > room for row in rows))
    for n, (start, end) in enumerate(cuts):
        again = _headed(table.rows, start, end)
        if sum(grid.row_pt(row.cells, row.tone) for row in again) <= room:
            portions[n] = again
    return FittedTable(table, grid, tuple(portions), any(row > room for row in rows))


def _headed(rows: Sequence[TableRow], start: int, end: int) -> tuple[TableRow, ...]:
    """Rows that go on over a slide's end, with the bold heading again that the first of them stands under."""
    first, *rest = rows[start:end] or (None,)
    if first is None or not start or not first.cells or plain(first.cells[0]):
        return tuple(rows[start:end])
    heading = next((row.cells[0] for row in reversed(rows[:start]) if row.cells and plain(row.cells[0])), ())
    if not all(run.bold for run in heading):
        return tuple(rows[start:end])
    return (replace(first, cells=(heading, *first.cells[1:])), *rest)


def _header(table: SlideTable) -> list[tuple[tuple[Inlines, ...], None]]:
    if not any(column.title for column in table.columns):
        return []
    return [(tuple(inlines(column.title) for column in table.columns), None)]


def _widths(
    table: SlideTable, needs: Sequence[_Need], size_pt: float, width_pt: float
) -> tuple[tuple[float, ...], str]:
    """Widths by share, but no column narrower than its widest word; and the text of a word that has no room."""
    least = [widest_em * size_pt + 2 * CELL_X_PT + 0.5 for widest_em, _ in needs]
    if sum(least) > width_pt:
        scale = width_pt / sum(least)
        return tuple(need * scale for need in least), max(needs)[1]
    fixed: set[int] = set()
    while True:
        free = width_pt - sum(least[n] for n in fixed)
        shares = sum(column.share for n, column in enumerate(table.columns) if n not in fixed) or 1
        widths = [least[n] if n in fixed else free * c.share / shares for n, c in enumerate(table.columns)]
        narrow = {n for n, width in enumerate(widths) if n not in fixed and width < least[n]}
        if not narrow:
            return tuple(widths), ""
        fixed |= narrow


def _need(table: SlideTable, n: int, ruler: Ruler) -> _Need:
    cells = [(inlines(table.columns[n].title), True)]
    cells += [(row.cells[n], _LOOKS[row.tone][2]) for row in table.rows if n < len(row.cells)]
    return max(((ruler.words(cell, bold).widest_em, plain(cell)) for cell, bold in cells), default=(0.0, ""))


def _emu_widths(widths_pt: Sequence[float], total_emu: int) -> list[int]:
    edges = [0, *(round(edge * EMU_PER_PT) for edge in accumulate(widths_pt))]
    edges[-1] = total_emu
    return [right - left for left, right in pairwise(edges)]


def _row_xml(cells: Sequence[Inlines], tone: Tone | None, height_emu: int, fitted: FittedTable, frame: Frame) -> str:
    columns = fitted.table.columns
    padded = (*cells, *((),) * len(columns))[: len(columns)]
    size = fitted.grid.text_pt(tone)
    bound = [_bound(cell, width / size) for cell, width in zip(padded, fitted.grid.widths_pt, strict=True)]
    pairs = zip(bound, columns, strict=True)
    written = "".join(_cell_xml(cell, column, tone, fitted.grid, frame) for cell, column in pairs)
    return f'<a:tr h="{height_emu}">{written}</a:tr>'


def _bound(cell: Inlines, width_em: float) -> Inlines:
    """A long text whose short last word keeps the one before it, so that it does not stand on a line alone.

    No line more is needed: two words that fit into half a line stand where one stood.
    """
    text = cell[-1].text if cell else ""
    if sum(len(run.text) for run in cell) * _USUAL_EM < width_em:
        return cell
    before, _, last = text.rpartition(" ")
    pair = len(before) - before.rfind(" ") + len(last)
    if not 0 < len(last) <= _SHORT_WORD or " " not in before or pair * _WIDE_EM > width_em / 2:
        return cell
    return (*cell[:-1], replace(cell[-1], text=f"{before}\u00a0{last}"))


def _cell_xml(cell: Inlines, column: Column, tone: Tone | None, grid: Grid, frame: Frame) -> str:
    fill, text, bold = _LOOKS[tone]
    attributes = f'lang="{frame.language}" sz="{round(grid.text_pt(tone) * 100)}"'
    runs = runs_xml(cell, attributes, frame.palette.fill(text), bold)
    x, low = round(CELL_X_PT * EMU_PER_PT), LOW_EM * grid.text_pt(tone)
    above, below = (round((grid.inset_pt(tone) + shift) * EMU_PER_PT) for shift in (-low, low))
    aligned = _ALIGN[column.align]
    if is_right_to_left(cell):
        aligned = f'{_TURNED.get(aligned, aligned)}" rtl="1'
    spacing = f'<a:lnSpc><a:spcPts val="{round(grid.line_pt(tone) * 100)}"/></a:lnSpc>'
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    rule = f'<a:lnB w="{round(RULE_PT * EMU_PER_PT)}">{frame.palette.fill("line")}</a:lnB>'
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{aligned}">{spacing}</a:pPr>{runs}'
        f'<a:endParaRPr {attributes} dirty="0"/></a:p></a:txBody>'
        f'<a:tcPr marL="{x}" marR="{x}" marT="{above}" marB="{below}" anchor="ctr">{none}{rule}{frame.palette.fill(fill)}'
        "</a:tcPr></a:tc>"
    )
