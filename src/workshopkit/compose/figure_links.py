"""Which factors answer which challenge → a matrix of all sixteen, or one challenge with the factors that it turns to.

A factor is a circle, a challenge a diamond, each with its icon; a link is a dot or a line. What is in play today has a ring and
bold words besides its colour.
"""

from collections.abc import Collection, Iterator, Sequence

from workshopkit.compose.figure_icon import CIRCLE, DIAMOND, icon_marks
from workshopkit.compose.figure_small import FLAT, NARROW, LinkMark, small_matrix
from workshopkit.compose.figure_text import width_pt
from workshopkit.frozen import dataclass
from workshopkit.model.figure import Align, Figure, Label, Line, Mark, Outline, Path, Shape
from workshopkit.model.text import Run

SIZE_PT = 14.0
LEAST_PT = 12.0
_NAMES_PT = 180.0
_HEAD_SIZE_PT = 12.5
_HEAD_PT = 68.0
_NOTE_PT = 26.0
_NOTE_SIZE_PT = 14.0
_ROOMY = 1.2
"""An estimate of a word's width, and some more for fonts that run wide."""
_CIRCLE_PT = 27.0
_DIAMOND_PT = 33.0
_GRID_UNITS = 24.0
_DOT_PT = 11.0
_LIT_PT = 15.0
_HALO_PT = 3.5
_NAME_SIZE_PT = 20.0
_TOP_PT = 11.0
"""Where the labels of a slide's columns stand."""
_HEADING_PT = 38.0
_LINK_ROW_PT = 40.0
_LINK_DIAMOND_PT = 68.0
_LINK_CIRCLE_PT = 34.0
_LINKS_X_PT = 108.0


@dataclass(frozen=True, slots=True)
class MatrixWords:
    """What a matrix says: how to read it and whose it is, and its alternative text."""

    note: str
    alt: str


def matrix_figure(
    factors: Sequence[LinkMark],
    challenges: Sequence[LinkMark],
    lit: Collection[str],
    words: MatrixWords,
    width: float = 840,
    height: float = 366,
) -> Figure:
    """Challenges as rows, factors as columns, a dot where one answers the other; `lit` holds the ids in play today.

    Made for slides, from 800 × 340 pt; where that is too small, others stand ready.
    """
    grid = _Grid(
        _column_edges(factors, width), (height - _HEAD_PT - _NOTE_PT) / max(len(challenges), 1), len(challenges)
    )
    marks: list[Mark] = [*_bands(factors, challenges, lit, grid), *_rules(grid, width)]
    for n, factor in enumerate(factors):
        marks += _column_head(factor, grid.edges[n], grid.edges[n + 1] - grid.edges[n], factor.id in lit)
    for n, challenge in enumerate(challenges):
        marks += _row_head(challenge, grid.top(n), grid.row, challenge.id in lit)
        for m, factor in enumerate(factors):
            if factor.id in challenge.answers:
                is_lit = bool({factor.id, challenge.id} & set(lit))
                marks += _dot(*grid.middle(m, n), is_lit, f"{factor.label} → {challenge.label}")
    note = Label((Run(words.note),), _NOTE_SIZE_PT, LEAST_PT, "muted", Align.LEFT, True, 0)
    low = grid.top(len(challenges)) + 4
    marks.append(Shape(Outline.RECTANGLE, 0, low, width, height - low, label=note, name="note"))
    small = tuple(small_matrix(factors, challenges, lit, words.note, widths) for widths in (NARROW, FLAT))
    return Figure(width, height, tuple(marks), words.alt, "matrix", small)


