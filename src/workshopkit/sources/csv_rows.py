"""The bytes of a CSV file → rows of cells with their places, whatever program, country and decade it was saved in.

Danish Excel writes semicolons in cp1252, or UTF-8 with a mark; others write commas or tabs, UTF-16, Mac Roman or cp850.
A cell is text: a formula in it is shown as typed and never worked out.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from workshopkit.diagnostics import Span, error
from workshopkit.errors import SourceError
from workshopkit.model.participants import ListCell, ListRow

MOST_ROWS = 10_000
MOST_COLUMNS = 200
MOST_CHARACTERS = 2_000
"""Of a cell. Whoever forgets to close a quotation mark has the rest of the file in one."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OLD = ("cp1252", "cp850", "mac_roman")
_LETTERS = re.compile("[A-Za-zæøåÆØÅ][æøåéäöüßèóáíúñçðþ]|[ÆØÅÉÄÖÜ][a-zæøå]|^[ÆØÅ]")
"""Letters of Northern Europe where letters stand in a word; other encodings show signs there."""
_DELIMITERS = (";", ",", "\t", "|")
_SAYS_DELIMITER = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)


def csv_rows(data: bytes, path: Path) -> Iterator[ListRow]:
    """The rows that are not empty. SourceError (WK224, WK227) with the line of what cannot be read."""
    text = decoded(data, path)
    line = 1
    if said := _SAYS_DELIMITER.match(text):
        text, line, delimiter = text[said.end() :], 2, said[1]
    else:
        delimiter = _delimiter(text)
    count = 0
    for row in _Reader(text, delimiter, line, path).rows():
        if any(cell.text for cell in row):
            count += 1
            if count > MOST_ROWS + 1:
                raise too_many_rows(path)
            yield row


def decoded(data: bytes, path: Path) -> str:
    """The text. A mark at the beginning tells the encoding; else what is right as UTF-8 is; else the likeliest old one."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not encoding and len(data) > 1 and b"\0" in data[:400]:
        encoding = {0: "utf-16-be", 1: "utf-16-le"}.get(data[:400].index(0) % 2, "")
    for name in (encoding or "utf-8",):
        try:
            text = data.decode(name)
            break
        except UnicodeDecodeError as reason:
            if encoding:
                raise _not_text(path) from reason
            text = _old(data)
    if "\0" in text:
        raise _not_text(path)
    return text


def _old(data: bytes) -> str:
    """The text in one of the encodings from before UTF-8: the one in which most letters stand in words."""
    texts = [data.decode(name, "replace") for name in _OLD]
    return max(texts, key=lambda text: len(_LETTERS.findall(text)))  # the first of the best: cp1252 where none tells


def _delimiter(text: str) -> str:
    """The one that stands in the first line, and in most lines in the same number.

    Where the first line has none there is one column, or a title; commas then belong to names such as «Holm, Anna».
    """
    lines = [re.sub(r'"[^"]*"', "", line) for line in text[:20_000].splitlines() if line.strip()][:20]
    signs = [sign for sign in _DELIMITERS if lines and sign in lines[0]] or [s for s in _DELIMITERS if s != ","]

    def score(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=lambda n: (counts.count(n), n), default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(signs, key=score)


class _Reader:
    """RFC 4180, and what is written in spite of it: text after a closing mark, marks inside a cell, any ends of lines."""

    def __init__(self, text: str, delimiter: str, line: int, path: Path) -> None:
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.line = line
        self.path = path
        self.start = 0
        self.plain = re.compile(f"[^{re.escape(delimiter)}\n]*")
        self.delimiter = delimiter

    def rows(self) -> Iterator[ListRow]:
        """Every row, the empty ones too."""
        at, end = 0, len(self.text)
        row: list[ListCell] = []
        while at < end or row:
            cell, at = self._cell(at)
            row.append(cell)
            if len(row) > MOST_COLUMNS:
                raise _refusal("WK227", self.path, f"has more than {MOST_COLUMNS} columns", cell.line)
            if at < end and self.text[at] == self.delimiter:
                at += 1
                if at < end:
                    continue
                row.append(ListCell("", self.line, at - self.start + 1))
            yield tuple(row)
            row = []
            at += 1
            self.line += 1
            self.start = at

    def _cell(self, at: int) -> tuple[ListCell, int]:
        line, column = self.line, at - self.start + 1
        text = ""
        if self.text.startswith('"', at):
            text, at = self._quoted(at)
        found = self.plain.match(self.text, at)
        assert found is not None  # it matches nothing, too
        text = f"{text}{found[0]}".strip()
        if len(text) > MOST_CHARACTERS:
            raise _refusal("WK227", self.path, f"has a cell of more than {MOST_CHARACTERS:,} characters", line, column)
        return ListCell(text, line, column), found.end()

    def _quoted(self, at: int) -> tuple[str, int]:
        """The text in quotation marks, and where it ends; marks inside it are doubled."""
        begun, column = self.line, at - self.start + 1
        parts = []
        while True:
            close = self.text.find('"', at + 1)
            if close < 0:
                hint = "Close it, or take it away."
                raise SourceError(
                    error("WK224", "a quotation mark is opened here and never closed",
                          Span(str(self.path), begun, column), hint)
                )  # fmt: skip
            part = self.text[at + 1 : close]
            parts.append(part)
            if "\n" in part:
                self.line += part.count("\n")
                self.start = at + 1 + part.rindex("\n") + 1
            if not self.text.startswith('"', close + 1):
                return '"'.join(parts), close + 1
            at = close + 1


def too_many_rows(path: Path) -> SourceError:
    """What is told (WK227) of a list that is too long."""
    return _refusal("WK227", path, f"has more than {MOST_ROWS:,} rows")


def _not_text(path: Path) -> SourceError:
    hint = "Save it from Excel as «CSV UTF-8» or as .xlsx."
    return SourceError(error("WK224", f"«{path.name}» is no text, so it is not read as CSV", Span(str(path)), hint))


def _refusal(code: str, path: Path, what: str, line: int = 0, column: int = 1) -> SourceError:
    hint = "Is it the right file? A list holds a row for each participant."
    return SourceError(
        error(code, f"the list «{path.name}» {what}", Span(str(path), line, column if line else 0), hint)
    )
