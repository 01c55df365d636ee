"""A deck's .pptx, what LibreOffice made of it as a PDF, and its Deck → the same PDF as a file that meets PDF/UA-1.

LibreOffice knows no alternative text of groups, gives every slide the same level, and writes clocks and chance into the file.
So its tags are left out and made anew from what the slides say.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from workshopkit.diagnostics import Diagnostic, error, note
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.pdf.deck_match import match_page
from workshopkit.formats.pdf.deck_outline import HEADING, SlideOutline, outline_deck
from workshopkit.formats.pdf.page_content import read_pieces
from workshopkit.formats.pdf.pdf_properties import write_properties
from workshopkit.formats.pdf.tagging import Tagger
from workshopkit.formats.pptx.text import language_tag
from workshopkit.frozen import dataclass
from workshopkit.model.deck import Deck, Role, Slide

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class MendedDeck:
    """A PDF: its bytes, how many pages it has, and what there is to tell of it."""

    data: bytes
    pages: int
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page stands in the deck: the level of its heading, and its section's title, "" for none."""

    level: int
    section: str


def mend_deck_pdf(pdf: bytes, pptx: bytes, deck: Deck) -> MendedDeck:
    """Tags, language, title, bookmarks and alternative texts; the same bytes for the same input.

    Raises WorkshopkitError (WK722) when the PDF can't be read or has other pages than the deck. Diagnostics: WK723 text on
    a page that no slide has.
    """
    outlines = outline_deck(pptx)
    try:
        with pikepdf.Pdf.open(io.BytesIO(pdf)) as file:
            if len(file.pages) != len(outlines):
                raise _useless(f"it has {len(file.pages)} pages, and the deck {len(outlines)} slides")
            diagnostics = _mend(file, outlines, deck)
            return MendedDeck(_bytes(file), len(outlines), diagnostics)
    except pikepdf.PdfError as reason:
        raise _useless(str(reason)) from reason


def heading_levels(outlines: Sequence[SlideOutline], deck: Deck) -> tuple[int, ...]:
    """The level of each slide's heading: the cover is the first, slides below a section's own slide are the third."""
    return tuple(place.level for place in _places(outlines, deck))


def _mend(file: pikepdf.Pdf, outlines: Sequence[SlideOutline], deck: Deck) -> tuple[Diagnostic, ...]:
    _forget(file)
    places = list(_places(outlines, deck))
    tagger = Tagger.of(file)
    strange: dict[str, int] = {}
    for number, (page, outline, place) in enumerate(zip(file.pages, outlines, places, strict=True), start=1):
        pieces = read_pieces(page)
        matched = match_page(pieces, outline, float(page.mediabox[3]))
        words = (pieces[n].text.strip() for n in matched.strangers)
        strange = {word: number for word in words if word != str(number)} | strange  # a number is a master's own field
        marks = tagger.tag(page, pieces, matched.owners)
        section = tagger.section(outline.title)
        for element in outline.content:
            heading = element.tag == HEADING
            tagger.add(replace(element, tag=f"H{place.level}") if heading else element, section, page, marks)
        _keep_links(page, tagger, section)
    tagger.finish()
    _write_bookmarks(file, outlines, places)
    write_properties(file, deck.title, deck.author, deck.subject, language_tag(deck.language), deck.date)
    return tuple(_stranger(text, number) for text, number in strange.items())


def _places(outlines: Sequence[SlideOutline], deck: Deck) -> Iterator[_Place]:
    """The cover is the first level; slides below a section's own slide are the third."""
    slides: dict[str, Slide] = {slide.id: slide for slide in deck.slides}
    titles = {section.id: section.title for section in deck.sections}
    opened, section = "", ""
    for number, outline in enumerate(outlines):
        slide = slides.get(outline.name.partition("~")[0])
        section = slide.section if slide is not None and slide.section else section
        role = slide.role if slide is not None else Role.CONTENT
        opened = section if role is Role.SECTION else opened
        deep = bool(section) and section == opened and role not in (Role.SECTION, Role.CLOSING)
        yield _Place(1 if number == 0 else 3 if deep else 2, titles.get(section, ""))


def _keep_links(page: pikepdf.Page, tagger: Tagger, section: Dictionary) -> None:
    """A master may have links; notes and other annotations of LibreOffice's are not part of what is shown."""
    kept = Array()
    for annotation in page.obj.get("/Annots", ()):
        address = annotation.get("/A", Dictionary()).get("/URI")
        if annotation.get("/Subtype") == Name.Link and address is not None:
            tagger.add_link(annotation, section, page, str(address))
            kept.append(annotation)
    if "/Annots" in page.obj:
        del page.obj.Annots
    if len(kept):
        page.obj.Annots = kept


def _write_bookmarks(file: pikepdf.Pdf, outlines: Sequence[SlideOutline], places: Sequence[_Place]) -> None:
    """A bookmark a section, below it one a slide."""
    with file.open_outline() as bookmarks:
        bookmarks.root.clear()
        section, holder = "", bookmarks.root
        for number, (outline, place) in enumerate(zip(outlines, places, strict=True)):
            if place.section != section:
                section = place.section
                above = OutlineItem(section, number, "Fit")
                above.is_closed = False
                bookmarks.root.append(above)
                holder = above.children
            holder.append(OutlineItem(outline.title or str(number + 1), number, "Fit"))


def _forget(file: pikepdf.Pdf) -> None:
    """What the file says of its making, and its own tags."""
    for name in ("/Metadata", "/StructTreeRoot", "/OpenAction", "/PieceInfo"):
        if name in file.Root:
            del file.Root[name]
    for name in ("/Info", "/ID", "/DocChecksum"):
        if name in file.trailer:
            del file.trailer[name]


def _bytes(file: pikepdf.Pdf) -> bytes:
    data = io.BytesIO()
    file.remove_unreferenced_resources()
    file.save(
        data, min_version="1.7", deterministic_id=True, compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )  # fmt: skip
    return data.getvalue()


def _stranger(text: str, number: int) -> Diagnostic:
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    message = (
        f"«{shown}» on slide {number} comes from the master; in the deck's PDF it is decoration and not read aloud"
    )
    return note("WK723", message, None, "Say on a slide what people must know.")


def _useless(why: str) -> WorkshopkitError:
    return WorkshopkitError(
        error("WK722", f"LibreOffice's PDF of the deck is of no use: {why}", None, "Try another LibreOffice.")
    )
