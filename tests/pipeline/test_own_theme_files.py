"""`check` opens the files of somebody's own theme, and tells what `build` would."""

import shutil
from pathlib import Path

import pytest
from tests.support.kits import MINIMAL, workshop_in

from workshopkit.diagnostics import Diagnostic
from workshopkit.pipeline.build import build, check
from workshopkit.pipeline.project import Request
from workshopkit.sources.locate import packaged_data

SHIPPED = packaged_data() / "templates/themes/navigators"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")


def own_theme(folder: Path, text: str = MINIMAL) -> Path:
    """A workshop with a copy of the house theme; gives the theme's folder."""
    workshop_in(folder, text + "theme: themes/ours\n")
    return Path(shutil.copytree(SHIPPED, folder / "themes/ours"))


def told(folder: Path) -> tuple[list[tuple[str, str]], ...]:
    """Code and file's name of what `check` and `build` tell."""
    runs = (run(Request(folder, folder / "kit"))[0].diagnostics for run in (check, build))
    return tuple([(d.code, name_of(d)) for d in found if d.severity != "note"] for found in runs)


def name_of(found: Diagnostic) -> str:
    return Path(found.span.file).name if found.span else ""


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("master.pptx", b"junk", "WK504"),
        ("master.pptx", b"PK\3\4 cut", "WK509"),
        ("reference.docx", b"junk", "WK504"),
        ("reference.docx", b"", "WK502"),
        ("fonts/Carlito-Regular.ttf", b"junk", "WK545"),
        ("fonts/Carlito-BoldItalic.ttf", b"", "WK545"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_told_once_by_both(
    folder: Path, name: str, data: bytes, code: str
) -> None:
    (own_theme(folder) / name).write_bytes(data)
    assert told(folder) == ([(code, Path(name).name)],) * 2
    assert not (folder / "kit").exists()


def test_every_font_file_that_is_none_is_told_in_one_go(folder: Path) -> None:
    theme = own_theme(folder)
    for style in STYLES:
        (theme / f"fonts/Carlito-{style}.ttf").write_bytes(b"junk")
    names = sorted(f"Carlito-{style}.ttf" for style in STYLES)
    assert told(folder) == ([("WK545", name) for name in names],) * 2


def test_what_is_not_made_is_not_opened(folder: Path) -> None:
    (own_theme(folder, MINIMAL + "documents: [programme]\n") / "master.pptx").write_bytes(b"junk")
    assert told(folder) == ([], [])


def test_a_layout_that_the_master_lacks_is_told_where_it_is_named(folder: Path) -> None:
    theme = own_theme(folder)
    file = theme / "theme.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").partition("roles:")[0] + "roles:\n  closing: Goodbye\n", encoding="utf-8"
    )
    lines = file.read_text(encoding="utf-8").splitlines()
    for run in (check, build):
        [found] = [d for d in run(Request(folder, folder / "kit"))[0].diagnostics if d.severity != "note"]
        assert found.code == "WK804"
        assert found.span == (str(file.resolve()), len(lines), 12)


def test_contrast_is_told_at_the_colour_that_is_written(folder: Path) -> None:
    file = own_theme(folder) / "theme.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if line.strip().startswith("muted:"))
    lines[place] = '  muted: "DDDDDD"'
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = [d for d in check(Request(folder))[0].diagnostics if d.code == "WK544"]
    assert {d.span for d in found} == {(str(file.resolve()), place + 1, 10)}
