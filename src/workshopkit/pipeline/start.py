"""A new workshop's folder: the commented starter, or a copy of an example, with the schema that editors use."""

import json
import re
from pathlib import Path

from workshopkit.diagnostics import Span, error
from workshopkit.errors import OutputError, SourceError
from workshopkit.pipeline.output import write_anew
from workshopkit.pipeline.shelf import example_names
from workshopkit.sources.locate import Places
from workshopkit.sources.nearest import nearest
from workshopkit.sources.schema import json_schema
from workshopkit.sources.workshop import FILE_NAME, load_workshop

SCHEMA_NAME = "workshop.schema.json"
SCHEMA_COMMENT = f"# yaml-language-server: $schema=./{SCHEMA_NAME}\n"


def start_workshop(folder: Path, places: Places, example: str | None, language: str | None) -> Path:
    """Makes the folder and gives the path of its workshop.yaml; OutputError when it holds one already."""
    target = folder / FILE_NAME
    source = _source(places, example, language)
    text = source.read_text(encoding="utf-8")
    if example and language:
        _check_language(source, example, language)
        text = re.sub(r"(?m)^language: *\w+", f"language: {language}", text, count=1)
    try:
        if target.exists() or (folder.exists() and not folder.is_dir()):
            hint = "Name another folder."
            raise OutputError(error("WK704", "there is something there already", Span(str(target)), hint))
        files = _copied(source.parent, folder) if example else {}
    except OSError as reason:
        message = f"the folder cannot be written: {reason.strerror}"
        raise OutputError(error("WK703", message, Span(str(folder)))) from reason
    schema = json.dumps(json_schema("workshop"), ensure_ascii=False, indent=1)
    write_anew(
        files | {target: (SCHEMA_COMMENT + text).encode(), folder / SCHEMA_NAME: f"{schema}\n".encode()},
    )
    return target


def _copied(example: Path, folder: Path) -> dict[Path, bytes]:
    """The files of an example at their new places, without what was built of it."""
    names = (path.relative_to(example) for path in sorted(example.rglob("*")) if path.is_file())
    return {folder / name: (example / name).read_bytes() for name in names if "out" not in name.parts}


def _check_language(source: Path, example: str, language: str) -> None:
    """SourceError (WK601) when the example is not written in the language."""
    authored, _found = load_workshop(source)
    if authored is None or language not in authored.title:
        hint = "Leave --lang out, or choose an example that has the language."
        raise SourceError(error("WK601", f"the example «{example}» has no text in «{language}»", None, hint))


def _source(places: Places, example: str | None, language: str | None) -> Path:
    if example is None:
        return places.package / "templates" / "starters" / f"{language or 'da'}.yaml"
    if example not in example_names(places):
        message = f"there is no example «{example[:80]}»"
        raise SourceError(error("WK202", message, None, nearest(example, example_names(places))))
    return places.package / "examples" / example / FILE_NAME
