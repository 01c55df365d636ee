"""LibreOffice's PDF of a deck, mended: what a screen reader meets, what the file says of itself, the same bytes each time."""

import io
import re
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2
import pytest
from tests.formats.pdf.small_deck import small_deck, stored
from tests.formats.pptx.decks import deck, theme
from tests.formats.pptx.masters import cases
from tests.support.soffice import needs_libreoffice
from tests.support.tagged_pdf import Tag, read_tags

from workshopkit.errors import WorkshopkitError
from workshopkit.formats.pdf.deck_pdf import MendedDeck, mend_deck_pdf
from workshopkit.formats.pdf.soffice import convert_to_pdf, find_soffice
from workshopkit.formats.pptx.writer import write_deck
from workshopkit.model.deck import Slide

MASTERS = ("a photograph behind", "dark, with logo", "A4 upright", "Midnightblue", "Portfolio")


@pytest.fixture(scope="module")
def mended() -> MendedDeck:
    """The stored deck."""
    pptx, pdf = stored()
    return mend_deck_pdf(pdf, pptx, small_deck())


@pytest.fixture(scope="module")
def slides(mended: MendedDeck) -> list[list[Tag]]:
    """The tags of its pages, without the document and the slide that hold them."""
    return [[tag for tag in tags if tag.name not in ("Document", "Sect")] for tags in read_tags(mended.data)]


def said(tags: list[Tag]) -> list[tuple[str, str]]:
    """Names and texts."""
    return [(tag.name, tag.text.strip()) for tag in tags]


def failures(pdf: bytes, folder: Path) -> list[str]:
    """What PDF/UA-1 finds wrong."""
    (folder / "deck.pdf").write_bytes(pdf)
    return [
        failure.message for failure in page_validation.validate_pdf(str(folder / "deck.pdf"), profile="ua1").failures
    ]


