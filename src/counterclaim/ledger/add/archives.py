"""Web archives to items: the pages in WARC files, and in the WACZ packages that hold such files."""

import io
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from counterclaim.errors import ReportError
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.reports.limits import Limits

_TYPES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
_CHUNK = 65_536


def warc(source: str, limits: Limits) -> Iterator[Item | Bad]:
    """The pages of a WARC file: answers with status 200 that are HTML, PDF or text."""
    try:
        file = open(source, "rb")  # noqa: SIM115, closed below
    except OSError as error:
        raise ReportError(f"can't be opened ({error.strerror or error}).", next_step="Check the path.") from None
    with file:
        yield from _records(file, source, limits)


def wacz(source: str, limits: Limits) -> Iterator[Item | Bad]:
    """The pages of the WARC files in a WACZ package; nothing is unpacked to the disk."""
    try:
        package = zipfile.ZipFile(source)
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise ReportError(f"not a WACZ package that can be read ({error}).") from None
    with package:
        for name in sorted(package.namelist()):
            if not name.lower().endswith((".warc", ".warc.gz")):
                continue
            try:
                with package.open(name) as file:
                    yield from _records(file, f"{source}!{name}", limits)
            except (OSError, RuntimeError, zipfile.BadZipFile, NotImplementedError, EOFError) as error:
                yield Bad(source=f"{source}!{name}", reason=f"can't be unpacked ({str(error)[:200]}).")


def _records(file: IO[bytes], source: str, limits: Limits) -> Iterator[Item | Bad]:
    from warcio.archiveiterator import ArchiveIterator

    number = 0
    records = ArchiveIterator(file, arc2warc=True)
    while True:
        try:
            record = next(records, None)
            if record is None:
                return
            number += 1
            found = _item(record, f"{source}#{number}", limits)
        except Exception as error:  # warcio meets cut and crafted records with any error there is
            yield Bad(source=f"{source}#{number + 1}", reason=f"the archive can't be read from here on ({error}).")
            return
        if found is not None:
            yield found


def _item(record: Any, source: str, limits: Limits) -> Item | Bad | None:
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
    data = _content(record.content_stream(), limits.download)
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
