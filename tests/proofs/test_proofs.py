"""WACZ files, OpenTimestamps proofs and auto-archiver's sheet: what holds, what is open, what does not, and of what."""

import base64
import csv
import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from counterclaim.errors import ReportError
from counterclaim.ledger.audit import now
from counterclaim.ledger.forget import forget
from counterclaim.ledger.keep import Capture
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.audit_log import audit
from counterclaim.ledger.queries.proofs import proofs_of
from counterclaim.ledger.queries.reports import report_page
from counterclaim.proofs import stamps, wacz
from counterclaim.proofs.accept import accept
from tests.ledger.made import Said, reading

PAGE = b"<html><body><p>The Norland army said that 12 soldiers were killed at Lanham.</p></body></html>"
URL = "https://harbourgazette.example/1"
# Block 0 of Bitcoin: the header that everybody has.
ROOT = bytes.fromhex("3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a")
GENESIS = "01000000" + "00" * 32 + ROOT.hex() + "29ab5f49ffff001d1dac2b7c"
CHANGED = (("record", "another hash than it states"), ("list", "another hash than the package states"))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "one.db") as made:
        digest = hashlib.sha256(PAGE).hexdigest()
        captured = Capture(sha256=digest, source=URL, bytes=len(PAGE), fetched_at=now(), url=URL)
        made.add_reading(reading(Said(), number=1), source=URL, capture=captured)
        yield made


def report_id(ledger: Ledger) -> str:
    return ledger.claims().rows[0].report.id


