"""Pages in print: what stays together, how they fill, what stands where; the same bytes."""

from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest
from tests.formats.pdf.papers import LONG, heading, paragraph, printed, row, table, theme
from tests.support.pdfs import opened, sizes_mm, text_within, texts, ua_failures

from workshopkit.compose.figure_icon import badge_figure
from workshopkit.formats.pdf.print_look import print_colours
from workshopkit.model.document import (
    Drawing,
    PageBreak,
    Paragraph,
    Row,
    RowTone,
    Signature,
    Signatures,
    Table,
    TextStyle,
    Title,
    WritingLines,
)
from workshopkit.model.figure import Figure, Label, Outline, Shape
from workshopkit.model.text import inlines
from workshopkit.model.theme import contrast

MM = 72 / 25.4
FOOT_MM = 297 - 19


def rules_mm(data: bytes, number: int = 0) -> list[float]:
    """How far from the top the long level lines of a page stand, in millimetres."""
    with opened(data) as opened_document:
        page = opened_document[number]
        paths = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
        places = [(page.get_height() - each.get_bounds()[3]) / MM for each in paths
                  if each.get_bounds()[2] - each.get_bounds()[0] > 170 * MM]  # fmt: skip
    return sorted(places)


def test_the_same_document_gives_the_same_bytes() -> None:
    blocks = (heading("Mål"), paragraph(LONG), Drawing(badge_figure("factor", "goal"), 40))
    assert printed(*blocks).data == printed(*blocks).data


def test_no_row_is_broken_over_two_pages() -> None:
    rows = [row(f"Række {n} begynder. {LONG} Række {n} slutter.", "x") for n in range(25)]
    for page in texts(printed(table(*rows)).data):
        assert page.count("begynder") == page.count("slutter")


def test_a_row_higher_than_a_page_goes_on_overleaf_and_nothing_is_lost() -> None:
    made = printed(table(row(LONG * 20 + "Sidste ord.", "x")))
    assert made.pages > 1
    assert "Sidste ord." in texts(made.data)[-1]


@pytest.mark.parametrize("before", range(10, 44, 3))
def test_no_heading_and_no_question_stands_at_the_foot_of_a_page(before: int) -> None:
    words = [paragraph("Linje.") for _ in range(before)]
    question = paragraph("Spørgsmål?", TextStyle.QUESTION)
    pages = texts(printed(*words, heading("Overskrift"), question, paragraph("Svaret.")).data)
    [page] = [text for text in pages if "Overskrift" in text]
    assert "Overskrift Spørgsmål? Svaret." in page


def test_a_last_page_of_a_few_lines_is_avoided_where_less_air_saves_it() -> None:
    pages = []
    for count in range(30, 50):
        made = printed(table(*(row(f"Række {n}", "x") for n in range(count))), paragraph("Til sidst."))
        pages.append((made.pages, text_within(made.data, made.pages - 1, 0, 20, 210, FOOT_MM).count("Række")))
    assert {number for number, _ in pages} == {1, 2}
    assert all(rows > 4 for number, rows in pages if number == 2)


def test_writing_lines_are_at_least_8_mm_apart_and_share_what_the_page_has_left() -> None:
    alone = rules_mm(printed(WritingLines(4)).data)
    full = rules_mm(printed(WritingLines(4), *(paragraph(LONG) for _ in range(16))).data)
    for lines in (alone[:4], full[:4]):
        gaps = [after - before for before, after in pairwise(lines)]
        assert min(gaps) >= 8
    assert alone[1] - alone[0] > full[1] - full[0]


def test_nothing_is_printed_within_10_mm_of_the_edge() -> None:
    made = printed(
        Title(inlines("Titel " * 30)), paragraph(LONG), WritingLines(30), lies=True, title="Lang titel " * 20
    )
    with opened(made.data) as opened_document:
        for page in opened_document:
            width, height = page.get_size()
            for each in page.get_objects():
                left, bottom, right, top = each.get_bounds()
                assert min(left, bottom, width - right, height - top) >= 10 * MM


def test_a_label_that_fits_no_shape_is_cut_and_told() -> None:
    mark = Shape(
        Outline.ELLIPSE, 0, 0, 30, 20, "tint", label=Label(inlines("En alt for lang tekst til en lille kasse"))
    )
    made = printed(Drawing(Figure(100, 50, (mark,), "En kasse."), 60))
    assert [each.code for each in made.diagnostics] == ["WK521"]


def test_pages_begin_where_they_are_asked_to_and_an_empty_one_is_none() -> None:
    made = printed(paragraph("Et"), PageBreak(), PageBreak(), paragraph("To"), PageBreak())
    assert (made.pages, [("Et" in page, "To" in page) for page in texts(made.data)]) == (
        2,
        [(True, False), (False, True)],
    )


def test_the_footer_counts_pages_and_names_the_version_and_the_header_the_workshop() -> None:
    first, second = texts(printed(paragraph("Et"), PageBreak(), paragraph("To")).data)
    assert (first.startswith("Bedre byrum"), second.startswith("Bedre byrum")) == (True, True)
    assert (first[-12:], second[-12:]) == ("· Side 1 af 2"[-12:], "· Side 2 af 2"[-12:])


