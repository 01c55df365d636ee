"""A workshop in a calendar, read back: each day at its clock time, also when the clocks change, and every odd text whole."""

import datetime as dt
import zoneinfo

import icalendar
import pytest

from workshopkit.formats.ics import write_calendar
from workshopkit.formats.zone_rules import zone_component
from workshopkit.model.calendar import Calendar, Event

ODD = 'Æble; "grød", med \\n fløde,\tå: 100 % – \N{PARTY POPPER}' + "\x07\x00"


def event(date: str, starts: str = "09:00", ends: str = "16:00", **more: object) -> Event:
    day = dt.date.fromisoformat(date)
    clocks = {"starts": starts, "ends": ends}
    moments = {name: dt.datetime.combine(day, dt.time.fromisoformat(text)) for name, text in clocks.items()}
    return Event(**({"id": date, "title": "Kursus"} | moments | more))


def calendar(*events: Event, timezone: str = "Europe/Copenhagen") -> Calendar:
    return Calendar("Kursus", "da", timezone, "2026-12-03", events)


def read(made: Calendar) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(write_calendar(made))


def test_the_file_says_who_made_it_and_what_it_is() -> None:
    file = read(calendar(event("2026-12-03")))
    told = {name: str(file[name]) for name in ("PRODID", "VERSION", "METHOD", "X-WR-CALNAME", "X-WR-TIMEZONE")}
    assert told == {
        "PRODID": "-//workshopkit//workshopkit//EN",
        "VERSION": "2.0",
        "METHOD": "PUBLISH",
        "X-WR-CALNAME": "Kursus",
        "X-WR-TIMEZONE": "Europe/Copenhagen",
    }
    assert [part.name for part in file.subcomponents] == ["VTIMEZONE", "VEVENT"]
    assert [part.errors for part in file.walk()] == [[]] * len(list(file.walk()))


@pytest.mark.parametrize(
    ("date", "utc"),
    [("2026-03-28", 8), ("2026-03-29", 7), ("2026-10-24", 7), ("2026-10-25", 8), ("2026-12-03", 8)],
)
def test_nine_o_clock_is_nine_o_clock_before_on_and_after_the_day_on_which_the_clocks_change(
    date: str, utc: int
) -> None:
    file = read(calendar(event(date)))
    [made] = file.events
    assert made.start.replace(tzinfo=None) == dt.datetime.fromisoformat(f"{date}T09:00")
    assert made.start.astimezone(dt.UTC).hour == utc
    [zone] = file.timezones
    assert made["DTSTART"].params["TZID"] == str(zone["TZID"]) == "Europe/Copenhagen"
    own = zone.to_tz(lookup_tzid=False)  # as a program reads it that knows no zone by name
    assert made.start.replace(tzinfo=own).astimezone(dt.UTC).hour == utc


@pytest.mark.parametrize(
    "name",
    ["Europe/Copenhagen", "Europe/Dublin", "America/New_York", "America/Nuuk", "Africa/Casablanca",
     "Australia/Lord_Howe", "Asia/Kathmandu", "Asia/Tokyo", "UTC"],
)  # fmt: skip
def test_a_zone_that_is_read_from_the_file_shows_the_same_clock_all_year(name: str) -> None:
    known, made = zoneinfo.ZoneInfo(name), zone_component(name, 2026, 2027).to_tz(lookup_tzid=False)
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    while moment.year < 2028:
        local = moment.astimezone(known)
        if not local.fold:
            assert local.replace(tzinfo=made).utcoffset() == local.utcoffset(), local
        moment += dt.timedelta(minutes=30)


def test_the_clocks_of_a_usual_zone_follow_a_yearly_rule_and_begin_before_the_event() -> None:
    text = write_calendar(calendar(event("2026-01-05"))).decode()
    assert "DTSTART:20250330T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n" in text
    assert "DTSTART:20251026T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n" in text


def test_an_end_that_the_clocks_skip_is_the_time_that_they_show_then() -> None:
    [made] = read(calendar(event("2026-03-29", "01:00", "02:30"))).events
    assert (made.end.hour, made.end.minute) == (3, 30)
    assert made.end.astimezone(dt.UTC) - made.start.astimezone(dt.UTC) == dt.timedelta(minutes=90)


def test_text_is_read_back_as_it_was_without_control_characters() -> None:
    shown = ODD.replace("\x07", "").replace("\x00", "")
    made = event("2026-12-03", title=ODD, place=ODD, text=("", ODD, "", "To linjer", ""))
    [found] = read(calendar(made)).events
    assert (str(found["SUMMARY"]), str(found["LOCATION"])) == (shown, shown)
    assert str(found["DESCRIPTION"]) == f"{shown}\n\nTo linjer"
    assert found["SUMMARY"].params["LANGUAGE"] == "da"


def test_lines_are_folded_at_75_bytes_and_end_in_cr_lf_without_breaking_a_letter() -> None:
    data = write_calendar(calendar(event("2026-12-03", text=("æøå " * 100, "x" * 300))))
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in lines:
        line.decode()


def test_the_same_calendar_gives_the_same_bytes_and_ids_and_stamps_that_last() -> None:
    made = calendar(event("2026-12-03"), event("2026-12-04"))
    assert write_calendar(made) == write_calendar(made)
    events = read(made).events
    assert [str(e["UID"]) for e in events] == ["2026-12-03@workshopkit", "2026-12-04@workshopkit"]
    assert {e["DTSTAMP"].dt for e in events} == {dt.datetime(2026, 12, 3, tzinfo=dt.UTC)}


def test_a_day_without_minutes_has_no_end_and_no_days_are_no_events() -> None:
    [made] = read(calendar(event("2026-12-03", "09:00", "09:00"))).events
    assert "DTEND" not in made
    assert read(calendar()).events == []


@pytest.mark.parametrize("date", ["0002-01-01", "9998-12-31"])
def test_the_ends_of_the_calendar_are_written_too(date: str) -> None:
    [made] = read(calendar(event(date))).events
    assert made.start.date() == dt.date.fromisoformat(date)
