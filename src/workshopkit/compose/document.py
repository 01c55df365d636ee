"""Workshop + a document's template → Document: blocks with their text, in the order of the template."""

from functools import partial

from workshopkit.compose.arguments import Arguments, Composing
from workshopkit.compose.blocks import compose_blocks
from workshopkit.compose.environment import Scope
from workshopkit.compose.form import as_form
from workshopkit.compose.grammar import PRINTING, SHEET
from workshopkit.compose.words_of import word
from workshopkit.model.document import Document, Orientation, Paper, Printing
from workshopkit.model.template import Template

_MOST_PAGES = 20
_WEIGHTS_G = (60, 400)
"""Of paper that an office printer takes, from the thinnest to card."""


def compose_document(template: Template, scope: Scope, composing: Composing) -> Document:
    """The document; mistakes of the template are added to `composing.diagnostics`, all in one go."""
    arguments = Arguments(template.root, scope, composing).allow(SHEET.forms)
    context = scope["workshop"]
    upright = Orientation.PORTRAIT
    made = Document(
        kind=template.kind,
        title=composing.attempt(lambda: arguments.text("title"), ""),
        language=context["language"],
        author=scope["author"],
        subject=composing.attempt(lambda: arguments.text("subject"), ""),
        date=str(context["first_date"] or ""),
        header=composing.attempt(lambda: arguments.text("header"), ""),
        page_label=scope["page_label"],
        blocks=compose_blocks(arguments, "blocks"),
        orientation=composing.attempt(partial(word, Orientation, arguments, "orientation", upright), upright),
        paper=composing.attempt(partial(word, Paper, arguments, "paper", Paper.A4), Paper.A4),
        most_pages=composing.attempt(lambda: arguments.whole("most_pages", 0, 0, _MOST_PAGES), 0),
        printing=composing.attempt(lambda: _printing(arguments), Printing()),
        fillable=scope["order"]["fillable"],
    )
    return as_form(made, composing) if made.fillable else made


def _printing(arguments: Arguments) -> Printing:
    node = arguments.get("print")
    if node is None:
        return Printing()
    how = arguments.at(node).allow(PRINTING.forms)
    usual = Printing()
    return Printing(
        how.whole("weight_g", usual.weight_g, *_WEIGHTS_G),
        how.flag("two_sided", usual.two_sided),
        how.flag("colour", usual.colour),
    )
