"""A deck as python-pptx's own documentation writes it: layouts of the default template, placeholders, tables, notes.

python bare_pptx.py DECK.json OUT.pptx
"""

import json
import sys
from pathlib import Path

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches, Pt

TITLE, TITLE_AND_CONTENT, TITLE_ONLY = 0, 1, 5
OUTLINES = {
    "rectangle": MSO_SHAPE.RECTANGLE,
    "rounded": MSO_SHAPE.ROUNDED_RECTANGLE,
    "ellipse": MSO_SHAPE.OVAL,
    "diamond": MSO_SHAPE.DIAMOND,
}


def write_deck(deck, target):
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(13.333), Inches(7.5)
    presentation.core_properties.title = deck["title"]
    for number, content in enumerate(deck["slides"]):
        write_slide(presentation, content, is_cover=number == 0)
    presentation.save(str(target))


def write_slide(presentation, content, is_cover):
    index = TITLE if is_cover else TITLE_ONLY if content["table"] else TITLE_AND_CONTENT
    slide = presentation.slides.add_slide(presentation.slide_layouts[index])
    slide.shapes.title.text = content["title"]
    if content["table"]:
        write_table(slide, content["table"])
    paragraphs = content["paragraphs"]
    if paragraphs and not content["table"]:
        write_paragraphs(slide.placeholders[1].text_frame, paragraphs)
    elif paragraphs:
        box = slide.shapes.add_textbox(Inches(0.5), Inches(1.2), Inches(12), Inches(0.6))
        write_paragraphs(box.text_frame, paragraphs)
    if content["figure"]:
        write_figure(slide, content["figure"])
    if content["notes"]:
        slide.notes_slide.notes_text_frame.text = "\n".join(content["notes"])


def write_paragraphs(frame, paragraphs):
    for number, runs in enumerate(paragraphs):
        write_runs(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), runs, Pt(20))


def write_runs(paragraph, runs, size):
    for text, bold, italic in runs:
        run = paragraph.add_run()
        run.text = text
        run.font.size = size
        if bold:
            run.font.bold = True
        if italic:
            run.font.italic = True


def write_table(slide, content):
    rows, shares = content["rows"], content["shares"]
    shape = slide.shapes.add_table(len(rows), len(shares), Inches(0.5), Inches(1.8), Inches(12), Inches(5))
    for column, share in zip(shape.table.columns, shares, strict=True):
        column.width = int(Inches(12) * share / sum(shares))
    for row, contents in zip(shape.table.rows, rows, strict=True):
        for cell, runs in zip(row.cells, contents, strict=False):
            write_runs(cell.text_frame.paragraphs[0], runs, Pt(16))


def write_figure(slide, figure):
    scale = min(Inches(12) / figure["width"], Inches(5) / figure["height"])
    left, top = Inches(0.5), Inches(1.8)
    for content in figure["shapes"]:
        x, y, width, height = (int(number * scale) for number in content["box"])
        shape = slide.shapes.add_shape(OUTLINES[content["outline"]], left + x, top + y, width, height)
        if content["fill"]:
            shape.fill.solid()
            shape.fill.fore_color.rgb = RGBColor.from_string(content["fill"])
        else:
            shape.fill.background()
        if content["line"]:
            shape.line.color.rgb = RGBColor.from_string(content["line"])
        else:
            shape.line.fill.background()
        if content["text"]:
            write_runs(shape.text_frame.paragraphs[0], content["text"], Pt(content["size_pt"]))
    for line in figure["lines"]:
        x1, y1, x2, y2 = (int(number * scale) for number in line)
        slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left + x1, top + y1, left + x2, top + y2)


if __name__ == "__main__":
    write_deck(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), sys.argv[2])
