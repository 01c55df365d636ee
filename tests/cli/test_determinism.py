"""The same input gives the same bytes, in processes of their own under all sorts of circumstances."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.kits import MINIMAL, workshop_in

from workshopkit.sources.locate import packaged_data

CLEAN = {"PATH": os.environ.get("PATH", ""), "PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"}


def process(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if key in ("SYSTEMROOT", "HOME", "XDG_CONFIG_HOME", "PYTHONPATH")
    }
    command = [sys.executable, "-m", "workshopkit", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=kept | CLEAN | environment, capture_output=True, check=False)


def fingerprints(out: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()}


@pytest.fixture(name="first", scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The kickoff's kit, as one process makes it."""
    place = tmp_path_factory.mktemp("first")
    done = process("build", packaged_data() / "examples/kickoff", "-o", place / "out", cwd=place)
    assert done.returncode == 0, done.stderr
    return fingerprints(place / "out")


def test_hash_seed_locale_clock_folder_and_path_leave_no_trace(first: dict[str, str], tmp_path: Path) -> None:
    elsewhere = Path(shutil.copytree(packaged_data() / "examples/kickoff", tmp_path / "et helt andet stød" / "kit"))
    done = process(
        "build", ".", "-o", "out", cwd=elsewhere,
        PYTHONHASHSEED="4711", LC_ALL="da_DK.UTF-8", LANG="da_DK.UTF-8", TZ="Pacific/Auckland", SOURCE_DATE_EPOCH="1",
        PYTHONUTF8="1",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert fingerprints(elsewhere / "out") == first
    for path in (elsewhere / "out").iterdir():
        assert b"stoed" not in path.read_bytes()


def test_what_is_printed_does_not_hang_on_the_locale(tmp_path: Path) -> None:
    workshop_in(tmp_path, MINIMAL + "blåbær: مرحبا\n")
    for environment in (
        {},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    ):
        done = process("check", ".", cwd=tmp_path, **environment)
        assert (done.returncode, b"WK101" in done.stderr, b"Traceback" in done.stderr) == (1, True, False)
        assert "blåbær".encode() in process("check", ".", "--json", cwd=tmp_path, **environment).stdout


def test_exit_codes_are_the_process_s_own(tmp_path: Path) -> None:
    workshop_in(tmp_path)
    assert process("check", ".", cwd=tmp_path).returncode == 0
    assert process("check", "nowhere", cwd=tmp_path).returncode == 1
    assert process("bild", cwd=tmp_path).returncode == 2
