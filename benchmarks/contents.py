"""A workshop → what its artefacts say, as plain JSON for the bare scripts, which need not know our models.

python contents.py WORKSHOP FOLDER [--no-figures] [KIND …]. Alt texts, sections, footers, page numbers, styles, languages and
drawings on paper are left out, and lines and boxes for pens are plain text: all of that spares the bare scripts work.
"""

import json
import sys
from pathlib import Path

from workshopkit.model.deck import Deck
from workshopkit.model.document import (
    Bullets,
    Callout,
    Choices,
    Document,
    Fields,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Rating,
    Signatures,
    Table,
    Title,
    WritingLines,
)
from workshopkit.model.figure import Line, Shape
from workshopkit.model.kinds import formats_of
from workshopkit.model.text import plain
from workshopkit.pipeline.making import Making
from workshopkit.pipeline.project import Request, load_project, resolve_project

LINE = "_" * 60


def runs(inlines):
    return [[run.text, run.bold, run.italic] for run in inlines]


def typed(text):
    return [[text, False, False]]


def deck_content(deck, colours, figures):
    slides = []
    for slide in deck.slides:
        paragraphs = [runs(para.runs) for paras in slide.texts.values() for para in paras]
        table = slide.table and {
            "shares": [column.share for column in slide.table.columns],
            "rows": [
                [[[column.title, True, False]] for column in slide.table.columns],
                *([runs(cell) for cell in row.cells] for row in slide.table.rows),
            ],
        }
        figure = figure_content(slide.figure, colours) if slide.figure and figures else None
        content = {"title": plain(slide.title), "paragraphs": paragraphs, "table": table, "figure": figure}
        slides.append(content | {"notes": list(slide.notes)})
    return {"title": deck.title, "slides": slides}


def figure_content(figure, colours):
    """Shapes and straight lines; curved outlines, which python-pptx cannot draw, are left out."""
    shapes = [
        {
            "outline": mark.outline.value,
            "box": [mark.x, mark.y, mark.width, mark.height],
            "fill": colours.get(mark.fill, ""),
            "line": colours.get(mark.line, ""),
            "text": runs(mark.label.text) if mark.label else [],
            "size_pt": mark.label.size_pt if mark.label else 0,
        }
        for mark in figure.marks
        if isinstance(mark, Shape)
    ]
    lines = [[mark.x1, mark.y1, mark.x2, mark.y2] for mark in figure.marks if isinstance(mark, Line)]
    return {"width": figure.width, "height": figure.height, "shapes": shapes, "lines": lines}


def document_content(document):
    return {
        "title": document.title,
        "header": document.header,
        "landscape": document.orientation is Orientation.LANDSCAPE,
        "blocks": [part for block in document.blocks for part in block_content(block)],
    }


def block_content(block):
    match block:
        case Title():
            texts = [typed(block.kicker), runs(block.subtitle)]
            return [heading(plain(block.text), 0), *({"is": "text", "runs": text} for text in texts)]
        case Heading():
            return [heading(plain(block.text), block.level)]
        case Bullets():
            style = "List Number" if block.ordered else "List Bullet"
            return [{"is": "list", "style": style, "items": [runs(item) for item in block.items]}]
        case Paragraph():
            return [{"is": "text", "runs": runs(block.text)}]
        case PageBreak():
            return [{"is": "page"}]
        case WritingLines() | Fields() | Choices():
            return [{"is": "text", "runs": typed(line)} for line in lines(block)]
    rows = table_rows(block)
    shares = [column.share for column in block.columns] if isinstance(block, Table) else []
    return [{"is": "table", "rows": rows, "shares": shares}] if rows else []


def heading(text, level):
    return {"is": "heading", "level": level, "text": text}


def table_rows(block):
    """Rows of cells, each a list of paragraphs of runs."""
    match block:
        case Table():
            header = [[strong(column.title) for column in block.columns]] if block.show_header else []
            return header + [[cell_paragraphs(cell.blocks) for cell in row.cells] for row in block.rows]
        case Rating():
            points = [[typed(str(point))] for point in range(1, block.points + 1)]
            header = [strong(text) for text in (block.heading, block.low, *[""] * (block.points - 2), block.high)]
            return [header, *([[runs(statement.text)], *points] for statement in block.statements)]
        case Callout():
            return [[strong(block.title) + cell_paragraphs(block.blocks)]]
        case Signatures():
            header = [strong(text) for text in ("", block.name_label, block.date_label, block.signature_label)]
            return [header, *([[typed(party.name)], [], [], []] for party in block.parties)]
    return []


def strong(text):
    return [[[text, True, False]]] if text else []


def cell_paragraphs(blocks):
    return [paragraph for block in blocks for paragraph in paragraphs_of(block)]


def paragraphs_of(block):
    match block:
        case Paragraph():
            return [runs(block.text)]
        case Bullets():
            return [runs(item) for item in block.items]
    return [typed(line) for line in lines(block)]


def lines(block):
    match block:
        case Choices():
            return [f"☐ {option.label}" for option in block.options]
        case WritingLines():
            return [LINE] * block.count
        case Fields():
            return [f"{field.label}: {field.value or LINE}" for field in block.fields]
    return []


def write_contents(workshop_path, folder, options=()):
    project, found = load_project(Request(workshop_path))
    assert project is not None, found
    language = project.authored.language
    workshop, found = resolve_project(project, language)
    assert workshop is not None, found
    kinds = [option for option in options if not option.startswith("-")]
    office = [order for order in workshop.documents if formats_of(order.kind, "docx")]
    orders = [order for order in office if not kinds or order.kind in kinds]
    folder.mkdir(parents=True, exist_ok=True)
    for number, (order, value) in enumerate(Making(workshop, project, language).compose(orders)):
        assert isinstance(value, Deck | Document)
        deck = isinstance(value, Deck)
        figures = "--no-figures" not in options
        content = deck_content(value, project.theme.colours, figures) if deck else document_content(value)
        target = folder / f"{number}-{order.kind}.json"
        target.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    write_contents(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
