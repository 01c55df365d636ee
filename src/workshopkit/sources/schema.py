"""Shapes → JSON Schema 2020-12 for editors."""

from typing import Any

from workshopkit.sources.content_shapes import SHAPES
from workshopkit.sources.document_shapes import DOCUMENT_KINDS
from workshopkit.sources.shapes import Shape
from workshopkit.sources.theme import THEME
from workshopkit.sources.workshop_shapes import WORKSHOP

_SINGULAR = {"factors": "factor", "challenges": "challenge", "sections": "section", "clauses": "clause",
             "methods": "method", "materials": "material"}  # fmt: skip
_DOCUMENT: dict[str, Any] = {
    "title": "A document's template",
    "type": "object",
    "properties": {
        "kind": {"enum": list(DOCUMENT_KINDS)},
        "title": {"type": "string"},
        "subject": {"type": "string"},
        "header": {"type": "string"},
        "footer": {"type": "string"},
        "orientation": {"enum": ["portrait", "landscape"]},
        "paper": {"type": "string"},
        "most_pages": {"type": ["integer", "string"]},
        "print": {
            "type": "object",
            "properties": {
                key: {"type": ["integer", "boolean", "string"]} for key in ("weight_g", "two_sided", "colour")
            },
            "additionalProperties": False,
        },
        "blocks": {"type": "array", "items": {"type": "object"}},
        "events": {"type": "array", "items": {"type": "object"}},
        "slides": {"type": "array", "items": {"type": "object"}},
        "slides_per_page": {"type": ["integer", "string"]},
    },
    "required": ["kind", "title"],
    "additionalProperties": False,
}


def schema_names() -> tuple[str, ...]:
    """What there is a schema for."""
    return ("workshop", "theme", "document", *(_SINGULAR[folder] for folder in SHAPES))


def json_schema(name: str) -> dict[str, Any]:
    """The schema of that name; KeyError for others than `schema_names`."""
    shapes: dict[str, Shape] = {"workshop": WORKSHOP, "theme": THEME}
    shapes |= {_SINGULAR[folder]: shape for folder, shape in SHAPES.items()}
    body = _DOCUMENT if name == "document" else shapes[name].schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | body
