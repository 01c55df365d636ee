"""What is filled in with a pen: ratings, fields, callouts, places to sign."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workshopkit.formats.docx.controls import option_control, text_control
from workshopkit.formats.docx.flow import Air, Para, Piece, TableXml, text
from workshopkit.formats.docx.inline import runs_xml
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.signs import POINTS_WITH_A_SIGN, point_sign, sign_run
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.style_sheet import HAIRLINE, RULE
from workshopkit.formats.docx.tables import (
    CellXml,
    Grid,
    RowXml,
    cell_margins,
    kept_together,
    left_margin,
    shared_widths,
    table_xml,
)
from workshopkit.formats.docx.xml import border, mm_to_twips
from workshopkit.model.document import Fields, Rating, Signature, Signatures, Statement
from workshopkit.model.form import SIGNED, FormField, form_name, signature_name, statement_name
from workshopkit.model.text import inlines

_CIRCLE_PT, _CIRCLE_MM = 20, 6.2
_RATING_ROW_MM = 9
_POINT_MM = 10.5
_PEN_ROW_MM = 10
_MOST_FOR_POINTS = 0.6
_TOGETHER = 11
"""A rating of ten statements still goes on one page."""
_POINT_MARGINS = cell_margins(20, 0, 20, 0)
_LABEL_PT = 9.5
_FIELD_GAP = 160
_OTHER_FONT = 1.12
"""A label in the reference's own font may be that much wider than measured."""
_SIGN_ROW_MM = 12
_SIGN_SHARES = (10, 0.8, 4.5, 0.8, 10)
_SIGN_GAP = 2.4
_SIGN_BEFORE = 160
_SIGN_TOGETHER, _SIGN_TOGETHER_WIDE = 24, 15
"""Rows of places to sign that still go on one page with their heading, upright and lying: three for each party or two."""


def rating_table(sheet: Sheet, rating: Rating) -> TableXml:
    """Statements with a circle for each point; the ends of the scale are named above the first and the last."""
    point = min(mm_to_twips(_POINT_MM), round(sheet.width * _MOST_FOR_POINTS / rating.points))
    widths = (sheet.width - point * rating.points, *(point,) * rating.points)
    alt = f"{rating.heading}: 1 = {rating.low}, {rating.points} = {rating.high}"
    header = _rating_header(sheet, rating, widths)
    rows = [header, *(_rating_row(sheet, rating, statement, widths) for statement in rating.statements)]
    if len(rows) <= _TOGETHER:
        rows = kept_together(rows)
    return TableXml(table_xml(sheet, Grid(widths, rating.heading or alt, alt), rows))


def _rating_header(sheet: Sheet, rating: Rating, widths: tuple[int, ...]) -> RowXml:
    rule = border("bottom", RULE, sheet.colour("primary"))
    low_span = rating.points // 2
    heading = sheet.bookmarked(rating.id, runs_xml(inlines(rating.heading)))
    ends = (rating.low, low_span, ""), (rating.high, rating.points - low_span, "right")
    first = left_margin(0)
    cells = [CellXml((Para(Style.TABLE_HEADING, heading),), widths[0], 1, rule, margins=first, align="bottom")]
    for words, span, align in (end for end in ends if end[1]):
        para = replace(text(inlines(words), Style.TABLE_HEADING), align=align)
        edge = (widths[1] - mm_to_twips(_CIRCLE_MM)) // 2
        margins = cell_margins(60, edge, 60, edge)
        cells.append(CellXml((para,), widths[1] * span, span, rule, margins=margins, align="bottom"))
    return RowXml(tuple(cells), header=True)


def _rating_row(sheet: Sheet, rating: Rating, statement: Statement, widths: tuple[int, ...]) -> RowXml:
    words = replace(text(statement.text, Style.TABLE_TEXT), air=Air(after=0))
    cells = [CellXml((words,), widths[0], margins=left_margin(0), align="center")]
    field = sheet.form.get(statement_name(rating, statement.id))
    for point, width in enumerate(widths[1:], start=1):
        para = Para(Style.TABLE_TEXT, _point(sheet, field, point), align="center", air=Air(0, 0, 240))
        cells.append(CellXml((para,), width, margins=_POINT_MARGINS, align="center"))
    return RowXml(tuple(cells), mm_to_twips(_RATING_ROW_MM))


def _point(sheet: Sheet, field: FormField | None, point: int) -> str:
    if point > POINTS_WITH_A_SIGN:
        return runs_xml(inlines(str(point)))
    sign = point_sign(point, _CIRCLE_PT, sheet.colour("muted"))
    return option_control(sheet, field, str(point), sign) if field else sign_run(sign)


