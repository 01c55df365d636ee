"""Small templates → decks and documents as values; every mistake with its place, and no template without an end."""

import time

import pytest
from tests.support.templates import ODD, compose, places, small

from workshopkit.model.deck import Deck, ParaStyle, Role, Slot
from workshopkit.model.document import (
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Rating,
    Signatures,
    Table,
    TextStyle,
    WritingLines,
)
from workshopkit.model.text import Inlines, plain


def document(blocks: str) -> Document:
    made, found = compose(f"kind: programme\ntitle: T\nblocks:\n{blocks}")
    assert found == ()
    assert isinstance(made, Document)
    return made


def deck(slides: str) -> Deck:
    made, found = compose(f"kind: deck\ntitle: T\nslides:\n{slides}")
    assert found == ()
    assert isinstance(made, Deck)
    return made


def said(made: Document) -> list[str]:
    return [plain(block.text) for block in made.blocks if isinstance(block, Paragraph | Heading)]


def mistakes(body: str) -> list[tuple[str, int, int]]:
    made, found = compose(body)
    assert made is None
    return places(found)


def test_for_each_repeats_and_loop_counts() -> None:
    made = document("""\
  - for_each: {item: workshop.items}
    blocks:
      - text: "{{ loop.index }} {{ item.title }}{% if loop.last %}!{% endif %}"
  - for_each: {n: 2}
    blocks:
      - for_each: {m: "[1, 2]"}
        blocks: [{text: "{{ n }}{{ m }}"}]
""")
    assert said(made) == ["1 Snak", "2 Fælles front!", "11", "12", "21", "22"]


def test_when_decides_entries_loops_and_what_is_inside_them() -> None:
    made = document("""\
  - {text: a, when: workshop.client}
  - {text: b, when: not workshop.client}
  - for_each: {item: workshop.items}
    when: item.minutes > 20
    blocks: [{text: "{{ item.title }}"}]
  - for_each: {item: "workshop.items | selectattr('id', 'eq', 'nowhere')"}
    blocks: [{text: never}]
""")
    assert said(made) == ["b", "Snak"]


def test_every_block_gives_its_value() -> None:
    made = document("""\
  - heading: {text: H, level: 2, id: h}
  - lead: "**L** {{ workshop.title }}"
  - list: "workshop.items | map(attribute='title')"
  - numbered: [x, "{{ workshop.participants }}"]
  - rating: {id: r, heading: "?", low: l, high: h, statements: "workshop.factors[0].statements"}
  - lines: {count: 3, id: w}
  - lines: 2
  - signatures: {id: s, parties: workshop.partners, name: N, date: D, signature: S}
  - page: {}
  - table: {id: t, alt: A, columns: [{title: C, share: 2, align: right}], rows: [{cells: ["{{ 1 }}"], tone: quiet}]}
""")
    heading, lead, bullets, numbered, rating, lines, more, signatures, page, table = made.blocks
    assert heading == Heading(inlines("H"), 2, "h")
    assert isinstance(lead, Paragraph)
    assert (lead.style, lead.text[0].bold, plain(lead.text)) == (TextStyle.LEAD, True, "L Fælles front")
    assert bullets == Bullets((inlines("Snak"), inlines("Fælles front")))
    assert numbered == Bullets((inlines("x"), inlines("6")), ordered=True)
    assert isinstance(rating, Rating)
    assert [plain(s.text) for s in rating.statements] == ["agreements!"]
    assert (lines, more, page) == (WritingLines(3, "w"), WritingLines(2), PageBreak())
    assert isinstance(signatures, Signatures)
    assert [party.name for party in signatures.parties] == ["Kommunen", ODD]
    assert isinstance(table, Table)
    assert (table.columns[0].share, table.columns[0].align, table.rows[0].tone) == (2, "right", "quiet")


def inlines(text: str) -> Inlines:
    from workshopkit.model.text import inlines as made

    return made(text)


