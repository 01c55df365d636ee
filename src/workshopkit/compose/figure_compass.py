"""Eight factors and eight challenges → the kit's signature: factors as points of a compass rose, challenges around it.

Factors are circles at the tips of the rose, challenges diamonds between them; what is in play today is filled and lit,
the rest quiet. All points are equally long, since nothing ranks them.
"""

from collections.abc import Collection, Iterator, Sequence
from math import cos, pi, sin

from workshopkit.compose.figure_small import FLAT, NARROW, LinkMark, small_sixteen
from workshopkit.compose.figure_text import width_pt
from workshopkit.frozen import dataclass
from workshopkit.model.figure import Align, Figure, Label, Mark, Outline, Path, Shape
from workshopkit.model.text import Run

SIZE_PT = 16.0
LEAST_PT = 12.0
_LABEL_PT = 22.0
_CIRCLE_PT = 18.0
_DIAMOND_PT = 22.0
_HALO_PT = 10.0
_KEY_PT = 14.0
_KEY_TEXT_PT = 30.0
_KEY_ROW_PT = 32.0
_WIDE_PT = 800.0
_NAMES_PT = 198.0
_Command = tuple[str | float, ...]


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A factor or a challenge on the chart: a short label, at most 22 characters or so."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class ChartKey:
    """The words of the key."""

    factor: str
    challenge: str
    today: str


@dataclass(frozen=True, slots=True)
class _Chart:
    """Where the chart's centre and its rings are, in points."""

    x: float
    y: float
    ring: float

    def at(self, radius: float, angle: float) -> tuple[float, float]:
        """A point by its bearing in radians, clockwise from north."""
        return self.x + radius * sin(angle), self.y - radius * cos(angle)


def sixteen_figure(
    factors: Sequence[ChartMark],
    challenges: Sequence[ChartMark],
    lit: Collection[str],
    key: ChartKey,
    alt: str,
    width: float = 840,
    height: float = 366,
) -> Figure:
    """The rose with its marks in a box of points; `lit` holds the ids in play today.

    Made for slides, from 800 × 340 pt; narrower (a sheet, from 620 × 340 pt) the key stands in a row below.
    """
    is_wide = width >= _WIDE_PT
    free = height if is_wide else height - _KEY_ROW_PT
    ring = min(free / 2 - _LABEL_PT - _CIRCLE_PT / 2 - 5, width / 2 - _NAMES_PT)
    chart = _Chart(width / 2, free / 2, ring)
    marks = [*_rings(chart), *_rose(chart, factors, lit)]
    for kind, items, offset in (("factor", factors, 0.0), ("challenge", challenges, 0.5)):
        for index, item in enumerate(items):
            angle = (index + offset) * 2 * pi / max(len(items), 1)
            marks += _mark(chart, kind, item, angle, item.id in lit)
    marks += _key_column(key, width, height) if is_wide else _key_row(key, width, height)
    few, many = ([LinkMark(item.id, item.label) for item in items] for items in (factors, challenges))
    small = tuple(small_sixteen(few, many, lit, key.today, widths) for widths in (NARROW, FLAT))
    return Figure(width, height, tuple(marks), alt, "sixteen", small)


def _rings(chart: _Chart) -> Iterator[Mark]:
    yield _circle(chart, chart.ring, line="line", line_pt=1.25, name="course ring")
    yield _circle(chart, chart.ring * 0.86, line="line", line_pt=0.75, name="degree ring")
    yield _circle(chart, chart.ring * 0.81, line="line", line_pt=0.75, name="degree ring")
    fine, strong = chart.ring * 0.81, chart.ring * 0.86
    for name, step, inner, role in (("degrees", 5, fine, "line"), ("tens", 15, fine - 4, "muted")):
        commands: list[_Command] = []
        for degree in range(0, 360, step):
            angle = degree * pi / 180
            commands += [("M", *chart.at(inner, angle)), ("L", *chart.at(strong, angle))]
        yield Path(tuple(commands), line=role, line_pt=0.75, name=name)


def _circle(chart: _Chart, radius: float, fill: str = "", line: str = "", line_pt: float = 0, name: str = "") -> Shape:
    return Shape(
        Outline.ELLIPSE, chart.x - radius, chart.y - radius, 2 * radius, 2 * radius, fill, line, line_pt, name=name
    )


