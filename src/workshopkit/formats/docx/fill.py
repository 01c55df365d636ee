"""A Word template with tags, a document and what works its expressions out → a .docx in the template's own look.

docxtpl repeats and leaves out paragraphs, rows, cells and runs. What it is given holds no expression of anybody's: every tag is
replaced by a call with a number before, and what a tag shows is put in afterwards, so that text comes out as typed.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from workshopkit.diagnostics import Diagnostic, Span, error, has_errors, sort_diagnostics, warning
from workshopkit.errors import TemplateError
from workshopkit.formats.docx.filled import BODY_MARK, VALUE_END, VALUE_START, mend, place_values
from workshopkit.formats.docx.old_tokens import hidden_tags, old_tokens
from workshopkit.formats.docx.tag_blocks import Blocks, element_of, local_names, mark, match_blocks
from workshopkit.formats.docx.tagged import Found, find_tags
from workshopkit.formats.docx.tags import Expressions, Tag, TagKind, Trouble
from workshopkit.formats.docx.template_body import bring_in_body, dressed_sheet, put_properties
from workshopkit.formats.docx.template_file import TemplateFile, parsed, serialised
from workshopkit.formats.docx.writer import WrittenDocument
from workshopkit.formats.docx.xml import W
from workshopkit.model.document import Document
from workshopkit.model.text import Inlines
from workshopkit.model.theme import Theme

MOST_TAGS = 2_000
MOST_XML_CHARACTERS = 60_000_000
"""XML of one part, all repetitions counted."""
_TAG_START, _TAG_END, _OPEN, _CLOSE = "\U000f0010", "\U000f0011", "\U000f0015", "\U000f0016"
_OUR_MARKS = re.compile("[\U000f0010-\U000f0016]")
_MARKED = re.compile(f"{_TAG_START}(\\d+){_TAG_END}")
_CODES = {"WK401": "WK421", "WK404": "WK421", "WK402": "WK422", "WK403": "WK423", "WK405": "WK427", "WK406": "WK422"}
"""Codes of the YAML templates' expressions and ours."""


def fill_template(
    path: Path, document: Document, theme: Theme, expressions: Expressions, unshown: Path | None = None
) -> WrittenDocument:
    """The template with its tags filled in, and the document's blocks where `{{p body }}` stands.

    `unshown` is somebody's own YAML template, which shows nowhere when there is no body. Everything that is wrong with the
    tags is told in one go (WK42x), and then there are no bytes. Raises WorkshopkitError when the file is no Word file.
    """
    template = TemplateFile(path)
    filling = _Filling(path, expressions)
    parts = [_Part(name, said, template, filling) for name, said in template.texts]
    filling.check_bodies(parts, unshown)
    roots = {part.name: part.filled() for part in parts}
    diagnostics = sort_diagnostics((*template.told, *filling.diagnostics))
    if has_errors(diagnostics):
        return WrittenDocument(b"", diagnostics)
    sheet, fixed = dressed_sheet(template, roots[template.main], document, theme)
    for name, root in roots.items():
        place_values(root, filling.values, fixed)
        if name == template.main:
            root = bring_in_body(root, sheet, document)
        mend(root, filling.drawings)
        template.parts[name] = serialised(root)
    put_properties(template, sheet, document)
    return WrittenDocument(template.packed(), sort_diagnostics((*diagnostics, *sheet.diagnostics)))


