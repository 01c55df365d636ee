"""A paragraph in Word → its runs as stretches with the language, size, weight and colours that its styles give them."""

from collections.abc import Iterator

from lxml import etree

from workshopkit.formats.inspect.parts import Parts, R, W, local, number
from workshopkit.formats.inspect.word_styles import Nodes, Styles, children, first, is_on, value
from workshopkit.formats.inspect.word_tables import CellLook, unwrapped
from workshopkit.model.inspection import Link, Shade, Stretch
from workshopkit.model.theme import luminance

_HOLDERS = ("hyperlink", "fldSimple")
_DARK = 0.18
"""Word writes automatic text white on grounds darker than about this luminance."""


class WordParagraph:
    """A paragraph that stands in `around`, a cell's look or the page's."""

    def __init__(self, styles: Styles, node: etree._Element, around: CellLook) -> None:
        self.styles = styles
        self.node = node
        properties = node.find(f"{W}pPr")
        self.chain = styles.chain(value(properties, "pStyle"), "paragraph")
        self.own: Nodes = [properties] if properties is not None else []
        ground = styles.ground([*self.own, *children(self.chain, "pPr")])
        self.ground = ground.over(around.ground)
        self.inherited = [*children(self.chain, "rPr"), *around.properties, *styles.defaults]

    def level(self) -> int:
        """The heading's level, 1–9; 0 for other paragraphs."""
        found = first([*self.own, *children(self.chain, "pPr")], "outlineLvl")
        level = int(number(found.get(f"{W}val", "9"), 9)) if found is not None else 9
        return level + 1 if 0 <= level < 9 else 0

    def runs(self) -> Iterator[etree._Element]:
        """The runs that are shown, those of links and fields too; text deleted under tracking is not."""
        for node in unwrapped(self.node, "r", *_HOLDERS):
            if local(node) == "r":
                yield node
            else:
                yield from unwrapped(node, "r")

    def stretches(self) -> Iterator[Stretch]:
        """A stretch a run."""
        for run in self.runs():
            text = text_of(run)
            if text:
                yield self._stretch(run, text)

    def links(self, parts: Parts, part: str) -> Iterator[Link]:
        """The links in the paragraph."""
        for node in unwrapped(self.node, "hyperlink"):
            text = "".join(text_of(run) for run in unwrapped(node, "r"))
            if text:
                yield Link(text, parts.target(part, node.get(f"{R}id", "")))

    def _stretch(self, run: etree._Element, text: str) -> Stretch:
        own = run.find(f"{W}rPr")
        named = value(own, "rStyle")
        styled = self.styles.chain(named, "character") if named else []
        near = [*([own] if own is not None else ()), *children(styled, "rPr")]
        chain = [*near, *self.inherited]
        language, size = first(chain, "lang"), first(chain, "sz")
        ground = self.styles.ground(near).over(self.ground)
        return Stretch(
            text,
            language.get(f"{W}val", "") if language is not None else "",
            number(size.get(f"{W}val", "20"), 20) / 2 if size is not None else 10.0,
            is_on(chain, "b"),
            self._ink(chain, ground),
            (ground,),
        )

    def _ink(self, chain: Nodes, ground: Shade) -> Shade:
        stated = first(chain, "color")
        colour = self.styles.colour(stated, "val") if stated is not None else Shade()
        if not colour.transparent:
            return colour
        return Shade("FFFFFF" if ground.colour and luminance(ground.colour) < _DARK else "000000")


def text_of(run: etree._Element) -> str:
    """The text of a run as it is shown; none for hidden text."""
    properties = run.find(f"{W}rPr")
    if properties is not None and is_on([properties], "vanish"):
        return ""
    return "".join(node.text or "" if local(node) == "t" else _SPACES.get(local(node), "") for node in run)


_SPACES = {"tab": "\t", "br": "\n", "cr": "\n"}
