"""A deck with one of everything, and how its stored files were made: `python -m tests.formats.pdf.small_deck`.

tests/data/decks holds them, so that the mending is tested where there is no LibreOffice.
"""

import tempfile
from pathlib import Path

from tests.formats.pptx.decks import ROOT, bullets, deck, para, theme

from workshopkit.formats.pdf.soffice import convert_to_pdf, find_soffice
from workshopkit.formats.pptx.writer import write_deck
from workshopkit.model.deck import Column, Deck, DeckSection, ParaStyle, Role, Slide, SlideTable, Slot, TableRow
from workshopkit.model.figure import Figure, Label, Line, Outline, Shape
from workshopkit.model.text import inlines

STORED = ROOT / "tests" / "data" / "decks"
_ICON = Figure(24, 24, (Shape(Outline.ELLIPSE, 0, 0, 24, 24, fill="factor"), Line(6, 12, 18, 12, "on-factor", 2)), "")


def small_deck() -> Deck:
    """A cover, a section with slides of text, a table and a drawing, and a closing; some texts stand there twice."""
    cover = Slide("cover", Role.TITLE, inlines("Sammen om vandet"), {Slot.SUBTITLE: (para("Æ, ø og å & <b>"),)})
    section = Slide("goal", Role.SECTION, inlines("Mål"), {Slot.LEAD: (para("Mål"),)}, section="goal")
    columns = (Column("Tid"), Column("Hvad", 3))
    rows = tuple(TableRow((inlines(f"0{n}.00"), inlines("Pause" if n % 2 else ""))) for n in range(3))
    table = Slide(
        "table", Role.TABLE, inlines("Program"), table=SlideTable(columns, rows, "Programmet med klokkeslæt"), section="goal"
    )  # fmt: skip
    marks = (
        Line(0, 30, 300, 30, "line", 2),
        Shape(Outline.ROUNDED, 10, 40, 120, 60, "primary", label=Label(inlines("Kommune"), colour="on-primary")),
        Shape(Outline.RECTANGLE, 160, 40, 120, 60, line="ink", line_pt=1),
    )
    drawing = Slide("who", Role.FIGURE, inlines("Hvem er vi?"), figure=Figure(300, 120, marks, "To parter, én kendt"))
    closing = Slide("end", Role.CLOSING, inlines("Tak for i dag"))
    return deck(cover, section, _steps(), table, drawing, closing, sections=(DeckSection("goal", "Målet"),))


def _steps() -> Slide:
    """A lead above two columns, beside an icon."""
    return Slide(
        "steps", Role.FACTOR, inlines("Sådan gør vi"),
        {
            Slot.LEAD: (para("Ét mål, som alle kan stå bag, også når det bliver svært, og også når der er lang vej igen"),),
            Slot.LEFT: bullets("Mål", "Mål", "Vej"),
            Slot.RIGHT: (
                para("Tal om", ParaStyle.LABEL),
                para("Skriv ned", ParaStyle.NUMBER, 1, aside="10 min."),
                para("Læs op", ParaStyle.NUMBER, 2),
            ),
        },
        section="goal", icon=_ICON,
    )  # fmt: skip


def stored() -> tuple[bytes, bytes]:
    """The .pptx that LibreOffice 7.4 got, and the PDF that it made."""
    return (STORED / "small.pptx").read_bytes(), (STORED / "small.pdf").read_bytes()


def _store() -> None:
    data = write_deck(small_deck(), theme()).data
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "small.pptx").write_bytes(data)
        fonts = sorted((ROOT / "templates/themes/navigators/fonts").glob("*.ttf"))
        [made] = convert_to_pdf(
            find_soffice(), [Path(name) / "small.pptx"], Path(name) / "work", 120, fonts, tagged=True
        )
        (STORED / "small.pptx").write_bytes(data)
        (STORED / "small.pdf").write_bytes(made.read_bytes())


if __name__ == "__main__":
    _store()
