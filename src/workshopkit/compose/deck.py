"""Workshop + the deck's template → Deck: slides with their texts, tables, figures and notes."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from itertools import chain, count
from typing import TypeVar

from workshopkit.compose.arguments import Arguments, Composing, unknown_keys
from workshopkit.compose.environment import Scope
from workshopkit.compose.expand import Entry, is_wanted
from workshopkit.compose.figures_by_name import compose_figure, compose_icon, compose_strip
from workshopkit.compose.grammar import (
    DECK,
    PARA,
    SECTION,
    SECTION_ENTRY,
    SLIDE,
    SLIDE_COLUMN,
    SLIDE_ROW,
    SLIDE_TABLE,
)
from workshopkit.compose.markup import parse_inlines
from workshopkit.compose.words_of import word
from workshopkit.diagnostics import error
from workshopkit.errors import TemplateError
from workshopkit.model.deck import (
    Column,
    Deck,
    DeckSection,
    Para,
    ParaStyle,
    Role,
    Slide,
    SlideTable,
    Slot,
    TableRow,
    Tone,
)
from workshopkit.model.figure import Align
from workshopkit.model.node import Mapping, Scalar, Sequence
from workshopkit.model.template import Template
from workshopkit.model.text import Inlines, Run, plain

Made = TypeVar("Made")


def compose_deck(template: Template, scope: Scope, composing: Composing) -> Deck:
    """The deck; mistakes of the template are added to `composing.diagnostics`, all in one go."""
    arguments = Arguments(template.root, scope, composing).allow(DECK.forms)
    workshop = scope["workshop"]
    slides: list[Slide] = []
    sections: list[DeckSection] = []
    taken: set[str] = set()
    for entry in composing.entries(arguments.need("slides"), "slides", scope):
        composing.attempt(partial(_take, arguments.within(entry), slides, sections, taken), None)
    _check_ids(slides, composing)
    return Deck(
        title=composing.attempt(lambda: arguments.text("title"), ""),
        language=workshop["language"],
        author=scope["author"],
        subject=composing.attempt(lambda: arguments.text("subject"), ""),
        date=str(workshop["first_date"] or ""),
        footer=composing.attempt(lambda: arguments.text("footer"), ""),
        continued="({part}/{parts})",
        slides=tuple(slides),
        sections=tuple(sections),
    )


def _take(a: Arguments, slides: list[Slide], sections: list[DeckSection], taken: set[str]) -> None:
    """A slide, or the beginning of a section."""
    if isinstance(a.node, Mapping) and a.node.get("section") is not None:
        a.allow(SECTION_ENTRY.forms)
        section = a.at(a.need("section")).allow(SECTION.forms)
        sections.append(DeckSection(section.text("id"), section.text("title")))
    else:
        slides.append(_slide(a.allow(SLIDE.forms), sections[-1].id if sections else "", taken))


def _title(a: Arguments, taken: set[str]) -> Inlines:
    """A title that no slide before has, so that a list of slides can be read: `title`, `title_again`, or with a number."""
    first = a.inlines("title")
    again = a.inlines("title_again") if a.get("title_again") is not None and plain(first) in taken else first
    numbered = ((*again, Run(f" ({number})")) for number in count(2))
    title = next(title for title in chain([again], numbered) if not again or plain(title) not in taken)
    taken.add(plain(title))
    return title


def _slide(a: Arguments, section: str, taken: set[str]) -> Slide:
    texts = {
        slot: a.recall(slot.value, partial(_paras, a, slot.value)) for slot in Slot if a.get(slot.value) is not None
    }
    return Slide(
        id=a.text("id"),
        role=word(Role, a, "role", Role.CONTENT),
        title=_title(a, taken),
        texts={slot: paras for slot, paras in texts.items() if paras},
        table=_part(a, "table", lambda: _table(a.at(a.need("table")))),
        figure=_part(a, "figure", lambda: compose_figure(a.at(a.need("figure")))),
        icon=_part(a, "icon", lambda: compose_icon(a, "icon")),
        strip=_part(a, "strip", lambda: compose_strip(a, "strip")),
        panel=_part(a, "panel", lambda: compose_figure(a.at(a.need("panel")))),
        notes=tuple(_notes(a)),
        section=section,
        span=a.node.span,
    )


def _part(a: Arguments, name: str, make: Callable[[], Made]) -> Made | None:
    """What a key of a slide gives; None when there is no such key, or what is wrong with it has been told."""
    return a.composing.attempt(lambda: a.recall(name, make), None) if a.get(name) is not None else None


def _notes(a: Arguments) -> Iterable[str]:
    node = a.get("notes")
    entries = a.entries("notes") if isinstance(node, Sequence) else [a.at(node)] if node is not None else []
    for entry in entries:
        text = entry.recall("text", entry.text) if isinstance(entry.node, Scalar) else entry.text("text")
        yield from (part for part in text.split("\n\n") if part.strip())


def _paras(a: Arguments, name: str) -> tuple[Para, ...]:
    node = a.need(name)
    if isinstance(node, Scalar):
        return tuple(Para(parse_inlines(part)) for part in a.markdown(name).split("\n\n") if part.strip())
    entries = a.composing.entries(node, "paras", a.scope)
    nothing: tuple[Para, ...] = ()
    paras = tuple(para for entry in entries for para in a.composing.attempt(partial(_para, a, entry), nothing))
    return tuple(replace(para, wide=True) for para in paras) if any(para.number > 9 for para in paras) else paras


def _para(a: Arguments, entry: Entry) -> tuple[Para, ...]:
    """One entry of a slot: a text, `{bullet: …}`, `{number: …, aside: …}`, `{bullets: expression}` …"""
    inner = a.within(entry)
    if isinstance(entry.node, Scalar):
        runs = inner.inlines()
        return (Para(runs),) if runs else ()
    inner.allow(PARA.forms)
    if not is_wanted(entry.node, entry.scope, a.composing.leaves):
        return ()
    if inner.get("bullets") is not None:
        return tuple(Para(runs, ParaStyle.BULLET) for runs in inner.texts("bullets"))
    style = next((style for style in ParaStyle if inner.get(style.value) is not None), None)
    if style is None and unknown_keys(entry.node, PARA.forms):
        return ()  # which has been told
    if style is None:
        raise TemplateError(
            error("WK406", "a paragraph is expected here", entry.node.span, f"One of: {', '.join(ParaStyle)}.")
        )
    runs = inner.inlines(style.value)
    return (
        (Para(runs, style, inner.whole("index", 0), inner.text("aside"), inner.flag("drawn", False)),) if runs else ()
    )


def _table(a: Arguments) -> SlideTable:
    a.allow(SLIDE_TABLE.forms)
    columns = tuple(
        Column(c.text("title"), c.share(), word(Align, c, "align", Align.LEFT))
        for c in (entry.allow(SLIDE_COLUMN.forms) for entry in a.entries("columns"))
    )
    rows = []
    for entry in a.entries("rows"):
        entry.allow(SLIDE_ROW.forms)
        cells = tuple(cell.inlines() for cell in entry.entries("cells"))
        rows.append(TableRow(cells, word(Tone, entry, "tone", Tone.NORMAL)))
    return SlideTable(columns, tuple(rows), a.text("alt"))


def _check_ids(slides: list[Slide], composing: Composing) -> None:
    seen: set[str] = set()
    for slide in slides:
        if not slide.id or slide.id in seen:
            message = f"the slide's id «{slide.id}» is used twice" if slide.id else "the slide has no id"
            hint = "Build it from authored ids: «{{ item.id }}-{{ focus.id }}»."
            composing.diagnostics.append(error("WK408", message, slide.span, hint))
        seen.add(slide.id)
