from functools import cache
from typing import Any

import jsonschema
import pytest
from tests.support.kits import EXAMPLES, MINIMAL

from workshopkit.model.node import Mapping, Node, Sequence
from workshopkit.sources.content_shapes import SHAPES
from workshopkit.sources.locate import packaged_data
from workshopkit.sources.schema import json_schema, schema_names
from workshopkit.sources.yaml_source import load_yaml, parse_yaml

DATA = packaged_data()


def plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.value


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema(name))


def faults(name: str, value: Any) -> list[str]:
    return [f"{'/'.join(map(str, fault.path))}: {fault.message[:200]}" for fault in validator(name).iter_errors(value)]


@pytest.mark.parametrize("name", schema_names())
def test_every_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(name))


@pytest.mark.parametrize(
    "path",
    [
        *(f"examples/{name}/workshop.yaml" for name in EXAMPLES),
        "templates/starters/da.yaml",
        "templates/starters/en.yaml",
    ],
)
def test_examples_and_starters_hold_to_the_schema(path: str) -> None:
    assert faults("workshop", plain(load_yaml(DATA / path))) == []


@pytest.mark.parametrize("folder", SHAPES)
def test_content_holds_to_its_schema(folder: str) -> None:
    [name] = [name for name in schema_names() if folder in (f"{name}s", f"{name[:-1]}ies")]
    for path in sorted((DATA / "content" / folder).glob("*.yaml")):
        assert faults(name, plain(load_yaml(path))) == [], path.name


def test_the_theme_and_the_templates_hold_to_theirs() -> None:
    assert faults("theme", plain(load_yaml(DATA / "templates/themes/navigators/theme.yaml"))) == []
    for path in (DATA / "templates/documents").glob("*.yaml"):
        assert faults("document", plain(load_yaml(path))) == [], path.name


DAY = {"date": "2026-12-03", "start": "09:00", "agenda": [{"title": "x", "kind": "welcome"}]}


def workshop(**changes: Any) -> Any:
    return plain(parse_yaml(MINIMAL, "f")) | changes


def without(*keys: str) -> Any:
    return {key: value for key, value in workshop().items() if key not in keys}


@pytest.mark.parametrize("key", ["title", "language", "date", "start", "agenda"])
def test_a_workshop_without_what_it_needs_does_not_hold(key: str) -> None:
    assert faults("workshop", without(key)) != []


def test_days_stand_instead_of_the_keys_of_one_day() -> None:
    assert faults("workshop", without("date", "start", "agenda") | {"days": [DAY]}) == []
    assert faults("workshop", without("date", "start", "agenda")) != []


@pytest.mark.parametrize("minutes", [45, "45", "1h 30m", "1:30", "1t 30min", "2 timer", "90 minutter"])
def test_every_spelling_of_a_length_of_time_holds(minutes: int | str) -> None:
    assert faults("workshop", workshop(agenda=[{"title": "x", "kind": "welcome", "minutes": minutes}])) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"titel": "x"}, {"title": ["x"]}, {"title": {"de": "x"}}, {"start": "nine"}, {"partners": "x"},
        {"agenda": [{"title": "x", "kind": "welcom"}]}, {"agenda": [{"kind": "welcome"}]},
        {"agenda": [{"title": "x" * 121, "kind": "welcome"}]}, {"documents": ["dek"]}, {"days": []},
        {"agenda": [{"title": "x", "kind": "welcome", "groups": {"size": 0}}]}, {"outcomes": ["x"] * 9},
        {"language": "de"}, {"documents": [{"kind": "dek"}]}, {"days": [DAY]}, {"date": "3. december"}, {"start": "25:00"},
        {"start": None}, {"title": {}}, {"title": ""},
        {"agenda": [{"title": "x", "kind": "welcome", "groups": {"size": 4, "count": 2}}]},
        {"agenda": [{"title": "x", "kind": "welcome", "groups": {}}]},
        {"agenda": [{"title": "x", "kind": "welcome", "materials": [{"count": 2}]}]},
        {"agenda": [{"title": "x", "kind": "welcome", "minutes": "lots"}]},
    ],
)  # fmt: skip
def test_a_wrong_workshop_does_not_hold(changes: dict[str, Any]) -> None:
    assert faults("workshop", workshop()) == []
    assert faults("workshop", workshop(**changes)) != []


@pytest.mark.parametrize(
    "changes",
    [
        {"start": 9.3, "end": "9.30"}, {"title": {"da": "x", "en": "y"}}, {"title": 2026}, {"venue": "x"},
        {"documents": ["deck", {"kind": "worksheet", "for": "person"}]}, {"outcomes": [{"da": "x"}]},
        {"agenda": [{"title": "x", "kind": "welcome", "minutes": "1h 30m", "materials": ["x", {"material": "pens"}]}]},
        {"agenda": [{"title": "x", "kind": "welcome", "steps": ["x", {"text": "y", "minutes": 5}], "notes": ["a", "b"]}]},
    ],
)  # fmt: skip
def test_every_spelling_that_the_reader_takes_holds(changes: dict[str, Any]) -> None:
    assert faults("workshop", workshop(**changes)) == []


def test_keys_are_described_for_the_editor() -> None:
    item = json_schema("workshop")["properties"]["agenda"]["items"]["properties"]
    assert item["at"]["description"]
    assert "welcome" in item["kind"]["enum"]
