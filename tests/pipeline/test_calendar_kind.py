"""The workshop as a calendar file: through the command line, read back with icalendar."""

import datetime as dt
from pathlib import Path

import icalendar
from tests.support.kits import build_example, run_json, workshop_in, write

OVER_THE_CHANGE = """\
title: {da: To dage, en: Two days}
language: da
venue: Pakhuset
facilitators: [Rosa]
days:
  - date: 2026-10-24
    start: "09:00"
    agenda: [{title: {da: Velkommen; hej, en: Welcome}, kind: welcome, minutes: 30}]
  - date: 2026-10-25
    start: "09:00"
    venue: Havnen
    agenda: [{title: {da: Farvel, en: Goodbye}, kind: closing, minutes: 45}]
"""


def events(folder: Path, *options: str) -> list[icalendar.Event]:
    data = run_json("build", folder, "--only", "calendar", *options)
    [made] = data["artefacts"]
    assert (made["kind"], made["format"]) == ("calendar", "ics")
    return list(icalendar.Calendar.from_ical(Path(made["path"]).read_bytes()).events)


def test_a_day_is_an_event_with_its_agenda_and_the_clocks_may_change_between_them(tmp_path: Path) -> None:
    first, second = events(workshop_in(tmp_path, OVER_THE_CHANGE))
    assert [str(e["SUMMARY"]) for e in (first, second)] == ["To dage · Dag 1", "To dage · Dag 2"]
    assert [str(e["LOCATION"]) for e in (first, second)] == ["Pakhuset", "Havnen"]
    assert str(first["DESCRIPTION"]).splitlines()[:2] == ["09.00 Velkommen; hej", "09.30 Tak for i dag"]
    assert str(first["DESCRIPTION"]).endswith("Workshoppen ledes af Rosa.")
    utc = [e.start.astimezone(dt.UTC).hour for e in (first, second)]
    assert utc == [7, 8]
    assert second.end - second.start == dt.timedelta(minutes=45)


def test_an_event_has_the_same_id_in_both_languages_and_in_every_build(tmp_path: Path) -> None:
    folder = workshop_in(tmp_path, OVER_THE_CHANGE)
    danish, english = events(folder), events(folder, "--lang", "en")
    assert [str(e["UID"]) for e in danish] == [str(e["UID"]) for e in english]
    assert str(danish[0]["UID"]) == "2026-10-24-to-dage-day-1@workshopkit"
    assert str(english[0]["DESCRIPTION"]).startswith("09:00 Welcome")


def test_the_file_has_the_name_of_its_house(tmp_path: Path) -> None:
    data = run_json("build", workshop_in(tmp_path, OVER_THE_CHANGE), "--only", "calendar")
    assert [Path(a["path"]).name for a in data["artefacts"]] == ["2026-10-24-to-dage-kalender.ics"]


def test_a_template_of_ones_own_says_what_stands_in_it(tmp_path: Path) -> None:
    folder = workshop_in(tmp_path, OVER_THE_CHANGE)
    own = write(
        folder / "templates/documents/calendar.yaml",
        """\
        kind: calendar
        title: Mit
        events:
          - for_each: {day: workshop.days}
            events:
              - {id: samme, title: "{{ workshop.title }}", date: day.date, starts: day.starts, ends: day.ends, text: Husk *mad*}
        """,
    )
    [told] = [d for d in run_json("build", folder, "--only", "calendar")["diagnostics"] if d["severity"] == "error"]
    assert (told["code"], told["line"], told["file"]) == ("WK406", 6, str(own.resolve()))
    write(own, own.read_text(encoding="utf-8").replace("id: samme", 'id: "{{ day.number }}"'))
    assert [str(e["DESCRIPTION"]) for e in events(folder)] == ["Husk mad"] * 2
    write(own, own.read_text(encoding="utf-8").replace("day.date", "day.dato"))
    assert {d["code"] for d in run_json("check", folder)["diagnostics"] if d["severity"] == "error"} == {"WK401"}


def test_the_examples_have_calendars_that_read_back(tmp_path: Path) -> None:
    kit = build_example("vand-og-kyst-lab", "da", tmp_path)
    for path in kit.files("calendar"):
        assert len(icalendar.Calendar.from_ical(path.read_bytes()).events) == 2
