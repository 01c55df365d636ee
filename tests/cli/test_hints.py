"""What somebody is told to write instead: in Danish words too, and for values of another sort than is expected."""

from pathlib import Path
from typing import Any

import pytest
from tests.support.kits import MINIMAL, run, run_json, workshop_in, write

WANTED = [
    ("a Danish kind", ("kind: welcome", "kind: velkomst"), "WK105", "«welcome»"),
    ("a Danish sector", ("sector: public", "sector: offentlig"), "WK105", "«public»"),
    ("a Danish key", ("title: Fælles", "titel: Fælles"), "WK101", "«title»"),
    ("a Danish document", ("agenda:", "documents: [drejebog]\nagenda:"), "WK105", "«runsheet»"),
    ("a factor's name for its id", ("[trust]", "[tillid]"), "WK201", "`trust`"),
    (
        "a name instead of a list of names",
        ("participants: 4", "participants: Asta Lund"),
        "WK103",
        "[Asta Lund, Birk Holm]",
    ),
    ("a number for groups", ("minutes: 15", "minutes: 15, groups: 4"), "WK103", "{size: …} or {count: …}"),
    ("groups of nothing", ("minutes: 15", "minutes: 15, groups: {}"), "WK111", "{size: 4}"),
    (
        "a text with a comma, in brackets",
        ("title: Velkommen", "title: Velkommen, og kaffe"),
        "WK101",
        "before it, put all of that text in quotation marks",
    ),
    ("a Danish agenda", ("agenda:", "dagsorden:"), "WK101", "«agenda»"),
    ("a Danish word for the end", ("agenda:", 'slut: "12:00"\nagenda:'), "WK101", "«end»"),
    ("too many people", ("participants: 4", "participants: 99999"), "WK104", "from 0 to 2000"),
]


def check(folder: Path, text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run_json("check", workshop_in(folder, text))["diagnostics"]
    return found


@pytest.mark.parametrize(("change", "code", "hint"), [row[1:] for row in WANTED], ids=[row[0] for row in WANTED])
def test_a_hint_says_what_to_write(folder: Path, change: tuple[str, str], code: str, hint: str) -> None:
    assert change[0] in MINIMAL
    hints = [d["hint"] for d in check(folder, MINIMAL.replace(*change, 1)) if d["code"] == code]
    assert any(hint in each for each in hints), hints


def test_a_day_that_no_calendar_has_is_not_called_badly_written(folder: Path) -> None:
    [found] = check(folder, MINIMAL.replace("2026-12-03", "2026-02-30"))
    assert (found["code"], found["message"]) == ("WK108", "there is no such day as «2026-02-30»")


def test_two_partners_of_one_name_are_told(folder: Path) -> None:
    twice = MINIMAL.replace("agenda:", "  - {name: kommunen, sector: civil}\nagenda:")
    [found] = [d for d in check(folder, twice) if d["code"] == "WK203"]
    assert (found["severity"], found["line"], "«kommunen» stands twice" in found["message"]) == ("warning", 7, True)


def test_a_partner_spelt_two_ways_is_told_with_the_other_spelling(folder: Path) -> None:
    twice = MINIMAL.replace("agenda:", "  - {name: Kom-munen, sector: public}\nagenda:")
    [found] = [d for d in check(folder, twice) if d["code"] == "WK203"]
    assert (found["line"], "first as «Kommunen»" in found["message"]) == (7, True)


def test_a_folder_without_a_workshop_is_told_as_such(folder: Path) -> None:
    for path, words, hint in (
        (folder, "no workshop.yaml in this folder", "new"),
        (folder / "x", "no such file", "spelling"),
    ):
        [found] = run_json("check", path)["diagnostics"]
        assert (found["code"], words in found["message"], hint in found["hint"]) == ("WK001", True, True)


def test_a_document_asked_for_twice_is_told_and_made_once(folder: Path) -> None:
    both = "{kind: checklist, sections: [purpose]}, {kind: checklist, sections: [scope]}"
    place = workshop_in(folder, MINIMAL.replace("agenda:", f"documents: [runsheet, {both}, runsheet]\nagenda:"))
    report = run_json("build", place, "-o", folder / "kit", "--format", "docx")
    assert [(d["code"], d["line"], d["column"]) for d in report["diagnostics"]] == [("WK203", 7, 101)]
    names = [Path(artefact["path"]).name for artefact in report["artefacts"]]
    assert names == [f"2026-12-03-faelles-kurs-{kind}.docx" for kind in ("drejebog", "tjekliste", "tjekliste-2")]


def test_an_option_of_another_document_is_told(folder: Path) -> None:
    options = (
        "{kind: canvas, lines: 5, for: person, focuses: [trust], size: a1}, {kind: worksheet, lines: 5, for: person}"
    )
    found = check(folder, MINIMAL.replace("agenda:", f"documents: [{options}]\nagenda:"))
    assert [(d["code"], d["severity"], d["line"], d["column"]) for d in found] == [("WK206", "warning", 7, 13)] * 3
    assert [d["message"].split("`")[1] for d in found] == ["focuses", "for", "lines"]


def test_a_master_that_is_none_is_told_where_the_theme_names_it(folder: Path) -> None:
    write(folder / "ours" / "theme.yaml", "name: ours\ntitle: Ours\nmaster: ../notes.pptx\n")
    write(folder / "notes.pptx", "no master")
    found = check(folder, MINIMAL + "theme: ours\n")
    assert [(Path(d["file"]).name, d["line"], d["column"]) for d in found] == [("theme.yaml", 3, 9)]


def test_the_library_shows_numbers_with_what_they_count() -> None:
    shown = run("library", "show", "pre-mortem", "--lang", "en").stdout
    assert all(text in shown for text in ("  25–60", "  4–6", "sticky-notes: 1 per group", "Alone: "))
    assert "workshopkit library list tillid" in run("library", "show", "tillid").stderr
