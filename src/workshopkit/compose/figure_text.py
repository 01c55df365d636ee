"""Text → how much room it needs in a drawing, by a rule of thumb; no font files here.

A writer measures with the real font and shrinks a label to its floor; these estimates decide only whether a label is
worth drawing at all, so they err on the wide side.
"""

from functools import lru_cache

LINE_FACTOR = 1.22
_NARROW = frozenset("iljtfrI.,:;'’!|()·- ")
_WIDE = frozenset("mwMWÆæ@%—…")


@lru_cache(maxsize=4096)
def width_pt(text: str, size_pt: float, bold: bool = False) -> float:
    """About how wide a line of text is in a sans serif such as Calibri, in points."""
    return sum(map(_em, text)) * size_pt * (1.05 if bold else 1.0)


def _em(character: str) -> float:
    if character in _NARROW:
        return 0.3
    if character in _WIDE:
        return 0.84
    # Beyond the alphabets come ideographs and emoji, which are as wide as they are high.
    return 1.2 if ord(character) >= 0x2E80 else 0.62 if character.isupper() else 0.53


def lines_needed(text: str, size_pt: float, room_pt: float, bold: bool = False) -> int:
    """About how many lines the text takes in so much width; 0 when one of its words is wider than that."""
    lines, line = 1, ""
    for word in text.split():
        if width_pt(word, size_pt, bold) > room_pt:
            return 0
        candidate = f"{line} {word}".strip()
        if width_pt(candidate, size_pt, bold) > room_pt:
            lines, line = lines + 1, word
        else:
            line = candidate
    return lines


def fits(text: str, size_pt: float, room_width_pt: float, room_height_pt: float, bold: bool = False) -> bool:
    """Whether the text can be expected to fit into a box at that size."""
    lines = lines_needed(text, size_pt, room_width_pt, bold)
    return 0 < lines * size_pt * LINE_FACTOR <= room_height_pt
