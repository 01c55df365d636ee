"""A master's layouts → the colour that a place on them stands on; and a plan → the same with text that can be read there.

A ground that is no single colour (a picture, a gradient from dark to light) is not known: what the kit draws itself gets a
panel below it there, in the colour that the layout's own text is meant for.
"""

from collections.abc import Mapping
from dataclasses import replace

from workshopkit.formats.inspect.colours import Scheme
from workshopkit.formats.inspect.grounds import Box as Edges
from workshopkit.formats.inspect.grounds import grounds_under
from workshopkit.formats.inspect.parts import Parts
from workshopkit.formats.inspect.slide_pages import Pages
from workshopkit.formats.pptx.base import Base
from workshopkit.formats.pptx.geometry import Box
from workshopkit.formats.pptx.master import Layout
from workshopkit.formats.pptx.names import EMU_PER_PT
from workshopkit.formats.pptx.plan import Place, Plan
from workshopkit.formats.pptx.shades import is_dark, least_contrast, mix, readable, text_on
from workshopkit.model.theme import contrast, luminance

_PANEL_PT = 10
"""How far a panel reaches beyond what stands on it."""
_LARGE = 3.0
"""The least contrast of large text, which a master's own text may keep (WCAG 2.1, 1.4.3)."""
_TEXTS = ("primary", "secondary", "muted", "factor", "challenge")
"""Roles that are used for text on the ground itself."""


class Grounds:
    """What the layouts of one master file paint behind their slides."""

    def __init__(self, base: Base) -> None:
        self._pages = Pages(Parts(base.path, base.parts))
        self._known: dict[tuple[str, Box], str] = {}

    def under(self, layout: Layout, box: Box) -> str:
        """The colour under a box on a layout's slides; "" when there is none that holds for all of it."""
        if (layout.part, box) not in self._known:
            self._known[layout.part, box] = self._find(layout, box)
        return self._known[layout.part, box]

    def scheme(self, layout: Layout) -> Scheme:
        """The colours in force on a layout's slides."""
        return self._pages.page(layout.part).scheme

    def _find(self, layout: Layout, box: Box) -> str:
        page = self._pages.page(layout.part)
        edges = Edges(box.x_emu, box.y_emu, box.right_emu, box.bottom_emu)
        shades = grounds_under(edges, [*page.furniture, *page.painted], page.background)
        colours = [shade.colour for shade in shades]
        if not all(colours) or len({is_dark(colour) for colour in colours}) != 1:
            return ""
        # The one that is hardest to write on stands for all.
        return max(colours, key=luminance) if is_dark(colours[0]) else min(colours, key=luminance)


def on_grounds(plan: Plan, grounds: Grounds, colours: Mapping[str, str]) -> Plan:
    """The plan with the ground under what the kit draws, a panel where there is none, and text colours that are needed."""
    drawn = [place.box for place in plan.places.values() if place.placeholder is None]
    boxes = drawn or [place.box for place in plan.places.values()] or [plan.title.box]
    ground = grounds.under(plan.layout, _around(boxes))
    panel = None
    if not ground:
        ground = _meant(plan, grounds, colours)
        panel = _grown(_around(drawn)) if drawn else None
    places = {name: _coloured(place, plan, grounds, ground, colours) for name, place in plan.places.items()}
    return replace(plan, title=_coloured(plan.title, plan, grounds, "", colours), places=places, ground=ground, panel=panel)


def colours_on(ground: str, colours: Mapping[str, str]) -> dict[str, str]:
    """A theme's colours as they can be used on a ground; the theme's own where they can be read there."""
    if not ground or all(contrast(colours[role], ground) >= 4.5 for role in ("ink", *_TEXTS)):
        return dict(colours)
    ink = text_on(ground, [colours["ink"], colours["paper"]])
    found = dict(colours) | {"ink": ink, "paper": ground}
    for role in ("tint", "factor-tint", "challenge-tint"):
        found[role] = _apart(mix(colours[role.removesuffix("-tint")], ground, 0.2) if role != "tint" else mix(ink, ground, 0.1), ink)
    tints = {"factor": found["factor-tint"], "challenge": found["challenge-tint"]}
    for role in _TEXTS:
        found[role] = readable(colours[role], [ground, tints.get(role, ground)])
    found["line"], found["unlit"] = mix(ink, ground, 0.3), mix(ink, ground, 0.18)
    if contrast(colours["accent"], ground) < _LARGE:
        found["accent"] = readable(colours["accent"], [ground], _LARGE)
    for role in ("primary", "secondary", "accent", "factor", "challenge"):
        found[f"on-{role}"] = text_on(found[role], [colours[f"on-{role}"], colours["paper"], colours["ink"]])
    found["on-unlit"] = readable(found["muted"], [found["unlit"]])
    return found


def _apart(ground: str, ink: str) -> str:
    return readable(ground, [ink])


def _coloured(place: Place, plan: Plan, grounds: Grounds, ground: str, colours: Mapping[str, str]) -> Place:
    """The place with a colour for its text where what it inherits cannot be read."""
    own = ground if place.placeholder is None and ground else grounds.under(plan.layout, place.box)
    if not own:
        return place
    shade = grounds.scheme(plan.layout).colour(place.placeholder.fill) if (
        place.placeholder is not None and place.placeholder.fill is not None
    ) else grounds.scheme(plan.layout).named("tx1")
    if shade.colour and least_contrast(shade.colour, [own]) >= (_LARGE if place.placeholder is not None else 4.5):
        return place
    return replace(place, text=text_on(own, [colours["ink"], colours["paper"]]))


def _meant(plan: Plan, grounds: Grounds, colours: Mapping[str, str]) -> str:
    """The ground that the layout's own text is meant for: light for dark text, dark for light text."""
    scheme = grounds.scheme(plan.layout)
    fills = [p.fill for p in plan.layout.placeholders if p.fill is not None]
    shades = [scheme.colour(fill) for fill in fills] or [scheme.named("tx1")]
    known = [shade.colour for shade in shades if shade.colour]
    light = bool(known) and luminance(known[0]) > 0.4
    return min((colours["ink"], colours["primary"]), key=luminance) if light else colours["paper"]


def _around(boxes: list[Box]) -> Box:
    left, top = min(box.x_emu for box in boxes), min(box.y_emu for box in boxes)
    return Box(left, top, max(b.right_emu for b in boxes) - left, max(b.bottom_emu for b in boxes) - top)


def _grown(box: Box) -> Box:
    more = _PANEL_PT * EMU_PER_PT
    left, top = max(0, box.x_emu - more), max(0, box.y_emu - more)
    return Box(left, top, box.right_emu + more - left, box.bottom_emu + more - top)
