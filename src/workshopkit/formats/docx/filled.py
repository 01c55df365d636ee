"""A filled part with marks in it → the part with text and blocks in their places, and nothing twice that may stand once."""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from itertools import count

from lxml import etree

from workshopkit.formats.docx.inline import runs_xml
from workshopkit.formats.docx.tagged import paragraph_text
from workshopkit.formats.docx.xml import NAMESPACES, W
from workshopkit.model.text import Inlines

VALUE_START, VALUE_END, BODY_MARK = "\U000f0012", "\U000f0013", "\U000f0014"
_VALUE = re.compile(f"{VALUE_START}(\\d+){VALUE_END}")
_WP = f"{{{NAMESPACES['wp']}}}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_TOGGLES = ("b", "bCs", "i", "iCs")
_BEFORE_TOGGLES = frozenset({f"{W}rStyle", f"{W}rFonts"})
_AFTER_RTL = frozenset(f"{W}{name}" for name in ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"))
_HOLD_PARAGRAPHS = tuple(f"{W}{name}" for name in ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote"))


def fragment(xml: str) -> list[etree._Element]:
    """The elements of a piece of our XML."""
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return list(etree.fromstring(f"<root{declared}>{xml}</root>".encode(), etree.XMLParser(huge_tree=True)))


def place_values(root: etree._Element, values: Sequence[Inlines], language: str) -> None:
    """Puts values where their marks are, in the look of the mark; fixed text without a language gets `language` unless ""."""
    for node in list(root.iter(f"{W}t")):
        run = node.getparent()
        found = _VALUE.fullmatch(node.text or "")
        if found:
            _replace(run, values[int(found[1])])
        elif not node.text and len(run) == 1 + (run.find(f"{W}rPr") is not None):
            run.getparent().remove(run)
        elif language:
            _speak(run, language)


def _replace(run: etree._Element, inlines: Inlines) -> None:
    look = run.find(f"{W}rPr")
    for made in fragment(runs_xml(inlines)):
        if look is not None:
            _dress(made, look)
        run.addprevious(made)
    run.getparent().remove(run)


def _dress(run: etree._Element, look: etree._Element) -> None:
    """Gives a run the look of the template's, with its own bold, italic and direction; its language is the document's."""
    own = run.find(f"{W}rPr")
    dressed = deepcopy(look)
    marks = [] if own is None else list(own)
    for name in ("lang", *(t for t in _TOGGLES if any(mark.tag == f"{W}{t}" for mark in marks))):
        for node in dressed.findall(f"{W}{name}"):
            dressed.remove(node)
    early = [mark for mark in marks if mark.tag != f"{W}rtl"]
    place = sum(1 for node in dressed if node.tag in _BEFORE_TOGGLES)
    dressed[place:place] = early
    for mark in (mark for mark in marks if mark.tag == f"{W}rtl"):
        dressed.insert(sum(1 for node in dressed if node.tag not in _AFTER_RTL), mark)
    if own is not None:
        run.remove(own)
    run.insert(0, dressed)


def _speak(run: etree._Element, language: str) -> None:
    look = run.find(f"{W}rPr")
    if look is None:
        look = etree.Element(f"{W}rPr")
        run.insert(0, look)
    if look.find(f"{W}lang") is None:
        late = (f"{W}eastAsianLayout", f"{W}specVanish", f"{W}oMath")
        lang = etree.Element(f"{W}lang", {f"{W}val": language})
        look.insert(sum(1 for node in look if node.tag not in late), lang)


def place_blocks(root: etree._Element, xml: str) -> None:
    """Puts the document's blocks where the body's mark is."""
    for paragraph in list(root.iter(f"{W}p")):
        if paragraph_text(paragraph).strip() == BODY_MARK:
            for made in fragment(xml):
                paragraph.addprevious(made)
            paragraph.getparent().remove(paragraph)


def mend(root: etree._Element, drawings: "count[int]") -> None:
    """What repeating and leaving out may break: empty cells and tables, ids and names that stand twice."""
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f".//{W}tr") is None:
            table.getparent().remove(table)
    for row in list(root.iter(f"{W}tr")):
        if row.find(f".//{W}tc") is None:
            row.getparent().remove(row)
    for holder in root.iter(*_HOLD_PARAGRAPHS):
        content = [node for node in holder if node.tag != f"{W}tcPr"]
        last = content[-1].tag if content else ""
        if not content or (holder.tag == f"{W}tc" and last == f"{W}tbl"):
            etree.SubElement(holder, f"{W}p")
    for drawing in root.iter(f"{_WP}docPr"):
        drawing.set("id", str(next(drawings)))
    _mend_ids(root)
    _mend_bookmarks(root)


def _mend_ids(root: etree._Element) -> None:
    """Word's own ids of paragraphs and content controls, of which the second and later go."""
    seen: set[str] = set()
    for node in root.iter(f"{W}p", f"{W}tr"):
        name = node.get(f"{_W14}paraId")
        if name in seen:
            node.attrib.pop(f"{_W14}paraId")
            node.attrib.pop(f"{_W14}textId", None)
        elif name:
            seen.add(name)
    for node in list(root.iterfind(f".//{W}sdtPr/{W}id")):
        identity = f"sdt {node.get(f'{W}val')}"
        if identity in seen:
            node.getparent().remove(node)
        seen.add(identity)


def _mend_bookmarks(root: etree._Element) -> None:
    numbers = count()
    names: set[str] = set()
    given: dict[str, str] = {}
    for node in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        old = node.get(f"{W}id", "")
        if node.tag == f"{W}bookmarkStart":
            name = node.get(f"{W}name", "").lower()
            given.pop(old, None)
            if name not in names:
                names.add(name)
                given[old] = str(next(numbers))
        if old in given:
            node.set(f"{W}id", given[old])
        else:
            node.getparent().remove(node)


def with_namespaces(root: etree._Element, more: Mapping[str, str]) -> etree._Element:
    """The same root with these prefixes declared: a choice by prefix (mc:Requires) asks for it, where lxml sees no use."""
    taken = set(root.nsmap)
    if all(prefix in taken for prefix in more):
        return root
    spaces = {**{prefix: uri for prefix, uri in more.items() if prefix not in taken}, **root.nsmap}
    made = etree.Element(root.tag, root.attrib, nsmap=spaces)
    made.extend(list(root))
    return made


def ignore(root: etree._Element, prefix: str) -> None:
    """Lets versions of Word that don't know a namespace pass over it."""
    name = f"{{{NAMESPACES['mc']}}}Ignorable"
    known = root.get(name, "").split()
    # The file may know the namespace by another prefix.
    spoken = [one for one, uri in root.nsmap.items() if one and uri == NAMESPACES[prefix]]
    if spoken and not set(spoken) & set(known):
        root.set(name, " ".join((*known, spoken[0])))
