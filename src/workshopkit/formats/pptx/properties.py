"""A deck → the file's properties: title, author, language, date; and PowerPoint's sections."""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from workshopkit.formats.pptx.names import DECLARATION, P14, SECTIONS_URI
from workshopkit.formats.pptx.text import attribute, language_tag
from workshopkit.model.deck import Deck

MAX_TITLE = 255


def core_xml(deck: Deck) -> bytes:
    """docProps/core.xml; the deck's own date stands for the clock."""
    at = f"{deck.date}T00:00:00Z"
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_short(deck.title)}</dc:title><dc:subject>{_short(deck.subject)}</dc:subject>"
        f"<dc:creator>{_short(deck.author)}</dc:creator><cp:lastModifiedBy>{_short(deck.author)}</cp:lastModifiedBy>"
        f'<cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified>'
        f"<dc:language>{attribute(language_tag(deck.language))}</dc:language></cp:coreProperties>"
    ).encode()


def app_xml(slides: int, notes: int) -> bytes:
    """docProps/app.xml."""
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<TotalTime>0</TotalTime><Application>workshopkit</Application><Slides>{slides}</Slides><Notes>{notes}</Notes>"
        "<HiddenSlides>0</HiddenSlides></Properties>"
    ).encode()


def sections_xml(deck: Deck, slides: Sequence[tuple[str, int]]) -> str:
    """The presentation's extension with the sections; `slides` are (section's id, slide's number in the file) in order.

    PowerPoint wants every slide in exactly one section: slides without one stay in the section before them.
    """
    titles = {section.id: section.title for section in deck.sections}
    groups: list[tuple[str, list[int]]] = []
    for section, slide_id in slides:
        if not groups or (section in titles and section != groups[-1][0]):
            groups.append((section if section in titles else "", []))
        groups[-1][1].append(slide_id)
    if not titles or all(not section for section, _ in groups):
        return ""
    listed = "".join(
        f'<p14:section name="{attribute(titles.get(section, deck.title))}" id="{_guid(section, n)}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{slide_id}"/>' for slide_id in ids)
        + "</p14:sldIdLst></p14:section>"
        for n, (section, ids) in enumerate(groups)
    )
    return (
        f'<p:ext xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" uri="{SECTIONS_URI}">'
        f'<p14:sectionLst xmlns:p14="{P14}">{listed}</p14:sectionLst></p:ext>'
    )


def _guid(section: str, number: int) -> str:
    return f"{{{str(uuid5(NAMESPACE_URL, f'workshopkit:section:{section}:{number}')).upper()}}}"


def _short(text: str) -> str:
    """Office refuses properties of more than 255 characters."""
    return attribute(text[:MAX_TITLE])
