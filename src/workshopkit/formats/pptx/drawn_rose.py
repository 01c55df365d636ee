"""A compass rose, or rings of water, cropped at the slide's edges → decorative shapes for a drawn layout.

Everything is cut at the slide's edge by arithmetic, so that nothing hangs outside the slide in PowerPoint's edit view.
"""

import itertools
from collections.abc import Callable, Iterable
from math import cos, pi, sin

from workshopkit.formats.pptx.drawn_shapes import SLIDE_HEIGHT_PT, SLIDE_WIDTH_PT, Decor, Point, drawn

_Edge = tuple[Callable[[Point], float], ...]
_INSIDE: _Edge = (lambda p: p[0], lambda p: SLIDE_WIDTH_PT - p[0], lambda p: p[1], lambda p: SLIDE_HEIGHT_PT - p[1])


def rose(centre: Point, radius_pt: float, line: str, north: str) -> tuple[Decor, ...]:
    """A rose of sixteen points in fine lines of the role `line`, its north point filled with the role `north`."""
    shapes = [*rings(centre, (radius_pt, radius_pt * 0.94, radius_pt * 0.5), line, 30)]
    ticks = [_ray(centre, radius_pt * (0.9 if n % 6 == 0 else 0.92), radius_pt * 0.94, n * pi / 36) for n in range(72)]
    shapes += _strokes("Degrees", ticks, line, 0.75, 45)
    dark, light = [], []
    for eighth in range(8):
        reach = radius_pt * (0.86 if eighth % 2 == 0 else 0.6)
        left, right = _point_of_star(centre, reach, radius_pt * 0.15, eighth * pi / 4)
        dark.append(left)
        light.append(right)
    shapes += _areas("Rose, dark sides", dark[1:], line, 26)
    shapes += _areas("Rose, light sides", light, line, 9)
    shapes += _areas("North", dark[:1], north, 100)
    return tuple(shapes)


def rings(centre: Point, radii_pt: Iterable[float], line: str, opacity_percent: int) -> tuple[Decor, ...]:
    """Thin rings of the role `line`."""
    circles = [[_at(centre, radius, n * pi / 90) for n in range(181)] for radius in radii_pt]
    return tuple(_strokes("Rings", circles, line, 1, opacity_percent))


def _at(centre: Point, radius: float, angle: float) -> Point:
    return (centre[0] + radius * sin(angle), centre[1] - radius * cos(angle))


def _ray(centre: Point, inner: float, outer: float, angle: float) -> list[Point]:
    return [_at(centre, inner, angle), _at(centre, outer, angle)]


def _point_of_star(centre: Point, reach: float, waist: float, angle: float) -> tuple[list[Point], list[Point]]:
    tip = _at(centre, reach, angle)
    sides = (_at(centre, waist, angle - pi / 8), _at(centre, waist, angle + pi / 8))
    return [centre, sides[0], tip], [centre, tip, sides[1]]


def _strokes(name: str, lines: Iterable[list[Point]], role: str, width_pt: float, opacity: int) -> list[Decor]:
    pieces = [piece for line in lines for piece in _visible(line)]
    return [drawn(name, tuple(pieces), line=role, line_pt=width_pt, opacity_percent=opacity)] if pieces else []


def _areas(name: str, areas: Iterable[list[Point]], role: str, opacity: int) -> list[Decor]:
    cut = tuple(tuple(piece) for piece in map(_cropped, areas) if len(piece) > 2)
    return [drawn(name, cut, fill=role, opacity_percent=opacity, closed=True)] if cut else []


def _cropped(area: list[Point]) -> list[Point]:
    """A polygon cut at the slide's edges (Sutherland and Hodgman)."""
    for distance in _INSIDE:
        kept: list[Point] = []
        for start, end in zip(area[-1:] + area[:-1], area, strict=True):
            a, b = distance(start), distance(end)
            if (a < 0) != (b < 0):
                kept.append(_between(start, end, a / (a - b)))
            if b >= 0:
                kept.append(end)
        area = kept
        if not area:
            break
    return area


def _visible(line: list[Point]) -> list[tuple[Point, ...]]:
    """The pieces of a line that lie on the slide."""
    pieces: list[list[Point]] = []
    for start, end in itertools.pairwise(line):
        enter, leave = 0.0, 1.0
        for distance in _INSIDE:
            a, b = distance(start), distance(end)
            if a < 0 and b < 0:
                enter, leave = 1.0, 0.0
            elif a < 0:
                enter = max(enter, a / (a - b))
            elif b < 0:
                leave = min(leave, a / (a - b))
        if enter < leave:
            first, last = _between(start, end, enter), _between(start, end, leave)
            if pieces and pieces[-1][-1] == first:
                pieces[-1].append(last)
            else:
                pieces.append([first, last])
    return [tuple(piece) for piece in pieces]


def _between(start: Point, end: Point, share: float) -> Point:
    if share in (0.0, 1.0):
        return end if share else start
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
