"""A disk that takes no more: told in a sentence with the file, and nothing half-written is left.

A limit on the size of files stands for the disk: the system refuses to write on in the same way, and it can be set anywhere.
"""

import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from tests.support.kits import MINIMAL, run_json, snapshot, workshop_in

resource = pytest.importorskip("resource", reason="limits are set by the system's own module for them")
COPIES = MINIMAL.replace("agenda:", "documents: [{kind: worksheet, for: person}]\nagenda:")


def with_room_for(most_bytes: int, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command line where no file can grow larger."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    command = [sys.executable, "-m", "workshopkit", *map(str, arguments)]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, preexec_fn=limit, env=environment, capture_output=True, text=True, timeout=120)


def assert_told(result: subprocess.CompletedProcess[str], name: str) -> None:
    """That there is no room for this file; and no traceback."""
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    [told] = [line for line in result.stderr.splitlines() if line.startswith("WK703 error")]
    assert f"{name}» cannot be written: File too large" in told
    assert ".workshopkit-" not in told  # the place is that of the file, not of what was to become it


def test_a_build_names_the_file_and_leaves_what_stood_there(tmp_path: Path) -> None:
    folder = workshop_in(tmp_path)
    arguments = ("build", folder, "--only", "programme", "--only", "deck")
    with_room_for(10**9, *arguments)
    before = snapshot(folder)
    assert before
    workshop_in(tmp_path, MINIMAL.replace("Velkommen", "Goddag"))
    assert_told(with_room_for(30_000, *arguments), "praesentation.pptx")
    assert {**snapshot(folder), "workshop.yaml": None} == {**before, "workshop.yaml": None}


def test_a_build_into_a_new_folder_leaves_no_folder(tmp_path: Path) -> None:
    folder = workshop_in(tmp_path)
    before = snapshot(tmp_path)
    assert_told(with_room_for(6_000, "build", folder, "--only", "programme", "-o", folder / "a/b"), "program.docx")
    assert snapshot(tmp_path) == before


def test_copies_that_found_room_are_whole_and_the_next_build_goes_on(tmp_path: Path) -> None:
    folder = workshop_in(tmp_path, COPIES.replace("participants: 4", "participants: 150"))
    arguments = (
        "build",
        folder,
        "--for-each",
        "person",
        "--copies",
        "files",
        "--format",
        "docx",
        "--only",
        "worksheet",
    )
    # Room for every copy, and for the list of a hundred of them, but not of all.
    result = with_room_for(30_000, *arguments)
    assert_told(result, ".workshopkit.json")
    made = sorted((folder / "out").rglob("*.docx"))
    assert len(made) == 100
    assert [path.name for path in (folder / "out").rglob(".workshopkit-*")] == []
    docx.Document(str(made[-1]))
    files = run_json(*arguments)["artefacts"]
    assert (len(files), sum(file["kept"] for file in files)) == (150, 100)


def test_a_new_workshop_is_there_with_all_of_its_files_or_not_at_all(tmp_path: Path) -> None:
    for options in ((), ("--from", "kickoff")):
        assert_told(with_room_for(20_000, "new", tmp_path / "a/new", *options), "workshop.schema.json")
        assert snapshot(tmp_path) == {}


def test_a_copy_to_change_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    for options in (("worksheet", "--word"), ("checklist",), ("--content", "trust")):
        result = with_room_for(500, "customise", *options, "--into", tmp_path)
        assert result.returncode == 1
        assert "cannot be written: File too large" in result.stderr
        assert snapshot(tmp_path) == {}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("arguments", [("schema",), ("library",), ("--help",)])
def test_what_cannot_be_shown_is_told_in_a_sentence(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "workshopkit", *arguments]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert result.returncode == 1
    assert result.stderr == "Error: what there is to say cannot be written: No space left on device\n"
