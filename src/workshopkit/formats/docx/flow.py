"""Paragraphs and tables as values, and how they follow one another: page breaks and the gaps that Word demands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workshopkit.formats.direction import is_right_to_left
from workshopkit.formats.docx.inline import runs_xml
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.xml import border
from workshopkit.frozen import dataclass
from workshopkit.model.text import Inlines


@dataclass(frozen=True, slots=True)
class Air:
    """Space about a paragraph against its style, in twips; `line` is the least or the exact height of its lines."""

    before: int | None = None
    after: int | None = None
    line: int = 0
    exact: bool = False

    def xml(self) -> str:
        """The `w:spacing`."""
        before = "" if self.before is None else f' w:before="{self.before}"'
        after = "" if self.after is None else f' w:after="{self.after}"'
        line = f' w:line="{self.line}" w:lineRule="{"exact" if self.exact else "auto"}"' if self.line else ""
        return f"<w:spacing{before}{after}{line}/>" if before or after or line else ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: its style, its runs as XML, what it does against its style, and XML of its own before and after it."""

    style: Style
    content: str = ""
    keep_next: bool = False
    new_page: bool = False
    number: int = 0
    borders: str = ""
    tabs: str = ""
    bidi: bool = False
    air: Air = Air()
    indent: str = ""
    align: str = ""
    section: str = ""
    before: str = ""
    after: str = ""

    def xml(self, ids: "StyleIds") -> str:
        """The `w:p`, its properties in the schema's order."""
        numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.number}"/></w:numPr>' if self.number else ""
        style = ids.get(self.style)
        properties = (
            (f'<w:pStyle w:val="{style}"/>' if self.style is not Style.NORMAL else "")
            + ("<w:keepNext/>" if self.keep_next else "")
            + ("<w:pageBreakBefore/>" if self.new_page else "")
            + numbering
            + (f"<w:pBdr>{self.borders}</w:pBdr>" if self.borders else "")
            + (f"<w:tabs>{self.tabs}</w:tabs>" if self.tabs else "")
            + ("<w:bidi/>" if self.bidi else "")
            + self.air.xml()
            + self.indent
            + (f'<w:jc w:val="{self.align}"/>' if self.align else "")
            + self.section
        )
        told = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        return f"{self.before}<w:p>{told}{self.content}</w:p>{self.after}"


@dataclass(frozen=True, slots=True)
class TableXml:
    """A finished `w:tbl`."""

    xml: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page; `header` is what its header says from there on, "" for what it said before."""

    header: str = ""


class StyleIds(dict[Style, str]):
    """The ids of the styles in the file being written."""


_HAIR = Air(line=20, exact=True)
_HEADINGS = frozenset({Style.HEADING_1, Style.HEADING_2, Style.HEADING_3})
_AIRY = _HEADINGS | {Style.LABEL, Style.QUESTION, Style.CAPTION, Style.GAP}
"""Styles with air above them."""
_CLOSE = frozenset({Style.WRITING_LINE, Style.LIST_BULLET, Style.LIST_NUMBER})
_AIR_AFTER = 180
"""Air below tables and writing lines, in twips."""
Piece = Para | TableXml | NewPage


def text(inlines: Inlines, style: Style, *, keep_next: bool = False) -> Para:
    """A paragraph of inline text."""
    return Para(style, runs_xml(inlines), keep_next=keep_next, bidi=is_right_to_left(inlines))


def writing_lines(count: int, colour: str) -> Iterator[Para]:
    """Ruled lines that stay together.

    Word and LibreOffice draw one border around neighbours of the same borders, and LibreOffice knows no rule between
    them: so every second line ends a hair earlier, which parts them. `between` is for lines that somebody adds in Word.
    """
    rules = border("bottom", 6, colour) + border("between", 6, colour)
    for place in range(count):
        indent = '<w:ind w:right="2"/>' if place % 2 else ""
        yield Para(Style.WRITING_LINE, keep_next=place < count - 1, borders=rules, indent=indent)


def laid_out(pieces: Iterable[Piece], ids: StyleIds, *, on_page: bool = True, section: str = "") -> str:
    """The pieces as XML, with page breaks on what follows them and air where a style brings none.

    `on_page` tells a page from a table's cell; `section` is the `w:sectPr` that they end, where others follow.
    """
    settled = list(_settled(_introduced(list(pieces)), on_page))
    if section and isinstance(last := settled[-1], Para):  # as it always is
        settled[-1] = replace(last, section=section)
    return "".join(piece.xml(ids) if isinstance(piece, Para) else piece.xml for piece in settled)


def _introduced(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, a lone paragraph between a heading and a table bound to the table that it introduces."""
    for place, piece in enumerate(pieces):
        before = pieces[place - 1] if place else None
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        introduces = isinstance(before, Para) and before.style in _HEADINGS and isinstance(after, TableXml)
        yield replace(piece, keep_next=True) if introduces and isinstance(piece, Para) else piece


def _settled(pieces: Iterable[Piece], on_page: bool) -> Iterator[Para | TableXml]:
    last: Para | TableXml | None = None
    new_page = False
    for piece in pieces:
        if isinstance(piece, NewPage):
            new_page = last is not None
            continue
        if isinstance(piece, Para):
            piece = _on_top(piece, new_page) if new_page or (on_page and last is None) else _aired(piece, last)
        elif new_page or isinstance(last, TableXml):
            # Word joins tables that touch, and a table cannot begin a page by itself.
            yield Para(Style.GAP, new_page=True, air=_HAIR) if new_page else Para(Style.GAP)
        yield piece
        last, new_page = piece, False
    if not isinstance(last, Para) or last.after:
        # A body and a cell end with a paragraph; a hair's breadth, so that it never makes a page of its own.
        yield Para(Style.GAP, air=_HAIR)


def _on_top(piece: Para, new_page: bool) -> Para:
    """The paragraph as the first of a page: the air above it would only push the page down."""
    return replace(piece, new_page=new_page, air=replace(piece.air, before=0))


def _aired(piece: Para, last: Para | TableXml | None) -> Para:
    """The paragraph with air above it when it follows a table, a list or writing lines, which have little below."""
    ends = isinstance(last, Para) and last.style in _CLOSE and last.style is not piece.style
    if piece.style in _AIRY or not (ends or isinstance(last, TableXml)):
        return piece
    return replace(piece, air=replace(piece.air, before=max(piece.air.before or 0, _AIR_AFTER)))
