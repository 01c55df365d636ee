"""Small pieces of WordprocessingML: safe text, attributes, lengths, and the namespaces every part declares.

Knows nothing of documents or themes.
"""

import re
from xml.sax.saxutils import escape

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = f"{{{NAMESPACES['w']}}}"
R = f"{{{NAMESPACES['r']}}}"

# What XML 1.0 cannot hold, and lone surrogates, which UTF-8 cannot.
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without characters that a file cannot hold; line ends become `\\n`."""
    return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def text_xml(text: str) -> str:
    """Text safe between tags."""
    return escape(clean(text))


def attribute(text: str) -> str:
    """Text safe inside double quotes, on one line."""
    return escape(clean(text), {'"': "&quot;", "\n": " ", "\t": " "})


def mm_to_twips(length_mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(length_mm * 1440 / 25.4)


def mm_to_emu(length_mm: float) -> int:
    """Millimetres in English Metric Units."""
    return round(length_mm * 36000)


def root(name: str, content: str, *prefixes: str, ignorable: str = "") -> bytes:
    """A whole part: one root element that declares the namespaces of these prefixes; old versions may ignore some."""
    declared = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)
    ignored = f' mc:Ignorable="{ignorable}"' if ignorable else ""
    return f"{DECLARATION}<{name}{declared}{ignored}>{content}</{name}>".encode()


def border(side: str, eighths_pt: int, colour: str, space_pt: int = 0) -> str:
    """One border of a paragraph, a table or a cell; width in eighths of a point, 0 for none."""
    if not eighths_pt:
        return f'<w:{side} w:val="nil"/>'
    return f'<w:{side} w:val="single" w:sz="{eighths_pt}" w:space="{space_pt}" w:color="{colour}"/>'
