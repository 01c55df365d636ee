"""Rows of a list → the people on it: columns found by their Danish or English headings, every cell with its place."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from workshopkit.diagnostics import Diagnostic, Span, error, note, warning
from workshopkit.errors import SourceError
from workshopkit.model.participants import ListCell, ListedPerson, ListRow, ParticipantList

MOST_BYTES = 10 * 1024 * 1024
SHEETS = (".xlsx", ".xlsm")
TEXTS = (".csv", ".txt", ".tsv")
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "navn", "name", "deltager", "deltagere", "deltagernavn", "deltagerens navn", "fulde navn", "fuldt navn", "full name",
        "participant", "participants", "participant name", "person", "navn på deltager", "for- og efternavn",
        "fornavn og efternavn", "first and last name", "name of participant", "attendee", "attendee name",
    ),
    "first": ("fornavn", "fornavne", "first name", "firstname", "given name", "given names", "forename"),
    "last": ("efternavn", "efternavne", "last name", "lastname", "surname", "family name"),
    "organisation": (
        "organisation", "organization", "organisationsnavn", "org", "virksomhed", "firma", "firmanavn", "arbejdsplads",
        "arbejdssted", "partner", "institution", "forening", "kommune", "company", "company name", "employer", "affiliation",
        "repræsenterer", "ansat hos", "organisation name", "organization name",
    ),
    "sector": ("sektor", "sector"),
    "role": ("rolle", "role", "titel", "stilling", "title", "job title", "position", "funktion", "function"),
    "": (
        "e-mail", "email", "mail", "e-post", "mailadresse", "e-mailadresse", "emailadresse", "email address", "e-mail address",
        "telefon", "telefonnummer", "tlf", "mobil", "mobilnummer", "mobiltelefon", "phone", "phone number", "mobile",
        "adresse", "address", "postnr", "postnummer", "by", "zip", "postcode", "city", "land", "country", "cvr", "ean",
        "nr", "no", "nummer", "number", "id", "dato", "date", "tidspunkt", "tidsstempel", "timestamp", "tilmeldt", "registered",
        "status", "pris", "price", "betalt", "paid", "antal", "allergi", "allergier", "allergies", "kost", "diet", "mad",
        "forplejning", "frokost", "lunch", "bemærkning", "bemærkninger", "kommentar", "kommentarer", "comment", "comments",
        "note", "noter", "notes", "gruppe", "group", "bord", "table", "workshop", "køn", "gender", "alder", "age",
        "afdeling", "department", "samtykke", "consent",
    ),
}  # fmt: skip
"""What a column is → its headings, in small letters; "" for those that are passed over without a word."""
_BY_HEADING = {heading: column for column, headings in _HEADINGS.items() for heading in headings}
_HEADED_WITHIN = 20
"""Rows in which the headings are looked for; above them may stand a title."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\ufeff\ud800-\udfff]+")
_MOJIBAKE = re.compile("Ã[\x80-\xbf¦¸¥˜…†]|\ufffd")


def read_bytes(path: Path) -> bytes:
    """The file's bytes. SourceError (WK223) when it is not there, is none, is empty or too large, or has no ending we know."""
    if path.suffix.lower() not in (*SHEETS, *TEXTS):
        hint = (
            "Save it in Excel as .xlsx, or as CSV."
            if path.suffix.lower() in (".xls", ".ods", ".numbers", ".xlsb")
            else ""
        )
        raise _refusal(path, "is neither .csv nor .xlsx", hint or "Give the list as .csv or .xlsx.")
    try:
        if path.is_dir():
            raise _refusal(path, "is a folder", "Name the file in it.")
        if path.stat().st_size > MOST_BYTES:
            raise _refusal(path, f"is larger than {MOST_BYTES // 2**20} MB", "Is it the right file?")
        data = path.read_bytes()
    except FileNotFoundError as reason:
        raise _refusal(path, "does not exist", "Check the name and the folder.") from reason
    except OSError as reason:
        raise _refusal(path, f"cannot be read: {reason.strerror}", "Close it if it is open in Excel.") from reason
    if not data.strip():
        raise _refusal(path, "is empty", "Save the list again.")
    return data


def read_people(rows: Iterable[ListRow], path: Path) -> tuple[ParticipantList, tuple[Diagnostic, ...]]:
    """Everybody on the list. SourceError (WK225) when no column holds names, or nobody stands below the headings."""
    whole = [tuple(_clean(cell) for cell in row) for row in rows]
    place = next((n for n, row in enumerate(whole[:_HEADED_WITHIN]) if _is_headed(row)), None)
    if place is None:
        raise _headless(whole, path)
    headings = whole[place]
    columns, found = _columns(headings, path)
    people = []
    for row in whole[place + 1 :]:
        person = _person(row, columns, path)
        if person is None:
            continue
        people.append(person)
        found += _told(person)
    if not people:
        span = Span(str(path), headings[0].line, 1)
        raise SourceError(error("WK225", f"nobody stands in «{path.name}»", span, "Write a row for each participant."))
    return ParticipantList(tuple(people), Span(str(path))), (*found, *_twice(people))


