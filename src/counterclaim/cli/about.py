"""Commands that tell about the program itself: version, output schema, claim types."""

import typer

from counterclaim.cli.program import put


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("schema", short_help="Print the JSON Schema of what read --json returns.")(schema)
    app.command("claim-types", short_help="List the types a claim can have, and what each means.")(claim_types)
    app.command("version", short_help="Print the version.")(version)


def schema() -> None:
    """Print the JSON Schema of what `read --json` returns.

    Example: counterclaim schema > reading-1.json
    """
    from counterclaim.schema import schema_json

    put(schema_json())


def claim_types() -> None:
    """List the types a claim can have, and what each means.

    Example: counterclaim claim-types
    """
    import csv
    from importlib.resources import files

    with files("counterclaim.data").joinpath("claim-types.csv").open(encoding="utf-8") as lines:
        rows = [(row["type"], row["definition"]) for row in csv.DictReader(lines)]
    width = max(len(name) for name, _ in rows)
    put("".join(f"{name:<{width}}  {definition}\n" for name, definition in rows))


def version() -> None:
    """Print the version.

    Example: counterclaim version
    """
    from counterclaim.version import __version__

    put(f"counterclaim {__version__}\n")
