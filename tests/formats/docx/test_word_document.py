"""What a written document is, as python-docx, lxml and the validators see it."""

import io

import docx
import pytest
from tests.formats.docx.sheets import (
    COLUMNS,
    FIGURE,
    WP,
    W,
    body,
    document,
    house_theme,
    para,
    parts,
    row,
    style_of,
    text_of,
    written,
)
from tests.support.ooxml import audit, check_package

from workshopkit.formats.docx.writer import write_document
from workshopkit.formats.measure import Ruler
from workshopkit.model.document import (
    Badge,
    Block,
    Bullets,
    Callout,
    Cell,
    Choice,
    Choices,
    Drawing,
    Field,
    Fields,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Rating,
    Row,
    RowTone,
    Signature,
    Signatures,
    Statement,
    Table,
    TableColumn,
    TextStyle,
    Title,
    WritingLines,
)  # fmt: skip
from workshopkit.model.figure import Figure, Label, Outline, Shape
from workshopkit.model.text import Run, inlines

STATUS = Choices("status", (Choice("no", "Ikke på plads"), Choice("yes", "På plads")), stacked=True)
TABLE = Table(
    "clauses", COLUMNS,
    (
        Row((Cell((para("1 Parter"),)),), RowTone.BAND),
        Row((Cell((para("Hvem?", TextStyle.QUESTION), para("Fordi.", TextStyle.SMALL))), Cell((STATUS,)), Cell()),
            RowTone.MARKED, least_mm=18),
        row("Pause", "", "10.00", tone=RowTone.QUIET),
    ),
    "Spørgsmål med status og frist.",
)  # fmt: skip
RATING = Rating("rate", "Hvor enig er du?", "Uenig", "Enig", (Statement("a", inlines("Vi kender målet.")),) * 2)
EVERY_BLOCK = (
    Title(inlines("Refleksionsark"), "Bedre byrum", inlines("Ved havnen")),
    Heading(inlines("Sæt et mål"), 1, "goal", "Faktor 1 af 8", Badge.FACTOR),
    Heading(inlines("Mangel på mandat"), 2, "mandate", "Udfordring 5 af 8", Badge.CHALLENGE),
    *(para(f"Tekst som {style}.", style) for style in TextStyle),
    Bullets((inlines("ét"), inlines("to"))),
    Bullets((inlines("først"), inlines("så")), ordered=True),
    RATING,
    WritingLines(4, "answer"),
    Fields((Field("name", "Navn"), Field("date", "Dato", "12. marts"))),
    Choices("attend", (Choice("y", "Ja"), Choice("n", "Nej"))),
    TABLE,
    Callout((para("Ikke juridisk rådgivning."), Fields((Field("who", "Hvem"),)), WritingLines(2)), "Bemærk"),
    Drawing(FIGURE, 120),
    PageBreak(),
    Signatures("sign", (Signature("k", "Kommunen"), Signature("f", "Foreningen")), "Navn", "Dato", "Underskrift"),
)


@pytest.fixture(scope="module")
def whole() -> bytes:
    """A document with every kind of block."""
    return written(*EVERY_BLOCK)


def test_a_document_of_every_block_is_valid_for_word(whole: bytes) -> None:
    assert check_package(whole, "docx") == []
    assert audit(whole, "docx") == []


def test_the_same_document_gives_the_same_bytes(whole: bytes) -> None:
    assert written(*EVERY_BLOCK) == whole


def test_an_empty_document_is_still_a_document() -> None:
    data = written()
    assert check_package(data, "docx") == []
    assert len(docx.Document(io.BytesIO(data)).paragraphs) == 1


def test_headings_are_real_headings_and_kickers_stay_out_of_the_outline(whole: bytes) -> None:
    paragraphs = docx.Document(io.BytesIO(whole)).paragraphs
    headings = [(p.style.name, p.text) for p in paragraphs if p.style.name.startswith("Heading")]
    assert headings == [("Heading 1", "Sæt et mål"), ("Heading 2", "Mangel på mandat")]
    assert ("Kicker", "\u2002Faktor 1 af 8") in [(p.style.name, p.text) for p in paragraphs]


def test_properties_tell_what_the_document_is_and_no_clock(whole: bytes) -> None:
    properties = docx.Document(io.BytesIO(whole)).core_properties
    assert (properties.title, properties.author, properties.subject) == ("Refleksionsark", "Navigators", "Samarbejde")
    assert properties.language == "da-DK"
    assert properties.created.isoformat() == properties.modified.isoformat() == "2026-03-12T00:00:00+00:00"


