"""The three examples in every language that they have: every file valid, read back, and saying what it should."""

import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree
from pptx import Presentation
from tests.support.kits import Kit, example_languages
from tests.support.ooxml import audit, check_package

from workshopkit.pipeline.report import Artefact

KITS = example_languages()
CLOCKS = {"da": r"\d\d\.\d\d", "en": r"\d\d:\d\d"}
FOREIGN = {
    "da": r" (the|and|with|you|your|what|from|that|this|have|will|of) ",
    "en": r" (og|ikke|med|det|jeres|hvad|fra|som|til|af|på|skal|vi) ",
}
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KitOf = Callable[[str, str], Kit]
pytestmark = pytest.mark.parametrize(("example", "language"), KITS)


@cache
def presentation(path: Path) -> Any:
    return Presentation(str(path))


@cache
def document(path: Path) -> Any:
    return docx.Document(str(path))


def deck(kit: Kit) -> Any:
    [path] = [artefact.path for artefact in office(kit, "deck")]
    return presentation(path)


def office(kit: Kit, kind: str = "") -> list[Artefact]:
    """The PowerPoint and Word files, of one kind or all; PDFs have tests of their own."""
    made = [artefact for artefact in kit.report.artefacts if artefact.format in ("pptx", "docx")]
    return [artefact for artefact in made if kind in ("", artefact.kind)]


def papers(kit: Kit) -> list[Path]:
    return [artefact.path for artefact in kit.report.artefacts if artefact.format == "docx"]


