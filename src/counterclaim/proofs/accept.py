"""Takes proofs into a ledger: checked, then tied to captures of the same bytes or to reports of the same address."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select

from counterclaim.errors import ReportError
from counterclaim.ledger import audit
from counterclaim.ledger.checked_tables import proof as table
from counterclaim.ledger.queries.load import chunks
from counterclaim.ledger.queries.proofs import ProofRow
from counterclaim.ledger.storable import plain
from counterclaim.ledger.tables import capture, report
from counterclaim.proofs import sheet, stamps, wacz
from counterclaim.proofs.proof import Proof
from counterclaim.reports import sheets
from counterclaim.reports.limits import Limits

if TYPE_CHECKING:
    from counterclaim.ledger.ledger import Ledger

_PART = 1 << 20
_SAME_BYTES = "The bytes are those of the ledger's capture."
_SAME_ADDRESS = "The address is the report's."
_OTHER_BYTES = "Its bytes are not those of the ledger's capture."
_OF_PROOF = "It is of a file that is kept as a proof of this report."
_OF_ARCHIVED = "It is of a file that was archived of the report's address."


class Tied(msgspec.Struct, frozen=True):
    """A proof with what the ledger has of it: the rows that are kept. rows: empty where it has nothing."""

    proof: Proof
    rows: tuple[ProofRow, ...]


class Accepted(msgspec.Struct, frozen=True):
    """What came of the files. failed: those that are no proofs, and why."""

    tied: tuple[Tied, ...]
    failed: tuple[tuple[str, str], ...]


def accept(ledger: "Ledger", files: Sequence[Path], *, headers: Mapping[int, str], who: str) -> Accepted:
    """Check these files and keep what they prove of the ledger's reports; the same file again takes its place anew.

    headers: of Bitcoin's blocks, by height (stamps.parse_blocks). A file beside a proof of the same name less ".ots"
    is what the proof is of. The files themselves are not kept.
    """
    hashes: dict[Path, str] = {}
    failed: list[tuple[str, str]] = []
    stamped = [path.with_suffix("") for path in files if path.suffix.lower() == ".ots"]
    beside = [path for path in stamped if path.is_file()]
    names: dict[str, list[str]] = defaultdict(list)
    for path in dict.fromkeys((*files, *beside)):
        try:
            hashes[path] = _sha256(path)
        except OSError as error:
            failed.append((str(path), f"can't be read ({error.strerror or error})."))
            continue
        if path.name not in names[hashes[path]]:
            names[hashes[path]].append(path.name)
    found: list[Proof] = []
    for path in (one for one in dict.fromkeys(files) if one in hashes):
        try:
            found += proofs_in(path, hashes[path], names, headers)
        except ReportError as error:
            failed.append((str(path), str(error)))
    rows = ledger.write(lambda db: _keep(db, found, who))
    return Accepted(tuple(Tied(one, rows[n]) for n, one in enumerate(found)), tuple(failed))


def proofs_in(
    path: Path, sha256: str, files: Mapping[str, Sequence[str]], headers: Mapping[int, str]
) -> list[Proof]:
    """The proofs of one file; none for a file that is only what others are of. Raises ReportError."""
    ending = path.suffix.lower()
    if ending == ".ots":
        return [stamps.stamp(path.read_bytes()[: stamps.MOST_BYTES + 1], name=path.name, files=files, headers=headers)]
    if ending == ".wacz":
        return wacz.package(path, sha256)
    if ending in sheets.ENDINGS:
        data = path.read_bytes()
        found = sheets.sheets(data, limits=Limits(), where=path.name)
        return sheet.rows(found, name=path.name, sha256=sha256, files=files)
    return []


def _sha256(path: Path) -> str:
    made = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_PART):
            made.update(part)
    return made.hexdigest()


def _keep(db: Connection, found: Sequence[Proof], who: str) -> dict[int, tuple[ProofRow, ...]]:
    by_bytes = _captures(db, {digest for one in found for digest in one.digests})
    by_address = _reports(db, {one.url for one in found if one.url})
    out: dict[int, tuple[ProofRow, ...]] = {}
    at = audit.now()
    kept: list[ProofRow] = []
    by_file = _files(db, {digest for one in found if one.kind == "ots" for digest in one.digests})
    archived: dict[str, list[str]] = defaultdict(list)  # reports by the SHA-256 of what was archived of them
    # Timestamps last: one may be of a package that is among these files.
    for number, one in sorted(enumerate(found), key=lambda item: item[1].kind == "ots"):
        ties: dict[str, tuple[str | None, str]] = {}
        ties |= {id: (digest, _SAME_BYTES) for digest in one.digests for id in by_bytes.get(digest, ())}
        close = f"{_SAME_ADDRESS} {_OTHER_BYTES}" if one.digests else _SAME_ADDRESS
        for id in by_address.get(_address(one.url), ()):
            ties.setdefault(id, (None, close))
        for digest in one.digests if one.kind == "ots" else ():
            for id in by_file.get(digest, ()):
                ties.setdefault(id, (None, _OF_PROOF))
            for id in archived.get(digest, ()):
                ties.setdefault(id, (None, _OF_ARCHIVED))
        out[number] = tuple(_row(one, id, digest, words, at, who) for id, (digest, words) in ties.items())
        for row in out[number]:
            by_file[row.sha256].append(row.report or "")
            for digest in one.digests if one.kind != "ots" else ():
                archived[digest].append(row.report or "")
        kept += out[number]
    values = [{**msgspec.structs.asdict(row), "checks": json.dumps(row.checks)} for row in kept]
    for part in chunks(row.id for row in kept):
        db.execute(delete(table).where(table.c.id.in_(part)))
    unique = list({value["id"]: value for value in values}.values())
    if unique:
        db.execute(insert(table), unique)
        for name, sha256 in dict.fromkeys((row.name, row.sha256) for row in kept):
            mine = [row for row in kept if row.sha256 == sha256]
            told = {"sha256": sha256, "proofs": len(mine), "broken": sum(row.state == "broken" for row in mine)}
            audit.append(db, who=who, action="proof", object=name, at=at, detail=told)
    return out


def _files(db: Connection, digests: Iterable[str]) -> dict[str, list[str]]:
    """Reports by the SHA-256 of a file that is kept as a proof of them."""
    out: dict[str, list[str]] = defaultdict(list)
    for part in chunks(sorted(digests)):
        query = select(table.c.sha256, table.c.report).where(table.c.sha256.in_(part), table.c.report.is_not(None))
        for row in db.execute(query.distinct()):
            out[row.sha256].append(row.report)
    return out


def _row(one: Proof, report_id: str, digest: str | None, words: str, at: str, who: str) -> ProofRow:
    id = hashlib.sha256("\n".join((one.sha256, one.part, report_id, digest or "")).encode()).hexdigest()[:24]
    return ProofRow(
        id=id, kind=one.kind, name=plain(one.name), sha256=one.sha256, part=plain(one.part), state=one.state,
        checks=tuple(plain(check) for check in (words, *one.checks)), added_at=at, who=plain(who), report=report_id,
        capture=digest, url=plain(one.url) if one.url else None, at=plain(one.at) if one.at else None,
    )  # fmt: skip


def _captures(db: Connection, digests: Iterable[str]) -> dict[str, list[str]]:
    """Reports by the SHA-256 of their raw bytes."""
    out: dict[str, list[str]] = defaultdict(list)
    for part in chunks(sorted(digests)):
        query = select(capture.c.sha256, capture.c.report).where(capture.c.sha256.in_(part))
        for row in db.execute(query.where(capture.c.report.is_not(None)).distinct()):
            out[row.sha256].append(row.report)
    return out


def _reports(db: Connection, addresses: Iterable[str]) -> dict[str, list[str]]:
    """Reports by their address, or the one they were fetched from."""
    spelled = {one: _address(url) for url in addresses for one in _spellings(url)}
    out: dict[str, list[str]] = defaultdict(list)
    for part in chunks(sorted(spelled)):
        for row in db.execute(select(report.c.id, report.c.url).where(report.c.url.in_(part))):
            out[spelled[row.url]].append(row.id)
        query = select(capture.c.report, capture.c.url, capture.c.source).where(
            capture.c.report.is_not(None), or_(capture.c.url.in_(part), capture.c.source.in_(part))
        )
        for kept in db.execute(query):
            key = spelled.get(kept.url or "") or spelled.get(kept.source, "")
            if kept.report not in out[key]:
                out[key].append(kept.report)
    return out


def _address(url: str | None) -> str:
    """An address without what does not change the page: scheme, "www.", a slash at the end, a fragment."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return urlunsplit(("", parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query, ""))


def _spellings(url: str) -> list[str]:
    bare = _address(url).removeprefix("//")
    if not bare:
        return []
    path, mark, query = bare.partition("?")
    return [
        f"{scheme}://{www}{path}{slash}{mark}{query}"
        for scheme in ("https", "http") for www in ("", "www.") for slash in ("", "/")
    ]  # fmt: skip
