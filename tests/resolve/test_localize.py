from tests.support.authored import day, item, library, material, span, step, text, tracks, wants, workshop

from workshopkit.diagnostics import Severity
from workshopkit.model.agenda import MaterialWish
from workshopkit.model.content import Per, Ref
from workshopkit.resolve.localize import Localizer, unfinished_translations
from workshopkit.resolve.wording import Naming


def test_a_missing_translation_is_an_error_where_the_text_stands() -> None:
    localizer = Localizer(Naming("en", "da"))
    assert localizer.text(text({"da": "Frokost"}, line=4)) == ""
    (found,) = localizer.diagnostics
    assert (found.code, found.severity, found.message) == ("WK601", Severity.ERROR, "«Frokost» has no English text.")
    assert (found.hint, found.span) == ("Write it as `{da: …, en: …}`.", span(4))


def test_a_text_asked_for_twice_is_told_once() -> None:
    localizer = Localizer(Naming("en", "da"))
    localizer.texts([text({"da": "Frokost"})] * 2)
    assert len(localizer.diagnostics) == 1


def test_no_text_and_an_empty_one_need_no_translation() -> None:
    localizer = Localizer(Naming("en", "da"))
    assert (localizer.text(None), localizer.text(text({"da": ""})), localizer.diagnostics) == ("", "", ())


def test_a_proper_name_is_the_same_in_every_language_unless_written_otherwise() -> None:
    localizer = Localizer(Naming("en", "da"))
    assert localizer.name(text({"da": "Møllesund"})) == "Møllesund"
    assert localizer.name(text({"da": "København", "en": "Copenhagen"})) == "Copenhagen"
    assert localizer.diagnostics == ()


def test_texts_that_lack_a_language_of_the_title_are_unfinished() -> None:
    danish = text({"da": "Kun dansk"})
    authored = workshop(
        day(item({"da": "A"}), tracks(item("B", notes=danish), item("C", steps=(step("D"),)))),
        title={"da": "Titel", "en": "Title"},
        venue=text({"da": "Havnen"}),
    )
    found = unfinished_translations(authored, library())
    assert sorted((d.code, d.severity.value, d.message) for d in found) == [
        ("WK602", "warning", "«A» has no English text."),
        ("WK602", "warning", "«Kun dansk» has no English text."),
    ]


def test_a_workshop_in_one_language_is_finished() -> None:
    assert unfinished_translations(workshop(day(item({"da": "A"})), title={"da": "Titel"}), library()) == ()


def test_a_materials_id_of_the_library_needs_no_translation() -> None:
    known = MaterialWish(Ref("timer", span()), text({"da": "timer"}), Per.ROOM, None, span())
    typed = MaterialWish(Ref("kort", span()), text({"da": "kort"}), Per.ROOM, None, span())
    authored = workshop(day(item(materials=(known, typed, wants("timer")))))
    found = unfinished_translations(authored, library(materials=[material("timer")]))
    assert [d.message for d in found] == ["«kort» has no English text."]
    assert unfinished_translations(authored) == ()
