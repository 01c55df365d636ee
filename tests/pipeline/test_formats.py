"""Which files a build makes: a kind's formats, and what `--format` asks for."""

from pathlib import Path

import pytest
from tests.support.kits import run, run_json, workshop_in

from workshopkit.model.kinds import CHOICES, KINDS, OFFICE_FORMATS, ending, formats_of


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_made_as_something_and_asking_never_invents_a_format(kind: str) -> None:
    every = formats_of(kind, "all")
    assert every
    for choice in CHOICES:
        assert set(formats_of(kind, choice)) <= set(every)
    assert all(form in OFFICE_FORMATS for form in formats_of(kind, "docx"))
    assert all(ending(form) == "pdf" for form in formats_of(kind, "pdf"))


def test_papers_are_made_for_word_and_for_print() -> None:
    assert [formats_of("worksheet", choice) for choice in ("", "docx", "pdf")] == [("docx", "pdf"), ("docx",), ("pdf",)]


@pytest.mark.parametrize(
    ("choice", "formats"), [([], ["docx", "pdf"]), (["--format", "docx"], ["docx"]), (["--format", "pdf"], ["pdf"])]
)
def test_a_build_makes_what_is_asked_for(folder: Path, choice: list[str], formats: list[str]) -> None:
    made = run_json("build", workshop_in(folder), "--only", "checklist", *choice)["artefacts"]
    assert [each["format"] for each in made] == formats


def test_another_format_is_wrong_usage(folder: Path) -> None:
    assert run("build", workshop_in(folder), "--format", "odt").exit_code == 2
