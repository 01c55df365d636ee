"""A kind of artefact → how it is composed and written: the only list of kinds and formats."""

from collections.abc import Callable
from pathlib import Path

from workshopkit.compose.arguments import Composing
from workshopkit.compose.check import check_template
from workshopkit.compose.deck import compose_deck
from workshopkit.compose.document import compose_document
from workshopkit.compose.environment import Leaves, Scope
from workshopkit.compose.word_tags import WordTags
from workshopkit.diagnostics import Diagnostic, has_errors, sort_diagnostics
from workshopkit.frozen import dataclass
from workshopkit.model.deck import Deck
from workshopkit.model.document import Document, PageBreak
from workshopkit.model.template import Template
from workshopkit.model.theme import Theme

KINDS = ("deck", "worksheet", "checklist", "runsheet", "programme")
DECK = "deck"
FORMATS = {DECK: "pptx"} | {kind: "docx" for kind in KINDS if kind != DECK}


@dataclass(frozen=True)
class Written:
    """The bytes of an artefact; `slides` where they are known."""

    data: bytes
    slides: int | None
    diagnostics: tuple[Diagnostic, ...]


def compose(template: Template, scope: Scope, leaves: Leaves) -> tuple[Deck | Document | None, tuple[Diagnostic, ...]]:
    """The value of an artefact; None when its template has errors."""
    composing = Composing(leaves)
    make: Callable[[Template, Scope, Composing], Deck | Document] = (
        compose_deck if template.kind == DECK else compose_document
    )
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


def is_empty(value: Deck | Document) -> bool:
    """Whether there is nothing on it."""
    if isinstance(value, Deck):
        return not value.slides
    return all(isinstance(block, PageBreak) for block in value.blocks)


def write(value: Deck | Document | Filled, theme: Theme) -> Written:
    """The file of an artefact; Office's libraries are imported here, when something is written."""
    if isinstance(value, Filled):
        return value.written
    if isinstance(value, Deck):
        from workshopkit.formats.pptx.writer import write_deck

        deck = write_deck(value, theme)
        return Written(deck.data, deck.slides, deck.diagnostics)
    from workshopkit.formats.docx.writer import write_document

    document = write_document(value, theme)
    return Written(document.data, None, document.diagnostics)
