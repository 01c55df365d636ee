"""Places for values as other programs write them, and tags where nothing is filled in → where they would stay as they are."""

import re
from collections.abc import Iterator

from lxml import etree

from workshopkit.formats.docx.tagged import Found
from workshopkit.formats.docx.tags import Trouble
from workshopkit.formats.docx.xml import W

_NAME = r"[A-Za-zÆØÅæøåÄÖäö_][\w.\- ]{0,60}"
_TOKEN = re.compile(
    rf"\$\{{\s*{_NAME}\s*\}}|(?<![{{$])\{{\s*{_NAME}\s*\}}(?!\}})|\[\[\s*{_NAME}\s*\]\]"
    r"|«\s*[A-Za-zÆØÅæøåÄÖäö_][\w.\-]{0,60}\s*»"
)
_OURS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_FIELD = re.compile(r"MERGEFIELD\s+\"?([^\s\"\\]+)")
_HINT = "Write a tag instead, such as {{ workshop.title }}."


def old_tokens(found: Found) -> Iterator[tuple[str, Trouble]]:
    """Old-style tokens and merge fields, each with its paragraph."""
    for paragraph, place in found.places:
        blanked = _OURS.sub(lambda tag: " " * len(tag[0]), place.text)
        fields = list(_merge_fields(paragraph))
        for name in fields:
            yield place.said(), Trouble("WK425", f"the merge field «{name}» is not filled in", _HINT)
        for token in _TOKEN.finditer(blanked):
            if token[0].strip("« »") not in fields:
                message = f"«{token[0].strip('«»')}» is no tag and stays as it is"
                yield place.said(token.start()), Trouble("WK425", message, _HINT)


def _merge_fields(paragraph: etree._Element) -> Iterator[str]:
    """The names of the merge fields that begin in a paragraph."""
    written = [node.get(f"{W}instr", "") for node in paragraph.iter(f"{W}fldSimple")]
    written.append("".join(node.text or "" for node in paragraph.iter(f"{W}instrText")))
    for text in written:
        yield from (name for name in dict.fromkeys(_FIELD.findall(text)))


def hidden_tags(root: etree._Element, part: str) -> Iterator[tuple[str, Trouble]]:
    """Tags in what is no text: alternative texts, tips of links, instructions of fields."""
    for node in root.iter():
        values = [node.text or ""] if node.tag == f"{W}instrText" else list(node.values())
        for value in values:
            if _OURS.search(value):
                where = f"{part + ' ' if part else ''}«{value[:70]}»"
                message = "a tag in a property or a field is not filled in and stays as it is"
                yield where, Trouble("WK425", message, "Tags are filled in where they stand in the text.")
