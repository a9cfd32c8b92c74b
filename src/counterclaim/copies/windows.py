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
_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
# Words of a paragraph from which it is compared in parts, and of such a part at least; set by eye: an agency has 25
# to 50 in a paragraph.
LONG, PART = 80, 20
_FACTOR = 0x9E3779B97F4A7C15  # odd, so that no bit is lost in multiplying
_LONGEST_KEPT = 40  # characters; what is longer is no word, and a file of such would fill the memory


def copy_of(report: Report) -> Copy:
    """The report's paragraphs without furniture and headline, each as its hashed word windows."""
    doc = running(report)
    quoted = quoted_spans(doc)
    # Every outlet writes its own headline.
    found = [
        (part, words)
        for paragraph in doc.paragraphs
        if paragraph.kind != "headline"
        for part in _parts(doc.text, (paragraph.start, paragraph.end))
        if (words := _WORD.findall(doc.text, *part))
    ]
    windows = windows_of([words for _, words in found])
    paragraphs = []
    first = 0  # the first quotation that ends behind the paragraph's start
    for (part, words), mine in zip(found, windows, strict=True):
        while first < len(quoted) and quoted[first][1] <= part[0]:
            first += 1
        spoken: frozenset[int] = frozenset()
        if first < len(quoted) and quoted[first][0] < part[1]:
            size = min(WINDOW, len(words))
            at = [m.span() for m in _WORD.finditer(doc.text, *part)]
            spans = ((at[i][0], at[i + size - 1][1]) for i in range(len(mine)))
            spoken = frozenset(i for i, span in enumerate(spans) if _inside(span, quoted))
        start, end = doc.to_raw(part)
        paragraphs.append(CopyParagraph(start, end, mine, spoken, len(words)))
    return Copy(
        report=report.id,
        paragraphs=tuple(paragraphs),
        site=site_of(report),
        agency=report.agency,
        published=report.published,
    )


def _parts(text: str, span: Span) -> list[Span]:
    """A paragraph as it is compared: one of many sentences in parts of some, since outlets cut and add by sentence, and
    a text printed as one paragraph would else be all shared or not at all.
    """
    start, end = span
    if len(_WORD.findall(text, start, end)) <= LONG:
        return [span]
    out = []
    for stop in [*(m.end() for m in _STOP.finditer(text, start, end)), end]:
        if stop == end or len(_WORD.findall(text, start, stop)) >= PART:
            out.append((start, stop))
            start = stop
    if len(out) > 1 and len(_WORD.findall(text, *out[-1])) < PART:
        out[-2:] = [(out[-2][0], out[-1][1])]
    return out


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


def windows_of(paragraphs: Sequence[Sequence[str]]) -> list[tuple[int, ...]]:
    """Of each paragraph's words, the hash of each run of WINDOW words, signed 64 bits: the same on every machine and in
    every process. A paragraph of fewer words has one, of all of them; of none, none.

    Case, accents and the form of digits do not count.
    """
    hashes = [[_word(word) for word in words] for words in paragraphs]
    mixed = _mixed([value for words in hashes for value in words], WINDOW)
    out, at = [], 0
    for words in hashes:
        if len(words) >= WINDOW:
            out.append(tuple(mixed[at : at + len(words) - WINDOW + 1]))
        else:
            out.append(tuple(_mixed(words, len(words))))
        at += len(words)
    return out


def _mixed(hashes: list[int], size: int) -> list[int]:
    """The hash of each run of so many, signed."""
    count = len(hashes) - size + 1
    if size == 0 or count < 1:
        return []
    import numpy as np

    values = np.array(hashes, dtype=np.uint64)
    out = np.zeros(count, dtype=np.uint64)
    for i in range(size):
        out = (out ^ values[i : i + count]) * np.uint64(_FACTOR)  # modulo 2 ** 64
        out ^= out >> np.uint64(29)
    found: list[int] = out.view(np.int64).tolist()
    return found


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
