"""Block by block: a block's arguments → the values of model/document.py."""

import difflib
from collections.abc import Callable, Iterable

from workshopkit.compose.arguments import Arguments
from workshopkit.compose.expand import Entry
from workshopkit.compose.figures_by_name import compose_figure, compose_icon
from workshopkit.compose.grammar import BLOCKS, CELL, COLUMN, FIELD, OPTION, ROW, STATEMENT, Keys
from workshopkit.compose.markup import parse_inlines
from workshopkit.compose.piece_blocks import compose_canvas, compose_cards, compose_signs
from workshopkit.compose.words_of import word
from workshopkit.diagnostics import error
from workshopkit.errors import TemplateError
from workshopkit.model.document import (
    Block,
    Bullets,
    Callout,
    Cell,
    Choice,
    Choices,
    Drawing,
    Field,
    Fields,
    Fill,
    Heading,
    PageBreak,
    Paragraph,
    Rating,
    Row,
    RowTone,
    Signature,
    Signatures,
    Statement,
    Table,
    TableColumn,
    TextStyle,
    Title,
    WritingLines,
)
from workshopkit.model.figure import Align
from workshopkit.model.form import pen_columns
from workshopkit.model.node import Mapping, Node, Scalar, Sequence
from workshopkit.model.pieces import Badge

Blocks = tuple[Block, ...]


def compose_blocks(arguments: Arguments, name: str) -> tuple[Block, ...]:
    """The blocks of a list; one that fails is told and left out."""
    node = arguments.need(name)
    found: list[Block] = []
    for entry in arguments.composing.entries(node, "blocks", arguments.scope):
        try:
            found.extend(_compose_block(entry, arguments))
        except TemplateError as reason:
            arguments.composing.diagnostics.extend(reason.diagnostics)
    return tuple(found)


def _compose_block(entry: Entry, around: Arguments) -> tuple[Block, ...]:
    key, value = block_of(entry.node)
    return BUILDERS[key.text](around.within(Entry(value, entry.scope)))


def block_of(node: Node) -> tuple[Scalar, Node]:
    """A block's name and what it holds; TemplateError (WK406, WK407) for anything else."""
    if not isinstance(node, Mapping):
        hint = "Write a block's name and a colon: «- text: …»."
        raise TemplateError(error("WK406", "a block is expected here", node.span, hint))
    named = [(key, value) for key, value in node.entries if key.text != "when"]
    if len(named) != 1:
        raise TemplateError(error("WK406", "a block has one name beside «when»", node.span))
    if named[0][0].text not in BUILDERS:
        key = named[0][0]
        raise TemplateError(error("WK407", f"there is no block «{key.text[:40]}»", key.span, near(key.text)))
    return named[0]


def near(name: str) -> str:
    """A hint that names the block that was probably meant."""
    close = difflib.get_close_matches(name, sorted(BUILDERS), n=1)
    return f"Did you mean «{close[0]}»?" if close else f"Known: {', '.join(sorted(BUILDERS))}."


def _keys(block: str) -> Iterable[str]:
    form = BLOCKS[block]
    assert isinstance(form, Keys)  # asked only of blocks that have keys
    return form.forms


def _title(a: Arguments) -> Blocks:
    a.allow(_keys("title"))
    return (Title(a.inlines("text"), a.text("kicker"), a.inlines("subtitle")),)


def _heading(a: Arguments) -> Blocks:
    if isinstance(a.node, Scalar):
        return (Heading(a.inlines()),)
    a.allow(_keys("heading"))
    badge = word(Badge, a, "badge", Badge.NONE)
    icon = compose_icon(a, "icon") if a.get("icon") is not None else None
    return (Heading(a.inlines("text"), a.whole("level", 1, 1, 4), a.text("id"), a.text("kicker"), badge, icon),)


def _paragraph(style: TextStyle, keep: bool = False) -> Callable[[Arguments], Blocks]:
    def build(a: Arguments) -> Blocks:
        if not isinstance(a.node, Scalar):
            a.allow(_keys("text"))
        kept = keep or (isinstance(a.node, Mapping) and a.flag("keep", False))
        whole = a.markdown() if isinstance(a.node, Scalar) else a.markdown("text")
        parts = [part for part in whole.split("\n\n") if part.strip()]
        return tuple(Paragraph(parse_inlines(part), style, kept) for part in parts)

    return build


def _bullets(ordered: bool) -> Callable[[Arguments], Blocks]:
    def build(a: Arguments) -> Blocks:
        items = a.texts()
        return (Bullets(items, ordered),) if items else ()

    return build


def _rating(a: Arguments) -> Blocks:
    a.allow(_keys("rating"))
    statements = _statements(a) if isinstance(a.need("statements"), Sequence) else _named_statements(a)
    points = a.whole("points", 5, 2, 10)
    return (Rating(_id(a), a.text("heading"), a.text("low"), a.text("high"), statements, points),)


def _statements(a: Arguments) -> tuple[Statement, ...]:
    entries = (entry.allow(STATEMENT.forms) for entry in a.entries("statements"))
    return tuple(Statement(entry.text("id"), entry.inlines("text")) for entry in entries)


