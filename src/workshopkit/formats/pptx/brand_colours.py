"""The colours of a master's theme → a colour for every role, each readable where the kit uses it.

Papers are printed from the same colours as slides are shown in, so the paper is always the lighter of text and ground;
what is drawn on a dark layout takes its colours from `grounds`.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from workshopkit.formats.pptx.shades import (
    READABLE,
    hue,
    hue_distance,
    least_contrast,
    mix,
    readable,
    text_on,
    vividness,
)  # fmt: skip
from workshopkit.frozen import dataclass
from workshopkit.model.theme import COLOUR_ROLES, contrast, luminance

_ACCENTS = tuple(f"accent{n}" for n in range(1, 7))
_FALLBACK = {"tx1": "000000", "bg1": "FFFFFF"}
_CLEARLY_OTHER_HUE = 0.11
"""40 degrees of the circle."""
_TOLD_APART = 1.4
"""Contrast between factor and challenge, so that they differ without colour too."""
_WARM = 0.04
"""The hue of brick: what is warmer warns."""


@dataclass(frozen=True, slots=True)
class Change:
    """A colour of the master that cannot be used as it is for a role."""

    role: str
    was: str
    now: str
    ratio: float
    """The contrast that it would have had."""


def role_colours(scheme: Mapping[str, str]) -> tuple[dict[str, str], tuple[Change, ...]]:
    """Every role of COLOUR_ROLES from RRGGBB by scheme names (tx1, bg1, tx2, bg2, accent1 …), and what was changed."""
    known = _FALLBACK | dict(scheme)
    dark, light = sorted((known["tx1"], known["bg1"]), key=luminance)
    paper = light if luminance(light) >= 0.6 else mix(light, "FFFFFF", 0.1)
    ink = readable(dark, [paper], 7)
    wanted = _wanted(known, ink, paper)
    tint = _tint(known, wanted["primary"], ink, paper)
    found = {"ink": ink, "paper": paper, "tint": tint}
    grounds = [paper, tint]
    for role in ("primary", "secondary", "factor", "challenge"):
        found[role] = readable(wanted[role], grounds)
    for role in ("factor", "challenge"):
        found[f"{role}-tint"] = mix(found[role], paper, 0.1)
        found[role] = readable(found[role], [*grounds, found[f"{role}-tint"]])
    found |= _told_apart(found, [*grounds, found["factor-tint"], found["challenge-tint"]])
    found["accent"] = wanted["accent"]
    found["unlit"] = mix(ink, paper, 0.14)
    found["line"] = mix(ink, paper, 0.22)
    found["muted"] = readable(mix(ink, paper, 0.68), grounds)
    for role in ("primary", "secondary", "accent", "factor", "challenge"):
        found[f"on-{role}"] = text_on(found[role], [paper, ink])
    found["on-unlit"] = readable(found["muted"], [found["unlit"]])
    changes = _changes(wanted, found, grounds)
    return {role: found[role] for role in COLOUR_ROLES}, changes


def _wanted(known: Mapping[str, str], ink: str, paper: str) -> dict[str, str]:
    """What the brand would use if all its colours could be read."""
    accents = list(dict.fromkeys(known[name] for name in _ACCENTS if name in known)) or [ink]
    vivid = [colour for colour in accents if vividness(colour) >= 0.15] or accents
    primary = _primary(known, vivid, paper)
    factor, challenge = _pair(list(dict.fromkeys([primary, *vivid])))
    others = [colour for colour in vivid if colour != primary] or vivid
    calm = [colour for colour in others if colour != challenge] or others
    secondary = factor if factor in calm else calm[0]
    rest = [colour for colour in others if colour not in (secondary, challenge)] or others
    accent = max(rest, key=lambda colour: (hue_distance(colour, primary) >= _CLEARLY_OTHER_HUE, vividness(colour)))
    return {
        "primary": primary, "secondary": secondary, "accent": accent, "factor": factor, "challenge": challenge,
    }  # fmt: skip


def _primary(known: Mapping[str, str], accents: Sequence[str], paper: str) -> str:
    """The second dark colour when it is a colour, else the most vivid accent that is dark, else the most vivid one."""
    dark = min((known[name] for name in ("tx2", "bg2") if name in known), key=luminance, default="")
    if dark and vividness(dark) >= 0.12 and contrast(dark, paper) >= READABLE:
        return dark
    strong = [colour for colour in accents if contrast(colour, paper) >= READABLE]
    return max(strong or accents, key=vividness)


def _pair(colours: Sequence[str]) -> tuple[str, str]:
    """Two colours whose hues are far enough apart, the earliest such; the warmer is the second."""
    pairs = list(combinations(colours, 2)) or [(colours[0], colours[0])]
    clear = [pair for pair in pairs if hue_distance(*pair) >= _CLEARLY_OTHER_HUE]
    cool_and_warm = [pair for pair in clear if min(_from_warm(one) for one in pair) < _CLEARLY_OTHER_HUE]
    one, other = (cool_and_warm or clear or sorted(pairs, key=lambda pair: -hue_distance(*pair)))[0]
    return (one, other) if _from_warm(other) <= _from_warm(one) else (other, one)


def _from_warm(colour: str) -> float:
    apart = abs(hue(colour) - _WARM)
    return min(apart, 1 - apart)


def _told_apart(found: Mapping[str, str], grounds: Sequence[str]) -> dict[str, str]:
    """Factor and challenge with a difference of lightness: the darker of the two becomes darker still."""
    lighter, darker = sorted(("factor", "challenge"), key=lambda role: -luminance(found[role]))
    least = least_contrast(found[lighter], grounds)
    for times in (1.0, 1.15, 1.3, _TOLD_APART, 1.6, 1.9, 2.3):
        moved = readable(found[darker], grounds, least * times)
        if contrast(moved, found[lighter]) >= _TOLD_APART:
            return {darker: moved}
    return {darker: mix(found[darker], "000000", 0.5), lighter: readable(found[lighter], grounds)}


def _tint(known: Mapping[str, str], primary: str, ink: str, paper: str) -> str:
    """The second light colour when it is a quiet one, else a breath of the primary one."""
    light = max((known[name] for name in ("tx2", "bg2") if name in known), key=luminance, default=paper)
    quiet = luminance(light) >= 0.7 and vividness(light) < 0.25 and contrast(light, paper) > 1.04
    return light if quiet and contrast(ink, light) >= 7 else mix(primary, paper, 0.08)


def _changes(wanted: Mapping[str, str], found: Mapping[str, str], grounds: Sequence[str]) -> tuple[Change, ...]:
    return tuple(
        Change(role, was, found[role], round(least_contrast(was, grounds), 1))
        for role, was in wanted.items()
        if found[role] != was
    )
