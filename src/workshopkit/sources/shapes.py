"""Shapes of YAML values: each reads a node into a value or says what is wrong there, and gives its JSON Schema.

One declaration serves the reader, the message with line and column, and the editor's schema. (pydantic would stop at a path
without a place, and its import alone costs half of what `check` may take.)
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.frozen import dataclass
from workshopkit.model.content import Ref
from workshopkit.model.node import Mapping, Node, Scalar, Sequence
from workshopkit.sources.nearest import nearest, nearest_key

LANGUAGES = ("da", "en")


class _Bad:
    """What a shape returns after it has said what is wrong."""


BAD = _Bad()


class Findings:
    """Diagnostics as they are found, and the language that a plain text is in."""

    def __init__(self, language: str = "da") -> None:
        self.language = language
        self.diagnostics: list[Diagnostic] = []

    def bad(self, code: str, message: str, span: Span, hint: str = "") -> _Bad:
        """Note an error; returns BAD, for `return to.bad(…)`."""
        self.diagnostics.append(error(code, message, span, hint))
        return BAD


class Shape:
    """Reads one kind of value."""

    def read(self, node: Node, to: Findings) -> Any:
        """The value, or BAD after a diagnostic has been added to `to`."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """The JSON Schema (2020-12) of what is accepted."""
        raise NotImplementedError


def said(node: Node) -> str:
    """What a node is, for a message."""
    match node:
        case Mapping():
            return "keys and values"
        case Sequence():
            return "a list"
        case Scalar(value=None):
            return "nothing"
        case Scalar():
            return f"«{node.text[:40]}»"


@dataclass(frozen=True)
class Whole(Shape):
    """A whole number from `least` to `most`."""

    least: int
    most: int

    def read(self, node: Node, to: Findings) -> Any:
        if not isinstance(node, Scalar) or not isinstance(node.value, int) or isinstance(node.value, bool):
            hint = f"Write a number from {self.least} to {self.most}, without anything else."
            return to.bad("WK103", f"a whole number is expected here, not {said(node)}", node.span, hint)
        if not self.least <= node.value <= self.most:
            message = f"{node.value} is out of range: from {self.least} to {self.most}"
            return to.bad("WK104", message, node.span, f"Write a number from {self.least} to {self.most}.")
        return node.value

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Flag(Shape):
    """true or false."""

    def read(self, node: Node, to: Findings) -> Any:
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            return node.value
        hint = "Write true or false." if isinstance(node, Scalar) else ""
        return to.bad("WK103", f"true or false is expected here, not {said(node)}", node.span, hint)

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Choice(Shape):
    """One of an enum's words."""

    words: type[StrEnum]

    def read(self, node: Node, to: Findings) -> Any:
        if not isinstance(node, Scalar):
            return to.bad("WK103", f"a word is expected here, not {said(node)}", node.span)
        known = {word.value: word for word in self.words}
        if node.text in known:
            return known[node.text]
        message = f"«{node.text[:40]}» is not one of the words that may stand here"
        return to.bad("WK105", message, node.span, nearest(node.text, known))

    def schema(self) -> dict[str, Any]:
        return {"enum": [word.value for word in self.words]}


@dataclass(frozen=True)
class Id(Shape):
    """An id or a reference to one → Ref."""

    known: tuple[str, ...] = ()

    def read(self, node: Node, to: Findings) -> Any:
        if not isinstance(node, Scalar) or not node.text:
            return to.bad("WK103", f"an id is expected here, not {said(node)}", node.span)
        if len(node.text) > 80 or not all(c.isalnum() or c in "-_" for c in node.text):
            hint = "Use letters, figures and hyphens: clear-goal."
            return to.bad("WK103", f"«{node.text[:40]}» cannot be an id", node.span, hint)
        return Ref(node.text, node.span)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[\\w-]{1,80}$"} | ({"examples": list(self.known)} if self.known else {})


@dataclass(frozen=True)
class ListOf(Shape):
    """A list of values of one shape → tuple; those that are bad are told and left out."""

    inner: Shape
    least: int = 0
    most: int = 400

    def read(self, node: Node, to: Findings) -> Any:
        if not isinstance(node, Sequence):
            hint = "Begin each line with a hyphen, or write [one, two]."
            return to.bad("WK103", f"a list is expected here, not {said(node)}", node.span, hint)
        values = [self.inner.read(item, to) for item in node.items]
        if not self.least <= len(values) <= self.most:
            expected = f"exactly {self.least}" if self.least == self.most else f"from {self.least} to {self.most}"
            return to.bad("WK104", f"the list has {len(values)} entries; {expected} are expected", node.span)
        return tuple(value for value in values if value is not BAD)

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.inner.schema(), "minItems": self.least, "maxItems": self.most}


@dataclass(frozen=True)
class Key:
    """A key of a record: its shape, whether it must be there, and a line for the editor."""

    shape: Shape
    required: bool = False
    doc: str = ""


@dataclass(frozen=True)
class Record(Shape):
    """Keys and values → what `make(values, spans, span)` gives; `spans` are the places of the values that were given.

    A strange key or a bad value that may be left out is told and left out, so that the rest can be looked into as well.
    """

    keys: dict[str, Key]
    make: Callable[[dict[str, Any], dict[str, Span], Span], Any]
    title: str = ""

    def read(self, node: Node, to: Findings) -> Any:
        if not isinstance(node, Mapping):
            message = f"keys and values are expected here, not {said(node)}"
            return to.bad("WK103", message, node.span, f"Write it as {self._sketch()}.")
        values: dict[str, Any] = {}
        spans: dict[str, Span] = {}
        good = True
        for key, child in node.entries:
            known = self.keys.get(key.text)
            if known is None:
                to.bad(
                    "WK101",
                    f"«{key.text[:40]}» is not a key that may stand here",
                    key.span,
                    nearest_key(key.text, self.keys, isinstance(child, Scalar) and child.value is None),
                )
            elif not (isinstance(child, Scalar) and child.value is None and not known.required):
                values[key.text] = known.shape.read(child, to)
                spans[key.text] = child.span
        for name, known in self.keys.items():
            if known.required and name not in values:
                to.bad("WK102", f"«{name}» is missing", node.span, f"Add «{name}:». {known.doc}".strip())
                good = False
        if not good or any(values[name] is BAD for name, known in self.keys.items() if known.required):
            return BAD
        return self.make({name: value for name, value in values.items() if value is not BAD}, spans, node.span)

    def _sketch(self) -> str:
        """The keys that must be there, or the first ones: «{title: …, kind: …}»."""
        names = [name for name, key in self.keys.items() if key.required] or list(self.keys)[:2]
        return "{" + ", ".join(f"{name}: …" for name in names) + "}"

    def schema(self) -> dict[str, Any]:
        def described(key: Key) -> dict[str, Any]:
            return key.shape.schema() | ({"description": key.doc} if key.doc else {})

        return {
            "type": "object",
            "properties": {name: described(key) for name, key in self.keys.items()},
            "required": [name for name, key in self.keys.items() if key.required],
            "additionalProperties": False,
        } | ({"title": self.title} if self.title else {})