def test_a_slide_has_texts_notes_and_its_section() -> None:
    made = deck("""\
  - section: {id: s, title: S}
  - id: one
    role: factor
    title: "{{ workshop.title }}"
    left:
      - {label: Mærk}
      - {bullets: "workshop.factors[0].signs"}
      - {number: Trin, index: 2, aside: "5 min."}
      - {bullet: aldrig, when: workshop.client}
      - ""
    body: |
      Et afsnit.

      Et til.
    notes: [Sig det., "", "A\\n\\nB"]
""")
    [one] = made.slides
    assert (one.id, one.role, plain(one.title), one.section, one.notes) == (
        "one", Role.FACTOR, "Fælles front", "s", ("Sig det.", "A", "B"),
    )  # fmt: skip
    assert [(p.style, plain(p.runs), p.number, p.aside) for p in one.texts[Slot.LEFT]] == [
        (ParaStyle.LABEL, "Mærk", 0, ""),
        (ParaStyle.BULLET, "agreements signs", 0, ""),
        (ParaStyle.NUMBER, "Trin", 2, "5 min."),
    ]
    assert [plain(p.runs) for p in one.texts[Slot.BODY]] == ["Et afsnit.", "Et til."]


def test_a_slide_has_a_drawing_by_its_name_or_with_what_it_is_about() -> None:
    made = deck("""\
  - {id: one, role: figure, title: T, figure: sixteen}
  - {id: two, title: T, figure: {name: day, item: "workshop.items[0]"}}
""")
    one, two = made.slides
    assert one.figure is not None
    assert two.figure is not None
    assert "Snak" in two.figure.alt


def test_odd_names_come_out_as_typed_in_documents_and_decks() -> None:
    partner = "workshop.partners[1].name"
    name = "{{ " + partner + " }}"
    made = document(f"""\
  - text: "{name}"
  - heading: "{name}"
  - list: "[{partner}]"
  - text: "**{name}**"
  - text: "{{{{ say('notes_responsible', name={partner}) }}}}"
""")
    bullets = made.blocks[2]
    assert isinstance(bullets, Bullets)
    assert said(made) == [ODD, ODD, ODD, f"Ansvarlig: {ODD}."]
    assert plain(bullets.items[0]) == ODD
    slides = deck(f"""\
  - id: a
    title: "{name}"
    kicker: "{name}"
    table: {{columns: [{{title: "{name}"}}], rows: [{{cells: ["{name}"]}}]}}
    notes: ["{name}"]
""").slides
    [slide] = slides
    assert slide.table is not None
    assert (plain(slide.title), plain(slide.texts[Slot.KICKER][0].runs), slide.notes) == (ODD, ODD, (ODD,))
    assert (slide.table.columns[0].title, plain(slide.table.rows[0].cells[0])) == (ODD, ODD)


