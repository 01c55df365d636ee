"""Documents and themes for the tests of the print writer, and ways to look into what it typeset."""

from functools import cache
from pathlib import Path

from workshopkit.formats.pdf.print import Printed, print_document
from workshopkit.model.document import (
    Block,
    Cell,
    Document,
    Heading,
    Orientation,
    Paragraph,
    Row,
    Table,
    TableColumn,
    TextStyle,
)
from workshopkit.model.text import inlines
from workshopkit.model.theme import Theme
from workshopkit.pipeline.themes import load_theme
from workshopkit.sources.locate import Places

COLUMNS = (TableColumn("Spørgsmål", 3), TableColumn("Status", 2))
LONG = "Hvem siger ja til hvad, og hvornår ved vi, at det er sket? " * 6


@cache
def theme(name: str = "navigators") -> Theme:
    """One of the themes that are shipped."""
    loaded, found = load_theme(name, Places.of(None, None), Path())
    assert (loaded is not None, found) == (True, ())
    assert loaded is not None
    return loaded


def document(*blocks: Block, lies: bool = False, title: str = "Refleksionsark", language: str = "da") -> Document:
    """A document with these blocks."""
    way = Orientation.LANDSCAPE if lies else Orientation.PORTRAIT
    return Document(
        "worksheet", title, language, "Navigators", "Samarbejde", "2026-03-12", "Bedre byrum",
        "Version {version} · Side {page} af {pages}", blocks, way,
    )  # fmt: skip


def printed(*blocks: Block, lies: bool = False, look: Theme | None = None, title: str = "Refleksionsark") -> Printed:
    """These blocks in print."""
    return print_document(document(*blocks, lies=lies, title=title), look or theme())


def paragraph(text: str, style: TextStyle = TextStyle.BODY) -> Paragraph:
    return Paragraph(inlines(text), style)


def row(*texts: str, least_mm: float = 0) -> Row:
    return Row(tuple(Cell((paragraph(text),) if text else ()) for text in texts), least_mm=least_mm)


def table(*rows: Row, columns: tuple[TableColumn, ...] = COLUMNS) -> Table:
    return Table("tabel", columns, rows, "En tabel.")


def heading(text: str, level: int = 1) -> Heading:
    return Heading(inlines(text), level)
