"""Lists of participants as real files: whatever saved them they are read, and what is wrong with them is told with its place."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from workshopkit.diagnostics import Diagnostic
from workshopkit.model.participants import ListedPerson
from workshopkit.pipeline.participants import load_participants

ROWS = "Navn;Organisation;Sektor\r\nÆgir Ølgård;Sandby Kommune;Offentlig\r\n"


def read(folder: Path, data: bytes | str, name: str = "liste.csv") -> tuple[list[ListedPerson], list[Diagnostic]]:
    path = folder / name
    path.write_bytes(data.encode("cp1252") if isinstance(data, str) else data)
    listed, found = load_participants(path)
    return (list(listed.people) if listed else []), list(found)


def who(people: list[ListedPerson]) -> list[tuple[str, str, str]]:
    return [(person.name, person.organisation, person.sector) for person in people]


def told(found: list[Diagnostic]) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line if d.span else -1, d.span.column if d.span else -1) for d in found]


def workbook(*rows: tuple[object, ...], title: str = "Ark1") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode("cp1252"),
        ROWS.encode("utf-8"),
        ROWS.encode("utf-8-sig"),
        ROWS.encode("utf-16"),
        b"\xfe\xff" + ROWS.encode("utf-16-be"),
        ROWS.encode("utf-16-le"),
        ROWS.encode("cp850"),
        ROWS.encode("mac_roman"),
        ROWS.replace("\r\n", "\n").encode("cp1252"),
        ROWS.replace("\r\n", "\r").encode("cp1252"),
        ROWS.replace(";", ",").encode("utf-8"),
        ROWS.replace(";", "\t").encode("utf-16"),
        ROWS.replace(";", "|").encode("utf-8"),
        ("sep=;\r\n" + ROWS).encode("cp1252"),
        ("Deltagere i alt: 1;;\r\n;;\r\n" + ROWS + ";;\r\n\r\n").encode("cp1252"),
        ROWS.rstrip().encode("cp1252"),
        '"Navn";"Organisation";"Sektor"\r\n"Ægir Ølgård";"Sandby Kommune";"Offentlig"\r\n'.encode("cp1252"),
        "NAVN ; Organisation:;sektor*\r\n Ægir  Ølgård ;Sandby Kommune;Offentlig\r\n".encode("cp1252"),
        "Fornavn;Efternavn;Firma;Sector;E-mail\r\nÆgir;Ølgård;Sandby Kommune;Offentlig;a@b.dk\r\n".encode("cp1252"),
        workbook(("Navn", "Organisation", "Sektor"), ("Ægir Ølgård", "Sandby Kommune", "Offentlig")),
    ],
)
def test_a_list_is_read_without_a_question_whatever_saved_it(data: bytes, tmp_path: Path) -> None:
    name = "liste.xlsx" if data.startswith(b"PK") else "liste.csv"
    people, found = read(tmp_path, data, name)
    assert who(people) == [("Ægir Ølgård", "Sandby Kommune", "Offentlig")]
    assert found == []


def test_quotation_marks_line_breaks_and_decimal_commas_stay_in_their_cells(tmp_path: Path) -> None:
    text = 'Navn;Organisation;Pris\r\n"Holm; Anna ""Ann""";"Sandby\nKommune";1.234,50\r\nBo "Bob" Bi;;7,5\r\n'
    people, found = read(tmp_path, text)
    assert who(people) == [('Holm; Anna "Ann"', "Sandby Kommune", ""), ('Bo "Bob" Bi', "", "")]
    assert [person.span.line for person in people] == [2, 4]
    assert found == []


def test_a_list_of_names_alone_keeps_the_commas_in_them(tmp_path: Path) -> None:
    people, found = read(tmp_path, "Navn\r\nHolm, Anna\r\nDal, Bo\r\n")
    assert [person.name for person in people] == ["Holm, Anna", "Dal, Bo"]
    assert found == []


@pytest.mark.parametrize(
    "formula", ["=1+1", "=cmd|'/c calc'!A1", "@SUM(A1)", "+45 12", "-2+3", "{{ workshop }}", "#show: x"]
)
def test_a_formula_in_a_text_file_is_a_name_like_others(formula: str, tmp_path: Path) -> None:
    people, _ = read(tmp_path, f"Navn;Organisation\r\n{formula};=A1\r\n")
    assert (people[0].name, people[0].organisation) == (formula, "=A1")


def test_a_formula_in_a_workbook_is_what_it_last_showed_or_its_text(tmp_path: Path) -> None:
    data = workbook(("Navn", "Organisation"), ("=1+1", "Sandby"), ("Bo", '=HYPERLINK("http://x")'))
    people, _ = read(tmp_path, data, "liste.xlsx")
    assert who(people) == [("=1+1", "Sandby", ""), ("Bo", '=HYPERLINK("http://x")', "")]
    source = zipfile.ZipFile(io.BytesIO(data))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as changed:
        for name in source.namelist():
            part = source.read(name)
            changed.writestr(name, re.sub(rb"<f>1\+1</f><v ?/>|<f>1\+1</f><v></v>", b"<f>1+1</f><v>2</v>", part))
    people, _ = read(tmp_path, target.getvalue(), "liste.xlsx")
    assert people[0].name == "2"


