"""The one Jinja environment: leaves of templates → text or values; sandboxed, strict, and bounded by what it lets a leaf say.

A leaf has no loops, no assignments and no macros (the YAML around it does that), so its work is bounded by its own length.
"""

import difflib
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from workshopkit.compose.markup import escape
from workshopkit.compose.views import Prose, View
from workshopkit.compose.words import Words
from workshopkit.diagnostics import error
from workshopkit.errors import TemplateError
from workshopkit.model.node import Scalar

MOST_CHARACTERS = 20_000
MOST_VALUES = 5_000
_PLAIN_FILTERS = (
    "upper", "lower", "capitalize", "trim", "first", "last", "length", "count", "default", "d", "sort", "unique", "reverse",
    "selectattr", "rejectattr", "map", "select", "reject", "list", "sum", "min", "max", "truncate", "abs", "round", "int", "string",
)  # fmt: skip
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Filter,
    nodes.Test, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub,
    nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos, nodes.Concat, nodes.Call, nodes.Keyword, nodes.List,
    nodes.Tuple, nodes.Slice,
)  # fmt: skip

Scope = Mapping[str, Any]


class _Environment(ImmutableSandboxedEnvironment):
    """Views are read by key only; sums and products stay small."""

    intercepted_binops = frozenset({"*", "+", "%"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, View):
            return obj[attribute] if attribute in obj else self.undefined(obj=_Named(), name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, View):
            return self.getattr(obj, str(argument))
        return super().getitem(obj, argument)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "%" and isinstance(left, str):
            raise SecurityError("«%» on a text is not allowed")
        if operator == "*" and not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError("«*» multiplies numbers only")
        return _bounded(super().call_binop(context, operator, left, right))


class _Named:
    """What an undefined key's message calls its owner."""


class Leaves:
    """Renders the leaves of a template in a scope of views; TemplateError (WK40x) names the leaf's place."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._environment = _make_environment(words)
        self._rendered: dict[str, Callable[..., str]] = {}
        self._evaluated: dict[str, Callable[..., Any]] = {}

    def text(self, leaf: Scalar, scope: Scope) -> str:
        """A leaf's text in Markdown: what was authored as typed comes out escaped."""
        source = leaf.text
        if "{{" not in source and "{%" not in source and "{#" not in source:
            return source.strip()
        render = self._rendered.get(source)
        if render is None:
            render = self._rendered[source] = self._compile(leaf).render
        result: str = self._guard(lambda: render(scope), leaf, scope)
        if len(result) > MOST_CHARACTERS:
            raise TemplateError(error("WK405", f"the text grows beyond {MOST_CHARACTERS} characters", leaf.span))
        return result.strip()

    def value(self, leaf: Scalar, scope: Scope) -> Any:
        """The value of a leaf that is an expression, such as `workshop.items`."""
        evaluate = self._evaluated.get(leaf.text)
        if evaluate is None:
            evaluate = self._evaluated[leaf.text] = self._compile_expression(leaf)
        result = self._guard(lambda: evaluate(**scope), leaf, scope)
        if isinstance(result, StrictUndefined):
            self._guard(lambda: str(result), leaf, scope)
        return result

    def _compile(self, leaf: Scalar) -> Any:
        self._check(leaf, leaf.text)
        return self._environment.from_string(leaf.text)

    def _compile_expression(self, leaf: Scalar) -> Callable[..., Any]:
        self._check(leaf, "{{ " + leaf.text + " }}")
        return self._environment.compile_expression(leaf.text, undefined_to_none=False)

    def _check(self, leaf: Scalar, source: str) -> None:
        try:
            tree = self._environment.parse(source)
        except TemplateSyntaxError as reason:
            hint = "Check the brackets {{ }} and the quotation marks."
            raise TemplateError(
                error("WK402", f"the expression is broken: {reason.message}", leaf.span, hint)
            ) from reason
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, _ALLOWED):
                what = type(node).__name__.lower()
                hint = "Loops and conditions stand in the YAML: «for_each», «when»."
                raise TemplateError(error("WK403", f"«{what}» may not stand in a leaf", leaf.span, hint))
            if isinstance(node, nodes.Filter) and node.name not in self._environment.filters:
                raise TemplateError(
                    error("WK401", f"there is no filter «{node.name}»", leaf.span, self._near(node.name))
                )

    def _near(self, name: str) -> str:
        close = difflib.get_close_matches(name, list(self._environment.filters), n=1)
        return f"Did you mean «{close[0]}»?" if close else ""

    def _guard(self, work: Callable[[], Any], leaf: Scalar, scope: Scope) -> Any:
        try:
            return work()
        except UndefinedError as reason:
            raise TemplateError(error("WK401", *_undefined(reason, leaf, scope))) from reason
        except TemplateError as reason:
            found = reason.diagnostics[0]
            raise TemplateError(error(found.code, found.message, leaf.span, found.hint)) from reason
        except (SecurityError, TemplateRuntimeError) as reason:
            raise TemplateError(error("WK403", f"not allowed: {reason}", leaf.span)) from reason
        except (TypeError, ValueError, ArithmeticError, KeyError, IndexError) as reason:
            message = f"the expression cannot be worked out: {reason}"
            raise TemplateError(
                error("WK402", message, leaf.span, "Check the names and the filter's arguments.")
            ) from reason


def _undefined(reason: UndefinedError, leaf: Scalar, scope: Scope) -> tuple[str, Any, str]:
    """Message, place and hint for a name that is not there."""
    quoted = [part for part in str(reason).split("'") if part.isidentifier() or part.replace("-", "_").isidentifier()]
    name = quoted[-1] if quoted else leaf.text.strip()
    known = set(scope)
    for value in scope.values():
        known |= set(value) if isinstance(value, View) else set()
    close = difflib.get_close_matches(name, sorted(known), n=1)
    return f"«{name}» is not defined here", leaf.span, f"Did you mean «{close[0]}»?" if close else ""


def _make_environment(words: Words) -> _Environment:
    environment = _Environment(undefined=StrictUndefined, autoescape=False, finalize=_finalize, cache_size=0)
    environment.globals.clear()
    environment.globals["say"] = lambda phrase, /, **blanks: _say(words, phrase, blanks)
    plain = {name: environment.filters[name] for name in _PLAIN_FILTERS}
    environment.filters.clear()
    environment.filters.update(plain)
    environment.filters.update(
        clock=words.clock,
        date=words.date,
        number=words.number,
        duration=words.duration,
        enumerate=words.enumerate,
        join=_join,
        grouping=words.grouping,
        needs=words.needs,
        sentence=words.sentence,
    )
    return environment


def _say(words: Words, name: str, blanks: dict[str, Any]) -> str:
    """A phrase as prose; what fills its blanks is shown as typed unless it is prose itself."""
    typed = {key: escape(v) if isinstance(v, str) and not isinstance(v, Prose) else v for key, v in blanks.items()}
    return Prose(words.say(str(name), **typed))


def _finalize(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Prose | StrictUndefined):
        return str(value)
    if isinstance(value, View | tuple | list):
        raise TemplateRuntimeError("a list or a record cannot stand in a text; name one of its values")
    return escape(str(value))


def _join(values: Any, separator: str = ", ") -> str:
    parts = [str(part) for part in _bounded(list(values))]
    joined = separator.join(parts)
    return Prose(joined) if parts and all(isinstance(part, Prose) for part in values) else joined


def _bounded(value: Any) -> Any:
    if isinstance(value, str | list | tuple) and len(value) > (
        MOST_CHARACTERS if isinstance(value, str) else MOST_VALUES
    ):
        raise SecurityError("the value grows too large")
    return value
