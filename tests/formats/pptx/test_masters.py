"""Masters that nobody prepared for us."""

import io
from pathlib import Path

import pptx
import pytest
from pptx import Presentation
from pptx.util import Inches
from tests.formats.pptx.decks import bullets, content, deck, para, theme
from tests.formats.pptx.test_stack import LEAD
from tests.formats.pptx.test_writer import FIGURE, every_role, read, table
from tests.support.ooxml import audit, check_package

from workshopkit.errors import WorkshopkitError
from workshopkit.formats.package import open_package, pack
from workshopkit.formats.pptx.writer import write_deck
from workshopkit.model.deck import Role, Slide, Slot
from workshopkit.model.text import inlines


@pytest.fixture(name="foreign")
def foreign_master(tmp_path: Path) -> Path:
    """python-pptx's own template with two sample slides, notes and a chart."""
    sample = Presentation()
    slide = sample.slides.add_slide(sample.slide_layouts[1])
    slide.shapes.title.text = "Sample that must go"
    slide.notes_slide.notes_text_frame.text = "Sample notes"
    sample.slides.add_slide(sample.slide_layouts[6]).shapes.add_textbox(
        0, 0, Inches(1), Inches(1)
    ).text_frame.text = "x"
    path = tmp_path / "foreign.pptx"
    sample.save(str(path))
    return path


def test_a_foreign_master_takes_every_role_and_every_slot(foreign: Path) -> None:
    slides = [
        *every_role(),
        Slide("t", Role.TABLE, inlines("Program"), table=table(4)),
        Slide("f", Role.FIGURE, inlines("F"), figure=FIGURE),
    ]
    written = write_deck(deck(*slides), theme(foreign))
    assert check_package(written.data, "pptx") == []
    assert audit(written.data, "pptx") == []
    for slide in read(written.data):
        assert slide.shapes.title is not None


def test_nothing_on_a_foreign_master_overlaps(foreign: Path) -> None:
    [slide] = read(write_deck(deck(every_role()[4]), theme(foreign)).data)
    boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes if not _is_footer(s)]
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)


def test_a_body_above_the_title_keeps_its_room(foreign: Path) -> None:
    statement = Slide("s", Role.SECTION, inlines("Dag 2"), {Slot.KICKER: (para("Torsdag"),), Slot.LEAD: (para(LEAD),)})
    [slide] = read(write_deck(deck(statement), theme(foreign)).data)
    assert LEAD in [shape.text_frame.text for shape in slide.placeholders]


def test_sample_slides_and_what_only_they_used_are_gone(foreign: Path) -> None:
    written = write_deck(deck(content(bullets("x"))), theme(foreign))
    assert written.slides == 1
    assert check_package(written.data, "pptx") == []
    assert b"Sample" not in b"".join(
        part.blob for part in Presentation(io.BytesIO(written.data)).part.package.iter_parts()
    )


def test_a_word_file_is_no_master(tmp_path: Path) -> None:
    import docx

    path = tmp_path / "letter.docx"
    docx.Document().save(str(path))
    with pytest.raises(WorkshopkitError, match=r"«letter\.docx» is not a PowerPoint file"):
        write_deck(deck(), theme(path))


def test_a_damaged_part_of_a_master_is_said_plainly(foreign: Path, tmp_path: Path) -> None:
    parts = open_package(foreign)
    parts["ppt/slideMasters/slideMaster1.xml"] = b"<p:sldMaster"
    broken = tmp_path / "broken.pptx"
    broken.write_bytes(pack(parts))
    with pytest.raises(WorkshopkitError, match=r"«broken\.pptx» is damaged"):
        write_deck(deck(), theme(broken))


def test_the_theme_may_name_another_layout(foreign: Path) -> None:
    written = write_deck(deck(content(bullets("x"))), theme(foreign, content="Comparison"))
    assert read(written.data)[0].slide_layout.name == "Comparison"


def _is_footer(shape: object) -> bool:
    return shape.is_placeholder and shape.placeholder_format.type in (  # type: ignore[attr-defined]
        pptx.enum.shapes.PP_PLACEHOLDER.FOOTER, pptx.enum.shapes.PP_PLACEHOLDER.SLIDE_NUMBER,
    )  # fmt: skip
