"""Parallel tracks: an item's own length and its tracks' → slots that all start together."""

from workshopkit.diagnostics import Diagnostic, error
from workshopkit.frozen import dataclass
from workshopkit.model.agenda import AuthoredItem, AuthoredWorkshop, Kind
from workshopkit.resolve.wording import Naming, clock, minutes_text


@dataclass(frozen=True, slots=True)
class Slot:
    """An item's place on the clock, in minutes since midnight; `place` is its number among its siblings, from 0."""

    item: AuthoredItem
    place: int
    starts: int
    ends: int
    tracks: "tuple[Slot, ...]" = ()


def own_minutes(item: AuthoredItem, starts: int | None) -> int | None:
    """How long an item says it lasts: its minutes, else its longest track's; None where it doesn't say, or says none.

    `starts` is needed to count a track that says `until`.
    """
    if item.minutes is not None:
        return item.minutes if item.minutes > 0 else None
    lengths = [_track_minutes(track, starts) for track in item.tracks]
    return max((minutes for minutes in lengths if minutes is not None and minutes > 0), default=None)


def lay_tracks(
    item: AuthoredItem, starts: int, ends: int, known: bool, naming: Naming
) -> tuple[tuple[Slot, ...], list[Diagnostic]]:
    """The tracks' slots; problems with the clock only where it is `known`."""
    slots = []
    found: list[Diagnostic] = []
    for place, track in enumerate(item.tracks):
        minutes = _track_minutes(track, starts)
        found += _check_length(track, naming)
        if known:
            found += _check_clock(item, track, starts, ends, naming)
        slots.append(Slot(track, place, starts, ends if minutes is None else starts + max(0, minutes)))
    return tuple(slots), found


def check_tracks(authored: AuthoredWorkshop, naming: Naming) -> tuple[Diagnostic, ...]:
    """Whether tracks stand where they may: two or more, on items of their kind, never within one another."""
    found: list[Diagnostic] = []
    for item in (item for day in authored.days for item in day.items):
        title = naming.quoted(item.title)
        if item.kind is Kind.TRACKS and not item.tracks:
            hint = "Give it `tracks`, two or more, or another kind."
            found.append(error("WK316", f"{title} is of kind `tracks` but has none.", item.span, hint))
        elif item.tracks and item.kind is not Kind.TRACKS:
            message = f"{title} has tracks, but its kind is `{item.kind}`."
            found.append(error("WK317", message, item.span, "Write `kind: tracks`, or take the tracks out."))
        elif len(item.tracks) == 1:
            hint = "Add a track, or make it an item of its own."
            found.append(error("WK315", f"{title} has one track only.", item.tracks[0].span, hint))
        for track in item.tracks:
            if track.tracks or track.kind is Kind.TRACKS:
                message = f"{naming.quoted(track.title)} is a track of {title} and has tracks itself."
                found.append(error("WK317", message, track.span, "Put all tracks side by side, one level deep."))
    return tuple(found)


def _track_minutes(track: AuthoredItem, starts: int | None) -> int | None:
    if track.minutes is not None:
        return track.minutes
    return track.until - starts if track.until is not None and starts is not None else None


def _check_length(track: AuthoredItem, naming: Naming) -> list[Diagnostic]:
    if track.minutes is None or track.minutes > 0:
        return []
    message = f"{naming.quoted(track.title)} lasts {minutes_text(track.minutes)}."
    return [error("WK323", message, track.minutes_span or track.span, "Give it at least one minute.")]


def _check_clock(item: AuthoredItem, track: AuthoredItem, starts: int, ends: int, naming: Naming) -> list[Diagnostic]:
    name, title, found = naming.quoted(track.title), naming.quoted(item.title), []
    if track.at is not None and track.at != starts:
        message = f"{name} starts {clock(track.at)}, but the tracks of {title} start together {clock(starts)}."
        found.append(error("WK319", message, track.at_span or track.span, f"Take `at` away, or write it on {title}."))
    if track.until is not None and track.until <= starts:
        message = f"{name} is to end {clock(track.until)} but starts {clock(starts)}."
        found.append(error("WK310", message, track.until_span or track.span, f"Let {name} end later."))
        return found
    if None not in (track.until, track.minutes) and track.until != starts + (track.minutes or 0):
        says, until = minutes_text(track.minutes or 0), clock(track.until or 0)
        message = f"{name} says {says}, but {clock(starts)}–{until} is not that."
        found.append(error("WK302", message, track.minutes_span or track.span, "Write one of `minutes` and `until`."))
    lasts = _track_minutes(track, starts)
    if lasts is not None and lasts > ends - starts:
        message = f"{name} lasts {minutes_text(lasts)}, but {title} only {ends - starts}."
        hint = f"Shorten {name} by {minutes_text(lasts - (ends - starts))}, or leave out how long {title} lasts."
        span = track.minutes_span or track.until_span or track.span
        found.append(error("WK318", message, span, hint))
    return found
