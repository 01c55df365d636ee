"""Papers that are cut out, laid on tables and hung up: cards, the canvas, name signs and table signs."""

from pathlib import Path

from tests.pipeline.print_workshop import composed, made, workshop
from tests.support.kits import told, workshop_in
from tests.support.pdfs import bookmarks, sizes_mm, texts

from workshopkit.model.pieces import Cards, Signs
from workshopkit.model.text import plain


def test_sixteen_cards_or_those_in_play(folder: Path) -> None:
    some = "documents: [{kind: cards, focuses: agenda}]\n"
    two = "documents: [{kind: cards, focuses: [trust, lack-of-mandate]}]\n"
    found = {text: composed(folder, workshop(documents=text), "cards").blocks for text in ("", some, two)}
    ids = [
        [card.id for block in blocks if isinstance(block, Cards) for card in block.cards] for blocks in found.values()
    ]
    assert len(ids[0]) == 16
    assert ids[1:] == [["clear-goal", "lack-of-funds", "lack-of-mandate"], ["trust", "lack-of-mandate"]]


def test_a_factors_card_leads_to_the_challenges_that_lead_to_it(folder: Path) -> None:
    [block] = composed(folder, workshop(), "cards").blocks
    assert isinstance(block, Cards)
    icons = {card.icon.name: card.id for card in block.cards if card.icon}
    there = {(card.id, icons[link.icon.name]) for card in block.cards for link in card.links if link.icon}
    assert len(there) == sum(len(card.links) for card in block.cards) > 30
    assert there == {(other, card) for card, other in there}


def test_cards_for_an_agenda_that_puts_nothing_in_play_are_left_out_and_told(folder: Path) -> None:
    agenda = "agenda: [{title: Velkommen, kind: welcome, minutes: 15}]\n"
    text = workshop(agenda=agenda, documents="documents: [{kind: cards, focuses: agenda}]\n")
    assert ("WK410", 6, 13) in told("build", workshop_in(folder, text))


def test_a_canvas_for_the_table_and_one_for_the_wall_have_names_of_their_own(folder: Path) -> None:
    files = made(folder, workshop(documents="documents: [canvas, {kind: canvas, size: a1}]\n"))["canvas"]
    assert [file.stem[-2:] for file in files] == ["a3", "a1"]
    assert [sizes_mm(file) for file in files] == [[(420, 297)], [(840, 594)]]


def test_an_unknown_size_of_a_canvas_is_told_with_its_place(folder: Path) -> None:
    text = workshop(documents="documents: [{kind: canvas, size: a2}]\n")
    assert ("WK105", 6, 34) in told("check", workshop_in(folder, text))


def test_name_signs_are_for_everybody_and_two_more_in_full_sheets(folder: Path) -> None:
    [file] = made(folder, workshop(), "name-signs")["name-signs"]
    assert bookmarks(file) == ["Asta Lund", "Birk Holm", "Cleo Dam"]
    assert len(texts(file)) == 4
    [signs] = composed(folder, workshop(), "name-signs").blocks
    assert isinstance(signs, Signs)
    assert [plain(sign.subtitle) for sign in signs.signs][2:5] == ["Havlyst A/S"] * 3


def test_table_signs_say_who_sits_there_and_doors_what_is_behind(folder: Path) -> None:
    tables_, doors = composed(folder, workshop(), "table-signs").blocks
    assert isinstance(tables_, Signs)
    assert isinstance(doors, Signs)
    assert [(sign.kicker, plain(sign.text)) for sign in tables_.signs] == [("Bord", "1"), ("Bord", "2")]
    shown = " ".join(plain(line.text) for sign in tables_.signs for line in sign.lines)
    assert all(name in shown for name in ("Asta Lund", "Birk Holm", "Cleo Dam", "1 fra Havlyst A/S"))
    assert [(plain(sign.text), plain(sign.subtitle)) for sign in doors.signs] == [
        ("Penge", "Pumpehallen"), ("Mandat", "Kantinen"),
    ]  # fmt: skip


def test_organisations_get_signs_where_a_method_asks_for_them(folder: Path) -> None:
    agenda = "agenda: [{title: Byt, kind: group-work, minutes: 50, method: in-the-others-place, groups: {size: 3}}]\n"
    _, partners = composed(folder, workshop(agenda=agenda), "table-signs").blocks
    assert isinstance(partners, Signs)
    assert [plain(sign.text) for sign in partners.signs] == ["Sandby Kommune", "Havlyst A/S", "Strandens Venner"]


def test_table_signs_name_the_group_each_time_or_once_where_it_stays_the_same(folder: Path) -> None:
    items = "agenda:\n" + "".join(
        f"  - {{title: {title}, kind: group-work, minutes: 20, method: aligning-expectations, groups: {{size: {size}}}}}\n"
        for title, size in (("Et", 3), ("To", 3), ("Tre", 3))
    )
    for agenda, each in ((items, 0), (items.replace("size: 3}}\n", "size: 6}}\n", 1), 3)):
        [signs, *_] = composed(folder, workshop(agenda=agenda), "table-signs").blocks
        assert isinstance(signs, Signs)
        lines = [plain(line.text) for line in signs.signs[0].lines]
        named = [line for line in lines if "Asta Lund" in line]
        assert len(named) == (each or 1)
        assert named[0].startswith("Hver gang:") is (each == 0)