def test_a_title_of_a_thousand_letters_keeps_within_what_properties_hold() -> None:
    data = written(title="& " * 500)
    assert check_package(data, "docx") == []
    assert len(docx.Document(io.BytesIO(data)).core_properties.title) <= 255


@pytest.mark.parametrize(("language", "tag"), [("da", "da-DK"), ("en", "en-GB")])
def test_the_language_of_all_text_is_the_documents(language: str, tag: str) -> None:
    found = parts(written(language=language))
    for part in ("word/styles.xml", "word/settings.xml", "docProps/core.xml"):
        assert tag in found[part].decode()
    assert found["word/styles.xml"].decode().count("<w:lang ") == 1


def test_the_footer_counts_pages_with_fields(whole: bytes) -> None:
    footer = parts(whole)["word/sheet_footer.xml"].decode()
    assert "> PAGE " not in footer
    assert 'w:instr=" PAGE "' in footer
    assert 'w:instr=" NUMPAGES "' in footer
    section = docx.Document(io.BytesIO(whole)).sections[0]
    assert section.footer.paragraphs[0].text.startswith("Refleksionsark\tside ")
    assert section.header.paragraphs[0].text == "Bedre byrum"


def test_heading_rows_are_repeated_and_no_row_is_broken(whole: bytes) -> None:
    for row_node in body(whole).iter(f"{W}tr"):
        assert row_node.find(f"{W}trPr/{W}cantSplit") is not None
    repeated = [text_of(r) for r in body(whole).iter(f"{W}tr") if r.find(f"{W}trPr/{W}tblHeader") is not None]
    assert repeated == ["Hvor enig er du?UenigEnig", "SpørgsmålStatusFrist"]


def test_every_table_says_in_words_what_it_holds(whole: bytes) -> None:
    alts = [t.find(f"{W}tblPr/{W}tblDescription") for t in body(whole).iter(f"{W}tbl")]
    assert all(alt is not None and alt.get(f"{W}val") for alt in alts)
    assert "Spørgsmål med status og frist." in [alt.get(f"{W}val") for alt in alts if alt is not None]


def test_figures_have_alt_text_and_ticks_are_decoration(whole: bytes) -> None:
    described = [node for node in body(whole).iter(f"{WP}docPr") if node.get("descr")]
    assert [node.get("descr") for node in described] == ["En cirkel fører til en form."]
    for node in body(whole).iter(f"{WP}docPr"):
        decorative = next(node.iter("{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"), None)
        assert bool(node.get("descr")) is (decorative is None)


def test_a_page_break_needs_no_empty_page() -> None:
    data = written(PageBreak(), para("et"), PageBreak(), PageBreak(), para("to"), PageBreak())
    broken = [text_of(p) for p in body(data).iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert broken == ["to"]
    assert len(list(body(data).iter(f"{W}p"))) == 2


def test_tables_that_follow_one_another_stay_apart() -> None:
    children = [child.tag.removeprefix(W) for child in body(written(TABLE, TABLE))]
    assert children == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_band_takes_all_columns_and_stays_with_the_row_below_it() -> None:
    band = list(body(written(TABLE)).iter(f"{W}tr"))[1]
    span = band.find(f"{W}tc/{W}tcPr/{W}gridSpan")
    assert span is not None
    assert span.get(f"{W}val") == "3"
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in band.iter(f"{W}p"))


def test_a_row_of_too_few_cells_is_filled_up() -> None:
    data = written(Table("t", COLUMNS, (row("ét"), row("ét", "to", "tre", "fire")), "Rækker."))
    assert [len(r.findall(f"{W}tc")) for r in body(data).iter(f"{W}tr")] == [3, 3, 3]


def test_numbered_lists_begin_at_one_each() -> None:
    steps = Bullets((inlines("a"), inlines("b")), ordered=True)
    data = written(steps, para("og"), steps)
    numbers = [n.get(f"{W}val") for n in body(data).iter(f"{W}numId")]
    assert len(numbers) == 4
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    assert parts(data)["word/numbering.xml"].count(b"startOverride") == 2


