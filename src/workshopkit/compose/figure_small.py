"""The sixteen, and what answers what, drawn for small places: every name in a line of its own, factors told by number.

A slide of another shape, or one that its master fills with drawings, leaves too little room for the rose and the large matrix.
Nothing is cut here before letters are too small to be read.
"""

from collections.abc import Collection, Iterator, Sequence

from workshopkit.frozen import dataclass
from workshopkit.model.figure import Align, Figure, Label, Line, Mark, Outline, Shape
from workshopkit.model.text import Run

SIZE_PT, LEAST_PT = 15.0, 12.0
_ROW_PT = 27.0
_HEAD_PT = 30.0
_NOTE_PT = 46.0
_SIGN_PT = 20.0
_GAP_PT = 14.0
_DOT_PT, _LIT_PT, _RING_PT = 9.0, 12.0, 18.0


@dataclass(frozen=True, slots=True)
class LinkMark:
    """A factor or a challenge: its id, its short name, and for a challenge the ids of the factors that answer it."""

    id: str
    label: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the names and the columns of dots are, in points."""

    names: float
    column: float = 0


NARROW, FLAT = Widths(205, 27), Widths(320, 40)
"""For a place that is as high as wide, and for one that is several times as wide as high."""


def small_matrix(
    factors: Sequence[LinkMark], challenges: Sequence[LinkMark], lit: Collection[str], note: str, widths: Widths
) -> Figure:
    """Challenges as rows beside their dots, the factors numbered above and named at the right; the alt is the large one's."""
    left, right = widths.names, widths.names + widths.column * len(factors)
    rows = max(len(challenges), len(factors))
    width, foot = right + _GAP_PT + widths.names, _HEAD_PT + rows * _ROW_PT
    marks: list[Mark] = [*_grounds(factors, challenges, lit, left, right, widths)]
    for n, factor in enumerate(factors):
        marks += _numbered(n + 1, left + (n + 0.5) * widths.column, _HEAD_PT / 2, factor.id in lit)
        marks += _numbered(n + 1, right + _GAP_PT + _SIGN_PT / 2, _middle(n), factor.id in lit)
        x = right + _GAP_PT + _SIGN_PT + 6
        marks.append(_name(factor, x, _middle(n), width - x, factor.id in lit))
    for n, challenge in enumerate(challenges):
        marks.append(_name(challenge, 4, _middle(n), left - 8, challenge.id in lit))
        marks.append(Line(0, _HEAD_PT + n * _ROW_PT, right, _HEAD_PT + n * _ROW_PT, "line", 0.75, name="rule"))
        for m, factor in enumerate(factors):
            if factor.id in challenge.answers:
                is_lit = bool({factor.id, challenge.id} & set(lit))
                words = f"{factor.label} → {challenge.label}"
                marks += _dot(left + (m + 0.5) * widths.column, _middle(n), is_lit, words)
    label = Label((Run(note),), 13, LEAST_PT, "muted", Align.LEFT, True, 0)
    marks.append(Shape(Outline.RECTANGLE, 0, foot + 2, width, _NOTE_PT - 2, label=label, name="note"))
    return Figure(width, foot + _NOTE_PT, tuple(marks), "", "matrix")


