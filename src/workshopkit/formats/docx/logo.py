"""A theme's logo → a picture that floats at the top right of every page's header, above the text and not in its way."""

from collections.abc import Sequence

from workshopkit.formats.blip import IMAGE_ENDINGS, blip_xml
from workshopkit.formats.docx.parts import FURNITURE_STEP
from workshopkit.formats.docx.reference import Page
from workshopkit.formats.docx.xml import NAMESPACES, attribute, mm_to_emu, mm_to_twips
from workshopkit.frozen import dataclass
from workshopkit.model.look import SVG, Logo

MOST_HEIGHT_MM = 12.0
_MOST_WIDTH_MM = 60.0
_FROM_EDGE_MM, _ABOVE_TEXT_MM, _BESIDE_TEXT_MM = 5.0, 2.0, 5.0
_LEAST_HEIGHT_MM = 4.0
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DRAWING_ID = 90_003


@dataclass(frozen=True, slots=True)
class PlacedLogo:
    """A logo with its size on the sheet, in millimetres, and its parts."""

    files: dict[str, tuple[str, bytes]]
    """Media type and data by the part's name: the picture, and the same as an SVG if there is one."""
    width_mm: float
    height_mm: float

    @property
    def room_twips(self) -> int:
        """What the header's text has to leave free at its right."""
        return mm_to_twips(self.width_mm + _BESIDE_TEXT_MM)


def place_logo(logo: Logo | None, page: Page) -> PlacedLogo | None:
    """The logo as large as the top margin and a line beside it allow; None when there is none that Word can show."""
    if logo is None or logo.media_type not in IMAGE_ENDINGS or not logo.width_px or not logo.height_px:
        return None
    free_mm = page.top * 25.4 / 1440 - _FROM_EDGE_MM - _ABOVE_TEXT_MM
    height = min(MOST_HEIGHT_MM, max(free_mm, _LEAST_HEIGHT_MM), _MOST_WIDTH_MM * logo.height_px / logo.width_px)
    files = {f"word/media/logo.{IMAGE_ENDINGS[logo.media_type]}": (logo.media_type, logo.data)}
    if logo.vector:
        files["word/media/logo.svg"] = SVG, logo.vector
    return PlacedLogo(files, height * logo.width_px / logo.height_px, height)


def logo_run(placed: PlacedLogo, relations: Sequence[str], name: str, number: int) -> str:
    """The run that holds the picture; `relations` lead to its parts, `name` is what a screen reader says.

    `number` counts the headers of a file from 0.
    """
    identity = _DRAWING_ID + FURNITURE_STEP * number
    width, height = mm_to_emu(placed.width_mm), mm_to_emu(placed.height_mm)
    picture = (
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr id="{identity}" name="Logo" '
        f'descr="{attribute(name)}"/><pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
        f"<pic:blipFill>{blip_xml(*relations)}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{mm_to_emu(_FROM_EDGE_MM)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{identity}" name="Logo" descr="{attribute(name)}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{NAMESPACES["a"]}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{_PICTURE}">{picture}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )
