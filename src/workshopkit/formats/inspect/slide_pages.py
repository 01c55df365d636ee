"""A slide with its layout and master → placeholders' ancestors, the scheme in force, and what is painted behind the slide."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from lxml import etree

from workshopkit.formats.inspect.colours import NONE, Scheme
from workshopkit.formats.inspect.frames import Frame
from workshopkit.formats.inspect.grounds import Box, Patch
from workshopkit.formats.inspect.parts import A, P, Parts, local
from workshopkit.model.inspection import Shade

_TITLES = ("title", "ctrTitle")
_FURNITURE = ("dt", "ftr", "sldNum", "hdr")
_FRAMES = {"pic": "a picture", "graphicFrame": "a table, chart or diagram"}
_ABOVE = {"sld": "slideLayout", "sldLayout": "slideMaster", "notes": "notesMaster"}
_TAGS = {"slideLayout": "sldLayout", "slideMaster": "sldMaster", "notesMaster": "notesMaster"}
"""A part that a damaged file leads to may be anything, even the page itself."""
_OUTLINES = {"rect": "rect", "roundRect": "rect", "ellipse": "ellipse"}


class Pages:
    """The pages of a presentation; layouts and masters are read once for all their slides."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._known: dict[str, Page] = {}

    def page(self, name: str) -> "Page":
        """A page by its part's name."""
        if name not in self._known:
            self._known[name] = Page(self, name)
        return self._known[name]


