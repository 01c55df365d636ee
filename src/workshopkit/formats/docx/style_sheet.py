"""A theme turned into style definitions: the look of every paragraph and of our tables.

Sizes in half-points (`sz`) and twentieths of a point (`spacing`), as WordprocessingML counts.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from workshopkit.formats.docx.style_names import BUILT_IN, Style, style_id
from workshopkit.formats.docx.xml import border, mm_to_twips
from workshopkit.formats.paper_rules import rule_colour
from workshopkit.frozen import dataclass
from workshopkit.model.theme import Theme

WRITING_LINE_MM, _CLOSE_WRITING_LINE_MM = 8.7, 8.2
_HIDDEN = 99
FURNITURE_PT = 8.5
"""Size of headers and footers."""
USUAL_LEAST_PT = 20
"""The floor of text on slides that the papers' sizes belong to; a theme with larger type gets larger papers."""
_TEXT_MOST = 26
"""Half-points of the largest style that is no heading."""
_LARGE_TYPE_AIR = 0.7
"""What is left of the air about paragraphs where type is larger: what the one takes the other gives."""
_AIR = re.compile(r'(w:(?:before|after)=")(\d+)')
_LOOSE_LINES, _CLOSER_LINES = 'w:line="276" w:lineRule="auto"', 'w:line="252" w:lineRule="auto"'
_SIZE = re.compile(r'(<w:szC?s? w:val=")(\d+)')
HAIRLINE = 4
RULE = 12
"""Widths of rules in eighths of a point."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one paragraph style looks: its paragraph and its run properties, in schema order."""

    paragraph: str = ""
    run: str = ""
    next: Style | None = None
    priority: int = 20


