"""workshopkit build: what it prints, what it writes, how it ends."""

import re
from pathlib import Path

import pytest
from tests.support.kits import MINIMAL, run, run_json, snapshot, told, workshop_in, write

from workshopkit.model.kinds import KINDS, ending, formats_of

BOTH = MINIMAL.replace("Fælles kurs", "{da: Fælles kurs, en: A shared course}").replace(
    "Velkommen", "{da: Hej, en: Hello}"
)


def test_a_kit_of_all_kinds_is_made_and_each_is_told_on_a_line(folder: Path) -> None:
    result = run("build", workshop_in(folder))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    empty = re.findall(r"the (\S+) has nothing in it", result.stderr)
    made = [(kind, ending(form)) for kind in KINDS if kind not in empty for form in formats_of(kind)]
    assert [tuple(re.findall(r"^\S+|\.(\w+)(?=  |$)", line)[1:]) for line in lines] == [(form,) for _, form in made]
    assert [line.split()[0] for line in lines] == [kind for kind, _ in made]
    assert lines[0].endswith(" slides")
    assert all("out/da/2026-12-03-faelles-kurs-" in line for line in lines)
    assert {path.suffix for path in (folder / "out/da").iterdir()} == {".docx", ".pdf", ".pptx", ".ics"}
    assert all(line.endswith((" pages", " 1 page")) for line in lines if ".pdf" in line)
    assert " 1 page" in result.stdout
    assert not re.search(r" 1 (pages|slides|copies)", result.stdout)


def test_json_has_exactly_these_keys(folder: Path) -> None:
    data = run_json("build", workshop_in(folder, MINIMAL + "timezone: Europe/Kobenhavn\n"))
    assert list(data) == ["version", "workshop", "language", "artefacts", "diagnostics"]
    [diagnostic] = data["diagnostics"]
    assert list(diagnostic) == ["code", "severity", "file", "line", "column", "message", "hint"]
    assert (diagnostic["severity"], diagnostic["file"]) == ("error", str(folder.resolve() / "workshop.yaml"))
    assert data["artefacts"] == []
    data = run_json("build", workshop_in(folder), "--only", "deck", "--only", "programme")
    deck, programme, printed = data["artefacts"]
    assert list(deck) == ["kind", "format", "path", "slides", "sha256"]
    assert list(programme) == ["kind", "format", "path", "sha256"]
    assert list(printed) == ["kind", "format", "path", "pages", "sha256"]
    assert (printed["kind"], printed["format"], printed["pages"]) == ("programme", "pdf", 1)
    assert (deck["kind"], deck["format"], programme["kind"], programme["format"]) == (
        "deck",
        "pptx",
        "programme",
        "docx",
    )
    assert Path(deck["path"]).is_absolute()
    assert len(deck["sha256"]) == 64
    assert (data["workshop"], data["language"], data["diagnostics"]) == (
        str(folder.resolve() / "workshop.yaml"),
        "da",
        [],
    )


def test_json_of_what_cannot_be_read_has_the_same_keys(tmp_path: Path) -> None:
    data = run_json("build", tmp_path / "nowhere.yaml")
    assert list(data) == ["version", "workshop", "language", "artefacts", "diagnostics"]
    assert data["workshop"] == str(tmp_path / "nowhere.yaml")
    data = run_json("build", workshop_in(tmp_path / "bad", "a: ["))
    assert data["workshop"] == str(tmp_path / "bad/workshop.yaml")


def test_several_workshops_and_several_languages_give_an_array(tmp_path: Path) -> None:
    one, two = workshop_in(tmp_path / "one", BOTH), workshop_in(tmp_path / "two", BOTH)
    data = run_json("build", one, two, "--only", "programme", "-o", tmp_path / "out", "--lang", "da", "--lang", "en")
    assert [(Path(d["workshop"]).parent.name, d["language"]) for d in data] == [
        ("one", "da"), ("one", "en"), ("two", "da"), ("two", "en"),
    ]  # fmt: skip
    paths = [str(Path(a["path"]).relative_to(tmp_path / "out")) for d in data for a in d["artefacts"]]
    assert [path.rpartition("/")[0] for path in paths] == [
        place for place in ("one/da", "one/en", "two/da", "two/en") for _ in ("docx", "pdf")
    ]
    assert isinstance(run_json("build", one, "--only", "programme", "--lang", "en", "--lang", "en"), dict)


def test_a_workshop_named_twice_is_made_once(folder: Path) -> None:
    workshop_in(folder)
    report = run_json("build", folder, folder / "workshop.yaml", "--only", "programme", "--format", "docx")
    assert [artefact["kind"] for artefact in report["artefacts"]] == ["programme"]


