"""References by id, in the library and in a workshop → diagnostics where they lead nowhere or twice to the same."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from workshopkit.diagnostics import Diagnostic, error, sort_diagnostics, warning
from workshopkit.model.agenda import AuthoredItem, AuthoredWorkshop, DocumentWish, Kind
from workshopkit.model.content import Clause, Focus, Library, Ref, Section
from workshopkit.model.kinds import FILLABLE
from workshopkit.resolve.wording import Naming, listed, quote, suggestion

_LIBRARY_NAMING = Naming("en", "da")

_SHORTEST_NAME = 3
_OPTIONS: Mapping[str, tuple[str, frozenset[str]]] = {
    "audience": ("for", frozenset({"worksheet"})),
    "focuses": ("focuses", frozenset({"worksheet", "cards"})),
    "sections": ("sections", frozenset({"checklist"})),
    "questions": ("questions", frozenset({"worksheet"})),
    "lines": ("lines", frozenset({"worksheet"})),
    "size": ("size", frozenset({"canvas"})),
    "slides_per_page": ("slides_per_page", frozenset({"handout"})),
    "fillable": ("fillable", FILLABLE),
}
"""A wish's fields → the key that sets each, and the kinds of document that it means something for."""

Kinds = Sequence[tuple[str, Collection[str]]]
"""What a reference may lead to: the singular name of each kind of thing, and its ids."""


def check_library(library: Library) -> tuple[Diagnostic, ...]:
    """Whether every reference within the library leads somewhere, and no kind has two default methods."""
    found: list[Diagnostic] = []
    quoted = _LIBRARY_NAMING.quoted
    factors, challenges = [("factor", library.factors)], [("challenge", library.challenges)]
    for challenge in library.challenges.values():
        found += _unknown(quoted(challenge.title), [answer.factor for answer in challenge.answers], factors, library)
    for clause in library.clauses.values():
        found += _unknown(quoted(clause.title), [clause.section], [("section", library.sections)], library)
        found += _unknown(quoted(clause.title), clause.factors, factors, library)
        found += _unknown(quoted(clause.title), clause.challenges, challenges, library)
    for method in library.methods.values():
        needs = [need.material for need in method.materials]
        found += _unknown(quoted(method.title), needs, [("material", library.materials)], library)
    return sort_diagnostics([*found, *_check_defaults(library)])


def check_links(authored: AuthoredWorkshop, library: Library, naming: Naming) -> tuple[Diagnostic, ...]:
    """Whether every reference of a workshop leads somewhere, and none stands twice in one item."""
    found: list[Diagnostic] = []
    for item in all_items(authored):
        found += _check_item(item, library, naming)
    for wish in authored.documents:
        found += [*_check_document(wish, library), *_check_options(wish)]
    return (*found, *_same_documents(authored.documents))


def all_items(authored: AuthoredWorkshop) -> Iterator[AuthoredItem]:
    """Every item and track of every day, pre-work too, in authored order."""
    for day in authored.days:
        for item in day.items:
            yield item
            yield from item.tracks


def _check_item(item: AuthoredItem, library: Library, naming: Naming) -> Iterator[Diagnostic]:
    title = naming.quoted(item.title)
    agreement: Kinds = [("clause", library.clauses), ("section", library.sections)]
    yield from _unknown(title, item.factors, [("factor", library.factors)], library)
    yield from _unknown(title, item.challenges, [("challenge", library.challenges)], library)
    yield from _unknown(title, item.clauses, agreement, library)
    yield from _unknown(title, [item.method] if item.method else [], [("method", library.methods)], library)
    materials = [wish.ref for wish in item.materials if wish.ref is not None and wish.text is None]
    yield from _unknown(title, materials, [("material", library.materials)], library)
    things: Mapping[str, Focus | Clause | Section] = {
        **library.sections,
        **library.clauses,
        **library.challenges,
        **library.factors,
    }
    for refs_of_kind in (item.factors, item.challenges, item.clauses):
        yield from _twice(title, refs_of_kind, things, naming)