def test_bookmarks_are_short_unique_and_closed() -> None:
    long = "faktor-" + "meget-lang-" * 8
    data = written(
        *(Heading(inlines("x"), 1, identity) for identity in (long + "a", long + "b", "ærø", "a.b", "a-b", "A b"))
    )
    names = [n.get(f"{W}name", "") for n in body(data).iter(f"{W}bookmarkStart")]
    assert len({name.lower() for name in names}) == 6
    assert all(name.startswith("wk_") and len(name) <= 40 for name in names)
    assert check_package(data, "docx") == []


def test_landscape_turns_the_sheet_and_the_tables_fill_it() -> None:
    data = written(TABLE, orientation=Orientation.LANDSCAPE)
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert section.page_width > section.page_height
    inside = section.page_width - section.left_margin - section.right_margin
    widths = [int(c.get(f"{W}w", "0")) for c in body(data).iter(f"{W}gridCol")]
    assert abs(sum(widths) * 635 - inside) < 1000


def test_bold_and_italic_reach_the_runs() -> None:
    data = written(Paragraph((Run("a", bold=True), Run("b", italic=True), Run("c"))))
    runs = docx.Document(io.BytesIO(data)).paragraphs[0].runs
    assert [(r.text, r.bold, r.italic) for r in runs] == [("a", True, None), ("b", None, True), ("c", None, None)]


def test_what_cannot_be_shown_is_told() -> None:
    crowded = Shape(Outline.DIAMOND, 0, 0, 40, 20, label=Label(inlines("Et alt for langt navn")))
    blocks = (
        Table("t", COLUMNS, (row("ét", "to", "tre", "fire"),), "Rækker."),
        Drawing(Figure(50, 50, (crowded,), "x"), 50),
    )
    found = write_document(document(*blocks), house_theme()).diagnostics
    assert [d.code for d in found] == ["WK521", "WK522"]
    assert found[0].message.startswith("«Et alt for langt navn» does not fit its shape in the figure and is cut: «")
    assert found[1].message == "a row has 4 cells, the table has room for 3; the last ones are left out"


def test_lists_in_cells_are_lists() -> None:
    cells = Cell((Bullets((inlines("a"),)),)), Cell((Bullets((inlines("b"),), ordered=True),)), Cell((WritingLines(2),))
    data = written(Table("t", COLUMNS, (Row(cells),), "Lister."))
    assert len(list(body(data).iter(f"{W}numId"))) == 2
    assert check_package(data, "docx") == []


@pytest.mark.parametrize(
    "block",
    [
        Fields(()), Signatures("s", (), "Navn", "Dato", "Underskrift"), Table("t", (), (), ""), Callout(()),
        Table("t", COLUMNS, (), "", show_header=False), Table("t", COLUMNS, (Row(()),), ""), Bullets(()),
        Rating("r", "", "", "", ()), Rating("r", "x", "a", "b", RATING.statements, 1),
        Rating("r", "x", "a", "b", RATING.statements, 20), WritingLines(0), Choices("c", ()),
    ],
    ids=lambda block: type(block).__name__,
)  # fmt: skip
def test_blocks_with_nothing_in_them_do_no_harm(block: Block) -> None:
    data = written(block)
    assert check_package(data, "docx") == []
    assert audit(data, "docx") == []


@pytest.mark.parametrize("times", [("09.00–09.15", "10.40–10.55"), ("9:00", "10:40")])
def test_a_column_of_clock_times_is_as_wide_as_they_are_and_other_narrow_ones_stay(times: tuple[str, str]) -> None:
    columns = (TableColumn("Tid", 1), TableColumn("Hvad", 30), TableColumn("Nr.", 1))
    data = written(Table("tider", columns, tuple(row(time, "Mål", "a1") for time in times), "Tider."))
    first, middle, last = (int(c.get(f"{W}w", "0")) for c in body(data).iter(f"{W}gridCol"))
    needed_pt = Ruler(house_theme().body_font).width_em(max(times, key=len)) * 11
    assert needed_pt < first / 20 - 8 < needed_pt + 8
    assert last < 400 < middle


def test_a_long_title_is_smaller_so_that_it_takes_two_lines_and_a_short_one_is_left_to_its_style() -> None:
    long = "To dage om klimatilpasning, oversvømmelse og fælles ansvar for Nørre Vesterhavskysts lavtliggende sommerhusområder"
    sizes = []
    for words in ("Fælles kurs", long):
        [title] = [p for p in body(written(Title(inlines(words)))).iter(f"{W}p") if style_of(p) == "Title"]
        sizes.append([node.get(f"{W}val") for node in title.iter(f"{W}sz")])
    assert sizes == [[], ["36"]]