def test_two_workshops_that_make_the_same_file_are_told_and_nothing_is_written(folder: Path) -> None:
    workshop_in(folder)
    again = write(folder / "again.yaml", MINIMAL)
    before = snapshot(folder)
    result = run("build", folder, again, "--only", "programme", "--format", "docx")
    assert result.exit_code == 1
    assert "is made by two of the workshops" in result.stderr
    assert snapshot(folder) == before


def test_out_is_used_as_it_is_for_one_workshop_in_one_language(folder: Path) -> None:
    run("build", workshop_in(folder, BOTH), "-o", folder / "kit", "--lang", "en", "--only", "programme")
    stem = "2026-12-03-a-shared-course-programme"
    assert sorted(snapshot(folder / "kit")) == [f"{stem}.docx", f"{stem}.pdf"]


def test_quiet_says_only_what_is_wrong(folder: Path) -> None:
    result = run("build", workshop_in(folder), "-q", "--only", "programme")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    result = run("build", workshop_in(folder, MINIMAL + "titel: x\n"), "-q")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "WK101" in result.stderr


def test_a_diagnostic_shows_place_line_caret_hint_and_a_count(folder: Path) -> None:
    result = run("build", workshop_in(folder, MINIMAL + "titel: x\npurpos: y\n"))
    assert result.exit_code == 1
    assert result.stderr.splitlines()[:4] == [
        f"WK101 error {folder.resolve()}/workshop.yaml:9:1 «titel» is not a key that may stand here",
        "     9 | titel: x",
        "       | ^",
        "    Did you mean «title»?",
    ]
    assert result.stderr.splitlines()[-1] == "2 errors"