class Page:
    """A slide, layout or master: its tree, those it inherits from, nearest first, and its scheme."""

    def __init__(self, pages: Pages, name: str) -> None:
        self.parts = pages.parts
        self.name = name
        self.tree = self.parts.tree(name)
        kind = _ABOVE.get(local(self.tree), "")
        above = next((one for one in self.parts.named(name, kind) if local(self.parts.tree(one)) == _TAGS[kind]), "")
        self.above = pages.page(above) if above else None
        self.scheme = self._scheme()

    @property
    def master(self) -> "Page":
        """The page at the top."""
        return self.above.master if self.above else self

    def ancestors(self, shape: etree._Element) -> Iterator[etree._Element]:
        """The placeholders that a shape inherits from, nearest first; none for a shape of its own."""
        page, placeholder = self.above, placeholder_of(shape)
        while page is not None and placeholder is not None:
            found = _match(page.holders, placeholder, by_type=page.above is None)
            if found is not None:
                yield found
                placeholder = placeholder_of(found) if placeholder.get("type") is None else placeholder
            page = page.above

    @cached_property
    def holders(self) -> list[tuple[etree._Element, etree._Element]]:
        """The shapes that are placeholders, each with its `p:ph`."""
        shapes = shapes_of(self.tree.find(f"{P}cSld/{P}spTree"))
        return [(shape, found) for shape in shapes if (found := placeholder_of(shape)) is not None]

    @cached_property
    def background(self) -> Shade:
        """The colour behind everything: the slide's own, or else its layout's or master's."""
        return self._background(self.scheme)

    @cached_property
    def furniture(self) -> list[Patch]:
        """What layout and master paint behind a slide's own shapes, from the bottom; placeholders don't show through."""
        return self._furniture(self.scheme)

    def _background(self, scheme: Scheme) -> Shade:
        """An inherited ground takes its colours from the map of the slide that shows it."""
        found = self.tree.find(f"{P}cSld/{P}bg")
        if found is None:
            return self.above._background(scheme) if self.above else scheme.named("bg1")
        reference = found.find(f"{P}bgRef")
        stated = scheme.fill(found.find(f"{P}bgPr"))
        shade = stated if reference is None else scheme.styled(reference, "bgFillStyleLst")
        return shade if shade and not shade.transparent else scheme.named("bg1")

    def _furniture(self, scheme: Scheme) -> list[Patch]:
        if self.above is None or self.tree.get("showMasterSp") in ("0", "false"):
            return []
        below = self.above.furniture if scheme is self.above.scheme else self.above._furniture(scheme)
        return below + (self.above.painted if scheme is self.above.scheme else self.above._painted(scheme))

    @cached_property
    def painted(self) -> list[Patch]:
        """What the page itself paints on the slides below it."""
        return self._painted(self.scheme)

    def _painted(self, scheme: Scheme) -> list[Patch]:
        shapes = [shape for shape in shapes_of(self.tree.find(f"{P}cSld/{P}spTree")) if placeholder_of(shape) is None]
        return [patch for shape in shapes for patch in self.patches(shape, Frame(), scheme)]

    def patches(self, shape: etree._Element, frame: Frame, scheme: Scheme | None = None) -> list[Patch]:
        """What a shape paints, its group's members included; lines and pure outlines paint no ground."""
        kind = local(shape)
        if kind == "grpSp":
            inner = frame.within(shape)
            return [patch for child in shapes_of(shape) for patch in self.patches(child, inner, scheme)]
        if kind in _FRAMES:
            return [Patch(self.box(shape, frame), Shade(unknown=_FRAMES[kind]))]
        if kind != "sp":
            return []
        box, outline, pattern = self.box(shape, frame), self._outline(shape), shape.find(f"{P}spPr/{A}pattFill")
        if pattern is None:
            return [Patch(box, self.fill(shape, scheme), outline)]
        # Of a pattern both colours are seen, so that text on it stands on either.
        below, above = ((scheme or self.scheme).fill_of(pattern, name) for name in ("bgClr", "fgClr"))
        return [Patch(box, below, outline), Patch(box, above, "other")]

    def fill(self, shape: etree._Element, scheme: Scheme | None = None) -> Shade:
        """The shape's own fill, its placeholder's, or its style's."""
        scheme = scheme or self.scheme
        for each in (shape, *self.ancestors(shape)):
            stated = scheme.fill(each.find(f"{P}spPr"))
            if stated is not None:
                return stated
        return scheme.styled(shape.find(f"{P}style/{A}fillRef"), "fillStyleLst") or NONE

    def box(self, shape: etree._Element, frame: Frame | None = None) -> Box | None:
        """Where a shape is on the slide; None when it is nowhere said."""
        for each in (shape, *self.ancestors(shape)):
            node = each.find(f"{P}xfrm") if local(each) == "graphicFrame" else each.find(f"{P}spPr/{A}xfrm")
            if node is not None and node.find(f"{A}off") is not None:
                return (frame or Frame()).place(node)
        return None

    def _outline(self, shape: etree._Element) -> str:
        for each in (shape, *self.ancestors(shape)):
            turned = each.find(f"{P}spPr/{A}xfrm")
            preset = each.find(f"{P}spPr/{A}prstGeom")
            if turned is not None and turned.get("rot", "0") != "0":
                return "other"
            if preset is not None:
                return _OUTLINES.get(preset.get("prst", ""), "other")
        return "rect" if placeholder_of(shape) is not None else "other"

    def _scheme(self) -> Scheme:
        if self.above is None:
            mapping = self.tree.find(f"{P}clrMap")
            return Scheme(self.parts.one(self.name, "theme"), _attributes(mapping))
        override = self.tree.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        return self.above.scheme.mapped(_attributes(override))


def shapes_of(tree: etree._Element | None) -> Iterator[etree._Element]:
    """The shapes in a tree or group, from the bottom, which is the order they are read in."""
    kinds = ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")
    return (node for node in tree if local(node) in kinds) if tree is not None else iter(())


def placeholder_of(shape: etree._Element) -> etree._Element | None:
    """The `p:ph` of a shape."""
    return shape.find(f"./*/{P}nvPr/{P}ph")


def text_role(placeholder: etree._Element | None) -> str:
    """Which of a master's text styles counts: title, body or other."""
    if placeholder is None or placeholder.get("type") in _FURNITURE:
        return "other"
    return "title" if placeholder.get("type") in _TITLES else "body"


def _match(
    holders: Sequence[tuple[etree._Element, etree._Element]], wanted: etree._Element, by_type: bool
) -> etree._Element | None:
    if not by_type:
        for shape, found in holders:
            if found.get("idx", "0") == wanted.get("idx", "0") and text_role(found) == text_role(wanted):
                return shape
    for shape, found in holders:
        same = found.get("type") == wanted.get("type") or text_role(wanted) == text_role(found) != "other"
        if same:
            return shape
    return None


def _attributes(node: etree._Element | None) -> Mapping[str, str]:
    return dict(node.attrib) if node is not None else {}
