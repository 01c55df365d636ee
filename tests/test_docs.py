"""The documentation against the code: codes, links, examples, names."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from workshopkit.cli.main import main
from workshopkit.compose.blocks import BUILDERS
from workshopkit.compose.environment import Leaves
from workshopkit.compose.words import Words
from workshopkit.diagnostics import Span
from workshopkit.model.agenda import Kind
from workshopkit.model.deck import ParaStyle, Role, Slot
from workshopkit.model.node import Scalar
from workshopkit.model.phrases import Phrases
from workshopkit.model.theme import COLOUR_ROLES
from workshopkit.sources.content_shapes import SHAPES
from workshopkit.sources.schema import json_schema
from workshopkit.sources.theme import THEME

TOP = Path(__file__).resolve().parents[1]
SRC = TOP / "src" / "workshopkit"
PAGES = TOP / "docs" / "diagnostics"
GUIDES = [TOP / "README.md", TOP / "CHANGELOG.md", *sorted((TOP / "docs").glob("*.md")), *sorted(PAGES.glob("*.md"))]
CODE = re.compile(r"WK\d{3}")
FENCE = re.compile(
    r"(?:<!-- (?P<mark>[^>]+?) -->\n(?:`[^`\n]+`\n\n)?)?```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.M | re.S
)
BASE = {
    "title": "title: A shared course",
    "language": "language: en",
    "date": "date: 2026-12-03",
    "start": 'start: "09:00"',
    "partners": "partners:\n  - {name: The municipality, sector: public, participants: 12}",
    "agenda": "agenda:\n  - {title: Welcome, kind: welcome, minutes: 15}",
}
"""What the examples of a workshop file on the diagnostics' pages leave out."""


def codes_in_source() -> set[str]:
    """Every code that the package may give."""
    return {code for path in SRC.rglob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))}


def pages() -> list[Path]:
    """The page of each code."""
    return sorted(PAGES.glob("WK*.md"))


def completed(text: str) -> str:
    """An example of a workshop file with the keys that it leaves out."""
    there = set(re.findall(r"(?m)^(\w+):", text))
    if "days" in there:
        there |= {"date", "start", "agenda"}
    return text + "".join(f"{line}\n" for key, line in BASE.items() if key not in there)


def fences(path: Path) -> Iterator[tuple[str, str, str]]:
    """Mark (the comment before it), kind and text of every fenced block."""
    for found in FENCE.finditer(path.read_text(encoding="utf-8")):
        yield found["mark"] or "", found["kind"], found["text"]


def run(folder: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """What a command prints, run in a folder, with no user's own folder in the way."""
    monkeypatch.chdir(folder)
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(folder / "nobody"))
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.output


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {page.stem for page in pages()} == codes_in_source()


