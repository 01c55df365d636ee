"""The arguments of a template's entry → values: texts, inline text, numbers, lists; with a place for every mistake."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from workshopkit.compose.environment import Leaves, Scope
from workshopkit.compose.expand import Entry, Expanding, as_leaf, expand
from workshopkit.compose.markup import escape, parse_inlines
from workshopkit.compose.views import Prose, View
from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.errors import TemplateError
from workshopkit.frozen import dataclass
from workshopkit.memory import Memory
from workshopkit.model.node import Mapping, Node, Scalar, Sequence
from workshopkit.model.text import Inlines, plain


class Composing(Expanding):
    """What the composing of one document shares."""

    def __init__(self, leaves: Leaves) -> None:
        super().__init__(leaves)
        self.diagnostics: list[Diagnostic] = []
        self.fillable: list[tuple[str, Span]] = []
        """The ids of what can be filled in, in the document's order, "" where there is none, and where each is written."""
        self._memory = Memory()

    def tell(self, reason: TemplateError) -> None:
        self.diagnostics.extend(reason.diagnostics)

    def entries(self, node: Node, inner: str, scope: Scope) -> Iterator[Entry]:
        """The entries of a list, without those that cannot be expanded, which are told."""
        try:
            yield from expand(node, inner, scope, self)
        except TemplateError as reason:
            self.diagnostics.extend(reason.diagnostics)

    def recall(self, name: str, node: Node, scope: Scope, make: "Callable[[], Value]") -> "Value":
        """What a part of the template gives, made once for the same values of the names that it asks for.

        `workshop` may be asked for without being named, since it is the same in the whole document.
        """
        values = (node, *[scope.get(name, _MISSING) for name in self._names(node, scope)])
        left, characters = self.budget.left, self.budget.characters

        def counted() -> "tuple[Value, int, int]":
            return make(), left - self.budget.left, characters - self.budget.characters

        made, entries, written = self._memory.recall(name, values, counted, self.diagnostics)
        if (self.budget.left, self.budget.characters) == (left, characters):  # recalled
            self.budget.left -= entries
            self.budget.write(written, node.span)
        return made

    def _names(self, node: Node, scope: Scope) -> tuple[str, ...]:
        """The names that a part of the template may ask for, in this scope or another."""
        self.named.update(() if self.named.issuperset(scope) else scope)
        return self._memory.recall(len(self.named), (node,), lambda: tuple(sorted(_words(node) & self.named)))

    def allow(self, node: Node, names: Iterable[str]) -> None:
        """Tells keys of a node that are not among the names (WK407); TemplateError (WK406) when it has no keys."""
        told = self.diagnostics
        self._memory.recall("allowed", (node, names), lambda: told.extend(unknown_keys(node, names)), told)

    def attempt(self, work: "Callable[[], Value]", otherwise: "Value") -> "Value":
        """What the work gives, or `otherwise` after its diagnostics have been noted."""
        try:
            return work()
        except TemplateError as reason:
            self.tell(reason)
            return otherwise


Value = TypeVar("Value")
_MISSING = object()
_WORD = re.compile(r"[^\W\d]\w*")


def _words(node: Node) -> set[str]:
    """All words of a part of a template; the names that it asks for are among them."""
    match node:
        case Scalar():
            return set(_WORD.findall(node.text))
        case Sequence():
            return set().union(*map(_words, node.items))
        case Mapping():
            return set().union(*(_words(value) for _, value in node.entries))


def unknown_keys(node: Node, names: Iterable[str]) -> list[Diagnostic]:
    """An error (WK407) for every key that is not among the names; TemplateError (WK406) when it has no keys."""
    known = sorted(names)
    listed = f"Known here: {', '.join(known)}."
    if not isinstance(node, Mapping):
        raise TemplateError(error("WK406", "keys and values are expected here", node.span, listed))
    found = []
    for key in (key for key, _ in node.entries if key.text not in known):
        close = difflib.get_close_matches(key.text, known, n=1)
        hint = f"Did you mean «{close[0]}»?" if close else listed
        found.append(error("WK407", f"«{key.text[:40]}» is not known here", key.span, hint))
    return found


def bare_expression(leaf: Scalar) -> Scalar:
    """A leaf that is an expression, without {{ }} around it."""
    source = leaf.text.strip()
    if source.startswith("{{") and source.endswith("}}") and source.count("{{") == 1:
        return Scalar(source[2:-2].strip(), None, leaf.span)
    return leaf


