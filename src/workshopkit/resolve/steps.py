"""An item's minutes and its method's or its own steps → steps with whole minutes and clock times."""

from collections.abc import Sequence

from workshopkit.diagnostics import Diagnostic, error, note, warning
from workshopkit.model.agenda import AuthoredItem
from workshopkit.model.content import Method as LibraryMethod
from workshopkit.model.workshop import Step
from workshopkit.resolve.localize import Localizer
from workshopkit.resolve.wording import Naming, minutes_are, minutes_text

_ROUND_MINUTES = 5
_ROUND_FROM_MINUTES = 30


def spread(total: int, shares: Sequence[int], least: Sequence[int]) -> tuple[int, ...]:
    """A total in whole parts in proportion to `shares`, none under its `least`.

    Sums exactly (largest remainder, the earlier first); `sum(least)` must not exceed `total`.
    """
    if not shares:
        return ()
    weights = list(shares) if any(shares) else [1] * len(shares)
    free = set(range(len(weights)))
    left, whole = total, sum(weights)
    while short := {i for i in free if left * weights[i] < least[i] * whole}:
        free -= short
        left -= sum(least[i] for i in short)
        whole = sum(weights[i] for i in free) or 1
    minutes = [left * weights[i] // whole if i in free else least[i] for i in range(len(weights))]
    by_remainder = sorted(free or range(len(weights)), key=lambda i: (-(left * weights[i] % whole), i))
    for place in range(total - sum(minutes)):
        minutes[by_remainder[place % len(by_remainder)]] += 1
    return tuple(minutes)


def scale(total: int, shares: Sequence[int], at_least: Sequence[int]) -> tuple[int, ...]:
    """Minutes of a method's steps: proportional, each at least its minimum.

    In fives where an item of half an hour or more allows it. When the minima don't fit, steps are squeezed in
    proportion to them, to one minute at the least where that fits.
    """
    wanted = [max(1, minutes) for minutes in at_least]
    if sum(wanted) > total:
        return spread(total, wanted, [1 if len(wanted) <= total else 0] * len(wanted))
    if total >= _ROUND_FROM_MINUTES and total % _ROUND_MINUTES == 0:
        fives = [-(-minutes // _ROUND_MINUTES) for minutes in wanted]
        if sum(fives) <= total // _ROUND_MINUTES:
            return tuple(n * _ROUND_MINUTES for n in spread(total // _ROUND_MINUTES, shares, fives))
    return spread(total, shares, wanted)


def item_steps(
    item: AuthoredItem, method: LibraryMethod | None, starts: int, minutes: int, localizer: Localizer, naming: Naming
) -> tuple[tuple[Step, ...], tuple[Diagnostic, ...]]:
    """The steps of an item: its own when it has any, else its method's scaled to its minutes."""
    if item.steps:
        lengths, found = _own_lengths(item, minutes, naming)
        rows = [(f"step-{n}", "", localizer.text(step.text)) for n, step in enumerate(item.steps, 1)]
        return _timed(rows, lengths, starts), found
    if method is None:
        return (), ()
    shares = [step.share for step in method.steps]
    lengths = scale(minutes, shares, [step.at_least for step in method.steps]) if minutes else (0,) * len(shares)
    rows = [(step.id, localizer.text(step.title), localizer.text(step.text)) for step in method.steps]
    return _timed(rows, lengths, starts), (_fits(item, method, minutes, naming) if minutes else ())


def _timed(rows: Sequence[tuple[str, str, str]], lengths: Sequence[int], starts: int) -> tuple[Step, ...]:
    steps = []
    for (id_, title, text), minutes in zip(rows, lengths, strict=True):
        steps.append(Step(id_, title, text, minutes, starts))
        starts += minutes
    return tuple(steps)


def _own_lengths(item: AuthoredItem, minutes: int, naming: Naming) -> tuple[tuple[int, ...], tuple[Diagnostic, ...]]:
    given = sum(step.minutes or 0 for step in item.steps)
    still_open = [n for n, step in enumerate(item.steps) if step.minutes is None]
    found: list[Diagnostic] = []
    if minutes:
        found += _check_own(item, minutes, given, len(still_open), naming)
    shared = spread(max(0, minutes - given), [1] * len(still_open), [0] * len(still_open))
    of_open = dict(zip(still_open, shared, strict=True))
    return tuple(of_open.get(n, step.minutes or 0) for n, step in enumerate(item.steps)), tuple(found)


def _check_own(item: AuthoredItem, minutes: int, given: int, still_open: int, naming: Naming) -> list[Diagnostic]:
    title, span = naming.quoted(item.title), item.steps[0].text.span
    if given > minutes:
        over = minutes_text(given - minutes)
        message = f"The steps of {title} take {minutes_text(given)}, but it lasts {minutes}."
        return [error("WK233", message, span, f"Shorten the steps by {over}, or give {title} {given} minutes.")]
    if still_open > minutes - given:
        left = minutes_text(minutes - given)
        message = f"{title} has {left} left for {still_open} of its steps, which name no minutes."
        return [error("WK235", message, span, f"Shorten the other steps, or give {title} more minutes.")]
    if given < minutes and not still_open:
        left = minutes_are(minutes - given)
        message = f"The steps of {title} take {given} of its {minutes_text(minutes)}: {left} nobody's."
        return [note("WK234", message, span, "Leave the minutes of one step out: it takes what is left.")]
    return []


def _fits(item: AuthoredItem, method: LibraryMethod, minutes: int, naming: Naming) -> tuple[Diagnostic, ...]:
    """Warnings where the item is too short or too long for its method."""
    title, format_ = naming.quoted(item.title), naming.quoted(method.title)
    span = item.minutes_span or (item.method.span if item.method is not None else item.span)
    needed = sum(step.at_least for step in method.steps)
    if needed > minutes:
        message = f"{title} lasts {minutes_text(minutes)}, but the steps of {format_} need {needed}: they are squeezed."
        hint = f"Give {title} {minutes_text(needed - minutes)} more, choose a shorter method, or write `steps`."
        return (warning("WK232", message, span, hint),)
    extent = method.minutes
    if extent.least <= minutes <= extent.most:
        return ()
    message = f"{title} lasts {minutes_text(minutes)}, but {format_} is meant for {extent.least}–{extent.most}."
    return (
        warning(
            "WK231", message, span, f"Give {title} {extent.least}–{extent.most} minutes, or choose another method."
        ),
    )
