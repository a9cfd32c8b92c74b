"""From a report to its copy: words made comparable, hashed in windows, paragraph by paragraph."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import urlsplit

from counterclaim.copies.value import WINDOW, Copy, CopyParagraph
from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.reader.quotes import quoted_spans
from counterclaim.reports.running import running

_WORD = re.compile(r"\w+")
_MASK = (1 << 64) - 1
_FACTOR = 0x9E3779B97F4A7C15  # odd, so that no bit is lost in multiplying
_LONGEST_KEPT = 40  # characters; what is longer is no word, and a file of such would fill the memory


def copy_of(report: Report) -> Copy:
    """The report's paragraphs without furniture and headline, each as its hashed word windows."""
    doc = running(report)
    quoted = quoted_spans(doc)
    paragraphs = []
    for paragraph in doc.paragraphs:
        if paragraph.kind == "headline":  # every outlet writes its own
            continue
        found = list(_WORD.finditer(doc.text, paragraph.start, paragraph.end))
        if not found:
            continue
        windows = windows_of([m.group() for m in found])
        size = min(WINDOW, len(found))
        spoken = frozenset(
            i for i in range(len(windows)) if _inside((found[i].start(), found[i + size - 1].end()), quoted)
        )
        start, end = doc.to_raw((paragraph.start, paragraph.end))
        paragraphs.append(CopyParagraph(start, end, windows, spoken, len(found)))
    return Copy(
        report=report.id,
        paragraphs=tuple(paragraphs),
        site=site_of(report),
        agency=report.agency,
        published=report.published,
    )


def site_of(report: Report) -> str | None:
    """Who published it: the address's host without "www.", else the publisher's name; None where neither is known."""
    if report.url:
        try:
            host = urlsplit(report.url).hostname
        except ValueError:
            host = None
        if host:
            return host.removeprefix("www.")
    return report.publisher


def windows_of(words: Sequence[str]) -> tuple[int, ...]:
    """The hash of each run of WINDOW words, signed 64 bits: the same on every machine and in every process.

    Case, accents and the form of digits do not count.
    """
    hashes = [_word(word) if len(word) <= _LONGEST_KEPT else _hash(word) for word in words]
    if not hashes:
        return ()
    size = min(WINDOW, len(hashes))
    out = []
    for i in range(len(hashes) - size + 1):
        mixed = 0
        for value in hashes[i : i + size]:
            mixed = ((mixed ^ value) * _FACTOR) & _MASK
            mixed ^= mixed >> 29
        out.append(mixed - (1 << 64) if mixed >> 63 else mixed)
    return tuple(out)


@lru_cache(maxsize=16_384)  # 3 MB; most words of a text are among the few thousand most used
def _word(word: str) -> int:
    return _hash(word)


def _hash(word: str) -> int:
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)) or plain
    return int.from_bytes(blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _inside(span: Span, quoted: Sequence[Span]) -> bool:
    at = bisect_left(quoted, (span[0] + 1,)) - 1
    return at >= 0 and quoted[at][0] <= span[0] and span[1] <= quoted[at][1]
