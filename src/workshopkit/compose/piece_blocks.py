"""Cards, the canvas and signs in a template → the values of model/pieces.py."""

from workshopkit.compose.arguments import Arguments
from workshopkit.compose.figures_by_name import compose_icon
from workshopkit.compose.grammar import CANVAS_FIELD, CARD, CARD_LINK, SIGN, SIGN_LINE
from workshopkit.compose.words_of import word
from workshopkit.diagnostics import error
from workshopkit.errors import TemplateError
from workshopkit.model.figure import Figure
from workshopkit.model.node import Scalar
from workshopkit.model.pieces import (
    Badge,
    Canvas,
    CanvasField,
    Card,
    CardLink,
    Cards,
    Sign,
    SignForm,
    SignLine,
    Signs,
)

MOST_FIELDS = 8
"""As many as a compass rose has points."""


def compose_cards(a: Arguments) -> tuple[Cards, ...]:
    """A list of cards; none when the list is empty."""
    entries = (a.within(entry) for entry in a.composing.entries(a.node, "cards", a.scope))
    cards = tuple(_card(entry.allow(CARD.forms)) for entry in entries)
    return (Cards(cards),) if cards else ()


def _card(a: Arguments) -> Card:
    return Card(
        id=a.text("id"),
        badge=word(Badge, a, "badge", Badge.NONE),
        kicker=a.text("kicker"),
        title=a.inlines("title"),
        text=a.inlines("text"),
        question=a.inlines("question"),
        icon=_icon(a),
        question_title=a.text("question_title"),
        links=tuple(_link(entry.allow(CARD_LINK.forms)) for entry in a.entries("links")),
        links_title=a.text("links_title"),
        note=a.text("note"),
    )


def _icon(a: Arguments) -> Figure | None:
    return compose_icon(a, "icon") if a.get("icon") is not None else None


def _link(a: Arguments) -> CardLink:
    return CardLink(a.inlines("title"), a.inlines("text"), _icon(a))


def compose_canvas(a: Arguments, names: tuple[str, ...]) -> tuple[Canvas, ...]:
    """The canvas; TemplateError (WK406) when it has more fields than the rose has points."""
    a.allow(names)
    fields = tuple(_field(entry.allow(CANVAS_FIELD.forms)) for entry in a.entries("fields"))
    if len(fields) > MOST_FIELDS:
        message = f"a canvas has at most {MOST_FIELDS} fields, one for each point of its rose"
        raise TemplateError(error("WK406", message, a.need("fields").span))
    goal = _field(a.at(a.need("goal")).allow(CANVAS_FIELD.forms))
    labels = tuple(entry.text() for entry in a.entries("labels"))
    text, subtitle = a.inlines("title"), a.inlines("subtitle")
    return (Canvas(a.text("id"), text, goal, fields, a.text("kicker"), subtitle, labels, a.text("note")),)


def _field(a: Arguments) -> CanvasField:
    return CanvasField(a.text("id"), a.inlines("title"), a.inlines("text"), _icon(a))


def compose_signs(a: Arguments, names: tuple[str, ...]) -> tuple[Signs, ...]:
    """Signs of one form; none when the list is empty."""
    a.allow(names)
    signs = tuple(_sign(entry.allow(SIGN.forms)) for entry in a.entries("signs"))
    return (Signs(word(SignForm, a, "form", SignForm.NAME), signs),) if signs else ()


def _sign(a: Arguments) -> Sign:
    lines = tuple(_line(entry) for entry in a.entries("lines"))
    return Sign(a.text("id"), a.inlines("text"), a.text("kicker"), a.inlines("subtitle"), lines)


def _line(a: Arguments) -> SignLine:
    if isinstance(a.node, Scalar):
        return SignLine(a.inlines())
    a.allow(SIGN_LINE.forms)
    return SignLine(a.inlines("text"), a.text("label"))
