"""Web archives in a package (WACZ): whether each file in it has the hash that the package states, each record its own.

The package's own signature, where it has one, is not checked: that needs the signer's certificate and a time server.
"""

import base64
import hashlib
import json
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.errors import ReportError
from counterclaim.proofs.proof import Proof

MOST_MEMBERS = 20_000
MOST_UNPACKED = 20_000_000_000  # bytes of a member; they are hashed as they come and never held
MOST_RECORDS = 200_000
_PART = 1 << 20
_HASHES = {"sha256": 64, "sha512": 128, "sha1": 40, "md5": 32}
_DESCRIPTION, _DIGEST = "datapackage.json", "datapackage-digest.json"


def package(path: Path, sha256: str) -> list[Proof]:
    """The proofs of a package: one of the whole, then one of each address that it captured. sha256: of the file.

    Raises ReportError for what is no WACZ.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return list(_proofs(archive, path.name, sha256))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        raise ReportError(
            f"not a WACZ, or a damaged one ({str(error)[:120]}).", where=path.name,
            next_step="Take the file as the archiving tool wrote it.",
        ) from error  # fmt: skip


def _proofs(archive: zipfile.ZipFile, name: str, sha256: str) -> Iterator[Proof]:
    members = {info.filename: info for info in archive.infolist()}
    if len(members) > MOST_MEMBERS or any(info.file_size > MOST_UNPACKED for info in members.values()):
        raise ReportError("larger than any archive that can be checked here.", where=name)
    if _DESCRIPTION not in members:
        raise ReportError("a ZIP file without a datapackage.json: no WACZ.", where=name)
    described = archive.read(_DESCRIPTION)
    checks, broken, created = _described(archive, members, described)
    yield Proof(
        kind="wacz", name=name, sha256=sha256, state="broken" if broken else "holds" if checks else "stated",
        checks=(*broken, *checks), at=created,
    )  # fmt: skip
    for member in sorted(members):
        if member.lower().endswith((".warc", ".warc.gz")):
            yield from _records(archive, member, name, sha256, whole=not broken)


def _described(
    archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], described: bytes
) -> tuple[list[str], list[str], str | None]:
    """What holds, what does not, and when the package says it was made."""
    try:
        told = json.loads(described)
        resources = [one for one in told.get("resources", []) if isinstance(one, dict)]
        created = told.get("created") if isinstance(told.get("created"), str) else None
    except (ValueError, AttributeError, UnicodeDecodeError, RecursionError):
        return [], ["Its datapackage.json can't be read."], None
    right, wrong = 0, []
    for one in resources[:MOST_MEMBERS]:
        path, stated = str(one.get("path", "")), str(one.get("hash", ""))
        at = path if path in members else f"archive/{one.get('name', '')}"
        if at not in members:
            wrong.append(f"{path[:100] or 'a file'} is named in it and not there.")
        elif _hash_of(archive, at, stated) != stated.lower():
            wrong.append(f"{at[:100]} has another hash than the package states.")
        else:
            right += 1
    checks = [f"{right:,} of {len(resources):,} files have the hashes that the package states."] if right else []
    if _DIGEST in members:
        try:
            seal = json.loads(archive.read(_DIGEST))
            stated = str(seal.get("hash", "")).lower()
        except (ValueError, AttributeError, UnicodeDecodeError):
            return checks, [*wrong, "Its datapackage-digest.json can't be read."], created
        if stated != _digest(described, stated):
            wrong.append("Its datapackage.json has another hash than datapackage-digest.json states.")
        else:
            checks.append("Its list of files has the hash that datapackage-digest.json states.")
        if seal.get("signedData"):
            checks.append("It is signed; the signature was not checked here.")
    return checks, wrong, created


def _hash_of(archive: zipfile.ZipFile, member: str, stated: str) -> str:
    """A member's hash in the form of the stated one ("sha256:..."); "" for a form that is not known."""
    kind, _, _ = stated.lower().partition(":")
    if kind not in _HASHES:
        return ""
    made = hashlib.new(kind)
    with archive.open(member) as file:
        while part := file.read(_PART):
            made.update(part)
    return f"{kind}:{made.hexdigest()}"


