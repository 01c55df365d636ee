"""Leaves of templates: what they may say, and that none of them reaches Python or goes on for ever."""

import datetime as dt
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.templates import ODD, leaf, scope, small, words

from workshopkit.compose.environment import MOST_CHARACTERS, Leaves
from workshopkit.compose.markup import parse_inlines
from workshopkit.compose.views import Prose, View
from workshopkit.diagnostics import Diagnostic
from workshopkit.errors import TemplateError
from workshopkit.model.text import plain

ITEMS = (View({"id": "a", "title": "x*y*"}), View({"id": "b", "title": "z"}))
SCOPE: dict[str, Any] = {
    "workshop": View({"title": "A*b*", "items": ITEMS, "gist": Prose("**f**"), "date": dt.date(2026, 12, 3)}),
    "x": "y",
    "n": 3,
}


def text(source: str) -> str:
    return Leaves(words()).text(leaf(source), SCOPE)


def told(source: str, value: bool = False) -> Diagnostic:
    leaves = Leaves(words())
    with pytest.raises(TemplateError) as caught:
        (leaves.value if value else leaves.text)(leaf(source), SCOPE)
    [found] = caught.value.diagnostics
    assert str(found.span) == "own.yaml:3:5"
    return found


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("plain *prose*", "plain *prose*"),
        ("{{ workshop.title }}", r"A\*b\*"),
        ("{{ workshop.gist }}", "**f**"),
        ("{{ workshop.items | map(attribute='title') | join(', ') }}", r"x\*y\*, z"),
        ("{{ workshop.items[0].id }}{{ workshop['items'][-1].id }}", "ab"),
        ("{% if n > 2 and x == 'y' %}ja{% else %}nej{% endif %}", "ja"),
        ("{{ 'ja' if n is even else 'nej' }}", "nej"),
        ("{{ n + 1 }} {{ n * 2 }} {{ n // 2 }} {{ -n }}", "4 6 1 -3"),
        ("{{ x | upper }} {{ ' y ' | trim }} {{ 2.5 | round }} {{ nope | default('–') }}", "Y y 2 –"),
        ("{{ 570 | clock }} {{ 1.5 | number }} {{ 90 | duration }}", "09.30 1,5 1\u00a0time 30\u00a0min."),
        ("{{ workshop.date | date }}", "torsdag den 3. december 2026"),
        ("{{ ['a', 'b', 'c'] | enumerate }}", "a, b og c"),
        ("{{ say('day_n', number=n) }}", "Dag 3"),
        ("{{ none }}{# a remark #}", ""),
    ],
)
def test_what_leaves_say(source: str, shown: str) -> None:
    assert text(source) == shown


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_name_comes_out_of_a_leaf_as_typed(name: str) -> None:
    shown = Leaves(words()).text(leaf("[{{ name }}|{{ say('notes_responsible', name=name) }}]"), {"name": name})
    assert plain(parse_inlines(shown)) == f"[{name}|Ansvarlig: {name}.]"


def test_prose_and_names_may_be_joined() -> None:
    shown = Leaves(words()).text(leaf("{{ [p, name] | join(' * ') }}"), {"p": Prose("**f**"), "name": "a*b"})
    assert plain(parse_inlines(shown)) == "f * a*b"


@pytest.mark.parametrize(
    ("source", "code", "message", "hint"),
    [
        ("{{ workshop.titel }}", "WK401", "«titel» is not defined here", "Did you mean «title»?"),
        ("{{ worksop.title }}", "WK401", "«worksop» is not defined here", "Did you mean «workshop»?"),
        ("{{ workshop.__class__ }}", "WK401", "«__class__» is not defined here", ""),
        ("{{ x | uper }}", "WK401", "there is no filter «uper»", "Did you mean «upper»?"),
        ("{{ say('progamme') }}", "WK404", "there is no phrase «progamme»", "Did you mean «programme»?"),
        ("{{ say('day_n') }}", "WK404", "the phrase «day_n» needs «number»", ""),
        ("{{ x", "WK402", "the expression is broken: ", "Check the brackets"),
        ("{{ }}", "WK402", "the expression is broken: an expression is missing before '}}'", "Check the brackets"),
        ("{{ x y }}", "WK402", "the expression is broken: '}}' is missing before 'y'", "Check the brackets"),
        ("{{ x + 1 }}", "WK402", "the expression cannot be worked out: ", "Check the names"),
        ("{{ 1 / 0 }}", "WK402", "the expression cannot be worked out: ", ""),
        ("{{ 'x' | date }}", "WK402", "the expression cannot be worked out: a date is expected", ""),
        ("{{ workshop.items | sort }}", "WK402", "records cannot be compared", "Name one of their values: sort("),
        ("{{ workshop.items | needs }}", "WK402", "the expression cannot be worked out: ", ""),
        ("{{ workshop.items }}", "WK403", "not allowed: a list or a record cannot stand in a text", ""),
    ],
)
def test_mistakes_are_told_with_place_and_the_nearest_right_name(
    source: str, code: str, message: str, hint: str
) -> None:
    found = told(source)
    assert (found.code, found.message[: len(message)], found.hint[: len(hint)]) == (code, message, hint)


