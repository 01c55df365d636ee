"""Items and tracks → ids that last: the authored ones, else made from titles in the workshop's own language."""

from collections.abc import Iterable, Mapping

from workshopkit.diagnostics import Diagnostic, error
from workshopkit.model.agenda import AuthoredItem, AuthoredWorkshop
from workshopkit.resolve.slug import Unused, slugify
from workshopkit.resolve.wording import Naming

Path = tuple[int, ...]
"""Where an item stands: day, item, and for a track its place, each from 0."""

Ids = Mapping[Path, str]


def assign_ids(authored: AuthoredWorkshop, naming: Naming) -> tuple[Ids, tuple[Diagnostic, ...]]:
    """An id for every item and track: unique over the workshop; a made one never takes an authored one's."""
    items = {(d, i): item for d, day in enumerate(authored.days) for i, item in enumerate(day.items)}
    found = [*_duplicates(items.values(), naming)]
    ids: dict[Path, str] = {path: item.id for path, item in items.items() if item.id}
    for path, item in items.items():
        ids.update({(*path, t): f"{item.id}-{track.id}" for t, track in enumerate(item.tracks) if item.id and track.id})
    unused = Unused(ids.values())
    for path, item in items.items():
        if path not in ids:
            ids[path] = unused.of(made_slug(item, authored.language))
    for path, item in items.items():
        found += _duplicates(item.tracks, naming)
        for t, track in enumerate(item.tracks):
            if (*path, t) not in ids:
                ids[*path, t] = unused.of(f"{ids[path]}-{track.id or made_slug(track, authored.language)}")
    return ids, tuple(found)


def made_slug(item: AuthoredItem, language: str) -> str:
    """The id that an item's title gives, in the workshop's own language so that every build has the same."""
    return slugify(Naming(language, language).plain(item.title))


def _duplicates(siblings: Iterable[AuthoredItem], naming: Naming) -> list[Diagnostic]:
    first: dict[str, AuthoredItem] = {}
    found = []
    for item in siblings:
        if item.id and first.setdefault(item.id, item) is not item:
            other = naming.quoted(first[item.id].title)
            message = f"{naming.quoted(item.title)} has the id `{item.id}`, which {other} has too."
            found.append(error("WK202", message, item.span, "Give one of them another id, or leave it out."))
    return found
