"""Every test master by name, and the deck that is set on it: all roles, with texts as long as they come."""

import io
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from pptx import Presentation
from tests.formats.pptx.decks import CARLITO, ROOT, bullets, deck, para
from tests.formats.pptx.masters import drawn
from tests.formats.pptx.test_writer import FIGURE, table

from workshopkit.formats.pptx.adopt import adopt_look
from workshopkit.formats.pptx.base import open_base
from workshopkit.formats.pptx.master import Master, read_master
from workshopkit.formats.pptx.writer import WrittenDeck, write_deck
from workshopkit.model.deck import ParaStyle, Role, Slide, Slot
from workshopkit.model.figure import Figure
from workshopkit.model.text import inlines
from workshopkit.model.theme import Theme
from workshopkit.pipeline.making import Making
from workshopkit.pipeline.project import Request, load_project, resolve_project
from workshopkit.sources.locate import packaged_data

COMMITTED = ROOT / "tests" / "data" / "masters"
NAMES = (*drawn.ALL, *sorted(path.stem for path in COMMITTED.glob("*.pptx")))
_FOLDER = tempfile.TemporaryDirectory(prefix="masters-")

LONG = "Fælles retning for kysten, så kommune, erhverv, forskning og foreninger kan stå ved det, de aftaler"
_LEAD = f"{LONG}: også når vandet stiger hurtigere, end nogen af os troede."
_SIGNS = bullets(
    *(f"{n}. tegn: nogen siger det højt, og de andre bliver stille i stedet for at svare" for n in range(6))
)
_ASK = (para("Tal om", ParaStyle.LABEL), para("Hvad er I helt konkret bange for at spilde tid på?", ParaStyle.STRONG))
_KICKER = (para("10.40–10.55 · 15 min."),)


def every_role() -> tuple[Slide, ...]:
    """A slide of every role as the kit's own deck fills it, and some that are fuller than any."""
    title, lead = inlines(LONG), (para(_LEAD),)
    return (
        Slide("cover", Role.TITLE, inlines("Fælles kurs for kysten"),
              {Slot.KICKER: (para("Sandby Kommune"),), Slot.SUBTITLE: lead, Slot.META: (para("3. december 2026 · Havnen"),)}),
        Slide("section", Role.SECTION, inlines("Velkommen"), {Slot.KICKER: _KICKER, Slot.LEAD: lead}, figure=FIGURE),
        Slide("content", Role.CONTENT, title, {Slot.KICKER: _KICKER, Slot.LEAD: lead, Slot.BODY: _SIGNS * 3}),
        Slide("short", Role.CONTENT, inlines("Kort"), {Slot.BODY: bullets("Ja")}),
        Slide("columns", Role.COLUMNS, title, {Slot.LEFT: _SIGNS, Slot.RIGHT: (*_ASK, *_SIGNS)}),
        Slide("factor", Role.FACTOR, inlines("Tillid"),
              {Slot.KICKER: _KICKER, Slot.LEAD: lead, Slot.LEFT: _SIGNS[:3], Slot.RIGHT: _ASK}),
        Slide("challenge", Role.CHALLENGE, inlines("Frygt"), {Slot.LEAD: lead, Slot.LEFT: _SIGNS[:3], Slot.RIGHT: _ASK}),
        Slide("table", Role.TABLE, title, {Slot.KICKER: _KICKER}, table=table(24)),
        Slide("figure", Role.FIGURE, inlines("Det arbejder vi med"), {Slot.KICKER: _KICKER, Slot.BODY: lead}, figure=FIGURE),
        Slide("statement", Role.STATEMENT, inlines("Dag 2"), {Slot.KICKER: _KICKER, Slot.BODY: lead}),
        Slide("break", Role.BREAK, inlines("Pause"), {Slot.KICKER: _KICKER, Slot.LEAD: (para("Tilbage kl. 10.55"),)}),
        Slide("closing", Role.CLOSING, inlines("Tak for i dag"), {Slot.BODY: lead}),
    )  # fmt: skip


@cache
def path(name: str) -> Path:
    """A test master as a file."""
    if name not in drawn.ALL:
        return COMMITTED / f"{name}.pptx"
    folder = Path(_FOLDER.name) / str(NAMES.index(name))
    folder.mkdir(exist_ok=True)
    return drawn.draw(name, folder)


@cache
def theme(name: str) -> Theme:
    """The theme that a master makes by itself."""
    look = adopt_look(path(name))
    return Theme(name, name, look.colours, CARLITO, CARLITO, path(name))


@cache
def master(name: str) -> Master:
    """What is understood of a master."""
    return read_master(open_base(path(name)))


@cache
def written(name: str) -> WrittenDeck:
    """The deck of every role on a master."""
    return write_deck(replace(deck(*every_role()), footer="Kysten"), theme(name))


@cache
def slides(name: str) -> list:
    """The slides of that deck, as python-pptx reads them."""
    return list(Presentation(io.BytesIO(written(name).data)).slides)


@cache
def large(name: str) -> Figure:
    """A drawing of an example's own deck: "sixteen", "matrix", or the "day" with its last item but one lit."""
    project, found = load_project(Request(packaged_data() / "examples" / "faelles-kurs"))
    assert project is not None, found
    workshop, found = resolve_project(project, "da")
    assert workshop is not None, found
    orders = [order for order in workshop.documents if order.kind == "deck"]
    [(_, made)] = Making(workshop, project, "da").compose(orders)
    named = [slide.figure for slide in made.slides if slide.figure is not None and slide.figure.name == name]
    return named[-2] if name == "day" else named[0]
