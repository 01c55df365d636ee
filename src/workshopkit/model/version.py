"""A document → a short id of its version: the same for the same content, in Word and in print, on every machine."""

import hashlib

from workshopkit.model.document import Document

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: none of them is taken for another when it is read aloud or copied by hand."""
_LENGTH = 6


def version_of(document: Document) -> str:
    """Six letters and digits, such as «7Q2MDX», that change when anything in the document does."""
    return version_of_bytes(repr(document).encode("utf-8", "replace"))


def version_of_bytes(data: bytes) -> str:
    """The same for something that is bytes already."""
    number = int.from_bytes(hashlib.sha256(data).digest()[:4])
    return "".join(_LETTERS[number >> 5 * place & 31] for place in range(_LENGTH))
