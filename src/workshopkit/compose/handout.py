"""Workshop + the handout's template → Handout."""

from workshopkit.compose.arguments import Arguments, Composing
from workshopkit.compose.environment import Scope
from workshopkit.compose.grammar import HANDOUT
from workshopkit.model.handout import SLIDES_PER_PAGE, Handout
from workshopkit.model.template import Template


def compose_handout(template: Template, scope: Scope, composing: Composing) -> Handout:
    """The handout; mistakes of the template are added to `composing.diagnostics`, all in one go."""
    arguments = Arguments(template.root, scope, composing).allow(HANDOUT.forms)
    least, most = SLIDES_PER_PAGE
    return Handout(
        title=composing.attempt(lambda: arguments.text("title"), ""),
        language=scope["workshop"]["language"],
        author=scope["author"],
        subject=composing.attempt(lambda: arguments.text("subject"), ""),
        date=str(scope["workshop"]["first_date"] or ""),
        header=composing.attempt(lambda: arguments.text("header"), ""),
        page_label=scope["page_label"],
        slides_per_page=composing.attempt(lambda: arguments.whole("slides_per_page", most, least, most), most),
    )
