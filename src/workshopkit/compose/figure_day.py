"""The day's items with their times → the day as a line drawn to scale, the present item lit.

Done items are quiet, coming ones dark, breaks low; labels stand only where they can be read. A day with nothing lit is for
paper: its items are outlined, which takes less ink.
"""

from collections.abc import Callable, Sequence

from workshopkit.compose.figure_text import fits
from workshopkit.frozen import dataclass
from workshopkit.model.figure import Align, Figure, Label, Line, Mark, Outline, Path, Shape
from workshopkit.model.text import Run

SIZES_PT = (14.0, 12.0)
LEAST_PT = 12.0
MOST_LINES = 2
"""A name in three short lines is harder to read than none."""
_SURE = 0.96
"""An estimate that a writer finds too short would leave a name cut."""
_CLOCK_PT = 14.0
_MARKER_PT = 12.0
_TIMES_PT = 22.0
_TICK_PT = 5.0
_GAP_PT = 3.0
_INSET_PT = 5.0
_TIME_WIDTH_PT = 42.0


@dataclass(frozen=True, slots=True)
class DayStop:
    """A stretch of the day; minutes since midnight. `quiet`: a break, or something else that is no work."""

    title: str
    start_minute: int
    end_minute: int
    quiet: bool = False


def clock(minute: int) -> str:
    """Minutes since midnight as 09:15."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def day_figure(
    stops: Sequence[DayStop],
    now: int | None,
    width: float,
    height: float,
    alt: str,
    show_clock: Callable[[int], str] = clock,
) -> Figure:
    """The day to scale in a box of points; `now` is the index of the present stop, None when nothing is lit.

    At least 70 pt high; `show_clock` writes a minute of the day as text.
    """
    first = min((stop.start_minute for stop in stops), default=0)
    last = max((stop.end_minute for stop in stops), default=0)
    scale = _Scale(first, last, width, height - _MARKER_PT - _TICK_PT - _TIMES_PT)
    marks: list[Mark] = [_block(stop, index, now, scale) for index, stop in enumerate(stops)]
    present = None if now is None else stops[now].start_minute
    if now is not None:
        middle = (scale.x(stops[now].start_minute) + scale.x(stops[now].end_minute)) / 2
        marks.append(_marker(min(max(middle, 8.0), width - 8.0)))
    for minute in _clock_minutes(stops, present, scale):
        marks += _time(show_clock(minute), scale, minute, lit=minute == present)
    return Figure(width, height, tuple(marks), alt, "day")


@dataclass(frozen=True, slots=True)
class _Scale:
    """Minutes of the day → x in the drawing; and how high its blocks are, in points."""

    first: int
    last: int
    width: float
    bar_height: float

    def x(self, minute: int) -> float:
        """Where a minute of the day stands."""
        return (minute - self.first) * self.width / max(self.last - self.first, 1)


def _block(stop: DayStop, index: int, now: int | None, scale: _Scale) -> Shape:
    top, height = _MARKER_PT, scale.bar_height
    left, gap = scale.x(stop.start_minute), 0.0 if stop.end_minute == scale.last else _GAP_PT
    width = max(scale.x(stop.end_minute) - left - gap, 1.0)
    line = ""
    if index == now:
        fill, colour = "accent", "on-accent"
    elif now is None and not stop.quiet:
        fill, line, colour = "paper", "primary", "ink"
    elif stop.quiet or (now is not None and index < now):
        fill, colour = "unlit", "on-unlit"
    else:
        fill, colour = "primary", "on-primary"
    if stop.quiet and index != now:
        top, height = top + height * 0.3, height * 0.7
    room, bold = (width - 2 * _INSET_PT) * _SURE, index == now
    size = next((s for s in SIZES_PT if fits(stop.title, s, room, min(height - 4, MOST_LINES * 1.25 * s), bold)), 0.0)
    label = (
        Label((Run(stop.title, bold=bold),), size, LEAST_PT, colour, Align.LEFT, True, _INSET_PT, True)
        if size
        else None
    )
    name = f"stop {index + 1}: {stop.title}"
    return Shape(Outline.RECTANGLE, left, top, width, height, fill, line, 1 if line else 0, label=label, name=name)


def _marker(x: float) -> Path:
    """A small triangle above the present item."""
    top, low = 0.0, _MARKER_PT - 3
    commands: tuple[tuple[str | float, ...], ...] = (("M", x - 7, top), ("L", x + 7, top), ("L", x, low), ("Z",))
    return Path(commands, fill="accent", name="now")


def _time(text: str, scale: _Scale, minute: int, lit: bool) -> tuple[Mark, Mark]:
    x, low, half = scale.x(minute), _MARKER_PT + scale.bar_height, _TIME_WIDTH_PT / 2
    left = min(max(x - half, 0.0), scale.width - _TIME_WIDTH_PT)
    align = Align.LEFT if x < half else Align.RIGHT if x > scale.width - half else Align.CENTRE
    role = "ink" if lit else "muted"
    label = Label((Run(text, bold=lit),), _CLOCK_PT, LEAST_PT, role, align, True, 0, spare=True)
    at = min(max(x, 0.5), scale.width - 0.5)
    tick = Line(at, low, at, low + _TICK_PT, role, 1, name="tick")
    return tick, Shape(
        Outline.RECTANGLE, left, low + _TICK_PT, _TIME_WIDTH_PT, _TIMES_PT, label=label, name=f"time {text}"
    )


def _clock_minutes(stops: Sequence[DayStop], present: int | None, scale: _Scale) -> tuple[int, ...]:
    """Minutes that get a clock time: both ends and the present first, then breaks, then the rest as room allows."""
    if not stops:
        return ()
    wanted = [scale.first, scale.last, *([] if present is None else [present])]
    wanted += [minute for stop in stops if stop.quiet for minute in (stop.start_minute, stop.end_minute)]
    wanted += [stop.start_minute for stop in stops]
    kept: dict[int, float] = {}
    for minute in wanted:
        left = min(max(scale.x(minute) - _TIME_WIDTH_PT / 2, 0.0), scale.width - _TIME_WIDTH_PT)
        if all(abs(left - other) >= _TIME_WIDTH_PT for other in kept.values()):
            kept[minute] = left
    return tuple(sorted(kept))
