"""A template's lists → the entries that are really there: `for_each` repeated, `when` decided, each with its scope."""

from collections.abc import Iterator
from functools import lru_cache

from workshopkit.compose.environment import Leaves, Scope
from workshopkit.compose.views import View
from workshopkit.diagnostics import Span, error
from workshopkit.errors import TemplateError
from workshopkit.frozen import dataclass
from workshopkit.model.node import Mapping, Node, Scalar, Sequence

MOST_ENTRIES = 60_000
"""Entries of one document, all repetitions counted."""
MOST_CHARACTERS = 20_000_000
"""Characters of one document."""


class Budget:
    """How many entries, and how much text, a document may still have."""

    def __init__(self, left: int = MOST_ENTRIES, characters: int = MOST_CHARACTERS) -> None:
        self.left = left
        self.characters = characters

    def spend(self, span: Span) -> None:
        """One entry; TemplateError (WK405) when there are too many."""
        self.left -= 1
        if self.left < 0:
            message = f"the document grows beyond {MOST_ENTRIES} entries"
            raise TemplateError(error("WK405", message, span, "Look for a «for_each» inside itself."))

    def write(self, characters: int, span: Span) -> None:
        """So much text; TemplateError (WK405) when there is too much."""
        self.characters -= characters
        if self.characters < 0:
            self.left = 0
            message = f"the document grows beyond {MOST_CHARACTERS} characters"
            raise TemplateError(error("WK405", message, span, "Look for a «for_each» that repeats too much."))


@dataclass(frozen=True)
class Entry:
    """An entry of a list and what can be named in it."""

    node: Node
    scope: Scope


class Expanding:
    """What the expanding of one document shares; an entry that cannot be expanded is told, and the others go on."""

    def __init__(self, leaves: Leaves) -> None:
        self.leaves = leaves
        self.budget = Budget()
        self.named: set[str] = set()
        """What a `for_each` has named so far."""

    def tell(self, reason: TemplateError) -> None:
        """Takes what is wrong with an entry."""
        raise NotImplementedError


def expand(node: Node, inner: str, scope: Scope, sharing: Expanding) -> Iterator[Entry]:
    """The entries of a list; a repeated entry keeps its own list under the key `inner` («blocks», «slides», «rows» …).

    TemplateError when the node is no list (WK406), or the document has grown too large (WK405).
    """
    if not isinstance(node, Sequence):
        raise TemplateError(error("WK406", "a list is expected here", node.span, "Begin each line with a hyphen."))
    for item in node.items:
        try:
            if isinstance(item, Mapping) and item.get("for_each") is not None:
                yield from _repeat(item, inner, scope, sharing)
            elif is_wanted(item, scope, sharing.leaves):
                sharing.budget.spend(item.span)
                yield Entry(item, scope)
        except TemplateError as reason:
            if sharing.budget.left < 0:
                raise
            sharing.tell(reason)


def is_wanted(node: Node, scope: Scope, leaves: Leaves) -> bool:
    """Whether an entry's `when` holds; true where it has none."""
    when = node.get("when") if isinstance(node, Mapping) else None
    return True if when is None else bool(leaves.value(as_leaf(when), scope))


def as_leaf(node: Node) -> Scalar:
    """The node as a leaf; TemplateError (WK406) when it is a list or a record."""
    if not isinstance(node, Scalar):
        raise TemplateError(error("WK406", "a text or an expression is expected here", node.span))
    return node


def _repeat(item: Mapping, inner: str, scope: Scope, sharing: Expanding) -> Iterator[Entry]:
    name, values = _loop(item, scope, sharing.leaves)
    body = item.get(inner)
    if body is None:
        raise TemplateError(error("WK406", f"a «for_each» has its own «{inner}»", item.span, f"Add «{inner}:»."))
    sharing.named.update((name, "loop"))
    for index, value in enumerate(values):
        sharing.budget.spend(item.span)
        within = {
            **scope,
            name: value,
            "loop": _round(index + 1, index == len(values) - 1),
        }
        if is_wanted(item, within, sharing.leaves):
            yield from expand(body, inner, within, sharing)


@lru_cache(maxsize=1024)
def _round(index: int, last: bool) -> View:
    """What a template sees as `loop`; one view for all that begin or end alike, so that what was made of it is known again."""
    return View({"index": index, "first": index == 1, "last": last})


def loop_of(item: Mapping) -> tuple[str, Scalar]:
    """The name that a `for_each` gives, and the expression that it goes through; TemplateError (WK406) for anything else."""
    loop = item.get("for_each")
    if not isinstance(loop, Mapping) or len(loop.entries) != 1:
        span = loop.span if loop else item.span
        hint = "Write for_each: {item: workshop.items}."
        raise TemplateError(error("WK406", "«for_each» names one thing and where it comes from", span, hint))
    key, source = loop.entries[0]
    return key.text, as_leaf(source)


def _loop(item: Mapping, scope: Scope, leaves: Leaves) -> tuple[str, tuple[object, ...]]:
    name, source = loop_of(item)
    found = leaves.value(source, scope)
    if isinstance(found, int) and not isinstance(found, bool):
        found = range(1, min(found, MOST_ENTRIES + 1) + 1)
    if isinstance(found, str | View) or not hasattr(found, "__iter__"):
        raise TemplateError(error("WK406", f"«{source.text}» is no list", source.span))
    return name, tuple(found)
