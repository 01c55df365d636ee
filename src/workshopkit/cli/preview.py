"""workshopkit preview."""

from pathlib import Path

import click

from workshopkit.cli import console, options
from workshopkit.model.kinds import KINDS


@click.command("preview")
@click.argument("paths", metavar="WORKSHOP|FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where to write; preview/ beside the file, or out/preview/<language> beside the workshop, when left out.",
)
@options.language(multiple=True)
@click.option("--theme", default="", metavar="NAME|FOLDER|FILE", help="The workshop in this look.")
@click.option(
    "--only", multiple=True, metavar="KIND", type=click.Choice(tuple(KINDS)), help="Only this kind; may be repeated."
)
@click.option(
    "--width",
    default=1600,
    metavar="PX",
    type=click.IntRange(100, 8000),
    show_default=True,
    help="Width of a page in pixels.",
)
@click.option(
    "--timeout",
    default=120,
    metavar="SECONDS",
    type=click.IntRange(1),
    show_default=True,
    help="How long LibreOffice may take.",
)
@options.as_json
def command(
    paths: tuple[Path, ...], out: Path | None, languages: tuple[str, ...], theme: str, only: tuple[str, ...],
    width: int, timeout: int, as_json: bool,
) -> None:  # fmt: skip
    """Show a kit or a file as pictures: one a page, and an overview of each file.

    WORKSHOP is a folder with workshop.yaml, or a YAML file; FILE is a PowerPoint or Word file, which LibreOffice draws, or a PDF.
    """
    from workshopkit.pipeline.preview import PreviewRequest, is_workshop, preview

    if (languages or theme or only) and not any(is_workshop(path) for path in paths):
        raise click.UsageError("--lang, --theme and --only say how a workshop is built; a file is shown as it is.")
    spoken = tuple(dict.fromkeys(languages))
    request = PreviewRequest(paths, out, spoken, theme, only, options.user_folder(), width, timeout)
    report = preview(request, console.Progress(as_json))
    if as_json:
        console.say_json(report.as_data())
    else:
        for made in report.previews:
            shown = ", ".join(console.relative(path) for path in made.overviews)
            count = len(made.pages)
            console.say(f"{made.name}  {count} page{'' if count == 1 else 's'}  {shown}")
        console.say_diagnostics(report.diagnostics)
    console.stop(console.exit_code(report.diagnostics))
