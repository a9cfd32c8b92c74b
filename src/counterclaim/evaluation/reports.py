"""Hand-marked reports: which text belongs to which gold table, and the readings of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from counterclaim.errors import CounterclaimError
from counterclaim.evaluation.claims import ClaimsScore, score_claims
from counterclaim.evaluation.gold import lines

if TYPE_CHECKING:
    from counterclaim.reader.reader import Reader

_SUFFIX = ".gold.json"
_NO_WORDS = {"start": 0, "end": 0, "text": ""}


class MarkedReport(msgspec.Struct, frozen=True):
    """One report and its gold table (tests/gold/reports/README.md tells the format)."""

    name: str
    text: Path
    gold: dict[str, Any]


def find_reports(sources: Iterable[Path]) -> list[MarkedReport]:
    """The marked reports of gold files and folders (every NAME.gold.json in them, at any depth), by name.

    The text of NAME.gold.json is NAME.txt beside it; of another gold file the "source_file" it names, or report.txt.
    Raises CounterclaimError where there is none.
    """
    out = []
    for source in sources:
        paths = sorted(source.rglob("*" + _SUFFIX)) if source.is_dir() else [source]
        if not paths:
            raise CounterclaimError(
                f"no *{_SUFFIX} in it.", where=str(source), next_step="Give gold files, or a folder that has some."
            )
        out += [_report(path) for path in paths]
    if not out:
        raise CounterclaimError("no gold given.", next_step="Give gold files, or a folder that has some.")
    return out


def score_reports(reports: Sequence[MarkedReport], reader: Reader) -> dict[str, ClaimsScore]:
    """Read every report and score its claims, by name; one that `add` splits is read item by item."""
    return {one.name: score_claims(one.gold, reading) for one, reading in readings_of(reports, reader)}


def readings_of(reports: Sequence[MarkedReport], reader: Reader) -> Iterator[tuple[MarkedReport, dict[str, Any]]]:
    """Every report with its reading as plain values; one that `add` splits is read item by item."""
    return ((one, _read(one.text, reader)) for one in reports)


def _read(path: Path, reader: Reader) -> dict[str, Any]:
    """The reading of a report; of one with several items their readings as one, with offsets into the whole."""
    from counterclaim.reports.load import from_text, load
    from counterclaim.reports.parts import parts

    report = load(path)
    items = parts(report)
    if not items:
        return reader.read_report(report).to_dict()
    whole: dict[str, Any] = {"report": {"text": report.text}, "actors": [], "claims": []}
    at = 0
    for item in items:
        reading = reader.read_report(from_text(item.text)).to_dict()
        body = item.text.index("\n\n") + 2
        at = report.text.index(item.text[body:], at)
        ident = f"{item.number}."
        whole["actors"] += [one | {"id": ident + one["id"]} for one in reading["actors"]]
        whole["claims"] += [_moved(one, ident, body, at - body) for one in reading["claims"]]
    return whole


def _moved(claim: dict[str, Any], ident: str, body: int, by: int) -> dict[str, Any]:
    """The claim of an item, its offsets counted in the whole; what the item's header gave it has no words there."""
    moved = claim | {"id": ident + claim["id"], "actor": claim["actor"] and ident + claim["actor"]}
    moved["content"] = [[start + by, end + by] for start, end in claim["content"]]
    for part in ("figures", "places", "times"):
        moved[part] = [
            one | ({"start": one["start"] + by, "end": one["end"] + by} if one["start"] >= body else _NO_WORDS)
            for one in claim[part]
        ]
    named = zip(moved["places"], claim["places"], strict=True)
    moved["places"] = [one | {"name": one["name"] or was["text"]} for one, was in named]
    return moved


def score_given(reports: Sequence[MarkedReport], readings: Path) -> dict[str, ClaimsScore]:
    """Score readings of a file, by name of the report; see `given`."""
    return {one.name: score_claims(one.gold, reading) for one, reading in given(reports, readings)}


def given(reports: Sequence[MarkedReport], readings: Path) -> list[tuple[MarkedReport, dict[str, Any]]]:
    """Each report with its reading of a file: the output of `read --json` (one or several) or of `read --jsonl`.

    A reading belongs to the report whose text it has; raises CounterclaimError for a report without one.
    """
    by_text = {reading["report"]["text"].removeprefix("\ufeff"): reading for reading in _readings(readings)}
    out = []
    for one in reports:
        reading = by_text.get(text_of(one))
        if reading is None:
            raise CounterclaimError(
                f'no reading with the text of "{one.name}".',
                where=str(readings),
                next_step=f"Make it with: counterclaim read {one.text} --json",
            )
        out.append((one, reading))
    return out


