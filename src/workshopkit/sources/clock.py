"""Clock times and lengths of time as people write them → minutes."""

import re

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})\Z")
_HOURS = re.compile(r"(?:(\d{1,2})\s*(?:h|t|timer?|hours?)\.?)?\s*(?:(\d{1,3})\s*(?:m|min|minutt?er|minutes?)\.?)?\Z")
LONGEST_MINUTES = 720


class ClockError(ValueError):
    """A time that is not understood; the message says why."""


def read_clock(text: str) -> int:
    """Minutes since midnight of `9:30`, `09:30` or `9.30`."""
    found = _CLOCK.match(text.strip())
    if not found:
        raise ClockError(f"«{text[:40]}» is not a clock time")
    hours, minutes = int(found[1]), int(found[2])
    if hours > 23 or minutes > 59:
        raise ClockError(f"«{text[:40]}» is not a clock time: a day goes from 00:00 to 23:59")
    return hours * 60 + minutes


def read_minutes(text: str) -> int:
    """Minutes of `45`, `1h 30m`, `1t 30min` or `1:30`; from 1 to 720."""
    text = text.strip().lower()
    found = _CLOCK.match(text)
    if found and ":" in text:
        minutes = int(found[1]) * 60 + int(found[2])
    elif text.isascii() and text.isdigit() and len(text) < 6:
        minutes = int(text)
    else:
        found = _HOURS.match(text) if text else None
        if not found or not (found[1] or found[2]):
            raise ClockError(f"«{text[:40]}» is not a length of time")
        minutes = int(found[1] or 0) * 60 + int(found[2] or 0)
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise ClockError(f"«{text[:40]}» is {minutes} minutes; from 1 to {LONGEST_MINUTES} is possible")
    return minutes
