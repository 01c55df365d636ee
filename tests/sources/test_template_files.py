from pathlib import Path

import pytest
from tests.support.kits import write

from workshopkit.model.kinds import KINDS
from workshopkit.sources.locate import Places, packaged_data
from workshopkit.sources.templates import load_template


def own(folder: Path, text: str) -> list[tuple[str, int, int]]:
    file = write(folder / "templates/documents/deck.yaml", text)
    template, found = load_template("deck", Places.of(folder, None))
    assert template is None
    assert all(d.span is not None and d.span.file == str(file) for d in found)
    return [(d.code, d.span.line, d.span.column) for d in found if d.span]


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_a_packaged_template_for_every_kind(kind: str) -> None:
    template, found = load_template(kind, Places.of(None, None))
    assert found == ()
    assert template is not None
    assert (template.kind, template.file) == (kind, packaged_data() / f"templates/documents/{kind}.yaml")


def test_the_nearest_template_wins(tmp_path: Path) -> None:
    places = Places.of(tmp_path / "workshop", tmp_path / "user")
    files = [write(layer / "templates/documents/deck.yaml", "kind: deck\n") for layer in places.layers[:2]]
    for file in files:
        template, _ = load_template("deck", places)
        assert template is not None
        assert template.file == file
        file.unlink()


def test_a_template_of_ones_own_is_told_from_the_packages_also_beneath_its_folder(tmp_path: Path) -> None:
    shipped = write(tmp_path / "templates/documents/deck.yaml", "kind: deck\n")
    mine = write(tmp_path / "examples/mine/templates/documents/deck.yaml", "kind: deck\n")
    for places, file, own in (
        (Places((tmp_path,)), shipped, False),
        (Places((tmp_path / "examples/mine", tmp_path)), mine, True),
    ):
        template, _ = load_template("deck", places)
        assert template is not None
        assert (template.file, template.own) == (file, own)


def test_a_template_that_is_none_is_told_with_its_place(folder: Path) -> None:
    assert own(folder, "- a\n") == [("WK406", 1, 1)]
    assert own(folder, "title: x\nkind: dek\n") == [("WK409", 2, 7)]
    assert own(folder, "title: x\n") == [("WK409", 1, 1)]
    assert own(folder, "title: {{ x }\n") == [("WK002", 1, 8)]


def test_a_kind_without_a_template_is_told() -> None:
    template, found = load_template("poem", Places.of(None, None))
    assert template is None
    assert [d.code for d in found] == ["WK409"]