def _named_statements(a: Arguments) -> tuple[Statement, ...]:
    records = a.records("statements", "id", "text")
    return tuple(Statement(r["id"], parse_inlines(str(r["text"]))) for r in records)


def _lines(a: Arguments) -> Blocks:
    if isinstance(a.node, Scalar):
        a.composing.fillable.append(("", a.node.span))
        return (WritingLines(a.whole("", 3, 1, 200)),)
    a.allow(_keys("lines"))
    return (WritingLines(a.whole("count", 3, 1, 200), _id(a)),)


def _fields(a: Arguments) -> Blocks:
    entries = [a.within(e).allow(FIELD.forms) for e in a.composing.entries(a.node, "fields", a.scope)]
    return (Fields(tuple(map(_field, entries))),)


def _field(a: Arguments) -> Field:
    return Field(_id(a), a.text("label"), a.text("value"), word(Fill, a, "fill", Fill.TEXT))


def _id(a: Arguments) -> str:
    """The id of what can be filled in, with its place kept for messages about forms."""
    identity = a.text("id")
    node = a.get("id")
    a.composing.fillable.append((identity, (a.node if node is None else node).span))
    return identity


def _choices(a: Arguments) -> Blocks:
    a.allow(_keys("choices"))
    options = (entry.allow(OPTION.forms) for entry in a.entries("options"))
    labels = tuple(Choice(e.text("id"), e.text("label")) for e in options)
    return (Choices(_id(a), labels, a.flag("stacked", False)),)


def _table(a: Arguments) -> Blocks:
    a.allow(_keys("table"))
    columns = tuple(
        TableColumn(
            c.text("title"),
            c.share(),
            word(Align, c, "align", Align.LEFT),
            c.text("id"),
            word(Fill, c, "fill", Fill.TEXT),
        )
        for c in (entry.allow(COLUMN.forms) for entry in a.entries("columns"))
    )
    rows = tuple(_row(entry) for entry in a.entries("rows"))
    grouped, hyphenate = a.flag("grouped", False), a.flag("hyphenate", True)
    table = Table(a.text("id"), columns, rows, a.text("alt"), a.flag("header", True), grouped, hyphenate)
    if pen_columns(table):
        _id(a)
    return (table,)


def _row(a: Arguments) -> Row:
    a.allow(ROW.forms)
    cells = tuple(_cell(entry) for entry in a.entries("cells"))
    tone = word(RowTone, a, "tone", RowTone.NORMAL)
    return Row(cells, tone, a.text("id"), a.number("least_mm", 0, 0, 150), a.flag("spare", False))


def _cell(a: Arguments) -> Cell:
    if isinstance(a.node, Scalar):
        return Cell(tuple(b for b in _paragraph(TextStyle.BODY)(a) if isinstance(b, Paragraph) and b.text))
    a.allow(CELL.forms)
    inner = tuple(b for b in _inner(a) if isinstance(b, Paragraph | Bullets | Choices | WritingLines))
    return Cell(inner, a.whole("span", 1, 1, 60))


def _inner(a: Arguments) -> Blocks:
    return compose_blocks(a, "blocks") if a.get("blocks") is not None else ()


def _callout(a: Arguments) -> Blocks:
    a.allow(_keys("callout"))
    inner = tuple(b for b in _inner(a) if isinstance(b, Paragraph | Bullets | WritingLines | Fields))
    return (Callout(inner, a.text("title")),)


def _signatures(a: Arguments) -> Blocks:
    a.allow(_keys("signatures"))
    parties = tuple(Signature(r["id"], r["name"]) for r in a.records("parties", "id", "name"))
    return (Signatures(_id(a), parties, a.text("name"), a.text("date"), a.text("signature")),)


def _drawing(a: Arguments) -> Blocks:
    a.allow(_keys("drawing"))
    figure = compose_figure(a.at(a.need("figure")))
    return (Drawing(figure, a.number("width_mm", 170, 20, 400)),)


def _page(a: Arguments) -> Blocks:
    if isinstance(a.node, Mapping):
        a.allow(_keys("page"))
    return (PageBreak(a.text("header")),)


def _canvas(a: Arguments) -> Blocks:
    return compose_canvas(a, tuple(_keys("canvas")))


def _signs(a: Arguments) -> Blocks:
    return compose_signs(a, tuple(_keys("signs")))


BUILDERS: dict[str, Callable[[Arguments], Blocks]] = {
    "title": _title,
    "heading": _heading,
    "text": _paragraph(TextStyle.BODY),
    "lead": _paragraph(TextStyle.LEAD),
    "small": _paragraph(TextStyle.SMALL),
    "label": _paragraph(TextStyle.LABEL, keep=True),
    "question": _paragraph(TextStyle.QUESTION, keep=True),
    "list": _bullets(ordered=False),
    "numbered": _bullets(ordered=True),
    "rating": _rating,
    "lines": _lines,
    "fields": _fields,
    "choices": _choices,
    "table": _table,
    "callout": _callout,
    "signatures": _signatures,
    "drawing": _drawing,
    "page": _page,
    "cards": compose_cards,
    "canvas": _canvas,
    "signs": _signs,
}
"""A block's name in a template → what builds it."""
