from hypothesis import given
from hypothesis import strategies as st
from tests.support.authored import clock, codes, day, item, span

from workshopkit.diagnostics import Severity, has_errors
from workshopkit.model.agenda import AuthoredDay, AuthoredItem, Kind
from workshopkit.resolve import wording
from workshopkit.resolve.schedule import schedule_day, share_out

NAMING = wording.Naming("da", "da")


def laid(authored: AuthoredDay) -> list[str]:
    """The day as `09:00–09:15 Velkomst`, and its diagnostics must be none but notes."""
    schedule, found = schedule_day(authored, NAMING)
    assert [d for d in found if d.severity is not Severity.NOTE] == []
    return [f"{wording.clock(s.starts)}–{wording.clock(s.ends)} {NAMING.plain(s.item.title)}" for s in schedule.slots]


def problems(authored: AuthoredDay) -> list[str]:
    """Diagnostics as `WK303 message hint`."""
    return [f"{d.code} {d.message} {d.hint}" for d in schedule_day(authored, NAMING)[1]]


def test_items_follow_one_another_from_the_start_of_the_day() -> None:
    assert laid(day(item("Velkomst", 15), item("Dialog", 45))) == ["09:00–09:15 Velkomst", "09:15–10:00 Dialog"]


def test_until_sets_the_end() -> None:
    assert laid(day(item("Velkomst", until="9:20"), item("Dialog", 10)))[0] == "09:00–09:20 Velkomst"


def test_an_item_without_minutes_lasts_until_the_next_locked_one() -> None:
    assert laid(day(item("Dialog"), item("Frokost", 45, at="12:00")))[0] == "09:00–12:00 Dialog"


def test_the_last_item_without_minutes_lasts_until_the_promised_end() -> None:
    assert laid(day(item("Dialog", 30), item("Farvel"), end="10:00"))[1] == "09:30–10:00 Farvel"


def test_an_item_that_nothing_gives_minutes_is_one_error_without_followers() -> None:
    found = problems(day(item("Dialog"), item("Snak", 30), end="10:00"))
    assert found == [
        "WK301 «Dialog» has no minutes. Give it `minutes` or `until`, or lock the item after it with `at`."
    ]


def test_the_clock_is_known_again_at_the_next_locked_item() -> None:
    authored = day(item("A"), item("B", 30), item("C", 30, at="11:00"), item("D", 30, at="11:10"))
    assert codes(schedule_day(authored, NAMING)[1]) == ["WK301", "WK303"]


def test_minutes_and_until_that_disagree_are_an_error_at_the_minutes() -> None:
    authored = day(item("Dialog", 40, until="9:30", minutes_span=span(7, 14)))
    (found,) = schedule_day(authored, NAMING)[1]
    assert (found.code, found.message) == ("WK302", "«Dialog» says 40 minutes, but 09:00–09:30 is 30 minutes.")
    assert found.hint == 'Write one of `minutes: 30` and `until: "09:40"`.'
    assert found.span == span(7, 14)


def test_lunch_that_starts_before_the_dialogue_ends_is_an_overlap_at_its_clock_time() -> None:
    authored = day(item("Dialog", 190), item("Frokost", 45, at="12:00", at_span=span(9, 11)))
    schedule, (found,) = schedule_day(authored, NAMING)
    assert (found.code, found.severity) == ("WK303", Severity.ERROR)
    assert found.message == "«Frokost» starts 12:00 but «Dialog» runs to 12:10."
    assert found.hint == "Shorten «Dialog» by 10 minutes or move «Frokost»."
    assert found.span == span(9, 11)
    assert schedule.slots[1].starts == clock("12:00")


def test_an_overlap_longer_than_the_item_before_asks_for_more_than_that_item() -> None:
    (found,) = problems(day(item("A", 60), item("B", 5), item("C", 5, at="9:50")))
    assert found.endswith("Shorten the items before «C» by 15 minutes or move «C».")


def test_an_item_locked_before_the_day_starts_is_an_overlap_with_the_start() -> None:
    (found,) = problems(day(item("A", 60, at="8:45")))
    assert found == "WK303 «A» starts 08:45 but the day starts 09:00. Start the day 08:45 or move «A»."


def test_a_gap_is_a_warning_with_its_minutes() -> None:
    (found,) = problems(day(item("A", 60), item("B", 30, at="10:10")))
    assert found.startswith("WK304 «B» starts 10:10 but «A» ends 10:00: 10 minutes are unfilled.")