@dataclass(frozen=True)
class Arguments:
    """The value of an entry's key, read in the entry's scope."""

    node: Node
    scope: Scope
    composing: Composing

    def allow(self, names: Iterable[str]) -> "Arguments":
        """Itself, after telling keys that are not among the names (WK407); TemplateError (WK406) when it has no keys."""
        self.composing.allow(self.node, names)
        return self

    def recall(self, name: str, make: "Callable[[], Value]") -> "Value":
        """What `make` gives of a key's node, or of a leaf itself, made once for the same values of the names in it."""
        node = self.node if isinstance(self.node, Scalar) else self.need(name)
        return self.composing.recall(name, node, self.scope, make)

    def get(self, name: str) -> Node | None:
        """The node of a key, or None."""
        return self.node.get(name) if isinstance(self.node, Mapping) else None

    def need(self, name: str) -> Node:
        """The node of a key; TemplateError (WK406) when it is missing."""
        node = self.get(name)
        if node is None:
            raise TemplateError(error("WK406", f"«{name}» is missing", self.node.span, f"Add «{name}:»."))
        return node

    def at(self, node: Node) -> "Arguments":
        """The same scope at another node."""
        return Arguments(node, self.scope, self.composing)

    def within(self, entry: Entry) -> "Arguments":
        """An entry of a list below."""
        return Arguments(entry.node, entry.scope, self.composing)

    def entries(self, name: str, inner: str | None = None) -> "list[Arguments]":
        """The expanded entries of the list under a key; none when the key is missing."""
        node = self.get(name)
        if node is None:
            return []
        return [self.within(entry) for entry in self.composing.entries(node, inner or name, self.scope)]

    def markdown(self, name: str = "", otherwise: str = "") -> str:
        """The rendered text of a key ("" for the node itself), with its marks."""
        node = self.get(name) if name else self.node
        if node is None:
            return otherwise
        text = self.composing.attempt(lambda: self.composing.leaves.text(as_leaf(node), self.scope), "")
        self.composing.budget.write(len(text), node.span)
        return text

    def inlines(self, name: str = "") -> Inlines:
        """The inline text of a key, or of the node itself."""
        return parse_inlines(self.markdown(name))

    def text(self, name: str = "", otherwise: str = "") -> str:
        """The plain text of a key, or of the node itself."""
        return plain(parse_inlines(self.markdown(name, otherwise)))

    def value(self, name: str = "") -> Any:
        """The value of an expression; a leaf with {{ }} around it is taken the same way."""
        leaf = bare_expression(as_leaf(self.need(name) if name else self.node))
        if isinstance(leaf.value, int | float | bool):
            return leaf.value
        return self.composing.leaves.value(leaf, self.scope)

    def whole(self, name: str, otherwise: int, least: int = 0, most: int = 999) -> int:
        """A whole number within bounds, as a number or an expression; `name` "" for the node itself."""
        if name and self.get(name) is None:
            return otherwise
        value = self.composing.attempt(lambda: self.value(name), otherwise)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            what = f"«{name or 'lines'}» is a whole number from {least} to {most}"
            raise TemplateError(error("WK406", what, self.need(name).span if name else self.node.span))
        return value

    def number(self, name: str, otherwise: float, least: float = 0, most: float = 2000) -> float:
        """A number within bounds, as a number or an expression."""
        value = self.composing.attempt(lambda: self.value(name), otherwise) if self.get(name) is not None else otherwise
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            what = f"«{name}» is a number from {least:g} to {most:g}"
            raise TemplateError(error("WK406", what, self.need(name).span))
        return float(value)

    def share(self) -> float:
        """A column's share of the width."""
        return self.number("share", 1, 0.05, 1000)

    def flag(self, name: str, otherwise: bool) -> bool:
        """Whether an expression holds."""
        if self.get(name) is None:
            return otherwise
        return bool(self.composing.attempt(lambda: self.value(name), otherwise))

    def records(self, name: str, *keys: str) -> tuple[View, ...]:
        """The records that an expression gives, each with the keys; TemplateError (WK406) for anything else."""
        found = self.value(name)
        if isinstance(found, tuple | list) and all(isinstance(r, View) and all(k in r for k in keys) for r in found):
            return tuple(found)
        message = f"«{name}» is a list of records, each with {' and '.join(f'«{key}»' for key in keys)}"
        raise TemplateError(error("WK406", message, self.need(name).span))

    def texts(self, name: str = "") -> tuple[Inlines, ...]:
        """Inline texts of a list of leaves, or of an expression that gives texts."""
        node = self.need(name) if name else self.node
        if isinstance(node, Sequence):
            inner = (self.within(entry) for entry in self.composing.entries(node, "items", self.scope))
            return tuple(argument.inlines() for argument in inner)
        values = self.at(node).value()
        if not isinstance(values, tuple | list) or any(isinstance(value, View) for value in values):
            raise TemplateError(error("WK406", f"«{as_leaf(node).text[:60]}» is no list of texts", node.span))
        return tuple(parse_inlines(v if isinstance(v, Prose) else escape(str(v))) for v in values)
