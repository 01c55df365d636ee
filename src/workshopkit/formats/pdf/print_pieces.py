"""Cards, the canvas and signs → plain data for the typst library, with sizes at which their texts fit their places."""

from dataclasses import replace
from typing import Any, assert_never

from workshopkit.diagnostics import Diagnostic, warning
from workshopkit.formats.measure import Ruler
from workshopkit.formats.pdf.fit import PT_PER_MM, Box, Fitted, fit, height_mm
from workshopkit.formats.pdf.print_figures import Figures
from workshopkit.formats.pdf.print_text import Texts
from workshopkit.model.document import Paper
from workshopkit.model.figure import Figure
from workshopkit.model.pieces import Canvas, CanvasField, Card, CardLink, Cards, Sign, SignForm, SignLine, Signs
from workshopkit.model.text import Inlines, inlines, plain
from workshopkit.model.theme import Theme

Data = dict[str, Any]

_CARD_TITLE = Box(85, 25, 20, 11, 1.15, bold=True)
_CARD_TEXT_MM = 44
_CARD_TEXT = Box(83, 0, 12, 8, 1.3)
_CARD_QUESTION = Box(85, 46, 19, 9, 1.22, bold=True)
_CARD_QUESTIONS_PT = (19, 17.5, 16, 14.5, 13, 11)
"""Sizes of a back's question, tried until its links are set in `_CARD_LINKS_PT` at least."""
_CARD_LINKS_PT = 10
_CARD_BACK_MM = 101
_CARD_LINK = Box(70, 0, 11.5, 7, 1.25)
_CARD_LINKS_HEAD_MM = 18
_CARD_LINK_GAP_MM = 3.4
_LINK_TITLE_EM = 1.15

_FIELD_TITLE = Box(84, 14, 16, 10, 1.15, bold=True)
_FIELD_TEXT = Box(100, 17, 12, 8, 1.3)
_CANVAS_TITLE = Box(250, 14, 26, 12, 1.1, bold=True)
_GOAL_TEXT = Box(66, 11, 11, 8, 1.25)
_SCALE = {Paper.A4: 0.707, Paper.A3: 1.0, Paper.A1: 2.0}
"""How large a canvas is drawn, A3 being as it is."""

_SIGN_TEXT = {
    SignForm.NAME: Box(182, 36, 58, 22, 1.08, bold=True),
    SignForm.TABLE: Box(182, 76, 96, 28, 1.05, bold=True),
    SignForm.DOOR: Box(172, 120, 84, 26, 1.1, bold=True),
}
_SIGN_NUMBER = Box(62, 110, 230, 40, 1.0, bold=True)
"""A short text beside lines: the number of a table."""
_SIGN_LONE_NUMBER = Box(182, 110, 280, 60, 1.0, bold=True)
_LONGEST_NUMBER = 3
_SIGN_SUBTITLE = {
    SignForm.NAME: Box(182, 10, 20, 10, 1.15),
    SignForm.TABLE: Box(182, 16, 30, 14, 1.15),
    SignForm.DOOR: Box(174, 34, 40, 18, 1.15),
}
_SIGN_LINES = {SignForm.NAME: Box(182, 8, 12, 9, 1.2), SignForm.TABLE: Box(96, 118, 16, 8.5, 1.25),
               SignForm.DOOR: Box(174, 50, 28, 12, 1.25)}  # fmt: skip
_COMMA, _SHORT_NAME = ", ", 24
"""What stands between names, and the letters of one that is not broken."""
_LINE_GAP_EM, _LABEL_GAP_EM, _LABEL_GUTTER_EM = 0.2, 0.8, 1.0
"""Air over a line and over one with a label, and after a label."""


