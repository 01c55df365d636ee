"""The shape of workshop.yaml: every key that may stand in it, with a line for the editor."""

from typing import Any

from workshopkit.diagnostics import Span
from workshopkit.model.agenda import (
    AuthoredDay,
    AuthoredItem,
    AuthoredPartner,
    AuthoredStep,
    GroupWish,
    Kind,
    MaterialWish,
)
from workshopkit.model.content import Per, Ref, Sector, Text
from workshopkit.model.node import Mapping, Node, Scalar, Sequence
from workshopkit.sources.content_shapes import LINE, PROSE, SENTENCE
from workshopkit.sources.document_shapes import DOCUMENT_KINDS, Document
from workshopkit.sources.either_shapes import OneOfTwo, Word
from workshopkit.sources.shapes import (
    BAD,
    LANGUAGES,
    Choice,
    Findings,
    Flag,
    Id,
    Key,
    ListOf,
    Record,
    Shape,
    Whole,
    said,
)
from workshopkit.sources.text_shapes import Line, Localised
from workshopkit.sources.time_shapes import Clock, Date, Minutes

MOST_PEOPLE = 2_000


class People(Shape):
    """How many people, or their names → (count, names)."""

    def read(self, node: Node, to: Findings) -> Any:
        if isinstance(node, Sequence):
            names = ListOf(Line(), 0, MOST_PEOPLE).read(node, to)
            return BAD if names is BAD else (len(names), names)
        if isinstance(node, Scalar) and not isinstance(node.value, int):
            hint = "Write how many there are, 5, or their names as a list: [Asta Lund, Birk Holm]."
            return to.bad("WK103", f"a number or a list of names is expected here, not {said(node)}", node.span, hint)
        count = Whole(0, MOST_PEOPLE).read(node, to)
        return BAD if count is BAD else (count, ())

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [Whole(0, MOST_PEOPLE).schema(), ListOf(Line(), 0, MOST_PEOPLE).schema()]}


class OwnMaterial(Shape):
    """An id of the library, a text, or `{name or material, per, count}` → MaterialWish."""

    _full = OneOfTwo(
        {
            "material": Key(Id(), False, "An id of the library."),
            "name": Key(LINE, False, "A thing that the library does not know."),
            "per": Key(Choice(Per)),
            "count": Key(Whole(1, 1000)),
        },
        lambda v, _s, p: MaterialWish(v.get("material"), v.get("name"), v.get("per", Per.ROOM), v.get("count"), p),
        either=("material", "name"),
    )

    def read(self, node: Node, to: Findings) -> Any:
        if isinstance(node, Mapping) and not {key.text for key, _ in node.entries} <= {"da", "en"}:
            wish = self._full.read(node, to)
            if wish is not BAD and (node.get("material") is None) == (node.get("name") is None):
                return to.bad("WK111", "a material has either «material» or «name»", node.span, "Keep one of the two.")
            return wish
        text = LINE.read(node, to)
        if text is BAD:
            return BAD
        ref = Ref(node.text, node.span) if isinstance(node, Scalar) else None
        return MaterialWish(ref, text, Per.ROOM, None, node.span)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [LINE.schema(), self._full.schema()]}


class Step(Shape):
    """A text, or `{text: …, minutes: …}` → AuthoredStep."""

    _full = Record(
        {"text": Key(SENTENCE, True), "minutes": Key(Minutes())},
        lambda v, _s, _p: AuthoredStep(v["text"], v.get("minutes")),
    )

    def read(self, node: Node, to: Findings) -> Any:
        if isinstance(node, Mapping) and node.get("text") is not None:
            return self._full.read(node, to)
        text = SENTENCE.read(node, to)
        return BAD if text is BAD else AuthoredStep(text, None)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [SENTENCE.schema(), self._full.schema()]}


class Notes(Shape):
    """A text, or a list of texts, each its own paragraph → Text."""

    def read(self, node: Node, to: Findings) -> Any:
        if not isinstance(node, Sequence):
            return PROSE.read(node, to)
        texts = ListOf(PROSE, 1, 40).read(node, to)
        if texts is BAD:
            return BAD
        languages = dict.fromkeys(language for text in texts for language in text.values)
        joined = {lang: "\n\n".join(t.values[lang] for t in texts if lang in t.values) for lang in languages}
        return Text(joined, node.span)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [PROSE.schema(), ListOf(PROSE, 1, 40).schema()]}


def _groups(values: dict[str, Any], _spans: dict[str, Span], span: Span) -> GroupWish:
    return GroupWish(values.get("size"), values.get("count"), span)


class Groups(OneOfTwo):
    """`{size: 4}` or `{count: 6}`."""

    def read(self, node: Node, to: Findings) -> Any:
        wish = super().read(node, to)
        given = [name for name in ("size", "count") if isinstance(node, Mapping) and node.get(name) is not None]
        if wish is not BAD and len(given) != 1:
            hint = "Keep one of the two." if given else "Write one of the two: {size: 4}."
            return to.bad("WK111", "groups have either «size» or «count»", node.span, hint)
        return wish


