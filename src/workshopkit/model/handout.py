"""The handout of a deck as a value: how its pages look; the slides come from the deck's own PDF."""

from workshopkit.frozen import dataclass

SLIDES_PER_PAGE = (2, 3)


@dataclass(frozen=True, slots=True)
class Handout:
    """A few slides on each page, beside each of them lines for notes. `language` is a key such as "da", `date` is ISO."""

    title: str
    language: str
    author: str
    subject: str
    date: str
    header: str
    page_label: str
    """How a page is numbered, with {page} and {pages}."""
    slides_per_page: int
    """One of SLIDES_PER_PAGE."""
