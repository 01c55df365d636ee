"""A request → the files of a workshop, written whole or not at all, and a report of them."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from workshopkit.diagnostics import Diagnostic, has_errors, sort_diagnostics, warning
from workshopkit.model.kinds import DECK, FILLABLE, KINDS, PRINT_PLAN, ending, formats_of
from workshopkit.model.workshop import DocumentOrder, Workshop
from workshopkit.pipeline.output import Output, write_files
from workshopkit.pipeline.project import Project, Request, load_project, resolve_project
from workshopkit.pipeline.report import Artefact, Report
from workshopkit.pipeline.themes import PRINTED_IN_A_TWIN
from workshopkit.sources.templates import is_shipped
from workshopkit.sources.workshop import workshop_file

if TYPE_CHECKING:
    from workshopkit.pipeline.deck_paper import DeckPaper  # only where LibreOffice is asked for
    from workshopkit.pipeline.making import Making  # only where something is composed
    from workshopkit.pipeline.own_copies import OwnCopies  # only where copies are asked for

Progress = Callable[..., None]
"""Told what is being made: a text, and where it is known how many of how many are done."""

MOST_ITEMS_TRUSTED = 120
"""Items of a workshop beyond which a check composes its documents, since the bounds of a document may be reached."""


def build(request: Request, progress: Progress = lambda *_: None) -> tuple[Report, ...]:
    """Makes the artefacts in every language asked for; a report a language. Nothing is written when any has errors."""
    return build_all((request,), progress)


def build_all(requests: Iterable[Request], progress: Progress = lambda *_: None) -> tuple[Report, ...]:
    """The same for several workshops; nothing of any of them is written when one has errors."""
    prepared = [_Prepared(request, progress, writing=True) for request in requests]
    if not any(each.failed for each in prepared):
        _put_on_paper([run for each in prepared for run in each.runs])
    if not any(each.failed for each in prepared):
        _write([run for each in prepared for run in each.runs])
    return tuple(report for each in prepared for report in each.reports(writing=True))


def check(request: Request, progress: Progress = lambda *_: None) -> tuple[Report, ...]:
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
        if not any(run.makes_pdf for run in self.runs):
            self.found = tuple(each for each in self.found if each.code != PRINTED_IN_A_TWIN)
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
        self.waiting: list[DeckPaper] = []
        self.orders: tuple[DocumentOrder, ...] = ()
        self.own: OwnCopies | None = None
        self.own_files: list[Artefact] = []
        self.written = False

    def make(self, writing: bool) -> None:
        """Resolves, composes and, when `writing`, formats every artefact asked for."""
        workshop, found = resolve_project(self.project, self.language)
        self.diagnostics.extend(found)
        if workshop is None:
            return
        workshop = replace(workshop, documents=tuple(map(self._order, self._wanted(workshop.documents))))
        if self.request.for_each:
            from workshopkit.pipeline.own_copies import with_own_copies  # here, since few builds have copies

            workshop, found = with_own_copies(workshop, self.request)
            self.diagnostics.extend(found)
        self.orders = tuple(o for o in workshop.documents if not self.request.only or o.kind in self.request.only)
        self.diagnostics.extend(_not_made_so(self.request))
        if writing or self._may_fail(workshop):
            self._make(workshop, writing)

    def _wanted(self, documents: tuple[DocumentOrder, ...]) -> tuple[DocumentOrder, ...]:
        """The workshop's documents, and with them each kind that somebody names though the workshop leaves it out."""
        known = {order.kind for order in documents}
        return (*documents, *(DocumentOrder(kind) for kind in KINDS if kind in self.request.only and kind not in known))

    def _order(self, order: DocumentOrder) -> DocumentOrder:
        made = self.request.formats_of(order.kind)
        order = order if order.asked else replace(order, asked=bool(made))
        return replace(order, fillable=True) if self.request.fillable and order.kind in FILLABLE else order

    @property
    def makes_pdf(self) -> bool:
        """Whether one of its files is a PDF that the kit typesets."""
        kinds = {order.kind for order in self.orders if order.kind != DECK}
        forms = map(self.request.formats_of, kinds)
        return any(ending(form) == "pdf" for form in chain.from_iterable(forms))

    def _may_fail(self, workshop: Workshop) -> bool:
        """Whether composing could find a mistake: somebody's own template or content, or an uncommonly long workshop."""
        places = self.project.places
        own = any((layer / "content").is_dir() for layer in places.layers[:-1])
        length = sum(len(day.items) for day in workshop.days)
        return own or length > MOST_ITEMS_TRUSTED or not all(is_shipped(order.kind, places) for order in self.orders)

    def _make(self, workshop: Workshop, writing: bool) -> None:
        from workshopkit.pipeline.authored_places import once_a_place
        from workshopkit.pipeline.making import Making

        making = Making(workshop, self.project, self.language)
        wanted = (order for order in self.orders if not writing or self.request.formats_of(order.kind))
        values = making.compose(order for order in wanted if not order.own)
        self._prepare_own(making)
        if writing and not has_errors((*self.diagnostics, *making.diagnostics)):
            own = self._make_own()
            making.own_pages = self.own.pages if self.own else []
            self.outputs = making.format(values, self.request, self._folder(), self.progress)
            self.outputs += own
            self.waiting = making.waiting
        self.diagnostics.extend(once_a_place(making.diagnostics))

    def _prepare_own(self, making: "Making") -> None:
        """Everybody's copies, where they are asked for or the print plan has to count them."""
        counted = any(order.kind == PRINT_PLAN for order in self.orders)
        own = tuple(order for order in (making.workshop.documents if counted else self.orders) if order.own)
        if own:
            from workshopkit.pipeline.own_copies import OwnCopies

            self.own = OwnCopies(making, self.request, self._folder(), self.progress)
            self.own.prepare(own)

    def _make_own(self) -> list[Output]:
        """The files that hold everybody's copy, and are asked for."""
        if self.own is None:
            return []
        outputs, found = self.own.in_one_file()
        self.diagnostics.extend(found)
        kinds = {order.kind for order in self.orders if order.own}
        return [output for output in outputs if output.kind in kinds]

    def write_own(self) -> None:
        """Writes a file for each person or partner where that is asked for, once all else is written."""
        if self.own is not None and self.written and any(order.own for order in self.orders):
            self.own_files, found = self.own.write_each()
            self.diagnostics.extend(found)

    def _folder(self) -> Path:
        if self.request.out is None:
            return self.project.file.parent / "out" / self.language
        folder = self.request.out.absolute()
        folder /= self.request.subfolder
        return folder / self.language if len(self.request.languages) > 1 else folder

    def report(self, found: tuple[Diagnostic, ...], writing: bool) -> Report:
        """What was made, and everything there is to tell."""
        artefacts = tuple(
            Artefact(o.kind, o.format, o.path, o.slides, o.sha256, o.pages, o.copies)
            for o in self.outputs
            if writing and self.written
        )
        diagnostics = sort_diagnostics((*found, *self.diagnostics))
        return Report(self.project.file, self.language, (*artefacts, *self.own_files), diagnostics)


