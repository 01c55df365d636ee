"""workshopkit new."""

from pathlib import Path

import click

from workshopkit.cli import console, options
from workshopkit.errors import WorkshopkitError


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "example",
    metavar="EXAMPLE",
    help="Begin with a copy of an example: kickoff, faelles-kurs or vand-og-kyst-lab.",
)
@options.language(multiple=False)
def command(folder: Path, example: str | None, lang: str | None) -> None:
    """Start a workshop in FOLDER: a commented workshop.yaml that builds at once."""
    from workshopkit.pipeline.start import start_workshop
    from workshopkit.sources.locate import Places

    try:
        file = start_workshop(folder, Places.of(None, options.user_folder()), example, lang)
    except WorkshopkitError as reason:
        console.say_diagnostics(reason.diagnostics)
        console.stop(1)
    console.say(f"{console.relative(file)} is ready. Change it, then: workshopkit build {_typed(folder)}")


def _typed(folder: Path) -> str:
    """A folder as it is typed in every terminal."""
    return f'"{folder}"' if " " in str(folder) else str(folder)
