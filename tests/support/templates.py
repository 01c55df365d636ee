"""Small templates as YAML → the Deck or Document that they give of a small workshop, or what is wrong with them."""

from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

from tests.support.authored import day, item, library, partner, workshop

from workshopkit.compose.environment import Leaves
from workshopkit.compose.scope import document_scope, shown_workshop
from workshopkit.compose.words import Words
from workshopkit.diagnostics import Diagnostic, Span
from workshopkit.model.content import Sector
from workshopkit.model.deck import Deck
from workshopkit.model.document import Document
from workshopkit.model.node import Mapping, Scalar
from workshopkit.model.phrases import Phrases
from workshopkit.model.template import Template
from workshopkit.model.workshop import DocumentOrder, Workshop
from workshopkit.pipeline import targets
from workshopkit.resolve.workshop import resolve_workshop
from workshopkit.sources.locate import Places
from workshopkit.sources.phrases import load_phrases
from workshopkit.sources.yaml_source import parse_yaml

FILE = "own.yaml"
ODD = r"A & B <b> *c* **d** _e_ #f | \g {{ workshop }} {% x %} `h` [i](j)"
"""Everything that means something to some format."""


@cache
def phrases() -> Phrases:
    """The packaged ones."""
    found, _ = load_phrases(Places.of(None, None))
    assert found is not None
    return found


def words(language: str = "da") -> Words:
    """The packaged words of a language."""
    return Words(language, phrases())


def small(title: str = "Fælles front", language: str = "da") -> Workshop:
    """A workshop of two items and two partners, one of them with an odd name."""
    authored = workshop(
        day(item("Snak", 30, factors=["agreements"]), item(title, 15), end="10:00"),
        title=title,
        partners=(partner(), partner(ODD, 2, Sector.CIVIL, ["Asta*Lund*", "Bo"])),
    )
    made, found = resolve_workshop(authored, library(), language)
    assert made is not None, found
    return made


def scope(made: Workshop, language: str = "da") -> dict[str, Any]:
    """What templates of the workshop see."""
    shown = shown_workshop(made, words(language))
    return dict(document_scope(shown, DocumentOrder("programme"), made.documents, words(language)))


def compose(text: str, made: Workshop | None = None) -> tuple[Deck | Document | None, tuple[Diagnostic, ...]]:
    """A template's value, and what is wrong with it."""
    root = parse_yaml(dedent(text), FILE)
    assert isinstance(root, Mapping)
    kind = root.get("kind")
    assert isinstance(kind, Scalar)
    template = Template(kind.text, root, Path(FILE), own=True)
    return targets.compose(template, scope(made or small()), Leaves(words()))


def compose_form(text: str, *, fillable: bool = True) -> tuple[Deck | Document | None, tuple[Diagnostic, ...]]:
    """The same of a document that is to be filled in on a screen; nothing is asked but what forms ask."""
    root = parse_yaml(dedent(text), FILE)
    assert isinstance(root, Mapping)
    made = small()
    order = DocumentOrder("worksheet", fillable=fillable)
    seen = document_scope(shown_workshop(made, words()), order, made.documents, words())
    return targets.compose(Template("worksheet", root, Path(FILE), own=True), seen, Leaves(words()))


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    """Code, line and column of each."""
    return [(d.code, d.span.line if d.span else 0, d.span.column if d.span else 0) for d in found]


def leaf(text: str) -> Scalar:
    """A leaf at line 3, column 5."""
    return Scalar(text, text, Span(FILE, 3, 5))