class _Filling:
    """What the parts of one template share: the numbers of tags, what they show, and what is wrong."""

    def __init__(self, path: Path, expressions: Expressions) -> None:
        self.span = Span(str(path))
        self.expressions = expressions
        self.values: list[Inlines] = []
        self.diagnostics: list[Diagnostic] = []
        self.drawings = count(1)
        self.next_tag = 0

    def tell(self, said: str, trouble: Trouble) -> None:
        """Notes what is wrong in a paragraph."""
        tell = warning if trouble.code == "WK425" else error
        self.diagnostics.append(tell(trouble.code, f"{said}: {trouble.message}", self.span, trouble.hint))

    def tell_of(self, tag: Tag, reason: TemplateError) -> None:
        """Notes why an expression cannot be worked out."""
        found = reason.diagnostics[0]
        self.tell(tag.said(), Trouble(_CODES.get(found.code, "WK422"), found.message, found.hint))

    def check_bodies(self, parts: "list[_Part]", unshown: Path | None) -> None:
        """The body may stand once, in the text of the document itself."""
        bodies = [(part, tag) for part in parts for tag in part.tags if tag.kind is TagKind.BODY]
        hint = "Write {{p body }} once, alone in a paragraph of the document's own text: in no table, text box, header or loop."
        for number, (part, tag) in enumerate(bodies):
            paragraph = element_of(tag, "p")
            within = paragraph is not None and any(True for _ in paragraph.iterancestors(f"{W}tbl", f"{W}txbxContent"))
            misplaced = part.said or within or part.blocks.loops[tag.number] or part.blocks.forms[tag.number] != "p"
            if number or misplaced:
                what = "«body» cannot stand here" if misplaced else "«body» stands here a second time"
                self.tell(tag.said(), Trouble("WK426", what, hint))
        if unshown and not bodies:
            message = f"«{unshown.name}» shows nowhere, since the Word template has no {{{{p body }}}}"
            self.diagnostics.append(warning("WK429", message, self.span, "Write {{p body }} where it belongs."))


class _Part:
    """The document's own text, a header, a footer or the notes: a tree with tags in it."""

    def __init__(self, name: str, said: str, template: TemplateFile, filling: _Filling) -> None:
        self.name = name
        self.said = said
        self.filling = filling
        self.root = parsed(_OUR_MARKS.sub("", template.parts[name].decode("utf-8")).encode())
        found = find_tags(self.root, said, filling.next_tag)
        filling.next_tag += len(found.tags)
        self.tags: tuple[Tag, ...] = found.tags
        self.by_number = {tag.number: tag for tag in found.tags}
        self.blocks: Blocks = match_blocks(found.tags)
        self.broken = set(self._bad_tags())
        self._tell(found)

    def _tell(self, found: Found) -> None:
        for said, trouble in (
            *found.troubles, *self.blocks.troubles, *old_tokens(found), *hidden_tags(self.root, self.said),
        ):  # fmt: skip
            self.filling.tell(said, trouble)
        # A tag or a block that is broken leaves nothing that could be tried.
        self.whole = not found.troubles and not self.blocks.troubles and len(self.tags) <= MOST_TAGS
        if len(self.tags) > MOST_TAGS:
            said = self.tags[MOST_TAGS].said()
            self.filling.tell(
                said, Trouble("WK427", f"more than {MOST_TAGS} tags", "Repeat with {%p for … %} instead.")
            )

    def _bad_tags(self) -> Iterator[int]:
        """Tags whose expression may not stand, or asks for a name that is not there."""
        for tag in self.tags:
            if not tag.expression or tag.kind is TagKind.BODY:
                continue
            local = dict.fromkeys(local_names(tag, self.blocks, self.by_number))
            asked = [(tag.expression, local), (tag.condition, local | {tag.name: None})]
            known = [
                self._is_known(tag, expression, names) for expression, names in asked if expression
            ]  # tells of each
            if not all(known):
                yield tag.number

    def _is_known(self, tag: Tag, expression: str, local: Mapping[str, Any]) -> bool:
        """Whether an expression may stand and its names are there; what is wrong is told."""
        try:
            missing = self.filling.expressions.names(expression) - set(local) - set(self.filling.expressions.known)
        except TemplateError as reason:
            self.filling.tell_of(tag, reason)
            return False
        self._ask(tag, local, sorted(missing))
        return not missing

    def _ask(self, tag: Tag, local: Mapping[str, Any], missing: list[str]) -> None:
        """Asks for each missing name alone, so that the answer says which is near."""
        for name in missing:
            try:
                self.filling.expressions.holds(name, local)
                # Jinja has a few names of its own.
                self.filling.tell(tag.said(), Trouble("WK421", f"«{name}» is not defined here"))
            except TemplateError as reason:
                self.filling.tell_of(tag, reason)

    def filled(self) -> etree._Element:
        """The tree with tags done; what they show stands as marks in it."""
        if not self.whole or not self.tags:
            return self.root
        for tag in self.tags:
            self._mark(tag)
        text = str(etree.tostring(self.root, encoding="unicode"))
        calls = _Calls(self, text)
        skeleton = _MARKED.sub(
            lambda found: calls.written(int(found[1])), text.replace("{", _OPEN).replace("}", _CLOSE)
        )
        template = DocxTemplate("")
        environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True, cache_size=0)
        environment.globals.clear()
        context = {"wk_text": calls.text, "wk_if": calls.holds, "wk_for": calls.rounds}
        made = template.render_xml_part(template.patch_xml(skeleton), None, context, environment)
        made = made.replace(_OPEN, "{").replace(_CLOSE, "}")
        if any(form == "tc" for form in self.blocks.forms.values()):
            parsed(made.encode())  # docxtpl's own parser would mend in silence
            made = str(etree.tostring(template.fix_tables(made), encoding="unicode"))
        return parsed(made.encode())

    def _mark(self, tag: Tag) -> None:
        if tag.kind is TagKind.BODY:
            mark(tag, BODY_MARK)
        elif tag.kind is TagKind.COMMENT:
            element = element_of(tag, self.blocks.forms[tag.number])
            if element is not None and element.getparent() is not None:
                element.getparent().remove(element)
        else:
            mark(tag, f"{_TAG_START}{tag.number}{_TAG_END}")