def as_dict(scores: Mapping[str, ClaimsScore], *, rows: bool = False) -> dict[str, Any]:
    """The scores as plain values: counts by report and over all; with `rows` the rows that aren't right."""
    every = ClaimsScore.together(scores.values())
    out = {"reports": {name: _counts(score, rows=rows) for name, score in scores.items()}, "all": _counts(every)}
    kinds = by_kind(scores)
    return out | ({"kinds": {kind: _counts(score) for kind, score in kinds.items()}} if kinds else {})


def by_kind(scores: Mapping[str, ClaimsScore]) -> dict[str, ClaimsScore]:
    """The scores of documents of one kind as one, by kind; {} where no gold table says of what kind its text is."""
    kinds = sorted({score.kind for score in scores.values() if score.kind})
    return {kind: ClaimsScore.together(s for s in scores.values() if s.kind == kind) for kind in kinds}


def _counts(score: ClaimsScore, *, rows: bool = False) -> dict[str, Any]:
    out: dict[str, Any] = {
        "rows": len(score.rows),
        "found": score.found,
        "found_with_voice": score.found_with_voice,
        "right": score.right,
        "fields": {field: {"right": right, "filled": filled} for field, (right, filled) in score.tally().items()},
        "shares": {name: {"some": some, "of": of} for name, (some, of) in score.shares.items()},
        "problems": list(score.problems),
    }
    if rows:
        wrong = [row for row in score.rows if not row.right]
        out["wrong_rows"] = [
            {
                "row": row.row,
                "content": row.content,
                "claim": row.claim,
                "nearest": row.nearest,
                "differs": {field: {"gold": gold, "read": read} for field, (gold, read) in row.differs.items()},
            }
            for row in wrong
        ]
    return out


def _report(path: Path) -> MarkedReport:
    try:
        gold = msgspec.json.decode(path.read_bytes())
    except OSError as error:
        raise CounterclaimError(
            f"can't be read ({error.strerror or error}).", where=str(path), next_step="Check the path."
        ) from None
    except msgspec.DecodeError as error:
        raise CounterclaimError(f"not JSON ({error}).", where=str(path), next_step="Give a gold table.") from None
    if not isinstance(gold, dict) or not isinstance(gold.get("claims"), list) or "document" not in gold:
        raise CounterclaimError(
            'no "claims" and "document" in it: not a gold table.',
            where=str(path),
            next_step="The format is told in tests/gold/reports/README.md.",
        )
    if path.name.endswith(_SUFFIX):
        name = path.name.removesuffix(_SUFFIX)
        text = path.with_name(name + ".txt")
    else:
        named = path.with_name(Path(str(gold.get("source_file") or "report.txt")).name)
        text = named if named.is_file() else path.with_name("report.txt")
        name = path.parent.name or text.stem
    if not text.is_file():
        raise CounterclaimError("its report is missing.", where=str(text), next_step=f"Put it beside {path.name}.")
    return MarkedReport(name, text, gold)


def _readings(path: Path) -> list[dict[str, Any]]:
    try:
        found = [msgspec.json.decode(path.read_bytes())]
    except OSError as error:
        raise CounterclaimError(
            f"can't be read ({error.strerror or error}).", where=str(path), next_step="Check the path."
        ) from None
    except msgspec.DecodeError:
        found = []
        for where, line in lines([path]):
            try:
                found.append(msgspec.json.decode(line))
            except msgspec.DecodeError as error:
                raise CounterclaimError(
                    f"not JSON ({error}).", where=where, next_step="Give what `read --json` writes."
                ) from None
    readings = [one for one in found if isinstance(one, dict) and "claims" in one and "report" in one]
    if not readings:
        raise CounterclaimError(
            "no reading in it.", where=str(path), next_step="Make it with: counterclaim read REPORT --json"
        )
    return readings


def text_of(report: MarkedReport) -> str:
    """The text of a marked report, without a mark of byte order."""
    from counterclaim.reports.decode import decode

    return decode(report.text.read_bytes(), where=str(report.text)).removeprefix("\ufeff")
