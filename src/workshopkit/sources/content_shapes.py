"""The shapes of content items: what a factor, challenge, section, clause, method or material file holds."""

from typing import Any

from workshopkit.diagnostics import Span
from workshopkit.model.content import (
    Answer,
    Audience,
    Challenge,
    Clause,
    Extent,
    Facilitation,
    Factor,
    Material,
    Method,
    MethodStep,
    Need,
    Per,
    Provenance,
    Question,
    Section,
    Sector,
    StatementText,
    Text,
)
from workshopkit.model.node import Mapping, Node
from workshopkit.sources.shapes import BAD, LANGUAGES, Choice, Findings, Flag, Id, Key, ListOf, Record, Shape, Whole
from workshopkit.sources.text_shapes import Line, Localised, Prose

LABEL = Localised(Line(60))
LINE = Localised(Line())
SENTENCE = Localised(Line(400))
PROSE = Localised(Prose())


class WithText(Record):
    """A record whose own text stands in its language keys: `{id: …, da: …, en: …}`; given to `make` as `text`."""

    def read(self, node: Node, to: Findings) -> Any:
        if not isinstance(node, Mapping):
            return super().read(node, to)
        rest = tuple((key, value) for key, value in node.entries if key.text not in LANGUAGES)
        languages = tuple((key, value) for key, value in node.entries if key.text in LANGUAGES)
        text = SENTENCE.read(Mapping(languages, node.span, 0), to)
        inner = Record(self.keys, lambda values, spans, span: (values, spans, span))
        found = inner.read(Mapping(rest, node.span, 0), to)
        if text is BAD or found is BAD:
            return BAD
        values, spans, span = found
        return self.make(values | {"text": text}, spans, span)

    def schema(self) -> dict[str, Any]:
        plain = super().schema()
        plain["properties"] |= {"da": {"type": "string"}, "en": {"type": "string"}}
        return plain


def _id(values: dict[str, Any]) -> str:
    return str(values["id"].id)


def _statement(values: dict[str, Any], _spans: dict[str, Span], _span: Span) -> StatementText:
    return StatementText(_id(values), values["text"])


def _question(values: dict[str, Any], _spans: dict[str, Span], _span: Span) -> Question:
    return Question(_id(values), values["for"], values["text"], values.get("sectors", {}))


def _sectors(values: dict[str, Text], _spans: dict[str, Span], _span: Span) -> dict[Sector, Text]:
    return {Sector(name): text for name, text in values.items()}


def _step(values: dict[str, Any], _spans: dict[str, Span], _span: Span) -> MethodStep:
    return MethodStep(_id(values), values["share"], values.get("at_least", 1), values["title"], values["text"])


_SECTORS = Record({sector.value: Key(SENTENCE) for sector in Sector}, _sectors)
_STATEMENT = WithText({"id": Key(Id(), True)}, _statement)
_QUESTION = WithText(
    {"id": Key(Id(), True), "for": Key(Choice(Audience), True, "person, group or partner"), "sectors": Key(_SECTORS)},
    _question,
)
_ANSWER = WithText({"factor": Key(Id(), True)}, lambda v, _s, _p: Answer(v["factor"], v["text"]))
_EXTENT = Record(
    {"from": Key(Whole(1, 1000), True), "to": Key(Whole(1, 1000), True)}, lambda v, _s, _p: Extent(v["from"], v["to"])
)
_STEP = WithText(
    {
        "id": Key(Id(), True),
        "share": Key(Whole(1, 100), True),
        "at_least": Key(Whole(1, 120)),
        "title": Key(LABEL, True),
    },
    _step,
)
NEED = Record(
    {"material": Key(Id(), True), "per": Key(Choice(Per), True), "count": Key(Whole(1, 1000), True)},
    lambda v, _s, _p: Need(v["material"], v["per"], v["count"]),
)

