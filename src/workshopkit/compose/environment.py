"""The one Jinja environment: leaves of templates → text or values; sandboxed, strict, and bounded by what it lets a leaf say.

A leaf has no loops, no assignments and no macros (the YAML around it does that), so its work is bounded by its own length.
"""

import datetime as dt
import difflib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from workshopkit.compose.expression_words import plainly
from workshopkit.compose.leaf_rules import named_phrases, refuse
from workshopkit.compose.marks import Mark, MarkReadError
from workshopkit.compose.markup import escape
from workshopkit.compose.plain_names import NOT_PLAIN, fill, look_up, plain_path, plain_text
from workshopkit.compose.same_values import named_paths, once_each
from workshopkit.compose.views import Prose, View
from workshopkit.compose.words import Words
from workshopkit.diagnostics import error
from workshopkit.errors import TemplateError
from workshopkit.model.node import Scalar

MOST_CHARACTERS = 20_000
MOST_VALUES = 5_000
_PLAIN_FILTERS = (
    "first", "last", "length", "count", "default", "d", "sort", "unique", "reverse", "selectattr", "rejectattr", "map", "select",
    "reject", "list", "sum", "min", "max", "truncate", "abs", "int",
)  # fmt: skip
_ARGUMENTS = "Check the names and the filter's arguments."

Scope = Mapping[str, Any]


