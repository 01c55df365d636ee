"""How the deck ends: where next steps are agreed, and whose methods were used."""

from pathlib import Path

import pytest

from workshopkit.model.deck import Deck
from workshopkit.pipeline.making import Making
from workshopkit.pipeline.project import Request, load_project, resolve_project

HEAD = "title: T\nlanguage: da\ndate: 2026-12-03\nstart: '09:00'\ndocuments: [deck]\nagenda:\n"
ITEMS = {
    "work": "  - {id: work, title: Arbejde, kind: group-work, minutes: 45}\n",
    "out": "  - {id: out, title: Tjek ud, kind: check-out, minutes: 15}\n",
    "cafe": "  - {title: Café, kind: group-work, method: world-cafe, minutes: 90}\n",
    "tracks": "  - {title: Spor, kind: tracks, tracks: [{title: A, minutes: 60, method: pre-mortem}, {title: B, minutes: 60}]}\n",
    "end": "  - {id: end, title: Hvem gør hvad, kind: closing, minutes: 20}\n",
}


def deck_of(folder: Path, *items: str) -> Deck:
    file = folder / "workshop.yaml"
    file.write_text(HEAD + "".join(ITEMS[item] for item in items), encoding="utf-8")
    project, found = load_project(Request(file))
    assert project is not None, found
    workshop, found = resolve_project(project, "da")
    assert workshop is not None, found
    [(_, deck)] = Making(workshop, project, "da").compose(workshop.documents)
    assert isinstance(deck, Deck)
    return deck


def slide_ids(folder: Path, *items: str) -> list[str]:
    return [slide.id for slide in deck_of(folder, *items).slides]


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


def test_the_sources_name_once_each_whose_methods_are_in_use(tmp_path: Path) -> None:
    sources = deck_of(tmp_path, "cafe", "tracks", "cafe").slides[-1]
    bullets = ["".join(run.text for run in para.runs) for paras in sources.texts.values() for para in paras]
    credited = [bullet for bullet in bullets if "Efter" in bullet]
    assert [bullet.partition(".")[0] for bullet in credited] == ["World Café", "Hvorfor gik det galt? (pre-mortem)"]
    assert "Juanita Brown og David Isaacs" in credited[0]
