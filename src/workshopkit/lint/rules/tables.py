"""Tables: the first row is marked as the header, so that a screen reader can tell a cell's column."""

from collections.abc import Iterator

from workshopkit.diagnostics import Severity
from workshopkit.lint.rule import Criterion, Finding, Rule, named
from workshopkit.model.inspection import FileKind, OfficeFile, Table


def no_header(file: OfficeFile) -> Iterator[Finding]:
    """Tables of data without a header row."""
    for position, element in enumerate(file.elements):
        if element.table and not element.table.header and not _needs_none(element.table):
            yield Finding(position, f"{element.place}: {named(element)} has no header row.")


def _needs_none(table: Table) -> bool:
    """A single row or column; pairs whose first column is marked; and layout: no lines within, no heading claimed."""
    pairs = table.columns == 2 and table.header_column
    layout = not table.ruled and not table.claims_header
    return table.rows < 2 or table.columns < 2 or pairs or layout


RULES = (
    Rule(
        "WK921", Severity.ERROR, Criterion("1.3.1"),
        {
            FileKind.SLIDES: "Click in the table › Table Design: tick «Header Row».",
            FileKind.PAPER: "Click in its first row › Table Layout › Repeat Header Rows, and tick «Header Row» in Table Design.",
        },
        no_header,
    ),
)  # fmt: skip
