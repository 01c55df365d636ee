"""The first sheet of an .xlsx file that holds anything → rows of cells. A formula is what it last showed, or its text; none is run.

A workbook is a zip of XML. It is read within bounds of size, ratio and rows, with a parser that follows no entity.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from workshopkit.diagnostics import Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.model.participants import ListCell, ListRow

MOST_UNPACKED_BYTES = 100 * 2**20
MOST_RATIO = 200
_RATIO_COUNTS_FROM_BYTES = 5 * 2**20
_OLE = b"\xd0\xcf\x11\xe0"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LETTERS = re.compile(r"[A-Z]{1,3}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WORKBOOK = "xl/workbook.xml"


def sheet_rows(data: bytes, path: Path, most_rows: int, most_columns: int) -> Iterator[ListRow]:
    """The rows that hold text, with the sheet's own row numbers. WorkshopkitError (WK224, WK227) for what cannot be read."""
    if data.startswith(_OLE):
        hint = "Take the password away, and save it as .xlsx."
        raise _refusal("WK224", path, "is protected by a password, or is an .xls from before 2007", hint)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            _refuse_bomb(book, len(data), path)
            shared = _shared(book)
            for part in _sheets(book, path):
                rows = list(_rows(book, part, shared, path, most_rows, most_columns))
                if rows:
                    yield from rows
                    return
    except (zipfile.BadZipFile, zlib.error, LookupError, ValueError, RuntimeError, EOFError) as reason:
        raise _damaged(path) from reason
    except etree.XMLSyntaxError as reason:
        raise _damaged(path) from reason


def _refuse_bomb(book: zipfile.ZipFile, packed: int, path: Path) -> None:
    unpacked = sum(entry.file_size for entry in book.infolist())
    ratio = unpacked > _RATIO_COUNTS_FROM_BYTES and unpacked > MOST_RATIO * packed
    if unpacked > MOST_UNPACKED_BYTES or ratio:
        hint = "Copy the rows to a new workbook."
        raise _refusal("WK227", path, f"unpacks to {unpacked // 2**20} MB, which no list of people does", hint)


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    return etree.fromstring(data, parser)


def _sheets(book: zipfile.ZipFile, path: Path) -> Iterator[str]:
    """The parts of the sheets that are shown, in the order of their tabs."""
    names = set(book.namelist())
    if _WORKBOOK not in names:
        raise _refusal("WK224", path, "is no Excel workbook", "Save the list again in Excel as .xlsx.")
    links = {
        node.get("Id"): posixpath.normpath(posixpath.join("/xl", node.get("Target", ""))).lstrip("/")
        for node in _parsed(book.read("xl/_rels/workbook.xml.rels")).iter(_RELATION)
    }
    for sheet in _parsed(book.read(_WORKBOOK)).iter(f"{_MAIN}sheet"):
        part = links.get(sheet.get(_REL), "")
        if sheet.get("state", "visible") == "visible" and part in names:
            yield part


def _shared(book: zipfile.ZipFile) -> list[str]:
    """The texts that cells share."""
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    return [_text(item) for item in _parsed(book.read("xl/sharedStrings.xml")).iter(f"{_MAIN}si")]


def _text(node: etree._Element) -> str:
    """All runs of a text; what tells how it is pronounced is left out."""
    parts = [t.text or "" for t in node.iter(f"{_MAIN}t") if t.getparent().tag != f"{_MAIN}rPh"]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(parts))


def _rows(
    book: zipfile.ZipFile, part: str, shared: list[str], path: Path, most_rows: int, most_columns: int
) -> Iterator[ListRow]:
    count = 0
    root = _parsed(book.read(part))
    for number, row in enumerate(root.iter(f"{_MAIN}row"), 1):
        line = int(row.get("r", number))
        cells = {column: _value(cell, shared) for column, cell in _cells(row)}
        filled = [column for column, text in cells.items() if text.strip()]
        if not filled:
            continue
        count += 1
        if count > most_rows + 1:
            raise _refusal("WK227", path, f"has more than {most_rows:,} rows", "Is it the right file?")
        if max(filled) > most_columns:
            raise _refusal("WK227", path, f"has more than {most_columns} columns", "Is it the right file?", line)
        yield tuple(ListCell(cells.get(n, "").strip(), line, n) for n in range(1, max(filled) + 1))


def _cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells, each with its column from 1."""
    column = 0
    for cell in row.iter(f"{_MAIN}c"):
        letters = _LETTERS.match(cell.get("r", ""))
        column = _column(letters[0]) if letters else column + 1
        yield column, cell


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _value(cell: etree._Element, shared: list[str]) -> str:
    """What a cell shows; a formula without a value it last had is its own text."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value: str | None = cell.findtext(f"{_MAIN}v")
    formula = cell.find(f"{_MAIN}f")
    if not value:
        return f"={formula.text}" if formula is not None and formula.text else ""
    if kind == "s":
        place = int(value) if value.isdigit() else -1
        return shared[place] if 0 <= place < len(shared) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    return value


def _damaged(path: Path) -> WorkshopkitError:
    return _refusal("WK224", path, "is damaged, or no Excel workbook", "Open it in Excel and save it again as .xlsx.")


def _refusal(code: str, path: Path, what: str, hint: str, line: int = 0) -> WorkshopkitError:
    span = Span(str(path), line, 1) if line else Span(str(path))
    return WorkshopkitError(error(code, f"the list «{path.name}» {what}", span, hint))
