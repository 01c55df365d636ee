"""Tags of a part → loops and conditions that open and close in the same place, so that leaving out keeps a file whole."""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from workshopkit.formats.docx.tagged import SPACE, paragraph_text
from workshopkit.formats.docx.tags import OPENING, Tag, TagKind, Trouble
from workshopkit.formats.docx.xml import W
from workshopkit.frozen import dataclass

DEEPEST = 10
_FORMS = {"p": f"{W}p", "tr": f"{W}tr", "tc": f"{W}tc"}
_SHOWN = tuple(
    f"{W}{name}" for name in ("drawing", "pict", "object", "sectPr", "footnoteReference", "endnoteReference")
)
_BRANCHES = frozenset({TagKind.ELIF, TagKind.ELSE})


@dataclass(frozen=True, slots=True)
class Blocks:
    """How tags belong together, by their numbers: the form each has, the loops around each, and what is wrong."""

    forms: Mapping[int, str]
    loops: Mapping[int, tuple[int, ...]]
    ends: Mapping[int, int]
    """The end of each loop."""
    troubles: tuple[tuple[str, Trouble], ...]


def match_blocks(tags: Sequence[Tag]) -> Blocks:
    """Finds the end of every loop and condition, and decides what goes with each tag."""
    matching = _Matching()
    for tag in tags:
        matching.take(tag)
    for group in matching.open:
        matching.tell(group[0], f"{{% {group[0].kind} %}} has no {{% {OPENING[group[0].kind]} %}}", "Write one.")
    forms = {tag.number: tag.form for tag in tags}
    for group in (*matching.groups, *([tag] for tag in tags if tag.kind in (TagKind.COMMENT, TagKind.BODY))):
        forms |= _settled(group, matching)
    return Blocks(forms, matching.loops, matching.ends, tuple(matching.troubles))


def element_of(tag: Tag, form: str) -> etree._Element | None:
    """What goes with a tag: its run, paragraph, row or cell; None where there is none around it."""
    if form not in _FORMS:
        return tag.run
    return next(tag.run.iterancestors(_FORMS[form]), None)


class _Matching:
    """Tags taken one by one, and the groups open between them."""

    def __init__(self) -> None:
        self.open: list[list[Tag]] = []
        self.groups: list[list[Tag]] = []
        self.loops: dict[int, tuple[int, ...]] = {}
        self.ends: dict[int, int] = {}
        self.troubles: list[tuple[str, Trouble]] = []

    def tell(self, tag: Tag, message: str, hint: str) -> None:
        """Notes what is wrong with a tag."""
        self.troubles.append((tag.said(), Trouble("WK424", message, hint)))

    def take(self, tag: Tag) -> None:
        """The next tag."""
        self.loops[tag.number] = tuple(group[0].number for group in self.open if group[0].kind is TagKind.FOR)
        if tag.kind in OPENING:
            if len(self.open) >= DEEPEST:
                self.tell(tag, f"more than {DEEPEST} loops and conditions stand inside one another", "Use fewer.")
            self.open.append([tag])
        elif tag.kind in _BRANCHES:
            self._branch(tag)
        elif tag.kind in OPENING.values():
            self._close(tag)

    def _branch(self, tag: Tag) -> None:
        group = self.open[-1] if self.open else None
        if group is None or group[0].kind is not TagKind.IF or group[-1].kind is TagKind.ELSE:
            self.tell(tag, f"{{% {tag.kind} %}} stands in no {{% if %}}", "Write {% if … %} before it.")
        else:
            group.append(tag)

    def _close(self, tag: Tag) -> None:
        if not self.open or OPENING[self.open[-1][0].kind] is not tag.kind:
            inner = f", since {{% {self.open[-1][0].kind} %}} is not closed before it" if self.open else ""
            self.tell(tag, f"{{% {tag.kind} %}} closes nothing{inner}", "Take it out, or write what it closes.")
            return
        group = [*self.open.pop(), tag]
        self.groups.append(group)
        if tag.kind is TagKind.END_FOR:
            self.ends[group[0].number] = tag.number


def _settled(group: Sequence[Tag], matching: _Matching) -> dict[int, str]:
    """The form of each tag of a group: tags alone in their paragraphs take these with them."""
    forms = [tag.form for tag in group]
    paragraphs = {next(tag.run.iterancestors(f"{W}p"), None) for tag in group}
    alone = all(form in ("", "p") and _is_alone(tag, "p") for tag, form in zip(group, forms, strict=True))
    if alone and len(paragraphs) == len(group):
        forms = ["p"] * len(group)
    first, written = group[0], "{%p" if forms[0] == "p" else f"{{%{forms[0]}"
    if len({form or "r" for form in forms}) > 1:
        matching.tell(first, "its tags have different forms", f"Begin all of them alike: {written}.")
    elif len({_parent(tag, form) for tag, form in zip(group, forms, strict=True)}) > 1:
        matching.tell(first, "what it opens is closed elsewhere", _WHERE.get(forms[0], _WHERE[""]))
    else:
        _check_alone(group, forms, matching)
    return {tag.number: form for tag, form in zip(group, forms, strict=True)}


_WHERE = {
    "": "Close it in the same paragraph, or put each of the two alone in a paragraph: {%p … %}.",
    "p": "Close it in the same text, cell or text box.",
    "tr": "Close it in another row of the same table.",
    "tc": "Close it in another cell of the same row.",
}


def _parent(tag: Tag, form: str) -> etree._Element | None:
    element = element_of(tag, form)
    return None if element is None else element.getparent()


def _check_alone(group: Sequence[Tag], forms: Sequence[str], matching: _Matching) -> None:
    for tag, form in zip(group, forms, strict=True):
        if form in _FORMS and not _is_alone(tag, form):
            what = {"p": "paragraph", "tr": "row", "tc": "cell"}[form]
            message = f"the tag would take the rest of its {what} with it"
            if element_of(tag, form) is None:
                message = f"«{form}» stands in no {what}"
            matching.tell(tag, message, f"Put the tag alone into a {what} of its own.")


def _is_alone(tag: Tag, form: str) -> bool:
    """Whether nothing else stands in what goes with a tag."""
    element = element_of(tag, form)
    if element is None or any(True for _ in element.iter(*_SHOWN)):
        return False
    if form == "tr" and element.find(f".//{W}tbl") is not None:
        return False
    paragraphs = [element] if form == "p" else list(element.iter(f"{W}p"))
    return "".join(map(paragraph_text, paragraphs)).strip() == paragraph_text_of(tag).strip()


def paragraph_text_of(tag: Tag) -> str:
    """The tag as it is written."""
    return "".join(node.text or "" for node in tag.run.iter(f"{W}t"))


def local_names(tag: Tag, blocks: Blocks, by_number: Mapping[int, Tag]) -> Iterator[str]:
    """The names that the loops around a tag give."""
    for number in blocks.loops[tag.number]:
        yield by_number[number].name
        yield "loop"


def mark(tag: Tag, text: str) -> None:
    """Puts a text in the place of a tag."""
    for node in tag.run.iter(f"{W}t"):
        node.set(SPACE, "preserve")
        node.text = text
