"""Orders of copies for each person or partner → their files, with all cores, in the same order however many there are.

One file for all is made in memory and written with the kit. A file for each is written batch by batch as it is made, so that a
build that was stopped goes on where it was: what is there already, made from the same, is kept.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from workshopkit.diagnostics import Diagnostic, has_errors, note, warning
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.pdf.joined import Joining
from workshopkit.formats.pdf.print_copies import COPIES_IN_A_PART
from workshopkit.frozen import dataclass
from workshopkit.model.document import Block, Document, PageBreak
from workshopkit.model.version import version_of
from workshopkit.pipeline import targets
from workshopkit.pipeline.copies import Batch, Copier, Job, begin, begin_with, make_files, make_part
from workshopkit.pipeline.manifest import FILE_NAME, Manifest, fingerprint, source_key
from workshopkit.pipeline.output import Output, write_files
from workshopkit.pipeline.report import Artefact

COPIES_FOR_A_PROCESS = 150
"""Fewer are made in the time that it takes to start a process."""
FILES_AT_ONCE = 100
"""Word files that are written together; the list of what was made is written with them each time."""
Progress = Callable[[str, int, int], None]
Work = TypeVar("Work")


@dataclass(frozen=True)
class Place:
    """Where copies go: the folder of the kit, and the name that the file, or the folder of files, has."""

    folder: Path
    stem: str
    formats: tuple[str, ...]
    processes: int = 0
    """At most so many; 0 for as many as there are cores."""


def one_file(job: Job, place: Place, progress: Progress) -> tuple[list[Output], tuple[Diagnostic, ...]]:
    """All copies in one file of each format: the PDF with a bookmark for each."""
    outputs: list[Output] = []
    found: list[Diagnostic] = []
    try:
        copier = Copier(job)
        for form in place.formats:
            path = place.folder / f"{place.stem}.{form}"
            make = _pdf if form == "pdf" else _word
            output, told = make(job, copier, path, place, progress)
            found += told
            outputs += [output] if output is not None else []
    except WorkshopkitError as reason:
        found += reason.diagnostics
    return outputs, tuple(dict.fromkeys(found))


def _pdf(
    job: Job, copier: Copier, path: Path, place: Place, progress: Progress
) -> tuple[Output | None, tuple[Diagnostic, ...]]:
    version = copier.version()
    work = [(places, version) for places in _parts(range(len(job.people)), COPIES_IN_A_PART)]
    found: list[Diagnostic] = []
    joining, pages = Joining(), 0
    with _processes(copier, len(job.people), place.processes) as each:
        for number, batch in enumerate(each(make_part, work), 1):
            found += batch.diagnostics
            if batch.part is None:
                return None, tuple(found)
            joining.add(batch.part.part)  # while the next are being typeset
            pages += batch.part.pages
            progress(job.name, min(number * COPIES_IN_A_PART, len(job.people)), len(job.people))
    return Output(job.order.kind, "pdf", path, joining.finished(), None, pages, len(job.people)), tuple(found)


def _word(
    job: Job, copier: Copier, path: Path, _place: Place, progress: Progress
) -> tuple[Output | None, tuple[Diagnostic, ...]]:
    if copier.word_template is not None:
        hint = "Ask for a file each: --copies files."
        message = f"«{copier.word_template.name}» is filled in for one person at a time"
        return None, (warning("WK733", message, None, hint),)
    documents = []
    for number, person in enumerate(job.people, 1):
        documents.append(copier.document(person))
        progress(job.name, number, len(job.people))
    written = targets.write(put_together(documents), job.theme, "docx")
    return Output(job.order.kind, "docx", path, written.data, None, None, len(job.people)), written.diagnostics


def put_together(documents: Sequence[Document]) -> Document:
    """One document, in which each begins on a page of its own, under its own header; its version is the first one's."""
    blocks: list[Block] = []
    for document in documents:
        blocks += [PageBreak(document.header), *document.blocks] if blocks else document.blocks
    label = documents[0].page_label.replace("{version}", version_of(documents[0]))
    return replace(documents[0], blocks=tuple(blocks), page_label=label)


def file_for_each(job: Job, place: Place, progress: Progress) -> tuple[list[Artefact], tuple[Diagnostic, ...]]:
    """Writes a file for each person in each format, each whole or not at all; what stands there already is kept."""
    folder = place.folder / place.stem
    manifest = Manifest(folder)
    try:
        copier = Copier(job)
    except WorkshopkitError as reason:
        return [], reason.diagnostics
    writing = _Writing(job, copier, folder, manifest, place.formats)
    waiting = [n for n in range(len(job.people)) if not writing.keep(n)]
    at_once = FILES_AT_ONCE if place.formats == ("docx",) else COPIES_IN_A_PART
    work = [(places, place.formats) for places in _parts(waiting, at_once)]
    done = len(job.people) - len(waiting)
    effort = copier.effort(waiting, place.formats)
    with _processes(copier, effort, place.processes) as each:
        for batch in each(make_files, work):
            if not writing.write(batch):
                break
            done += at_once
            progress(job.name, min(done, len(job.people)), len(job.people))
    return writing.artefacts(), tuple(dict.fromkeys((*writing.found, *writing.left_over())))


