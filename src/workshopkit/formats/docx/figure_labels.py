"""The label of a figure's shape turned into a paragraph, smaller and then cut with «…» until it fits the shape."""

from dataclasses import replace

from workshopkit.formats.docx.flow import Air, Para
from workshopkit.formats.docx.inline import runs_xml
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.measure import wrap
from workshopkit.model.figure import Align, Label, Outline, Shape
from workshopkit.model.text import Run, plain

_USABLE = {Outline.RECTANGLE: 1.0, Outline.ROUNDED: 0.98, Outline.ELLIPSE: 0.7071, Outline.DIAMOND: 0.5}
"""How much of a shape's box its text may fill; Word lays text in the inscribed rectangle."""
_ALIGNED = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


def label_xml(sheet: Sheet, shape: Shape, scale: float) -> str:
    """The `w:p` of a shape's label, "" without one; `scale` is points of the sheet per point of the figure."""
    label = shape.label
    if label is None:
        return ""
    words, size_pt = _fitted(sheet, shape, label)
    half_points = max(2, int(size_pt * scale * 2))
    look = (
        f'<w:color w:val="{sheet.colour(label.colour)}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )
    para = Para(Style.NORMAL, runs_xml(words, look), align=_ALIGNED[label.align], air=Air(0, 0, 240))
    return para.xml(sheet.ids)


def _fitted(sheet: Sheet, shape: Shape, label: Label) -> tuple[tuple[Run, ...], float]:
    """The label's text and its size in points of the figure."""
    usable = _USABLE[shape.outline]
    width = max(shape.width * usable - 2 * label.inset_pt, 1)
    height = max(shape.height * usable - 2 * label.inset_pt, 1)
    size = label.size_pt
    while size > label.least_pt and not _fits(sheet, label.text, size, width, height):
        size = max(size - 0.5, label.least_pt)
    if label.spare and not _fits(sheet, label.text, size, width, height):
        return (), size
    words = label.text
    while not _fits(sheet, words, size, width, height) and len(plain(words)) > 1:
        words = _shorter(words)
    if words != label.text:
        sheet.warn(
            "WK521", f"«{plain(label.text)}» does not fit its shape in the figure and is cut: «{plain(words)}»",
            "Give the shape a shorter text.",
        )  # fmt: skip
    return words, size


def _fits(sheet: Sheet, words: tuple[Run, ...], size: float, width: float, height: float) -> bool:
    prepared = sheet.ruler.words(words)
    if prepared.widest_em * size > width:
        return False
    height_needed: float = wrap(prepared, width / size).lines * sheet.ruler.line_em * size
    return height_needed <= height


def _shorter(words: tuple[Run, ...]) -> tuple[Run, ...]:
    """One letter less, «…» at the end."""
    *before, last = words
    kept = last.text.removesuffix("…")[:-1].rstrip()
    if not kept and before:
        return _shorter((*before[:-1], replace(before[-1], text=before[-1].text + "…")))
    return (*before, replace(last, text=kept + "…"))
