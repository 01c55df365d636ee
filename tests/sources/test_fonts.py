import shutil
from pathlib import Path

import pytest

from workshopkit.sources.fonts import find_font
from workshopkit.sources.locate import Places, packaged_data

PLACES = Places.of(None, None)


@pytest.mark.parametrize(
    ("font", "twin"),
    [
        ("Calibri", "Carlito"),
        ("Carlito", "Carlito"),
        ("Arial", "Arimo"),
        ("helvetica", "Arimo"),
        ("Atkinson Hyperlegible", "AtkinsonHyperlegible"),
    ],
)
def test_a_font_with_a_shipped_twin_is_measured_exactly(font: str, twin: str) -> None:
    found = find_font(font, None, "", PLACES)
    assert (found.guess, found.font.name, found.font.widened) == ("", font, 1)
    assert found.font.bold_italic.name == f"{twin}-BoldItalic.ttf"


@pytest.mark.parametrize(
    ("font", "nearest"), [("Georgia", "Arimo"), ("Garamond", "Carlito"), ("x" * 400, "Arimo"), ("../x", "Arimo")]
)
def test_an_unknown_font_is_a_guess_that_says_what_stands_in(font: str, nearest: str) -> None:
    found = find_font(font, None, "", PLACES)
    assert (found.guess, found.font.regular.name) == (nearest, f"{nearest}-Regular.ttf")


def test_a_wide_font_is_measured_wider() -> None:
    assert find_font("Verdana", None, "", PLACES).font.widened > 1.1


def test_the_themes_own_files_come_first(tmp_path: Path) -> None:
    for file in (packaged_data() / "templates/themes/plain/fonts").glob("Arimo-*.ttf"):
        shutil.copy(file, tmp_path / file.name.replace("Arimo", "Brand"))
    assert find_font("Brand", tmp_path, "", PLACES).font.regular == tmp_path / "Brand-Regular.ttf"
    assert find_font("Brand Sans", tmp_path, "Brand", PLACES).guess == ""
