"""A workshop's path → everything a build needs, loaded and resolved, or the diagnostics that say why not."""

from collections.abc import Sequence
from pathlib import Path

from workshopkit.diagnostics import Diagnostic, Severity, has_errors
from workshopkit.frozen import dataclass
from workshopkit.model.agenda import AuthoredWorkshop
from workshopkit.model.content import Library
from workshopkit.model.kinds import formats_of
from workshopkit.model.phrases import Phrases
from workshopkit.model.theme import Theme
from workshopkit.model.workshop import Workshop
from workshopkit.pipeline.themes import load_theme
from workshopkit.resolve.ids import assign_ids
from workshopkit.resolve.links import check_library, check_links
from workshopkit.resolve.localize import unfinished_translations
from workshopkit.resolve.slug import slugify, unused
from workshopkit.resolve.wording import Naming
from workshopkit.resolve.workshop import check_without_content, resolve_workshop
from workshopkit.sources.content import load_library
from workshopkit.sources.locate import Places
from workshopkit.sources.phrases import load_phrases
from workshopkit.sources.shapes import LANGUAGES
from workshopkit.sources.theme import HOUSE_THEME
from workshopkit.sources.workshop import FILE_NAME, load_workshop, workshop_file

_TIMING = frozenset(("date", "start", "end", "agenda", "days"))
"""Keys of a workshop without which its clock times cannot be worked out."""


@dataclass(frozen=True)
class Request:
    """What somebody asked for on the command line. `languages` empty: the workshop's own."""

    workshop: Path
    out: Path | None = None
    languages: tuple[str, ...] = ()
    theme: str = ""
    only: tuple[str, ...] = ()
    user_folder: Path | None = None
    subfolder: str = ""
    """The workshop's own folder in `out` when others share it."""
    formats: str = ""
    """One of the CHOICES of `--format`; "" for what is always made."""
    participants: Path | None = None
    """A list of participants."""
    for_each: str = ""
    """Whom copies are made for: "person", "partner", or "" for none."""
    copies: str = "one"
    """"one" file for all copies, or "files": one for each."""
    processes: int = 0
    """How many processes make copies, at most; 0 for as many as there are cores."""
    fillable: bool = False
    """Whether the papers that can are made as forms, too."""
    timeout_seconds: float = 120
    """LibreOffice's limit, where it is needed; a hundred slides take it five."""

    def formats_of(self, kind: str) -> tuple[str, ...]:
        """The formats in which a kind is made."""
        return formats_of(kind, self.formats, kind in self.only)


@dataclass(frozen=True)
class Project:
    """A workshop file and what surrounds it, in every language."""

    file: Path
    places: Places
    authored: AuthoredWorkshop
    library: Library
    phrases: Phrases
    theme: Theme


def subfolders(workshops: Sequence[Path]) -> tuple[str, ...]:
    """A folder's name for each workshop that shares an `out` with others, each one once; "" when there is but one."""
    if len(workshops) < 2:
        return ("",) * len(workshops)
    names: list[str] = []
    for path in workshops:
        file = workshop_file(path).absolute()
        names.append(unused(slugify(file.parent.name if file.name == FILE_NAME else file.stem, "workshop"), names))
    return tuple(names)


def load_project(request: Request) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    """Everything that is read from files; None when any of it has errors. All of it is read in any case."""
    file = workshop_file(request.workshop).resolve()
    places = Places.of(file.parent, request.user_folder)
    authored, found = load_workshop(file)
    if authored is not None and request.participants is not None:
        authored, listed = _joined(authored, request.participants)
        found = (*found, *listed)
    language = authored.language if authored else LANGUAGES[0]
    library, more = load_library(places, language)
    phrases, worded = load_phrases(places, language)
    asked, base = _theme_asked(request, authored, file)
    theme, themed = load_theme(asked, places, base, authored.theme_span if authored and not request.theme else None)
    diagnostics = (*found, *more, *worded, *themed, *(check_library(library) if library else ()))
    if has_errors(diagnostics) or authored is None or library is None or phrases is None or theme is None:
        return None, (*diagnostics, *_what_else(authored, library, request.languages))
    return Project(file, places, authored, library, phrases, theme), diagnostics


def _joined(authored: AuthoredWorkshop, path: Path) -> tuple[AuthoredWorkshop, tuple[Diagnostic, ...]]:
    """The workshop with the people on a list."""
    from workshopkit.pipeline.participants import load_participants  # here, since most builds have no list
    from workshopkit.resolve.participants import with_people

    listed, found = load_participants(path)
    if listed is None:
        return authored, found
    joined, told = with_people(authored, listed)
    return joined, (*found, *told)


def _what_else(
    authored: AuthoredWorkshop | None, library: Library | None, languages: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """What can be told although something is wrong: of ids always, of times when all that has to do with them is read."""
    if authored is None or (library is None and authored.spoiled & _TIMING):
        return ()
    if library is None:
        return check_without_content(authored, authored.language)
    if authored.spoiled & _TIMING:
        naming = Naming(authored.language, authored.language)
        return (*check_links(authored, library, naming), *assign_ids(authored, naming)[1])
    spoken = languages or (authored.language,)
    found = [told for language in spoken for told in resolve_workshop(authored, library, language)[1]]
    # A warning may only be about what was left out, such as a partner without people.
    return tuple(told for told in found if not authored.spoiled or told.severity is Severity.ERROR)


def resolve_project(project: Project, language: str) -> tuple[Workshop | None, tuple[Diagnostic, ...]]:
    """The workshop in one language; None on errors."""
    workshop, found = resolve_workshop(project.authored, project.library, language)
    return workshop, (*found, *unfinished_translations(project.authored, project.library))


def _theme_asked(request: Request, authored: AuthoredWorkshop | None, file: Path) -> tuple[str, Path]:
    if request.theme:
        return request.theme, Path.cwd()
    return (authored.theme if authored and authored.theme else HOUSE_THEME), file.parent
