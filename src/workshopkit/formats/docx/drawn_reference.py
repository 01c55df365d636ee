"""A theme turned into a whole empty .docx: the reference that gives styles, page and margins when no one drew one.

Consultants may open it in Word, change its styles, and name it as their theme's reference.
"""

from workshopkit.formats.docx.numbering import list_definition, list_number
from workshopkit.formats.docx.office_theme import office_theme
from workshopkit.formats.docx.parts import TYPES, Relation, content_types, font_part, relations, settings_part
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.style_sheet import (
    drawn_ids,
    has_larger_type,
    looks,
    paragraph_style_xml,
    scaled_sizes,
    table_style_xml,
)
from workshopkit.formats.docx.xml import mm_to_twips, root
from workshopkit.formats.package import pack
from workshopkit.model.theme import Theme

LANGUAGE = "da-DK"
"""What the reference itself is in; every document sets its own."""
_MARGINS_MM = 18.5, 18.0, 15.2, 8.0
_LARGE_TYPE_MARGINS_MM = 16.0, 16.0, 13.5, 7.0
"""Top, sides, bottom, and the header's and footer's distance from the edge; every office printer can print there."""
_FOLDERS = {"theme": "theme/"}
_NUMBERS = {Style.LIST_BULLET: 1, Style.LIST_NUMBER: 2}


def draw_reference(theme: Theme) -> bytes:
    """A clean A4 .docx whose styles are made from the theme."""
    return pack(reference_parts(theme))


def reference_parts(theme: Theme) -> dict[str, bytes]:
    """The parts of that .docx by name."""
    parts = {
        "word/document.xml": root("w:document", f"<w:body><w:p/>{_section(theme)}</w:body>", "w"),
        "word/styles.xml": _styles(theme),
        "word/numbering.xml": _numbering(theme),
        "word/settings.xml": settings_part(LANGUAGE),
        "word/fontTable.xml": font_part((theme.heading_font.name, theme.body_font.name)),
        "word/theme/theme.xml": office_theme(theme),
    }
    types = {name: TYPES[name.rpartition("/")[2].removesuffix(".xml")] for name in parts}
    return {
        "[Content_Types].xml": content_types(types),
        "_rels/.rels": relations(Relation("rId1", "officeDocument", "word/document.xml")),
        **parts,
        "word/_rels/document.xml.rels": relations(
            *(
                Relation(f"rId{number}", kind, f"/word/{_FOLDERS.get(kind, '')}{kind}.xml")
                for number, kind in enumerate(("styles", "numbering", "settings", "fontTable", "theme"), start=1)
            )
        ),
    }


def _section(theme: Theme) -> str:
    margins = _LARGE_TYPE_MARGINS_MM if has_larger_type(theme) else _MARGINS_MM
    top, side, bottom, header = map(mm_to_twips, margins)
    return (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}" w:header="{header}" '
        f'w:footer="{header}" w:gutter="0"/></w:sectPr>'
    )


def _styles(theme: Theme) -> bytes:
    ids = drawn_ids()
    drawn = looks(theme, _NUMBERS)
    paragraphs = "".join(paragraph_style_xml(s, look, ids[s], ids[Style.NORMAL], ids) for s, look in drawn.items())
    defaults = scaled_sizes(
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" '
        'w:hAnsiTheme="minorHAnsi" w:cstheme="minorHAnsi"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>",
        theme,
    )
    character = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    normal_table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    no_list = (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    table = table_style_xml(theme, ids[Style.TABLE], "TableNormal")
    return root("w:styles", f"{defaults}{character}{normal_table}{no_list}{paragraphs}{table}", "w")


def _numbering(theme: Theme) -> bytes:
    colour = theme.colours["secondary"]
    definitions = "".join(list_definition(number, style, colour) for style, number in _NUMBERS.items())
    numbers = "".join(list_number(number, number) for number in _NUMBERS.values())
    return root("w:numbering", definitions + numbers, "w")
