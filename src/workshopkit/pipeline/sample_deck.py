"""A theme's name → a deck with a slide of every role, for somebody who wants to see what became of a master."""

from workshopkit.compose.figure_icon import badge_figure
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
_FLAT_PT = 110
_LEAD = "A lead: what this is about, in a sentence that takes a little more than one line."


def sample_deck(title: str) -> Deck:
    """A deck in English with a slide for each role, every place of it filled as the kit's own decks fill it."""
    slides = tuple(_slide(role) for role in Role)
    return Deck(f"{title}: every role", "en", "workshopkit", "Sample", "", title, "({part}/{parts})", slides)


def _slide(role: Role) -> Slide:
    name = f"The role «{role.value}»"
    figure = {Role.SECTION: _figure(120), Role.FIGURE: _figure(360)}.get(role)
    table = _table() if role is Role.TABLE else None
    icons = {Role.FACTOR: ("factor", "trust"), Role.CHALLENGE: ("challenge", "lack-of-mandate")}
    icon = badge_figure(*icons[role]) if role in icons else None
    notes = (f"How «{role.value}» looks in this theme.",)
    return Slide(role.value, role, inlines(name), _texts(role), table=table, figure=figure, icon=icon, notes=notes)


def _texts(role: Role) -> dict[Slot, tuple[Para, ...]]:
    """Every place for text that the kit's own deck fills on such a slide."""
    above = {Slot.KICKER: _paras(_KICKER)}
    match role:
        case Role.TITLE:
            dates = _paras("Thursday 3 December, 9:00–16:00", "Harbour hall")
            return above | {Slot.SUBTITLE: _paras(_LEAD), Slot.META: dates}
        case Role.SECTION:
            return above | {Slot.LEAD: _paras(_LEAD)}
        case Role.CONTENT:
            return above | {Slot.LEAD: _paras(_LEAD), Slot.BODY: _bullets(*_LEFT)}
        case Role.COLUMNS | Role.FACTOR | Role.CHALLENGE:
            right = (Para(inlines("Talk about"), ParaStyle.LABEL), *_bullets(*_RIGHT))
            return above | {Slot.LEAD: _paras(_LEAD), Slot.LEFT: _bullets(*_LEFT), Slot.RIGHT: right}
        case Role.TABLE:
            return above
        case Role.FIGURE:
            return above | {Slot.BODY: _paras("A caption below the drawing")}
        case Role.STATEMENT:
            return above | {Slot.BODY: _paras("One sentence that everybody should take with them.")}
        case Role.BREAK:
            return above | {Slot.LEAD: _paras("Back at 10:30")}
        case Role.CLOSING:
            return {Slot.BODY: _paras("Thank you", "What we agreed today is yours.")}


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
    """The colours of drawings, each in a shape with its own text, the colour's name below."""
    roles = ("primary", "secondary", "accent", "factor", "challenge", "unlit")
    width, low = (840 - 20 * (len(roles) - 1)) / len(roles), 28.0
    outlines = {"challenge": Outline.DIAMOND, "factor": Outline.ELLIPSE}
    marks: list[Shape] = []
    for n, role in enumerate(roles):
        x, outline = n * (width + 20), outlines.get(role, Outline.ROUNDED)
        sign, name = Label(inlines("Aa"), 20, 12, f"on-{role}"), Label(inlines(role), 16, 12, inset_pt=0)
        marks.append(Shape(outline, x, 0, width, height - low, role, label=sign, name=role))
        marks.append(Shape(Outline.RECTANGLE, x, height - low, width, low, label=name, name=f"name {role}"))
    flat = (_figure(_FLAT_PT),) if height > _FLAT_PT else ()
    return Figure(840, height, tuple(marks), "Six shapes, one for each colour of drawings", "colours", flat)
