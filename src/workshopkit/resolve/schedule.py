"""A day as authored → its items with clock times, in minutes since midnight.

Items run one after another from the day's start. `at` locks an item to the clock; flexible items share what is left
before the next fixed time. After a problem that leaves the clock unknown nothing is reported until the next fixed
time, so that one mistake makes one message.
"""

from workshopkit.diagnostics import Diagnostic, error, note, warning
from workshopkit.frozen import dataclass
from workshopkit.model.agenda import AuthoredDay, AuthoredItem, Kind
from workshopkit.resolve.tracks import Slot, lay_tracks, own_minutes
from workshopkit.resolve.wording import Naming, clock, minutes_are, minutes_text

MIDNIGHT = 24 * 60
MOST_ITEMS = 100


@dataclass(frozen=True, slots=True)
class DaySchedule:
    """A day's slots in order; `ends` is when the last one does."""

    slots: tuple[Slot, ...]
    ends: int


def schedule_day(day: AuthoredDay, naming: Naming) -> tuple[DaySchedule, tuple[Diagnostic, ...]]:
    """The day's timed items with their clock times, pre-work apart."""
    placer = _Placer(day, naming)
    placer.run()
    ends = max((slot.ends for slot in placer.slots), default=day.start)
    return DaySchedule(tuple(placer.slots), ends), tuple(placer.found)


def share_out(minutes: int, least: list[int]) -> list[int]:
    """Minutes shared as equally as can be, each at least its own least; the earlier get the odd minute.

    Where the leasts alone are too much, everybody gets their least.
    """
    shares = list(least)
    growing = sorted(range(len(least)), key=lambda place: (least[place], place))
    # The highest level at which those below it can be lifted to it: leave out, largest first, whoever already has more.
    while growing:
        total = minutes - sum(least[place] for place in range(len(least)) if place not in growing)
        if least[growing[-1]] * len(growing) <= total:
            break
        growing.pop()
    else:
        return shares
    level, odd = divmod(total, len(growing))
    for order, place in enumerate(sorted(growing)):
        shares[place] = level + (order < odd)
    return shares


