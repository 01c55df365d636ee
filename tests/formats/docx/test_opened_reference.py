"""What is understood of a Word reference that Word, Google Docs or chance has made."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.shared import Mm
from tests.formats.docx.sheets import house_theme, para, parts, written
from tests.support.ooxml import audit, check_package

from workshopkit.errors import WorkshopkitError
from workshopkit.formats.docx.reference import Page, Reference, open_reference
from workshopkit.formats.package import open_package, pack

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCUMENT, _RELS, _TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"


def understood(path: Path) -> Reference:
    return open_reference(house_theme(path))


def saved(path: Path, draw: Callable[[docx.document.Document], None]) -> Path:
    """python-docx's template, drawn on."""
    document = docx.Document()
    draw(document)
    document.save(str(path))
    return path


def replaced(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The file with a part's text changed, which must be there."""
    found = open_package(path)
    assert old in found[part]
    found[part] = found[part].replace(old, new)
    path.write_bytes(pack(found))
    return path


def nothing(_document: docx.document.Document) -> None:
    """Leaves python-docx's template as it is."""


def test_the_sheet_and_its_margins_are_the_last_sections(tmp_path: Path) -> None:
    def draw(document: docx.document.Document) -> None:
        last = document.add_section(WD_SECTION.NEW_PAGE)
        last.page_width, last.left_margin, last.gutter = Mm(210), Mm(33), Mm(5)

    page = understood(saved(tmp_path / "a.docx", draw)).page
    assert (page.width, page.left, page.gutter) == (11906, 1871, 283)
    assert page.text_width == page.width - page.left - page.right - page.gutter


def test_a_negative_top_margin_is_a_distance_all_the_same(tmp_path: Path) -> None:
    path = replaced(saved(tmp_path / "a.docx", nothing), _DOCUMENT, b'w:top="1440"', b'w:top="-1440"')
    assert understood(path).page.top == 1440


def test_fractions_of_a_twip_as_google_docs_writes_them_are_rounded(tmp_path: Path) -> None:
    path = replaced(saved(tmp_path / "a.docx", nothing), _DOCUMENT, b'w:w="12240"', b'w:w="11905.511811023623"')
    assert understood(path).page.width == 11906


def test_a_document_without_a_section_gets_our_sheet(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.docx", lambda document: document.element.body.remove(document.sections[0]._sectPr))
    assert understood(path).page == Page()


def test_a_header_that_the_last_section_takes_from_the_one_before_is_kept(tmp_path: Path) -> None:
    def draw(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Aarhus Kommune"
        document.add_section(WD_SECTION.NEW_PAGE)

    reference = understood(saved(tmp_path / "a.docx", draw))
    assert [(item.place, item.kind) for item in reference.furniture] == [("default", "header")]
    assert b"Aarhus Kommune" in reference.parts[reference.furniture[0].part]


def test_a_first_pages_header_counts_only_where_the_first_page_differs(tmp_path: Path) -> None:
    def draw(document: docx.document.Document) -> None:
        document.sections[0].first_page_header.paragraphs[0].text = "Forside"

    assert understood(saved(tmp_path / "a.docx", draw)).furniture == ()

    def differing(document: docx.document.Document) -> None:
        draw(document)
        document.sections[0].different_first_page_header_footer = True

    assert [item.place for item in understood(saved(tmp_path / "b.docx", differing)).furniture] == ["first"]


def test_a_header_whose_picture_is_missing_stays_behind(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (8, 8), "navy").save(tmp_path / "logo.png")

    def draw(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].add_run().add_picture(str(tmp_path / "logo.png"))
        document.sections[0].footer.paragraphs[0].text = "Navigators"

    path = saved(tmp_path / "a.docx", draw)
    found = open_package(path)
    del found["word/media/image1.png"]
    path.write_bytes(pack(found))
    assert [item.kind for item in understood(path).furniture] == ["footer"]
    assert check_package(written(para("x"), theme=house_theme(path)), "docx") == []


def test_what_a_file_lacks_is_drawn_from_the_theme_not_from_python_docx(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.docx", nothing)
    replaced(path, _RELS, f"{_REL}/styles".encode(), f"{_REL}/other".encode())
    replaced(path, _RELS, f"{_REL}/numbering".encode(), f"{_REL}/another".encode())
    reference = understood(path)
    names = [node.get(next(iter(node.keys()))) for node in reference.styles.iter("{*}name")]
    assert "Colorful Grid" not in " ".join(names)
    data = written(para("x"), theme=house_theme(path))
    assert check_package(data, "docx") == []
    assert audit(data, "docx") == []


def test_a_template_gives_the_same_as_a_document(tmp_path: Path) -> None:
    plain = saved(tmp_path / "a.docx", nothing)
    template = saved(tmp_path / "a.dotx", nothing)
    replaced(template, _TYPES, b"wordprocessingml.document.main", b"wordprocessingml.template.main")
    assert written(para("x"), theme=house_theme(plain)) == written(para("x"), theme=house_theme(template))


def test_text_and_relationships_of_the_reference_stay_behind(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.docx", lambda document: document.add_paragraph("Text of the reference"))
    assert b"Text of the reference" not in b"".join(parts(written(para("x"), theme=house_theme(path))).values())


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (_DOCUMENT, b"</w:body>", b""),
        (_DOCUMENT, b'w:w="12240"', b'w:w="wide"'),
        ("word/styles.xml", b"</w:styles>", b""),
        ("word/numbering.xml", b"</w:numbering>", b""),
        (_TYPES, b"wordprocessingml.styles+xml", b"nothing+xml"),
        (_TYPES, b"wordprocessingml.document.main+xml", b"nothing+xml"),
        ("_rels/.rels", b'/officeDocument"', b'/something"'),
    ],
)
def test_damage_is_told_with_the_name_of_the_file(tmp_path: Path, part: str, old: bytes, new: bytes) -> None:
    path = replaced(saved(tmp_path / "brand.docx", nothing), part, old, new)
    with pytest.raises(WorkshopkitError, match=r"«brand\.docx» is not a Word file that can be used") as told:
        understood(path)
    assert "object" not in str(told.value)
