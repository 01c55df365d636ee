"""A file for each: how they are named, what is kept of those that are there, and a build that was stopped."""

import json
import subprocess
import sys
import time
from pathlib import Path

import docx
import page
import pytest
from tests.pipeline.copied_workshop import LIST, WORKSHOP, copied_workshop, made, many
from tests.support.kits import run, run_json, snapshot, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workshop and its list."""
    return copied_workshop(tmp_path)


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


def test_a_name_of_300_letters_has_a_file_name_that_every_system_takes(folder: Path) -> None:
    (folder / "liste.csv").write_bytes(("Navn;Organisation\r\n" + "Å" * 300 + ";Havlyst A/S\r\n").encode("cp1252"))
    files = made(folder, "--participants", folder / "liste.csv", "--copies", "files", "--format", "docx")
    assert len(Path(str(files[0]["path"])).name) < 90
