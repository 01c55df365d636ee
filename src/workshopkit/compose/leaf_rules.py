"""A leaf as Jinja parses it → nothing, or what in it may not stand in a template; and the phrases that it names."""

import difflib
from collections.abc import Collection, Iterator

from jinja2 import Environment, nodes

from workshopkit.diagnostics import error
from workshopkit.errors import TemplateError
from workshopkit.model.node import Scalar

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Filter,
    nodes.Test, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub,
    nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos, nodes.Concat, nodes.Call, nodes.Keyword, nodes.List,
    nodes.Tuple, nodes.Slice,
)  # fmt: skip

_PLAIN_WORDS = {
    "For": "a loop, {% for %},", "Pow": "a power, **,", "Assign": "an assignment, {% set %},", "Dict": "a dictionary, {…},",
    "Macro": "a macro, {% macro %},", "Include": "{% include %}", "Import": "{% import %}", "FromImport": "{% from %}",
}  # fmt: skip

_INSTEAD = {
    "For": "Loops and conditions stand in the YAML: «for_each», «when».",
    "Macro": "Parts that recur stand in the YAML: «for_each».",
}


def refuse(tree: nodes.Template, leaf: Scalar, environment: Environment) -> None:
    """TemplateError for a node that may not stand in a leaf (WK403), or an unknown filter or test (WK401)."""
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Call) and not (isinstance(node.node, nodes.Name) and node.node.name == "say"):
            hint = "Only say(…) is called; everything else is a name or a filter."
            raise TemplateError(error("WK403", "a call may not stand in a text or an expression", leaf.span, hint))
        if not isinstance(node, _ALLOWED):
            name = type(node).__name__
            what = _PLAIN_WORDS.get(name, f"«{name.lower()}»")
            hint = _INSTEAD.get(name, "Write a name, a filter, say(…) or a plain value.")
            raise TemplateError(error("WK403", f"{what} may not stand in a text or an expression", leaf.span, hint))
        if isinstance(node, nodes.Filter):
            _known(node.name, "filter", environment.filters, leaf)
        elif isinstance(node, nodes.Test):
            _known(node.name, "test", environment.tests, leaf)


def _known(name: str, what: str, known: Collection[str], leaf: Scalar) -> None:
    if name not in known:
        close = difflib.get_close_matches(name, list(known), n=1)
        hint = f"Did you mean «{close[0]}»?" if close else ""
        raise TemplateError(error("WK401", f"there is no {what} «{name}»", leaf.span, hint))


def named_phrases(tree: nodes.Template) -> Iterator[tuple[str, frozenset[str]]]:
    """The phrases that a leaf names, with the blanks that it fills."""
    for call in tree.find_all(nodes.Call):
        name = call.args[0] if len(call.args) == 1 else None
        if isinstance(name, nodes.Const) and call.dyn_kwargs is None:
            yield str(name.value), frozenset(blank.key for blank in call.kwargs)
    for found in tree.find_all(nodes.Getattr):
        if isinstance(found.node, nodes.Name) and found.node.name == "phrase":
            yield found.attr, frozenset()
