"""`check` composes what somebody's own files could break, and tells it as `build` does."""

from pathlib import Path

import pytest

from workshopkit.pipeline.build import build, check
from workshopkit.pipeline.project import Request
from workshopkit.sources.locate import packaged_data

_WORKSHOP = """\
title: Kort møde
language: da
date: 2026-12-03
start: "09:00"
partners: [{name: Sandby, sector: public, participants: 8}]
agenda:
  - {id: talk, title: Samtale, kind: reflection, minutes: 60, factors: [FACTOR], groups: {size: 4}}
"""


def _told(folder: Path) -> list[list[str]]:
    return [[d.code for d in run(Request(folder, folder / "out"))[0].diagnostics] for run in (check, build)]


def test_a_focus_of_ones_own_whose_id_clashes_with_a_slides_is_told_by_both(tmp_path: Path) -> None:
    shipped = (packaged_data() / "content" / "factors" / "trust.yaml").read_text(encoding="utf-8")
    own = tmp_path / "content" / "factors" / "steps.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(shipped.replace("id: trust\n", "id: steps\n", 1), encoding="utf-8")
    (tmp_path / "workshop.yaml").write_text(_WORKSHOP.replace("FACTOR", "steps"), encoding="utf-8")
    checked, built = _told(tmp_path)
    assert "WK408" in checked
    assert checked == built


@pytest.mark.parametrize("items", [1, 150])
def test_short_and_long_workshops_are_found_right_by_both(items: int, tmp_path: Path) -> None:
    line = "  - {title: Punkt N, kind: plenary, minutes: 5}\n"
    agenda = "".join(line.replace("N", str(number)) for number in range(items))
    text = _WORKSHOP.split("agenda:")[0] + "agenda:\n" + agenda + "documents: [programme]\n"
    (tmp_path / "workshop.yaml").write_text(text, encoding="utf-8")
    checked, built = _told(tmp_path)
    assert checked == built


def test_a_mistake_in_content_of_ones_own_hides_no_mistake_in_the_times(tmp_path: Path) -> None:
    own = tmp_path / "content" / "factors" / "trust.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("id: trust\ngits: Vi kender hinanden.\n", encoding="utf-8")
    locked = '  - {id: lunch, title: Frokost, kind: lunch, minutes: 30, at: "09:30"}\n'
    (tmp_path / "workshop.yaml").write_text(_WORKSHOP.replace("FACTOR", "trust") + locked, encoding="utf-8")
    checked, built = _told(tmp_path)
    assert "WK101" in checked
    assert any(code.startswith("WK3") for code in checked)
    assert checked == built
