"""Decks and papers of a few lines made with the stock libraries, and what the check tells of them."""

from pathlib import Path
from typing import Any

import docx
import pptx
from lxml import etree
from pptx.util import Inches

from workshopkit.diagnostics import Severity
from workshopkit.pipeline.accessibility import check_accessibility

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    f'<a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative xmlns:adec="{ADEC}" val="1"/></a:ext>'
    "</a:extLst>"
)
PICTURE = Path(__file__).parent / "dot.png"
TITLE_ONLY, BLANK = 5, 6


def messages(path: Path, code: str) -> list[str]:
    """What a rule tells of a file."""
    return [d.message for d in check_accessibility(path).diagnostics if d.code == code]


def weights(path: Path) -> set[tuple[str, Severity]]:
    """The codes that a file gets, with their weights."""
    return {(d.code, d.severity) for d in check_accessibility(path).diagnostics}


class Slides:
    """A deck in the stock library's own master; every change is by its public ways or in its XML."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "deck.pptx"
        self.deck = pptx.Presentation()
        self.deck.core_properties.title = "A deck"

    def slide(self, title: str | None = "Pause", layout: int = TITLE_ONLY) -> Any:
        """A slide with a title, or without a placeholder for one."""
        made = self.deck.slides.add_slide(self.deck.slide_layouts[BLANK if title is None else layout])
        if title is not None:
            made.shapes.title.text = title
        return made

    def told(self, code: str) -> list[str]:
        """What a rule tells of the deck as it is now."""
        self.deck.save(str(self.path))
        return messages(self.path, code)


class Paper:
    """A document in the stock library's own template."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "paper.docx"
        self.document = docx.Document()
        self.document.core_properties.title = "A paper"

    def told(self, code: str) -> list[str]:
        """What a rule tells of the document as it is now."""
        self.document.save(str(self.path))
        return messages(self.path, code)


def text_box(slide: Any, text: str, left: float = 1, top: float = 3, wide: float = 4, high: float = 1) -> Any:
    """A text box of its own, in inches."""
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(wide), Inches(high))
    box.text_frame.text = text
    return box


def run_of(shape: Any) -> Any:
    """The first run of a shape."""
    return shape.text_frame.paragraphs[0].runs[0]


def decorate(shape: Any) -> None:
    """Marks a shape as decorative, as PowerPoint does."""
    shape._element.xpath(".//p:cNvPr")[0].append(etree.fromstring(DECORATIVE))


def describe(shape: Any, text: str) -> None:
    """Gives a shape an alternative text."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)
