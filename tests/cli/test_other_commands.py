"""workshopkit check, new, library, customise and schema."""

import json
import re
from pathlib import Path

import pytest
from tests.support.kits import EXAMPLES, MINIMAL, example_languages, run, run_json, snapshot, workshop_in, write

from workshopkit.model.kinds import KINDS
from workshopkit.sources.schema import json_schema, schema_names

WARNED = MINIMAL.replace("partners:\n  - {name: Kommunen, sector: public, participants: 4}\n", "")


def test_check_says_that_nothing_is_wrong(folder: Path) -> None:
    result = run("check", workshop_in(folder))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "Nothing is wrong.\n", "")
    assert run_json("check", folder)["artefacts"] == []


def test_strict_turns_warnings_into_errors(folder: Path) -> None:
    workshop_in(folder, WARNED)
    assert run("check", folder).exit_code == 0
    result = run("check", folder, "--strict")
    assert (result.exit_code, "WK210 error" in result.stderr, "1 error" in result.stderr) == (1, True, True)
    assert [d["severity"] for d in run_json("check", folder, "--strict")["diagnostics"]] == ["error"]
    assert [d["severity"] for d in run_json("check", folder)["diagnostics"]] == ["warning"]


def test_check_of_several_workshops_gives_an_array(tmp_path: Path) -> None:
    one, two = workshop_in(tmp_path / "one"), workshop_in(tmp_path / "two", "a: [")
    assert [len(d["diagnostics"]) for d in run_json("check", one, two)] == [0, 1]
    assert run("check", one, two).exit_code == 1


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_new_workshop_builds_at_once(tmp_path: Path, language: str) -> None:
    result = run("new", tmp_path / "kit", "--lang", language)
    assert result.exit_code == 0
    assert "workshopkit build" in result.stdout
    assert sorted(snapshot(tmp_path / "kit")) == ["workshop.schema.json", "workshop.yaml"]
    first, *_ = (tmp_path / "kit/workshop.yaml").read_text(encoding="utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=./workshop.schema.json"
    assert json.loads((tmp_path / "kit/workshop.schema.json").read_text(encoding="utf-8")) == json_schema("workshop")
    assert run("check", tmp_path / "kit", "--strict").output == "Nothing is wrong.\n"
    data = run_json("build", tmp_path / "kit")
    made = [(artefact["kind"], artefact["format"]) for artefact in data["artefacts"]]
    assert data["language"] == language
    assert made == [(kind, form) for kind, formats in KINDS.items() for form in formats.always]


@pytest.mark.parametrize(("example", "language"), example_languages())
def test_a_workshop_from_an_example_has_no_mistakes(tmp_path: Path, example: str, language: str) -> None:
    assert run("new", tmp_path / "kit", "--from", example, "--lang", language).exit_code == 0
    data = run_json("check", tmp_path / "kit")
    assert data["language"] == language
    assert [d for d in data["diagnostics"] if d["severity"] == "error"] == []


def test_an_example_is_not_given_in_a_language_that_it_lacks(tmp_path: Path) -> None:
    lacking = [name for name in EXAMPLES if (name, "en") not in example_languages()]
    assert lacking
    for name in lacking:
        assert run("new", tmp_path / "kit", "--from", name, "--lang", "en").exit_code == 1
        assert not (tmp_path / "kit").exists()


def test_new_never_writes_over_anything(tmp_path: Path) -> None:
    workshop_in(tmp_path / "kit", "mine")
    write(tmp_path / "file", "mine")
    before = snapshot(tmp_path)
    for target in ("kit", "file", "file/below", "x" * 300):
        for extra in ((), ("--from", "kickoff")):
            result = run("new", tmp_path / target, *extra)
            assert result.exit_code == 1
            assert result.stderr.startswith("WK70")
    assert run("new", tmp_path / "other", "--from", "kickof").exit_code == 1
    assert "Did you mean «kickoff»?" in run("new", tmp_path / "other", "--from", "kickof").stderr
    assert run("new").exit_code == 2
    assert snapshot(tmp_path) == before


def test_the_library_lists_what_there_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["library"], ["library", "list"]):
        listed = run(*arguments).stdout
        assert [
            listed.count(f"\n{head}\n") for head in ("challenges", "sections", "clauses", "methods", "materials")
        ] == [1] * 5
        assert re.search(r"^  trust +Tillids- og relationsopbygning$", listed, re.MULTILINE)
    assert "Building trust and relations" in run("library", "list", "--lang", "en").stdout
    found = run_json("library", "list", "factors", "--lang", "en")
    assert len(found) == 8
    assert all(list(item) == ["kind", "id", "title", "gist"] and all(item.values()) for item in found)


