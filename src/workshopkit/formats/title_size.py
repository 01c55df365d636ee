"""A paper's own title and the width it stands in → its size, so that a long one takes two lines and not four."""

from collections.abc import Sequence

from workshopkit.formats.measure import Ruler, wrap
from workshopkit.model.text import Inlines

TITLE_PT = 26
"""A title's usual size."""
_STEPS: Sequence[float] = (1, 0.92, 0.85, 0.77, 0.7)
"""Parts of the usual size that are tried; smaller, it would be less than a heading."""
_MOST_LINES = 2
_KEPT = 0.98
"""Of the width: other programs break lines a little earlier."""
_PT_PER_MM = 72 / 25.4


def title_share(title: Inlines, ruler: Ruler, width_mm: float) -> float:
    """The part of the usual size at which a title takes two lines in a width, or the least one."""
    words = ruler.words(title, bold=True)
    room_pt = width_mm * _PT_PER_MM * _KEPT
    fits = (share for share in _STEPS if wrap(words, room_pt / (TITLE_PT * share)).lines <= _MOST_LINES)
    return next(fits, _STEPS[-1])
