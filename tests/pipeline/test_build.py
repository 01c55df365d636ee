"""A request → files and a report."""

import hashlib
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.authored import codes
from tests.support.kits import MINIMAL, build_example, snapshot, workshop_in, write
from tests.support.templates import small

from workshopkit.diagnostics import Severity
from workshopkit.model.kinds import KINDS
from workshopkit.model.workshop import DocumentOrder
from workshopkit.pipeline.build import build, build_all, check
from workshopkit.pipeline.making import Making
from workshopkit.pipeline.project import Project, Request, load_project, subfolders

ONLY = ("programme",)
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")


def test_the_default_place_is_beside_the_workshop_by_language(folder: Path) -> None:
    workshop_in(folder)
    reports = build(Request(folder, languages=("da",), only=ONLY))
    assert [a.path for report in reports for a in report.artefacts] == [
        folder.resolve() / "out/da/2026-12-03-faelles-kurs-program.docx",
        folder.resolve() / "out/da/2026-12-03-faelles-kurs-program.pdf",
    ]


def test_a_workshop_in_any_file_is_built_too(folder: Path) -> None:
    file = write(folder / "kyst.yaml", MINIMAL)
    [report] = build(Request(file, only=ONLY))
    assert not report.failed
    assert report.workshop == file.resolve()
    assert report.artefacts[0].path.is_relative_to(folder / "out/da")


def test_fingerprints_are_of_the_files(folder: Path) -> None:
    [report] = build(Request(workshop_in(folder), only=("deck", "programme")))
    for artefact in report.artefacts:
        assert artefact.sha256 == hashlib.sha256(artefact.path.read_bytes()).hexdigest()
    assert [(a.format, bool(a.slides), a.pages) for a in report.artefacts] == [
        ("pptx", True, None), ("docx", False, None), ("pdf", False, 1),
    ]  # fmt: skip


def test_several_languages_have_a_folder_each_and_are_written_together(folder: Path) -> None:
    text = MINIMAL.replace("Fælles kurs", "{da: Fælles kurs, en: A shared course}").replace(
        "Velkommen", "{da: Hej, en: Hello}"
    )
    reports = build(Request(workshop_in(folder, text), folder / "kit", ("da", "en"), only=ONLY))
    assert [r.language for r in reports] == ["da", "en"]
    assert sorted(snapshot(folder / "kit")) == [
        "da", "da/2026-12-03-faelles-kurs-program.docx", "da/2026-12-03-faelles-kurs-program.pdf",
        "en", "en/2026-12-03-a-shared-course-programme.docx", "en/2026-12-03-a-shared-course-programme.pdf",
    ]  # fmt: skip


def test_a_language_that_is_missing_keeps_the_other_from_being_written(folder: Path) -> None:
    reports = build(Request(workshop_in(folder), folder / "kit", ("da", "en"), only=ONLY))
    assert [sorted(set(codes(r.diagnostics))) for r in reports] == [[], ["WK601"]]
    assert not (folder / "kit").exists()
    assert [r.artefacts for r in reports] == [(), ()]


def test_nothing_of_several_workshops_is_written_when_one_has_errors(tmp_path: Path) -> None:
    good, bad = workshop_in(tmp_path / "good"), workshop_in(tmp_path / "bad", MINIMAL + "titel: x\n")
    reports = build_all([Request(path, tmp_path / "out", subfolder=path.name, only=ONLY) for path in (good, bad)])
    assert [r.failed for r in reports] == [False, True]
    assert not (tmp_path / "out").exists()


def test_workshops_that_share_a_folder_never_meet(tmp_path: Path) -> None:
    paths = [workshop_in(tmp_path / place / "kit") for place in ("a", "b")]
    paths += [write(tmp_path / "c" / f"{name}.yaml", MINIMAL) for name in ("Forår", "kit")]
    assert subfolders(paths) == ("kit", "kit-2", "foraar", "kit-3")
    assert subfolders(paths[:1]) == ("",)


def test_building_again_gives_the_same_files_and_no_others(folder: Path) -> None:
    request = Request(workshop_in(folder), folder / "kit", only=("deck", "programme"))
    build(request)
    before = snapshot(folder / "kit")
    build(request)
    assert snapshot(folder / "kit") == before


def test_check_writes_nothing(folder: Path) -> None:
    [report] = check(Request(workshop_in(folder)))
    assert (report.artefacts, report.diagnostics) == ((), ())
    assert list(snapshot(folder)) == ["workshop.yaml"]


