"""A run of adding: what is new is read, kept and matched; it may be stopped and begun again anywhere."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from counterclaim.ledger import keep, tables
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.ledger.add.pace import Pace
from counterclaim.ledger.add.paged import joined
from counterclaim.ledger.add.parts import apart
from counterclaim.ledger.add.prepare import Prepared
from counterclaim.ledger.add.sources import items
from counterclaim.ledger.add.workers import prepared
from counterclaim.ledger.captures import Captures
from counterclaim.ledger.keep import Capture, capture_id
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.many import rows_in
from counterclaim.ledger.matching.queue import Left
from counterclaim.ledger.rows import ReportRows
from counterclaim.ledger.storable import plain
from counterclaim.reports.dates import to_iso
from counterclaim.reports.given import NOTHING, Given
from counterclaim.reports.limits import LIMITS, Limits

KEEP_EVERY = 64  # reports written in one transaction: what its commit costs is shared
LOOK_UP = 64  # lines of a file that are looked up in the ledger at once
AHEAD = 4_000_000  # bytes of lines that are taken ahead of being read
KEEP_SECONDS = 6.0  # or those of so long; a kill loses no more than that, and the next run reads it again

Tell = Callable[[str], None]


class Summary(msgspec.Struct, kw_only=True):
    """What a run did. added: new reports; known: items that the ledger had; again: known texts from a new source.

    undated: of the new ones, those without a date of publication. warned: warnings that were told; unmatched: why
    matching is not finished, None where it is.
    """

    added: int = 0
    claims: int = 0
    again: int = 0
    known: int = 0
    skipped: int = 0
    failed: int = 0
    undated: int = 0
    warned: int = 0
    seconds: float = 0.0
    unmatched: str | None = None


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to add. workers: processes that read beside this one, 0: this one reads. raw: keep raw bytes. who: for the
    audit log, None: the account's name. retry: read again what failed or was skipped before.
    columns: the headings of sheets by role. given: what is told of all reports from outside their text.

    A program that sets workers needs the usual guard, `if __name__ == "__main__":`, since each imports it anew.
    """

    workers: int = 0
    raw: bool = True
    who: str | None = None
    retry: bool = True
    columns: Mapping[str, str] = {}
    given: Given = NOTHING
    limits: Limits = LIMITS


class Watch:
    """What a run tells while it goes on; this one is silent."""

    def advance(self) -> None:
        """One item is done."""

    def tell(self, line: str) -> None:
        """A line about one item."""

    def lost(self, source: str, outcome: str, reason: str) -> None:
        """An item that gave no report; told as a line unless it is asked for by itself."""
        self.tell(f"{source}: {outcome}: {reason}")


def add(
    ledger: Ledger,
    sources: Sequence[str],
    options: Options = Options(),  # noqa: B008 immutable
    watch: Watch | None = None,
) -> Summary:
    """Add all that the sources hold. A bad item is recorded with its reason and stops nothing.

    A report is written in one transaction, with some others: whenever the run ends, what it had added is whole, and
    the next run goes on from there.
    """
    return _Run(ledger, options, watch or Watch()).over(
        items(sources, known=known(ledger), limits=options.limits, columns=options.columns)
    )


def add_items(
    ledger: Ledger,
    found: Iterator[Item | Bad],
    options: Options = Options(),  # noqa: B008 immutable
    watch: Watch | None = None,
) -> Summary:
    """As `add`, for items that were found in another way."""
    return _Run(ledger, options, watch or Watch()).over(found)


def known(ledger: Ledger) -> Callable[[str], bool]:
    """Whether the ledger has read an address before."""
    table = tables.capture
    query = select(table.c.id).limit(1)

    def asked(address: str) -> bool:
        read = query.where(table.c.source == plain(address), table.c.outcome == "read")
        with ledger.reading() as db:
            return db.scalar(read) is not None

    return asked


def together(found: Iterator[Item | Bad]) -> Iterator[list[Item | Bad]]:
    """Lines of a file some at a time, since taking them ahead costs nothing; anything else by itself, at once."""
    lines: list[Item | Bad] = []
    size = 0
    for one in found:
        line = isinstance(one, Item) and one.kind not in ("page", "whole", "leaf")
        if line:
            lines.append(one)
            size += len(one.data)
            if len(lines) < LOOK_UP and size < AHEAD:
                continue
        if lines:
            yield lines
            lines, size = [], 0
        if not line:
            yield [one]
    if lines:
        yield lines