class _Placer:
    """Walks one day. `cursor` is the clock, `known` whether it can be trusted."""

    def __init__(self, day: AuthoredDay, naming: Naming) -> None:
        self.day, self.naming = day, naming
        self.items = [(place, item) for place, item in enumerate(day.items) if item.kind is not Kind.PRE_WORK]
        self.slots: list[Slot] = []
        self.found: list[Diagnostic] = []
        self.cursor, self.known = day.start, True
        self.passed_midnight = False

    def run(self) -> None:
        if self._end_is_wrong():
            hint = f"Let the day end after {clock(self.day.start)}, or leave `end` out."
            message = f"The day ends {clock(self.day.end or 0)}, which is not after its start {clock(self.day.start)}."
            self.found.append(error("WK310", message, self.day.end_span or self.day.span, hint))
        if len(self.items) > MOST_ITEMS:
            message = f"The day has {len(self.items)} items; {MOST_ITEMS} is the most."
            self.found.append(error("WK320", message, self.items[MOST_ITEMS][1].span, "Split the day, or join items."))
        if not self.items:
            message = f"The agenda of {self.day.date.isoformat()} is empty."
            self.found.append(error("WK321", message, self.day.span, "Give the day at least one item."))
        index = 0
        while index < len(self.items):
            self._lock(self.items[index][1])
            index = self._stretch(index) if self.items[index][1].flexible else self._single(index)
        self._close()

    def _end_is_wrong(self) -> bool:
        return self.day.end is not None and self.day.end <= self.day.start

    def _title(self, item: AuthoredItem) -> str:
        return self.naming.quoted(item.title)

    def _lock(self, item: AuthoredItem) -> None:
        """Move the clock to where the item is locked; earlier than the last end is an overlap, later a gap."""
        if item.at is None:
            return
        if self.known and item.at < self.cursor:
            self.found.append(self._overlap(item, item.at))
        elif self.known and item.at > self.cursor:
            self.found.append(self._gap(item, item.at))
        self.cursor, self.known = item.at, True

    def _overlap(self, item: AuthoredItem, at: int) -> Diagnostic:
        title, over = self._title(item), self.cursor - at
        if not self.slots:
            message = f"{title} starts {clock(at)} but the day starts {clock(self.cursor)}."
            return error("WK303", message, item.at_span or item.span, f"Start the day {clock(at)} or move {title}.")
        before = self.slots[-1]
        message = f"{title} starts {clock(at)} but {self._title(before.item)} runs to {clock(self.cursor)}."
        whom = self._title(before.item) if before.ends - before.starts > over else f"the items before {title}"
        hint = f"Shorten {whom} by {minutes_text(over)} or move {title}."
        return error("WK303", message, item.at_span or item.span, hint)

    def _gap(self, item: AuthoredItem, at: int) -> Diagnostic:
        title, empty = self._title(item), minutes_text(at - self.cursor)
        before = f"{self._title(self.slots[-1].item)} ends" if self.slots else "the day starts"
        message = (
            f"{title} starts {clock(at)} but {before} {clock(self.cursor)}: {minutes_are(at - self.cursor)} unfilled."
        )
        earlier = "lengthen what comes before it" if self.slots else f"start the day {clock(at)}"
        hint = f"Start {title} {clock(self.cursor)}, {earlier}, or add an item of {empty}."
        return warning("WK304", message, item.at_span or item.span, hint)

    def _single(self, index: int) -> int:
        """Place an item that isn't flexible."""
        item = self.items[index][1]
        if item.until is not None:
            minutes = self._until(item, item.until)
        else:
            minutes = own_minutes(item, self.cursor if self.known else None)
            if minutes is None:
                minutes = self._up_to_next(index)
        self._put(index, minutes)
        if item.until is not None and minutes is None:
            self.cursor = item.until
        return index + 1

    def _until(self, item: AuthoredItem, until: int) -> int | None:
        if not self.known:
            # Where it starts is unknown, where it ends is not: the clock can be trusted again from there.
            self.cursor, self.known = until - max(0, item.minutes or 0), True
            return max(0, item.minutes or 0)
        title = self._title(item)
        if until <= self.cursor:
            message = f"{title} is to end {clock(until)} but starts {clock(self.cursor)}."
            self.found.append(
                error("WK310", message, item.until_span or item.span, f"Let {title} end later, or start earlier.")
            )
            return None
        if item.minutes is not None and item.minutes != until - self.cursor:
            lasts = minutes_text(until - self.cursor)
            message = f"{title} says {minutes_text(item.minutes)}, but {clock(self.cursor)}–{clock(until)} is {lasts}."
            hint = f'Write one of `minutes: {until - self.cursor}` and `until: "{clock(self.cursor + item.minutes)}"`.'
            self.found.append(error("WK302", message, item.minutes_span or item.until_span or item.span, hint))
        return until - self.cursor

    def _up_to_next(self, index: int) -> int | None:
        """The minutes of an item that names none: up to the next lock, or the promised end when it is the last."""
        item = self.items[index][1]
        if item.minutes is not None:
            self._not_positive(item, item.minutes)
            return None
        last = index + 1 == len(self.items)
        anchor = self.day.end if last else self.items[index + 1][1].at
        if anchor is None:
            hint = "Give it `minutes` or `until`, or lock the item after it with `at`."
            self.found.append(error("WK301", f"{self._title(item)} has no minutes.", item.span, hint))
        elif self.known and not (last and self._end_is_wrong()):
            if anchor > self.cursor:
                return anchor - self.cursor
            what = "the day is to end" if last else f"{self._title(self.items[index + 1][1])} starts"
            message = f"{self._title(item)} has no minutes: it starts {clock(self.cursor)} and {what} {clock(anchor)}."
            self.found.append(error("WK301", message, item.span, "Shorten what comes before it, or give it `minutes`."))
        return None

    def _not_positive(self, item: AuthoredItem, minutes: int) -> None:
        message = f"{self._title(item)} lasts {minutes_text(minutes)}."
        self.found.append(error("WK323", message, item.minutes_span or item.span, "Give it at least one minute."))

    def _stretch(self, index: int) -> int:
        """Place a flexible item and all up to the next fixed time."""
        end, anchor = self._anchor(index)
        run = range(index, end)
        if anchor is None:
            return self._without_anchor(index)
        fixed = [0 if self.items[i][1].flexible else self._fixed_minutes(i) for i in run]
        known = self.known and None not in fixed
        left = anchor - self.cursor - sum(minutes or 0 for minutes in fixed)
        least = [max(0, own_minutes(self.items[i][1], None) or 0) for i in run if self.items[i][1].flexible]
        shares = iter(share_out(left, least))
        for i, minutes in zip(run, fixed, strict=True):
            if self.items[i][1].flexible:
                minutes = next(shares)
                if known and minutes == 0:
                    self._drop(self.items[i][1])
                    continue
            self._put(i, minutes if known else None)
        self._check_anchor(self.items[end - 1][1], anchor)
        return end

    def _anchor(self, index: int) -> tuple[int, int | None]:
        """Where the stretch from `index` ends (exclusive), and the clock there; None where nothing fixes it."""
        for i in range(index, len(self.items)):
            item = self.items[i][1]
            if i > index and item.at is not None:
                return i, item.at
            if item.until is not None:
                return i + 1, item.until
        return len(self.items), None if self._end_is_wrong() else self.day.end

    def _without_anchor(self, index: int) -> int:
        item = self.items[index][1]
        minutes = own_minutes(item, None)
        if minutes is None and not self._end_is_wrong():
            message = f"{self._title(item)} is flexible, but nothing after it has a fixed time."
            hint = "Give it `minutes`, lock an item after it with `at`, or give the day an `end`."
            self.found.append(error("WK306", message, item.span, hint))
        self._put(index, minutes)
        return index + 1

    def _fixed_minutes(self, index: int) -> int | None:
        item = self.items[index][1]
        minutes = own_minutes(item, None)
        if minutes is None and item.minutes is not None:
            self._not_positive(item, item.minutes)
        elif minutes is None:
            message = f"{self._title(item)} has no minutes, and a flexible item before it takes what is left."
            self.found.append(error("WK301", message, item.span, "Give it `minutes`."))
        return minutes

    def _drop(self, item: AuthoredItem) -> None:
        message = f"{self._title(item)} is flexible, but no time is left for it: it is left out."
        self.found.append(warning("WK305", message, item.span, "Shorten what is around it, or take it out."))

    def _check_anchor(self, last: AuthoredItem, anchor: int) -> None:
        """After a stretch that ends with `until`, where what must fit did not."""
        if last.until is None:
            return
        if self.known and self.cursor > anchor:
            over = minutes_text(self.cursor - anchor)
            message = f"{self._title(last)} is to end {clock(anchor)} but runs to {clock(self.cursor)}."
            hint = f"Shorten what comes before it by {over} or let it end later."
            self.found.append(error("WK303", message, last.until_span or last.span, hint))
        self.cursor, self.known = anchor, True

    def _put(self, index: int, minutes: int | None) -> None:
        place, item = self.items[index]
        if minutes is None:
            self.known = False
        starts, self.cursor = self.cursor, self.cursor + (minutes or 0)
        tracks, found = lay_tracks(item, starts, self.cursor, self.known, self.naming)
        self.found += found
        self.slots.append(Slot(item, place, starts, self.cursor, tracks))
        if self.known and self.cursor > MIDNIGHT and not self.passed_midnight:
            self.passed_midnight = True
            over = minutes_text(self.cursor - MIDNIGHT)
            hint = "Start the day earlier, shorten it, or split it over two days."
            self.found.append(error("WK309", f"{self._title(item)} runs {over} past midnight.", item.span, hint))

    def _close(self) -> None:
        """Compare the last end with what was promised."""
        promised, span = self.day.end, self.day.end_span or self.day.span
        if promised is None or self._end_is_wrong() or not self.known or not self.slots or self.cursor == promised:
            return
        minutes, over = minutes_text(abs(promised - self.cursor)), self.cursor > promised
        message = (
            f"{self._title(self.slots[-1].item)} ends {clock(self.cursor)}, "
            f"{minutes} {'after' if over else 'before'} the promised end {clock(promised)}."
        )
        if over:
            hint = f"Shorten the day by {minutes} or promise a later end."
            self.found.append(warning("WK307", message, span, hint))
        else:
            hint = f"{minutes_are(abs(promised - self.cursor))} free: a buffer or a longer break fits in."
            self.found.append(note("WK308", message, span, hint))
