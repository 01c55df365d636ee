import shutil
from pathlib import Path

import pytest
from tests.support.authored import codes, span
from tests.support.kits import write

from workshopkit.model.theme import COLOUR_ROLES, LEAST_CONTRAST, contrast
from workshopkit.pipeline.themes import load_theme
from workshopkit.sources.locate import Places, packaged_data
from workshopkit.sources.theme import theme_names

HOUSE = packaged_data() / "templates/themes/navigators"


@pytest.fixture(name="own")
def own_theme(tmp_path: Path) -> Path:
    """A copy of the house theme beside a workshop."""
    return Path(shutil.copytree(HOUSE, tmp_path / "themes" / "mine"))


def change(theme: Path, old: str, new: str) -> None:
    file = theme / "theme.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_house_theme_is_whole_and_legible() -> None:
    theme, found = load_theme("navigators", Places.of(None, None), Path())
    assert found == ()
    assert theme is not None
    assert set(theme.colours) == set(COLOUR_ROLES)
    assert theme.master.is_file()
    assert theme.heading_font.regular.is_file()
    for role in COLOUR_ROLES:
        if role.startswith("on-"):
            assert contrast(theme.colours[role], theme.colours[role.removeprefix("on-")]) >= LEAST_CONTRAST, role


def test_a_theme_is_found_by_name_in_the_nearest_folder(tmp_path: Path, own: Path) -> None:
    nearest = tmp_path / "workshop"
    shutil.copytree(own, nearest / "templates/themes/navigators")
    places = Places.of(nearest, None)
    theme, _ = load_theme("navigators", places, Path())
    assert theme is not None
    assert theme.master.is_relative_to(nearest)
    assert theme_names(places) == ("contrast", "navigators", "plain")


def test_a_theme_is_found_by_its_folder_or_its_file_from_where_it_is_named(tmp_path: Path, own: Path) -> None:
    for name in ("themes/mine", "themes/mine/theme.yaml", str(own), str(own / "theme.yaml")):
        theme, found = load_theme(name, Places.of(None, None), tmp_path)
        assert found == ()
        assert theme is not None
        assert theme.master == own / "master.pptx"


@pytest.mark.parametrize("name", ["navigator", "", "..", "x" * 300, "\u202e"])
def test_a_theme_that_is_not_there_is_told_where_it_was_asked_for(tmp_path: Path, name: str) -> None:
    theme, [found] = load_theme(name, Places.of(None, None), tmp_path, span(7, 8))
    assert theme is None
    assert (str(found.span), "navigators" in found.hint) == ("workshop.yaml:7:8", True)


@pytest.mark.parametrize(
    ("name", "said", "hint"),
    [
        ("client.odp", "«client.odp» is no PowerPoint master", "Open it in PowerPoint and save it as .pptx or .potx."),
        ("client.thmx", "«client.thmx» is no PowerPoint master", "Open it in PowerPoint"),
        ("client.PPT", "«client.PPT» is no PowerPoint master", "It is of PowerPoint 97–2003. Open it in PowerPoint"),
        ("gone.potx", "there is no file «gone.potx»", "Check the name and the folder."),
    ],
)
def test_a_file_that_is_no_master_is_told_plainly(tmp_path: Path, name: str, said: str, hint: str) -> None:
    if not name.startswith("gone"):
        (tmp_path / name).write_bytes(b"x")
    _, [found] = load_theme(name, Places.of(None, None), tmp_path)
    assert (found.code, found.message) == ("WK541", said)
    assert found.hint.startswith(hint)


def test_a_folder_that_is_no_theme_yet_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "themes/ours").mkdir(parents=True)
    _, [found] = load_theme("themes/ours", Places.of(None, None), tmp_path, span(7, 8))
    assert (found.code, found.message) == ("WK541", "the folder «themes/ours» has no theme.yaml")


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ('ink: "14213A"', "ink: blue", "WK103", 6),
        ('ink: "14213A"', 'inc: "14213A"', "WK101", 6),
        ("least_pt: 20", "least_pt: 4", "WK104", 27),
        ("roles:", "rolls:", "WK101", 28),
        ("title: Navigators", "", "WK102", 3),
    ],
)
def test_mistakes_of_a_theme_are_told_with_their_line(own: Path, old: str, new: str, code: str, line: int) -> None:
    change(own, old, new)
    theme, found = load_theme(str(own), Places.of(None, None), Path())
    assert theme is None
    assert (code, str(own / "theme.yaml"), line) in [(d.code, d.span.file, d.span.line) for d in found if d.span]


def test_a_missing_master_is_an_error_and_missing_fonts_a_warning(own: Path) -> None:
    shutil.rmtree(own / "fonts")
    theme, found = load_theme(str(own), Places.of(None, None), Path())
    assert theme is not None
    assert theme.body_font.regular.is_relative_to(HOUSE)
    assert [d.severity for d in found] == ["warning"] * len(found)
    (own / "master.pptx").unlink()
    theme, found = load_theme(str(own), Places.of(None, None), Path())
    assert theme is None
    assert "master.pptx" in " ".join(d.message for d in found)


def test_weak_contrast_is_a_warning_with_the_ratio(own: Path) -> None:
    change(own, 'muted: "536075"', 'muted: "C0C0C0"')
    theme, found = load_theme(str(own), Places.of(None, None), Path())
    assert theme is not None
    assert [d.message for d in found] == [
        "«muted» on «paper» has a contrast of 1.7:1; 4.5:1 is the least",
        "«muted» on «tint» has a contrast of 1.6:1; 4.5:1 is the least",
    ]


def test_a_broken_theme_file_is_told(own: Path) -> None:
    write(own / "theme.yaml", "a: [")
    _, found = load_theme(str(own), Places.of(None, None), Path())
    assert codes(found) == ["WK002"]


def test_a_folder_that_counts_from_elsewhere_is_told_as_it_is_written(
    tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    base = tmp_path / "workshop"
    base.mkdir()
    [missed] = load_theme("themes/mine", Places.of(None, None), base, span(13))[1]
    assert (missed.code, missed.hint) == (
        "WK541",
        "A path counts from the folder of workshop.yaml: theme: ../themes/mine",
    )
    [nowhere] = load_theme("themes/nobody", Places.of(None, None), base)[1]
    assert nowhere.hint == "A path counts from the folder that you stand in."
