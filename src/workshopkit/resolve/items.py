"""A slot of the schedule → a timed item with everything that documents need of it."""

from collections.abc import Callable, Mapping

from workshopkit.diagnostics import Diagnostic, warning
from workshopkit.frozen import dataclass
from workshopkit.model.agenda import QUIET_KINDS, AuthoredItem, Kind
from workshopkit.model.content import Library
from workshopkit.model.content import Method as LibraryMethod
from workshopkit.model.workshop import Groups, Step, TimedItem
from workshopkit.resolve.content import Content, localize_method
from workshopkit.resolve.groups import People, deal, group_item
from workshopkit.resolve.ids import Path
from workshopkit.resolve.localize import Localizer
from workshopkit.resolve.materials import attendance, item_materials
from workshopkit.resolve.steps import item_steps
from workshopkit.resolve.tracks import Slot
from workshopkit.resolve.wording import Naming, count


@dataclass(frozen=True, slots=True)
class Setting:
    """What every item of a workshop is resolved in."""

    library: Library
    content: Content
    ids: Mapping[Path, str]
    defaults: Mapping[str, LibraryMethod]
    localizer: Localizer
    naming: Naming
    report: Callable[[Diagnostic], None]


def default_methods(library: Library) -> Mapping[str, LibraryMethod]:
    """The method of each kind of item that names none."""
    defaults: dict[str, LibraryMethod] = {}
    for method in library.methods.values():
        for kind in method.default_for:
            defaults.setdefault(kind, method)
    return defaults


def resolve_item(slot: Slot, path: Path, people: People, setting: Setting) -> TimedItem:
    """The item of a slot, with its tracks; `people` are those who take part in it."""
    item, text = slot.item, setting.localizer.text
    method = _method(item, setting)
    groups = _groups(item, method, people, setting)
    there = attendance(people, groups)
    return TimedItem(
        id=setting.ids[path],
        title=text(item.title),
        kind=item.kind,
        day=path[0] + 1,
        starts=slot.starts,
        ends=slot.ends,
        span=item.span,
        locked=item.at is not None,
        purpose=text(item.purpose or (method.purpose if method else None)),
        focuses=setting.content.item_focuses(item),
        sections=setting.content.named_sections(item.clauses),
        method=localize_method(method, setting.localizer) if method else None,
        steps=_steps(slot, method, setting),
        groups=groups,
        materials=item_materials(item, method, there, setting.library, setting.localizer),
        notes=text(item.notes),
        plan_b=text(item.plan_b or (method.plan_b if method else None)),
        responsible=setting.localizer.name(item.responsible),
        room=setting.localizer.name(item.room),
        tracks=_tracks(slot, path, people, setting),
        quiet=item.kind in QUIET_KINDS,
    )


def _tracks(slot: Slot, path: Path, people: People, setting: Setting) -> tuple[TimedItem, ...]:
    """The tracks, with the people dealt out over them."""
    dealt = deal(people, len(slot.tracks))
    return tuple(resolve_item(t, (*path, t.place), own, setting) for t, own in zip(slot.tracks, dealt, strict=True))


def _method(item: AuthoredItem, setting: Setting) -> LibraryMethod | None:
    if item.method is not None:
        return setting.library.methods.get(item.method.id)
    return None if item.steps else setting.defaults.get(item.kind)


def _steps(slot: Slot, method: LibraryMethod | None, setting: Setting) -> tuple[Step, ...]:
    minutes = slot.ends - slot.starts
    steps, found = item_steps(slot.item, method, slot.starts, minutes, setting.localizer, setting.naming)
    _report(found, setting)
    return steps


def _groups(item: AuthoredItem, method: LibraryMethod | None, people: People, setting: Setting) -> Groups | None:
    if item.groups is None and item.kind is Kind.PRE_WORK:
        return None
    groups, found = group_item(item, method, people, setting.naming)
    _report(found, setting)
    extent = method.participants if method else None
    if method is not None and extent is not None and people and not extent.least <= len(people) <= extent.most:
        message = (
            f"{setting.naming.quoted(item.title)} has {count(len(people), 'participant')}, "
            f"but {setting.naming.quoted(method.title)} is meant for {extent.least}–{extent.most}."
        )
        span = item.method.span if item.method is not None else item.span
        setting.report(warning("WK230", message, span, "Choose another method, or write `steps` of your own."))
    return groups


def _report(found: tuple[Diagnostic, ...], setting: Setting) -> None:
    for diagnostic in found:
        setting.report(diagnostic)
