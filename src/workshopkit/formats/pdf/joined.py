"""PDFs of ours, each with the copies of some people → one PDF with a bookmark for each copy; it stays PDF/UA-1 and PDF/A-2a.

Pages, tags and bookmarks are taken over object by object with new numbers; what is alike in all parts, such as the colour
profile, is kept once. Where a copy begins is told by the labels of its pages, which leap to the next thousand and one (see
copies.typ).
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Sequence

from workshopkit.formats.pdf.objects import (
    Objects,
    read_objects,
    reference,
    references,
    renumbered,
    split_stream,
    write_objects,
)
from workshopkit.frozen import dataclass

_PARENTS = re.compile(rb"/StructParents? (\d+)")
_CELL_ID = re.compile(rb"\((U\d+x\d+y\d+)\)")
_PAGE_NUMBER = re.compile(rb"<xmpTPg:NPages>\d+</xmpTPg:NPages>")
_NUMS = re.compile(rb"/ParentTree<</Nums\[(.*?)\]>>", re.DOTALL)
_NAMES = re.compile(rb"/IDTree<</Names\[(.*?)\]>>", re.DOTALL)
_LINKS = re.compile(rb"/(?:Parent|Next|Prev) \d+ 0 R")
_LABELS = re.compile(rb"/PageLabels \d+ 0 R")
_STARTS = re.compile(rb"(\d+) (\d+) 0 R")

_MOST_SIDE_BY_SIDE = 200
"""Bookmarks that can still be looked through; validators, too, give up on much longer chains."""
_IN_A_GROUP = 100


@dataclass(frozen=True, slots=True)
class Part:
    """A PDF that typst made of some copies, and the names that their bookmarks get."""

    pdf: bytes
    names: tuple[str, ...]


class Joining:
    """One PDF of parts that are added in their order, while others are still being made.

    The first numbers of its objects are those of the catalogue, the pages, the tags and the bookmarks.
    """

    _CATALOG, _PAGES, _TAGS, _OUTLINES = range(1, 5)

    def __init__(self) -> None:
        self.bodies: dict[int, bytes] = {}
        self.next = 5
        self.pages: list[int] = []
        self.tags: list[int] = []
        self.parents: list[bytes] = []
        self.ids: list[bytes] = []
        self.copies: list[tuple[str, int, list[int]]] = []
        self.alike: dict[bytes, int] = {}
        self.catalog = b""
        self.info = 0
        self.structure = b""
        self.parts = 0

    def add(self, part: Part) -> None:
        """Takes over a part; ValueError where it is not written as typst does."""
        objects = read_objects(part.pdf)
        root = objects.bodies[objects.root]
        pages, tags = reference(root, b"Pages"), reference(root, b"StructTreeRoot")
        numbers = {pages: self._PAGES, tags: self._TAGS, reference(root, b"Outlines"): self._OUTLINES}
        skipped = {objects.root, *numbers, 0} | (_told_once(objects, root) if self.parts else set())
        self._number(objects, numbers, skipped)
        shift = len(self.parents)
        for number, body in objects.bodies.items():
            if number not in skipped and numbers[number] not in self.bodies:
                self.bodies[numbers[number]] = self._moved(body, numbers, shift)
        kids = references(objects.bodies[pages].partition(b"/Kids")[2])
        self._add_tags(objects.bodies[tags], numbers)
        self._add_bookmarks(objects, root, kids, numbers, part.names)
        self.pages += [numbers[kid] for kid in kids]
        if not self.parts:
            self.catalog = renumbered(root, numbers)
            self.info = numbers[objects.info]
        self.parts += 1

    def _number(self, objects: Objects, numbers: dict[int, int], skipped: set[int]) -> None:
        """Numbers what is taken over; an object without references that is there already has the number that it had."""
        for number, body in objects.bodies.items():
            if number in skipped:
                continue
            alone = b" 0 R" not in split_stream(body)[0] and b"/StructElem" not in body[:40]
            known = self.alike.get(body) if alone else None
            numbers[number] = known or self.next
            if known is None:
                self.next += 1
                if alone:
                    self.alike[body] = numbers[number]

    def _moved(self, body: bytes, numbers: dict[int, int], shift: int) -> bytes:
        moved = renumbered(body, numbers)
        if b"/StructParent" in moved:
            moved = _PARENTS.sub(
                lambda found: found[0].replace(found[1], b"%d" % (int(found[1]) + shift)), moved, count=1
            )
        return self._with_ids(moved) if b"(U" in moved else moved

    def _with_ids(self, body: bytes) -> bytes:
        """The ids of header cells, by which other cells name them, made different from those of other parts."""
        return _CELL_ID.sub(lambda found: b"(P%05d%b)" % (self.parts, found[1]), body)

    def _add_tags(self, tags: bytes, numbers: dict[int, int]) -> None:
        kids = re.search(rb"/K\[(.*?)\]", tags)
        self.tags += [numbers[kid] for kid in references(kids[1] if kids else b"")]
        nums, names = _NUMS.search(tags), _NAMES.search(tags)
        self.parents += [b"%d 0 R" % numbers[n] for n in references(nums[1] if nums else b"")]
        if names:
            self.ids.append(renumbered(self._with_ids(names[1]), numbers))
        if not self.parts:
            self.structure = tags

    def _add_bookmarks(
        self, objects: Objects, root: bytes, kids: list[int], numbers: dict[int, int], names: Sequence[str]
    ) -> None:
        """A bookmark for each copy, with the headings on its pages below it."""
        labels = objects.bodies.get(reference(root, b"PageLabels"), b"").partition(b"/Nums")[2]
        starts = [int(page) for page, label in _STARTS.findall(labels) if b"001>" in objects.bodies[int(label)]]
        if len(starts) != len(names):
            raise ValueError(f"{len(names)} copies begin on {len(starts)} pages")
        copies: list[tuple[str, int, list[int]]] = [
            (name, numbers[kids[start]], []) for name, start in zip(names, starts, strict=True)
        ]
        item = reference(objects.bodies.get(reference(root, b"Outlines"), b""), b"First")
        while item:
            body = objects.bodies[item]
            place = references(objects.bodies[reference(body, b"Dest")])[0]
            copies[bisect_right(starts, kids.index(place)) - 1][2].append(numbers[item])
            item = reference(body, b"Next")
        self.copies += copies

    def finished(self) -> bytes:
        """The bytes of the whole."""
        self.bodies[self._CATALOG] = self._catalog()
        kids = b" ".join(b"%d 0 R" % page for page in self.pages)
        self.bodies[self._PAGES] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self.pages), kids)
        self.bodies[self._TAGS] = self._structure()
        self._outlines()
        for number, body in self.bodies.items():
            if b"<xmpTPg:NPages>" in body:
                told = _PAGE_NUMBER.sub(b"<xmpTPg:NPages>%d</xmpTPg:NPages>" % len(self.pages), body)
                self.bodies[number] = re.sub(
                    rb"/Length \d+", b"/Length %d" % (_length(body) + len(told) - len(body)), told, count=1
                )
        digest = hashlib.sha256()
        for number in range(1, len(self.bodies) + 1):
            digest.update(self.bodies[number])
        return write_objects(self.bodies, self._CATALOG, self.info, digest.hexdigest()[:32].encode().upper())

    def _catalog(self) -> bytes:
        catalog = _LABELS.sub(b"", self.catalog)
        if b"/Outlines" in catalog:
            return catalog
        return catalog.removesuffix(b">>") + b"/Outlines %d 0 R>>" % self._OUTLINES

    def _structure(self) -> bytes:
        kids = b" ".join(b"%d 0 R" % tag for tag in self.tags)
        nums = b" ".join(b"%d %b" % pair for pair in enumerate(self.parents))
        made = re.sub(rb"/K\[.*?\]", b"/K[%b]" % kids, self.structure, count=1)
        made = _NUMS.sub(b"/ParentTree<</Nums[%b]>>" % nums, made)
        made = _NAMES.sub(lambda _: b"/IDTree<</Names[%b]>>" % b"".join(self.ids), made)
        return re.sub(rb"/ParentTreeNextKey \d+", b"/ParentTreeNextKey %d" % len(self.parents), made)

    def _outlines(self) -> None:
        """The bookmarks of all copies; of very many, in groups that can be unfolded."""
        own = list(range(self.next, self.next + len(self.copies)))
        self.next += len(own)
        for number, (name, page, items) in zip(own, self.copies, strict=True):
            self.bodies[number] = _bookmark(name, page, items)
            self._link(items, number)
        top = own
        if len(own) > _MOST_SIDE_BY_SIDE:
            top = [self._group(own, start) for start in range(0, len(own), _IN_A_GROUP)]
        self._link(top, self._OUTLINES)
        self.bodies[self._OUTLINES] = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (
            top[0], top[-1], len(top),
        )  # fmt: skip

    def _group(self, own: list[int], start: int) -> int:
        number = self.next
        self.next += 1
        items, copies = own[start : start + _IN_A_GROUP], self.copies[start : start + _IN_A_GROUP]
        name = f"{start + 1}–{start + len(items)}: {copies[0][0]} – {copies[-1][0]}"
        self.bodies[number] = _bookmark(name, copies[0][1], items)
        self._link(items, number)
        return number

    def _link(self, items: list[int], parent: int) -> None:
        """Puts bookmarks one after the other below a parent."""
        for place, item in enumerate(items):
            links = b"/Parent %d 0 R" % parent
            links += b"/Prev %d 0 R" % items[place - 1] if place else b""
            links += b"/Next %d 0 R" % items[place + 1] if place + 1 < len(items) else b""
            self.bodies[item] = b"<<" + links + _LINKS.sub(b"", self.bodies[item]).removeprefix(b"<<")


def _told_once(objects: Objects, root: bytes) -> set[int]:
    """What each part tells of itself, and the whole once: properties, standards, how colours are meant."""
    intents = reference(root, b"OutputIntents")
    return {objects.info, reference(root, b"Metadata"), intents, *references(objects.bodies.get(intents, b""))}


def _bookmark(name: str, page: int, items: list[int]) -> bytes:
    below = b"/First %d 0 R/Last %d 0 R/Count -%d" % (items[0], items[-1], len(items)) if items else b""
    title = b"FEFF" + name.encode("utf-16-be", "replace").hex().upper().encode()
    return b"<<%b/Title<%b>/Dest[%d 0 R/Fit]>>" % (below, title, page)


def _length(body: bytes) -> int:
    found = re.search(rb"/Length (\d+)", body)
    return int(found[1]) if found else 0
