"""Rectangles on the slide, and shapes of a master or layout → theirs, groups' scaling counted in."""

from lxml import etree

from workshopkit.formats.pptx.names import A, P
from workshopkit.frozen import dataclass


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
        across = min(self.right_emu, other.right_emu) - max(self.x_emu, other.x_emu)
        down = min(self.bottom_emu, other.bottom_emu) - max(self.y_emu, other.y_emu)
        return max(0, across) * max(0, down)


def own_box(node: etree._Element) -> Box | None:
    """The rectangle of a shape that says itself where it stands; a quarter's turn is counted, other turns are not."""
    transform = _transform(node)
    found = _rectangle(transform, "off", "ext") if transform is not None else None
    if transform is None or found is None:
        return None
    x, y, width, height = _turned(found, int(transform.get("rot", "0")))
    for group in node.iterancestors(f"{P}grpSp"):
        x, y, width, height = _out_of(group, x, y, width, height)
    return Box(round(x), round(y), round(width), round(height))


def shape_boxes(sheet: etree._Element) -> tuple[tuple[etree._Element, Box], ...]:
    """What a master or layout draws itself, a group as one, with its rectangle; placeholders are not drawn on slides."""
    tree = sheet.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return ()
    taken = {shape for shape, _ in placeholders(tree)}
    drawn = [node for node in tree.iterchildren("*") if node not in taken]
    return tuple((node, box) for node in drawn if (box := own_box(node)) is not None)


def placeholders(tree: etree._Element) -> list[tuple[etree._Element, etree._Element]]:
    """The shapes right in a tree of shapes that are placeholders, with the elements that say what they are for."""
    # Up from the marks: with a path for each shape, this takes most of the time that a master is read in.
    found = []
    for place in tree.iter(f"{P}ph"):
        above = place.getparent()
        shape = above.getparent().getparent() if above is not None and above.tag == f"{P}nvPr" else None
        if shape is not None and shape.getparent() is tree:
            found.append((shape, place))
    return found


def _transform(node: etree._Element) -> etree._Element | None:
    for child in node.iterchildren(f"{P}spPr", f"{P}grpSpPr", f"{P}xfrm"):
        if child.tag == f"{P}xfrm":
            return child
        return next(child.iterchildren(f"{A}xfrm"), None)
    return None


def _rectangle(transform: etree._Element, offset: str, extent: str) -> tuple[float, float, float, float] | None:
    start = next(transform.iterchildren(A + offset), None)
    size = next(transform.iterchildren(A + extent), None)
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
    outer = _rectangle(transform, "off", "ext") if transform is not None else None
    inner = _rectangle(transform, "chOff", "chExt") if transform is not None else None
    if outer is None or inner is None or not inner[2] or not inner[3]:
        return x, y, width, height
    across, down = outer[2] / inner[2], outer[3] / inner[3]
    return outer[0] + (x - inner[0]) * across, outer[1] + (y - inner[1]) * down, width * across, height * down
