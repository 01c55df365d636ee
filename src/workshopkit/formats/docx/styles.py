"""A styles part made complete: the styles of a reference found by what they are, missing ones drawn from the theme."""

from collections.abc import Mapping

from lxml import etree

from workshopkit.formats.docx.numbering import Lists
from workshopkit.formats.docx.style_names import LOCAL_NAMES, Style, style_id
from workshopkit.formats.docx.style_sheet import looks, paragraph_style_xml, table_style_xml
from workshopkit.formats.docx.xml import NAMESPACES, W
from workshopkit.model.theme import Theme


def complete_styles(root: etree._Element, lists: Lists, theme: Theme, *, has_theme: bool) -> dict[Style, str]:
    """Adds what is missing to a `w:styles` and gives the id of each style.

    A style is known by its name and kind, whatever its id: in Danish Word `heading 1` has the id Overskrift1.
    `has_theme` tells whether the file has theme fonts that headings may use.
    """
    found = _present(root)
    taken = {node.get(f"{W}styleId", "").lower() for node in root.iter(f"{W}style")}
    ids = {style: found.get(style) or _free(style_id(style), taken) for style in Style}
    missing = [style for style in Style if style not in found]
    numbers: dict[Style, int] = {s: lists.own_number(s) for s in (Style.LIST_BULLET, Style.LIST_NUMBER) if s in missing}
    drawn = looks(theme, numbers)
    for style in missing:
        xml = (
            table_style_xml(theme, ids[style], _default_id(root, "table"))
            if style is Style.TABLE
            else paragraph_style_xml(style, drawn[style], ids[style], ids[Style.NORMAL], ids)
        )
        root.append(_parsed(xml if has_theme else _named_fonts(xml, theme)))
    return ids


def set_language(root: etree._Element, language: str) -> None:
    """Makes a tag such as da-DK the language of all text: in the defaults, and in no style against it."""
    for node in list(root.iter(f"{W}lang")):
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)
    defaults = _child(root, "docDefaults", first=True)
    run = _child(_child(defaults, "rPrDefault", first=True), "rPr")
    lang = etree.SubElement(run, f"{W}lang")
    for name, value in (("val", language), ("eastAsia", "en-US"), ("bidi", "ar-SA")):
        lang.set(f"{W}{name}", value)
    # Only these, and what later versions of Word added, may follow a language.
    last = (f"{W}eastAsianLayout", f"{W}specVanish")
    run.extend([node for node in run if node.tag in last or not str(node.tag).startswith(W)])


def size_of(root: etree._Element, identity: str) -> int:
    """The size that a paragraph style itself gives, in half-points; 0 where it gives none."""
    for node in root.iter(f"{W}style"):
        if node.get(f"{W}styleId") == identity:
            size = node.find(f"{W}rPr/{W}sz")
            return 0 if size is None else int(size.get(f"{W}val", "0"))
    return 0


def tab_places(root: etree._Element, identity: str) -> tuple[int, ...]:
    """Where a paragraph style and those it is based on have tabs, in twips."""
    by_id = {node.get(f"{W}styleId"): node for node in root.iter(f"{W}style")}
    places: set[int] = set()
    seen: set[str] = set()
    current: str | None = identity
    while current in by_id and current is not None and current not in seen:
        seen.add(current)
        node = by_id[current]
        places |= {int(tab.get(f"{W}pos", "0")) for tab in node.iterfind(f"{W}pPr/{W}tabs/{W}tab")}
        based = node.find(f"{W}basedOn")
        current = None if based is None else based.get(f"{W}val")
    return tuple(sorted(places))


def _present(root: etree._Element) -> dict[Style, str]:
    wanted: Mapping[tuple[str, str], Style] = {
        ("table" if style is Style.TABLE else "paragraph", style.lower()): style for style in Style
    }
    found: dict[Style, str] = {}
    local: dict[Style, str] = {}
    for node in root.iter(f"{W}style"):
        name = node.find(f"{W}name")
        kind = node.get(f"{W}type", "paragraph")
        named = "" if name is None else name.get(f"{W}val", "")
        style = wanted.get((kind, named.lower()))
        if kind == "paragraph" and node.get(f"{W}default") in ("1", "true", "on"):
            style = Style.NORMAL
        if style is not None and node.get(f"{W}styleId"):
            found.setdefault(style, node.get(f"{W}styleId", ""))
        elif kind == "paragraph" and named.lower() in LOCAL_NAMES:
            local.setdefault(LOCAL_NAMES[named.lower()], node.get(f"{W}styleId", ""))
    return local | found


def _free(wanted: str, taken: set[str]) -> str:
    identity, number = wanted, 1
    while identity.lower() in taken:
        number += 1
        identity = f"{wanted}{number}"
    taken.add(identity.lower())
    return identity


def _default_id(root: etree._Element, kind: str) -> str:
    for node in root.iter(f"{W}style"):
        if node.get(f"{W}type") == kind and node.get(f"{W}default") in ("1", "true", "on"):
            return str(node.get(f"{W}styleId", ""))
    return ""


def _named_fonts(xml: str, theme: Theme) -> str:
    node = _parsed(xml)
    for fonts in node.iter(f"{W}rFonts"):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs"):
            fonts.set(f"{W}{script}", theme.heading_font.name)
    return str(etree.tostring(node, encoding="unicode"))


def _parsed(xml: str) -> etree._Element:
    node: etree._Element = etree.fromstring(f'<w:root xmlns:w="{NAMESPACES["w"]}">{xml}</w:root>')[0]
    return node


def _child(parent: etree._Element, name: str, *, first: bool = False) -> etree._Element:
    node = parent.find(f"{W}{name}")
    if node is None:
        node = etree.Element(f"{W}{name}")
        parent.insert(0 if first else len(parent), node)
    return node
