"""`content/` folders → the Library: an item written again in a nearer folder overrides the farther one, field by field."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from workshopkit.diagnostics import Diagnostic, Span, error, has_errors
from workshopkit.errors import SourceError
from workshopkit.model import node as nodes
from workshopkit.model.content import Library
from workshopkit.model.node import Node, Scalar
from workshopkit.sources.content_shapes import SHAPES
from workshopkit.sources.locate import Places
from workshopkit.sources.nearest import nearest
from workshopkit.sources.shapes import BAD, Findings
from workshopkit.sources.yaml_source import load_yaml

T = TypeVar("T")
_ITEMS_AT_MOST = 500


def overlay(base: Node, over: Node) -> Node:
    """`over` laid on `base`: keys of mappings one by one, everything else as a whole."""
    if not isinstance(base, nodes.Mapping) or not isinstance(over, nodes.Mapping):
        return over
    below = {key.text: (key, value) for key, value in base.entries}
    for key, value in over.entries:
        under = below.get(key.text)
        below[key.text] = (key, overlay(under[1], value) if under else value)
    return nodes.Mapping(tuple(below.values()), over.span, base.weight + over.weight)


def load_library(places: Places, language: str = "da") -> tuple[Library | None, tuple[Diagnostic, ...]]:
    """All content that the places hold; None when an item has errors. No references are followed here.

    A text written plainly, in no language by name, is in `language`: the workshop's own.
    """
    to = Findings(language)
    read = {folder: _read_folder(folder, places, to) for folder in SHAPES}
    _tell_strange_folders(places, to)
    if has_errors(to.diagnostics):
        return None, tuple(to.diagnostics)
    sections = _ordered(read["sections"], lambda s: (s.number, s.id))
    return (
        Library(
            factors=_ordered(read["factors"], lambda f: (f.order, f.id)),
            challenges=_ordered(read["challenges"], lambda c: (c.order, c.id)),
            sections=sections,
            clauses=_ordered(read["clauses"], lambda c: (_number(sections, c.section.id), c.order, c.id)),
            methods=_ordered(read["methods"], lambda m: m.id),
            materials=_ordered(read["materials"], lambda m: m.id),
        ),
        tuple(to.diagnostics),
    )


def content_files(folder: str, places: Places) -> dict[str, tuple[Path, ...]]:
    """Id → its files in `content/<folder>`, the package's own first."""
    files: dict[str, tuple[Path, ...]] = {}
    for layer in places.every(f"content/{folder}"):
        for path in sorted(layer.glob("*.yaml"))[:_ITEMS_AT_MOST]:
            files[path.stem] = (*files.get(path.stem, ()), path)
    return files


def _read_folder(folder: str, places: Places, to: Findings) -> dict[str, Any]:
    items: dict[str, Any] = {}
    for name, paths in sorted(content_files(folder, places).items()):
        try:
            item = _read_item(folder, name, paths, to)
        except SourceError as reason:
            to.diagnostics.extend(reason.diagnostics)
            continue
        if item is not BAD:
            items[name] = item
    return items


def _read_item(folder: str, name: str, paths: Iterable[Path], to: Findings) -> Any:
    node: Node | None = None
    for path in paths:
        loaded = load_yaml(path)
        written = loaded.get("id") if isinstance(loaded, nodes.Mapping) else None
        if isinstance(written, Scalar) and written.text != name:
            hint = f"Name the file {written.text[:80]}.yaml, or write id: {name}."
            return to.bad("WK109", f"the id «{written.text[:80]}» is not the file's name", written.span, hint)
        node = loaded if node is None else overlay(node, loaded)
    assert node is not None  # content_files names at least one path for each id
    return SHAPES[folder].read(node, to)


def _tell_strange_folders(places: Places, to: Findings) -> None:
    known = (*SHAPES, "phrases", "study")
    for layer in places.layers[:-1]:
        for path in sorted((layer / "content").glob("*")):
            if path.name not in known and not path.name.startswith("."):
                message = f"content/{path.name} is not read"
                to.diagnostics.append(error("WK110", message, Span(str(path)), nearest(path.name, known)))
            elif path.is_dir():
                _tell_strange_files(path, to)


def _tell_strange_files(folder: Path, to: Findings) -> None:
    items = 0
    for path in sorted(folder.iterdir()):
        items += path.suffix == ".yaml"
        if path.suffix == ".yaml" and items > _ITEMS_AT_MOST:
            hint = f"At most {_ITEMS_AT_MOST} files of a folder are read: join some, or move them away."
        elif path.suffix != ".yaml" and not path.name.startswith("."):
            hint = f"Name it {path.stem}.yaml." if path.suffix in (".yml", ".YAML", ".YML") else "Move it away."
        else:
            continue
        to.diagnostics.append(error("WK110", f"content/{folder.name}/{path.name} is not read", Span(str(path)), hint))


def _ordered(items: Mapping[str, T], key: Callable[[T], Any]) -> dict[str, T]:
    return dict(sorted(items.items(), key=lambda pair: key(pair[1])))


def _number(sections: Mapping[str, Any], name: str) -> int:
    return sections[name].number if name in sections else 999
