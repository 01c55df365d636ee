"""A theme's folder, or a client's master alone → what it says: colours, fonts, files, layouts by role.

What a theme leaves out its master tells; no master is opened here.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from workshopkit.diagnostics import Diagnostic, Span, error, has_errors, warning
from workshopkit.errors import SourceError
from workshopkit.frozen import dataclass
from workshopkit.model.look import Logo
from workshopkit.model.node import Node, Scalar
from workshopkit.model.role import Role
from workshopkit.model.theme import COLOUR_ROLES, LEAST_CONTRAST, TEXT_PAIRS, contrast
from workshopkit.sources.locate import Places
from workshopkit.sources.nearest import nearest
from workshopkit.sources.picture import read_logo
from workshopkit.sources.shapes import BAD, Findings, Flag, Key, Record, Shape, Whole, said
from workshopkit.sources.text_shapes import Line
from workshopkit.sources.yaml_source import load_yaml

HOUSE_THEME = "navigators"
THEME_FILE = "theme.yaml"
MASTERS = (".pptx", ".potx", ".pptm", ".potm", ".ppsx", ".ppsm")
_OLD = (".ppt", ".pot", ".pps")
_THEME_FILES = (".yaml", ".yml")


@dataclass(frozen=True)
class AuthoredTheme:
    """What somebody wrote of a theme; `file` is the theme.yaml, or the master itself when there is none.

    Roles that `colours` lacks, and a font that is "", are the master's own.
    """

    file: Path
    name: str
    title: str
    master: Path
    colours: Mapping[str, str]
    heading: str = ""
    body: str = ""
    measured_with: str = ""
    least_pt: float = 20
    roles: Mapping[str, str] = field(default_factory=dict)
    reference: Path | None = None
    logo: Logo | None = None
    """As read; an SVG is not looked through yet."""
    logo_file: Path | None = None
    light_grounds: bool = False
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Where a colour («colours.ink») or a role («roles.content») is written."""

    @property
    def is_master(self) -> bool:
        """Whether there is nothing but a master."""
        return self.file == self.master

    @property
    def lacks(self) -> bool:
        """Whether the master has to tell something."""
        return len(self.colours) < len(COLOUR_ROLES) or not self.heading or not self.body

    @property
    def fonts_folder(self) -> Path:
        """Where the theme's own fonts are."""
        return self.file.parent / "fonts"


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


def _placed(values: dict[str, Any], spans: dict[str, Span], _span: Span) -> tuple[dict[str, Any], dict[str, Span]]:
    return values, spans


THEME = Record(
    {
        "name": Key(Line(), True),
        "title": Key(Line(), True),
        "colours": Key(
            Record({role: Key(Colour()) for role in COLOUR_ROLES}, _placed),
            False,
            "Those left out are the master's own.",
        ),
        "fonts": Key(
            Record({"heading": Key(Line()), "body": Key(Line())}, _keep), False, "The master's own when left out."
        ),
        "measured_with": Key(Line(), False, "The metric twin in fonts/ when it has another name than the font."),
        "least_pt": Key(Whole(12, 40), False, "The floor of body text on slides, in points."),
        "roles": Key(Record({role.value: Key(Line()) for role in Role}, _placed), False, "Role → layout's name."),
        "master": Key(Line(), False, "master.pptx when left out."),
        "reference": Key(Line(), False, "reference.docx when left out."),
        "light_grounds": Key(Flag(), False, "Whether a drawn master is sparing of ink: title and breaks on paper."),
        "logo": Key(Line(), False, "A PNG, JPEG or SVG for the papers; the master's own when left out."),
    },
    _placed,
    "A theme",
)


def find_theme(name: str, places: Places, base: Path) -> Path | None:
    """The file of a theme that is named, or given relative to `base`: a folder, its theme.yaml, or a master."""
    named = places.first(f"templates/themes/{name}") if re.fullmatch(r"[\w-]{1,80}", name) else None
    try:
        if named is not None and (named / THEME_FILE).is_file():
            return named / THEME_FILE
        given = base / name
        if given.suffix.lower() in (*_THEME_FILES, *MASTERS) and given.is_file():
            return given
        return given / THEME_FILE if (given / THEME_FILE).is_file() else None
    except OSError:  # a name too long for the system to ask about
        return None


def theme_names(places: Places) -> tuple[str, ...]:
    """The names of the themes that can be asked for."""
    folders = (path for layer in places.every("templates/themes") for path in layer.iterdir())
    return tuple(sorted({folder.name for folder in folders if (folder / THEME_FILE).is_file()}))


def read_theme(
    name: str, places: Places, base: Path, span: Span | None = None
) -> tuple[AuthoredTheme | None, tuple[Diagnostic, ...]]:
    """The theme of that name, folder or file; None on errors. `span` is where somebody asked for it."""
    file = find_theme(name, places, base)
    if file is None:
        return None, (_no_theme(name, places, base, span),)
    if file.suffix.lower() not in MASTERS:
        return _read_file(file)
    beside = file.with_name(THEME_FILE)
    if beside.is_file():
        theme, found = _read_file(beside)
        if theme is None or theme.master.resolve() == file.resolve():
            return theme, found
    return AuthoredTheme(file, file.stem, file.stem, file, {}), ()