def picture(pdf: bytes, page: int) -> bytes:
    """A page as pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=1).to_pil().tobytes()
    finally:
        document.close()


def test_it_meets_pdf_ua_where_libreoffices_own_does_not(mended: MendedDeck, tmp_path: Path) -> None:
    assert failures(stored()[1], tmp_path)
    assert failures(mended.data, tmp_path) == []


def test_nothing_looks_different(mended: MendedDeck) -> None:
    before = stored()[1]
    assert [picture(mended.data, n) for n in range(6)] == [picture(before, n) for n in range(6)]


def test_text_is_read_as_the_slide_has_it_also_where_words_come_again(slides: list[list[Tag]]) -> None:
    assert said(slides[0]) == [("H1", "Sammen om vandet"), ("P", "Æ, ø og å & <b>")]
    assert said(slides[1]) == [("H2", "Mål"), ("P", "Mål")]
    lead, *rest = said(slides[2])[1:]
    assert lead == ("P", "Ét mål, som alle kan stå bag, også når det bliver svært, og også når der er lang vej igen")
    assert [(name, text) for name, text in rest if text] == [
        ("Lbl", "•"), ("LBody", "Mål"), ("Lbl", "•"), ("LBody", "Mål"), ("Lbl", "•"), ("LBody", "Vej"),
        ("P", "TAL OM"),
        ("Lbl", "1."), ("LBody", "Skriv ned 10 min."), ("Lbl", "2."), ("LBody", "Læs op"),
    ]  # fmt: skip
    assert [name for name, text in rest if not text] == ["L", "LI", "LI", "LI", "L", "LI", "LI"]


def test_headings_follow_the_sections(slides: list[list[Tag]]) -> None:
    assert [tags[0].name for tags in slides] == ["H1", "H2", "H3", "H3", "H3", "H2"]


def test_a_table_has_header_cells_a_summary_and_its_empty_cells(mended: MendedDeck, slides: list[list[Tag]]) -> None:
    assert [tag.text.strip() for tag in slides[3] if tag.text.strip()] == [
        "Program", "Tid", "Hvad", "00.00", "01.00", "Pause", "02.00"
    ]  # fmt: skip
    with pikepdf.Pdf.open(io.BytesIO(mended.data)) as file:
        section = file.Root.StructTreeRoot.K.K[3]
        table = next(element for element in section.K if element.S == "/Table")
        cells = [[(str(cell.S), str(cell.get("/A", {}).get("/Scope", ""))) for cell in row.K] for row in table.K]
        assert str(table.A.Summary) == "Programmet med klokkeslæt"
    assert cells == [[("/TH", "/Column")] * 2, *[[("/TD", "")] * 2] * 3]


def test_a_drawing_is_one_figure_with_its_words_and_decoration_is_not_read(slides: list[list[Tag]]) -> None:
    assert [(tag.name, tag.text.strip(), tag.alt) for tag in slides[4][1:]] == [
        ("Figure", "Kommune", "To parter, én kendt"),
    ]
    assert not any("Workshop" in tag.text for tags in slides for tag in tags)  # the footer
    assert not any(tag.name == "Figure" for tag in slides[2])  # the icon


def test_the_file_says_its_title_language_date_and_bookmarks(mended: MendedDeck) -> None:
    with pikepdf.Pdf.open(io.BytesIO(mended.data)) as file:
        assert (str(file.Root.Lang), bool(file.Root.ViewerPreferences.DisplayDocTitle)) == ("da-DK", True)
        assert str(file.docinfo.CreationDate) == "D:20260312000000Z"
        with file.open_metadata(set_pikepdf_as_editor=False) as xmp:
            assert (xmp["dc:title"], xmp["pdfuaid:part"]) == ("Sammen om vandet", "1")
            assert xmp["xmp:CreateDate"].startswith("2026-03-12")
        assert all(page.Tabs == "/S" for page in file.pages)
        with file.open_outline() as outline:
            shown = [(item.title, [child.title for child in item.children]) for item in outline.root]
    rest = ["Mål", "Sådan gør vi", "Program", "Hvem er vi?", "Tak for i dag"]
    assert shown == [("Sammen om vandet", []), ("Målet", rest)]


def test_clocks_and_chance_leave_no_trace(mended: MendedDeck) -> None:
    pptx, pdf = stored()
    other = re.sub(rb"(/CreationDate\(D:|<xmp:CreateDate>)....", rb"\g<1>2031", pdf)
    other = re.sub(rb"(/DocChecksum /|/ID \[ <)....", rb"\g<1>0123", other)
    assert other != pdf
    assert mend_deck_pdf(other, pptx, small_deck()).data == mended.data


def test_what_is_no_pdf_or_has_other_pages_is_told() -> None:
    pptx, pdf = stored()
    with pytest.raises(WorkshopkitError, match="LibreOffice's PDF of the deck is of no use") as broken:
        mend_deck_pdf(b"%PDF-1.7", pptx, small_deck())
    fewer = write_deck(deck(*small_deck().slides[:2]), theme()).data
    with pytest.raises(WorkshopkitError, match="it has 6 pages, and the deck 2 slides") as other:
        mend_deck_pdf(pdf, fewer, small_deck())
    assert [told.value.diagnostics[0].code for told in (broken, other)] == ["WK722", "WK722"]


def test_words_that_no_slide_has_are_decoration_and_told_once(tmp_path: Path) -> None:
    _, pdf = stored()
    first, second, third, *rest = small_deck().slides
    other = deck(first, second, Slide(third.id, third.role, third.title), *rest)
    made = mend_deck_pdf(pdf, write_deck(other, theme()).data, other)
    assert failures(made.data, tmp_path) == []
    assert {(told.code, told.severity.value) for told in made.diagnostics} == {("WK723", "note")}
    assert sum("«Vej» on slide 3 comes from the master" in told.message for told in made.diagnostics) == 1


@needs_libreoffice
def test_decks_on_clients_masters_meet_pdf_ua_and_lose_no_text(tmp_path: Path) -> None:
    written = [cases.written(name) for name in MASTERS]
    files = [tmp_path / f"{number}.pptx" for number, _ in enumerate(written)]
    for file, each in zip(files, written, strict=True):
        file.write_bytes(each.data)
    pdfs = convert_to_pdf(find_soffice(), files, tmp_path / "work", tagged=True)
    whole = deck(*cases.every_role())
    for name, pdf, each in zip(MASTERS, pdfs, written, strict=True):
        made = mend_deck_pdf(pdf.read_bytes(), each.data, whole)
        assert (name, failures(made.data, tmp_path), made.diagnostics) == (name, [], ())
        titles = [next(tag.text for tag in tags if tag.name.startswith("H")) for tags in read_tags(made.data)]
        assert (len(titles), all(titles)) == (each.slides, True), name
