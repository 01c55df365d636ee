"""What is wrong with a text on a slide is told once, where that text was written."""

from pathlib import Path

from tests.support.kits import MINIMAL, told, workshop_in, write

HEBREW = "  - {title: שלום ✨, kind: plenary, minutes: 20, purpose: En ✨ til}\n"


def test_a_character_that_the_font_lacks_is_told_once_for_each_text_where_it_stands(folder: Path) -> None:
    workshop_in(folder, MINIMAL.replace("Velkommen", "Hej 🌊") + HEBREW)
    found = [one for one in told("build", folder) if one[0] == "WK802"]
    assert found == [("WK802", 8, 13), ("WK802", 9, 13), ("WK802", 9, 58)]


def test_a_word_that_is_too_wide_is_told_where_it_stands(folder: Path) -> None:
    workshop_in(folder, MINIMAL.replace("Velkommen", "Kystsikringsforvaltning" * 5))
    assert {one for one in told("build", folder) if one[0] == "WK801"} == {("WK801", 8, 13)}


def test_what_a_template_says_is_told_at_the_template(folder: Path) -> None:
    workshop_in(folder, MINIMAL + "documents: [deck]\n")
    write(
        folder / "templates/documents/deck.yaml",
        """\
        kind: deck
        title: T
        slides:
          - {id: a, role: content, title: "🌊 {{ workshop.title }}", body: x}
        """,
    )
    assert told("build", folder) == [("WK802", 4, 5)]
