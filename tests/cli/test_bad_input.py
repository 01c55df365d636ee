"""Every bad input, through the command line: told with file, line and column; nothing is written."""

from pathlib import Path

import pytest
from tests.support.kits import MINIMAL, run_json, snapshot

ITEM = "  - {title: Velkommen, kind: welcome, minutes: 15, factors: [trust]}\n"


def after(text: str) -> str:
    """The minimal workshop with more items or keys from line 9 on."""
    return MINIMAL + text


TABLE: list[tuple[str, str | bytes, list[tuple[str, int, int, str]]]] = [
    ("unknown key", after("titel: x\n"), [("WK101", 9, 1, "«titel»")]),
    ("unknown ids", after("  - {title: A, kind: reflection, minutes: 9, factors: [thrust], challenges: [lack], method: walk}\n"),
     [("WK201", 9, 56, "thrust"), ("WK201", 9, 78, "lack"), ("WK201", 9, 93, "walk")]),
    ("unknown clause", after("  - {title: A, kind: contract, minutes: 60, clauses: [purpos]}\n"), [("WK201", 9, 55, "purpos")]),
    ("a key twice", after("title: x\n"), [("WK006", 9, 1, "written twice; the first is in line 1")]),
    ("an id twice", after("  - {id: a, title: A, kind: plenary, minutes: 9}\n  - {id: a, title: B, kind: plenary, minutes: 9}\n"),
     [("WK202", 10, 5, "`a`")]),
    ("wrong types", after("outcomes: one\nfacilitators: {a: b}\n"), [("WK103", 9, 11, "a list"), ("WK103", 10, 15, "a list")]),
    ("an impossible clock", MINIMAL.replace("09:00", "24:30"), [("WK106", 4, 8, "24:30")]),
    ("an impossible date", MINIMAL.replace("12-03", "02-30"), [("WK108", 3, 7, "2026-02-30")]),
    ("a lock before its time", after('  - {title: A, kind: lunch, at: "09:05", minutes: 30}\n'), [("WK303", 9, 33, "«A»")]),
    ("past midnight", MINIMAL.replace("09:00", "23:50"), [("WK309", 8, 5, "midnight")]),
    ("an empty agenda", MINIMAL.replace(ITEM, "").replace("agenda:", "agenda: []"), [("WK321", 7, 9, "empty")]),
    ("no agenda", MINIMAL[: MINIMAL.index("agenda")], [("WK102", 1, 1, "«agenda»")]),
    ("an unknown time zone", after("timezone: Europe/Kopenhagen\n"), [("WK313", 9, 11, "Kopenhagen")]),
    ("a title of 300 characters", MINIMAL.replace("Fælles kurs", "x" * 300), [("WK104", 1, 8, "300 characters")]),
    ("a title of 300 characters in an item", after("  - {title: " + "y" * 300 + ", kind: plenary, minutes: 9}\n"),
     [("WK104", 9, 13, "300 characters")]),
    ("300 items", MINIMAL + ITEM.replace("15", "1") * 300, [("WK320", 108, 5, "301 items")]),
    ("a control character", MINIMAL.replace("Velkommen", "Vel\x07kommen"), [("WK003", 8, 16, "U+0007")]),
    ("an escaped control character", MINIMAL.replace("Velkommen", '"\\x07"'), [("WK003", 8, 13, "U+0007")]),
    ("a bomb", "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefghi", "bcdefghij", strict=True)),
     [("WK004", 5, 36, "60000")]),
    ("deep nesting", "a: " + "[" * 3000, [("WK004", 1, 43, "40 levels")]),
    ("cp1252", MINIMAL.encode("cp1252"), [("WK005", 1, 9, "0xE6")]),
    ("UTF-16", MINIMAL.encode("utf-16"), [("WK005", 1, 1, "UTF-16")]),
    ("UTF-16 without a mark", MINIMAL.encode("utf-16-le"), [("WK005", 1, 1, "UTF-16")]),
    ("an empty file", b"", [("WK103", 1, 1, "keys and values")]),
    ("a binary file", b"\x89PNG\r\n\x1a\n\x00\x00", [("WK005", 1, 1, "0x89")]),
    ("a tab", after("\tx: 1\n"), [("WK002", 9, 1, "a tab")]),
    ("an unclosed quote", after('venue: "x\n'), [("WK002", 9, 8, "quotation mark")]),
    ("yes for true", after("  - {title: A, kind: buffer, flexible: yes}\n"), [("WK103", 9, 40, "«yes»")]),
    ("a second document", after("---\n"), [("WK002", 9, 1, "second document")]),
    ("a language that is none", MINIMAL.replace("language: da", "language: de"), [("WK105", 2, 11, "«de»")]),
    ("a sector that is none", MINIMAL.replace("public", "pubic"), [("WK105", 6, 30, "«pubic»")]),
    ("a document that is none", after("documents: [poster]\n"), [("WK105", 9, 13, "«poster»")]),
    ("minutes out of range", after("  - {title: A, kind: plenary, minutes: 100000}\n"), [("WK107", 9, 40, "100000")]),
    ("both days and date", after("days: [{date: 2026-12-04, start: 9:00, agenda: []}]\n"),
     [("WK111", 3, 7, "«date»"), ("WK111", 4, 8, "«start»"), ("WK111", 8, 3, "«agenda»")]),
    ("an hour that is skipped", MINIMAL.replace("2026-12-03", "2026-03-29").replace("09:00", "02:15"), [("WK314", 8, 3, "02:15")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_bad_input_is_told_with_its_place_and_nothing_is_written(
    folder: Path, text: str | bytes, expected: list[tuple[str, int, int, str]]
) -> None:
    file = folder / "workshop.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = snapshot(folder)
    data = run_json("build", folder)
    errors = [d for d in data["diagnostics"] if d["severity"] == "error"]
    assert [(d["code"], d["line"], d["column"]) for d in errors] == [row[:3] for row in expected]
    assert all(part in d["message"] for d, (*_, part) in zip(errors, expected, strict=True))
    assert {d["file"] for d in errors} == {str(file.resolve())}
    assert data["artefacts"] == []
    assert snapshot(folder) == before
    told = run_json("check", folder)["diagnostics"]
    assert [d for d in told if d["severity"] == "error"] == errors


MANY_MISTAKES = """\
title: Fest
language: da
date: 2026-13-03
start: "25:00"
purpos: x
partners: [{name: A, sector: pubic}]
agenda:
  - {id: a, title: V, kind: welcom, minutes: 15}
  - {id: b, title: V, kind: reflection, minutes: lots, factors: [thrust]}
  - {id: b, title: V, kind: reflection, minutes: 5, challenges: [nope]}
"""


def test_mistakes_of_all_sorts_are_told_in_one_go(folder: Path) -> None:
    (folder / "workshop.yaml").write_text(MANY_MISTAKES)
    (folder / "content/factors").mkdir(parents=True)
    (folder / "content/factors/trust.yaml").write_text("gits: x\n")
    (folder / "content/phrases").mkdir()
    (folder / "content/phrases/x.yaml").write_text("deck: {de: x}\n")
    (folder / "theme").mkdir()
    told = [
        (Path(d["file"]).name, d["line"], d["code"])
        for d in run_json("build", folder, "--theme", "nope")["diagnostics"]
        if d["file"]
    ]
    assert told == [
        ("trust.yaml", 1, "WK101"), ("x.yaml", 1, "WK101"), ("workshop.yaml", 3, "WK108"), ("workshop.yaml", 4, "WK106"),
        ("workshop.yaml", 5, "WK101"), ("workshop.yaml", 6, "WK105"), ("workshop.yaml", 8, "WK105"), ("workshop.yaml", 9, "WK107"),
    ]  # fmt: skip


def test_references_are_followed_in_a_file_with_mistakes_of_other_sorts(folder: Path) -> None:
    (folder / "workshop.yaml").write_text(MANY_MISTAKES)
    told = [(d["code"], d["line"]) for d in run_json("build", folder)["diagnostics"]]
    assert ("WK201", 9) in told
    assert ("WK201", 10) in told
    assert ("WK202", 10) in told


def errors(folder: Path, text: str) -> list[tuple[str, int]]:
    """Code and line of the errors of a workshop file."""
    (folder / "workshop.yaml").write_text(text)
    found = run_json("build", folder)["diagnostics"]
    assert not (folder / "out").exists()
    return [(d["code"], d["line"]) for d in found if d["severity"] == "error"]


LATE = '  - {title: A, kind: lunch, at: "09:05", minutes: 30, factors: [thrust]}\n'


@pytest.mark.parametrize(
    ("key", "line", "told"),
    [
        ("colour: red\n", 1, "WK101"),
        ("venue: {de: x}\n", 1, "WK101"),
        ("theme: nope\n", 1, "WK541"),
        ("documents: [poster]\n", 1, "WK105"),
    ],
)
def test_a_mistake_elsewhere_hides_no_mistake_of_ids_or_clock(folder: Path, key: str, line: int, told: str) -> None:
    assert errors(folder, key + MINIMAL + LATE) == [(told, line), ("WK303", 10), ("WK201", 10)]


def test_an_unknown_key_of_an_item_hides_no_mistake_of_the_clock(folder: Path) -> None:
    text = MINIMAL.replace("minutes: 15", "minutes: 15, colour: red") + LATE
    assert errors(folder, text) == [("WK101", 8), ("WK303", 9), ("WK201", 9)]


def test_what_hangs_on_a_value_that_is_left_out_is_not_told(folder: Path) -> None:
    assert errors(folder, MINIMAL.replace("minutes: 15", "minutes: lots") + LATE) == [("WK107", 8), ("WK201", 9)]
    (folder / "workshop.yaml").write_text(MINIMAL.replace("sector: public", "sector: pubic"))
    assert [d["code"] for d in run_json("check", folder)["diagnostics"]] == ["WK105"]


def test_only_an_items_title_is_told_to_go_on_in_the_notes(folder: Path) -> None:
    (folder / "workshop.yaml").write_text(MINIMAL.replace("Fælles kurs", "x" * 300).replace("Velkommen", "y" * 300))
    assert [d["hint"] for d in run_json("check", folder)["diagnostics"]] == [
        "Shorten it.", "Shorten it; put the rest in «notes».",
    ]  # fmt: skip


@pytest.mark.parametrize("own_template", [True, False])
def test_a_wrong_blank_of_a_phrase_of_ones_own_is_told_where_the_phrase_stands(
    folder: Path, own_template: bool
) -> None:
    (folder / "workshop.yaml").write_text(MINIMAL + "documents: [programme]\n")
    (folder / "content/phrases").mkdir(parents=True)
    file = folder / "content/phrases/own.yaml"
    file.write_text(
        "# ours\nalt_agenda: {da: Den {dat}, en: On {date}}\n".replace("Den {dat}", '"Den {dat}"').replace(
            "On {date}", '"On {date}"'
        )
    )
    if own_template:
        template = folder / "templates/documents/programme.yaml"
        template.parent.mkdir(parents=True)
        template.write_text("kind: programme\ntitle: T\nblocks:\n  - text: \"{{ say('alt_agenda', date='x') }}\"\n")
    [told] = run_json("check", folder)["diagnostics"]
    assert (told["code"], told["file"], told["line"]) == ("WK404", str(file.resolve()), 2)
    assert told["hint"] == "It is given: date."


@pytest.mark.parametrize(
    ("leaf", "code"),
    [
        ("{{ workshop.titel }}", "WK401"),
        ("{{ workshop.title", "WK402"),
        ("{{ workshop.title | uper }}", "WK401"),
        ("{% for a in b %}{% endfor %}", "WK403"),
        ("{{ 'a' * 10**9 }}", "WK403"),
        ("{{ ''.__class__ }}", "WK401"),
        ("{{ range(10**9) }}", "WK403"),
    ],
)
def test_a_bad_leaf_of_a_template_is_told_with_its_place(folder: Path, leaf: str, code: str) -> None:
    (folder / "workshop.yaml").write_text(MINIMAL)
    own = folder / "templates/documents/programme.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(f'kind: programme\ntitle: T\nblocks:\n  - text: "{leaf}"\n')
    [told] = [found for found in run_json("build", folder)["diagnostics"] if found["severity"] == "error"]
    assert (told["file"], told["line"], told["column"], told["code"]) == (str(own.resolve()), 4, 11, code)
    assert not (folder / "out").exists()


def test_no_partners_is_a_warning(folder: Path) -> None:
    (folder / "workshop.yaml").write_text(
        MINIMAL.replace("partners:\n  - {name: Kommunen, sector: public, participants: 4}\n", "")
    )
    assert [(d["code"], d["severity"]) for d in run_json("check", folder)["diagnostics"]] == [("WK210", "warning")]


def test_a_day_on_which_the_clocks_change_is_a_warning(folder: Path) -> None:
    text = MINIMAL.replace("2026-12-03", "2026-10-25").replace("09:00", "01:00").replace("minutes: 15", "minutes: 180")
    (folder / "workshop.yaml").write_text(text)
    told = [(d["code"], d["severity"]) for d in run_json("check", folder)["diagnostics"]]
    assert ("WK312", "warning") in told
