"""Days on the calendar of a time zone: their order, and what changes of the clocks do to them."""

import datetime as dt
import zoneinfo
from collections.abc import Sequence

from workshopkit.diagnostics import Diagnostic, Span, error, warning
from workshopkit.model.agenda import AuthoredDay, AuthoredWorkshop
from workshopkit.resolve.schedule import MIDNIGHT, DaySchedule
from workshopkit.resolve.wording import Naming, clock, minutes_text, quote, suggestion


def check_calendar(
    authored: AuthoredWorkshop, schedules: Sequence[DaySchedule], naming: Naming
) -> tuple[Diagnostic, ...]:
    """Days in order, a time zone that exists, local times that exist, and clocks that change during a day."""
    found = [*_check_order(authored.days, schedules)]
    zone = _zone(authored.timezone)
    if zone is None:
        hint = suggestion(authored.timezone, sorted(zoneinfo.available_timezones()))
        span = authored.timezone_span or authored.span
        found.append(error("WK313", f"The time zone {quote(authored.timezone)} is unknown.", span, hint))
        return tuple(found)
    for day, schedule in zip(authored.days, schedules, strict=True):
        # At either end of the calendar the day beside it, which another zone may be in, can't be said.
        if dt.MINYEAR < day.date.year < dt.MAXYEAR:
            found += _check_clocks(day, schedule, zone, naming)
    return tuple(found)


def _zone(name: str) -> zoneinfo.ZoneInfo | None:
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder, such as "Europe"
        return None


def _check_order(days: Sequence[AuthoredDay], schedules: Sequence[DaySchedule]) -> list[Diagnostic]:
    found = []
    for n in range(1, len(days)):
        before, day = days[n - 1], days[n]
        if day.date < before.date:
            message = f"Day {n + 1} is {day.date.isoformat()}, before day {n}, {before.date.isoformat()}."
            found.append(error("WK311", message, day.span, "Put the days in the order of their dates."))
        elif day.date == before.date and day.start < schedules[n - 1].ends:
            runs = f"day {n} runs to {clock(schedules[n - 1].ends)}"
            message = f"Day {n + 1} starts {clock(day.start)} on {day.date.isoformat()}, when {runs}."
            found.append(error("WK311", message, day.span, "Give it another date, or join the two days."))
    return found


def _check_clocks(day: AuthoredDay, schedule: DaySchedule, zone: zoneinfo.ZoneInfo, naming: Naming) -> list[Diagnostic]:
    missing = _missing_time(day, schedule, zone, naming)
    if missing is not None:
        return [missing]
    ends = min(max(schedule.ends, day.start), MIDNIGHT)
    # The last minute, since a day that ends as the clocks change does not see it. fold=1 is the later reading of an hour
    # that comes twice: a day that ends within it may.
    last_minute = max(ends - 1, day.start)
    first, last = _moment(day.date, day.start, zone, fold=0), _moment(day.date, last_minute, zone, fold=1)
    before, after = first.utcoffset(), last.utcoffset()
    if before is None or after is None or before == after:
        return []
    change = int((before - after).total_seconds()) // 60
    what = "are gained" if change > 0 else "are lost"
    message = (
        f"The clocks change between {clock(day.start)} and {clock(ends)} on {day.date.isoformat()}: "
        f"{minutes_text(abs(change))} {what} ({change:+d})."
    )
    return [warning("WK312", message, day.span, "Tell the participants, and check that no item spans the change.")]


def _missing_time(
    day: AuthoredDay, schedule: DaySchedule, zone: zoneinfo.ZoneInfo, naming: Naming
) -> Diagnostic | None:
    """The first clock time of the day that the zone skips."""
    times: list[tuple[int, str, Span]] = [(day.start, "The day", day.span)]
    times += [
        (slot.starts, naming.quoted(slot.item.title), slot.item.at_span or slot.item.span) for slot in schedule.slots
    ]
    for minutes, what, span in times:
        if minutes > MIDNIGHT:
            continue
        local = _moment(day.date, minutes, zone, fold=0)
        if local.astimezone(dt.UTC).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
            message = f"{what} starts {clock(minutes)} on {day.date.isoformat()}, a time that {zone.key} skips."
            return error("WK314", message, span, "The clocks go forward then: choose a time after the change.")
    return None


def _moment(date: dt.date, minutes: int, zone: zoneinfo.ZoneInfo, fold: int) -> dt.datetime:
    naive = dt.datetime.combine(date, dt.time()) + dt.timedelta(minutes=minutes)
    return naive.replace(tzinfo=zone, fold=fold)
