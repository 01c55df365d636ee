"""Bytes of a .pptx or .docx → what is wrong with the package, in words: what validators of single parts don't see."""

import io
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Literal

from lxml import etree
from openxml_audit import OpenXmlValidator

_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def check_package(data: bytes, kind: Literal["pptx", "docx"]) -> list[str]:
    """Every fault of the package's own rules; an empty list means that none was found."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        faults = [f"zip entry twice: {name}" for name, count in Counter(names).items() if count > 1]
        parts = {name: archive.read(name) for name in names}
    faults += _content_types(parts) + _relationships(parts)
    return faults + (_presentation(parts) if kind == "pptx" else _document(parts))


def audit(data: bytes, kind: Literal["pptx", "docx"]) -> list[str]:
    """What openxml-audit, a port of Microsoft's SDK validator, finds against the schema."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file.{kind}"
        path.write_bytes(data)
        return [str(problem) for problem in OpenXmlValidator().validate(str(path)).errors]


def _content_types(parts: dict[str, bytes]) -> list[str]:
    root = etree.fromstring(parts["[Content_Types].xml"])
    defaults = {node.get("Extension").lower() for node in root.iter(f"{_TYPES}Default")}
    overrides = [node.get("PartName") for node in root.iter(f"{_TYPES}Override")]
    faults = [f"content type twice: {name}" for name, count in Counter(overrides).items() if count > 1]
    faults += [f"content type of a part that is not there: {name}" for name in overrides if name[1:] not in parts]
    for name in parts:
        plain_xml = name.endswith(".xml") and f"/{name}" not in overrides and name != "[Content_Types].xml"
        if plain_xml or (f"/{name}" not in overrides and name.rpartition(".")[2].lower() not in defaults
                         and name != "[Content_Types].xml"):  # fmt: skip
            faults.append(f"no content type: {name}")
    return faults


def _relationships(parts: dict[str, bytes]) -> list[str]:
    faults, reached = [], set()
    for name in [name for name in parts if name.endswith(".rels")]:
        folder, _, file = name.rpartition("_rels/")
        source = folder + file.removesuffix(".rels")
        ids = Counter()
        for node in etree.fromstring(parts[name]).iter(f"{_RELS}Relationship"):
            ids[node.get("Id")] += 1
            target = node.get("Target")
            if node.get("TargetMode") == "External":
                continue
            part = target[1:] if target.startswith("/") else normpath(join(dirname(source), target))
            reached.add(part)
            if part not in parts:
                faults.append(f"{name}: {node.get('Id')} leads to {part}, which is not there")
        faults += [f"{name}: relationship {rid} twice" for rid, count in ids.items() if count > 1]
        if source:
            faults += _references(parts, source, set(ids))
    loose = [name for name in parts if not name.endswith(".rels") and name not in reached]
    return faults + [f"nothing leads to {name}" for name in loose if name != "[Content_Types].xml"]


def _references(parts: dict[str, bytes], source: str, ids: set[str]) -> list[str]:
    if source not in parts:
        return [f"relationships of a part that is not there: {source}"]
    nodes = etree.fromstring(parts[source]).iter()
    used = {value for node in nodes for key, value in node.attrib.items() if key.startswith(_R)}
    return [f"{source} refers to {rid}, which is not a relationship" for rid in sorted(used - ids) if rid]


def _presentation(parts: dict[str, bytes]) -> list[str]:
    faults: list[str] = []
    for name in parts:
        if name.startswith(
            ("ppt/slides/slide", "ppt/notesSlides/", "ppt/slideLayouts/slideLayout", "ppt/slideMasters/s")
        ):
            counts = Counter(node.get("id") for node in etree.fromstring(parts[name]).iter(f"{_P}cNvPr"))
            faults += [f"{name}: shape id {number} twice" for number, count in counts.items() if count > 1]
    root = etree.fromstring(parts["ppt/presentation.xml"])
    slides = [node.get("id") for node in root.iter(f"{_P}sldId")]
    faults += [f"slide id {number} twice" for number, count in Counter(slides).items() if count > 1]
    listed = [node.get("id") for node in root.iter(f"{_P14}sldId")]
    if listed and listed != slides:
        faults.append("the sections don't list the slides, each once and in order")
    numbers = [node.get("id") for node in root.iter(f"{_P}sldMasterId")]
    for name in parts:
        if name.startswith("ppt/slideMasters/slideMaster"):
            numbers += [node.get("id") for node in etree.fromstring(parts[name]).iter(f"{_P}sldLayoutId")]
    return faults + [
        f"id {number} of a master or layout twice" for number, n in Counter(numbers).items() if number and n > 1
    ]


def _document(parts: dict[str, bytes]) -> list[str]:
    root = etree.fromstring(parts["word/document.xml"])
    starts = Counter(node.get(f"{_W}id") for node in root.iter(f"{_W}bookmarkStart"))
    ends = Counter(node.get(f"{_W}id") for node in root.iter(f"{_W}bookmarkEnd"))
    faults = [f"bookmark {number} is not closed once" for number in starts if ends[number] != 1 or starts[number] != 1]
    faults += [f"bookmark end {number} without a start" for number in ends if number not in starts]
    names = Counter(node.get(f"{_W}name") for node in root.iter(f"{_W}bookmarkStart"))
    faults += [f"bookmark name {name} twice" for name, count in names.items() if count > 1]
    drawings = Counter(node.get("id") for node in root.iter(f"{_WP}docPr"))
    return faults + [f"drawing id {number} twice" for number, count in drawings.items() if count > 1]
