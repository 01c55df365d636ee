"""Somebody's own print.typ: what it may change, what it may not do, and where its mistakes are told."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import typst
from tests.formats.pdf.papers import document, paragraph, printed, row, table, theme
from tests.support.kits import run, run_json, workshop_in, write
from tests.support.pdfs import texts, ua_failures

from workshopkit.diagnostics import Diagnostic
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.pdf import typst_apart
from workshopkit.formats.pdf.print import Printed, print_document
from workshopkit.model.document import Title
from workshopkit.model.text import inlines
from workshopkit.model.theme import PrintCode
from workshopkit.sources.locate import packaged_data

BLOCKS = (Title(inlines("Titel")), paragraph("Tekst"), table(row("a", "b")))


def with_look(folder: Path, code: str) -> Printed:
    """The blocks in the look of a print.typ of one's own."""
    file = write(folder / "print.typ", code)
    whole = theme().printing
    assert whole is not None
    return print_document(document(*BLOCKS), replace(theme(), printing=replace(whole, look=file, own=True)))


def refused(folder: Path, code: str) -> Diagnostic:
    with pytest.raises(WorkshopkitError) as caught:
        with_look(folder, code)
    [told] = caught.value.diagnostics
    assert told.span is not None
    assert told.span.file == str(folder / "print.typ")
    return told


def test_a_look_that_says_nothing_changes_nothing(tmp_path: Path) -> None:
    assert with_look(tmp_path, "").data == printed(*BLOCKS).data


def test_sizes_blocks_and_what_stands_around_them_can_be_changed(tmp_path: Path) -> None:
    code = """
    #import "kit/look.typ": rich
    #let look = (size: 14pt, margin: (top: 40mm))
    #let draw = (title: (b, s) => block(below: 8mm, text(size: s.title)[Mit opslag: #rich(b.text)]))
    #let dress(s, body) = { set par(justify: true); body; [Til sidst] }
    """
    made = with_look(tmp_path, code)
    assert "Mit opslag: Titel Tekst Spørgsmål Status a b Til sidst" in texts(made.data)[0]
    assert ua_failures(made.data) == []


def test_pictures_and_code_beside_it_may_be_used(tmp_path: Path) -> None:
    write(tmp_path / "mine.typ", "#let sign = [Egen kode]")
    write(tmp_path / "a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>')
    code = (
        '#import "mine.typ": sign\n#let draw = (title: (b, s) => { sign; image("a.svg", width: 1cm, alt: "Et mærke") })'
    )
    made = with_look(tmp_path, code)
    assert "Egen kode" in texts(made.data)[0]
    assert ua_failures(made.data) == []


@pytest.mark.parametrize(
    ("code", "place", "says"),
    [
        ("#let look = (title: 30pt\n", (1, 13), "unclosed delimiter"),
        ("#let a = 1\n#let draw = (title: (b, s) => titel)", (2, 31), "unknown variable: titel"),
        ("#let draw = (title: (b, s) => rect(width: 1cm, image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg'/>\"))))",
         (1, 48), "missing alt text"),
        ("#let draw = (title: (b, s) => heading(level: 3)[x])", (1, 31), "heading"),
        ("#let look = (titel: 30pt)", (0, 0), "look has no «titel»"),
        ("#let look = (title: 30)", (0, 0), "«title» is a length, not a integer"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place(tmp_path: Path, code: str, place: tuple[int, int], says: str) -> None:
    told = refused(tmp_path, code)
    assert told.code == "WK568"
    assert told.span is not None
    assert (told.span.line, told.span.column) == place
    assert says in told.message


@pytest.mark.parametrize(
    ("code", "column"),
    [
        ('#import "@preview/cetz:0.3.0": *', 9),
        ('#import ("@pre" + "view/cetz:0.3.0"): *', 9),
        ('#let x = read("/etc/passwd")', 15),
        ('#let x = read("../secret.txt")', 15),
        ('#let x = read("nothing.txt")', 15),
    ],
)
def test_packages_and_files_from_elsewhere_are_refused(tmp_path: Path, code: str, column: int) -> None:
    write(tmp_path / "secret.txt", "hemmeligt")
    (tmp_path / "mine").mkdir()
    told = refused(tmp_path / "mine", code)
    assert told.span is not None
    assert (told.code, told.span.column) == ("WK569", column)


def test_a_loop_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst_apart, "SECONDS", 1.0)
    loop = "#let x = { let n = 0; for i in range(99999) { for j in range(99999) { n += 1 } }; n }"
    assert refused(tmp_path, loop).code == "WK569"


def test_the_workshops_print_typ_goes_before_the_themes(tmp_path: Path) -> None:
    folder = workshop_in(tmp_path / "w")
    theme_folder = tmp_path / "ours"
    assert run("theme", "new", "ours", "--primary", "003049", "--into", tmp_path).exit_code == 0
    write(theme_folder / "print.typ", "#let draw = (title: (b, s) => [Temaets])")
    arguments = ("build", folder, "--only", "programme", "--format", "pdf", "--theme", theme_folder)
    [made] = run_json(*arguments)["artefacts"]
    assert "Temaets" in texts(Path(made["path"]))[0]
    write(folder / "templates/print.typ", "#let draw = (title: (b, s) => [Workshoppens])")
    [made] = run_json(*arguments)["artefacts"]
    assert "Workshoppens" in texts(Path(made["path"]))[0]


def test_a_mistake_in_it_is_an_error_of_the_build_with_its_line(tmp_path: Path) -> None:
    folder = workshop_in(tmp_path)
    write(folder / "templates/print.typ", "#let a = 1\n#let look = (title: nope)\n")
    data = run_json("build", folder, "--only", "programme")
    assert data["artefacts"] == []
    [told] = data["diagnostics"]
    assert (told["code"], told["line"], told["column"]) == ("WK568", 2, 21)


def test_the_one_that_theme_new_writes_is_the_kits_and_runs_as_such(tmp_path: Path) -> None:
    from workshopkit.pipeline.themes import load_theme
    from workshopkit.sources.locate import Places

    assert run("theme", "new", "ours", "--primary", "003049", "--into", tmp_path).exit_code == 0
    made, _ = load_theme(str(tmp_path / "ours"), Places.of(None, None), tmp_path)
    assert made is not None
    assert made.printing == PrintCode(
        packaged_data() / "templates/print", tmp_path / "ours/print.typ", False, made.printing.fallback_fonts
    )


def test_a_mistake_in_the_kits_own_code_is_a_bug_and_nobodys_to_mend(tmp_path: Path) -> None:
    code = theme().printing
    assert code is not None
    shutil.copytree(code.library, tmp_path / "print")
    with (tmp_path / "print" / "text.typ").open("a", encoding="utf-8") as file:
        file.write("#nope\n")
    kits = replace(code, library=tmp_path / "print", look=tmp_path / "print" / "print.typ")
    with pytest.raises(typst.TypstError, match="unknown variable: nope"):
        print_document(document(*BLOCKS), replace(theme(), printing=kits))
