"""What is filled in with a pen, and how rows and tables share pages."""

import pytest
from tests.formats.docx.sheets import COLUMNS, W, body, para, parts, row, style_of, text_of, written
from tests.support.ooxml import audit, check_package

from workshopkit.model.document import (
    Cell,
    Heading,
    Orientation,
    Rating,
    Row,
    RowTone,
    Signature,
    Signatures,
    Statement,
    Table,
    TableColumn,
    TextStyle,
    WritingLines,
)
from workshopkit.model.text import inlines


def test_every_rating_has_a_circle_for_each_point() -> None:
    data = written(Rating("r", "Enig?", "Nej", "Ja", (Statement("a", inlines("A")), Statement("b", inlines("B"))), 4))
    signs = [(sign.get(f"{W}font"), sign.get(f"{W}char")) for sign in body(data).iter(f"{W}sym")]
    assert signs == [("Wingdings", code) for code in ("F081", "F082", "F083", "F084")] * 2


def test_writing_lines_are_at_least_eight_millimetres_apart_and_keep_together() -> None:
    data = written(para("Hvad?", TextStyle.QUESTION), WritingLines(4))
    lines = [p for p in body(data).iter(f"{W}p") if style_of(p) == "WritingLine"]
    assert [p.find(f"{W}pPr/{W}keepNext") is not None for p in lines] == [True, True, True, False]
    style = parts(data)["word/styles.xml"].decode().partition('w:styleId="WritingLine"')[2].partition("</w:style>")[0]
    height = int(style.partition('w:line="')[2].partition('"')[0])
    assert 'w:lineRule="exact"' in style
    assert height * 25.4 / 1440 >= 8
    rights = [(p.find(f"{W}pPr/{W}ind") is not None) for p in lines]
    assert rights == [False, True, False, True], "neighbours of the same look would share one border"


def test_a_heading_its_introduction_and_its_table_stay_on_one_page() -> None:
    data = written(
        Heading(inlines("Næste skridt"), 2), para("Et forslag."), Table("t", COLUMNS, (row("", "", ""),), "Plads.")
    )
    introduction = next(p for p in body(data).iter(f"{W}p") if text_of(p) == "Et forslag.")
    assert introduction.find(f"{W}pPr/{W}keepNext") is not None


def test_short_tables_stay_whole_and_long_ones_may_go_on_overleaf() -> None:
    def bound_rows(count: int) -> int:
        table = Table("t", COLUMNS, (row("a", "b", "c"),) * count, "Rækker.", show_header=False)
        rows = body(written(table)).iter(f"{W}tr")
        return sum(all(p.find(f"{W}pPr/{W}keepNext") is not None for p in r.iter(f"{W}p")) for r in rows)

    assert (bound_rows(4), bound_rows(100)) == (3, 0)


def test_a_row_that_may_be_higher_than_a_page_goes_on_overleaf() -> None:
    data = written(Table("t", COLUMNS, (row("kort", "", ""), row("Sæt bordene først. " * 200, "", "")), "Rækker."))
    whole = [r.find(f"{W}trPr/{W}cantSplit") is not None for r in body(data).iter(f"{W}tr")]
    assert whole == [True, True, False]


def test_places_to_sign_stand_two_abreast_on_a_sheet_that_lies() -> None:
    parties = tuple(Signature(name, name) for name in ("Kommunen", "Foreningen", "Skolen"))
    block = Signatures("s", parties, "Navn", "Dato", "Underskrift")

    def names(orientation: Orientation) -> list[list[str]]:
        rows = list(body(written(block, orientation=orientation)).iter(f"{W}tr"))
        return [[text_of(cell) for cell in r.iter(f"{W}tc") if text_of(cell)] for r in rows[::3]]

    assert names(Orientation.PORTRAIT) == [["Kommunen"], ["Foreningen"], ["Skolen"]]
    assert names(Orientation.LANDSCAPE) == [["Kommunen", "Foreningen"], ["Skolen"]]
    data = written(block, orientation=Orientation.LANDSCAPE)
    assert check_package(data, "docx") == []
    assert audit(data, "docx") == []


def test_what_stands_beside_a_time_stays_clear_of_it() -> None:
    cell = Cell((para("10.55\tTre spor med en titel, der brydes"), para("Spor 1", TextStyle.SMALL)))
    data = written(Table("t", (TableColumn("Dag 1"),), (Row((cell,)),), "Dagen."))
    timed, below = list(body(data).iter(f"{W}ind"))
    assert timed.get(f"{W}hanging") == timed.get(f"{W}left") == below.get(f"{W}left")
    assert below.get(f"{W}hanging") is None


@pytest.mark.parametrize("title", ["En meget lang titel " * 20, "ord" * 200])
def test_a_long_title_leaves_the_footers_page_number_its_line(title: str) -> None:
    footer = parts(written(title=title))["word/sheet_footer.xml"].decode()
    shown = footer.partition('preserve">')[2].partition("</w:t>")[0]
    assert shown.endswith(" …")
    assert title.startswith(shown.removesuffix(" …"))
    assert len(shown) < 130


def test_columns_left_for_a_pen_are_parted_by_rules() -> None:
    data = written(Table("t", COLUMNS, (row("a", "", ""), row("b", "", "")), "Felter."))
    ruled = [c.find(f"{W}tcPr/{W}tcBorders/{W}left") is not None for c in body(data).iter(f"{W}tc")]
    assert ruled[3:] == [False, True, True] * 2


def test_marked_rows_carry_a_bar_that_survives_a_copier() -> None:
    data = written(Table("t", COLUMNS, (row("a", "b", "c", tone=RowTone.MARKED), row("d", "e", "f")), "Rækker."))
    bars = [c.find(f"{W}tcPr/{W}tcBorders/{W}left") for c in body(data).iter(f"{W}tc")]
    assert [bar is not None and int(bar.get(f"{W}sz", "0")) >= 24 for bar in bars[3:]] == [True, *[False] * 5]
