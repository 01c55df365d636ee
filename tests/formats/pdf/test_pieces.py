"""Cards, canvas and signs in print: where they stand, how large they are, and what becomes of a text that is too long."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.kits import workshop_in
from tests.support.pdfs import bookmarks, sizes_mm, text_within, texts, ua_failures

from workshopkit.compose.figure_icon import badge_figure
from workshopkit.formats.measure import Ruler
from workshopkit.formats.pdf.fit import PT_PER_MM, Box, fit
from workshopkit.formats.pdf.print import Printed, print_document
from workshopkit.model.document import Block, Document, Orientation, Paper
from workshopkit.model.pieces import (
    Badge,
    Canvas,
    CanvasField,
    Card,
    CardLink,
    Cards,
    Sign,
    SignForm,
    SignLine,
    Signs,
)
from workshopkit.model.text import inlines, plain
from workshopkit.model.theme import Theme
from workshopkit.pipeline.project import Request, load_project

HALVES = {0: (0, 105), 1: (105, 210)}
ROWS = {0: (0, 148.5), 1: (148.5, 297)}


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    project, _ = load_project(Request(workshop_in(tmp_path_factory.mktemp("workshop"))))
    assert project is not None
    return project.theme


def document(*blocks: Block, paper: Paper = Paper.A4) -> Document:
    return Document(
        "cards",
        "Ark",
        "da",
        "Signe",
        "",
        "2026-12-03",
        "",
        "Side {page} af {pages}",
        blocks,
        Orientation.PORTRAIT,
        paper,
    )


def card(number: int, title: str = "", links: int = 1) -> Card:
    badge = Badge.FACTOR if number % 2 else Badge.CHALLENGE
    word = "Faktor" if number % 2 else "Udfordring"
    icon = badge_figure(badge.value, "trust" if number % 2 else "lack-of-mandate")
    link = CardLink(inlines("Aftaler"), inlines("Når det står skrevet, ved alle det."), icon)
    return Card(
        f"card-{number}", badge, word, inlines(title or f"Forside{number}x"), inlines("Hvorfor det er vigtigt."),
        inlines(f"Hvad siger I til spørgsmål{number}x?"), icon, "Tal om det", (link,) * links, "Kan hjælpe mod", "Vores egen.",
    )  # fmt: skip


def sign(text: str, *lines: SignLine, subtitle: str = "Kommunen") -> Sign:
    return Sign("sign", inlines(text), "", inlines(subtitle), lines)


def quarters(pdf: bytes, page: int) -> dict[tuple[int, int], str]:
    return {
        (column, row): text_within(pdf, page, left, top, right, bottom)
        for column, (left, right) in HALVES.items()
        for row, (top, bottom) in ROWS.items()
    }


def test_each_back_lies_behind_its_front_when_the_sheet_is_turned_on_its_long_edge(theme: Theme) -> None:
    made = print_document(document(Cards(tuple(card(n) for n in range(1, 8)))), theme)
    assert made.pages == 4
    for sheet, numbers in enumerate(((1, 2, 3, 4), (5, 6, 7))):
        fronts, backs = quarters(made.data, 2 * sheet), quarters(made.data, 2 * sheet + 1)
        for place, number in enumerate(numbers):
            column, row = place % 2, place // 2
            assert f"Forside{number}x" in fronts[column, row]
            assert f"spørgsmål{number}x" in backs[1 - column, row]
    assert not any(quarters(made.data, 3)[place] for place in ((0, 1),))


def test_a_card_says_its_kind_in_a_word_on_both_sides(theme: Theme) -> None:
    made = print_document(document(Cards((card(1), card(2)))), theme)
    for page in (0, 1):
        assert {text.split()[0] for text in quarters(made.data, page).values() if text} == {"FAKTOR", "UDFORDRING"}


def test_cards_keep_clear_of_the_edge_that_a_printer_cannot_reach(theme: Theme) -> None:
    made = print_document(document(Cards(tuple(card(n) for n in range(1, 5)))), theme)
    for page in (0, 1):
        edges = ((0, 0, 210, 4.2), (0, 292.8, 210, 297), (0, 0, 4.2, 297), (205.8, 0, 210, 297))
        assert [text_within(made.data, page, *edge) for edge in edges] == [""] * 4


def test_long_titles_and_many_links_fit_or_are_told(theme: Theme) -> None:
    long = "Mangel på nationale initiativer, der støtter tværsektor-samarbejder"
    assert print_document(document(Cards((card(1, long, links=3),))), theme).diagnostics == ()
    made = print_document(document(Cards((card(1, long * 6, links=12),))), theme)
    assert {told.code for told in made.diagnostics} == {"WK591"}
    assert made.pages == 2


@pytest.mark.parametrize(("paper", "size"), [(Paper.A3, (420, 297)), (Paper.A1, (840, 594)), (Paper.A4, (297, 210))])
def test_a_canvas_is_as_large_as_its_paper(theme: Theme, paper: Paper, size: tuple[int, int]) -> None:
    fields = tuple(CanvasField(f"f{n}", inlines(f"Felt{n}"), inlines("Hvad har I?")) for n in range(8))
    canvas = Canvas(
        "c", inlines("Et lærred"), CanvasField("goal", inlines("Vores mål")), fields, labels=("Gruppe", "Dato")
    )
    made = print_document(document(canvas, paper=paper), theme)
    assert sizes_mm(made.data) == [size]
    assert ua_failures(made.data) == []
    assert all(f"Felt{n}" in texts(made.data)[0] for n in range(8))


def test_the_first_field_of_a_canvas_is_north_and_the_goal_in_the_middle(theme: Theme) -> None:
    fields = tuple(CanvasField(f"f{n}", inlines(f"Felt{n}")) for n in range(8))
    canvas = Canvas("c", inlines("Et lærred"), CanvasField("goal", inlines("Vores mål")), fields)
    made = print_document(document(canvas, paper=Paper.A3), theme).data
    north, east, middle = (150, 30, 270, 100), (270, 104, 420, 214), (154, 104, 266, 214)
    assert [text_within(made, 0, *place) for place in (north, east, middle)] == ["Felt0", "Felt2", "Vores mål"]


def test_a_name_stands_on_both_sides_of_a_tent_and_is_heard_once(theme: Theme, tmp_path: Path) -> None:
    names = ("Asta Lund", "Birk Holm", "Cleo Dam")
    made = print_document(document(Signs(SignForm.NAME, tuple(map(sign, names)))), theme)
    assert made.pages == 2
    for place, name in enumerate(names):
        top = 148.5 * (place % 2)
        halves = [text_within(made.data, place // 2, 0, y, 210, y + 74) for y in (top, top + 74.5)]
        assert all(sorted(half.replace(" ", "")) == sorted(f"{name}Kommunen".replace(" ", "")) for half in halves)
    file = tmp_path / "signs.pdf"
    file.write_bytes(made.data)
    assert bookmarks(file) == list(names)
    assert ua_failures(made.data) == []


def test_a_sign_without_a_name_has_a_line_to_write_on_and_no_bookmark(theme: Theme, tmp_path: Path) -> None:
    file = tmp_path / "signs.pdf"
    file.write_bytes(print_document(document(Signs(SignForm.NAME, (sign(""), sign("", subtitle="")))), theme).data)
    assert bookmarks(file) == []
    assert ua_failures(file) == []


@pytest.mark.parametrize("name", ["Maximiliana " * 25, "x" * 300])
def test_a_name_of_300_letters_is_cut_and_told_by_its_text(theme: Theme, name: str) -> None:
    made = print_document(document(Signs(SignForm.NAME, (sign(name.strip()),))), theme)
    assert [(told.code, told.about) for told in made.diagnostics] == [("WK591", (name.strip(),))]
    assert made.pages == 1
    assert "…" in texts(made.data)[0]


def test_four_hundred_names_are_two_hundred_sheets(theme: Theme) -> None:
    made = print_document(document(Signs(SignForm.NAME, tuple(sign(f"Navn {n} Efternavn") for n in range(400)))), theme)
    assert (made.pages, made.diagnostics) == (200, ())


def test_lines_of_a_table_sign_are_set_smaller_and_then_left_out_and_told(theme: Theme) -> None:
    def lines(count: int) -> tuple[SignLine, ...]:
        return tuple(SignLine(inlines(f"Opgave{n}: Asta Lund, Birk Holm, Cleo Dam"), "09.15") for n in range(count))

    few = print_document(document(Signs(SignForm.TABLE, (sign("1", *lines(8), subtitle=""),))), theme)
    assert few.diagnostics == ()
    many = print_document(document(Signs(SignForm.TABLE, (sign("1", *lines(80), subtitle=""),))), theme)
    assert {told.code for told in many.diagnostics} == {"WK591"}
    shown = sum(f"Opgave{n}:" in texts(many.data)[0] for n in range(80))
    assert 8 < shown == 80 - len(many.diagnostics)


@pytest.mark.parametrize("form", SignForm)
def test_signs_of_every_form_are_accessible(theme: Theme, form: SignForm) -> None:
    made = print_document(document(Signs(form, (sign("Bord og stole", SignLine(inlines("Kl. 9"))),) * 2)), theme)
    assert ua_failures(made.data) == []


def test_the_same_pieces_are_the_same_bytes(theme: Theme) -> None:
    def made() -> Printed:
        return print_document(document(Cards((card(1), card(2))), Signs(SignForm.NAME, (sign("Asta"),))), theme)

    assert made().data == made().data


@cache
def ruler() -> Ruler:
    project, _ = load_project(Request(Path(__file__).parents[3] / "examples" / "kickoff"))
    assert project is not None
    return Ruler(project.theme.body_font)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="ascii", exclude_categories=["C"]), min_size=1, max_size=400).filter(str.strip))
def test_what_is_fitted_fits(text: str) -> None:
    box = Box(80, 30, 40, 9)
    made = fit(inlines(text), box, ruler())
    words = ruler().words(made.text)
    assert box.least_pt <= made.size_pt <= box.most_pt
    assert made.height_mm <= box.height_mm + 1e-9
    assert words.widest_em * made.size_pt <= box.width_mm * PT_PER_MM + 1e-6
    assert made.is_cut == plain(made.text).endswith("…")
    assert made.is_cut or plain(made.text).replace("\n", "") == text.replace("\n", "")


def test_a_line_of_a_table_sign_ends_between_names_and_not_within_a_short_one(theme: Theme) -> None:
    names = "Allan Ås, Gorm Thygesen, Kaj Ærø, Oluf Pors, Tove Ulrik, Yrsa Zeuthen, Mads Øland, Ib Wæver, Jane Quist"
    made = print_document(document(Signs(SignForm.TABLE, (sign("1", SignLine(inlines(names), "08.45")),))), theme)
    words = texts(made.data)[0].replace("\xa0", " ")
    assert [name for name in names.split(", ") if name not in words] == []
