"""A tree of YAML values with places: what files are read into before anybody knows what they mean."""

from typing import NamedTuple

from workshopkit.diagnostics import Span
from workshopkit.frozen import dataclass


class Scalar(NamedTuple):
    """A single value: `value` is text, a number, a truth value or None; `text` is what was written.

    A named tuple, as Span is: a build makes some twelve thousand of them, in a third of a frozen dataclass's time.
    """

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
        for name, value in self.entries:
            if name.text == key:
                return value
        return None


Node = Scalar | Sequence | Mapping
