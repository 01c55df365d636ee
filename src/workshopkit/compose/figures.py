"""What is drawn in decks and on sheets → figures: the day to scale, the sixteen on a chart, the partners by sector.

Pure functions; all text comes in, colours go out as roles of the theme. No file formats here.
"""

from workshopkit.compose.figure_compass import ChartKey, ChartMark, sixteen_figure
from workshopkit.compose.figure_day import DayStop, day_figure
from workshopkit.compose.figure_partners import PartnerEntry, SectorPanel, partners_figure

__all__ = [
    "ChartKey", "ChartMark", "DayStop", "PartnerEntry", "SectorPanel",
    "day_figure", "partners_figure", "sixteen_figure",
]  # fmt: skip
