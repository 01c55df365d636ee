"""Somebody's OOXML file → its parts, safely; parts → the bytes of a zip that are the same every time.

Knows nothing of slides or paragraphs. What is wrong with a file is a WorkshopkitError that says it plainly
(WK501–WK509).
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath

from lxml import etree

from workshopkit.diagnostics import Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.archive import zip_parts

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELS = "_rels/.rels"
MAX_UNPACKED_BYTES = 300 * 1024 * 1024
MAX_ENTRIES = 20_000
MAX_RATIO = 150
"""Unpacked to packed. Real templates stay under 40; a bomb of deflate reaches 1,000."""
RATIO_COUNTS_FROM_BYTES = 10 * 1024 * 1024

RAISED_BY_DAMAGE = (
    etree.LxmlError, LookupError, ValueError, AttributeError, TypeError, ArithmeticError, RecursionError,
)  # fmt: skip
"""What Office's libraries raise beside their own: they check no schema, so a missing element shows as an attribute of None."""

_NO_NUMBER = re.compile("(?:invalid literal for int|could not convert string to float).*?: ('.*')$", re.DOTALL)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_LOCAL = struct.Struct("<4s22xHH")
"""The head of a zip's entry: its mark, and how long the name and the extra field are that follow it."""
_PLAIN_FLAGS = 0x80E
"""An entry's flags that change nothing in how it is unpacked: how hard it was packed, sizes behind it, a name in UTF-8."""
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT_MARK = b"purl.oclc.org/ooxml"
_ML = "application/vnd.openxmlformats-officedocument."
_MACRO = "application/vnd.ms-"
_MAIN_TYPES = {
    f"{_ML}presentationml.template.main+xml": f"{_ML}presentationml.presentation.main+xml",
    f"{_ML}presentationml.slideshow.main+xml": f"{_ML}presentationml.presentation.main+xml",
    f"{_MACRO}powerpoint.presentation.macroEnabled.main+xml": f"{_ML}presentationml.presentation.main+xml",
    f"{_MACRO}powerpoint.template.macroEnabled.main+xml": f"{_ML}presentationml.presentation.main+xml",
    f"{_MACRO}powerpoint.slideshow.macroEnabled.main+xml": f"{_ML}presentationml.presentation.main+xml",
    f"{_ML}wordprocessingml.template.main+xml": f"{_ML}wordprocessingml.document.main+xml",
    f"{_MACRO}word.document.macroEnabled.main+xml": f"{_ML}wordprocessingml.document.main+xml",
    f"{_MACRO}word.template.macroEnabledTemplate.main+xml": f"{_ML}wordprocessingml.document.main+xml",
}
_MACRO_PART = re.compile(r"(^|/)(vbaProject[^/]*\.bin|vbaData[^/]*\.xml|vbaProjectSignature[^/]*\.bin)$", re.IGNORECASE)


def open_package(path: Path) -> dict[str, bytes]:
    """Parts of an OOXML file by name without leading slash, in the zip's order, `[Content_Types].xml` among them.

    Templates and macro files come back as plain documents (main content type changed, macros dropped), so that
    `pack(open_package(path))` opens in python-pptx and python-docx. Raises WorkshopkitError (WK501–WK509).
    """
    parts = _read_zip(_read_file(path), path)
    if CONTENT_TYPES not in parts:
        raise _refusal("WK505", path, "is a zip, but not an Office file: it has no [Content_Types].xml")
    _refuse_declarations(parts, path)
    if _STRICT_MARK in parts.get(ROOT_RELS, b""):
        raise _refusal(
            "WK506", path, "is saved as «Strict Open XML», which cannot be used",
            "Open it and save it as an ordinary .pptx or .docx.",
        )  # fmt: skip
    dropped = {name for name in parts if _MACRO_PART.search(name)}
    kept = {name: data for name, data in parts.items() if name not in dropped and not _belongs_to(name, dropped)}
    try:
        kept[CONTENT_TYPES] = _plain_content_types(kept[CONTENT_TYPES], dropped)
        return _without_dead_relationships(kept, dropped)
    except etree.XMLSyntaxError as problem:
        raise _refusal("WK509", path, "is damaged: its list of parts cannot be read", "Save it again.") from problem


