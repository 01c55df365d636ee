"""Every mistake of a template is told in one go, wherever it stands."""

from collections.abc import Iterator

import pytest
from tests.support.templates import compose, places, words

from workshopkit.compose.blocks import BUILDERS
from workshopkit.compose.check import check_template
from workshopkit.compose.environment import Leaves
from workshopkit.compose.grammar import BLOCKS
from workshopkit.model.kinds import KINDS
from workshopkit.model.template import Template
from workshopkit.sources.locate import Places
from workshopkit.sources.templates import load_template


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wrong_with_what_is_shipped(kind: str) -> None:
    template, found = load_template(kind, Places.of(None, None))
    assert found == ()
    assert isinstance(template, Template)
    assert check_template(template, Leaves(words())) == ()


def test_every_block_has_its_keys() -> None:
    assert set(BLOCKS) == set(BUILDERS)


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ('text: "{{ x | uper }}"', [("WK401", 11)]),
        ('text: "{{ x is emty }}"', [("WK401", 11)]),
        ('text: "{{ x }"', [("WK402", 11)]),
        ('text: "{% for a in b %}{% endfor %}"', [("WK403", 11)]),
        ("text: \"{{ say('progamme') }}\"", [("WK404", 11)]),
        ("text: \"{{ say('day_n', nummer=1) }}\"", [("WK404", 11)]),
        ('text: "{{ phrase.progamme }}"', [("WK404", 11)]),
        ("txt: a", [("WK407", 5)]),
        ("text: {txt: a}", [("WK407", 12)]),
        ("text: [a]", [("WK406", 11)]),
        ("heading: {text: a, badge: star}", [("WK407", 31)]),
        ("drawing: {figure: sixten}", [("WK407", 23)]),
        ("drawing: {figure: {name: day, itm: x}}", [("WK407", 35)]),
        ("table: {alt: a, colums: [], rows: [{cels: []}], columns: [{title: b, aline: left}]}",
         [("WK407", 21), ("WK407", 41), ("WK407", 74)]),
        ("callout: {blocks: [{txt: a}, {lead: '{{ }}'}]}", [("WK407", 25), ("WK402", 41)]),
        ("fields: [{id: a, labl: b}]", [("WK407", 22)]),
        ("choices: {id: a, options: [{id: b, lable: c}]}", [("WK407", 40)]),
        ("list: 'workshop.items | frist'", [("WK401", 11)]),
    ],
)  # fmt: skip
def test_what_is_under_a_condition_that_does_not_hold_is_told_as_well(entry: str, found: list[tuple[str, int]]) -> None:
    text = "kind: programme\ntitle: T\nblocks:\n  - ENTRY\n    when: false\n".replace("ENTRY", entry)
    assert places(compose(text)[1]) == [(code, 4, column) for code, column in found]
    inside = f"kind: programme\ntitle: T\nblocks:\n  - for_each: {{a: '[]'}}\n    blocks: [{{{entry}}}]\n"
    assert [place[0] for place in places(compose(inside)[1])] == [code for code, _ in found]


def test_every_mistake_of_a_slide_is_told() -> None:
    _, found = compose("""\
        kind: deck
        title: T
        slides:
          - id: a
            role: contents
            titel: x
            title: "{{ nobody }}"
            kicker: "{{ nothing }}"
            left: [{loud: x}, {bullet: "{{ no_one }}"}]
            figure: {name: day, item: nowhere}
            notes: ["{{ nil }}", {txt: x}]
          - {section: {id: s, titel: S}, when: false}
        """)
    assert [place[:2] for place in places(found)] == [
        ("WK407", 5), ("WK407", 6), ("WK401", 7), ("WK401", 8), ("WK407", 9), ("WK401", 9), ("WK401", 10), ("WK401", 11),
        ("WK407", 11), ("WK407", 12),
    ]  # fmt: skip


def conditions() -> Iterator[str]:
    yield "  - {text: a, when: nobody}"
    yield "  - {for_each: {a: nothing}, blocks: [{text: b}]}"
    yield "  - {for_each: [a], blocks: [{text: b}]}"
    yield "  - {text: c, when: nowhere}"


def test_a_condition_or_loop_that_fails_hides_none_after_it() -> None:
    _, found = compose("\n".join(["kind: programme", "title: T", "blocks:", *conditions()]))
    assert [place[:2] for place in places(found)] == [("WK401", 4), ("WK401", 5), ("WK406", 6), ("WK401", 7)]


def test_a_loop_that_fails_is_told_once_for_all_its_rounds() -> None:
    _, found = compose(
        "kind: programme\ntitle: T\nblocks:\n  - {for_each: {a: 5000}, blocks: [{text: b, when: lost}]}\n"
    )
    assert [place[:2] for place in places(found)] == [("WK401", 4)]
