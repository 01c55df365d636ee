"""A list of participants as it was read: cells with their places, then people with what their row says of them."""

from workshopkit.diagnostics import Span
from workshopkit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ListCell:
    """A cell's text, and its place in the file: line and column of a text file, row and column of a sheet, from 1."""

    text: str
    line: int
    column: int


ListRow = tuple[ListCell, ...]
"""The cells of a row, the empty ones among them."""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Somebody on the list, as typed; "" for what the row does not say. The spans are those of the cells."""

    name: str
    organisation: str
    sector: str
    role: str
    span: Span
    organisation_span: Span
    sector_span: Span


@dataclass(frozen=True, slots=True)
class ParticipantList:
    """Everybody on a list, in its order."""

    people: tuple[ListedPerson, ...]
    span: Span
