"""Drawings in Word with a picture of the same beside them, for programs that know no drawings."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from tests.formats.docx.sheets import WP, body
from tests.formats.docx.sheets import written as in_theme
from tests.formats.docx.tagged_templates import drawn, in_workshop
from tests.formats.docx.test_word_document import FIGURE
from tests.formats.docx.test_word_template import faults
from tests.support.kits import run, run_json, write
from tests.support.ooxml import audit, check_package

from workshopkit.compose.figure_icon import badge_figure
from workshopkit.model.document import Drawing, Heading
from workshopkit.model.text import inlines
from workshopkit.model.theme import Theme
from workshopkit.pipeline.themes import load_theme
from workshopkit.sources.locate import Places


def theme() -> Theme:
    found, _ = load_theme("navigators", Places.of(None, None), Path())
    assert found is not None
    return found


def written(*blocks: Drawing | Heading) -> bytes:
    return in_theme(*blocks, theme=theme())


def icon(name: str) -> Heading:
    return Heading(inlines(name), icon=badge_figure("factor", name))


def pictures(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith("word/media/")}


def test_a_drawing_has_a_picture_of_the_same_size_and_the_same_words_for_who_cannot_see_it() -> None:
    data = written(Drawing(FIGURE, 100))
    [alternatives] = body(data).iter("{*}AlternateContent")
    vector, picture = (alternatives.find(f"{{*}}{name}") for name in ("Choice", "Fallback"))
    extents = [(e.get("cx"), e.get("cy")) for part in (vector, picture) for e in part.iter(f"{WP}extent")]
    assert extents[0] == extents[1]
    assert [part.find(f".//{WP}docPr").get("descr") for part in (vector, picture)] == [FIGURE.alt] * 2
    [png] = pictures(data).values()
    shown = Image.open(io.BytesIO(png)).convert("RGBA")
    assert shown.width == pytest.approx(100 / 25.4 * 200, abs=2)
    assert shown.width / shown.height == pytest.approx(FIGURE.width / FIGURE.height, abs=0.01)
    assert len(shown.getcolors(1 << 20)) > 3
    assert shown.getpixel((shown.width - 1, 0))[3] == 0
    assert check_package(data, "docx") == []
    assert audit(data, "docx") == []


def test_the_picture_of_a_drawing_that_stands_often_is_one_part() -> None:
    data = written(*(icon(name) for name in ("trust", "trust", "structure")), Drawing(FIGURE, 100))
    assert sorted(pictures(data)) == [f"word/media/wkPicture{n}.png" for n in (1, 2, 3)]
    ids = [node.get("id") for node in body(data).iter(f"{WP}docPr", "{*}cNvPr")]
    assert len(set(ids)) == len(ids)
    assert check_package(data, "docx") == []
    assert audit(data, "docx") == []


def test_a_picture_of_a_decoration_is_one_too() -> None:
    for fallback in body(written(icon("trust"))).iter("{*}Fallback"):
        assert fallback.find(".//{*}decorative") is not None


def test_the_same_drawings_give_the_same_bytes() -> None:
    blocks = (icon("trust"), Drawing(FIGURE, 60))
    assert written(*blocks) == written(*blocks)


def test_without_the_code_that_typesets_the_drawing_stands_alone() -> None:
    data = in_theme(Drawing(FIGURE, 100))
    assert pictures(data) == {}
    assert check_package(data, "docx") == []
    assert audit(data, "docx") == []


def test_a_word_template_gets_the_pictures_of_its_body_too(tmp_path: Path) -> None:
    folder = in_workshop(tmp_path, drawn("{{p body }}")).parents[2]
    text = "kind: programme\ntitle: T\nblocks:\n  - drawing: {figure: matrix}\n  - drawing: {figure: sixteen}\n"
    write(folder / "templates/documents/programme.yaml", text)
    report = run_json("build", folder, "--only", "programme", "--format", "docx", "--out", tmp_path / "out")
    data = Path(report["artefacts"][0]["path"]).read_bytes()
    assert len(pictures(data)) == 2
    assert faults(data) == []
    assert run("check", "--accessibility", report["artefacts"][0]["path"]).exit_code == 0
