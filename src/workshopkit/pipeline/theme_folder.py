"""A master, or a colour and a font → a theme's folder to fine-tune: theme.yaml, master, Word reference, logo."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.errors import OutputError
from workshopkit.frozen import dataclass
from workshopkit.model.look import AdoptedLook, Logo
from workshopkit.model.role import Role
from workshopkit.model.theme import COLOUR_ROLES, Theme
from workshopkit.pipeline.output import Output, write_files
from workshopkit.pipeline.themes import PRINTED_IN_A_TWIN, adopt, showable, whole_theme
from workshopkit.sources.fonts import shipped_twin
from workshopkit.sources.locate import Places
from workshopkit.sources.picture import read_logo
from workshopkit.sources.print_code import PRINT_FILE
from workshopkit.sources.theme import THEME_FILE, AuthoredTheme

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}
_MEANT_FOR = {
    "ink": "Text, and what it stands on.",
    "primary": "Titles and deep grounds; text on them.",
    "secondary": "Short lines above titles, breaks; text on them.",
    "accent": "The signal, used little.",
    "muted": "Quiet text, hairlines, a quiet ground.",
    "factor": "Factors.",
    "challenge": "Challenges.",
    "unlit": "Marks that are not in play.",
}
"""What stands above a group of colours in the file."""


@dataclass(frozen=True)
class NewTheme:
    """What somebody asked for: a name, and a master or a colour."""

    name: str
    folder: Path
    master: Path | None = None
    primary: str = ""
    secondary: str = ""
    font: str = "Calibri"
    logo: Path | None = None


def make_theme(new: NewTheme, places: Places) -> tuple[Path, tuple[Diagnostic, ...]]:
    """Writes the folder whole or not at all; its theme.yaml, and what there is to tell.

    Raises OutputError (WK70x) when it cannot be written or is there already, WorkshopkitError (WK50x) when the master
    or the logo (WK561, WK57x) cannot be used.
    """
    file = new.folder / THEME_FILE
    if file.exists():
        hint = "Name another theme, or move that folder away."
        raise OutputError(error("WK704", "there is a theme there already", Span(str(file)), hint))
    outputs, told = _from_master(new, places) if new.master else _from_colour(new, places)
    if problems := write_files(outputs):
        raise OutputError(problems)
    return file, told


def _from_master(new: NewTheme, places: Places) -> tuple[list[Output], tuple[Diagnostic, ...]]:
    from workshopkit.formats.docx.drawn_reference import draw_reference
    from workshopkit.formats.package import open_package, pack
    from workshopkit.formats.pptx.roles import explain_roles

    assert new.master is not None  # the caller looked
    look = adopt(new.master)
    logo, told = _logo(new)
    theme, found = _theme(new, replace(look, logo=logo or look.logo), new.master, places)
    master = pack(open_package(new.master))
    roles = {choice.role.value: choice.layout for choice in explain_roles(theme) if not choice.drawn}
    return _files(new, theme, master, draw_reference(theme), roles), (*look.diagnostics, *told, *found)


def _from_colour(new: NewTheme, places: Places) -> tuple[list[Output], tuple[Diagnostic, ...]]:
    from workshopkit.formats.docx.drawn_reference import draw_reference
    from workshopkit.formats.pptx.drawn_master import draw_master
    from workshopkit.formats.pptx.invented_scheme import invent_colours

    logo, told = _logo(new)
    look = AdoptedLook(invent_colours(new.primary, new.secondary), new.font, new.font, logo, ())
    theme, found = _theme(new, look, new.folder / "master.pptx", places)
    roles = {role.value: role.value.capitalize() for role in Role}
    return _files(new, theme, draw_master(theme), draw_reference(theme), roles), (*told, *found)


def _logo(new: NewTheme) -> tuple[Logo | None, tuple[Diagnostic, ...]]:
    return showable(read_logo(new.logo), new.logo) if new.logo else (None, ())


def _theme(new: NewTheme, look: AdoptedLook, master: Path, places: Places) -> tuple[Theme, tuple[Diagnostic, ...]]:
    title = new.name.replace("-", " ").replace("_", " ").strip().capitalize()
    theme, told = whole_theme(AuthoredTheme(new.folder / THEME_FILE, new.name, title, master, {}), look, places)
    return theme, tuple(each for each in told if each.code != PRINTED_IN_A_TWIN)  # nothing is printed here


def _files(new: NewTheme, theme: Theme, master: bytes, reference: bytes, roles: Mapping[str, str]) -> list[Output]:
    logo = theme.logo if theme.logo and theme.logo.media_type in _ENDINGS else None
    logo_name = f"logo.{'svg' if logo.vector else _ENDINGS[logo.media_type]}" if logo else ""
    text = theme_yaml(theme, roles, logo_name)
    files = {THEME_FILE: text.encode(), "master.pptx": master, "reference.docx": reference}
    if theme.printing:
        files[PRINT_FILE] = (theme.printing.library / PRINT_FILE).read_bytes()  # all of it commented out, to begin with
    if logo:
        files[logo_name] = logo.vector or logo.data
    return [Output("theme", Path(name).suffix[1:], new.folder / name, data) for name, data in files.items()]


def theme_yaml(theme: Theme, roles: Mapping[str, str], logo_name: str) -> str:
    """The text of a theme.yaml with a comment for whoever fine-tunes it."""
    lines = [
        f"# The look of {theme.title}. Change a line, then: workshopkit theme check . (in this folder)",
        "# Colours are six hexadecimal digits; one that you delete is taken from the master again.",
        f"name: {_quoted(theme.name)}",
        f"title: {_quoted(theme.title)}",
        "colours:",
    ]
    for role in COLOUR_ROLES:
        lines += [f"  # {_MEANT_FOR[role]}"] if role in _MEANT_FOR else []
        lines.append(f'  {role}: "{theme.colours[role]}"')
    fonts = f"{{heading: {_quoted(theme.heading_font.name)}, body: {_quoted(theme.body_font.name)}}}"
    lines += [
        "# As Office names them. Whoever opens the files needs them; what lacks files in fonts/ is measured with a twin.",
        f"fonts: {fonts}",
        *_twin_lines(theme),
        "# The smallest body text on slides, in points.",
        f"least_pt: {theme.least_pt:g}",
        *([f"logo: {logo_name}"] if logo_name else ["# logo: logo.png   (PNG, JPEG or SVG; 150 pixels high or more)"]),
        "# What a slide is for, and the master's layout for it; a role without a line is given the best that there is.",
        "roles:" if roles else "roles: {}",
        *(f"  {role}: {_quoted(name)}" for role, name in roles.items()),
    ]
    return "\n".join(lines) + "\n"


def _twin_lines(theme: Theme) -> list[str]:
    """What says that PDFs are set in a twin, where it is one and the same."""
    twins = {shipped_twin(font.name) for font in (theme.heading_font, theme.body_font)}
    if len(twins) > 1 or not all(twins):
        return []
    told = "# As wide as the font, and shipped: PDFs are set in it. Take the line away once fonts/ holds the font's own files."
    return [told, f"measured_with: {twins.pop()}"]


def _quoted(text: str) -> str:
    """Text as YAML and JSON both write it."""
    return json.dumps(text, ensure_ascii=False)
