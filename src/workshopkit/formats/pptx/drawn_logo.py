"""A theme's logo → a picture on the layouts of a drawn master: in the footer's line, and larger on the title."""

from workshopkit.formats.blip import IMAGE_ENDINGS, blip_xml
from workshopkit.formats.logo_tone import is_for_dark
from workshopkit.formats.pptx.drawn_shapes import SLIDE_HEIGHT_PT, Box, Decor, decor_xml, xfrm_xml
from workshopkit.model.look import Logo
from workshopkit.model.theme import Theme

BESIDE_PT = 14.0
"""Between the slide's number and the logo."""
_FOOTER_HEIGHT_PT, _FOOTER_MOST_WIDTH_PT = 22.0, 88.0
_TITLE_HEIGHT_PT, _TITLE_MOST_WIDTH_PT = 30.0, 200.0
_PLATE_PT = 4.0
"""How far a white plate reaches beyond a logo that stands on a deep ground."""
_TITLE_LOW_PT = 12.0


def shown_logo(theme: Theme) -> Logo | None:
    """The logo when it is a picture that every Office shows."""
    logo = theme.logo
    return logo if logo and logo.media_type in IMAGE_ENDINGS and logo.width_px and logo.height_px else None


def footer_logo_box(theme: Theme, right_pt: float, middle_pt: float) -> Box | None:
    """Where the logo stands in the footer's line, its right edge and its middle given; None when there is none."""
    logo = shown_logo(theme)
    if logo is None:
        return None
    width, height = _size(logo, _FOOTER_MOST_WIDTH_PT, _FOOTER_HEIGHT_PT)
    return Box(right_pt - width, middle_pt - height / 2, width, height)


def title_logo_box(theme: Theme, left_pt: float) -> Box | None:
    """Where it stands at the foot of the title, which has no footer."""
    logo = shown_logo(theme)
    if logo is None:
        return None
    width, height = _size(logo, _TITLE_MOST_WIDTH_PT, _TITLE_HEIGHT_PT)
    return Box(left_pt, SLIDE_HEIGHT_PT - _TITLE_LOW_PT - height, width, height)


def logo_files(theme: Theme) -> dict[str, bytes]:
    """The logo's files by name, first the picture that every Office shows, then the same as an SVG if there is one."""
    logo = shown_logo(theme)
    if logo is None:
        return {}
    return {f"logo.{IMAGE_ENDINGS[logo.media_type]}": logo.data} | ({"logo.svg": logo.vector} if logo.vector else {})


def logo_xml(theme: Theme, first_id: int, box: Box, ground: str) -> str:
    """The picture, on a plate where the ground is none for it; decorative, since the slide's text names whose it is.

    It refers to the logo's files as the layout's second relationship and, for an SVG, its third.
    """
    plate, number = "", first_id
    is_deep, for_dark = ground not in ("paper", "tint"), theme.logo is not None and is_for_dark(theme.logo)
    if is_deep != for_dark:
        grown = Box(box.x - _PLATE_PT, box.y - _PLATE_PT, box.width + 2 * _PLATE_PT, box.height + 2 * _PLATE_PT)
        plate, number = (
            decor_xml(theme, first_id, Decor("Logo ground", "rect", grown, fill="primary" if for_dark else "paper")),
            first_id + 1,
        )
    blip = blip_xml("rId2", "rId3" if theme.logo and theme.logo.vector else "")
    return (
        f'{plate}<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Logo"><a:extLst>'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
        '</p:cNvPr><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f"<p:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f'<p:spPr>{xfrm_xml(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _size(logo: Logo, most_width: float, most_height: float) -> tuple[float, float]:
    height = min(most_height, most_width * logo.height_px / logo.width_px)
    return height * logo.width_px / logo.height_px, height
