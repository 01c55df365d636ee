"""The reference document: the one that is drawn, and those that people bring."""

import io
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from lxml import etree
from tests.formats.docx.sheets import FOLDER, W, body, danish_reference, house_theme, para, parts, style_of, written
from tests.formats.docx.test_word_document import EVERY_BLOCK
from tests.support.ooxml import audit, check_package

from workshopkit.errors import WorkshopkitError
from workshopkit.formats.docx.drawn_reference import draw_reference
from workshopkit.model.document import Bullets, Heading
from workshopkit.model.pieces import Badge
from workshopkit.model.text import inlines


def styles_by_name(data: bytes) -> dict[str, str]:
    root = etree.fromstring(parts(data)["word/styles.xml"])
    names = [(n.find(f"{W}name"), n.get(f"{W}styleId", "")) for n in root.iter(f"{W}style")]
    return {name.get(f"{W}val", ""): identity for name, identity in names if name is not None}


def test_the_committed_reference_is_what_the_theme_draws() -> None:
    assert (FOLDER / "reference.docx").read_bytes() == draw_reference(house_theme())


def test_the_drawn_reference_is_a_clean_word_file_on_a4() -> None:
    data = draw_reference(house_theme())
    assert check_package(data, "docx") == []
    assert audit(data, "docx") == []
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert min(section.left_margin, section.right_margin, section.top_margin, section.bottom_margin) >= Mm(15)


def test_built_in_styles_carry_their_built_in_names() -> None:
    names = styles_by_name(draw_reference(house_theme()))
    assert {
        "Normal",
        "Title",
        "heading 1",
        "heading 2",
        "heading 3",
        "List Bullet",
        "List Number",
        "header",
    } <= names.keys()
    assert "Heading 1" not in names


def test_drawn_and_committed_reference_give_the_same_document() -> None:
    assert written(*EVERY_BLOCK) == written(*EVERY_BLOCK, theme=house_theme(FOLDER / "reference.docx"))


def test_styles_are_found_by_name_when_their_ids_are_danish(tmp_path: Path) -> None:
    heading = Heading(inlines("Sæt et mål"), 1, "goal", "Faktor 1", Badge.FACTOR)
    data = written(heading, Bullets((inlines("a"),)), theme=house_theme(danish_reference(tmp_path)))
    kicker, title, bullet = body(data).iterchildren(f"{W}p")
    names = {identity: name for name, identity in styles_by_name(data).items()}
    assert style_of(title) == "Overskrift1"
    assert [names[style_of(p)] for p in (kicker, title, bullet)] == ["Kicker", "heading 1", "List Bullet"]
    assert check_package(data, "docx") == []
    assert audit(data, "docx") == []


def test_every_block_can_be_set_in_a_foreign_reference(tmp_path: Path) -> None:
    path = tmp_path / "foreign.docx"
    foreign = docx.Document()
    foreign.add_paragraph("Text of the reference")
    foreign.sections[0].left_margin = Mm(33)
    foreign.sections[0].header.paragraphs[0].text = "Aarhus Kommune"
    foreign.save(str(path))
    data = written(*EVERY_BLOCK, theme=house_theme(path))
    assert check_package(data, "docx") == []
    assert audit(data, "docx") == []
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert round(section.left_margin.mm) == 33
    assert section.header.paragraphs[0].text == "Aarhus Kommune"
    assert section.footer.paragraphs[0].text.startswith("Refleksionsark")
    assert b"Text of the reference" not in parts(data)["word/document.xml"]


def test_a_picture_in_the_references_header_comes_along(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (8, 8), "navy").save(tmp_path / "logo.png")
    path = tmp_path / "logo.docx"
    foreign = docx.Document()
    foreign.sections[0].header.paragraphs[0].add_run().add_picture(str(tmp_path / "logo.png"))
    foreign.save(str(path))
    data = written(para("x"), theme=house_theme(path))
    assert [name for name in parts(data) if name.endswith(".png")]
    assert check_package(data, "docx") == []


def test_a_file_that_is_no_word_file_is_refused_in_words(tmp_path: Path) -> None:
    for name, content in (("a.docx", b"not a zip"), ("deck.docx", (FOLDER / "master.pptx").read_bytes())):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(WorkshopkitError, match=name):
            written(para("x"), theme=house_theme(tmp_path / name))


def test_a_document_of_ours_serves_as_a_reference_without_its_old_header(tmp_path: Path) -> None:
    (tmp_path / "old.docx").write_bytes(written(*EVERY_BLOCK, header="Gammel workshop"))
    data = written(*EVERY_BLOCK, theme=house_theme(tmp_path / "old.docx"))
    assert "Gammel workshop" not in "".join(content.decode() for content in parts(data).values())
    assert check_package(data, "docx") == []
    assert audit(data, "docx") == []
