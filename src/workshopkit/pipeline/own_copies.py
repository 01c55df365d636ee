"""A workshop's orders and the wish for copies of their own → which orders are copied, for whom, and where the copies go."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workshopkit.diagnostics import Diagnostic, Span, error, warning
from workshopkit.model.content import Audience
from workshopkit.model.kinds import ending
from workshopkit.model.workshop import DocumentOrder, Person, Workshop
from workshopkit.pipeline.bulk import Place, file_for_each, one_file
from workshopkit.pipeline.copies import Job
from workshopkit.pipeline.making import Making
from workshopkit.pipeline.output import Output
from workshopkit.pipeline.project import Request
from workshopkit.pipeline.report import Artefact

COPIED = "worksheet"
"""The kind of which everybody may get a copy."""
Progress = Callable[[str, int, int], None]


def with_own_copies(workshop: Workshop, request: Request) -> tuple[Workshop, tuple[Diagnostic, ...]]:
    """The workshop with its worksheets for each person or partner marked as their own.

    Where it orders none for them, its first worksheet is made so.
    """
    audience = Audience(request.for_each)
    sheets = [order for order in workshop.documents if order.kind == COPIED]
    chosen = [order for order in sheets if order.audience is audience] or sheets[:1]
    if not sheets:
        hint = "Write `worksheet` under `documents`."
        return workshop, (warning("WK732", "the workshop has no worksheet to make copies of", workshop.span, hint),)
    if not recipients(workshop, audience):
        return workshop, (_nobody(audience, workshop.span),)

    def own(order: DocumentOrder) -> DocumentOrder:
        if not any(order is each for each in chosen):
            return order
        return replace(order, audience=audience, own=True, apart=request.copies == "files")

    return replace(workshop, documents=tuple(map(own, workshop.documents))), ()


def recipients(workshop: Workshop, audience: Audience) -> tuple[Person, ...]:
    """Whom copies are made for: everybody who takes part, or the partners as if each were a person."""
    if audience is Audience.PERSON:
        return workshop.people
    return tuple(Person(p.id, "", p.name, p.sector, p.id) for p in workshop.partners)


def _nobody(audience: Audience, span: Span) -> Diagnostic:
    if audience is Audience.PERSON:
        hint = "Give each partner its `participants`, or name a list: --participants list.csv."
        return error("WK730", "there is nobody to make copies for", span, hint)
    return error("WK730", "there are no partners to make copies for", span, "List them under `partners`.")


class OwnCopies:
    """The copies of one workshop in one language."""

    def __init__(self, making: Making, request: Request, folder: Path, progress: Progress) -> None:
        self.making = making
        self.request = request
        self.folder = folder
        self.progress = progress
        self.work: list[tuple[Job, Place]] = []
        self.pages: list[tuple[DocumentOrder, int]] = []
        """How many pages the files have that hold everybody's copy, once they are made."""

    def prepare(self, orders: tuple[DocumentOrder, ...]) -> None:
        """Finds out what there is to do; what is wrong is told by `making`."""
        stems: set[str] = set()
        for order, _ in self.making.compose(orders):  # tells what is wrong with the template, or that nothing is on it
            stem = self.making.file_name(order, stems)
            stems.add(stem)
            forms = tuple(map(ending, self.request.formats_of(order.kind)))
            workshop, project = self.making.workshop, self.making.project
            people = recipients(workshop, order.audience)
            job = Job(workshop, project.phrases, project.places, self.making.theme, order, people)
            self.work.append((job, Place(self.folder, stem, forms, self.request.processes)))

    def in_one_file(self) -> tuple[list[Output], tuple[Diagnostic, ...]]:
        """The files that hold everybody's copy; none when a file for each is asked for."""
        outputs: list[Output] = []
        found: list[Diagnostic] = []
        for job, place in self.work if self.request.copies == "one" else ():
            made, told = one_file(job, place, self.progress)
            outputs += made
            found += told
            self.pages += [(job.order, output.pages) for output in made if output.pages]
        return outputs, tuple(found)

    def write_each(self) -> tuple[list[Artefact], tuple[Diagnostic, ...]]:
        """Writes a file for each; none when one for all is asked for."""
        artefacts: list[Artefact] = []
        found: list[Diagnostic] = []
        for job, place in self.work if self.request.copies == "files" else ():
            made, told = file_for_each(job, place, self.progress)
            artefacts += made
            found += told
        return artefacts, tuple(found)
