"""Word editions as forms: controls with stable tags, bookmarks around them, and the look of the paper for a pen."""

import subprocess
from dataclasses import replace
from pathlib import Path

from lxml import etree
from tests.formats.docx.sheets import W, body, parts
from tests.support.forms import EVERY_KIND, STATES, control_names, form, house_theme
from tests.support.ooxml import audit, check_package
from tests.support.soffice import needs_libreoffice
from tests.support.word_form import W14, fill_word, read_bookmarks, read_controls

from workshopkit.formats.docx.writer import write_document
from workshopkit.formats.pdf.soffice import find_soffice
from workshopkit.model.document import Document, Table, WritingLines
from workshopkit.model.form import LONGEST_NAME, bookmark_name

DOCUMENT = form(*EVERY_KIND)
TEXT = "Ål på Ærø – «dyrt», men 5 € < 6 €"


def made(document: Document = DOCUMENT) -> bytes:
    return write_document(document, house_theme()).data


def answers() -> dict[str, str | bool]:
    """Text in every text control, and every second box ticked."""
    boxes = [name for name, value in read_controls(made()).items() if isinstance(value, bool)]
    texts = dict.fromkeys((name for name in control_names(DOCUMENT) if name not in boxes), TEXT)
    return {
        **texts,
        **dict.fromkeys(boxes[::2], True),
        **dict.fromkeys(boxes[1::2], False),
        "trust-wears": "En\nTo\nTre",
    }


def test_every_place_for_a_pen_is_a_control_by_the_name_that_the_pdf_uses() -> None:
    assert list(read_controls(made())) == control_names(DOCUMENT)
    assert read_controls(made())["a-org"] == "Kommunen & Søn"


def test_word_takes_the_file_before_and_after_it_is_filled_in() -> None:
    for data in (made(), fill_word(made(), answers())):
        assert check_package(data, "docx") == []
        assert audit(data, "docx") == []


def test_answers_come_back_by_tag_and_by_bookmark() -> None:
    data = fill_word(made(), answers())
    assert read_controls(data) == answers()
    marks = read_bookmarks(data)
    assert {name: marks[bookmark_name(name)] for name, text in answers().items() if text == TEXT}
    assert marks["wk_trust_wears"].split() == ["En", "To", "Tre"]


def test_every_control_has_a_bookmark_of_its_own() -> None:
    marks = read_bookmarks(made())
    names = [bookmark_name(name) for name in control_names(DOCUMENT)]
    assert len(set(names)) == len(names)
    assert set(names) <= set(marks)
    assert all(len(name) <= 40 for name in marks)


def test_ticking_a_sign_fills_it_and_the_empty_one_is_the_one_for_a_pen() -> None:
    plain, on_form = (
        [s.get(f"{W}char") for s in body(made(replace(DOCUMENT, fillable=on))).iter(f"{W}sym")] for on in (False, True)
    )
    assert plain == on_form
    states = [
        (box.find(f"{W14}uncheckedState").get(f"{W14}val"), box.find(f"{W14}checkedState").get(f"{W14}val"))
        for box in body(made()).iter(f"{W14}checkbox")
    ]
    assert states[:5] == [("0081", "008C"), ("0082", "008D"), ("0083", "008E"), ("0084", "008F"), ("0085", "0090")]
    assert states[-2:] == [("00A8", "00FE")] * 2


def test_a_control_says_what_is_asked_and_dates_are_picked_in_the_documents_language() -> None:
    root = body(made())
    titles = {p.find(f"{W}tag").get(f"{W}val"): p.find(f"{W}alias").get(f"{W}val") for p in root.iter(f"{W}sdtPr")}
    assert titles["mandate_deadline"] == "Frist: Hvem har mandat?"
    assert titles["mandate_state_in-place"] == "På plads: Hvor er I? Hvem har mandat?"
    assert all(len(title) <= LONGEST_NAME for title in titles.values())
    dates = [date.find(f"{W}lid").get(f"{W}val") for date in root.iter(f"{W}date")]
    assert dates == ["da-DK"] * 3
    assert "dd/MM/yyyy" in etree.tostring(body(made(form(*EVERY_KIND, language="en"))), encoding="unicode")


def test_a_paper_that_is_no_form_has_no_controls_and_asks_nothing_of_old_versions_of_word() -> None:
    main = parts(made(replace(DOCUMENT, fillable=False)))["word/document.xml"]
    assert b"w:sdt" not in main
    assert b"w14" not in main
    assert b'mc:Ignorable="w14"' in parts(made())["word/document.xml"]


def test_lines_that_end_a_sheet_or_a_cell_leave_a_paragraph_after_the_control() -> None:
    table = EVERY_KIND[5]
    assert isinstance(table, Table)
    row = replace(
        table.rows[0], cells=(replace(table.rows[0].cells[1], blocks=(STATES, WritingLines(2, "in-cell"))),) * 1
    )
    data = made(form(replace(table, rows=(row,)), WritingLines(2, "last")))
    for holder in (body(data), *body(data).iter(f"{W}tc")):
        last = [node for node in holder if node.tag != f"{W}sectPr"][-1]
        assert last.tag == f"{W}p"
    assert audit(data, "docx") == []


@needs_libreoffice
def test_answers_survive_libreoffice_in_their_bookmarks(tmp_path: Path) -> None:
    source = tmp_path / "form.docx"
    source.write_bytes(fill_word(made(), answers()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    out = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved"), str(source)]
    subprocess.run([str(find_soffice()), profile, "--headless", *out], check=True, capture_output=True, timeout=120)
    marks = read_bookmarks((tmp_path / "saved" / "form.docx").read_bytes())
    before = read_bookmarks(source.read_bytes())
    names = [bookmark_name(name) for name in control_names(DOCUMENT)]
    assert {name: marks[name].split() for name in names} == {name: before[name].split() for name in names}
    assert marks["wk_trust_rating_kept_1"] != marks["wk_trust_rating_kept_2"]
    assert marks["wk_a_name"] == TEXT
