"""A Handout, a deck's .pptx and its PDF → the handout as a PDF: slides as they are, beside each of them lines for notes.

Typst can't hold pages of a PDF in a file that meets PDF/UA, so it sets stand-ins, which are exchanged for the slides.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from workshopkit.diagnostics import sort_diagnostics
from workshopkit.formats.pdf.deck_outline import Element, SlideOutline, leaves, outline_deck
from workshopkit.formats.pdf.deck_pdf import heading_levels
from workshopkit.formats.pdf.press import press_for
from workshopkit.formats.pdf.print import Printed
from workshopkit.formats.pdf.print_text import Texts
from workshopkit.formats.pdf.slide_forms import exchange, page_sizes, stand_in
from workshopkit.formats.pdf.typst import page_count, typeset
from workshopkit.model.deck import Deck
from workshopkit.model.handout import Handout
from workshopkit.model.kinds import HANDOUT
from workshopkit.model.theme import Theme
from workshopkit.model.version import version_of_bytes

_TEXT_MM, _FOOTER_MM = 174, 108
_MAIN = b"""#import "kit/handout.typ": typeset-handout
#import "print.typ" as own
#typeset-handout(json("data.json"), dictionary(own))
"""


def print_handout(handout: Handout, theme: Theme, deck: Deck, pptx: bytes, deck_pdf: bytes) -> Printed:
    """The handout in the theme's look; `deck_pdf` has a page for every slide of the .pptx.

    Raises WorkshopkitError (WK568, WK569) when somebody's print.typ fails.
    """
    press = press_for(theme)
    texts = press.texts()
    data = _data(handout, texts, _TEXT_MM - press.beside_logo_mm) | {"version": version_of_bytes(pptx)}
    data["slides"] = list(_slides(outline_deck(pptx), deck, page_sizes(deck_pdf), texts))
    paper = typeset(press.job(data, handout.date, _MAIN))
    return Printed(exchange(paper, deck_pdf), page_count(paper), sort_diagnostics(texts.diagnostics))


def _data(handout: Handout, texts: Texts, header_mm: float) -> dict[str, Any]:
    return {
        "kind": HANDOUT,
        "title": texts.clean(handout.title) or HANDOUT,
        "footer": texts.furniture(handout.title, _FOOTER_MM),
        "header": texts.furniture(handout.header, header_mm),
        "language": handout.language,
        "author": texts.clean(handout.author),
        "subject": texts.clean(handout.subject),
        "lies": False,
        "page": texts.counted(handout.page_label),
        "paper": "a4",
        "figures": [],
        "slides-per-page": handout.slides_per_page,
    }


def _slides(
    outlines: Sequence[SlideOutline], deck: Deck, sizes: Sequence[tuple[float, float]], texts: Texts
) -> Iterator[dict[str, Any]]:
    levels = heading_levels(outlines, deck)
    for number, (outline, level, (width, height)) in enumerate(zip(outlines, levels, sizes, strict=True), start=1):
        yield {
            "number": number,
            "title": texts.line(outline.title),
            "level": level,
            "alt": texts.clean(_told(outline)) or str(number),
            "ratio": height / width,
            "stand-in": list(stand_in(number)),
        }


def _told(outline: SlideOutline) -> str:
    """All that a slide says, as one text."""
    return " ".join(_sentence(text) for text in _texts(outline.content) if text)


def _texts(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        match element.tag:
            case "Figure":
                yield element.alt
            case "L":
                items = (item for item in element.children if isinstance(item, Element))
                yield from (" ".join(leaf.text for leaf in leaves(item) if leaf.text != "•") for item in items)
            case "TR":
                yield ", ".join(leaf.text for leaf in leaves(element))
            case "Table":
                yield from _texts(row for row in element.children if isinstance(row, Element))
            case "":
                pass
            case _:
                yield " ".join(leaf.text for leaf in leaves(element))


def _sentence(text: str) -> str:
    return text if text[-1] in ".!?:;…" else f"{text}."
