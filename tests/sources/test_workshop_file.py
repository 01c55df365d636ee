import datetime as dt
import json
from pathlib import Path

import pytest
from tests.support.kits import MINIMAL, workshop_in, write

from workshopkit.diagnostics import Diagnostic
from workshopkit.model.agenda import AuthoredItem, AuthoredWorkshop, DocumentWish, Kind
from workshopkit.model.content import Audience, Per, Sector
from workshopkit.sources.workshop import load_workshop

HEAD = MINIMAL.replace("  - {title: Velkommen, kind: welcome, minutes: 15, factors: [trust]}\n", "")
"""Seven lines, to be followed by items from line 8 on."""


def read(folder: Path, text: str) -> AuthoredWorkshop:
    workshop, found = load_workshop(workshop_in(folder, text))
    assert (found, workshop is None) == ((), False)
    assert workshop is not None
    return workshop


def item(folder: Path, keys: str) -> AuthoredItem:
    [day] = read(folder, HEAD + f"  - {{title: T, kind: reflection, {keys}}}\n").days
    return day.items[0]


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line if d.span else 0, d.span.column if d.span else 0) for d in found]


def errors(folder: Path, text: str) -> list[tuple[str, int, int]]:
    return places(load_workshop(workshop_in(folder, text))[1])


def test_a_folder_and_its_file_give_the_same_workshop(folder: Path) -> None:
    workshop_in(folder)
    assert load_workshop(folder) == load_workshop(folder / "workshop.yaml")


def test_what_is_written_is_read(folder: Path) -> None:
    workshop = read(folder, MINIMAL)
    [day] = workshop.days
    assert (workshop.title.values, workshop.language) == ({"da": "Fælles kurs"}, "da")
    assert (day.date, day.start, day.end) == (dt.date(2026, 12, 3), 540, None)
    assert (day.items[0].kind, day.items[0].minutes) == (Kind.WELCOME, 15)
    assert [(p.sector, p.count, p.names) for p in workshop.partners] == [(Sector.PUBLIC, 4, ())]


def test_a_plain_text_is_in_the_workshops_own_language(folder: Path) -> None:
    workshop = read(folder, MINIMAL.replace("language: da", "language: en\nvenue: {da: Havnen, en: The harbour}"))
    assert workshop.title.values == {"en": "Fælles kurs"}
    assert workshop.venue is not None
    assert workshop.venue.values == {"da": "Havnen", "en": "The harbour"}


@pytest.mark.parametrize("written", ["9:30", "09:30", "9.30", '"9:30"', '"09.30"'])
def test_clock_times_may_be_written_plainly(folder: Path, written: str) -> None:
    workshop = read(folder, MINIMAL.replace('"09:00"', written))
    assert workshop.days[0].start == 570
    assert item(folder, f"at: {written}, minutes: 5").at == 570
    assert item(folder, f"until: {written}").until == 570


@pytest.mark.parametrize("written", ["90", "1h 30m", '"1:30"', "1:30", "1t 30min"])
def test_minutes_may_be_written_in_every_way(folder: Path, written: str) -> None:
    assert item(folder, f"minutes: {written}").minutes == 90


def test_words_of_yaml_1_1_are_titles_like_any_other(folder: Path) -> None:
    workshop = read(
        folder, HEAD + "".join(f"  - {{title: {w}, kind: break}}\n" for w in ("no", "yes", "on", "9:30", "7:20", "12"))
    )
    titles = [i.title.values["da"] for i in workshop.days[0].items]
    assert titles == ["no", "yes", "on", "9:30", "7:20", "12"]


def test_materials_in_every_spelling(folder: Path) -> None:
    wishes = item(
        folder,
        "materials: [markers, Kort over havnen, {da: Snor, en: String}, {material: markers, per: group, count: 2},"
        " {name: Spand, count: 3}]",
    ).materials
    assert [(w.ref.id if w.ref else None, w.text.values if w.text else None, w.per, w.count) for w in wishes] == [
        ("markers", {"da": "markers"}, Per.ROOM, None),
        ("Kort over havnen", {"da": "Kort over havnen"}, Per.ROOM, None),
        (None, {"da": "Snor", "en": "String"}, Per.ROOM, None),
        ("markers", None, Per.GROUP, 2),
        (None, {"da": "Spand"}, Per.ROOM, 3),
    ]


