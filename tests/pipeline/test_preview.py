"""Workshops and files → pictures in their places, all or none."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from PIL import Image
from tests.support.kits import run, run_json, snapshot, told, workshop_in, write
from tests.support.soffice import needs_a_shell, needs_libreoffice, stand_in

from workshopkit.formats.pdf.soffice import VARIABLE


def paper_in(folder: Path, name: str) -> Path:
    """A Word file of one page."""
    folder.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    document.add_paragraph("Fælles kurs")
    document.save(folder / name)
    return folder / name


@needs_libreoffice
def test_a_workshops_pictures_lie_in_its_out_folder_by_language(folder: Path) -> None:
    workshop_in(folder)
    data = run_json("preview", folder, "--only", "programme")
    place = folder.resolve() / "out" / "preview" / "da"
    stem = "2026-12-03-faelles-kurs-program"
    assert data["diagnostics"] == []
    assert data["previews"] == [
        {
            "source": str(folder),
            "name": f"{stem}.docx",
            "pages": [str(place / f"{stem}-01.png")],
            "overviews": [str(place / f"{stem}-overview.png")],
        }
    ]
    assert sorted(path.name for path in folder.rglob("*.*")) == [
        f"{stem}-01.png", f"{stem}-overview.png", "workshop.yaml",
    ]  # fmt: skip


@needs_libreoffice
def test_files_of_one_name_in_one_folder_are_told_apart(tmp_path: Path) -> None:
    one, other = paper_in(tmp_path / "a", "Møde Å.docx"), paper_in(tmp_path / "b", "møde å.docx")
    out = tmp_path / "pictures"
    printed = run("preview", one, other, one, "-o", out, "--width", "300")
    assert printed.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "moede-aa-01.png", "moede-aa-2-01.png", "moede-aa-2-overview.png", "moede-aa-overview.png",
    ]  # fmt: skip
    assert Image.open(out / "moede-aa-01.png").width == 300
    assert [line.split("  ")[:2] for line in printed.stdout.splitlines()] == [
        ["Møde Å.docx", "1 page"], ["møde å.docx", "1 page"],
    ]  # fmt: skip


@needs_libreoffice
def test_a_files_pictures_lie_in_preview_beside_it(tmp_path: Path) -> None:
    file = paper_in(tmp_path, "agreement.docx")
    assert run("preview", file).exit_code == 0
    assert sorted(path.name for path in (tmp_path / "preview").iterdir()) == [
        "agreement-01.png", "agreement-overview.png",
    ]  # fmt: skip


@needs_a_shell
@pytest.mark.parametrize(("script", "code"), [("exit 0", "WK714"), ("exit 3", "WK713"), ("sleep 60", "WK712")])
def test_nothing_is_written_when_libreoffice_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, code: str
) -> None:
    monkeypatch.setenv(VARIABLE, str(stand_in(tmp_path / "bin" / "soffice", script)))
    file = paper_in(tmp_path / "papers", "agreement.docx")
    before = snapshot(file.parent)
    assert [found for found, _, _ in told("preview", file, "--timeout", "1")] == [code]
    assert snapshot(file.parent) == before


@needs_a_shell
def test_a_workshop_with_errors_is_told_and_not_drawn(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soffice = stand_in(folder / "bin" / "soffice", 'touch "$0.was-called"')
    monkeypatch.setenv(VARIABLE, str(soffice))
    write(folder / "workshop.yaml", "title: Fælles kurs\nlanguage: da\n")
    before = snapshot(folder)
    data = run_json("preview", folder)
    assert data["previews"] == []
    assert {d["code"] for d in data["diagnostics"]} == {"WK102"}
    assert snapshot(folder) == before


@needs_a_shell
@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("nowhere.pptx", None, "WK501"),
        ("nowhere", None, "WK001"),
        ("old.ppt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "WK503"),
        ("paper.pdf", b"%PDF-1.7", "WK717"),
        ("nowhere.pdf", None, "WK501"),
    ],
)
def test_what_cannot_be_shown_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes | None, code: str
) -> None:
    monkeypatch.setenv(VARIABLE, str(stand_in(tmp_path / "soffice")))
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert [found for found, _, _ in told("preview", tmp_path / name)] == [code]


def test_an_option_of_a_build_means_nothing_for_a_file(tmp_path: Path) -> None:
    result = run("preview", paper_in(tmp_path, "agreement.docx"), "--lang", "en")
    assert result.exit_code == 2
    assert "a file is shown as it is" in result.stderr


@needs_a_shell
@pytest.mark.parametrize("package", ["pypdfium2", "PIL"])
def test_without_its_packages_one_sentence_says_how_to_get_them(tmp_path: Path, package: str) -> None:
    """In a process of its own, where a file stands before the package and says what Python says when there is none."""
    text = f"raise ModuleNotFoundError('No module named {package}', name={package!r})\n"
    write(tmp_path / "first" / f"{package}.py", text)
    file = paper_in(tmp_path / "papers", "agreement.docx")
    path = os.pathsep.join([str(tmp_path / "first"), *sys.path])
    soffice = stand_in(tmp_path / "soffice")
    result = subprocess.run(
        [sys.executable, "-m", "workshopkit", "preview", file],
        env=os.environ | {"PYTHONPATH": path, VARIABLE: str(soffice), "PYTHONIOENCODING": "utf-8"},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert result.returncode == 1
    assert f"WK715 error a preview needs the Python package «{package}», which is not installed" in result.stderr
    own = importlib.util.find_spec("pip") is not None  # README's environments have no pip of their own
    pip = "python -m pip install" if own else f'-m pip --python "{sys.prefix}" install'
    assert f'{pip} "pypdfium2>=4.30" "pillow>=10.3"' in result.stderr
    assert not (file.parent / "preview").exists()
