"""Leaves are worked out once for the same values: a method's opening is the same words in every item that uses the method.

Texts and numbers are known by their type and value, records and lists by their identity; a leaf has no loops and no assignments,
so the paths that it names are all that its result depends on.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from jinja2 import nodes

from workshopkit.compose.plain_names import Path, look_up
from workshopkit.compose.views import Prose

Made = TypeVar("Made")
Scope = Mapping[str, Any]
_BY_VALUE = frozenset((str, Prose, int, float, bool, dt.date, type(None)))


def named_paths(tree: nodes.Template) -> tuple[Path, ...]:
    """What a leaf asks its scope for, as far as names and dots lead, such as `item.method.title`."""
    return tuple(sorted(set(_paths(tree))))


def _paths(node: nodes.Node) -> Iterator[Path]:
    names: list[str] = []
    inner = node
    while isinstance(inner, nodes.Getattr):
        names.insert(0, inner.attr)
        inner = inner.node
    if isinstance(inner, nodes.Name):
        yield (inner.name, *names)
        return
    for child in inner.iter_child_nodes():
        yield from _paths(child)


def once_each(paths: tuple[Path, ...], work: Callable[[Scope], Made]) -> Callable[[Scope], Made]:
    """The same work, done once for each set of values that the paths have; what it raises is raised each time."""
    made: dict[tuple[object, ...], tuple[list[object], Made]] = {}

    def recalled(scope: Scope) -> Made:
        values = [look_up(path, scope) for path in paths]
        key = tuple([part for value in values for part in _known_by(value)])
        known = made.get(key)
        if known is None:
            known = made[key] = values, work(scope)  # the values are kept, so that no other can have their identity
        return known[1]

    return recalled


def _known_by(value: object) -> tuple[object, object]:
    kind = type(value)
    return (kind, value) if kind in _BY_VALUE else (kind, id(value))