def small_sixteen(
    factors: Sequence[LinkMark], challenges: Sequence[LinkMark], lit: Collection[str], today: str, widths: Widths
) -> Figure:
    """A column of factors and one of challenges, or two of each where it is flat, with what is in play lit."""
    abreast = 2 if widths is FLAT else 1
    columns: list[tuple[str, Sequence[LinkMark]]] = []
    for kind, items in (("factor", factors), ("challenge", challenges)):
        long = -(-len(items) // abreast)
        columns += [(kind, items[start : start + long]) for start in range(0, len(items), max(long, 1))]
    rows = max((len(items) for _, items in columns), default=0)
    name_pt = NARROW.names - _SIGN_PT
    step = name_pt + _SIGN_PT + 2 * _GAP_PT
    marks: list[Mark] = []
    for column, (kind, items) in enumerate(columns):
        for n, item in enumerate(items):
            x, y = column * step + _RING_PT, (n + 0.5) * _ROW_PT
            marks += _sign(kind, item, x, y, item.id in lit)
            marks.append(_name(item, x + _RING_PT, y, name_pt, item.id in lit))
    low, width = rows * _ROW_PT + _ROW_PT / 2, step * max(len(columns), 1)
    marks += _sign("factor", LinkMark("", today), _RING_PT, low, True, "paper")
    marks.append(_name(LinkMark("", today), 2 * _RING_PT, low, width - 2 * _RING_PT, False))
    return Figure(width, rows * _ROW_PT + _ROW_PT, tuple(marks), "", "sixteen")


def _middle(row: int) -> float:
    return _HEAD_PT + (row + 0.5) * _ROW_PT


def _grounds(
    factors: Sequence[LinkMark],
    challenges: Sequence[LinkMark],
    lit: Collection[str],
    left: float,
    right: float,
    widths: Widths,
) -> Iterator[Mark]:
    """Grounds under the rows and columns of what is in play."""
    for n, factor in enumerate(factors):
        if factor.id in lit:
            box = (left + n * widths.column, 0.0, widths.column, _HEAD_PT + len(challenges) * _ROW_PT)
            yield Shape(Outline.RECTANGLE, *box, "factor-tint", name=f"in play: {factor.label}")
    for n, challenge in enumerate(challenges):
        if challenge.id in lit:
            box = (0.0, _HEAD_PT + n * _ROW_PT, right, _ROW_PT)
            yield Shape(Outline.RECTANGLE, *box, "challenge-tint", name=f"in play: {challenge.label}")


def _name(item: LinkMark, x: float, y: float, width: float, is_lit: bool) -> Shape:
    label = Label((Run(item.label, bold=is_lit),), SIZE_PT, LEAST_PT, "ink", Align.LEFT, True, 0)
    return Shape(Outline.RECTANGLE, x, y - _ROW_PT / 2, width, _ROW_PT, label=label, name=f"label {item.label}")


def _numbered(number: int, x: float, y: float, is_lit: bool) -> Iterator[Mark]:
    """A factor's number in a circle, filled when it is in play."""
    fill, line, text = ("factor", "", "on-factor") if is_lit else ("paper", "factor", "factor")
    label = Label((Run(str(number), bold=True),), 13, LEAST_PT, text, Align.CENTRE, True, 0)
    half = _SIGN_PT / 2
    yield Shape(
        Outline.ELLIPSE, x - half, y - half, _SIGN_PT, _SIGN_PT, fill, line, 0 if is_lit else 1, name=f"factor {number}"
    )
    # The number stands in a box of its own, since a circle leaves little room for a text.
    yield Shape(Outline.RECTANGLE, x - half, y - half, _SIGN_PT, _SIGN_PT, label=label, name=f"number {number}")


def _sign(kind: str, item: LinkMark, x: float, y: float, is_lit: bool, fill: str = "") -> Iterator[Mark]:
    """A circle for a factor, a diamond for a challenge, with a ring when it is in play."""
    outline = Outline.ELLIPSE if kind == "factor" else Outline.DIAMOND
    if is_lit:
        half = _RING_PT / 2
        yield Shape(outline, x - half, y - half, _RING_PT, _RING_PT, "paper", "accent", 2, name=f"today: {item.label}")
    half = _LIT_PT / 2
    paint = (fill or kind, "" if fill else kind) if is_lit else ("paper", kind)
    yield Shape(outline, x - half, y - half, _LIT_PT, _LIT_PT, *paint, 1, name=f"{kind}: {item.label}")


def _dot(x: float, y: float, is_lit: bool, words: str) -> Iterator[Mark]:
    if is_lit:
        half = _RING_PT / 2
        yield Shape(
            Outline.ELLIPSE, x - half, y - half, _RING_PT, _RING_PT, "paper", "accent", 2, name=f"today: {words}"
        )
    size = _LIT_PT if is_lit else _DOT_PT
    fill = "factor" if is_lit else "muted"
    yield Shape(Outline.ELLIPSE, x - size / 2, y - size / 2, size, size, fill, name=f"link: {words}")
