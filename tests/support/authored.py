"""Small constructors of authored values: a workshop in a few lines, and a library with two of each thing."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from workshopkit.diagnostics import Diagnostic, Span
from workshopkit.model.agenda import (
    AuthoredDay,
    AuthoredItem,
    AuthoredPartner,
    AuthoredStep,
    AuthoredWorkshop,
    GroupWish,
    Kind,
    MaterialWish,
)
from workshopkit.model.content import (
    Answer,
    Audience,
    Challenge,
    Clause,
    Extent,
    Facilitation,
    Factor,
    Library,
    Material,
    Method,
    MethodStep,
    Need,
    Per,
    Provenance,
    Question,
    Ref,
    Section,
    Sector,
    StatementText,
    Text,
)

FILE = "workshop.yaml"


def span(line: int = 1, column: int = 1) -> Span:
    """A place in the workshop's file."""
    return Span(FILE, line, column)


def text(value: str | Mapping[str, str], line: int = 1) -> Text:
    """A text: the same words in Danish and English, or as given by language."""
    return Text({"da": value, "en": value} if isinstance(value, str) else value, span(line))


def refs(*ids: str, line: int = 1) -> tuple[Ref, ...]:
    """References by id."""
    return tuple(Ref(id_, span(line)) for id_ in ids)


def clock(value: str) -> int:
    """`"9:30"` → minutes since midnight."""
    hours, minutes = value.split(":")
    return int(hours) * 60 + int(minutes)


def item(title: str | Mapping[str, str] = "Dialog", minutes: int | None = None, **fields: Any) -> AuthoredItem:
    """An item; `at` and `until` as clock texts, `factors`, `challenges`, `clauses` and `method` as ids."""
    line = fields.pop("line", 1)
    for key in ("at", "until"):
        if isinstance(fields.get(key), str):
            fields[key] = clock(fields[key])
    for key in ("factors", "challenges", "clauses"):
        fields[key] = refs(*fields.get(key, ()), line=line)
    if isinstance(fields.get("method"), str):
        fields["method"] = Ref(fields["method"], span(line))
    for key in ("purpose", "notes", "plan_b", "responsible", "room"):
        if isinstance(fields.get(key), str):
            fields[key] = text(fields[key], line)
    fields.setdefault("kind", Kind.PLENARY)
    return AuthoredItem(fields.pop("id", ""), text(title, line), span=span(line), minutes=minutes, **fields)


def tracks(*parallel: AuthoredItem, title: str = "Spor", **fields: Any) -> AuthoredItem:
    """An item of parallel tracks."""
    return item(title, kind=Kind.TRACKS, tracks=parallel, **fields)


def step(words: str, minutes: int | None = None) -> AuthoredStep:
    """A step of an item's own."""
    return AuthoredStep(text(words), minutes)


def groups(size: int | None = None, count: int | None = None) -> GroupWish:
    """A wish for groups."""
    return GroupWish(size, count, span())


def wants(what: str, count: int | None = None, per: Per = Per.ROOM, known: bool = True) -> MaterialWish:
    """A material of an item's own: the library's by id, or a text as typed."""
    return MaterialWish(Ref(what, span()) if known else None, None if known else text(what), per, count, span())


def day(*items: AuthoredItem, start: str = "9:00", end: str | None = None, date: str = "2026-11-24") -> AuthoredDay:
    """A day; an ordinary Tuesday unless said otherwise."""
    ends = None if end is None else clock(end)
    return AuthoredDay(dt.date.fromisoformat(date), clock(start), ends, None, items, span(), span())


def partner(
    name: str = "Kommunen", count: int = 4, sector: Sector | None = Sector.PUBLIC, names: Iterable[str] = ()
) -> AuthoredPartner:
    """An organisation."""
    return AuthoredPartner(Text({"da": name}, span()), sector, count, tuple(names), span())


def workshop(*days: AuthoredDay, **fields: Any) -> AuthoredWorkshop:
    """A workshop of one partner, unless partners are given."""
    fields.setdefault("partners", (partner(),))
    title = fields.pop("title", "Fælles front")
    return AuthoredWorkshop(text(title), fields.pop("language", "da"), days, span=span(), **fields)


