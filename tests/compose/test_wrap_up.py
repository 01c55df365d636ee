"""Where in the deck next steps are agreed: with the closing item, or before the first of the closing rounds."""

from pathlib import Path

import pytest

from workshopkit.model.deck import Deck
from workshopkit.pipeline.making import Making
from workshopkit.pipeline.project import Request, load_project, resolve_project

HEAD = "title: T\nlanguage: da\ndate: 2026-12-03\nstart: '09:00'\ndocuments: [deck]\nagenda:\n"
ITEMS = {
    "work": "  - {id: work, title: Arbejde, kind: group-work, minutes: 45}\n",
    "out": "  - {id: out, title: Tjek ud, kind: check-out, minutes: 15}\n",
    "end": "  - {id: end, title: Hvem gør hvad, kind: closing, minutes: 20}\n",
}


def slide_ids(folder: Path, *items: str) -> list[str]:
    file = folder / "workshop.yaml"
    file.write_text(HEAD + "".join(ITEMS[item] for item in items), encoding="utf-8")
    project, found = load_project(Request(file))
    assert project is not None, found
    workshop, found = resolve_project(project, "da")
    assert workshop is not None, found
    [(_, deck)] = Making(workshop, project, "da").compose(workshop.documents)
    assert isinstance(deck, Deck)
    return [slide.id for slide in deck.slides]


@pytest.mark.parametrize(
    ("items", "before"),
    [
        (("work", "out", "end"), "item.end.steps"),
        (("work", "end", "out"), "item.end.steps"),
        (("work", "out"), "item.work.steps"),
    ],
)
def test_next_steps_come_with_the_closing_item_or_before_the_rounds(
    tmp_path: Path, items: tuple[str, ...], before: str
) -> None:
    ids = slide_ids(tmp_path, *items)
    assert ids[ids.index("next-steps") - 1] == before


def test_a_workshop_without_closing_rounds_ends_with_next_steps(tmp_path: Path) -> None:
    ids = slide_ids(tmp_path, "work")
    assert ids[ids.index("next-steps") + 1 :] == ["thanks", "sources"]
