"""A master's drawings, grounds and texts → the colours that they use by their own values, with how much of the slides each covers.

Many a brand stands in a file whose theme still holds Office's own colours: then what is seen counts, not the scheme.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lxml import etree

from workshopkit.formats.pptx.base import Base
from workshopkit.formats.pptx.geometry import own_box
from workshopkit.formats.pptx.names import A, P
from workshopkit.formats.pptx.text_look import TITLE_TYPES
from workshopkit.frozen import dataclass

_SCHEMES = (
    "4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646",  # Office 2007–2010, and LibreOffice when it exports
    "5B9BD5 ED7D31 A5A5A5 FFC000 4472C4 70AD47",  # Office 2013
    "4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47",  # Office 2016–2022
    "156082 E97132 196B24 0F9ED5 A02B93 4EA72E",  # Office 2023
    "18A303 0369A3 A33E03 8E03A3 C99C00 C9211E",  # LibreOffice
    "4285F4 212121 78909C FFAB40 0097A7 EEFF41",  # Google Slides
    "BBE0E3 333399 009999 99CC00 B2B2B2 808080",  # PowerPoint 2003's blank presentation, converted
)
"""The accents of themes that nobody chose."""
_HUES_OF_SCHEME = frozenset({"tx2", "bg2", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7))})
_TITLES = f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr/{A}solidFill/{A}srgbClr"
_TEXTS = f"{P}txStyles/{P}bodyStyle/{A}lvl1pPr/{A}defRPr/{A}solidFill/{A}srgbClr"
_OPAQUE = 100_000


@dataclass(frozen=True, slots=True)
class DrawnColours:
    """Colours as RRGGBB: the ground's, the titles', the texts' ("" where the scheme gives it), and shares of the slides.

    `shares` goes from the most used to the least; `by_scheme` is the share that colours of the scheme cover.
    """

    ground: str
    title: str
    text: str
    shares: Mapping[str, float]
    by_scheme: float


def is_untouched(scheme: Mapping[str, str]) -> bool:
    """Whether a scheme's accents are those that a program puts into every new file."""
    accents = [scheme.get(f"accent{n}", "").upper() for n in range(1, 7)]
    return " ".join(accents) in _SCHEMES


def drawn_colours(base: Base, master: str, page_area: int) -> DrawnColours:
    """What a master and its layouts draw; a layout that sample slides use counts as often as it is used."""
    layouts = base.sheets.get(master, ())
    uses = {layout: 1 + base.sample_uses.get(layout, 0) for layout in layouts}
    every = max(1, sum(uses.values()))
    weights = {master: 1.0} | {layout: count / every for layout, count in uses.items()}
    shares: dict[str, float] = defaultdict(float)
    grounds: dict[str, float] = defaultdict(float)
    by_scheme = 0.0
    for sheet, weight in weights.items():
        tree = base.trees[sheet]
        for colour, share in _ground(tree):
            grounds[colour] += share * weight
        for colour, share in _shapes(tree, page_area):
            shares[colour] += share * weight
        by_scheme += weight * sum(_of_scheme(tree, page_area))
    for colour, share in grounds.items():
        shares[colour] += share
    ground = max(grounds, key=lambda one: grounds[one], default="")
    named = base.trees[master]
    title = _first(named, _TITLES) or _most([found for sheet in layouts for found in _titles_of(base.trees[sheet])])
    ordered = sorted(shares, key=lambda one: (-shares[one], one))
    kept = {colour: shares[colour] for colour in ordered}
    # A ground that one layout in ten has is a drawing like others.
    return DrawnColours(ground if grounds[ground] >= 0.5 else "", title, _first(named, _TEXTS), kept, by_scheme)


def _ground(tree: etree._Element) -> Iterator[tuple[str, float]]:
    fill = tree.find(f"{P}cSld/{P}bg/{P}bgPr")
    if fill is not None:
        yield from _filled(fill, 1.0)


def _shapes(tree: etree._Element, page_area: int) -> Iterator[tuple[str, float]]:
    for properties, share in _drawn(tree, page_area):
        yield from _filled(properties, share)


def _of_scheme(tree: etree._Element, page_area: int) -> Iterator[float]:
    """How much of the slide shapes in the scheme's own hues cover, one by one."""
    for properties, share in _drawn(tree, page_area):
        named = properties.find(f"{A}solidFill/{A}schemeClr")
        if named is not None and named.get("val") in _HUES_OF_SCHEME:
            yield share


def _drawn(tree: etree._Element, page_area: int) -> Iterator[tuple[etree._Element, float]]:
    """The properties of every shape that is no placeholder, and the share of the slide that it covers."""
    for shape in tree.iter(f"{P}sp"):
        properties = shape.find(f"{P}spPr")
        if properties is None or shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None:
            continue
        if (box := own_box(shape)) is not None:
            yield properties, min(1.0, abs(box.area) / page_area)


def _filled(holder: etree._Element, share: float) -> Iterator[tuple[str, float]]:
    plain = holder.find(f"{A}solidFill/{A}srgbClr")
    mixed = (f"{A}gradFill/{A}gsLst/{A}gs/{A}srgbClr", f"{A}pattFill/*/{A}srgbClr")
    stops = [plain] if plain is not None else [stop for path in mixed for stop in holder.findall(path)]
    for stop in stops:
        opacity = stop.find(f"{A}alpha")
        seen = int(opacity.get("val", _OPAQUE)) / _OPAQUE if opacity is not None else 1.0
        if colour := _value(stop):
            yield colour, share * seen / len(stops)


def _titles_of(tree: etree._Element) -> Iterator[str]:
    for place in tree.iter(f"{P}ph"):
        if place.get("type") in TITLE_TYPES:
            shape = place.getparent().getparent().getparent()
            yield _first(shape, f"{P}txBody/{A}lstStyle/{A}lvl1pPr/{A}defRPr/{A}solidFill/{A}srgbClr")


def _most(found: list[str]) -> str:
    there = [colour for colour in found if colour]
    return max(there, key=there.count) if 2 * len(there) > len(found) else ""


def _first(node: etree._Element, path: str) -> str:
    found = node.find(path)
    return _value(found) if found is not None else ""


def _value(node: etree._Element) -> str:
    value = str(node.get("val", "")).upper()
    return value if len(value) == 6 and not set(value) - set("0123456789ABCDEF") else ""
