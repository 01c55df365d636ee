"""workshopkit theme."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from workshopkit.cli import console, options
from workshopkit.errors import WorkshopkitError

_NAME = "NAME|FOLDER|FILE"


def _colour(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    text = (value or "").strip().lstrip("#").upper()
    if re.fullmatch("[0-9A-F]{3}", text):
        text = "".join(digit * 2 for digit in text)
    if text and not re.fullmatch("[0-9A-F]{6}", text):
        raise click.BadParameter('write a colour as six hexadecimal digits: "#003049".')
    return text


@click.group("theme")
def command() -> None:
    """See, make and check themes: the brand that a kit comes out in."""


@command.command("list")
@options.as_json
def list_themes(as_json: bool) -> None:
    """List the themes that can be named."""
    from workshopkit.pipeline.theme_shelf import named_themes

    found = named_themes(_places())
    if as_json:
        console.say_json([{"name": t.name, "title": t.title, "folder": str(t.folder)} for t in found])
        return
    width = max(len(theme.name) for theme in found)
    for theme in found:
        console.say(f"{theme.name:<{width}}  {theme.title}  ({console.relative(theme.folder)})")


@command.command("inspect", short_help="Show what is understood of a PowerPoint master.")
@click.argument("master", metavar="MASTER")
@click.option(
    "--sample",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.pptx",
    help="Write a slide of every role.",
)
@options.as_json
def inspect(master: str, sample: Path | None, as_json: bool) -> None:
    """Show what is understood of a PowerPoint master (or of a theme): layouts, fonts, colours, logo."""
    from workshopkit.cli.theme_text import theme_lines
    from workshopkit.pipeline.theme_report import inspect_theme, write_sample

    report = inspect_theme(master, _places(), Path.cwd())
    diagnostics = report.diagnostics
    slides = 0
    if report.theme is not None and sample is not None:
        try:
            slides, told = write_sample(report.theme, sample)
            diagnostics = (*diagnostics, *told)
        except WorkshopkitError as reason:
            diagnostics = (*diagnostics, *reason.diagnostics)
    if as_json:
        console.say_json(replace(report, diagnostics=diagnostics).as_data())
    else:
        for line in theme_lines(report):
            console.say(line)
        if slides and sample:
            console.say(f"{console.relative(sample)}  {slides} slides")
        console.say_diagnostics(diagnostics)
    console.stop(console.exit_code(diagnostics))


@command.command("new", short_help="Make a theme's folder, from a master or a colour.")
@click.argument("name")
@click.option(
    "--from", "master", metavar="MASTER", type=click.Path(path_type=Path), help="A PowerPoint master to take it from."
)
@click.option(
    "--primary",
    callback=_colour,
    metavar="COLOUR",
    help='Or one colour, such as "#003049", to draw a whole theme from.',
)
@click.option("--secondary", callback=_colour, metavar="COLOUR", help="A second colour, with --primary.")
@click.option("--font", default="", metavar="NAME", help="A font as Office names it; Calibri when left out.")
@click.option(
    "--logo", type=click.Path(path_type=Path), metavar="FILE", help="A PNG, JPEG or SVG for papers and drawn masters."
)
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("themes"),
    metavar="FOLDER",
    help="Where the theme's folder comes; themes where you stand when left out.",
)
def new(name: str, master: Path | None, primary: str, secondary: str, font: str, logo: Path | None, into: Path) -> None:
    """Make a theme's folder, NAME: theme.yaml to fine-tune, a PowerPoint master, a Word reference."""
    from workshopkit.pipeline.theme_folder import NewTheme, make_theme

    if (master is None) == (not primary):
        raise click.UsageError('Name a master with --from, or a colour with --primary "#003049".')
    if master is not None and (secondary or font):
        raise click.UsageError("--secondary and --font belong to --primary; change a master's in theme.yaml.")
    if not re.fullmatch(r"[\w-]{1,80}", name):
        raise click.UsageError("A theme's NAME has letters, figures and hyphens only.")
    try:
        wanted = NewTheme(name, into / name, master, primary, secondary, font or "Calibri", logo)
        file, diagnostics = make_theme(wanted, _places())
    except WorkshopkitError as reason:
        console.say_diagnostics(reason.diagnostics)
        console.stop(1)
    console.say(f"{console.relative(file)} is yours now. Use it: workshopkit build WORKSHOP --theme {into / name}")
    console.say_diagnostics(diagnostics)


@command.command("check", short_help="Tell what will hurt in a theme or a master.")
@click.argument("name", metavar=_NAME)
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@options.as_json
def check(name: str, strict: bool, as_json: bool) -> None:
    """Tell what will hurt: contrast, fonts that others lack, a coarse logo, roles that are drawn."""
    from workshopkit.pipeline.theme_check import check_theme

    report = check_theme(name, _places(), Path.cwd())
    report = report.strict() if strict else report
    if as_json:
        console.say_json(report.as_data())
    else:
        console.say_diagnostics(report.diagnostics)
        if not report.diagnostics:
            console.say("Nothing is wrong.")
    console.stop(console.exit_code(report.diagnostics))


def _places() -> Any:
    # Any, since the type's module is loaded only here.
    from workshopkit.sources.locate import Places

    return Places.of(Path.cwd(), options.user_folder())
