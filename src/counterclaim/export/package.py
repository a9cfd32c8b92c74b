"""A Frictionless Data Package: all tables and forms in one folder, with a datapackage.json that describes each."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from counterclaim.errors import CounterclaimError
from counterclaim.export.codings import (
    ACLED_COLUMNS,
    AIRWARS_COLUMNS,
    UCDP_COLUMNS,
    write_acled,
    write_airwars,
    write_ucdp,
)
from counterclaim.export.delimited import write_csv
from counterclaim.export.ftm import write_ftm
from counterclaim.export.geojson import write_geojson
from counterclaim.export.jsonld import write_jsonld
from counterclaim.export.parquet import write_parquet
from counterclaim.export.plover import write_plover
from counterclaim.export.source import Source
from counterclaim.export.tables import TABLES, Table
from counterclaim.export.timemap import write_timemap
from counterclaim.gazetteer.attribution import attribution
from counterclaim.version import __version__

_OTHERS: tuple[tuple[str, str, str, Callable[[Source, BinaryIO], int]], ...] = (
    ("places.geojson", "geojson", "Resolved places of claims, with their precision", write_geojson),
    ("claims.jsonld", "jsonld", "schema.org Claims with Web Annotation selectors", write_jsonld),
    ("acts.plover.jsonl", "jsonl", "Who did what to whom: PLOVER records, one a line", write_plover),
    ("entities.ftm.json", "json", "FollowTheMoney entities, one a line", write_ftm),
    ("timemap.json", "json", "Events, sources and associations for timemap", write_timemap),
)
_CODINGS = (
    ("acled-like", "One row an event by ACLED's convention", ACLED_COLUMNS, write_acled),
    ("ucdp-like", "One row an event with people killed, by UCDP's convention", UCDP_COLUMNS, write_ucdp),
    ("airwars-like", "One row an event with people killed or injured", AIRWARS_COLUMNS, write_airwars),
)


def write_package(source: Source, folder: Path) -> int:
    """Write the package into a new folder, whole or not at all; returns how many files.

    Parquet files are added where pyarrow is installed. Raises CounterclaimError where the folder exists already.
    """
    if folder.exists():
        raise CounterclaimError("exists already.", where=str(folder), next_step="Name a folder that does not exist.")
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        resources = [*_tables(source, draft), *_codings(source, draft), *_others(source, draft)]
        (draft / "README.txt").write_text(_readme(resources), encoding="utf-8")
        (draft / "datapackage.json").write_text(
            json.dumps(_descriptor(resources), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
        draft.chmod(0o755)
        draft.rename(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return len(resources) + 2


def _tables(source: Source, folder: Path) -> list[dict[str, Any]]:
    out = []
    for table in TABLES.values():
        path = folder / f"{table.name}.csv"
        with path.open("wb") as file:
            write_csv(source, file, table=table.name)
        out.append(_resource(path, table.name, table.title, "csv", schema=_schema(table)))
        typed = folder / f"{table.name}.parquet"
        try:
            with typed.open("wb") as file:
                write_parquet(source, file, table=table.name)
        except CounterclaimError:  # no pyarrow: the package is complete without
            typed.unlink()
        else:
            out.append(_resource(typed, f"{table.name}-parquet", f"{table.title}, as Parquet", "parquet"))
    return out


def _codings(source: Source, folder: Path) -> list[dict[str, Any]]:
    out = []
    for name, title, columns, write in _CODINGS:
        path = folder / f"{name}.csv"
        with path.open("wb") as file:
            write(source, file)
        schema = {"fields": [{"name": column, "type": "string"} for column in columns]}
        out.append(_resource(path, name, title, "csv", schema=schema))
    return out


def _others(source: Source, folder: Path) -> list[dict[str, Any]]:
    out = []
    for name, form, title, write in _OTHERS:
        path = folder / name
        with path.open("wb") as file:
            write(source, file)
        out.append(_resource(path, name.replace(".", "-"), title, form))
    return out


def _resource(path: Path, name: str, title: str, form: str, schema: dict[str, Any] | None = None) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": name, "path": path.name, "title": title, "format": form, "encoding": "utf-8",
        "bytes": path.stat().st_size, "hash": f"sha256:{_hash(path)}",
    }  # fmt: skip
    if schema is not None:
        resource |= {"type": "table", "profile": "tabular-data-resource", "schema": schema}
    else:
        resource |= {"type": "file", "profile": "data-resource"}
    return resource


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _schema(table: Table) -> dict[str, Any]:
    fields = [
        {"name": f.name, "type": f.type, "description": f.description}
        | ({"constraints": {"required": True}} if f.required else {})
        for f in table.fields
    ]
    keys = [
        {"fields": field, "reference": {"resource": other, "fields": target}}
        for field, other, target in table.references
    ]
    return {"fields": fields, "primaryKey": list(table.key)} | ({"foreignKeys": keys} if keys else {})


def _descriptor(resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": "counterclaim-ledger", "title": "Attributed claims from news reports", "profile": "data-package",
        "description": "Who said what, in which exact words, about which event; rival figures side by side. "
        "No statement here says which claim is right.",
        "version": __version__,
        "sources": [{"title": attribution()}],
        "contributors": [{"title": f"Counterclaim {__version__}", "role": "wrangler"}],
        "resources": resources,
    }  # fmt: skip


def _readme(resources: list[dict[str, Any]]) -> str:
    lines = ["Claims read from news reports by Counterclaim.", ""]
    lines += [f"{r['path']}: {r['title']}." for r in resources]
    lines += ["", "Offsets are Unicode code points into the report's text, end exclusive.",
              "In CSV a text that begins like a formula has an apostrophe before it.", attribution(), ""]  # fmt: skip
    return "\n".join(lines)
