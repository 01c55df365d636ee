"""The papers that are made for print only, from a workshop's file: all of them, lists, the agreement, the evaluation."""

from pathlib import Path
from typing import Any

import pytest
from tests.pipeline.print_workshop import PARTNERS, cells, composed, made, tables, workshop
from tests.support.kits import run_json, told, workshop_in, write
from tests.support.pdfs import bookmarks, standards_failures, texts

from workshopkit.model.document import Document
from workshopkit.model.form import form_fields
from workshopkit.model.kinds import PRINTED
from workshopkit.model.pieces import Signs
from workshopkit.model.text import plain


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_paper_is_made_and_accessible(folder: Path, language: str) -> None:
    files = made(folder, workshop(language=language), *PRINTED)
    assert sorted(files) == sorted(PRINTED)
    assert {kind: standards_failures(file) for kind, [file] in files.items()} == {kind: [] for kind in PRINTED}


@pytest.mark.parametrize("partners", [1, 4, 7, 10, 12])
def test_up_to_twelve_partners_sign_on_one_page(folder: Path, partners: int) -> None:
    listed = "".join(
        f"  - {{name: Foreningen {n} for kysten, sector: civil, participants: 2}}\n" for n in range(partners)
    )
    [file] = made(folder, workshop(partners="partners:\n" + listed), "agreement")["agreement"]
    [page] = texts(file)
    assert all(f"Foreningen {n} for kysten" in page for n in range(partners))


def test_more_partners_take_a_second_page_and_that_is_told(folder: Path) -> None:
    listed = "".join(f"  - {{name: Foreningen {n}, sector: civil, participants: 2}}\n" for n in range(24))
    text = workshop(partners="partners:\n" + listed)
    found = run_json("build", workshop_in(folder, text), "--only", "agreement")
    assert [a["pages"] for a in found["artefacts"]] == [2]
    assert "WK592" in [d["code"] for d in found["diagnostics"]]


def test_the_evaluation_is_one_page_with_ids_that_stay(folder: Path) -> None:
    danish, english = (composed(folder, workshop(language=language), "evaluation") for language in ("da", "en"))

    def ids(document: Document) -> list[Any]:
        return [
            getattr(block, "id", "")
            for block in document.blocks
            if hasattr(block, "statements") or hasattr(block, "count")
        ]

    assert ids(danish) == ids(english) == ["evaluation", "worked", "better"]
    [file] = made(folder, workshop(), "evaluation")["evaluation"]
    assert len(texts(file)) == 1


def test_the_attendance_list_has_everybody_by_partner_and_lines_for_the_unknown(folder: Path) -> None:
    [table] = tables(composed(folder, workshop(), "attendance"))
    names = [row[0] for row in cells(table)]
    assert names == [
        "Sandby Kommune · Offentlig sektor · 2 deltagere", "Asta Lund", "Birk Holm",
        "Havlyst A/S · Erhvervsliv · 3 deltagere", "", "", "",
        "Strandens Venner · Civilsamfund · 1 deltager", "Cleo Dam",
        "Andre", "", "", "",
    ]  # fmt: skip
    assert len({row.id for row in table.rows}) == len(table.rows)


def test_a_column_a_day_and_six_days_beside_one_another(folder: Path) -> None:
    days = "".join(
        f'  - {{date: 2026-12-{n:02}, start: "09:00", agenda: [{{title: A, kind: welcome, minutes: 9}}]}}\n'
        for n in range(1, 9)
    )
    text = f"title: Kurs\nlanguage: da\n{PARTNERS}days:\n{days}"
    first, second = tables(composed(folder, text, "attendance"))
    assert [len(table.columns) for table in (first, second)] == [7, 3]
    assert first.columns[1].title == "Tirs. 1/12"


def test_without_participants_there_are_empty_lines_and_blank_signs(folder: Path) -> None:
    text = workshop(partners="")
    [table] = tables(composed(folder, text, "attendance"))
    assert [column.title for column in table.columns] == ["Navn", "Organisation", "Initialer"]
    assert cells(table) == [["", "", ""]] * 20
    [signs] = composed(folder, text, "name-signs").blocks
    assert isinstance(signs, Signs)
    assert [plain(sign.text) for sign in signs.signs] == [""] * 8
    assert sorted(made(folder, text, *PRINTED)) == sorted(PRINTED)


def test_a_partner_without_a_sector_is_on_all_papers(folder: Path) -> None:
    text = workshop(partners="partners:\n  - {name: Sandby Kommune, participants: 2}\n")
    [table] = tables(composed(folder, text, "attendance"))
    assert cells(table)[0] == ["Sandby Kommune · 2 deltagere"]
    assert sorted(made(folder, text, *PRINTED)) == sorted(PRINTED)


def test_four_hundred_participants_have_all_their_papers(folder: Path) -> None:
    names = "".join(f"\n      - Navn {n} Efternavn" for n in range(400))
    text = workshop(partners=f"partners:\n  - name: Byen\n    sector: civil\n    participants:{names}\n")
    files = made(folder, text, "attendance", "name-signs", "print-plan")
    assert len(texts(files["name-signs"][0])) == 201
    assert all(f"Navn {n} Efternavn" in " ".join(texts(files["attendance"][0])) for n in (0, 399))
    assert "Evalueringsskema 410 1" in " ".join(texts(files["print-plan"][0]))


def test_a_name_of_300_letters_is_told_at_its_place(folder: Path) -> None:
    text = workshop(partners=f"partners:\n  - {{name: Byen, sector: civil, participants: [{'x' * 300}]}}\n")
    assert ("WK104", 7, 48) in told("build", workshop_in(folder, text))


def test_people_on_a_list_have_their_names_on_lists_and_signs_also_those_from_no_partner(folder: Path) -> None:
    place = workshop_in(folder, workshop())
    people = write(folder / "people.csv", "navn;organisation\nÅse Ærø;Sandby Kommune\nBo Bro;Fyret\nEva Eng;\n")
    report = run_json("build", place, "--participants", people, "--only", "attendance", "--only", "name-signs")
    lists, signs = (Path(artefact["path"]) for artefact in report["artefacts"])
    assert bookmarks(signs) == ["Åse Ærø", "Cleo Dam", "Bo Bro", "Eva Eng"]
    assert "Sandby Kommune · Offentlig sektor · 1 deltager Åse Ærø" in texts(lists)[0]
    assert "Fyret · 1 deltager Bo Bro Uden organisation · 1 deltager Eva Eng Andre" in texts(lists)[0]


def test_the_fields_of_the_agreement_ask_their_questions(folder: Path) -> None:
    labels = [field.label for field in form_fields(composed(folder, workshop(), "agreement"))]
    assert labels[0] == "Hvem: Hvem er med, og hvem skal vi have med?"
    assert "Navn: Sandby Kommune" in labels
