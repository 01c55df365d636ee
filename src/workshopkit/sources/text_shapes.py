"""The shapes of texts: a node → a line, prose, or a text in the languages that it has, or what is wrong there."""

import re
import unicodedata
from typing import Any

from workshopkit.frozen import dataclass
from workshopkit.model.content import Text
from workshopkit.model.node import Mapping, Node, Scalar
from workshopkit.sources.nearest import nearest_key
from workshopkit.sources.shapes import BAD, LANGUAGES, Findings, Shape, said

LONGEST_LINE = 120
"""Characters of a title or a name: what two lines of a slide hold."""
LONGEST_PROSE = 2_000
_UNSEEN = frozenset({"Cf", "Zs"})
"""Categories of letters that leave no mark: marks of direction, joiners, spaces."""
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
"""One or more, also with spaces in them."""


@dataclass(frozen=True)
class Line(Shape):
    """A single line of text, in one language or none, such as a name; numbers are taken as typed."""

    longest: int = LONGEST_LINE
    advice: str = "Shorten it."

    def read(self, node: Node, to: Findings) -> Any:
        if not isinstance(node, Scalar) or node.value is None:
            return to.bad("WK103", f"a text is expected here, not {said(node)}", node.span)
        text = unicodedata.normalize("NFC", " ".join(node.text.split()))
        if all(unicodedata.category(letter) in _UNSEEN for letter in text):
            return to.bad("WK103", "the text is empty", node.span, "Write something, or delete the key.")
        if len(text) > self.longest:
            message = f"the text has {len(text)} characters; at most {self.longest} fit"
            return to.bad("WK104", message, node.span, self.advice)
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"], "minLength": 1, "maxLength": self.longest}


@dataclass(frozen=True)
class Prose(Line):
    """Text of several sentences; paragraphs are parted by empty lines."""

    longest: int = LONGEST_PROSE

    def read(self, node: Node, to: Findings) -> Any:
        paragraphs = _EMPTY_LINES.split(node.text.strip()) if isinstance(node, Scalar) else ()
        if len(paragraphs) > 1:
            parts = (super(Prose, self).read(Scalar(p, p, node.span), to) for p in paragraphs)
            texts = [part for part in parts if isinstance(part, str)]
            whole = "\n\n".join(texts)
            return whole if len(whole) <= self.longest else to.bad("WK104", "the text is too long", node.span)
        return super().read(node, to)


@dataclass(frozen=True)
class Localised(Shape):
    """A text in one language (plain) or several (`{da: …, en: …}`)."""

    inner: Line = Line()
    extra: tuple[str, ...] = ()
    """Keys beside the languages that belong to an enclosing record."""

    def read(self, node: Node, to: Findings) -> Any:
        if not isinstance(node, Mapping):
            value = self.inner.read(node, to)
            return value if value is BAD else Text({to.language: value}, node.span)
        values: dict[str, str] = {}
        good, strange = True, False
        for key, child in node.entries:
            if key.text in self.extra:
                continue
            if key.text not in LANGUAGES:
                empty = isinstance(child, Scalar) and child.value is None
                hint = nearest_key(key.text, LANGUAGES + self.extra, empty)
                to.bad("WK101", f"«{key.text}» is not a language that the kit speaks", key.span, hint)
                strange = True
                continue
            value = self.inner.read(child, to)
            good = good and value is not BAD
            values[key.text] = value
        if good and not values and not strange:
            return to.bad("WK102", "the text is missing: neither «da» nor «en» is given", node.span)
        return Text(values, node.span) if good and values else BAD

    def schema(self) -> dict[str, Any]:
        inner = self.inner.schema()
        languages = {"type": "object", "properties": dict.fromkeys(LANGUAGES, inner), "additionalProperties": False}
        languages["minProperties"] = 1
        return {"anyOf": [inner, languages]}
