"""Decks, themes and masters that the tests of the PowerPoint writer share."""

from pathlib import Path

from workshopkit.model.deck import Deck, DeckSection, Para, ParaStyle, Role, Slide, Slot
from workshopkit.model.text import Run, inlines
from workshopkit.model.theme import Font, Theme

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "templates" / "themes" / "navigators"
CARLITO = Font("Calibri", *(FOLDER / "fonts" / f"Carlito-{n}.ttf" for n in ("Regular", "Bold", "Italic", "BoldItalic")))
COLOURS = {
    "ink": "14213A", "paper": "FCFAF6", "primary": "10305A", "on-primary": "FCFAF6", "secondary": "0B6870",
    "on-secondary": "FFFFFF", "accent": "F28A1E", "on-accent": "14213A", "muted": "536075", "line": "CFD3D4",
    "tint": "F3EEE4", "factor": "0B6870", "on-factor": "FFFFFF", "factor-tint": "E2EFEE", "challenge": "A63C1C",
    "on-challenge": "FFFFFF", "challenge-tint": "FAE9E0", "unlit": "DDE0E1", "on-unlit": "4A566A",
}  # fmt: skip


def theme(master: Path = FOLDER / "master.pptx", **roles: str) -> Theme:
    """The house's theme, on another master when one is given."""
    return Theme("house", "House", COLOURS, CARLITO, CARLITO, master, roles=roles)


def para(text: str, style: ParaStyle = ParaStyle.BODY, number: int = 0, aside: str = "") -> Para:
    """A paragraph of one run."""
    return Para((Run(text),), style, number, aside)


def bullets(*texts: str) -> tuple[Para, ...]:
    """Bulleted paragraphs."""
    return tuple(para(text, ParaStyle.BULLET) for text in texts)


def content(
    body: tuple[Para, ...], title: str = "Formål", slide_id: str = "purpose", role: Role = Role.CONTENT
) -> Slide:
    """A slide with a title and a body."""
    return Slide(slide_id, role, inlines(title), {Slot.BODY: body})


def deck(
    *slides: Slide, sections: tuple[DeckSection, ...] = (), footer: str = "Workshop", language: str = "da"
) -> Deck:
    """A deck of the slides."""
    return Deck(
        "Sammen om vandet",
        language,
        "Navigators",
        "Workshop",
        "2026-03-12",
        footer,
        "({part}/{parts})",
        slides,
        sections,
    )
