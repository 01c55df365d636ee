"""A time zone and the years that matter → a VTIMEZONE that says when its clocks change, as RFC 5545 (3.6.5) wants it.

An onset is told in the clock time before the change. icalendar's own `Timezone.from_tzid` tells it in the time after, which is
an hour late in spring; so the onsets are found here, from the time zone database itself.
"""

import datetime as dt
import zoneinfo
from calendar import monthrange
from collections.abc import Sequence

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

from workshopkit.frozen import dataclass

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BEFORE_ALL = dt.datetime(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Change:
    """The clocks change: `onset` in the clock time before it; offsets from UTC before and after; the zone's name then."""

    onset: dt.datetime
    before: dt.timedelta
    after: dt.timedelta
    name: str


def zone_component(name: str, first_year: int, last_year: int) -> Timezone:
    """The VTIMEZONE of a zone, right from the first of January to the last of December of the years."""
    zone = zoneinfo.ZoneInfo(name)
    years = range(max(first_year - 1, dt.MINYEAR + 1), min(last_year + 1, dt.MAXYEAR - 1) + 1)
    changes = clock_changes(zone, years)
    component = Timezone()
    component.add("tzid", name)
    least = min((change.after for change in changes), default=dt.timedelta())
    yearly = _yearly(changes, years)
    for change, rule in yearly if yearly is not None else [(change, None) for change in changes]:
        part = TimezoneDaylight() if change.after > least else TimezoneStandard()
        _fill(part, change, rule)
        component.add_component(part)
    if yearly is None:
        start = dt.datetime(years[0], 1, 1, tzinfo=zone)
        offset = start.utcoffset() or dt.timedelta()
        onset = start.replace(tzinfo=None) if changes else _BEFORE_ALL
        standard = TimezoneStandard()
        _fill(standard, Change(onset, offset, offset, start.tzname() or name), None)
        component.subcomponents.insert(0, standard)
    return component


def clock_changes(zone: dt.tzinfo, years: Sequence[int]) -> list[Change]:
    """Every change of the clocks in the years, to the minute."""
    moment = dt.datetime(years[0], 1, 1, tzinfo=dt.UTC)
    end = dt.datetime(years[-1] + 1, 1, 1, tzinfo=dt.UTC)
    found = []
    while moment < end:
        following = moment + dt.timedelta(days=1)
        if _offset(zone, moment) != _offset(zone, following):
            at = _between(zone, moment, following)
            before, after = _offset(zone, at - dt.timedelta(minutes=1)), _offset(zone, at)
            found.append(Change((at + before).replace(tzinfo=None), before, after, at.astimezone(zone).tzname() or ""))
        moment = following
    return found


def _between(zone: dt.tzinfo, early: dt.datetime, late: dt.datetime) -> dt.datetime:
    """The first minute, of those after `early`, with the offset of `late`."""
    offset = _offset(zone, late)
    low, high = 0, int((late - early).total_seconds()) // 60
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(zone, early + dt.timedelta(minutes=middle)) == offset:
            high = middle
        else:
            low = middle
    return early + dt.timedelta(minutes=high)


def _offset(zone: dt.tzinfo, moment: dt.datetime) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()


def _yearly(changes: Sequence[Change], years: Sequence[int]) -> list[tuple[Change, dict[str, str | int] | None]] | None:
    """The changes of the first year, each with the rule that the later ones follow; None where a zone has no such rule.

    A rule is what every calendar program reads; single dates are for zones that change by decree or by the moon.
    """
    alike: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        key = (change.onset.month, change.onset.time(), change.before, change.after)
        alike.setdefault(key, []).append(change)
    rules: list[tuple[Change, dict[str, str | int] | None]] = []
    for group in alike.values():
        rule = _rule([change.onset for change in group])
        if rule is None or [change.onset.year for change in group] != list(years):
            return None
        rules.append((group[0], rule))
    return rules or None


def _rule(onsets: Sequence[dt.datetime]) -> dict[str, str | int] | None:
    """The last or nth weekday of a month that all onsets are on, as an RRULE."""
    weekdays = {onset.weekday() for onset in onsets}
    if len(weekdays) > 1:
        return None
    day = _WEEKDAYS[weekdays.pop()]
    month = onsets[0].month
    if all(onset.day + 7 > monthrange(onset.year, month)[1] for onset in onsets):
        return {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": f"-1{day}"}
    places = {(onset.day - 1) // 7 + 1 for onset in onsets}
    return {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": f"{places.pop()}{day}"} if len(places) == 1 else None


def _fill(part: TimezoneStandard | TimezoneDaylight, change: Change, rule: dict[str, str | int] | None) -> None:
    part.add("dtstart", change.onset)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    if rule is not None:
        part.add("rrule", vRecur(rule))
