"""A composed document → the same as a form: each place to fill in has a name of its own, or it is told where it has not."""

from collections import Counter

from workshopkit.compose.arguments import Composing
from workshopkit.diagnostics import Span, error, warning
from workshopkit.model.document import Document
from workshopkit.model.form import FormField, form_fields, form_name, with_ids

_SHORT = 60


def as_form(document: Document, composing: Composing) -> Document:
    """The document with an id for every place to fill in; names that stand twice (WK580) or have no id (WK581) are told."""
    named = with_ids(document)
    fields = form_fields(named)
    _tell_doubles(fields, composing)
    _tell_unnamed({field.block for field in form_fields(document)}, composing)
    return named


def _tell_doubles(fields: tuple[FormField, ...], composing: Composing) -> None:
    names = Counter(field.name for field in fields)
    names.update(form_name(field.name, option.value) for field in fields for option in field.options)
    told: set[Span | None] = set()
    for field in fields:
        mine = (field.name, *(form_name(field.name, option.value) for option in field.options))
        double = next((name for name in mine if names[name] > 1), "")
        places = [span for identity, span in composing.fillable if identity == field.block]
        place = places[-1] if places else None
        if double and place not in told:
            told.add(place)
            hint = "Give each an id of its own; where a template repeats, let the id say which round it is: {{ focus.id }}."
            message = f"two places to fill in have the name «{double[:_SHORT]}»"
            composing.diagnostics.append(error("WK580", message, place, hint))


def _tell_unnamed(blocks: set[str], composing: Composing) -> None:
    """Tells of blocks without an id, once for each line of a template, however often it repeats it."""
    if "" not in blocks:
        return
    for span in dict.fromkeys(span for identity, span in composing.fillable if not identity):
        hint = "Give it an id, so that answers are found under the same name after the template has changed."
        composing.diagnostics.append(
            warning("WK581", "a place to fill in has no id and is named by its place", span, hint)
        )