class _Environment(ImmutableSandboxedEnvironment):
    """Views are read by key, lists by number, and nothing else has attributes; sums and products stay small."""

    intercepted_binops = frozenset({"*", "+", "%"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, View):
            return obj[attribute] if attribute in obj else self.undefined(obj=_Named(), name=attribute)
        if isinstance(obj, StrictUndefined):
            str(obj)  # raises, with the name that is not there rather than the one asked of it
        return self.undefined(obj=_Named(), name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, View):
            return self.getattr(obj, str(argument))
        if isinstance(obj, tuple | list | str) and isinstance(argument, int | slice):
            return super().getitem(obj, argument)
        return self.getattr(obj, str(argument))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "%" and isinstance(left, str):
            raise SecurityError("«%» on a text is not allowed")
        if operator == "*" and not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError("«*» multiplies numbers only")
        return _bounded(super().call_binop(context, operator, left, right))


class _Named:
    """What an undefined key's message calls its owner."""


@contextmanager
def _told_at(leaf: Scalar) -> Iterator[None]:
    """Tells what keeps a leaf from being compiled (WK402), with its place."""
    hint = "Check the brackets {{ }} and the quotation marks."
    try:
        if len(leaf.text) > MOST_CHARACTERS:
            raise TemplateError(error("WK402", f"the text has more than {MOST_CHARACTERS} characters", leaf.span))
        yield
    except TemplateSyntaxError as reason:
        message = f"the expression is broken: {plainly(reason.message or '')}"
        raise TemplateError(error("WK402", message, leaf.span, hint)) from reason
    except (RecursionError, SyntaxError, MemoryError) as reason:  # Python's own bounds on what Jinja makes of it
        raise TemplateError(error("WK402", "the expression is too deeply nested", leaf.span, hint)) from reason


class Leaves:
    """Renders the leaves of a template in a scope of views; TemplateError (WK40x) names the leaf's place."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._environment = _make_environment(words)
        self._rendered: dict[str, Callable[[Scope], str]] = {}
        self._evaluated: dict[str, Callable[[Scope], Any]] = {}

    def text(self, leaf: Scalar, scope: Scope) -> str:
        """A leaf's text in Markdown: what was authored as typed comes out escaped."""
        source = leaf.text
        if "{{" not in source and "{%" not in source and "{#" not in source:
            return source.strip()
        render = self._rendered.get(source)
        if render is None:
            render = self._rendered[source] = self._renderer(leaf)
        result: str = self._guard(lambda: render(scope), leaf, scope)
        if len(result) > MOST_CHARACTERS:
            raise TemplateError(error("WK405", f"the text grows beyond {MOST_CHARACTERS} characters", leaf.span))
        return result.strip()

    def value(self, leaf: Scalar, scope: Scope) -> Any:
        """The value of a leaf that is an expression, such as `workshop.items`."""
        evaluate = self._evaluated.get(leaf.text)
        if evaluate is None:
            evaluate = self._evaluated[leaf.text] = self._evaluator(leaf)
        return self._guard(lambda: _unmarked(_settled(evaluate(scope))), leaf, scope)

    def check(self, leaf: Scalar, source: str) -> None:
        """What can be wrong with a leaf in any scope, phrases included; TemplateError (WK402–WK404)."""
        if "{{" not in source and "{%" not in source and "{#" not in source:
            return
        with _told_at(leaf):
            tree = self._parsed(leaf, source)
        for name, blanks in named_phrases(tree):
            self._guard(partial(self.words.need, name, blanks), leaf, {})

    def names(self, leaf: Scalar) -> frozenset[str]:
        """The names that an expression asks its scope for; TemplateError (WK40x) where it may not stand in a template."""
        with _told_at(leaf):
            tree = self._parsed(leaf, "{{ " + leaf.text + " }}")
        return frozenset(node.name for node in tree.find_all(nodes.Name)) - {"say"}

    def _renderer(self, leaf: Scalar) -> Callable[[Scope], str]:
        """How a leaf becomes text: its names looked up, or by Jinja where it holds more, or a name is not there."""
        with_jinja = cache(lambda: self._compile(leaf))
        with _told_at(leaf):
            pieces = plain_text(leaf.text)
        if pieces is None:
            return with_jinja()

        def render(scope: Scope) -> str:
            text = fill(pieces, scope, _finalize)
            return with_jinja()(scope) if text is NOT_PLAIN else str(text)

        return render

    def _evaluator(self, leaf: Scalar) -> Callable[[Scope], Any]:
        """How an expression gives its value, in the same two ways."""
        with_jinja = cache(lambda: self._compile_expression(leaf))
        path = plain_path(leaf.text)
        if path is None:
            return with_jinja()

        def evaluate(scope: Scope) -> Any:
            value = look_up(path, scope)
            return with_jinja()(scope) if value is NOT_PLAIN else value

        return evaluate

    def _compile(self, leaf: Scalar) -> Callable[[Scope], str]:
        with _told_at(leaf):
            tree = self._parsed(leaf, leaf.text)
            paths = named_paths(tree)  # before Jinja changes the tree
            template = self._environment.from_string(tree)
        return once_each(paths, lambda scope: str(template.render(scope)))

    def _compile_expression(self, leaf: Scalar) -> Callable[[Scope], Any]:
        with _told_at(leaf):
            tree = self._parsed(leaf, "{{ " + leaf.text + " }}")
            evaluate = self._environment.compile_expression(leaf.text, undefined_to_none=False)
        return once_each(named_paths(tree), lambda scope: _settled(evaluate(dict(scope))))

    def _parsed(self, leaf: Scalar, source: str) -> nodes.Template:
        tree = self._environment.parse(source)
        refuse(tree, leaf, self._environment)
        return tree

    def _guard(self, work: Callable[[], Any], leaf: Scalar, scope: Scope) -> Any:
        try:
            return work()
        except UndefinedError as reason:
            raise TemplateError(error("WK401", *_undefined(reason, leaf, scope))) from reason
        except TemplateError as reason:
            found = reason.diagnostics[0]  # a phrase of somebody's own is told where that stands
            raise TemplateError(error(found.code, found.message, found.span or leaf.span, found.hint)) from reason
        except (SecurityError, TemplateRuntimeError) as reason:
            raise TemplateError(error("WK403", f"not allowed: {reason}", leaf.span)) from reason
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as reason:
            told = error("WK402", f"the expression cannot be worked out: {reason}", leaf.span, _ARGUMENTS)
            if isinstance(reason, TypeError) and View.__name__ in str(reason):
                hint = "Name one of their values: sort(attribute='title')."
                told = error("WK402", "records cannot be compared with one another or counted up", leaf.span, hint)
            raise TemplateError(told) from reason


def _undefined(reason: UndefinedError, leaf: Scalar, scope: Scope) -> tuple[str, Any, str]:
    """Message, place and hint for a name that is not there."""
    quoted = [part for part in str(reason).split("'") if part.isidentifier() or part.replace("-", "_").isidentifier()]
    name = quoted[-1] if quoted else leaf.text.strip()
    known = set(scope)
    for value in scope.values():
        known |= set(value) if isinstance(value, View) else set()
    close = [] if name.startswith("_") else difflib.get_close_matches(name, sorted(known), n=1)
    return f"«{name}» is not defined here", leaf.span, f"Did you mean «{close[0]}»?" if close else ""


def _make_environment(words: Words) -> _Environment:
    # Folding the constants of a leaf costs more than it saves.
    environment = _Environment(
        undefined=StrictUndefined, autoescape=False, finalize=_finalize, cache_size=0, optimized=False
    )
    environment.globals.clear()
    environment.globals["say"] = lambda phrase, /, **blanks: _say(words, phrase, blanks)
    plain = {name: environment.filters[name] for name in _PLAIN_FILTERS}
    environment.filters.clear()
    environment.filters.update(plain)
    environment.filters.update(
        upper=lambda text: _typed(text).upper(),
        lower=lambda text: _typed(text).lower(),
        capitalize=lambda text: _typed(text).capitalize(),
        trim=lambda text: _typed(text).strip(),
        string=_typed,
        round=lambda number, digits=0: round(number, digits) if digits else round(number),
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
    typed = {key: v if isinstance(v, int | float | Prose) else escape(_typed(v)) for key, v in blanks.items()}
    return Prose(words.say(_typed(name), **typed))


def _finalize(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Prose | StrictUndefined):
        return str(value)
    return escape(value.written if isinstance(value, Mark) else _typed(value))


def _typed(value: Any) -> str:
    """A single value as text; a list or a record has none, and what Python would say of it names a place in memory."""
    if not isinstance(value, str | int | float | dt.date):
        _unmarked(value)
        raise TemplateRuntimeError("a list or a record cannot stand in a text; name one of its values")
    return str(value)


def _unmarked(value: Any) -> Any:
    """A value of which anything may be asked; MarkReadError where a mark stands for it."""
    if isinstance(value, Mark):
        raise MarkReadError
    return value


def _settled(value: Any) -> Any:
    """What an expression gives: the values of a filter that gives them one by one as a tuple, and an undefined name told."""
    if isinstance(value, StrictUndefined):
        str(value)
    if isinstance(value, Iterator):
        return _bounded(tuple(value))
    return value


def _join(values: Any, separator: str = ", ") -> str:
    """The parts as they are when all of them are typed; else prose, with those that are typed shown so."""
    parts = _bounded([part if isinstance(part, str) else _typed(part) for part in values])
    if any(isinstance(part, Prose) for part in parts):
        parts = [part if isinstance(part, Prose) else escape(part) for part in parts]
        separator = escape(separator)
        return Prose(_bounded_join(separator, parts))
    return _bounded_join(separator, parts)


def _bounded_join(separator: str, parts: list[str]) -> str:
    if len(separator) * len(parts) + sum(map(len, parts)) > MOST_CHARACTERS:
        raise SecurityError("the text grows too large")
    return separator.join(parts)


def _bounded(value: Any) -> Any:
    if isinstance(value, str | list | tuple) and len(value) > (
        MOST_CHARACTERS if isinstance(value, str) else MOST_VALUES
    ):
        raise SecurityError("the value grows too large")
    return value
