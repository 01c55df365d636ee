"""What is shipped keeps the rules that content is written by."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from workshopkit.model.agenda import QUIET_KINDS, Kind
from workshopkit.model.content import Audience, Challenge, Factor, Library, Sector, Text
from workshopkit.resolve.links import check_library
from workshopkit.sources.content import load_library
from workshopkit.sources.locate import Places

FACTORS = {
    "clear-goal": "Sæt et mål",
    "structural-tools": "Strukturelle værktøjer",
    "funding": "Funding",
    "trust": "Tillids- og relationsopbygning",
    "agreements": "Tydelige aftaler og kontrakter",
    "reflection": "Kontinuerlig fælles refleksion",
    "supportive-circumstances": "Understøttende omstændigheder",
    "committed-people": "Engagerede mennesker",
}
CHALLENGES = {
    "lack-of-funds": "Mangel på økonomiske midler",
    "economic-asymmetry": "Økonomiske asymmetrier",
    "fear-of-inefficiency": "Frygt for ineffektivitet",
    "unclear-civil-society": "Mangel på en klar definition af civilsamfundet",
    "lack-of-mandate": "Mangel på mandat eller opbakning fra organisationen",
    "lack-of-interest": "Mangel på interesse i samarbejdet",
    "traditional-management": "Traditionelle ledelsesværktøjer og paradigmer",
    "no-national-initiatives": "Mangel på nationale initiativer, der støtter tværsektor-samarbejder",
}
ANSWERS = {
    "lack-of-funds": ["funding", "supportive-circumstances", "agreements"],
    "economic-asymmetry": ["funding", "structural-tools", "agreements"],
    "fear-of-inefficiency": ["clear-goal", "structural-tools", "trust"],
    "unclear-civil-society": ["clear-goal", "reflection"],
    "lack-of-mandate": ["agreements", "committed-people", "supportive-circumstances"],
    "lack-of-interest": ["clear-goal", "committed-people", "trust"],
    "traditional-management": ["reflection", "structural-tools", "trust"],
    "no-national-initiatives": ["supportive-circumstances", "funding"],
}


@cache
def library() -> Library:
    found, diagnostics = load_library(Places.of(None, None))
    assert diagnostics == ()
    assert found is not None
    return found


def focuses() -> list[Factor | Challenge]:
    return [*library().factors.values(), *library().challenges.values()]


def words(text: Text, language: str) -> int:
    return len(re.findall(r"\w[\w'’-]*", text.values[language]))


def texts(value: object) -> Iterator[Text]:
    """Every text in a value."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif hasattr(value, "__slots__"):
        for name in value.__slots__:
            yield from texts(getattr(value, name))


def test_the_sixteen_stand_in_the_order_of_the_study_under_its_names() -> None:
    assert {id_: f.title.values["da"] for id_, f in library().factors.items()} == FACTORS
    assert list(library().factors) == list(FACTORS)
    assert {id_: c.title.values["da"] for id_, c in library().challenges.items()} == CHALLENGES
    assert list(library().challenges) == list(CHALLENGES)
    assert {id_: [a.factor.id for a in c.answers] for id_, c in library().challenges.items()} == ANSWERS
    assert [f.order for f in focuses()] == [*range(1, 9), *range(1, 9)]


def test_nothing_refers_to_what_is_not_there() -> None:
    assert check_library(library()) == ()


def test_every_text_is_written_in_both_languages() -> None:
    for items in (getattr(library(), name) for name in library().__slots__):
        for item in items.values():
            for text in texts(item):
                assert text.values.keys() == {"da", "en"}, text.span
                assert all(text.values.values()), text.span


@pytest.mark.parametrize("focus", focuses(), ids=lambda f: f.id)
def test_a_factor_or_challenge_has_all_that_the_rules_ask(focus: Factor | Challenge) -> None:
    assert (len(focus.signs), len(focus.warnings), len(focus.statements), len(focus.first_steps)) == (3, 3, 4, 2)
    asked = [question.audience for question in focus.questions]
    assert 4 <= len(asked) <= 6
    assert asked.count(Audience.PERSON) >= 1
    assert asked.count(Audience.GROUP) >= 2
    assert 1 <= asked.count(Audience.PARTNER) <= 2
    by_sector = [q.sectors for q in focus.questions if q.sectors]
    assert by_sector
    assert all(set(sectors) == set(Sector) for sectors in by_sector)
    assert len({s.id for s in focus.statements}) == 4
    assert len({q.id for q in focus.questions}) == len(asked)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("focus", focuses(), ids=lambda f: f.id)