def test_documents_in_every_spelling(folder: Path) -> None:
    workshop = read(
        folder,
        MINIMAL + "documents: [deck, {kind: runsheet}, {kind: worksheet, for: partner, focuses: [trust], lines: 6}]\n",
    )
    wishes: tuple[DocumentWish, ...] = workshop.documents
    assert [(w.kind, w.audience, [r.id for r in w.focuses]) for w in wishes] == [
        ("deck", Audience.GROUP, []), ("runsheet", Audience.GROUP, []), ("worksheet", Audience.PARTNER, ["trust"]),
    ]  # fmt: skip


def test_steps_notes_and_people_in_every_spelling(folder: Path) -> None:
    found = item(folder, "steps: [En, {da: To, en: Two}, {text: Tre, minutes: 5}], notes: [Et afsnit., Et til.]")
    assert [(step.text.values, step.minutes) for step in found.steps] == [
        ({"da": "En"}, None), ({"da": "To", "en": "Two"}, None), ({"da": "Tre"}, 5),
    ]  # fmt: skip
    assert found.notes is not None
    assert found.notes.values == {"da": "Et afsnit.\n\nEt til."}
    workshop = read(folder, MINIMAL.replace("participants: 4", "participants: [Asta, Birk]"))
    assert [(p.count, p.names) for p in workshop.partners] == [(2, ("Asta", "Birk"))]


@pytest.mark.parametrize("between", ["\n\n", "\n\n\n\n", "\n  \n", "\n\t\n\n \n"])
def test_paragraphs_are_parted_by_any_number_of_empty_lines(folder: Path, between: str) -> None:
    found = item(folder, f"notes: {json.dumps(f'Et afsnit.{between}Et til.')}")
    assert found.notes is not None
    assert found.notes.values == {"da": "Et afsnit.\n\nEt til."}


def test_an_empty_key_is_a_key_left_out(folder: Path) -> None:
    assert read(folder, MINIMAL + "venue:\npurpose: ~\n").venue is None


def test_text_is_on_one_line_and_composed(folder: Path) -> None:
    workshop = read(folder, MINIMAL.replace("title: Fælles kurs", 'title: "A\u030alborg\\tog   omegn"'))
    assert workshop.title.values == {"da": "Ålborg og omegn"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  - {title: T, kind: ¦welcom, minutes: 5}", "WK105"),
        ("  - {title: T, ¦kinds: break, kind: break, minutes: 5}", "WK101"),
        ("  - ¦{kind: break, minutes: 5}", "WK102"),
        ("  - {title: T, kind: break, minutes: ¦0}", "WK107"),
        ("  - {title: T, kind: break, minutes: ¦[5]}", "WK107"),
        ("  - {title: T, kind: break, at: ¦25:00}", "WK106"),
        ("  - {title: T, kind: break, at: ¦12}", "WK106"),
        ("  - {title: T, kind: break, until: ¦{}}", "WK106"),
        ("  - {title: T, kind: buffer, flexible: ¦yes}", "WK103"),
        ("  - {title: ¦[T], kind: break}", "WK103"),
        ("  - {title: ¦'', kind: break}", "WK103"),
        ("  - {title: {¦de: T}, kind: break}", "WK101"),
        ("  - {title: ¦{}, kind: break}", "WK102"),
        ("  - {title: ¦" + "x" * 300 + ", kind: break}", "WK104"),
        ("  - {title: T, kind: reflection, factors: ¦trust}", "WK103"),
        ("  - {title: T, kind: reflection, factors: [¦to ting]}", "WK103"),
        ("  - {title: T, kind: reflection, groups: ¦{size: 4, count: 2}}", "WK111"),
        ("  - {title: T, kind: reflection, groups: ¦{}}", "WK111"),
        ("  - {title: T, kind: reflection, groups: {size: ¦0}}", "WK104"),
        ("  - {title: T, kind: reflection, groups: ¦4}", "WK103"),
        ("  - {title: T, kind: reflection, materials: [¦{material: a, name: b}]}", "WK111"),
        ("  - {title: T, kind: reflection, steps: ¦[]}", "WK104"),
        ("  - {title: T, kind: tracks, tracks: [{¦kind: input, title: T}]}", "WK101"),
        ("  - {title: Blåbær 🎉, kind: ¦brek}", "WK105"),
        ("  - ¦en titel", "WK103"),
        ("documents: [¦dek]", "WK105"),
        ("documents: [{kind: deck, for: ¦nobody}]", "WK105"),
        ("documents: ¦{}", "WK103"),
        ("¦partner: []", "WK101"),
        ("outcomes: ¦[1, 2, 3, 4, 5, 6, 7, 8, 9]", "WK104"),
        ("end: ¦sent", "WK106"),
    ],
)
def test_a_mistake_is_told_once_with_line_and_column(folder: Path, line: str, code: str) -> None:
    head = HEAD if line.startswith("  ") else HEAD.replace("agenda:", "agenda: []")
    assert errors(folder, head + line.replace("¦", "")) == [(code, 8, line.index("¦") + 1)]


