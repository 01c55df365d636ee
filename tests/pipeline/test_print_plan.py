"""The print plan and the run sheet: how many of each paper, on what, counted from people, tables and files."""

import re
from pathlib import Path

import pytest
from tests.pipeline.print_workshop import PARTNERS, cells, composed, made, tables, workshop
from tests.support.kits import run_json, workshop_in, write
from tests.support.pdfs import opened, texts


def test_the_print_plan_and_the_run_sheet_agree_and_sheets_are_pages_times_copies(folder: Path) -> None:
    files = made(folder, workshop())
    plan = " ".join(texts(files["print-plan"][0]))
    runsheet = composed(folder, workshop(), "runsheet")
    rows = cells(next(table for table in tables(runsheet) if table.id == "print"))
    assert len(rows) == 11
    for (title, copies, note), kind in zip(rows, [k for k in files if k != "print-plan"], strict=True):
        pages = len(texts(files[kind][0]))
        assert f"{title} {copies} {pages} A" in plan, title
        assert note in plan, title
    assert "Evalueringsskema 7 1 A4, 80 g Én side Sort-hvid 7 Ét til hver deltager · 1 i reserve" in plan
    assert re.search(r"Papir i alt: \d+ ark A4, 80 g · 8 ark A4, 160 g · 8 ark A4, 200 g · 3 ark A3, 120 g", plan)
    assert "Samtalekort 2 8 A4, 200 g To sider, lang kant Farve 8 Ét sæt til hvert bord" in plan


def test_the_plan_counts_papers_that_are_not_made_today(folder: Path) -> None:
    whole = texts(made(folder / "a", workshop())["print-plan"][0])
    alone = made(folder / "b", workshop(), "print-plan")
    assert list(alone) == ["print-plan"]
    assert texts(alone["print-plan"][0]) == whole


PAIRS = """\
agenda:
  - {title: Gå en tur, kind: group-work, minutes: 30, method: walk-and-talk, factors: [trust], groups: {size: 2}}
"""
THREES = "  - {title: Mål, kind: reflection, minutes: 40, factors: [trust], groups: {size: 3}}\n"


@pytest.mark.parametrize(
    ("agenda", "partners", "sets", "note"),
    [
        (PAIRS + THREES, PARTNERS, "2", "til hvert bord"),
        (PAIRS, PARTNERS, "3", "til hver partner"),
        ("agenda: [{title: Velkommen, kind: welcome, minutes: 15}]\n", "", "1", "Ét"),
    ],
)
def test_cards_and_canvases_are_counted_by_tables_not_pairs(
    folder: Path, agenda: str, partners: str, sets: str, note: str
) -> None:
    rows = cells(tables(composed(folder, workshop(partners=partners, agenda=agenda), "runsheet"))[-1])
    counted = {title: (copies, told) for title, copies, told in rows}
    assert counted["Samtalekort"][0] == sets
    assert int(counted["Samarbejdscanvas"][0]) == int(sets) + 1
    assert all(note in counted[title][1] for title in ("Samtalekort", "Samarbejdscanvas"))


def test_pairs_take_no_table_where_an_odd_one_makes_three_of_one_of_them(folder: Path) -> None:
    nine = "partners: [{name: Sandby Kommune, sector: public, participants: 9}]\n"
    rows = cells(tables(composed(folder, workshop(partners=nine, agenda=PAIRS), "runsheet"))[-1])
    counted = {title: told for title, _, told in rows}
    assert counted["Samtalekort"].startswith("Ét sæt til hver partner")


@pytest.mark.parametrize(("size", "copies", "note"), [(2, "6", "Én til hver gruppe"), (5, "4", "Én til hver partner")])
def test_the_note_on_checklists_says_whom_the_count_is_for(folder: Path, size: int, copies: str, note: str) -> None:
    ten = PARTNERS.replace("participants: 3", "participants: 7")
    agenda = f"agenda: [{{title: Aftalen, kind: contract, minutes: 60, groups: {{size: {size}}}}}]\n"
    rows = cells(tables(composed(folder, workshop(partners=ten, agenda=agenda), "runsheet"))[-1])
    [found] = [row for row in rows if row[0] == "Tjekliste til samarbejdsaftale"]
    assert (found[1], found[2].split(" · ")[0]) == (copies, note)


