"""Decks written to .pptx and read back, with the validator and python-pptx."""

import io
from dataclasses import replace

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from tests.formats.pptx.decks import CARLITO, bullets, content, deck, para, theme
from tests.support.ooxml import audit, check_package

from workshopkit.formats.pptx.writer import write_deck
from workshopkit.model.deck import (
    Column,
    DeckSection,
    ParaStyle,
    Role,
    Slide,
    SlideTable,
    Slot,
    TableRow,
    Tone,
)  # fmt: skip
from workshopkit.model.figure import Figure, Label, Line, Outline, Path, Shape
from workshopkit.model.text import inlines

NASTY = "A & B < C > * _ # | \"q\" 'q' \x00\x0c\x1f {{ x }} %d %s"
FIGURE = Figure(
    200, 100,
    (
        Shape(Outline.ELLIPSE, 0, 0, 90, 90, "factor", label=Label(inlines("Tillid"), colour="on-factor")),
        Shape(Outline.DIAMOND, 100, 0, 90, 90, "challenge", label=Label(inlines("Speciallægepraksisplanlægning"))),
        Path((("M", 0, 0), ("C", 1, 2, 3, 4, 5, 6), ("L", 9, 9), ("Z",)), "tint", "primary", 1),
        Line(0, 90, 200, 10, "line", 1, dashed=True),
    ),
    "En cirkel og en rude",
)  # fmt: skip


def table(rows: int) -> SlideTable:
    return SlideTable(
        (Column("Tid"), Column("Hvad", 4)),
        tuple(TableRow((inlines(f"9.{n:02}"), inlines(f"Punkt {n}")), list(Tone)[n % 3]) for n in range(rows)),
        "Programmet",
    )


def every_role() -> list[Slide]:
    texts = {slot: (para(f"Tekst til {slot.value}"),) for slot in Slot}
    return [
        Slide(role.value, role, inlines(f"Titel {role.value}"), texts, notes=("Sig det roligt.", NASTY), section="all")
        for role in Role
    ]


def read(data: bytes) -> list:
    return list(Presentation(io.BytesIO(data)).slides)


def text_of(slide) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_every_role_with_every_slot_gives_a_sound_file() -> None:
    written = write_deck(deck(*every_role(), sections=(DeckSection("all", "Alt"),)), theme())
    assert check_package(written.data, "pptx") == []
    assert audit(written.data, "pptx") == []
    for slide, role in zip(read(written.data), Role, strict=True):
        assert slide.shapes.title.text_frame.text == f"Titel {role.value}"
        assert {f"Tekst til {slot.value}" for slot in Slot} <= set(text_of(slide))


def test_figures_and_tables_carry_alt_text_and_the_file_is_sound() -> None:
    slides = (
        Slide("map", Role.FIGURE, inlines("Kort"), figure=FIGURE),
        Slide("quiet", Role.FIGURE, inlines("Pynt"), figure=replace(FIGURE, alt="")),
        Slide("agenda", Role.TABLE, inlines("Program"), table=table(5)),
        Slide("both", Role.CONTENT, inlines("Begge"), {Slot.BODY: bullets("a", "b")}, table(2), FIGURE),
    )
    written = write_deck(deck(*slides), theme())
    assert check_package(written.data, "pptx") == []
    assert audit(written.data, "pptx") == []
    described = [
        [node.get("descr") for node in s._element.iter(qn("p:cNvPr")) if node.get("descr")] for s in read(written.data)
    ]
    assert described == [["En cirkel og en rude"], [], ["Programmet"], ["En cirkel og en rude", "Programmet"]]
    assert b"decorative" in etree.tostring(read(written.data)[1]._element)
    assert [d.code for d in written.diagnostics] == ["WK803", "WK803", "WK803"]


def test_text_stands_as_it_was_typed() -> None:
    slide = replace(content((para(NASTY),), title=NASTY), notes=(NASTY,), id=NASTY)
    written = write_deck(deck(slide, footer=NASTY), theme())
    shown = NASTY.replace("\x00\x0c\x1f", "")
    assert check_package(written.data, "pptx") == []
    found = read(written.data)[0]
    assert text_of(found)[:2] == [shown, shown]
    assert shown in text_of(found)[2:]
    assert found.notes_slide.notes_text_frame.text == shown