def test_the_first_sheet_with_anything_on_it_counts_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Deltagere")
    sheet = book["Deltagere"]
    sheet["B3"], sheet["C3"] = "Navn", "Sektro"
    sheet["B5"] = "Anna"
    target = io.BytesIO()
    book.save(target)
    people, found = read(tmp_path, target.getvalue(), "liste.xlsx")
    assert [(p.name, p.span.line, p.span.column) for p in people] == [("Anna", 5, 2)]
    assert told(found) == [("WK226", 3, 3)]


def test_columns_that_are_not_known_are_told_with_what_was_meant_and_usual_ones_are_passed_over(tmp_path: Path) -> None:
    people, found = read(tmp_path, "Navn;Organistion;E-mail;Telefon;Yndlingsfarve\r\nAnna;Sandby;a@b.dk;12;blå\r\n")
    assert who(people) == [("Anna", "", "")]
    assert told(found) == [("WK226", 1, 6), ("WK226", 1, 33)]
    assert [d.severity.value for d in found] == ["warning", "note"]
    assert found[0].hint == "Did you mean «organisation»?"


def test_two_columns_of_the_same_kind_are_told(tmp_path: Path) -> None:
    people, found = read(tmp_path, "Navn;Firma;Organisation\r\nAnna;A;B\r\n")
    assert who(people) == [("Anna", "A", "")]
    assert told(found) == [("WK226", 1, 12)]


def test_rows_without_a_name_twice_the_same_and_broken_letters_are_told_with_their_cell(tmp_path: Path) -> None:
    text = "Organisation;Navn\r\nSandby;\r\nSandby;Bo\r\nSandby;bo\r\nSandby;SÃ¸ren\r\n"
    people, found = read(tmp_path, text.encode("utf-8"))
    assert len(people) == 4
    assert told(found) == [("WK228", 2, 8), ("WK239", 5, 8), ("WK238", 4, 8)]


@pytest.mark.parametrize(
    ("name", "data", "code", "says"),
    [
        ("liste.csv", b"", "WK223", "is empty"),
        ("liste.csv", b" \r\n\r\n ", "WK223", "is empty"),
        ("liste.xls", b"x", "WK223", "neither .csv nor .xlsx"),
        ("liste.pdf", b"%PDF", "WK223", "neither .csv nor .xlsx"),
        ("liste.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "WK224", "no text"),
        ("liste.csv", b'Navn;Org\r\n"Anna;Sandby\r\nBo;Sandby\r\n', "WK224", "never closed"),
        ("liste.xlsx", b"Navn;Org\r\n", "WK224", "damaged"),
        ("liste.xlsx", b"PK\x03\x04damaged", "WK224", "damaged"),
        ("liste.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "WK224", "password"),
        ("liste.csv", b"Anna;Sandby\r\nBo;Sandby\r\n", "WK225", "«navn» or «name»"),
        ("liste.csv", b"Nvan;Org\r\nBo;Sandby\r\n", "WK225", "«navn» or «name»"),
        ("liste.csv", b"Navn;Organisation\r\n;;\r\n", "WK225", "nobody"),
        ("liste.xlsx", workbook(), "WK225", "nobody"),
        ("liste.csv", b"Navn\r\n" + b"x\r\n" * 10_001, "WK227", "10,000 rows"),
        ("liste.csv", b"Navn\r\n" + b"x" * 2_001, "WK227", "2,000 characters"),
        ("liste.csv", b"Navn" + b";x" * 300 + b"\r\nAnna\r\n", "WK227", "200 columns"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence_of_its_own(
    name: str, data: bytes, code: str, says: str, tmp_path: Path
) -> None:
    people, found = read(tmp_path, data, name)
    assert people == []
    assert [d.code for d in found] == [code]
    assert says in found[0].message
    assert found[0].span is not None
    assert found[0].span.file == str(tmp_path / name)


def test_a_folder_and_a_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    (tmp_path / "mappe.csv").mkdir()
    for name, says in (("mappe.csv", "is a folder"), ("nowhere.csv", "does not exist")):
        listed, found = load_participants(tmp_path / name)
        assert (listed, [d.code for d in found]) == (None, ["WK223"])
        assert says in found[0].message


def test_ten_thousand_rows_are_read(tmp_path: Path) -> None:
    people, found = read(tmp_path, "Navn\r\n" + "".join(f"Nr {n}\r\n" for n in range(10_000)))
    assert len(people) == 10_000
    assert found == []


def test_a_workbook_that_unpacks_to_far_more_than_it_is_is_refused(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"<workbook/>" + b" " * 40_000_000)
    _, found = read(tmp_path, target.getvalue(), "liste.xlsx")
    assert [d.code for d in found] == ["WK227"]


def test_entities_in_a_workbook_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hemmelig")
    source = zipfile.ZipFile(io.BytesIO(workbook(("Navn",), ("Anna",))))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as changed:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/sharedStrings.xml":
                declared = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'.encode()
                part = declared + part.partition(b"?>")[2] if part.startswith(b"<?xml") else declared + part
                part = part.replace(b"Anna", b"Anna &e;")
            changed.writestr(name, part)
    people, _ = read(tmp_path, target.getvalue(), "liste.xlsx")
    assert "hemmelig" not in repr(people)
