"""The handout's template: what a workshop says of it, and mistakes in a template of one's own."""

from pathlib import Path

import pytest
from tests.support.kits import MINIMAL, told, workshop_in, write

from workshopkit.model.handout import Handout
from workshopkit.model.workshop import DocumentOrder
from workshopkit.pipeline.making import Making
from workshopkit.pipeline.project import Request, load_project, resolve_project


def handout(folder: Path, language: str = "da") -> Handout:
    """The handout of a workshop."""
    project, _ = load_project(Request(folder))
    assert project is not None
    workshop, _ = resolve_project(project, language)
    assert workshop is not None
    order = next((one for one in workshop.documents if one.kind == "handout"), DocumentOrder("handout"))
    [(_, value)] = Making(workshop, project, language).compose([order])
    assert isinstance(value, Handout)
    return value


@pytest.mark.parametrize(("documents", "count"), [("", 3), ("documents: [handout]\n", 3),
                         ("documents: [{kind: handout, slides_per_page: 2}]\n", 2)])  # fmt: skip
def test_the_workshop_says_how_many_slides_a_page_has(tmp_path: Path, documents: str, count: int) -> None:
    made = handout(workshop_in(tmp_path, MINIMAL + documents))
    assert (made.slides_per_page, made.title, made.date) == (count, "Uddelingskopi: Fælles kurs", "2026-12-03")


def test_another_number_is_told_at_its_place(tmp_path: Path) -> None:
    text = MINIMAL + "documents:\n  - {kind: handout, slides_per_page: 4}\n"
    [(code, line, column)] = told("check", workshop_in(tmp_path, text))
    assert (code[:3], line, column) == ("WK1", 10, 38)


def test_a_mistake_in_ones_own_template_is_told_with_its_place(tmp_path: Path) -> None:
    text = 'kind: handout\ntitle: "{{ workshop.titel }}"\nslides_per_page: 7\nblock: []\n'
    write(workshop_in(tmp_path) / "templates" / "documents" / "handout.yaml", text)
    assert {line for _, line, _ in told("build", tmp_path, "--only", "handout")} >= {2, 4}
