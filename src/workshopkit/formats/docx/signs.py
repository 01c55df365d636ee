"""Boxes and numbered circles to tick, as signs in a line of text.

They are of Wingdings, which every Word brings and LibreOffice draws from its own OpenSymbol. A drawn shape for each would
make a worksheet of twenty partners hold two thousand text boxes, which both programs lay out slowly and LibreOffice misplaces.
"""

_BOX = "F0A8"
_FIRST_POINT = 0xF081
POINTS_WITH_A_SIGN = 10
"""Wingdings has circles for 1 to 10."""


def box_run(size_pt: float) -> str:
    """A run with an empty box, set a little low, so that it stands with its words."""
    return _sign(_BOX, size_pt, '<w:position w:val="-2"/>')


def point_run(point: int, size_pt: float, colour: str) -> str:
    """A run with a circle around a number from 1 to 10."""
    return _sign(f"{_FIRST_POINT + point - 1:04X}", size_pt, '<w:position w:val="-2"/>', f'<w:color w:val="{colour}"/>')


def _sign(code: str, size_pt: float, place: str, colour: str = "") -> str:
    half_points = round(size_pt * 2)
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return f'<w:r><w:rPr><w:noProof/>{colour}{place}{size}</w:rPr><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'
