"""Papers as PDF forms: what is there, that it is read aloud, and that answers come back by name."""

import io
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest
from tests.support.forms import (
    EVERY_KIND,
    NAMES,
    answers_to,
    filled,
    form,
    house_theme,
    structure_faults,
    values,
    widgets,
)

from workshopkit.formats.pdf.form_font import form_font
from workshopkit.formats.pdf.print import print_document
from workshopkit.model.document import Document, Field, Fields, Orientation
from workshopkit.pipeline.themes import load_theme
from workshopkit.sources.locate import Places

DOCUMENT = form(*EVERY_KIND)


@pytest.fixture(scope="module")
def made() -> bytes:
    """The document as a form."""
    return print_document(DOCUMENT, house_theme()).data


def is_accessible(data: bytes, folder: Path) -> bool:
    path = folder / "form.pdf"
    path.write_bytes(data)
    return "Checks: 0 failed" in str(page.validate_pdf(str(path), profile="ua1"))


def is_archivable(data: bytes, folder: Path) -> bool:
    path = folder / "form.pdf"
    path.write_bytes(data)
    return "Checks: 0 failed" in str(page.validate_pdf(str(path), profile="pdfa-2a"))


def pictures(data: bytes) -> list[bytes]:
    pdf = pypdfium2.PdfDocument(data)
    pdf.init_forms()
    return [sheet.render(scale=1).to_pil().tobytes() for sheet in pdf]


def test_every_place_for_a_pen_is_a_field_by_its_authored_name(made: bytes) -> None:
    assert tuple(values(made)) == NAMES


def test_a_form_is_read_aloud_before_and_after_it_is_filled_in(made: bytes, tmp_path: Path) -> None:
    for data in (made, filled(made, answers_to(DOCUMENT))):
        assert structure_faults(data) == []
        assert is_accessible(data, tmp_path)


def test_an_empty_form_is_fit_for_an_archive(made: bytes, tmp_path: Path) -> None:
    assert is_archivable(made, tmp_path)


def test_answers_come_back_by_name(made: bytes) -> None:
    answers = answers_to(DOCUMENT)
    assert values(filled(made, answers)) == answers


def test_what_is_known_already_stands_in_its_field(made: bytes) -> None:
    assert {name: value for name, value in values(made).items() if value} == {"a-org": "Kommunen & Søn"}


def test_an_empty_form_looks_like_the_paper_for_a_pen() -> None:
    blocks = (Fields((Field("a-name", "Navn"),)), *EVERY_KIND[1:])
    one, other = (print_document(form(*blocks, fillable=on), house_theme()).data for on in (True, False))
    assert [len(data) for data in pictures(one)] == [len(data) for data in pictures(other)]
    # The short id of the version, at the foot of the page, is another.
    kept = [sheet[: len(sheet) * 9 // 10] for sheet in pictures(one)]
    assert kept == [sheet[: len(sheet) * 9 // 10] for sheet in pictures(other)]


def test_answers_show(made: bytes) -> None:
    empty = pictures(made)
    for name, answer in answers_to(DOCUMENT).items():
        assert pictures(filled(made, {name: answer})) != empty, name


def test_fields_of_one_size_show_each_their_own_text() -> None:
    document = form(Fields((Field("a", "Navn"),)), Fields((Field("b", "Navn"),)))
    answers = {"a": "Havnen", "b": "Byen"}
    with pikepdf.open(io.BytesIO(filled(print_document(document, house_theme()).data, answers))) as pdf:
        shown = {str(widget.T): widget.AP.N.read_bytes().decode("latin-1") for widget in widgets(pdf)}
    assert {name: answers[name] in text for name, text in shown.items()} == {"a": True, "b": True}


def test_choices_put_one_another_out(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(filled(made, {"trust-rating_said": "/4", "mandate_state": "/in-place"}))) as pdf:
        on = [str(widget.AS) for widget in widgets(pdf) if widget.get("/AS", "/Off") != "/Off"]
    assert on == ["/4", "/in-place"]


def test_circles_are_radio_buttons_lines_take_several_lines_and_words_say_what_is_asked(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        said = {name: str(field.TU) for name, field in fields.items()}
        kids = [str(kid.TU) for kid in fields["trust-rating_kept"].Kids]
        assert int(fields["trust-rating_kept"].Ff) == 1 << 15
        assert "/Ff" not in fields["mandate_state"]
        assert int(fields["trust-wears"].Ff) == 1 << 12
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        assert all("/N" in widget.AP and list(widget.AP.keys()) == ["/N"] for widget in widgets(pdf))
        assert all(int(widget.F) == 1 << 2 and "/A" not in widget for widget in widgets(pdf))
    assert said["trust-wears"] == "Hvad kan slide på tilliden?"
    assert said["mandate_state"] == "Hvor er I? Hvem har mandat?"
    assert said["mandate_deadline"] == "Frist: Hvem har mandat?"
    assert said["actions_2_what"] == "Tillid: Hvad (2)"
    assert said["sign_kommunen_date"] == "Kommunen: Dato"
    assert (kids[0], kids[2], kids[4]) == (
        "1: Slet ikke. Vi holder, hvad vi lover.", "3. Vi holder, hvad vi lover.", "5: Helt. Vi holder, hvad vi lover.",
    )  # fmt: skip


def test_fields_stand_where_they_are_drawn_and_in_their_order(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        sheet = [float(side) for side in pdf.pages[0].MediaBox]
        boxes = [[float(side) for side in widget.Rect] for widget in widgets(pdf)]
        cell = next(widget.Rect for widget in widgets(pdf) if widget.get("/T", "") == "mandate_deadline")
    assert all(
        sheet[0] < left < right < sheet[2] and sheet[1] < low < high < sheet[3] for left, low, right, high in boxes
    )
    assert all(right - left > 9 and high - low > 9 for left, low, right, high in boxes)
    assert float(cell[3]) - float(cell[1]) > 20, "as high as its row, which the boxes beside it make high"


def test_a_paper_that_is_no_form_has_no_fields() -> None:
    with pikepdf.open(io.BytesIO(print_document(replace(DOCUMENT, fillable=False), house_theme()).data)) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert widgets(pdf) == []


def test_the_same_document_gives_the_same_bytes_and_says_its_pages(made: bytes) -> None:
    again = print_document(DOCUMENT, house_theme())
    assert again.data == made
    assert again.pages == len(pypdfium2.PdfDocument(made))


@pytest.mark.parametrize("name", ["plain", "contrast"])
def test_every_theme_gives_a_form(name: str, tmp_path: Path) -> None:
    theme, _ = load_theme(name, Places.of(None, None), Path(), None)
    assert theme is not None
    lying: Document = replace(DOCUMENT, orientation=Orientation.LANDSCAPE)
    data = print_document(lying, theme).data
    assert is_archivable(data, tmp_path)
    assert is_accessible(filled(data, answers_to(lying)), tmp_path)


def test_a_name_beyond_the_code_page_is_kept_as_it_is_and_shown_as_well_as_can_be() -> None:
    data = print_document(form(Fields((Field("a", "Navn", "Łódź Ωmega"),))), house_theme()).data
    assert values(data) == {"a": "Łódź Ωmega"}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        shown = pdf.Root.AcroForm.Fields[0].AP.N.read_bytes()
    assert "?ódz ?mega".encode("cp1252").hex().encode() in shown


def test_the_forms_font_has_the_letters_of_western_europe() -> None:
    font = form_font([house_theme().body_font.regular])
    assert font.width("æøåÆØÅß€–») ") > 4
    assert font.length < 60_000
    assert font.width("i") < font.width("m")
