"""The rule on contrast in Word: colours of runs, styles and themes on paragraphs, cells, table styles and text boxes."""

from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from lxml import etree
from tests.lint.office import Paper


def word_run(folder: Path, colour: str = "999999", size_pt: float = 11) -> tuple[Paper, Any]:
    """A paper with a coloured run under a heading."""
    paper = Paper(folder)
    paper.document.add_heading("Pause", 1)
    run = paper.document.add_paragraph().add_run("Kaffe")
    run.font.color.rgb, run.font.size = RGBColor.from_string(colour), Pt(size_pt)
    return paper, run


def test_faint_text_in_word_is_told(tmp_path: Path) -> None:
    paper, _ = word_run(tmp_path)
    assert paper.told("WK951") == [
        "under «Pause»: the text «Kaffe» has a contrast of 2.8:1 (#999999 on #FFFFFF); the least is 4.5:1."
    ]


def test_automatic_text_is_well_on_a_dark_paragraph_and_blue_is_not(tmp_path: Path) -> None:
    paper, run = word_run(tmp_path, "10305A")
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "14213A")):
        shading.set(qn(f"w:{name}"), value)
    run._r.getparent().get_or_add_pPr().append(shading)
    assert "(#10305A on #14213A)" in paper.told("WK951")[0]
    run._r.rPr.remove(run._r.rPr.find(qn("w:color")))
    assert paper.told("WK951") == []


def test_a_words_theme_colour_is_the_themes(tmp_path: Path) -> None:
    paper, run = word_run(tmp_path, "000000")
    colour = run._r.rPr.find(qn("w:color"))
    colour.set(qn("w:themeColor"), "background1")
    colour.set(qn("w:themeShade"), "BF")
    assert "(#BFBFBF on #FFFFFF)" in paper.told("WK951")[0]


def test_a_shaded_cell_is_the_ground(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    table = paper.document.add_table(1, 1)
    cell = table.cell(0, 0)
    run = cell.paragraphs[0].add_run("Kaffe")
    run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    assert len(paper.told("WK951")) == 1
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "000000")):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)
    assert paper.told("WK951") == []


def test_the_header_row_of_a_table_style_is_the_ground(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    table = paper.document.add_table(2, 2, "Medium Shading 1 Accent 1")
    table.cell(0, 0).text = "Hvornår"
    assert paper.told("WK952") == []
    assert "(#FFFFFF on #4F81BD)" in " ".join(paper.told("WK951"))


def test_small_print_in_word_is_no_slide(tmp_path: Path) -> None:
    paper, _ = word_run(tmp_path, "000000", 8)
    assert paper.told("WK953") == []


_TEXT_BOX = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing><wp:inline>
<wp:extent cx="900000" cy="900000"/><wp:docPr id="9" name="Sign"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:srgbClr val="14213A"/></a:solidFill></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:rPr>
<w:color w:val="10305A"/></w:rPr><w:t>Kaffe</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""


def test_a_text_box_in_word_stands_on_its_own_fill(tmp_path: Path) -> None:
    paper = Paper(tmp_path)
    paper.document.add_paragraph()._p.append(etree.fromstring(_TEXT_BOX))
    assert paper.told("WK911") == []
    [message] = paper.told("WK951")
    assert message.startswith("before the first heading: the text «Kaffe» in text «Sign» has a contrast of 1.2:1")
