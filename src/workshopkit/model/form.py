"""A paper document → what can be filled in: fields in reading order, with the names that answers are read back by.

The names are a promise, described in docs/forms.md: made of authored ids, the same in PDF and Word, in every language, and from
build to build.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from workshopkit.frozen import dataclass
from workshopkit.model.document import (
    Block,
    Callout,
    Cell,
    Choices,
    Document,
    Fields,
    Fill,
    Heading,
    Paragraph,
    Rating,
    Row,
    RowTone,
    Signatures,
    Table,
    Title,
    WritingLines,
)
from workshopkit.model.text import plain

LONGEST_NAME = 64
"""Characters that Word allows in a content control's tag."""
LONGEST_BOOKMARK = 40
SIGNED = ("name", "date")
"""What is typed at a place to sign; the signature itself is for a pen."""
_BETWEEN = "_"
"""Between the parts of a name; ids have hyphens only."""
_PLAIN = re.compile(r"[0-9A-Za-z]+([_-]+[0-9A-Za-z]+)*")
_MARK = 8


class FieldKind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    LINES = "lines"
    """Text on ruled lines."""
    ROOM = "room"
    """Text in a table's cell."""
    DATE = "date"
    CHOICE = "choice"
    """One of several boxes."""
    SCALE = "scale"
    """One of several circles, a rating's points."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values of a field, and what it means to people."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FormField:
    """A place to fill in. `label` says to people what is asked; `block` is the id of the block that it belongs to."""

    name: str
    kind: FieldKind
    label: str
    block: str
    value: str = ""
    options: tuple[Option, ...] = ()


def form_fields(document: Document) -> tuple[FormField, ...]:
    """Every field of a document, in reading order; names may be there twice when somebody's ids are."""
    return tuple(_Reading().fields(document.blocks))


def fields_by_name(document: Document) -> Mapping[str, FormField]:
    """The fields of a document that is to be filled in on a screen; none of any other."""
    return {field.name: field for field in form_fields(document)} if document.fillable else {}


def form_name(*parts: str) -> str:
    """Ids → a name of at most 64 characters; a cut one ends on a hash of the whole."""
    whole = _BETWEEN.join(parts)
    if len(whole) <= LONGEST_NAME and _PLAIN.fullmatch(whole):
        return whole
    safe = re.sub(r"[^0-9A-Za-z_]+", "-", whole).strip("-_")
    return f"{safe[: LONGEST_NAME - _MARK - 1]}-{_hash(whole)}".strip("-")


def bookmark_name(name: str) -> str:
    """The bookmark that stands around a control of this name in Word: letters, digits and underscores, at most 40 characters."""
    mark = "wk_" + re.sub(r"[^0-9A-Za-z]+", "_", name).strip("_")
    if len(mark) > LONGEST_BOOKMARK or not name.isascii():
        mark = f"{mark[: LONGEST_BOOKMARK - _MARK - 1]}_{_hash(name)}"
    return mark


def statement_name(rating: Rating, statement: str) -> str:
    """The field of a rating's statement."""
    return form_name(rating.id, statement)


def cell_name(table: Table, row: int, column: int) -> str:
    """The field of a table's cell: of the row's id, or the table's and the row's number, and the column's id or number."""
    line = (table.rows[row].id,) if table.rows[row].id else (table.id, str(row + 1))
    return form_name(*line, table.columns[column].id or str(column + 1))


def signature_name(signatures: Signatures, party: str, part: str) -> str:
    """The field of a place to sign; `part` is one of SIGNED."""
    return form_name(signatures.id, party, part)


def pen_columns(table: Table) -> frozenset[int]:
    """The columns that are left empty for a pen: in all rows of full width that are not quiet."""
    whole = [row.cells for row in table.rows if _is_for_a_pen(row, table)]
    places = range(len(table.columns)) if whole else ()
    return frozenset(place for place in places if not any(cells[place].blocks for cells in whole))


def with_ids(document: Document) -> Document:
    """The document with an id by place for every block that can be filled in and has none."""
    return replace(document, blocks=tuple(_with_ids(document.blocks, _Numbers())))


def _is_for_a_pen(row: Row, table: Table) -> bool:
    return row.tone in (RowTone.NORMAL, RowTone.MARKED) and len(row.cells) == len(table.columns)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_MARK]


class _Numbers:
    """Blocks without an id, counted."""

    def __init__(self) -> None:
        self._last = 0

    def named(self, identity: str, kind: str) -> str:
        """The id, or one by place."""
        if identity:
            return identity
        self._last += 1
        return f"{kind}-{self._last}"


def _with_ids(blocks: Iterable[Block], numbers: _Numbers) -> Iterator[Block]:
    for block in blocks:
        match block:
            case WritingLines() | Choices() | Rating() | Signatures():
                yield replace(block, id=numbers.named(block.id, "field"))
            case Fields():
                yield _fields_with_ids(block, numbers)
            case Callout():
                inner = (
                    replace(each, id=numbers.named(each.id, "field"))
                    if isinstance(each, WritingLines)
                    else (_fields_with_ids(each, numbers) if isinstance(each, Fields) else each)
                    for each in block.blocks
                )
                yield replace(block, blocks=tuple(inner))
            case Table():
                yield _table_with_ids(block, numbers)
            case _:
                yield block


