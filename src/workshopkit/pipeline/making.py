"""A resolved workshop + its templates → its artefacts' values, and then their bytes.

Imported only when something is composed: Jinja, Babel and the models of documents cost more than all that a check reads.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, count
from pathlib import Path
from types import MappingProxyType

from workshopkit.compose.environment import Leaves
from workshopkit.compose.print_plan import MadePaper
from workshopkit.compose.scope import document_scope, shown_workshop
from workshopkit.compose.views import View
from workshopkit.compose.word_tags import WordTags
from workshopkit.compose.words import Words
from workshopkit.diagnostics import Diagnostic, Span, has_errors, note, warning
from workshopkit.errors import WorkshopkitError
from workshopkit.model.deck import Deck
from workshopkit.model.document import Document
from workshopkit.model.handout import Handout
from workshopkit.model.kinds import DECK, HANDOUT, PRINT_PLAN, ending, formats_of, has_word_file, no_word_template
from workshopkit.model.template import Template
from workshopkit.model.workshop import DocumentOrder, Workshop
from workshopkit.pipeline import targets
from workshopkit.pipeline.authored_places import at_their_texts
from workshopkit.pipeline.deck_paper import DeckPaper
from workshopkit.pipeline.output import Output
from workshopkit.pipeline.project import Project, Request
from workshopkit.resolve.slug import slugify
from workshopkit.sources.templates import load_template, word_template_path

_EMPTY = {
    "worksheet": "Give an item «factors» or «challenges».",
    "cards": "Give an item «factors» or «challenges», or take `focuses: agenda` away.",
    "table-signs": "Give an item «groups» or «tracks».",
}
"""What to do about a document that has nothing in it."""

Progress = Callable[[str], None]
Composed = tuple[DocumentOrder, targets.Value | targets.Filled]


class Making:
    """The artefacts of a workshop in one language; what is wrong is gathered in `diagnostics`."""

    def __init__(self, workshop: Workshop, project: Project, language: str) -> None:
        self.workshop = workshop
        self.project = project
        self.words = Words(language, project.phrases)
        named = project.theme.logo_name or workshop.client or project.theme.title
        self.theme = replace(project.theme, logo_name=named)
        self.diagnostics: list[Diagnostic] = []
        self.waiting: list[DeckPaper] = []
        self.own_pages: list[tuple[DocumentOrder, int]] = []
        """The papers that hold everybody's own copy and are made elsewhere, with their pages: the print plan counts them."""
        self._decks: list[tuple[Deck, targets.Written]] = []
        self._leaves = Leaves(self.words)

    def compose(self, orders: Iterable[DocumentOrder]) -> list[Composed]:
        """The value of each order whose template has no errors; leaves are compiled once for all of them."""
        values: list[Composed] = []
        try:
            for order in orders:
                value = self._value(order)
                if value is not None:
                    values.append((order, value))
        except WorkshopkitError as reason:  # the phrases that every document uses
            self.diagnostics.extend(reason.diagnostics)
        return values

    @cached_property
    def _shown(self) -> View:
        """The view that all documents share."""
        return shown_workshop(self.workshop, self.words)

    def _value(
        self, order: DocumentOrder, made: Mapping[int, MadePaper] = MappingProxyType({})
    ) -> targets.Value | targets.Filled | None:
        """The value of an order; `made` are the papers that the print plan tells of."""
        template, found = load_template(order.kind, self.project.places)
        self.diagnostics.extend(found)
        if template is None:
            return None
        scope = document_scope(self._shown, order, self.workshop.documents, self.words, made)
        value, found = targets.compose(template, scope, self._leaves)
        self.diagnostics.extend(found)
        if value is not None and targets.is_empty(value):
            self.diagnostics.append(self._left_out(order))
            return None
        word = word_template_path(order.kind, self.project.places)
        if word is None or value is None:
            return value
        if not isinstance(value, Document) or not has_word_file(order.kind):
            message, hint = no_word_template(order.kind)
            self.diagnostics.append(warning("WK430", message, Span(str(word)), hint))
            return value
        return self._filled(word, template, value, WordTags(self._leaves, scope))

    def _filled(self, word: Path, template: Template, document: Document, tags: WordTags) -> targets.Filled | None:
        """The document in somebody's Word template; None when the template has errors."""
        try:
            filled = targets.fill(word, template, document, self.project.theme, tags)
        except WorkshopkitError as reason:
            self.diagnostics.extend(reason.diagnostics)
            return None
        self.diagnostics.extend(filled.written.diagnostics)
        return None if has_errors(filled.written.diagnostics) else filled

    def _left_out(self, order: DocumentOrder) -> Diagnostic:
        """A warning where somebody asked for the document, else a note."""
        asked = next((wish.span for wish in self.project.authored.documents if wish.kind == order.kind), None)
        hint = _EMPTY.get(order.kind, "")
        tell = warning if asked else note
        return tell("WK410", f"the {order.kind} has nothing in it and is left out", asked or self.workshop.span, hint)

    def format(self, values: Sequence[Composed], request: Request, folder: Path, progress: Progress) -> list[Output]:
        """The files of the values, with their places in `folder`; one that cannot be made is told and left out.

        What only LibreOffice makes is put into `waiting`.
        """
        outputs: list[tuple[int, Output]] = []
        stems: set[str] = set()
        made: dict[int, MadePaper] = {}
        for number, (order, composed) in sorted(enumerate(values), key=lambda one: one[1][0].kind == PRINT_PLAN):
            progress(f"{order.kind} ({number + 1}/{len(values)})")
            try:
                stems.add(stem := self.file_name(order, stems))
                for form in request.formats_of(order.kind):
                    value = self._planned(order, made) or composed
                    path = folder / f"{stem}.{ending(form)}"
                    if isinstance(value, Handout) or (isinstance(value, Deck) and form == "pdf"):
                        self._wait(number, value, values, path)
                        continue
                    outputs.append((number, self._file(order.kind, value, form, path)))
                    self._count(order, value, outputs[-1][1].pages, made)
            except WorkshopkitError as reason:
                self.diagnostics.extend(reason.diagnostics)
        self.waiting = [replace(paper, place=sum(n <= paper.place for n, _ in outputs)) for paper in self.waiting]
        return [output for _, output in sorted(outputs, key=lambda one: one[0])]

    def _wait(self, number: int, value: Deck | Handout, values: Sequence[Composed], path: Path) -> None:
        """Keeps what LibreOffice has to make of the deck."""
        decks = (other for _, other in values if isinstance(other, Deck))
        deck = value if isinstance(value, Deck) else next(decks, None) or self._value(DocumentOrder(DECK))
        if isinstance(deck, Deck):
            handout = value if isinstance(value, Handout) else None
            self.waiting.append(DeckPaper(path, deck, self._slides(deck).data, self.theme, handout, number))

    def _slides(self, deck: Deck) -> targets.Written:
        """The deck's file, written once."""
        known = next((written for other, written in self._decks if other is deck), None)
        if known is None:
            known = targets.write(deck, self.theme)
            self._decks.append((deck, known))
            self.diagnostics.extend(self._at_their_texts(known.diagnostics))
        return known

    def _count(
        self, order: DocumentOrder, value: targets.Value | targets.Filled, pages: int | None, made: dict[int, MadePaper]
    ) -> None:
        """Keeps how many pages a paper has, by its order's place."""
        document = value.document if isinstance(value, targets.Filled) else value
        if pages and isinstance(document, Document):
            places = (n for n, other in enumerate(self.workshop.documents) if other is order)
            made |= {place: MadePaper.of(document, pages) for place in places}

    def _planned(self, order: DocumentOrder, made: dict[int, MadePaper]) -> targets.Value | targets.Filled | None:
        """The print plan, once all other papers are made; those that are not asked for today are made to be counted."""
        if order.kind != PRINT_PLAN:
            return None
        told = len(self.diagnostics)
        for own, pages in self.own_pages:
            document = self._value(own)
            if document is not None:
                self._count(own, document, pages, made)
        for place, other in enumerate(self.workshop.documents):
            if place not in made and other.kind != PRINT_PLAN and "pdf" in formats_of(other.kind):
                value = self._value(other)
                if value is not None:
                    self._count(other, value, targets.write(value, self.theme, "pdf").pages, made)
            elif other.kind == HANDOUT and other.asked:
                made |= self._handout_pages(place, other)
        del self.diagnostics[told:]
        return self._value(order, made)

    def _handout_pages(self, place: int, order: DocumentOrder) -> dict[int, MadePaper]:
        """The handout as a paper: its pages follow from the slides, so that nobody needs LibreOffice to count them."""
        handout = self._value(order)
        deck = self._decks[0][0] if self._decks else self._value(DocumentOrder(DECK))
        if not isinstance(handout, Handout) or not isinstance(deck, Deck):
            return {}
        slides = self._slides(deck).slides or 0
        return {place: MadePaper(-(-slides // handout.slides_per_page))}

    def _file(self, kind: str, value: targets.Value | targets.Filled, form: str, path: Path) -> Output:
        if isinstance(value, Deck):
            slides = self._slides(value)
            return Output(kind, form, path, slides.data, slides.slides)
        made = targets.write(value, self.theme, form)
        # What is to tell of a Word template was told when it was filled.
        if made.pages or not isinstance(value, targets.Filled):
            self.diagnostics.extend(self._at_their_texts(made.diagnostics))
        return Output(kind, ending(form), path, made.data, made.slides, made.pages)

    def _at_their_texts(self, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        return at_their_texts(found, self.project.authored, self.project.library, self.workshop.language)

    def file_name(self, order: DocumentOrder, taken: set[str]) -> str:
        """`<date>-<title>-<kind>`, to which an ending comes, safe on every system; several of a kind are told apart."""
        workshop = self.workshop
        word = self.words.raw(f"file_{order.kind}")
        if order.own or sum(other.kind == order.kind for other in workshop.documents) > 1:
            if order.kind == "canvas":
                word += f"-{order.size.value}"
            elif order.kind == "worksheet":
                word += "-" + self.words.raw(f"file_for_{order.audience.value}")
        parts = (str(workshop.days[0].date), workshop.slug[:60].strip("-"), slugify(word[:60], order.kind))
        name = "-".join(part for part in parts if part)
        return next(stem for stem in chain([name], (f"{name}-{n}" for n in count(2))) if stem not in taken)