def test_texts_keep_their_lengths(focus: Factor | Challenge, language: str) -> None:
    assert 60 <= words(focus.explanation, language) <= 90
    assert words(focus.gist, language) <= 22
    assert len(focus.short.values[language]) <= 22
    assert all(words(text, language) <= 12 for text in (*focus.signs, *focus.warnings))
    assert all(words(statement.text, language) <= 16 for statement in focus.statements)
    assert all(words(text, language) <= 18 for text in focus.first_steps)
    if isinstance(focus, Challenge):
        assert all(words(answer.why, language) <= 18 for answer in focus.answers)


@pytest.mark.parametrize(
    ("language", "negations"), [("da", "ikke|ingen|intet|aldrig|uden"), ("en", "not|no|never|without|n't")]
)
def test_statements_are_said_without_negation(language: str, negations: str) -> None:
    said = [s.text.values[language] for focus in focuses() for s in focus.statements]
    assert [text for text in said if re.search(rf"\b({negations})\b", text, re.IGNORECASE)] == []


@pytest.mark.parametrize(("language", "singular"), [("da", r"\b(jeg|mig|min|mit)\b"), ("en", r"\b(I|me|my)\b")])
def test_statements_say_we_since_a_person_a_group_and_a_partner_rate_the_same_ones(
    language: str, singular: str
) -> None:
    said = [s.text.values[language] for focus in focuses() for s in focus.statements]
    assert [text for text in said if re.search(singular, text, re.IGNORECASE)] == []


def test_sections_of_the_agreement_are_numbered_and_each_has_clauses() -> None:
    sections = library().sections
    assert [section.number for section in sections.values()] == list(range(1, 17))
    assert len(library().clauses) >= 48
    for section in sections.values():
        own = [clause for clause in library().clauses.values() if clause.section.id == section.id]
        assert 3 <= len(own) <= 4, section.id
        assert [clause.order for clause in own] == list(range(1, len(own) + 1)), section.id
        assert all(clause.id.startswith(f"{section.id}-") for clause in own)
        assert all(len(section.title.values[language]) <= 60 for language in ("da", "en"))


@pytest.mark.parametrize("language", ["da", "en"])
def test_clauses_keep_their_lengths(language: str) -> None:
    for clause in library().clauses.values():
        assert clause.question.values[language].endswith("?"), clause.id
        limits = ((clause.question, 25), (clause.why, 32), (clause.good, 32))
        assert [text.values[language] for text, most in limits if words(text, language) > most] == []


def test_every_challenge_is_helped_by_four_clauses_and_every_factor_served_by_three() -> None:
    clauses = library().clauses.values()
    for id_ in CHALLENGES:
        assert sum(id_ in [ref.id for ref in clause.challenges] for clause in clauses) >= 4, id_
    for id_ in FACTORS:
        assert sum(id_ in [ref.id for ref in clause.factors] for clause in clauses) >= 3, id_


def test_every_kind_in_which_people_work_has_one_method_of_its_own() -> None:
    methods = library().methods.values()
    assert len(methods) >= 16
    served = [kind for method in methods for kind in method.default_for]
    assert sorted(served) == sorted(set(Kind) - QUIET_KINDS - {Kind.TRACKS, Kind.PRE_WORK})


@pytest.mark.parametrize("method", library().methods.values(), ids=lambda m: m.id)
def test_a_method_fits_the_minutes_that_it_names(method) -> None:  # type: ignore[no-untyped-def]  # model.Method
    assert 2 <= len(method.steps) <= 6
    assert sum(step.at_least for step in method.steps) <= method.minutes.least <= method.minutes.most
    for step in method.steps:
        assert all(words(step.text, language) <= 24 for language in ("da", "en")), step.id
        assert all(words(step.title, language) <= 3 for language in ("da", "en")), step.id
    assert len({step.id for step in method.steps}) == len(method.steps)


def test_every_material_is_used_and_no_id_is_two_things() -> None:
    ids = [id_ for name in library().__slots__ for id_ in getattr(library(), name)]
    assert sorted(ids) == sorted(set(ids))
