"""A master's pictures → the logo among them: small, near a corner, the most repeated; a bitmap, with the SVG that it stands for."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree
from pptx.exc import PythonPptxError
from pptx.opc.package import Part
from pptx.parts.image import Image
from pptx.presentation import Presentation
from pptx.slide import SlideLayout, SlideMaster

from workshopkit.diagnostics import Span
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.blip import SVG_SPACE
from workshopkit.formats.pptx.geometry import Box, own_box
from workshopkit.formats.pptx.names import A, P, R
from workshopkit.formats.svg import read_svg
from workshopkit.frozen import dataclass
from workshopkit.model.look import Logo

_BITMAPS = frozenset({"image/png", "image/jpeg", "image/gif"})
_LARGEST_SHARE, _LEAST_SHARE = 0.12, 0.0004
"""Of the slide's area: what is larger is a decoration, what is smaller a bullet."""
_NEAR_X, _NEAR_Y = 0.14, 0.2
"""How far from the edges of a corner a logo stands at most, as shares of the slide's width and height."""
_NAMED = 1000
"""A picture that is called a logo is one."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A picture on a master or layout; `weight` is how many layouts show it."""

    part: Part
    box: Box
    weight: int
    drawing: Part | None = None
    """The same as an SVG."""


def find_logo(opened: Presentation, masters: tuple[SlideMaster, ...]) -> Logo | None:
    """The logo of some masters of a presentation, None when no picture looks like one."""
    width, height = opened.slide_width or 12192000, opened.slide_height or 6858000
    votes: Counter[str] = Counter()
    largest: dict[str, tuple[int, _Seen]] = {}
    for seen in (seen for master in masters for seen in _pictures(master)):
        if _stands_like_a_logo(seen.box, width, height):
            name = str(seen.part.partname)
            votes[name] += seen.weight
            area = seen.box.width_emu * seen.box.height_emu
            largest[name] = max(largest.get(name, (0, seen)), (area, seen), key=lambda pair: pair[0])
    best = sorted(votes, key=lambda name: (-votes[name], -largest[name][0], name))
    found = (_logo(largest[name][1]) for name in best)
    return next((logo for logo in found if logo is not None), None)


def _pictures(master: SlideMaster) -> Iterator[_Seen]:
    layouts = list(master.slide_layouts)
    yield from _on(master, max(1, len(layouts)))
    for layout in layouts:
        yield from _on(layout, 1)


def _on(sheet: SlideMaster | SlideLayout, weight: int) -> Iterator[_Seen]:
    for node in sheet.element.iter(f"{P}pic", f"{P}sp"):
        blip = node.find(f"{P}blipFill/{A}blip") if node.tag == f"{P}pic" else node.find(f"{P}spPr/{A}blipFill/{A}blip")
        relation, box = (blip.get(f"{R}embed", ""), own_box(node)) if blip is not None else ("", None)
        part = _related(sheet, relation)
        if box is not None and part is not None:
            drawing = next(blip.iter(f"{{{SVG_SPACE}}}svgBlip"), None)
            vector = _related(sheet, drawing.get(f"{R}embed", "")) if drawing is not None else None
            yield _Seen(part, box, weight + (_NAMED if _is_named(node) else 0), vector)


def _related(sheet: SlideMaster | SlideLayout, relation: str) -> Part | None:
    links = sheet.part.rels
    return links[relation].target_part if relation in links and not links[relation].is_external else None


def _is_named(node: etree._Element) -> bool:
    properties = node.find(f"*/{P}cNvPr")
    said = f"{properties.get('name', '')} {properties.get('descr', '')}" if properties is not None else ""
    return "logo" in said.casefold()


def _stands_like_a_logo(box: Box, width_emu: int, height_emu: int) -> bool:
    share = box.width_emu * box.height_emu / (width_emu * height_emu)
    left, right = box.x_emu, width_emu - box.x_emu - box.width_emu
    top, bottom = box.y_emu, height_emu - box.y_emu - box.height_emu
    at_corner = min(left, right) <= _NEAR_X * width_emu and min(top, bottom) <= _NEAR_Y * height_emu
    inside = min(left, right, top, bottom) >= -0.02 * width_emu
    return at_corner and inside and _LEAST_SHARE <= share <= _LARGEST_SHARE and box.width_emu < width_emu // 2


def _logo(seen: _Seen) -> Logo | None:
    part = seen.part
    if part.content_type not in _BITMAPS:
        return None
    try:
        width, height = Image.from_blob(part.blob).size
    except (PythonPptxError, OSError, ValueError, SyntaxError):  # Pillow, on a picture that it can't read
        return None
    return Logo(part.blob, part.content_type, int(width), int(height), _vector(seen.drawing))


def _vector(part: Part | None) -> bytes:
    """The drawing when it is safe to pass on; else the picture does."""
    if part is None:
        return b""
    try:
        return read_svg(part.blob, Span(str(part.partname))).data
    except WorkshopkitError:
        return b""
