"""A Word form for tests: filled in as Word does it, and read back by content control or by bookmark, with nothing of ours."""

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MAIN = "word/document.xml"


def fill_word(data: bytes, answers: Mapping[str, str | bool]) -> bytes:
    """The file with text put into controls and boxes ticked, by tag."""
    root = _root(data)
    left = dict(answers)
    for control in root.iter(f"{W}sdt"):
        tag = _tag(control)
        if tag in left:
            _put(control, left.pop(tag))
    assert not left, f"no such control: {sorted(left)}"
    return _with_main(data, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def read_controls(data: bytes) -> dict[str, str | bool]:
    """The value of every content control, by tag."""
    found: dict[str, str | bool] = {}
    for control in _root(data).iter(f"{W}sdt"):
        assert _tag(control) not in found, f"a tag twice: {_tag(control)}"
        ticked = control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
        empty = control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        text = "" if empty else _text(control.find(f"{W}sdtContent"))
        found[_tag(control)] = text if ticked is None else ticked.get(f"{W14}val") == "1"
    return found


def read_bookmarks(data: bytes) -> dict[str, str]:
    """The text within every bookmark of the kit's, by its name; a sign as the letter that it has in Wingdings, from U+F000.

    From its first start to its last end: LibreOffice begins a bookmark over several paragraphs anew in the last of them.
    """
    nodes = list(_root(data).iter())
    names: dict[str, str] = {}
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    for place, node in enumerate(nodes):
        identity = node.get(f"{W}id", "")
        if node.tag == f"{W}bookmarkStart" and node.get(f"{W}name", "").startswith("wk_"):
            names[identity] = node.get(f"{W}name")
            starts.setdefault(names[identity], place)
        elif node.tag == f"{W}bookmarkEnd" and identity in names:
            ends[names[identity]] = place
    texts = {name: "".join(map(_shown, nodes[start : ends[name]])) for name, start in starts.items()}
    return {name: text.replace("\u00a0", " ").strip() for name, text in texts.items()}


def _put(control: etree._Element, answer: str | bool) -> None:
    properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    if isinstance(answer, bool):
        box = properties.find(f"{W14}checkbox")
        box.find(f"{W14}checked").set(f"{W14}val", str(int(answer)))
        state = box.find(f"{W14}{'checkedState' if answer else 'uncheckedState'}")
        sign = content.find(f".//{W}sym")
        sign.set(f"{W}char", f"F0{state.get(f'{W14}val')[2:]}")
        return
    for mark in properties.findall(f"{W}showingPlcHdr"):
        properties.remove(mark)
    paragraphs = content.findall(f"{W}p")
    for place, line in enumerate(answer.split("\n") if paragraphs else [answer]):
        holder = paragraphs[place] if paragraphs else content
        for run in holder.findall(f"{W}r"):
            holder.remove(run)
        etree.SubElement(etree.SubElement(holder, f"{W}r"), f"{W}t").text = line


def _tag(control: etree._Element) -> str:
    return str(control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"))


def _text(content: etree._Element | None) -> str:
    assert content is not None
    paragraphs = content.findall(f"{W}p") or [content]
    return "\n".join("".join(map(_shown, paragraph.iter())).strip() for paragraph in paragraphs).strip()


def _shown(node: etree._Element) -> str:
    if node.tag == f"{W}t":
        return node.text or ""
    if node.tag == f"{W}sym":
        return chr(int(node.get(f"{W}char"), 16))
    return "\n" if node.tag in (f"{W}br", f"{W}p") else ""


def _root(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(_MAIN))


def _with_main(data: bytes, main: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, main if name == _MAIN else old.read(name))
    return out.getvalue()