def package(path: Path, *, page: bytes = PAGE, spoil: str = "", url: str = URL) -> Path:
    """A WACZ of one page; spoil: "record" or "list", what is changed after the hashes were made."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    digest = "sha1:" + base64.b32encode(hashlib.sha1(page + (b"x" if spoil == "record" else b"")).digest()).decode()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-03T10:00:00Z\r\n"
        f"WARC-Payload-Digest: {digest}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    warc = head.encode() + body + b"\r\n\r\n"
    described = json.dumps({
        "profile": "data-package", "created": "2024-05-03T10:01:00Z",
        "resources": [{"name": "data.warc", "path": "archive/data.warc", "bytes": len(warc),
                       "hash": "sha256:" + hashlib.sha256(warc).hexdigest()}],
    }).encode()  # fmt: skip
    seal = {"path": "datapackage.json", "hash": "sha256:" + hashlib.sha256(described).hexdigest()}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.warc", warc + (b"more" if spoil == "list" else b""))
        archive.writestr("datapackage.json", described)
        archive.writestr("datapackage-digest.json", json.dumps(seal))
    return path


def stamped(digest: bytes, *, block: bytes | None = None, pending: str = "") -> bytes:
    """A detached proof of a digest: in block 0 if the path leads to its root, else promised by a calendar."""
    from opentimestamps.core.notary import BitcoinBlockHeaderAttestation, PendingAttestation
    from opentimestamps.core.op import OpAppend, OpSHA256
    from opentimestamps.core.serialize import StreamSerializationContext
    from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

    made = Timestamp(digest)
    if block is None:
        made.attestations.add(PendingAttestation(pending))
    elif block == digest:
        made.attestations.add(BitcoinBlockHeaderAttestation(0))
    else:
        made.ops.add(OpAppend(block)).ops.add(OpSHA256()).attestations.add(BitcoinBlockHeaderAttestation(0))
    out = io.BytesIO()
    DetachedTimestampFile(OpSHA256(), made).serialize(StreamSerializationContext(out))
    return out.getvalue()


def test_a_package_is_kept_beside_the_report_of_its_bytes(ledger: Ledger, tmp_path: Path) -> None:
    file = package(tmp_path / "a.wacz")
    (tmp_path / "a.wacz.ots").write_bytes(stamped(hashlib.sha256(file.read_bytes()).digest(), pending="https://c.example"))
    for _ in range(2):  # the same again is kept once
        found = accept(ledger, [file, tmp_path / "a.wacz.ots"], headers={}, who="ada")
        assert found.failed == ()
    with ledger.reading() as db:
        record, stamp = sorted(proofs_of(db, report_id(ledger)), key=lambda one: one.kind, reverse=True)
        assert (record.kind, record.state, record.at) == ("wacz", "holds", "2024-05-03T10:00:00Z")
        assert record.capture == hashlib.sha256(PAGE).hexdigest()
        assert record.checks[0] == "The bytes are those of the ledger's capture."
        assert (stamp.kind, stamp.state, stamp.capture) == ("ots", "stated", None)
        assert "That is the hash of a.wacz." in stamp.checks
        assert any("promised" in check for check in stamp.checks)
        assert report_page(db, report_id(ledger)).proofs
        assert {row.action for row in audit(db, action="proof").rows} == {"proof"}
    forget(ledger, report_id(ledger), who="ada")
    with ledger.reading() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM proof").scalar() == 0


@pytest.mark.parametrize(("spoil", "words"), CHANGED)
def test_what_was_changed_since_does_not_hold(tmp_path: Path, spoil: str, words: str) -> None:
    proofs = wacz.package(package(tmp_path / "a.wacz", spoil=spoil), "0" * 64)
    assert proofs[-1].state == "broken"
    assert any(words in check for one in proofs for check in one.checks)


def test_another_page_of_the_address_says_that_its_bytes_differ(ledger: Ledger, tmp_path: Path) -> None:
    file = package(tmp_path / "a.wacz", page=PAGE + b"<!-- later -->", url=URL.replace("https", "http") + "/")
    (row,) = accept(ledger, [file], headers={}, who="ada").tied[-1].rows
    assert row.capture is None
    assert "not those of the ledger's capture" in row.checks[0]


def test_a_timestamp_is_open_until_a_header_is_given() -> None:
    proof = stamps.stamp(stamped(ROOT, block=ROOT), name="x.ots")
    assert proof.state == "holds"
    assert "Left open here: whether that block has it" in " ".join(proof.checks)
    proof = stamps.stamp(stamped(ROOT, block=ROOT), name="x.ots", headers=stamps.parse_blocks([f"0={GENESIS}"]))
    assert (proof.state, proof.at) == ("holds", "2009-01-03T18:15:05+00:00")
    assert "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f" in " ".join(proof.checks)
    other = stamps.stamp(stamped(b"\1" * 32, block=ROOT), name="x.ots", headers={0: GENESIS})
    assert other.state == "broken"


@pytest.mark.parametrize("told", ["0=00", "x=" + GENESIS, "0=" + "00" * 80, GENESIS])
def test_a_header_must_be_one(told: str) -> None:
    with pytest.raises(ReportError):
        stamps.parse_blocks([told])


@pytest.mark.parametrize("data", [b"", b"nothing", stamped(ROOT, pending="https://c.example")[:-3], b"\0" * 2_000_000])
def test_what_is_no_proof_is_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(ReportError):
        stamps.stamp(data, name="x.ots")
    (tmp_path / "x.wacz").write_bytes(data[:1000] or struct.pack("<I", 0))
    with pytest.raises(ReportError):
        wacz.package(tmp_path / "x.wacz", "0")


def test_a_sheet_of_auto_archiver(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    digest = hashlib.sha256(PAGE).hexdigest()
    (tmp_path / "sheet.csv").write_text(
        "Link,Archive status,Archive location,Archive date,Hash\n"
        f"{URL},generic: success,https://kept.example/1.html,2024-05-03T10:05:00+00:00,SHA-256:{digest}\n"
        "https://other.example/,nothing archived,https://kept.example/2,,SHA3-512:aa\n"
        ",,,,\n",
        encoding="utf-8",
    )
    found = accept(ledger, [tmp_path / "sheet.csv", tmp_path / "page.html"], headers={}, who="ada")
    first, second = found.tied
    assert (first.proof.state, len(first.rows), first.rows[0].capture) == ("holds", 1, digest)
    assert "The hash is that of page.html, given with it." in first.proof.checks
    assert (second.proof.state, second.rows) == ("stated", ())
    assert "By its status the link may not have been archived whole." in second.proof.checks
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert "auto-archiver's columns" in accept(ledger, [tmp_path / "bad.csv"], headers={}, who="ada").failed[0][1]


def test_a_csv_database_of_auto_archiver(ledger: Ledger, tmp_path: Path) -> None:
    """As its csv_db writes it: a dataclass's dictionary, the cells in Python's own notation."""
    (tmp_path / "page.html").write_bytes(PAGE)
    media = {"filename": "a/page.html", "_key": "k", "urls": ["https://kept.example/1.html"], "_mimetype": "text/html",
             "properties": {"hash": f"SHA-256:{hashlib.sha256(PAGE).hexdigest()}", "id": None}}  # fmt: skip
    other = {**media, "properties": {"hash": "SHA-256:" + "0" * 64}}
    about = {"_processed_at": datetime(2024, 5, 3, 10, 5, tzinfo=UTC), "url": URL, "title": "It's a title"}
    with (tmp_path / "db.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["status", "metadata", "media"])
        writer.writeheader()
        for kept in ([media], [media, other], []):
            status = "antibot" if kept else "nothing archived"
            writer.writerow({"status": status, "metadata": about, "media": kept})
    found = accept(ledger, [tmp_path / "db.csv", tmp_path / "page.html"], headers={}, who="ada")
    whole, part = (one.proof for one in found.tied)  # a link of which nothing is kept proves nothing
    assert (whole.state, whole.at, whole.url, found.tied[0].rows[0].capture) == (
        "holds", "2024-05-03", URL, hashlib.sha256(PAGE).hexdigest(),
    )  # fmt: skip
    assert "Kept at https://kept.example/1.html." in whole.checks
    assert not any("may not have been" in check for check in whole.checks)
    assert part.state == "stated"
    assert "1 of the 2 files that it has hashes of are not here to be checked." in part.checks


def test_what_auto_archiver_wrote(tmp_path: Path) -> None:
    """Its own output: version 1.2.9 archived a clip with its hash and OpenTimestamps enrichers."""
    written = Path(__file__).parent / "auto_archiver"
    with Ledger(tmp_path / "one.db") as ledger:
        made = reading(Said(), number=1)
        address = "http://vm:8177/clip.mp4"
        report = msgspec.structs.replace(made.report, url=address)
        ledger.add_reading(msgspec.structs.replace(made, report=report), source=address)
        found = accept(ledger, sorted(written.iterdir()), headers={}, who="ada")
        row, promise = sorted(found.tied, key=lambda one: one.proof.kind, reverse=True)
        assert (row.proof.kind, row.proof.url, row.proof.at, len(row.rows)) == ("sheet", address, "2026-11-29", 1)
        assert "1 of the 2 files that it has hashes of are not here to be checked." in row.proof.checks
        assert (promise.proof.kind, promise.proof.state, len(promise.rows)) == ("ots", "stated", 1)
        assert promise.rows[0].checks[0] == "It is of a file that was archived of the report's address."
