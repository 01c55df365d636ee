"""Block by block: a block's arguments → the values of model/document.py."""

import difflib
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from workshopkit.compose.arguments import Arguments
from workshopkit.compose.expand import Entry
from workshopkit.compose.figures_by_name import compose_figure, compose_icon
from workshopkit.compose.markup import parse_inlines
from workshopkit.diagnostics import error
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
from workshopkit.model.node import Mapping, Scalar

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
    if not isinstance(entry.node, Mapping):
        hint = "Write a block's name and a colon: «- text: …»."
        raise TemplateError(error("WK406", "a block is expected here", entry.node.span, hint))
    names = [key for key, _ in entry.node.entries if key.text != "when"]
    if len(names) != 1:
        raise TemplateError(error("WK406", "a block has one name beside «when»", entry.node.span))
    key = names[0]
    builder: Callable[[Arguments], tuple[Block, ...]] | None = BUILDERS.get(key.text)
    if builder is None:
        raise TemplateError(error("WK407", f"there is no block «{key.text[:40]}»", key.span, near(key.text)))
    value = entry.node.get(key.text)
    assert value is not None  # the key was just read from the same node
    return builder(around.within(Entry(value, entry.scope)))


def near(name: str) -> str:
    """A hint that names the block that was probably meant."""
    close = difflib.get_close_matches(name, sorted(BUILDERS), n=1)
    return f"Did you mean «{close[0]}»?" if close else f"Known: {', '.join(sorted(BUILDERS))}."


def word(words: type[Word], arguments: Arguments, name: str, otherwise: Word) -> Word:
    """One of an enum's words, from a leaf."""
    text = arguments.text(name, otherwise.value)
    try:
        return words(text)
    except ValueError as reason:
        known = ", ".join(w.value for w in words if w.value)
        raise TemplateError(
            error("WK407", f"«{text[:40]}» is not known here", arguments.need(name).span, f"Known: {known}.")
        ) from reason


def _title(a: Arguments) -> Blocks:
    a.allow(("text", "kicker", "subtitle"))
    return (Title(a.inlines("text"), a.text("kicker"), a.inlines("subtitle")),)


def _heading(a: Arguments) -> Blocks:
    if isinstance(a.node, Scalar):
        return (Heading(a.inlines()),)
    a.allow(("text", "level", "id", "kicker", "badge", "icon"))
    badge = word(Badge, a, "badge", Badge.NONE)
    icon = compose_icon(a, "icon") if a.get("icon") is not None else None
    return (Heading(a.inlines("text"), a.whole("level", 1, 1, 4), a.text("id"), a.text("kicker"), badge, icon),)


def _paragraph(style: TextStyle, keep: bool = False) -> Callable[[Arguments], Blocks]:
    def build(a: Arguments) -> Blocks:
        if not isinstance(a.node, Scalar):
            a.allow(("text", "keep"))
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
    a.allow(("id", "heading", "low", "high", "statements", "points"))
    statements = tuple(Statement(r["id"], parse_inlines(str(r["text"]))) for r in a.records("statements", "id", "text"))
    points = a.whole("points", 5, 2, 10)
    return (Rating(a.text("id"), a.text("heading"), a.text("low"), a.text("high"), statements, points),)


def _lines(a: Arguments) -> Blocks:
    if isinstance(a.node, Scalar):
        return (WritingLines(a.whole("", 3, 1, 200)),)
    a.allow(("count", "id"))
    return (WritingLines(a.whole("count", 3, 1, 200), a.text("id")),)


def _fields(a: Arguments) -> Blocks:
    entries = [a.within(e).allow(("id", "label", "value")) for e in a.composing.entries(a.node, "fields", a.scope)]
    return (Fields(tuple(Field(e.text("id"), e.text("label"), e.text("value")) for e in entries)),)


def _choices(a: Arguments) -> Blocks:
    a.allow(("id", "options", "stacked"))
    options = (entry.allow(("id", "label")) for entry in a.entries("options"))
    labels = tuple(Choice(e.text("id"), e.text("label")) for e in options)
    return (Choices(a.text("id"), labels, a.flag("stacked", False)),)


def _table(a: Arguments) -> Blocks:
    a.allow(("id", "alt", "columns", "rows", "header"))
    columns = tuple(
        TableColumn(c.text("title"), c.share(), word(Align, c, "align", Align.LEFT))
        for c in (entry.allow(("title", "share", "align", "when")) for entry in a.entries("columns"))
    )
    rows = tuple(_row(entry) for entry in a.entries("rows"))
    return (Table(a.text("id"), columns, rows, a.text("alt"), a.flag("header", True)),)


def _row(a: Arguments) -> Row:
    a.allow(("cells", "tone", "id", "least_mm", "when"))
    cells = tuple(_cell(entry) for entry in a.entries("cells"))
    return Row(cells, word(RowTone, a, "tone", RowTone.NORMAL), a.text("id"), a.number("least_mm", 0, 0, 150))


def _cell(a: Arguments) -> Cell:
    if isinstance(a.node, Scalar):
        return Cell(tuple(b for b in _paragraph(TextStyle.BODY)(a) if isinstance(b, Paragraph) and b.text))
    a.allow(("blocks", "span", "when"))
    inner = tuple(b for b in _inner(a) if isinstance(b, Paragraph | Bullets | Choices | WritingLines))
    return Cell(inner, a.whole("span", 1, 1, 60))


def _inner(a: Arguments) -> Blocks:
    return compose_blocks(a, "blocks") if a.get("blocks") is not None else ()


def _callout(a: Arguments) -> Blocks:
    a.allow(("title", "blocks"))
    inner = tuple(b for b in _inner(a) if isinstance(b, Paragraph | Bullets | WritingLines | Fields))
    return (Callout(inner, a.text("title")),)


def _signatures(a: Arguments) -> Blocks:
    a.allow(("id", "parties", "name", "date", "signature"))
    parties = tuple(Signature(r["id"], r["name"]) for r in a.records("parties", "id", "name"))
    return (Signatures(a.text("id"), parties, a.text("name"), a.text("date"), a.text("signature")),)


def _drawing(a: Arguments) -> Blocks:
    a.allow(("figure", "width_mm"))
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