def heading_key(text: str) -> str:
    """A heading or a name as it is compared: no capitals, no difference in space or signs at its end."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("_", " ").split()).strip(" :*.?")


def _clean(cell: ListCell) -> ListCell:
    text = " ".join(_CONTROLS.sub(" ", unicodedata.normalize("NFC", cell.text)).split())
    return ListCell(text, cell.line, cell.column) if text != cell.text else cell


def _is_headed(row: ListRow) -> bool:
    return any(_BY_HEADING.get(heading_key(cell.text)) in ("name", "first", "last") for cell in row)


def _headless(rows: list[ListRow], path: Path) -> SourceError:
    first = [cell for cell in (rows[0] if rows else ()) if cell.text]
    if not first:
        return SourceError(error("WK225", f"nobody stands in «{path.name}»", Span(str(path))))
    span = Span(str(path), first[0].line, first[0].column)
    known = [name for column in ("name", "first", "last") for name in _HEADINGS[column]]
    near = [close for cell in first for close in difflib.get_close_matches(heading_key(cell.text), known, 1, 0.75)]
    hint = f"Did you mean «{near[0]}»?" if near else "Write a first row with headings: Navn, Organisation, Sektor."
    return SourceError(error("WK225", f"no column of «{path.name}» is called «navn» or «name»", span, hint))


def _columns(headings: ListRow, path: Path) -> tuple[dict[int, str], list[Diagnostic]]:
    """Place → what the column is. A heading that is not known is told, and its column is not used."""
    columns: dict[int, str] = {}
    found = []
    for place, cell in enumerate(headings):
        column = _BY_HEADING.get(heading_key(cell.text))
        span = Span(str(path), cell.line, cell.column)
        if column in columns.values() and column:
            message = f"two columns hold the {column}; «{cell.text[:40]}» is not used"
            found.append(warning("WK226", message, span, "Keep one of them."))
        elif column:
            columns[place] = column
        elif column is None and cell.text:
            found.append(_unknown(cell.text, span))
    return columns, found


def _unknown(heading: str, span: Span) -> Diagnostic:
    known = [name for column, names in _HEADINGS.items() if column for name in names]
    near = difflib.get_close_matches(heading_key(heading), known, 1, 0.75)
    message = f"the column «{heading[:40]}» is not used"
    if near:
        return warning("WK226", message, span, f"Did you mean «{near[0]}»?")
    return note("WK226", message, span, "Used are: navn or fornavn and efternavn, organisation, sektor, rolle.")


def _person(row: ListRow, columns: Mapping[int, str], path: Path) -> ListedPerson | None:
    """Whom a row is about; None when nothing stands in the columns that are used."""
    cells = {column: row[place] for place, column in columns.items() if place < len(row)}
    if not any(cell.text for cell in cells.values()):
        return None
    said = {column: cell.text for column, cell in cells.items()}
    parts = (said.get("name", "") or "", said.get("first", ""), said.get("last", ""))
    name = parts[0] or " ".join(part for part in parts[1:] if part)

    def span(*names: str) -> Span:
        cell = next((cells[name] for name in names if name in cells), row[0])
        return Span(str(path), cell.line, cell.column)

    return ListedPerson(
        name, said.get("organisation", ""), said.get("sector", ""), said.get("role", ""),
        span("name", "first", "last"), span("organisation"), span("sector"),
    )  # fmt: skip


def _told(person: ListedPerson) -> list[Diagnostic]:
    found = []
    if not person.name:
        hint = "Write it, or take the row away; the copy has an empty line for it."
        found.append(warning("WK228", "a participant has no name", person.span, hint))
    for text, span in ((person.name, person.span), (person.organisation, person.organisation_span)):
        if _MOJIBAKE.search(text):
            hint = "Save the list again from where it came from, as «CSV UTF-8» or .xlsx."
            found.append(warning("WK239", f"«{text[:60]}» was saved in the wrong encoding", span, hint))
    return found


def _twice(people: Iterable[ListedPerson]) -> list[Diagnostic]:
    first: dict[tuple[str, str], ListedPerson] = {}
    found = []
    for person in people:
        key = (heading_key(person.name), heading_key(person.organisation))
        if person.name and first.setdefault(key, person) is not person:
            where = first[key].span.line
            message = f"«{person.name[:60]}» stands in the list twice, first in line {where}"
            found.append(warning("WK238", message, person.span, "Take one of the rows away."))
    return found


def _refusal(path: Path, what: str, hint: str) -> SourceError:
    return SourceError(error("WK223", f"the list «{path.name}» {what}", Span(str(path)), hint))
