"""A Word template with tags: what the tags show, repeat and leave out."""

from pathlib import Path

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
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
    shown,
    wrong,
)  # fmt: skip
from tests.support.kits import run_json, write


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
        document.add_paragraph("x")._p.append(parse_xml(TEXT_BOX.format(nsdecls("w"), "B {{ workshop.language }}")))

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
