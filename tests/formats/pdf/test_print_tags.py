"""What a printed file tells besides its text: properties, standards, bookmarks, tags, alternative texts; as validators see it."""

import io
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from tests.formats.pdf.papers import LONG, document, heading, paragraph, printed, row, table, theme
from tests.support.pdfs import bookmarks, texts, ua_failures
from tests.support.pictures import png

from workshopkit.compose.figure_icon import badge_figure
from workshopkit.formats.pdf.print import print_document
from workshopkit.model.document import (
    Callout,
    Cell,
    Choice,
    Choices,
    Drawing,
    Heading,
    PageBreak,
    Rating,
    Row,
    RowTone,
    Signature,
    Signatures,
    Statement,
    TextStyle,
    Title,
    WritingLines,
)
from workshopkit.model.figure import Figure, Label, Outline, Shape
from workshopkit.model.look import Logo
from workshopkit.model.text import inlines


def elements(data: bytes) -> list[Any]:
    """The structure's elements in order."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for part in node:
                walk(part)
        elif isinstance(node, dict):
            if "/S" in node and "/Type" in node:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"])
    return found


def tags(data: bytes) -> list[str]:
    """The structure's tags in order."""
    return [str(element["/S"]) for element in elements(data)]


def test_a_file_tells_its_title_author_language_and_date_and_the_standards_that_it_keeps() -> None:
    made = print_document(document(heading("Mål"), title="Ark: æøå"), theme())
    reader = pypdf.PdfReader(io.BytesIO(made.data))
    told = reader.metadata
    assert told is not None
    assert (told.title, told.author, told.subject) == ("Ark: æøå", "Navigators", "Samarbejde")
    assert str(told.creation_date) == "2026-03-12 00:00:00+00:00"
    assert reader.trailer["/Root"]["/Lang"] == "da"
    xmp = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in xmp


def test_headings_are_bookmarks_and_never_skip_a_level(tmp_path: Any) -> None:
    made = printed(heading("Først", 2), heading("Dybt", 4), paragraph("x"), heading("Så", 1))
    file = tmp_path / "a.pdf"
    file.write_bytes(made.data)
    assert bookmarks(file) == ["Først", "Dybt", "Så"]
    assert [tag for tag in tags(made.data) if tag.startswith("/H")] == ["/H1", "/H2", "/H1"]


def test_a_table_has_header_cells_and_repeats_them_on_every_page() -> None:
    made = printed(table(*(row(LONG, "x") for _ in range(30))))
    assert made.pages > 1
    assert all("Spørgsmål Status" in page for page in texts(made.data))
    found = tags(made.data)
    assert (found.count("/TH"), found.count("/TD")) == (2, 60)
    assert ua_failures(made.data) == []


def test_lines_and_boxes_are_artefacts_and_circles_say_their_number() -> None:
    made = printed(
        Rating("r", "Hvor enig?", "Slet ikke", "Helt", (Statement("s", inlines("Vi ved det.")),)),
        WritingLines(3),
        Choices("c", (Choice("a", "Ja"), Choice("b", "Nej"))),
    )
    assert "Hvor enig? Slet ikke Helt Vi ved det. 1 2 3 4 5 Ja Nej" in texts(made.data)[0]
    assert tags(made.data).count("/Figure") == 0
    assert ua_failures(made.data) == []


def test_a_drawing_has_its_alternative_text_and_a_decorative_one_is_an_artefact() -> None:
    mark = Shape(Outline.ROUNDED, 0, 0, 90, 40, "tint", "primary", 1, label=Label(inlines("Aftale")))
    told = printed(Drawing(Figure(100, 50, (mark,), "En aftale i en kasse."), 60))
    silent = printed(Drawing(Figure(100, 50, (mark,), ""), 60))
    assert [each["/Alt"] for each in elements(told.data) if each["/S"] == "/Figure"] == ["En aftale i en kasse."]
    assert "/Figure" not in tags(silent.data)
    assert ua_failures(told.data) == ua_failures(silent.data) == []


def test_every_block_and_tone_passes_the_validator_in_every_theme() -> None:
    tones = [Row((Cell((paragraph("a\tb"), paragraph("c", TextStyle.SMALL))), Cell()), tone) for tone in RowTone]
    inside = Row((Cell((WritingLines(2),)), Cell((Choices("c", (Choice("o", "Ja"),), stacked=True),))), least_mm=20)
    blocks = (
        Title(inlines("Titel"), "Opslag", inlines("Undertitel")),
        Heading(inlines("Faktor"), 1, "f", "Faktor 1", icon=badge_figure("factor", "goal")),
        *(paragraph(style.value, style) for style in TextStyle),
        table(*tones, inside),
        Callout((paragraph("I en kasse"), WritingLines(2)), "Husk"),
        Signatures("s", tuple(Signature(str(n), f"Part {n}") for n in range(5)), "Navn", "Dato", "Underskrift"),
    )
    for name in ("navigators", "plain", "contrast"):
        made = printed(*blocks, look=theme(name))
        assert (made.diagnostics, ua_failures(made.data)) == ((), [])


@pytest.mark.parametrize(
    "vector", [b"", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1z"/></svg>']
)
def test_the_logo_stands_at_the_top_right_of_every_page_with_its_name(vector: bytes) -> None:
    logo = Logo(png(400, 100), "image/png", 400, 100, vector)
    look = replace(theme(), logo=logo, logo_name="Sandby Kommune")
    made = print_document(document(paragraph("x"), PageBreak(), paragraph("y")), look)
    assert (made.pages, ua_failures(made.data)) == (2, [])
    assert printed(paragraph("x")).data != made.data