def test_a_flexible_item_takes_what_is_left_before_the_locked_one() -> None:
    authored = day(item("A", 30), item("Luft", flexible=True), item("B", 30), item("Frokost", 45, at="12:00"))
    assert laid(authored)[1:3] == ["09:30–11:30 Luft", "11:30–12:00 B"]


def test_a_flexible_item_takes_what_is_left_before_the_promised_end() -> None:
    assert laid(day(item("Luft", flexible=True), item("B", 30), end="12:00"))[0] == "09:00–11:30 Luft"


def test_a_flexible_item_may_take_what_is_left_before_an_item_known_by_its_end() -> None:
    authored = day(item("Luft", flexible=True), item("B", 30, until="12:00"), item("C", 15))
    assert laid(authored) == ["09:00–11:30 Luft", "11:30–12:00 B", "12:00–12:15 C"]


def test_flexible_items_share_equally_and_the_earlier_gets_the_odd_minute() -> None:
    authored = day(item("A", flexible=True), item("B", 10), item("C", flexible=True), end="9:31")
    assert laid(authored) == ["09:00–09:11 A", "09:11–09:21 B", "09:21–09:31 C"]


def test_a_flexible_item_gets_no_less_than_its_own_minutes() -> None:
    authored = day(item("A", flexible=True), item("B", 40, flexible=True), end="10:00")
    assert laid(authored) == ["09:00–09:20 A", "09:20–10:00 B"]


def test_a_flexible_item_without_anything_left_is_dropped_with_a_warning() -> None:
    schedule, (found,) = schedule_day(
        day(item("A", 60), item("Luft", flexible=True), item("B", 30, at="10:00")), NAMING
    )
    assert [NAMING.plain(slot.item.title) for slot in schedule.slots] == ["A", "B"]
    assert (found.code, found.message) == ("WK305", "«Luft» is flexible, but no time is left for it: it is left out.")


def test_a_flexible_item_lasts_its_minutes_where_nothing_after_it_is_fixed() -> None:
    assert laid(day(item("Luft", 20, flexible=True), item("B", 10)))[0] == "09:00–09:20 Luft"


def test_a_flexible_item_that_nothing_bounds_is_an_error() -> None:
    assert problems(day(item("Luft", flexible=True)))[0].startswith("WK306 «Luft» is flexible, but nothing after it")


def test_running_over_the_promised_end_is_a_warning_and_slack_a_note() -> None:
    assert problems(day(item("A", 70), end="10:00"))[0].startswith(
        "WK307 «A» ends 10:10, 10 minutes after the promised end 10:00."
    )
    (slack,) = schedule_day(day(item("A", 59), end="10:00"), NAMING)[1]
    assert (slack.code, slack.severity) == ("WK308", Severity.NOTE)
    assert slack.message == "«A» ends 09:59, 1 minute before the promised end 10:00."


def test_a_day_may_end_at_midnight_but_not_after_it() -> None:
    assert laid(day(item("Nat", 60), start="23:00")) == ["23:00–24:00 Nat"]
    assert problems(day(item("Nat", 61), item("Mere", 5), start="23:00"))[0].startswith(
        "WK309 «Nat» runs 1 minute past midnight."
    )


def test_a_day_that_ends_before_it_starts_is_an_error_alone() -> None:
    assert codes(schedule_day(day(item("A", flexible=True), start="9:00", end="8:00"), NAMING)[1]) == ["WK310"]


def test_an_item_that_is_to_end_before_it_starts_is_an_error() -> None:
    assert codes(schedule_day(day(item("A", 60), item("B", until="9:50")), NAMING)[1]) == ["WK310"]


def test_an_empty_day_and_one_of_over_a_hundred_items_are_errors() -> None:
    assert codes(schedule_day(day(item("Forberedelse", kind=Kind.PRE_WORK)), NAMING)[1]) == ["WK321"]
    assert codes(schedule_day(day(*[item("A", 1)] * 101), NAMING)[1]) == ["WK320"]
    assert laid(day(*[item("A", 1)] * 100))


def test_every_problem_of_a_day_is_told() -> None:
    authored = day(
        item("A", 0), item("B", 30, at="10:00"), item("C", 30, at="10:10"), item("D"), item("E", 5), end="12:00"
    )
    assert codes(schedule_day(authored, NAMING)[1]) == ["WK323", "WK303", "WK301"]