def _no_theme(name: str, places: Places, base: Path, span: Span | None) -> Diagnostic:
    ending = Path(name).suffix.lower()
    if _is_file(base / name):
        message = f"«{Path(name).name[:80]}» is no PowerPoint master"
        old = "It is of PowerPoint 97–2003. " if ending in _OLD else ""
        return error("WK541", message, span, f"{old}Open it in PowerPoint and save it as .pptx or .potx.")
    if ending in MASTERS and not _is_folder(base / name):
        return error("WK541", f"there is no file «{name[:80]}»", span, "Check the name and the folder.")
    if Path(name).name.strip(".") and _is_folder(base / name):
        hint = f"Add one, or make a theme with: workshopkit theme new {Path(name).name} --from MASTER.pptx"
        return error("WK541", f"the folder «{name[:80]}» has no {THEME_FILE}", span, hint)
    if "/" in name or "\\" in name:
        return error("WK541", f"there is no folder «{name[:80]}»", span, _whence(name, base, span))
    return error("WK541", f"there is no theme «{name[:80]}»", span, nearest(name, theme_names(places)))


def _whence(name: str, base: Path, span: Span | None) -> str:
    """Where a path counts from; and how to write one that is right from where somebody stands."""
    if span is None:
        return "A path counts from the folder that you stand in."
    counts = "A path counts from the folder of workshop.yaml"
    if _is_folder(Path.cwd() / name) and Path.cwd().drive == base.drive:
        return f"{counts}: theme: {Path(os.path.relpath(Path.cwd() / name, base)).as_posix()}"
    return f"{counts}."


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long for the system to ask about, or with a NUL in it
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long for the system to ask about
        return False


def _read_file(file: Path) -> tuple[AuthoredTheme | None, tuple[Diagnostic, ...]]:
    to = Findings()
    try:
        read = THEME.read(load_yaml(file), to)
    except SourceError as reason:
        return None, reason.diagnostics
    theme = None
    if read is not BAD:
        values, spans = read
        theme = _authored(values, spans, file, to)
    return (None if has_errors(to.diagnostics) else theme), tuple(to.diagnostics)


def _authored(values: dict[str, Any], spans: dict[str, Span], file: Path, to: Findings) -> AuthoredTheme:
    master = file.parent / values.get("master", "master.pptx")
    if not master.is_file():
        hint = "Put it there, or name another under «master»."
        to.bad("WK543", f"the theme's master {master.name} is missing", spans.get("master", Span(str(file))), hint)
    fonts = values.get("fonts", {})
    colours, of_colours = values.get("colours", ({}, {}))
    roles, of_roles = values.get("roles", ({}, {}))
    places = {f"colours.{name}": span for name, span in of_colours.items()}
    places |= {f"roles.{name}": span for name, span in of_roles.items()}
    places |= {name: spans[name] for name in ("measured_with", "master") if name in spans}
    return AuthoredTheme(
        file,
        values["name"],
        values["title"],
        master,
        colours,
        fonts.get("heading", ""),
        fonts.get("body", ""),
        values.get("measured_with", ""),
        values.get("least_pt", 20),
        roles,
        _reference(file, values, spans, to),
        _logo(file.parent / values["logo"], spans["logo"], to) if "logo" in values else None,
        file.parent / values["logo"] if "logo" in values else None,
        values.get("light_grounds", False),
        places,
    )


def _reference(file: Path, values: dict[str, Any], spans: dict[str, Span], to: Findings) -> Path | None:
    """The Word reference document beside a theme file, None where one is to be drawn."""
    reference: Path = file.parent / values.get("reference", "reference.docx")
    if reference.is_file():
        return reference
    if "reference" in values:
        hint = "Put it there, or delete the line: one is then drawn from the theme."
        to.bad("WK562", f"the theme's Word reference {reference.name} is missing", spans["reference"], hint)
    return None


def _logo(path: Path, span: Span, to: Findings) -> Logo | None:
    try:
        return read_logo(path, span)
    except SourceError as reason:
        to.diagnostics.extend(reason.diagnostics)
        return None


def check_contrast(colours: Mapping[str, str], theme: AuthoredTheme) -> tuple[Diagnostic, ...]:
    """A warning (WK544) for every pair of text and ground that is hard to read, at the one of the two that is written."""
    found = []
    for text, ground in TEXT_PAIRS:
        ratio = contrast(colours[text], colours[ground])
        if ratio < LEAST_CONTRAST:
            message = f"«{text}» on «{ground}» has a contrast of {ratio:.1f}:1; {LEAST_CONTRAST}:1 is the least"
            places = (theme.spans[key] for key in (f"colours.{text}", f"colours.{ground}") if key in theme.spans)
            span = next(places, Span(str(theme.file)))
            found.append(warning("WK544", message, span, "Make one of the two darker or lighter."))
    return tuple(found)
