"""Speaker notes → notes slides, and a notes master for files that have none."""

from collections.abc import Sequence
from functools import lru_cache

from workshopkit.formats.direction import is_right_to_left
from workshopkit.formats.pptx.names import DECLARATION, SLIDE_NAMESPACES, TREE_HEAD
from workshopkit.formats.pptx.text import escape
from workshopkit.model.text import Run

_IMAGE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
    '</p:cNvSpPr><p:nvPr><p:ph type="sldImg"{idx}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr></p:sp>'
)
_IMAGE_PLACE = (
    '<a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
    '<a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln>'
)
_BODY_PLACE = (
    '<a:xfrm><a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3943350"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
)
_COLOURS = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_STYLE = (
    '<p:notesStyle><a:lvl1pPr marL="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
    '<a:spcBef><a:spcPts val="600"/></a:spcBef><a:defRPr sz="1200" kern="1200"><a:solidFill><a:schemeClr val="tx1"/>'
    '</a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
    "</a:lvl1pPr></p:notesStyle>"
)


def notes_master_xml(language: str) -> bytes:
    """A notes master with the slide's picture above and the notes below, on A4-like paper."""
    image = _IMAGE.format(idx=' idx="2"', place=_IMAGE_PLACE)
    body = _body('sz="quarter" idx="3"', _BODY_PLACE, f'<a:p><a:pPr lvl="0"/><a:endParaRPr lang="{language}"/></a:p>')
    return (
        f'{DECLARATION}<p:notesMaster {SLIDE_NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/>'
        f"</p:bgRef></p:bg><p:spTree>{TREE_HEAD}{image}{body}</p:spTree></p:cSld>{_COLOURS}{_STYLE}</p:notesMaster>"
    ).encode()


def notes_slide_xml(notes: Sequence[str], language: str, body_idx: str) -> bytes:
    """The notes of a slide, a paragraph each; `body_idx` is the idx of the notes master's text placeholder."""
    paragraphs = "".join(_paragraph(note, language) for note in notes)
    image = _IMAGE.format(idx="", place="")
    body = _body(f'idx="{body_idx}"', "", paragraphs)
    return (
        f"{DECLARATION}<p:notes {SLIDE_NAMESPACES}><p:cSld><p:spTree>{TREE_HEAD}{image}{body}"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    ).encode()


def _body(ph: str, place: str, paragraphs: str) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" {ph}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


@lru_cache(maxsize=4096)
def _paragraph(note: str, language: str) -> str:
    properties = f'<a:rPr lang="{language}" dirty="0"/>'
    lines = [f"<a:r>{properties}<a:t>{line}</a:t></a:r>" if line else "" for line in escape(note).split("\n")]
    end = f'<a:endParaRPr lang="{language}" dirty="0"/>'
    turned = '<a:pPr algn="r" rtl="1"/>' if is_right_to_left((Run(note),)) else ""
    return f"<a:p>{turned}{f'<a:br>{properties}</a:br>'.join(lines)}{end}</a:p>"
