"""Figures and their widths on paper → pictures of them as PNG, all in one run of typst: what shows where drawings don't.

They are drawn from the same data, by the same code, as in print. Once drawn, a picture serves every document of a build.
"""

from collections.abc import Sequence

from workshopkit.formats.pdf.press import press_for
from workshopkit.formats.pdf.raster import rasterise
from workshopkit.model.figure import Figure
from workshopkit.model.theme import Theme

DPI = 200
"""Sharp enough in print for what only stands in."""
_MAIN = b"""#import "kit/figures.typ": prepared, figure-drawing
#let data = json("data.json")
#let colours = (:)
#for (role, value) in data.theme.colours { colours.insert(role, rgb(value)) }
#set text(font: data.theme.body, hyphenate: false)
#for (figure, width) in data.figures.zip(data.widths) {
  page(
    width: width * 1pt, height: figure.height * width / figure.width * 1pt, margin: 0pt, fill: none,
    figure-drawing(prepared(figure, colours), width * 1pt, (:)),
  )
}
"""
_MOST_KEPT = 400
_Known = dict[tuple[object, ...], bytes]
_kept: _Known = {}
"""Pictures by all that they are made from, so that one that is found here is the one that would be drawn."""


def figure_pictures(figures: Sequence[tuple[Figure, float]], theme: Theme) -> list[bytes]:
    """A picture, transparent where it is empty, of each figure at its width in points; none where the theme can't print."""
    code = theme.printing
    if code is None or not figures:
        return []
    look = (tuple(theme.colours.items()), theme.body_font, code.library)
    keys: list[tuple[object, ...]] = [(figure, width, look) for figure, width in figures]
    wanted = dict(zip(keys, figures, strict=True))
    missing = {key: figure for key, figure in wanted.items() if key not in _kept}
    if missing:
        if len(_kept) + len(missing) > _MOST_KEPT:
            _kept.clear()
            missing = wanted
        made = _drawn(list(missing.values()), theme)
        _kept.update(zip(missing, made, strict=True))
    return [_kept[key] for key in keys]


def _drawn(figures: Sequence[tuple[Figure, float]], theme: Theme) -> list[bytes]:
    press = press_for(theme)
    drawn = press.figures(press.texts())
    places = [drawn.number(figure) for figure, _ in figures]
    data = {"figures": [drawn.data[place] for place in places], "widths": [width for _, width in figures]}
    job = press.job(data, "", _MAIN)
    return rasterise(job.files, job.fonts, DPI)
