"""Watching feeds: polled politely, one host at a time, with growing pauses where one fails; what is new is added."""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta

import msgspec
from sqlalchemy import Connection, select, update

from counterclaim.errors import CounterclaimError
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.ledger.add.run import Options, Summary, Watch, add_items, known
from counterclaim.ledger.feed import FeedEntry, addresses_in_opml, looks_like_opml, parse
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.many import add_new
from counterclaim.ledger.storable import plain
from counterclaim.ledger.tables import feed
from counterclaim.reports.fetch import Page
from counterclaim.reports.polite import Polite

EVERY = 900.0  # seconds between two polls of a feed that answers
LONGEST = 86_400.0  # and of one that has failed again and again
JITTER = 0.1  # share by which a pause is longer or shorter, so that a hundred feeds don't ask in one second
MOST = 200  # entries of a feed that are fetched at one poll


class Polled(msgspec.Struct, kw_only=True):
    """One round. unchanged: feeds that said that nothing is new."""

    feeds: int = 0
    unchanged: int = 0
    failed: int = 0
    added: Summary = msgspec.field(default_factory=Summary)


class Watcher:
    """Polls feeds into a ledger; their health stands in the table `feed`."""

    def __init__(
        self, ledger: Ledger, options: Options | None = None, watch: Watch | None = None, polite: Polite | None = None
    ) -> None:
        self.ledger = ledger
        self.options = options or Options()
        self.watch = watch or Watch()
        self.polite = polite or Polite()
        self.known = known(ledger)

    def put(self, addresses: Iterable[str]) -> None:
        """Note feeds that are to be watched; those that are known keep their health."""
        rows = [{"address": plain(one), "failures": 0, "entries": 0} for one in dict.fromkeys(addresses)]
        self.ledger.write(lambda db: add_new(db, feed, rows))

    def due(self, at: datetime) -> list[str]:
        """The feeds whose time has come, those that waited longest first. A clock that was put back makes none wait
        for longer than a day."""
        limit = (at + timedelta(seconds=LONGEST * (1 + JITTER))).isoformat()
        with self.ledger.reading() as db:
            rows = db.execute(select(feed.c.address, feed.c.next_poll).order_by(feed.c.next_poll, feed.c.address)).all()
        return [r.address for r in rows if r.next_poll is None or not at.isoformat() < r.next_poll <= limit]

    def next_due(self, at: datetime) -> float:
        """Seconds until the next feed's time comes."""
        with self.ledger.reading() as db:
            times = [datetime.fromisoformat(t) for t in db.scalars(select(feed.c.next_poll)) if t]
        return max(1.0, min((min(times) - at).total_seconds() if times else EVERY, EVERY))

    def round(self, addresses: Iterable[str] | None = None) -> Polled:
        """Poll the feeds that are due, or these, and add what they list and the ledger does not have."""
        out = Polled()
        found = list(self.due(now()) if addresses is None else addresses)
        out.added = add_items(self.ledger, self._items(found, out), self.options, self.watch)
        return out

    def _items(self, addresses: Iterable[str], out: Polled) -> Iterator[Item | Bad]:
        for address in addresses:
            out.feeds += 1
            try:
                entries = self._poll(address, out)
            except CounterclaimError as error:
                out.failed += 1
                self._failed(address, error.what)
                self.watch.tell(f"{address}: {error.what}")
                continue
            for one in entries[:MOST]:
                if not self.known(one.address):
                    yield self._page(one)

    def _poll(self, address: str, out: Polled) -> tuple[FeedEntry, ...]:
        with self.ledger.reading() as db:
            row = db.execute(select(feed.c.etag, feed.c.modified).where(feed.c.address == address)).one_or_none()
        answer = self.polite.fetch(address, etag=row.etag if row else None, modified=row.modified if row else None)
        if answer.unchanged:
            out.unchanged += 1
            self._held(address, answer, None, None)
            return ()
        if looks_like_opml(answer.data):
            self.put(addresses_in_opml(answer.data))
            self._held(address, answer, "list of feeds", 0)
            return ()
        made = parse(answer.data, answer.url)
        self._held(address, answer, made.title, len(made.entries))
        return made.entries

    def _page(self, one: FeedEntry) -> Item | Bad:
        try:
            answer = self.polite.fetch(one.address)
        except CounterclaimError as error:
            return Bad(source=one.address, url=one.address, reason=error.what)
        return Item(
            source=one.address, data=answer.data, url=answer.url, charset=answer.charset, published=one.published
        )  # fmt: skip

    def _held(self, address: str, answer: Page, title: str | None, entries: int | None) -> None:
        at = now()
        values = {
            "polled_at": at.isoformat(), "next_poll": _later(at, EVERY), "failures": 0, "last_error": None,
            "etag": answer.etag, "modified": answer.modified,
        }  # fmt: skip
        if title is not None:
            values["title"] = plain(title)
        if entries is not None:
            values["entries"] = entries
        self._write(address, lambda _: values)

    def _failed(self, address: str, why: str) -> None:
        at = now()

        def values(failures: int) -> dict[str, object]:
            pause = min(EVERY * 2 ** min(failures + 1, 20), LONGEST)
            return {
                "polled_at": at.isoformat(), "next_poll": _later(at, pause), "failures": failures + 1,
                "last_error": plain(why)[:500],
            }  # fmt: skip

        self._write(address, values)

    def _write(self, address: str, values: Callable[[int], dict[str, object]]) -> None:
        def run(db: Connection) -> None:
            failures = db.scalar(select(feed.c.failures).where(feed.c.address == address)) or 0
            db.execute(update(feed).where(feed.c.address == address).values(**values(failures)))

        self.ledger.write(run)


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)


def _later(at: datetime, seconds: float) -> str:
    return (at + timedelta(seconds=seconds * random.uniform(1 - JITTER, 1 + JITTER))).isoformat()


def sleep(seconds: float) -> None:
    """Wait, in steps short enough for Ctrl-C to be answered at once everywhere."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        time.sleep(min(left, 0.5))
