"""A document that many people get → the same written once, and each one's .docx: what is theirs is set into finished parts.

What is theirs stands in the document as marks: texts that occur nowhere else. The document is written twice, with marks of
different length; only where both come out alike but for the marks does nothing else in the file depend on what is set in. Parts
without a mark are deflated once.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workshopkit.diagnostics import Diagnostic
from workshopkit.formats.archive import Member, deflated, zip_members
from workshopkit.formats.docx.bookmarks import BookmarkNames, bookmark_start
from workshopkit.formats.docx.writer import write_parts
from workshopkit.formats.docx.xml import text_xml
from workshopkit.frozen import dataclass
from workshopkit.model.document import Document
from workshopkit.model.theme import Theme
from workshopkit.model.version import version_of_bytes

_BODY = "word/document.xml"
_VERSION = "{version}"
_TEXT = (".xml", ".rels")
Pieces = tuple[str | int, ...]
"""Stretches of text, and between them the numbers of the blanks."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A document with marks in place of what is somebody's own. Each begins and ends with a letter that is in no other text."""

    document: Document
    marks: tuple[str, ...]


class Prepared:
    """A document written but for the blanks: what stands for each mark, then the version, then the name of each bookmark."""

    def __init__(self, cut: "_Cut") -> None:
        self.diagnostics: tuple[Diagnostic, ...] = cut.diagnostics
        self._document = _encoded(cut.document)
        self._bookmarks = cut.bookmarks
        self._parts: dict[str, Member | tuple[bytes | int, ...]] = {
            name: deflated(part) if isinstance(part, bytes) else _encoded(part) for name, part in cut.parts.items()
        }

    def filled(self, own: Sequence[str]) -> bytes:
        """Somebody's file: `own` stands where the marks were, in their order."""
        plain = [value.encode() for value in own]
        version = version_of_bytes(_joined(self._document, plain))
        names = BookmarkNames()
        bookmarks = [names.name(_joined_text(identity, own)) for identity in self._bookmarks]
        shown = [text_xml(value).encode() for value in (*own, version, *bookmarks)]
        return zip_members(
            {
                name: part if isinstance(part, Member) else deflated(_joined(part, shown))
                for name, part in self._parts.items()
            }
        )


def prepare(sample: Sample, other: Sample, theme: Theme) -> Prepared | None:
    """The document of both samples, which differ by their marks alone; None where it has to be written for each by itself.

    WorkshopkitError when the reference cannot be used.
    """
    if not sample.marks or sample.document.fillable:  # the names of its fields are cut and hashed in many places
        return None
    first = _Cut(sample, theme)
    return Prepared(first) if first.is_whole and first.is_like(_Cut(other, theme)) else None


class _Cut:
    """A sample, written and cut at its marks."""

    def __init__(self, sample: Sample, theme: Theme) -> None:
        document, marks = sample.document, sample.marks
        letters = "".join(dict.fromkeys(letter for mark in marks for letter in (mark[0], mark[-1])))
        version = f"{letters[0]}v{letters[0]}"
        label = document.page_label.replace(_VERSION, version)
        made = write_parts(replace(document, page_label=label), theme)
        blanks = [text_xml(mark) for mark in marks] + [version]
        holes = [f"{letters[0]}{number}{letters[0]}" for number in range(len(made.bookmarks))]
        parts = dict(made.parts) | {_BODY: _with_holes(made.parts[_BODY], made.bookmarks, holes)}
        self.parts: Mapping[str, bytes | Pieces] = {
            name: _cut_part(name, data, blanks + holes, letters) for name, data in parts.items()
        }
        self.document = _cut_text(repr(document), marks)
        self.bookmarks = tuple(_cut_text(identity, marks) for identity in made.bookmarks)
        self.diagnostics = made.diagnostics
        told = (each.message + each.hint for each in made.diagnostics)
        rests = (piece for pieces in self._all_pieces() for piece in pieces if isinstance(piece, str))
        self.is_whole = not any(letter in text for text in (*told, *rests) for letter in letters)

    def _all_pieces(self) -> Iterable[Pieces]:
        yield self.document
        yield from self.bookmarks
        yield from (part for part in self.parts.values() if isinstance(part, tuple))

    def is_like(self, other: "_Cut") -> bool:
        """Whether the other differs by what its marks are alone."""
        mine, theirs = (
            (cut.parts, cut.document, cut.bookmarks, cut.diagnostics, cut.is_whole) for cut in (self, other)
        )
        return mine == theirs


def _with_holes(body: bytes, identities: Sequence[str], holes: Sequence[str]) -> bytes:
    """The body with a hole for the name of each bookmark; the names are made of what the marks stand for."""
    text = body.decode()
    names = BookmarkNames()
    for number, (identity, hole) in enumerate(zip(identities, holes, strict=True)):
        text = text.replace(bookmark_start(number, names.name(identity)), bookmark_start(number, hole))
    return text.encode()


def _cut_part(name: str, data: bytes, blanks: Sequence[str], letters: str) -> bytes | Pieces:
    if not name.endswith(_TEXT) or not any(letter.encode() in data for letter in letters):
        return data
    return _cut_text(data.decode(), blanks)


def _cut_text(text: str, blanks: Sequence[str]) -> Pieces:
    found = re.split(f"({'|'.join(map(re.escape, blanks))})", text)
    numbers = {blank: number for number, blank in enumerate(blanks)}
    return tuple(numbers[piece] if place % 2 else piece for place, piece in enumerate(found))


def _encoded(pieces: Pieces) -> tuple[bytes | int, ...]:
    return tuple(piece if isinstance(piece, int) else piece.encode("utf-8", "replace") for piece in pieces)


def _joined(pieces: tuple[bytes | int, ...], values: Sequence[bytes]) -> bytes:
    return b"".join(values[piece] if isinstance(piece, int) else piece for piece in pieces)


def _joined_text(pieces: Pieces, values: Sequence[str]) -> str:
    return "".join(values[piece] if isinstance(piece, int) else piece for piece in pieces)