_ITEMS = st.lists(
    st.tuples(st.integers(1, 40), st.booleans(), st.one_of(st.none(), st.integers(0, 60))), min_size=1, max_size=12
)


@given(_ITEMS)
def test_without_errors_items_never_overlap_and_locked_ones_stay(rows: list[tuple[int, bool, int | None]]) -> None:
    """Each row: minutes, flexible, and the minutes after the running sum at which it is locked."""
    items, sum_of_minutes = [], 9 * 60
    for n, (minutes, flexible, later) in enumerate(rows):
        at = None if later is None else sum_of_minutes + later
        items.append(item(str(n), None if flexible else minutes, flexible=flexible, at=at))
        sum_of_minutes = (sum_of_minutes if at is None else at) + (0 if flexible else minutes)
    schedule, found = schedule_day(day(*items, end="23:59"), NAMING)
    assert {d.code for d in found} <= {"WK304", "WK305", "WK308"}
    ends = 9 * 60
    for slot in schedule.slots:
        assert slot.starts >= ends
        assert slot.ends > slot.starts
        assert slot.item.at in (None, slot.starts)
        assert slot.item.minutes in (None, slot.ends - slot.starts)
        ends = slot.ends
    dropped = sum(d.code == "WK305" for d in found)
    assert len(schedule.slots) + dropped == len(items)
    if items[-1].flexible and not dropped:
        assert schedule.ends == 23 * 60 + 59


@given(st.integers(-50, 300), st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_shares_sum_to_what_is_left_and_differ_only_where_a_least_asks_for_it(minutes: int, least: list[int]) -> None:
    shares = share_out(minutes, least)
    assert all(share >= own for share, own in zip(shares, least, strict=True))
    if sum(least) <= minutes:
        assert sum(shares) == minutes
        lifted = [share for share, own in zip(shares, least, strict=True) if share > own]
        assert max(lifted, default=0) - min(lifted, default=0) <= 1
        assert all(
            share <= min(lifted, default=share) + 1 or share == own for share, own in zip(shares, least, strict=True)
        )
    else:
        assert shares == least


def test_a_title_may_hold_any_character() -> None:
    assert problems(day(item("100 % {klar} %s", 70), end="10:00"))[0].startswith("WK307 «100 % {klar} %s» ends 10:10,")


_CLOCKS = st.one_of(st.none(), st.integers(8 * 60, 25 * 60))
_ANY = st.builds(
    lambda minutes, at, until, flexible, own: item(
        "X", minutes, at=at, until=until, flexible=flexible, tracks=tuple(item("T", m, until=u) for m, u in own)
    ),
    st.one_of(st.none(), st.integers(0, 90)),
    _CLOCKS,
    _CLOCKS,
    st.booleans(),
    st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 90)), _CLOCKS), max_size=2),
)


@given(st.lists(_ANY, max_size=6), st.one_of(st.none(), st.sampled_from(["8:00", "12:00", "23:00"])))
def test_whatever_is_written_gives_errors_or_a_day_in_order(items: list[AuthoredItem], end: str | None) -> None:
    schedule, found = schedule_day(day(*items, end=end), NAMING)
    if has_errors(found):
        return
    ends = 9 * 60
    for slot in schedule.slots:
        assert ends <= slot.starts < slot.ends <= 24 * 60
        assert slot.item.at in (None, slot.starts)
        assert slot.item.until in (None, slot.ends)
        assert all((track.starts, track.ends <= slot.ends) == (slot.starts, True) for track in slot.tracks)
        ends = slot.ends


def test_an_item_that_ends_at_a_clock_time_must_fit_after_a_flexible_one() -> None:
    (found,) = problems(day(item("A", 40, flexible=True), item("B", 30, until="10:00")))
    assert found.startswith("WK303 «B» is to end 10:00 but runs to 10:10. Shorten what comes before it by 10 minutes ")


def test_a_gap_before_the_first_item_offers_to_start_the_day_later() -> None:
    (found,) = problems(day(item("A", 60, at="9:30")))
    assert found.startswith("WK304 «A» starts 09:30 but the day starts 09:00: 30 minutes are unfilled.")
    assert "start the day 09:30" in found
