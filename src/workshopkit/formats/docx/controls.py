"""Fields of a form → Word's content controls, each with a stable tag and a bookmark around it, which looks the same on paper.

A bookmark is the second carrier of a field's name: LibreOffice drops every tag when it saves, and keeps bookmarks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from workshopkit.formats.docx.flow import Para
from workshopkit.formats.docx.inline import runs_xml
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.signs import Sign, sign_run
from workshopkit.formats.docx.xml import attribute
from workshopkit.model.form import FieldKind, FormField, form_name
from workshopkit.model.text import inlines

_LONGEST_TITLE = 64
_FIRST_ID = 1_580_000_000
_EMPTY = "\u00a0" * 5
"""What Word shows in an empty control that names no text of its own (ECMA-376 part 1, 17.5.2.25); it prints as nothing."""
_DATES = {"da": "dd.MM.yyyy", "en": "dd/MM/yyyy"}
_OTHER_DATES = "yyyy-MM-dd"


def text_control(sheet: Sheet, field: FormField, value: str = "") -> str:
    """Runs for a place to write in; a date is picked from a calendar, other text may have several lines."""
    kind = '<w:text w:multiLine="1"/>' if field.kind is FieldKind.ROOM else "<w:text/>"
    if field.kind is FieldKind.DATE:
        kind = _date(sheet)
    return _control(sheet, field.name, field.label, runs_xml(inlines(value or _EMPTY)), kind, is_empty=not value)


def option_control(sheet: Sheet, field: FormField, value: str, sign: Sign) -> str:
    """Runs for one of the values of a field: a box to click that looks like the one for a pen."""
    label = next((option.label for option in field.options if option.value == value), value)
    states = f'<w14:checkedState w14:val="00{sign.ticked[2:]}" w14:font="Wingdings"/>'
    states += f'<w14:uncheckedState w14:val="00{sign.empty[2:]}" w14:font="Wingdings"/>'
    box = f'<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox>'
    name = form_name(field.name, value)
    title = f"{label}: {field.label}" if field.label else label
    return _control(sheet, name, title, sign_run(sign), box, look=f"<w:rPr>{sign.look}</w:rPr>")


def area_control(sheet: Sheet, field: FormField, lines: Iterable[Para]) -> Iterator[Para]:
    """Ruled lines as one control, which is written in line by line."""
    paras = list(lines)
    if not paras:
        return
    start, end = sheet.bookmark(field.name)
    opening = f"{start}<w:sdt>{_properties(sheet, field.name, field.label, '')}<w:sdtContent>"
    paras[0] = replace(paras[0], before=opening)
    paras[-1] = replace(paras[-1], after=f"</w:sdtContent></w:sdt>{end}")
    yield from paras


def _control(
    sheet: Sheet, name: str, title: str, content: str, kind: str, *, look: str = "", is_empty: bool = False
) -> str:
    start, end = sheet.bookmark(name)
    properties = _properties(sheet, name, title, kind, look, is_empty=is_empty)
    return f"{start}<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>{end}"


def _properties(sheet: Sheet, name: str, title: str, kind: str, look: str = "", *, is_empty: bool = False) -> str:
    """The `w:sdtPr`; the control itself can't be deleted by mistake, its content can."""
    shown = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
    return (
        f'<w:sdtPr>{look}<w:alias w:val="{attribute(shown)}"/><w:tag w:val="{attribute(name)}"/>'
        f'<w:id w:val="{_FIRST_ID + sheet.control_id()}"/><w:lock w:val="sdtLocked"/>'
        f"{'<w:showingPlcHdr/>' if is_empty else ''}{kind}</w:sdtPr>"
    )


def _date(sheet: Sheet) -> str:
    shown = _DATES.get(sheet.language[:2], _OTHER_DATES)
    return (
        f'<w:date><w:dateFormat w:val="{shown}"/><w:lid w:val="{sheet.language}"/>'
        '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
    )
