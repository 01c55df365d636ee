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
    return click.argument("workshops", metavar="WORKSHOP…", nargs=-1, required=True, type=click.Path(path_type=Path))(
        function
    )


def language(multiple: bool) -> Callable[[Function], Function]:
    """--lang, once or repeated."""
    text = "Language; may be repeated. The workshop's own when left out." if multiple else "Language of the text."
    return click.option("--lang", "languages" if multiple else "lang", type=LANGUAGES, multiple=multiple, help=text)


def as_json(function: Function) -> Function:
    """--json."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")(function)