def _rose(chart: _Chart, factors: Sequence[ChartMark], lit: Collection[str]) -> Iterator[Mark]:
    """One point a factor, each split into a dark and a light side, over small points towards the challenges."""
    count = max(len(factors), 1)
    half = pi / count
    reach, waist = chart.ring * 0.78, chart.ring * 0.24
    for index in range(len(factors)):
        tip, side = chart.at(chart.ring * 0.46, (2 * index + 1) * half), pi / count / 2
        foot = [chart.at(waist * 0.9, (2 * index + 1) * half + turn) for turn in (-side, side)]
        yield _area([foot[0], tip, foot[1]], fill="line", name="small point")
    for index, factor in enumerate(factors):
        angle = index * 2 * half
        tip = chart.at(reach, angle)
        left, right = chart.at(waist, angle - half), chart.at(waist, angle + half)
        centre = (chart.x, chart.y)
        dark, light = ("factor", "factor-tint") if factor.id in lit else ("unlit", "paper")
        edge = "factor" if factor.id in lit else "muted"
        yield _area([centre, left, tip], dark, edge, f"point {factor.label}, dark side")
        yield _area([centre, tip, right], light, edge, f"point {factor.label}, light side")
    yield _circle(chart, chart.ring * 0.06, "paper", "primary", 1.5, "hub")


def _area(points: Sequence[tuple[float, float]], fill: str, line: str = "", name: str = "") -> Path:
    commands: list[_Command] = [("M" if n == 0 else "L", x, y) for n, (x, y) in enumerate(points)]
    return Path((*commands, ("Z",)), fill, line, 0.75 if line else 0, name=name)


def _mark(chart: _Chart, kind: str, item: ChartMark, angle: float, is_lit: bool) -> Iterator[Mark]:
    x, y = chart.at(chart.ring, angle)
    if is_lit:
        yield _sign(kind, x, y, _HALO_PT, "paper", "accent", 2.5, f"today: {item.label}")
    yield _sign(kind, x, y, 0, kind if is_lit else "paper", kind if is_lit else "muted", 1.5, f"{kind}: {item.label}")
    yield _mark_label(chart, item, angle, is_lit, kind)


def _sign(kind: str, x: float, y: float, grow: float, fill: str, line: str, line_pt: float, name: str) -> Shape:
    """A circle for a factor, a diamond for a challenge, about a point."""
    side = (_CIRCLE_PT if kind == "factor" else _DIAMOND_PT) + grow
    outline = Outline.ELLIPSE if kind == "factor" else Outline.DIAMOND
    return Shape(outline, x - side / 2, y - side / 2, side, side, fill, line, line_pt, name=name)


def _mark_label(chart: _Chart, item: ChartMark, angle: float, is_lit: bool, kind: str) -> Shape:
    """The name outside the ring: above north, below south, else beside its mark."""
    x, y = chart.at(chart.ring, angle)
    room = width_pt(item.label, SIZE_PT, bold=True) + 16
    if abs(sin(angle)) < 0.05:
        away = _CIRCLE_PT / 2 + 5 + _LABEL_PT / 2
        left, align = x - room / 2, Align.CENTRE
        top = y - away * cos(angle) - _LABEL_PT / 2
    else:
        away = (_CIRCLE_PT if kind == "factor" else _DIAMOND_PT) / 2 + _HALO_PT / 2 + 6
        room = min(room, chart.x - abs(x - chart.x) - away)
        left, align = (x + away, Align.LEFT) if sin(angle) > 0 else (x - away - room, Align.RIGHT)
        top = y - _LABEL_PT / 2 - 4 * cos(angle)
    text = Label((Run(item.label, bold=is_lit),), SIZE_PT, LEAST_PT, "ink" if is_lit else "muted", align, True, 0)
    return Shape(Outline.RECTANGLE, left, top, room, _LABEL_PT, label=text, name=f"label {item.label}")


def _key_column(key: ChartKey, width: float, height: float) -> Iterator[Mark]:
    """Bottom left: what a circle, a diamond and a lit mark mean."""
    # The names on the left leave less room the higher a row stands; only the lowest lies below all of them.
    yield from _key_entry("factor", key.factor, 0, height - 58, width / 2 - 340)
    yield from _key_entry("challenge", key.challenge, 0, height - 35, width / 2 - 320)
    yield from _key_entry("today", key.today, 0, height - 12, width / 2 - 180)


def _key_row(key: ChartKey, width: float, height: float) -> Iterator[Mark]:
    """The same below the chart, from the left."""
    x = 0.0
    for kind, words in (("factor", key.factor), ("challenge", key.challenge), ("today", key.today)):
        room = min(width_pt(words, _KEY_PT) + 4, width - x - _KEY_TEXT_PT)
        yield from _key_entry(kind, words, x, height - 12, room)
        x += _KEY_TEXT_PT + room + 24


def _key_entry(kind: str, words: str, x: float, y: float, room: float) -> Iterator[Mark]:
    if kind == "today":
        yield _sign("factor", x + 12, y, 2, "paper", "accent", 2.5, "key today")
    else:
        yield _sign(kind, x + 12, y, -4, kind, kind, 1.5, f"key {kind}")
    label = Label((Run(words),), _KEY_PT, LEAST_PT, "ink", Align.LEFT, True, 0)
    yield Shape(Outline.RECTANGLE, x + _KEY_TEXT_PT, y - 11, room, 22, label=label, name=f"key: {words}")