def _spacing(before: int, after: int, line: int = 0, rule: str = "auto") -> str:
    lines = f' w:line="{line}" w:lineRule="{rule}"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _run(size: int, colour: str, *, bold: bool = False, caps: bool = False, track: int = 0, fonts: str = "") -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    capitals = "<w:caps/>" if caps else ""
    tracking = f'<w:spacing w:val="{track}"/>' if track else ""
    return (
        f'{fonts}{weight}{capitals}<w:color w:val="{colour}"/>{tracking}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


HEADING_FONTS = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:cstheme="majorHAnsi"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"


def _heading(level: int, size: int, before: int, after: int, colour: str) -> Look:
    look = f'{_KEEP}{_spacing(before, after, 252)}<w:outlineLvl w:val="{level - 1}"/>'
    return Look(look, _run(size, colour, bold=True, fonts=HEADING_FONTS), Style.NORMAL, 9)


def _headings(theme: Theme) -> dict[Style, Look]:
    ink, primary, muted = (theme.colours[role] for role in ("ink", "primary", "muted"))
    return {
        Style.TITLE: Look(
            f"{_KEEP}{_spacing(0, 60, 240)}",
            _run(52, primary, bold=True, fonts=HEADING_FONTS), Style.SUBTITLE, 10,
        ),
        Style.SUBTITLE: Look(f"{_KEEP}{_spacing(0, 120)}", _run(26, muted), Style.NORMAL, 11),
        Style.HEADING_1: _heading(1, 36, 220, 50, primary),
        Style.HEADING_2: _heading(2, 27, 240, 60, primary),
        Style.HEADING_3: _heading(3, 23, 200, 40, ink),
    }  # fmt: skip


def _lists(numbers: Mapping[Style, int]) -> dict[Style, Look]:
    def look(style: Style) -> Look:
        numbered = f'<w:numPr><w:numId w:val="{numbers[style]}"/></w:numPr>' if style in numbers else ""
        return Look(f"{numbered}{_spacing(0, 60)}", "", None, 35)

    return {style: look(style) for style in (Style.LIST_BULLET, Style.LIST_NUMBER)}


def _own(theme: Theme) -> dict[Style, Look]:
    colours = theme.colours
    ink, secondary, muted = colours["ink"], colours["secondary"], colours["muted"]
    rule = border("bottom", HAIRLINE + 2, muted) + border("between", HAIRLINE + 2, muted)
    # The rule itself adds its width to the line's height.
    line = _spacing(0, 0, mm_to_twips(writing_line_mm(theme)), "exact")
    return {
        Style.KICKER: Look(
            f"{_KEEP}{_spacing(0, 40)}", _run(18, secondary, bold=True, caps=True, track=14), Style.HEADING_1
        ),
        Style.LEAD: Look(_spacing(0, 120, 276), _run(26, ink), Style.NORMAL),
        Style.LABEL: Look(f"{_KEEP}{_spacing(160, 40)}", _run(19, secondary, bold=True), Style.NORMAL),
        Style.QUESTION: Look(f"{_KEEP}{_spacing(170, 0, 252)}", _run(22, ink, bold=True), Style.WRITING_LINE),
        Style.WRITING_LINE: Look(f"<w:pBdr>{rule}</w:pBdr>{line}", "", Style.WRITING_LINE),
        Style.SMALL: Look(_spacing(0, 60, 252), _run(18, muted)),
        Style.TABLE_TEXT: Look(_spacing(0, 30, 252), _run(22, ink)),
        Style.TABLE_SMALL: Look(_spacing(0, 10, 240), _run(19, ink)),
        Style.TABLE_HEADING: Look(
            f"{_KEEP}{_spacing(0, 0, 240)}", _run(19, colours["primary"], bold=True), Style.TABLE_TEXT
        ),
        Style.TABLE_BAND: Look(
            f"{_KEEP}{_spacing(40, 20, 252)}", _run(22, colours["primary"], bold=True), Style.TABLE_TEXT
        ),
        Style.GAP: Look(_spacing(0, 0, 180, "exact"), '<w:sz w:val="4"/><w:szCs w:val="4"/>', Style.NORMAL, _HIDDEN),
    }


def looks(theme: Theme, numbers: Mapping[Style, int]) -> dict[Style, Look]:
    """The look of every paragraph style; `numbers` gives the numbering ids of the list styles."""
    muted = theme.colours["muted"]
    small = _run(round(FURNITURE_PT * 2), muted)
    drawn = {
        Style.NORMAL: Look(f"<w:widowControl/>{_spacing(0, 120, 276)}", _run(22, theme.colours["ink"]), None, 0),
        **_headings(theme),
        **_lists(numbers),
        Style.CAPTION: Look(f"<w:keepLines/>{_spacing(80, 160)}", small, Style.NORMAL, 35),
        Style.HEADER: Look(_spacing(0, 0, 240), small, None, _HIDDEN),
        Style.FOOTER: Look(_spacing(0, 0, 240), small, None, _HIDDEN),
        **_own(theme),
    }
    return {
        style: replace(look, paragraph=_closer(look.paragraph, theme), run=scaled_sizes(look.run, theme))
        for style, look in drawn.items()
    }


def text_factor(theme: Theme) -> float:
    """How many times as large as usual the papers' text is."""
    return max(1.0, (1 + theme.least_pt / USUAL_LEAST_PT) / 2)


def has_larger_type(theme: Theme) -> bool:
    """Whether the papers' text is larger than usual."""
    return text_factor(theme) > 1


def writing_line_mm(theme: Theme) -> float:
    """How far apart lines to write on are: 8 mm at the least, whatever the pen."""
    return _CLOSE_WRITING_LINE_MM if has_larger_type(theme) else WRITING_LINE_MM


def _closer(paragraph: str, theme: Theme) -> str:
    """Paragraph properties with less air where type is larger."""
    if not has_larger_type(theme):
        return paragraph
    closer = _AIR.sub(lambda found: f"{found[1]}{round(int(found[2]) * _LARGE_TYPE_AIR)}", paragraph)
    return closer.replace(_LOOSE_LINES, _CLOSER_LINES)


def scaled_sizes(run: str, theme: Theme) -> str:
    """Run properties with larger sizes where the theme's floor on slides is above the usual one.

    Half as much larger, and headings not at all: a sheet is held in the hand, and what belongs on one page should stay
    on it.
    """
    factor = text_factor(theme)
    if factor == 1:
        return run

    def scaled(found: re.Match[str]) -> str:
        size = int(found[2])
        return f"{found[1]}{size if size > _TEXT_MOST else round(size * factor)}"

    return _SIZE.sub(scaled, run)


def paragraph_style_xml(style: Style, look: Look, identity: str, normal_id: str, ids: Mapping[Style, str]) -> str:
    """One `w:style` of a paragraph; `ids` gives the ids of the styles it may name."""
    normal = style is Style.NORMAL
    kind = ' w:default="1"' if normal else ""
    custom = "" if style in BUILT_IN else ' w:customStyle="1"'
    based = "" if normal else f'<w:basedOn w:val="{normal_id}"/>'
    follows = f'<w:next w:val="{ids[look.next]}"/>' if look.next in ids and look.next is not None else ""
    paragraph = f"<w:pPr>{look.paragraph}</w:pPr>" if look.paragraph else ""
    run = f"<w:rPr>{look.run}</w:rPr>" if look.run else ""
    shown = "<w:qFormat/>" if look.priority < _HIDDEN else ""
    return (
        f'<w:style w:type="paragraph"{kind}{custom} w:styleId="{identity}"><w:name w:val="{style}"/>{based}{follows}'
        f'<w:uiPriority w:val="{look.priority}"/>{shown}{paragraph}{run}</w:style>'
    )


def table_style_xml(theme: Theme, identity: str, base_id: str) -> str:
    """Our tables: hairlines between rows, a strong rule under the bold heading row, no fill."""
    line, primary = rule_colour(theme.colours), theme.colours["primary"]
    based = f'<w:basedOn w:val="{base_id}"/>' if base_id else ""
    borders = border("bottom", HAIRLINE, line) + border("insideH", HAIRLINE, line)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{Style.TABLE}"/>{based}'
        f'<w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="0"/></w:pPr>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
        f'<w:top w:w="80" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="80" w:type="dxa"/>'
        f'<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>'
        f"{border('bottom', RULE, primary)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    )


def drawn_ids() -> dict[Style, str]:
    """The ids of all styles in a document that we draw ourselves."""
    return {style: style_id(style) for style in Style}
