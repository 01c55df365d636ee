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
from workshopkit.formats.pptx.master import Layout, Placeholder
from workshopkit.formats.pptx.names import EMU_PER_PT
from workshopkit.formats.pptx.places import MAINS, Place, Plan
from workshopkit.formats.pptx.shades import READABLE, is_dark, least_contrast, mix, readable, text_on
from workshopkit.model.deck import Slot
from workshopkit.model.inspection import Shade
from workshopkit.model.theme import contrast, luminance

_PANEL_PT = 10
"""How far a panel reaches beyond what stands on it."""
_SIGNS = 3.0
"""The least contrast of what is no text (WCAG 2.1, 1.4.11)."""
_LINE_EM = 1.0
_EASY = 7.0
"""A panel is dark enough when white on it has this contrast."""
_SMALL = (Slot.KICKER, Slot.META, Slot.SUBTITLE)
"""Short texts that stand on a picture as the master's own do."""
_TEXTS = ("primary", "secondary", "muted", "factor", "challenge")
"""Roles that are used for text on the ground itself."""


class Grounds:
    """What the layouts of one master file paint behind their slides."""

    def __init__(self, base: Base) -> None:
        self._pages = Pages(Parts(base.path, base.parts, base.trees))
        self._known: dict[tuple[str, Box], str] = {}
        self._alike: dict[tuple[object, ...], str] = {}

    def under(self, layout: Layout, box: Box) -> str:
        """The colour under a box on a layout's slides; "" when there is none that holds for all of it."""
        part = self._stands_for(layout)
        if (part, box) not in self._known:
            self._known[part, box] = self._find(part, box)
        return self._known[part, box]

    def scheme(self, layout: Layout) -> Scheme:
        """The colours in force on a layout's slides."""
        return self._pages.page(layout.part).scheme

    def legible(self, layout: Layout, footer: Placeholder) -> str:
        """RRGGBB for a footer whose own colour cannot be read where it stands: the nearest that can; "" when its own will do."""
        own, fill, scheme = self.under(layout, footer.box), footer.fill, self.scheme(layout)
        shade = (scheme.colour(fill) if fill is not None else scheme.named("tx1")).over(Shade(own))
        return readable(shade.colour, [own]) if own and shade.colour and contrast(shade.colour, own) < READABLE else ""

    def _stands_for(self, layout: Layout) -> str:
        """The first of the layouts that paint nothing themselves, and show the same of the same master, as this one."""
        shown = (layout.master, layout.shows_master, layout.colour_map)
        return self._alike.setdefault(shown, layout.part) if layout.bare else layout.part

    def seen(self, part: str, box: Box) -> tuple[str, ...]:
        """The colours that may be seen in a box of a layout; "" among them for what is none."""
        page = self._pages.page(part)
        edges = Edges(box.x_emu, box.y_emu, box.right_emu, box.bottom_emu)
        return tuple(s.colour for s in grounds_under(edges, [*page.furniture, *page.painted], page.background))

    def _find(self, part: str, box: Box) -> str:
        colours = self.seen(part, box)
        if not all(colours) or len({is_dark(colour) for colour in colours}) != 1:
            return ""
        # The one that is hardest to write on stands for all.
        return max(colours, key=luminance) if is_dark(colours[0]) else min(colours, key=luminance)


def on_grounds(plan: Plan, grounds: Grounds, colours: Mapping[str, str]) -> Plan:
    """The plan with the ground under what the kit draws, a panel where there is none, and text colours that are needed."""
    drawn = [place.box for place in plan.places.values() if place.placeholder is None]
    everything = [place.box for place in plan.places.values()]
    ground = _ground(plan, grounds, drawn or everything or [plan.title.box])
    panel, plain = None, not ground
    if not ground:
        ground = _meant(plan, grounds, colours)
        filling = [n for n, p in plan.places.items() if n in MAINS or (p.placeholder is None and n not in _SMALL)]
        panel = _grown(_around(everything)) if filling else None
    places = {name: _coloured(place, plan, grounds, ground, panel, colours) for name, place in plan.places.items()}
    title = _coloured(plan.title, plan, grounds, "", panel, colours)
    return replace(plan, title=title, places=places, ground=ground, panel=panel, plain=plain and panel is None)


def _ground(plan: Plan, grounds: Grounds, boxes: list[Box]) -> str:
    """What the largest of some boxes stands on; "" when that is not known for one of them."""
    found = [(box.area, grounds.under(plan.layout, box)) for box in boxes]
    return max(found)[1] if all(ground for _, ground in found) else ""


