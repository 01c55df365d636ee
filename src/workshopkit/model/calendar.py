"""A workshop in a calendar as a value: an event a day, in local time, with what stands in its text."""

import datetime as dt

from workshopkit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """A day. `id` is the same in every language and in every build; the clock times are those of the calendar's zone."""

    id: str
    title: str
    starts: dt.datetime
    ends: dt.datetime
    place: str = ""
    text: tuple[str, ...] = ()
    """Lines; an empty one parts those around it."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """All events of a workshop. `language` is a key such as "da", `timezone` a name such as Europe/Copenhagen."""

    title: str
    language: str
    timezone: str
    date: str
    """The first day in ISO, for the stamp that every event has."""
    events: tuple[Event, ...]
