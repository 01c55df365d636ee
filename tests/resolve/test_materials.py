from tests.support.authored import (
    day,
    groups,
    item,
    library,
    material,
    method,
    needs,
    partner,
    span,
    text,
    tracks,
    wants,
    workshop,
)

from workshopkit.model.agenda import AuthoredItem, MaterialWish
from workshopkit.model.content import Library, Method, Per, Ref
from workshopkit.model.workshop import Workshop
from workshopkit.resolve.workshop import resolve_workshop

MATERIALS = [
    material("timer", reusable=True, title="Ur"),
    material("post-its", title="Post-its"),
    material("ark", title="Ærteark"),
]
PARTNERS = (partner("A", 5), partner("B", 4), partner("C", 1))


def its_library(*methods: Method) -> Library:
    return library(*methods, materials=MATERIALS)


def resolved(its: Library, *items: AuthoredItem) -> Workshop:
    made, found = resolve_workshop(workshop(day(*items), partners=PARTNERS), its, "da")
    assert made is not None, found
    return made


def test_counts_are_per_person_group_partner_and_room() -> None:
    its = method(
        "m",
        materials=tuple(
            needs(m, 2, per) for m, per in (("timer", Per.PERSON), ("post-its", Per.GROUP), ("ark", Per.PARTNER))
        ),
    )
    (one,) = resolved(
        its_library(its), item(minutes=30, method="m", groups=groups(size=4), materials=(wants("Bor", 2, known=False),))
    ).items
    assert [(need.title, need.count) for need in one.materials] == [
        ("Ur", 20),
        ("Post-its", 6),
        ("Ærteark", 6),
        ("Bor", 2),
    ]


def test_an_item_without_groups_is_one_group() -> None:
    (one,) = resolved(its_library(), item(minutes=30, materials=(wants("ark", 3, Per.GROUP),))).items
    assert one.materials[0].count == 3


def test_reusable_materials_are_the_largest_need_and_consumed_ones_the_sum() -> None:
    made = resolved(
        its_library(),
        item("A", 30, materials=(wants("timer", 2), wants("post-its", 10))),
        item("B", 30, materials=(wants("timer", 3), wants("post-its", 5))),
    )
    assert [(need.id, need.count) for need in made.materials] == [("post-its", 15), ("timer", 3)]


def test_parallel_tracks_need_reusable_materials_at_the_same_time() -> None:
    its = (wants("timer", 1),)
    made = resolved(
        its_library(), tracks(item("A", 30, materials=its), item("B", materials=its)), item("C", 5, materials=its)
    )
    assert [(need.id, need.count) for need in made.materials] == [("timer", 2)]


def test_typed_materials_are_summed_by_their_text_and_follow_the_librarys_in_danish_order() -> None:
    made = resolved(
        its_library(),
        item("A", 30, materials=(wants("Kort", 1, known=False), wants("ark", 1), wants("Bor", known=False))),
        item("B", 30, materials=(wants("Kort", 2, known=False), wants("timer", 1))),
    )
    assert [(need.title, need.count) for need in made.materials] == [
        ("Ur", 1),
        ("Ærteark", 1),
        ("Kort", 3),
        ("Bor", None),
    ]


def test_a_word_is_the_librarys_material_where_it_has_one_of_that_id() -> None:
    words = tuple(MaterialWish(Ref(word, span()), text(word), Per.ROOM, None, span()) for word in ("timer", "kridt"))
    (one,) = resolved(its_library(), item(minutes=30, materials=words)).items
    assert [(need.id, need.title, need.count) for need in one.materials] == [
        ("timer", "Ur", 1),
        ("kridt", "kridt", None),
    ]
