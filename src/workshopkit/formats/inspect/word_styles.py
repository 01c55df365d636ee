"""Word's styles → the properties that a run, paragraph or cell gets from them, nearest first, with the theme's colours.

A style's properties reach back along `basedOn`; the parts of a table style (first row, bands) count where its look asks for them.
"""

import colorsys
from collections.abc import Iterator, Sequence

from lxml import etree

from workshopkit.formats.inspect.colours import NONE, Scheme
from workshopkit.formats.inspect.parts import Parts, W, is_colour
from workshopkit.model.inspection import Shade

Nodes = Sequence[etree._Element]

_SLOTS = {
    "text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2", "background1": "lt1", "light1": "lt1",
    "background2": "lt2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
    "darkBlue": "00008B", "darkCyan": "008B8B", "darkGreen": "006400", "darkMagenta": "8B008B", "darkRed": "8B0000",
    "darkYellow": "808000", "darkGray": "A9A9A9", "lightGray": "D3D3D3", "black": "000000", "white": "FFFFFF",
}  # fmt: skip


class Styles:
    """The style sheet and theme of a document whose main part is `main`."""

    def __init__(self, parts: Parts, main: str) -> None:
        sheet = parts.one(main, "styles")
        self._chains: dict[tuple[str, str], list[etree._Element]] = {}
        self._styles = {s.get(f"{W}styleId", ""): s for s in sheet.iterfind(f"{W}style")} if sheet is not None else {}
        defaults = sheet.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if sheet is not None else None
        self.defaults: Nodes = () if defaults is None else (defaults,)
        settings = parts.one(main, "settings")
        mapping = settings.find(f"{W}clrSchemeMapping") if settings is not None else None
        names = (
            {k.rpartition("}")[2]: _SLOTS.get(v, v) for k, v in mapping.attrib.items()} if mapping is not None else {}
        )
        renamed = {"text1": "t1", "text2": "t2", "background1": "bg1", "background2": "bg2"}
        moved = {word: names[short] for word, short in renamed.items() if short in names}
        self.scheme = Scheme(parts.one(main, "theme"), {**_SLOTS, **moved})

    def chain(self, style: str, kind: str) -> list[etree._Element]:
        """A style and those it is based on; the kind's default style when none is named or known."""
        if (style, kind) not in self._chains:
            self._chains[style, kind] = self._chain(style, kind)
        return self._chains[style, kind]

    def _chain(self, style: str, kind: str) -> list[etree._Element]:
        found = self._styles.get(style)
        found = self._default(kind) if found is None else found
        chain: list[etree._Element] = []
        while found is not None and found not in chain:
            chain.append(found)
            found = self._styles.get(value(found, "basedOn"))
        return chain

    def colour(self, node: etree._Element, name: str = "color", theme: str = "theme") -> Shade:
        """The colour that attributes of a node state, `auto` as nothing painted; a theme's colour counts before the value."""
        slot = node.get(f"{W}{theme}Color" if theme == "theme" else f"{W}{theme}", "")
        if slot:
            base = self.scheme.named(slot)
            tint, shade = node.get(f"{W}{theme}Tint", ""), node.get(f"{W}{theme}Shade", "")
            return Shade(_relit(base.colour, tint, shade)) if base.colour else base
        stated = node.get(W + name, "auto")
        return Shade(stated.upper()) if is_colour(stated) else NONE

    def ground(self, properties: Nodes) -> Shade:
        """The shading that the nearest of these properties states."""
        for each in properties:
            marked = each.find(f"{W}highlight")
            if marked is not None and marked.get(f"{W}val") in _HIGHLIGHTS:
                return Shade(_HIGHLIGHTS[marked.get(f"{W}val", "")])
            shading = each.find(f"{W}shd")
            if shading is not None:
                return self._shading(shading)
        return NONE

    def _shading(self, shading: etree._Element) -> Shade:
        pattern = shading.get(f"{W}val", "clear")
        if pattern in ("clear", "nil"):
            return self.colour(shading, "fill", "themeFill")
        return self.colour(shading) if pattern == "solid" else Shade(unknown="a pattern")

    def _default(self, kind: str) -> etree._Element | None:
        defaults = (
            s for s in self._styles.values() if s.get(f"{W}type") == kind and s.get(f"{W}default") in ("1", "true")
        )
        return next(defaults, None)


def value(node: etree._Element | None, path: str) -> str:
    """`w:val` of a descendant by its path of names; "" when there is none."""
    found = node.find("/".join(W + name for name in path.split("/"))) if node is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def is_on(nodes: Nodes, name: str) -> bool:
    """Whether the nearest of these properties that names a switch turns it on."""
    found = first(nodes, name)
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


def first(nodes: Nodes, name: str) -> etree._Element | None:
    """The nearest statement of a property."""
    return next((found for node in nodes if (found := node.find(W + name)) is not None), None)


def children(nodes: Nodes, name: str) -> Iterator[etree._Element]:
    """The child of a name of each node that has it."""
    for node in nodes:
        found = node.find(W + name)
        if found is not None:
            yield found


def _relit(colour: str, tint: str, shade: str) -> str:
    """Word's tint and shade, hexadecimal shares of lightness (ECMA-376-1, 17.3.2.6)."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if tint:
        share = _share(tint)
        light = light * share + 1 - share
    if shade:
        light *= _share(shade)
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


def _share(hexadecimal: str) -> float:
    try:
        return min(255, int(hexadecimal, 16)) / 255
    except ValueError:
        return 1.0
