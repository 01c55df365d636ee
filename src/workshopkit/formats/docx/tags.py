"""The tags of a Word template → values: what each says, the form it has, and the paragraph it stands in."""

import re
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any, Protocol

from lxml import etree

from workshopkit.frozen import dataclass
from workshopkit.model.text import Inlines

_SHAPE = re.compile(r"\{([{%#])(-?)(?:(tr|tc|p|r)(?=\s))?(.*?)(-?)[}%#]\}", re.DOTALL)
_LOOP = re.compile(r"for\s+([A-Za-z_]\w*)\s+in\s+(.+)", re.DOTALL)
_OF_A_LIST = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[(\[{]|[)\]}]|\bif\b|.""", re.DOTALL)
"""Strings, brackets and «if», so that an «if» is found which belongs to the loop itself."""
_TYPOGRAPHY = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " "})
"""What Word makes of quotation marks and spaces while somebody types."""
_QUOTED = 70
_BEFORE = 25


class TagKind(StrEnum):
    """What a tag does."""

    VALUE = "value"
    BODY = "body"
    COMMENT = "comment"
    FOR = "for"
    END_FOR = "endfor"
    IF = "if"
    ELIF = "elif"
    ELSE = "else"
    END_IF = "endif"


OPENING = {TagKind.FOR: TagKind.END_FOR, TagKind.IF: TagKind.END_IF}
WORDS = {kind.value: kind for kind in TagKind if kind not in (TagKind.VALUE, TagKind.BODY, TagKind.COMMENT)}


class Expressions(Protocol):
    """What works out the expressions of tags; each raises TemplateError. Compose has it: formats knows no templates."""

    @property
    def known(self) -> Collection[str]:
        """The names that are there."""

    def names(self, expression: str) -> frozenset[str]:
        """The names that an expression asks for."""

    def text(self, expression: str, local: Mapping[str, Any]) -> Inlines:
        """What it shows."""

    def holds(self, expression: str, local: Mapping[str, Any]) -> bool:
        """Whether it is true."""

    def rounds(
        self, expression: str, local: Mapping[str, Any], name: str = "", condition: str = ""
    ) -> tuple[tuple[Any, Any], ...]:
        """The values of a loop, each with the loop's counting; only those that a condition over `name` holds for."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a template: its number in its part, and its text. `part` is "" for the document's own text."""

    part: str
    number: int
    text: str

    def said(self, start: int = 0) -> str:
        """«¶12 «Deltagere: {{ workshop.title }}»»: the text from about `start` on."""
        begin = max(0, start - _BEFORE) if len(self.text) > _QUOTED else 0
        shown = " ".join(self.text[begin : begin + _QUOTED].split())
        dots = "…" if begin else "", "…" if begin + _QUOTED < len(self.text) else ""
        return f"{self.part + ' ' if self.part else ''}¶{self.number} «{dots[0]}{shown}{dots[1]}»"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag alone in its run; `form` is what goes with it: "" or "r" the run, "p" the paragraph, "tr" the row, "tc" the cell."""

    number: int
    kind: TagKind
    form: str
    expression: str
    name: str
    """What a loop calls its value."""
    condition: str
    """What must hold for a loop's value; "" when it takes all."""
    place: Place
    start: int
    run: etree._Element

    def said(self) -> str:
        """Where it stands, in words."""
        return self.place.said(self.start)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a tag: the last two digits of its code, the message, and what to do."""

    code: str
    message: str
    hint: str = ""


Read = tuple[TagKind, str, str, str, str]
"""Kind, form, expression, and for a loop the name of its value and the condition."""


def read_tag(text: str) -> Read | Trouble:
    """A tag as written, such as `{%tr for item in workshop.items %}`."""
    found = _SHAPE.fullmatch(text)
    if found is None:
        return Trouble("WK422", "the tag is broken", "Check the brackets {{ }} and {% %}.")
    mark, before, form, inside, after = found.groups(default="")
    if mark == "#":
        return TagKind.COMMENT, form, "", "", ""
    inside = inside.translate(_TYPOGRAPHY).strip()
    if before or after:
        return Trouble("WK423", "a tag with a hyphen at its bracket is not known here", "Leave the hyphen out.")
    if not inside:
        return Trouble("WK422", "the tag is empty", "Write what it shows, such as {{ workshop.title }}.")
    return _value(form, inside) if mark == "{" else _statement(form, inside)


def _value(form: str, inside: str) -> Read | Trouble:
    if form in ("tr", "tc"):
        return Trouble("WK423", f"«{{{{{form}» is not known here", "Rows and cells are repeated: {%tr for … %}.")
    return (TagKind.BODY if inside == "body" else TagKind.VALUE), form, inside, "", ""


def _statement(form: str, inside: str) -> Read | Trouble:
    word, _, rest = inside.partition(" ")
    kind = WORDS.get(word)
    rest = rest.strip()
    if kind is None:
        hint = "There are for, endfor, if, elif, else and endif."
        return Trouble("WK423", f"«{word}» may not stand in a Word template", hint)
    if kind is TagKind.FOR:
        loop = _LOOP.fullmatch(inside)
        if loop is None:
            return Trouble("WK422", "the loop is broken", "Write {% for item in workshop.items %}.")
        return _loop(form, *loop.groups())
    if (kind in (TagKind.IF, TagKind.ELIF)) != bool(rest):
        wrong = "has nothing to decide" if not rest else "takes nothing behind it"
        return Trouble("WK422", f"«{word}» {wrong}", "Write {% if workshop.client %} … {% else %} … {% endif %}.")
    return kind, form, rest, "", ""


def _loop(form: str, name: str, rest: str) -> Read | Trouble:
    """A loop over a list, and the condition behind it: `item in day.items if not item.quiet`."""
    depth = 0
    for piece in _OF_A_LIST.finditer(rest):
        depth += (piece[0] in ("(", "[", "{")) - (piece[0] in (")", "]", "}"))
        if piece[0] == "if" and not depth:
            listed, condition = rest[: piece.start()].strip(), rest[piece.end() :].strip()
            if listed and condition:
                return TagKind.FOR, form, listed, name, condition
            return Trouble("WK422", "the loop is broken", "Write {% for item in workshop.items if not item.quiet %}.")
    return TagKind.FOR, form, rest.strip(), name, ""