class _Writing:
    """The files of one job in their folder."""

    def __init__(self, job: Job, copier: Copier, folder: Path, manifest: Manifest, formats: Sequence[str]) -> None:
        self.job = job
        self.folder = folder
        self.manifest = manifest
        self.formats = formats
        self.found: list[Diagnostic] = []
        self._word = copier.words.raw(f"file_{job.order.kind}")
        nobody = replace(job.workshop, people=())
        self._source = source_key((nobody, job.order, copier.template_text(), job.phrases.texts), job.theme)
        self._made: dict[str, Artefact] = {}

    def name(self, place: int, form: str) -> str:
        """The name of somebody's file."""
        return f"{self._word}-{self.job.people[place].id}.{form}"

    def _key(self, place: int) -> str:
        return fingerprint(f"{self._source} {self.job.people[place]!r}".encode("utf-8", "replace"))

    def keep(self, place: int) -> bool:
        """Whether all of somebody's files are there, made from just this."""
        there = {form: self.manifest.still_stands(self.name(place, form), self._key(place)) for form in self.formats}
        if not all(there.values()):
            return False
        for form, digest in there.items():
            self._note(place, form, digest, None, kept=True)
        return True

    def _note(self, place: int, form: str, digest: str, pages: int | None, *, kept: bool) -> None:
        name = self.name(place, form)
        self._made[name] = Artefact(
            self.job.order.kind, form, self.folder / name, None, digest, pages, 1, self.job.people[place].id, kept
        )

    def write(self, batch: Batch) -> bool:
        """Writes the files of a batch, all or none; whether it could."""
        self.found += batch.diagnostics
        if has_errors(batch.diagnostics):
            return False
        outputs = []
        for made in batch.files:
            path = self.folder / self.name(made.place, made.format)
            output = Output(self.job.order.kind, made.format, path, made.data, None, made.pages, 1)
            kept = _is_there(path, made.data)
            outputs += [] if kept else [output]
            self.manifest.note(path.name, self._key(made.place), output.sha256)
            self._note(made.place, made.format, output.sha256, made.pages, kept=kept)
        manifest = Output("", "json", self.folder / FILE_NAME, self.manifest.data())
        found = write_files([*outputs, manifest])
        if found:
            for made in batch.files:
                self._made.pop(self.name(made.place, made.format))
        self.found += found
        return not found

    def artefacts(self) -> list[Artefact]:
        """The files that are there now, person by person."""
        names = [self.name(place, form) for place in range(len(self.job.people)) for form in self.formats]
        return [self._made[name] for name in names if name in self._made]

    def left_over(self) -> tuple[Diagnostic, ...]:
        """What there is to tell of files for people who are no longer on the list."""
        now = {self.name(place, form) for place in range(len(self.job.people)) for form in ("docx", "pdf")}
        old = [name for name in self.manifest.made if name not in now and (self.folder / name).exists()]
        if not old:
            return ()
        files = f"{len(old)} older file{'s' if len(old) > 1 else ''}"
        message = f"«{self.folder.name}» holds {files} of people who get none now, such as «{min(old)}»"
        return (note("WK734", message, None, "Take them away, so that nobody prints them."),)


def _is_there(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _parts(places: Sequence[int], size: int) -> Iterator[tuple[int, ...]]:
    """The places in parts of a fixed size, so that what is made does not depend on the number of processes."""
    for start in range(0, len(places), size):
        yield tuple(places[start : start + size])


@contextmanager
def _processes(
    copier: Copier, effort: float, most: int
) -> Iterator[Callable[[Callable[[Work], Batch], Sequence[Work]], Iterator[Batch]]]:
    """How a copier's work is done: in this process where it is little, else in as many as there are cores, in its order."""
    count = min(most or _cores(), int(effort) // COPIES_FOR_A_PROCESS)
    if count < 2:
        begin_with(copier)
        yield lambda make, work: map(make, work)
        return
    # Started anew on every system: a copy of this process would share locks with the threads of typst.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, context, begin, (copier.job,)) as pool:
        try:
            yield lambda make, work: pool.map(make, work)
        finally:
            pool.shutdown(cancel_futures=True)


def _cores() -> int:
    """The cores that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on macOS and Windows
    return len(allowed(0)) if allowed else os.cpu_count() or 1
