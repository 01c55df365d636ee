import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshopkit.sources.clock import LONGEST_MINUTES, ClockError, read_clock, read_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("9:30", 570), ("09:30", 570), ("9.30", 570), (" 09.30 ", 570), ("0:00", 0), ("23:59", 1439), ("7:20", 440)],
)
def test_clock_times_as_people_write_them(text: str, minutes: int) -> None:
    assert read_clock(text) == minutes


@pytest.mark.parametrize(
    "text", ["", "9", "930", "24:00", "9:60", "9:3", "-1:00", "9:30:00", "ni", "9,30", "9:30 am", "٩:٣٠x"]
)
def test_what_is_no_clock_time_is_refused(text: str) -> None:
    with pytest.raises(ClockError):
        read_clock(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45), ("1h 30m", 90), ("1h30m", 90), ("1:30", 90), ("0:45", 45), ("90m", 90), ("2h", 120), ("1t 30min", 90),
        ("1 time 5 minutter", 65), ("2 timer", 120), ("2 hours 5 minutes", 125), ("1 Hour", 60), ("45 min.", 45), (" 7 ", 7),
    ],
)  # fmt: skip
def test_lengths_as_people_write_them(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize(
    "text", ["", "0", "-5", "721", "13h", "1.30", "1,5", "half an hour", "h", "m", "45 45", "1h 30", "²", "9" * 5000]
)
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ClockError):
        read_minutes(text)


@given(st.integers(0, 1439), st.sampled_from(":."), st.booleans())
def test_every_minute_of_the_day_can_be_written_and_read(minutes: int, mark: str, padded: bool) -> None:
    hours = f"{minutes // 60:02d}" if padded else str(minutes // 60)
    assert read_clock(f"{hours}{mark}{minutes % 60:02d}") == minutes


@given(
    st.integers(1, LONGEST_MINUTES),
    st.sampled_from(["{m}", "{h}:{r:02d}", "{h}h {r}m", "{h}t{r}min", "{h} timer {r} minutter"]),
)
def test_every_length_can_be_written_and_read(minutes: int, form: str) -> None:
    assert read_minutes(form.format(m=minutes, h=minutes // 60, r=minutes % 60)) == minutes


@given(st.text(max_size=20))
def test_any_text_is_a_time_or_is_refused(text: str) -> None:
    for read, most in ((read_clock, 1439), (read_minutes, LONGEST_MINUTES)):
        try:
            minutes, told = read(text), "«»"
        except ClockError as reason:
            minutes, told = 0, str(reason)
        assert 0 <= minutes <= most
        assert "«" in told
