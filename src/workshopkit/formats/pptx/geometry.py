"""Rectangles on the slide, and shapes of a master or layout → theirs, groups' scaling counted in."""

from collections.abc import Collection

from lxml import etree

from workshopkit.formats.pptx.names import EMU_PER_PT, A, P
from workshopkit.frozen import dataclass

_PROPERTIES = frozenset({f"{P}spPr", f"{P}grpSpPr"})
_TRANSFORM, _FRAMES_TRANSFORM = f"{A}xfrm", f"{P}xfrm"
_OFFSET, _EXTENT = f"{A}off", f"{A}ext"
_GROUP, _TREE = f"{P}grpSp", f"{P}spTree"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the slide, in EMU."""

    x_emu: int
    y_emu: int
    width_emu: int
    height_emu: int

    @property
    def right_emu(self) -> int:
        """Its right edge."""
        return self.x_emu + self.width_emu

    @property
    def bottom_emu(self) -> int:
        """Its lower edge."""
        return self.y_emu + self.height_emu

    @property
    def area(self) -> int:
        """In square EMU."""
        return self.width_emu * self.height_emu

    def holds(self, other: "Box", slack_emu: int = 0) -> bool:
        """Whether the other lies inside, give or take the slack."""
        across = self.x_emu - slack_emu <= other.x_emu and other.right_emu <= self.right_emu + slack_emu
        return across and self.y_emu - slack_emu <= other.y_emu and other.bottom_emu <= self.bottom_emu + slack_emu

    def overlap(self, other: "Box") -> int:
        """The area that both share."""
        # Asked thousands of times while layouts are compared: no more is computed where two boxes lie apart.
        left, right = max(self.x_emu, other.x_emu), min(self.x_emu + self.width_emu, other.x_emu + other.width_emu)
        if right <= left:
            return 0
        top, bottom = max(self.y_emu, other.y_emu), min(self.y_emu + self.height_emu, other.y_emu + other.height_emu)
        return (right - left) * (bottom - top) if top < bottom else 0


def points(emu: int) -> float:
    """EMU in points."""
    return emu / EMU_PER_PT


def own_box(node: etree._Element) -> Box | None:
    """The rectangle of a shape that says itself where it stands; a quarter's turn is counted, other turns are not."""
    transform = _transform(node)
    found = _rectangle(transform, _OFFSET, _EXTENT) if transform is not None else None
    if transform is None or found is None:
        return None
    x, y, width, height = _turned(found, int(transform.get("rot", "0")))
    group = node.getparent()
    while group is not None:
        if group.tag == _GROUP:
            x, y, width, height = _out_of(group, x, y, width, height)
        group = group.getparent() if group.tag != _TREE else None
    return Box(round(x), round(y), round(width), round(height))


def drawn_boxes(tree: etree._Element, placeholders: Collection[etree._Element]) -> tuple[Box, ...]:
    """Where a tree of shapes draws something itself, a group as one; its placeholders are not drawn on slides."""
    drawn = (node for node in tree.iterchildren("*") if node not in placeholders)
    return tuple(box for node in drawn if (box := own_box(node)) is not None)


def _transform(node: etree._Element) -> etree._Element | None:
    for child in node:  # lxml takes longer to look for a tag than to hand out the few children
        tag = child.tag
        if tag in _PROPERTIES:
            for inner in child:
                if inner.tag == _TRANSFORM:
                    return inner
            return None
        if tag == _FRAMES_TRANSFORM:
            return child
    return None


def _rectangle(transform: etree._Element, offset: str, extent: str) -> tuple[float, float, float, float] | None:
    start = size = None
    for child in transform:
        if child.tag == offset:
            start = child
        elif child.tag == extent:
            size = child
    if start is None or size is None:
        return None
    return float(start.get("x")), float(start.get("y")), float(size.get("cx")), float(size.get("cy"))


def _turned(box: tuple[float, float, float, float], rotation: int) -> tuple[float, float, float, float]:
    """The rectangle of a shape turned by `rotation` 60,000ths of a degree, when nearer to lying than to standing."""
    x, y, width, height = box
    if 45 <= rotation / 60000 % 180 < 135:
        return x + (width - height) / 2, y + (height - width) / 2, height, width
    return box


def _out_of(
    group: etree._Element, x: float, y: float, width: float, height: float
) -> tuple[float, float, float, float]:
    transform = group.find(f"{P}grpSpPr/{A}xfrm")
    outer = _rectangle(transform, _OFFSET, _EXTENT) if transform is not None else None
    inner = _rectangle(transform, f"{A}chOff", f"{A}chExt") if transform is not None else None
    if outer is None or inner is None or not inner[2] or not inner[3]:
        return x, y, width, height
    across, down = outer[2] / inner[2], outer[3] / inner[3]
    return outer[0] + (x - inner[0]) * across, outer[1] + (y - inner[1]) * down, width * across, height * down
