"""The kickoff example's documents as readable JSON; `python -m tests.support.golden` writes them anew after a wanted change."""

import dataclasses
import json
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from workshopkit.compose.markup import escape
from workshopkit.diagnostics import Span
from workshopkit.model.figure import Figure
from workshopkit.model.text import Run
from workshopkit.pipeline.making import Making
from workshopkit.pipeline.project import Request, load_project, resolve_project
from workshopkit.sources.locate import packaged_data

FOLDER = Path(__file__).parents[1] / "golden"
EXAMPLE = "kickoff"
KINDS = (
    "deck", "worksheet", "runsheet", "programme", "cards", "canvas", "agreement", "evaluation", "attendance", "name-signs",
    "table-signs",
)  # fmt: skip
"""Those that somebody can read through; a checklist is the clauses of content/ over again."""
LONGEST_LINE = 150


@cache
def goldens() -> dict[str, str]:
    """File name → what it should hold, by the code as it is."""
    project, found = load_project(Request(packaged_data() / "examples" / EXAMPLE))
    assert project is not None, found
    workshop, found = resolve_project(project, "da")
    assert workshop is not None, found
    making = Making(workshop, project, "da")
    values = making.compose([order for order in workshop.documents if order.kind in KINDS])
    assert not making.diagnostics
    return {f"{EXAMPLE}-{order.kind}.json": _json(value) for order, value in values}


def _json(value: Any) -> str:
    return _lines(plain(value), "") + "\n"


def _lines(value: Any, indent: str) -> str:
    """JSON in which everything that fits is on one line."""
    short = json.dumps(value, ensure_ascii=False)
    if len(indent + short) <= LONGEST_LINE or not isinstance(value, dict | list):
        return short
    inner = indent + " "
    if isinstance(value, list):
        return "[\n" + ",\n".join(inner + _lines(part, inner) for part in value) + f"\n{indent}]"
    parts = (f"{inner}{json.dumps(key, ensure_ascii=False)}: {_lines(part, inner)}" for key, part in value.items())
    return "{\n" + ",\n".join(parts) + f"\n{indent}}}"


def plain(value: Any) -> Any:
    """A value without what it has by default; runs as one text with marks, drawings by what they say."""
    if isinstance(value, Figure):
        return {"figure": value.name, "alt": value.alt, "marks": len(value.marks)}
    if isinstance(value, tuple) and value and all(isinstance(part, Run) for part in value):
        return "".join(_marked(run) for run in value)
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {str(plain(key)): plain(part) for key, part in value.items()}
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value):
        said = {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value) if _is_said(value, f)}
        only = said.get("text", said.get("blocks", said.get("runs"))) if len(said) == 1 else None
        return {type(value).__name__: said} if only is None else only
    return value


def _is_said(value: Any, field: "dataclasses.Field[Any]") -> bool:
    own = getattr(value, field.name)
    return not isinstance(own, Span) and own != field.default and own not in ((), {}, None, "")


def _marked(run: Run) -> str:
    mark = "**" * run.bold + "*" * run.italic
    return f"{mark}{escape(run.text)}{mark[::-1]}"


if __name__ == "__main__":
    for old in FOLDER.glob("*.json"):
        old.unlink()
    for name, text in goldens().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(FOLDER / name)
