"""A workshop for two sectors with a list of participants, and ways to make copies for each of them."""

from pathlib import Path

from tests.support.kits import run_json, write

WORKSHOP = """\
title: Fælles kurs
language: da
date: 2026-12-03
start: "09:00"
partners:
  - {name: Sandby Kommune, sector: public, participants: 4}
  - {name: Havlyst A/S, sector: private, participants: [Ida Ø, Bo]}
documents: [{kind: worksheet, for: person, questions: 3}, programme]
agenda:
  - {title: Tillid, kind: reflection, minutes: 45, factors: [trust], challenges: [lack-of-mandate]}
"""

LIST = (
    "Navn;Organisation;Sektor;E-mail\r\n"
    "Ægir Ølgård;sandby  kommune;;a@b.dk\r\n"
    "=1+1;Havlyst A/S;privat;\r\n"
    "(Anna) 12 0 R\\;Havlyst A/S;;\r\n"
)


def copied_workshop(folder: Path) -> Path:
    """A folder with the workshop, and the list as Danish Excel saves it."""
    write(folder / "workshop.yaml", WORKSHOP)
    (folder / "liste.csv").write_bytes(LIST.encode("cp1252"))
    return folder


def many(folder: Path, count: int) -> Path:
    """A list of so many people."""
    partners = ("Sandby Kommune", "Havlyst A/S", "Ukendt ApS")
    rows = "".join(f"Person {n};{partners[n % 3]};\r\n" for n in range(count))
    path = folder / "many.csv"
    path.write_bytes(("Navn;Organisation;Sektor\r\n" + rows).encode("cp1252"))
    return path


def made(folder: Path, *options: str | Path) -> list[dict[str, object]]:
    """The worksheets of a build, as it reports them."""
    data = run_json("build", folder, "--only", "worksheet", *options)
    assert not [d for d in data["diagnostics"] if d["severity"] == "error"]
    return list(data["artefacts"])
