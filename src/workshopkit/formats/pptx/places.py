"""Where things of a slide stand: values that plans are made of."""

import re

from workshopkit.formats.pptx.geometry import Box
from workshopkit.formats.pptx.master import Layout, Placeholder
from workshopkit.formats.pptx.text_look import TextLook
from workshopkit.frozen import dataclass
from workshopkit.model.deck import Slot

TABLE = "table"
FIGURE = "figure"
MAINS: tuple[str, ...] = (Slot.LEFT, Slot.BODY, Slot.RIGHT, TABLE, FIGURE)
"""What shares the middle of a slide, from left to right."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands; `moved` when its placeholder's own box is not used, `placeholder` None for a text box."""

    name: str
    box: Box
    look: TextLook
    placeholder: Placeholder | None = None
    moved: bool = True
    text: str = ""
    """RRGGBB of its text where what it inherits could not be read."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A layout with the place of everything that a slide of one kind holds, by slot, "table" and "figure"."""

    layout: Layout
    title: Place
    places: dict[str, Place]
    ground: str = ""
    """RRGGBB of what the kit's own drawings stand on; "" for the theme's paper."""
    panel: Box | None = None
    """A panel in the ground's colour below them, where the master shows a picture."""
    factor: float = 1.0
    """How much larger or smaller than usual the master's slides are, and so tables and the least size of titles."""
    plain: bool = False
    """Whether all text has one colour, since what it stands on is no single one."""


def slot_name(placeholder: Placeholder) -> str:
    """The slot that a placeholder's name says it is for: «Left 2» is left."""
    return re.sub(r"[\s\d]+$", "", placeholder.name).casefold()


def touch(one: Box, other: Box) -> bool:
    """Whether two boxes overlap."""
    return one.overlap(other) > 0


def from_top(box: Box, top_emu: int) -> Box:
    """A box whose upper edge is moved, its lower edge staying."""
    return Box(box.x_emu, top_emu, box.width_emu, box.bottom_emu - top_emu)
