"""A theme → what was understood of its master: role by role, fonts, colours, logo, room; as plain data too."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from workshopkit import __version__
from workshopkit.diagnostics import Diagnostic, Severity, Span, error, has_errors, sort_diagnostics
from workshopkit.errors import OutputError, WorkshopkitError
from workshopkit.frozen import dataclass
from workshopkit.model.look import SVG, Logo
from workshopkit.model.theme import Font, Theme
from workshopkit.pipeline.output import Output, write_files
from workshopkit.pipeline.report import diagnostic_as_data
from workshopkit.pipeline.sample_deck import sample_deck
from workshopkit.pipeline.themes import load_theme
from workshopkit.sources.locate import Places

_EMU_PER_MM = 36_000


@dataclass(frozen=True)
class RoleLine:
    """A role of a slide and what the master gives for it; `free_mm` is left, top, width, height of the room to draw in."""

    role: str
    layout: str
    score: int
    why: str
    drawn: bool
    free_mm: tuple[int, int, int, int]


@dataclass(frozen=True)
class ThemeReport:
    """A theme as it was understood; `theme` is None when it cannot be used, and `diagnostics` say why."""

    asked: str
    theme: Theme | None
    roles: tuple[RoleLine, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether the theme cannot be used."""
        return self.theme is None or has_errors(self.diagnostics)

    def strict(self) -> "ThemeReport":
        """The same with every warning an error."""
        weighed = (
            replace(each, severity=Severity.ERROR) if each.severity is Severity.WARNING else each
            for each in self.diagnostics
        )
        return replace(self, diagnostics=tuple(weighed))

    def as_data(self) -> dict[str, Any]:
        """The object that `--json` prints; paths are absolute."""
        told = [diagnostic_as_data(diagnostic) for diagnostic in self.diagnostics]
        known = _theme_data(self.theme) if self.theme else {}
        roles = [
            {
                "role": line.role, "layout": line.layout, "score": line.score, "why": line.why, "drawn": line.drawn,
                "free_mm": list(line.free_mm),
            }
            for line in self.roles
        ]  # fmt: skip
        return {"version": __version__, "theme": self.asked, **known, "roles": roles, "diagnostics": told}


def inspect_theme(name: str, places: Places, base: Path) -> ThemeReport:
    """What a theme (a name, a folder, a theme.yaml or a master) gives; what is wrong with it is in the report."""
    theme, found = load_theme(name, places, base)
    if theme is None:
        return ThemeReport(name, None, (), found)
    try:
        return ThemeReport(name, theme, tuple(_roles(theme)), found)
    except WorkshopkitError as reason:
        return ThemeReport(name, None, (), sort_diagnostics((*found, *reason.diagnostics)))


def write_sample(theme: Theme, path: Path) -> tuple[int, tuple[Diagnostic, ...]]:
    """Writes a deck with a slide of every role; how many slides it took, and what there is to tell.

    Raises OutputError (WK70x) when the file cannot be written.
    """
    from workshopkit.formats.pptx.writer import write_deck

    if path.suffix.lower() != ".pptx":
        raise OutputError(
            error("WK703", f"«{path.name}» would be no PowerPoint file", Span(str(path)), "End it in .pptx.")
        )
    made = write_deck(sample_deck(theme.title), theme)
    if problems := write_files([Output("deck", "pptx", path.absolute(), made.data, made.slides)]):
        raise OutputError(problems)
    return made.slides, made.diagnostics


def _roles(theme: Theme) -> Iterator[RoleLine]:
    from workshopkit.formats.pptx.roles import explain_roles

    for choice in explain_roles(theme):
        box = choice.free
        emu = (box.x_emu, box.y_emu, box.width_emu, box.height_emu)
        left, top, width, height = (round(length / _EMU_PER_MM) for length in emu)
        free = (left, top, width, height)
        yield RoleLine(choice.role.value, choice.layout, choice.score, choice.why, choice.drawn, free)


def _theme_data(theme: Theme) -> dict[str, Any]:
    logo = theme.logo
    return {
        "name": theme.name,
        "title": theme.title,
        "master": str(theme.master.absolute()),
        "colours": dict(theme.colours),
        "colours_from": dict(theme.origins),
        "fonts": {"heading": theme.heading_font.name, "body": theme.body_font.name},
        "measured_with": {"heading": measured_with(theme.heading_font), "body": measured_with(theme.body_font)},
        "logo": _logo_data(logo) if logo else None,
    }


def _logo_data(logo: Logo) -> dict[str, Any]:
    kind = SVG if logo.vector else logo.media_type
    return {"type": kind, "width_px": logo.width_px, "height_px": logo.height_px}


def measured_with(font: Font) -> str:
    """The name of the font whose files text is measured with."""
    return font.regular.name.rpartition("-")[0]