def _fields_with_ids(fields: Fields, numbers: _Numbers) -> Fields:
    return Fields(tuple(replace(field, id=numbers.named(field.id, "field")) for field in fields.fields))


def _table_with_ids(table: Table, numbers: _Numbers) -> Table:
    named = replace(table, id=numbers.named(table.id, "table")) if pen_columns(table) else table
    inner = [block for row in table.rows for cell in row.cells for block in cell.blocks]
    if not any(isinstance(block, WritingLines | Choices) and not block.id for block in inner):
        return named

    def cell_with_ids(cell: Cell) -> Cell:
        blocks = (
            replace(block, id=numbers.named(block.id, "field")) if isinstance(block, WritingLines | Choices) else block
            for block in cell.blocks
        )
        return replace(cell, blocks=tuple(blocks))

    return replace(named, rows=tuple(replace(row, cells=tuple(map(cell_with_ids, row.cells))) for row in table.rows))


class _Reading:
    """Blocks read from the first to the last; what was said last is what an unnamed place asks."""

    def __init__(self) -> None:
        self._heading = ""
        self._said = ""

    def fields(self, blocks: Iterable[Block]) -> Iterator[FormField]:
        """The fields of these blocks."""
        for block in blocks:
            match block:
                case Title() | Heading():
                    self._heading = self._said = plain(block.text)
                case Paragraph():
                    self._said = plain(block.text)
                case WritingLines():
                    yield FormField(form_name(block.id), FieldKind.LINES, self._said, block.id)
                case Choices():
                    yield self._choices(block, self._said)
                case Callout():
                    self._said = block.title or self._said
                    yield from self.fields(block.blocks)
                case Rating() | Fields() | Signatures():
                    yield from _asked(block)
                case Table():
                    yield from self._table(block)
                case _:
                    pass

    def _choices(self, choices: Choices, asked: str) -> FormField:
        options = tuple(Option(option.id, option.label) for option in choices.options)
        return FormField(form_name(choices.id), FieldKind.CHOICE, asked, choices.id, options=options)

    def _table(self, table: Table) -> Iterator[FormField]:
        pen = pen_columns(table)
        for number, row in enumerate(table.rows):
            said = _first_text(row)
            place = 0
            for cell in row.cells:
                column = table.columns[place] if place < len(table.columns) else None
                if column and column.fill is not Fill.PEN and place in pen and _is_for_a_pen(row, table):
                    asked = (
                        _joined(column.title, said)
                        if said
                        else _joined(self._heading, f"{column.title} ({number + 1})")
                    )
                    kind = FieldKind.DATE if column.fill is Fill.DATE else FieldKind.ROOM
                    yield FormField(cell_name(table, number, place), kind, asked, table.id)
                for block in cell.blocks:
                    asked = _joined(column.title if column else "", said)
                    if isinstance(block, Choices):
                        yield self._choices(block, asked)
                    elif isinstance(block, WritingLines):
                        yield FormField(form_name(block.id), FieldKind.LINES, asked, block.id)
                place += max(cell.span, 1)


def _asked(block: Rating | Fields | Signatures) -> Iterator[FormField]:
    """The fields of blocks that say themselves what they ask."""
    match block:
        case Rating():
            options = tuple(_point(block, number) for number in range(1, block.points + 1))
            for statement in block.statements:
                name = statement_name(block, statement.id)
                yield FormField(name, FieldKind.SCALE, plain(statement.text), block.id, options=options)
        case Fields():
            for field in (field for field in block.fields if field.fill is not Fill.PEN):
                kind = FieldKind.DATE if field.fill is Fill.DATE else FieldKind.LINE
                yield FormField(form_name(field.id), kind, field.label, field.id, field.value)
        case Signatures():
            for party in block.parties:
                for part, label in zip(SIGNED, (block.name_label, block.date_label), strict=True):
                    kind = FieldKind.DATE if part == "date" else FieldKind.LINE
                    yield FormField(signature_name(block, party.id, part), kind, f"{party.name}: {label}", block.id)


def _point(rating: Rating, number: int) -> Option:
    ends = {1: rating.low, rating.points: rating.high}
    return Option(str(number), f"{number}: {ends[number]}" if ends.get(number) else str(number))


def _first_text(row: Row) -> str:
    """What a row says of itself: its first paragraph, with the question behind it where it is none itself."""
    texts = ([plain(block.text) for block in cell.blocks if isinstance(block, Paragraph)] for cell in row.cells)
    first, *more = next(filter(None, texts), [""])
    asks = not first.endswith("?") and more and more[0].endswith("?")
    return _joined(first, more[0]) if asks else first


def _joined(first: str, second: str) -> str:
    """«Owner: Who signs?», «Where are you? Who signs?»."""
    between = " " if first.endswith(("?", "!", ".", ":")) else ": "
    return f"{first}{between}{second}" if first and second else first or second
