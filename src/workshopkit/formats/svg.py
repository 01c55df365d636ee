"""An SVG as somebody's program wrote it → the same without what does not belong into a picture, or why it is not taken.

An SVG may carry programs, fetch addresses, and grow beyond bounds by naming its own parts over and over. What is passed on
in a deck or a paper must do none of it, so such a file is refused rather than repaired in silence.
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from workshopkit.diagnostics import Diagnostic, Span, error, warning
from workshopkit.errors import WorkshopkitError

MOST_BYTES = 2 * 1024 * 1024
MOST_DRAWN = 50_000
"""Elements, each counted as often as `use`, patterns, masks and such repeat it."""
_MOST_DEPTH = 200
_MOST_OBLONG = 20
_SVG = "{http://www.w3.org/2000/svg}"
_PROGRAMS = frozenset({"script", "handler", "listener"})
_FOREIGN = frozenset({"foreignObject", "iframe", "embed", "object", "audio", "video", "canvas"})
_MOVING = frozenset({"animate", "animateColor", "animateMotion", "animateTransform", "set", "discard"})
_PICTURE = "data:image/png;base64,"
_MOST_PICTURE_PX = 4_000
"""The side of a picture within the drawing."""
_REACHES = re.compile(r"""url\(\s*["']?\s*([^"')\s]*)""", re.IGNORECASE)
_IMPORT = re.compile(r"@import|@font-face|javascript:|\\", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d+\.?\d*|\.\d+)\s*(px|pt|pc|mm|cm|in)?\s*$", re.IGNORECASE)
_PX = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_EXPORT = (
    "Export the logo again as a plain SVG with nothing from outside (Inkscape: «Plain SVG»; Illustrator: «Export As», with "
    "«Preserve Illustrator Editing Capabilities» off), or save it as PNG."
)
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
)


@dataclass(frozen=True, slots=True)
class SafeSvg:
    """An SVG that may be passed on, its width and height in CSS pixels, and what there is to tell."""

    data: bytes
    width: float
    height: float
    diagnostics: tuple[Diagnostic, ...] = ()


def read_svg(data: bytes, span: Span) -> SafeSvg:
    """The drawing without document type, comments and editors' own notes.

    Raises WorkshopkitError: WK573 larger than a logo is, WK575 programs, addresses, entities and such, WK576 no drawing
    that can be shown. Tells WK577 of text that is still text. `span` is the file.
    """
    if len(data) > MOST_BYTES:
        said = f"has {len(data) / 2**20:.1f} MB; {MOST_BYTES // 2**20} MB is the most for a drawing"
        raise _refusal("WK573", said, span, "Simplify its paths, or save it as PNG, 600 pixels high.")
    root = _parsed(data, span)
    if root.tag != f"{_SVG}svg":
        raise _refusal("WK576", "is XML, but no SVG drawing", span, _EXPORT)
    for node in root.iter(etree.Element):
        _refuse_unsafe(node, span)
    for node in [
        node for node in root.iter(etree.Element) if not node.tag.startswith(_SVG) or node.tag == f"{_SVG}metadata"
    ]:
        _drop(node)
    if _drawn(root) > MOST_DRAWN:
        raise _refusal(
            "WK575", f"draws more than {MOST_DRAWN:,} shapes, or without end", span, "Simplify it, or save it as PNG."
        )
    width, height = _size(root, span)
    texts = sum(1 for node in root.iter(f"{_SVG}text") if "".join(node.itertext()).strip())
    return SafeSvg(
        etree.tostring(root, encoding="UTF-8", xml_declaration=True), width, height, _about_text(texts, span)
    )


def _parsed(data: bytes, span: Span) -> etree._Element:
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError, LookupError) as problem:
        line = getattr(problem, "lineno", None) or 0
        where = Span(span.file, line, 1 if line else 0)
        raise _refusal("WK576", "cannot be read: it is no well-formed XML", where, _EXPORT) from problem
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and (list(declared.iterentities()) or list(declared.iterelements())):
        raise _refusal("WK575", "declares entities of its own", span, _EXPORT)
    if any(True for _ in root.iter(etree.Entity)):
        raise _refusal("WK575", "uses entities that come from outside", span, _EXPORT)
    return root


