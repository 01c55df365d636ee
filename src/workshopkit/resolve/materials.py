"""What methods and items need → counted materials, for an item and summed over the workshop."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workshopkit.frozen import dataclass
from workshopkit.model.agenda import AuthoredItem, MaterialWish
from workshopkit.model.content import Library, Per
from workshopkit.model.content import Method as LibraryMethod
from workshopkit.model.workshop import Groups, Need, TimedItem
from workshopkit.resolve.groups import People
from workshopkit.resolve.localize import Localizer
from workshopkit.resolve.slug import slugify, unused

Key = tuple[str, str]
"""A library material by its id, a typed one by its text."""

# Å sorts last in Danish, after æ and ø, and all three after z: code points put å first.
_DANISH_ORDER = str.maketrans({"æ": "\uf000", "ø": "\uf001", "å": "\uf002"})


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many there are in an item of what materials are counted by."""

    people: int
    groups: int
    partners: int

    def of(self, per: Per) -> int:
        """The number of persons, groups, partners or rooms; an item without groups is one group."""
        return {Per.PERSON: self.people, Per.GROUP: max(1, self.groups), Per.PARTNER: self.partners, Per.ROOM: 1}[per]


def attendance(people: People, groups: Groups | None) -> Attendance:
    """Who takes part in an item, counted."""
    return Attendance(len(people), groups.count if groups else 0, len({person.partner for person in people}))


def item_materials(
    item: AuthoredItem, method: LibraryMethod | None, there: Attendance, library: Library, localizer: Localizer
) -> tuple[Need, ...]:
    """The method's needs, then the item's own; what both name is one need."""
    needs: list[Need] = []
    for need in method.materials if method is not None else ():
        needs += _known(need.material.id, need.per, need.count, there, library, localizer)
    for wish in item.materials:
        if wish.ref is not None and is_known(wish, library):
            needs += _known(wish.ref.id, wish.per, wish.count, there, library, localizer)
        elif wish.text is not None:
            title = localizer.text(wish.text)
            id_ = unused(slugify(title, "material"), library.materials)
            needs.append(Need(id_, title, _times(wish.count, there.of(wish.per)), wish.per, reusable=False))
    return tuple(_merge(needs, library, parallel=False).values())


def is_known(wish: MaterialWish, library: Library) -> bool:
    """Whether a wish means the library's material: a word that may be either is an id where the library has it."""
    return wish.ref is not None and wish.ref.id in library.materials


def sum_materials(items: Iterable[TimedItem], library: Library, language: str) -> tuple[Need, ...]:
    """Over the whole workshop: what is reusable once, what is used up summed; the library's first, by title."""
    each = [
        _merge([*item.materials, *(need for track in item.tracks for need in track.materials)], library, parallel=True)
        for item in items
    ]
    total = _merge([need for needs in each for need in needs.values()], library, parallel=False)
    known = [need for need in total.values() if _key(need, library)[0]]
    typed = [need for need in total.values() if not _key(need, library)[0]]
    return (*sorted(known, key=lambda need: (_alphabetical(need.title, language), need.id)), *typed)


def _known(
    id_: str, per: Per, each: int | None, there: Attendance, library: Library, localizer: Localizer
) -> list[Need]:
    material = library.materials.get(id_)
    if material is None:
        return []
    # Of what the library knows, «bells» alone means one.
    return [Need(id_, localizer.text(material.title), _times(each or 1, there.of(per)), per, material.reusable)]


def _times(each: int | None, number: int) -> int | None:
    return None if each is None else each * number


def _key(need: Need, library: Library) -> Key:
    return (need.id, "") if need.id in library.materials else ("", need.title)


def _merge(needs: Sequence[Need], library: Library, parallel: bool) -> Mapping[Key, Need]:
    """One need for each thing; in parallel everything is needed at once, else what is reusable serves again."""
    merged: dict[Key, Need] = {}
    for need in needs:
        key = _key(need, library)
        before = merged.get(key)
        if before is None:
            merged[key] = need
        elif before.count is None or need.count is None:
            merged[key] = replace(before, count=before.count if need.count is None else need.count)
        else:
            reuse = need.reusable and not parallel
            merged[key] = replace(before, count=max(before.count, need.count) if reuse else before.count + need.count)
    return merged


def _alphabetical(title: str, language: str) -> str:
    folded = title.casefold()
    return folded.translate(_DANISH_ORDER) if language in ("da", "nb", "nn", "no") else folded
