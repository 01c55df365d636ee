"""A factor or a challenge → its badge: a circle or a diamond with its icon inside."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import ceil, cos, pi, sin, tan

from workshopkit.compose.icon_outlines import CHALLENGES, FACTORS, GRID, PLAIN, STROKE, Outlines
from workshopkit.model.figure import Command, Figure, Mark, Outline, Path, Shape

CIRCLE = 35.0
"""Sides of the badges' boxes, in units of the grid: as large as an icon inside them asks for."""
DIAMOND = 44.0
GROUND = "Badge"
"""The name of the badge's ground; a layout that draws one by this name spares the slide its own."""
_TOKEN = re.compile(r"[A-Z]|-?[\d.]+")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0, "O": 3, "A": 5}
_QUARTER = pi / 2


@cache
def badge_figure(kind: str, focus: str) -> Figure:
    """The badge of a factor or challenge (`kind`) by its id; one that the kit does not know gets a plain sign.

    Decorative: the title beside it says the word.
    """
    side = CIRCLE if kind == "factor" else DIAMOND
    outline = Outline.ELLIPSE if kind == "factor" else Outline.DIAMOND
    ground = Shape(outline, 0, 0, side, side, kind, name=GROUND)
    return Figure(
        side, side, (ground, *icon_marks(kind, focus, (side - GRID) / 2, (side - GRID) / 2)), "", f"icon {focus}"
    )


def icon_marks(kind: str, focus: str, x: float, y: float, scale: float = 1, colour: str = "") -> tuple[Mark, ...]:
    """An icon with its grid's corner at a point; without a colour in the one that is read on the badge."""
    outlines = (FACTORS if kind == "factor" else CHALLENGES).get(focus) or PLAIN[kind]
    return tuple(_marks(outlines, x, y, scale, colour or f"on-{kind}"))


def _marks(outlines: Outlines, x: float, y: float, scale: float, colour: str) -> Iterator[Mark]:
    lines, solid = (_placed(commands(text), x, y, scale) for text in (outlines.lines, outlines.solid))
    if solid:
        yield Path(solid, fill=colour, name="icon, solid")
    if lines:
        yield Path(lines, line=colour, line_pt=STROKE * scale, name="icon", rounded=True)


def _placed(found: tuple[Command, ...], x: float, y: float, scale: float) -> tuple[Command, ...]:
    def point(number: int, value: float) -> float:
        return round((y if number % 2 else x) + value * scale, 3)

    return tuple((name, *(point(n, float(v)) for n, v in enumerate(values))) for name, *values in found)


@cache
def commands(outline: str) -> tuple[Command, ...]:
    """An outline in the language of `icon_outlines` → a path's commands."""
    found: list[Command] = []
    x = y = 0.0
    for name, values in _steps(_TOKEN.findall(outline)):
        match name:
            case "H":
                new: list[Command] = [("L", values[0], y)]
            case "V":
                new = [("L", x, values[0])]
            case "O":
                new = [*_arc([*values, 0, 360], None), ("Z",)]
            case "A":
                new = _arc(values, (x, y) if found and found[-1][0] != "Z" else None)
            case _:
                new = [(name, *values)]
        found += new
        if len(found[-1]) > 1:
            x, y = float(found[-1][-2]), float(found[-1][-1])
    return tuple(found)


def _steps(tokens: list[str]) -> Iterator[tuple[str, list[float]]]:
    starts = [n for n, token in enumerate(tokens) if token.isalpha()]
    for start, end in pairwise([*starts, len(tokens)]):
        name, values = tokens[start], [float(token) for token in tokens[start + 1 : end]]
        if len(values) != _COUNTS.get(name, -1):
            raise ValueError(f"an outline has no command {' '.join(tokens[start:end])!r}")
        yield name, values


def _arc(values: Sequence[float], here: tuple[float, float] | None) -> list[Command]:
    """An arc (x, y, radius, from, to) as cubic pieces of a quarter at most; begun anew unless the line is at its start."""
    x, y, radius, start, end = values
    first, turn = start * pi / 180, (end - start) * pi / 180
    pieces = max(1, ceil(abs(turn) / _QUARTER - 1e-9))
    step = turn / pieces
    lever = 4 / 3 * tan(step / 4) * radius
    at = (x + radius * cos(first), y + radius * sin(first))
    joined = here is not None and abs(here[0] - at[0]) + abs(here[1] - at[1]) < 0.1
    found: list[Command] = [] if joined else [("M", *at)]
    for number in range(pieces):
        a, b = first + number * step, first + (number + 1) * step
        found.append((
            "C", x + radius * cos(a) - lever * sin(a), y + radius * sin(a) + lever * cos(a),
            x + radius * cos(b) + lever * sin(b), y + radius * sin(b) - lever * cos(b),
            x + radius * cos(b), y + radius * sin(b),
        ))  # fmt: skip
    return found
