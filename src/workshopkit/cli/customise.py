"""workshopkit customise."""

from pathlib import Path

import click

from workshopkit.cli import console, options
from workshopkit.errors import WorkshopkitError
from workshopkit.model.kinds import KINDS
from workshopkit.sources.locate import Places


@click.command("customise")
@click.argument("kind", required=False, type=click.Choice(tuple(KINDS)), metavar="[KIND]")
@click.option("--content", metavar="ID", help="Copy this factor, challenge, clause, method … instead.")
@click.option(
    "--word", is_flag=True, help="Write a Word template with tags to draw the document in, instead of a copy."
)
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="FOLDER",
    help="The workshop's folder, or your own; where you stand when left out.",
)
def command(kind: str | None, content: str | None, word: bool, into: Path) -> None:
    """Copy a document's template (or a content item) into a workshop's folder, where it wins over the packaged one.

    KIND is deck, worksheet, checklist, runsheet, programme, or any other kind of document.
    """
    if (kind is None) == (content is None):
        raise click.UsageError("Name a KIND or --content ID.")
    if word and kind is None:
        raise click.UsageError("--word belongs to a KIND.")
    places = Places.of(into.absolute(), options.user_folder())
    try:
        path = _made(kind, content or "", word, places, into)
    except WorkshopkitError as reason:
        console.say_diagnostics(reason.diagnostics)
        console.stop(1)
    console.say(f"{console.relative(path)} is yours now: change it, then build.")


def _made(kind: str | None, content: str, word: bool, places: Places, into: Path) -> Path:
    """The file that was written."""
    if word:
        from workshopkit.pipeline.word_start import start_word_template

        return start_word_template(kind or "", places, into)
    from workshopkit.pipeline.shelf import copy_content, copy_template

    return copy_template(kind, places, into) if kind else copy_content(content, places, into)
