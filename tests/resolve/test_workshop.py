from typing import Any

from tests.support.authored import codes, day, item, library, method, partner, refs, span, step, text, tracks, workshop

from workshopkit.diagnostics import Diagnostic
from workshopkit.model.agenda import AuthoredDay, DocumentWish, Kind
from workshopkit.model.content import Audience, Extent, Library, Sector
from workshopkit.model.kinds import KINDS
from workshopkit.model.workshop import Workshop
from workshopkit.resolve.workshop import resolve_workshop


def built(*days: AuthoredDay, its: Library | None = None, language: str = "da", **fields: Any) -> Workshop:
    made, found = resolve_workshop(workshop(*days, **fields), its or library(), language)
    assert made is not None, found
    return made


def found(*days: AuthoredDay, its: Library | None = None, **fields: Any) -> tuple[Diagnostic, ...]:
    return resolve_workshop(workshop(*days, **fields), its or library(), "da")[1]


def test_errors_give_no_workshop_and_every_room_tells_its_own_at_once() -> None:
    authored = workshop(
        day(item("A", 60, factors=["nope"], id="x"), item("B", 10, at="9:30", id="x"), item({"en": "C"}, 5)),
        timezone="Mars",
        partners=(),
    )
    made, diagnostics = resolve_workshop(authored, library(), "da")
    assert made is None
    assert sorted(codes(diagnostics)) == ["WK201", "WK202", "WK210", "WK303", "WK313", "WK601"]


def test_warnings_give_a_workshop() -> None:
    made, diagnostics = resolve_workshop(workshop(day(item("A", 5)), partners=()), library(), "da")
    assert made is not None
    assert (made.participants, codes(diagnostics)) == (0, ["WK210"])


def test_a_workshop_without_days_is_an_error() -> None:
    assert codes(found()) == ["WK321"]


def test_focuses_in_play_are_the_union_over_items_and_tracks_in_the_librarys_order() -> None:
    made = built(
        day(
            item("A", 5, factors=["leadership"], challenges=["inertia"]),
            tracks(item("B", 5, challenges=["mistrust"]), item("C", factors=["leadership", "agreements"])),
        )
    )
    assert [focus.id for focus in made.items[0].focuses] == ["leadership", "inertia"]
    assert [focus.id for focus in made.items[1].tracks[1].focuses] == ["leadership", "agreements"]
    assert [focus.id for focus in made.focuses] == ["agreements", "leadership", "mistrust", "inertia"]
    assert all(focus.in_play for focus in (*made.focuses, *made.items[0].focuses))


def test_what_no_item_names_is_not_in_play() -> None:
    made = built(day(item("A", 5, factors=["leadership"])))
    assert [(focus.id, focus.in_play) for focus in made.factors] == [("agreements", False), ("leadership", True)]
    assert not any(focus.in_play for focus in made.challenges)
    assert not any(section.in_play for section in made.sections)


def test_an_answer_carries_its_factors_words() -> None:
    made = built(day(item("A", 5)))
    assert [(answer.factor, answer.short) for answer in made.challenges[0].answers] == [
        ("agreements", "agreements short")
    ]


def test_an_item_works_on_the_clauses_it_names_or_on_all_of_a_section() -> None:
    made = built(day(item("A", 5, clauses=["roles-time"]), item("B", 5, clauses=["roles", "purpose-goal"])))
    assert [(s.id, [c.id for c in s.clauses]) for s in made.items[0].sections] == [("roles", ["roles-time"])]
    assert [(s.id, [c.id for c in s.clauses]) for s in made.items[1].sections] == [
        ("purpose", ["purpose-goal"]),
        ("roles", ["roles-tasks", "roles-time"]),
    ]


def test_sections_are_in_play_when_one_of_their_clauses_is_named_and_hold_all_their_clauses() -> None:
    made = built(day(item("A", 5, clauses=["roles-time"])))
    assert [(s.id, s.in_play, len(s.clauses)) for s in made.sections] == [("purpose", False, 1), ("roles", True, 2)]


