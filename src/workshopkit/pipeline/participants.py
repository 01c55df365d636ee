"""A list's path → the people on it: CSV through the stage that reads text, .xlsx through the one that knows Office."""

from pathlib import Path

from workshopkit.diagnostics import Diagnostic
from workshopkit.errors import WorkshopkitError
from workshopkit.model.participants import ParticipantList
from workshopkit.sources.csv_rows import MOST_COLUMNS, MOST_ROWS, csv_rows
from workshopkit.sources.participants import SHEETS, read_bytes, read_people


def load_participants(path: Path) -> tuple[ParticipantList | None, tuple[Diagnostic, ...]]:
    """Everybody on the list; None when it cannot be read (WK223–WK227)."""
    try:
        data = read_bytes(path)
        if path.suffix.lower() in SHEETS:
            from workshopkit.formats.xlsx import sheet_rows  # here, since most builds have no list

            return read_people(sheet_rows(data, path, MOST_ROWS, MOST_COLUMNS), path)
        return read_people(csv_rows(data, path), path)
    except WorkshopkitError as reason:
        return None, reason.diagnostics
