"""Pieces of pages and the elements that they belong to → marked content and the structure tree of a PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, String

from workshopkit.formats.pdf.deck_outline import Element, Leaf, leaves
from workshopkit.formats.pdf.page_content import Piece, write_stream

Instruction = Any
_BEGIN, _END = Operator("BDC"), Operator("EMC")
_LEFT_OUT = ("", "P", "H", "L", "LI", "Lbl", "LBody")
"""Elements that are nothing when they are empty; a table's cell keeps its place, a drawing its words."""


@dataclass(slots=True)
class Tagger:
    """Writes the tags of page after page; `finish` puts the tree into the file."""

    pdf: pikepdf.Pdf
    root: Dictionary
    document: Dictionary
    parents: list[Any] = field(default_factory=list)
    """By page: the elements of its marked content, by number."""

    @classmethod
    def of(cls, pdf: pikepdf.Pdf) -> "Tagger":
        """For a file, whose own tags are left out."""
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
        return cls(pdf, root, document)

    def section(self, title: str) -> Dictionary:
        """A new part of the document."""
        return self._element("Sect", self.document, T=String(title))

    def tag(self, page: pikepdf.Page, pieces: Sequence[Piece], owners: Sequence[Leaf | None]) -> dict[int, list[int]]:
        """Marks a page's content; the numbers of each leaf's content, by the leaf's identity."""
        marks: dict[int, list[int]] = {}
        stream: list[Instruction] = []
        open_for, count = "", 0
        for piece, owner in zip(pieces, owners, strict=True):
            key = "" if not piece.paints else _key(owner)
            if piece.paints and key != open_for:
                if open_for:
                    stream.append(_instruction([], _END))
                if owner is None or owner.artifact:
                    stream.append(_artifact(owner))
                else:
                    stream.append(_instruction([Name.Span, Dictionary(MCID=count)], _BEGIN))
                    marks.setdefault(id(owner), []).append(count)
                    count += 1
                open_for = key
            stream += piece.instructions
        if open_for:
            stream.append(_instruction([], _END))
        page.obj.Contents = self.pdf.make_indirect(write_stream(self.pdf, stream))
        page.obj.StructParents = len(self.parents)
        page.obj.Tabs = Name.S
        self.parents.append(Array([None] * count))
        return marks

    def add(self, element: Element, above: Dictionary, page: pikepdf.Page, marks: dict[int, list[int]]) -> None:
        """An element with all that is in it, on the page that was tagged last; nothing for what is not painted there."""
        if element.tag in _LEFT_OUT and not any(id(leaf) in marks for leaf in leaves(element)):
            return
        made = self._element(element.tag, above, Pg=page.obj, **_traits(element, page))
        for child in element.children:
            if isinstance(child, Leaf):
                for mark in marks.get(id(child), ()):
                    made.K.append(mark)
                    self.parents[-1][mark] = made
            else:
                self.add(child, made, page, marks)

    def add_link(self, annotation: pikepdf.Object, above: Dictionary, page: pikepdf.Page, says: str) -> None:
        """A link that a slide has, as an element of its own."""
        made = self._element("Link", above, Pg=page.obj, Alt=String(says))
        made.K.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page.obj))
        annotation.Contents = String(says)
        annotation.StructParent = len(self.parents)
        self.parents.append(made)

    def finish(self) -> None:
        """Puts the tree into the file."""
        numbers = Array()
        for number, parent in enumerate(self.parents):
            numbers.append(number)
            numbers.append(self.pdf.make_indirect(parent))
        self.root.K = self.document
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=numbers))
        self.root.ParentTreeNextKey = len(self.parents)
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, tag: str, above: Dictionary, **traits: Any) -> Dictionary:
        made = Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=above, K=Array(), **traits)
        made = self.pdf.make_indirect(made)
        above.K.append(made)
        return made


def _key(owner: Leaf | None) -> str:
    if owner is None:
        return "decoration"
    return owner.artifact if owner.artifact else str(id(owner))


def _artifact(owner: Leaf | None) -> Instruction:
    kind = owner.artifact if owner else ""
    if kind in ("Header", "Footer"):
        traits = Dictionary(Type=Name.Pagination, Subtype=Name(f"/{kind}"))
    else:
        traits = Dictionary(Type=Name.Layout)
    return _instruction([Name.Artifact, traits], _BEGIN)


def _instruction(operands: Iterable[Any], operator: Operator) -> Instruction:
    return pikepdf.ContentStreamInstruction(list(operands), operator)


def _traits(element: Element, page: pikepdf.Page) -> dict[str, Any]:
    """The attributes of an element, as PDF 1.7 knows them."""
    traits: dict[str, Any] = {}
    if element.alt:
        traits["Alt"] = String(element.alt)
    match element.tag:
        case "TH":
            traits["A"] = Dictionary(O=Name.Table, Scope=Name.Column)
        case "Table" if element.summary:
            traits["A"] = Dictionary(O=Name.Table, Summary=String(element.summary))
        case "L":
            traits["A"] = Dictionary(O=Name.List, ListNumbering=Name.Decimal if element.numbered else Name.Disc)
        case "Figure" if element.box is not None:
            height = float(page.mediabox[3])
            left, top, right, bottom = element.box
            box = Array([round(value, 2) for value in (left, height - bottom, right, height - top)])
            traits["A"] = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
    return traits
