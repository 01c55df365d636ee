"""The examples' papers that are made for print only: accessible, on the sheets that they should fill, in one language."""

import re
from collections.abc import Callable

import pytest
from tests.support.kits import Kit, example_languages
from tests.support.pdfs import sizes_mm, standards_failures, texts

from workshopkit.model.kinds import PRINTED

FOREIGN = {
    "da": r" (the|and|with|you|your|what|from|that|this|will|of) ",
    "en": r" (og|ikke|med|det|jeres|hvad|fra|som|til|af|på|skal|vi) ",
}
ONE_PAGE = ("agreement", "evaluation", "canvas", "print-plan")
KitOf = Callable[[str, str], Kit]
pytestmark = pytest.mark.parametrize(("example", "language"), example_languages())


def test_every_paper_is_there_and_accessible(example: str, language: str, kit_of: KitOf) -> None:
    kit = kit_of(example, language)
    files = {kind: kit.files(kind) for kind in PRINTED}
    assert all(files.values())
    assert {
        file.name: standards_failures(file) for found in files.values() for file in found if standards_failures(file)
    } == {}


def test_papers_fill_the_sheets_that_they_should(example: str, language: str, kit_of: KitOf) -> None:
    kit = kit_of(example, language)
    assert {kind: len(sizes_mm(kit.files(kind)[0])) for kind in ONE_PAGE} == dict.fromkeys(ONE_PAGE, 1)
    [cards] = kit.files("cards")
    assert set(sizes_mm(cards)) == {(210, 297)}
    assert len(sizes_mm(cards)) in (2, 8)


def test_papers_are_in_one_language(example: str, language: str, kit_of: KitOf) -> None:
    kit = kit_of(example, language)
    pages = [page for kind in PRINTED for file in kit.files(kind) for page in texts(file)]
    assert [found for page in pages if (found := re.search(FOREIGN[language], page))] == []


def test_no_page_is_empty(example: str, language: str, kit_of: KitOf) -> None:
    kit = kit_of(example, language)
    kinds = [kind for kind in PRINTED if kind != "name-signs"]  # the spare ones are blank
    assert [file.name for kind in kinds for file in kit.files(kind) if not all(texts(file))] == []
