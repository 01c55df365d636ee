"""A worksheet's order and some people → a document for each, and its files: what one process does of a bulk build.

All that it needs is given to it as values, so that it works the same in a process of its own on every system.
"""

import signal
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from workshopkit.compose.environment import Leaves
from workshopkit.compose.marks import with_marks
from workshopkit.compose.paper_counts import own_copy
from workshopkit.compose.scope import document_scope, shown_workshop
from workshopkit.compose.word_tags import WordTags
from workshopkit.compose.words import Words
from workshopkit.diagnostics import Diagnostic, has_errors
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.pdf.print_copies import PrintedPart, print_part
from workshopkit.frozen import dataclass
from workshopkit.model.document import Document
from workshopkit.model.phrases import Phrases
from workshopkit.model.theme import Theme
from workshopkit.model.version import version_of
from workshopkit.model.workshop import DocumentOrder, Person, Workshop
from workshopkit.pipeline import targets
from workshopkit.sources.locate import Places
from workshopkit.sources.templates import load_template, word_template_path

if TYPE_CHECKING:
    from workshopkit.pipeline.prepared_copies import PreparedCopies


_PREPARED_SHARE = 0.1
"""Of a copy's work that is left where its sheet is prepared for many."""


@dataclass(frozen=True)
class Job:
    """What is to be copied, and for whom: everybody, in order."""

    workshop: Workshop
    phrases: Phrases
    places: Places
    theme: Theme
    order: DocumentOrder
    people: tuple[Person, ...]

    @property
    def name(self) -> str:
        """The short name of the work, for progress."""
        return self.order.kind


@dataclass(frozen=True)
class Made:
    """A file of one person's: the person's place, the format, its bytes and pages."""

    place: int
    format: str
    data: bytes
    pages: int | None


@dataclass(frozen=True)
class Batch:
    """What came of some people: a part of a PDF, or a file for each; `diagnostics` with errors where nothing did."""

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[Made, ...] = ()
    part: PrintedPart | None = None


class Copier:
    """Composes and writes copies; leaves, template and views are made once for all of them."""

    def __init__(self, job: Job) -> None:
        self.job = job
        words = Words(job.workshop.language, job.phrases)
        self.words = words
        self._leaves = Leaves(words)
        template, found = load_template(job.order.kind, job.places)
        if template is None:
            raise WorkshopkitError(found)
        self._template = template
        self._scope = document_scope(shown_workshop(job.workshop, words), job.order, job.workshop.documents, words)
        self.word_template = word_template_path(job.order.kind, job.places)

    def template_text(self) -> tuple[str, bytes]:
        """What the copies' templates say, to be compared."""
        word = self.word_template.read_bytes() if self.word_template else b""
        return repr(self._template.root), word

    def document(self, person: Person) -> Document:
        """Somebody's copy. WorkshopkitError when the template has errors."""
        return self._composed(self._scope_of(person))

    def _sample(self, person: Person) -> Document:
        """The copy of somebody with marks. MarkReadError when the template asks something of them."""
        scope = self._scope_of(person)
        return self._composed({**scope, "copies": with_marks(scope["copies"])})

    def _composed(self, scope: dict[str, object]) -> Document:
        value, found = targets.compose(self._template, scope, self._leaves)
        if not isinstance(value, Document):
            raise WorkshopkitError(found)
        return value

    def _scope_of(self, person: Person) -> dict[str, object]:
        return {**self._scope, "copies": (own_copy(person, self.job.order.audience, self.words),)}

    @cached_property
    def _prepared(self) -> "PreparedCopies | None":
        """The sheets that are prepared for many people; none where somebody's own Word template is filled in."""
        if self.word_template is not None:
            return None
        from workshopkit.pipeline.prepared_copies import PreparedCopies  # here, since a PDF needs no Word

        return PreparedCopies(self.job.people, self.job.theme, self._sample)

    def part(self, places: Sequence[int], version: str) -> Batch:
        """A part of the PDF that holds everybody's copy."""
        try:
            people = [self.job.people[place] for place in places]
            printed = print_part([(bookmark(p), self.document(p)) for p in people], self.job.theme, version)
        except WorkshopkitError as reason:
            return Batch(reason.diagnostics)
        return Batch(printed.diagnostics, part=printed)

    def files(self, places: Sequence[int], formats: Sequence[str]) -> Batch:
        """A file for each person in each format."""
        made: list[Made] = []
        found: list[Diagnostic] = []
        try:
            for place in places:
                for form, written in self._written(self.job.people[place], formats):
                    made.append(Made(place, form, written.data, written.pages))
                    found += written.diagnostics
        except WorkshopkitError as reason:
            return Batch((*found, *reason.diagnostics))
        return Batch(tuple(dict.fromkeys(found)), tuple(made))

    def _written(self, person: Person, formats: Sequence[str]) -> Iterator[tuple[str, targets.Written]]:
        """Somebody's file in each format; composed for them alone where a prepared sheet is not enough."""
        document: Document | None = None
        for form in formats:
            written = self._prepared.of(person) if form == "docx" and self._prepared else None
            if written is None:
                document = document or self.document(person)
                written = self._write(document, person, form)
            yield form, written

    def _write(self, document: Document, person: Person, form: str) -> targets.Written:
        if form == "docx" and self.word_template is not None:
            tags = WordTags(self._leaves, self._scope_of(person))
            written = targets.fill(self.word_template, self._template, document, self.job.theme, tags).written
            if has_errors(written.diagnostics):
                raise WorkshopkitError(written.diagnostics)
            return written
        return targets.write(document, self.job.theme, form)

    def effort(self, places: Sequence[int], formats: Sequence[str]) -> float:
        """How much work the files of some people are; that of a copy which is composed and written by itself is 1."""
        if "docx" not in formats or not self._prepared:
            return len(places)
        share = _PREPARED_SHARE if len(formats) == 1 else 1
        return sum(share if self._prepared.has(self.job.people[place]) else 1 for place in places)

    def version(self) -> str:
        """The short id of the version that all copies in one file have: that of the first."""
        return version_of(self.document(self.job.people[0]))


def bookmark(person: Person) -> str:
    """What somebody's copy is called in the list of bookmarks."""
    return person.name or person.organisation or person.id


_copier: list[Copier] = []


def begin(job: Job) -> None:
    """Makes a process ready for a job."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the process that began this one ends it
    begin_with(Copier(job))


def begin_with(copier: Copier) -> None:
    """The same, with a copier that is there already."""
    _copier[:] = [copier]


def make_part(work: tuple[tuple[int, ...], str]) -> Batch:
    """In a process that has begun: a part of the PDF, of the places and the version."""
    return _copier[0].part(*work)


def make_files(work: tuple[tuple[int, ...], tuple[str, ...]]) -> Batch:
    """In a process that has begun: the files of the places in the formats."""
    return _copier[0].files(*work)
