"""Shapes whose JSON Schema tells an editor at once what their readers ask for afterwards."""

from typing import Any

from workshopkit.frozen import dataclass
from workshopkit.sources.shapes import Record
from workshopkit.sources.text_shapes import Line


@dataclass(frozen=True)
class Word(Line):
    """A line of which the editor knows the words; the reader asks later, so that a wrong one hides nothing else."""

    words: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class OneOfTwo(Record):
    """A record that has either of two keys, as its reader sees to."""

    either: tuple[str, str] = ("", "")

    def _sketch(self) -> str:
        return " or ".join(f"{{{key}: …}}" for key in self.either)

    def schema(self) -> dict[str, Any]:
        return super().schema() | {"oneOf": [{"required": [key]} for key in self.either]}
