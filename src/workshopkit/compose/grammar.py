"""What may stand in a template: every key of every block and slide, and what kind of value it takes."""

from collections.abc import Mapping
from enum import Enum, StrEnum
from types import MappingProxyType

from workshopkit.frozen import dataclass
from workshopkit.model.deck import ParaStyle, Role, Slot, Tone
from workshopkit.model.document import Fill, Orientation, Paper, RowTone
from workshopkit.model.figure import Align
from workshopkit.model.pieces import Badge, SignForm


class Leaf(Enum):
    """A single value."""

    TEXT = "text"
    """A text with names in {{ }}."""
    VALUE = "value"
    """A number, or an expression."""
    FIGURE = "figure"
    """A figure's name, or its keys."""
    BLOCK = "block"
    """A block's name, and what it holds."""
    BLOCKS = "blocks"
    """A list of blocks."""


@dataclass(frozen=True)
class Word:
    """One of an enum's words."""

    words: type[StrEnum]


@dataclass(frozen=True)
class Keys:
    """Keys and their values; `plain` is what may stand instead of them."""

    forms: Mapping[str, "Form"]
    plain: "Form | None" = None


@dataclass(frozen=True)
class Entries:
    """A list; a repeated entry keeps its own under the key `inner`. `plain` is what may stand instead of a list."""

    inner: str
    each: "Form"
    plain: "Form | None" = None


Form = Leaf | Word | Keys | Entries
_TEXT, _VALUE = Leaf.TEXT, Leaf.VALUE


def _texts(*names: str) -> dict[str, Form]:
    return dict.fromkeys(names, _TEXT)


_WHEN: dict[str, Form] = {"when": _VALUE}
FIGURE_KEYS = Keys(_texts("name") | dict.fromkeys(("item", "day", "focus", "width", "height"), _VALUE))
FIELD = Keys(_texts("id", "label", "value") | {"fill": Word(Fill)} | _WHEN)
OPTION = Keys(_texts("id", "label") | _WHEN)
SLIDE_COLUMN = Keys(_texts("title") | {"share": _VALUE, "align": Word(Align)} | _WHEN)
COLUMN = Keys({**SLIDE_COLUMN.forms, "id": _TEXT, "fill": Word(Fill)})
CELL = Keys({"blocks": Leaf.BLOCKS, "span": _VALUE} | _WHEN, _TEXT)
ROW = Keys(
    _texts("id") | {"cells": Entries("cells", CELL), "tone": Word(RowTone), "least_mm": _VALUE, "spare": _VALUE} | _WHEN
)
_PARAGRAPH = Keys(_texts("text") | {"keep": _VALUE}, _TEXT)
_LIST = Entries("items", _TEXT, _VALUE)
STATEMENT = Keys(_texts("id", "text") | _WHEN)
CARD_LINK = Keys(_texts("title", "text") | {"icon": _VALUE} | _WHEN)
CARD = Keys(
    _texts("id", "kicker", "title", "text", "question", "question_title", "links_title", "note")
    | {"badge": Word(Badge), "icon": _VALUE, "links": Entries("links", CARD_LINK)}
    | _WHEN
)
CANVAS_FIELD = Keys(_texts("id", "title", "text") | {"icon": _VALUE} | _WHEN)
SIGN_LINE = Keys(_texts("text", "label") | _WHEN, _TEXT)
SIGN = Keys(_texts("id", "text", "kicker", "subtitle") | {"lines": Entries("lines", SIGN_LINE)} | _WHEN)

BLOCKS: Mapping[str, Form] = MappingProxyType({
    "title": Keys(_texts("text", "kicker", "subtitle")),
    "heading": Keys(
        _texts("text", "id", "kicker") | {"level": _VALUE, "badge": Word(Badge), "icon": _VALUE}, _TEXT
    ),
    **dict.fromkeys(("text", "lead", "small", "label", "question"), _PARAGRAPH),
    "list": _LIST,
    "numbered": _LIST,
    "rating": Keys(
        _texts("id", "heading", "low", "high")
        | {"statements": Entries("statements", STATEMENT, _VALUE), "points": _VALUE}
    ),
    "lines": Keys(_texts("id") | {"count": _VALUE}, _VALUE),
    "fields": Entries("fields", FIELD),
    "choices": Keys(_texts("id") | {"options": Entries("options", OPTION), "stacked": _VALUE}),
    "table": Keys(
        _texts("id", "alt")
        | {"columns": Entries("columns", COLUMN), "rows": Entries("rows", ROW)}
        | dict.fromkeys(("header", "grouped", "hyphenate"), _VALUE)
    ),
    "callout": Keys(_texts("title") | {"blocks": Leaf.BLOCKS}),
    "signatures": Keys(_texts("id", "name", "date", "signature") | {"parties": _VALUE}),
    "drawing": Keys({"figure": Leaf.FIGURE, "width_mm": _VALUE}),
    "page": Keys(_texts("header"), _TEXT),
    "cards": Entries("cards", CARD),
    "canvas": Keys(
        _texts("id", "title", "kicker", "subtitle", "note")
        | {"goal": CANVAS_FIELD, "fields": Entries("fields", CANVAS_FIELD), "labels": Entries("labels", _TEXT)}
    ),
    "signs": Keys({"form": Word(SignForm), "signs": Entries("signs", SIGN)}),
})  # fmt: skip
"""A block's name → what it holds."""

PRINTING = Keys(dict.fromkeys(("weight_g", "two_sided", "colour"), _VALUE))
SHEET = Keys(
    _texts("kind", "title", "subject", "header")
    | {"orientation": Word(Orientation), "paper": Word(Paper), "most_pages": _VALUE}
    | {"print": PRINTING, "blocks": Leaf.BLOCKS}
)

SECTION = Keys(_texts("id", "title"))
SECTION_ENTRY = Keys({"section": SECTION, "when": _VALUE})
PARA = Keys(_texts(*ParaStyle, "aside") | {"index": _VALUE, "drawn": _VALUE, "bullets": _LIST} | _WHEN, _TEXT)
_PARAS = Entries("paras", PARA, _TEXT)
SLIDE_ROW = Keys({"cells": Entries("cells", _TEXT), "tone": Word(Tone), "when": _VALUE})
SLIDE_TABLE = Keys(_texts("alt") | {"columns": Entries("columns", SLIDE_COLUMN), "rows": Entries("rows", SLIDE_ROW)})
_NOTE = Keys(_texts("text") | _WHEN, _TEXT)
SLIDE = Keys(
    _texts("id", "title", "title_again")
    | {"role": Word(Role), "table": SLIDE_TABLE, "figure": Leaf.FIGURE, "panel": Leaf.FIGURE}
    | {"icon": _VALUE, "strip": _VALUE, "notes": Entries("notes", _NOTE, _TEXT)}
    | dict.fromkeys((slot.value for slot in Slot), _PARAS)
    | _WHEN
)
DECK = Keys(_texts("kind", "title", "subject", "footer") | {"slides": Entries("slides", SLIDE)})

EVENT = Keys(
    _texts("id", "title", "place")
    | dict.fromkeys(("date", "starts", "ends"), _VALUE)
    | {"text": Entries("text", _NOTE, _TEXT)}
    | _WHEN
)
CALENDAR = Keys(_texts("kind", "title") | {"events": Entries("events", EVENT)})
HANDOUT = Keys(_texts("kind", "title", "subject", "header") | {"slides_per_page": _VALUE})