def _refuse_unsafe(node: etree._Element, span: Span) -> None:
    where = Span(span.file, node.sourceline or 0, 1 if node.sourceline else 0)
    name = etree.QName(node).localname
    if name in _PROGRAMS:
        raise _refusal("WK575", f"carries a program («{name}»)", where, _EXPORT)
    if name in _FOREIGN:
        raise _refusal("WK575", f"holds something that is no drawing («{name}»)", where, _EXPORT)
    if name in _MOVING and node.tag.startswith(_SVG):
        raise _refusal("WK575", f"moves («{name}»)", where, _EXPORT)
    for key, value in node.attrib.items():
        if (said := _unsafe_attribute(etree.QName(key).localname, value)) is not None:
            raise _refusal("WK575", said, where, _EXPORT)
    if name == "style" and (said := _unsafe_style("".join(node.itertext()))) is not None:
        raise _refusal("WK575", said, where, _EXPORT)


def _unsafe_attribute(name: str, value: str) -> str | None:
    """What is wrong with an attribute, None when nothing is."""
    if name.lower().startswith("on"):
        return f"carries a program («{name}»)"
    if name in ("href", "src") and not value.strip().startswith("#"):
        return _unsafe_address(value.strip())
    if name == "base":
        return "refers to something outside it («xml:base»)"
    return _unsafe_style(value) if "url(" in value.lower() or name == "style" else None


def _unsafe_address(address: str) -> str | None:
    """Nothing is wrong with a small PNG that the drawing carries itself."""
    if not address.startswith(_PICTURE):
        return f"refers to something outside it: «{address[:60]}»" if address else None
    try:
        start = base64.b64decode("".join(address[len(_PICTURE) :].split())[:64])
    except ValueError:
        start = b""
    sides = (int.from_bytes(start[place : place + 4], "big") for place in (16, 20))
    whole = start.startswith(b"\x89PNG") and all(0 < side <= _MOST_PICTURE_PX for side in sides)
    return None if whole else "carries a picture that is damaged or too large"


def _unsafe_style(text: str) -> str | None:
    if (rule := _IMPORT.search(text)) is not None:
        return f"has a style that fetches or hides something («{rule[0]}»)"
    outside = next((target for target in _REACHES.findall(text) if not target.startswith("#")), None)
    return None if outside is None else f"refers to something outside it: «{outside[:60]}»"


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _drawn(root: etree._Element) -> int:
    """How many elements are drawn when every reference by id is followed; one over the most when there is no end."""
    kept = list(root.iter(etree.Element))  # lxml makes a new object for a node when nobody keeps the old one
    named = {node.get("id"): node for node in kept if node.get("id")}
    known: dict[etree._Element, int] = {}

    def count(node: etree._Element, above: frozenset[etree._Element]) -> int:
        if node in above or len(above) > _MOST_DEPTH:
            return MOST_DRAWN + 1
        if node not in known:
            inside = above | {node}
            parts = [*node.iterchildren(etree.Element), *(named[name] for name in _named_in(node) if name in named)]
            known[node] = min(1 + sum(count(part, inside) for part in parts), MOST_DRAWN + 1)
        return known[node]

    return count(root, frozenset())


def _named_in(node: etree._Element) -> Iterator[str]:
    for key, value in node.attrib.items():
        if etree.QName(key).localname == "href" and value.strip().startswith("#"):
            yield value.strip()[1:]
        yield from (target[1:] for target in _REACHES.findall(value) if target.startswith("#"))


def _size(root: etree._Element, span: Span) -> tuple[float, float]:
    """Width and height in CSS pixels: those written, else the view box's."""
    box = [float(number) for number in _NUMBER.findall(root.get("viewBox", ""))]
    lengths = [_LENGTH.match(root.get(side, "")) for side in ("width", "height")]
    written = [float(found[1]) * _PX[(found[2] or "").lower()] if found else 0.0 for found in lengths]
    width, height = written if all(written) else (box[2:4] if len(box) == 4 else (0.0, 0.0))
    if not (0 < width < 1e6 and 0 < height < 1e6):
        raise _refusal(
            "WK576", "does not say how large it is (neither «viewBox» nor «width» and «height»)", span, _EXPORT
        )
    if max(width, height) > _MOST_OBLONG * min(width, height):
        hint = "Cut the page to the drawing (Inkscape: Edit, Resize Page to Selection)."
        raise _refusal("WK573", f"is {width:g} × {height:g} large: a line, not a logo", span, hint)
    return width, height


def _about_text(texts: int, span: Span) -> tuple[Diagnostic, ...]:
    if not texts:
        return ()
    said = f"the logo «{_name(span)}» holds text as text; whoever lacks its font sees another"
    hint = "Turn the text into outlines (Inkscape: Path, Object to Path; Illustrator: Type, Create Outlines)."
    return (warning("WK577", said, span, hint),)


def _name(span: Span) -> str:
    return re.split(r"[/\\]", span.file)[-1]


def _refusal(code: str, what: str, span: Span, hint: str) -> WorkshopkitError:
    return WorkshopkitError(error(code, f"the logo «{_name(span)}» {what}", span, hint))
