"""DrawingML's nested coordinates → boxes on the slide or page: what a group holds is scaled and moved with it."""

from lxml import etree

from workshopkit.formats.inspect.grounds import Box
from workshopkit.formats.inspect.parts import A, number


class Frame:
    """The coordinates of a group's inside in those of the slide."""

    def __init__(self, scale_x: float = 1, scale_y: float = 1, x: float = 0, y: float = 0) -> None:
        self.scale_x, self.scale_y, self.x, self.y = scale_x, scale_y, x, y

    def within(self, group: etree._Element) -> "Frame":
        """The frame of a group in this one."""
        node = next((node for node in group.iter(f"{A}xfrm")), None)
        if node is None or node.find(f"{A}chExt") is None or group.find("*/" + f"{A}xfrm") is not node:
            return self
        outer, inner = self.place(node), _lengths(node, "chOff", "chExt")
        scale_x = (outer.right - outer.left) / (inner[2] or 1)
        scale_y = (outer.bottom - outer.top) / (inner[3] or 1)
        return Frame(scale_x, scale_y, outer.left - inner[0] * scale_x, outer.top - inner[1] * scale_y)

    def place(self, node: etree._Element) -> Box:
        """The box of an `xfrm`."""
        x, y, wide, high = _lengths(node, "off", "ext")
        left, top = self.x + x * self.scale_x, self.y + y * self.scale_y
        return Box(left, top, left + wide * self.scale_x, top + high * self.scale_y)


def _lengths(node: etree._Element, offset: str, extent: str) -> tuple[float, float, float, float]:
    start, size = node.find(A + offset), node.find(A + extent)
    x, y = (number(start.get(name, "0")) for name in ("x", "y")) if start is not None else (0.0, 0.0)
    wide, high = (number(size.get(name, "0")) for name in ("cx", "cy")) if size is not None else (0.0, 0.0)
    return x, y, wide, high