def colours_on(ground: str, colours: Mapping[str, str], plain: bool = False) -> dict[str, str]:
    """A theme's colours as they can be used on a ground; the theme's own where they can be read there.

    `plain` gives all texts the one colour that is safest.
    """
    if plain:
        return colours_on(ground, colours) | dict.fromkeys(
            (*_TEXTS, "ink", "accent"), text_on(ground, [colours["paper"]])
        )
    if not ground or all(contrast(colours[role], ground) >= READABLE for role in ("ink", *_TEXTS)):
        return dict(colours)
    ink = text_on(ground, [colours["ink"], colours["paper"]])
    found = dict(colours) | {"ink": ink, "paper": ground}
    tints = {role: readable(mix(colours[role], ground, 0.2), [ink]) for role in ("factor", "challenge")}
    found |= {f"{role}-tint": tint for role, tint in tints.items()}
    found["tint"] = readable(mix(ink, ground, 0.1), [ink])
    for role in _TEXTS:
        found[role] = readable(colours[role], [ground, tints.get(role, ground)])
    found["line"], found["unlit"] = mix(ink, ground, 0.3), mix(ink, ground, 0.18)
    if contrast(colours["accent"], ground) < _SIGNS:
        found["accent"] = readable(colours["accent"], [ground], _SIGNS)
    for role in ("primary", "secondary", "accent", "factor", "challenge"):
        found[f"on-{role}"] = text_on(found[role], [colours[f"on-{role}"], colours["paper"], colours["ink"]])
    found["on-unlit"] = readable(found["muted"], [found["unlit"]])
    return found


def _coloured(
    place: Place, plan: Plan, grounds: Grounds, ground: str, panel: Box | None, colours: Mapping[str, str]
) -> Place:
    """The place with a colour for its text where what it inherits cannot be read."""
    scheme, fill = grounds.scheme(plan.layout), place.placeholder.fill if place.placeholder is not None else None
    own = grounds.under(plan.layout, place.box) or (ground if place.placeholder is None else "")
    if panel is not None and panel.overlap(place.box):
        own = _meant(plan, grounds, colours)
    shade = scheme.colour(fill) if fill is not None else scheme.named("tx1")
    if not own and place is plan.title and (found := _on_several(place, shade.colour, plan, grounds, colours)):
        return replace(place, text=found)
    if not own or (shade.colour and contrast(shade.colour, own) >= READABLE):
        sampled = place.placeholder is not None and place.placeholder.sampled
        return replace(place, text=shade.colour) if sampled and shade.colour else place
    return replace(place, text=text_on(own, [colours["ink"], colours["paper"]]))


def _on_several(place: Place, own: str, plan: Plan, grounds: Grounds, colours: Mapping[str, str]) -> str:
    """What can be read on all that a title's first line stands on, when its own colour cannot; "" when it can, or none can."""
    box, line = place.box, round(place.look.size_pt * _LINE_EM * EMU_PER_PT)
    spare = max(0, box.height_emu - line)
    top = box.y_emu + {"t": 0, "b": spare}.get(place.look.anchor, spare // 2)
    seen = grounds.seen(plan.layout.part, Box(box.x_emu, top, box.width_emu, min(line, box.height_emu)))
    if not own or not all(seen) or least_contrast(own, seen) >= _SIGNS:
        return ""
    best = max((colours["ink"], colours["paper"], "000000", "FFFFFF"), key=lambda one: least_contrast(one, seen))
    return best if least_contrast(best, seen) >= _SIGNS else ""


def _meant(plan: Plan, grounds: Grounds, colours: Mapping[str, str]) -> str:
    """The ground that the layout's own text is meant for: light for dark text, dark for light text."""
    scheme = grounds.scheme(plan.layout)
    fills = [p.fill for p in plan.layout.placeholders if p.fill is not None]
    shades = [scheme.colour(fill) for fill in fills] or [scheme.named("tx1")]
    known = [shade.colour for shade in shades if shade.colour]
    if not known or luminance(known[0]) <= 0.4:
        return colours["paper"]
    shares = (1.0, 0.8, 0.6, 0.4, 0.0)
    darker = (mix(colours["primary"], "000000", share) for share in shares)
    return next(colour for colour in darker if contrast("FFFFFF", colour) >= _EASY or colour == "000000")


def _around(boxes: list[Box]) -> Box:
    left, top = min(box.x_emu for box in boxes), min(box.y_emu for box in boxes)
    return Box(left, top, max(b.right_emu for b in boxes) - left, max(b.bottom_emu for b in boxes) - top)


def _grown(box: Box) -> Box:
    more = _PANEL_PT * EMU_PER_PT
    left, top = max(0, box.x_emu - more), max(0, box.y_emu - more)
    return Box(left, top, box.right_emu + more - left, box.bottom_emu + more - top)
