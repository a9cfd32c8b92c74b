"""The forms in which a ledger is handed on, by name."""

import codecs
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from counterclaim.errors import CounterclaimError
from counterclaim.export.codings import write_acled, write_airwars, write_ucdp
from counterclaim.export.delimited import write_csv
from counterclaim.export.files import whole
from counterclaim.export.ftm import write_ftm
from counterclaim.export.geojson import write_geojson
from counterclaim.export.jsonld import write_jsonld
from counterclaim.export.package import write_package
from counterclaim.export.parquet import write_parquet
from counterclaim.export.plover import write_plover
from counterclaim.export.register import write_register
from counterclaim.export.source import Source
from counterclaim.export.tables import TABLES
from counterclaim.export.timemap import write_timemap


class Format(msgspec.Struct, frozen=True):
    """One form. suffix: usual ending of the file; None: a folder. tables: it hands on one table, to be chosen."""

    name: str
    suffix: str | None
    title: str
    write: Callable[..., int]
    tables: bool = False


FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format("csv", ".csv", "one table: claims, figures, places, times, relations or matters", write_csv, True),
        Format("parquet", ".parquet", "the same with types (needs pyarrow)", write_parquet, True),
        Format("geojson", ".geojson", "one feature a resolved place, with its precision", write_geojson),
        Format("jsonld", ".jsonld", "schema.org Claims with Web Annotation selectors", write_jsonld),
        Format("acled", ".csv", "one row an event by ACLED's convention", write_acled),
        Format("ucdp", ".csv", "one row an event with people killed, by UCDP's convention", write_ucdp),
        Format("airwars", ".csv", "one row an event with people killed or injured, like Airwars", write_airwars),
        Format("register", ".csv", "one line a report and event with its exact words, to check", write_register),
        Format("plover", ".jsonl", "who did what to whom: PLOVER records, one a line", write_plover),
        Format("ftm", ".json", "FollowTheMoney entities, one a line", write_ftm),
        Format("timemap", ".json", "events for timemap", write_timemap),
        Format("package", None, "a folder with all of it: Frictionless Data Package", write_package),
    )
}


def write(source: Source, form: str, out: Path | BinaryIO, *, table: str = "claims", bom: bool = False) -> int:
    """Write a source in one of FORMATS; returns how many rows, features, entities or files.

    bom: begin a CSV file with the mark by which Excel knows UTF-8 (programs read it as "utf-8-sig").
    A file is there whole or not at all. table: for csv and parquet. Raises CounterclaimError for an unknown form or
    table, and for a package that is to go where something stands already.
    """
    chosen = FORMATS.get(form)
    if chosen is None:
        raise CounterclaimError(
            f'there is no form "{form}".', where="export", next_step=f"Forms are {', '.join(FORMATS)}."
        )
    if chosen.tables and table not in TABLES:
        raise CounterclaimError(
            f'there is no table "{table}".', where="export", next_step=f"Tables are {', '.join(TABLES)}."
        )
    options: dict[str, Any] = {"table": table} if chosen.tables else {}
    if isinstance(out, Path):
        if chosen.suffix is None:
            return chosen.write(source, out)
        with whole(out) as file:
            if bom and chosen.suffix == ".csv":
                file.write(codecs.BOM_UTF8)
            return chosen.write(source, file, **options)
    if chosen.suffix is None:
        raise CounterclaimError("a package is a folder.", where="export", next_step="Name one with: -o FOLDER")
    return chosen.write(source, out, **options)
