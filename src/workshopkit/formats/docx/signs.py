"""Boxes and numbered circles to tick, as signs in a line of text.

They are of Wingdings, which every Word brings and LibreOffice draws from its own OpenSymbol. A drawn shape for each would
make a worksheet of twenty partners hold two thousand text boxes, which both programs lay out slowly and LibreOffice misplaces.
"""

from workshopkit.frozen import dataclass

_BOX, _TICKED_BOX = "F0A8", "F0FE"
_FIRST_POINT, _FIRST_TICKED_POINT = 0xF081, 0xF08C
POINTS_WITH_A_SIGN = 10
"""Wingdings has circles for 1 to 10, and the same filled."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign as it is for a pen, the one that stands there when it is ticked on a screen, and their run properties."""

    empty: str
    ticked: str
    look: str


def box_sign(size_pt: float) -> Sign:
    """An empty box, set a little low, so that it stands with its words."""
    return Sign(_BOX, _TICKED_BOX, _look(size_pt, '<w:position w:val="-2"/>'))


def point_sign(point: int, size_pt: float, colour: str) -> Sign:
    """A circle around a number from 1 to 10."""
    look = _look(size_pt, '<w:position w:val="-2"/>', f'<w:color w:val="{colour}"/>')
    return Sign(f"{_FIRST_POINT + point - 1:04X}", f"{_FIRST_TICKED_POINT + point - 1:04X}", look)


def sign_run(sign: Sign) -> str:
    """A run with the sign for a pen."""
    return f'<w:r><w:rPr>{sign.look}</w:rPr><w:sym w:font="Wingdings" w:char="{sign.empty}"/></w:r>'


def _look(size_pt: float, place: str, colour: str = "") -> str:
    half_points = round(size_pt * 2)
    return f'<w:noProof/>{colour}{place}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
