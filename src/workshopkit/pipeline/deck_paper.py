"""Decks that are to be on paper → their PDFs and handouts, all in one call of LibreOffice.

Without LibreOffice, or when it fails, they are left out and that is told; everything else is made.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from workshopkit.diagnostics import Diagnostic, warning
from workshopkit.errors import WorkshopkitError
from workshopkit.frozen import dataclass
from workshopkit.model.deck import Deck
from workshopkit.model.handout import Handout
from workshopkit.model.kinds import DECK, HANDOUT
from workshopkit.model.theme import Theme
from workshopkit.pipeline.output import Output
from workshopkit.sources.locate import packaged_data

Progress = Callable[[str], None]
_LEFT_OUT = "the deck's PDF and handout are left out"


@dataclass(frozen=True, slots=True)
class DeckPaper:
    """A file that waits for LibreOffice: the deck itself, or its handout. `slides` is the deck's .pptx."""

    path: Path
    deck: Deck
    slides: bytes
    theme: Theme
    handout: Handout | None = None
    place: int = 0
    """Where it comes among the files that wait for nothing."""

    @property
    def kind(self) -> str:
        """The artefact's kind."""
        return DECK if self.handout is None else HANDOUT


@dataclass(frozen=True, slots=True)
class PutOnPaper:
    """A paper that was made, None when it could not be, and what there is to tell of it."""

    output: Output | None
    diagnostics: tuple[Diagnostic, ...] = ()


def put_on_paper(papers: Sequence[DeckPaper], progress: Progress, timeout_seconds: float) -> tuple[PutOnPaper, ...]:
    """What became of each, in order."""
    if not papers:
        return ()
    from workshopkit.formats.pdf.soffice import find_soffice

    try:
        soffice = find_soffice("the deck on paper")
    except WorkshopkitError as reason:
        told = reason.diagnostics[0]
        left = warning("WK721", f"{told.message}, so {_LEFT_OUT}", None, told.hint)
        return (PutOnPaper(None, (left,)),) * len(papers)
    progress("LibreOffice is at work")
    try:
        pdfs = _converted(soffice, papers, timeout_seconds)
    except (WorkshopkitError, OSError) as reason:
        return (PutOnPaper(None, (_failed(reason),)),) * len(papers)
    return tuple(_papers(papers, pdfs, progress))


def _converted(soffice: Path, papers: Iterable[DeckPaper], timeout_seconds: float) -> dict[bytes, bytes]:
    """LibreOffice's PDF of each different .pptx."""
    from workshopkit.formats.pdf.soffice import convert_to_pdf

    decks = {paper.slides: paper.path.stem for paper in papers}
    fonts = _fonts(paper.theme for paper in papers)
    with tempfile.TemporaryDirectory(prefix="workshopkit-deck-", ignore_cleanup_errors=True) as name:
        files = [Path(name, str(number), f"{stem}.pptx") for number, stem in enumerate(decks.values())]
        for file, slides in zip(files, decks, strict=True):
            file.parent.mkdir()
            file.write_bytes(slides)
        pdfs = convert_to_pdf(soffice, files, Path(name, "made"), timeout_seconds, fonts, tagged=True)
        return {slides: pdf.read_bytes() for slides, pdf in zip(decks, pdfs, strict=True)}


def _fonts(themes: Iterable[Theme]) -> tuple[Path, ...]:
    """The shipped font files and those of the themes, so that slides look the same on every machine."""
    files = {file.name: file for file in sorted(packaged_data().glob("templates/themes/*/fonts/*.[ot]tf"))}
    for theme in themes:
        for font in (theme.heading_font, theme.body_font):
            files |= {file.name: file for file in (font.regular, font.bold, font.italic, font.bold_italic)}
    return tuple(files.values())


def _papers(papers: Iterable[DeckPaper], pdfs: dict[bytes, bytes], progress: Progress) -> Iterator[PutOnPaper]:
    from workshopkit.formats.pdf.deck_pdf import MendedDeck, mend_deck_pdf
    from workshopkit.formats.pdf.handout import print_handout

    mended: dict[bytes, MendedDeck] = {}
    for paper in papers:
        progress(f"{paper.kind} on paper")
        try:
            if paper.slides not in mended:
                mended[paper.slides] = mend_deck_pdf(pdfs[paper.slides], paper.slides, paper.deck)
            deck = mended[paper.slides]
            if paper.handout is None:
                yield PutOnPaper(Output(DECK, "pdf", paper.path, deck.data, None, deck.pages), deck.diagnostics)
            else:
                made = print_handout(paper.handout, paper.theme, paper.deck, paper.slides, deck.data)
                yield PutOnPaper(Output(HANDOUT, "pdf", paper.path, made.data, None, made.pages), made.diagnostics)
        except WorkshopkitError as reason:
            yield PutOnPaper(None, (_failed(reason),) if reason.diagnostics[0].span is None else reason.diagnostics)


def _failed(reason: WorkshopkitError | OSError) -> Diagnostic:
    if isinstance(reason, OSError):
        why = f"a folder for LibreOffice cannot be written: {reason.strerror}"
        return warning(
            "WK722", f"{_LEFT_OUT}: {why}", None, "Make room in the folder for temporary files, and try again."
        )
    told = reason.diagnostics[0]
    return warning("WK722", f"{_LEFT_OUT}: {told.message}", None, told.hint)
