"""A drawing in Word → what it is, its alternative text, and the text boxes in it with the ground that each stands on."""

from collections.abc import Iterator

from lxml import etree

from workshopkit.formats.inspect.colours import NONE, Scheme
from workshopkit.formats.inspect.frames import Frame
from workshopkit.formats.inspect.grounds import Patch, grounds_under
from workshopkit.formats.inspect.parts import A, W, is_decorative, local
from workshopkit.frozen import dataclass
from workshopkit.model.inspection import ElementKind, Shade

_KINDS = {
    "pic": ElementKind.PICTURE, "chart": ElementKind.CHART, "relIds": ElementKind.DIAGRAM, "wgp": ElementKind.GROUP,
    "wpc": ElementKind.GROUP, "wsp": ElementKind.SHAPE,
}  # fmt: skip
_GROUPS = ("wgp", "grpSp", "wpc")
_OUTLINES = {"rect": "rect", "roundRect": "rect", "ellipse": "ellipse"}
_OLD = Shade(unknown="a drawing of an old kind")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing; `boxes` are its text boxes (`txbxContent`) with all the grounds that each may stand on."""

    kind: ElementKind
    name: str
    alternative: str
    decorative: bool
    boxes: tuple[tuple[etree._Element, tuple[Shade, ...]], ...]


def drawings_in(run: etree._Element, scheme: Scheme, page: Shade) -> Iterator[Drawing]:
    """The drawings in a run, those of today and those from before 2010."""
    for node in run:
        if local(node) == "drawing":
            for holder in node:
                yield _drawing(holder, scheme, page)
        elif local(node) in ("pict", "object"):
            yield _old_drawing(node)


def _drawing(holder: etree._Element, scheme: Scheme, page: Shade) -> Drawing:
    properties = next((node for node in holder if local(node) == "docPr"), None)
    data = holder.find(f"{A}graphic/{A}graphicData")
    content = next((node for node in data if local(node)), None) if data is not None else None
    kind = _KINDS.get(local(content), ElementKind.OBJECT) if content is not None else ElementKind.OBJECT
    boxes = tuple(_text_boxes(content, scheme, page)) if content is not None else ()
    if kind is ElementKind.SHAPE and any((node.text or "").strip() for box, _ in boxes for node in box.iter(f"{W}t")):
        kind = ElementKind.TEXT
    if properties is None:
        return Drawing(kind, "", "", False, boxes)
    alternative = (properties.get("descr") or "").strip()
    return Drawing(kind, properties.get("name", ""), alternative, is_decorative(properties), boxes)


def _text_boxes(
    content: etree._Element, scheme: Scheme, page: Shade
) -> Iterator[tuple[etree._Element, tuple[Shade, ...]]]:
    below: list[Patch] = []
    for shape, frame in _members(content, Frame()):
        if local(shape) == "pic":
            below.append(_patch(shape, frame, Shade(unknown="a picture")))
            continue
        patch = _patch(shape, frame, _fill(shape, scheme))
        beneath = grounds_under(patch.box, below, page)
        grounds = tuple(dict.fromkeys(patch.shade.over(ground) for ground in beneath))
        below.append(patch)
        for box in shape.iter(f"{W}txbxContent"):
            yield box, grounds


def _members(node: etree._Element, frame: Frame) -> Iterator[tuple[etree._Element, Frame]]:
    if local(node) in _GROUPS:
        inner = frame.within(node)
        for child in node:
            yield from _members(child, inner)
    elif local(node) in ("wsp", "pic"):
        yield node, frame


def _fill(shape: etree._Element, scheme: Scheme) -> Shade:
    properties = next((node for node in shape if local(node) == "spPr"), None)
    style = next((node for node in shape if local(node) == "style"), None)
    stated = scheme.fill(properties)
    if stated is None and style is not None:
        stated = scheme.styled(style.find(f"{A}fillRef"), "fillStyleLst")
    return stated or NONE


def _patch(shape: etree._Element, frame: Frame, shade: Shade) -> Patch:
    properties = next((node for node in shape if local(node) == "spPr"), None)
    place = properties.find(f"{A}xfrm") if properties is not None else None
    preset = properties.find(f"{A}prstGeom") if properties is not None else None
    turned = place is not None and place.get("rot", "0") != "0"
    outline = "other" if turned or preset is None else _OUTLINES.get(preset.get("prst", ""), "other")
    return Patch(frame.place(place) if place is not None else None, shade, outline)


def _old_drawing(node: etree._Element) -> Drawing:
    shapes = [each for each in node.iter() if local(each) in ("shape", "rect", "oval", "group")]
    alternative = next((each.get("alt", "").strip() for each in shapes if each.get("alt")), "")
    name = next((each.get("id", "") for each in shapes), "")
    boxes = tuple((box, (_OLD,)) for box in node.iter(f"{W}txbxContent"))
    if local(node) == "object":
        return Drawing(ElementKind.OBJECT, name, alternative, False, boxes)
    pictured = any(local(each) == "imagedata" for each in node.iter())
    return Drawing(ElementKind.PICTURE if pictured else ElementKind.TEXT, name, alternative, False, boxes)
