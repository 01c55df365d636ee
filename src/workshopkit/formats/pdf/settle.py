"""A paper's data → its PDF: less air, fewer rows and lines where a page would hold a few lines only; groups kept whole."""

from collections.abc import Iterator
from typing import Any

from workshopkit.formats.pdf.groups import evened, kept_together, numbered
from workshopkit.formats.pdf.press import Press
from workshopkit.formats.pdf.typst import asked, page_count, typeset

_AIRS = (0.86, 0.72)
"""Shares of the usual air, tried in this order."""
_LEAST_LINES = 2
"""Lines for writing that a question keeps."""
_FEW = 0.34
"""A last page that is filled less than that looks forgotten."""


def settled(press: Press, data: dict[str, Any], date: str) -> bytes:
    """The PDF; drawn together a little, no more than needed, when that saves a page that would be nearly empty.

    Where less air does not help, rows that may be spared are left out, as few as can be, then lines for writing.
    """
    data = numbered(data)
    job = press.job(data, date)
    made = typeset(job)
    if page_count(made) <= len(data["sheets"]) or job.bounded:
        return made
    whole, made = kept_together(press, data, date, made)
    if not any(_ends_early(sheet) for sheet in asked(press.job(whole, date), "places")[0]):
        return made
    kept, pages = whole, page_count(made)
    for closer in _closer(data):
        closer, printed = kept_together(press, closer, date, typeset(press.job(closer, date)))
        if page_count(printed) < pages:
            kept, made, pages = closer, printed, page_count(printed)
            if "air" not in closer:
                break
        if pages <= len(data["sheets"]):
            break
    if kept is whole and any(_ends_early(sheet) for sheet in asked(press.job(kept, date), "places")[0]):
        made = evened(press, data, kept, date, made)
    return _with_room_for_the_last_lines(press, kept, date, made)


def _with_room_for_the_last_lines(press: Press, data: dict[str, Any], date: str, made: bytes) -> bytes:
    """The PDF, where sheets that go on overleaf for a few lines give one line for writing of each question instead."""
    early = {n for n, sheet in enumerate(asked(press.job(data, date), "places")[0]) if _ends_early(sheet)}
    if not early:
        return made
    sheets = [[_with_fewer_lines(b) for b in sheet] if n in early else sheet for n, sheet in enumerate(data["sheets"])]
    printed = typeset(press.job(data | {"sheets": sheets}, date))
    return printed if page_count(printed) < page_count(made) else made


def _with_fewer_lines(block: dict[str, Any]) -> dict[str, Any]:
    """Lines for writing, one fewer where more than two are left; any other block as it is."""
    if block["kind"] != "lines" or block["count"] <= _LEAST_LINES:
        return block
    return block | {"count": block["count"] - 1}


def _closer(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The data drawn together more and more; then as it is, with ever fewer of the rows that may be spared."""
    for air in _AIRS:
        yield data | {"air": air}
    for rows in range(1, 1 + _spare_rows(data)):
        yield data | {"sheets": [[_with_fewer_rows(block, rows) for block in sheet] for sheet in data["sheets"]]}


def _spare_rows(data: dict[str, Any]) -> int:
    """The most rows that a table could go without."""
    tables = (block["rows"] for sheet in data["sheets"] for block in sheet if block["kind"] == "table")
    return max((sum(row["spare"] for row in rows) for rows in tables), default=0)


def _with_fewer_rows(block: dict[str, Any], fewer: int) -> dict[str, Any]:
    """A table without the last of its spare rows; any other block as it is."""
    if block["kind"] != "table":
        return block
    spare = [place for place, row in enumerate(block["rows"]) if row["spare"]][-fewer:]
    return block | {"rows": [row for place, row in enumerate(block["rows"]) if place not in spare]}


def _ends_early(sheet: dict[str, float]) -> bool:
    return sheet["pages"] > 1 and sheet["filled"] < _FEW
