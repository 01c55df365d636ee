"""Workshop + a document's template → Document: blocks with their text, in the order of the template."""

from functools import partial

from workshopkit.compose.arguments import Arguments, Composing
from workshopkit.compose.blocks import compose_blocks, word
from workshopkit.compose.environment import Scope
from workshopkit.compose.grammar import SHEET
from workshopkit.model.document import Document, Orientation
from workshopkit.model.template import Template


def compose_document(template: Template, scope: Scope, composing: Composing) -> Document:
    """The document; mistakes of the template are added to `composing.diagnostics`, all in one go."""
    arguments = Arguments(template.root, scope, composing).allow(SHEET.forms)
    context = scope["workshop"]
    upright = Orientation.PORTRAIT
    return Document(
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
    )
