"""workshopkit build."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from workshopkit.cli import console, options
from workshopkit.model.kinds import CHOICES, KINDS

if TYPE_CHECKING:
    from workshopkit.pipeline.report import Artefact, Report  # the pipeline is imported when a build runs

_KIND_WIDTH = max(map(len, KINDS))


@click.command("build")
@options.workshops
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where to write; out/<language> beside the workshop when left out.",
)
@options.language(multiple=True)
@click.option(
    "--theme", default="", metavar="NAME|FOLDER|FILE", help="The look; the workshop's own theme when left out."
)
@click.option(
    "--only",
    multiple=True,
    metavar="KIND",
    type=click.Choice(tuple(KINDS)),
    help="Only this kind of document (deck, worksheet, …), also where the workshop leaves it out; may be repeated.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(CHOICES),
    default=None,
    help="Only the Office files, only the PDFs, or everything, also what LibreOffice has to make. "
    "Office files and the papers' PDFs when left out.",
)
@click.option(
    "--fillable",
    is_flag=True,
    help="Worksheet, checklist, agreement and evaluation as forms that can be filled in on a screen as well.",
)
@click.option(
    "--timeout",
    default=120,
    metavar="SECONDS",
    type=click.IntRange(1),
    show_default=True,
    help="How long LibreOffice may take.",
)
@click.option(
    "--for-each",
    type=click.Choice(["person", "partner"]),
    default=None,
    help="A worksheet of their own for each, with name, organisation and the sector's questions.",
)
@click.option(
    "--participants",
    metavar="FILE",
    type=click.Path(path_type=Path),
    default=None,
    help="Who takes part: a list as .csv or .xlsx; a worksheet of their own for each.",
)
@click.option(
    "--copies",
    type=click.Choice(["one", "files"]),
    default="one",
    show_default=True,
    help="All copies in one file, the PDF with a bookmark for each, or a file for each.",
)
@click.option(
    "--jobs",
    default=0,
    metavar="N",
    type=click.IntRange(0),
    help="How many cores make copies; all when left out.",
)
@options.as_json
@click.option("-q", "--quiet", is_flag=True, help="Print only what is wrong.")
def command(
    workshops: tuple[Path, ...], out: Path | None, languages: tuple[str, ...], theme: str, only: tuple[str, ...],
    formats: str | None, fillable: bool, timeout: int, for_each: str | None, participants: Path | None,
    copies: str, jobs: int, as_json: bool, quiet: bool,
) -> None:  # fmt: skip
    """Make the kit of one or more workshops.

    WORKSHOP is a folder with workshop.yaml, or a YAML file.
    """
    if copies == "files" and not (for_each or participants):
        raise click.UsageError("--copies belongs to --for-each or --participants: they say for whom there are copies.")
    from workshopkit.pipeline.build import build_all
    from workshopkit.pipeline.project import Request, subfolders

    asked = Request(
        Path(), out, tuple(dict.fromkeys(languages)), theme, only, options.user_folder(), formats=formats or "",
        fillable=fillable, timeout_seconds=timeout, participants=participants, copies=copies, processes=jobs,
        for_each=for_each or ("person" if participants else ""),
    )  # fmt: skip
    own = zip(workshops, subfolders(workshops), strict=True)
    requests = [replace(asked, workshop=path, subfolder=folder) for path, folder in own]
    _tell(build_all(requests, console.Progress(quiet or as_json)), as_json, quiet)


def _tell(reports: "Sequence[Report]", as_json: bool, quiet: bool) -> NoReturn:
    """Prints what was made and what there is to tell, and ends."""
    diagnostics = list(dict.fromkeys(d for report in reports for d in report.diagnostics))
    if as_json:
        console.say_json([r.as_data() for r in reports] if len(reports) > 1 else reports[0].as_data())
    else:
        for report in reports if not quiet else ():
            _say_artefacts(report.artefacts)
        console.say_diagnostics(diagnostics)
    console.stop(console.exit_code(diagnostics))


def _say_artefacts(artefacts: "Sequence[Artefact]") -> None:
    """A line for each file, and one for all files of a folder of copies in a format."""
    folders: dict[tuple[str, Path, str], list[Artefact]] = {}
    for made in artefacts:
        if made.person:
            folders.setdefault((made.kind, made.path.parent, made.format), []).append(made)
            continue
        sizes = ((made.slides, "slide", "slides"), (made.pages, "page", "pages"), (made.copies, "copy", "copies"))
        size = ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in sizes if count)
        console.say(f"{made.kind:<{_KIND_WIDTH}} {console.relative(made.path)}{'  ' + size if size else ''}")
    for (kind, folder, form), files in folders.items():
        kept = sum(made.kept for made in files)
        told = f", {kept:,} of them kept as they were" if kept else ""
        size = f"{len(files):,} {form} {'file' if len(files) == 1 else 'files'}"
        console.say(f"{kind:<{_KIND_WIDTH}} {console.relative(folder)}  {size}{told}")
