"""A table on a slide → its shape and its text, each cell on the ground that the cell or the table's style paints.

Styles that stand in the file count; of those built into PowerPoint only the two without any fill are known here.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from workshopkit.formats.inspect.colours import NONE
from workshopkit.formats.inspect.parts import A, local
from workshopkit.formats.inspect.slide_pages import Page
from workshopkit.formats.inspect.slide_text import TextLook, far_styles
from workshopkit.frozen import dataclass
from workshopkit.model.inspection import Shade, Stretch, Table

_PLAIN = ("{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}")
_BUILT_IN = Shade(unknown="a table style that is built into PowerPoint")


@dataclass(frozen=True, slots=True)
class _Look:
    ink: Shade | None = None
    ground: Shade | None = None
    bold: bool = False


def table_shape(table: etree._Element) -> Table:
    """Rows, columns, and whether the first row is marked as the header."""
    flags = _flags(table)
    return Table(
        len(table.findall(f"{A}tr")),
        len(table.findall(f"{A}tblGrid/{A}gridCol")),
        "firstRow" in flags,
        "firstCol" in flags,
    )


class TableText:
    """The text of a table that stands on `beneath`."""

    def __init__(
        self, page: Page, table: etree._Element, beneath: tuple[Shade, ...], defaults: etree._Element | None
    ) -> None:
        self.page = page
        self.table = table
        self.beneath = beneath
        self.defaults = defaults
        self.flags = _flags(table)
        self.rows = table.findall(f"{A}tr")
        self.style = _style(page, table)
        identity = table.findtext(f"{A}tblPr/{A}tableStyleId") or ""
        self.plain = not identity or identity in _PLAIN or self.style is not None

    def bodies(self) -> Iterator[etree._Element]:
        """The text bodies, cell by cell."""
        yield from self.table.iterfind(f"{A}tr/{A}tc/{A}txBody")

    def stretches(self) -> Iterator[Stretch]:
        """The text, cell by cell."""
        for number, row in enumerate(self.rows):
            cells = row.findall(f"{A}tc")
            for column, cell in enumerate(cells):
                body = cell.find(f"{A}txBody")
                if body is not None:
                    yield from self._cell(cell, body, self._look(number, column, len(cells)))

    def _cell(self, cell: etree._Element, body: etree._Element, look: _Look) -> Iterator[Stretch]:
        own = self.page.scheme.fill(cell.find(f"{A}tcPr"))
        ground = own if own is not None else look.ground
        grounds = tuple(dict.fromkeys((ground or NONE).over(beneath) for beneath in self.beneath))
        far = far_styles(self.page, "other", self.defaults)
        text = TextLook(self.page, [body.find(f"{A}lstStyle")], far, look.ink, look.bold)
        return text.stretches(body, grounds)

    def _look(self, row: int, column: int, columns: int) -> _Look:
        """The table style's parts that a cell lies in; the later ones count over the earlier."""
        if self.style is None:
            return _Look() if self.plain else _Look(_BUILT_IN, _BUILT_IN)
        last = len(self.rows) - 1
        banded = row - ("firstRow" in self.flags)
        names = {
            "wholeTbl": True,
            "band1H": "bandRow" in self.flags and banded >= 0 and banded % 2 == 0,
            "band2H": "bandRow" in self.flags and banded >= 0 and banded % 2 == 1,
            "band1V": "bandCol" in self.flags and column % 2 == 0,
            "lastCol": "lastCol" in self.flags and column == columns - 1,
            "firstCol": "firstCol" in self.flags and column == 0,
            "lastRow": "lastRow" in self.flags and row == last,
            "firstRow": "firstRow" in self.flags and row == 0,
        }
        return self._styled(names)

    def _styled(self, names: Mapping[str, bool]) -> _Look:
        ink: Shade | None = None
        ground: Shade | None = None
        bold = False
        assert self.style is not None  # asked for by _look only then
        for part in (self.style.find(A + name) for name, holds in names.items() if holds):
            text = part.find(f"{A}tcTxStyle") if part is not None else None
            fill = part.find(f"{A}tcStyle/{A}fill") if part is not None else None
            if text is not None:
                coloured = [node for node in text if local(node).endswith("Clr")]
                ink = self.page.scheme.colour(_holding(coloured[0])) if coloured else ink
                bold = text.get("b", "on" if bold else "off") == "on"
            stated = self.page.scheme.fill(fill)
            ground = stated if stated is not None else ground
        return _Look(ink, NONE if ground is None else ground, bold)


def _style(page: Page, table: etree._Element) -> etree._Element | None:
    identity = table.findtext(f"{A}tblPr/{A}tableStyleId") or ""
    for main in page.parts.named("", "officeDocument"):
        styles = page.parts.one(main, "tableStyles")
        for style in styles if styles is not None else ():
            if style.get("styleId") == identity:
                return style
    return None


def _holding(colour: etree._Element) -> etree._Element:
    holder = etree.Element("colour")
    holder.append(etree.fromstring(etree.tostring(colour)))
    return holder


def _flags(table: etree._Element) -> set[str]:
    properties = table.find(f"{A}tblPr")
    attributes = properties.attrib if properties is not None else {}
    return {str(name) for name, value in attributes.items() if value in ("1", "true")}
