"""Files are written all or none, and what stood there before stays when one cannot be."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.support.kits import snapshot

from workshopkit.pipeline.output import Output, write_files


def output(path: Path, data: bytes = b"new") -> Output:
    return Output("deck", "pptx", path, data)


def test_files_are_written_into_folders_that_are_made(tmp_path: Path) -> None:
    outputs = [output(tmp_path / "a/b/one.pptx"), output(tmp_path / "a/c/two.pptx", b"two")]
    assert write_files(outputs) == ()
    assert snapshot(tmp_path) == {"a": None, "a/b": None, "a/c": None, "a/b/one.pptx": b"new", "a/c/two.pptx": b"two"}


def test_what_stood_there_is_replaced_and_the_rest_left_alone(tmp_path: Path) -> None:
    (tmp_path / "one.pptx").write_bytes(b"old")
    (tmp_path / "notes.txt").write_bytes(b"mine")
    assert write_files([output(tmp_path / "one.pptx")]) == ()
    assert snapshot(tmp_path) == {"one.pptx": b"new", "notes.txt": b"mine"}


def failing(tmp_path: Path, last: Path) -> tuple[str, str]:
    """Two files, of which the last cannot be written; code and message, after seeing that nothing has changed."""
    (tmp_path / "one.pptx").write_bytes(b"old")
    before = snapshot(tmp_path)
    [found] = write_files([output(tmp_path / "one.pptx"), output(tmp_path / "new/three.pptx"), output(last)])
    assert snapshot(tmp_path) == before
    return found.code, found.message


def test_a_folder_in_the_place_of_a_file_is_never_taken_away(tmp_path: Path) -> None:
    (tmp_path / "two.pptx").mkdir()
    (tmp_path / "two.pptx/precious.txt").write_bytes(b"years of work")
    assert failing(tmp_path, tmp_path / "two.pptx") == ("WK701", "«two.pptx» is a folder; a file is written there")


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    for below in ("two.pptx", "deep/er/two.pptx"):
        assert failing(tmp_path, tmp_path / "out" / below) == ("WK701", "«out» is a file; a folder is needed here")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device here")
def test_a_device_in_the_place_of_a_folder_is_told() -> None:
    [found] = write_files([output(Path("/dev/null/two.pptx"))])
    assert (found.code, found.message) == ("WK701", "«null» is a file; a folder is needed here")


def test_a_name_too_long_for_the_system_is_told(tmp_path: Path) -> None:
    for last in (tmp_path / ("x" * 300), tmp_path / "made" / ("x" * 300) / "two.pptx"):
        code, message = failing(tmp_path, last)
        assert code == "WK703"
        assert "cannot be written" in message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert failing(tmp_path, closed / "two.pptx")[0] == "WK702"


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"elsewhere")
    (tmp_path / "one.pptx").symlink_to(tmp_path / "target")
    assert write_files([output(tmp_path / "one.pptx")]) == ()
    assert snapshot(tmp_path) == {"one.pptx": b"new", "target": b"elsewhere"}


WRITING = """
import sys
from pathlib import Path
from workshopkit.pipeline.output import Output, write_files
folder = Path(sys.argv[1])
write_files([Output("deck", "pptx", folder / f"new/{n}.pptx", b"new") for n in range(20_000)])
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of another kind")
def test_ctrl_c_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new/0.pptx").write_bytes(b"old")
    process = subprocess.Popen([sys.executable, "-c", WRITING, str(tmp_path)], stderr=subprocess.PIPE)
    while process.poll() is None and not any(tmp_path.glob("new/.workshopkit-*/*")):
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert b"KeyboardInterrupt" in told
    assert snapshot(tmp_path) == {"new": None, "new/0.pptx": b"old"}