class _Run:
    def __init__(self, ledger: Ledger, options: Options, watch: Watch) -> None:
        self.ledger = ledger
        self.options = options
        self.watch = watch
        self.captures: Captures = ledger.captures
        self.who = options.who or _account()
        self.summary = Summary()
        self.unkept: list[tuple[ReportRows, Capture]] = []
        self.raw: list[bytes] = []  # of those, where raw bytes are kept
        self.kept_at = time.monotonic()
        self.pace = Pace()
        self.left = Left()

    def over(self, found: Iterator[Item | Bad]) -> Summary:
        """All items, to the end; matching is finished even where the run is broken off in between."""
        started = time.monotonic()
        self.ledger.match_all(self.left)  # what a run before this one left
        each = apart(joined(found, self.options.limits), self.options.limits, self.options.given)
        for item, made in prepared(self._new(each), self.options.workers, self._idle):
            self._take(item, made)
            self.watch.advance()
            if self._is_enough:
                self._keep()
            if self.pace.due:
                self._match()
        self._keep()
        self._match()
        if error := self.left.error():
            self.summary.unmatched = error.what
        self.summary.seconds = round(time.monotonic() - started, 3)
        return self.summary

    def _match(self) -> None:
        if self.pace.unmatched:
            self.ledger.match_all(self.left)
            self.pace.end()

    def _idle(self) -> bool:
        """A step of matching while others read; True where there may be another."""
        if not self.pace.due_if_idle:
            return False
        if not self.ledger.match_some(self.left):
            self.pace.end()
        return True

    def _new(self, found: Iterator[Item | Bad]) -> Iterator[Item]:
        """The items that are not in the ledger yet."""
        for some in together(found):
            outcomes = self._outcomes([one for one in some if isinstance(one, Item)])
            for one in some:
                if isinstance(one, Bad):
                    self._bad(one)
                    self.watch.advance()
                    continue
                before = outcomes.get(capture_id(one.sha256, one.source), _NEVER)
                if before.elsewhere(one.given):  # printed by two outlets: each is a report with its own day
                    one = msgspec.structs.replace(one, apart=True)
                    before = outcomes.get(self._capture(one, False).id, _NEVER)
                if not self._done(before.outcome):
                    yield one
                    continue
                self.summary.known += 1
                if doubt := before.doubt(one.given):
                    self.summary.warned += 1
                    self.watch.tell(f"{one.source}: {doubt}")
                self.watch.advance()

    def _outcomes(self, some: Sequence[Item]) -> dict[str, "_Before"]:
        capture, report = tables.capture, tables.report
        ids = [capture_id(one.sha256, one.source, name) for one in some for name in {None, one.given.publisher}]
        query = select(capture.c.id, capture.c.outcome, report.c.published, report.c.publisher, report.c.url)
        query = query.select_from(capture.outerjoin(report, report.c.id == capture.c.report))
        with self.ledger.reading() as db:
            return {r[0]: _Before(*r[1:]) for r in rows_in(db, query, capture.c.id, ids)}

    def _done(self, outcome: str | None) -> bool:
        return outcome in ("read", "forgotten") or (outcome == "skipped" and not self.options.retry)

    def _bad(self, one: Bad) -> None:
        capture = self._capture(Item(source=one.source, data=one.data, url=one.url, fetched_at=one.fetched_at), False)
        self.ledger.write(lambda db: keep.record(db, capture, outcome=one.outcome, reason=one.reason))
        self._lost(one.source, one.outcome, one.reason)

    def _lost(self, source: str, outcome: str, reason: str | None) -> None:
        if outcome == "skipped":
            self.summary.skipped += 1
        else:
            self.summary.failed += 1
        self.watch.lost(source, outcome, reason or "")

    def _take(self, item: Item, made: Prepared) -> None:
        capture = self._capture(item, self.options.raw)
        rows = made.rows
        if rows is None:
            reason, outcome = made.reason or "", made.outcome
            raw = [item.data] if self.options.raw else []
            self.captures.keep_files(*raw)

            def run(db: Connection) -> None:
                self.captures.keep_rows(db, *raw)
                keep.record(db, capture, outcome=outcome, reason=reason)

            self.ledger.write(run)
            self._lost(item.source, outcome, reason)
            return

        for warning in made.warnings:
            self.summary.warned += 1
            self.watch.tell(f"{item.source}: {warning}")
        self.unkept.append((rows, capture))
        if self.options.raw:
            self.raw.append(item.data)

    @property
    def _is_enough(self) -> bool:
        """Whether what was read is to be written now."""
        if len(self.unkept) >= KEEP_EVERY or time.monotonic() - self.kept_at > KEEP_SECONDS:
            return True
        return sum(map(len, self.raw)) > AHEAD

    def _keep(self) -> None:
        """Write what was read."""
        found, self.unkept, self.kept_at = self.unkept, [], time.monotonic()
        if not found:
            return
        raw, self.raw = self.raw, []
        self.captures.keep_files(*raw)  # before the rows that tell of them: a kill leaves a file too many, not less

        def run(db: Connection) -> list[bool]:
            self.captures.keep_rows(db, *raw)
            return keep.keep_all(db, found, who=self.who)

        for (rows, _), new in zip(found, self.ledger.write(run), strict=True):
            if new:
                self.summary.added += 1
                self.summary.claims += len(rows.claim)
                self.summary.undated += rows.report["published"] is None
                self.pace.unmatched += 1
            else:
                self.summary.again += 1

    def _capture(self, item: Item, kept: bool) -> Capture:
        return Capture(
            sha256=item.sha256, source=item.source, bytes=len(item.data), fetched_at=item.fetched_at, url=item.url,
            kept=kept, under=item.given.publisher if item.apart else None,
        )  # fmt: skip


class _Before(NamedTuple):
    """What became of an item in a run before, and what the ledger has of its report."""

    outcome: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None

    def elsewhere(self, given: Given) -> bool:
        """Whether another publisher is told of it now: without an address, that is another report."""
        other = given.publisher is not None and given.publisher != self.publisher
        return self.outcome == "read" and self.url is None and other

    def doubt(self, given: Given) -> str | None:
        """What is told of it now and was not then; None where nothing is."""
        if self.outcome != "read":
            return None
        told = {
            "date of publication": given.published is not None and to_iso(given.published) != self.published,
            "publisher": given.publisher is not None and given.publisher != self.publisher,
        }
        other = " and ".join(name for name, differs in told.items() if differs)
        if not other:
            return None
        return f"in the ledger already with another {other}, which stays. A new ledger would take what you give now."


_NEVER = _Before()


def _account() -> str:
    from counterclaim.ledger.ledger import account

    return account()
