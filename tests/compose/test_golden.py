"""The kickoff example as values; after a wanted change: python -m tests.support.golden, and read the difference."""

import pytest
from tests.support.golden import FOLDER, goldens


def test_every_document_of_the_example_has_a_golden_and_no_golden_is_left_over() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.json")) == sorted(goldens())


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.json")))
def test_the_example_composes_to_its_golden(name: str) -> None:
    made = goldens()[name].splitlines()
    assert made == (FOLDER / name).read_text(encoding="utf-8").splitlines()
