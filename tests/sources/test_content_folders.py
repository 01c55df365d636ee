from pathlib import Path

import pytest
from tests.support.authored import codes
from tests.support.kits import write

from workshopkit.diagnostics import Diagnostic
from workshopkit.model.content import Library
from workshopkit.sources.content import load_library
from workshopkit.sources.locate import Places, packaged_data


@pytest.fixture(name="places")
def three_layers(tmp_path: Path) -> Places:
    """A workshop's folder over a user's over the package."""
    return Places.of(tmp_path / "workshop", tmp_path / "user")


def library(places: Places, language: str = "da") -> Library:
    found, diagnostics = load_library(places, language)
    assert (codes(diagnostics), found is None) == ([], False)
    assert found is not None
    return found


def told(places: Places) -> tuple[Diagnostic, ...]:
    found, diagnostics = load_library(places)
    assert found is None
    return diagnostics


def test_a_nearer_item_overrides_single_fields_and_keeps_the_rest(places: Places) -> None:
    shipped = library(Places.of(None, None)).factors["trust"]
    write(places.layers[1] / "content/factors/trust.yaml", "gist: {da: Brugerens, en: The user's}\norder: 5\n")
    write(places.layers[0] / "content/factors/trust.yaml", "gist: {da: Workshoppens}\n")
    mine = library(places).factors["trust"]
    assert mine.gist.values == {"da": "Workshoppens", "en": "The user's"}
    assert mine.order == 5
    assert (mine.title.values, mine.questions) == (shipped.title.values, shipped.questions)


def test_a_list_is_overridden_as_a_whole(places: Places) -> None:
    write(places.layers[0] / "content/factors/trust.yaml", "signs: [{da: Ét tegn., en: One sign.}]\n")
    assert [sign.values["da"] for sign in library(places).factors["trust"].signs] == ["Ét tegn."]


def test_a_plain_text_is_in_the_workshops_language(places: Places) -> None:
    write(places.layers[0] / "content/factors/trust.yaml", "gist: Tillid er alt.\n")
    assert library(places, "da").factors["trust"].gist.values == {"da": "Tillid er alt."}
    assert library(places, "en").factors["trust"].gist.values == {"en": "Tillid er alt."}


def test_a_new_item_takes_its_place_in_the_order(places: Places) -> None:
    write(
        places.layers[0] / "content/clauses/purpose-extra.yaml",
        """\
        id: purpose-extra
        section: purpose
        order: 99
        title: {da: Mere, en: More}
        question: {da: Hvad mere?, en: What else?}
        why: {da: Derfor., en: Because.}
        good: {da: Et svar., en: An answer.}
        """,
    )
    clauses = list(library(places).clauses)
    assert clauses[clauses.index("purpose-extra") - 1].startswith("purpose-")
    assert clauses[clauses.index("purpose-extra") + 1].startswith("scope-")


@pytest.mark.parametrize(
    ("path", "text", "code", "line", "column", "hint"),
    [
        ("factors/trust.yaml", "id: trus\n", "WK109", 1, 5, "Name the file trus.yaml, or write id: trust."),
        ("factors/trust.yaml", "gits: {da: a}\n", "WK101", 1, 1, "Did you mean «gist»?"),
        ("factors/trust.yaml", "gist: {da: a\n", "WK002", 1, 7, "Write «}»"),
        ("factors/new.yaml", "id: new\n", "WK102", 1, 1, "Add «order:»."),
        ("factors/trust.yml", "gist: {da: a}\n", "WK110", 0, 0, "Name it trust.yaml."),
        ("factors/trust.txt", "x", "WK110", 0, 0, "Move it away."),
        ("faktors/trust.yaml", "gist: {da: a}\n", "WK110", 0, 0, "Did you mean «factors»?"),
    ],
)
def test_a_mistake_in_content_of_ones_own_is_told_with_its_file(
    places: Places, path: str, text: str, code: str, line: int, column: int, hint: str
) -> None:
    file = write(places.layers[0] / "content" / path, text)
    first = told(places)[0]
    assert first.span is not None
    assert first.code == code
    assert (first.span.line, first.span.column) == (line, column)
    assert str(file).startswith(first.span.file)
    assert first.hint.startswith(hint)


def test_mistakes_of_all_files_are_told_in_one_go(places: Places) -> None:
    write(places.layers[0] / "content/factors/trust.yaml", "order: first\n")
    write(places.layers[0] / "content/methods/welcome.yaml", "steps: none\n")
    write(places.layers[1] / "content/materials/pens.yaml", "reusable: maybe\n")
    assert sorted(codes(told(places))) == ["WK103", "WK103", "WK103"]


def test_more_items_than_are_read_are_told(places: Places) -> None:
    for number in range(501):
        name = f"m{number:03}"
        write(places.layers[0] / f"content/materials/{name}.yaml", f"id: {name}\ntitle: Ting\nreusable: true\n")
    (found,) = told(places)
    assert (found.code, found.message) == ("WK110", "content/materials/m500.yaml is not read")
    assert found.hint == "At most 500 files of a folder are read: join some, or move them away."


def test_hidden_files_are_left_alone(places: Places) -> None:
    write(places.layers[0] / "content/.DS_Store", "")
    write(places.layers[0] / "content/factors/.trust.yaml.swp", "")
    assert library(places).factors.keys() == library(Places.of(None, None)).factors.keys()


def test_the_workshop_comes_first_and_the_package_last(tmp_path: Path) -> None:
    places = Places.of(tmp_path / "workshop", tmp_path / "user")
    assert places.layers == (tmp_path / "workshop", tmp_path / "user", packaged_data())
    for layer in places.layers[:2]:
        write(layer / "content/x.yaml", "")
    assert places.first("content/x.yaml") == tmp_path / "workshop/content/x.yaml"
    assert places.every("content/x.yaml") == (tmp_path / "user/content/x.yaml", tmp_path / "workshop/content/x.yaml")
    assert places.first("nowhere") is None
    assert places.first("x" * 300) is None
