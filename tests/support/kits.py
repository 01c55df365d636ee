"""Workshops of a few lines as files, the examples' kits, and the command line as a function."""

import json
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

from click.testing import CliRunner, Result

from workshopkit.cli.main import main
from workshopkit.pipeline.build import build
from workshopkit.pipeline.project import Request
from workshopkit.pipeline.report import Report
from workshopkit.sources.locate import packaged_data
from workshopkit.sources.workshop import load_workshop

EXAMPLES = ("faelles-kurs", "kickoff", "vand-og-kyst-lab")
MINIMAL = """\
title: Fælles kurs
language: da
date: 2026-12-03
start: "09:00"
partners:
  - {name: Kommunen, sector: public, participants: 4}
agenda:
  - {title: Velkommen, kind: welcome, minutes: 15, factors: [trust]}
"""


@dataclass(frozen=True)
class Kit:
    """What was made of a workshop: the report, and the files by kind."""

    report: Report
    language: str

    def files(self, kind: str) -> list[Path]:
        """The files of a kind."""
        return [artefact.path for artefact in self.report.artefacts if artefact.kind == kind]


def example_languages() -> list[tuple[str, str]]:
    """Every example with every language that its title has."""
    found = []
    for name in EXAMPLES:
        authored, _ = load_workshop(packaged_data() / "examples" / name)
        assert authored is not None
        found += [(name, language) for language in authored.title.values]
    return found


def build_example(name: str, language: str, out: Path) -> Kit:
    """Builds an example elsewhere."""
    [report] = build(Request(packaged_data() / "examples" / name, out, (language,)))
    return Kit(report, language)


def write(path: Path, text: str) -> Path:
    """A file of dedented text, with the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def workshop_in(folder: Path, text: str = MINIMAL) -> Path:
    """A folder with a workshop."""
    write(folder / "workshop.yaml", text)
    return folder


def run(*arguments: str | Path) -> Result:
    """The command line; what no user can mend comes out as the exception that it is."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def run_json(*arguments: str | Path) -> Any:
    """What a command prints under --json."""
    return json.loads(run(*arguments, "--json").stdout)


def told(*arguments: str | Path) -> list[tuple[str, int | None, int | None]]:
    """Code, line and column of each diagnostic of a command."""
    data = run_json(*arguments)
    reports = data if isinstance(data, list) else [data]
    return [(d["code"], d["line"], d["column"]) for report in reports for d in report["diagnostics"]]


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Everything in a folder: bytes by relative path, None for folders."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}
