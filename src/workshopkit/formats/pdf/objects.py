"""The bytes of a PDF that typst wrote → its objects, and objects → bytes of a PDF.

Typst writes plain objects with one table of places and no object streams, so that they can be renumbered as text: a PDF of some
thousand objects in milliseconds. Nothing else's PDFs are read here.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise

from workshopkit.frozen import dataclass

_STARTXREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)
_HEAD = re.compile(rb"\d+ \d+ obj\s*")
_TOKEN = re.compile(rb"(?<![\w.])(\d+) 0 R\b|\(")
_PLAIN_STRING = re.compile(rb"\([^()\\]*\)")
_REFERENCE = re.compile(rb"\([^()\\]*\)|\b(\d+) 0 R\b")
_BRACKET = re.compile(rb"[()\\]")
_PLACE = re.compile(rb"(?m)^(\d{10})(?= \d{5} n)")
_UNCLEAR_END = re.compile(rb"(?<=\r)(?=\nendstream)")
HEADER = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n"


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects of a PDF by number, each without `obj` and `endobj`; `root` and `info` are numbers, 0 for none."""

    bodies: Mapping[int, bytes]
    root: int
    info: int


def read_objects(pdf: bytes) -> Objects:
    """The objects of a PDF of typst's. ValueError where it is not written as typst does."""
    start, trailer = _STARTXREF.search(pdf), _TRAILER.search(pdf, max(0, len(pdf) - 2000))
    if start is None or trailer is None:
        raise ValueError("no plain table of places")
    table = int(start[1])
    rows = pdf[table : pdf.index(b"trailer", table)].split(b"\n")
    places = {n: int(row[:10]) for n, row in enumerate(rows[2:]) if row[17:18] == b"n"}
    ends = sorted([*places.values(), table])
    following = dict(pairwise(ends))
    bodies = {}
    for number, place in places.items():
        head = _HEAD.match(pdf, place)
        if head is None:
            raise ValueError(f"object {number} is not at its place")
        body = pdf[head.end() : following[place]].rstrip()
        bodies[number] = body.removesuffix(b"endobj").rstrip()
    return Objects(bodies, reference(trailer[1], b"Root"), reference(trailer[1], b"Info"))


def reference(body: bytes, key: bytes) -> int:
    """The number of the object that a key leads to, 0 for none."""
    found = re.search(rb"/" + key + rb"\s*(\d+) 0 R", body)
    return int(found[1]) if found else 0


def references(body: bytes) -> list[int]:
    """The numbers in an array of references, in its order."""
    return [int(number) for number in re.findall(rb"(\d+) 0 R", body)]


def split_stream(body: bytes) -> tuple[bytes, bytes]:
    """The dictionary of an object, and its stream from the word on, b"" for none."""
    place = body.find(b">>\nstream\n")
    return (body, b"") if place < 0 else (body[: place + 2], body[place + 2 :])


def renumbered(body: bytes, numbers: Mapping[int, int]) -> bytes:
    """An object with other numbers in its references; what stands in its strings and its stream stays as it is.

    KeyError when a reference leads to no number.
    """
    dictionary, stream = split_stream(body)
    strings = dictionary.count(b"(")
    if strings == len(_PLAIN_STRING.findall(dictionary) if strings else ()):  # none has brackets in it
        return _REFERENCE.sub(lambda m: b"%d 0 R" % numbers[int(m[1])] if m[1] else m[0], dictionary) + stream
    parts: list[bytes] = []
    at = 0
    while token := _TOKEN.search(dictionary, at):
        if token[1] is None:
            end = _string_end(dictionary, token.end())
            parts.append(dictionary[at:end])
            at = end
        else:
            parts.append(dictionary[at : token.start()])
            parts.append(b"%d 0 R" % numbers[int(token[1])])
            at = token.end()
    return b"".join((*parts, dictionary[at:], stream))


def _string_end(body: bytes, at: int) -> int:
    """Where a string in brackets ends, of which those inside it that are paired need no mark."""
    depth = 1
    while depth:
        found = _BRACKET.search(body, at)
        if found is None:
            return len(body)
        at = found.end() + (found[0] == b"\\")
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
    return at


def write_objects(bodies: Mapping[int, bytes], root: int, info: int, identity: bytes) -> bytes:
    """A PDF of objects numbered from 1 without a gap; `identity` is 16 bytes in hexadecimal digits."""
    places = []
    parts = [HEADER]
    size = len(HEADER)
    for number in range(1, len(bodies) + 1):
        body = b"%d 0 obj\n%b\nendobj\n\n" % (number, bodies[number])
        places.append(size)
        parts.append(body)
        size += len(body)
    rows = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    known = b"/Info %d 0 R" % info if info else b""
    parts.append(
        b"xref\n0 %d\n0000000000 65535 f\r\n%btrailer\n<</Size %d/Root %d 0 R%b/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF"
        % (len(bodies) + 1, rows, len(bodies) + 1, root, known, identity, identity, size)
    )
    return b"".join(parts)


def with_clear_ends(pdf: bytes) -> bytes:
    """The PDF, where a stream's last byte and the line's end after it can't be taken for one line's end of two bytes.

    PDF/A asks that a stream is as long as it says, and one that happens to end in a carriage return looks shorter; its line
    then ends in two bytes. For files with a table of places, such as typst and pikepdf write. ValueError for others.
    """
    added = [found.start() for found in _UNCLEAR_END.finditer(pdf)]
    if not added:
        return pdf
    start = _STARTXREF.search(pdf)
    if start is None:
        raise ValueError("no plain table of places")
    table = int(start[1])
    body = b"\r".join(pdf[a:b] for a, b in pairwise((0, *added, table)))
    rows = _PLACE.sub(
        lambda row: b"%010d" % (int(row[1]) + bisect_left(added, int(row[1]))), pdf[table : start.start()]
    )
    return b"%b%bstartxref\n%d\n%%%%EOF" % (body, rows, table + len(added))
