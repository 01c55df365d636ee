"""Text and a box → the largest size at which it fits; broken, then cut, where even the smallest is too large."""

from dataclasses import replace

from workshopkit.formats.measure import Ruler, wrap
from workshopkit.frozen import dataclass
from workshopkit.model.text import Inlines, Run, plain

PT_PER_MM = 72 / 25.4
_STEP_PT = 0.5
_SAFETY = 1.02
"""Typst shapes a line as a whole, the ruler word by word."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place for text: its size, the sizes of type that may stand there, and how far lines are apart, in em."""

    width_mm: float
    height_mm: float
    most_pt: float
    least_pt: float
    pitch_em: float = 1.2
    bold: bool = False

    @property
    def width_pt(self) -> float:
        """Its width."""
        return self.width_mm * PT_PER_MM

    @property
    def height_pt(self) -> float:
        """Its height."""
        return self.height_mm * PT_PER_MM


@dataclass(frozen=True, slots=True)
class Fitted:
    """Text with its size; `is_cut` when some of it had to go."""

    text: Inlines
    size_pt: float
    height_mm: float
    is_cut: bool = False


def fit(text: Inlines, box: Box, ruler: Ruler) -> Fitted:
    """The text at the largest size that its box takes."""
    steps = int((box.most_pt - box.least_pt) / _STEP_PT)
    low, high = -1, steps
    while low < high:  # the last step that fits; -1 when none does
        middle = (low + high + 1) // 2
        if _fits(text, box.least_pt + middle * _STEP_PT, box, ruler):
            low = middle
        else:
            high = middle - 1
    if low >= 0:
        return _made(text, box.least_pt + low * _STEP_PT, box, ruler)
    broken = _broken(text, box, ruler)
    if _fits(broken, box.least_pt, box, ruler):
        return _made(broken, box.least_pt, box, ruler)
    return _cut(text, box, ruler)


def height_mm(text: Inlines, size_pt: float, box: Box, ruler: Ruler) -> float:
    """How high the text is at a size."""
    lines = wrap(ruler.words(text, bold=box.bold), box.width_pt / (size_pt * _SAFETY)).lines if text else 0
    return lines * box.pitch_em * size_pt / PT_PER_MM


def _made(text: Inlines, size: float, box: Box, ruler: Ruler) -> Fitted:
    return Fitted(text, size, height_mm(text, size, box, ruler))


def _fits(text: Inlines, size: float, box: Box, ruler: Ruler) -> bool:
    if ruler.words(text, bold=box.bold).widest_em * size * _SAFETY > box.width_pt:
        return False
    return height_mm(text, size, box, ruler) * PT_PER_MM <= box.height_pt


def _broken(text: Inlines, box: Box, ruler: Ruler) -> Inlines:
    """The text with line breaks inside words that are wider than the box."""
    return tuple(
        replace(run, text=" ".join(_pieces(word, run, box, ruler) for word in run.text.split(" "))) for run in text
    )


def _pieces(word: str, run: Run, box: Box, ruler: Ruler) -> str:
    room = box.width_pt / (box.least_pt * _SAFETY)
    lines, line = [], ""
    for letter in word:
        if line and ruler.words((replace(run, text=line + letter),), bold=box.bold).widest_em > room:
            lines.append(line)
            line = ""
        line += letter
    return "\n".join([*lines, line])


def _cut(text: Inlines, box: Box, ruler: Ruler) -> Fitted:
    """As much of the text as there is room for, with «…» at its end."""
    whole = plain(text)
    low, high = 0, len(whole)
    while low < high:
        middle = (low + high + 1) // 2
        if _fits(_broken(_shortened(text, middle), box, ruler), box.least_pt, box, ruler):
            low = middle
        else:
            high = middle - 1
    kept = _broken(_shortened(text, low), box, ruler)
    return replace(_made(kept, box.least_pt, box, ruler), is_cut=True)


def _shortened(text: Inlines, letters: int) -> Inlines:
    """The first letters, and «…»."""
    kept: list[Run] = []
    for run in text:
        if letters > 0:
            kept.append(replace(run, text=run.text[:letters]))
            letters -= len(run.text)
    if not kept:
        return (Run("…"),)
    return (*kept[:-1], replace(kept[-1], text=kept[-1].text.rstrip(" ,.") + "…"))