def step_of(id_: str, share: int = 1, at_least: int = 1) -> MethodStep:
    """A step of a method."""
    return MethodStep(id_, share, at_least, text(id_.title()), text(f"I gør {id_}."))


def method(id_: str = "one-two-all", **fields: Any) -> Method:
    """A method that fits anything, unless said otherwise."""
    defaults: dict[str, Any] = {
        "origin": None,
        "default_for": (),
        "group_size": None,
        "participants": None,
        "minutes": Extent(1, 600),
        "steps": (step_of("alone"), step_of("together")),
        "materials": (),
    }
    words = {key: text(f"{id_}'s {key}") for key in ("purpose", "room", "online", "plan_b", "opening")}
    return Method(**{"id": id_, "title": text(id_), "span": span(), **words, **defaults, **fields})


def material(id_: str, reusable: bool = False, title: str = "") -> Material:
    """A thing to bring."""
    return Material(id_, text(title or id_), reusable, span())


def needs(id_: str, count: int = 1, per: Per = Per.ROOM) -> Need:
    """A method's need of a material."""
    return Need(Ref(id_, span()), per, count)


def _focus(id_: str, order: int) -> dict[str, Any]:
    question = Question(f"{id_}-q", Audience.GROUP, text(f"{id_}?"), {Sector.PUBLIC: text(f"{id_}, kommune?")})
    words = {key: text(f"{id_} {key}") for key in ("short", "gist", "explanation")}
    lists = {key: (text(f"{id_} {key}"),) for key in ("signs", "warnings", "first_steps")}
    return {
        "id": id_,
        "order": order,
        "title": text(id_),
        **words,
        **lists,
        "statements": (StatementText(f"{id_}-s", text(f"{id_}!")),),
        "questions": (question,),
        "facilitation": Facilitation(text("lyt"), text("fælde")),
        "provenance": Provenance(text("studie"), text("os")),
        "span": span(),
    }


def factor(id_: str, order: int = 1) -> Factor:
    """A factor with one of everything."""
    return Factor(**_focus(id_, order))


def _answer(ref: Ref) -> Answer:
    return Answer(ref, text(f"{ref.id} hjælper"))


def challenge(id_: str, order: int = 1, answers: Iterable[str] = ()) -> Challenge:
    """A challenge with one of everything."""
    return Challenge(**_focus(id_, order), answers=tuple(_answer(ref) for ref in refs(*answers)))


def clause(id_: str, section: str, order: int = 1, challenges: Iterable[str] = ()) -> Clause:
    """A clause of a section."""
    words = {key: text(f"{id_} {key}") for key in ("title", "question", "why", "good")}
    return Clause(id_, refs(section)[0], order, factors=(), challenges=refs(*challenges), span=span(), **words)


def library(*methods: Method, materials: Iterable[Material] = ()) -> Library:
    """Two factors, two challenges, two sections with three clauses, and the methods and materials given."""
    factors = (factor("leadership", 2), factor("agreements", 1))
    challenges = (challenge("mistrust", 1, ["agreements"]), challenge("inertia", 2, ["leadership", "agreements"]))
    sections = (
        Section("roles", 2, text("Roller"), text("hvem"), span()),
        Section("purpose", 1, text("Formål"), text("hvorfor"), span()),
    )
    clauses = (
        clause("roles-time", "roles", 2, ["inertia"]),
        clause("roles-tasks", "roles", 1, ["mistrust", "inertia"]),
        clause("purpose-goal", "purpose"),
    )
    return Library(
        factors={each.id: each for each in factors},
        challenges={each.id: each for each in challenges},
        sections={each.id: each for each in sections},
        clauses={each.id: each for each in clauses},
        methods={each.id: each for each in methods},
        materials={each.id: each for each in materials},
    )


def codes(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """The codes alone."""
    return [diagnostic.code for diagnostic in diagnostics]
