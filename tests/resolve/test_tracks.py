from tests.support.authored import codes, day, groups, item, library, partner, tracks, workshop

from workshopkit.model.agenda import AuthoredItem, Kind
from workshopkit.resolve.schedule import schedule_day
from workshopkit.resolve.tracks import check_tracks
from workshopkit.resolve.wording import Naming
from workshopkit.resolve.workshop import resolve_workshop

NAMING = Naming("da", "da")


def lengths(authored: AuthoredItem) -> tuple[int, list[int]]:
    """Minutes of the item and of each of its tracks, which all start with it."""
    schedule, found = schedule_day(day(item("Før", 10), authored), NAMING)
    assert found == ()
    slot = schedule.slots[1]
    assert {track.starts for track in slot.tracks} == {slot.starts}
    return slot.ends - slot.starts, [track.ends - track.starts for track in slot.tracks]


def test_an_item_lasts_as_long_as_its_longest_track_and_so_does_a_track_without_minutes() -> None:
    assert lengths(tracks(item("A", 40), item("B"), item("C", 55))) == (55, [40, 55, 55])


def test_tracks_without_minutes_last_as_long_as_the_item() -> None:
    assert lengths(tracks(item("A"), item("B"), minutes=45)) == (45, [45, 45])


def test_a_track_may_say_when_it_ends() -> None:
    assert lengths(tracks(item("A", until="10:00"), item("B", 20))) == (50, [50, 20])


def test_a_track_longer_than_the_items_own_minutes_is_an_error() -> None:
    (found,) = schedule_day(day(tracks(item("A", 40), item("B", 30), minutes=35)), NAMING)[1]
    assert (found.code, found.message) == ("WK318", "«A» lasts 40 minutes, but «Spor» only 35.")
    assert found.hint == "Shorten «A» by 5 minutes, or leave out how long «Spor» lasts."


def test_a_track_longer_than_the_items_until_is_an_error() -> None:
    assert codes(schedule_day(day(tracks(item("A", 40), item("B"), until="9:30")), NAMING)[1]) == ["WK318"]


def test_a_track_cannot_start_at_another_time_than_the_others() -> None:
    assert codes(schedule_day(day(tracks(item("A", 40, at="9:05"), item("B", 40))), NAMING)[1]) == ["WK319"]


def test_tracks_without_any_minutes_have_no_minutes() -> None:
    assert codes(schedule_day(day(tracks(item("A"), item("B")), item("C", 5)), NAMING)[1]) == ["WK301"]


def test_tracks_stand_two_or_more_on_items_of_their_kind_one_level_deep() -> None:
    authored = workshop(
        day(
            tracks(title="Ingen"),
            tracks(item("A", 5), title="Ét"),
            item("Oplæg", 5, tracks=(item("A"), item("B"))),
            tracks(tracks(item("A"), item("B"), title="Inderst"), item("C", 5)),
        )
    )
    found = check_tracks(authored, NAMING)
    assert codes(found) == ["WK316", "WK315", "WK317", "WK317"]
    assert found[2].message == "«Oplæg» has tracks, but its kind is `plenary`."


def test_people_are_split_over_the_tracks_and_grouped_within_them() -> None:
    authored = workshop(
        day(tracks(item("A", 30, groups=groups(size=3)), item("B", 30, kind=Kind.PLENARY))),
        partners=(partner(count=7), partner("Firma", 6, None)),
    )
    resolved, _ = resolve_workshop(authored, library(), "da")
    assert resolved is not None
    track = resolved.items[0].tracks[0]
    assert track.groups is not None
    assert [len(group) for group in track.groups.members] == [3, 2, 2]
    assert resolved.items[0].tracks[1].groups is None
    assert [t.id for t in resolved.items[0].tracks] == ["spor-a", "spor-b"]