def test_an_odd_title_is_a_title_everywhere() -> None:
    made, found = compose(
        'kind: programme\ntitle: "{{ workshop.title }}"\nblocks: [{title: {text: "{{ workshop.title }}"}}]', small(ODD)
    )
    assert found == ()
    assert made is not None
    assert made.title == ODD


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ('title: "{{ workshop.titel }}"\nblocks: []', ("WK401", 2, 8)),
        ('title: T\nheader: "{{ nope }}"\nblocks: []', ("WK401", 3, 9)),
        ("title: T\norientation: sideways\nblocks: []", ("WK407", 3, 14)),
        ("title: T\nblock: []\nblocks: []", ("WK407", 3, 1)),
        ("title: T\n", ("WK406", 1, 1)),
        ("title: T\nblocks: {}", ("WK406", 3, 9)),
        ("title: T\nblocks: [a]", ("WK406", 3, 10)),
        ("title: T\nblocks: [{tekst: a}]", ("WK407", 3, 11)),
        ("title: T\nblocks: [{text: a, lead: b}]", ("WK406", 3, 10)),
        ("title: T\nblocks: [{text: {a: b}}]", ("WK407", 3, 18)),
        ("title: T\nblocks: [{text: [a]}]", ("WK406", 3, 17)),
        ("title: T\nblocks: [{heading: {text: a, level: 9}}]", ("WK406", 3, 37)),
        ("title: T\nblocks: [{lines: 1000000000}]", ("WK406", 3, 18)),
        ("title: T\nblocks: [{lines: workshop.title}]", ("WK406", 3, 18)),
        ("title: T\nblocks: [{rating: {statements: workshop.items}}]", ("WK406", 3, 32)),
        ("title: T\nblocks: [{rating: {statements: 5}}]", ("WK406", 3, 32)),
        ("title: T\nblocks: [{signatures: {parties: workshop}}]", ("WK406", 3, 33)),
        ("title: T\nblocks: [{list: workshop.items}]", ("WK406", 3, 17)),
        ("title: T\nblocks: [{drawing: {figure: rose}}]", ("WK407", 3, 29)),
        ("title: T\nblocks: [{drawing: {figure: {name: day, item: workshop}}}]", ("WK406", 3, 47)),
        ("title: T\nblocks: [{drawing: {figure: sixteen, width_mm: -1}}]", ("WK406", 3, 48)),
        ("title: T\nblocks: [{table: {columns: [{share: 0}], rows: []}}]", ("WK406", 3, 37)),
        ("title: T\nblocks: [{table: {columns: [], rows: [{tone: loud}]}}]", ("WK407", 3, 46)),
        ("title: T\nblocks: [{for_each: workshop.items, blocks: []}]", ("WK406", 3, 21)),
        ("title: T\nblocks: [{for_each: {a: workshop.title}, blocks: []}]", ("WK406", 3, 25)),
        ("title: T\nblocks: [{for_each: {a: 2}}]", ("WK406", 3, 10)),
        ("title: T\nblocks: [{text: a, when: nope}]", ("WK401", 3, 26)),
    ],
)
def test_a_mistake_in_a_template_is_told_once_with_its_place(body: str, place: tuple[str, int, int]) -> None:
    assert mistakes(f"kind: programme\n{body}") == [place]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("- {id: a, title: T}\n  - {id: a, title: T}", ("WK408", 5, 5)),
        ("- {title: T}", ("WK408", 4, 5)),
        ("- {id: a, rolle: x, title: T}", ("WK407", 4, 13)),
        ("- {id: a, role: x, title: T}", ("WK407", 4, 19)),
        ("- {id: a, title: T, left: [{loud: x}]}", ("WK407", 4, 31)),
        ("- {id: a, title: T, left: [{aside: x}]}", ("WK406", 4, 30)),
        ("- {id: a, title: '{{ nope }}'}", ("WK401", 4, 20)),
        ("- {section: x}", ("WK406", 4, 15)),
    ],
)
def test_a_mistake_on_a_slide_is_told_once_with_its_place(body: str, place: tuple[str, int, int]) -> None:
    assert mistakes(f"kind: deck\ntitle: T\nslides:\n  {body}") == [place]


def test_all_mistakes_of_a_template_are_told_in_one_go() -> None:
    assert mistakes("""\
        kind: programme
        title: "{{ a }}"
        subject: "{{ b }}"
        blocks:
          - text: "{{ c }}"
          - for_each: {item: workshop.items}
            blocks:
              - text: ok
              - tekst: no
          - table: {id: t, alt: a, columns: [], rows: [{tone: loud}]}
        """) == [("WK401", 2, 8), ("WK401", 3, 10), ("WK401", 5, 11), ("WK407", 9, 9), ("WK407", 10, 55)]


@pytest.mark.parametrize(
    "blocks",
    [
        "[{for_each: {a: 60000}, blocks: [{for_each: {b: 60000}, blocks: [{text: '{{ a }}{{ b }}'}]}]}]",
        "[{for_each: {a: 1000000000}, blocks: [{for_each: {b: 1000000000}, blocks: []}]}]",
        "[{for_each: {a: 1000000000}, when: false, blocks: [{text: x}]}]",
        "[{for_each: {a: 60000}, blocks: [{text: '" + "æ" * 19_000 + "'}]}]",
        "[{list: [" + "{for_each: {a: 99999}, items: [" * 15 + "x" + "]}" * 15 + "]}]",
        "[{table: {columns: [{for_each: {a: 99999}, columns: [{title: x}]}], rows: []}}]",
    ],
)
def test_a_template_without_an_end_is_stopped(blocks: str) -> None:
    started = time.monotonic()
    found = mistakes(f"kind: programme\ntitle: T\nblocks: {blocks}")
    assert {code for code, *_ in found} == {"WK405"}
    assert time.monotonic() - started < 5
