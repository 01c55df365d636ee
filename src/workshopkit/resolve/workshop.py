"""An authored workshop and the library → the workshop in one language, or the reasons why there is none."""

from collections.abc import Sequence

from workshopkit.diagnostics import Diagnostic, error, has_errors, sort_diagnostics, warning
from workshopkit.model.agenda import AuthoredItem, AuthoredWorkshop, DocumentWish, Kind
from workshopkit.model.content import Library
from workshopkit.model.kinds import FILLABLE, HANDOUT, KINDS
from workshopkit.model.topics import Focus, Section
from workshopkit.model.workshop import Day, DocumentOrder, Partner, TimedItem, Workshop
from workshopkit.resolve.calendar import check_calendar
from workshopkit.resolve.content import Content, localize_content
from workshopkit.resolve.groups import everybody
from workshopkit.resolve.ids import assign_ids
from workshopkit.resolve.items import Setting, default_methods, resolve_item
from workshopkit.resolve.links import check_library, check_links
from workshopkit.resolve.localize import Localizer
from workshopkit.resolve.materials import sum_materials
from workshopkit.resolve.participants import resolve_people
from workshopkit.resolve.partners import check_partners, resolve_partners
from workshopkit.resolve.schedule import DaySchedule, schedule_day
from workshopkit.resolve.slug import slugify
from workshopkit.resolve.tracks import Slot, check_tracks
from workshopkit.resolve.wording import Naming


def resolve_workshop(
    authored: AuthoredWorkshop, library: Library, language: str
) -> tuple[Workshop | None, tuple[Diagnostic, ...]]:
    """The workshop in a language, None when there are errors; with every problem found, in the order of the file."""
    naming = Naming(language, authored.language)
    found = [*check_library(library), *check_links(authored, library, naming)]
    schedules, of_times = _schedules(authored, naming)
    workshop, of_items = _build(authored, library, schedules, naming)
    diagnostics = sort_diagnostics([*found, *of_times, *of_items])
    return (None if has_errors(diagnostics) else workshop), diagnostics


def check_without_content(authored: AuthoredWorkshop, language: str) -> tuple[Diagnostic, ...]:
    """What can be told of times, tracks and partners while the content has mistakes."""
    return sort_diagnostics(_schedules(authored, Naming(language, authored.language))[1])


def _schedules(authored: AuthoredWorkshop, naming: Naming) -> tuple[list[DaySchedule], list[Diagnostic]]:
    found = [*check_partners(authored, naming), *check_tracks(authored, naming), *_check_days(authored)]
    schedules: list[DaySchedule] = []
    for day in authored.days:
        schedule, of_day = schedule_day(day, naming)
        schedules.append(schedule)
        found += of_day
    return schedules, [*found, *check_calendar(authored, schedules, naming)]


def _build(
    authored: AuthoredWorkshop, library: Library, schedules: Sequence[DaySchedule], naming: Naming
) -> tuple[Workshop, list[Diagnostic]]:
    localizer = Localizer(naming)
    found: list[Diagnostic] = []
    content = localize_content(authored, library, localizer)
    ids, of_ids = assign_ids(authored, naming)
    setting = Setting(library, content, ids, default_methods(library), localizer, naming, found.append)
    days = _days(authored, schedules, setting)
    pre_work, of_pre_work = _pre_work(authored, setting)
    workshop = _workshop(authored, setting, days, pre_work)
    return workshop, [*found, *of_ids, *of_pre_work, *localizer.diagnostics]


def _workshop(
    authored: AuthoredWorkshop, setting: Setting, days: tuple[Day, ...], pre_work: tuple[TimedItem, ...]
) -> Workshop:
    partners, guests = _sides(authored, setting.localizer)
    return Workshop(
        slug=slugify(setting.naming.plain(authored.title), "workshop"),
        title=setting.localizer.text(authored.title),
        language=setting.naming.language,
        client=setting.localizer.name(authored.client),
        venue=setting.localizer.name(authored.venue),
        purpose=setting.localizer.text(authored.purpose),
        outcomes=setting.localizer.texts(authored.outcomes),
        facilitators=authored.facilitators,
        timezone=authored.timezone,
        partners=partners,
        participants=sum(partner.count for partner in (*partners, *guests)),
        days=days,
        pre_work=pre_work,
        focuses=setting.content.in_play,
        factors=tuple(setting.content.factors.values()),
        challenges=tuple(setting.content.challenges.values()),
        sections=tuple(setting.content.sections.values()),
        materials=sum_materials(_items(days, pre_work), setting.library, setting.naming.language),
        documents=_documents(authored, setting.content),
        span=authored.span,
        key=slugify(Naming(authored.language, authored.language).plain(authored.title), "workshop"),
        guests=guests,
        people=resolve_people(authored, (*partners, *guests)),
    )


