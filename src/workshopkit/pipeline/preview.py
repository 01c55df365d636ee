"""Workshops, Office files and PDFs → pictures of every page and an overview of each file."""

import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshopkit import __version__
from workshopkit.diagnostics import Diagnostic, error, has_errors, sort_diagnostics
from workshopkit.errors import WorkshopkitError
from workshopkit.frozen import dataclass
from workshopkit.model.kinds import OFFICE_FORMATS, formats_of
from workshopkit.pipeline.build import build_all
from workshopkit.pipeline.output import Output, write_files
from workshopkit.pipeline.project import Request, load_project, subfolders
from workshopkit.pipeline.report import Artefact, diagnostic_as_data
from workshopkit.resolve.slug import slugify, unused
from workshopkit.sources.locate import packaged_data

if TYPE_CHECKING:
    from workshopkit.formats.pdf.pages import Drawn  # its libraries may be missing

Progress = Callable[[str], None]

OFFICE_ENDINGS = frozenset({".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm", ".docx", ".dotx", ".docm", ".dotm"})
_LONGEST_STEM = 100


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """What somebody asked for: workshops (folders, YAML files), Office files and PDFs, in any order.

    `languages`, `theme` and `only` are those of a build, and count for workshops.
    """

    paths: tuple[Path, ...]
    out: Path | None = None
    languages: tuple[str, ...] = ()
    theme: str = ""
    only: tuple[str, ...] = ()
    user_folder: Path | None = None
    width_px: int = 1600
    timeout_seconds: float = 120


@dataclass(frozen=True, slots=True)
class Preview:
    """The pictures of one file. `source` is what was asked for: the file itself, or the workshop that it was built from."""

    source: Path
    name: str
    pages: tuple[Path, ...]
    overviews: tuple[Path, ...]

    def as_data(self) -> dict[str, Any]:
        """The object that `--json` prints for it; paths are absolute."""
        return {
            "source": str(self.source.absolute()),
            "name": self.name,
            "pages": [str(path.absolute()) for path in self.pages],
            "overviews": [str(path.absolute()) for path in self.overviews],
        }


@dataclass(frozen=True, slots=True)
class PreviewReport:
    """What was drawn, and everything there is to tell."""

    previews: tuple[Preview, ...]
    diagnostics: tuple[Diagnostic, ...]

    def as_data(self) -> dict[str, Any]:
        """The object that `--json` prints; paths are absolute."""
        return {
            "version": __version__,
            "previews": [preview.as_data() for preview in self.previews],
            "diagnostics": [diagnostic_as_data(diagnostic) for diagnostic in self.diagnostics],
        }


@dataclass(frozen=True, slots=True)
class _Job:
    """A file to be drawn, and the folder that its pictures go to."""

    source: Path
    file: Path
    folder: Path


def is_workshop(path: Path) -> bool:
    """Whether a path names a workshop: a folder, a YAML file, or nothing that is there and looks like a file to be shown."""
    try:
        if path.is_dir():
            return True
        known = path.suffix.lower() in OFFICE_ENDINGS or is_pdf(path) or path.is_file()
    except OSError:  # a name too long for the system to ask about; reading it tells
        return True
    return path.suffix.lower() in (".yaml", ".yml") or not known


def is_pdf(path: Path) -> bool:
    """Whether a path names a PDF, which is drawn without LibreOffice."""
    return path.suffix.lower() == ".pdf"


def preview(request: PreviewRequest, progress: Progress = lambda _text: None) -> PreviewReport:
    """Draws every file asked for; nothing is written when one of them has errors."""
    found: list[Diagnostic] = []
    try:
        soffice, draw = _drawn_by(request), _drawer()  # before a build, which takes its time
        with tempfile.TemporaryDirectory(prefix="workshopkit-preview-", ignore_cleanup_errors=True) as name:
            jobs = _jobs(request, Path(name), found, progress)
            if has_errors(found) or not jobs:
                return PreviewReport((), sort_diagnostics(found))
            pdfs = _pdfs(jobs, soffice, Path(name), request, progress)
            previews, outputs = _drawn(
                jobs, pdfs, lambda pdf: draw(pdf, request.width_px, pdf in request.paths), progress
            )
    except WorkshopkitError as reason:
        return PreviewReport((), sort_diagnostics((*found, *reason.diagnostics)))
    found.extend(write_files(outputs))
    return PreviewReport(() if has_errors(found) else previews, sort_diagnostics(found))


def _drawn_by(request: PreviewRequest) -> Path | None:
    """LibreOffice, where there may be an Office file; WorkshopkitError (WK711) without."""
    from workshopkit.formats.pdf.soffice import find_soffice

    printed = request.only and not any(set(formats_of(kind)) & set(OFFICE_FORMATS) for kind in request.only)
    pictures = all(is_pdf(path) or (printed and is_workshop(path)) for path in request.paths)
    return None if pictures else find_soffice()


def _pdfs(
    jobs: Iterable[_Job], soffice: Path | None, folder: Path, request: PreviewRequest, progress: Progress
) -> list[Path]:
    """The PDF of each job: its file, or what LibreOffice makes of it."""
    from workshopkit.formats.pdf.soffice import convert_to_pdf

    office = [job.file for job in jobs if not is_pdf(job.file)]
    made: dict[Path, Path] = {}
    if soffice is not None and office:
        progress("LibreOffice is at work")
        pdfs = convert_to_pdf(soffice, office, folder / "office", request.timeout_seconds, _fonts(request))
        made = dict(zip(office, pdfs, strict=True))
    return [made.get(job.file, job.file) for job in jobs]


