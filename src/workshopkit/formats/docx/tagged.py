"""A part of a Word template → its tags, each brought together from the runs that Word spread it over, alone in one run."""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from workshopkit.formats.docx.tags import Place, Tag, Trouble, read_tag
from workshopkit.formats.docx.xml import NAMESPACES, W
from workshopkit.frozen import dataclass

MC = f"{{{NAMESPACES['mc']}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LONE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_TEXT = {f"{W}t": "", f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOT_INSIDE = frozenset({
    f"{W}pPr", f"{W}rPr", f"{W}drawing", f"{W}pict", f"{W}object", f"{W}del", f"{W}moveFrom", f"{MC}AlternateContent",
})  # fmt: skip
"""What holds no text of the paragraph's own: text boxes have paragraphs of their own."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a part holds: every paragraph with its place, its tags, and what is wrong with those that cannot be read."""

    places: tuple[tuple[etree._Element, Place], ...]
    tags: tuple[Tag, ...]
    troubles: tuple[tuple[str, Trouble], ...]


def find_tags(root: etree._Element, part: str, first: int) -> Found:
    """The tags of a part, in order, numbered from `first`; each is alone in its run afterwards."""
    places: list[tuple[etree._Element, Place]] = []
    tags: list[Tag] = []
    troubles: list[tuple[str, Trouble]] = []
    for paragraph, number in _numbered(root):
        place = Place(part, number, paragraph_text(paragraph))
        places.append((paragraph, place))
        if not _LONE.search(place.text):
            continue
        troubles += [(place.said(start), trouble) for start, trouble in _lone(place.text)]
        for run, text, start in _isolated(paragraph, [m.span() for m in _TAG.finditer(place.text)]):
            read = read_tag(text)
            if isinstance(read, Trouble):
                troubles.append((place.said(start), read))
            else:
                tags.append(Tag(first + len(tags), *read, place, start, run))
    return Found(tuple(places), tuple(tags), tuple(troubles))


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of a paragraph without that of text boxes in it."""
    return "".join(text for _, text in _pieces(paragraph))


def _numbered(root: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Paragraphs counted from 1; the copy of a text box for old programs counts as the text box."""
    number = 0
    for paragraph in list(root.iter(f"{W}p")):
        if not any(True for _ in paragraph.iterancestors(f"{MC}Fallback")):
            number += 1
        yield paragraph, number


def _lone(text: str) -> Iterator[tuple[int, Trouble]]:
    """Brackets that belong to no tag."""
    blanked = _TAG.sub(lambda found: " " * len(found[0]), text)
    for found in _LONE.finditer(blanked):
        which = "opened and not closed" if found[0][0] == "{" else "closed and not opened"
        hint = "A tag begins and ends in the same paragraph."
        yield found.start(), Trouble("WK422", f"a tag is {which}: «{found[0]}»", hint)


def _pieces(node: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The elements that make the text of a paragraph, each with its text."""
    for child in node:
        if child.tag in _NOT_INSIDE:
            continue
        if child.tag in _TEXT and node.tag == f"{W}r":
            # Word shows a line's end inside a text as a space.
            yield child, " ".join((child.text or "").splitlines()) if child.tag == f"{W}t" else _TEXT[child.tag]
        else:
            yield from _pieces(child)


def _isolated(paragraph: etree._Element, spans: list[tuple[int, int]]) -> list[tuple[etree._Element, str, int]]:
    """The run of each tag, its text and where it begins."""
    if not spans:
        return []
    for run in {child.getparent(): None for child, _ in _pieces(paragraph)}:
        _explode(run)
    pieces = list(_pieces(paragraph))
    isolated = [(*_isolate(pieces, start, end), start) for start, end in reversed(spans)]
    return isolated[::-1]


def _explode(run: etree._Element) -> None:
    """A run of several things → several runs of one thing each, all in its look."""
    children = [child for child in run if child.tag != f"{W}rPr"]
    for child in children[:-1]:
        run.addprevious(_like(run, child))


def _like(run: etree._Element, child: etree._Element) -> etree._Element:
    """A run in the look of another, with a child that moves into it."""
    made = etree.Element(f"{W}r", run.attrib)
    look = run.find(f"{W}rPr")
    if look is not None:
        made.append(deepcopy(look))
    made.append(child)
    return made


def _isolate(pieces: list[tuple[etree._Element, str]], start: int, end: int) -> tuple[etree._Element, str]:
    """Takes what stands from `start` to `end` into one run; `pieces` before it stay as they are."""
    at = 0
    text = ""
    carrier: etree._Element | None = None
    for number, (node, piece) in enumerate(list(pieces)):
        begin, at = at, at + len(piece)
        if at <= start or begin >= end:
            continue
        run = node.getparent()
        head, tag, tail = (
            piece[: max(0, start - begin)],
            piece[max(0, start - begin) : end - begin],
            piece[end - begin :],
        )
        text += tag
        if tail and at > end:
            run.addnext(_like(run, _text_node(tail)))
        if head:
            run.addprevious(_like(run, kept := _text_node(head)))
            pieces[number] = (kept, head)
        if carrier is None:
            carrier = _like(run, _text_node(tag))
            run.addprevious(carrier)
        run.getparent().remove(run)
    assert carrier is not None
    return carrier, text


def _text_node(text: str) -> etree._Element:
    node = etree.Element(f"{W}t", {SPACE: "preserve"})
    node.text = text
    return node
