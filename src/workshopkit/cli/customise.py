"""workshopkit customise."""

from pathlib import Path

import click

from workshopkit.cli import console, options
from workshopkit.cli.build import KINDS
from workshopkit.errors import WorkshopkitError


@click.command("customise")
@click.argument("kind", required=False, type=click.Choice(KINDS))
@click.option("--content", metavar="ID", help="Copy this factor, challenge, clause, method … instead.")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="The workshop's folder.")
def command(kind: str | None, content: str | None, into: Path) -> None:
    """Copy a document's template (or a content item) into a workshop's folder, where it wins over the packaged one."""
    from workshopkit.pipeline.shelf import copy_content, copy_template
    from workshopkit.sources.locate import Places

    if (kind is None) == (content is None):
        raise click.UsageError("Name a KIND or --content ID.")
    places = Places.of(into.absolute(), options.user_folder())
    try:
        path = copy_template(kind, places, into) if kind else copy_content(content or "", places, into)
    except WorkshopkitError as reason:
        console.say_diagnostics(reason.diagnostics)
        console.stop(1)
    console.say(f"{console.relative(path)} is yours now: change it, then build.")
