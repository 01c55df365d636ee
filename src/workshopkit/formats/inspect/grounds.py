"""Painted boxes from bottom to top → all the colours that a text above them may stand on.

A text that stands partly over a box has two grounds or more: the check takes the text as good only when it is good on all.
"""

from collections.abc import Sequence

from workshopkit.frozen import dataclass
from workshopkit.model.inspection import Shade

_MOST_GROUNDS = 100
_TOUCH_EMU = 12_700
"""Boxes that overlap by less than a point only touch."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box in EMU, on the slide."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether they share more than an edge."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _TOUCH_EMU and down > _TOUCH_EMU

    def holds(self, other: "Box") -> bool:
        """Whether the other lies inside, give or take a point."""
        return (
            self.left - _TOUCH_EMU <= other.left
            and self.top - _TOUCH_EMU <= other.top
            and self.right + _TOUCH_EMU >= other.right
            and self.bottom + _TOUCH_EMU >= other.bottom
        )

    def holds_in_ellipse(self, other: "Box") -> bool:
        """Whether the other lies inside the ellipse that fills this box."""
        wide, high = (self.right - self.left) / 2 or 1, (self.bottom - self.top) / 2 or 1
        x, y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        far_x = max(abs(other.left - x), abs(other.right - x)) / wide
        far_y = max(abs(other.top - y), abs(other.bottom - y)) / high
        return far_x**2 + far_y**2 <= 1.02


@dataclass(frozen=True, slots=True)
class Patch:
    """Something painted; `box` is None where its place is not known. `outline` is rect, ellipse or other."""

    box: Box | None
    shade: Shade
    outline: str = "rect"

    def surrounds(self, box: Box | None) -> bool:
        """Whether nothing beneath is seen within the box."""
        if self.box is None or box is None:
            return False
        if self.outline == "ellipse":
            return self.box.holds_in_ellipse(box)
        return self.outline == "rect" and self.box.holds(box)


def grounds_under(box: Box | None, below: Sequence[Patch], page: Shade) -> tuple[Shade, ...]:
    """What a text in the box may stand on, once everything below it is painted on the page."""
    grounds: tuple[Shade, ...] = (page,)
    for patch in below:
        apart = box is not None and patch.box is not None and not patch.box.overlaps(box)
        if patch.shade.transparent or apart:
            continue
        seen = tuple(patch.shade.over(ground) for ground in grounds)
        grounds = tuple(dict.fromkeys(seen if patch.surrounds(box) else (*seen, *grounds)))
        if len(grounds) > _MOST_GROUNDS:  # each see-through box may double them
            return (Shade(unknown="many see-through shapes"),)
    return grounds