def _items(days: Sequence[Day], pre_work: Sequence[TimedItem]) -> list[TimedItem]:
    return [*pre_work, *(item for day in days for item in day.items)]


def _sides(authored: AuthoredWorkshop, localizer: Localizer) -> tuple[tuple[Partner, ...], tuple[Partner, ...]]:
    """The partners, and the guests."""
    placed = tuple(zip(resolve_partners(authored, localizer), authored.partners, strict=True))
    partners = tuple(partner for partner, written in placed if not written.guest)
    return partners, tuple(partner for partner, written in placed if written.guest)


def _days(authored: AuthoredWorkshop, schedules: Sequence[DaySchedule], setting: Setting) -> tuple[Day, ...]:
    people = everybody(authored.partners, setting.naming)
    return tuple(
        Day(
            number=d + 1,
            date=day.date,
            starts=day.start,
            ends=schedule.ends,
            promised_end=day.end,
            venue=setting.localizer.name(day.venue or authored.venue),
            items=tuple(resolve_item(slot, (d, slot.place), people, setting) for slot in schedule.slots),
        )
        for d, (day, schedule) in enumerate(zip(authored.days, schedules, strict=True))
    )


def _pre_work(authored: AuthoredWorkshop, setting: Setting) -> tuple[tuple[TimedItem, ...], list[Diagnostic]]:
    """Items before the first day: outside the clock, so they start at 0 and end at the minutes they take, if said."""
    people = everybody(authored.partners, setting.naming)
    items, found = [], []
    for d, day in enumerate(authored.days):
        for place, item in enumerate(day.items):
            if item.kind is not Kind.PRE_WORK:
                continue
            found += _check_pre_work(item, setting.naming)
            slot = Slot(item, place, 0, max(0, item.minutes or 0))
            items.append(resolve_item(slot, (d, place), people, setting))
    return tuple(items), found


def _check_pre_work(item: AuthoredItem, naming: Naming) -> list[Diagnostic]:
    if item.at is None and item.until is None:
        return []
    message = f"{naming.quoted(item.title)} is pre-work, which stands outside the clock: its time is not used."
    return [warning("WK322", message, item.at_span or item.until_span or item.span, "Take `at` and `until` away.")]


def _check_days(authored: AuthoredWorkshop) -> list[Diagnostic]:
    if authored.days:
        return []
    return [error("WK321", "The agenda is empty.", authored.span, "Give the workshop at least one day with items.")]


def _documents(authored: AuthoredWorkshop, content: Content) -> tuple[DocumentOrder, ...]:
    """The documents asked for, each once, else one of every kind."""
    if not authored.documents:
        return tuple(DocumentOrder(kind, asked=kind != HANDOUT) for kind in KINDS)
    return tuple(
        DocumentOrder(
            wish.kind,
            wish.audience,
            _focuses(wish, content),
            _sections(wish, content),
            wish.questions,
            wish.lines,
            wish.size,
            wish.only_agenda,
            wish.slides_per_page,
            wish.fillable and wish.kind in FILLABLE,
        )
        for wish in {wish.without_places(): wish for wish in authored.documents}.values()
    )


def _focuses(wish: DocumentWish, content: Content) -> tuple[Focus, ...]:
    """The factors and challenges that a document asks for; none when it asks for its usual ones."""
    if wish.only_agenda:
        return tuple(focus for focus in (*content.factors.values(), *content.challenges.values()) if focus.in_play)
    return content.focuses(wish.focuses)


def _sections(wish: DocumentWish, content: Content) -> tuple[Section, ...]:
    """The sections that a document asks for; none when it asks for all."""
    if wish.only_agenda:
        return tuple(section for section in content.sections.values() if section.in_play)
    return content.named_sections(wish.sections)
