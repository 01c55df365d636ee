"""A theme's folder → Theme: `theme.yaml` with its master, its reference document and the fonts to measure with."""

import re
from pathlib import Path
from typing import Any

from workshopkit.diagnostics import Diagnostic, Span, error, has_errors, warning
from workshopkit.errors import SourceError
from workshopkit.model.deck import Role
from workshopkit.model.node import Node, Scalar
from workshopkit.model.theme import COLOUR_ROLES, Font, Theme, contrast
from workshopkit.sources.locate import Places
from workshopkit.sources.shapes import BAD, Findings, Key, Line, Record, Shape, Whole, nearest, said
from workshopkit.sources.yaml_source import load_yaml

HOUSE_THEME = "navigators"
LEAST_CONTRAST = 4.5
_STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "BoldItalic"}
_METRIC_TWIN = "Carlito"


class Colour(Shape):
    """Six hexadecimal digits, with or without #."""

    def read(self, node: Node, to: Findings) -> Any:
        text = node.text.lstrip("#").upper() if isinstance(node, Scalar) else ""
        if re.fullmatch("[0-9A-F]{6}", text):
            return text
        return to.bad("WK103", f"a colour is expected here, not {said(node)}", node.span, 'Write it as "003049".')

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^#?[0-9A-Fa-f]{6}$"}


def _keep(values: dict[str, Any], _spans: dict[str, Span], _span: Span) -> dict[str, Any]:
    return values


THEME = Record(
    {
        "name": Key(Line(), True),
        "title": Key(Line(), True),
        "colours": Key(Record({role: Key(Colour(), True) for role in COLOUR_ROLES}, _keep), True),
        "fonts": Key(Record({"heading": Key(Line(), True), "body": Key(Line(), True)}, _keep), True),
        "measured_with": Key(Line(), False, "The metric twin in fonts/ when it has another name than the font."),
        "least_pt": Key(Whole(12, 40), False, "The floor of body text on slides, in points."),
        "roles": Key(Record({role.value: Key(Line()) for role in Role}, _keep), False, "Role → layout's name."),
        "master": Key(Line(), False, "master.pptx when left out."),
        "reference": Key(Line(), False, "reference.docx when left out."),
    },
    _keep,
    "A theme",
)


def find_theme(name: str, places: Places, base: Path) -> Path | None:
    """The folder of a theme that is named, or given as a folder relative to `base`."""
    named = places.first(f"templates/themes/{name}") if re.fullmatch(r"[\w-]+", name) else None
    folder = base / name
    return named or (folder if (folder / "theme.yaml").is_file() else None)


def theme_names(places: Places) -> tuple[str, ...]:
    """The names of the themes that can be asked for."""
    folders = (path for layer in places.every("templates/themes") for path in layer.iterdir())
    return tuple(sorted({folder.name for folder in folders if (folder / "theme.yaml").is_file()}))


def load_theme(
    name: str, places: Places, base: Path, span: Span | None = None
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme of that name or folder; None on errors. `span` is where somebody asked for it."""
    folder = find_theme(name, places, base)
    if folder is None:
        hint = nearest(name, theme_names(places))
        return None, (error("WK541", f"there is no theme «{name[:80]}»", span, hint),)
    file = folder / "theme.yaml"
    to = Findings()
    try:
        values = THEME.read(load_yaml(file), to)
    except SourceError as reason:
        return None, reason.diagnostics
    if values is BAD:
        return None, tuple(to.diagnostics)
    theme = _theme(values, folder, places, to)
    return (None if has_errors(to.diagnostics) else theme), tuple(to.diagnostics)


def _theme(values: dict[str, Any], folder: Path, places: Places, to: Findings) -> Theme:
    fonts = {part: _font(values["fonts"][part], values, folder, places, to) for part in ("heading", "body")}
    master = folder / values.get("master", "master.pptx")
    if not master.is_file():
        to.bad("WK543", f"the theme's master {master.name} is missing", Span(str(folder / "theme.yaml")))
    _check_contrast(values["colours"], str(folder / "theme.yaml"), to)
    reference = folder / values.get("reference", "reference.docx")
    return Theme(
        name=values["name"],
        title=values["title"],
        colours=values["colours"],
        heading_font=fonts["heading"],
        body_font=fonts["body"],
        master=master,
        reference=reference if reference.is_file() else None,
        least_pt=values.get("least_pt", 20),
        roles=values.get("roles", {}),
    )


def _font(name: str, values: dict[str, Any], folder: Path, places: Places, to: Findings) -> Font:
    twin = values.get("measured_with", name)
    files = {key: folder / "fonts" / f"{twin}-{style}.ttf" for key, style in _STYLES.items()}
    if not all(path.is_file() for path in files.values()):
        message = (
            f"the font «{name}» has no files in fonts/; text is measured with {_METRIC_TWIN} and its size is a guess"
        )
        hint = f"Put {twin}-Regular.ttf, -Bold, -Italic and -BoldItalic into fonts/, or name a twin in «measured_with»."
        to.diagnostics.append(warning("WK542", message, Span(str(folder / "theme.yaml")), hint))
        house = places.package / "templates" / "themes" / HOUSE_THEME / "fonts"
        files = {key: house / f"{_METRIC_TWIN}-{style}.ttf" for key, style in _STYLES.items()}
    return Font(name, **files)


def _check_contrast(colours: dict[str, str], file: str, to: Findings) -> None:
    pairs = [("ink", "paper"), ("muted", "paper"), ("ink", "tint"), ("ink", "factor-tint"), ("ink", "challenge-tint")]
    pairs += [(role, role.removeprefix("on-")) for role in COLOUR_ROLES if role.startswith("on-")]
    for text, ground in pairs:
        ratio = contrast(colours[text], colours[ground])
        if ratio < LEAST_CONTRAST:
            message = f"«{text}» on «{ground}» has a contrast of {ratio:.1f}:1; {LEAST_CONTRAST}:1 is the least"
            hint = "Make one of the two darker or lighter."
            to.diagnostics.append(warning("WK544", message, Span(file), hint))
