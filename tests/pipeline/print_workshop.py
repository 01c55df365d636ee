"""A workshop for the tests of papers for print, and ways to make its papers and look into them."""

from pathlib import Path

from tests.support.kits import run_json, workshop_in

from workshopkit.model.document import Document, Table
from workshopkit.model.text import plain
from workshopkit.pipeline.making import Making
from workshopkit.pipeline.project import Request, load_project, resolve_project

PARTNERS = """\
partners:
  - {name: Sandby Kommune, sector: public, participants: [Asta Lund, Birk Holm]}
  - {name: Havlyst A/S, sector: private, participants: 3}
  - {name: Strandens Venner, sector: civil, participants: [Cleo Dam]}
"""

AGENDA = """\
agenda:
  - {title: Velkommen, kind: welcome, minutes: 15}
  - {title: Vores mål, kind: reflection, minutes: 40, factors: [clear-goal], groups: {size: 3}}
  - title: To spor
    kind: tracks
    minutes: 30
    tracks:
      - {title: Penge, challenges: [lack-of-funds], room: Pumpehallen}
      - {title: Mandat, challenges: [lack-of-mandate], room: Kantinen}
"""


def workshop(partners: str = PARTNERS, agenda: str = AGENDA, documents: str = "", language: str = "da") -> str:
    head = f'title: Fælles kurs\nlanguage: {language}\ndate: 2026-12-03\nstart: "09:00"\nfacilitators: [Signe, Jonas]\n'
    return head + documents + partners + agenda


def made(folder: Path, text: str, *kinds: str) -> dict[str, list[Path]]:
    """The PDFs that a build makes, by kind."""
    only = [argument for kind in kinds for argument in ("--only", kind)]
    report = run_json("build", workshop_in(folder, text), *only)
    files: dict[str, list[Path]] = {}
    for artefact in report["artefacts"]:
        if artefact["format"] == "pdf":
            files.setdefault(artefact["kind"], []).append(Path(artefact["path"]))
    return files


def composed(folder: Path, text: str, kind: str) -> Document:
    """A document as a value."""
    project, found = load_project(Request(workshop_in(folder, text)))
    assert project is not None, found
    resolved, found = resolve_project(project, project.authored.language)
    assert resolved is not None, found
    making = Making(resolved, project, project.authored.language)
    [(_, value)] = making.compose([order for order in resolved.documents if order.kind == kind])
    assert isinstance(value, Document)
    return value


def cells(table: Table) -> list[list[str]]:
    return [
        [" ".join(plain(b.text) for b in cell.blocks if hasattr(b, "text")) for cell in row.cells] for row in table.rows
    ]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]
