"""One brand colour, or two → the colours of a whole scheme, as a master would hold them; all colours are RRGGBB."""

import colorsys

from workshopkit.formats.pptx.brand_colours import role_colours
from workshopkit.formats.pptx.shades import hue, mix, readable, vividness

_GREY = 0.08
"""What is less vivid than this is a grey and has no hue of its own."""
_SEA, _BRICK = 0.58, 0.03
"""Hues for what a grey brand does not say, and of what warns."""
_BESIDE = 0.08
_INK_SHARE = 0.18
"""How much of the brand is in the black of its texts."""


def invent_colours(primary: str, secondary: str = "") -> dict[str, str]:
    """A colour for every role, each readable (4.5:1) where the kit uses it, the brand's own wherever it can be."""
    return role_colours(invent_scheme(primary, secondary))[0]


def invent_scheme(primary: str, secondary: str = "") -> dict[str, str]:
    """The same by the names of a master's scheme."""
    turn = hue(primary) if vividness(primary) >= _GREY else _SEA
    second = secondary or _shade((turn - _BESIDE) % 1, 0.3, 0.6)
    warm = _BRICK if abs(turn - _BRICK) > 2 * _BESIDE and abs(turn - _BRICK) < 1 - 2 * _BESIDE else _SEA
    return {
        "tx1": readable(mix(primary, "111111", _INK_SHARE), ["FFFFFF"], 12),
        "bg1": "FFFFFF",
        "tx2": primary,
        "bg2": mix(primary, "FFFFFF", 0.07),
        "accent1": second,
        "accent2": _shade((turn + 0.5) % 1, 0.53, 0.88),
        "accent3": _shade(warm, 0.38, 0.7),
    }


def _shade(turn: float, light: float, depth: float) -> str:
    parts = colorsys.hls_to_rgb(turn, light, depth)
    return "".join(f"{round(part * 255):02X}" for part in parts)
