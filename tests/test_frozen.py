"""Our frozen dataclasses behave as the standard library's do."""

import copy
import dataclasses
import pickle

import pytest

from workshopkit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A point."""

    x: int
    y: int = 0
    tags: dict[str, int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Named(Point):
    """A point with a name."""

    name: str = ""


@dataclass(frozen=True)
class Loose:
    """Without slots."""

    x: int


def test_values_with_the_same_fields_are_equal_and_hash_alike() -> None:
    assert Loose(1) == Loose(1) != Loose(2)
    assert hash(Loose(1)) == hash(Loose(1))
    assert Point(1) != Named(1)


@pytest.mark.parametrize("value", [Point(1), Loose(1)])
def test_no_field_can_be_set_or_deleted(value: Point | Loose) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError, match="'x'"):
        value.x = 2  # type: ignore[misc]  # what is tested
    with pytest.raises(dataclasses.FrozenInstanceError, match="'x'"):
        del value.x
    assert value.x == 1


def test_a_default_factory_makes_a_new_value_each_time() -> None:
    assert Point(1).tags == {}
    assert Point(1).tags is not Point(1).tags


def test_the_standard_librarys_functions_take_them() -> None:
    named = Named(1, name="a")
    assert dataclasses.replace(named, x=2) == Named(2, name="a")
    assert [field.name for field in dataclasses.fields(named)] == ["x", "y", "tags", "name"]
    assert copy.deepcopy(named) == pickle.loads(pickle.dumps(named)) == named
    assert repr(Point(1)) == "Point(x=1, y=0, tags={})"


def test_a_missing_or_unknown_argument_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="'x'"):
        Point()  # type: ignore[call-arg]  # what is tested
    with pytest.raises(TypeError, match="'z'"):
        Point(1, z=2)  # type: ignore[call-arg]  # what is tested


def test_patterns_match_by_position() -> None:
    match Point(3, 4):
        case Point(x, y):
            assert (x, y) == (3, 4)
