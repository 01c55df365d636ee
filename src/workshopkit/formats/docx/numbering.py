"""Bullets and numbers: the numbering definitions of our lists, and one restart per numbered list."""

from copy import deepcopy

from lxml import etree

from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.xml import NAMESPACES, W

_INDENT = 340
"""How far list text stands in from its mark, in twentieths of a point (6 mm)."""
_UP_TO_NUMBERS = ("numPicBullet", "abstractNum", "num")


def list_definition(number: int, style: Style, colour: str) -> str:
    """A `w:abstractNum` of one level for a list style."""
    form, text = ("bullet", "•") if style is Style.LIST_BULLET else ("decimal", "%1.")
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_INDENT}" w:hanging="{_INDENT}"/></w:pPr>'
        f'<w:rPr><w:b/><w:color w:val="{colour}"/></w:rPr></w:lvl></w:abstractNum>'
    )


def list_number(number: int, definition: int, *, restart: bool = False) -> str:
    """A `w:num` that uses a definition, from 1 again when `restart`."""
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{again}</w:num>'


class Lists:
    """The numbering part of a document being written: definitions of a reference, ours, and a number per list."""

    def __init__(self, root: etree._Element, colour: str) -> None:
        self._root = root
        self._colour = colour
        self._own: dict[Style, int] = {}

    def copied(self) -> "Lists":
        """The same for another document."""
        made = Lists(deepcopy(self._root), self._colour)
        made._own.update(self._own)
        return made

    def own_number(self, style: Style) -> int:
        """The id of our own numbering for a list style, added when first asked for."""
        if style not in self._own:
            definition = 1 + self._largest("abstractNum", "abstractNumId", -1)
            self._insert(list_definition(definition, style, self._colour))
            self._own[style] = self._add(definition)
        return self._own[style]

    def restart(self, number: int) -> int:
        """A new numbering like `number` that begins at 1."""
        for node in self._root.iterfind(f"{W}num"):
            definition = node.find(f"{W}abstractNumId")
            if node.get(f"{W}numId") == str(number) and definition is not None:
                return self._add(int(definition.get(f"{W}val", "0")), restart=True)
        return self.restart(self.own_number(Style.LIST_NUMBER))

    def part(self) -> bytes:
        """The part as bytes."""
        return bytes(etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _add(self, definition: int, *, restart: bool = False) -> int:
        number = 1 + self._largest("num", "numId", 0)
        self._insert(list_number(number, definition, restart=restart))
        return number

    def _insert(self, xml: str) -> None:
        node = etree.fromstring(f'<w:root xmlns:w="{NAMESPACES["w"]}">{xml}</w:root>')[0]
        # The schema's order: pictures, definitions, numbers, clean-up.
        before = ("numPicBullet", "abstractNum") if node.tag == f"{W}abstractNum" else _UP_TO_NUMBERS
        place = sum(1 for child in self._root if child.tag in [f"{W}{name}" for name in before])
        self._root.insert(place, node)

    def _largest(self, name: str, key: str, least: int) -> int:
        return max((int(node.get(f"{W}{key}", "0")) for node in self._root.iterfind(f"{W}{name}")), default=least)


def style_number(styles: etree._Element, identity: str) -> int | None:
    """The numbering that a paragraph style carries itself or inherits."""
    by_id = {node.get(f"{W}styleId"): node for node in styles.iter(f"{W}style")}
    current: str | None = identity
    for _ in range(len(by_id)):
        node = by_id.get(current)
        if node is None:
            return None
        number = node.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            return int(number.get(f"{W}val", "0")) or None
        based = node.find(f"{W}basedOn")
        current = None if based is None else based.get(f"{W}val")
    return None