def test_a_phrase_that_is_not_there_is_told_with_the_nearest() -> None:
    leaves, names = Leaves(words()), scope(small())
    with pytest.raises(TemplateError) as caught:
        leaves.text(leaf("{{ phrase.agenda_titel }}"), names)
    assert (caught.value.diagnostics[0].code, caught.value.diagnostics[0].hint) == (
        "WK404",
        "Did you mean «agenda_title»?",
    )


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in x %}{{ a }}{% endfor %}", "{% set a = 1 %}", "{% macro a() %}{% endmacro %}", "{% include 'x' %}",
        "{% import 'x' as y %}", "{% from 'x' import y %}", "{% extends 'x' %}", "{% block a %}{% endblock %}",
        "{% filter upper %}a{% endfilter %}", "{% call x() %}{% endcall %}", "{% with a = 1 %}{% endwith %}",
        "{% autoescape true %}{% endautoescape %}", "{{ {'a': 1} }}", "{{ 2 ** 9 }}",
    ],
)  # fmt: skip
def test_a_leaf_has_no_loops_assignments_or_macros(source: str) -> None:
    assert told(source).code == "WK403"


ATTACKS = [
    "{{ 'a' * 10**9 }}", "{{ 'a' * 1000000000 }}", "{{ [1] * 1000000000 }}", "{{ ('a' * 3) * 3 }}", "{{ range(10**9) }}",
    "{{ range(1000000000) }}", "{{ cycler }}", "{{ cycler.__init__.__globals__ }}", "{{ lipsum() }}", "{{ namespace() }}",
    "{{ dict() }}", "{{ joiner() }}", "{{ ''.__class__ }}", "{{ ''.__class__.__mro__ }}", "{{ x['__class__'] }}",
    "{{ x | attr('__class__') }}", "{{ workshop.items.__class__ }}", "{{ (x | upper).__class__ }}", "{{ n.__class__ }}",
    "{{ workshop.__class__ }}", "{{ workshop._values }}", "{{ workshop.with_values }}", "{{ workshop['__init__'] }}",
    "{{ workshop.date.year }}", "{{ workshop.date.__reduce__() }}", "{{ '{0.__class__}'.format(x) }}",
    "{{ '{0.__class__}'.format_map(workshop) }}", "{{ '%1000000000s' % x }}", "{{ x.center(1000000000) }}",
    "{{ x.ljust(1000000000) }}", "{{ x.replace('', x) }}", "{{ x.join(x) }}", "{{ [x] | map(attribute='upper') | first }}",
    "{{ [x] | map(attribute='__class__') | list }}", "{{ [x] | map('attr', '__class__') | list }}",
    "{{ 1 | round(1000000000, 'ceil') }}", "{{ workshop }}", "{{ workshop | upper }}", "{{ workshop | string }}",
    "{{ x ~ workshop }}", "{{ workshop.items | join }}", "{{ workshop.items | enumerate }}",
    "{{ workshop.items | map(attribute='title') }}", "{{ workshop.items | map(attribute='title') | upper }}",
    "{{ say('day_n', number=workshop) }}", "{{ say('day_n', number=say) }}", "{{ say }}", "{{ say.__globals__ }}",
    "{{ self }}", "{{ self.__init__ }}", "{{ caller }}", "{{ loop }}",
    "{{ " + "(" * 5000 + "x" + ")" * 5000 + " }}", "{{ " + "+".join("n" * 400) + " }}", "{{ " + "not " * 3000 + "x }}",
    "{{ " + "[" * 500 + "]" * 500 + " }}", "{{ x" + " | upper" * 3000 + " }}", "{{ x }}" * 30_000,
    "{{ '" + "a" * 9000 + "' | list | join('" + "b" * 9000 + "') }}", "{{ [n] | sum(start='') }}",
]  # fmt: skip


@pytest.mark.parametrize("source", ATTACKS, ids=range(len(ATTACKS)))
def test_nothing_reaches_python_or_goes_on_for_ever(source: str) -> None:
    started = time.monotonic()
    assert told(source).code in {"WK401", "WK402", "WK403", "WK405"}
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "source",
    [
        "x\n}}",
        "a }}{{ b",
        "",
        "x y",
        "range(9)",
        "workshop.items.append(1)",
        "nope",
        "workshop.items | selectattr('nope')",
    ],
)
def test_expressions_are_held_to_the_same(source: str) -> None:
    assert told(source, value=True).code in {"WK401", "WK402", "WK403"}


def test_an_expression_gives_values_that_can_be_looked_at_twice() -> None:
    found = Leaves(words()).value(leaf("workshop.items | selectattr('id', 'eq', 'b')"), SCOPE)
    assert found == (ITEMS[1],)
    assert Leaves(words()).value(leaf("workshop.items | selectattr('id', 'eq', 'q')"), SCOPE) == ()


def test_a_text_does_not_grow_without_bound() -> None:
    names = {"a": "x" * (MOST_CHARACTERS - 1)}
    leaves = Leaves(words())
    assert len(leaves.text(leaf("{{ a }}"), names)) == MOST_CHARACTERS - 1
    for source in ("{{ a }}{{ a }}", "{{ a + a }}", "{{ [a, a] | join }}"):
        with pytest.raises(TemplateError):
            leaves.text(leaf(source), names)


@given(st.text(st.sampled_from("{}%#()[]|.'\"axn+-*~ \n"), max_size=40))
def test_any_leaf_gives_a_text_or_a_diagnostic(source: str) -> None:
    try:
        said, places = text("{{ " + source + " }}"), ["own.yaml:3:5"]
    except TemplateError as reason:
        said, places = "", [str(d.span) for d in reason.diagnostics]
    assert isinstance(said, str)
    assert places == ["own.yaml:3:5"]


def test_odd_names_of_the_workshop_come_out_as_typed() -> None:
    shown = Leaves(words()).text(leaf("{{ workshop.partners[1].name }}"), scope(small()))
    assert plain(parse_inlines(shown)) == ODD
