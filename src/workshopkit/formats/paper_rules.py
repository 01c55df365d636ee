"""A theme's colours → the colour of thin rules on paper, in Word and in print: dark enough for a copy of a copy."""

from collections.abc import Mapping

from workshopkit.model.theme import contrast

_CONTRAST = 3.8
"""Of thin rules on white paper: lighter ones are lost in a copy of a copy."""
_STEP = 0.05


def rule_colour(colours: Mapping[str, str]) -> str:
    """The theme's `line`, with as much of its `ink` as it takes; RRGGBB like them."""
    rule = colours["line"]
    part = 0.0
    while contrast(rule, "FFFFFF") < _CONTRAST and part < 1:
        part += _STEP
        rule = _mixed(colours["line"], colours["ink"], part)
    return rule


def _mixed(one: str, other: str, part: float) -> str:
    pairs = ((int(one[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (0, 2, 4))
    return "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)
