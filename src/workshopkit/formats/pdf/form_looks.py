"""How a form's fields look in each of their states, as drawings of their own (appearance streams).

On paper nothing of them shows: boxes, circles and lines are the page's own. A drawing's points count from the field's lower left
corner.
"""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from workshopkit.formats.pdf.form_font import ENCODING, FONT_NAME, FormFont, form_font
from workshopkit.formats.pdf.print_look import type_factor
from workshopkit.frozen import dataclass
from workshopkit.model.theme import Theme

_SIZE_PT, _SMALL_PT = 11, 9.5
_ROUND = 0.5523
"""How far the handles of a quarter circle reach, in radii."""
_TICK = ((0.16, 0.52), (0.4, 0.22), (0.86, 0.86))
_TICK_SHARE = 0.13
_INSET_PT, _MARGIN_PT = 2.0, 3.0
"""What is kept free at the sides of text, by us and at most by viewers."""
_POINT_SHARE = 0.5
_CAP_SHARE = 0.32
"""How far a digit's middle is above the line, in sizes."""
Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class FormLook:
    """The type and the colours of what is filled in; sizes in points."""

    font: FormFont
    size_pt: float
    ink: Colour
    fill: Colour
    on_fill: Colour

    @property
    def typing(self) -> str:
        """How a viewer is to set what is typed (ISO 32000-1, 12.7.3.3)."""
        return f"/{FONT_NAME} {_n(self.size_pt)} Tf {_colour(self.ink)} rg"

    def fitting(self, text: str, width: float) -> "FormLook":
        """The same in type so small that a text fits into a field of this width."""
        room = (width - 2 * _MARGIN_PT) / self.font.width(text)
        return replace(self, size_pt=min(self.size_pt, math.floor(room * 2) / 2))


def form_look(theme: Theme, files: Sequence[Path], *, small: bool) -> FormLook:
    """The look in a theme's colours and the first of these font files that will do; `small` is for tables on a lying sheet."""
    ink, fill, on_fill = (_rgb(theme.colours[role]) for role in ("ink", "primary", "on-primary"))
    size_pt = round((_SMALL_PT if small else _SIZE_PT) * type_factor(theme), 1)
    return FormLook(form_font(files), size_pt, ink, fill, on_fill)


class Drawings:
    """Makes the drawings of one file. Marks that are alike are one object; every text has its own, since viewers write into it."""

    def __init__(self, pdf: pikepdf.Pdf, look: FormLook, font: pikepdf.Object) -> None:
        self._pdf = pdf
        self._look = look
        self._resources = Dictionary(Font=Dictionary({f"/{FONT_NAME}": font}))
        self._made: dict[tuple[str, float, float], pikepdf.Object] = {}

    def typed(self, text: str, width: float, height: float) -> pikepdf.Object:
        """A line of text at the foot of a field, or nothing."""
        if not text:
            return self._new("/Tx BMC EMC", width, height)
        look = self._look
        low = max(_INSET_PT, min((height - look.size_pt) / 2, _INSET_PT + 1.5))
        words = f"BT {look.typing} {_n(_INSET_PT)} {_n(low)} Td <{_code(text).hex()}> Tj ET"
        return self._new(f"/Tx BMC q 0 0 {_n(width)} {_n(height)} re W n {words} Q EMC", width, height)

    def nothing(self, width: float, height: float) -> pikepdf.Object:
        """What a box or a circle shows that is not chosen: the page's own drawing of it."""
        return self._drawing("", width, height)

    def ticked(self, width: float, height: float) -> pikepdf.Object:
        """A tick."""
        (x1, y1), (x2, y2), (x3, y3) = ((x * width, y * height) for x, y in _TICK)
        pen = f"{_colour(self._look.ink)} RG {_n(_TICK_SHARE * width)} w 1 J 1 j"
        line = f"{_n(x1)} {_n(y1)} m {_n(x2)} {_n(y2)} l {_n(x3)} {_n(y3)} l S"
        return self._drawing(f"q {pen} {line} Q", width, height)

    def chosen(self, point: str, width: float, height: float) -> pikepdf.Object:
        """A filled circle with its number."""
        look = self._look
        size = height * _POINT_SHARE
        left, low = (width - look.font.width(point) * size) / 2, height / 2 - size * _CAP_SHARE
        words = f"BT /{FONT_NAME} {_n(size)} Tf {_colour(look.on_fill)} rg {_n(left)} {_n(low)} Td <{_code(point).hex()}> Tj ET"
        disc = f"{_colour(look.fill)} rg {_circle(width / 2, height / 2, min(width, height) / 2)} f"
        return self._drawing(f"q {disc} {words} Q", width, height)

    def _drawing(self, content: str, width: float, height: float) -> pikepdf.Object:
        key = (content, round(width, 2), round(height, 2))
        if key not in self._made:
            self._made[key] = self._new(*key)
        return self._made[key]

    def _new(self, content: str, width: float, height: float) -> pikepdf.Object:
        stream = Stream(
            self._pdf, content.encode("ascii"), Type=Name.XObject, Subtype=Name.Form,
            BBox=Array([0, 0, round(width, 2), round(height, 2)]),
            Resources=self._resources if "Tf" in content else Dictionary(),
        )  # fmt: skip
        return self._pdf.make_indirect(stream)


def _rgb(colour: str) -> Colour:
    """RRGGBB, with or without #, as shares of one."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def _circle(x: float, y: float, radius: float) -> str:
    k = radius * _ROUND
    right, top, left, bottom = x + radius, y + radius, x - radius, y - radius
    curves = (
        (right, y + k, x + k, top, x, top), (x - k, top, left, y + k, left, y),
        (left, y - k, x - k, bottom, x, bottom), (x + k, bottom, right, y - k, right, y),
    )  # fmt: skip
    return f"{_n(right)} {_n(y)} m " + " ".join(" ".join(map(_n, curve)) + " c" for curve in curves) + " h"


def _code(text: str) -> bytes:
    """Text in the font's code page; letters that are not in it without their accents, or as a question mark."""

    def letter_code(letter: str) -> bytes:
        plain = unicodedata.normalize("NFKD", letter)[:1]
        return letter.encode(ENCODING, "ignore") or plain.encode(ENCODING, "replace")

    return b"".join(map(letter_code, text))


def _colour(colour: Sequence[float]) -> str:
    return " ".join(map(_n, colour))


def _n(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".") or "0"
