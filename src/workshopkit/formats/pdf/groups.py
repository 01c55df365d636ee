"""A paper's data whose tables break inside a group, or after a band → the same with a new page before it, where it fits on one.

Where rows stand is known once they are set, so one group after another is moved and all of it set again.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from workshopkit.formats.pdf.press import Press
from workshopkit.formats.pdf.typst import asked, page_count, typeset
from workshopkit.frozen import dataclass

_MOST_MOVED = 12
"""Groups that are moved at most; a list that long is looked up in, not read."""
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Group:
    """Where a group stands: its sheet, its table among the blocks, its first row; and the numbers of its rows."""

    sheet: int
    block: int
    row: int
    numbers: tuple[int, ...]


def numbered(data: Data) -> Data:
    """The data with a number for each row of a table with bands; a band that stands again overleaf has none."""
    numbers = count()

    def with_numbers(block: Data) -> Data:
        if not _has_bands(block):
            return block
        grouped = _is_grouped(block)
        rows = (row if grouped and _is_band(row) else row | {"number": next(numbers)} for row in block["rows"])
        return block | {"rows": list(rows)}

    return data | {"sheets": [list(map(with_numbers, sheet)) for sheet in data["sheets"]]}


def kept_together(press: Press, data: Data, date: str, made: bytes) -> tuple[Data, bytes]:
    """Data that is numbered, and its PDF, set anew for each group that goes on overleaf and need not."""
    tried: set[int] = set()
    while len(tried) < _MOST_MOVED and any(_together(data)):
        pages = {place["row"]: place["page"] for place in asked(press.job(data, date), "rows")[0]}
        broken = next(
            (group for group in _together(data) if group.numbers[0] not in tried and _breaks(group, pages)), None
        )
        if broken is None:
            break
        tried.add(broken.numbers[0])
        data = _moved(data, broken)
        made = typeset(press.job(data, date))
    return data, made


def _is_grouped(block: Data) -> bool:
    return block["kind"] == "table" and bool(block["grouped"])


def _has_bands(block: Data) -> bool:
    return block["kind"] == "table" and any(map(_is_band, block["rows"]))


def _is_band(row: Data) -> bool:
    return bool(row["tone"] == "band")


def _together(data: Data) -> Iterator[_Group]:
    yield from _groups(data)
    yield from _headed(data)


def _headed(data: Data) -> Iterator[_Group]:
    """Bands of tables that are not grouped, each with the row above, which it goes on from, and the row below."""
    for s, sheet in enumerate(data["sheets"]):
        for b, block in enumerate(sheet):
            if not _has_bands(block) or _is_grouped(block):
                continue
            rows = block["rows"]
            for n in range(2, len(rows) - 1):
                if _is_band(rows[n]):
                    yield _Group(s, b, n - 1, (rows[n - 1]["number"], rows[n]["number"], rows[n + 1]["number"]))


def evened(press: Press, data: Data, kept: Data, date: str, made: bytes) -> bytes:
    """The PDF, where one more group goes on the last page, that was nearly empty: the last one of the page before.

    `data` is numbered, `kept` the same with its groups kept together, which `made` was set from.
    """
    pages = {place["row"]: place["page"] for place in asked(press.job(kept, date), "rows")[0]}
    before = max(pages.values(), default=0) - 1
    whole = [group.numbers for group in _groups(kept) if {pages[number] for number in group.numbers} == {before}]
    if not whole:
        return made
    moved = _moved(data, next(group for group in _groups(data) if group.numbers == whole[-1]))
    _, printed = kept_together(press, moved, date, typeset(press.job(moved, date)))
    return printed if page_count(printed) == page_count(made) else made


def _groups(data: Data) -> Iterator[_Group]:
    """The groups that something stands above in their table."""
    for s, sheet in enumerate(data["sheets"]):
        for b, block in enumerate(sheet):
            if not _is_grouped(block):
                continue
            rows = block["rows"]
            bands = [n for n, row in enumerate(rows) if _is_band(row)]
            for start, end in zip(bands, [*bands[1:], len(rows)], strict=True):
                numbers = tuple(row["number"] for row in rows[start + 1 : end])
                if start and numbers:
                    yield _Group(s, b, start, numbers)


def _breaks(group: _Group, pages: Mapping[int, int]) -> bool:
    """Whether a page ends inside it, and it has no more rows than stand on a page elsewhere."""
    room = max(Counter(pages.values()).values())
    return pages[group.numbers[0]] != pages[group.numbers[-1]] and len(group.numbers) <= room


def _moved(data: Data, group: _Group) -> Data:
    """The data with the table ended before the group, and gone on with on a new page."""
    sheets = list(data["sheets"])
    blocks = list(sheets[group.sheet])
    table = blocks[group.block]
    first = table | {"rows": table["rows"][: group.row]}
    second = table | {"rows": table["rows"][group.row :], "new-page": True}
    blocks[group.block : group.block + 1] = [first, second]
    sheets[group.sheet] = blocks
    return data | {"sheets": sheets}
