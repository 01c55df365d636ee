"""Titles → ids of ASCII letters, digits and hyphens, each one once."""

import re
import unicodedata
from collections.abc import Collection, Iterable

_SPELLED_OUT = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ł": "l", "đ": "d"}
)


def slugify(text: str, empty: str = "item") -> str:
    """The text as an id: «Frokost på terrassen» → `frokost-paa-terrassen`; `empty` where no letter or digit is left."""
    # Composed first: a decomposed å (a + ring) must become aa too, not a.
    spelled = unicodedata.normalize("NFC", text).casefold().translate(_SPELLED_OUT)
    ascii_only = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or empty


def unused(base: str, taken: Collection[str]) -> str:
    """`base`, or the first of `base-2`, `base-3`, … that is not taken."""
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


class Unused:
    """The same for many ids: each that is given counts as taken from then on. Linear, however often a base comes again."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}
        """The number that a base was given last."""

    def of(self, base: str, numbered: bool = False) -> str:
        """`base`, or with the first number from 2 that is free; `numbered` begins with `base-1`."""
        number = self._last.get(base, 0) + 1
        while (made := f"{base}-{number}" if numbered or number > 1 else base) in self._taken:
            number += 1
        self._last[base] = number
        self._taken.add(made)
        return made
