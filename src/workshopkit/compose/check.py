"""A template → every mistake that shows without a workshop: keys, words, figures, phrases, and what no expression may be.

What is under a condition that does not hold, or in a loop over nothing, is looked at too.
"""

from collections.abc import Iterator

from workshopkit.compose.arguments import bare_expression, unknown_keys
from workshopkit.compose.blocks import block_of
from workshopkit.compose.environment import Leaves
from workshopkit.compose.expand import as_leaf, loop_of
from workshopkit.compose.figures_by_name import FIGURES, unknown_figure
from workshopkit.compose.grammar import (
    BLOCKS,
    CALENDAR,
    DECK,
    FIGURE_KEYS,
    HANDOUT,
    SECTION_ENTRY,
    SHEET,
    SLIDE,
    Entries,
    Form,
    Keys,
    Leaf,
    Word,
)
from workshopkit.compose.words_of import unknown_word
from workshopkit.diagnostics import Diagnostic, error
from workshopkit.errors import TemplateError
from workshopkit.model.node import Mapping, Node, Scalar, Sequence
from workshopkit.model.template import Template

_BLOCK_LIST = Entries("blocks", Leaf.BLOCK)
_FORMS: dict[str, Form] = {"slides": DECK, "events": CALENDAR, "slides_per_page": HANDOUT}
"""What a template holds → what it is; else it is a sheet."""


def check_template(template: Template, leaves: Leaves) -> tuple[Diagnostic, ...]:
    """All that is wrong with a template wherever it stands."""
    form = next((form for key, form in _FORMS.items() if template.root.get(key) is not None), SHEET)
    return tuple(_Checking(leaves).check(template.root, form))


class _Checking:
    def __init__(self, leaves: Leaves) -> None:
        self.leaves = leaves

    def check(self, node: Node, form: Form) -> Iterator[Diagnostic]:
        """What is wrong with a node that should be of a form."""
        try:
            yield from self._found(node, form)
        except TemplateError as reason:
            yield from reason.diagnostics

    def _found(self, node: Node, form: Form) -> Iterator[Diagnostic]:
        match form:
            case Keys():
                yield from self._keys(node, form)
            case Entries():
                yield from self._entries(node, form)
            case Leaf.BLOCKS:
                yield from self._entries(node, _BLOCK_LIST)
            case Leaf.BLOCK:
                yield from self._block(node)
            case Leaf.FIGURE:
                yield from self._figure(node)
            case Leaf.VALUE:
                self._value(node)
            case Word():
                self._word(as_leaf(node), form)
            case Leaf.TEXT:
                self.leaves.check(as_leaf(node), as_leaf(node).text)

    def _keys(self, node: Node, form: Keys) -> Iterator[Diagnostic]:
        if isinstance(node, Scalar) and form.plain is not None:
            yield from self.check(node, form.plain)
            return
        yield from unknown_keys(node, form.forms)
        for key, value in node.entries if isinstance(node, Mapping) else ():
            if key.text in form.forms:
                yield from self.check(value, form.forms[key.text])

    def _entries(self, node: Node, form: Entries) -> Iterator[Diagnostic]:
        if not isinstance(node, Sequence):
            if form.plain is None:
                raise TemplateError(
                    error("WK406", "a list is expected here", node.span, "Begin each line with a hyphen.")
                )
            yield from self.check(node, form.plain)
            return
        for item in node.items:
            loop, section = ((item.get(key) if isinstance(item, Mapping) else None) for key in ("for_each", "section"))
            if isinstance(item, Mapping) and loop is not None:
                yield from self._loop(item, form)
            else:
                yield from self.check(item, SECTION_ENTRY if form.each is SLIDE and section is not None else form.each)

    def _loop(self, item: Mapping, form: Entries) -> Iterator[Diagnostic]:
        yield from unknown_keys(item, ("for_each", "when", form.inner))
        inner, when = item.get(form.inner), item.get("when")
        for node, what in ((inner, form), (when, Leaf.VALUE)):
            if node is not None:
                yield from self.check(node, what)
        try:
            self._value(loop_of(item)[1])
        except TemplateError as reason:
            yield from reason.diagnostics

    def _block(self, item: Node) -> Iterator[Diagnostic]:
        when = item.get("when") if isinstance(item, Mapping) else None
        if when is not None:
            yield from self.check(when, Leaf.VALUE)
        key, value = block_of(item)
        yield from self.check(value, BLOCKS[key.text])

    def _figure(self, node: Node) -> Iterator[Diagnostic]:
        if not isinstance(node, Scalar):
            yield from self.check(node, FIGURE_KEYS)
        name = node.get("name") if isinstance(node, Mapping) else node
        if isinstance(name, Scalar) and "{" not in name.text and name.text not in FIGURES:
            raise TemplateError(unknown_figure(name.text, node.span))

    def _word(self, leaf: Scalar, form: Word) -> None:
        self.leaves.check(leaf, leaf.text)
        if "{" not in leaf.text and leaf.text.strip() not in list(form.words):
            raise TemplateError(unknown_word(leaf.text.strip(), form.words, leaf.span))

    def _value(self, node: Node) -> None:
        leaf = bare_expression(as_leaf(node))
        if not isinstance(leaf.value, int | float):
            self.leaves.check(leaf, "{{ " + leaf.text + " }}")
