"""A layout's footer and slide number → their XML: set to fit beside what stands there, in a colour that can be read."""

from collections.abc import Callable
from dataclasses import replace

from workshopkit.formats.measure import Ruler
from workshopkit.formats.pptx.areas import obstacles
from workshopkit.formats.pptx.colours import Palette
from workshopkit.formats.pptx.geometry import Box, points
from workshopkit.formats.pptx.master import Layout, Master, Placeholder
from workshopkit.formats.pptx.names import EMU_PER_PT, P
from workshopkit.formats.pptx.text import attribute, escape
from workshopkit.formats.pptx.text_look import FOOTER_TYPES
from workshopkit.frozen import dataclass
from workshopkit.model.text import inlines

ID, NUMBER = "\x00id\x00", "\x00number\x00"
"""Marks in prepared text; no text that was escaped holds a NUL."""
_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_LEAST_PT, _STEP_PT = 12.0, 1.0
"""A footer is set smaller in steps, and cut when it has no room at the least size."""
_CLEAR_PT = 6
_SLACK = 0.98
"""A footer's font need not be the one that is measured with."""


@dataclass(frozen=True, slots=True)
class FooterPen:
    """What the footers of a layout are written with; `colour` tells RRGGBB where what one inherits cannot be read."""

    layout: Layout
    master: Master
    language: str
    palette: Palette
    ruler: Ruler
    colour: Callable[[Placeholder], str]
    cut: Callable[[str], None]


def footers_xml(pen: FooterPen, footer: str) -> tuple[str, ...]:
    """Footer and slide number of a layout's slides, with marks for the shape's id and the number."""
    kinds = {p.kind: p for p in pen.layout.placeholders}
    found = []
    if footer and "ftr" in kinds:
        placed, shown, size_pt = _fitted(footer, kinds["ftr"], pen)
        if shown != footer:
            pen.cut(footer)
        found.append(_footer_xml(kinds["ftr"], pen, size_pt, escape(shown), placed))
    if "sldNum" in kinds:
        found.append(_footer_xml(kinds["sldNum"], pen, kinds["sldNum"].look.size_pt))
    return tuple(found)


def _fitted(footer: str, placeholder: Placeholder, pen: FooterPen) -> tuple[Box | None, str, float]:
    """Where a footer stands (None for its own place), what of it is shown, and how large."""
    left, _, right, _ = placeholder.look.inset_emu
    size_pt, width_em = placeholder.look.size_pt, pen.ruler.words(inlines(footer)).line_em

    def room_em(box: Box, size_pt: float) -> float:
        return points(box.width_emu - left - right) / size_pt

    if width_em <= room_em(placeholder.box, size_pt):
        return None, footer, size_pt
    box = _widened(placeholder, pen) if placeholder.look.centred else placeholder.box
    while size_pt - _STEP_PT >= _LEAST_PT and width_em > room_em(box, size_pt) * _SLACK:
        size_pt -= _STEP_PT
    shown = footer
    while len(shown) > 1 and pen.ruler.words(inlines(shown)).line_em > room_em(box, size_pt) * _SLACK:
        shown = f"{shown.rstrip('…')[:-1].rstrip()}…"
    return (box if box != placeholder.box else None), shown, size_pt


def _widened(placeholder: Placeholder, pen: FooterPen) -> Box:
    """A footer's place, grown alike to both sides as far as nothing stands there; the date's place stays empty on our slides."""
    box, clear = placeholder.box, _CLEAR_PT * EMU_PER_PT
    dates = {p.box for p in pen.layout.placeholders if p.kind == "dt"}
    others = [
        p.box for p in pen.layout.placeholders if p.kind in FOOTER_TYPES and p.kind != "dt" and p is not placeholder
    ]
    others += [b for b in obstacles(pen.layout, pen.master) if b not in dates and b != box]
    level = [b for b in others if b.y_emu < box.bottom_emu and box.y_emu < b.bottom_emu]
    edge = 3 * clear
    lefts = [box.x_emu - b.right_emu - clear for b in level if b.x_emu < box.x_emu]
    rights = [b.x_emu - box.right_emu - clear for b in level if b.x_emu >= box.x_emu]
    more = min(box.x_emu - edge, pen.master.width_emu - box.right_emu - edge, *lefts, *rights)
    return replace(box, x_emu=box.x_emu - more, width_emu=box.width_emu + 2 * more) if more > 0 else box


def ph_xml(placeholder: Placeholder) -> str:
    """What ties a shape to a layout's placeholder."""
    node = placeholder.node.find(f"*/{P}nvPr/{P}ph")
    kept = "".join(f' {key}="{attribute(node.get(key))}"' for key in ("type", "orient", "sz", "idx") if node.get(key))
    return f"<p:ph{kept}/>"


def _footer_xml(
    placeholder: Placeholder, pen: FooterPen, size_pt: float, text: str = "", box: Box | None = None
) -> str:
    """A footer (`text`) or a slide number (no text), copied from the layout's placeholder."""
    look = f'lang="{pen.language}" sz="{round(size_pt * 100)}"'
    colour = pen.colour(placeholder)
    run = f'<a:rPr {look} dirty="0">{pen.palette.exact(colour)}</a:rPr>' if colour else f'<a:rPr {look} dirty="0"/>'
    if text:
        run = f"<a:r>{run}<a:t>{text}</a:t></a:r>"
    else:
        run = f'<a:fld id="{_NUMBER_FIELD}" type="slidenum">{run}<a:t>{NUMBER}</a:t></a:fld>'
    place = (
        f'<p:spPr><a:xfrm><a:off x="{box.x_emu}" y="{box.y_emu}"/><a:ext cx="{box.width_emu}" cy="{box.height_emu}"/>'
        "</a:xfrm></p:spPr>"
        if box is not None
        else "<p:spPr/>"
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ID}" name="{attribute(placeholder.name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr>{ph_xml(placeholder)}</p:nvPr></p:nvSpPr>{place}<p:txBody><a:bodyPr/><a:lstStyle/>"
        f'<a:p>{run}<a:endParaRPr {look} dirty="0"/></a:p></p:txBody></p:sp>'
    )
