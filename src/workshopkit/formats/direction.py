"""Text → whether it runs from right to left, as its first letter says (the Unicode bidirectional algorithm, rules P2 and P3)."""

import unicodedata

from workshopkit.model.text import Inlines


def is_right_to_left(inlines: Inlines) -> bool:
    """Whether the first letter of the text belongs to a script that runs from right to left."""
    for run in inlines:
        if run.text.isascii():
            if any(map(str.isalpha, run.text)):
                return False
            continue
        for letter in run.text:
            direction = unicodedata.bidirectional(letter)
            if direction in ("L", "R", "AL"):
                return direction != "L"
    return False
