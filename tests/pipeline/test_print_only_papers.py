"""The papers that are made for print only, from a workshop's file: how many, for whom, and what they say."""

import re
from pathlib import Path
from typing import Any

import pytest
from tests.support.kits import run_json, told, workshop_in, write
from tests.support.pdfs import bookmarks, opened, sizes_mm, texts, ua_failures

from workshopkit.model.document import Document, Table
from workshopkit.model.form import form_fields
from workshopkit.model.kinds import PRINTED
from workshopkit.model.pieces import Cards, Signs
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


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_paper_is_made_and_accessible(folder: Path, language: str) -> None:
    files = made(folder, workshop(language=language), *PRINTED)
    assert sorted(files) == sorted(PRINTED)
    assert {kind: ua_failures(file) for kind, [file] in files.items()} == {kind: [] for kind in PRINTED}


def test_sixteen_cards_or_those_in_play(folder: Path) -> None:
    some = "documents: [{kind: cards, focuses: agenda}]\n"
    two = "documents: [{kind: cards, focuses: [trust, lack-of-mandate]}]\n"
    found = {text: composed(folder, workshop(documents=text), "cards").blocks for text in ("", some, two)}
    ids = [
        [card.id for block in blocks if isinstance(block, Cards) for card in block.cards] for blocks in found.values()
    ]
    assert len(ids[0]) == 16
    assert ids[1:] == [["clear-goal", "lack-of-funds", "lack-of-mandate"], ["trust", "lack-of-mandate"]]


def test_a_factors_card_leads_to_the_challenges_that_lead_to_it(folder: Path) -> None:
    [block] = composed(folder, workshop(), "cards").blocks
    assert isinstance(block, Cards)
    icons = {card.icon.name: card.id for card in block.cards if card.icon}
    there = {(card.id, icons[link.icon.name]) for card in block.cards for link in card.links if link.icon}
    assert len(there) == sum(len(card.links) for card in block.cards) > 30
    assert there == {(other, card) for card, other in there}


def test_cards_for_an_agenda_that_puts_nothing_in_play_are_left_out_and_told(folder: Path) -> None:
    agenda = "agenda: [{title: Velkommen, kind: welcome, minutes: 15}]\n"
    text = workshop(agenda=agenda, documents="documents: [{kind: cards, focuses: agenda}]\n")
    assert ("WK410", 6, 13) in told("build", workshop_in(folder, text))


def test_a_canvas_for_the_table_and_one_for_the_wall_have_names_of_their_own(folder: Path) -> None:
    files = made(folder, workshop(documents="documents: [canvas, {kind: canvas, size: a1}]\n"))["canvas"]
    assert [file.stem[-2:] for file in files] == ["a3", "a1"]
    assert [sizes_mm(file) for file in files] == [[(420, 297)], [(840, 594)]]


def test_an_unknown_size_of_a_canvas_is_told_with_its_place(folder: Path) -> None:
    text = workshop(documents="documents: [{kind: canvas, size: a2}]\n")
    assert ("WK105", 6, 34) in told("check", workshop_in(folder, text))


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


def test_name_signs_are_for_everybody_and_two_more_in_full_sheets(folder: Path) -> None:
    [file] = made(folder, workshop(), "name-signs")["name-signs"]
    assert bookmarks(file) == ["Asta Lund", "Birk Holm", "Cleo Dam"]
    assert len(texts(file)) == 4
    [signs] = composed(folder, workshop(), "name-signs").blocks
    assert isinstance(signs, Signs)
    assert [plain(sign.subtitle) for sign in signs.signs][2:5] == ["Havlyst A/S"] * 3


def test_table_signs_say_who_sits_there_and_doors_what_is_behind(folder: Path) -> None:
    tables_, doors = composed(folder, workshop(), "table-signs").blocks
    assert isinstance(tables_, Signs)
    assert isinstance(doors, Signs)
    assert [(sign.kicker, plain(sign.text)) for sign in tables_.signs] == [("Bord", "1"), ("Bord", "2")]
    shown = " ".join(plain(line.text) for sign in tables_.signs for line in sign.lines)
    assert all(name in shown for name in ("Asta Lund", "Birk Holm", "Cleo Dam", "én fra Havlyst A/S"))
    assert [(plain(sign.text), plain(sign.subtitle)) for sign in doors.signs] == [
        ("Penge", "Pumpehallen"), ("Mandat", "Kantinen"),
    ]  # fmt: skip


def test_organisations_get_signs_where_a_method_asks_for_them(folder: Path) -> None:
    agenda = "agenda: [{title: Byt, kind: group-work, minutes: 50, method: in-the-others-place, groups: {size: 3}}]\n"
    _, partners = composed(folder, workshop(agenda=agenda), "table-signs").blocks
    assert isinstance(partners, Signs)
    assert [plain(sign.text) for sign in partners.signs] == ["Sandby Kommune", "Havlyst A/S", "Strandens Venner"]


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
    assert "Fyret · 1 deltager Bo Bro 1 deltager Eva Eng Andre" in texts(lists)[0]


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


def test_table_signs_name_the_group_each_time_or_once_where_it_stays_the_same(folder: Path) -> None:
    items = "agenda:\n" + "".join(
        f"  - {{title: {title}, kind: group-work, minutes: 20, method: aligning-expectations, groups: {{size: {size}}}}}\n"
        for title, size in (("Et", 3), ("To", 3), ("Tre", 3))
    )
    for agenda, each in ((items, 0), (items.replace("size: 3}}\n", "size: 6}}\n", 1), 3)):
        [signs, *_] = composed(folder, workshop(agenda=agenda), "table-signs").blocks
        assert isinstance(signs, Signs)
        lines = [plain(line.text) for line in signs.signs[0].lines]
        named = [line for line in lines if "Asta Lund" in line]
        assert len(named) == (each or 1)
        assert named[0].startswith("Hver gang:") is (each == 0)


@pytest.mark.parametrize("theme", ["navigators", "plain", "contrast"])
@pytest.mark.parametrize(("language", "sides"), [("da", "To sider, kort kant"), ("en", "2-sided, short edge")])
def test_the_plans_short_columns_take_one_line(folder: Path, theme: str, language: str, sides: str) -> None:
    place = workshop_in(folder, workshop(language=language))
    [plan] = run_json("build", place, "--theme", theme, "--only", "print-plan")["artefacts"]
    with opened(Path(plan["path"])) as document:
        words = document[0].get_textpage().get_text_range()
    assert words.count(sides) == 2
    assert not [line for line in words.splitlines() if line.endswith(("-", "\xad", "\ufffe"))]


def test_the_fields_of_the_agreement_ask_their_questions(folder: Path) -> None:
    labels = [field.label for field in form_fields(composed(folder, workshop(), "agreement"))]
    assert labels[0] == "Hvem: Hvem er med, og hvem skal vi have med?"
    assert "Navn: Sandby Kommune" in labels


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
