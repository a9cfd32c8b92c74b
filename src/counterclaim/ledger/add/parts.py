"""Items that hold several reports (digests, live blogs, lists of posts) to one item for each."""

from collections.abc import Iterable, Iterator

import msgspec

from counterclaim.errors import CounterclaimError
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.ledger.add.sheets import line
from counterclaim.reports.given import NOTHING, Given
from counterclaim.reports.kinds import kind_of
from counterclaim.reports.limits import Limits
from counterclaim.reports.load import from_bytes
from counterclaim.reports.parts import parts

_MOST_BYTES = 5_000_000  # of what is looked into: digests and live blogs have some hundred kilobytes
_LIVE = b"LiveBlogPosting"


def apart(found: Iterable[Item | Bad], limits: Limits, given: Given = NOTHING) -> Iterator[Item | Bad]:
    """The same items; in place of one with several reports in it first itself, to be kept as it is, then each of them,
    with its number in its address ("digest.txt#3"). given: what is told of all of them."""
    for one in found:
        some = _parts(one, limits, given) if isinstance(one, Item) and one.kind == "page" else []
        if not some or not isinstance(one, Item):
            yield one
            continue
        yield msgspec.structs.replace(one, kind="whole")
        for number, text in some:
            source = f"{one.source}#{number or 'top'}"
            yield Item(source=source, data=line(text), kind="line", fetched_at=one.fetched_at)


def _parts(item: Item, limits: Limits, given: Given) -> list[tuple[int, str]]:
    if len(item.data) > _MOST_BYTES:
        return []
    if kind_of(item.data) in ("html", "mhtml") and _LIVE not in item.data:
        return []  # a page that lists others has dates as well
    try:
        report = given.on(
            from_bytes(item.data, source=item.source, url=item.url, charset=item.charset, limits=limits)
        )
    except CounterclaimError:
        return []  # told where it is read
    return [(one.number, one.text) for one in parts(report)]
