"""A workshop's path → everything a build needs, loaded and resolved, or the diagnostics that say why not."""

from pathlib import Path

from workshopkit.diagnostics import Diagnostic, has_errors
from workshopkit.frozen import dataclass
from workshopkit.model.agenda import AuthoredWorkshop
from workshopkit.model.content import Library
from workshopkit.model.phrases import Phrases
from workshopkit.model.theme import Theme
from workshopkit.model.workshop import Workshop
from workshopkit.resolve.links import check_library
from workshopkit.resolve.localize import unfinished_translations
from workshopkit.resolve.workshop import resolve_workshop
from workshopkit.sources.content import load_library
from workshopkit.sources.locate import Places
from workshopkit.sources.phrases import load_phrases
from workshopkit.sources.theme import HOUSE_THEME, load_theme
from workshopkit.sources.workshop import load_workshop, workshop_file


@dataclass(frozen=True)
class Request:
    """What somebody asked for on the command line. `languages` empty: the workshop's own."""

    workshop: Path
    out: Path | None = None
    languages: tuple[str, ...] = ()
    theme: str = ""
    only: tuple[str, ...] = ()
    user_folder: Path | None = None
    several: bool = False
    """Whether `out` is shared with other workshops."""


@dataclass(frozen=True)
class Project:
    """A workshop file and what surrounds it, in every language."""

    file: Path
    places: Places
    authored: AuthoredWorkshop
    library: Library
    phrases: Phrases
    theme: Theme


def load_project(request: Request) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    """Everything that is read from files; None when any of it has errors. All of it is read in any case."""
    file = workshop_file(request.workshop).resolve()
    places = Places.of(file.parent, request.user_folder)
    authored, found = load_workshop(file)
    library, more = load_library(places)
    phrases, worded = load_phrases(places)
    asked, base = _theme_asked(request, authored, file)
    theme, themed = load_theme(asked, places, base, authored.span if authored and not request.theme else None)
    diagnostics = (*found, *more, *worded, *themed, *(check_library(library) if library else ()))
    if has_errors(diagnostics) or authored is None or library is None or phrases is None or theme is None:
        return None, diagnostics
    return Project(file, places, authored, library, phrases, theme), diagnostics


def resolve_project(project: Project, language: str) -> tuple[Workshop | None, tuple[Diagnostic, ...]]:
    """The workshop in one language; None on errors."""
    workshop, found = resolve_workshop(project.authored, project.library, language)
    return workshop, (*found, *unfinished_translations(project.authored, project.library))


def _theme_asked(request: Request, authored: AuthoredWorkshop | None, file: Path) -> tuple[str, Path]:
    if request.theme:
        return request.theme, Path.cwd()
    return (authored.theme if authored and authored.theme else HOUSE_THEME), file.parent
