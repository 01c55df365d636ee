"""The shape of a workshop's document: which of the kinds, for whom, with what in it."""

from typing import Any

from workshopkit.diagnostics import Span
from workshopkit.model.agenda import DocumentWish
from workshopkit.model.content import Audience, CanvasSize
from workshopkit.model.kinds import KINDS
from workshopkit.model.node import Node, Scalar
from workshopkit.sources.either_shapes import Word
from workshopkit.sources.nearest import nearest
from workshopkit.sources.shapes import BAD, Choice, Findings, Flag, Id, Key, ListOf, Record, Shape, Whole, said

DOCUMENT_KINDS = tuple(KINDS)


class Named(Shape):
    """`agenda`, or a list of ids → (whether only the agenda's, refs)."""

    def read(self, node: Node, to: Findings) -> Any:
        if isinstance(node, Scalar) and node.text == "agenda":
            return (True, ())
        refs = ListOf(Id()).read(node, to)
        return BAD if refs is BAD else (False, refs)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"const": "agenda"}, ListOf(Id()).schema()]}


_OPTIONS = ("questions", "lines", "size", "slides_per_page", "fillable")
"""Keys of a document whose values are taken as they are."""


def _document(values: dict[str, Any], _spans: dict[str, Span], span: Span) -> DocumentWish:
    agenda_sections, sections = values.get("sections", (False, ()))
    agenda_focuses, focuses = values.get("focuses", (False, ()))
    options = {name: values[name] for name in _OPTIONS if name in values}
    audience = values.get("for", Audience.GROUP)
    only_agenda = agenda_sections or agenda_focuses
    return DocumentWish(values["kind"], span, audience, focuses, sections, only_agenda, **options)


class Document(Shape):
    """A kind, or `{kind: …, for: …}` → DocumentWish."""

    _full = Record(
        {
            "kind": Key(Word(words=DOCUMENT_KINDS), True, ", ".join(DOCUMENT_KINDS)),
            "for": Key(Choice(Audience), False, "Worksheet: for a person, a group, or one copy per partner."),
            "focuses": Key(Named(), False, "Worksheet, cards: only these, or «agenda» for those in play."),
            "sections": Key(Named(), False, "Checklist: only these sections, or «agenda» for those it names."),
            "questions": Key(Whole(1, 8), False, "Worksheet: questions per factor or challenge; 3 when left out."),
            "lines": Key(Whole(1, 12), False, "Worksheet: writing lines per question."),
            "size": Key(Choice(CanvasSize), False, "Canvas: a3 for the table (when left out), or a1 for the wall."),
            "fillable": Key(
                Flag(),
                False,
                "Worksheet, checklist, agreement, evaluation: a form for the screen as well; no when left out.",
            ),
            "slides_per_page": Key(Whole(2, 3), False, "Handout: two or three slides a page; 3 when left out."),
        },
        _document,
    )

    def read(self, node: Node, to: Findings) -> Any:
        bare = isinstance(node, Scalar) and node.value is not None
        wish: Any = DocumentWish(said(node)[1:-1], node.span) if bare else self._full.read(node, to)
        if wish is not BAD and wish.kind not in DOCUMENT_KINDS:
            message = f"«{wish.kind[:40]}» is not a kind of document"
            return to.bad("WK105", message, wish.span, nearest(wish.kind, DOCUMENT_KINDS))
        return wish

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"enum": list(DOCUMENT_KINDS)}, self._full.schema()]}
