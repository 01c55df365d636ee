"""Titles → ids of ASCII letters, digits and hyphens, each one once."""

import re
import unicodedata
from collections.abc import Collection

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
