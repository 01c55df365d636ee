"""Block by block: a block's arguments → the values of model/document.py."""

import difflib
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar

from workshopkit.compose.arguments import Arguments
from workshopkit.compose.expand import Entry
from workshopkit.compose.figures_by_name import compose_figure, compose_icon
from workshopkit.compose.grammar import BLOCKS, CELL, COLUMN, FIELD, OPTION, ROW, Keys
from workshopkit.compose.markup import parse_inlines
from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.errors import TemplateError
from workshopkit.model.document import (
    Badge,
    Block,
    Bullets,
    Callout,
    Cell,
    Choice,
    Choices,
    Drawing,
    Field,
    Fields,
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
from workshopkit.model.node import Mapping, Node, Scalar

Blocks = tuple[Block, ...]
Word = TypeVar("Word", bound=StrEnum)


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


def word(words: type[Word], arguments: Arguments, name: str, otherwise: Word) -> Word:
    """One of an enum's words, from a leaf; `otherwise` after a diagnostic (WK407) when it is none."""
    text = arguments.text(name, otherwise.value)
    try:
        return words(text)
    except ValueError:
        arguments.composing.diagnostics.append(unknown_word(text, words, arguments.need(name).span))
        return otherwise


def unknown_word(text: str, words: type[StrEnum], span: Span) -> Diagnostic:
    """An error (WK407) that lists the words."""
    known = ", ".join(word.value for word in words if word.value)
    return error("WK407", f"«{text[:40]}» is not known here", span, f"Known: {known}.")


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
    statements = tuple(Statement(r["id"], parse_inlines(str(r["text"]))) for r in a.records("statements", "id", "text"))
    points = a.whole("points", 5, 2, 10)
    return (Rating(a.text("id"), a.text("heading"), a.text("low"), a.text("high"), statements, points),)


def _lines(a: Arguments) -> Blocks:
    if isinstance(a.node, Scalar):
        return (WritingLines(a.whole("", 3, 1, 200)),)
    a.allow(_keys("lines"))
    return (WritingLines(a.whole("count", 3, 1, 200), a.text("id")),)


def _fields(a: Arguments) -> Blocks:
    entries = [a.within(e).allow(FIELD.forms) for e in a.composing.entries(a.node, "fields", a.scope)]
    return (Fields(tuple(Field(e.text("id"), e.text("label"), e.text("value")) for e in entries)),)


def _choices(a: Arguments) -> Blocks:
    a.allow(_keys("choices"))
    options = (entry.allow(OPTION.forms) for entry in a.entries("options"))
    labels = tuple(Choice(e.text("id"), e.text("label")) for e in options)
    return (Choices(a.text("id"), labels, a.flag("stacked", False)),)


def _table(a: Arguments) -> Blocks:
    a.allow(_keys("table"))
    columns = tuple(
        TableColumn(c.text("title"), c.share(), word(Align, c, "align", Align.LEFT))
        for c in (entry.allow(COLUMN.forms) for entry in a.entries("columns"))
    )
    rows = tuple(_row(entry) for entry in a.entries("rows"))
    return (Table(a.text("id"), columns, rows, a.text("alt"), a.flag("header", True)),)


def _row(a: Arguments) -> Row:
    a.allow(ROW.forms)
    cells = tuple(_cell(entry) for entry in a.entries("cells"))
    return Row(cells, word(RowTone, a, "tone", RowTone.NORMAL), a.text("id"), a.number("least_mm", 0, 0, 150))


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
    return (Signatures(a.text("id"), parties, a.text("name"), a.text("date"), a.text("signature")),)


def _drawing(a: Arguments) -> Blocks:
    a.allow(_keys("drawing"))
    figure = compose_figure(a.at(a.need("figure")))
    return (Drawing(figure, a.number("width_mm", 170, 20, 400)),)


def _page(_a: Arguments) -> Blocks:
    return (PageBreak(),)


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
}
"""A block's name in a template → what builds it."""