def _check_document(wish: DocumentWish, library: Library) -> Iterator[Diagnostic]:
    title = f"The {quote(wish.kind)} document"
    yield from _unknown(title, wish.focuses, [("factor", library.factors), ("challenge", library.challenges)], library)
    yield from _unknown(title, wish.sections, [("section", library.sections), ("clause", library.clauses)], library)


def _check_options(wish: DocumentWish) -> Iterator[Diagnostic]:
    plain = DocumentWish(wish.kind, wish.span)
    for name, (key, kinds) in _OPTIONS.items():
        if getattr(wish, name) != getattr(plain, name) and wish.kind not in kinds:
            message = f"The {quote(wish.kind)} document has no option `{key}`: it changes nothing."
            yield warning("WK206", message, wish.span, f"Take it out: it belongs to {listed(sorted(kinds))}.")


def _same_documents(wishes: Iterable[DocumentWish]) -> Iterator[Diagnostic]:
    seen: set[DocumentWish] = set()
    for wish in wishes:
        same = wish.without_places()
        if same in seen:
            message = f"The {quote(wish.kind)} document is asked for twice, with the same options."
            yield warning("WK203", message, wish.span, f"Take one `{wish.kind}` out.")
        seen.add(same)


def _unknown(title: str, refs: Iterable[Ref], kinds: Kinds, library: Library) -> Iterator[Diagnostic]:
    known = [id_ for _, ids in kinds for id_ in ids]
    for ref in refs:
        if ref.id not in known:
            what = " or ".join(kind for kind, _ in kinds)
            hint = _elsewhere(ref.id, library) or _by_name(ref.id, known, library) or suggestion(ref.id, known)
            yield error("WK201", f"{title} names an unknown {what}, `{ref.id}`.", ref.span, hint)


def _elsewhere(id_: str, library: Library) -> str:
    """A hint for an id that is right but stands under the wrong key."""
    places: Kinds = [
        ("factor", library.factors),
        ("challenge", library.challenges),
        ("clause", library.clauses),
        ("section", library.sections),
        ("method", library.methods),
        ("material", library.materials),
    ]
    return next((f"`{id_}` is a {kind}: write it where a {kind} belongs." for kind, ids in places if id_ in ids), "")


def _by_name(word: str, known: Collection[str], library: Library) -> str:
    """A hint for somebody who wrote a title, or a part of one, in either language: «tillid»."""
    folders = (
        library.factors,
        library.challenges,
        library.sections,
        library.clauses,
        library.methods,
        library.materials,
    )
    titles = {id_: item.title.values.values() for folder in folders for id_, item in folder.items() if id_ in known}
    wanted = word.replace("-", " ").casefold()
    found = [id_ for id_, texts in titles.items() if any(wanted in text.casefold() for text in texts)]
    return f"Did you mean `{found[0]}`?" if len(found) == 1 and len(wanted) > _SHORTEST_NAME else ""


def _twice(
    title: str, refs: Iterable[Ref], things: Mapping[str, Focus | Clause | Section], naming: Naming
) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for ref in refs:
        if ref.id in seen:
            name = naming.quoted(things[ref.id].title) if ref.id in things else quote(ref.id)
            yield warning("WK203", f"{title} names {name} twice.", ref.span, f"Take one `{ref.id}` out.")
        seen.add(ref.id)


def _check_defaults(library: Library) -> Iterator[Diagnostic]:
    kinds = [kind.value for kind in Kind]
    first: dict[str, str] = {}
    for method in library.methods.values():
        title = _LIBRARY_NAMING.quoted(method.title)
        for kind in method.default_for:
            if kind not in kinds:
                message = f"{title} is the default for `{kind}`, which is no kind of item."
                yield error("WK204", message, method.span, suggestion(kind, kinds))
            elif first.setdefault(kind, title) != title or method.default_for.count(kind) > 1:
                message = f"{title} is the default for `{kind}`, which {first[kind]} is already."
                yield error("WK205", message, method.span, f"Leave `{kind}` to one of them.")