def test_a_clause_answers_todays_challenges() -> None:
    made = built(day(item("A", 5, challenges=["inertia"])))
    answers = {clause.id: clause.answers_today for section in made.sections for clause in section.clauses}
    assert answers == {"purpose-goal": (), "roles-tasks": ("inertia",), "roles-time": ("inertia",)}


def test_a_kinds_default_method_serves_items_that_name_neither_method_nor_steps() -> None:
    its = library(method("usual", default_for=("reflection",)), method("other"))
    made = built(
        day(
            item("A", 20, kind=Kind.REFLECTION),
            item("B", 20, kind=Kind.REFLECTION, method="other", plan_b="Drop det", purpose="Fordi"),
            item("C", 20, kind=Kind.REFLECTION, steps=(step("Tal"),)),
            item("D", 20, kind=Kind.LUNCH),
        ),
        its=its,
    )
    assert [each.method.id if each.method else None for each in made.items] == ["usual", "other", None, None]
    assert [each.purpose for each in made.items] == ["usual's purpose", "Fordi", "", ""]
    assert [each.plan_b for each in made.items] == ["usual's plan_b", "Drop det", "", ""]
    assert [each.quiet for each in made.items] == [False, False, False, True]


def test_a_method_for_more_people_than_come_is_a_warning() -> None:
    its = library(method("big", participants=Extent(8, 40)))
    (problem,) = found(day(item("A", 20, method="big")), its=its)
    assert (problem.code, problem.message) == ("WK230", "«A» has 4 participants, but «big» is meant for 8–40.")


def test_pre_work_stands_outside_the_clock() -> None:
    made = built(day(item("Læs", 15, kind=Kind.PRE_WORK, steps=(step("Læs"),)), item("A", 30)))
    assert [(each.id, each.starts) for each in made.pre_work] == [("laes", 0)]
    assert [(each.id, each.starts) for each in made.items] == [("a", 540)]
    assert codes(found(day(item("Læs", kind=Kind.PRE_WORK, at="8:00"), item("A", 30)))) == ["WK322"]


def test_every_kind_is_made_when_none_is_asked_for() -> None:
    made = built(day(item("A", 5)))
    assert [order.kind for order in made.documents] == list(KINDS)
    assert {order.audience for order in made.documents} == {Audience.GROUP}


def test_documents_asked_for_keep_their_options() -> None:
    wish = DocumentWish("worksheet", span(), Audience.PERSON, refs("inertia", "leadership"), refs("roles"), lines=6)
    (order,) = built(day(item("A", 5)), documents=(wish,)).documents
    assert [focus.id for focus in order.focuses] == ["inertia", "leadership"]
    assert [section.id for section in order.sections] == ["roles"]
    assert (order.audience, order.lines) == (Audience.PERSON, 6)


def test_a_partner_without_a_sector_is_a_warning_and_once_more_where_a_worksheet_needs_it() -> None:
    nobody = partner("Lauget", 3, None)
    wish = DocumentWish("worksheet", span(), Audience.PARTNER)
    assert codes(found(day(item("A", 5)), partners=(nobody,), documents=(wish,))) == ["WK211", "WK212"]


def test_more_names_than_people_are_an_error() -> None:
    assert codes(found(day(item("A", 5)), partners=(partner("Firma", 1, Sector.PRIVATE, ["Anna", "Bo"]),))) == ["WK213"]


def test_the_workshop_and_its_slug_are_in_the_language_asked_for() -> None:
    title, firm = {"da": "Fælles kurs", "en": "Shared course"}, partner("Kommunen", 2)
    made = built(day(item("A", 5)), title=title, partners=(firm, firm), language="en", venue=text({"da": "Havnen"}))
    assert (made.title, made.slug, made.language) == ("Shared course", "shared-course", "en")
    assert [each.id for each in made.partners] == ["kommunen", "kommunen-2"]
    assert (made.participants, made.venue, made.days[0].venue) == (4, "Havnen", "Havnen")


def test_a_day_knows_its_slack() -> None:
    made = built(day(item("A", 50), end="10:00"), day(item("B", 70), end="10:00", date="2026-11-25"))
    assert [(each.number, each.slack) for each in made.days] == [(1, 10), (2, -10)]
