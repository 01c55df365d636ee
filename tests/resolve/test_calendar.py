import pytest
from tests.support.authored import codes, day, item, workshop

from workshopkit.diagnostics import Diagnostic
from workshopkit.model.agenda import AuthoredDay
from workshopkit.resolve.calendar import check_calendar
from workshopkit.resolve.schedule import schedule_day
from workshopkit.resolve.wording import Naming

NAMING = Naming("da", "da")


def found(*days: AuthoredDay, timezone: str = "Europe/Copenhagen") -> tuple[Diagnostic, ...]:
    schedules = [schedule_day(each, NAMING)[0] for each in days]
    return check_calendar(workshop(*days, timezone=timezone), schedules, NAMING)


def test_days_in_order_are_fine_and_a_day_before_the_one_before_is_an_error() -> None:
    first, second = day(item("A", 60), date="2026-11-24"), day(item("B", 60), date="2026-11-25")
    assert found(first, second) == ()
    (problem,) = found(second, first)
    assert (problem.code, problem.message) == ("WK311", "Day 2 is 2026-11-24, before day 1, 2026-11-25.")


def test_two_days_on_one_date_must_not_overlap() -> None:
    assert found(day(item("A", 60)), day(item("B", 60), start="10:00")) == ()
    assert codes(found(day(item("A", 60)), day(item("B", 60), start="9:30"))) == ["WK311"]


@pytest.mark.parametrize("timezone", ["Europe/Copenhage", "Europe", "", "../etc/passwd", "København"])
def test_an_unknown_time_zone_is_an_error(timezone: str) -> None:
    assert codes(found(day(item("A", 60)), timezone=timezone)) == ["WK313"]


def test_a_misspelt_time_zone_is_told_the_right_one() -> None:
    assert found(day(item("A", 60)), timezone="Europe/Copenhage")[0].hint == "Did you mean `Europe/Copenhagen`?"


def test_clocks_that_go_back_during_the_day_give_an_hour() -> None:
    (problem,) = found(day(item("Nat", 300), start="0:30", date="2026-10-25"))
    assert problem.code == "WK312"
    assert "between 00:30 and 05:30 on 2026-10-25: 60 minutes are gained (+60)" in problem.message


def test_clocks_that_go_forward_during_the_day_take_an_hour() -> None:
    (problem,) = found(day(item("Nat", 300), start="0:30", date="2026-03-29"))
    assert problem.code == "WK312"
    assert "60 minutes are lost (-60)" in problem.message


def test_an_ordinary_day_on_the_date_of_the_change_is_fine() -> None:
    assert found(day(item("A", 300), date="2026-10-25")) == ()


@pytest.mark.parametrize(("date", "start"), [("2026-03-29", "1:00"), ("2026-10-25", "1:00")])
def test_a_day_that_ends_as_the_clocks_change_does_not_see_it(date: str, start: str) -> None:
    assert found(day(item("Nat", 60), start=start, date=date)) == ()
    assert codes(found(day(item("Nat", 61), start=start, date=date))) == ["WK312"]


def test_an_item_at_a_time_that_the_clock_skips_is_an_error() -> None:
    (problem,) = found(day(item("Før", 60), item("Nat", 60, at="2:30"), start="1:30", date="2026-03-29"))
    assert problem.code == "WK314"
    assert problem.message == "«Nat» starts 02:30 on 2026-03-29, a time that Europe/Copenhagen skips."
