"""The deck on paper, from the command line: what is made, and what is told where LibreOffice is missing or fails."""

from pathlib import Path

import page as page_validation
import pytest
from tests.support.kits import EXAMPLES, run, run_json, workshop_in
from tests.support.soffice import needs_a_shell, needs_libreoffice, stand_in

from workshopkit.formats.pdf.soffice import VARIABLE, install_line
from workshopkit.sources.locate import packaged_data

ASKED = ("--only", "deck", "--only", "handout")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small workshop's."""
    return workshop_in(tmp_path / "small")


def made(data: dict[str, object]) -> list[tuple[str, str]]:
    """Kind and format of each artefact."""
    artefacts = data["artefacts"]
    assert isinstance(artefacts, list)
    return [(each["kind"], each["format"]) for each in artefacts]


def test_without_libreoffice_one_sentence_tells_and_all_else_is_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(folder / "nothing"))
    result = run("build", folder, *ASKED, "--only", "programme", "--format", "all", "--lang", "da", "--lang", "da")
    assert result.exit_code == 0
    assert result.stderr.count("WK721 warning") == 1
    assert f"LibreOffice is installed with: {install_line()}" in result.stderr
    assert [path.suffix for path in sorted((folder / "out" / "da").iterdir())] == [".pptx", ".docx", ".pdf"]


def test_where_there_is_none_at_all_the_sentence_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("workshopkit.formats.pdf.soffice._usual_places", tuple)
    [told] = run_json("build", folder, *ASKED, "--format", "pdf")["diagnostics"]
    assert (told["code"], told["severity"]) == ("WK721", "warning")
    assert told["message"] == (
        "the deck on paper needs LibreOffice, which is not on this machine, so the deck's PDF and handout are left out"
    )
    assert told["hint"] == f"Install it with: {install_line()}"


def test_libreoffice_is_not_asked_for_what_needs_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(folder / "nothing"))
    for arguments in ((), ("--format", "docx")):
        data = run_json("build", folder, "--only", "deck", *arguments)
        assert (made(data), data["diagnostics"]) == ([("deck", "pptx")], [])
    assert run_json("build", folder, "--only", "programme", "--format", "all")["diagnostics"] == []


@needs_a_shell
@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("sleep 60", "was not done within its time limit of 1 s"),
        ("echo gone wrong; exit 3", "failed with exit code 3: gone wrong"),
        ("kill -SEGV $$", "failed with exit code -11"),
        ("exit 0", "made nothing of «"),
        (
            'for last; do :; done; mkdir -p "$(dirname "$last")/../pdf"; : > "$(dirname "$last")/../pdf/001.pdf"',
            "of no use",
        ),
    ],
)
def test_when_libreoffice_fails_that_is_told_and_the_rest_is_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch, script: str, why: str
) -> None:
    monkeypatch.setenv(VARIABLE, str(stand_in(folder / "bin" / "soffice", script)))
    data = run_json("build", folder, *ASKED, "--format", "all", "--timeout", "1")
    assert made(data) == [("deck", "pptx")]
    assert {told["code"] for told in data["diagnostics"]} == {"WK722"}
    assert all(why in told["message"] and told["severity"] == "warning" for told in data["diagnostics"])


@needs_a_shell
def test_a_folder_that_cannot_be_written_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(stand_in(folder / "bin" / "soffice")))
    monkeypatch.setattr("tempfile.tempdir", str(folder / "workshop.yaml"))
    data = run_json("build", folder, *ASKED, "--format", "all")
    assert made(data) == [("deck", "pptx")]
    assert {told["code"] for told in data["diagnostics"]} == {"WK722"}
    assert "a folder for LibreOffice cannot be written" in data["diagnostics"][0]["message"]


@needs_libreoffice
def test_the_examples_decks_and_handouts_meet_pdf_ua(tmp_path: Path) -> None:
    workshops = [packaged_data() / "examples" / name for name in EXAMPLES]
    reports = run_json("build", *workshops, *ASKED, "--format", "all", "-o", tmp_path)
    for report in reports:
        assert report["diagnostics"] == []
        assert made(report) == [("deck", "pptx"), ("deck", "pdf"), ("handout", "pdf")]
        deck, paper, handout = report["artefacts"]
        assert (paper["pages"], Path(paper["path"]).stem) == (deck["slides"], Path(deck["path"]).stem)
        assert handout["pages"] in (-(-deck["slides"] // 2), -(-deck["slides"] // 3))
        for each in (paper, handout):
            assert page_validation.validate_pdf(each["path"], profile="ua1").is_compliant, each["path"]


@needs_libreoffice
@pytest.mark.parametrize("theme", ["plain", "contrast"])
def test_both_languages_are_made_in_one_go_on_every_theme(tmp_path: Path, theme: str) -> None:
    example = packaged_data() / "examples" / "faelles-kurs"
    reports = run_json("build", example, *ASKED, "--format", "pdf", "--lang", "da", "--lang", "en", "--theme", theme,
                       "-o", tmp_path)  # fmt: skip
    assert [made(report) for report in reports] == [[("deck", "pdf"), ("handout", "pdf")]] * 2
    files = [each["path"] for report in reports for each in report["artefacts"]]
    assert [file for file in files if not page_validation.validate_pdf(file, profile="ua1").is_compliant] == []


@needs_libreoffice
def test_another_build_gives_the_same_bytes(folder: Path) -> None:
    first, second = (run_json("build", folder, *ASKED, "--format", "pdf", "-o", folder / out) for out in ("one", "two"))
    assert [each["sha256"] for each in first["artefacts"]] == [each["sha256"] for each in second["artefacts"]]
    assert len(first["artefacts"]) == 2


@needs_libreoffice
def test_the_handout_alone_is_made_also_where_documents_does_not_name_it(folder: Path) -> None:
    yaml = folder / "workshop.yaml"
    yaml.write_text(yaml.read_text(encoding="utf-8") + "documents: [deck, programme]\n", encoding="utf-8")
    data = run_json("build", folder, "--only", "handout")
    assert (made(data), data["diagnostics"]) == ([("handout", "pdf")], [])
