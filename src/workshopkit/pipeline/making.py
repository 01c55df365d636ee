"""A resolved workshop + its templates → its artefacts' values, and then their bytes.

Imported only when something is composed: Jinja, Babel and the models of documents cost more than all that a check reads.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from workshopkit.compose.environment import Leaves
from workshopkit.compose.scope import document_scope, shown_workshop
from workshopkit.compose.views import View
from workshopkit.compose.word_tags import WordTags
from workshopkit.compose.words import Words
from workshopkit.diagnostics import Diagnostic, Span, has_errors, note, warning
from workshopkit.errors import WorkshopkitError
from workshopkit.model.deck import Deck
from workshopkit.model.document import Document
from workshopkit.model.template import Template
from workshopkit.model.workshop import DocumentOrder, Workshop
from workshopkit.pipeline import targets
from workshopkit.pipeline.authored_places import at_their_texts
from workshopkit.pipeline.output import Output
from workshopkit.pipeline.project import Project
from workshopkit.resolve.slug import slugify
from workshopkit.sources.templates import load_template, word_template_path

Progress = Callable[[str], None]
Composed = tuple[DocumentOrder, Deck | Document | targets.Filled]


class Making:
    """The artefacts of a workshop in one language; what is wrong is gathered in `diagnostics`."""

    def __init__(self, workshop: Workshop, project: Project, language: str) -> None:
        self.workshop = workshop
        self.project = project
        self.words = Words(language, project.phrases)
        named = project.theme.logo_name or workshop.client or project.theme.title
        self.theme = replace(project.theme, logo_name=named)
        self.diagnostics: list[Diagnostic] = []

    def compose(self, orders: Iterable[DocumentOrder]) -> list[Composed]:
        """The value of each order whose template has no errors; leaves are compiled once for all of them."""
        leaves = Leaves(self.words)
        values: list[Composed] = []
        try:
            shown = shown_workshop(self.workshop, self.words)
            for order in orders:
                value = self._value(shown, order, leaves)
                if value is not None:
                    values.append((order, value))
        except WorkshopkitError as reason:  # the phrases that every document uses
            self.diagnostics.extend(reason.diagnostics)
        return values

    def _value(self, shown: View, order: DocumentOrder, leaves: Leaves) -> Deck | Document | targets.Filled | None:
        template, found = load_template(order.kind, self.project.places)
        self.diagnostics.extend(found)
        if template is None:
            return None
        scope = document_scope(shown, order, self.workshop.documents, self.words)
        value, found = targets.compose(template, scope, leaves)
        self.diagnostics.extend(found)
        if value is not None and targets.is_empty(value):
            self.diagnostics.append(self._left_out(order))
            return None
        word = word_template_path(order.kind, self.project.places)
        if word is None or value is None:
            return value
        if isinstance(value, Deck):
            hint = "For slides, use a PowerPoint master as the theme."
            self.diagnostics.append(warning("WK430", "a deck has no Word template", Span(str(word)), hint))
            return value
        return self._filled(word, template, value, WordTags(leaves, scope))

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
        hint = "Give an item «factors» or «challenges»." if order.kind == "worksheet" else ""
        tell = warning if asked else note
        return tell("WK410", f"the {order.kind} has nothing in it and is left out", asked or self.workshop.span, hint)

    def format(self, values: Sequence[Composed], folder: Path, progress: Progress) -> list[Output]:
        """The files of the values, with their places in `folder`; one that cannot be made is told and left out."""
        outputs: list[Output] = []
        for number, (order, value) in enumerate(values):
            progress(f"{order.kind} ({number + 1}/{len(values)})")
            try:
                path = folder / self.file_name(order, {output.path.stem for output in outputs})
                made = targets.write(value, self.theme)
            except WorkshopkitError as reason:
                self.diagnostics.extend(reason.diagnostics)
                continue
            if not isinstance(value, targets.Filled):  # what is to tell of it was told when it was filled
                self.diagnostics.extend(self._at_their_texts(made.diagnostics))
            outputs.append(Output(order.kind, targets.FORMATS[order.kind], path, made.data, made.slides))
        return outputs

    def _at_their_texts(self, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        return at_their_texts(found, self.project.authored, self.project.library, self.workshop.language)

    def file_name(self, order: DocumentOrder, taken: set[str]) -> str:
        """`<date>-<title>-<kind>.<format>`, safe on every system; several of a kind are told apart."""
        workshop = self.workshop
        word = self.words.raw(f"file_{order.kind}")
        if sum(other.kind == order.kind for other in workshop.documents) > 1:
            word += "-" + self.words.raw(f"file_for_{order.audience.value}")
        parts = (str(workshop.days[0].date), workshop.slug[:60].strip("-"), slugify(word[:60], order.kind))
        name = "-".join(part for part in parts if part)
        stem = next(stem for stem in chain([name], (f"{name}-{n}" for n in count(2))) if stem not in taken)
        return f"{stem}.{targets.FORMATS[order.kind]}"
