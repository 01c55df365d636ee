"""YAML text → a tree of nodes with line and column, by the rules of YAML 1.2's core schema, within bounds.

PyYAML's C parser gives the events; the tree is built here because PyYAML follows YAML 1.1 (`9:30` is 570, `no` is false), lets
a key be written twice, and follows nesting and aliases without bound.
"""

import re
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

import yaml

from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.errors import SourceError
from workshopkit.model.node import Mapping, Node, Scalar, Sequence
from workshopkit.sources.yaml_words import in_plain_words, is_told_where_it_opens

MOST_BYTES = 2_000_000
MOST_DEPTH = 40
MOST_NODES = 60_000
"""Nodes of a file, an alias counted as all that it stands for."""

_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_BOOLS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NOT_ONLY_TEXT = frozenset(("", *"~nNtTfF+-.0123456789"))
"""How a plain scalar that is something else than text may begin."""
_new = tuple.__new__
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE = "tag:yaml.org,2002:"
_TEXT_TAGS = ("!", f"{_CORE}str")
_TAGS = frozenset(f"{_CORE}{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_MOST_CONTROLS = 20
_OTHER_BREAKS = "\x85\u2028\u2029"
"""Line breaks of YAML 1.1 that are plain characters in YAML 1.2; Word leaves them in what is pasted."""


def load_yaml(path: Path) -> Node:
    """The tree of a YAML file; SourceError (WK0xx) when it cannot be read or goes beyond the bounds."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise SourceError(
                error("WK004", f"the file is {size} bytes; at most {MOST_BYTES} are read", Span(str(path)))
            )
        data = path.read_bytes()
    except FileNotFoundError as reason:
        hint = "Check the spelling, and the folder you stand in."
        raise SourceError(error("WK001", "there is no such file", Span(str(path)), hint)) from reason
    except OSError as reason:
        message = f"the file cannot be read: {reason.strerror}"
        hint = "Check the path, and whether you may read the file."
        raise SourceError(error("WK001", message, Span(str(path)), hint)) from reason
    return parse_yaml(decode(data, path), str(path))


def parse_yaml(text: str, file: str) -> Node:
    """The tree of a YAML text; `file` is named in diagnostics."""
    if not text.replace("\n", "").isprintable():  # a tenth of the time that looking for each takes, and mostly enough
        found = list(islice(_CONTROL.finditer(text), _MOST_CONTROLS))
        if found:
            raise SourceError(_unprintable(match, Span(file, *_place(text, match.start()))) for match in found)
        for other in _OTHER_BREAKS:
            text = text.replace(other, " ")
    try:
        return _Builder(file).build(text)
    except yaml.MarkedYAMLError as reason:
        raise SourceError(_syntax(reason, text, file)) from reason
    except yaml.YAMLError as reason:
        raise SourceError(error("WK002", f"not valid YAML: {reason}", Span(file))) from reason


def decode(data: bytes, path: Path) -> str:
    """UTF-8 with or without its mark; anything else is told with the place of the first byte that is wrong."""
    encodings = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
    name = next((name for mark, name in encodings if data.startswith(mark)), "")
    if not name and b"\0" in data[:4]:
        name = "UTF-16"
    if not name:
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as reason:
            line = data.count(b"\n", 0, reason.start) + 1
            column = reason.start - data.rfind(b"\n", 0, reason.start)
            message = f"the file is not UTF-8 (byte 0x{data[reason.start]:02X}; it looks like Windows-1252)"
            hint = "Save it as UTF-8: in Notepad choose Save as, Encoding: UTF-8."
            raise SourceError(error("WK005", message, Span(str(path), line, column), hint)) from reason
    hint = "Save it as UTF-8: in Notepad choose Save as, Encoding: UTF-8."
    raise SourceError(error("WK005", f"the file is {name}, not UTF-8", Span(str(path), 1, 1), hint))


def _unprintable(found: re.Match[str], span: Span) -> Diagnostic:
    message = f"the character U+{ord(found.group()):04X} cannot be printed and is not allowed"
    return error("WK003", message, span, "Delete it, or type the text again.")


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _syntax(reason: yaml.MarkedYAMLError, text: str, file: str) -> Diagnostic:
    said = reason.problem or reason.context or "something is not understood"
    opened, mark = reason.context_mark or reason.problem_mark, reason.problem_mark or reason.context_mark
    if not mark or not opened:
        return error("WK002", f"not valid YAML: {said}", Span(file))
    lines = [*text.split("\n"), ""]
    rest = [lines[mark.line][mark.column :], *lines[mark.line + 1 :]]
    shown = opened if is_told_where_it_opens(said, "".join(rest)) else mark
    line = lines[mark.line] if shown is mark else ""
    message, hint = in_plain_words(said, line, mark.column, opened.line + 1)
    return error("WK002", f"not valid YAML: {message}", Span(file, shown.line + 1, shown.column + 1), hint)


class _Builder:
    """Builds the tree from events with a stack of its own, so that depth is a number and not Python's recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.anchors: dict[str, Node] = {}
        self.open: list[tuple[Any, list[Node], int]] = []
        """Collections not yet closed: the event that opened each, the values around it, and the weight before it."""
        self.children: list[Node] = []
        self.weight = 0
        self.aliased = False
        self.documents = 0
        self.found: list[Diagnostic] = []
        self.takers: dict[type, Callable[[Any], None]] = {
            yaml.DocumentStartEvent: self._begin,
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceEndEvent: self._close,
            yaml.MappingEndEvent: self._close,
            yaml.AliasEvent: self._alias,
        }

    def build(self, text: str) -> Node:
        """The tree. One look-up and one call for each event: a build reads some fifteen thousand of them."""
        loader = _LOADER(text)
        next_event, takers = loader.get_event, self.takers
        while not isinstance(event := next_event(), yaml.StreamEndEvent):
            take = takers.get(type(event))
            if take is not None:
                take(event)
        if self.found:
            raise SourceError(self.found)
        return self.children[0] if self.children else Scalar("", None, Span(self.file, 1, 1))

    def _begin(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse("WK002", "not valid YAML: a second document starts here", event, "Delete the line ---.")

    def _check_tag(self, event: Any) -> None:
        """Notes a tag that would make something else of a value than YAML's core schema knows."""
        if event.tag not in _TAGS and event.tag not in _TEXT_TAGS:
            shown = event.tag.replace(_CORE, "!!")[:60]
            hint = "Delete the tag; a text that looks like something else is put in quotation marks."
            self.found.append(error("WK002", f"the tag «{shown}» is not allowed", self._span(event), hint))

    def _scalar(self, event: Any) -> None:
        if event.tag:
            self._check_tag(event)
        mark, text, style = event.start_mark, event.value, event.style
        # Both as they would make themselves, at half the cost: there are more scalars than all else together.
        span = _new(Span, (self.file, mark.line + 1, mark.column + 1))
        # Only quotation marks know escapes, by which what the whole text was cleared of would come in again.
        if style == '"' and (escaped := _CONTROL.search(text)):
            self.found.append(_unprintable(escaped, span))
        value = text if text[:1] not in _NOT_ONLY_TEXT else _resolve(event)
        node = _new(Scalar, (text, value, span, 1))
        self.weight += 1
        if event.anchor or self.weight > MOST_NODES:
            self.weight -= 1
            self._add(node, event)
        else:
            self.children.append(node)

    def _open(self, event: Any) -> None:
        if event.tag:
            self._check_tag(event)
        if len(self.open) >= MOST_DEPTH:
            self._refuse("WK004", f"nested more than {MOST_DEPTH} levels deep", event)
        self.open.append((event, self.children, self.weight))
        self.children = []

    def _alias(self, event: Any) -> None:
        found = self.anchors.get(event.anchor or "")
        if found is None:
            self._refuse("WK002", f"not valid YAML: «*{event.anchor}» points to nothing above it", event)
        self.aliased = True
        self.weight += found.weight
        if self.weight > MOST_NODES:
            self._refuse_weight(event)
        self.children.append(found)

    def _close(self, event: Any) -> None:
        opened, around, before = self.open.pop()
        children, self.children = self.children, around
        weight = self.weight - before + 1
        if isinstance(opened, yaml.MappingStartEvent):
            self._add(Mapping(self._entries(children), self._span(opened), weight), opened)
        else:
            self._add(Sequence(tuple(children), self._span(opened), weight), opened)

    def _entries(self, children: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        keys = [key for key in children[::2] if isinstance(key, Scalar)]
        if len({key.text for key in keys}) < len(children) // 2:
            self._tell_bad_keys(children[::2])
        return tuple(zip(keys, children[1::2], strict=True))

    def _tell_bad_keys(self, keys: list[Node]) -> None:
        seen: dict[str, Span] = {}
        for key in keys:
            if not isinstance(key, Scalar):
                hint = "A text with {{ }} in it stands in quotation marks."
                raise SourceError(error("WK002", "not valid YAML here: a key must be a single word", key.span, hint))
            if key.text in seen:
                message = f"«{key.text[:40]}» is written twice; the first is in line {seen[key.text].line}"
                self.found.append(error("WK006", message, key.span, "Keep one of the two."))
            seen.setdefault(key.text, key.span)

    def _add(self, node: Node, event: Any) -> None:
        self.weight += 1
        if self.weight > MOST_NODES:
            self._refuse_weight(event)
        if event.anchor:
            self.anchors[event.anchor] = node
        self.children.append(node)

    def _refuse_weight(self, event: Any) -> NoReturn:
        self._refuse("WK004", f"more than {MOST_NODES} values{', aliases counted out' * self.aliased}", event)

    def _span(self, event: Any) -> Span:
        return Span(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _refuse(self, code: str, message: str, event: Any, hint: str = "") -> NoReturn:
        raise SourceError(error(code, message, self._span(event), hint))


def _resolve(event: Any) -> str | int | float | bool | None:
    """The value of a scalar by YAML 1.2's core schema; a quoted one is always text."""
    text: str = event.value
    quoted = event.style and not event.tag  # «!!int "3"» is a number
    if quoted or event.tag in _TEXT_TAGS or text[:1] not in _NOT_ONLY_TEXT:
        return text
    if text in _NULLS:
        return None
    if text in _BOOLS:
        return _BOOLS[text]
    if _INT.match(text) and len(text) < 19:
        return int(text)
    if _FLOAT.match(text) and len(text) < 30:
        return float(text)
    return text
