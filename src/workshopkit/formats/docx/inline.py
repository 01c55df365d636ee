"""Inline text turned into runs, with right-to-left stretches marked as such."""

import unicodedata
from collections.abc import Iterator

from workshopkit.formats.docx.xml import clean, text_xml
from workshopkit.model.text import Inlines

_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>", "\u2011": "<w:noBreakHyphen/>", "\u00ad": "<w:softHyphen/>"}


def runs_xml(inlines: Inlines, properties: str = "") -> str:
    """The `w:r` elements of inline text; `properties` are run properties that come after bold and italic."""
    return "".join(
        _run(text, run.bold, run.italic, properties, rtl) for run in inlines for text, rtl in _parts(run.text)
    )


def _run(text: str, bold: bool, italic: bool, properties: str, rtl: bool) -> str:
    look = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "") + properties
    look += "<w:rtl/>" if rtl else ""
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{_content(text)}</w:r>"


def _content(text: str) -> str:
    if not any(mark in text for mark in _BREAKS):
        return f'<w:t xml:space="preserve">{text_xml(text)}</w:t>'
    out, plain = "", ""
    for letter in text:
        if letter in _BREAKS:
            out += (f'<w:t xml:space="preserve">{text_xml(plain)}</w:t>' if plain else "") + _BREAKS[letter]
            plain = ""
        else:
            plain += letter
    return out + (f'<w:t xml:space="preserve">{text_xml(plain)}</w:t>' if plain else "")


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches of one direction; what has no direction of its own goes with what came before it."""
    text = clean(text)
    if text.isascii() or not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        if text:
            yield text, False
        return
    start, rtl = 0, False
    for place, letter in enumerate(text):
        direction = unicodedata.bidirectional(letter)
        if direction not in ("L", "R", "AL") or (direction != "L") == rtl:
            continue
        if place > start:
            yield text[start:place], rtl
        start, rtl = place, direction != "L"
    yield text[start:], rtl
