"""What there is to choose from, as lines of text: for `library`, `customise`, `new` and `schema`."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from workshopkit.diagnostics import Span, error, has_errors
from workshopkit.errors import OutputError, SourceError
from workshopkit.frozen import dataclass
from workshopkit.model.content import Answer, Extent, Library, MethodStep, Need, Question, Ref, Text
from workshopkit.pipeline.output import write_anew
from workshopkit.sources.content import content_files, load_library
from workshopkit.sources.content_shapes import SHAPES
from workshopkit.sources.locate import Places
from workshopkit.sources.nearest import nearest
from workshopkit.sources.templates import template_path

FOLDERS = tuple(SHAPES)


@dataclass(frozen=True)
class Shelved:
    """An item of the library in one language; `lines` is all of it, as label and text."""

    folder: str
    id: str
    title: str
    gist: str
    lines: tuple[tuple[str, str], ...]


def shelf(places: Places, language: str) -> tuple[Shelved, ...]:
    """Every content item; SourceError when the content has errors. What is written in no language by name is shown in any."""
    library, found = load_library(places, language)
    if library is None or has_errors(found):
        raise SourceError(found)
    return tuple(_items(library, language))


def _items(library: Library, language: str) -> Iterator[Shelved]:
    for folder in FOLDERS:
        for name, item in getattr(library, folder).items():
            gist = next((getattr(item, key) for key in ("gist", "question", "purpose") if hasattr(item, key)), None)
            lines = tuple(_lines(item, language))
            yield Shelved(folder, name, item.title.values.get(language, ""), _said(gist, language), lines)


def _lines(value: Any, language: str, label: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value, depth first, with the name of its field."""
    said = _sentence(value, language)
    if said is not None:
        yield label, said
        if isinstance(value, Question):
            yield from ((label, f"– {sector.value}: {_said(text, language)}") for sector, text in value.sectors.items())
    elif isinstance(value, tuple):
        for part in value:
            yield from _lines(part, language, label)
    elif is_dataclass(value) and not isinstance(value, Span):
        for entry in fields(value):
            if entry.name not in ("span", "id", "title"):
                yield from _lines(getattr(value, entry.name), language, label or entry.name)


def _sentence(value: Any, language: str) -> str | None:
    """A value that is said in one line; None for one of several lines."""
    match value:
        case Extent():
            return f"{value.least}–{value.most}"
        case MethodStep():
            return f"{_said(value.title, language)}: {_said(value.text, language)}"
        case Need():
            return f"{value.material.id}: {value.count} per {value.per.value}"
        case Question():
            return f"({value.audience.value}) {_said(value.text, language)}"
        case Answer():
            return f"{value.factor.id}: {_said(value.why, language)}"
        case Text() | str() | Ref() | Enum() | int():
            return _said(value, language)
    return None


def _said(value: Any, language: str) -> str:
    if isinstance(value, Text):
        return value.values.get(language, "")
    if isinstance(value, Ref):
        return value.id
    return "" if value is None else str(value.value if isinstance(value, Enum) else value)


def copy_template(kind: str, places: Places, folder: Path) -> Path:
    """Copies a document's template into the folder's `templates/`; OutputError when there is one already."""
    source = template_path(kind, Places((places.package,)))
    assert source is not None  # the command offers packaged kinds only
    return _copy(source, folder / "templates" / "documents" / source.name)


def copy_content(name: str, places: Places, folder: Path) -> Path:
    """Copies a content item into the folder's `content/`; SourceError (WK201) when there is none of that id."""
    for kind in FOLDERS:
        files = content_files(kind, places)
        if name in files:
            return _copy(files[name][-1], folder / "content" / kind / f"{name}.yaml")
    known = [item for kind in FOLDERS for item in content_files(kind, places)]
    raise SourceError(error("WK201", f"there is no content item «{name[:80]}»", None, nearest(name, known)))


def _copy(source: Path, target: Path) -> Path:
    try:
        if target.exists():
            hint = "Change that file, or move it away first."
            raise OutputError(error("WK704", "the file is there already", Span(str(target)), hint))
        data = source.read_bytes()
    except OSError as reason:
        raise OutputError(
            error("WK703", f"the file cannot be written: {reason.strerror}", Span(str(target)))
        ) from reason
    write_anew({target: data})
    return target


def example_names(places: Places) -> tuple[str, ...]:
    """The examples that `new --from` can copy."""
    return tuple(sorted(path.parent.name for path in (places.package / "examples").glob("*/workshop.yaml")))
