"""A theme's report → the lines that `workshopkit theme inspect` prints."""

from collections.abc import Iterator

from workshopkit.model.theme import Font, Theme
from workshopkit.pipeline.theme_report import ThemeReport, measured_with

_WIDEST = 44
"""Characters that layouts' names are lined up in."""


def theme_lines(report: ThemeReport) -> Iterator[str]:
    """Role by role, then fonts, colours and logo; nothing when the theme cannot be used."""
    theme = report.theme
    if theme is None:
        return
    yield f"{theme.title}  ({theme.master.name})"
    width = max(len(line.role) for line in report.roles)
    layouts = {line.role: f"drawn on «{line.layout}»" if line.drawn else f"«{line.layout}»" for line in report.roles}
    longest = min(max(map(len, layouts.values())), _WIDEST)
    for line in report.roles:
        left, top, across, down = line.free_mm
        yield f"  {line.role:<{width}}  {layouts[line.role]:<{longest}} {line.score:>4}  {line.why}"
        yield f"  {'':<{width}}  free: {across} × {down} mm, {left} mm from the left, {top} mm from the top"
    yield f"  fonts    headings {_font(theme.heading_font)}; text {_font(theme.body_font)}"
    yield from _colours(theme)
    yield f"  logo     {_logo(theme)}"


def _font(font: Font) -> str:
    twin = measured_with(font)
    return font.name if twin == font.name.replace(" ", "") else f"{font.name}, measured with {twin}"


def _colours(theme: Theme) -> Iterator[str]:
    """Every colour with where it came from."""
    width = max(map(len, theme.colours))
    for number, (role, colour) in enumerate(theme.colours.items()):
        head = "" if number else "colours"
        yield f"  {head:<8} {role:<{width}} {colour}  {theme.origins.get(role, '')}".rstrip()


def _logo(theme: Theme) -> str:
    if theme.logo is None:
        return "none found"
    if theme.logo.vector:
        return "image/svg+xml, a drawing, sharp at every size"
    size = f", {theme.logo.width_px} × {theme.logo.height_px} pixels" if theme.logo.height_px else ", a drawing"
    return theme.logo.media_type + size
