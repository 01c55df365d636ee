"""What was made of the same values is made once; what has something to tell is made each time."""

from workshopkit.memory import Memory


def test_the_same_values_are_made_into_something_once() -> None:
    memory, text, made = Memory(), ["clear goal"], []

    def make() -> str:
        made.append(1)
        return text[0].upper()

    assert memory.recall("upper", (text,), make) == memory.recall("upper", (text,), make) == "CLEAR GOAL"
    assert len(made) == 1


def test_equal_values_that_are_not_the_same_are_made_each() -> None:
    memory = Memory()
    first, second = ["trust"], ["trust"]
    memory.recall("copy", (first,), lambda: 1)
    assert memory.recall("copy", (second,), lambda: 2) == 2


def test_two_makings_of_one_value_are_told_apart_by_their_names() -> None:
    memory, text = Memory(), ["trust"]
    memory.recall("upper", (text,), lambda: "TRUST")
    assert memory.recall("length", (text,), lambda: 5) == 5


def test_what_is_forgotten_elsewhere_is_kept_so_that_no_new_value_can_be_taken_for_it() -> None:
    memory = Memory()
    for number in range(2000):
        value = [number]
        assert memory.recall("number", (value,), lambda value=value: value[0]) == number


def test_what_has_something_to_tell_tells_it_each_time() -> None:
    memory, text, told = Memory(), ["trust"], []
    for _ in range(2):
        memory.recall("told", (text,), lambda: told.append("too long"), told)
    assert told == ["too long", "too long"]
