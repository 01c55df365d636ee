"""Sheets that are prepared for many people: everybody's file is the one that is composed for them alone."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from tests.support.kits import write
from tests.support.ooxml import check_package

from workshopkit.compose.marks import MarkReadError, marked, own_texts, with_marks
from workshopkit.model.content import Audience, Sector
from workshopkit.model.workshop import Person
from workshopkit.pipeline.copies import Copier, Job
from workshopkit.pipeline.project import Request, load_project, resolve_project

WORKSHOP = """\
title: "Kurs & \\"kyst\\" <1>"
language: {language}
date: 2026-12-03
start: "09:00"
partners:
  - {{name: Sandby, sector: public, participants: 4}}
documents: [{{kind: worksheet, for: person, questions: 3}}]
agenda:
  - {{title: Tillid, kind: reflection, minutes: 45, factors: [trust], challenges: [lack-of-mandate]}}
"""
PLAIN = (
    "Ægir Ølgård",
    "A & B <C>",
    "Bo",
    "Łukasz 😀 Ñ",
    "Å" * 60,
    "x'; --",
    "O'Brien",
    "D’Arcy (Ø)",
    "Zoë d'Or",
    "名前",
)
OTHER = (
    "", "دانا", "Bo דנה", "12 Bo", "=1+1", 'Bo "Bob" Ø', "Bo *x*", "De  dobbelt", "(Anna) 12 0 R\\", "{{ workshop.title }}",
    "Å" * 61, "y" * 300, "a‑b", "bløt\u00adbindestreg", "to\nlinjer", "😀", "𐀀𐀁", "B\u200do", "{version}",
)  # fmt: skip
ORGANISATIONS = ("Havlyst & Søn A/S", "", 'Kystens "Venner"', "חברים")


def people(names: tuple[str, ...] = PLAIN + OTHER) -> tuple[Person, ...]:
    """Each name at each organisation, each with a sector that often changes."""
    sectors = (*Sector, None)
    each = [(name, organisation) for organisation in ORGANISATIONS for name in names]
    return tuple(
        Person(f"p-{n}" if n % 3 else f"a-very-long-id-of-somebody-{n}", name, organisation, sectors[n % 5])
        for n, (name, organisation) in enumerate(each)
    )


def job(folder: Path, language: str = "da", **options: object) -> Job:
    """A worksheet for everybody."""
    write(folder / "workshop.yaml", WORKSHOP.format(language=language))
    project, found = load_project(Request(folder))
    assert project is not None, found
    workshop, found = resolve_project(project, language)
    assert workshop is not None, found
    order = replace(workshop.documents[0], audience=Audience.PERSON, own=True, apart=True, **options)
    return Job(workshop, project.phrases, project.places, project.theme, order, people())


def files(job: Job) -> list[bytes]:
    """Everybody's file, made together."""
    made = Copier(job).files(range(len(job.people)), ("docx",))
    assert len(made.files) == len(job.people)
    return [file.data for file in made.files]


def assert_each_as_if_alone(job: Job, every: int = 1) -> None:
    """Whoever is alone on the list gets a sheet composed for them, since preparing one would not be worth while."""
    together = files(job)
    for place in range(0, len(job.people), every):
        assert files(replace(job, people=(job.people[place],))) == [together[place]], job.people[place]


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_gets_the_file_that_is_composed_for_them_alone(language: str, tmp_path: Path) -> None:
    assert_each_as_if_alone(job(tmp_path, language), 3 if language == "da" else 11)


def test_of_those_with_plain_names_most_have_a_prepared_sheet(tmp_path: Path) -> None:
    known = replace(job(tmp_path), people=people(PLAIN[:4] * 5))
    assert Copier(known).effort(range(len(known.people)), ("docx",)) == pytest.approx(0.1 * len(known.people))
    assert Copier(job(tmp_path, fillable=True)).effort(range(8), ("docx",)) == 8


def test_a_filled_file_is_a_sound_package_with_the_names_in_it(tmp_path: Path) -> None:
    known = replace(job(tmp_path), people=people(PLAIN))
    for person, data in list(zip(known.people, files(known), strict=True))[:10]:
        assert check_package(data, "docx") == []
        document = docx.Document(io.BytesIO(data))
        cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
        assert person.name in cells


TEMPLATE = """\
kind: worksheet
title: "{title}"
blocks:
  - for_each: {{copy: copies}}
    blocks:
      - heading: {{text: Ark, id: "{{{{ copy.key }}}}top"}}
      - heading: {{text: Ark, id: "{{{{ copy.key }}}}TOP"}}
      - text: "{text}"
      - {block}
"""
LINES = "lines: {count: 2, id: x}"


@pytest.mark.parametrize(
    ("title", "text", "block"),
    [
        ("{{ copies[0].fields[0].value }}", "Kære **{{ copy.fields[0].value }}**!", LINES),
        ("Ark", "{% if copies[0].fields[0].value == 'Bo' %}Hej{% endif %}", LINES),
        ("Ark", "{{ copy.fields[0].value | upper }} {{ copy.key | length }}", LINES),
        ("Ark", "{{ copy.key }}{{ copy.whose }} אבג {{ copy.whose }} 12", LINES),
        ("Ark", "{{ say('spares', note=copy.whose, n=2) }}", LINES),
        ("Ark", "{{ copy.fields | map(attribute='value') | join(' + ') }}", LINES),
        ("Ark", "{{ copy.fields | map(attribute='value') | unique | list | length }}", LINES),
        ("Ark", "{{ copy.fields[0] == copy.fields[1] }}", LINES),
        ("Ark", "{{ (copy.whose ~ copy.key)[:7] }}", LINES),
        ("Ark", "{{ 'Bo' in copy.whose }}", LINES),
        ("Ark", "x", "choices: {id: c, options: [{id: a, label: '{{ copy.whose }}'}]}"),
        ("Ark", "x", "{when: 'copy.fields[0].value', text: Med navn}"),
        ("Ark", "x", "list: copy.fields | map(attribute='value')"),
        ("Ark", "x", "heading: {text: '{{ copy.whose }} 𐀀', id: '{{ copy.whose }}'}"),
    ],
)
def test_whatever_ones_own_template_does_with_a_name_is_done_for_each(
    title: str, text: str, block: str, tmp_path: Path
) -> None:
    write(tmp_path / "templates/documents/worksheet.yaml", TEMPLATE.format(title=title, text=text, block=block))
    known = job(tmp_path)
    assert_each_as_if_alone(replace(known, people=known.people[:60]), 4)


def test_a_mark_says_only_that_it_is_there() -> None:
    person = Person("bo", "Bo", "Havlyst", Sector.PUBLIC)
    assert own_texts(person) == ("bo", "Bo", "Havlyst")
    mark = with_marks(marked(person).person.name)
    assert mark
    for ask in (str, len, hash, list, lambda m: m == "Bo", lambda m: m + "x", lambda m: m.upper(), lambda m: "B" in m):
        with pytest.raises(MarkReadError):
            ask(mark)
