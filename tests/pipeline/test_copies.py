"""A copy for each: a list of participants or the partners → worksheets with names, and what is told of the list."""

import re
from pathlib import Path

import docx
import page
import pikepdf
import pypdfium2
import pytest
from tests.pipeline.copied_workshop import WORKSHOP, copied_workshop, made, many
from tests.support.kits import run, run_json, snapshot, write
from tests.support.ooxml import check_package

from workshopkit.sources.locate import packaged_data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workshop and its list."""
    return copied_workshop(tmp_path)


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


def version(text: str) -> str:
    """The id of the version that a footer tells."""
    return re.findall(r"Version (\w{6})", text)[0]


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
    assert version(document.sections[0].footer.paragraphs[0].text) == version(pages[0])
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


def test_large_type_makes_no_pages_with_a_few_lines_in_the_copies_of_all_partners(tmp_path: Path) -> None:
    example = packaged_data() / "examples/kickoff"
    [pdf] = [
        each
        for each in run_json(
            "build", example, "--out", tmp_path, "--only", "worksheet", "--theme", "contrast", "--format", "pdf",
            "--for-each", "partner",
        )["artefacts"]
        if each["copies"]
    ]  # fmt: skip
    assert (pdf["copies"], pdf["pages"]) == (4, 12)
    assert all("Vores næste skridt" in text for text in texts(Path(str(pdf["path"]))))