def test_check_tells_what_build_tells_of_templates_of_ones_own(folder: Path) -> None:
    write(workshop_in(folder) / "templates/documents/programme.yaml", 'kind: programme\ntitle: "{{ x }}"\nblocks: []\n')
    told = [
        [(d.code, str(d.span)) for d in run(Request(folder))[0].diagnostics if d.severity is not Severity.NOTE]
        for run in (check, build)
    ]
    assert told[0] == told[1] == [("WK401", f"{folder.resolve()}/templates/documents/programme.yaml:2:8")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_copied_template_gives_the_same_bytes(folder: Path, kind: str) -> None:
    from workshopkit.pipeline.shelf import copy_template
    from workshopkit.sources.locate import Places

    request = Request(workshop_in(folder), folder / "kit", only=(kind,))
    [before] = build(request)
    copy_template(kind, Places.of(folder, None), folder)
    [after] = build(request)
    assert [a.sha256 for a in after.artefacts] == [a.sha256 for a in before.artefacts]


def test_phrases_of_ones_own_that_leave_no_text_are_told_and_not_raised(folder: Path) -> None:
    workshop_in(folder)
    write(folder / "content/phrases/mine.yaml", 'date_and_clock: {da: "{dato}"}\n')
    [report] = build(Request(folder))
    assert [d.code for d in report.diagnostics] == ["WK404"]
    assert "date_and_clock" in report.diagnostics[0].message


def test_a_word_of_ones_own_for_a_file_stays_a_plain_name(folder: Path) -> None:
    workshop_in(folder)
    write(folder / "content/phrases/mine.yaml", 'file_programme: {da: "../Ægte Program: CON"}\n')
    [report] = build(Request(folder, only=ONLY))
    assert [a.path for a in report.artefacts] == [
        folder.resolve() / "out/da/2026-12-03-faelles-kurs-aegte-program-con.docx",
        folder.resolve() / "out/da/2026-12-03-faelles-kurs-aegte-program-con.pdf",
    ]


@pytest.fixture(name="project", scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project, _ = load_project(Request(workshop_in(tmp_path_factory.mktemp("names"))))
    assert project is not None
    return project


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1),
        st.sampled_from(["CON", "nul.txt", "..", "a/b\\c", "x" * 120]),
    )
)
def test_file_names_are_ascii_and_safe_on_windows(project: Project, title: str) -> None:
    workshop = small(title)
    names = [Making(workshop, project, "da").file_name(DocumentOrder(kind), set()) for kind in KINDS]
    for name in names:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
        assert len(name) <= 120
        assert not RESERVED.match(name)
        date.fromisoformat(name[:10])


def test_two_of_a_kind_are_told_apart(folder: Path) -> None:
    text = (
        MINIMAL
        + "documents: [{kind: worksheet, for: person}, {kind: worksheet, for: partner}, {kind: worksheet, for: person, lines: 2}]\n"
    )
    [report] = build(Request(workshop_in(folder, text)))
    names = [a.path.name for a in report.artefacts]
    assert len(set(names)) == 6
    assert len({name.rpartition(".")[0] for name in names}) == 3
    assert all("refleksionsark" in name for name in names)


def items(count: int) -> str:
    return "".join(f"  - {{title: Punkt {n}, kind: energizer, minutes: 2, steps: [Rejs jer.]}}\n" for n in range(count))


def test_three_hundred_items_on_one_day_are_told(folder: Path) -> None:
    [report] = build(Request(workshop_in(folder, MINIMAL + items(300))))
    assert [(d.code, d.span.line if d.span else 0) for d in report.diagnostics] == [("WK320", 108)]


def test_three_hundred_items_over_three_days_are_built(folder: Path) -> None:
    head = MINIMAL[: MINIMAL.index("date:")]
    days = "".join(f"- date: 2026-12-0{n}\n  start: 9:00\n  agenda:\n{items(100)}" for n in (1, 2, 3))
    [report] = build(Request(workshop_in(folder, f"{head}days:\n{days}"), only=("deck", "runsheet")))
    assert not report.failed, report.diagnostics[:3]
    slides = report.artefacts[0].slides
    assert slides is not None
    assert slides > 600


def test_an_example_is_built_with_its_own_content(tmp_path: Path) -> None:
    kit = build_example("vand-og-kyst-lab", "da", tmp_path)
    assert not kit.report.failed


NAMED = MINIMAL + "documents: [programme]\n"


def test_a_kind_that_is_named_is_made_though_the_workshop_leaves_it_out(folder: Path) -> None:
    [report] = build(Request(workshop_in(folder, NAMED), only=("programme", "runsheet"), formats="pdf"))
    assert [(a.kind, a.format) for a in report.artefacts] == [("programme", "pdf"), ("runsheet", "pdf")]
    [report] = build(Request(workshop_in(folder, NAMED)))
    assert {a.kind for a in report.artefacts} == {"programme"}


def test_copies_for_each_are_made_of_a_worksheet_that_is_named_and_left_out(folder: Path) -> None:
    options = {"only": ("worksheet",), "formats": "pdf", "for_each": "person", "copies": "one"}
    [report] = build(Request(workshop_in(folder, NAMED), **options))
    assert [(a.kind, a.copies) for a in report.artefacts] == [("worksheet", 4)]


def test_a_kind_that_is_named_and_has_no_such_format_is_told(folder: Path) -> None:
    [report] = build(Request(workshop_in(folder), only=("cards", "programme"), formats="docx"))
    assert [a.kind for a in report.artefacts] == ["programme"]
    [told] = [d.message for d in report.diagnostics if d.code == "WK705"]
    assert told == "«cards» comes as .pdf, and not in the format that is asked for: it is left out"
