"""Word templates drawn with python-docx, put into a workshop and built from the command line."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from tests.support.kits import run, run_json, workshop_in

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
