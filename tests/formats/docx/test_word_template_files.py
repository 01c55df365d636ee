"""A Word template as a file: where it lies, what kind it is, what stays of it, and the templates to start from."""

import io
import zipfile
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from tests.formats.docx.sheets import W, parts
from tests.formats.docx.tagged_templates import (
    TEXT_BOX,
    TITLE,
    built,
    changed,
    day_table,
    drawn,
    faults,
    in_workshop,
    lines,
    opened,
)  # fmt: skip
from tests.support.kits import run, run_json
from tests.support.ooxml import audit, check_package

from workshopkit.formats.docx.drawn_reference import draw_reference


def test_properties_and_language_are_the_workshops(tmp_path: Path) -> None:
    def draw(document: Document) -> None:
        document.core_properties.title = "{{ 'a' * 10**9 }}"
        document.core_properties.author = "Somebody"

    data = built(tmp_path, drawn("Fixed {{ workshop.title }}", draw=draw))
    properties = opened(data).core_properties
    assert (TITLE in properties.title, properties.author, properties.language) == (True, "workshopkit", "da-DK")
    languages = [node.get(f"{W}val") for node in etree.fromstring(parts(data)["word/document.xml"]).iter(f"{W}lang")]
    assert languages == ["en-US"], "fixed text keeps the template's language, the value has the workshop's"


def test_the_same_template_gives_the_same_bytes(tmp_path: Path) -> None:
    document = drawn("{{ workshop.title }}", "{{p body }}", draw=day_table)
    assert built(tmp_path / "a", document) == built(tmp_path / "b", document)


def test_ids_stay_unique_where_paragraphs_are_repeated(tmp_path: Path) -> None:
    def draw(document: Document) -> None:
        paragraph = document.add_paragraph("{{ p.name }}")._p
        start, end = (
            parse_xml(f'<w:bookmark{which} {nsdecls("w")} w:id="7"{name}/>')
            for which, name in (("Start", ' w:name="mark"'), ("End", ""))
        )
        paragraph.insert(0, start)
        paragraph.append(end)
        paragraph.append(parse_xml(TEXT_BOX.format(nsdecls("w"), "{{ p.name }}")))
        document.add_paragraph("{%p endfor %}")
        document.add_paragraph("{{p body }}")

    assert faults(built(tmp_path, drawn("{%p for p in workshop.partners %}", draw=draw))) == []


def test_a_cell_that_loses_all_its_paragraphs_keeps_one(tmp_path: Path) -> None:
    def draw(document: Document) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "{%p if workshop.venue %}"
        cell.add_paragraph("x")
        cell.add_paragraph("{%p endif %}")

    assert faults(built(tmp_path, drawn(draw=draw))) == []


@pytest.mark.parametrize("ending", ["dotx", "docm", "dotm"])
def test_templates_and_macro_files_serve_as_documents(tmp_path: Path, ending: str) -> None:
    path = in_workshop(tmp_path, drawn("{{ workshop.language }}"), f"programme.{ending}")
    kinds = {
        "dotx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "docm": b"application/vnd.ms-word.document.macroEnabled.main+xml",
        "dotm": b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    }
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    more = {} if ending == "dotx" else {"word/vbaProject.bin": b"macro"}
    changed(path, "[Content_Types].xml", plain, kinds[ending], **more)
    report = run_json("build", tmp_path, "--only", "programme", "--format", "docx")
    data = Path(report["artefacts"][0]["path"]).read_bytes()
    assert lines(data) == ["da"]
    assert "word/vbaProject.bin" not in parts(data)
    assert [d["code"] for d in report["diagnostics"]] == (["WK428"] if more else [])


def test_a_template_of_the_users_serves_all_workshops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_workshop(tmp_path / "a", drawn("x"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "workshopkit/templates").mkdir(parents=True)
    (tmp_path / "a/templates/documents").rename(tmp_path / "workshopkit/templates/documents")
    data = Path(
        run_json("build", tmp_path / "a", "--only", "programme", "--format", "docx")["artefacts"][0]["path"]
    ).read_bytes()
    assert lines(data) == ["x"]


def test_a_deck_has_no_word_template(tmp_path: Path) -> None:
    in_workshop(tmp_path, drawn("x"), "deck.docx")
    found = run_json("check", tmp_path)["diagnostics"]
    assert [d["code"] for d in found if d["severity"] != "note"] == ["WK430"]


@pytest.mark.parametrize("kind", ["worksheet", "checklist", "runsheet", "programme"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_starting_template_builds_and_its_notes_never_come_out(tmp_path: Path, kind: str, language: str) -> None:
    assert run("new", tmp_path / "w", "--lang", language).exit_code == 0
    assert run("customise", kind, "--word", "--into", tmp_path / "w").exit_code == 0
    template = (tmp_path / "w/templates/documents" / f"{kind}.docx").read_bytes()
    assert audit(template, "docx") + check_package(template, "docx") == []
    assert sum(line.startswith("{#p ") for line in lines(template)) >= 5
    report = run_json("build", tmp_path / "w", "--only", kind, "--format", "docx")
    data = Path(report["artefacts"][0]["path"]).read_bytes()
    assert report["diagnostics"] == [] or {d["severity"] for d in report["diagnostics"]} == {"note"}
    assert audit(data, "docx") + check_package(data, "docx") == []
    written = (content for name, content in parts(data).items() if name.endswith((".xml", ".rels")))
    whole = "".join(content.decode("utf-8", "replace") for content in written)
    assert "{#" not in whole
    assert "{{" not in whole
    assert run("check", "--accessibility", Path(report["artefacts"][0]["path"])).exit_code == 0


def test_a_starting_template_is_never_written_over_anything(tmp_path: Path) -> None:
    in_workshop(tmp_path, drawn("mine"), "programme.dotx")
    result = run("customise", "programme", "--word", "--into", tmp_path)
    assert (result.exit_code, "WK704" in result.stderr) == (1, True)
    assert (run("customise", "deck", "--word", "--into", tmp_path).exit_code,) == (1,)
    assert run("customise", "--content", "trust", "--word").exit_code == 2


def test_a_reference_of_ours_is_a_template_too(tmp_path: Path) -> None:
    from tests.formats.docx.sheets import house_theme

    path = in_workshop(tmp_path, drawn("x"))
    path.write_bytes(draw_reference(house_theme()))
    assert run("build", tmp_path, "--only", "programme", "--format", "docx").exit_code == 0


def test_bytes_hold_no_clock(tmp_path: Path) -> None:
    data = built(tmp_path, drawn("{{p body }}"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
