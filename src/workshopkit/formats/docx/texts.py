"""Text blocks turned into paragraphs: titles, headings, running text, lists, choices."""

from collections.abc import Iterator
from dataclasses import replace

from workshopkit.formats.docx.controls import area_control, option_control
from workshopkit.formats.docx.figures import aside_run
from workshopkit.formats.docx.flow import Air, Para, text, writing_lines
from workshopkit.formats.docx.inline import runs_xml
from workshopkit.formats.docx.shapes import Mark, Outline, mark_run
from workshopkit.formats.docx.sheet import Sheet
from workshopkit.formats.docx.signs import box_sign, sign_run
from workshopkit.formats.docx.style_names import Style, heading_style
from workshopkit.formats.docx.xml import border
from workshopkit.formats.title_size import TITLE_PT
from workshopkit.model.document import Bullets, Choice, Choices, Heading, Paragraph, TextStyle, Title, WritingLines
from workshopkit.model.figure import Figure
from workshopkit.model.form import form_name
from workshopkit.model.pieces import Badge
from workshopkit.model.text import Run, inlines

PARAGRAPH_STYLES = {
    TextStyle.BODY: Style.NORMAL,
    TextStyle.LEAD: Style.LEAD,
    TextStyle.SMALL: Style.SMALL,
    TextStyle.LABEL: Style.LABEL,
    TextStyle.QUESTION: Style.QUESTION,
}
_BOX_PT = 12
_BADGE_MM = 3
_ICON_MM_PER_UNIT = 0.35
_ICON_MIDDLE_MM = 8.4
_STACK_INDENT = 320
_KICKER_BEFORE = {1: 300, 2: 280, 3: 200}
_BETWEEN = "\u2003 "
_AFTER_BOX = "\u00a0\u00a0"


def title_pieces(sheet: Sheet, title: Title) -> Iterator[Para]:
    """The title, a line above and below it, and a thin rule under the whole."""
    rule = border("bottom", 8, sheet.colour("primary"), 8)
    lines = []
    if title.kicker:
        lines.append(text(inlines(title.kicker), Style.KICKER))
    lines.append(_title_line(sheet, title))
    if title.subtitle:
        lines.append(text(title.subtitle, Style.SUBTITLE))
    yield from lines[:-1]
    yield replace(lines[-1], borders=rule, air=Air(after=220))


def _title_line(sheet: Sheet, title: Title) -> Para:
    line = text(title.text, Style.TITLE)
    share = sheet.title_share(title.text)
    if share == 1:
        return line
    size = round(TITLE_PT * share * 2)
    return replace(line, content=runs_xml(title.text, f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'))


def heading_pieces(sheet: Sheet, heading: Heading) -> Iterator[Para]:
    """The kicker with its badge, then the heading, which the outline shows alone."""
    badge = _badge(sheet, heading.badge) if heading.icon is None else _icon(sheet, heading.icon)
    style = heading_style(heading.level)
    words = sheet.bookmarked(heading.id, runs_xml(heading.text))
    if heading.kicker:
        kicker = text(inlines(heading.kicker), Style.KICKER)
        before = _KICKER_BEFORE[min(max(heading.level, 1), 3)]
        yield replace(kicker, content=badge + kicker.content, air=Air(before=before))
        badge = ""
    line = text(heading.text, style)
    yield replace(line, content=badge + words, air=Air(before=0) if heading.kicker else Air())


def paragraph_pieces(paragraph: Paragraph) -> Iterator[Para]:
    """Running text."""
    yield text(paragraph.text, PARAGRAPH_STYLES[paragraph.style], keep_next=paragraph.keep_with_next)


def bullet_pieces(sheet: Sheet, bullets: Bullets) -> Iterator[Para]:
    """A list; each numbered list begins at 1."""
    style = Style.LIST_NUMBER if bullets.ordered else Style.LIST_BULLET
    number = sheet.fresh_number() if bullets.ordered else sheet.bullet_number()
    for item in bullets.items:
        yield replace(text(item, style), number=number)


def lines_pieces(sheet: Sheet, lines: WritingLines) -> Iterator[Para]:
    """Lines to write on; on a form, a place to write on a screen too."""
    ruled = writing_lines(lines.count, sheet.colour("muted"))
    field = sheet.form.get(form_name(lines.id))
    return area_control(sheet, field, ruled) if field else ruled


def choice_pieces(sheet: Sheet, choices: Choices, style: Style) -> Iterator[Para]:
    """Boxes to tick with their words, one below the other or in a row that breaks between them."""
    field = sheet.form.get(form_name(choices.id))
    sign = box_sign(_BOX_PT)

    def box(option: Choice) -> str:
        return option_control(sheet, field, option.id, sign) if field else sign_run(sign)

    if choices.stacked:
        for option in choices.options:
            content = box(option) + "<w:r><w:tab/></w:r>" + runs_xml(inlines(option.label))
            tabs = f'<w:tab w:val="left" w:pos="{_STACK_INDENT}"/>'
            indent = f'<w:ind w:left="{_STACK_INDENT}" w:hanging="{_STACK_INDENT}"/>'
            yield Para(style, content, tabs=tabs, indent=indent, air=Air(after=0))
        return
    content = runs_xml((Run(_BETWEEN),)).join(
        box(option) + runs_xml(inlines(_AFTER_BOX + option.label.replace(" ", "\u00a0"))) for option in choices.options
    )
    yield Para(style, content)


def _icon(sheet: Sheet, icon: Figure) -> str:
    return aside_run(sheet, icon, icon.width * _ICON_MM_PER_UNIT, _ICON_MIDDLE_MM)


def _badge(sheet: Sheet, badge: Badge) -> str:
    if badge is Badge.NONE:
        return ""
    factor = badge is Badge.FACTOR
    mark = Mark(
        Outline.CIRCLE if factor else Outline.DIAMOND,
        _BADGE_MM if factor else _BADGE_MM + 0.6,
        "Badge", "●" if factor else "◆", fill=sheet.colour(badge.value), drop_pt=1,
    )  # fmt: skip
    return mark_run(mark, sheet.drawing_id()) + runs_xml((Run("\u2002"),))
