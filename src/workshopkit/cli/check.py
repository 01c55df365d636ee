"""workshopkit check."""

from pathlib import Path

import click

from workshopkit.cli import console, options


@click.command("check")
@options.workshops
@options.language(multiple=True)
@click.option("--theme", default="", metavar="NAME|FOLDER", help="Check with this theme.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@options.as_json
def command(workshops: tuple[Path, ...], languages: tuple[str, ...], theme: str, strict: bool, as_json: bool) -> None:
    """Tell everything that can be known without writing a file."""
    from workshopkit.pipeline.build import check
    from workshopkit.pipeline.project import Request

    spoken = tuple(dict.fromkeys(languages))
    requests = [Request(w, None, spoken, theme, (), options.user_folder()) for w in workshops]
    reports = [report for request in requests for report in check(request)]
    diagnostics = list(dict.fromkeys(d for report in reports for d in report.diagnostics))
    if as_json:
        console.say_json([r.as_data() for r in reports] if len(reports) > 1 else reports[0].as_data())
    else:
        console.say_diagnostics(diagnostics, strict)
        if not diagnostics:
            console.say("Nothing is wrong.")
    console.stop(console.exit_code(diagnostics, strict))
