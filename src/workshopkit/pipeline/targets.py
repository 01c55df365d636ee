"""A kind of artefact → how it is composed, and how it is written in each of its formats."""

from collections.abc import Callable, Mapping
from pathlib import Path

from workshopkit.compose.arguments import Composing
from workshopkit.compose.calendar import compose_calendar
from workshopkit.compose.check import check_template
from workshopkit.compose.deck import compose_deck
from workshopkit.compose.document import compose_document
from workshopkit.compose.environment import Leaves, Scope
from workshopkit.compose.handout import compose_handout
from workshopkit.compose.word_tags import WordTags
from workshopkit.diagnostics import Diagnostic, has_errors, sort_diagnostics
from workshopkit.frozen import dataclass
from workshopkit.model.calendar import Calendar
from workshopkit.model.deck import Deck
from workshopkit.model.document import Document, PageBreak
from workshopkit.model.handout import Handout
from workshopkit.model.kinds import CALENDAR, DECK, HANDOUT
from workshopkit.model.template import Template
from workshopkit.model.theme import Theme

Value = Deck | Document | Calendar | Handout


@dataclass(frozen=True)
class Written:
    """The bytes of an artefact; `slides` and `pages` where they are known."""

    data: bytes
    slides: int | None
    diagnostics: tuple[Diagnostic, ...]
    pages: int | None = None


_COMPOSERS: Mapping[str, Callable[[Template, Scope, Composing], Value]] = {
    DECK: compose_deck,
    CALENDAR: compose_calendar,
    HANDOUT: compose_handout,
}
"""Those of kinds that are no documents."""


def compose(template: Template, scope: Scope, leaves: Leaves) -> tuple[Value | None, tuple[Diagnostic, ...]]:
    """The value of an artefact; None when its template has errors."""
    composing = Composing(leaves)
    make = _COMPOSERS.get(template.kind, compose_document)
    told = check_template(template, leaves) if template.own else ()
    made = composing.attempt(lambda: make(template, scope, composing), None)
    places = {(each.code, each.span) for each in told}
    found = (*told, *(each for each in composing.diagnostics if (each.code, each.span) not in places))
    return (None if has_errors(found) else made), sort_diagnostics(found)


@dataclass(frozen=True)
class Filled:
    """A document that a Word template was filled with, and the file that came of it."""

    document: Document
    written: Written


def fill(word: Path, template: Template, document: Document, theme: Theme, tags: WordTags) -> Filled:
    """A document in somebody's Word template; docxtpl is imported here, when there is such a template."""
    from workshopkit.formats.docx.fill import fill_template

    made = fill_template(word, document, theme, tags, template.file if template.own else None)
    return Filled(document, Written(made.data, None, made.diagnostics))


def is_empty(value: Value) -> bool:
    """Whether there is nothing on it."""
    if isinstance(value, Calendar):
        return not value.events
    if isinstance(value, Deck):
        return not value.slides
    if isinstance(value, Handout):
        return False
    return all(isinstance(block, PageBreak) for block in value.blocks)


def write(value: Value | Filled, theme: Theme, form: str = "") -> Written:
    """The file of an artefact in a format; the libraries that write it are imported here, when something is written."""
    assert not isinstance(value, Handout), "a handout is made from its deck's PDF"
    if isinstance(value, Calendar):
        from workshopkit.formats.ics import write_calendar

        return Written(write_calendar(value), None, ())
    if form == "pdf" and not isinstance(value, Deck):
        return _printed(value.document if isinstance(value, Filled) else value, theme)
    if isinstance(value, Filled):
        return value.written
    if isinstance(value, Deck):
        from workshopkit.formats.pptx.writer import write_deck

        deck = write_deck(value, theme)
        return Written(deck.data, deck.slides, deck.diagnostics)
    from workshopkit.formats.docx.writer import write_document

    document = write_document(value, theme)
    return Written(document.data, None, document.diagnostics)


def _printed(document: Document, theme: Theme) -> Written:
    from workshopkit.formats.pdf.print import print_document

    made = print_document(document, theme)
    return Written(made.data, None, made.diagnostics, made.pages)