def _rules(grid: "_Grid", width: float) -> Iterator[Mark]:
    for n in range(grid.rows + 1):
        role, thick = ("line", 0.75) if n else ("muted", 1)
        yield Line(0, grid.top(n), width, grid.top(n), role, thick, name="rule")


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns and rows of a matrix are, in points."""

    edges: tuple[float, ...]
    row: float
    rows: int

    def top(self, row: int) -> float:
        """Where a row begins."""
        return _HEAD_PT + row * self.row

    def middle(self, column: int, row: int) -> tuple[float, float]:
        """The middle of a cell."""
        return (self.edges[column] + self.edges[column + 1]) / 2, self.top(row) + self.row / 2


def _column_edges(factors: Sequence[LinkMark], width: float) -> tuple[float, ...]:
    """Columns of one width, but for a word that needs more."""
    even = (width - _NAMES_PT) / max(len(factors), 1)
    needs = [
        _ROOMY * max(width_pt(word, LEAST_PT, True) for word in factor.label.split() or [""]) for factor in factors
    ]
    wide = [need for need in needs if need > even]
    rest = (width - _NAMES_PT - sum(wide)) / max(len(factors) - len(wide), 1)
    widths = [need if need > even else rest for need in needs]
    return tuple(_NAMES_PT + sum(widths[:n]) for n in range(len(factors) + 1))


def _bands(
    factors: Sequence[LinkMark], challenges: Sequence[LinkMark], lit: Collection[str], grid: _Grid
) -> Iterator[Mark]:
    """A ground under the rows and the columns of what is in play."""
    for n, factor in enumerate(factors):
        if factor.id in lit:
            left, right = grid.edges[n], grid.edges[n + 1]
            name, height = f"in play: {factor.label}", grid.top(grid.rows)
            yield Shape(Outline.RECTANGLE, left, 0, right - left, height, "factor-tint", name=name)
    for n, challenge in enumerate(challenges):
        if challenge.id in lit:
            name = f"in play: {challenge.label}"
            yield Shape(Outline.RECTANGLE, 0, grid.top(n), grid.edges[-1], grid.row, "challenge-tint", name=name)


def _column_head(factor: LinkMark, x: float, width: float, is_lit: bool) -> Iterator[Mark]:
    middle = x + width / 2
    yield from _badge("factor", factor.id, middle, 3 + _CIRCLE_PT / 2, _CIRCLE_PT, is_lit)
    top = _CIRCLE_PT + 5
    label = Label((Run(factor.label, bold=is_lit),), _HEAD_SIZE_PT, LEAST_PT, "ink", Align.CENTRE, True, 0)
    yield Shape(Outline.RECTANGLE, x, top, width, _HEAD_PT - top - 1, label=label, name=f"label {factor.label}")


def _row_head(challenge: LinkMark, y: float, height: float, is_lit: bool) -> Iterator[Mark]:
    side = min(_DIAMOND_PT, height - 2)
    yield from _badge("challenge", challenge.id, 2 + side / 2, y + height / 2, side, is_lit)
    left = side + 7
    label = Label((Run(challenge.label, bold=is_lit),), SIZE_PT, LEAST_PT, "ink", Align.LEFT, True, 0)
    yield Shape(Outline.RECTANGLE, left, y, _NAMES_PT - left, height, label=label, name=f"label {challenge.label}")


def _badge(kind: str, focus: str, x: float, y: float, side: float, is_lit: bool) -> Iterator[Mark]:
    """A badge around a point: filled when it is in play, else an outline."""
    outline = Outline.ELLIPSE if kind == "factor" else Outline.DIAMOND
    scale = side / (CIRCLE if kind == "factor" else DIAMOND)
    fill, line = (kind, "") if is_lit else ("paper", kind)
    yield Shape(outline, x - side / 2, y - side / 2, side, side, fill, line, 0 if is_lit else 1, name=f"{kind} {focus}")
    corner = _GRID_UNITS * scale / 2
    yield from icon_marks(kind, focus, x - corner, y - corner, scale, "" if is_lit else kind)


def _dot(x: float, y: float, is_lit: bool, name: str) -> Iterator[Mark]:
    size = _LIT_PT if is_lit else _DOT_PT
    if is_lit:
        ring = size + 2 * _HALO_PT
        yield Shape(
            Outline.ELLIPSE, x - ring / 2, y - ring / 2, ring, ring, "paper", "accent", 2, name=f"today: {name}"
        )
    fill = "factor" if is_lit else "muted"
    yield Shape(Outline.ELLIPSE, x - size / 2, y - size / 2, size, size, fill, name=f"link: {name}")


def answers_figure(
    challenge: LinkMark, factors: Sequence[LinkMark], heading: str, alt: str, width: float = 410
) -> Figure:
    """A challenge on the left, lines to the factors that answer it on the right, a heading above; as high as it must be."""
    height = _HEADING_PT + max(len(factors) * _LINK_ROW_PT, _LINK_DIAMOND_PT)
    middle = _HEADING_PT + (height - _HEADING_PT) / 2
    title = Label((Run(heading.upper(), bold=True),), 16, 12, "challenge", Align.LEFT, True, 0)
    marks: list[Mark] = [Shape(Outline.RECTANGLE, 0, _TOP_PT, width, 22, label=title, name="heading")]
    top = middle - len(factors) * _LINK_ROW_PT / 2 + _LINK_ROW_PT / 2
    heights = [top + n * _LINK_ROW_PT for n in range(len(factors))]
    marks += [_link(middle, y) for y in heights]
    marks += _badge("challenge", challenge.id, _LINK_DIAMOND_PT / 2, middle, _LINK_DIAMOND_PT, True)
    left = _LINKS_X_PT + _LINK_CIRCLE_PT + 10
    for factor, y in zip(factors, heights, strict=True):
        marks += _badge("factor", factor.id, _LINKS_X_PT + _LINK_CIRCLE_PT / 2, y, _LINK_CIRCLE_PT, True)
        label = Label((Run(factor.label),), _NAME_SIZE_PT, 14, "ink", Align.LEFT, True, 0)
        box = (left, y - _LINK_ROW_PT / 2, width - left, _LINK_ROW_PT)
        marks.append(Shape(Outline.RECTANGLE, *box, label=label, name=f"label {factor.label}"))
    return Figure(width, height, tuple(marks), alt, "answers")


def _link(start_y: float, end_y: float) -> Path:
    """A line from the diamond's right corner to a circle, bent where it must be."""
    start, end = _LINK_DIAMOND_PT - 2, _LINKS_X_PT
    half = (start + end) / 2
    commands = (("M", start, start_y), ("C", half, start_y, half, end_y, end, end_y))
    return Path(commands, line="muted", line_pt=1.75, name="link", rounded=True)
