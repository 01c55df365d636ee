"""A logo → the same as it can be seen on paper: one that is drawn for a dark ground, and would vanish, gets a plate."""

import io
from base64 import b64encode
from functools import lru_cache

from workshopkit.model.look import Logo
from workshopkit.model.theme import Theme, contrast

_AIR = 0.22
"""Around a logo on a plate, of its height."""
_SIDE = 64
_MOST_PIXELS = 8_000_000
_SEEN = 128
_LEAST_CLEAR = 0.15
"""Of its pixels: a logo that is clear nowhere brings its own ground."""
_VISIBLE = 1.6
"""Contrast with white paper of what can be seen on it."""
_HUE = 90
"""How far apart the channels of a colour are that is no pale grey."""
_MOST_DARK = 0.12


def is_for_dark(logo: Logo) -> bool:
    """Whether a logo needs a dark ground; only one with clear parts can."""
    small = logo.width_px * logo.height_px <= _MOST_PIXELS
    return logo.media_type == "image/png" and small and _is_pale(logo.data)


def paper_logo(theme: Theme) -> Logo | None:
    """The theme's logo, on a plate in its primary colour where white paper is no ground for it."""
    if theme.logo is None or not is_for_dark(theme.logo):
        return theme.logo
    return _plated(theme.logo, theme.colours["primary"])


@lru_cache(8)
def _plated(logo: Logo, colour: str) -> Logo:
    from workshopkit.formats.pdf.raster import svg_as_png  # typst is loaded only for such a logo

    air = round(_AIR * logo.height_px)
    width, height = logo.width_px + 2 * air, logo.height_px + 2 * air
    place = f'x="{air}" y="{air}" width="{logo.width_px}" height="{logo.height_px}"'
    picture = f"data:{logo.media_type};base64,{b64encode(logo.data).decode('ascii')}"
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" '
        f'fill="#{colour}"/><image {place} href="{picture}"/></svg>'
    )
    return Logo(svg_as_png(drawing.encode(), width, height), "image/png", width, height)


@lru_cache(8)
def _is_pale(png: bytes) -> bool:
    from PIL import Image  # python-pptx brings it; only a logo asks for it

    try:
        with Image.open(io.BytesIO(png)) as opened:
            if opened.mode not in ("RGBA", "LA", "PA") and "transparency" not in opened.info:
                return False
            values = opened.convert("RGBA").resize((_SIDE, _SIDE), Image.Resampling.NEAREST).tobytes()
    except (OSError, ValueError, SyntaxError):
        return False
    seen = [values[n : n + 3].hex().upper() for n in range(0, len(values), 4) if values[n + 3] >= _SEEN]
    if not seen or len(seen) > (1 - _LEAST_CLEAR) * _SIDE * _SIDE:
        return False
    dark = sum(1 for colour in seen if contrast(colour, "FFFFFF") >= _VISIBLE or _is_hue(colour))
    return dark <= _MOST_DARK * len(seen)


def _is_hue(colour: str) -> bool:
    channels = bytes.fromhex(colour)
    return max(channels) - min(channels) >= _HUE
