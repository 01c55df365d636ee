"""A copy for each: a list of participants or the partners → worksheets with names, as one file or a file for each."""

import json
import subprocess
import sys
import time
from pathlib import Path

import docx
import page
import pikepdf
import pypdfium2
import pytest
from tests.support.kits import run, run_json, snapshot, write
from tests.support.ooxml import check_package

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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workshop for two sectors, and a list as Danish Excel saves it."""
    write(tmp_path / "workshop.yaml", WORKSHOP)
    (tmp_path / "liste.csv").write_bytes(LIST.encode("cp1252"))
    return tmp_path


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


def texts(pdf: Path) -> list[str]:
    """The text of each page."""
    return [p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(pdf)]


def bookmarks(pdf: Path) -> list[tuple[str, int]]:
    """The bookmark of each copy with the page that it leads to, from 0; those of many are in groups."""
    with pikepdf.open(pdf) as opened, opened.open_outline() as outline:
        numbers = {p.objgen: n for n, p in enumerate(opened.pages)}
        items = list(outline.root)
        if len(items) > 1 and items[0].title.startswith("1–"):
            items = [item for group in items for item in group.children]
        return [(str(item.title), numbers[item.destination[0].objgen]) for item in items]


def test_everybody_on_the_list_has_pages_and_a_bookmark_in_one_pdf_that_anybody_can_read(folder: Path) -> None:
    word, pdf = made(folder, "--participants", folder / "liste.csv")
    assert (pdf["format"], pdf["pages"], pdf["copies"]) == ("pdf", 6, 3)
    path = Path(str(pdf["path"]))
    assert path.name == "2026-12-03-faelles-kurs-refleksionsark-personligt.pdf"
    assert bookmarks(path) == [("Ægir Ølgård", 0), ("=1+1", 2), ("(Anna) 12 0 R\\", 4)]
    pages = texts(path)
    assert [("Ægir Ølgård" in p, "=1+1" in p, "(Anna) 12 0 R\\" in p) for p in pages[::2]] == [
        (True, False, False), (False, True, False), (False, False, True),
    ]  # fmt: skip
    assert [p.rpartition("Side ")[2][:6] for p in pages] == ["1 af 2", "2 af 2"] * 3
    assert "Sandby Kommune · Offentlig sektor" in pages[0]
    assert page.validate_pdf(str(path), profile="ua1").is_compliant
    document = docx.Document(str(word["path"]))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"Ægir Ølgård", "=1+1", "(Anna) 12 0 R\\"} <= cells
    assert check_package(Path(str(word["path"])).read_bytes(), "docx") == []


def test_the_questions_are_those_of_the_sector(folder: Path) -> None:
    _, pdf = made(folder, "--participants", folder / "liste.csv")
    pages = texts(Path(str(pdf["path"])))
    assert pages[0] != pages[2]
    public, private = (p.replace("Ægir Ølgård", "").replace("=1+1", "") for p in (pages[0], pages[2]))
    asked = [{line for line in p.splitlines() if line.endswith("?")} for p in (public, private)]
    assert asked[0] - asked[1]
    assert asked[1] - asked[0]
    assert asked[0] & asked[1]


def test_without_a_list_those_whom_the_partners_name_get_one_and_the_others_an_empty_line(folder: Path) -> None:
    _, pdf = made(folder, "--for-each", "person")
    names = [name for name, _ in bookmarks(Path(str(pdf["path"])))]
    assert names == ["Sandby Kommune"] * 4 + ["Ida Ø", "Bo"]


def test_for_each_partner_the_first_worksheet_is_made_for_partners(folder: Path) -> None:
    _, pdf = made(folder, "--for-each", "partner")
    assert Path(str(pdf["path"])).name.endswith("-refleksionsark-partner.pdf")
    assert bookmarks(Path(str(pdf["path"]))) == [("Sandby Kommune", 0), ("Havlyst A/S", 2)]


def test_a_file_for_each_is_named_by_the_person_and_two_of_a_name_are_told_apart(folder: Path) -> None:
    (folder / "liste.csv").write_bytes("Navn;Organisation\r\nBo;Havlyst A/S\r\nBo;Sandby Kommune\r\n".encode("cp1252"))
    files = made(folder, "--participants", folder / "liste.csv", "--copies", "files")
    assert [Path(str(f["path"])).name for f in files] == [
        "refleksionsark-bo.docx", "refleksionsark-bo.pdf", "refleksionsark-bo-2.docx", "refleksionsark-bo-2.pdf",
    ]  # fmt: skip
    assert [f["person"] for f in files] == ["bo", "bo", "bo-2", "bo-2"]
    assert {f["kept"] for f in files} == {False}
    for file in files[1::2]:
        assert page.validate_pdf(str(file["path"]), profile="ua1").is_compliant


def test_what_is_there_already_is_kept_and_what_was_lost_or_changed_is_made_again(folder: Path) -> None:
    options = ("--participants", folder / "liste.csv", "--copies", "files")
    first = made(folder, *options)
    before = snapshot(folder / "out")
    times = {str(f["path"]): Path(str(f["path"])).stat().st_mtime_ns for f in first}
    Path(str(first[0]["path"])).unlink()
    Path(str(first[1]["path"])).write_bytes(b"changed by hand")
    again = made(folder, *options)
    assert [f["kept"] for f in again] == [False, False] + [True] * 4
    assert snapshot(folder / "out") == before
    assert all(Path(str(f["path"])).stat().st_mtime_ns == times[str(f["path"])] for f in again[2:])
    text = run("build", folder, "--only", "worksheet", *options).stdout
    assert "3 docx files, 3 of them kept as they were" in text
    assert "3 pdf files, 3 of them kept as they were" in text


def test_another_workshop_makes_them_again_and_those_who_left_are_told(folder: Path) -> None:
    options = ("--participants", folder / "liste.csv", "--copies", "files", "--format", "docx")
    made(folder, *options)
    write(folder / "workshop.yaml", WORKSHOP.replace("Tillid", "Tro").replace("trust", "clear-goal"))
    assert [f["kept"] for f in made(folder, *options)] == [False] * 3
    (folder / "liste.csv").write_bytes(LIST.rpartition("(Anna)")[0].encode("cp1252"))
    data = run_json("build", folder, "--only", "worksheet", *options)
    [left_over] = [d for d in data["diagnostics"] if d["code"] == "WK734"]
    assert "1 older file " in left_over["message"]


def test_a_build_that_is_killed_leaves_whole_files_and_goes_on_where_it_was(folder: Path) -> None:
    options = ["--participants", str(many(folder, 120)), "--copies", "files", "--only", "worksheet", "--format", "docx"]
    arguments = [sys.executable, "-m", "workshopkit", "build", str(folder), "-q", "--jobs", "1", *options]
    process = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    own = folder / "out/da/2026-12-03-faelles-kurs-refleksionsark-personligt"
    deadline = time.monotonic() + 60
    while not (own / ".workshopkit.json").exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    process.kill()
    process.wait()
    there = sorted(own.glob("*.docx"))
    assert there
    for path in there:
        docx.Document(str(path))
    noted = len(json.loads((own / ".workshopkit.json").read_bytes())["made"])
    files = run_json("build", folder, *options)["artefacts"]
    assert len(files) == 120
    assert sum(f["kept"] for f in files) >= noted > 0
    assert len(list(own.glob("*.docx"))) == 120


def test_one_process_and_two_make_the_same_bytes_of_400_participants(folder: Path) -> None:
    people = many(folder, 400)
    digests = []
    for jobs in ("1", "2"):
        [pdf] = made(folder, "--participants", people, "--format", "pdf", "--jobs", jobs, "-o", folder / jobs)
        assert (pdf["pages"], pdf["copies"]) == (800, 400)
        digests.append(pdf["sha256"])
    assert digests[0] == digests[1]
    assert [name for name, _ in bookmarks(Path(str(pdf["path"])))] == [f"Person {n}" for n in range(400)]
    assert page.validate_pdf(str(pdf["path"]), profile="ua1").is_compliant


def test_the_numbers_and_groups_of_the_kit_follow_the_list(folder: Path) -> None:
    people = many(folder, 9)
    data = run_json("build", folder, "--participants", people, "--only", "programme")
    assert {d["code"] for d in data["diagnostics"]} == {"WK236"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Navn;Organisation\r\nAnna;Havlyst\r\n", "WK236"),
        ("Navn;Organisation\r\nAnna;\r\n", "WK236"),
        ("Navn;Organisation;Sektor\r\nAnna;Havlyst A/S;privt\r\n", "WK229"),
        ("Navn;Organisation;Sektor\r\nAnna;Havlyst A/S;civil\r\n", "WK237"),
    ],
)
def test_what_is_not_known_of_somebody_is_told_at_the_cell_and_the_copy_is_made(
    text: str, code: str, folder: Path
) -> None:
    (folder / "liste.csv").write_bytes(text.encode("cp1252"))
    data = run_json("build", folder, "--only", "worksheet", "--participants", folder / "liste.csv", "--format", "pdf")
    found = [d for d in data["diagnostics"] if d["file"].endswith("liste.csv")]
    assert [(d["code"], d["severity"], d["line"]) for d in found] == [(code, "warning", 2)]
    assert [a["copies"] for a in data["artefacts"]] == [1]


def test_a_bad_list_stops_the_build_and_nothing_is_written(folder: Path) -> None:
    (folder / "liste.csv").write_bytes(b"Anna;Sandby\r\n")
    before = snapshot(folder)
    result = run("build", folder, "--participants", folder / "liste.csv")
    assert result.exit_code == 1
    assert "WK225 error" in result.stderr
    assert snapshot(folder) == before


def test_nobody_to_copy_for_and_no_worksheet_are_told(folder: Path) -> None:
    write(
        folder / "workshop.yaml",
        WORKSHOP.replace("[{kind: worksheet, for: person, questions: 3}, programme]", "[programme]"),
    )
    codes = [d["code"] for d in run_json("build", folder, "--for-each", "partner")["diagnostics"]]
    assert codes == ["WK732"]
    alone = "".join(
        line for line in WORKSHOP.splitlines(keepends=True) if "sector:" not in line and "partners:" not in line
    )
    write(folder / "workshop.yaml", alone)
    for each in ("partner", "person"):
        codes = [d["code"] for d in run_json("build", folder, "--for-each", each)["diagnostics"]]
        assert "WK730" in codes


def test_a_word_template_of_ones_own_is_filled_in_for_each(folder: Path) -> None:
    own = docx.Document()
    own.add_paragraph("{{ workshop.title }} til {{ copies | map(attribute='key') | join }}")
    (folder / "templates/documents").mkdir(parents=True)
    own.save(str(folder / "templates/documents/worksheet.docx"))
    options = ("--participants", folder / "liste.csv", "--format", "docx")
    files = made(folder, *options, "--copies", "files")
    first = docx.Document(str(files[0]["path"]))
    assert "aegir-oelgaard-" in "\n".join(p.text for p in first.paragraphs)
    codes = [d["code"] for d in run_json("build", folder, "--only", "worksheet", *options)["diagnostics"]]
    assert "WK733" in codes


def test_a_name_of_300_letters_has_a_file_name_that_every_system_takes(folder: Path) -> None:
    (folder / "liste.csv").write_bytes(("Navn;Organisation\r\n" + "Å" * 300 + ";Havlyst A/S\r\n").encode("cp1252"))
    files = made(folder, "--participants", folder / "liste.csv", "--copies", "files", "--format", "docx")
    assert len(Path(str(files[0]["path"])).name) < 90


def test_every_copy_says_at_the_top_whose_it_is_in_word_and_pdf(folder: Path) -> None:
    word, pdf = made(folder, "--participants", folder / "liste.csv")
    first, second, third = ("Sandby Kommune", *("Havlyst A/S",) * 2)
    assert [page.split(" · ")[0] for page in texts(Path(str(pdf["path"])))] == [
        first,
        first,
        second,
        second,
        third,
        third,
    ]
    sections = docx.Document(str(word["path"])).sections
    assert [s.header.paragraphs[0].text.split(" · ")[0] for s in sections] == [first, second, third]
    each = made(folder, "--for-each", "partner", "--copies", "files")
    tops = {
        docx.Document(str(a["path"])).sections[0].header.paragraphs[0].text.split(" · ")[0]
        if a["format"] == "docx"
        else texts(Path(str(a["path"])))[1].split(" · ")[0]
        for a in each
    }
    assert tops == {first, second}
    assert len(each) == 4


def test_the_worksheet_of_all_partners_names_each_of_them_at_the_top(folder: Path) -> None:
    write(folder / "workshop.yaml", WORKSHOP.replace("for: person", "for: partner"))
    word, pdf = made(folder)
    tops = [page.split(" · ")[0] for page in texts(Path(str(pdf["path"])))]
    assert tops == ["Sandby Kommune", "Sandby Kommune", "Havlyst A/S", "Havlyst A/S"]
    sections = docx.Document(str(word["path"])).sections
    assert [s.header.paragraphs[0].text.split(" · ")[0] for s in sections] == ["Sandby Kommune", "Havlyst A/S"]
