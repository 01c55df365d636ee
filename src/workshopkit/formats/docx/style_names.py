"""The styles a document of ours uses, by the names that Word knows them by."""

from enum import StrEnum


class Style(StrEnum):
    """A style by its name in the file; Word shows built-in names in its own language."""

    NORMAL = "Normal"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    LIST_BULLET = "List Bullet"
    LIST_NUMBER = "List Number"
    CAPTION = "caption"
    HEADER = "header"
    FOOTER = "footer"
    KICKER = "Kicker"
    LEAD = "Lead"
    LABEL = "Label"
    QUESTION = "Question"
    WRITING_LINE = "Writing line"
    SMALL = "Small"
    TABLE_TEXT = "Table text"
    TABLE_SMALL = "Table text small"
    TABLE_HEADING = "Table heading"
    TABLE_BAND = "Table band"
    GAP = "Gap"
    TABLE = "Workshop table"


BUILT_IN = frozenset(
    {
        Style.NORMAL, Style.TITLE, Style.SUBTITLE, Style.HEADING_1, Style.HEADING_2, Style.HEADING_3,
        Style.LIST_BULLET, Style.LIST_NUMBER, Style.CAPTION, Style.HEADER, Style.FOOTER,
    }
)  # fmt: skip


def _numbered(*words: str) -> dict[str, Style]:
    headings = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
    return {f"{word} {level}": style for word in words for level, style in enumerate(headings, start=1)}


LOCAL_NAMES = {
    **_numbered("overskrift", "rubrik", "überschrift", "titre"),
    **dict.fromkeys(("titel", "tittel", "rubrik", "titre"), Style.TITLE),
    **dict.fromkeys(("undertitel", "undertittel", "underrubrik", "untertitel", "sous-titre"), Style.SUBTITLE),
    **dict.fromkeys(
        ("opstilling - punkttegn", "punktliste", "punktlista", "aufzählungszeichen", "liste à puces"), Style.LIST_BULLET
    ),
    **dict.fromkeys(
        ("opstilling - talopstilling", "nummerert liste", "numrerad lista", "listennummer", "liste à numéros"),
        Style.LIST_NUMBER,
    ),
    **dict.fromkeys(("billedtekst", "bildetekst", "beskrivning", "beschriftung", "légende"), Style.CAPTION),
    **dict.fromkeys(("sidehoved", "topptekst", "sidhuvud", "kopfzeile", "en-tête"), Style.HEADER),
    **dict.fromkeys(("sidefod", "bunntekst", "sidfot", "fußzeile", "pied de page"), Style.FOOTER),
}
"""What Word shows built-in styles as, in lower case. Word writes their English names; other programs write what is shown."""


def heading_style(level: int) -> Style:
    """The style of a heading; everything deeper than three looks like three."""
    return (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)[min(max(level, 1), 3) - 1]


def style_id(style: Style) -> str:
    """The id we give a style that we draw: «heading 1» is Heading1."""
    return "".join(word[:1].upper() + word[1:] for word in style.split())
