"""Partners by sector → a field of four panels with those who take part, and a visible gap where nobody does."""

from collections.abc import Iterator, Sequence

from workshopkit.compose.figure_text import LINE_FACTOR, lines_needed
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
_SIZES_PT = (22.0, 20.0, 18.0, 16.0)
_LINE_EM = 1.35
"""Height of a line of names, in em; what is left between two partners is more."""


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
    room = (panel_width - _EDGE_PT - 2 * _PAD_PT - _NUMBER_PT, panel_height - _HEAD_PT - 16)
    setting = _setting([_shown(sector, more) for sector in sectors], *room)
    marks: list[Mark] = []
    for index, sector in enumerate(sectors):
        x = (index % 2) * (panel_width + _GAP_PT)
        y = (index // 2) * (panel_height + _GAP_PT)
        box = (x, y, panel_width, panel_height)
        marks += _present(sector, box, more, setting) if sector.partners else _absent(sector, box, missing)
    return Figure(width, height, tuple(marks), alt, "partners")


@dataclass(frozen=True, slots=True)
class _Setting:
    """How all partners are set, whatever their panel: size, and the height of one with a name of a line."""

    size_pt: float
    step_pt: float
    room_pt: float

    def step(self, text: str) -> float:
        """The height of a partner."""
        return self.step_pt + (max(lines_needed(text, self.size_pt, self.room_pt), 1) - 1) * self.size_pt * LINE_FACTOR


def _setting(panels: Sequence[Sequence[str]], width: float, height: float) -> _Setting:
    """The largest size at which the names of every panel stand in it, long ones in two lines or more."""
    for size in _SIZES_PT:
        lines = [[max(lines_needed(text, size, width), 1) for text in panel] for panel in panels]
        tight = [sum((n - 1) * LINE_FACTOR + _LINE_EM for n in panel) * size for panel in lines]
        if max(tight, default=0.0) <= height:
            spare = min(
                ((height - used) / len(panel) for used, panel in zip(tight, lines, strict=True) if panel), default=0
            )
            return _Setting(size, min(_LINE_EM * size + spare, height / 3), width)
    most = max(map(len, panels), default=0)
    return _Setting(_SIZES_PT[-1], height / max(most, 3), 1e9)


def _shown(sector: SectorPanel, more: str) -> tuple[str, ...]:
    """What stands in a panel: names, and the rest's count."""
    names = tuple(partner.name for partner in sector.partners)
    if len(names) <= MOST_PARTNERS:
        return names
    return (*names[: MOST_PARTNERS - 1], more.format(count=len(names) - MOST_PARTNERS + 1))


def _present(
    sector: SectorPanel, box: tuple[float, float, float, float], more: str, setting: _Setting
) -> Iterator[Mark]:
    x, y, width, height = box
    yield Shape(Outline.RECTANGLE, x, y, width, height, "tint", name=f"sector {sector.id}")
    yield Shape(Outline.RECTANGLE, x, y, _EDGE_PT, height, "secondary", name=f"edge {sector.id}")
    left, inner = x + _EDGE_PT + _PAD_PT, width - _EDGE_PT - 2 * _PAD_PT
    yield _words(sector.title, left, y + 8, inner * 0.68, _HEAD_PT, 20, "primary", bold=True)
    if sector.count:
        yield _words(sector.count, left + inner * 0.68, y + 8, inner * 0.32, _HEAD_PT, 16, "muted", Align.RIGHT)
    top = y + _HEAD_PT + 8
    shown = _shown(sector, more)
    for number, text in enumerate(shown):
        step, counted = setting.step(text), number < len(shown) - (len(sector.partners) > MOST_PARTNERS)
        if counted and (people := sector.partners[number].people):
            yield _words(str(people), left, top, _NUMBER_PT, step, setting.size_pt, "secondary", bold=True)
        role = "ink" if counted else "muted"
        yield _words(text, left + _NUMBER_PT, top, inner - _NUMBER_PT, step, setting.size_pt, role)
        top += step


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
