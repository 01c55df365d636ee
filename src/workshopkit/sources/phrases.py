"""`content/phrases/*.yaml` → the artefacts' own words in every language, with plurals where a number stands in them."""

from typing import Any

from workshopkit.diagnostics import Diagnostic, Span, has_errors
from workshopkit.errors import SourceError
from workshopkit.model.content import Text
from workshopkit.model.node import Mapping, Node, Scalar
from workshopkit.model.phrases import Phrases, Plural
from workshopkit.sources.content import content_files, overlay
from workshopkit.sources.content_shapes import PROSE
from workshopkit.sources.locate import Places
from workshopkit.sources.shapes import BAD, LANGUAGES, Findings, said
from workshopkit.sources.yaml_source import load_yaml

PLURAL_FORMS = ("one", "other")
"""The forms of CLDR that Danish and English have."""


def load_phrases(places: Places, language: str = "da") -> tuple[Phrases | None, tuple[Diagnostic, ...]]:
    """Every phrase of every file, nearer folders winning; None on errors."""
    to = Findings(language)
    merged: Node = Mapping((), Span(str(places.package)), 0)
    for paths in content_files("phrases", places).values():
        for path in paths:
            try:
                merged = overlay(merged, load_yaml(path))
            except SourceError as reason:
                to.diagnostics.extend(reason.diagnostics)
    if not isinstance(merged, Mapping):
        to.bad("WK103", f"phrases are keys and values, not {said(merged)}", merged.span)
        return None, tuple(to.diagnostics)
    read = {key.text: _phrase(value, to) for key, value in merged.entries}
    packaged = str(places.package / "content" / "phrases")
    own = {key.text: value.span for key, value in merged.entries if not value.span.file.startswith(packaged)}
    phrases = Phrases({name: phrase for name, phrase in read.items() if phrase is not BAD}, own)
    return (None if has_errors(to.diagnostics) else phrases), tuple(to.diagnostics)


def _phrase(node: Node, to: Findings) -> Any:
    if isinstance(node, Mapping) and any(isinstance(value, Mapping) for _, value in node.entries):
        values: dict[str, Any] = {}
        for key, value in node.entries:
            if key.text not in LANGUAGES or not isinstance(value, Mapping):
                return to.bad("WK103", "a phrase with plurals has them in every language", key.span)
            values[key.text] = _forms(value, to)
        return BAD if any(v is BAD for v in values.values()) else values
    text: Text | Any = PROSE.read(node, to)
    return text if text is BAD else dict(text.values)


def _forms(node: Mapping, to: Findings) -> Any:
    forms = {key.text: value for key, value in node.entries}
    if set(forms) != set(PLURAL_FORMS) or not all(isinstance(v, Scalar) for v in forms.values()):
        return to.bad("WK103", "a plural has «one» and «other», each a text", node.span)
    return Plural({name: value.text for name, value in forms.items() if isinstance(value, Scalar)})
