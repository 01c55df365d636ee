"""Leaves that only name values, such as `{{ item.title }} · {{ phrase.purpose }}`, read without Jinja.

Most leaves are of this kind, and Jinja takes a millisecond to compile each. What is found here is what Jinja would find; anything
else, a name that is not there above all, is NOT_PLAIN, and Jinja says what is wrong.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from workshopkit.compose.views import View

NOT_PLAIN: Any = object()

_PATH = r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*"
_BLANK = re.compile(r"\{\{\s*(" + _PATH + r")\s*\}\}")
_DATA = re.compile(r"[^{\r]*")
_ONLY_PATH = re.compile(rf"\s*({_PATH})\s*\Z")
_WORDS_OF_JINJA = frozenset(
    ("true", "false", "none", "True", "False", "None", "not", "and", "or", "in", "is", "if", "else")
)

Path = tuple[str, ...]


def plain_path(source: str) -> Path | None:
    """The names of an expression such as `item.focuses`, or None when it is more than that."""
    found = _ONLY_PATH.match(source)
    return _names(found[1]) if found else None


def plain_text(source: str) -> tuple[str | Path, ...] | None:
    """Stretches of text and the paths between them, or None when the leaf holds more than that."""
    pieces: list[str | Path] = []
    for number, piece in enumerate(_BLANK.split(source)):
        path = _names(piece) if number % 2 else None
        if (number % 2 and path is None) or (not number % 2 and not _DATA.fullmatch(piece)):
            return None
        pieces.append(path or piece)
    return tuple(pieces)


def _names(path: str) -> Path | None:
    names = tuple(path.split("."))
    return None if names[0] in _WORDS_OF_JINJA else names


def look_up(path: Path, scope: Mapping[str, Any]) -> Any:
    """The value that a path names, or NOT_PLAIN."""
    value = scope.get(path[0], NOT_PLAIN)
    for name in path[1:]:
        if not isinstance(value, View) or name not in value:
            return NOT_PLAIN
        value = value[name]
    return value


def fill(pieces: tuple[str | Path, ...], scope: Mapping[str, Any], shown: Callable[[Any], str]) -> Any:
    """The text with its paths' values as `shown`, or NOT_PLAIN."""
    parts = []
    for piece in pieces:
        if isinstance(piece, tuple):
            value = look_up(piece, scope)
            if value is NOT_PLAIN:
                return NOT_PLAIN
            piece = shown(value)
        parts.append(piece)
    return "".join(parts)