class _Calls:
    """What docxtpl's template calls: tags by number, with the rounds of the loops around them."""

    def __init__(self, part: _Part, text: str) -> None:
        self._part = part
        self._filling = part.filling
        self._lengths = _loop_lengths(part, text)
        self._left = MOST_XML_CHARACTERS

    def written(self, number: int) -> str:
        """A tag in docxtpl's own words."""
        part = self._part
        tag, form = part.by_number[number], part.blocks.forms[number]
        arguments = ", ".join([str(number), *(f"v{loop}" for loop in part.blocks.loops[number])])
        match tag.kind:
            case TagKind.VALUE:
                return f"{{{{ wk_text({arguments}) }}}}"
            case TagKind.FOR:
                return f"{{%{form} for v{number} in wk_for({arguments}) %}}"
            case TagKind.IF | TagKind.ELIF:
                return f"{{%{form} {tag.kind} wk_if({arguments}) %}}"
            case _:
                return f"{{%{form} {tag.kind} %}}"

    def text(self, number: int, *rounds: tuple[Any, Any]) -> str:
        """A mark that stands for what a tag shows."""
        shown: Inlines = self._asked(number, rounds, self._filling.expressions.text, ())
        self._filling.values.append(shown)
        return f"{VALUE_START}{len(self._filling.values) - 1}{VALUE_END}"

    def holds(self, number: int, *rounds: tuple[Any, Any]) -> bool:
        """Whether a condition holds."""
        return bool(self._asked(number, rounds, self._filling.expressions.holds, False))

    def rounds(self, number: int, *rounds: tuple[Any, Any]) -> tuple[tuple[Any, Any], ...]:
        """The rounds of a loop; none when all of them would make too much."""
        tag = self._part.by_number[number]
        ask = partial(self._filling.expressions.rounds, name=tag.name, condition=tag.condition)
        found: tuple[tuple[Any, Any], ...] = self._asked(number, rounds, ask, ())
        self._left -= len(found) * self._lengths.get(number, 0)
        if self._left >= 0:
            return found
        hint = "Look for a loop that repeats too much."
        self._filling.tell(tag.said(), Trouble("WK427", "the document grows too large", hint))
        return ()

    def _asked(self, number: int, rounds: tuple[tuple[Any, Any], ...], ask: Any, otherwise: Any) -> Any:
        if number in self._part.broken:
            return otherwise
        part = self._part
        tag = part.by_number[number]
        local: dict[str, Any] = {}
        for loop, (value, counting) in zip(part.blocks.loops[number], rounds, strict=True):
            local |= {part.by_number[loop].name: value, "loop": counting}
        try:
            return ask(tag.expression, local)
        except TemplateError as reason:
            self._filling.tell_of(tag, reason)
            if _CODES.get(reason.diagnostics[0].code) == "WK427":
                part.broken.add(number)
            return otherwise


def _loop_lengths(part: _Part, text: str) -> dict[int, int]:
    """How much XML a round of each loop makes."""
    places = {int(found[1]): found.start() for found in _MARKED.finditer(text)}
    return {start: places[end] - places[start] for start, end in part.blocks.ends.items()}