def test_warnings_are_allowed(folder: Path) -> None:
    result = run(
        "build",
        workshop_in(
            folder,
            MINIMAL.replace("  - {name: Kommunen, sector: public, participants: 4}\n", "").replace(
                "partners:", "partners: []"
            ),
        ),
    )
    assert result.exit_code == 0
    assert "warning" in result.stderr
    assert len(result.stdout.splitlines()) == len(list((folder / "out/da").iterdir())) > 5


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["--only", "deck"], ["w", "--only", "poster"], ["w", "--lang", "de"], ["w", "--nope"], ["w", "-o"],
        ["w", "--copies", "files"],
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    result = run("build", *arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_a_theme_that_is_not_there_is_told_with_those_that_are(folder: Path) -> None:
    result = run("build", workshop_in(folder), "--theme", "navigator")
    assert result.exit_code == 1
    assert "there is no theme «navigator»" in result.stderr
    assert "Did you mean «navigators»?" in result.stderr
    [(code, line, column)] = told("build", workshop_in(folder, MINIMAL + "theme: navigator\n"))
    assert code.startswith("WK5")
    assert (line, column) == (9, 8)


def test_a_theme_may_be_named_by_name_folder_or_file(folder: Path) -> None:
    from workshopkit.sources.locate import packaged_data

    house = packaged_data() / "templates/themes/navigators"
    made = [
        run_json("build", workshop_in(folder), "--only", "deck", "--theme", theme)["artefacts"][0]["sha256"]
        for theme in ("navigators", house, house / "theme.yaml")
    ]
    assert len(set(made)) == 1


def kept(folder: Path, *arguments: str | Path) -> list[str]:
    """The codes told; after seeing that nothing in the folder has changed."""
    before = snapshot(folder)
    result = run("build", folder, *arguments)
    assert result.exit_code == 1
    assert snapshot(folder) == before
    return [line.split()[0] for line in result.stderr.splitlines() if line.startswith("WK") and " error " in line]


def test_an_out_that_cannot_be_written_is_said_plainly_and_nothing_changes(folder: Path) -> None:
    workshop_in(folder)
    (folder / "file").write_text("a file")
    assert kept(folder, "-o", folder / "file") == ["WK701"]
    assert kept(folder, "-o", folder / "file/below/it") == ["WK701"]
    assert kept(folder, "-o", folder / ("x" * 300)) == ["WK703"]
    assert kept(folder, "-o", folder / "new" / ("x" * 300)) == ["WK703"]


def test_what_stood_in_out_still_stands_after_any_error(folder: Path) -> None:
    run("build", workshop_in(folder), "--only", "deck", "--only", "programme")
    assert len(list((folder / "out/da").iterdir())) == 3
    [deck] = (folder / "out/da").glob("*.pptx")
    for text in ("a: [", MINIMAL + "titel: x\n", MINIMAL.replace("trust", "thrust"), MINIMAL.replace("09:00", "23:59")):
        write(folder / "workshop.yaml", text)
        assert kept(folder)
    write(folder / "workshop.yaml", MINIMAL)
    own = write(folder / "templates/documents/programme.yaml", 'kind: programme\ntitle: "{{ x }}"\nblocks: []\n')
    assert kept(folder) == ["WK401"]
    own.unlink()
    deck.unlink()
    deck.mkdir()
    (deck / "precious.txt").write_text("years of work")
    assert kept(folder) == ["WK701"]


def test_a_template_of_ones_own_wins_and_its_mistakes_are_told_with_its_own_lines(folder: Path) -> None:
    own = write(
        workshop_in(folder) / "templates/documents/programme.yaml",
        """\
        kind: programme
        title: "{{ workshop.titel }}"
        blocks:
          - tekst: Hej
        """,
    )
    result = run("build", folder, "--only", "programme")
    assert result.exit_code == 1
    assert f"WK401 error {own.resolve()}:2:8 «titel» is not defined here" in result.stderr
    assert f"WK407 error {own.resolve()}:4:5 there is no block «tekst»" in result.stderr
    write(own, 'kind: programme\ntitle: Mit\nblocks: [{text: "Egne ord om {{ workshop.title }}"}]\n')
    [made] = run_json("build", folder, "--only", "programme", "--format", "docx")["artefacts"]
    import docx

    assert [p.text for p in docx.Document(made["path"]).paragraphs if p.text] == ["Egne ord om Fælles kurs"]


def test_emoji_and_right_to_left_text_are_built_with_a_warning(folder: Path) -> None:
    text = MINIMAL.replace("Fælles kurs", "Fest 🎉 og مرحبا").replace("Velkommen", "Vi siger שלום")
    data = run_json("build", workshop_in(folder, text))
    assert {a["kind"] for a in data["artefacts"]} >= {"deck", "worksheet", "checklist", "runsheet", "programme"}
    assert {d["severity"] for d in data["diagnostics"] if d["code"] != "WK410"} == {"warning"}
    [emoji] = [d for d in data["diagnostics"] if d["code"] == "WK567" and "🎉" in d["message"]]
    assert (emoji["line"], emoji["column"]) == (1, 8)
    from pptx import Presentation

    assert Presentation(data["artefacts"][0]["path"]).slides[0].shapes.title.text == "Fest 🎉 og مرحبا"


ODD = r"A & B <b> *c* **d** _e_ #f | \g {{ h }} {% i %} `j` [k](l) &amp;"


def test_odd_characters_in_names_come_out_as_typed(folder: Path) -> None:
    import docx
    from pptx import Presentation

    text = MINIMAL.replace("name: Kommunen", f"name: '{ODD}'").replace("title: Velkommen", f"title: '{ODD}'")
    text = text.replace("title: Fælles kurs", f"title: '{ODD}'").replace(
        "minutes: 15", f"minutes: 15, responsible: '{ODD}', room: '{ODD}'"
    )
    data = run_json("build", workshop_in(folder, text), "--format", "docx")
    paths = {a["kind"]: a["path"] for a in data["artefacts"]}
    slides = Presentation(paths["deck"]).slides
    titles = [slide.shapes.title.text for slide in slides]
    assert titles[0] == ODD
    assert sum(ODD in title for title in titles) >= 2
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in slides)
    assert f"Ansvarlig: {ODD}." in notes
    for kind in ("checklist", "runsheet", "programme"):
        document = docx.Document(paths[kind])
        assert ODD in [p.text for p in document.paragraphs], kind
    for kind in ("worksheet", "checklist", "runsheet"):
        document = docx.Document(paths[kind])
        assert ODD in document.sections[0].header._element.xpath("string(.)"), kind
        assert document.core_properties.title.endswith(ODD)


def test_a_document_with_nothing_in_it_is_left_out_and_told(folder: Path) -> None:
    bare = MINIMAL.replace(", factors: [trust]", "")
    data = run_json("build", workshop_in(folder, bare), "--format", "docx")
    assert [a["kind"] for a in data["artefacts"]] == ["deck", "checklist", "runsheet", "programme"]
    [told_of] = [d for d in data["diagnostics"] if "worksheet" in d["message"]]
    assert (told_of["code"], told_of["severity"], told_of["line"]) == ("WK410", "note", 1)
    data = run_json("build", workshop_in(folder, bare + "documents: [programme, worksheet]\n"))
    assert [(d["code"], d["severity"], d["line"]) for d in data["diagnostics"]] == [("WK410", "warning", 9)]


def test_progress_and_colours_stay_out_of_files(folder: Path) -> None:
    result = run("build", workshop_in(folder, MINIMAL + "titel: x\n"))
    assert "\x1b" not in result.output
