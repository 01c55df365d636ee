"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])

LANGUAGES = click.Choice(["da", "en"])


def user_folder() -> Path:
    """Where a user keeps own content, templates and themes for all workshops."""
    return Path(click.get_app_dir("workshopkit"))


def workshops(function: Function) -> Function:
    """One or more folders with workshop.yaml, or YAML files."""
    return click.argument(
        "workshops",
        metavar="WORKSHOP…",
        nargs=-1,
        required=True,
        type=click.Path(path_type=Path),
        callback=_each_once,
    )(function)


def _each_once(_context: click.Context, _parameter: click.Parameter, paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """A workshop that is named twice, as its folder and as its file perhaps, is taken once."""
    kept: dict[Path, Path] = {}
    for path in paths:
        try:
            kept.setdefault((path / "workshop.yaml" if path.is_dir() else path).resolve(), path)
        except OSError:  # a name too long for the system to ask about; reading it tells
            kept.setdefault(path, path)
    return tuple(kept.values())


def language(multiple: bool) -> Callable[[Function], Function]:
    """--lang, once or repeated."""
    text = (
        "Language; may be repeated. The workshop's own when left out."
        if multiple
        else "Language of the text; da when left out."
    )
    return click.option("--lang", "languages" if multiple else "lang", type=LANGUAGES, multiple=multiple, help=text)


def as_json(function: Function) -> Function:
    """--json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text, for other programs.")(
        function
    )
