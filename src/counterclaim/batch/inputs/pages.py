"""Pages of a web archive: which records are reports at all, and the bytes of those that are."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from counterclaim.batch.inputs.record import LIMITS, Lost, Other, Record
from counterclaim.batch.storage import Folder
from counterclaim.batch.values import Part
from counterclaim.reports.archive_members import Member, packed, unpacked

_TYPES = {
    "text/html": LIMITS.html,
    "application/xhtml+xml": LIMITS.html,
    "text/plain": LIMITS.text,
    "application/pdf": LIMITS.pdf,
    "multipart/related": LIMITS.mhtml,
    "": LIMITS.html,  # not told: the bytes tell
}
_REPORTS = ("response", "resource", "conversion")


def pages(folder: Folder, part: Part) -> Iterator[Record | Lost | Other]:
    """The part's records in order; `at` is the byte offset in the archive as stored."""
    with folder.open(part.file) as file:
        size = file.size()
        scan = packed if part.file.lower().endswith(".gz") else unpacked
        for member in scan(file, part.first, part.last, size):
            yield _page(member)


def _page(member: Member) -> Record | Lost | Other:
    if not member.ok:
        return Lost(member.at, "failed", "damaged", "the record is cut off or damaged.", raw=member.data[:1000])
    try:
        return _parsed(member)
    except Exception as error:  # warcio's own errors and whatever a made-up header brings out
        told = f"the record can't be read ({type(error).__name__}: {str(error)[:200]})."
        return Lost(member.at, "failed", "damaged", told, raw=member.data[:1000])


def _parsed(member: Member) -> Record | Lost | Other:
    from warcio.recordloader import ArcWarcRecordLoader

    at = member.at
    record: Any = ArcWarcRecordLoader(arc2warc=False).parse_record_stream(BytesIO(member.data), known_format="warc")
    if record.rec_type not in _REPORTS:
        return Other(at)
    url = record.rec_headers.get_header("WARC-Target-URI")
    url = url.strip("<> \t") if url and url.strip("<>").startswith(("http://", "https://")) else None
    told = record.rec_headers.get_header("Content-Type") or ""
    if record.rec_type == "response":
        if record.http_headers is None:
            return Lost(at, "skipped", "not_a_page", f"a response that is not HTTP ({told[:80]}).")
        status = record.http_headers.get_statuscode()
        if status != "200":
            return Lost(at, "skipped", "http_status", f"the server answered {status[:20]}.", raw=at.to_bytes(8, "big"))
        told = record.http_headers.get_header("Content-Type") or ""
    kind, _, rest = told.partition(";")
    kind = kind.strip().lower()
    limit = _TYPES.get(kind)
    if limit is None:
        return Lost(at, "skipped", "not_a_page", f"{kind[:80]} is no page.", raw=at.to_bytes(8, "big"))
    data = b"" if member.length > len(member.data) else record.content_stream().read(limit + 1)
    if len(data) > limit or member.length > len(member.data):
        words = f"above the limit for one report ({limit:,} bytes)."
        return Lost(at, "skipped", "too_large", words, raw=at.to_bytes(8, "big"))
    return Record(at, data, "page", url, _charset(rest))


def _charset(rest: str) -> str | None:
    for setting in rest.split(";"):
        name, _, value = setting.partition("=")
        if name.strip().lower() == "charset" and value.strip(" \"'"):
            return value.strip(" \"'")[:40]
    return None
