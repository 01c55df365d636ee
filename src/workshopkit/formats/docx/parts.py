"""The parts around the body: relationships, content types, settings, properties, header and footer."""

import re
from collections.abc import Iterable, Mapping

from workshopkit.formats.docx.xml import DECLARATION, attribute, border, clean, root, text_xml
from workshopkit.frozen import dataclass

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = {
    "document": f"{_WORD}.document.main+xml",
    "styles": f"{_WORD}.styles+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "settings": f"{_WORD}.settings+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_LONGEST_PROPERTY = 255
FURNITURE_STEP = 10
"""Between the ids in one header and those in the next."""
FURNITURE_MARK = "wk__"
"""How the bookmark begins that headers and footers of ours carry; no heading's bookmark does."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship to another part; `kind` is the last word of its type, or a whole URI."""

    id: str
    kind: str
    target: str
    external: bool = False


def relations(*items: Relation) -> bytes:
    """A .rels part."""
    rows = "".join(
        f'<Relationship Id="{item.id}" Type="{item.kind if "/" in item.kind else f"{_OFFICE}/{item.kind}"}" '
        f'Target="{attribute(item.target)}"{" TargetMode=" + chr(34) + "External" + chr(34) if item.external else ""}/>'
        for item in items
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()


CORE_RELATION = f"{_PACKAGE}/relationships/metadata/core-properties"


def content_types(types: Mapping[str, str]) -> bytes:
    """[Content_Types].xml: an entry for each part by name; relationships parts need none."""
    rows = "".join(
        f'<Override PartName="/{attribute(name)}" ContentType="{attribute(kind)}"/>' for name, kind in types.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{_RELS_TYPE}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    ).encode()


def settings_part(language: str) -> bytes:
    """settings.xml: today's Word, no template, no tracking; `language` is a tag such as da-DK."""
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    content = (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/><w:hyphenationZone w:val="425"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{mode}</w:compat><w:themeFontLang w:val="{language}"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" '
        'w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" '
        'w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    )
    return root("w:settings", content, "w")


def font_part(names: Iterable[str]) -> bytes:
    """fontTable.xml, which has to be there; Word fills in what it knows of each font."""
    fonts = "".join(
        f'<w:font w:name="{attribute(name)}"><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name in dict.fromkeys(names)
    )
    return root("w:fonts", fonts, "w")


def core_part(title: str, author: str, subject: str, language: str, date: str) -> bytes:
    """docProps/core.xml; `date` is ISO, and the time is midnight, since a file must not tell when it was built."""

    def brief(text: str) -> str:
        return text_xml(clean(text).replace("\n", " ")[:_LONGEST_PROPERTY])

    stamp = f'xsi:type="dcterms:W3CDTF">{date[:10]}T00:00:00Z'
    when = f"<dcterms:created {stamp}</dcterms:created><dcterms:modified {stamp}</dcterms:modified>" if date else ""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{brief(title)}</dc:title><dc:subject>{brief(subject)}</dc:subject>"
        f"<dc:creator>{brief(author)}</dc:creator><cp:lastModifiedBy>{brief(author)}</cp:lastModifiedBy>"
        f"{when}<dc:language>{language}</dc:language></cp:coreProperties>"
    ).encode()


def app_part() -> bytes:
    """docProps/app.xml; PowerPoint and Word expect it, nothing reads it."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{space}"><Application>workshopkit</Application></Properties>'.encode()


def header_part(text: str, style_id: str, picture: str, picture_twips: int, number: int) -> bytes:
    """A header of one line, with a picture at its right or ""; `number` counts the headers of a file from 0."""
    run = f'<w:r><w:t xml:space="preserve">{text_xml(text)}</w:t></w:r>' if text else ""
    mark = f"header{number + 1 if number else ''}"
    content = _marked(mark, 90001 + FURNITURE_STEP * number, run + picture)
    indent = f'<w:ind w:right="{picture_twips}"/>' if picture else ""
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{indent}</w:pPr>{content}</w:p>'
    return root("w:hdr", paragraph, "w", *(("r", "wp", "a") if picture else ()))


def footer_part(title: str, page_label: str, style_id: str, width_twips: int, tabs: Iterable[int], line: str) -> bytes:
    """A footer under a hairline: the title at the left, the page at the right; `tabs` of the style are cleared."""
    cleared = "".join(f'<w:tab w:val="clear" w:pos="{place}"/>' for place in sorted(tabs) if place != width_twips)
    properties = (
        f'<w:pPr><w:pStyle w:val="{style_id}"/><w:pBdr>{border("top", 4, line, 6)}</w:pBdr>'
        f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{width_twips}"/></w:tabs></w:pPr>'
    )
    left = f'<w:r><w:t xml:space="preserve">{text_xml(title)}</w:t></w:r><w:r><w:tab/></w:r>'
    content = _marked("footer", 90002, left + _page_runs(page_label))
    return root("w:ftr", f"<w:p>{properties}{content}</w:p>", "w")


def _marked(kind: str, number: int, content: str) -> str:
    # Around the text, since LibreOffice loses empty bookmarks.
    start = f'<w:bookmarkStart w:id="{number}" w:name="{FURNITURE_MARK}{kind}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def _page_runs(label: str) -> str:
    """«side {page} af {pages}» as text and fields."""
    out = ""
    for piece in re.split(r"(\{pages?\})", label):
        if piece in _FIELDS:
            out += f'<w:fldSimple w:instr=" {_FIELDS[piece]} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        elif piece:
            out += f'<w:r><w:t xml:space="preserve">{text_xml(piece)}</w:t></w:r>'
    return out
