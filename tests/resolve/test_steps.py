from hypothesis import given
from hypothesis import strategies as st
from tests.support.authored import item, method, step, step_of

from workshopkit.diagnostics import Diagnostic
from workshopkit.model.agenda import AuthoredItem
from workshopkit.model.content import Extent, Method
from workshopkit.model.workshop import Step
from workshopkit.resolve.localize import Localizer
from workshopkit.resolve.steps import item_steps, scale
from workshopkit.resolve.wording import Naming

NAMING = Naming("da", "da")
ROWS = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 12)), min_size=1, max_size=7)


def steps(
    authored: AuthoredItem, minutes: int, its: Method | None = None
) -> tuple[tuple[Step, ...], tuple[Diagnostic, ...]]:
    return item_steps(authored, its, 600, minutes, Localizer(NAMING), NAMING)


def test_a_methods_steps_are_scaled_by_their_shares_and_follow_one_another() -> None:
    its = method(steps=(step_of("alone", 1), step_of("pairs", 2), step_of("all", 3)))
    made, found = steps(item(), 60, its)
    assert [(each.id, each.title, each.minutes, each.starts) for each in made] == [
        ("alone", "Alone", 10, 600),
        ("pairs", "Pairs", 20, 610),
        ("all", "All", 30, 630),
    ]
    assert found == ()


def test_items_of_half_an_hour_or_more_get_steps_in_fives() -> None:
    assert scale(30, [1, 1, 2], [2, 2, 2]) == (10, 5, 15)
    assert scale(25, [1, 1, 2], [2, 2, 2]) == (6, 6, 13)
    assert scale(31, [1, 1], [1, 1]) == (16, 15)


def test_fives_give_way_where_the_minima_need_it() -> None:
    assert scale(30, [1] * 7, [2] * 7) == (5, 5, 4, 4, 4, 4, 4)


def test_a_step_gets_at_least_its_minimum() -> None:
    assert scale(20, [1, 9], [8, 2]) == (8, 12)


@given(st.integers(1, 300), ROWS)
def test_scaled_steps_sum_to_the_item_and_keep_their_minima_where_these_fit(
    total: int, rows: list[tuple[int, int]]
) -> None:
    shares, least = [share for share, _ in rows], [minimum for _, minimum in rows]
    minutes = scale(total, shares, least)
    assert sum(minutes) == total
    wanted = [max(1, minimum) for minimum in least]
    if sum(wanted) <= total:
        assert all(made >= minimum for made, minimum in zip(minutes, wanted, strict=True))
        if total >= 30 and total % 5 == 0 and sum(-(-minimum // 5) for minimum in wanted) <= total // 5:
            assert all(made % 5 == 0 for made in minutes)
    elif total >= len(rows):
        assert min(minutes) >= 1


@given(st.integers(1, 29), st.lists(st.integers(1, 9), min_size=1, max_size=6))
def test_without_minima_in_the_way_a_step_is_within_a_minute_of_its_share(total: int, shares: list[int]) -> None:
    minutes = scale(total, shares, [0] * len(shares))
    exact = [total * share / sum(shares) for share in shares]
    if min(exact) >= 1:
        assert all(abs(made - wanted) < 1 for made, wanted in zip(minutes, exact, strict=True))


def test_an_item_too_short_for_its_method_squeezes_the_steps_with_a_warning() -> None:
    its = method(steps=(step_of("alone", 1, 4), step_of("all", 1, 8)), minutes=Extent(12, 40))
    made, (found,) = steps(item(), 6, its)
    assert [each.minutes for each in made] == [2, 4]
    assert found.code == "WK232"
    assert found.message == "«Dialog» lasts 6 minutes, but the steps of «one-two-all» need 12: they are squeezed."
    assert found.hint.startswith("Give «Dialog» 6 minutes more")


def test_an_item_longer_than_the_method_is_meant_for_is_a_warning() -> None:
    _, (found,) = steps(item(), 90, method(minutes=Extent(12, 40)))
    assert found.code == "WK231"
    assert found.message == "«Dialog» lasts 90 minutes, but «one-two-all» is meant for 12–40."


def test_own_steps_without_minutes_share_what_is_left_and_have_no_title() -> None:
    made, found = steps(item(steps=(step("Tænk"), step("Tal", 10), step("Skriv"))), 25, method())
    assert [(each.title, each.text, each.minutes) for each in made] == [
        ("", "Tænk", 8),
        ("", "Tal", 10),
        ("", "Skriv", 7),
    ]
    assert [each.starts for each in made] == [600, 608, 618]
    assert found == ()


def test_own_steps_longer_than_the_item_are_an_error_and_shorter_ones_a_note() -> None:
    _, (over,) = steps(item(steps=(step("Tænk", 20), step("Tal", 10))), 25)
    assert (over.code, over.message) == ("WK233", "The steps of «Dialog» take 30 minutes, but it lasts 25.")
    _, (under,) = steps(item(steps=(step("Tænk", 20),)), 25)
    assert (under.code, under.severity) == ("WK234", "note")
    _, (nothing,) = steps(item(steps=(step("Tænk", 25), step("Tal"))), 25)
    assert nothing.code == "WK235"
