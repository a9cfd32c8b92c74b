"""Reads reports before and after each change and counts the claims that stayed as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from counterclaim.errors import CounterclaimError
from counterclaim.evaluation.fairness.abroad import pairs
from counterclaim.evaluation.fairness.cast import read_cast
from counterclaim.evaluation.fairness.changes import ABROAD, KINDS, Kind, changes
from counterclaim.evaluation.fairness.rows import Neutral, Row, rows
from counterclaim.evaluation.fairness.standing import standings
from counterclaim.reports.language import reading_language
from counterclaim.reports.load import from_text, load

if TYPE_CHECKING:
    from counterclaim.model.reading import Reading
    from counterclaim.model.report import Report
    from counterclaim.reader.reader import Reader


class Break(msgspec.Struct, frozen=True):
    """A claim that a change altered. differs: field to (before, after); both empty: the claim came or went."""

    report: str
    content: str
    differs: dict[str, tuple[str, str]]


class Invariance(msgspec.Struct, frozen=True):
    """One kind of change over a folder. claims: the larger of the claims before and after, summed over reports.

    same: those that stayed in every field. matters: those that stayed in every field and in their matters, too.
    """

    kind: Kind
    reports: int
    claims: int
    same: int
    matters: int
    breaks: tuple[Break, ...]

    @property
    def rate(self) -> float:
        """Share of claims that stayed, 0 to 1; 1 where there were none."""
        return self.same / self.claims if self.claims else 1.0

    @property
    def through_matters(self) -> float:
        """Share of claims that stayed through their matters, 0 to 1."""
        return self.matters / self.claims if self.claims else 1.0


class Counted(msgspec.Struct, frozen=True):
    """What one change of one report did; fields as in Invariance."""

    claims: int
    same: int
    matters: int
    breaks: list[Break]


def find_texts(sources: Iterable[Path]) -> list[Path]:
    """Report files of files and folders: .txt, .md, .html and .pdf at any depth, by name.

    Raises CounterclaimError where there are none.
    """
    out: list[Path] = []
    for source in sources:
        if source.is_dir():
            out += sorted(p for p in source.rglob("*") if p.suffix in (".txt", ".html", ".htm", ".pdf"))
        else:
            out.append(source)
    if not out:
        raise CounterclaimError(
            "no reports in it.", where=", ".join(map(str, sources)), next_step="Give text files, or a folder of them."
        )
    return out


def measure(
    reader: Reader, paths: Iterable[Path], *, done: Callable[[], object] = lambda: None
) -> tuple[list[Invariance], dict[str, str]]:
    """Invariance by kind of change, in the order of KINDS, and the files that can't be read with the reason.

    `done` is called after each report.
    """
    totals: dict[Kind, list[Counted]] = {kind: [] for kind in KINDS}
    failed: dict[str, str] = {}
    for turn, path in enumerate(paths):
        try:
            for kind, counted in compare(reader, load(path), path.stem, turn):
                totals[kind].append(counted)
        except CounterclaimError as error:
            failed[str(path)] = str(error)
        done()
    out = []
    for kind, counts in totals.items():
        if kind in ABROAD and not counts:
            continue
        claims, same, matters = (sum(getattr(c, name) for c in counts) for name in ("claims", "same", "matters"))
        breaks = tuple(one for counted in counts for one in counted.breaks)
        out.append(Invariance(kind, len(counts), claims, same, matters, breaks))
    return out, failed


def compare(reader: Reader, report: Report, name: str, turn: int) -> list[tuple[Kind, Counted]]:
    """Every change of one report, with what it did; in another language than English, its own changes."""
    head, body = split_header(report.text)
    given = {"published": report.published if report.published_basis in ("metadata", "input") else None}
    code = reading_language(report)
    if code != "en":
        return _abroad(reader, head, body, name, code, given["published"])
    before = reader.read_report(from_text(head + body, **given))
    cast = read_cast(body, reader.part(from_text(body), "places"))
    out = []
    for change in changes(head, body, cast, reader.gazetteer, turn, before.report.published):
        after = reader.read_report(from_text(change.text, **given))
        two_kinds = change.renaming.two_kinds
        old = rows(before, change.renaming.neutral_before, invented=change.invented, two_kinds=two_kinds)
        new = rows(after, change.renaming.neutral_after, invented=change.invented, two_kinds=two_kinds)
        tellers = (change.renaming.neutral_before, change.renaming.neutral_after)
        out.append((change.kind, _counted((old, new), (before, after), tellers, name)))
    return out


def _abroad(
    reader: Reader, head: str, body: str, name: str, code: str, published: str | None
) -> list[tuple[Kind, Counted]]:
    """The changes of a report in a language beside English."""
    out = []
    for kind, pair in pairs(body, code).items():
        made = [from_text(head + text, published=published) for text in (pair.one, pair.other)]
        readings = tuple(reader.read_report(msgspec.structs.replace(one, language=code)) for one in made)
        tellers = (pair.neutral_one, pair.neutral_other)
        found = tuple(rows(reading, neutral) for reading, neutral in zip(readings, tellers, strict=True))
        out.append((kind, _counted(found, readings, tellers, name)))
    return out


def _counted(
    found: Sequence[list[Row]], readings: Sequence[Reading], tellers: Sequence[Neutral], name: str
) -> Counted:
    """What a change did to the claims, and to where they stand in their matters."""
    claims, same, _ = _matched(found[0], found[1], name)
    for kept, reading, neutral in zip(found, readings, tellers, strict=True):
        for row, stands in zip(kept, standings(reading, neutral), strict=True):
            row["matters"] = stands
    _, matters, breaks = _matched(found[0], found[1], name)
    return Counted(claims, same, matters, breaks)


def split_header(text: str) -> tuple[str, str]:
    """The "# key: value" lines, which are metadata, and the rest."""
    lines = text.splitlines(keepends=True)
    n = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(lines[:n]), "".join(lines[n:])


def _matched(old: list[Row], new: list[Row], name: str) -> tuple[int, int, list[Break]]:
    left = list(new)
    gone = []
    for row in old:
        if row in left:
            left.remove(row)
        else:
            gone.append(row)
    breaks = []
    for row in gone:
        other = next((o for o in left if o["content"] == row["content"]), None)
        if other is None:
            breaks.append(Break(name, row["content"] or "", {"claim": ("read", "not read so")}))
            continue
        left.remove(other)
        differs = {f: (_words(row[f]), _words(other[f])) for f in row if row[f] != other[f]}
        breaks.append(Break(name, row["content"] or "", differs))
    breaks += [Break(name, row["content"] or "", {"claim": ("not read so", "read")}) for row in left]
    return max(len(old), len(new)), len(old) - len(gone), breaks


def _words(value: object) -> str:
    return "-" if value is None else str(value)


def as_dict(found: Iterable[Invariance], failed: Mapping[str, str], examples: int) -> dict[str, Any]:
    """The same as plain values, percentages with one decimal; examples: breaks listed of each kind."""
    found = list(found)
    claims = sum(one.claims for one in found)
    same, matters = sum(one.same for one in found), sum(one.matters for one in found)
    return {
        "changes": {
            one.kind: {
                "what": KINDS[one.kind],
                "reports": one.reports,
                "claims": one.claims,
                "same": one.same,
                "rate": round(100 * one.rate, 1),
                "same_through_matters": one.matters,
                "rate_through_matters": round(100 * one.through_matters, 1),
                "breaks": [msgspec.to_builtins(b) for b in one.breaks[:examples]],
            }
            for one in found
        },
        "claims": claims,
        "same": same,
        "rate": round(100 * same / claims, 1) if claims else None,
        "same_through_matters": matters,
        "rate_through_matters": round(100 * matters / claims, 1) if claims else None,
        "failed": dict(failed),
    }