def parts(path: Path) -> Iterator[tuple[str, Any]]:
    """The XML that somebody reads."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.match(
                r"(ppt/(slides|notesSlides)/[^/]+|word/(document|[a-z_]*header\d*|[a-z_]*footer\d*))\.xml", name
            ):
                yield name, etree.fromstring(archive.read(name))


def paragraphs(path: Path) -> list[str]:
    """Every paragraph of slides, notes or a paper, with everything in it."""
    found = []
    for _, root in parts(path):
        for paragraph in (*root.iter(f"{A}p"), *root.iter(f"{W}p")):
            found.append("".join(t.text or "" for t in (*paragraph.iter(f"{A}t"), *paragraph.iter(f"{W}t"))))
    return found


def test_a_kit_is_made_without_errors_or_warnings(kit_of: KitOf, example: str, language: str) -> None:
    report = kit_of(example, language).report
    assert [(d.code, d.message) for d in report.diagnostics if d.severity != "note"] == []
    assert {"deck", "runsheet", "programme"} <= {artefact.kind for artefact in report.artefacts}
    assert all(artefact.path.is_file() for artefact in report.artefacts)


def test_every_file_is_valid(kit_of: KitOf, example: str, language: str) -> None:
    for artefact in office(kit_of(example, language)):
        data = artefact.path.read_bytes()
        assert check_package(data, artefact.format) == [], artefact.path.name  # type: ignore[arg-type]  # pptx or docx
        assert audit(data, artefact.format) == [], artefact.path.name  # type: ignore[arg-type]  # as above


def test_every_slide_has_a_title_and_notes(kit_of: KitOf, example: str, language: str) -> None:
    for number, slide in enumerate(deck(kit_of(example, language)).slides, 1):
        assert slide.shapes.title is not None, number
        assert slide.shapes.title.text.strip(), number
        assert slide.has_notes_slide, number
        assert slide.notes_slide.notes_text_frame.text.strip(), number


def test_every_run_says_its_language(kit_of: KitOf, example: str, language: str) -> None:
    kit = kit_of(example, language)
    said = {"da": "da-DK", "en": "en-GB"}[language]
    [path] = [artefact.path for artefact in office(kit, "deck")]
    for name, root in parts(path):
        for run in (*root.iter(f"{A}r"), *root.iter(f"{A}fld")):
            properties = run.find(f"{A}rPr")
            assert properties is not None, name
            assert properties.get("lang") == said, (name, "".join(run.itertext()))
    for paper in papers(kit):
        languages = document(paper).styles.element.xpath("w:docDefaults//w:lang/@w:val")
        assert languages == [said], paper.name
        assert document(paper).core_properties.language == said


def test_clock_times_agree_over_deck_programme_and_run_sheet(kit_of: KitOf, example: str, language: str) -> None:
    kit = kit_of(example, language)
    clock = CLOCKS[language]
    agenda = [
        (row.cells[0].text, row.cells[1].text)
        for slide in deck(kit).slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        if re.fullmatch(f"{clock}–{clock}", row.cells[0].text)
    ]
    assert len(agenda) > 5
    programme, runsheet = (office(kit, kind)[0].path for kind in ("programme", "runsheet"))
    planned, run = "\n".join(paragraphs(programme)), "\n".join(paragraphs(runsheet))
    for time, title in agenda:
        start = time.split("–")[0]
        for said in (planned, run):
            assert re.search(rf"{re.escape(start)}(–{clock})?\s*[^–]{{0,20}}{re.escape(title)}", said), (start, title)
    ends = [time.split("–")[1] for time, _ in agenda]
    starts = [time.split("–")[0] for time, _ in agenda]
    assert sum(end != start for end, start in zip(ends, starts[1:], strict=False)) <= 3, "items follow one another"


def test_nothing_is_left_unfilled(kit_of: KitOf, example: str, language: str) -> None:
    for artefact in office(kit_of(example, language)):
        said = "\n".join(paragraphs(artefact.path))
        assert (
            re.findall(r"\bNone\b(?! of)|\{\{|\}\}|\{%|\bTrue\b|\bFalse\b| object at 0x|\{[a-z_]+\}|\*\*", said) == []
        ), artefact.path.name
        assert re.findall(r"WK\d{3}|/work/|/tmp/", said) == []


def test_no_language_is_mixed_into_the_other(kit_of: KitOf, example: str, language: str) -> None:
    for artefact in office(kit_of(example, language)):
        mixed = [
            text for text in paragraphs(artefact.path) if len(re.findall(FOREIGN[language], f" {text.lower()} ")) > 1
        ]
        assert mixed == [], artefact.path.name


def test_papers_have_headings_page_numbers_titles_and_authors(kit_of: KitOf, example: str, language: str) -> None:
    kit = kit_of(example, language)
    for path in papers(kit):
        properties = document(path).core_properties
        assert properties.title
        assert properties.author
        footers = [root for name, root in parts(path) if "footer" in name]
        fields = [
            text
            for root in footers
            for text in root.xpath("//*[local-name()='instrText']/text() | //@*[local-name()='instr']")
        ]
        assert any("PAGE" in field for field in fields), path.name
        assert any("NUMPAGES" in field for field in fields), path.name
    for path in [artefact.path for kind in ("worksheet", "checklist") for artefact in office(kit, kind)]:
        assert any(p.style.name.lower().startswith("heading") for p in document(path).paragraphs), path.name


def test_every_drawing_and_table_says_what_it_shows(kit_of: KitOf, example: str, language: str) -> None:
    for slide in deck(kit_of(example, language)).slides:
        for shape in slide.shapes:
            if shape.has_table or shape.shape_type == 6:  # a group: a figure
                own = shape._element.xpath("./*[1]/p:cNvPr")[0]
                told = own.get("descr", "").strip() or own.findall(".//{*}decorative")
                assert told, (slide.shapes.title.text, shape.name)
                assert own.get("descr") or shape.name.startswith(("icon ", "strip")), shape.name


def test_sections_of_the_deck_follow_the_agenda(kit_of: KitOf, example: str, language: str) -> None:
    root = deck(kit_of(example, language)).part._element
    names = root.xpath("//*[local-name()='section']/@name")
    assert len(names) > 5
    clocked = [name for name in names if re.match(CLOCKS[language], name)]
    assert len(clocked) >= len(names) - 2