def _drawer() -> "Callable[[Path, int, bool], Drawn]":
    """What draws a PDF; its libraries are an extra, since a build needs none of them. WorkshopkitError (WK715) without."""
    try:
        from workshopkit.formats.pdf.pages import draw_pages
    except ModuleNotFoundError as reason:
        message = f"a preview needs the Python package «{reason.name}», which is not installed"
        hint = f'Install it with: {_pip()} install "pypdfium2>=4.30" "pillow>=10.3"'
        raise WorkshopkitError(error("WK715", message, None, hint)) from reason
    return draw_pages


def _pip() -> str:
    """How pip is called for this environment, which may have none of its own."""
    if importlib.util.find_spec("pip") is not None:
        return "python -m pip"
    python = Path(sys.base_prefix, "python.exe" if os.name == "nt" else "bin/python3")
    return f'"{python}" -m pip --python "{sys.prefix}"'


def _jobs(request: PreviewRequest, folder: Path, found: list[Diagnostic], progress: Progress) -> list[_Job]:
    """Everything to be drawn, in the order asked for; workshops are built in `folder`, all in one go."""
    paths = tuple(dict.fromkeys(request.paths))
    workshops = [path for path in paths if is_workshop(path)]
    built = _built(request, workshops, folder, found, progress)
    jobs: list[_Job] = []
    for path in paths:
        if path in built:
            jobs.extend(built[path])
        else:
            jobs.append(_Job(path, path, request.out or path.parent / "preview"))
    return jobs


def _built(
    request: PreviewRequest, workshops: Sequence[Path], folder: Path, found: list[Diagnostic], progress: Progress
) -> dict[Path, list[_Job]]:
    builds = [_build_request(request, path, folder / str(number)) for number, path in enumerate(workshops)]
    reports = iter(build_all(builds, progress))
    jobs: dict[Path, list[_Job]] = {}
    for path, subfolder in zip(workshops, subfolders(workshops), strict=True):
        jobs[path] = []
        for _ in request.languages or ("",):
            report = next(reports)
            found.extend(report.diagnostics)
            target = report.workshop.parent / "out" / "preview" / report.language
            if request.out is not None:
                target = request.out / subfolder / (report.language if len(request.languages) > 1 else "")
            jobs[path].extend(_Job(path, artefact.path, target) for artefact in _shown(report.artefacts))
    return jobs


def _shown(artefacts: Sequence[Artefact]) -> list[Artefact]:
    """Everything that has pages, once: a paper in its Word edition, where it has one."""
    office = {artefact.kind for artefact in artefacts if artefact.format in OFFICE_FORMATS}
    return [
        one for one in artefacts if one.format in OFFICE_FORMATS or (one.format == "pdf" and one.kind not in office)
    ]


def _build_request(request: PreviewRequest, workshop: Path, out: Path | None) -> Request:
    return Request(workshop, out, request.languages, request.theme, request.only, request.user_folder)


def _fonts(request: PreviewRequest) -> tuple[Path, ...]:
    """The shipped font files and those of the workshops' themes, so that pictures don't depend on the machine's fonts."""
    files = {file.name: file for file in sorted(packaged_data().glob("templates/themes/*/fonts/*.[ot]tf"))}
    for path in filter(is_workshop, request.paths):
        project, _ = load_project(_build_request(request, path, None))
        for font in (project.theme.heading_font, project.theme.body_font) if project else ():
            files |= {file.name: file for file in (font.regular, font.bold, font.italic, font.bold_italic)}
    return tuple(files.values())


def _drawn(
    jobs: Iterable[_Job], pdfs: Iterable[Path], draw: "Callable[[Path], Drawn]", progress: Progress
) -> tuple[tuple[Preview, ...], list[Output]]:
    """The pictures of each file as outputs, under ASCII names of which no two in a folder are the same."""
    previews: list[Preview] = []
    outputs: list[Output] = []
    taken: dict[Path, list[str]] = {}
    for job, pdf in zip(jobs, pdfs, strict=True):
        progress(job.file.name)
        names = taken.setdefault(job.folder.absolute(), [])
        stem = unused(slugify(job.file.stem, "file")[:_LONGEST_STEM].strip("-"), names)
        names.append(stem)
        made = draw(pdf)
        digits = max(2, len(str(len(made.pages))))
        pages = [job.folder / f"{stem}-{n:0{digits}}.png" for n in range(1, len(made.pages) + 1)]
        ends = ["", *(f"-{n}" for n in range(2, len(made.overviews) + 1))]
        overviews = [job.folder / f"{stem}-overview{end}.png" for end in ends[: len(made.overviews)]]
        outputs += [Output("page", "png", *each) for each in zip(pages, made.pages, strict=True)]
        outputs += [Output("overview", "png", *each) for each in zip(overviews, made.overviews, strict=True)]
        previews.append(Preview(job.source, job.file.name, tuple(pages), tuple(overviews)))
    return tuple(previews), outputs