def test_the_library_is_searched_by_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    ids = [item["id"] for item in run_json("library", "list", "methods", "CAFÉ", "--lang", "en")]
    assert "world-cafe" in ids
    assert len(ids) < 10
    result = run("library", "list", "xyzzy")
    assert (result.exit_code, result.stdout) == (1, "Nothing holds «xyzzy».\n")


def test_an_item_is_shown_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    shown = run("library", "show", "trust", "--lang", "en")
    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[0] == "Building trust and relations  (factors, trust)"
    assert all(len(line) <= 100 for line in shown.stdout.splitlines())
    data = run_json("library", "show", "world-cafe", "--lang", "da")
    assert (data["kind"], data["id"]) == ("methods", "world-cafe")
    wrong = run("library", "show", "trus")
    assert (wrong.exit_code, "Did you mean «trust»?" in wrong.stderr) == (1, True)


def test_the_library_holds_a_workshops_own_content(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    write(folder / "content/factors/trust.yaml", "title: {da: Vores tillid}\n")
    monkeypatch.chdir(folder)
    assert "Vores tillid" in run("library", "list").stdout
    write(folder / "content/factors/trust.yaml", "titel: x\n")
    assert run("library", "list").exit_code == 1


def test_a_customised_item_is_the_workshops_own(folder: Path) -> None:
    workshop_in(folder)
    result = run("customise", "--content", "trust", "--into", folder)
    assert result.exit_code == 0
    copied = folder / "content/factors/trust.yaml"
    copied.write_text(
        re.sub("Tillids- og relationsopbygning", "Vores tillid", copied.read_text(encoding="utf-8")), encoding="utf-8"
    )
    deck = run_json("build", folder, "--only", "deck")["artefacts"][0]["path"]
    from pptx import Presentation

    assert "Vores tillid" in [slide.shapes.title.text for slide in Presentation(deck).slides]


def test_customise_never_writes_over_anything(folder: Path) -> None:
    assert run("customise", "deck", "--into", folder).exit_code == 0
    template = folder / "templates/documents/deck.yaml"
    assert template.read_text(encoding="utf-8").startswith("# ")
    template.write_text("mine")
    result = run("customise", "deck", "--into", folder)
    assert (result.exit_code, template.read_text()) == (1, "mine")
    assert "WK704" in result.stderr
    write(folder / "file", "x")
    for into in (folder / "file", folder / "file/below", folder / ("x" * 300)):
        assert run("customise", "runsheet", "--into", into).exit_code in (1, 2)
        assert run("customise", "--content", "trust", "--into", into).exit_code in (1, 2)


@pytest.mark.parametrize("arguments", [[], ["poster"], ["deck", "--content", "trust"]])
def test_customise_wants_one_thing(arguments: list[str]) -> None:
    assert run("customise", *arguments).exit_code == 2


def test_customise_tells_the_nearest_id() -> None:
    result = run("customise", "--content", "trus")
    assert (result.exit_code, "Did you mean «trust»?" in result.stderr) == (1, True)


@pytest.mark.parametrize("name", schema_names())
def test_schemas_are_printed(name: str) -> None:
    assert json.loads(run("schema", name).stdout) == json_schema(name)


def test_the_workshops_schema_comes_without_asking_and_a_wrong_name_is_wrong_usage() -> None:
    assert json.loads(run("schema").stdout) == json_schema("workshop")
    result = run("schema", "wokshop")
    assert (result.exit_code, "workshop" in result.stderr) == (2, True)


def test_help_and_version() -> None:
    from workshopkit import __version__

    shown = run("--help").stdout
    assert all(command in shown for command in ("build", "check", "new", "library", "customise", "schema"))
    for command in ("build", "check", "new", "library", "customise", "schema"):
        assert run(command, "--help").exit_code == 0
    assert __version__ in run("--version").stdout
    assert run("bild").exit_code == 2
