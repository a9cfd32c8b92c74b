"""The Parquet files of a batch run: their columns, for whoever loads them (docs/batch.md says the same in words).

OUTPUT/readings/PART.parquet    one row a report that was read
OUTPUT/claims/PART.parquet      one row a claim, flat
OUTPUT/problems/PART.parquet    one row a report that was skipped or failed, with the reason
OUTPUT/bands/reports/PART.parquet, OUTPUT/bands/utterances/PART.parquet   hashes by which copies are found (bands.py)
OUTPUT/copies/reports/N.parquet, OUTPUT/copies/utterances/N.parquet       pairs that share hashes
OUTPUT/copies/families.parquet  reports of one wire family, as far as hashes tell

`key` is the row's own 64-bit number in the whole output: made of the input file and the place in it, so the same input
gives the same keys. Strings are UTF-8: a lone surrogate is "?" in flat columns, and whole in the reading's JSON.
"""

from functools import cache
from typing import Any

from counterclaim.model.claim import Sure

FIGURE = ("text", "value", "low", "high", "bound", "unit", "counted", "state", "side", "window")
PLACE = ("text", "id", "name", "kind", "lat", "lon", "country", "admin1", "precision")
WHEN = ("text", "value", "first", "last", "basis", "role")
"""Fields of figures, places and times that the claims table carries, named as in the reading."""

_NUMBERS = frozenset("value low high lat lon".split())


@cache
def schemas() -> dict[str, Any]:
    """The pyarrow schema of each table, by the name of its folder."""
    import pyarrow as pa

    text = pa.string()

    def struct(names: tuple[str, ...], numbers: frozenset[str] = frozenset()) -> Any:
        return pa.list_(pa.struct([(name, pa.float64() if name in numbers else text) for name in names]))

    where = [
        pa.field("key", pa.int64(), nullable=False),
        pa.field("report", text, nullable=False),  # the id given in the input, else made of text and address
        pa.field("source", text, nullable=False),  # the input file, under the input folder
        pa.field("at", pa.int64(), nullable=False),  # byte offset of the line or record; row number in Parquet
    ]
    told = [pa.field(name, text) for name in ("title", "published", "publisher", "agency", "url")]
    readings = [
        *where,
        *told,
        pa.field("language", text),
        pa.field("sha256", pa.binary(32), nullable=False),  # of the report's text as UTF-8
        pa.field("reader", text, nullable=False),
        pa.field("claims", pa.int32(), nullable=False),
        pa.field("reading", pa.binary(), nullable=False),  # docs/output.md: counterclaim.reading/1 as JSON
    ]
    claims = [
        *where,
        pa.field("claim", text, nullable=False),  # id within the report
        pa.field("published", text),
        pa.field("publisher", text),
        pa.field("agency", text),
        pa.field("voice", text, nullable=False),
        pa.field("speaker", text),
        pa.field("speaker_kind", text),
        pa.field("speaker_role", text),
        pa.field("speaker_side", text),
        pa.field("type", text, nullable=False),
        pa.field("actor", text),
        pa.field("actor_side", text),
        pa.field("actor_kind", text),
        pa.field("target", text),
        pa.field("target_side", text),
        pa.field("target_kind", text),
        pa.field("stance", text, nullable=False),
        pa.field("factuality", text, nullable=False),
        pa.field("evidentiality", text, nullable=False),
        pa.field("channel", text),
        pa.field("addressee", text),
        pa.field("said", text),
        pa.field("said_basis", text),
        pa.field("text", text, nullable=False),
        pa.field("start", pa.int64(), nullable=False),  # of the first content span; code points into the report's text
        pa.field("end", pa.int64(), nullable=False),  # of the last one, exclusive
        pa.field("confidence", pa.float64(), nullable=False),
        *(pa.field(f"sure_{name}", pa.float64()) for name in Sure.__struct_fields__),  # as in the reading's `sure`
        pa.field("figures", struct(FIGURE, _NUMBERS)),
        pa.field("places", struct(PLACE, _NUMBERS)),
        pa.field("times", struct(WHEN)),
    ]
    problems = [
        pa.field("source", text, nullable=False),
        pa.field("at", pa.int64(), nullable=False),
        pa.field("report", text),
        pa.field("outcome", text, nullable=False),  # "skipped" or "failed"
        pa.field("reason", text, nullable=False),  # one of a few words (docs/batch.md)
        pa.field("words", text, nullable=False),
        pa.field("count", pa.int64(), nullable=False),  # reports lost: 0 where a reading merely lacks bands
    ]
    bands = [
        pa.field("hash", pa.int64(), nullable=False),
        pa.field("key", pa.int64(), nullable=False),  # of the report, or of the claim (claim_key)
        pa.field("of", pa.int32(), nullable=False),  # how many hashes this report or claim has in all
    ]
    pairs = [
        pa.field("a", pa.int64(), nullable=False),
        pa.field("b", pa.int64(), nullable=False),
        pa.field("shared", pa.int32(), nullable=False),
        pa.field("share", pa.float64(), nullable=False),  # of the hashes of the one that has fewer
    ]
    return {
        "readings": pa.schema(readings),
        "claims": pa.schema(claims),
        "problems": pa.schema(problems),
        "bands": pa.schema(bands),
        "matched": pa.schema([*bands[:0], *pairs[:3], pa.field("fewer", pa.int32(), nullable=False)]),
        "pairs": pa.schema(pairs),
        "families": pa.schema([pa.field("family", pa.int64(), nullable=False), *where[:2]]),
    }


def row_key(source: str, at: int) -> int:
    """The key of a report: signed 64 bits of a hash of its place in the input."""
    from hashlib import blake2b

    found = blake2b(f"{source}\n{at}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(found, "big", signed=True)


def claim_key(key: int, claim: str) -> int:
    """The key of a claim in the bands of utterances: of its report's key and its own id."""
    return row_key(claim, key)
