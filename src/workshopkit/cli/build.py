"""workshopkit build."""

from pathlib import Path

import click

from workshopkit.cli import console, options

KINDS = ("deck", "worksheet", "checklist", "runsheet", "programme")


@click.command("build")
@options.workshops
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help="Where to write; out/<language> beside the workshop when left out.",
)
@options.language(multiple=True)
@click.option(
    "--theme", default="", metavar="NAME|FOLDER|FILE", help="The look; the workshop's own theme when left out."
)
@click.option(
    "--only", multiple=True, metavar="KIND", type=click.Choice(KINDS), help="Only this kind; may be repeated."
)
@options.as_json
@click.option("-q", "--quiet", is_flag=True, help="Print only what is wrong.")
def command(
    workshops: tuple[Path, ...], out: Path | None, languages: tuple[str, ...], theme: str, only: tuple[str, ...],
    as_json: bool, quiet: bool,
) -> None:  # fmt: skip
    """Make the kit of one or more workshops.

    WORKSHOP is a folder with workshop.yaml, or a YAML file.
    """
    from workshopkit.pipeline.build import build_all
    from workshopkit.pipeline.project import Request, subfolders

    progress = console.Progress(quiet or as_json)
    spoken = tuple(dict.fromkeys(languages))
    own = zip(workshops, subfolders(workshops), strict=True)
    requests = [Request(path, out, spoken, theme, only, options.user_folder(), folder) for path, folder in own]
    reports = build_all(requests, progress)
    diagnostics = list(dict.fromkeys(d for report in reports for d in report.diagnostics))
    if as_json:
        console.say_json([r.as_data() for r in reports] if len(reports) > 1 else reports[0].as_data())
    else:
        for report in reports if not quiet else ():
            for made in report.artefacts:
                size = f"  {made.slides} slides" if made.slides else ""
                console.say(f"{made.kind:<10} {console.relative(made.path)}{size}")
        console.say_diagnostics(diagnostics)
    console.stop(console.exit_code(diagnostics))
