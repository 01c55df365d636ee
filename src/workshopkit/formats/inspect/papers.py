"""A Word document's parts → its paragraphs, tables and drawings as inspected values, in the order they are read.

Word has no pages before it lays them out: a place is named by the heading above it.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from workshopkit.formats.inspect.parts import Parts, W, local
from workshopkit.formats.inspect.word_drawings import Drawing, drawings_in
from workshopkit.formats.inspect.word_styles import Styles
from workshopkit.formats.inspect.word_tables import CellLook, WordTable, unwrapped
from workshopkit.formats.inspect.word_text import WordParagraph
from workshopkit.model.inspection import Element, ElementKind, FileKind, Heading, OfficeFile, Shade, Stretch

_LONGEST_HEADING = 60
_OUTSIDE = {"header": "header", "footer": "footer", "footnotes": "footnotes", "endnotes": "endnotes"}
_WHITE = Shade("FFFFFF")


def inspect_paper(parts: Parts, main: str) -> OfficeFile:
    """The whole document whose main part is `main`."""
    reader = _Reader(parts, main)
    reader.read_body()
    reader.read_outside()
    defaults = reader.styles.defaults
    language = defaults[0].find(f"{W}lang") if defaults else None
    stated = language.get(f"{W}val", "") if language is not None else ""
    title, spoken = parts.property("title"), parts.property("language")
    elements, headings = tuple(reader.elements), tuple(reader.headings)
    return OfficeFile(str(parts.path), FileKind.PAPER, title, spoken, stated, elements, headings=headings)


class _Reader:
    """Walks a document and gathers what it meets."""

    def __init__(self, parts: Parts, main: str) -> None:
        self.parts = parts
        self.main = main
        self.part = main
        self.styles = Styles(parts, main)
        self.place = "before the first heading"
        self.elements: list[Element] = []
        self.headings: list[Heading] = []

    def read_body(self) -> None:
        """The document's own text."""
        tree = self.parts.tree(self.main)
        body = tree.find(f"{W}body")
        if body is not None:
            self._blocks(body, CellLook((), self._page(tree)))

    def read_outside(self) -> None:
        """Headers, footers and notes."""
        for kind, place in _OUTSIDE.items():
            for name in dict.fromkeys(self.parts.named(self.main, kind)):
                self.part, self.place = name, place
                tree = self.parts.tree(name)
                holders = [
                    n for n in tree if local(n) in ("footnote", "endnote") and n.get(f"{W}type", "normal") == "normal"
                ]
                for holder in [tree] if kind in ("header", "footer") else holders:
                    self._blocks(holder, CellLook((), _WHITE))

    def _page(self, tree: etree._Element) -> Shade:
        ground = tree.find(f"{W}background")
        settings = self.parts.one(self.main, "settings")
        shown = settings is not None and settings.find(f"{W}displayBackgroundShape") is not None
        return self.styles.colour(ground).over(_WHITE) if shown and ground is not None else _WHITE

    def _blocks(self, holder: etree._Element, around: CellLook) -> None:
        for node in unwrapped(holder, "p", "tbl"):
            if local(node) == "p":
                self._paragraph(node, around)
            else:
                self._table(node, around)

    def _paragraph(self, node: etree._Element, around: CellLook) -> None:
        paragraph = WordParagraph(self.styles, node, around)
        texts = tuple(paragraph.stretches())
        text = " ".join("".join(stretch.text for stretch in texts).split())
        level = paragraph.level() if self.part == self.main and text else 0
        if level:
            self.place = f"under «{text[:_LONGEST_HEADING]}{'…' if len(text) > _LONGEST_HEADING else ''}»"
            self.headings.append(Heading(self.place, level, text, len(self.elements)))
        links = tuple(paragraph.links(self.parts, self.part))
        if text:
            self.elements.append(Element(self.place, ElementKind.TEXT, "", texts=texts, links=links))
        for run in paragraph.runs():
            for drawing in drawings_in(run, self.styles.scheme, paragraph.ground):
                self.elements.append(self._drawing(drawing, around))

    def _drawing(self, drawing: Drawing, around: CellLook) -> Element:
        texts = tuple(text for box, grounds in drawing.boxes for text in self._boxed(box, grounds))
        return Element(self.place, drawing.kind, drawing.name, drawing.alternative, drawing.decorative, texts=texts)

    def _boxed(self, box: etree._Element, grounds: tuple[Shade, ...]) -> Iterator[Stretch]:
        """The text of a text box: each look on each ground that it may stand on."""
        for node in box.iter(f"{W}p"):
            looks = [WordParagraph(self.styles, node, CellLook((), ground)).stretches() for ground in grounds]
            for same in zip(*looks, strict=True):
                yield replace(same[0], grounds=tuple(dict.fromkeys(g for each in same for g in each.grounds)))

    def _table(self, node: etree._Element, around: CellLook) -> None:
        table = WordTable(self.styles, node, around.ground)
        name = _caption(node)
        self.elements.append(Element(self.place, ElementKind.TABLE, name, table=table.shape()))
        for cell, look in table.cells():
            self._blocks(cell, look)


def _caption(table: etree._Element) -> str:
    """What a message calls a table: its caption, else how its text begins."""
    caption = table.find(f"{W}tblPr/{W}tblCaption")
    said = caption.get(f"{W}val", "") if caption is not None else ""
    return said or " ".join(" ".join(node.text or "" for node in table.iter(f"{W}t")).split())[:40]