def test_the_index_lists_every_page_once() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"\((WK\d{3})\.md\)", index)) == [page.stem for page in pages()]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_a_page_says_its_code_and_what_to_do(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {page.stem}: ")
    assert "**What to do.**" in text


def examples() -> list[Path]:
    """Pages that show a command and what it prints."""
    return [page for page in pages() if "\n$ workshopkit " in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", examples(), ids=lambda page: page.stem)
def test_an_example_prints_what_its_page_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {mark.removeprefix("file: "): text for mark, _, text in fences(page) if mark.startswith("file: ")}
    files["workshop.yaml"] = completed(files.get("workshop.yaml", ""))
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    shown = next(text for _, kind, text in fences(page) if kind == "text")
    command, _, expected = shown.partition("\n")
    printed = run(tmp_path, command.removeprefix("$ workshopkit ").split(), monkeypatch)
    assert set(expected.splitlines()) <= set(shortened(printed).splitlines())


def shortened(printed: str) -> str:
    """What is printed, with places in the package's own files as the pages show them, which have no line numbers."""
    kept = re.sub(re.escape(TOP.as_posix()) + r"/(\S+?):\d+:\d+", r"…/\1", printed.replace("\\", "/"))
    return "\n".join(line.rstrip() for line in kept.splitlines())


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.relative_to(TOP).as_posix())
def test_every_relative_link_leads_somewhere(guide: Path) -> None:
    text = FENCE.sub("", guide.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"\w+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (guide.parent / name).resolve() if name else guide
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file), target


def anchors(file: Path) -> set[str]:
    """The anchors that headings get: lower case, no punctuation, hyphens for spaces."""
    headings = re.findall(r"(?m)^#+ (.+)$", FENCE.sub("", file.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


WHOLE = [text for guide in GUIDES for mark, _, text in fences(guide) if mark == "workshop"]


@pytest.mark.parametrize("text", WHOLE, ids=lambda text: text.partition("\n")[0])
def test_a_whole_workshop_in_the_guides_has_no_errors(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "workshop.yaml").write_text(text, encoding="utf-8")
    assert " error " not in run(tmp_path, ["check", "."], monkeypatch)


def test_the_consultants_template_has_no_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = {mark: text for mark, _, text in fences(TOP / "docs" / "consultant.md")}
    file = tmp_path / "templates" / "documents" / "programme.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(shown["file: templates/documents/programme.yaml"], encoding="utf-8")
    (tmp_path / "workshop.yaml").write_text(completed(""), encoding="utf-8")
    assert " error " not in run(tmp_path, ["check", "."], monkeypatch)


def test_content_in_the_consultants_guide_is_taken_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = [text for _, _, text in fences(TOP / "docs" / "consultant.md") if text.startswith("# content/")]
    assert len(shown) == 3
    for text in shown:
        file = tmp_path / text.split()[1]
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "workshop.yaml").write_text(completed(""), encoding="utf-8")
    assert not re.search(" (error|warning) ", run(tmp_path, ["check", "."], monkeypatch))


PARTS = [text for mark, kind, text in fences(TOP / "docs" / "facilitator.md") if kind == "yaml" and not mark]


@pytest.mark.parametrize("text", PARTS, ids=range(len(PARTS)))
def test_parts_of_a_workshop_in_the_facilitators_guide_have_no_errors(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "kind: pre-work" in text:
        text += "  - {title: Welcome, kind: welcome, minutes: 15}\n"
    (tmp_path / "workshop.yaml").write_text(completed(text), encoding="utf-8")
    assert " error " not in run(tmp_path, ["check", "."], monkeypatch)


def named_in(guide: str) -> set[str]:
    """Words that a guide has in code, alone or with what belongs to them."""
    text = FENCE.sub("", (TOP / "docs" / guide).read_text(encoding="utf-8"))
    return {word for code in re.findall(r"`([^`]+)`", text) for word in re.findall(r"[\w-]+", code)}


def test_the_facilitators_guide_names_every_key_and_kind() -> None:
    workshop = json_schema("workshop")["properties"]
    item = workshop["agenda"]["items"]["properties"]
    document = workshop["documents"]["items"]["anyOf"][1]["properties"]
    partner = workshop["partners"]["items"]["properties"]
    material = item["materials"]["items"]["anyOf"][1]["properties"]
    keys = {*workshop, *item, *document, *partner, *material, *(kind.value for kind in Kind)}
    assert keys - named_in("facilitator.md") - {"name"} == set()


def test_the_consultants_guide_names_everything_that_a_template_or_theme_may_say() -> None:
    words = {*BUILDERS, *COLOUR_ROLES, *THEME.keys}
    words |= {word.value for words_of_a_sort in (Slot, ParaStyle, Role) for word in words_of_a_sort}
    assert words - named_in("consultant.md") == set()


def test_the_consultants_guide_names_every_key_of_content() -> None:
    keys = {key for shape in SHAPES.values() for key in shape.schema()["properties"]}
    assert keys - named_in("consultant.md") == set()


def test_every_filter_of_the_consultants_guide_exists() -> None:
    table = (TOP / "docs" / "consultant.md").read_text(encoding="utf-8").partition("### Filters")[2].partition("###")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    filters = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    leaves = Leaves(Words("da", Phrases({})))
    assert len(filters) > 30
    for name in filters:
        leaf = Scalar(f"{{% if false %}}{{{{ 1 | {name} }}}}{{% endif %}}", None, Span("template.yaml", 1, 1))
        assert leaves.text(leaf, {}) == "", name


def test_the_architecture_names_every_module() -> None:
    text = (TOP / "docs" / "architecture.md").read_text(encoding="utf-8")
    modules = {path.name for path in SRC.rglob("*.py")} - {"__init__.py"}
    assert {name for name in modules if f"`{name}`" not in text} == set()


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command and its subcommands by the words that call it."""
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", command.commands[inner]) for inner in command.commands)


@pytest.mark.parametrize(
    ("name", "command"), list(commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_facilitators_guide_has_every_command_with_its_options(name: str, command: click.Command) -> None:
    text = (TOP / "docs" / "facilitator.md").read_text(encoding="utf-8")
    row = next((line for line in text.splitlines() if line.startswith(f"| `workshopkit {name} ")), "")
    if isinstance(command, click.Group):
        return
    options = [
        option for parameter in command.params if isinstance(parameter, click.Option) for option in parameter.opts
    ]
    assert row, name
    assert [option for option in options if option not in row] == []


def test_commands_in_the_guides_exist() -> None:
    known = {name.split()[0] for name, _ in commands()}
    for guide in GUIDES:
        for _, kind, text in fences(guide):
            if kind in ("sh", "console", "text"):
                assert set(re.findall(r"(?m)^(?:\$ )?workshopkit (\w+)", text)) <= known, guide
