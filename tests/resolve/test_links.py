from dataclasses import replace

from tests.support.authored import (
    challenge,
    clause,
    codes,
    day,
    item,
    library,
    material,
    method,
    needs,
    refs,
    span,
    tracks,
    wants,
    workshop,
)

from workshopkit.model.agenda import DocumentWish
from workshopkit.resolve.links import check_library, check_links
from workshopkit.resolve.wording import Naming

NAMING = Naming("da", "da")


def test_a_library_whose_references_all_lead_somewhere_is_fine() -> None:
    its = method(materials=(needs("timer"),), default_for=("reflection", "plenary"))
    assert check_library(library(its, materials=[material("timer")])) == ()


def test_every_broken_reference_within_the_library_is_told() -> None:
    whole = library(method(materials=(needs("timr"),)), materials=[material("timer")])
    broken = replace(
        whole,
        challenges={"c": challenge("c", answers=["leadrship"])},
        clauses={"x": replace(clause("x", "rolls", challenges=["mistrust"]), factors=refs("inertia"))},
    )
    messages = {(d.message, d.hint) for d in check_library(broken)}
    assert messages == {
        ("«c» names an unknown factor, `leadrship`.", "Did you mean `leadership`?"),
        ("«x title» names an unknown section, `rolls`.", "Did you mean `roles`?"),
        ("«x title» names an unknown challenge, `mistrust`.", "Choose one of `c`."),
        ("«x title» names an unknown factor, `inertia`.", "Choose one of `leadership`, `agreements`."),
        ("«one-two-all» names an unknown material, `timr`.", "Did you mean `timer`?"),
    }


def test_a_default_for_an_unknown_kind_or_a_taken_one_is_an_error() -> None:
    found = check_library(library(method("a", default_for=("plenary", "lunsh")), method("b", default_for=("plenary",))))
    assert sorted((d.code, d.message, d.hint) for d in found) == [
        ("WK204", "«a» is the default for `lunsh`, which is no kind of item.", "Did you mean `lunch`?"),
        ("WK205", "«b» is the default for `plenary`, which «a» is already.", "Leave `plenary` to one of them."),
    ]


def test_every_unknown_id_of_an_item_is_an_error_where_it_is_written() -> None:
    wrong = item(
        "Dialog",
        factors=["leadrship"],
        challenges=["leadership"],
        clauses=["roles", "role-tasks"],
        method="nope",
        line=8,
    )
    found = check_links(workshop(day(wrong)), library(method()), NAMING)
    assert [(d.code, d.message, d.hint) for d in found] == [
        ("WK201", "«Dialog» names an unknown factor, `leadrship`.", "Did you mean `leadership`?"),
        (
            "WK201",
            "«Dialog» names an unknown challenge, `leadership`.",
            "`leadership` is a factor: write it where a factor belongs.",
        ),
        ("WK201", "«Dialog» names an unknown clause or section, `role-tasks`.", "Did you mean `roles-tasks`?"),
        ("WK201", "«Dialog» names an unknown method, `nope`.", "Choose one of `one-two-all`."),
    ]
    assert {d.span for d in found} == {span(8)}


def test_tracks_materials_and_documents_are_checked_too() -> None:
    authored = workshop(
        day(tracks(item("A", factors=["x"]), item("B", materials=(wants("timr"), wants("Papir", known=False))))),
        documents=(
            DocumentWish("worksheet", span(), focuses=refs("mistrust", "y")),
            DocumentWish("checklist", span(), sections=refs("roles", "z")),
        ),
    )
    found = check_links(authored, library(materials=[material("timer")]), NAMING)
    assert [d.message for d in found] == [
        "«A» names an unknown factor, `x`.",
        "«B» names an unknown material, `timr`.",
        "The «worksheet» document names an unknown factor or challenge, `y`.",
        "The «checklist» document names an unknown section or clause, `z`.",
    ]


def test_the_same_factor_twice_in_an_item_is_a_warning() -> None:
    found = check_links(workshop(day(item(factors=["leadership", "leadership"]))), library(), NAMING)
    assert codes(found) == ["WK203"]
    assert found[0].message == "«Dialog» names «leadership» twice."
