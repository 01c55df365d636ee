"""What decorates a slide beside its contents, where the layout leaves room: the icon in its badge, the day as a slim strip.

Both are left out rather than written over anything. Their XML is prepared once and copied with numbers of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import repeat

from workshopkit.formats.measure import Ruler
from workshopkit.formats.pptx.colours import Palette
from workshopkit.formats.pptx.figures import figure_xml
from workshopkit.formats.pptx.master import FOOTER_TYPES, Box, Layout
from workshopkit.formats.pptx.names import EMU_PER_PT, A, P
from workshopkit.formats.pptx.pages import Page
from workshopkit.formats.pptx.places import touch
from workshopkit.frozen import dataclass
from workshopkit.model.deck import Slot
from workshopkit.model.figure import Figure

BADGE = "badge"
"""The name by which a layout's own badge is known."""
_BADGE_PT = 46
_LEAST_BADGE_PT = 30
_STRIP_PT = 4.5
_CLEAR_PT = 1.0
_EDGE_PT = 6
_ID = "\x00id\x00"


@dataclass(frozen=True, slots=True)
class Ornaments:
    """What the slides of one layout share: the place of the layout's own badge, and the XML prepared so far."""

    size: Box
    language: str
    palette: Palette
    ruler: Ruler
    badge: Box | None
    prepared: dict[tuple[int, Box, bool], tuple[Figure, list[str]]]
    """By the figure's identity, which stays its own as long as the figure is kept here, its place, and whether it is whole."""

    def xml(self, page: Page, ids: Iterator[int]) -> str:
        """The icon and the strip of a page, as far as there is room for them."""
        slide, found = page.slide, ""
        if slide.icon is not None and (box := self.badge or free_badge(page, self.size)) is not None:
            ground = page.plan.panel
            shows = self.badge is not None and (ground is None or not touch(ground, self.badge))
            found += self._copy(slide.icon, box, ids, with_ground=not shows)
        if slide.strip is not None and (box := strip_box(page, self.size)) is not None:
            found += self._copy(slide.strip, box, ids)
        return found

    def _copy(self, figure: Figure, box: Box, ids: Iterator[int], with_ground: bool = True) -> str:
        key = (id(figure), box, with_ground)
        if key not in self.prepared:
            drawn = figure if with_ground else replace(figure, marks=figure.marks[1:])
            xml = figure_xml(drawn, box, self.language, self.palette, self.ruler, repeat(_ID), lambda _: None)
            self.prepared[key] = figure, xml.split(_ID)
        first, *rest = self.prepared[key][1]
        return first + "".join(f"{next(ids)}{part}" for part in rest)


def find_badge(layout: Layout) -> Box | None:
    """Where a layout draws a badge of its own, without a sign in it."""
    root = layout.placeholders[0].node.getroottree().getroot() if layout.placeholders else None
    for shape in root.iter(f"{P}sp") if root is not None else ():
        if shape.find(f"{P}nvSpPr/{P}cNvPr").get("name", "").strip().casefold() == BADGE:
            offset, extent = (shape.find(f"{P}spPr/{A}xfrm/{A}{name}") for name in ("off", "ext"))
            if offset is not None and extent is not None:
                return Box(int(offset.get("x")), int(offset.get("y")), int(extent.get("cx")), int(extent.get("cy")))
    return None


def free_badge(page: Page, size: Box) -> Box | None:
    """A free place for a badge on a layout that has none: above the title's right end, or to the right of it."""
    title = page.plan.title.box
    right, edge = title.x_emu + title.width_emu, _EDGE_PT * EMU_PER_PT
    above, beside = title.y_emu - edge * 2, size.width_emu - right - edge * 2
    for room, x in ((above, right), (beside, right + edge)):
        side = min(room, _BADGE_PT * EMU_PER_PT)
        if side < _LEAST_BADGE_PT * EMU_PER_PT:
            continue
        middle = title.y_emu + title.height_emu // 2
        box = (
            Box(x - side, title.y_emu - edge - side, side, side)
            if x == right
            else Box(x, middle - side // 2, side, side)
        )
        if not any(touch(box, other) for other in _taken(page, size)):
            return box
    return None


def strip_box(page: Page, size: Box) -> Box | None:
    """A free strip right above the footers; at the slide's foot where there are none."""
    footers = [p.box for p in page.plan.layout.placeholders if p.kind in FOOTER_TYPES]
    low = [box.y_emu for box in footers if box.y_emu > size.height_emu * 0.8]
    bottom = min(low) - round(_CLEAR_PT * EMU_PER_PT) if low else size.height_emu - _EDGE_PT * 3 * EMU_PER_PT
    height, title = round(_STRIP_PT * EMU_PER_PT), page.plan.title.box
    box = Box(title.x_emu, bottom - height, _content_width(page, title), height)
    air = replace(box, y_emu=box.y_emu - EMU_PER_PT * 2, height_emu=height + EMU_PER_PT * 2)
    return box if not any(touch(air, other) for other in _taken(page, size)) else None


def _content_width(page: Page, title: Box) -> int:
    """From the title's left edge to the right edge of what stands lowest on the slide."""
    rights = [place.box.x_emu + place.box.width_emu for place in (page.plan.title, *page.plan.places.values())]
    return max(rights) - title.x_emu


def _taken(page: Page, size: Box) -> Iterable[Box]:
    """Where something stands already; a ground that the layout draws over most of the slide is no obstacle."""
    layout = page.plan.layout
    yield page.plan.title.box
    for slot, place in page.plan.places.items():
        # A kicker is a few words at the left.
        yield replace(place.box, width_emu=place.box.width_emu // 2) if slot == Slot.KICKER else place.box
    yield from (p.box for p in layout.placeholders if p.kind in FOOTER_TYPES)
    most = size.width_emu * size.height_emu // 2
    yield from (box for box in (*layout.drawn, *layout.behind) if box.width_emu * box.height_emu < most)