def _partner(values: dict[str, Any], _spans: dict[str, Span], span: Span) -> AuthoredPartner:
    count, names = values.get("participants", (1, ()))
    return AuthoredPartner(values["name"], values.get("sector"), count, names, span)


def _item(values: dict[str, Any], spans: dict[str, Span], span: Span) -> AuthoredItem:
    places = {f"{name}_span": spans[name] for name in ("minutes", "at", "until") if name in spans}
    name = values["id"].id if "id" in values else ""
    return AuthoredItem(**({"kind": Kind.GROUP_WORK} | values | {"id": name} | places), span=span)


_GROUPS = Groups(
    {"size": Key(Whole(1, 500), False, "People per group."), "count": Key(Whole(1, 200), False, "How many groups.")},
    _groups,
    either=("size", "count"),
)
_COMMON = {
    "id": Key(Id(), False, "A short name of your own that stays when the title changes."),
    "title": Key(Localised(Line(advice="Shorten it; put the rest in «notes».")), True),
    "minutes": Key(Minutes(), False, 'Minutes: 45, "1h 30m" or "1:30".'),
    "purpose": Key(SENTENCE, False, "Why: one sentence."),
    "factors": Key(ListOf(Id()), False, "Factors in play: clear-goal, trust, …"),
    "challenges": Key(ListOf(Id()), False, "Challenges in play: lack-of-mandate, …"),
    "clauses": Key(ListOf(Id()), False, "Clauses or sections of the agreement."),
    "method": Key(Id(), False, "A method: workshopkit library list methods"),
    "steps": Key(ListOf(Step(), 1, 20), False, "Steps of your own instead of the method's."),
    "groups": Key(_GROUPS, False, "{size: 4} or {count: 6}"),
    "materials": Key(ListOf(OwnMaterial(), 0, 60)),
    "notes": Key(Notes(), False, "For the facilitator: run sheet and speaker notes."),
    "plan_b": Key(PROSE),
    "responsible": Key(LINE),
    "room": Key(LINE),
}
_TRACK = Record(_COMMON, _item, "A track")
_ITEM = Record(
    _COMMON
    | {
        "kind": Key(Choice(Kind), True, "What sort of item it is: welcome, reflection, break, …"),
        "at": Key(Clock(), False, "Locked to the clock."),
        "until": Key(Clock(), False, "Ends at this clock time."),
        "flexible": Key(Flag(), False, "Takes what is left."),
        "tracks": Key(ListOf(_TRACK, 0, 8), False, "Parallel tracks."),
    },
    _item,
    "An item of the agenda",
)
_PARTNER = Record(
    {
        "name": Key(LINE, True),
        "sector": Key(Choice(Sector), False, "public, private, research or civil"),
        "participants": Key(People(), False, "A number or a list of names."),
    },
    _partner,
    "A partner",
)
_AGENDA = ListOf(_ITEM, 0, 1000)
_DAY_KEYS = {
    "date": Key(Date(), True, "Year-month-day: 2026-12-03."),
    "start": Key(Clock(), True, '"09:00"'),
    "end": Key(Clock(), False, "What was promised; overrun and slack are told against it."),
    "venue": Key(Localised(Line())),
    "agenda": Key(_AGENDA, True),
}
_DAY = Record(
    _DAY_KEYS,
    lambda v, s, p: AuthoredDay(v["date"], v["start"], v.get("end"), v.get("venue"), v["agenda"], p, s.get("end")),
    "A day",
)


class Workshop(Record):
    """The whole file: `days`, or the keys of its only day."""

    def schema(self) -> dict[str, Any]:
        of_a_day = ("date", "start", "end", "agenda")
        alone = {"required": ["days"], "properties": dict.fromkeys(of_a_day, False)}
        only_day = {"required": [name for name in of_a_day if _DAY_KEYS[name].required], "properties": {"days": False}}
        return super().schema() | {"oneOf": [alone, only_day]}


WORKSHOP = Workshop(
    {
        "title": Key(LINE, True),
        "language": Key(Word(words=LANGUAGES), True, "What you write in: da or en."),
        "client": Key(LINE),
        "venue": _DAY_KEYS["venue"],
        "purpose": Key(SENTENCE, False, "Why we meet: one sentence."),
        "outcomes": Key(ListOf(SENTENCE, 0, 8), False, "What there is when we part."),
        "facilitators": Key(ListOf(Line(), 0, 12)),
        "theme": Key(Line(400), False, "A theme's name or folder; navigators when left out."),
        "timezone": Key(Line(), False, "Europe/Copenhagen when left out."),
        "partners": Key(ListOf(_PARTNER, 0, 200)),
        "documents": Key(ListOf(Document(), 1, 20), False, ", ".join(DOCUMENT_KINDS)),
        "days": Key(ListOf(_DAY, 1, 60), False, "Several days, instead of date, start, end and agenda."),
    }
    | {name: Key(key.shape, False, key.doc) for name, key in _DAY_KEYS.items() if name != "venue"},
    lambda values, spans, span: ({"partners": ()} | values, spans, span),
    "A workshop",
)
