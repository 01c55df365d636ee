"""Who sits in a group without names, and how many worksheets an item needs."""

from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation
from tests.support.kits import run_json, workshop_in

TEXT = """\
title: Rent vand
language: da
date: 2026-12-05
start: "09:00"
partners:
  - {name: Mosebæk Kommune, sector: public, participants: 4}
  - {name: Bækkens Venner, sector: civil, participants: [Asta Lund, Birk Holm]}
documents: [deck, runsheet, WORKSHEETS]
agenda:
  - {title: Vores mål, kind: reflection, minutes: 45, factors: [clear-goal], groups: {size: 3}}
"""


def made(folder: Path, worksheets: str) -> dict[str, str]:
    place = workshop_in(folder, TEXT.replace("WORKSHEETS", worksheets))
    artefacts = run_json("build", place, "--only", "deck", "--only", "runsheet", "--format", "docx")["artefacts"]
    return {artefact["kind"]: artefact["path"] for artefact in artefacts}


@pytest.mark.parametrize(
    ("worksheets", "count"),
    [
        ("worksheet", 2),
        ("{kind: worksheet, for: person}", 6),
        ("{kind: worksheet, for: partner}", 2),
        ("worksheet, {kind: worksheet, for: person}", 6),
    ],
)
def test_an_item_needs_as_many_worksheets_as_are_printed_for_it(folder: Path, worksheets: str, count: int) -> None:
    tables = Document(made(folder, worksheets)["runsheet"]).tables
    cells = {cell.text.replace("\u00a0", " ") for table in tables for row in table.rows for cell in row.cells}
    assert any(f"Refleksionsark: {count}\n" in cell for cell in cells)


def test_people_without_names_are_counted_by_partner(folder: Path) -> None:
    slides = Presentation(made(folder, "worksheet")["deck"]).slides
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    cells = {cell.text for table in tables for row in table.rows for cell in row.cells}
    assert {"2 fra Mosebæk Kommune, Asta Lund", "2 fra Mosebæk Kommune, Birk Holm"} <= cells
