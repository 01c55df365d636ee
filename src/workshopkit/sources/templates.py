"""`templates/documents/<kind>.yaml` → Template: parsed, its leaves still as written."""

from pathlib import Path

from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.errors import SourceError
from workshopkit.model.node import Mapping, Scalar
from workshopkit.model.template import Template
from workshopkit.sources.locate import Places
from workshopkit.sources.yaml_source import load_yaml


def template_path(kind: str, places: Places) -> Path | None:
    """The nearest template of a kind of document, or None."""
    return places.first(f"templates/documents/{kind}.yaml")


WORD_ENDINGS = ("docx", "dotx", "docm", "dotm")


def word_template_path(kind: str, places: Places) -> Path | None:
    """The nearest Word template with tags for a kind of document, or None; the package has none."""
    layers = (Places((layer,)) for layer in places.layers[:-1])
    names = [f"templates/documents/{kind}.{ending}" for ending in WORD_ENDINGS]
    return next((path for layer in layers for name in names if (path := layer.first(name)) is not None), None)


def is_shipped(kind: str, places: Places) -> bool:
    """Whether the package's own template of a kind is the one that is used."""
    return template_path(kind, places) == _packaged(kind, places) and word_template_path(kind, places) is None


def _packaged(kind: str, places: Places) -> Path:
    """The package's own; in a checkout somebody's workshop may lie beneath the package's folder, too."""
    return places.package / f"templates/documents/{kind}.yaml"


def load_template(kind: str, places: Places) -> tuple[Template | None, tuple[Diagnostic, ...]]:
    """The template of a kind of document; None on errors."""
    path = template_path(kind, places)
    if path is None:
        message = f"there is no template for «{kind}»"
        return None, (error("WK409", message, Span(str(places.package / "templates" / "documents"))),)
    try:
        root = load_yaml(path)
    except SourceError as reason:
        return None, reason.diagnostics
    span = Span(str(path), 1, 1)
    if not isinstance(root, Mapping):
        return None, (error("WK406", "a template begins with keys: kind, title, blocks or slides", span),)
    written = root.get("kind")
    if not isinstance(written, Scalar) or written.text != kind:
        where = written.span if written else span
        return None, (error("WK409", f"the template's kind must be «{kind}»", where, f"Write kind: {kind}."),)
    return Template(kind, root, path, own=path != _packaged(kind, places)), ()
