"""All that the kit writes passes its own check, in every example and language."""

from collections.abc import Callable

import pytest
from tests.support.kits import Kit, example_languages

from workshopkit.pipeline.accessibility import check_accessibility


@pytest.mark.parametrize(("example", "language"), example_languages())
def test_all_that_the_kit_writes_passes(example: str, language: str, kit_of: Callable[[str, str], Kit]) -> None:
    made_all = kit_of(example, language).report.artefacts
    artefacts = [made for made in made_all if made.format in ("pptx", "docx")]  # PDFs have a validator of their own
    found = {(made.kind, d.code, d.message) for made in artefacts for d in check_accessibility(made.path).diagnostics}
    assert artefacts
    assert found == set()
