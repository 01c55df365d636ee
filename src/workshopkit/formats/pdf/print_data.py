"""A Document → plain data for the typst library: blocks by kind, text as strings that nothing parses, drawings as marks."""

from collections.abc import Iterable
from typing import Any, assert_never

from workshopkit.formats.pdf.long_words import within
from workshopkit.formats.pdf.print_figures import Figures
from workshopkit.formats.pdf.print_heights import column_widths_mm, keeps_together, may_break
from workshopkit.formats.pdf.print_pieces import Pieces
from workshopkit.formats.pdf.print_text import Texts
from workshopkit.model.document import (
    Block,
    Bullets,
    Callout,
    Choices,
    Document,
    Drawing,
    Fields,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Rating,
    Row,
    RowTone,
    Signatures,
    Table,
    Title,
    WritingLines,
)
from workshopkit.model.form import (
    SIGNED,
    cell_name,
    fields_by_name,
    form_name,
    pen_columns,
    signature_name,
    statement_name,
)
from workshopkit.model.pieces import Canvas, Cards, Signs
from workshopkit.model.rows import filled_cells
from workshopkit.model.text import Inlines

Data = dict[str, Any]


class PrintData:
    """Turns one document into data; `texts` tells what its fonts lack, `figures` holds each drawing once."""

    def __init__(
        self, document: Document, texts: Texts, figures: Figures, pieces: Pieces, *, tight: bool = False
    ) -> None:
        self._document = document
        self._form = fields_by_name(document)
        self._texts = texts
        self._figures = figures
        self._pieces = pieces
        self._tight = tight
        self._level = 0
        self.headers: dict[int, str] = {}
        """What the header says from a sheet on, where that changes; known once the sheets are made."""
        self._lies = document.orientation is Orientation.LANDSCAPE

    def sheets(self) -> list[list[Data]]:
        """The blocks between one page break and the next; none is empty. Their headers are in `headers` then."""
        found: list[list[Data]] = []
        self.headers = {}
        new_sheet = True
        for block in self._document.blocks:
            if isinstance(block, PageBreak):
                new_sheet = True
                if block.header:
                    self.headers[len(found)] = block.header
            elif (data := self._block(block)) is not None:
                if new_sheet:
                    found.append([])
                found[-1].append(data)
                new_sheet = False
        return found

    def _blocks(self, blocks: Iterable[Block]) -> list[Data]:
        return [data for data in map(self._block, blocks) if data is not None]

    def _block(self, block: Block) -> Data | None:
        """A block's data; None where nothing would stand in it."""
        match block:
            case Title() | Heading() | Paragraph() | Bullets():
                return self._text_block(block)
            case WritingLines():
                return {"kind": "lines", "id": block.id, "count": block.count} | self._field(form_name(block.id))
            case Choices():
                return self._choices(block)
            case Fields():
                return self._fields(block) if block.fields else None
            case Rating():
                return self._rating(block)
            case Table():
                return self._table(block) if block.columns and (block.rows or block.show_header) else None
            case Callout():
                return {"kind": "callout", "title": self._line(block.title), "blocks": self._blocks(block.blocks)}
            case Signatures():
                return self._signatures(block) if block.parties else None
            case Drawing():
                return {"kind": "drawing", "figure": self._figures.number(block.figure), "width": block.width_mm}
            case Cards() | Canvas() | Signs():
                return self._pieces.data(block)
            case PageBreak():
                return None
            case _:
                assert_never(block)

    def _text_block(self, block: Title | Heading | Paragraph | Bullets) -> Data:
        rich, line = self._texts.rich, self._line
        match block:
            case Title():
                return {"kind": "title", "text": rich(block.text), "kicker": line(block.kicker),
                        "subtitle": rich(block.subtitle),
                        "share": self._texts.title_share(block.text, lies=self._lies)}  # fmt: skip
            case Heading():
                # A jump over a level would be wrong for those who go from heading to heading (PDF/UA-1, 7.4.2).
                self._level = min(block.level, self._level + 1)
                icon = None if block.icon is None else self._figures.number(block.icon)
                return {"kind": "heading", "text": rich(block.text), "level": self._level, "look": block.level,
                        "id": block.id, "kicker": line(block.kicker), "badge": block.badge.value, "icon": icon}  # fmt: skip
            case Paragraph():
                return {
                    "kind": "text",
                    "style": block.style.value,
                    "keep": block.keep_with_next,
                    **self._para(block.text),
                }
            case Bullets():
                return {"kind": "list", "ordered": block.ordered, "items": [rich(item) for item in block.items]}
            case _:
                assert_never(block)

    def _para(self, text: Inlines) -> Data:
        """A paragraph's text; what stands before a tab, such as a time, stands alone at its left."""
        time, rest = self._texts.split_at_tab(text)
        data: Data = {"text": self._texts.rich(rest)}
        if time:
            data["time"] = self._texts.rich(time)
        if self._texts.is_right_to_left(text):
            data["rtl"] = True
        return data

    def _line(self, text: str) -> Any:
        return self._texts.line(text)

    def _choices(self, block: Choices) -> Data:
        options = [{"id": option.id, "label": self._line(option.label)} for option in block.options]
        field = self._field(form_name(block.id))
        return {"kind": "choices", "id": block.id, "options": options, "stacked": block.stacked} | field

    def _field(self, name: str) -> Data:
        """The name of the form's field that a place to fill in is, where it is one."""
        return {"field": name} if name in self._form else {}

    def _fields(self, block: Fields) -> Data:
        fields = [
            {"id": f.id, "label": self._line(f.label), "value": self._line(f.value)} | self._field(form_name(f.id))
            for f in block.fields
        ]
        return {"kind": "fields", "fields": fields}

    def _rating(self, block: Rating) -> Data:
        statements = [
            {"id": one.id, "text": self._texts.rich(one.text)} | self._field(statement_name(block, one.id))
            for one in block.statements
        ]
        return {"kind": "rating", "id": block.id, "heading": self._line(block.heading), "low": self._line(block.low),
                "high": self._line(block.high), "statements": statements, "points": block.points}  # fmt: skip

    def _signatures(self, block: Signatures) -> Data:
        parties = [
            {"id": party.id, "name": self._line(party.name), "fields": self._signing(block, party.id)}
            for party in block.parties
        ]
        return {"kind": "signatures", "id": block.id, "parties": parties, "name": self._line(block.name_label),
                "date": self._line(block.date_label), "signature": self._line(block.signature_label),
                "abreast": 2 if self._lies else 1}  # fmt: skip

    def _signing(self, block: Signatures, party: str) -> Data:
        names = ((part, signature_name(block, party, part)) for part in SIGNED)
        return {part: name for part, name in names if name in self._form}

    def _table(self, block: Table) -> Data:
        widths = column_widths_mm(block, lies=self._lies)
        columns = [
            {"title": self._line(c.title), "share": c.share, "align": c.align.value, "narrow": _is_narrow(block, width)}
            for c, width in zip(block.columns, widths, strict=True)
        ]
        crowded = self._lies or self._tight or len(block.columns) >= _CROWDED
        return {
            "kind": "table", "id": block.id, "alt": block.alt, "columns": columns, "header": block.show_header,
            "rows": [self._row(row, block, at) for at, row in enumerate(block.rows)], "crowded": crowded,
            "grouped": block.grouped, "together": keeps_together(block, lies=self._lies), "pen": sorted(pen_columns(block)),
            "marked": any(row.tone in (RowTone.MARKED, RowTone.BAND) for row in block.rows),
        }  # fmt: skip

    def _row(self, row: Row, table: Table, at: int) -> Data:
        cells: list[Data] = []
        place = 0
        widths = column_widths_mm(table, lies=self._lies)
        for cell in filled_cells(row, len(table.columns)):
            span = cell.span
            field = {} if cell.blocks else self._field(cell_name(table, at, place))
            width = sum(widths[place : place + span])
            blocks = within(cell.blocks, width, hyphens=span == 1 and _is_narrow(table, width))
            cells.append({"span": span, "blocks": self._blocks(blocks)} | field)
            place += span
        breaks = may_break(row, table, lies=self._lies)
        return {"id": row.id, "tone": row.tone.value, "least": row.least_mm, "cells": cells, "breaks": breaks,
                "spare": row.spare}  # fmt: skip


_NARROW_MM = 62
"""A column that is narrower has its words hyphenated."""
_CROWDED = 5
"""A table of so many columns is set in smaller text, and so are all tables of a sheet that lies."""


def _is_narrow(table: Table, width_mm: float) -> bool:
    return table.hyphenate and width_mm < _NARROW_MM
