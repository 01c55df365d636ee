"""What a slide can be for; apart from the deck, since a theme names roles and is read where no deck is made."""

from enum import StrEnum


class Role(StrEnum):
    """What a slide is for; the theme finds the layout."""

    TITLE = "title"
    SECTION = "section"
    CONTENT = "content"
    COLUMNS = "columns"
    FACTOR = "factor"
    CHALLENGE = "challenge"
    TABLE = "table"
    FIGURE = "figure"
    STATEMENT = "statement"
    BREAK = "break"
    CLOSING = "closing"
