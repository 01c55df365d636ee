"""A tree of YAML values with places: what files are read into before anybody knows what they mean."""

from dataclasses import dataclass

from workshopkit.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value: `value` is text, a number, a truth value or None; `text` is what was written."""

    text: str
    value: str | int | float | bool | None
    span: Span
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    span: Span
    weight: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    span: Span
    weight: int

    def get(self, key: str) -> "Node | None":
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping
