"""Cells, rows and tables as values, and their XML: the frame that every table of ours stands in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from workshopkit.formats.docx.flow import Para, Piece, laid_out
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.xml import attribute
from workshopkit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class CellXml:
    """A cell before it is written; widths in twips."""

    pieces: tuple[Piece, ...]
    width: int
    span: int = 1
    borders: str = ""
    shade: str = ""
    margins: str = ""
    align: str = ""

    def xml(self, sheet: Sheet) -> str:
        """The `w:tc`."""
        properties = (
            f'<w:tcW w:w="{self.width}" w:type="dxa"/>'
            + (f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else "")
            + (f"<w:tcBorders>{self.borders}</w:tcBorders>" if self.borders else "")
            + (f'<w:shd w:val="clear" w:color="auto" w:fill="{self.shade}"/>' if self.shade else "")
            + (f"<w:tcMar>{self.margins}</w:tcMar>" if self.margins else "")
            + (f'<w:vAlign w:val="{self.align}"/>' if self.align else "")
        )
        pieces = self.pieces or (Para(Style.TABLE_TEXT),)
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{laid_out(pieces, sheet.ids, on_page=False)}</w:tc>"


@dataclass(frozen=True, slots=True)
class RowXml:
    """A row before it is written: broken over two pages only if it `splits`; height in twips, 0 for what its text needs."""

    cells: tuple[CellXml, ...]
    height: int = 0
    exact: bool = False
    header: bool = False
    splits: bool = False

    def xml(self, sheet: Sheet) -> str:
        """The `w:tr`."""
        rule = "exact" if self.exact else "atLeast"
        properties = (
            ("" if self.splits else "<w:cantSplit/>")
            + (f'<w:trHeight w:val="{self.height}" w:hRule="{rule}"/>' if self.height else "")
            + ("<w:tblHeader/>" if self.header else "")
        )
        told = f"<w:trPr>{properties}</w:trPr>" if properties else ""
        return f"<w:tr>{told}{''.join(cell.xml(sheet) for cell in self.cells)}</w:tr>"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's frame: widths of its columns in twips, its alt text, borders and margins against its style."""

    widths: Sequence[int]
    title: str
    alt: str = ""
    borders: str = ""
    margins: str = ""
    has_header: bool = True
    names_in_first_column: bool = False
    """Whether the first column holds the rows' headings, in a table that has no heading row."""


def table_xml(sheet: Sheet, grid: Grid, rows: Iterable[RowXml]) -> str:
    """The `w:tbl`."""
    # The bits of ECMA-376 part 1, 17.4.56, which old versions of Word read instead of the attributes.
    look = 0x0400 | (0x0020 if grid.has_header else 0) | (0x0080 if grid.names_in_first_column else 0)
    properties = (
        f'<w:tblStyle w:val="{sheet.ids[Style.TABLE]}"/><w:tblW w:w="{sum(grid.widths)}" w:type="dxa"/>'
        + (f"<w:tblBorders>{grid.borders}</w:tblBorders>" if grid.borders else "")
        + '<w:tblLayout w:type="fixed"/>'
        + (f"<w:tblCellMar>{grid.margins}</w:tblCellMar>" if grid.margins else "")
        + f'<w:tblLook w:val="{look:04X}" w:firstRow="{int(grid.has_header)}" w:lastRow="0" '
        f'w:firstColumn="{int(grid.names_in_first_column)}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        + (f'<w:tblCaption w:val="{attribute(grid.title)}"/>' if grid.title else "")
        + (f'<w:tblDescription w:val="{attribute(grid.alt)}"/>' if grid.alt else "")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
    body = "".join(row.xml(sheet) for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"


def cell_margins(top: int = 0, right: int = 0, bottom: int = 0, left: int = 0) -> str:
    """Margins of a table's cells, in twips, for `tblCellMar` or `tcMar`."""
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    return "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)


def left_margin(width: int) -> str:
    """A cell's own left margin, in twips, for `tcMar`."""
    return f'<w:left w:w="{width}" w:type="dxa"/>'


def kept_together(rows: Sequence[RowXml]) -> list[RowXml]:
    """The rows bound to one another, so that Word sets them on one page."""

    def bound(piece: Piece) -> Piece:
        return replace(piece, keep_next=True) if isinstance(piece, Para) else piece

    def bound_row(row: RowXml) -> RowXml:
        cells = (replace(c, pieces=tuple(map(bound, c.pieces or (Para(Style.TABLE_TEXT),)))) for c in row.cells)
        return replace(row, cells=tuple(cells))

    return [*map(bound_row, rows[:-1]), *rows[-1:]]


def shared_widths(shares: Sequence[float], width: int) -> tuple[int, ...]:
    """Whole widths that add up to `width`, in proportion to the shares."""
    total = sum(shares)
    edges = [0]
    reached = 0.0
    for share in shares:
        reached += share
        edges.append(round(width * reached / total))
    return tuple(right - left for left, right in pairwise(edges))
