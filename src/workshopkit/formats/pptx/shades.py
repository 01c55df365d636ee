"""A colour and what it stands on → a colour of the same hue that can be read there; all colours are RRGGBB."""

import colorsys
from collections.abc import Iterable, Sequence

from workshopkit.model.theme import contrast, luminance

READABLE = 4.5
"""The least contrast of text (WCAG 2.1, 1.4.3)."""
_STEP = 0.005


def mix(one: str, other: str, share: float) -> str:
    """`share` (0–1) of one colour in the other."""
    parts = ((int(a, 16), int(b, 16)) for a, b in zip(_channels(one), _channels(other), strict=True))
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in parts)


def hue(colour: str) -> float:
    """Hue, 0–1; 0 for a grey."""
    return _hls(colour)[0]


def vividness(colour: str) -> float:
    """How far a colour is from grey, 0–1: its highest channel less its lowest."""
    values = [int(part, 16) / 255 for part in _channels(colour)]
    return max(values) - min(values)


def hue_distance(one: str, other: str) -> float:
    """How far two hues are apart on the circle, 0–0.5; 0 when one of the two is nearly grey."""
    if min(vividness(one), vividness(other)) < 0.08:
        return 0.0
    apart = abs(hue(one) - hue(other))
    return min(apart, 1 - apart)


def least_contrast(colour: str, grounds: Iterable[str]) -> float:
    """The contrast with the ground that a colour is hardest to read on."""
    return min(contrast(colour, ground) for ground in grounds)


def readable(colour: str, grounds: Sequence[str], least: float = READABLE) -> str:
    """The colour, or the nearest lightness of it that every ground leaves readable; black or white when none does."""
    if least_contrast(colour, grounds) >= least:
        return colour
    turn, light, depth = _hls(colour)
    for step in range(1, round(1 / _STEP) + 1):
        for moved in (light - step * _STEP, light + step * _STEP):
            if 0 <= moved <= 1 and least_contrast(found := _from_hls(turn, moved, depth), grounds) >= least:
                return found
    return max(("000000", "FFFFFF"), key=lambda end: least_contrast(end, grounds))


def text_on(ground: str, choices: Sequence[str]) -> str:
    """The first of the choices that can be read on a ground, black or white when none can."""
    ends = sorted(("000000", "FFFFFF"), key=lambda end: -contrast(end, ground))
    return next(choice for choice in (*choices, *ends) if choice == ends[0] or contrast(choice, ground) >= READABLE)


def is_dark(colour: str) -> bool:
    """Whether white is easier to read on a colour than black."""
    return luminance(colour) < 0.179


def _channels(colour: str) -> tuple[str, str, str]:
    return colour[0:2], colour[2:4], colour[4:6]


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(part, 16) / 255 for part in _channels(colour))
    return colorsys.rgb_to_hls(red, green, blue)


def _from_hls(turn: float, light: float, depth: float) -> str:
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(turn, light, depth))
