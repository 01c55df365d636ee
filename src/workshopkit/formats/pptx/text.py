"""Paragraphs of a slide → DrawingML text at a given size, every run with its language and size."""

import re
from collections.abc import Sequence

from workshopkit.formats.direction import is_right_to_left
from workshopkit.formats.pptx.colours import Palette
from workshopkit.formats.pptx.names import EMU_PER_PT
from workshopkit.formats.pptx.text_look import TextLook
from workshopkit.frozen import dataclass
from workshopkit.model.deck import Para, ParaStyle
from workshopkit.model.text import Inlines, Run

LABEL_PT = 16.0
LABEL_TRACKING_PT = 0.8
LABEL_BEFORE_PT = 14.0
BULLET_EM = 0.95
NUMBER_EM = 1.25
WIDE_NUMBER_EM = 1.8

_UNWANTED = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
_ESCAPES = {
    **_UNWANTED, 0x09: " ", 0x0A: "\n", 0x0B: "\n", 0x2028: "\n", 0x2029: "\n",
    ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;",
}  # fmt: skip
_SPECIAL = re.compile('[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufffe\\uffff&<>"]')
"""All that is escaped but the line feed; to look for it takes a quarter of the time that escaping takes."""
_LANGUAGES = {"da": "da-DK", "en": "en-GB", "sv": "sv-SE", "nb": "nb-NO", "de": "de-DE"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What all paragraphs of a box share: language, colours, inherited look, the width of its text."""

    language: str
    palette: Palette
    look: TextLook
    width_pt: float
    inherits: bool = True
    """False in a text box that we draw, which inherits no spacing."""
    kicker: bool = False
    """Bold in the labels' colour throughout, for a text box that we draw."""
    label: str = "secondary"
    """Role of the colour of labels and numbers."""
    bullet: str = "accent"
    """Role of the colour of bullets."""
    text: str = ""
    """RRGGBB of the text where what it inherits could not be read."""


@dataclass(frozen=True, slots=True)
class SetPara:
    """A paragraph with what the measuring decided: `aside_below` when its aside needs a line of its own."""

    para: Para
    aside_below: bool = False


def escape(text: str) -> str:
    """Text as it may stand in XML; characters that no document may hold are left out."""
    return text.translate(_ESCAPES) if _SPECIAL.search(text) else text


def attribute(text: str) -> str:
    """Text as the value of an attribute, on one line."""
    return escape(text).replace("\n", " ")


def language_tag(language: str) -> str:
    """The tag that Office knows for a language key: da → da-DK."""
    return _LANGUAGES.get(language, language)


@dataclass(frozen=True, slots=True)
class Setting:
    """How the paragraphs of a box are set."""

    size_pt: float
    strong_em: float = 1.0
    """How much larger a STRONG paragraph is than the others."""
    extra_pt: float = 0.0
    """Space added above paragraphs because there is room for it."""


def size_of(para: Para, size_pt: float, strong_em: float = 1.0) -> float:
    """Size of a paragraph in a box that is set at a size."""
    match para.style:
        case ParaStyle.LABEL:
            return min(LABEL_PT, size_pt)
        case ParaStyle.STRONG:
            return float(round(size_pt * strong_em))
        case _:
            return size_pt


def is_spaced(paragraphs: Sequence[Para], n: int) -> bool:
    """Whether extra space may stand above a paragraph: not above the first, nor between a label and its text."""
    return n > 0 and paragraphs[n - 1].style is not ParaStyle.LABEL


def margin_em(para: Para) -> float:
    """How far the text of a paragraph is indented, in em; its bullet or number hangs in there."""
    match para.style:
        case ParaStyle.BULLET:
            return BULLET_EM
        case ParaStyle.NUMBER:
            return WIDE_NUMBER_EM if para.wide or para.number > 9 else NUMBER_EM
        case _:
            return 0.0


def before_pt(para: Para, look: TextLook, size_pt: float, first: bool) -> float:
    """Space above a paragraph."""
    if first:
        return 0.0
    inherited = look.before_pt + look.before_factor * size_pt * 1.2
    return max(LABEL_BEFORE_PT, inherited) if para.style is ParaStyle.LABEL else inherited


def paragraphs_xml(paragraphs: Sequence[SetPara], setting: Setting, frame: Frame) -> str:
    """All paragraphs of a box; one empty paragraph when there are none."""
    if not paragraphs:
        return f'<a:p><a:endParaRPr lang="{frame.language}" sz="{_hundredths(setting.size_pt)}"/></a:p>'
    paras = [item.para for item in paragraphs]
    written = []
    for n, (item, start) in enumerate(zip(paragraphs, _number_starts(paras), strict=True)):
        size = size_of(item.para, setting.size_pt, setting.strong_em)
        before = before_pt(item.para, frame.look, size, n == 0) + (setting.extra_pt if is_spaced(paras, n) else 0.0)
        written.append(_paragraph(item, size, before, frame, start))
    return "".join(written)


def runs_xml(runs: Inlines, attributes: str, inner: str = "", bold: bool = False) -> str:
    """Runs with the same attributes; a newline in a run becomes a line break."""
    pieces = []
    for run in runs:
        heavy = ' b="1"' if bold or run.bold else ""
        slant = ' i="1"' if run.italic else ""
        look = f'{attributes}{heavy}{slant} dirty="0"'
        properties = f"<a:rPr {look}>{inner}</a:rPr>" if inner else f"<a:rPr {look}/>"
        lines = escape(run.text).split("\n")
        texts = [f"<a:r>{properties}<a:t>{line}</a:t></a:r>" if line else "" for line in lines]
        pieces.append(f"<a:br>{properties}</a:br>".join(texts))
    return "".join(pieces)


def _paragraph(item: SetPara, size: float, before: float, frame: Frame, start: int) -> str:
    para = item.para
    attributes = f'lang="{frame.language}" sz="{_hundredths(size)}"'
    label = para.style is ParaStyle.LABEL
    lit = label or frame.kicker
    spaced = f' cap="all" spc="{_hundredths(LABEL_TRACKING_PT)}"' if label else ""
    plain = frame.palette.exact(frame.text) if frame.text else ""
    colour = frame.palette.fill(frame.label) if lit else plain
    bold = lit or para.style is ParaStyle.STRONG
    text = _with_attributes(para.runs, attributes, spaced, colour, bold)
    if para.aside:
        text += f'<a:br><a:rPr {attributes} dirty="0"/></a:br>' if item.aside_below else ""
        text += f"<a:r>{_bare(attributes, plain)}<a:t>\t{escape(para.aside)}</a:t></a:r>"
    return f'<a:p>{_properties(para, size, before, frame, start)}{text}<a:endParaRPr {attributes} dirty="0"/></a:p>'


def _bare(attributes: str, inner: str) -> str:
    return f'<a:rPr {attributes} dirty="0">{inner}</a:rPr>' if inner else f'<a:rPr {attributes} dirty="0"/>'


def _with_attributes(runs: Inlines, attributes: str, spaced: str, colour: str, bold: bool) -> str:
    if not spaced:
        return runs_xml(runs, attributes, colour, bold)
    # The schema wants no order of attributes, but a label is always bold, so one run look serves all its runs.
    return runs_xml(tuple(Run(run.text, False, run.italic) for run in runs), f'{attributes} b="1"{spaced}', colour)


def _properties(para: Para, size_pt: float, before: float, frame: Frame, start: int) -> str:
    margin = round(margin_em(para) * size_pt * EMU_PER_PT)
    inherited = before_pt(Para(()), frame.look, size_pt, False) if frame.inherits else 0.0
    spacing = f'<a:spcBef><a:spcPts val="{_hundredths(before)}"/></a:spcBef>' if before != inherited else ""
    match para.style:
        case ParaStyle.BULLET:
            bullet = (
                f"<a:buClr>{frame.palette.colour(frame.bullet)}</a:buClr>"
                '<a:buFont typeface="Arial" panose="020B0604020202020204" pitchFamily="34" charset="0"/>'
                '<a:buChar char="•"/>'
            )
        case ParaStyle.NUMBER:
            at = f' startAt="{start}"' if start != 1 else ""
            colour = f"<a:buClr>{frame.palette.colour(frame.label)}</a:buClr>"
            bullet = f'{colour}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{at}/>'
        case _:
            bullet = "<a:buNone/>"
    tab = ""
    if para.aside:
        # PowerPoint counts a tab stop from the box, LibreOffice from the paragraph's indent: at the edge in one, short
        # of it by the indent in the other, beyond it in none.
        position = round(frame.width_pt * EMU_PER_PT) - margin - EMU_PER_PT
        tab = f'<a:tabLst><a:tab pos="{position}" algn="r"/></a:tabLst>'
    side, turned = "marL", "" if frame.inherits or not frame.look.centred else ' algn="ctr"'
    if is_right_to_left(para.runs):
        side, turned = "marR", ' rtl="1"' if frame.look.centred else ' algn="r" rtl="1"'
    return f'<a:pPr {side}="{margin}" indent="{-margin}"{turned}>{spacing}{bullet}{tab}</a:pPr>'


def _number_starts(paragraphs: Sequence[Para]) -> list[int]:
    """Where each paragraph's numbering starts: paragraphs that count on share the first one's number."""
    starts: list[int] = []
    for n, para in enumerate(paragraphs):
        earlier = paragraphs[n - 1] if n else None
        goes_on = earlier is not None and earlier.style is ParaStyle.NUMBER and earlier.number + 1 == para.number
        starts.append(starts[-1] if goes_on else para.number)
    return starts


def _hundredths(points: float) -> int:
    return round(points * 100)
