"""What decorates a slide beside its contents, where the layout leaves room: the icon in its badge, the day as a slim strip.

Both are left out rather than written over anything. Their XML is prepared once and copied with numbers of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import repeat

from workshopkit.formats.measure import Ruler
from workshopkit.formats.pptx.badge_room import free_badge, taken
from workshopkit.formats.pptx.colours import Palette
from workshopkit.formats.pptx.figures import figure_xml
from workshopkit.formats.pptx.geometry import Box
from workshopkit.formats.pptx.names import EMU_PER_PT
from workshopkit.formats.pptx.pages import Page
from workshopkit.formats.pptx.places import touch
from workshopkit.formats.pptx.text_look import FOOTER_TYPES
from workshopkit.frozen import dataclass
from workshopkit.memory import Memory
from workshopkit.model.figure import Figure

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
    places: Memory

    def xml(self, page: Page, ids: Iterator[int]) -> str:
        """The icon and the strip of a page, as far as there is room for them."""
        slide, found = page.slide, ""
        if slide.icon is not None and (box := self.badge or self._place(_badge_box, page)) is not None:
            ground = page.plan.panel
            shows = self.badge is not None and (ground is None or not touch(ground, self.badge))
            found += self._copy(slide.icon, box, ids, with_ground=not shows)
        if slide.strip is not None and (box := self._place(strip_box, page)) is not None:
            found += self._copy(slide.strip, box, ids)
        return found

    def _place(self, find: Callable[[Page, Box], Box | None], page: Page) -> Box | None:
        """Where an ornament stands on a page: the same on all pages of one plan."""
        return self.places.recall(find, (page.plan,), lambda: find(page, self.size))

    def _copy(self, figure: Figure, box: Box, ids: Iterator[int], with_ground: bool = True) -> str:
        key = (id(figure), box, with_ground)
        if key not in self.prepared:
            drawn = figure if with_ground else replace(figure, marks=figure.marks[1:])
            xml = figure_xml(drawn, box, self.language, self.palette, self.ruler, repeat(_ID), lambda _: None)
            self.prepared[key] = figure, xml.split(_ID)
        first, *rest = self.prepared[key][1]
        return first + "".join(f"{next(ids)}{part}" for part in rest)


def _badge_box(page: Page, size: Box) -> Box | None:
    return free_badge(page.plan, size)


def strip_box(page: Page, size: Box) -> Box | None:
    """A free strip right above the footers; at the slide's foot where there are none."""
    footers = [p.box for p in page.plan.layout.placeholders if p.kind in FOOTER_TYPES]
    low = [box.y_emu for box in footers if box.y_emu > size.height_emu * 0.8]
    bottom = min(low) - round(_CLEAR_PT * EMU_PER_PT) if low else size.height_emu - _EDGE_PT * 3 * EMU_PER_PT
    height, title = round(_STRIP_PT * EMU_PER_PT), page.plan.title.box
    box = Box(title.x_emu, bottom - height, _content_width(page, title), height)
    air = replace(box, y_emu=box.y_emu - EMU_PER_PT * 2, height_emu=height + EMU_PER_PT * 2)
    return box if not any(touch(air, other) for other in taken(page.plan, size)) else None


def _content_width(page: Page, title: Box) -> int:
    """From the title's left edge to the right edge of what stands lowest on the slide."""
    rights = [place.box.x_emu + place.box.width_emu for place in (page.plan.title, *page.plan.places.values())]
    return max(rights) - title.x_emu
