"""`workshopkit check --accessibility` as it is called: text, JSON, exit codes, refusals."""

from pathlib import Path

import pytest
from tests.lint.office import Paper, Slides
from tests.support.kits import run, run_json

from workshopkit.formats.package import open_package, pack
from workshopkit.lint import RULES


def faulty(folder: Path) -> Path:
    """A deck with an error and a warning, in the order of its slides."""
    deck = Slides(folder)
    for title in ("Pause", None, "Pause"):
        deck.slide(title)
    deck.deck.save(str(deck.path))
    return deck.path


def sound(folder: Path) -> Path:
    """A paper in which nothing is wrong."""
    paper = Paper(folder)
    paper.document.add_heading("Mål", 1)
    paper.document.save(str(paper.path))
    return paper.path


def test_a_finding_is_told_with_file_place_hint_and_criterion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("check", "--accessibility", faulty(tmp_path))
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "WK901 error deck.pptx slide 2 has no title.",
        "    Home › Layout: choose a layout with a title; or Review › Check Accessibility › Add slide title.",
        "    WCAG 1.3.1, EN 301 549 10.1.3.1",
        "WK903 warning deck.pptx slide 3 «Pause» has the same title as slide 1.",
        "    Add what tells the slides apart, such as «(2/3)».",
        "    WCAG 2.4.6, EN 301 549 10.2.4.6",
        "1 error, 1 warning",
    ]


def test_json_gives_an_object_a_file(tmp_path: Path) -> None:
    first, second = run_json("check", "--accessibility", faulty(tmp_path), sound(tmp_path))
    assert second["diagnostics"] == []
    assert first["file"] == str(tmp_path / "deck.pptx")
    assert first["diagnostics"][0] == {
        "code": "WK901", "severity": "error", "file": str(tmp_path / "deck.pptx"), "line": None, "column": None,
        "message": "slide 2 has no title.",
        "hint": "Home › Layout: choose a layout with a title; or Review › Check Accessibility › Add slide title.",
        "criterion": "WCAG 1.3.1, EN 301 549 10.1.3.1",
    }  # fmt: skip


def test_a_file_without_findings_says_so(tmp_path: Path) -> None:
    result = run("check", "--accessibility", sound(tmp_path))
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing was found.")


def test_strict_takes_warnings_as_errors_and_leaves_notes(tmp_path: Path) -> None:
    deck = Slides(tmp_path)
    deck.slide("Pause")
    deck.slide("Pause")
    deck.deck.save(str(deck.path))
    assert run("check", "--accessibility", deck.path).exit_code == 0
    assert run("check", "--accessibility", "--strict", deck.path).exit_code == 1


def test_refused_files_are_told_and_the_others_checked(tmp_path: Path) -> None:
    locked, plain = tmp_path / "locked.pptx", tmp_path / "plain.docx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100)
    plain.write_text("not a zip")
    reports = run_json("check", "--accessibility", locked, plain, tmp_path / "gone.pptx", faulty(tmp_path))
    assert [[d["code"] for d in report["diagnostics"]] for report in reports] == [
        ["WK503"], ["WK504"], ["WK501"], ["WK901", "WK903"],
    ]  # fmt: skip
    assert reports[0]["diagnostics"][0]["message"] == (
        "«locked.pptx» is protected by a password, or saved in the format from before 2007."
    )


def test_another_kind_of_office_file_is_refused(tmp_path: Path) -> None:
    parts = open_package(sound(tmp_path))
    parts["word/document.xml"] = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    book = tmp_path / "book.xlsx"
    book.write_bytes(pack(parts))
    [told] = run_json("check", "--accessibility", book)["diagnostics"]
    assert (told["code"], told["message"]) == (
        "WK900", "«book.xlsx» is neither a PowerPoint presentation nor a Word document.",
    )  # fmt: skip


def test_a_part_that_cannot_be_read_is_told_by_its_name(tmp_path: Path) -> None:
    parts = open_package(faulty(tmp_path))
    parts["ppt/slides/slide1.xml"] = b"<p:sld"
    broken = tmp_path / "broken.pptx"
    broken.write_bytes(pack(parts))
    [told] = run_json("check", "--accessibility", broken)["diagnostics"]
    assert (told["code"], told["message"]) == (
        "WK509", "«broken.pptx» is damaged: ppt/slides/slide1.xml cannot be read.",
    )  # fmt: skip


def test_options_of_workshops_are_refused(tmp_path: Path) -> None:
    result = run("check", "--accessibility", "--lang", "da", sound(tmp_path))
    assert result.exit_code == 2
    assert "--accessibility checks files as they are" in result.stderr


def test_every_rule_is_in_the_documentation_with_its_weight_and_criterion() -> None:
    page = (Path(__file__).parents[2] / "docs" / "accessibility.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| [WK9")]
    for rule in RULES:
        [row] = [row for row in rows if f"[{rule.code}]" in row]
        assert f"| {rule.severity} |" in row
        assert f"{rule.criterion.number} |" in row
