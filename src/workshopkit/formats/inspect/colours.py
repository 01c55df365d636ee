"""DrawingML's colours → RRGGBB: the theme's scheme seen through a colour map, with its changes of lightness.

What is not one solid colour (gradients, pictures, patterns) comes back as a reason instead of a guess.
"""

import colorsys
from collections.abc import Mapping

from lxml import etree

from workshopkit.formats.inspect.parts import A, is_colour, local, number
from workshopkit.model.inspection import Shade

NONE = Shade()
_FILLS = {
    "gradFill": "a gradient", "blipFill": "a picture", "pattFill": "a pattern", "grpFill": "the fill of its group",
}  # fmt: skip
_PRESETS = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "blue": "0000FF",
    "green": "008000",
    "yellow": "FFFF00",
}
_LIGHTNESS = {"lumMod", "lumOff", "shade", "tint"}


class Scheme:
    """The colours of a theme part (None for none) under the names that a master's colour map gives them."""

    def __init__(self, theme: etree._Element | None, names: Mapping[str, str]) -> None:
        self.theme = theme
        self.names = names
        slots = theme.find(f"{A}themeElements/{A}clrScheme") if theme is not None else None
        found = {local(slot): self._slot(slot) for slot in slots} if slots is not None else {}
        self._values = {name: value for name, value in found.items() if value}

    def mapped(self, names: Mapping[str, str]) -> "Scheme":
        """The same theme under another colour map."""
        return Scheme(self.theme, {**self.names, **names}) if names else self

    def named(self, name: str) -> Shade:
        """A colour of the scheme, such as tx1 or accent2."""
        value = self._values.get(self.names.get(name, name), "")
        return Shade(value) if value else Shade(unknown=f"a colour «{name}» that the theme lacks")

    def fill(self, node: etree._Element | None, placeholder: Shade = NONE) -> Shade | None:
        """The fill that a node states; None when it states none. `placeholder` is what `phClr` means there."""
        for child in node if node is not None else ():
            name = local(child)
            if name == "noFill":
                return NONE
            if name == "solidFill":
                return self.colour(child, placeholder)
            if name in _FILLS:
                return Shade(unknown=_FILLS[name])
        return None

    def fill_of(self, pattern: etree._Element, name: str) -> Shade:
        """One of the two colours of a pattern, bgClr or fgClr."""
        node = pattern.find(f"{A}{name}")
        return self.colour(node) if node is not None else Shade(unknown=_FILLS["pattFill"])

    def colour(self, node: etree._Element, placeholder: Shade = NONE) -> Shade:
        """The colour that stands in a node."""
        child = next((child for child in node if local(child)), None)
        if child is None:
            return placeholder
        name, value = local(child), child.get("val", "")
        if name == "schemeClr":
            base = placeholder if value == "phClr" else self.named(value)
        else:
            plain = _plain(name, value, child)
            base = Shade(plain) if plain else Shade(unknown="a colour that only PowerPoint can work out")
        return _changed(base, child) if base.colour else base

    def styled(self, reference: etree._Element | None, table: str) -> Shade | None:
        """The fill that a reference to the theme's format scheme means; `table` is fillStyleLst or bgFillStyleLst."""
        position = int(number(reference.get("idx", "0"))) if reference is not None else 0
        if reference is None or position in (0, 1000):
            return None
        styles = self.theme.find(f"{A}themeElements/{A}fmtScheme/{A}{table}") if self.theme is not None else None
        place = (position - 1) % 1000
        if styles is None or place >= len(styles):
            return Shade(unknown="a style that the theme lacks")
        holder = etree.Element("fill")
        holder.append(etree.fromstring(etree.tostring(styles[place])))
        return self.fill(holder, self.colour(reference))

    @staticmethod
    def _slot(slot: etree._Element) -> str:
        child = next((child for child in slot if local(child)), None)
        return _plain(local(child), child.get("val", ""), child) if child is not None else ""


def _plain(name: str, value: str, node: etree._Element) -> str:
    if name == "srgbClr":
        return value.upper() if is_colour(value) else ""
    if name == "sysClr":
        last = str(node.get("lastClr", ""))
        return last.upper() if is_colour(last) else ("FFFFFF" if value == "window" else "000000")
    return _PRESETS.get(value, "") if name == "prstClr" else ""


def _changed(base: Shade, node: etree._Element) -> Shade:
    colour, opacity = base.colour, base.opacity
    for change in node:
        name, share = local(change), number(change.get("val", "100000")) / 100_000
        if name == "alpha":
            opacity = min(1.0, max(0.0, share))
        elif name in _LIGHTNESS:
            colour = with_lightness(colour, name, share)
        elif name:
            return Shade(unknown="a colour that only PowerPoint can work out")
    return Shade(colour, "", opacity)


def with_lightness(colour: str, change: str, share: float) -> str:
    """A colour changed in lightness (lumMod, lumOff: in HSL) or mixed with black or white (shade, tint: in linear light)."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    if change in ("lumMod", "lumOff"):
        hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
        light = light * share if change == "lumMod" else light + share
        red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation)
    else:
        mixed = [_mixed(part, change, share) for part in (red, green, blue)]
        red, green, blue = mixed
    return "".join(f"{round(min(1.0, max(0.0, part)) * 255):02X}" for part in (red, green, blue))


def _mixed(part: float, change: str, share: float) -> float:
    linear = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    linear = linear * share if change == "shade" else linear * share + 1 - share
    return float(12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055)