@pytest.mark.parametrize(("language", "tag"), [("da", "da-DK"), ("en", "en-GB")])
def test_every_run_says_its_language_in_notes_too(language: str, tag: str) -> None:
    slides = [
        *every_role(),
        Slide("t", Role.TABLE, inlines("T"), table=table(3)),
        Slide("f", Role.FIGURE, inlines("F"), figure=FIGURE),
    ]
    written = write_deck(deck(*slides, language=language), theme())
    for slide in read(written.data):
        trees = [slide._element, *([slide.notes_slide._element] if slide.has_notes_slide else [])]
        nodes = [node for tree in trees for node in tree.iter(qn("a:rPr"), qn("a:endParaRPr"))]
        assert {node.get("lang") for node in nodes} == {tag}
        runs = [run for tree in trees for run in tree.iter(qn("a:r"))]
        assert all(run.find(qn("a:rPr")) is not None for run in runs)


def test_what_is_read_aloud_comes_in_reading_order() -> None:
    [slide] = read(write_deck(deck(every_role()[3]), theme()).data)
    order = [text.removeprefix("Tekst til ") for text in text_of(slide)]
    assert order[:8] == ["Titel columns", "kicker", "subtitle", "lead", "body", "left", "right", "meta"]


def test_sections_hold_every_slide_in_order() -> None:
    slides = [
        replace(content(bullets("x"), slide_id=f"s{n}"), section=section)
        for n, section in enumerate(["", "a", "", "b"])
    ]
    written = write_deck(
        deck(*slides, sections=(DeckSection("a", "Først"), DeckSection("b", "Så & til sidst"))), theme()
    )
    assert check_package(written.data, "pptx") == []
    tree = Presentation(io.BytesIO(written.data)).part._element
    names = [
        node.get("name") for node in tree.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}section")
    ]
    assert names == ["Sammen om vandet", "Først", "Så & til sidst"]


def test_the_same_deck_is_the_same_bytes() -> None:
    slides = (*every_role(), Slide("map", Role.FIGURE, inlines("Kort"), figure=FIGURE))
    assert write_deck(deck(*slides), theme()).data == write_deck(deck(*slides), theme()).data


def test_properties_come_from_the_deck_and_not_from_the_clock() -> None:
    properties = Presentation(io.BytesIO(write_deck(deck(content(bullets("x"))), theme()).data)).core_properties
    assert (properties.title, properties.author, properties.language) == ("Sammen om vandet", "Navigators", "da-DK")
    assert properties.created.isoformat().startswith("2026-03-12T00:00:00")


def test_numbers_count_on_and_minutes_stand_behind_a_tab() -> None:
    steps = tuple(para(f"Trin {n}", ParaStyle.NUMBER, number=n, aside=f"{n} min") for n in (3, 4))
    [slide] = read(write_deck(deck(content(steps)), theme()).data)
    numbers = [node.get("startAt") for node in slide._element.iter(qn("a:buAutoNum"))]
    assert numbers == ["3", "3"]
    assert "Trin 3\t3 min" in "\n".join(text_of(slide))


def test_a_character_that_the_font_lacks_is_a_warning_that_names_it() -> None:
    [found] = write_deck(deck(content(bullets("Sæt kryds: ☐"))), theme()).diagnostics
    assert found.code == "WK802"
    assert "«☐» (U+2610)" in found.message
    assert "Sæt kryds" in found.message


def test_a_layout_that_the_master_lacks_is_a_warning() -> None:
    [found] = write_deck(deck(content(bullets("x"))), theme(content="Findes ikke")).diagnostics
    assert found.code == "WK804"
    assert "«Findes ikke»" in found.message


def test_fonts_of_the_theme_are_measured_from_files_that_exist() -> None:
    assert all(file.exists() for file in (CARLITO.regular, CARLITO.bold, CARLITO.italic, CARLITO.bold_italic))