_FOCUS_KEYS = {
    "id": Key(Id(), True),
    "order": Key(Whole(1, 99), True, "Where it stands among the eight."),
    "title": Key(LINE, True),
    "short": Key(Localised(Line(22)), True, "One or two words for a drawing."),
    "gist": Key(SENTENCE, True, "One sentence."),
    "explanation": Key(PROSE, True, "60–90 words."),
    "signs": Key(ListOf(SENTENCE, 1, 6), True, "How it shows that it works."),
    "warnings": Key(ListOf(SENTENCE, 1, 6), True, "How it shows that it does not."),
    "statements": Key(ListOf(_STATEMENT, 1, 12), True, "To rate 1–5."),
    "questions": Key(ListOf(_QUESTION, 1, 12), True),
    "first_steps": Key(ListOf(SENTENCE, 1, 6), True),
    "facilitation": Key(
        Record(
            {"listen_for": Key(PROSE, True), "trap": Key(PROSE, True)},
            lambda v, _s, _p: Facilitation(v["listen_for"], v["trap"]),
        ),
        True,
    ),
    "provenance": Key(
        Record(
            {"study": Key(PROSE, True), "editorial": Key(PROSE, True)},
            lambda v, _s, _p: Provenance(v["study"], v["editorial"]),
        ),
        True,
        "What is the study's and what is ours.",
    ),
}


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return values | {"id": _id(values)}


FACTOR = Record(_FOCUS_KEYS, lambda v, _s, p: Factor(**_plain(v), span=p), "A factor")
CHALLENGE = Record(
    _FOCUS_KEYS | {"answers": Key(ListOf(_ANSWER, 1, 8), True, "The factors that answer it, and why.")},
    lambda v, _s, p: Challenge(**_plain(v), span=p),
    "A challenge",
)
SECTION = Record(
    {"id": Key(Id(), True), "number": Key(Whole(1, 99), True), "title": Key(LINE, True), "gist": Key(SENTENCE, True)},
    lambda v, _s, p: Section(**_plain(v), span=p),
    "A section of the agreement",
)
CLAUSE = Record(
    {
        "id": Key(Id(), True),
        "section": Key(Id(), True),
        "order": Key(Whole(1, 99), True),
        "title": Key(LINE, True),
        "question": Key(SENTENCE, True),
        "why": Key(SENTENCE, True),
        "good": Key(SENTENCE, True),
        "factors": Key(ListOf(Id())),
        "challenges": Key(ListOf(Id())),
    },
    lambda v, _s, p: Clause(**({"factors": (), "challenges": ()} | _plain(v)), span=p),
    "A clause of the agreement",
)
MATERIAL = Record(
    {"id": Key(Id(), True), "title": Key(LINE, True), "reusable": Key(Flag(), True)},
    lambda v, _s, p: Material(**_plain(v), span=p),
    "A material",
)
_METHOD_LEFT_OUT: dict[str, Any] = {
    "origin": None, "default_for": (), "group_size": None, "participants": None, "materials": (),
}  # fmt: skip


def _method(values: dict[str, Any], _spans: dict[str, Span], span: Span) -> Method:
    kinds = tuple(ref.id for ref in values.get("default_for", ()))
    return Method(**(_METHOD_LEFT_OUT | _plain(values) | {"default_for": kinds}), span=span)


METHOD = Record(
    {
        "id": Key(Id(), True),
        "title": Key(LINE, True),
        "origin": Key(SENTENCE),
        "purpose": Key(SENTENCE, True),
        "default_for": Key(ListOf(Id()), False, "Kinds of item that it serves when none is named."),
        "group_size": Key(_EXTENT, False, "People per group."),
        "participants": Key(_EXTENT, False, "How many people it works with."),
        "minutes": Key(_EXTENT, True, "Item lengths it works with."),
        "steps": Key(ListOf(_STEP, 1, 12), True),
        "materials": Key(ListOf(NEED)),
        "room": Key(SENTENCE, True),
        "online": Key(PROSE, True),
        "plan_b": Key(PROSE, True),
        "opening": Key(PROSE, True, "What the facilitator says."),
    },
    _method,
    "A method",
)

SHAPES: dict[str, Shape] = {
    "factors": FACTOR,
    "challenges": CHALLENGE,
    "sections": SECTION,
    "clauses": CLAUSE,
    "methods": METHOD,
    "materials": MATERIAL,
}
"""Folder of `content/` → the shape of its files."""
