"""workshopkit schema."""

import click

from workshopkit.cli import console


@click.command("schema")
@click.argument("what", default="workshop")
def command(what: str) -> None:
    """Print a JSON Schema, which an editor helps with while you write.

    WHAT is workshop (when left out), theme, document, factor, challenge, section, clause, method or material.
    """
    from workshopkit.sources.schema import json_schema, schema_names

    if what not in schema_names():
        raise click.UsageError(f"There is no schema «{what}». Known: {', '.join(schema_names())}.")
    console.say_json(json_schema(what))