def test_a_sheet_that_lies_is_A4_lying() -> None:  # noqa: N802  # the name of a size
    assert sizes_mm(printed(paragraph("x"), lies=True).data) == [(297, 210)]


def test_an_empty_document_is_one_page() -> None:
    assert printed().pages == 1


def test_right_to_left_paragraphs_are_typeset_from_the_right() -> None:
    made = printed(Paragraph(inlines("שלום")))
    assert [each.code for each in made.diagnostics] == ["WK567"]


def test_thin_rules_are_dark_enough_for_a_bad_copier_in_every_theme() -> None:
    for name in ("navigators", "plain", "contrast"):
        assert contrast(print_colours(theme(name).colours)["line"][1:], "FFFFFF") >= 3.8


def grouped(groups: int, people: int, spare: int = 3) -> Table:
    rows: list[Row] = []
    for number in range(groups):
        rows.append(replace(row(f"Partner {number}."), tone=RowTone.BAND))
        rows += [row(f"Navn {number}-{person}", "", least_mm=9) for person in range(people)]
    rows.append(replace(row("Andre"), tone=RowTone.BAND))
    rows += [replace(row("", "", least_mm=9), spare=number > 0) for number in range(spare)]
    return replace(table(*rows), grouped=True)


def test_a_band_that_heads_a_group_stands_again_where_the_group_goes_on_overleaf() -> None:
    made = printed(grouped(5, 7))
    assert made.pages == 2
    assert ua_failures(made.data) == []
    for page in texts(made.data):
        groups = {words.split("-")[0] for words in page.split("Navn ")[1:]}
        assert all(page.count(f"Partner {group}.") == 1 for group in groups)


@pytest.mark.parametrize("people", range(18, 28))
def test_no_last_page_holds_spare_rows_alone_where_fewer_of_them_save_it(people: int) -> None:
    made = printed(grouped(1, people, spare=8))
    assert made.pages == 1 or f"Navn 0-{people - 1}" in texts(made.data)[-1] or len(rules_mm(made.data, 1)) >= 9


@pytest.mark.parametrize("look", ["navigators", "plain", "contrast"])
@pytest.mark.parametrize("parties", [1, 4, 10, 11])
def test_nothing_stands_on_the_labels_of_signatures(look: str, parties: int) -> None:
    names = [
        Signature(str(n), f"Instituttet for vand, kyst og landskab ved Fjordby Universitet {n}") for n in range(parties)
    ]
    signatures = Signatures("s", tuple(names), "Navn", "Dato", "Underskrift")
    note = Paragraph(inlines("Afsnittene er vores egne."), TextStyle.SMALL)
    made = printed(*(paragraph(LONG) for _ in range(3)), signatures, note, lies=True, look=theme(look))
    with opened(made.data) as document_:
        for page in document_:
            text = page.get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if overlap(a, b)]
    assert contrast(print_colours(theme(look).colours)["muted"][1:], "FFFFFF") >= 4.5


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two boxes of text (left, bottom, right, top) share more than a hair."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    return wide > 1 and min(one[3], other[3]) - max(one[1], other[1]) > 1


def test_a_spare_label_that_fits_no_shape_is_left_out_without_a_word() -> None:
    label = Label(inlines("En alt for lang tekst"), spare=True)
    made = printed(
        Drawing(Figure(100, 50, (Shape(Outline.ELLIPSE, 0, 0, 30, 20, "tint", label=label),), "En kasse."), 60)
    )
    assert made.diagnostics == ()
    assert "alt for" not in texts(made.data)[0]
    short = replace(label, text=inlines("Ja"), size_pt=10, least_pt=8)
    shown = printed(
        Drawing(Figure(100, 50, (Shape(Outline.RECTANGLE, 0, 0, 60, 40, "tint", label=short),), "En kasse."), 60)
    )
    assert "Ja" in texts(shown.data)[0]


def test_the_lines_of_a_long_title_and_of_a_long_heading_stand_apart() -> None:
    words = "Øvelser og pligter: gå på jagt efter Åse og Ægir, spørg Ålborg, og gå hjem igen med Øjvinds gyngehest og jagtpung"
    for block in (Title(inlines(words)), heading(words)):
        with opened(printed(block).data) as pages:
            page = pages[0]
            found = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
            boxes = {each.get_bounds() for each in found if each.get_bounds()[3] - each.get_bounds()[1] > 12}
        tops = sorted({round(box[3]) for box in boxes}, reverse=True)
        bottoms = sorted({round(box[1]) for box in boxes}, reverse=True)
        assert len(tops) >= 2
        assert all(bottom > top for bottom, top in zip(bottoms, tops[1:], strict=False))


def test_places_to_sign_beside_one_another_are_level_also_below_a_name_of_two_lines() -> None:
    names = (
        "Instituttet for Kystdynamik, Grundvand og Samfundets Robusthed ved Vestjyllands Universitet",
        "Region Midt",
    )
    parties = tuple(Signature(f"p{number}", name) for number, name in enumerate(names))
    made = printed(Signatures("s", parties, "Navn", "Dato", "Underskrift"), lies=True)
    with opened(made.data) as pages:
        page = pages[0]
        paths = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
        lines = [each.get_bounds() for each in paths if 40 < each.get_bounds()[2] - each.get_bounds()[0] < 200]
    assert (len(lines), len({round(line[1]) for line in lines})) == (6, 1)
