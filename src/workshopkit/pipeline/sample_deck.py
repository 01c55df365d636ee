"""A theme's name → a deck with a slide of every role, for somebody who wants to see what became of a master."""

from workshopkit.model.deck import Column, Deck, Para, ParaStyle, Role, Slide, SlideTable, Slot, TableRow, Tone
from workshopkit.model.figure import Align, Figure, Label, Outline, Shape
from workshopkit.model.text import inlines

_LEFT = (
    "Three points on the left,",
    "each as long as points are in a workshop's deck,",
    "and one of two lines, to see them",
)
_RIGHT = ("What did you see?", "What would you have done instead?")
_KICKER = "A short line above the title"
_LEAD = "A lead: what this is about, in a sentence that takes a little more than one line."


def sample_deck(title: str) -> Deck:
    """A deck in English with a slide for each role, every place of it filled as the kit's own decks fill it."""
    slides = tuple(_slide(role) for role in Role)
    return Deck(f"{title}: every role", "en", "workshopkit", "Sample", "", title, "({part}/{parts})", slides)


def _slide(role: Role) -> Slide:
    name = f"The role «{role.value}»"
    texts: dict[Slot, tuple[Para, ...]] = {Slot.KICKER: _paras(_KICKER)}
    table, figure = None, None
    match role:
        case Role.TITLE:
            texts |= {
                Slot.SUBTITLE: _paras(_LEAD),
                Slot.META: _paras("Thursday 3 December, 9:00–16:00", "Harbour hall"),
            }
        case Role.SECTION:
            texts |= {Slot.LEAD: _paras(_LEAD)}
            figure = _figure(120)
        case Role.CONTENT:
            texts |= {Slot.LEAD: _paras(_LEAD), Slot.BODY: _bullets(*_LEFT)}
        case Role.COLUMNS | Role.FACTOR | Role.CHALLENGE:
            label = (Para(inlines("Talk about"), ParaStyle.LABEL),)
            texts |= {Slot.LEAD: _paras(_LEAD), Slot.LEFT: _bullets(*_LEFT), Slot.RIGHT: (*label, *_bullets(*_RIGHT))}
        case Role.TABLE:
            table = _table()
        case Role.FIGURE:
            texts |= {Slot.BODY: _paras("A caption below the drawing")}
            figure = _figure(360)
        case Role.STATEMENT:
            texts |= {Slot.BODY: _paras("One sentence that everybody should take with them.")}
        case Role.BREAK:
            texts |= {Slot.LEAD: _paras("Back at 10:30")}
        case Role.CLOSING:
            texts = {Slot.BODY: _paras("Thank you", "What we agreed today is yours.")}
    notes = (f"How «{role.value}» looks in this theme.",)
    return Slide(role.value, role, inlines(name), texts, table=table, figure=figure, notes=notes)


def _paras(*texts: str) -> tuple[Para, ...]:
    return tuple(Para(inlines(text)) for text in texts)


def _bullets(*texts: str) -> tuple[Para, ...]:
    return tuple(Para(inlines(text), ParaStyle.BULLET) for text in texts)


def _table() -> SlideTable:
    columns = (Column("Time", 1), Column("What", 4), Column("Min.", 1, Align.RIGHT))
    rows = (
        ("9:00–9:15", "Welcome", "15", Tone.NORMAL),
        ("9:15–10:00", "One, two, four", "45", Tone.LIT),
        ("10:00–10:30", "A break", "30", Tone.QUIET),
        ("10:30–11:30", "What we agree on", "60", Tone.NORMAL),
    )
    cells = tuple(TableRow((inlines(time), inlines(what), inlines(long)), tone) for time, what, long, tone in rows)
    return SlideTable(columns, cells, "The morning, row by row")


def _figure(height: float) -> Figure:
    """The colours of drawings, each in a shape with its own text."""
    roles = ("primary", "secondary", "accent", "factor", "challenge", "unlit")
    width = (840 - 20 * (len(roles) - 1)) / len(roles)
    marks = tuple(
        Shape(
            Outline.DIAMOND if role == "challenge" else Outline.ELLIPSE if role == "factor" else Outline.ROUNDED,
            n * (width + 20), 0, width, height, role, label=Label(inlines(role), 16, 12, f"on-{role}", Align.CENTRE),
            name=role,
        )
        for n, role in enumerate(roles)
    )  # fmt: skip
    return Figure(840, height, marks, "Six shapes, one for each colour of drawings", "colours")
