"""The kinds of artefact, and the files that each is made as: the only list of them."""

from collections.abc import Mapping

from workshopkit.frozen import dataclass

DECK = "deck"
CALENDAR = "calendar"
HANDOUT = "handout"
OFFICE_FORMATS = ("pptx", "docx")
CHOICES = ("docx", "pdf", "all")
"""What `--format` may say: the Office files, the PDFs, or everything there is."""
ENDINGS: Mapping[str, str] = {"handout": "pdf"}
"""Formats whose files end on something else than their name."""


@dataclass(frozen=True, slots=True)
class Formats:
    """What a kind is written as: `always`, and `asked` only when `--format` asks for it, since it needs LibreOffice."""

    always: tuple[str, ...]
    asked: tuple[str, ...] = ()


PRINT_PLAN = "print-plan"
PRINTED = ("cards", "canvas", "agreement", "evaluation", "attendance", "name-signs", "table-signs", PRINT_PLAN)
"""Kinds that are made for print only; the plan comes last, since it counts the pages of the others."""
_PAPER = Formats(("docx", "pdf"))
KINDS: Mapping[str, Formats] = {
    DECK: Formats(("pptx",), ("pdf",)),
    HANDOUT: Formats((), ("pdf",)),
    "worksheet": _PAPER,
    "checklist": _PAPER,
    "runsheet": _PAPER,
    "programme": _PAPER,
    **dict.fromkeys(PRINTED, Formats(("pdf",))),
    CALENDAR: Formats(("ics",)),
}
"""A kind's name → its formats, in the order in which kits are made and listed."""
FILLABLE = frozenset(("worksheet", "checklist", "agreement", "evaluation"))
"""Kinds that `--fillable` makes forms of."""
UNPRINTED = frozenset((DECK, CALENDAR))
"""Kinds that are for a screen."""


def formats_of(kind: str, choice: str = "", named: bool = False) -> tuple[str, ...]:
    """The formats of a kind that a build makes; `choice` is one of CHOICES, or "" when nothing was asked for.

    `named` is whether somebody asked for the kind itself.
    """
    formats = KINDS[kind]
    every = (*formats.always, *formats.asked)
    match choice:
        case "docx":
            return tuple(one for one in every if one in OFFICE_FORMATS)
        case "pdf":
            return tuple(one for one in every if ending(one) == "pdf")
        case "all":
            return every
    return formats.always or (every if named else ())


def ending(name: str) -> str:
    """What the files of a format end on, without the dot."""
    return ENDINGS.get(name, name)


def has_word_file(kind: str) -> bool:
    """Whether a kind is made as a Word file, which somebody's Word template may draw."""
    return "docx" in KINDS[kind].always


def no_word_template(kind: str) -> tuple[str, str]:
    """What to tell of a kind that is no Word file, and a hint."""
    if kind == DECK:
        return "a deck has no Word template", "For slides, use a PowerPoint master as the theme."
    return f"«{kind}» has no Word template", f"Change its own template: workshopkit customise {kind}."
