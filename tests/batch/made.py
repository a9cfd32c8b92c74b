"""Input files for the tests of batch runs, and their output read back."""

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pyarrow as pa
from pyarrow import parquet

SAID = (
    "The governor of the region said on Monday that {n} houses had been damaged in the shelling of the harbour.",
    "The army denied that it had taken {n} villages, according to a spokesman who spoke to reporters in the capital.",
)
GERMAN = (
    "Der Minister sagte am Montag, dass die Truppen in der Stadt angekommen sind und dass es keine weiteren Angriffe "
    "gab. Die Lage ist ruhig und die Bewohner kehren in ihre Wohnungen zurück, wie es aus dem Amt hieß."
)
TABLES = ("readings", "claims", "problems")


def text(n: int) -> str:
    return f"{SAID[n % 2].format(n=n + 2)} It was the report with the number {n}."


def page(n: int, *, least: int = 0) -> bytes:
    more = "Officials gave no further account of what had happened there."
    body = "".join(f"<p>{text(i)} {more}</p>" for i in (n, n + 1))
    filling = "<!--" + "x" * least + "-->" if least else ""
    return (
        f"<html><head><title>Report {n}</title></head><body><article><h1>Report {n}</h1>{body}</article>{filling}"
        "</body></html>"
    ).encode()


def write_lines(path: Path, values: Iterable[Any]) -> Path:
    lines = (value if isinstance(value, str) else json.dumps(value) for value in values)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def write_rows(path: Path, count: int, rows_a_group: int = 5) -> Path:
    rows = [{"id": f"p{n}", "text": text(n), "published": "2024-05-03"} for n in range(count)]
    # Stored as it is, so that a changed byte can't go unseen as it may in a packed page without a checksum.
    parquet.write_table(
        pa.Table.from_pylist(rows), path, row_group_size=rows_a_group, compression="none", use_dictionary=False,
        write_page_checksum=True,
    )  # fmt: skip
    return path


def archive(bodies: Sequence[tuple[bytes, str, str]], *, packed: bool = True) -> list[bytes]:
    """The records of an archive, one bytes each: a note on the crawl, then a response for each (body, type, status)."""
    out = [_record("warcinfo", "application/warc-fields", b"software: test\r\n")]
    for n, (body, kind, status) in enumerate(bodies):
        told = f"Content-Type: {kind}\r\n" if kind else ""
        answer = f"HTTP/1.1 {status}\r\n{told}Content-Length: {len(body)}\r\n\r\n".encode() + body
        out.append(_record("response", "application/http; msgtype=response", answer, f"https://news.example/{n}"))
    return [gzip.compress(one, mtime=0) for one in out] if packed else out


def _record(name: str, kind: str, block: bytes, address: str | None = None) -> bytes:
    target = f"WARC-Target-URI: {address}\r\n" if address else ""
    head = (
        f"WARC/1.1\r\nWARC-Type: {name}\r\nWARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, name + str(address))}>\r\n"
        f"WARC-Date: 2024-05-03T10:00:00Z\r\n{target}Content-Type: {kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    found = [row for path in (folder / table).glob("*.parquet") for row in parquet.read_table(path).to_pylist()]
    return sorted(found, key=lambda row: (row["source"], row["at"], row.get("claim") or ""))


def everything(folder: Path) -> dict[str, list[dict[str, Any]]]:
    return {name: rows(folder, name) for name in TABLES}