class Pieces:
    """Turns the pieces of one document into data; what does not fit is told in `diagnostics`."""

    def __init__(self, texts: Texts, figures: Figures, theme: Theme, paper: Paper) -> None:
        self._texts = texts
        self._figures = figures
        self._body, self._heading = Ruler(theme.body_font), Ruler(theme.heading_font)
        self._paper = paper
        self.diagnostics: list[Diagnostic] = []

    def data(self, block: Cards | Canvas | Signs) -> Data:
        """A block's data."""
        match block:
            case Cards():
                return {"kind": "cards", "cards": [self._card(card) for card in block.cards]}
            case Canvas():
                return self._canvas(block)
            case Signs():
                return {
                    "kind": "signs",
                    "form": block.form.value,
                    "signs": [self._sign(s, block.form) for s in block.signs],
                }
            case _:
                assert_never(block)

    def _icon(self, figure: Figure | None) -> int | None:
        return None if figure is None else self._figures.number(figure)

    def _fit(self, text: Inlines, box: Box, where: str) -> Fitted:
        """A text in its place, told (WK591) when it had to be cut."""
        made = fit(text, box, self._heading if box.bold else self._body)
        if made.is_cut:
            self._tell(text, f"is too long for {where} and is cut, at {box.least_pt:g} points")
        return made

    def _tell(self, text: Inlines, what: str) -> None:
        whole = plain(text)
        short = whole if len(whole) <= 60 else f"{whole[:59]}…"
        told = warning("WK591", f"«{short}» {what}", hint="Shorten it.")
        self.diagnostics.append(Diagnostic(told.code, told.severity, told.message, told.hint, about=(whole,)))

    def _set(self, made: Fitted) -> Data:
        return {"text": self._texts.rich(made.text), "size": made.size_pt}

    def _card(self, card: Card) -> Data:
        title = self._fit(card.title, _CARD_TITLE, "a card's title")
        room = replace(_CARD_TEXT, height_mm=_CARD_TEXT_MM - title.height_mm)
        question = self._question(card)
        line = self._texts.line
        return {
            "id": card.id, "badge": card.badge.value, "kicker": line(card.kicker), "icon": self._icon(card.icon),
            "title": self._set(title), "text": self._set(self._fit(card.text, room, "a card's front")),
            "name": self._texts.rich(card.title), "question_title": line(card.question_title),
            "question": self._set(question), "links_title": line(card.links_title),
            "links": self._links(card, _CARD_BACK_MM - question.height_mm - _CARD_LINKS_HEAD_MM), "note": line(card.note),
        }  # fmt: skip

    def _question(self, card: Card) -> Fitted:
        """The question, no larger than leaves its links room."""
        for most in _CARD_QUESTIONS_PT:
            made = fit(card.question, replace(_CARD_QUESTION, most_pt=most), self._heading)
            room = _CARD_BACK_MM - made.height_mm - _CARD_LINKS_HEAD_MM
            if sum(self._link_mm(link, _CARD_LINKS_PT) for link in card.links) <= room:
                break
        return self._fit(card.question, replace(_CARD_QUESTION, most_pt=most), "a card's back")

    def _links(self, card: Card, room_mm: float) -> list[Data]:
        """The links, all at one size; those at the end are left out where even the smallest is too large."""
        links, size = list(card.links), _CARD_LINK.most_pt
        while links and sum(self._link_mm(link, size) for link in links) > room_mm:
            if size > _CARD_LINK.least_pt:
                size -= 0.5
            else:
                self._tell(
                    links.pop().title, f"does not fit on the back of the card «{plain(card.title)}» and is left out"
                )
        return [
            {"title": self._texts.rich(link.title), "text": self._texts.rich(link.text), "size": size,
             "icon": self._icon(link.icon)} for link in links
        ]  # fmt: skip

    def _link_mm(self, link: CardLink, size_pt: float) -> float:
        title = height_mm(link.title, size_pt * _LINK_TITLE_EM, replace(_CARD_LINK, bold=True), self._body)
        return title + height_mm(link.text, size_pt, _CARD_LINK, self._body) + _CARD_LINK_GAP_MM

    def _canvas(self, canvas: Canvas) -> Data:
        line = self._texts.line
        return {
            "kind": "canvas", "id": canvas.id, "scale": _SCALE[self._paper], "kicker": line(canvas.kicker),
            "title": self._set(self._fit(canvas.title, _CANVAS_TITLE, "the canvas")),
            "subtitle": self._texts.rich(canvas.subtitle), "labels": [line(label) for label in canvas.labels],
            "goal": self._field(canvas.goal, replace(_FIELD_TITLE, width_mm=66), _GOAL_TEXT),
            "fields": [self._field(field, _FIELD_TITLE, _FIELD_TEXT) for field in canvas.fields],
            "note": line(canvas.note),
        }  # fmt: skip

    def _field(self, field: CanvasField, title: Box, text: Box) -> Data:
        return {
            "id": field.id, "icon": self._icon(field.icon),
            "title": self._set(self._fit(field.title, title, "the canvas")),
            "text": self._set(self._fit(field.text, text, "the canvas")),
        }  # fmt: skip

    def _sign(self, sign: Sign, form: SignForm) -> Data:
        is_number = form is SignForm.TABLE and 0 < len(plain(sign.text)) <= _LONGEST_NUMBER
        number = _SIGN_NUMBER if sign.lines else _SIGN_LONE_NUMBER
        box = number if is_number else _SIGN_TEXT[form]
        return {
            "id": sign.id, "kicker": self._texts.line(sign.kicker), "number": is_number,
            "text": self._set(self._fit(sign.text, box, "a sign")),
            "subtitle": self._set(self._fit(sign.subtitle, _SIGN_SUBTITLE[form], "a sign")),
            "lines": self._lines(sign, _SIGN_LINES[form]),
        }  # fmt: skip

    def _lines(self, sign: Sign, box: Box) -> list[Data]:
        """The lines, all at one size; those at the end are left out where even the smallest is too large."""
        lines, size = [replace(line, text=_with_whole_names(line.text)) for line in sign.lines], box.most_pt
        label_em = max((self._body.width_em(line.label, bold=True) for line in lines if line.label), default=0.0)
        gutter_em = label_em + _LABEL_GUTTER_EM if label_em else 0.0
        while lines and sum(self._line_mm(line, size, box, gutter_em) for line in lines) > box.height_mm:
            if size > box.least_pt:
                size -= 0.5
            else:
                name = f"{sign.kicker} {plain(sign.text)}".strip()
                self._tell(lines.pop().text, f"has no room on the sign «{name}» and is left out")
        return [
            {
                "label": self._texts.line(one.label),
                "text": self._texts.rich(one.text),
                "size": size,
                "gutter": gutter_em,
            }
            for one in lines
        ]

    def _line_mm(self, line: SignLine, size_pt: float, box: Box, gutter_em: float) -> float:
        em_mm = size_pt / PT_PER_MM
        width = box.width_mm - gutter_em * em_mm
        text = height_mm(line.text or inlines(" "), size_pt, replace(box, width_mm=width), self._body)
        return text + (_LABEL_GAP_EM if line.label else _LINE_GAP_EM) * em_mm


def _with_whole_names(text: Inlines) -> Inlines:
    """A list of names in which a line never ends within a short one; what is bold is a heading and breaks as it likes."""
    return tuple(run if run.bold else replace(run, text=_with_whole_parts(run.text)) for run in text)


def _with_whole_parts(text: str) -> str:
    parts = text.split(_COMMA)
    return _COMMA.join(part.replace(" ", "\u00a0") if _is_kept_whole(part) else part for part in parts)


def _is_kept_whole(name: str) -> bool:
    # A double name breaks at its hyphen, which would be worse than at a space.
    return len(name) <= _SHORT_NAME and "-" not in name
