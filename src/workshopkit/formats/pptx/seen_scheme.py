"""What a master draws, and its logo → a scheme of colours in place of the one that nobody chose, and where each came from."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from workshopkit.formats.pptx.drawn_colours import DrawnColours
from workshopkit.formats.pptx.invented_scheme import invent_scheme
from workshopkit.formats.pptx.shades import READABLE, hue_distance, mix, readable, vividness
from workshopkit.frozen import dataclass
from workshopkit.model.look import Logo
from workshopkit.model.theme import contrast, luminance

_HUE = 0.12
"""How vivid a colour is that is no grey."""
_TINT = 0.7
"""What is lighter than this is a ground to write on; a brand is known by its deeper colours."""
_LEAST_SHARE = 0.001
"""Of the slides: what covers less is a speck."""
_OWN = 0.02
"""Of the slides: drawings in greys cover at least this, where a brand has no other colour."""
_GREY = 0.6
_OTHER_HUE = 0.06
"""20 degrees of the circle."""
_GREYS = 0.75, 0.5, 0.3
"""How much of its black a brand without hues has in its other greys."""
_ABOUT = 0.4
_ALIKE_HUE, _ALIKE_LIGHT = 0.04, 1.35
_MOST_ACCENTS = 5
_LOGO_PIXELS = 4_000_000
_LOGO_SIDE = 64
_LOGO_SHARE = 0.04
_IN_SVG = re.compile(rb"#([0-9a-fA-F]{6})\b")


@dataclass(frozen=True, slots=True)
class SeenScheme:
    """A scheme by the names of a theme's (tx1, accent1 …), and where its colours came from, in words."""

    colours: Mapping[str, str]
    sources: Mapping[str, str]
    chosen: tuple[str, ...]
    """Those that were seen, the brand's first one first."""


def seen_scheme(scheme: Mapping[str, str], drawn: DrawnColours, logo: Logo | None) -> SeenScheme | None:
    """The scheme that a master's drawings and its logo show; None when they show none of their own."""
    sources = {scheme[name]: f"the master's scheme ({name})" for name in ("bg1", "tx1") if name in scheme}
    for colour, share in drawn.shares.items():
        sources[colour] = f"drawn on the master: {100 * share:.3g} % of the slides"
    for colour, words in ((drawn.title, "titles"), (drawn.text, "texts"), (drawn.ground, "ground")):
        if colour:
            sources[colour] = f"the master's {words}"
    hues = [drawn.title] if drawn.title and _is_hue(drawn.title) else []
    hues += [one for one, share in drawn.shares.items() if _is_hue(one) and share >= _LEAST_SHARE]
    if drawn.by_scheme > sum(drawn.shares.get(one, 0.0) for one in hues) and not drawn.title:
        return None
    for colour in _in_logo(logo) if logo is not None else ():
        sources.setdefault(colour, "the logo")
        hues.append(colour)
    chosen = _apart(hues)
    if not chosen:
        chosen = _apart(one for one, share in drawn.shares.items() if share >= _OWN and luminance(one) < _GREY)
    if not chosen:
        return None
    chosen = _strong_first(chosen, drawn)
    found = _completed(scheme, drawn, chosen)
    if found["tx2"] != chosen[0]:
        sources[found["tx2"]] = f"{chosen[0]}, {sources[chosen[0]]}, made darker"
    return SeenScheme(found, sources, tuple(chosen))


def _strong_first(chosen: list[str], drawn: DrawnColours) -> list[str]:
    """The colours with one first that can be read on paper as it is, if one is used about as much as the first."""
    most = drawn.shares.get(chosen[0], 0.0)
    able = (one for one in chosen if contrast(one, "FFFFFF") >= READABLE)
    first = next((one for one in able if drawn.shares.get(one, 0.0) >= _ABOUT * most), chosen[0])
    return [first, *(one for one in chosen if one != first)]


def _is_hue(colour: str) -> bool:
    return vividness(colour) >= _HUE and luminance(colour) <= _TINT


def _completed(scheme: Mapping[str, str], drawn: DrawnColours, chosen: list[str]) -> dict[str, str]:
    """The brand's colours first, then what a scheme of its first colour would have."""
    paper = drawn.ground or scheme.get("bg1", "FFFFFF")
    ink = drawn.text or scheme.get("tx1", "000000")
    if contrast(ink, paper) < 3:
        ink = "000000" if luminance(paper) > 0.18 else "FFFFFF"
    first = readable(chosen[0], ["FFFFFF", invent_scheme(chosen[0])["bg2"]])
    invented = invent_scheme(first)
    rest = [invented[name] for name in ("accent1", "accent2", "accent3")]
    if any(hue_distance(one, other) >= _OTHER_HUE for one, other in combinations(chosen, 2)):
        rest = []  # the brand has a second hue of its own
    if not _is_hue(first):
        rest = [mix(first, "FFFFFF", share) for share in _GREYS]
    accents = [*chosen, *rest] if first != chosen[0] or not _is_hue(first) else [*chosen[1:], *rest]
    found = {"tx1": ink, "bg1": paper, "tx2": first, "bg2": invented["bg2"]}
    return found | {f"accent{n}": colour for n, colour in enumerate(accents[:6], 1)}


def _apart(colours: Iterable[str]) -> list[str]:
    """Those that differ to the eye, in their order."""
    kept: list[str] = []
    for colour in colours:
        alike = (hue_distance(colour, other) < _ALIKE_HUE and contrast(colour, other) < _ALIKE_LIGHT for other in kept)
        if len(kept) < _MOST_ACCENTS and not any(alike):
            kept.append(colour)
    return kept


def _in_logo(logo: Logo) -> Iterator[str]:
    """The hues of a logo, the largest first. A JPEG is left out: its pixels differ from machine to machine."""
    if logo.vector:
        counted = Counter(found[1].decode().upper() for found in _IN_SVG.finditer(logo.vector))
    elif logo.media_type == "image/png" and logo.width_px * logo.height_px <= _LOGO_PIXELS:
        counted = _pixels(logo.data)
    else:
        return
    total = sum(counted.values())
    for colour, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        if count >= _LOGO_SHARE * total and _is_hue(colour):
            yield colour


def _pixels(png: bytes) -> Counter[str]:
    from PIL import Image  # python-pptx brings it, and few masters need it

    try:
        with Image.open(io.BytesIO(png)) as opened:
            small = opened.convert("RGBA").resize((_LOGO_SIDE, _LOGO_SIDE), Image.Resampling.NEAREST)
    except (OSError, ValueError, SyntaxError):
        return Counter()
    values = small.tobytes()
    dots = (values[n : n + 4] for n in range(0, len(values), 4))
    return Counter(dot[:3].hex().upper() for dot in dots if dot[3] > 200)
