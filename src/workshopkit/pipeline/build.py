"""A request → the files of a workshop, written whole or not at all, and a report of them."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from workshopkit.diagnostics import Diagnostic, has_errors, sort_diagnostics
from workshopkit.model.workshop import DocumentOrder, Workshop
from workshopkit.pipeline.output import Output, write_files
from workshopkit.pipeline.project import Project, Request, load_project, resolve_project
from workshopkit.pipeline.report import Artefact, Report
from workshopkit.sources.templates import is_shipped
from workshopkit.sources.workshop import workshop_file

Progress = Callable[[str], None]

MOST_ITEMS_TRUSTED = 120
"""Items of a workshop beyond which a check composes its documents, since the bounds of a document may be reached."""


def build(request: Request, progress: Progress = lambda _text: None) -> tuple[Report, ...]:
    """Makes the artefacts in every language asked for; a report a language. Nothing is written when any has errors."""
    return build_all((request,), progress)


def build_all(requests: Iterable[Request], progress: Progress = lambda _text: None) -> tuple[Report, ...]:
    """The same for several workshops; nothing of any of them is written when one has errors."""
    prepared = [_Prepared(request, progress, writing=True) for request in requests]
    if not any(each.failed for each in prepared):
        _write([run for each in prepared for run in each.runs])
    return tuple(report for each in prepared for report in each.reports(writing=True))


def check(request: Request, progress: Progress = lambda _text: None) -> tuple[Report, ...]:
    """All that `build` would tell short of writing.

    Only what could fail is composed: with the kit's own templates, phrases and content the project's tests have done it.
    """
    return _Prepared(request, progress, writing=False).reports(writing=False)


class _Prepared:
    """A workshop loaded, and made in memory in every language asked for."""

    def __init__(self, request: Request, progress: Progress, writing: bool) -> None:
        self.request = request
        project, self.found = load_project(request)
        languages = request.languages or (project.authored.language if project else "",)
        self.languages = languages
        self.runs = [_Run(request, project, language, progress) for language in languages] if project else []
        for run in self.runs:
            run.make(writing)
        if project and not writing:
            self.found = (
                *self.found,
                *_theme_files(project, {order.kind for run in self.runs for order in run.orders}),
            )

    @property
    def failed(self) -> bool:
        """Whether anything stops it from being written."""
        return has_errors((*self.found, *(d for run in self.runs for d in run.diagnostics)))

    def reports(self, writing: bool) -> tuple[Report, ...]:
        """One a language."""
        if self.runs:
            return tuple(run.report(self.found, writing) for run in self.runs)
        file = workshop_file(self.request.workshop).absolute()
        return tuple(Report(file, language, (), sort_diagnostics(self.found)) for language in self.languages)


def _theme_files(project: Project, kinds: Collection[str]) -> tuple[Diagnostic, ...]:
    """What is wrong with the files of somebody's own theme; those that are shipped are not opened."""
    theme, shipped = project.theme, (project.places.package / "templates").resolve()
    fonts = (theme.body_font, theme.heading_font)
    files = [
        theme.master,
        theme.reference,
        *(path for f in fonts for path in (f.regular, f.bold, f.italic, f.bold_italic)),
    ]
    if not kinds or all(path is None or path.resolve().is_relative_to(shipped) for path in files):
        return ()
    from workshopkit.formats.theme_files import check_files
    from workshopkit.pipeline.targets import DECK

    return check_files(theme, deck=DECK in kinds, papers=any(kind != DECK for kind in kinds))


class _Run:
    """One language of a build: its artefacts in memory, then on disk."""

    def __init__(self, request: Request, project: Project, language: str, progress: Progress) -> None:
        self.request = request
        self.project = project
        self.language = language
        self.progress = progress
        self.diagnostics: list[Diagnostic] = []
        self.outputs: list[Output] = []
        self.orders: tuple[DocumentOrder, ...] = ()
        self.written = False

    def make(self, writing: bool) -> None:
        """Resolves, composes and, when `writing`, formats every artefact asked for."""
        workshop, found = resolve_project(self.project, self.language)
        self.diagnostics.extend(found)
        if workshop is None:
            return
        self.orders = tuple(o for o in workshop.documents if not self.request.only or o.kind in self.request.only)
        if writing or self._may_fail(workshop):
            self._make(workshop, writing)

    def _may_fail(self, workshop: Workshop) -> bool:
        """Whether composing could find a mistake: somebody's own template or content, or an uncommonly long workshop."""
        places = self.project.places
        own = any((layer / "content").is_dir() for layer in places.layers[:-1])
        length = sum(len(day.items) for day in workshop.days)
        return own or length > MOST_ITEMS_TRUSTED or not all(is_shipped(order.kind, places) for order in self.orders)

    def _make(self, workshop: Workshop, writing: bool) -> None:
        from workshopkit.pipeline.making import Making

        making = Making(workshop, self.project, self.language)
        values = making.compose(self.orders)
        if writing and not has_errors((*self.diagnostics, *making.diagnostics)):
            self.outputs = making.format(values, self._folder(), self.progress)
        self.diagnostics.extend(making.diagnostics)

    def _folder(self) -> Path:
        if self.request.out is None:
            return self.project.file.parent / "out" / self.language
        folder = self.request.out.absolute()
        folder /= self.request.subfolder
        return folder / self.language if len(self.request.languages) > 1 else folder

    def report(self, found: tuple[Diagnostic, ...], writing: bool) -> Report:
        """What was made, and everything there is to tell."""
        artefacts = tuple(
            Artefact(o.kind, o.format, o.path, o.slides, o.sha256) for o in self.outputs if writing and self.written
        )
        diagnostics = sort_diagnostics((*found, *self.diagnostics))
        return Report(self.project.file, self.language, artefacts, diagnostics)


def _write(runs: list[_Run]) -> None:
    outputs = [output for run in runs for output in run.outputs]
    found = write_files(outputs)
    for run in runs:
        run.diagnostics.extend(found)
        run.written = not found
