"""workshopkit check."""

from pathlib import Path
from typing import NoReturn

import click

from workshopkit.cli import console, options


@click.command("check")
@options.workshops
@options.language(multiple=True)
@click.option("--theme", default="", metavar="NAME|FOLDER|FILE", help="Check with this theme.")
@click.option("--accessibility", is_flag=True, help="Check .pptx and .docx files instead: WORKSHOP… are then files.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@options.as_json
def command(
    workshops: tuple[Path, ...], languages: tuple[str, ...], theme: str, accessibility: bool, strict: bool, as_json: bool
) -> None:  # fmt: skip
    """Tell everything that can be known without writing a file.

    With --accessibility FILE…: what in a PowerPoint or Word file shuts people out, by WCAG 2.1 and EN 301 549.
    """
    if accessibility:
        if languages or theme:
            raise click.UsageError("--lang and --theme belong to workshops; --accessibility checks files as they are.")
        _check_files(workshops, strict, as_json)
    from workshopkit.pipeline.build import check
    from workshopkit.pipeline.project import Request

    spoken = tuple(dict.fromkeys(languages))
    requests = [Request(w, None, spoken, theme, (), options.user_folder()) for w in workshops]
    reports = [r.strict() if strict else r for request in requests for r in check(request)]
    diagnostics = list(dict.fromkeys(d for report in reports for d in report.diagnostics))
    if as_json:
        console.say_json([r.as_data() for r in reports] if len(reports) > 1 else reports[0].as_data())
    else:
        console.say_diagnostics(diagnostics)
        if not diagnostics:
            console.say("Nothing is wrong.")
    console.stop(console.exit_code(diagnostics))


def _check_files(files: tuple[Path, ...], strict: bool, as_json: bool) -> NoReturn:
    from workshopkit.pipeline.accessibility import check_accessibility

    reports = [check_accessibility(file) for file in files]
    reports = [report.strict() for report in reports] if strict else reports
    diagnostics = [d for report in reports for d in report.diagnostics]
    if as_json:
        console.say_json([r.as_data() for r in reports] if len(reports) > 1 else reports[0].as_data())
    else:
        console.say_diagnostics(diagnostics)
        if not diagnostics:
            console.say("Nothing was found. What a machine cannot judge stands in docs/accessibility.md.")
    console.stop(console.exit_code(diagnostics))
