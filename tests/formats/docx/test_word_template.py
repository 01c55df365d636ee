"""A Word template with tags: what comes out of it, in the workshop's folder and from the command line."""

import io
import zipfile
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from lxml import etree
from tests.formats.docx.sheets import W, parts
from tests.formats.docx.tagged_templates import (
    TITLE,
    built,
    changed,
    drawn,
    in_workshop,
    lines,
    opened,
    shown,
    wrong,
)  # fmt: skip
from tests.support.kits import run, run_json, write
from tests.support.ooxml import audit, check_package

from workshopkit.formats.docx.drawn_reference import draw_reference

_BOX = (
    '<w:r {0}><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps"><w:drawing><wp:inline '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" '
    'distR="0"><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Box"/><a:graphic '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/>'
    "<wps:txbx><w:txbxContent><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect "
    'xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>{1}</w:t></w:r></w:p>'
    "</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def day_table(document: Document) -> None:
    """A table with a row for every item."""
    table = document.add_table(4, 2)
    table.cell(0, 0).text = "Tid"
    table.cell(1, 0).text = "{%tr for item in workshop.items %}"
    table.cell(2, 0).text = "{{ item.starts | clock }}"
    table.cell(2, 1).text = "{{ item.title }}"
    table.cell(3, 1).text = "{%tr endfor %}"


def faults(data: bytes) -> list[str]:
    """What validators find, but for what python-docx's own template has."""
    found = check_package(data, "docx") + audit(data, "docx")
    return [fault for fault in found if "customXml" not in fault]


def test_a_value_comes_out_as_typed(tmp_path: Path) -> None:
    [line] = shown(tmp_path, "«{{ workshop.title }}»")
    assert line == f"«{TITLE}»"


def test_line_breaks_of_a_value_are_line_breaks(tmp_path: Path) -> None:
    write(tmp_path / "content/phrases/x.yaml", 'two: {da: "a\\n\\nb < c & d", en: x}\n')
    [line] = shown(tmp_path, "{{ phrase.two }}")
    assert line == "a\n\nb < c & d"


def test_a_tag_that_word_spread_over_runs_is_one_in_the_look_of_its_beginning(tmp_path: Path) -> None:
    def draw(document: Document) -> None:
        paragraph = document.add_paragraph("Om ")
        paragraph.add_run("{").bold = True
        paragraph.add_run("{ work").italic = True
        paragraph.add_run("shop.title }")
        paragraph.add_run("} i dag")

    data = built(tmp_path, drawn(draw=draw))
    [paragraph] = opened(data).paragraphs
    assert paragraph.text == f"Om {TITLE} i dag"
    assert [bool(run.bold) for run in paragraph.runs if run.text] == [False, True, False]


def test_prose_keeps_its_bold(tmp_path: Path) -> None:
    document = drawn("{%p for item in workshop.items %}", "{{ item.purpose }}", "{%p endfor %}")
    last = opened(built(tmp_path, document)).paragraphs[-1]
    assert [(run.text, bool(run.bold)) for run in last.runs] == [("Vi ", False), ("taler", True), (" sammen", False)]


def test_rows_are_repeated_for_every_item(tmp_path: Path) -> None:
    data = built(tmp_path, drawn(draw=day_table))
    [table] = opened(data).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Tid", ""], ["09.00", "Velkommen"], ["09.15", "Snak < te"],
    ]  # fmt: skip
    assert faults(data) == []


def test_paragraphs_cells_and_runs_are_repeated_and_left_out(tmp_path: Path) -> None:
    def draw(document: Document) -> None:
        table = document.add_table(1, 3)
        for cell, text in zip(
            table.rows[0].cells, ("{%tc for p in workshop.partners %}", "{{ p.name }}", "{%tc endfor %}"), strict=True
        ):
            cell.text = text

    data = built(
        tmp_path,
        drawn(
            "{% for p in workshop.partners %}", "{{ loop.index }} {{ p.name }}", "{% endfor %}",
            "{% for p in workshop.partners %}{{ p.name }}{% if not loop.last %}, {% else %}.{% endif %}{% endfor %}",
            "{%p if workshop.venue %}", "Sted", "{%p elif workshop.days | length > 3 %}", "Længe", "{%p else %}", "Intet",
            "{%p endif %}", "{%r if workshop.client %}ja{%r endif %}", "{# x #}", "a{# y #}b", draw=draw,
        ),
    )  # fmt: skip
    assert lines(data) == ["1 Kommunen & Co", "2 Foreningen", "Kommunen & Co, Foreningen.", "Intet", "ja", "ab"]
    assert [cell.text for cell in opened(data).tables[0].rows[0].cells] == ["Kommunen & Co", "Foreningen"]
    assert faults(data) == []