def damage(problem: BaseException) -> str:
    """What one of RAISED_BY_DAMAGE says of a file, in plain words."""
    if isinstance(problem, etree.XMLSyntaxError):
        return f"a part of it is no XML that can be read ({problem.msg})"
    if number := _NO_NUMBER.match(str(problem)):
        return f"a number is expected in it where {number[1]} stands"
    if isinstance(problem, ArithmeticError):
        return "a size or place in it is none"
    missing = isinstance(problem, AttributeError | TypeError | RecursionError)
    return "something is missing in it" if missing else str(problem)


def holds_macros(path: Path) -> bool:
    """Whether a file that `open_package` reads carries macros, which it leaves out."""
    with zipfile.ZipFile(path) as archive:
        return any(_MACRO_PART.search(name) for name in archive.namelist())


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the parts without a clock: content types, root relationships, then the others in the order given."""
    return zip_parts({name: parts[name] for name in in_order(parts)})


def in_order(names: Iterable[str]) -> list[str]:
    """The names of a package's parts as a zip has them: content types, root relationships, then the others as given."""
    first = (CONTENT_TYPES, ROOT_RELS)
    return sorted(names, key=lambda name: first.index(name) if name in first else len(first))


def rels_name(part: str) -> str:
    """Name of the relationships part of a part: `ppt/slides/slide1.xml` → `ppt/slides/_rels/slide1.xml.rels`."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


@lru_cache(1024)
def links_in(rels: bytes) -> tuple[tuple[str, str, str, bool], ...]:
    """The relationships in a part's list: id, type, target, and whether it lies outside. Raises lxml's XMLSyntaxError.

    Layouts by the hundred have one and the same list.
    """
    nodes = etree.fromstring(rels, _PARSER).iterchildren("*")
    return tuple(
        (node.get("Id", ""), node.get("Type", ""), node.get("Target", ""), node.get("TargetMode") == "External")
        for node in nodes
    )


@lru_cache(4096)
def resolve_target(part: str, target: str) -> str:
    """The part that a relationship of `part` ("" for the package) leads to."""
    return target[1:] if target.startswith("/") else normpath(join(dirname(part), target))


def _read_file(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError as problem:
        raise _refusal("WK501", path, "does not exist", "Check the name and the folder.") from problem
    except OSError as problem:
        raise _refusal("WK501", path, f"cannot be read ({problem.strerror})") from problem
    if not data:
        raise _refusal("WK502", path, "is empty (0 bytes)", "Fetch or save the file again.")
    if data.startswith(_OLE_MAGIC):
        raise _refusal(
            "WK503", path, "is protected by a password, or saved in the format from before 2007",
            "Open it in Office, take the password away, and save it as .pptx or .docx.",
        )  # fmt: skip
    return data


def _read_zip(data: bytes, path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_bombs(entries, len(data), path)
            names = [entry.filename.lstrip("/") for entry in entries]
            if len(set(names)) < len(names):
                raise _refusal("WK509", path, "is damaged: it holds the same part twice", "Save it again in Office.")
            return {name: _unpacked(archive, data, entry) for name, entry in zip(names, entries, strict=True)}
    except zipfile.BadZipFile as problem:
        code, what = ("WK509", "is damaged") if data.startswith(b"PK") else ("WK504", "is not an Office file")
        raise _refusal(code, path, what, "Fetch the file again, or save it again in Office.") from problem
    except (zlib.error, RuntimeError, NotImplementedError, EOFError) as problem:
        # zipfile raises RuntimeError for an encrypted entry, NotImplementedError for an unknown compression.
        raise _refusal("WK509", path, "is damaged or locked", "Save it again in Office.") from problem


def _unpacked(archive: zipfile.ZipFile, data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """A part. The usual ones are inflated at once, twice as fast as zipfile does: never to more than the file says, with
    its length and checksum proved. For any that are not as they should be, zipfile says what is wrong."""
    head = data[entry.header_offset : entry.header_offset + _LOCAL.size]
    if entry.compress_type != zipfile.ZIP_DEFLATED or entry.flag_bits & ~_PLAIN_FLAGS or len(head) < _LOCAL.size:
        return archive.read(entry)
    mark, name_length, extra_length = _LOCAL.unpack(head)
    named = entry.header_offset + _LOCAL.size
    start = named + name_length + extra_length
    if mark != b"PK\3\4" or data[named : named + name_length] != entry.orig_filename.encode("utf-8"):
        return archive.read(entry)
    try:
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        part = inflating.decompress(data[start : start + entry.compress_size], entry.file_size + 1)
    except zlib.error:
        return archive.read(entry)
    sound = inflating.eof and len(part) == entry.file_size and zlib.crc32(part) == entry.CRC
    return part if sound else archive.read(entry)


def _refuse_bombs(entries: list[zipfile.ZipInfo], packed_bytes: int, path: Path) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    hint = "Take the large pictures and films out of it, or use another file."
    if unpacked > MAX_UNPACKED_BYTES or len(entries) > MAX_ENTRIES:
        raise _refusal("WK507", path, f"is too large: {unpacked // 2**20} MB unpacked, {len(entries)} parts", hint)
    if unpacked > RATIO_COUNTS_FROM_BYTES and unpacked > MAX_RATIO * packed_bytes:
        what = f"unpacks to {unpacked // packed_bytes} times its size, as no real file does"
        raise _refusal("WK507", path, what, hint)


def _refuse_declarations(parts: Mapping[str, bytes], path: Path) -> None:
    for name, data in parts.items():
        if not name.lower().endswith((".xml", ".rels", ".vml")):
            continue
        # A declaration stands before the root element; UTF-16 hides it from a search in bytes.
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        text = data.decode("utf-16", "replace").encode("utf-8", "replace") if wide else data
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise _refusal("WK508", path, f"declares entities of its own in {name}, which Office never does")


def _plain_content_types(data: bytes, dropped: set[str]) -> bytes:
    root = etree.fromstring(data, _PARSER)
    for node in list(root):
        kind = node.get("ContentType", "")
        node.set("ContentType", _MAIN_TYPES.get(kind, kind))
        if node.get("PartName", "").lstrip("/") in dropped or (kind == f"{_MACRO}office.vbaProject" and dropped):
            root.remove(node)
    return _serialised(root)


def _without_dead_relationships(parts: dict[str, bytes], dropped: set[str]) -> dict[str, bytes]:
    """Relationships go that lead to macros, or to parts that are not there (a lost thumbnail, a picture called NULL)."""
    for name in [name for name in parts if name.endswith(".rels")]:
        folder, _, file = name.rpartition("_rels/")
        source = folder + file.removesuffix(".rels")
        inside = [(target, resolve_target(source, target)) for _, _, target, away in links_in(parts[name]) if not away]
        dead = {target for target, part in inside if part in dropped or part not in parts}
        if not dead:
            continue
        root = etree.fromstring(parts[name], _PARSER)
        for node in list(root.iterchildren("*")):
            if node.get("TargetMode") != "External" and node.get("Target", "") in dead:
                root.remove(node)
        parts[name] = _serialised(root)
    return parts


def _serialised(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _belongs_to(name: str, dropped: set[str]) -> bool:
    return any(name == rels_name(part) for part in dropped)


def _refusal(code: str, path: Path, what: str, hint: str = "") -> WorkshopkitError:
    return WorkshopkitError(error(code, f"«{path.name}» {what}.", Span(str(path)), hint))
