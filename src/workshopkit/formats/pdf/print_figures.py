"""Figures → their marks as plain data, each drawing once; labels set smaller, then cut, until they fit their shapes."""

from dataclasses import replace
from typing import Any

from workshopkit.diagnostics import Diagnostic, warning
from workshopkit.formats.measure import Ruler, wrap
from workshopkit.formats.pdf.print_text import Texts
from workshopkit.model.figure import Figure, Label, Line, Mark, Outline, Path, Shape
from workshopkit.model.text import Run, plain

_USABLE = {Outline.RECTANGLE: 1.0, Outline.ROUNDED: 0.98, Outline.ELLIPSE: 0.7071, Outline.DIAMOND: 0.5}
"""How much of a shape's box its text may fill."""
_STEP_PT = 0.5


class Figures:
    """The drawings of one document."""

    def __init__(self, texts: Texts, ruler: Ruler) -> None:
        self._texts = texts
        self._ruler = ruler
        self._numbers: dict[int, tuple[int, Figure]] = {}
        self.data: list[dict[str, Any]] = []
        self.diagnostics: list[Diagnostic] = []

    def number(self, figure: Figure) -> int:
        """The drawing's place in `data`."""
        if id(figure) not in self._numbers:
            # The figure is kept, so that its identity stays its own.
            self._numbers[id(figure)] = (len(self.data), figure)
            marks = [self._mark(mark) for mark in figure.marks]
            self.data.append({"width": figure.width, "height": figure.height, "alt": figure.alt, "marks": marks})
        return self._numbers[id(figure)][0]

    def _mark(self, mark: Mark) -> dict[str, Any]:
        match mark:
            case Shape():
                data = {"kind": mark.outline.value, "x": mark.x, "y": mark.y, "w": mark.width, "h": mark.height}
                return data | _paint(mark) | (self._label(mark, mark.label) if mark.label else {})
            case Path():
                return {"kind": "path", "d": mark.commands, "round": mark.rounded} | _paint(mark)
            case Line():
                ends = {"x1": mark.x1, "y1": mark.y1, "x2": mark.x2, "y2": mark.y2}
                return {"kind": "line", "line": mark.line, "pt": mark.line_pt, "dashed": mark.dashed} | ends

    def _label(self, shape: Shape, label: Label) -> dict[str, Any]:
        words, size = self._fitted(shape, label)
        if not words:
            return {}
        share = _USABLE[shape.outline]
        return {"label": {
            "text": self._texts.rich(words), "size": size, "colour": label.colour, "align": label.align.value,
            "middle": label.middle, "inset": label.inset_pt, "share": share,
        }}  # fmt: skip

    def _fitted(self, shape: Shape, label: Label) -> tuple[tuple[Run, ...], float]:
        """The label's text, none of a spare one that does not fit, and its size in points of the figure."""
        share = _USABLE[shape.outline]
        width, height = (max(side * share - 2 * label.inset_pt, 1) for side in (shape.width, shape.height))
        size, words = label.size_pt, label.text
        while size > label.least_pt and not self._fits(words, size, width, height):
            size = max(size - _STEP_PT, label.least_pt)
        if label.spare and not self._fits(words, size, width, height):
            return (), size
        while not self._fits(words, size, width, height) and len(plain(words)) > 1:
            words = _shorter(words)
        if words != label.text:
            message = f"«{plain(label.text)}» does not fit its shape in the figure and is cut: «{plain(words)}»"
            self.diagnostics.append(warning("WK521", message, hint="Give the shape a shorter text."))
        return words, size

    def _fits(self, words: tuple[Run, ...], size: float, width: float, height: float) -> bool:
        prepared = self._ruler.words(words)
        if prepared.widest_em * size > width:
            return False
        needed: float = wrap(prepared, width / size).lines * self._ruler.line_em * size
        return needed <= height


def _paint(mark: Shape | Path) -> dict[str, Any]:
    return {"fill": mark.fill, "line": mark.line, "pt": mark.line_pt, "dashed": mark.dashed}


def _shorter(words: tuple[Run, ...]) -> tuple[Run, ...]:
    """One letter less, «…» at the end."""
    *before, last = words
    kept = last.text.removesuffix("…")[:-1].rstrip()
    if not kept and before:
        return _shorter((*before[:-1], replace(before[-1], text=before[-1].text + "…")))
    return (*before, replace(last, text=kept + "…"))
