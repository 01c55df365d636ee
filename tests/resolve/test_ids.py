from hypothesis import given
from hypothesis import strategies as st
from tests.support.authored import day, item, tracks, workshop

from workshopkit.model.agenda import AuthoredWorkshop
from workshopkit.resolve.ids import assign_ids
from workshopkit.resolve.wording import Naming

NAMING = Naming("en", "da")


def ids(authored: AuthoredWorkshop) -> list[str]:
    made, found = assign_ids(authored, NAMING)
    assert found == ()
    return [made[path] for path in sorted(made)]


def test_ids_come_from_titles_in_the_workshops_own_language() -> None:
    assert ids(workshop(day(item({"da": "Fælles mål", "en": "Shared goal"})))) == ["faelles-maal"]


def test_equal_titles_are_numbered_over_all_days() -> None:
    authored = workshop(day(item("Pause"), item("Pause")), day(item("Pause")))
    assert ids(authored) == ["pause", "pause-2", "pause-3"]


def test_a_made_id_never_takes_an_authored_one_that_comes_later() -> None:
    assert ids(workshop(day(item("Pause"), item("Kaffe", id="pause")))) == ["pause-2", "pause"]


def test_a_tracks_id_begins_with_its_items() -> None:
    authored = workshop(day(tracks(item("A"), item("A"), item("B", id="own"), title="Spor")))
    assert ids(authored) == ["spor", "spor-a", "spor-a-2", "spor-own"]


def test_a_made_id_never_takes_that_of_an_authored_track() -> None:
    authored = workshop(day(item("Spor A"), tracks(item("x", id="a"), item("y", id="b"), id="spor")))
    assert ids(authored) == ["spor-a-2", "spor", "spor-a", "spor-b"]


def test_an_authored_id_given_twice_is_an_error_at_the_second() -> None:
    authored = workshop(day(item("Pause", id="p")), day(item("Kaffe", id="p", line=9)))
    (found,) = assign_ids(authored, NAMING)[1]
    assert (found.code, found.message) == ("WK202", "«Kaffe» has the id `p`, which «Pause» has too.")
    assert found.span is not None
    assert found.span.line == 9


def test_siblings_tracks_may_not_share_an_id_but_those_of_two_items_may() -> None:
    one, two = tracks(item("A", id="a"), item("B", id="a"), title="E"), tracks(item("C", id="a"), item("D"), title="F")
    assert len(assign_ids(workshop(day(one, two)), NAMING)[1]) == 1


@given(st.lists(st.tuples(st.sampled_from(["a", "a b", "a-2", "b"]), st.sampled_from(["", "b"])), max_size=9))
def test_all_ids_differ(rows: list[tuple[str, str]]) -> None:
    items = [tracks(item(title), item(title), item("b", id=own), title=title) for title, own in rows]
    made = ids(workshop(day(*items)))
    assert len(set(made)) == len(made) == 4 * len(rows)
