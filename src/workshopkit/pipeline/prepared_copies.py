"""People → their copies as .docx, from sheets that are composed and written once for all whose copies differ by names alone."""

from collections import Counter
from collections.abc import Callable

from workshopkit.compose.marks import MarkReadError, marked, own_texts
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.docx.prepared import Prepared, Sample, prepare
from workshopkit.model.document import Document
from workshopkit.model.theme import Theme
from workshopkit.model.workshop import Person
from workshopkit.pipeline.targets import Written

_FEWEST = 4
"""A prepared sheet is written twice, so that it takes some copies to make it worth while."""
Compose = Callable[[Person], Document]


class PreparedCopies:
    """The prepared sheets of an order: those that its people need, each made when the first of them does."""

    def __init__(self, people: tuple[Person, ...], theme: Theme, compose: Compose) -> None:
        self._theme = theme
        self._compose = compose
        self._counts = Counter(marked(person).person for person in people)
        self._made: dict[Person, Prepared | None] = {}

    def of(self, person: Person) -> Written | None:
        """Somebody's file, the same as if it were composed and written for them alone; None where it has to be."""
        prepared = self._for(person)
        if prepared is None:
            return None
        return Written(prepared.filled(own_texts(person)), None, prepared.diagnostics)

    def has(self, person: Person) -> bool:
        """Whether there is a prepared sheet for somebody."""
        return self._for(person) is not None

    def _for(self, person: Person) -> Prepared | None:
        kind = marked(person).person
        if self._counts[kind] < _FEWEST:
            return None
        if kind not in self._made:
            self._made[kind] = self._prepared(person)
        return self._made[kind]

    def _prepared(self, person: Person) -> Prepared | None:
        short, long = marked(person), marked(person, long=True)
        try:
            samples = [Sample(self._compose(each.person), each.marks) for each in (short, long)]
        except (MarkReadError, TypeError):  # a mark is no text where a figure or a list of records asks for one
            return None
        except WorkshopkitError:  # it is told of the first copy that is composed by itself
            return None
        return prepare(samples[0], samples[1], self._theme)