def fields_table(sheet: Sheet, fields: Fields, width: int) -> TableXml:
    """Labels with a ruled line after each, in one row."""
    labels = [
        round(sheet.ruler.width_em(field.label or " ", bold=True) * _LABEL_PT * 20 * _OTHER_FONT) + 100
        for field in fields.fields
    ]
    labels = [label + (_FIELD_GAP if place else 0) for place, label in enumerate(labels)]
    least = mm_to_twips(20)
    lines = shared_widths([1] * len(labels), max(width - sum(labels), least * len(labels)))
    widths = tuple(part for pair in zip(labels, lines, strict=True) for part in pair)
    rule = border("bottom", HAIRLINE + 2, sheet.colour("muted"))
    cells: list[CellXml] = []
    for place, field in enumerate(fields.fields):
        label = replace(text(inlines(field.label), Style.LABEL), air=Air(0, 0))
        value = replace(text(inlines(field.value), Style.NORMAL), air=Air(0, 0))
        asked = sheet.form.get(form_name(field.id))
        if asked:
            value = replace(value, content=text_control(sheet, asked, field.value))
        left = cell_margins(left=_FIELD_GAP if place else 0, right=60)
        cells.append(CellXml((label,), widths[2 * place], margins=left, align="bottom"))
        cells.append(CellXml((value,), widths[2 * place + 1], borders=rule, margins=cell_margins(), align="bottom"))
    title = ", ".join(field.label for field in fields.fields)
    grid = Grid(widths, title, title, _no_borders(), cell_margins(), has_header=False)
    return TableXml(table_xml(sheet, grid, [RowXml(tuple(cells), mm_to_twips(_PEN_ROW_MM))]))


def callout_table(sheet: Sheet, title: str, pieces: Iterable[Piece], alt: str) -> TableXml:
    """Blocks in a box with a thin border and a light tint."""
    line = sheet.colour("secondary")
    borders = "".join(border(side, HAIRLINE, sheet.colour("line")) for side in ("top", "left", "bottom", "right"))
    heading = [replace(text(inlines(title), Style.LABEL), air=Air(before=0))] if title else []
    bar = border("left", 24, line)
    content = [*heading, *pieces]
    if content and isinstance(content[-1], Para):
        content[-1] = replace(content[-1], air=replace(content[-1].air, after=0))
    cell = CellXml(tuple(content), sheet.width, borders=bar, shade=sheet.colour("tint"))
    grid = Grid((sheet.width,), title or alt, alt, borders, cell_margins(130, 200, 130, 200), has_header=False)
    return TableXml(table_xml(sheet, grid, [RowXml((cell,))]))


def signature_table(sheet: Sheet, signatures: Signatures) -> TableXml:
    """Per organisation its name, then lines for name, date and signature with room for a pen; two abreast where it is wide."""
    abreast = 2 if sheet.lies else 1
    shares = (*_SIGN_SHARES, *((_SIGN_GAP, *_SIGN_SHARES) * (abreast - 1)))
    widths = shared_widths(shares, sheet.width)
    mark = sheet.bookmarked(signatures.id, "")
    rows: list[RowXml] = []
    for first in range(0, len(signatures.parties), abreast):
        parties = signatures.parties[first : first + abreast]
        rows += _signing_rows(sheet, signatures, parties, widths, "" if first else mark)
    labels = (signatures.name_label, signatures.date_label, signatures.signature_label)
    grid = Grid(widths, ", ".join(labels), ", ".join(party.name for party in signatures.parties), _no_borders(),
                cell_margins(), has_header=False)  # fmt: skip
    if len(rows) <= (_SIGN_TOGETHER if abreast == 1 else _SIGN_TOGETHER_WIDE):
        rows = kept_together(rows)
    return TableXml(table_xml(sheet, grid, rows))


def _signing_rows(
    sheet: Sheet, words: Signatures, parties: Sequence[Signature], widths: tuple[int, ...], mark: str
) -> Iterator[RowXml]:
    """Three rows: the names of organisations beside one another, their lines, and what is to stand on each line."""
    rule = border("bottom", HAIRLINE + 2, sheet.colour("muted"))
    blank = Para(Style.TABLE_TEXT, keep_next=True)
    labels = (words.name_label, "", words.date_label, "", words.signature_label)
    heads, lines, below = [], [], []
    controls = _signing_controls(sheet, words, parties)
    for place, width in enumerate(widths):
        party, part = divmod(place, len(_SIGN_SHARES) + 1)
        signs = party < len(parties) and part < len(labels)
        label = labels[part] if signs else ""
        line = replace(blank, content=controls.get((party, part), ""))
        lines.append(CellXml((line,), width, borders=rule if label else "", align="bottom" if line.content else ""))
        below.append(CellXml((text(inlines(label), Style.SMALL),), width, margins=cell_margins(top=30)))
        if part == len(labels):
            heads.append(CellXml((blank,), width))
        elif not part:
            content = (mark if not place else "") + (runs_xml(inlines(parties[party].name)) if signs else "")
            heading = Para(Style.TABLE_BAND, content, air=Air(_SIGN_BEFORE, 0))
            span = len(labels)
            heads.append(CellXml((heading,), sum(widths[place : place + span]), span, align="bottom"))
    yield RowXml(tuple(heads))
    yield RowXml(tuple(lines), mm_to_twips(_SIGN_ROW_MM))
    yield RowXml(tuple(below))


def _signing_controls(sheet: Sheet, words: Signatures, parties: Sequence[Signature]) -> dict[tuple[int, int], str]:
    """What stands on the lines of a form, by party and part; the signature itself is for a pen."""
    asked = (((number, part), signature_name(words, party.id, name))
             for number, party in enumerate(parties) for part, name in zip((0, 2), SIGNED, strict=True))  # fmt: skip
    return {place: text_control(sheet, sheet.form[name]) for place, name in asked if name in sheet.form}


def _no_borders() -> str:
    return "".join(border(side, 0, "") for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
