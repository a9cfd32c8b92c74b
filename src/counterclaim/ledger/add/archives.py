"""Web archives to items: the pages in WARC files, and in the WACZ packages that hold such files."""

import io
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from counterclaim.errors import ReportError
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.reports.archive_members import Member, packed, unpacked
from counterclaim.reports.limits import Limits

_TYPES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
_CHUNK = 65_536
_AGAIN = "Fetch or copy the file again."
_KEPT_OF_DAMAGED = 1_000  # bytes by which a damaged record is known when it comes again


def warc(source: str, limits: Limits) -> Iterator[Item | Bad]:
    """The pages of a WARC file: answers with status 200 that are HTML, PDF or text. A record that is cut off or damaged
    is told, and what comes after it read."""
    try:
        file = open(source, "rb")  # noqa: SIM115, closed below
    except OSError as error:
        raise ReportError(f"can't be opened ({error.strerror or error}).", next_step="Check the path.") from None
    with file:
        yield from _records(file, os.fstat(file.fileno()).st_size, source, limits)


def wacz(source: str, limits: Limits) -> Iterator[Item | Bad]:
    """The pages of the WARC files in a WACZ package."""
    try:
        package = zipfile.ZipFile(source)
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise ReportError(
            f"this WACZ package can't be opened: it is damaged or not whole ({error}).", next_step=_AGAIN
        ) from None
    with package:
        for info in sorted(package.infolist(), key=lambda one: one.filename):
            if not info.filename.lower().endswith((".warc", ".warc.gz")):
                continue
            name = f"{source}!{info.filename}"
            try:
                with _unpacked(package, info) as file:
                    yield from _records(file, file.seek(0, os.SEEK_END), name, limits)
            except (OSError, RuntimeError, zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error) as error:
                yield Bad(source=name, reason=f"can't be unpacked ({str(error)[:200]}).")


@contextmanager
def _unpacked(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    """A member of a package as a file to go to and fro in, which a ZIP's own are not (they begin anew each time)."""
    with tempfile.TemporaryFile() as file:
        with package.open(info) as member:
            shutil.copyfileobj(member, file)
        yield file


def _records(file: IO[bytes], size: int, source: str, limits: Limits) -> Iterator[Item | Bad]:
    scan = packed if source.lower().endswith(".gz") else unpacked
    number = 0
    for number, member in enumerate(scan(file, 0, size, size), 1):
        name = f"{source}#{number}"
        if not member.ok:
            yield Bad(
                source=name, reason=f"the record is cut off or damaged. {_AGAIN}", data=member.data[:_KEPT_OF_DAMAGED]
            )
            continue
        try:
            found = _item(member, name, limits)
        except Exception as error:  # warcio's own errors and whatever a made-up header brings out
            yield Bad(source=name, reason=f"the record can't be read ({type(error).__name__}: {str(error)[:200]}).")
            continue
        if found is not None:
            yield found
    if not number:
        yield Bad(source=source, reason=f"no record of a web archive is in it. {_AGAIN}")


def _item(member: Member, source: str, limits: Limits) -> Item | Bad | None:
    from warcio.recordloader import ArcWarcRecordLoader

    record = ArcWarcRecordLoader(arc2warc=False).parse_record_stream(io.BytesIO(member.data), known_format="warc")
    if record.rec_type not in ("response", "resource"):
        return None
    url = record.rec_headers.get_header("WARC-Target-URI")
    headers = record.http_headers
    if headers is not None and (headers.get_statuscode() or "200") != "200":
        return None
    told = (headers or record.rec_headers).get_header("Content-Type")
    kind, _, rest = (told or "text/html").partition(";")
    if kind.strip().lower() not in _TYPES or not (url or "").lower().startswith(("http://", "https://")):
        return None
    data = _content(record.content_stream(), limits.download) if member.length <= len(member.data) else None
    at = record.rec_headers.get_header("WARC-Date") or ""
    if data is None:
        return Bad(source=source, url=url, reason=f"above the limit for one report ({limits.download:,} bytes).")
    charset = rest.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
    item = Item(source=source, data=data, url=url, charset=charset)
    return Item(source=source, data=data, url=url, charset=charset, fetched_at=at[:40]) if at else item


def _content(stream: Any, most: int) -> bytes | None:
    """The unpacked content; None where it is longer than `most` bytes."""
    out = io.BytesIO()
    while part := stream.read(_CHUNK):
        out.write(part)
        if out.tell() > most:
            return None
    return out.getvalue()
