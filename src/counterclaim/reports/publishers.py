"""Which outlet an address belongs to (data/publishers.csv)."""

import csv
from functools import cache
from importlib.resources import files


@cache
def table() -> dict[str, str]:
    """Domain to the outlet's name."""
    with files("counterclaim.reports").joinpath("data/publishers.csv").open(encoding="utf-8") as rows:
        return {row["domain"]: row["publisher"] for row in csv.DictReader(rows)}


def publisher_of(url: str) -> str | None:
    """The outlet whose domain the address lies in, None for a domain that is not in the table."""
    host = url.split("://", 1)[-1].split("/", 1)[0].rpartition("@")[2].partition(":")[0].lower()
    known = table()
    while "." in host:
        if host in known:
            return known[host]
        host = host.partition(".")[2]
    return None
