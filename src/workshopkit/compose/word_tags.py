"""Expressions of a Word template's tags → inline text, truth, or the values of a loop; in one document's scope."""

from collections.abc import Mapping
from typing import Any

from workshopkit.compose.environment import Leaves, Scope
from workshopkit.compose.expand import Budget
from workshopkit.compose.markup import parse_inlines
from workshopkit.compose.views import View
from workshopkit.diagnostics import Span, error
from workshopkit.errors import TemplateError
from workshopkit.model.node import Scalar
from workshopkit.model.text import Inlines

MOST_ROUNDS = 20_000
"""Rounds of all the loops of one document."""
MOST_CHARACTERS = 2_000_000
"""Characters that the tags of one document may bring."""


class WordTags:
    """What tags say in one document, by the rules of the YAML templates' leaves; TemplateError (WK40x) has no place in it."""

    def __init__(self, leaves: Leaves, scope: Scope) -> None:
        self.known = frozenset(scope)
        self._leaves = leaves
        self._scope = scope
        self._budget = Budget(MOST_ROUNDS, MOST_CHARACTERS)

    def names(self, expression: str) -> frozenset[str]:
        """The names that an expression asks for."""
        return self._leaves.names(_leaf(expression))

    def text(self, expression: str, local: Mapping[str, Any]) -> Inlines:
        """What an expression shows: bold and italic where it is prose, all else as typed."""
        shown = self._leaves.text(_leaf("{{ " + expression + " }}"), {**self._scope, **local})
        self._budget.write(len(shown), _leaf(expression).span)
        return parse_inlines(shown)

    def holds(self, expression: str, local: Mapping[str, Any]) -> bool:
        """Whether a condition holds."""
        return bool(self._leaves.value(_leaf(expression), {**self._scope, **local}))

    def rounds(
        self, expression: str, local: Mapping[str, Any], name: str = "", condition: str = ""
    ) -> tuple[tuple[Any, Any], ...]:
        """The values of a loop, each with the loop's own counting: `index`, `first`, `last`.

        With a `condition` only those that it holds for, each called `name` in it; they alone are counted.
        """
        found = self._leaves.value(_leaf(expression), {**self._scope, **local})
        if isinstance(found, int) and not isinstance(found, bool):
            found = range(1, min(found, MOST_ROUNDS + 1) + 1)
        if isinstance(found, str | View) or not hasattr(found, "__iter__"):
            raise TemplateError(error("WK406", f"«{expression}» is no list"))
        values = tuple(found)
        for _ in values:
            self._budget.spend(_leaf(expression).span)
        if condition:
            values = tuple(value for value in values if self.holds(condition, {**local, name: value}))
        last = len(values) - 1
        return tuple(
            (value, View({"index": place + 1, "first": place == 0, "last": place == last}))
            for place, value in enumerate(values)
        )


def _leaf(expression: str) -> Scalar:
    return Scalar(expression, expression, Span(""))
