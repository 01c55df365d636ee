"""Documents, themes and references for the tests of the Word writer, and ways to look into what it wrote."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import yaml
from lxml import etree

from workshopkit.formats.docx.drawn_reference import reference_parts
from workshopkit.formats.docx.writer import write_document
from workshopkit.formats.package import pack
from workshopkit.model.document import Block, Cell, Document, Paragraph, Row, RowTone, TableColumn, TextStyle
from workshopkit.model.figure import Align, Figure, Label, Line, Outline, Shape
from workshopkit.model.figure import Path as Outlined
from workshopkit.model.text import inlines
from workshopkit.model.theme import Font, Theme

FOLDER = Path(__file__).parents[3] / "templates" / "themes" / "navigators"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
COLUMNS = (TableColumn("Spørgsmål", 3), TableColumn("Status", 2), TableColumn("Frist", 1, Align.RIGHT))
FIGURE = Figure(
    200, 100,
    (
        Shape(Outline.ELLIPSE, 0, 0, 80, 80, "factor-tint", "factor", 1, label=Label(inlines("Fælles mål"))),
        Line(80, 40, 120, 20, "muted", 1, dashed=True),
        Outlined((("M", 120.0, 10.0), ("C", 140.0, 0.0, 160.0, 90.0, 180.0, 50.0), ("L", 190.0, 60.0), ("Z",)), "accent"),
    ),
    "En cirkel fører til en form.",
)  # fmt: skip


def house_theme(reference: Path | None = None) -> Theme:
    """The theme in templates/, with a reference of one's own or one drawn from the theme."""
    values = yaml.safe_load((FOLDER / "theme.yaml").read_text(encoding="utf-8"))
    styles = ("Regular", "Bold", "Italic", "BoldItalic")
    fonts = {
        part: Font(name, *(FOLDER / "fonts" / f"{values['measured_with']}-{style}.ttf" for style in styles))
        for part, name in values["fonts"].items()
    }
    return Theme(
        values["name"], values["title"], values["colours"], fonts["heading"], fonts["body"],
        FOLDER / "master.pptx", reference,
    )  # fmt: skip


def document(*blocks: Block, language: str = "da") -> Document:
    """A document with these blocks."""
    return Document(
        "worksheet", "Refleksionsark", language, "Navigators", "Samarbejde", "2026-03-12", "Bedre byrum",
        "side {page} af {pages}", blocks,
    )  # fmt: skip


def written(*blocks: Block, theme: Theme | None = None, **changes: object) -> bytes:
    """The bytes of a document with these blocks."""
    return write_document(replace(document(*blocks), **changes), theme or house_theme()).data


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(data: bytes) -> etree._Element:
    """The `w:body` of a file."""
    found = etree.fromstring(parts(data)["word/document.xml"]).find(f"{W}body")
    assert found is not None
    return found


def text_of(node: etree._Element) -> str:
    """All text under a node, without what is drawn or stands in for a drawing."""
    return "".join(
        t.text or "" for t in node.iter(f"{W}t") if not any("compat" in str(a.tag) for a in t.iterancestors())
    )


def style_of(paragraph: etree._Element) -> str:
    """A paragraph's style id, "" for Normal."""
    node = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if node is None else node.get(f"{W}val", "")


def para(text: str, style: TextStyle = TextStyle.BODY) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(inlines(text), style)


def row(*texts: str, tone: RowTone = RowTone.NORMAL, least_mm: float = 0) -> Row:
    """A row of plain cells; "" is an empty one."""
    return Row(tuple(Cell((para(text),)) if text else Cell() for text in texts), tone, least_mm=least_mm)


def danish_reference(folder: Path) -> Path:
    """A file as Danish Word saves it: an id in Danish, its name in English, and some of our styles missing."""
    found = reference_parts(house_theme())
    styles = etree.fromstring(found["word/styles.xml"])
    for style in list(styles.iter(f"{W}style")):
        if style.get(f"{W}styleId") in ("Kicker", "ListBullet", "Title", "WorkshopTable", "Caption"):
            styles.remove(style)
    text = etree.tostring(styles, encoding="unicode").replace("Heading1", "Overskrift1")
    found["word/styles.xml"] = text.encode()
    path = folder / "brand.docx"
    path.write_bytes(pack(found))
    return path
