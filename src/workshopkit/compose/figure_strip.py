"""The day's items → a slim strip of the day, to scale, the present item lit: where we are, at the foot of a slide."""

from functools import lru_cache

from workshopkit.compose.figure_day import DayStop
from workshopkit.model.figure import Command, Figure, Mark, Outline, Path, Shape

WIDTH = 840.0
HEIGHT = 4.5
_QUIET_PT = 2.0
_GAP_PT = 3.0


@lru_cache(maxsize=64)
def strip_figure(stops: tuple[DayStop, ...], now: int | None) -> Figure:
    """The strip; `now` is the index of the present stop. What is done is dark, what comes is light, the present high.

    Three shapes however long the day is, and one value however many slides carry it, so that writers prepare it once.
    Decorative.
    """
    first, last = stops[0].start_minute, stops[-1].end_minute
    scale = WIDTH / max(last - first, 1)
    spans = [((s.start_minute - first) * scale, (s.end_minute - first) * scale - _GAP_PT) for s in stops]
    spans[-1] = (spans[-1][0], WIDTH)
    done = 0 if now is None else now
    marks: list[Mark] = []
    for role, part, name in (("muted", spans[:done], "done"), ("line", spans[done:], "to come")):
        if part:
            marks.append(Path(tuple(c for span in part for c in _bar(*span)), fill=role, name=name))
    if now is not None:
        left, right = spans[now]
        marks.append(Shape(Outline.RECTANGLE, left, 0, max(right - left, HEIGHT), HEIGHT, "accent", name="now"))
    return Figure(WIDTH, HEIGHT, tuple(marks), "", "strip of the day")


def _bar(left: float, right: float) -> tuple[Command, ...]:
    top, low = (HEIGHT - _QUIET_PT) / 2, (HEIGHT + _QUIET_PT) / 2
    right = max(right, left + 1)
    return ("M", left, top), ("L", right, top), ("L", right, low), ("L", left, low), ("Z",)