@pytest.mark.parametrize("copies", ["one", "files"])
def test_the_plan_counts_the_file_that_holds_a_copy_for_each_person_once(folder: Path, copies: str) -> None:
    place = workshop_in(
        folder, workshop(documents="documents: [{kind: worksheet, for: person}, print-plan, runsheet]\n")
    )
    people = write(folder / "people.csv", "navn;organisation\n" + "".join(f"Navn {n};Fyret\n" for n in range(7)))
    report = run_json("build", place, "--participants", people, "--copies", copies)
    made = {artefact["kind"]: artefact for artefact in report["artefacts"] if artefact["format"] == "pdf"}
    pages = made["worksheet"]["pages"]
    row = f"Refleksionsark 1 {pages} A4, 80 g Én side Sort-hvid {pages} Filen har et ark til hver"
    if copies == "files":
        files = sum(artefact["format"] == "pdf" and artefact["kind"] == "worksheet" for artefact in report["artefacts"])
        row = f"Refleksionsark {files} {pages} A4, 80 g Én side Sort-hvid {files * pages} En fil til hver"
    plan = texts(Path(made["print-plan"]["path"]))[0]
    assert row in plan
    assert " ".join(row.split()[:2]) in texts(Path(made["runsheet"]["path"]))[-1]
    alone = run_json(
        "build", place, "--participants", people, "--copies", copies, "--only", "print-plan", "-o", folder / "b"
    )
    assert [artefact["kind"] for artefact in alone["artefacts"]] == ["print-plan"]
    assert texts(Path(alone["artefacts"][0]["path"]))[0] == plan


@pytest.mark.parametrize("theme", ["navigators", "plain", "contrast"])
@pytest.mark.parametrize(("language", "sides"), [("da", "To sider, kort kant"), ("en", "2-sided, short edge")])
def test_the_plans_short_columns_take_one_line(folder: Path, theme: str, language: str, sides: str) -> None:
    place = workshop_in(folder, workshop(language=language))
    [plan] = run_json("build", place, "--theme", theme, "--only", "print-plan")["artefacts"]
    with opened(Path(plan["path"])) as document:
        words = document[0].get_textpage().get_text_range()
    assert words.count(sides) == 2
    assert not [line for line in words.splitlines() if line.endswith(("-", "\xad", "\ufffe"))]


def test_the_plan_counts_a_handout_that_is_asked_for_and_needs_no_libreoffice_for_it(folder: Path) -> None:
    documents = "documents: [deck, {kind: handout, slides_per_page: 2}, print-plan]\n"
    report = run_json("build", workshop_in(folder / "a", workshop(documents=documents)))
    slides = next(a["slides"] for a in report["artefacts"] if a["kind"] == "deck")
    plan = next(Path(a["path"]) for a in report["artefacts"] if a["kind"] == "print-plan")
    pages = -(-slides // 2)
    row = f"Uddelingskopi 7 {pages} A4, 80 g To sider, lang kant Sort-hvid {7 * -(-pages // 2)} Ét"
    assert row.removesuffix(" Ét") in " ".join(texts(plan))
    assert "handout" not in {a["kind"] for a in report["artefacts"]}
    alone = made(folder / "b", workshop(documents=documents), "print-plan")["print-plan"][0]
    assert texts(alone) == texts(plan)


def test_a_handout_that_nobody_asks_for_is_not_in_the_plan(folder: Path) -> None:
    assert "Uddelingskopi" not in " ".join(texts(made(folder, workshop(), "print-plan")["print-plan"][0]))
