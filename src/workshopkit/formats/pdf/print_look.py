"""A Theme → what the typst library needs of it: colours that survive a copier, the fonts' names, sizes, the logo."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from workshopkit.formats.logo_tone import paper_logo
from workshopkit.formats.paper_rules import rule_colour
from workshopkit.formats.pdf.typst import families
from workshopkit.model.look import Logo
from workshopkit.model.theme import Theme

_USUAL_LEAST_PT = 20
"""The floor of text on slides that the papers' sizes belong to; a theme with larger type gets larger papers."""
_LOGO = "logo.svg"
_PICTURES = frozenset(("image/png", "image/jpeg", "image/gif"))
_LOGO_HEIGHT_MM, _LOGO_WIDTH_MM = 10.0, 55.0


def look_data(theme: Theme, folders: Sequence[Path]) -> dict[str, Any]:
    """The theme as data."""
    names = families(folders)
    body = names[str(theme.body_font.regular)]
    heading = names[str(theme.heading_font.regular)]
    others = dict.fromkeys(name for name in sorted(set(names.values())) if name not in (body, heading))
    return {
        "colours": print_colours(theme.colours),
        "body": [body, *others],
        "heading": [heading, body, *others],
        "factor": type_factor(theme),
        "logo": _logo(theme),
    }


def logo_file(theme: Theme) -> dict[str, bytes]:
    """The theme's logo by the name that its data gives it: the drawing where there is one, else the picture in one."""
    logo = paper_logo(theme)
    return {} if logo is None or not _logo(theme) else {_LOGO: logo.vector or _drawing_of(logo)}


def _drawing_of(logo: Logo) -> bytes:
    """A picture as an SVG that holds it, since files in memory have to be text."""
    size = f'width="{logo.width_px}" height="{logo.height_px}"'
    picture = f"data:{logo.media_type};base64,{b64encode(logo.data).decode('ascii')}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="{picture}"/></svg>'.encode()


def _logo(theme: Theme) -> dict[str, Any] | None:
    """The logo with its size in millimetres; None when there is none that can be shown."""
    logo = paper_logo(theme)
    if logo is None or logo.media_type not in _PICTURES or not logo.width_px or not logo.height_px:
        return None
    height = min(_LOGO_HEIGHT_MM, _LOGO_WIDTH_MM * logo.height_px / logo.width_px)
    name = theme.logo_name or theme.title
    return {"file": _LOGO, "alt": name, "height": height, "width": height * logo.width_px / logo.height_px}


def type_factor(theme: Theme) -> float:
    """How much larger the text of papers is than usual."""
    return max(1.0, (1 + theme.least_pt / _USUAL_LEAST_PT) / 2)


def print_colours(colours: Mapping[str, str]) -> dict[str, str]:
    """Colours by role for paper: white ground, and rules dark enough for a bad copier."""
    rule = rule_colour(colours)
    return {**{role: f"#{colour}" for role, colour in colours.items()}, "paper": "#FFFFFF", "line": f"#{rule}"}
