"""A finished .pptx → what a screen reader should meet on each slide: headings, text, lists, tables, drawings with their words.

Read from the file that LibreOffice got, since a long slide of a Deck takes several there.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from lxml import etree

from workshopkit.formats.inspect.frames import Frame
from workshopkit.formats.inspect.parts import A, P, Parts, R, is_decorative, local, number
from workshopkit.frozen import dataclass

POINT_EMU = 12_700
_FURNITURE = {"ftr": "Footer", "sldNum": "Footer", "dt": "Footer", "hdr": "Header"}
_TITLES = ("title", "ctrTitle")
HEADING = "H"

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points; y down, from the slide's top left corner."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Something painted: its text as read, or a drawing in its box. `artifact` is what it is where it says nothing new."""

    text: str
    box: Box | None = None
    artifact: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a PDF's structure. `numbered` for lists, `summary` for tables, `alt` and `box` for drawings."""

    tag: str
    children: "tuple[Element | Leaf, ...]" = ()
    alt: str = ""
    summary: str = ""
    numbered: bool = False
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class SlideOutline:
    """A slide as it should be read. `name` is the page's id in the deck, «goal~2» for a slide that goes on."""

    name: str
    title: str
    content: tuple[Element, ...]


def outline_deck(pptx: bytes) -> tuple[SlideOutline, ...]:
    """The slides in their order."""
    with zipfile.ZipFile(io.BytesIO(pptx)) as archive:
        parts = Parts(Path("deck.pptx"), {name: archive.read(name) for name in archive.namelist()})
    main = parts.named("", "officeDocument")[0]
    entries = parts.tree(main).iterfind(f"{P}sldIdLst/{P}sldId")
    return tuple(_slide(parts.tree(parts.target(main, entry.get(f"{R}id", "")))) for entry in entries)


def leaves(element: Element) -> Iterator[Leaf]:
    """All that is painted of an element, in reading order."""
    for child in element.children:
        if isinstance(child, Leaf):
            yield child
        else:
            yield from leaves(child)


def _slide(tree: etree._Element) -> SlideOutline:
    slide = tree.find(f"{P}cSld")
    content = tuple(element for shape in slide.find(f"{P}spTree") for element in _shape(shape))
    title = next((leaf.text for element in content if element.tag == HEADING for leaf in leaves(element)), "")
    return SlideOutline(slide.get("name", ""), title, content)


def _shape(shape: etree._Element) -> Iterable[Element]:
    match local(shape):
        case "grpSp" | "pic":
            return (_drawing(shape),)
        case "graphicFrame":
            table = next(shape.iter(f"{A}tbl"), None)
            return (_table(table, _properties(shape).get("descr", "")) if table is not None else _drawing(shape),)
        case "sp":
            return _text(shape)
        case _:
            return ()


def _text(shape: etree._Element) -> Iterable[Element]:
    placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    kind = placeholder.get("type", "") if placeholder is not None else ""
    body = shape.find(f"{P}txBody")
    if kind in _FURNITURE:
        return (Element("", (Leaf(_said(body), artifact=_FURNITURE[kind]),)),)
    if kind in _TITLES:
        return (Element(HEADING, (Leaf(_said(body)),)),)
    return _paragraphs(body) if body is not None else ()


def _drawing(shape: etree._Element) -> Element:
    """A drawing is one thing with its alternative text; without one it is decoration."""
    properties, words = _properties(shape), _said(shape)
    xfrm = next(shape.iter(f"{A}xfrm", f"{P}xfrm"), None)
    box = _box(xfrm) if xfrm is not None else None
    alt = properties.get("descr", "")
    if is_decorative(properties) or not alt:
        return Element("", (Leaf(words, box, "Decoration"),))
    return Element("Figure", (Leaf(words, box),), alt=alt, box=box)


def _box(xfrm: etree._Element) -> Box:
    box = Frame().place(xfrm)
    return (box.left / POINT_EMU, box.top / POINT_EMU, box.right / POINT_EMU, box.bottom / POINT_EMU)


def _table(table: etree._Element, summary: str) -> Element:
    marks = table.find(f"{A}tblPr")
    headed = marks is not None and marks.get("firstRow") == "1"
    rows = tuple(
        Element("TR", tuple(_cell(cell, "TH" if headed and n == 0 else "TD") for cell in row.iterfind(f"{A}tc")))
        for n, row in enumerate(table.iterfind(f"{A}tr"))
    )
    return Element("Table", rows, summary=summary)


def _cell(cell: etree._Element, tag: str) -> Element:
    body = cell.find(f"{A}txBody")
    return Element(tag, tuple(_paragraphs(body)) if body is not None else ())


def _paragraphs(body: etree._Element) -> Iterable[Element]:
    """A text's paragraphs; neighbours with bullets or numbers are one list."""
    for kind, same in groupby(_marked(body), key=lambda item: item[0]):
        items = list(same)
        if kind:
            yield Element("L", tuple(_item(mark, text) for _, mark, text in items), numbered=kind == "number")
        else:
            yield from (Element("P", (Leaf(text),)) for _, _, text in items)


def _item(mark: str, text: str) -> Element:
    return Element("LI", (Element("Lbl", (Leaf(mark),)), Element("LBody", (Leaf(text),))))


def _marked(body: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Each paragraph's kind of list, what marks it there, and its text."""
    counted = 0
    for paragraph in body.iterfind(f"{A}p"):
        text = _said(paragraph)
        bullet, automatic = (paragraph.find(f"{A}pPr/{A}{name}") for name in ("buChar", "buAutoNum"))
        start = int(number(automatic.get("startAt", "1"))) if automatic is not None else 0
        counted = max(start, counted + 1) if automatic is not None else 0
        if not text.strip():
            continue
        if automatic is not None:
            yield "number", f"{counted}.", text
        else:
            yield ("bullet", bullet.get("char", "•"), text) if bullet is not None else ("", "", text)


def _said(node: etree._Element | None) -> str:
    """The text in a node; breaks and tabs are spaces."""
    if node is None:
        return ""
    pieces = (
        " " if local(each) in ("br", "tab", "p") else each.text or "" for each in node.iter(f"{A}t", f"{A}br", f"{A}p")
    )
    return " ".join("".join(pieces).split())


def _properties(shape: etree._Element) -> etree._Element:
    return next(shape.iter(f"{P}cNvPr"))
