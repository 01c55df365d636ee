"""What to print and what became of it → the rows of the print plan, and the sheets of each kind of paper in all."""

from collections.abc import Iterable, Iterator, Mapping

from workshopkit.compose.views import View
from workshopkit.compose.words import Words
from workshopkit.frozen import dataclass
from workshopkit.model.document import Document, Orientation, Paper, Printing


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper that was made: how many pages it has, and how it is best printed."""

    pages: int
    printing: Printing = Printing()
    paper: Paper = Paper.A4
    orientation: Orientation = Orientation.PORTRAIT

    @classmethod
    def of(cls, document: Document, pages: int) -> "MadePaper":
        """A document that was made."""
        return cls(pages, document.printing, document.paper, document.orientation)


def print_plan(rows: Iterable[View], made: Mapping[int, MadePaper], words: Words) -> tuple[tuple[View, ...], str]:
    """The rows of `prints` with pages, paper and sheets, and all sheets in a line; `made` holds papers by their orders' places.

    A paper that could not be made is not in the plan.
    """
    planned = tuple(_row(row, made[row["place"]]) for row in rows if row["place"] in made)
    return planned, " · ".join(_sums(planned, words))


def _row(row: View, made: MadePaper) -> View:
    how, paper = made.printing, made.paper
    two_sided = how.two_sided and made.pages > 1
    flip = "short" if made.orientation is Orientation.LANDSCAPE else "long"
    sheets = -(-made.pages // 2) if two_sided else made.pages
    return row.with_values(
        pages=made.pages, paper=paper.value, weight_g=how.weight_g, flip=flip if two_sided else "", colour=how.colour,
        sheets=sheets * row["copies"],
    )  # fmt: skip


def _sums(rows: Iterable[View], words: Words) -> Iterator[str]:
    """Sheets of each kind of paper: A4 first, thin before thick."""
    sums: dict[tuple[str, int], int] = {}
    for row in rows:
        kind = (row["paper"], row["weight_g"])
        sums[kind] = sums.get(kind, 0) + row["sheets"]
    order = [paper.value for paper in Paper]
    kinds = sorted(sums, key=lambda kind: (order.index(kind[0]), kind[1]))
    for paper, weight in kinds:
        on = words.say("print_on", size=paper.upper(), weight=weight)
        yield words.say("print_sheets_of", n=sums[paper, weight], paper=on)
