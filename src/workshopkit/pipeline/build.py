"""A request → the files of a workshop, written whole or not at all, and a report of them."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from workshopkit.compose.environment import Leaves
from workshopkit.compose.scope import document_scope, shown_workshop
from workshopkit.compose.words import Words
from workshopkit.diagnostics import Diagnostic, has_errors, sort_diagnostics
from workshopkit.errors import WorkshopkitError
from workshopkit.model.deck import Deck
from workshopkit.model.document import Document
from workshopkit.model.workshop import DocumentOrder, Workshop
from workshopkit.pipeline import targets
from workshopkit.pipeline.output import Output, write_files
from workshopkit.pipeline.project import Project, Request, load_project, resolve_project
from workshopkit.pipeline.report import Artefact, Report
from workshopkit.sources.templates import load_template

Progress = Callable[[str], None]


def build(request: Request, progress: Progress = lambda _text: None) -> tuple[Report, ...]:
    """Makes the artefacts in every language asked for; a report a language. Nothing is written when any has errors."""
    return _run(request, progress, writing=True)


def check(request: Request, progress: Progress = lambda _text: None) -> tuple[Report, ...]:
    """All that `build` would tell short of writing: the documents are composed, not written."""
    return _run(request, progress, writing=False)


def _run(request: Request, progress: Progress, writing: bool) -> tuple[Report, ...]:
    project, found = load_project(request)
    if project is None:
        languages = request.languages or ("",)
        return tuple(Report(request.workshop, language, (), sort_diagnostics(found)) for language in languages)
    runs = [
        _Run(request, project, language, progress) for language in request.languages or (project.authored.language,)
    ]
    for run in runs:
        run.make(writing)
    if writing and not any(has_errors((*found, *run.diagnostics)) for run in runs):
        _write(runs)
    return tuple(run.report(found, writing) for run in runs)


class _Run:
    """One language of a build: its artefacts in memory, then on disk."""

    def __init__(self, request: Request, project: Project, language: str, progress: Progress) -> None:
        self.request = request
        self.project = project
        self.language = language
        self.progress = progress
        self.diagnostics: list[Diagnostic] = []
        self.outputs: list[Output] = []
        self.written = False

    def make(self, writing: bool) -> None:
        """Resolves, composes and, when `writing`, formats every artefact asked for."""
        workshop, found = resolve_project(self.project, self.language)
        self.diagnostics.extend(found)
        if workshop is None:
            return
        values = self._compose(workshop)
        if writing and not has_errors(self.diagnostics):
            for number, (order, value) in enumerate(values):
                self.progress(f"{order.kind} ({number + 1}/{len(values)})")
                self._format(workshop, order, value)

    def _compose(self, workshop: Workshop) -> list[tuple[DocumentOrder, Deck | Document]]:
        words = Words(self.language, self.project.phrases)
        leaves = Leaves(words)
        shown = shown_workshop(workshop, words)
        values: list[tuple[DocumentOrder, Deck | Document]] = []
        for order in workshop.documents:
            if self.request.only and order.kind not in self.request.only:
                continue
            template, found = load_template(order.kind, self.project.places)
            self.diagnostics.extend(found)
            if template is None:
                continue
            scope = document_scope(shown, order, workshop.documents, words)
            value, found = targets.compose(template, scope, leaves)
            self.diagnostics.extend(found)
            if value is not None:
                values.append((order, value))
        return values

    def _format(self, workshop: Workshop, order: DocumentOrder, value: Deck | Document) -> None:
        try:
            made = targets.write(value, self.project.theme)
        except WorkshopkitError as reason:
            self.diagnostics.extend(reason.diagnostics)
            return
        self.diagnostics.extend(made.diagnostics)
        path = self._path(workshop, order)
        self.outputs.append(Output(order.kind, targets.FORMATS[order.kind], path, made.data, made.slides))

    def _path(self, workshop: Workshop, order: DocumentOrder) -> Path:
        """`<date>-<title>-<kind>.<format>`, safe on every system; several of a kind are told apart by a number."""
        words = Words(self.language, self.project.phrases)
        slug = workshop.slug[:60].strip("-")
        parts = [str(workshop.days[0].date), slug, words.raw(f"file_{order.kind}")]
        name = "-".join(part for part in parts if part)
        taken = {output.path.stem for output in self.outputs}
        number = next(n for n in range(1, len(taken) + 2) if (name if n == 1 else f"{name}-{n}") not in taken)
        stem = name if number == 1 else f"{name}-{number}"
        return self._folder() / f"{stem}.{targets.FORMATS[order.kind]}"

    def _folder(self) -> Path:
        if self.request.out is None:
            return self.project.file.parent / "out" / self.language
        folder = self.request.out.absolute()
        if self.request.several:
            folder /= self.project.file.parent.name
        return folder / self.language if len(self.request.languages) > 1 else folder

    def report(self, found: tuple[Diagnostic, ...], writing: bool) -> Report:
        """What was made, and everything there is to tell."""
        artefacts = tuple(
            Artefact(o.kind, o.format, o.path, o.slides, hashlib.sha256(o.data).hexdigest())
            for o in self.outputs
            if writing and self.written
        )
        diagnostics = sort_diagnostics((*found, *self.diagnostics))
        return Report(self.project.file, self.language, artefacts, diagnostics)


def _write(runs: list[_Run]) -> None:
    outputs = [output for run in runs for output in run.outputs]
    found = write_files(outputs)
    for run in runs:
        run.diagnostics.extend(found)
        run.written = not found
