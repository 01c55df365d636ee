import re
from functools import cache
from pathlib import Path

import pytest
from tests.support.authored import codes
from tests.support.kits import write

import workshopkit
from workshopkit.model.content import Audience, Sector
from workshopkit.model.kinds import KINDS, PRINT_PLAN, UNPRINTED
from workshopkit.model.phrases import Phrases, Plural
from workshopkit.sources.locate import Places, packaged_data
from workshopkit.sources.phrases import load_phrases

BUILT = {
    "file_{order.kind}": [f"file_{kind}" for kind in KINDS],
    "file_{job.order.kind}": [f"file_{kind}" for kind in KINDS],
    "sector_{person.sector.value}": [f"sector_{sector}" for sector in Sector],
    "file_for_{order.audience.value}": [f"file_for_{audience}" for audience in Audience],
    "worksheet_intro_{audience.value}": [f"worksheet_intro_{audience}" for audience in Audience],
    "print_worksheet_{order.audience.value}": [f"print_worksheet_{audience}" for audience in Audience],
    "for_{order.audience.value}": [f"for_{audience}" for audience in Audience],
    "print_{order.kind}": [f"print_{kind}" for kind in KINDS if kind not in {*UNPRINTED, "worksheet", PRINT_PLAN}],
    "print_{order.kind}_partner": ["print_cards_partner", "print_canvas_partner"],
    "print_{order.kind}_one": ["print_cards_one", "print_canvas_one"],
    "sector_{sector.value}": [f"sector_{sector}" for sector in Sector],
    "sector_{partner['sector']}": [f"sector_{sector}" for sector in Sector],
    "field_{f}": ["field_name", "field_organisation", "field_group", "field_date"],
}
"""Names that code puts together, as it writes them, and what they come to."""


@cache
def phrases() -> Phrases:
    found, diagnostics = load_phrases(Places.of(None, None))
    assert diagnostics == ()
    assert found is not None
    return found


@cache
def templates() -> str:
    return "\n".join(
        path.read_text(encoding="utf-8") for path in (packaged_data() / "templates/documents").glob("*.yaml")
    )


@cache
def code() -> str:
    root = Path(workshopkit.__file__).parent
    return "\n".join(
        path.read_text(encoding="utf-8") for part in ("compose", "pipeline") for path in (root / part).glob("*.py")
    )


def asked_by_templates() -> dict[str, set[str]]:
    """Each phrase that a template names, with the blanks that it fills."""
    asked: dict[str, set[str]] = {name: set() for name in re.findall(r"phrase\.(\w+)", templates())}
    for name, blanks in re.findall(r"say\('(\w+)'((?:[^()]|\([^()]*\))*)\)", templates()):
        asked.setdefault(name, set()).update(re.findall(r"(\w+)=", blanks))
    return asked


def asked_by_code() -> set[str]:
    """Each phrase that code names, those that it puts together too."""
    named = re.findall(r"(?:\bsay|\braw)\(\s*f?\"([^\"]+)\"|say\(\"(\w+)\"", code())
    names = {first or second for first, second in named}
    made = {name for name in names if "{" in name}
    assert made <= BUILT.keys(), "a name that this test doesn't know is put together in code"
    chosen = set(re.findall(r"\"((?:print|file|sector|field|worksheet_intro)_\w+)\"", code()))
    return (names - made) | chosen | {name for parts in BUILT.values() for name in parts} | set(KINDS)


def forms(name: str, language: str) -> list[str]:
    text = phrases().texts[name][language]
    return list(text.forms.values()) if isinstance(text, Plural) else [text]


def test_every_phrase_is_written_in_both_languages_with_the_same_blanks() -> None:
    for name, texts in phrases().texts.items():
        assert texts.keys() == {"da", "en"}, name
        blanks = [set(re.findall(r"\{(\w+)\}", form)) for language in texts for form in forms(name, language)]
        assert all(found == blanks[0] for found in blanks), name


def test_every_phrase_that_a_template_or_code_names_is_there() -> None:
    assert sorted((asked_by_templates().keys() | asked_by_code()) - phrases().texts.keys()) == []


def test_every_phrase_that_is_there_is_used() -> None:
    assert sorted(phrases().texts.keys() - asked_by_templates().keys() - asked_by_code()) == []


def test_templates_fill_every_blank_of_what_they_say() -> None:
    for name, filled in asked_by_templates().items():
        assert set(re.findall(r"\{(\w+)\}", forms(name, "da")[0])) <= filled, name


def test_file_names_are_ascii_words() -> None:
    names = [name for name in phrases().texts if name.startswith("file_")]
    assert all(
        re.fullmatch(r"[a-z]+(-[a-z]+)*", form) for name in names for lang in ("da", "en") for form in forms(name, lang)
    )


def own(folder: Path, text: str) -> tuple[Phrases | None, list[str]]:
    write(folder / "content/phrases/mine.yaml", text)
    found, diagnostics = load_phrases(Places.of(folder, None))
    return found, codes(diagnostics)


def test_a_phrase_of_ones_own_wins_language_by_language(folder: Path) -> None:
    found, told = own(
        folder,
        "deck: {da: Plancher}\nmine: {da: {one: '{n} ø', other: '{n} øer'}, en: {one: '{n} isle', other: '{n} isles'}}\n",
    )
    assert told == []
    assert found is not None
    assert found.texts["deck"] == {"da": "Plancher", "en": "Presentation"}
    assert found.texts["mine"]["da"] == Plural({"one": "{n} ø", "other": "{n} øer"})


@pytest.mark.parametrize(
    "text",
    [
        "deck: {de: Folien}\n",
        "deck: []\n",
        "mine: {da: {one: x, other: y}, en: plain}\n",
        "mine: {da: {one: x}, en: {one: x, other: y}}\n",
        "- deck\n",
        "deck: {da: x\n",
    ],
)
def test_what_is_no_phrase_is_told(folder: Path, text: str) -> None:
    found, told = own(folder, text)
    assert found is None
    assert len(told) == 1
