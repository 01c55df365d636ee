"""What does not write does not load what only writing needs."""

import subprocess
import sys
from pathlib import Path

import pytest

_EXAMPLE = str(Path(__file__).parents[2] / "examples" / "kickoff")
_MASTERS = Path(__file__).parents[1] / "data" / "masters"
_SCRIPT = """
import sys
from workshopkit.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    print("loaded:", *sorted({"pptx", "docx", "lxml", "uharfbuzz"} & sys.modules.keys()))
"""


def loaded(*arguments: str) -> str:
    run = [sys.executable, "-c", _SCRIPT, *arguments]
    return subprocess.run(run, check=True, capture_output=True, encoding="utf-8").stdout.splitlines()[-1]


@pytest.mark.parametrize("arguments", [("--help",), ("check", _EXAMPLE), ("library", "list")])
def test_offices_libraries_are_loaded_by_a_build_alone(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) == "loaded:"


def test_a_build_loads_them_and_python_pptx_only_for_a_brand_of_somebodys_own(tmp_path: Path) -> None:
    assert loaded("build", _EXAMPLE, "-o", str(tmp_path)) == "loaded: docx lxml uharfbuzz"
    brand = str(_MASTERS / "Metropolis.pptx")
    build = ("build", _EXAMPLE, "--only", "deck", "--theme", brand, "-o", str(tmp_path))
    assert loaded(*build) == "loaded: lxml pptx uharfbuzz"
