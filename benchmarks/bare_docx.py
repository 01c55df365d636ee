"""A document as python-docx's own documentation writes it: headings, paragraphs, lists, tables that grow row by row.

python bare_docx.py DOCUMENT.json OUT.docx
"""

import json
import sys
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm


def write_document(content, target):
    document = Document()
    document.core_properties.title = content["title"]
    section = document.sections[0]
    if content["landscape"]:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.header.paragraphs[0].text = content["header"]
    for block in content["blocks"]:
        write_block(document, block)
    document.save(str(target))


def write_block(document, block):
    if block["is"] == "heading":
        document.add_heading(block["text"], block["level"])
    elif block["is"] == "text":
        write_runs(document.add_paragraph(), block["runs"])
    elif block["is"] == "list":
        for runs in block["items"]:
            write_runs(document.add_paragraph(style=block["style"]), runs)
    elif block["is"] == "table":
        write_table(document, block["rows"], block["shares"])
    elif block["is"] == "page":
        document.add_page_break()


def write_runs(paragraph, runs):
    for text, bold, italic in runs:
        run = paragraph.add_run(text)
        if bold:
            run.bold = True
        if italic:
            run.italic = True


def write_table(document, rows, shares):
    table = document.add_table(rows=0, cols=max(len(row) for row in rows))
    table.style = "Table Grid"
    widths = [int(Cm(17) * share / sum(shares)) for share in shares]
    for contents in rows:
        cells = table.add_row().cells
        for cell, paragraphs in zip(cells, contents, strict=False):
            write_cell(cell, paragraphs)
        for cell, width in zip(cells, widths, strict=False):
            cell.width = width


def write_cell(cell, paragraphs):
    for number, runs in enumerate(paragraphs):
        write_runs(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), runs)


if __name__ == "__main__":
    write_document(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), sys.argv[2])