def test_the_nearest_right_word_is_told(folder: Path) -> None:
    text = "titel: x\n" + MINIMAL.replace("kind: welcome", "kind: welcom") + "documents: [programe]\n"
    _, found = load_workshop(workshop_in(folder, text))
    hints = [d.hint for d in found]
    assert hints == ["Did you mean «title»?", "Did you mean «welcome»?", "Did you mean «programme»?"]


def test_everything_is_told_in_one_go(folder: Path) -> None:
    text = """\
        titel: Fest
        title: Fest
        language: de
        date: 2026-13-03
        start: "25:00"
        outcomes: [a, {de: b}]
        partners:
          - {name: A, sector: pubic, participants: many}
        agenda:
          - {title: V, kind: welcom, minutes: 15}
          - {title: V, kind: reflection, minutes: lots}
        """
    assert sorted(errors(folder, text), key=lambda place: place[1:]) == [
        ("WK101", 1, 1), ("WK105", 3, 11), ("WK108", 4, 7), ("WK106", 5, 8), ("WK101", 6, 16), ("WK105", 8, 23),
        ("WK103", 8, 44), ("WK105", 10, 22), ("WK107", 11, 43),
    ]  # fmt: skip


def test_what_is_missing_is_told_at_the_top(folder: Path) -> None:
    assert errors(folder, "{}") == [("WK102", 1, 1), ("WK102", 1, 1)]
    assert errors(folder, "title: T\nlanguage: da\n") == [("WK102", 1, 1)] * 3
    assert errors(folder, "") == [("WK103", 1, 1)]
    assert errors(folder, "- a\n") == [("WK103", 1, 1)]


def test_one_day_and_several_are_not_mixed(folder: Path) -> None:
    day = "{date: 2026-12-04, start: 9:00, agenda: []}"
    assert errors(folder, MINIMAL + f"days: [{day}]\n") == [("WK111", 3, 7), ("WK111", 4, 8), ("WK111", 8, 3)]
    assert errors(folder, f"title: T\nlanguage: da\ndays: [{day}, {{start: 9:00}}]\n") == [
        ("WK102", 3, 53),
        ("WK102", 3, 53),
    ]
    assert errors(folder, "title: T\nlanguage: da\ndays: []\n") == [("WK104", 3, 7)]


def test_too_many_items_are_told(folder: Path) -> None:
    many = "  - {title: T, kind: break, minutes: 1}\n" * 1001
    assert errors(folder, HEAD + many) == [("WK104", 8, 3)]


def test_a_file_that_is_not_there_is_told_with_its_path(tmp_path: Path) -> None:
    _, found = load_workshop(tmp_path / "nowhere")
    assert [(d.code, d.span.file if d.span else "") for d in found] == [("WK001", str(tmp_path / "nowhere"))]
    write(tmp_path / "file", "x")
    _, found = load_workshop(tmp_path / "file" / "below")
    assert [d.code for d in found] == ["WK001"]


def test_a_text_of_marks_that_nobody_sees_is_empty(folder: Path) -> None:
    assert errors(folder, MINIMAL.replace("title: Fælles kurs", 'title: "\u202e \u200f"')) == [("WK103", 1, 8)]