def test_a_loop_takes_only_what_its_condition_holds_for(tmp_path: Path) -> None:
    def draw(document: Document) -> None:
        table = document.add_table(3, 1)
        rows = ("{%tr for i in workshop['items'] if i.minutes > 15 %}", "{{ i.title }}", "{%tr endfor %}")
        for row, text in zip(table.rows, rows, strict=True):
            row.cells[0].text = text

    data = built(
        tmp_path,
        drawn(
            "{% for p in workshop.partners if p.name != 'x if y' %}{{ loop.index }}{{ p.name }}"
            "{% if loop.last %}.{% endif %}{% endfor %}",
            "{% for p in (workshop.partners if workshop.venue else workshop.partners) if 'For' in p.name %}{{ loop.index }} "
            "{{ p.name }}{% endfor %}",
            "{% for p in workshop.partners if false %}never{% endfor %}", draw=draw,
        ),
    )  # fmt: skip
    assert lines(data) == ["1Kommunen & Co2Foreningen.", "1 Foreningen", ""]
    assert [row.cells[0].text for row in opened(data).tables[0].rows] == ["Snak < te"]
    assert faults(data) == []


def test_loops_stand_inside_one_another_with_their_own_counting(tmp_path: Path) -> None:
    found = shown(
        tmp_path, "{%p for d in workshop.days %}", "{%p for i in d['items'] %}", "{{ loop.index }}{{ i.title }}",
        "{%p endfor %}", "{{ loop.index }} {{ d.number }}", "{%p endfor %}",
    )  # fmt: skip
    assert found == ["1Velkommen", "2Snak < te", "1 1"]


def test_headers_footers_and_text_boxes_are_filled(tmp_path: Path) -> None:
    def draw(document: Document) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "H {{ workshop.title }}"
        section.different_first_page_header_footer = True
        section.first_page_footer.paragraphs[0].text = "F {{ workshop.first_date | date('short') }}"
        document.add_paragraph("x")._p.append(parse_xml(_BOX.format(nsdecls("w"), "B {{ workshop.language }}")))

    data = built(tmp_path, drawn(draw=draw))
    section = opened(data).sections[0]
    assert section.header.paragraphs[0].text == f"H {TITLE}"
    assert section.first_page_footer.paragraphs[0].text == "F 03.12.2026"
    assert parts(data)["word/document.xml"].count(b'B </w:t></w:r><w:r><w:t xml:space="preserve">da') == 2


def test_the_body_brings_the_documents_blocks_in_the_templates_styles(tmp_path: Path) -> None:
    def draw(document: Document) -> None:
        document.styles["Heading 1"].font.size = Pt(31)
        document.add_paragraph("efter")

    data = built(tmp_path, drawn("før", "{{p body }}", draw=draw))
    texts = lines(data)
    assert (texts[0], texts[-1]) == ("før", "efter")
    assert TITLE in texts
    assert "Velkommen" in [cell.text for row in opened(data).tables[0].rows for cell in row.cells]
    assert opened(data).styles["Heading 1"].font.size == Pt(31)
    assert faults(data) == []


def test_the_body_is_as_wide_as_its_column(tmp_path: Path) -> None:
    def draw(document: Document) -> None:
        section = document.sections[0]
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(20)
        columns = document.element.find(f".//{W}cols")
        columns.set(f"{W}num", "2")

    data = built(tmp_path, drawn("{{p body }}", draw=draw))
    width = int(etree.fromstring(parts(data)["word/document.xml"]).find(f".//{W}tblW").get(f"{W}w"))
    assert width <= Mm(125).twips


def test_an_own_yaml_template_makes_the_body(tmp_path: Path) -> None:
    write(tmp_path / "templates/documents/programme.yaml", "kind: programme\ntitle: T\nblocks: [{text: Egen}]\n")
    data = built(tmp_path, drawn("{{p body }}"))
    assert [line for line in lines(data) if line] == ["Egen"]
    assert opened(data).core_properties.title == "T"


def test_an_own_yaml_template_that_shows_nowhere_is_told(tmp_path: Path) -> None:
    write(tmp_path / "templates/documents/programme.yaml", "kind: programme\ntitle: T\nblocks: [{text: Egen}]\n")
    [(code, message, _)] = wrong(tmp_path, drawn("x"))
    assert (code, "«programme.yaml» shows nowhere" in message) == ("WK429", True)


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
        paragraph.append(parse_xml(_BOX.format(nsdecls("w"), "{{ p.name }}")))
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


def test_a_template_without_tags_comes_out_as_it_is(tmp_path: Path) -> None:
    assert shown(tmp_path, "a {b c", "}} ".strip("} ") + "c") == ["a {b c", "c"]


def test_curly_quotation_marks_and_hard_spaces_in_a_tag_do_no_harm(tmp_path: Path) -> None:
    assert shown(tmp_path, "{{\u00a0workshop.first_date | date(‘EEEE’) }}") == ["torsdag"]


def test_control_characters_and_our_own_marks_in_a_template_do_no_harm(tmp_path: Path) -> None:
    path = in_workshop(tmp_path, drawn("x {{ workshop.language }} MARK"))
    changed(path, "word/document.xml", b"MARK", "\U000f0010\U000f00120\U000f0013".encode())
    data = Path(
        run_json("build", tmp_path, "--only", "programme", "--format", "docx")["artefacts"][0]["path"]
    ).read_bytes()
    assert lines(data) == ["x da 0"]


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
