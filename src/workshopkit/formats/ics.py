"""A Calendar → an .ics file (RFC 5545) for Outlook, Google Calendar and Apple Calendar.

METHOD:PUBLISH makes Outlook take the events as appointments rather than as an invitation to answer; X-WR-CALNAME names the
calendar where it is taken in as one of its own. UID and DTSTAMP are made from the workshop, so that they last.
"""

import datetime as dt
import re
import zoneinfo

import icalendar

from workshopkit.formats.zone_rules import zone_component
from workshopkit.model.calendar import Calendar, Event

_PRODUCT = "-//workshopkit//workshopkit//EN"
_DOMAIN = "workshopkit"
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Control characters, which RFC 5545 (3.1) forbids, and halves of surrogates."""


def write_calendar(calendar: Calendar) -> bytes:
    """The calendar as a file: lines of at most 75 bytes, ending in CRLF, in UTF-8."""
    file = icalendar.Calendar()
    file.add("prodid", _PRODUCT)
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", _clean(calendar.title))
    file.add("x-wr-timezone", calendar.timezone)
    if calendar.events:
        years = [moment.year for event in calendar.events for moment in (event.starts, event.ends)]
        file.add_component(zone_component(calendar.timezone, min(years), max(years)))
    zone = zoneinfo.ZoneInfo(calendar.timezone)
    stamp = dt.datetime.combine(dt.date.fromisoformat(calendar.date or "1980-01-01"), dt.time(), dt.UTC)
    for event in calendar.events:
        file.add_component(_event(event, calendar.language, zone, stamp))
    return bytes(file.to_ical())


def _event(event: Event, language: str, zone: zoneinfo.ZoneInfo, stamp: dt.datetime) -> icalendar.Event:
    component = icalendar.Event()
    component.add("uid", f"{event.id}@{_DOMAIN}")
    component.add("dtstamp", stamp)
    component.add("dtstart", _on_clock(event.starts, zone))
    if event.ends > event.starts:  # an end that is no later than the start is forbidden
        component.add("dtend", _on_clock(event.ends, zone))
    spoken = {"LANGUAGE": language}
    component.add("summary", _clean(event.title).replace("\n", " "), parameters=spoken)
    if event.place:
        component.add("location", _clean(event.place).replace("\n", " "), parameters=spoken)
    if text := "\n".join(event.text).strip("\n"):
        component.add("description", _clean(text), parameters=spoken)
    component.add("status", "CONFIRMED")
    component.add("transp", "OPAQUE")
    return component


def _on_clock(local: dt.datetime, zone: zoneinfo.ZoneInfo) -> dt.datetime:
    """A clock time of the zone; one that is skipped when the clocks go forward is told as the time that they then show."""
    return local.replace(tzinfo=zone).astimezone(dt.UTC).astimezone(zone)


def _clean(text: str) -> str:
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
