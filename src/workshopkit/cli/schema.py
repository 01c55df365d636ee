"""workshopkit schema."""

import click

from workshopkit.cli import console


@click.command("schema")
@click.argument("what", default="workshop")
def command(what: str) -> None:
    """Print the JSON Schema of a workshop, theme, document, or content item (factor, clause, …)."""
    from workshopkit.sources.schema import json_schema, schema_names

    if what not in schema_names():
        raise click.UsageError(f"There is no schema «{what}». Known: {', '.join(schema_names())}.")
    console.say_json(json_schema(what))
