from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from tests.support.authored import codes, groups, item, method, partner

from workshopkit.model.content import Extent, Sector
from workshopkit.model.workshop import GroupSize
from workshopkit.resolve.groups import deal, divide, divide_into, everybody, fitting, group_item
from workshopkit.resolve.wording import Naming

NAMING = Naming("da", "da")
SECTORS = [*Sector, None]


def sizes(made: tuple[GroupSize, ...]) -> list[int]:
    return [size.people for size in made for _ in range(size.groups)]


def test_twenty_three_people_in_fours_are_five_fours_and_one_three() -> None:
    assert divide(23, 4) == (GroupSize(5, 4), GroupSize(1, 3))


def test_groups_are_evened_out_rather_than_leaving_one_person_over() -> None:
    assert sizes(divide(9, 4)) == [3, 3, 3]


def test_nobody_is_a_pair_alone() -> None:
    assert sizes(divide(5, 2)) == [3, 2]
    assert sizes(fitting(25, Extent(2, 2))) == [3, *[2] * 11]
    assert sizes(divide(1, 2)) == [1]


def test_a_size_larger_than_everybody_makes_one_group_and_nobody_makes_none() -> None:
    assert divide(5, 8) == (GroupSize(1, 5),)
    assert divide(0, 4) == ()


def test_a_number_of_groups_is_kept_unless_there_are_too_few_people() -> None:
    assert sizes(divide_into(23, 5)) == [5, 5, 5, 4, 4]
    assert sizes(divide_into(2, 5)) == [1, 1]


@given(st.integers(0, 300), st.integers(1, 40))
def test_groups_hold_everybody_and_differ_by_at_most_one(people: int, size: int) -> None:
    made = sizes(divide(people, size))
    assert sum(made) == people
    assert made == sorted(made, reverse=True)
    assert max(made, default=0) - min(made, default=0) <= 1
    assert max(made, default=0) <= size + (size == 2)


@given(st.lists(st.tuples(st.integers(0, 12), st.sampled_from(SECTORS)), max_size=8), st.integers(1, 9))
def test_two_groups_differ_by_at_most_one_person_of_any_sector_or_partner(
    rows: list[tuple[int, Sector | None]], number: int
) -> None:
    people = everybody([partner(f"P{n}", count, sector) for n, (count, sector) in enumerate(rows)], NAMING)
    dealt = deal(people, number)
    assert sorted(map(repr, (member for group in dealt for member in group))) == sorted(map(repr, people))
    for key in ("sector", "partner"):
        counts = [Counter(getattr(member, key) for member in group) for group in dealt]
        for value in {getattr(member, key) for member in people}:
            assert max(c[value] for c in counts) - min(c[value] for c in counts) <= 1


def test_members_are_named_where_names_are_known() -> None:
    people = everybody([partner("Firma", 3, Sector.PRIVATE, ["Anna", "Bo"])], NAMING)
    assert [(member.name, member.partner) for member in people] == [("Anna", "Firma"), ("Bo", "Firma"), ("", "Firma")]


def test_a_methods_groups_are_as_large_as_it_allows_unless_that_leaves_too_small_ones() -> None:
    assert sizes(fitting(12, Extent(3, 5))) == [4, 4, 4]
    assert sizes(fitting(9, Extent(4, 4))) == [5, 4]
    assert sizes(fitting(3, Extent(4, 6))) == [3]


def test_an_item_without_a_wish_is_grouped_by_its_method() -> None:
    people = everybody([partner(count=9)], NAMING)
    made, found = group_item(item(), method(group_size=Extent(2, 3)), people, NAMING)
    assert made is not None
    assert (sizes(made.sizes), found) == ([3, 3, 3], ())
    assert group_item(item(), method(group_size=Extent(1, 1)), people, NAMING) == (None, ())
    assert group_item(item(), method(), people, NAMING) == (None, ())
    assert group_item(item(), None, people, NAMING) == (None, ())


def test_a_wish_outside_the_methods_sizes_is_a_warning() -> None:
    people = everybody([partner(count=12)], NAMING)
    (found,) = group_item(item(groups=groups(size=6)), method(group_size=Extent(2, 4)), people, NAMING)[1]
    assert (found.code, found.message) == (
        "WK221",
        "«Dialog» makes groups of 6, but «one-two-all» is for groups of 2–4.",
    )
    assert codes(group_item(item(groups=groups(count=2)), method(group_size=Extent(2, 4)), people, NAMING)[1]) == [
        "WK221"
    ]


def test_a_wish_within_the_methods_sizes_is_fine_when_the_number_of_people_leaves_a_smaller_group() -> None:
    people = everybody([partner(count=23)], NAMING)
    fours = method(group_size=Extent(4, 4))
    assert group_item(item(groups=groups(size=4)), fours, people, NAMING)[1] == ()
    assert group_item(item(groups=groups(count=6)), fours, people, NAMING)[1] == ()


def test_more_groups_than_people_and_groups_of_nobody_are_warnings() -> None:
    made, found = group_item(item(groups=groups(count=5)), None, everybody([partner(count=2)], NAMING), NAMING)
    assert made is not None
    assert (made.count, codes(found)) == (2, ["WK222"])
    nobody, found = group_item(item(groups=groups(size=5)), None, (), NAMING)
    assert (nobody, codes(found)) == (None, ["WK220"])
