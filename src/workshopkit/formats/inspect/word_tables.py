"""A Word table → its shape, and what each of its cells gets from the table's style: run properties and ground."""

from collections.abc import Iterator
from string import hexdigits

from lxml import etree

from workshopkit.formats.inspect.parts import W, local
from workshopkit.formats.inspect.word_styles import Styles, children, first, is_on, value
from workshopkit.frozen import dataclass
from workshopkit.model.inspection import Shade, Table

_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200}
_WRAPPERS = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")


@dataclass(frozen=True, slots=True)
class CellLook:
    """What a cell's text inherits from its table: run properties, nearest first, and the ground it stands on."""

    properties: tuple[etree._Element, ...]
    ground: Shade


class WordTable:
    """A table that stands on `beneath`."""

    def __init__(self, styles: Styles, node: etree._Element, beneath: Shade) -> None:
        self.styles = styles
        self.properties = node.find(f"{W}tblPr")
        self.beneath = beneath
        self.rows = list(unwrapped(node, "tr"))
        self.columns = len(node.findall(f"{W}tblGrid/{W}gridCol"))
        self.chain = styles.chain(value(self.properties, "tblStyle"), "table")
        self.look = _look(self.properties)

    def shape(self) -> Table:
        """Rows, columns, header; whether the look sets a header apart, and whether lines run between cells."""
        row = self.rows[0].find(f"{W}trPr") if self.rows else None
        header = row is not None and is_on([row], "tblHeader")
        claims = bool(self.look & {"firstRow", "firstColumn"})
        return Table(len(self.rows), self.columns, header, "firstColumn" in self.look, claims, self._ruled())

    def cells(self) -> Iterator[tuple[etree._Element, CellLook]]:
        """Each cell with what it inherits, row by row."""
        for number, row in enumerate(self.rows):
            cells = list(unwrapped(row, "tc"))
            for column, cell in enumerate(cells):
                yield cell, self._cell(cell, number, column, len(cells))

    def _cell(self, cell: etree._Element, row: int, column: int, columns: int) -> CellLook:
        names = self._parts(row, column, columns)
        parts = [p for s in self.chain for p in s.iterfind(f"{W}tblStylePr") if p.get(f"{W}type") in names]
        parts.sort(key=lambda part: names.index(part.get(f"{W}type")))
        sources = [*parts, *self.chain]
        table = [self.properties] if self.properties is not None else []
        grounds = [*children([cell, *sources], "tcPr"), *table, *children(self.chain, "tblPr")]
        ground = self.styles.ground(grounds)
        return CellLook(tuple(children(sources, "rPr")), ground.over(self.beneath))

    def _parts(self, row: int, column: int, columns: int) -> list[str]:
        """The parts of the style that a cell lies in, the strongest first."""
        band = row - ("firstRow" in self.look)
        holds = {
            "firstRow": "firstRow" in self.look and row == 0,
            "lastRow": "lastRow" in self.look and row == len(self.rows) - 1,
            "firstCol": "firstColumn" in self.look and column == 0,
            "lastCol": "lastColumn" in self.look and column == columns - 1,
            "band1Horz": "noHBand" not in self.look and band >= 0 and band % 2 == 0,
            "band2Horz": "noHBand" not in self.look and band >= 0 and band % 2 == 1,
            "wholeTable": True,
        }
        return [name for name, hold in holds.items() if hold]

    def _ruled(self) -> bool:
        own = [self.properties] if self.properties is not None else []
        borders = list(children([*own, *children(self.chain, "tblPr")], "tblBorders"))
        inside = (first(borders, name) for name in ("insideH", "insideV"))
        return any(line is not None and line.get(f"{W}val") not in ("nil", "none") for line in inside)


def unwrapped(node: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Children of these names, seen through content controls and tracked insertions."""
    for child in node:
        if local(child) in names:
            yield child
        elif local(child) in _WRAPPERS:
            yield from unwrapped(child, *names)


def _look(properties: etree._Element | None) -> set[str]:
    node = properties.find(f"{W}tblLook") if properties is not None else None
    if node is None:
        return set()
    stated = node.get(f"{W}val", "0")
    bits = int(stated, 16) if all(letter in hexdigits for letter in stated) else 0
    return {
        name for name, bit in _BITS.items() if node.get(W + name, "1" if bits & bit else "0") in ("1", "true", "on")
    }
