"""Drawings of a document → pictures that stand in for them in programs that know no drawings, and the XML that shows one.

Google Docs, Pages, and what turns Word files into web pages take the picture; Word and LibreOffice the drawing.
"""

from collections.abc import Iterator

from workshopkit.formats.blip import blip_xml
from workshopkit.formats.docx.xml import attribute
from workshopkit.frozen import dataclass
from workshopkit.model.figure import Figure
from workshopkit.model.theme import Theme

PICTURE_URI = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU_PER_PT = 12700


@dataclass(frozen=True, slots=True)
class StandIn:
    """A picture with the id of the relationship that leads to it, and its part's name."""

    relation: str
    part: str
    data: bytes


class StandIns:
    """The pictures that a document asks for; those of one drawing at one width are one part."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._wanted: dict[tuple[int, int], tuple[str, Figure, int]] = {}

    @property
    def possible(self) -> bool:
        """Whether the theme can draw pictures."""
        return self._theme.printing is not None

    def relation(self, figure: Figure, width_emu: int) -> str:
        """The id of the relationship that will lead to the picture of a drawing."""
        # The figure is kept, so that its identity stays its own.
        own = f"wkPicture{len(self._wanted) + 1}"
        return self._wanted.setdefault((id(figure), width_emu), (own, figure, width_emu))[0]

    def drawn(self) -> Iterator[StandIn]:
        """The pictures, all drawn in one go."""
        if not self._wanted:
            return
        # Typst is loaded only where something is drawn.
        from workshopkit.formats.pdf.figure_pictures import figure_pictures

        figures = [(figure, width / _EMU_PER_PT) for _, figure, width in self._wanted.values()]
        pictures = figure_pictures(figures, self._theme)
        for (relation, _, _), data in zip(self._wanted.values(), pictures, strict=True):
            yield StandIn(relation, f"word/media/{relation}.png", data)


def picture_xml(relation: str, identity: int | str, name: str, width_emu: int, height_emu: int) -> str:
    """The `pic:pic` of a picture."""
    return (
        f'<pic:pic xmlns:pic="{PICTURE_URI}"><pic:nvPicPr><pic:cNvPr id="{identity}" name="{attribute(name)}"/>'
        f"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>{blip_xml(relation)}<a:stretch><a:fillRect/></a:stretch>"
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width_emu}" cy="{height_emu}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
