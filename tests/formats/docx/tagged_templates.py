"""Word templates drawn with python-docx, put into a workshop and built from the command line."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from tests.support.kits import run, run_json, workshop_in
from tests.support.ooxml import audit, check_package

from workshopkit.formats.package import open_package, pack

WORKSHOP = """\
title: "Fælles <kurs> & *vand* {{ 1 }} {%tr for %} 🙂"
language: da
date: 2026-12-03
start: "09:00"
client: "A & B\\nC"
partners:
  - {name: Kommunen & Co, sector: public, participants: 4}
  - {name: Foreningen, sector: civil, participants: [Asta, Bo]}
agenda:
  - {title: Velkommen, kind: welcome, minutes: 15, factors: [trust]}
  - {title: "Snak < te", kind: plenary, minutes: 30, purpose: "Vi **taler** sammen"}
"""
TITLE = "Fælles <kurs> & *vand* {{ 1 }} {%tr for %} 🙂"
TEXT_BOX = (
    '<w:r {0}><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps"><w:drawing><wp:inline '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" '
    'distR="0"><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Box"/><a:graphic '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/>'
    "<wps:txbx><w:txbxContent><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect "
    'xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>{1}</w:t></w:r></w:p>'
    "</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
"""A run with a text box as Word writes it: namespaces, and the text, twice."""


def drawn(*paragraphs: str, draw: Callable[[Document], Any] = lambda document: None) -> Document:
    """A document of these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    draw(document)
    return document


def in_workshop(folder: Path, document: Document, name: str = "programme.docx") -> Path:
    """A workshop's folder that has the document as a template."""
    workshop_in(folder, WORKSHOP)
    path = folder / "templates" / "documents" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def built(folder: Path, document: Document) -> bytes:
    """The programme that is made with the document as its template; it must be made without an error."""
    in_workshop(folder, document)
    report = run_json("build", folder, "--only", "programme")
    assert report["artefacts"], report["diagnostics"]
    return Path(report["artefacts"][0]["path"]).read_bytes()


def opened(data: bytes) -> Document:
    """What was made, opened."""
    return docx.Document(io.BytesIO(data))


def lines(data: bytes) -> list[str]:
    """The texts of the paragraphs of the document's own text."""
    return [paragraph.text for paragraph in opened(data).paragraphs]


def shown(folder: Path, *paragraphs: str, draw: Callable[[Document], Any] = lambda document: None) -> list[str]:
    """The paragraphs that come of these."""
    return lines(built(folder, drawn(*paragraphs, draw=draw)))


def wrong(folder: Path, document: Document) -> list[tuple[str, str, str]]:
    """Code, message and hint of all that `check` tells of the document as a template; a build must then write nothing."""
    in_workshop(folder, document)
    found = run_json("check", folder)["diagnostics"]
    if any(d["severity"] == "error" for d in found):
        assert run("build", folder).exit_code == 1
        assert not (folder / "out").exists()
    return [(d["code"], d["message"], d["hint"]) for d in found if "templates/documents" in d["file"]]


def codes(folder: Path, *paragraphs: str, draw: Callable[[Document], Any] = lambda document: None) -> list[str]:
    """The codes alone."""
    return [code for code, _, _ in wrong(folder, drawn(*paragraphs, draw=draw))]


def changed(path: Path, part: str, old: bytes, new: bytes, **more: bytes) -> None:
    """The file with a part's text changed, which must be there, and further parts."""
    found = open_package(path)
    assert old in found[part]
    found[part] = found[part].replace(old, new)
    path.write_bytes(pack({**found, **more}))


def day_table(document: Document) -> None:
    """A table with a row for every item."""
    table = document.add_table(4, 2)
    table.cell(0, 0).text = "Tid"
    table.cell(1, 0).text = "{%tr for item in workshop.items %}"
    table.cell(2, 0).text = "{{ item.starts | clock }}"
    table.cell(2, 1).text = "{{ item.title }}"
    table.cell(3, 1).text = "{%tr endfor %}"


def faults(data: bytes) -> list[str]:
    """What validators find, but for what python-docx's own template has."""
    found = check_package(data, "docx") + audit(data, "docx")
    return [fault for fault in found if "customXml" not in fault]
