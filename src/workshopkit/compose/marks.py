"""Somebody → the same person with marks in place of what is theirs alone, so that a copy is composed once for many people.

A mark is as good as a name where it is written out, or asked whether it is there. A template that asks anything else of it, such
as `{% if copy.key == 'bo' %}` or a filter, raises MarkReadError, and each copy is composed by itself. Names that a file treats in
a way of their own (from right to left, with quotation marks, over several lines) get no mark either.
"""

import re
import unicodedata
from dataclasses import replace
from typing import Any

from workshopkit.compose.views import View
from workshopkit.frozen import dataclass
from workshopkit.model.workshop import Person

LONGEST = 60
"""Characters of a name that a mark may stand for."""
_ID = re.compile(r"[0-9a-z-]{1,60}")
_UNLIKE = re.compile(r"""["\\*{}‑]|  """)
"""What is written otherwise than as it is: in Markdown, in Word, in an attribute, or where white space is drawn together."""
_LETTERS = "𐀀𐀁𐀂"
"""Of Linear B, which no workshop is held in: printable letters from left to right, as names begin with."""
_SPECIAL = " .,:;-–/&<>()1aZé"
"""What a name may hold and somebody might change: so that a mark that was changed is not found again."""


class MarkReadError(Exception):
    """A template asks something of what is somebody's own."""


class Mark:
    """A text that holds a mark. It is written out, and it is there; whatever else is asked of it raises MarkReadError."""

    __slots__ = ("written",)

    def __init__(self, written: str) -> None:
        self.written = written

    def _read(self, *_: object) -> Any:
        raise MarkReadError

    __getattr__ = __str__ = __hash__ = __len__ = __iter__ = __contains__ = __getitem__ = _read
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __add__ = __radd__ = __mul__ = __rmul__ = __mod__ = _read

    def __bool__(self) -> bool:
        return True


class _MarkedView(View):
    """A record that may hold marks; whether it equals another nobody can tell."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]  # as that of any mapping

    def __eq__(self, other: object) -> bool:
        raise MarkReadError


@dataclass(frozen=True)
class Marked:
    """A person with marks, and the marks: for the id, the name and the organisation, as far as they have one."""

    person: Person
    marks: tuple[str, ...]


def marked(person: Person, *, long: bool = False) -> Marked:
    """The person with marks: the same for everybody whose copies differ by what the marks stand for alone."""
    own = _own(person)
    made = [_mark(letter, value, long) if fits else value for letter, (value, fits) in zip(_LETTERS, own, strict=True)]
    like = replace(person, id=made[0], name=made[1], organisation=made[2], partner="", role="")
    return Marked(like, tuple(mark for mark, (_, fits) in zip(made, own, strict=True) if fits))


def own_texts(person: Person) -> tuple[str, ...]:
    """What stands for a person's marks, in their order."""
    return tuple(value for value, fits in _own(person) if fits)


def with_marks(value: Any) -> Any:
    """A view in which texts that hold a mark are known as such."""
    if isinstance(value, View):
        return _MarkedView({key: with_marks(part) for key, part in value.items()})
    if isinstance(value, tuple):
        return tuple(map(with_marks, value))
    return Mark(value) if isinstance(value, str) and any(letter in value for letter in _LETTERS) else value


def _own(person: Person) -> tuple[tuple[str, bool], ...]:
    """A person's id, name and organisation, each with whether a mark may stand for it."""
    names = ((name, _is_plain(name)) for name in (person.name, person.organisation))
    return ((person.id, bool(_ID.fullmatch(person.id))), *names)


def _mark(letter: str, value: str, long: bool) -> str:
    # Quotes change how Python shows a text, which the version's id is made of.
    apostrophe = "'" if "'" in value else ""
    return f"{letter}{apostrophe}{_SPECIAL}{'W' * (LONGEST - len(_SPECIAL) - 3) if long else ''}{letter}"


def _is_plain(name: str) -> bool:
    """Whether a name is shown letter by letter as it is, from left to right."""
    if not name or len(name) > LONGEST or not name.isprintable() or _UNLIKE.search(name) or name[-1].isspace():
        return False
    if name.isascii():
        return name[0].isalpha()
    directions = [unicodedata.bidirectional(letter) for letter in name]
    return directions[0] == "L" and not {"R", "AL"}.intersection(directions)
