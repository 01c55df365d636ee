"""workshopkit library."""

import textwrap
from pathlib import Path

import click

from workshopkit.cli import console, options
from workshopkit.errors import WorkshopkitError


@click.group("library", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Look up factors, challenges, sections, clauses, methods and materials."""
    if context.invoked_subcommand is None:
        context.invoke(list_items)


@command.command("list", short_help="List what there is, all or what holds certain words.")
@click.argument("words", nargs=-1)
@options.language(multiple=False)
@options.as_json
def list_items(words: tuple[str, ...] = (), lang: str | None = None, as_json: bool = False) -> None:
    """List what there is to put in play, by id.

    WORDS narrow it down: a sort (factors, challenges, sections, clauses, methods, materials), or words to look for.
    Own content is listed where you stand in the workshop's folder.
    """
    found = [item for item in _shelf(lang or "da") if all(_matches(item, word.lower()) for word in words)]
    if as_json:
        console.say_json([{"kind": i.folder, "id": i.id, "title": i.title, "gist": i.gist} for i in found])
        return
    width = max((len(item.id) for item in found), default=0)
    folder = ""
    for item in found:
        if item.folder != folder:
            folder = item.folder
            console.say(("\n" if item is not found[0] else "") + click.style(folder, bold=True))
        console.say(f"  {item.id:<{width}}  {item.title}")
    if not found:
        console.say(f"Nothing holds «{' '.join(words)}».")
        console.stop(1)


@command.command("show", short_help="Show one item, whole.")
@click.argument("id")
@options.language(multiple=False)
@options.as_json
def show_item(id: str, lang: str | None, as_json: bool) -> None:
    """Show one item, whole. ID is its name in the list."""
    from workshopkit.diagnostics import error
    from workshopkit.sources.nearest import nearest

    items = _shelf(lang or "da")
    item = next((item for item in items if item.id == id), None)
    if item is None:
        hint = nearest(id, [item.id for item in items]) or f"Look for it: workshopkit library list {id[:80]}"
        console.say_diagnostics([error("WK201", f"there is no content item «{id[:80]}»", None, hint)])
        console.stop(1)
    if as_json:
        console.say_json(
            {"kind": item.folder, "id": item.id, "title": item.title, "lines": [list(line) for line in item.lines]}
        )
        return
    console.say(click.style(item.title, bold=True) + f"  ({item.folder}, {item.id})")
    before = ""
    for label, text in item.lines:
        shown = label.replace("_", " ") if label != before else ""
        before = label
        wrapped = textwrap.wrap(text, 78) or [""]
        for number, line in enumerate(wrapped):
            console.say(f"  {shown if number == 0 else '':<14} {line}")


def _shelf(language: str):  # type: ignore[no-untyped-def]  # its type's module is heavy and loaded only here
    from workshopkit.pipeline.shelf import shelf
    from workshopkit.sources.locate import Places

    try:
        return shelf(Places.of(Path.cwd(), options.user_folder()), language)
    except WorkshopkitError as reason:
        console.say_diagnostics(reason.diagnostics)
        console.stop(1)


def _matches(item, word: str) -> bool:  # type: ignore[no-untyped-def]  # as above
    from workshopkit.pipeline.shelf import FOLDERS

    if word in FOLDERS:
        return bool(item.folder == word)
    return (
        word in item.folder
        or word in item.id
        or word in item.title.lower()
        or any(word in t.lower() for _, t in item.lines)
    )
