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
from counterclaim.reports.parts import Part, parts

_MOST_BYTES = 5_000_000  # of what is looked into: digests and live blogs have some hundred kilobytes
_LIVE = b"LiveBlogPosting"


def apart(found: Iterable[Item | Bad], limits: Limits, given: Given = NOTHING) -> Iterator[Item | Bad]:
    """The same items; in place of one with several reports in it first itself, to be kept as it is, then each of them,
    with its number in its address ("digest.txt#3"). given: what is told of all of them, where an item's own says
    nothing."""
    for one in found:
        if not isinstance(one, Item):
            yield one
            continue
        one = msgspec.structs.replace(one, given=one.given.over(given))
        some = _parts(one, limits) if one.kind == "page" else []
        yield msgspec.structs.replace(one, kind="whole") if some else one
        for part in some:
            source = f"{one.source}#{part.number or 'top'}"
            # A day that the item prints is its own, whatever is told of the whole.
            said = msgspec.structs.replace(one.given, published=None) if part.dated else one.given
            yield Item(source=source, data=line(part.text), kind="line", fetched_at=one.fetched_at, given=said)


def _parts(item: Item, limits: Limits) -> list[Part]:
    if len(item.data) > _MOST_BYTES:
        return []
    if kind_of(item.data) in ("html", "mhtml") and _LIVE not in item.data:
        return []  # a page that lists others has dates as well
    try:
        report = item.given.on(
            from_bytes(item.data, source=item.source, url=item.url, charset=item.charset, limits=limits)
        )
    except CounterclaimError:
        return []  # told where it is read
    return parts(report)
