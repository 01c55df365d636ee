"""Roles of colours → DrawingML.

The scheme's own name is written where the layout's theme has that colour, so that PowerPoint can re-colour a deck.
"""

from collections.abc import Mapping

from lxml import etree

from workshopkit.formats.inspect.parts import is_colour
from workshopkit.formats.pptx.base import Base, parse
from workshopkit.formats.pptx.master import Layout, theme_part
from workshopkit.formats.pptx.names import A

_ORDER = ("tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


class Palette:
    """The colours of a theme as they are written on slides of one layout."""

    def __init__(self, colours: Mapping[str, str], scheme: Mapping[str, str]) -> None:
        names: dict[str, str] = {}
        for name, value in scheme.items():
            names.setdefault(value, name)
        self._names = names
        self._xml = {role: _colour(value.upper(), names) for role, value in colours.items()}

    def colour(self, role: str) -> str:
        """The colour element of a role."""
        return self._xml[role]

    def exact(self, value: str) -> str:
        """A solid fill in RRGGBB."""
        return f"<a:solidFill>{_colour(value, self._names)}</a:solidFill>"

    def fill(self, role: str) -> str:
        """A solid fill in a role's colour, no fill for ""."""
        return f"<a:solidFill>{self._xml[role]}</a:solidFill>" if role else "<a:noFill/>"

    def line(self, role: str, width_emu: int, dashed: bool = False, rounded: bool = False) -> str:
        """An outline in a role's colour, none for ""; `rounded` gives it round ends and corners."""
        if not role or not width_emu:
            return "<a:ln><a:noFill/></a:ln>"
        dash = '<a:prstDash val="dash"/>' if dashed else ""
        cap, join = (' cap="rnd"', "<a:round/>") if rounded else ("", "")
        return f'<a:ln w="{width_emu}"{cap}>{self.fill(role)}{dash}{join}</a:ln>'


def read_scheme(base: Base, layout: Layout) -> dict[str, str]:
    """RRGGBB of the names that slides of a layout may use (tx1, accent1 …), in order of preference."""
    part = theme_part(base, layout.master)
    scheme = parse(base.parts[part]).find(f"{A}themeElements/{A}clrScheme") if part in base.parts else None
    if scheme is None:
        return {}
    values = {etree.QName(slot).localname: _value(slot) for slot in scheme if isinstance(slot.tag, str)}
    mapped = dict(layout.colour_map)
    return {name: value for name in _ORDER if (value := values.get(mapped.get(name, name), ""))}


def _value(slot: etree._Element) -> str:
    plain = slot.find(f"{A}srgbClr")
    if plain is not None and not len(plain):
        return _known(str(plain.get("val", "")))
    system = slot.find(f"{A}sysClr")
    return _known(str(system.get("lastClr", ""))) if system is not None else ""


def _known(value: str) -> str:
    """RRGGBB, or "" for what is no colour: the theme is then taken to lack it."""
    return value.upper() if is_colour(value) else ""


def _colour(value: str, names: Mapping[str, str]) -> str:
    name = names.get(value)
    return f'<a:schemeClr val="{name}"/>' if name else f'<a:srgbClr val="{value}"/>'
