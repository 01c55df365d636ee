"""The kit's own themes: their files are what is drawn, their texts can be read, and no text is over its box in any."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.shapes.base import BaseShape
from tests.support.kits import EXAMPLES, Kit
from tests.support.ooxml import audit

from workshopkit.formats.docx.drawn_reference import draw_reference
from workshopkit.formats.measure import Ruler, wrap
from workshopkit.formats.package import open_package
from workshopkit.formats.pptx.drawn_layouts import layouts
from workshopkit.formats.pptx.drawn_master import draw_master
from workshopkit.model.role import Role
from workshopkit.model.text import inlines
from workshopkit.model.theme import TEXT_PAIRS, Theme, contrast
from workshopkit.pipeline.build import build
from workshopkit.pipeline.project import Request
from workshopkit.pipeline.themes import load_theme
from workshopkit.sources.locate import Places, packaged_data

NAMES = ("contrast", "navigators", "plain")
LEAST = {"contrast": 7.0, "navigators": 4.5, "plain": 4.5}
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def theme_of(name: str) -> Theme:
    theme, found = load_theme(name, Places.of(None, None), Path())
    assert theme is not None
    assert found == ()
    return theme


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_files_are_what_the_theme_draws(name: str, tmp_path: Path) -> None:
    theme = theme_of(name)
    for committed, drawn in ((theme.master, draw_master(theme)), (theme.reference, draw_reference(theme))):
        assert committed is not None
        fresh = tmp_path / committed.name
        fresh.write_bytes(drawn)
        assert open_package(committed) == open_package(fresh), committed.name


@pytest.mark.parametrize("name", NAMES)
def test_masters_and_references_need_no_repair(name: str) -> None:
    theme = theme_of(name)
    assert theme.reference is not None
    assert [str(e) for e in validate_pptx(theme.master).errors] == []
    assert audit(theme.reference.read_bytes(), "docx") == []


@pytest.mark.parametrize("name", NAMES)
def test_every_text_can_be_read_on_its_ground(name: str) -> None:
    theme = theme_of(name)
    low = {pair: contrast(theme.colours[pair[0]], theme.colours[pair[1]]) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in low.items() if ratio < LEAST[name]} == {}
    for layout in layouts(theme):
        for place in (place for place in layout.places if place.colour):
            ground = place.fill or layout.ground
            ratio = contrast(theme.colours[place.colour], theme.colours[ground])
            assert ratio >= LEAST[name], (layout.name, place.name)


def test_plain_is_grey_and_leaves_whole_slides_white() -> None:
    theme = theme_of("plain")
    assert [c for c in theme.colours.values() if len({c[0:2], c[2:4], c[4:6]}) > 1] == []
    assert {layout.ground for layout in layouts(theme)} == {"paper"}


def test_plain_tells_factors_from_challenges_by_shape_and_by_grey() -> None:
    theme = theme_of("plain")
    drawn = {layout.role: {d.outline for d in layout.decor if d.name == "Badge"} for layout in layouts(theme)}
    assert (drawn[Role.FACTOR], drawn[Role.CHALLENGE]) == ({"ellipse"}, {"diamond"})
    assert contrast(theme.colours["factor"], theme.colours["challenge"]) > 2


def test_contrast_sets_no_body_text_under_24_points_and_larger_papers() -> None:
    theme = theme_of("contrast")
    bodies = [p for layout in layouts(theme) for p in layout.places if p.kind not in ("ftr", "sldNum") and p.size_pt]
    assert min(p.size_pt for p in bodies if p.name != "Kicker") >= 24
    sizes = {name: open_package(theme_of(name).reference or Path())["word/styles.xml"].decode() for name in NAMES}
    assert '<w:sz w:val="24"/>' in sizes["contrast"].partition("</w:docDefaults>")[0]
    assert '<w:sz w:val="22"/>' in sizes["plain"].partition("</w:docDefaults>")[0]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "navigators"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_comes_out_whole_in_every_theme(example: str, name: str, tmp_path: Path) -> None:
    [report] = build(Request(packaged_data() / "examples" / example, tmp_path, theme=name))
    assert [(d.code, d.message) for d in report.diagnostics if d.severity != "note"] == []
    [deck] = Kit(report, "").files("deck")
    assert list(_over(deck, theme_of(name))) == []
    assert audit(deck.read_bytes(), "pptx") == []


def _over(deck: Path, theme: Theme) -> Iterator[tuple[str, str, float, float]]:
    """Texts higher than their boxes, measured from the file alone."""
    rulers = {False: Ruler(theme.body_font), True: Ruler(theme.heading_font)}
    for slide in Presentation(str(deck)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text.strip() and shape.height:
                high = _height_pt(shape, rulers[shape == slide.shapes.title])
                if high > shape.height / 12700 + 0.6:
                    yield slide.shapes.title.text, shape.name, high, shape.height / 12700


def _height_pt(shape: BaseShape, ruler: Ruler) -> float:
    parent = next((p for p in _parents(shape)), None)
    bodies = [s._element.find(f".//{A}bodyPr") for s in (shape, parent) if s is not None]
    inset = next((int(b.get("lIns")) for b in bodies if b is not None and b.get("lIns")), 0)
    styles = [node for s in (shape, parent) if s is not None for node in s._element.iter(f"{A}spcPct")]
    spacing = int(styles[0].get("val")) / 100_000 if styles else 1.0
    total, width = 0.0, (shape.width - 2 * inset) / 12700
    for paragraph in shape.text_frame.paragraphs:
        runs = [run for run in paragraph.runs if run.text]
        if not runs or runs[0].font.size is None:
            continue
        size = runs[0].font.size.pt
        properties = paragraph._p.pPr
        indent = int(properties.get("marL", 0)) / 12700 if properties is not None else 0.0
        caps = runs[0]._r.rPr.get("cap") == "all"
        text = "".join(run.text for run in runs)
        words = ruler.words(inlines(text.upper() if caps else text), bool(runs[0].font.bold))
        total += wrap(words, (width - indent) / size).lines * size * ruler.line_em * min(spacing, 1.0)
    return total


def _parents(shape: BaseShape) -> Iterator[BaseShape]:
    if shape.is_placeholder:
        layout = shape.part.slide.slide_layout
        yield from (p for p in layout.placeholders if p.placeholder_format.idx == shape.placeholder_format.idx)