def _not_made_so(request: Request) -> Iterator[Diagnostic]:
    """A warning (WK705) for each kind that is named and has no file of the format that is asked for."""
    for kind in dict.fromkeys(request.only):
        if not formats_of(kind, request.formats, named=True):
            known = " and ".join(f".{ending(form)}" for form in formats_of(kind, "all"))
            message = f"«{kind}» comes as {known}, and not in the format that is asked for: it is left out"
            yield warning("WK705", message, None, "Leave --format away.")


def _put_on_paper(runs: list[_Run]) -> None:
    """What waits for LibreOffice in all runs, made in one go; it stands behind the deck."""
    waiting = [(run, paper) for run in runs for paper in run.waiting]
    if not waiting:
        return
    from workshopkit.pipeline.deck_paper import put_on_paper

    first = waiting[0][0]
    made = put_on_paper([paper for _, paper in waiting], first.progress, first.request.timeout_seconds)
    for (run, paper), one in zip(reversed(waiting), reversed(made), strict=True):
        run.diagnostics.extend(one.diagnostics)
        if one.output is not None:
            run.outputs.insert(paper.place, one.output)


def _write(runs: list[_Run]) -> None:
    outputs = [output for run in runs for output in run.outputs]
    found = write_files(outputs)
    for run in runs:
        run.diagnostics.extend(found)
        run.written = not found
    for run in runs:
        run.write_own()