def _digest(data: bytes, stated: str) -> str:
    kind = stated.partition(":")[0]
    return f"{kind}:{hashlib.new(kind, data).hexdigest()}" if kind in _HASHES else ""


def _records(archive: zipfile.ZipFile, member: str, name: str, sha256: str, *, whole: bool) -> Iterator[Proof]:
    """Each answer or resource of an archive that has an address."""
    from warcio.archiveiterator import ArchiveIterator

    with tempfile.TemporaryFile() as file:
        with archive.open(member) as packed:
            while part := packed.read(_PART):
                file.write(part)
        file.seek(0)
        try:
            for number, record in enumerate(ArchiveIterator(file), 1):
                if number > MOST_RECORDS:
                    break
                found = _record(record, f"{member}, record {number}", name, sha256, whole=whole)
                if found is not None:
                    yield found
        except Exception as error:  # warcio's own errors and whatever a made-up header brings out
            text = f"{member} can't be read to its end ({type(error).__name__}: {str(error)[:120]})."
            yield Proof(kind="wacz", name=name, sha256=sha256, part=member, state="broken", checks=(text,))


def _record(record: Any, part: str, name: str, sha256: str, *, whole: bool) -> Proof | None:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type not in ("response", "resource") or not url.startswith(("http://", "https://")):
        return None
    status = record.http_headers.get_statuscode() if record.http_headers is not None else "200"
    if status != "200":
        return None
    stated = record.rec_headers.get_header("WARC-Payload-Digest") or ""
    kind = stated.partition(":")[0].lower()
    raw, content = hashlib.new(kind) if kind in _HASHES else None, hashlib.sha256()
    with tempfile.SpooledTemporaryFile(max_size=8 * _PART) as data:
        while piece := record.raw_stream.read(_PART):
            if raw is not None:
                raw.update(piece)
            data.write(piece)
        data.seek(0)
        for piece in _unpacked(data, record):
            content.update(piece)
    digest = content.hexdigest()
    if raw is None:
        held, told = None, "The record states no hash of its content."
    else:
        held = _same(stated.partition(":")[2], raw.digest())
        told = "The record's content has the hash that it states." if held else (
            "The record's content has another hash than it states."
        )  # fmt: skip
    checks = [told, f"SHA-256 of the content: {digest}."]
    if not whole:
        checks.append("The package around it does not hold.")
    return Proof(
        kind="wacz", name=name, sha256=sha256, part=part, url=url[:2_000], digests=(digest,),
        at=(record.rec_headers.get_header("WARC-Date") or "")[:40] or None, checks=tuple(checks),
        state="broken" if held is False or not whole else "holds" if held else "stated",
    )  # fmt: skip


def _unpacked(data: Any, record: Any) -> Iterator[bytes]:
    """The content as a browser had it: without chunks and compression."""
    from warcio.bufferedreaders import BufferedReader, ChunkedDataReader

    headers = record.http_headers
    packed = (headers.get_header("Content-Encoding") or "").lower() if headers is not None else ""
    chunked = headers is not None and (headers.get_header("Transfer-Encoding") or "").lower() == "chunked"
    kind = packed if packed in BufferedReader.get_supported_decompressors() else None
    reader: Any = ChunkedDataReader(data, decomp_type=kind) if chunked else BufferedReader(data, decomp_type=kind)
    while part := reader.read(_PART):
        yield part


def _same(stated: str, digest: bytes) -> bool:
    """WARC digests are base32 or hexadecimal."""
    return stated.lower() == digest.hex() or stated.upper().rstrip("=") == base64.b32encode(digest).decode().rstrip("=")
