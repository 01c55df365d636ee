"""A theme → what will hurt when it is used: contrast, fonts that others lack, the logo in print, drawn roles, titles."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from workshopkit.diagnostics import Diagnostic, Severity, Span, note, sort_diagnostics, warning
from workshopkit.errors import WorkshopkitError
from workshopkit.model.theme import Theme
from workshopkit.pipeline.accessibility import check_accessibility
from workshopkit.pipeline.theme_report import RoleLine, ThemeReport, inspect_theme, write_sample
from workshopkit.sources.locate import Places

LOGO_MM = 12
LEAST_DPI = 300
_NEARLY = 0.95
"""A logo that falls short by less than a twentieth looks the same in print."""
_MM_PER_INCH = 25.4
_OFFICE_FONTS = frozenset(
    """aptos,aptos display,arial,arial narrow,arial black,bahnschrift,book antiqua,bookman old style,calibri,calibri light,
    cambria,candara,century,century gothic,comic sans ms,consolas,constantia,corbel,courier new,franklin gothic book,
    franklin gothic medium,garamond,georgia,gill sans mt,impact,lucida sans,palatino linotype,rockwell,segoe ui,
    segoe ui light,segoe ui semibold,tahoma,times new roman,trebuchet ms,tw cen mt,verdana""".replace(
        "\n    ", ""
    ).split(",")
)
"""Fonts that come with Office or Windows, so that whoever is sent a file has them."""
_ABOUT_LEGIBILITY = frozenset({"WK951", "WK953"})
_DOES_NOT_FIT = "WK801"
_SAME = re.compile(r"#\w{6} on #\w{6}|[\d.]+ pt")
"""What messages of the accessibility check have in common when one change in the master mends them all."""
_MOST_NAMED = 6


def check_theme(name: str, places: Places, base: Path) -> ThemeReport:
    """The theme's report with all that will hurt (WK542, WK544, WK56x; WK801, WK951 and such from a sample of every role)."""
    report = inspect_theme(name, places, base)
    theme = report.theme
    if theme is None:
        return report
    told = [*_fonts(theme), *_logo(theme), *_drawn(theme, report.roles), *_titles(theme, report.roles), *_sample(theme)]
    return replace(report, diagnostics=sort_diagnostics((*report.diagnostics, *told)))


def _fonts(theme: Theme) -> Iterator[Diagnostic]:
    for name in dict.fromkeys((theme.heading_font.name, theme.body_font.name)):
        if name.casefold() not in _OFFICE_FONTS:
            message = f"the font «{name}» comes with neither Office nor Windows; whoever lacks it sees another"
            hint = "Install it on the machine that shows the deck, send PDFs, or name a font of Office under «fonts»."
            yield note("WK563", message, _span(theme), hint)


def _logo(theme: Theme) -> Iterator[Diagnostic]:
    logo = theme.logo
    if logo is None or logo.vector or not logo.height_px:
        return
    needed = round(LOGO_MM / _MM_PER_INCH * LEAST_DPI)
    if logo.height_px < needed * _NEARLY:
        dpi = round(logo.height_px / LOGO_MM * _MM_PER_INCH)
        size = f"{logo.width_px} × {logo.height_px} pixels"
        message = f"the logo is {size}: {dpi} dpi at {LOGO_MM} mm high, {LEAST_DPI} is the least for print"
        yield warning("WK564", message, _span(theme), f"Name one of at least {needed} pixels' height under «logo».")


def _drawn(theme: Theme, roles: tuple[RoleLine, ...]) -> Iterator[Diagnostic]:
    for line in roles:
        if line.drawn:
            message = f"no layout carries «{line.role}»: it is drawn on «{line.layout}»"
            hint = f"If the master has a layout for it, name that in theme.yaml: roles, {line.role}."
            yield note("WK565", message, _span(theme), hint)


def _titles(theme: Theme, roles: tuple[RoleLine, ...]) -> Iterator[Diagnostic]:
    from workshopkit.formats.pptx.base import open_base
    from workshopkit.formats.pptx.master import read_master

    layouts = read_master(open_base(theme.master)).layouts
    bare = list(dict.fromkeys(layout.name for layout in layouts if layout.title is None))
    if not bare:
        return
    used = [name for name in bare if name in {line.layout for line in roles}]
    named = ", ".join(f"«{name}»" for name in (used or bare)[:_MOST_NAMED])
    more = len(used or bare) - _MOST_NAMED
    tell, which = (
        (warning, "of its layouts that are used") if used else (note, "of its layouts, which nobody needs here,")
    )
    message = f"{len(used or bare)} {which} without a title: {named}{f' and {more} more' if more > 0 else ''}"
    hint = "Slides on them get a text box for a title, which a screen reader does not know as one. Add a title in PowerPoint."
    yield tell("WK566", message, _span(theme), hint)


def _sample(theme: Theme) -> Iterator[Diagnostic]:
    """What a slide of every role shows that cannot be read, in the master's real colours."""
    with tempfile.TemporaryDirectory(prefix="workshopkit-") as folder:
        file = Path(folder) / "sample.pptx"
        try:
            _slides, told = write_sample(theme, file)
        except WorkshopkitError as reason:
            yield from (_of_the_sample(each, theme) for each in reason.diagnostics)
            return
        yield from (_of_the_sample(each, theme) for each in told)
        found = [each for each in check_accessibility(file).diagnostics if each.code in _ABOUT_LEGIBILITY]
    for alike in _alike(found):
        more = f" (and {len(alike) - 1} more like it)" if len(alike) > 1 else ""
        message = f"on a sample of every role: {alike[0].message}{more}"
        yield replace(alike[0], span=_span(theme), severity=Severity.WARNING, message=message)


def _of_the_sample(told: Diagnostic, theme: Theme) -> Diagnostic:
    """What does not fit is the sample's own text, so it is the place in the master that has to change."""
    if told.code != _DOES_NOT_FIT:
        return told
    hint = "Make that place larger in the master, or «least_pt» in theme.yaml smaller."
    return replace(
        told, span=told.span or _span(theme), message=f"on a sample of every role: {told.message}", hint=hint
    )


def _alike(found: list[Diagnostic]) -> Iterator[list[Diagnostic]]:
    """Those about the same two colours, or the same size, together: a footer's colour is told once for all slides."""
    groups: dict[tuple[str, str], list[Diagnostic]] = {}
    for each in found:
        same = _SAME.search(each.message)
        groups.setdefault((each.code, same[0] if same else each.message), []).append(each)
    yield from groups.values()


def _span(theme: Theme) -> Span:
    return Span(str(theme.master))
