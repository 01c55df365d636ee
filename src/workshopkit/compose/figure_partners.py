"""Partners by sector → a field of four panels with those who take part, and a visible gap where nobody does."""

from collections.abc import Iterator, Sequence

from workshopkit.frozen import dataclass
from workshopkit.model.figure import Align, Figure, Label, Mark, Outline, Shape
from workshopkit.model.text import Run

MOST_PARTNERS = 6
LEAST_PT = 12.0
_GAP_PT = 20.0
_EDGE_PT = 4.0
_PAD_PT = 18.0
_HEAD_PT = 36.0
_NUMBER_PT = 30.0
_SIZES_PT = ((34.0, 22.0), (28.0, 20.0), (24.0, 18.0), (0.0, 16.0))
"""Height of a line from which a size of its text is right."""


@dataclass(frozen=True, slots=True)
class PartnerEntry:
    """A partner and how many people come from it; 0 shows no number."""

    name: str
    people: int = 0


@dataclass(frozen=True, slots=True)
class SectorPanel:
    """A sector: its name, a line such as «5 deltagere» ("" for none), its partners."""

    id: str
    title: str
    count: str
    partners: tuple[PartnerEntry, ...]


def partners_figure(
    sectors: Sequence[SectorPanel],
    missing: str,
    alt: str,
    more: str = "+ {count}",
    width: float = 840,
    height: float = 366,
) -> Figure:
    """Panels two by two in a box of points; `missing` stands in a sector without partners.

    `more` holds {count}, of those left out. Six partners a panel are shown; of more, five and the rest's count.
    """
    rows = max((len(sectors) + 1) // 2, 1)
    panel_width = (width - _GAP_PT) / 2
    panel_height = (height - (rows - 1) * _GAP_PT) / rows
    most = max((min(len(sector.partners), MOST_PARTNERS) for sector in sectors), default=0)
    step = (panel_height - _HEAD_PT - 16) / max(most, 3)
    marks: list[Mark] = []
    for index, sector in enumerate(sectors):
        x = (index % 2) * (panel_width + _GAP_PT)
        y = (index // 2) * (panel_height + _GAP_PT)
        box = (x, y, panel_width, panel_height)
        marks += _present(sector, box, more, step) if sector.partners else _absent(sector, box, missing)
    return Figure(width, height, tuple(marks), alt, "partners")


def _present(sector: SectorPanel, box: tuple[float, float, float, float], more: str, step: float) -> Iterator[Mark]:
    x, y, width, height = box
    yield Shape(Outline.RECTANGLE, x, y, width, height, "tint", name=f"sector {sector.id}")
    yield Shape(Outline.RECTANGLE, x, y, _EDGE_PT, height, "secondary", name=f"edge {sector.id}")
    left, inner = x + _EDGE_PT + _PAD_PT, width - _EDGE_PT - 2 * _PAD_PT
    yield _words(sector.title, left, y + 8, inner * 0.68, _HEAD_PT, 20, "primary", bold=True)
    if sector.count:
        yield _words(sector.count, left + inner * 0.68, y + 8, inner * 0.32, _HEAD_PT, 16, "muted", Align.RIGHT)
    too_many = len(sector.partners) > MOST_PARTNERS
    shown = sector.partners[: MOST_PARTNERS - 1] if too_many else sector.partners
    top = y + _HEAD_PT + 8
    for number, partner in enumerate(shown):
        yield from _line(partner, left, top + number * step, inner, step)
    if too_many:
        rest = more.format(count=len(sector.partners) - len(shown))
        yield _words(
            rest, left + _NUMBER_PT, top + len(shown) * step, inner - _NUMBER_PT, step, _size_pt(step), "muted"
        )


def _size_pt(step: float) -> float:
    return next(size for least, size in _SIZES_PT if step >= least)


def _line(partner: PartnerEntry, x: float, y: float, width: float, step: float) -> Iterator[Mark]:
    """A partner on a line of its own, with the number of people before it."""
    if partner.people:
        yield _words(str(partner.people), x, y, _NUMBER_PT, step, _size_pt(step), "secondary", bold=True)
    yield _words(partner.name, x + _NUMBER_PT, y, width - _NUMBER_PT, step, _size_pt(step), "ink")


def _absent(sector: SectorPanel, box: tuple[float, float, float, float], missing: str) -> Iterator[Mark]:
    x, y, width, height = box
    yield Shape(
        Outline.RECTANGLE, x + 1, y + 1, width - 2, height - 2, line="challenge", line_pt=1.5, dashed=True,
        name=f"sector {sector.id}, empty",
    )  # fmt: skip
    left, inner = x + _EDGE_PT + _PAD_PT, width - _EDGE_PT - 2 * _PAD_PT
    yield _words(sector.title, left, y + 8, inner, _HEAD_PT, 20, "primary", bold=True)
    yield _words(missing, left, y + _HEAD_PT + 8, inner, height - _HEAD_PT - 24, 24, "challenge", Align.LEFT)


def _words(
    text: str, x: float, y: float, width: float, height: float, size_pt: float, colour: str,
    align: Align = Align.LEFT, bold: bool = False,
) -> Shape:  # fmt: skip
    label = Label((Run(text, bold=bold),), size_pt, LEAST_PT, colour, align, True, 0)
    return Shape(Outline.RECTANGLE, x, y, width, height, label=label, name=text)
