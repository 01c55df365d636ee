"""Workshop + the calendar's template → Calendar: an event a day, its text line by line."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from workshopkit.compose.arguments import Arguments, Composing
from workshopkit.compose.environment import Scope
from workshopkit.compose.grammar import CALENDAR, EVENT
from workshopkit.diagnostics import error
from workshopkit.errors import TemplateError
from workshopkit.model.calendar import Calendar, Event
from workshopkit.model.node import Mapping, Sequence
from workshopkit.model.template import Template

_MOST_MINUTES = 2 * 24 * 60


def compose_calendar(template: Template, scope: Scope, composing: Composing) -> Calendar:
    """The calendar; mistakes of the template are added to `composing.diagnostics`, all in one go."""
    arguments = Arguments(template.root, scope, composing).allow(CALENDAR.forms)
    workshop = scope["workshop"]
    return Calendar(
        title=composing.attempt(lambda: arguments.text("title"), ""),
        language=workshop["language"],
        timezone=workshop["timezone"],
        date=str(workshop["first_date"] or ""),
        events=tuple(_events(arguments, f"{workshop['first_date'] or ''}-{workshop['key']}")),
    )


def _events(arguments: Arguments, prefix: str) -> Iterator[Event]:
    taken: set[str] = set()
    for entry in arguments.entries("events"):
        event = arguments.composing.attempt(partial(_event, entry, prefix), None)
        if event is None:
            continue
        if event.id in taken:
            message = f"two events have the id «{event.id.removeprefix(prefix + '-')[:40]}»"
            arguments.composing.tell(TemplateError(error("WK406", message, entry.node.span, "Give each its own.")))
        taken.add(event.id)
        yield event


def _event(a: Arguments, prefix: str) -> Event:
    a.allow(EVENT.forms)
    date = a.value("date")
    if not isinstance(date, dt.date):
        raise TemplateError(error("WK406", "«date» is a day's date", a.need("date").span, "Write date: day.date."))
    midnight = dt.datetime.combine(date, dt.time())
    starts, ends = (a.whole(name, 0, 0, _MOST_MINUTES) for name in ("starts", "ends"))
    return Event(
        id=f"{prefix}-{a.text('id')}",
        title=a.text("title"),
        starts=midnight + dt.timedelta(minutes=starts),
        ends=midnight + dt.timedelta(minutes=max(starts, ends)),
        place=a.text("place"),
        text=tuple(_lines(a)),
    )


def _lines(a: Arguments) -> Iterator[str]:
    node = a.get("text")
    entries = a.entries("text") if isinstance(node, Sequence) else [a.at(node)] if node is not None else []
    for entry in entries:
        yield from (entry.text("text") if isinstance(entry.node, Mapping) else entry.text()).split("\n")
