"""Runs of adding that pages have begun: one after another in a thread of their own, each telling how far it is.

The ledger has one writer at a time anyway, and pages go on being read meanwhile. A server that ends loses no report
that was added; what was not read by then is added by handing it over again.
"""

import secrets
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Iterator
from typing import Literal

import msgspec

from counterclaim.errors import CounterclaimError
from counterclaim.language import _, current, n_, speaking
from counterclaim.ledger.add.item import Bad, Item
from counterclaim.ledger.add.run import Options, Summary, Watch, add_items, known
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.watch import Watcher
from counterclaim.show.words import many, number
from counterclaim.web.intake.received import Received

State = Literal["waiting", "reading", "comparing", "done", "stopped", "failed"]
MOST_WAITING = 20  # runs that wait for their turn
MOST_KEPT = 50  # runs that are told of afterwards
MOST_LINES = 200  # of a run, on what was not read and what to check
_TO_TELL = 3  # reports from which on the time that is left can be told
_ENDING = 10.0  # seconds that the server waits at its end for what is being read just now


class Lost(msgspec.Struct, frozen=True):
    """Something that gave no report, and why."""

    source: str
    reason: str


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a run is. said: it in a sentence; share: of what there is to read, None where that is not known.

    next: the page to go on to, once there is nothing left that a person should see here.
    """

    id: str
    what: str
    state: State
    said: str
    share: float | None
    lost: tuple[Lost, ...]
    notes: tuple[str, ...]
    more: int
    ended: bool
    next: str


class Job(Watch):
    """One run. who: whose it is, for the audit log."""

    def __init__(self, received: Received, who: str) -> None:
        self.id = secrets.token_urlsafe(9)
        self.language = current()  # of whoever began it; the thread that runs it has none
        self.received = received
        self.who = who
        self.state: State = "waiting"
        self.ahead = 0
        self.done = 0
        self.summary: Summary | None = None
        self.error = ""
        self.stopping = threading.Event()
        self.handed_out = 0
        self.lost_all = 0
        self._lost: deque[Lost] = deque(maxlen=MOST_LINES)
        self._notes: deque[str] = deque(maxlen=MOST_LINES)
        self._began = 0.0  # when the first report was done: before it the model was loaded

    def advance(self) -> None:
        """One report is done."""
        self.done += 1
        self._began = self._began or time.monotonic()

    def tell(self, line: str) -> None:
        """What to check of a report that was read."""
        self._notes.append(line)

    def lost(self, source: str, outcome: str, reason: str) -> None:
        """What gave no report."""
        if outcome == "skipped" and reason.startswith("holds several reports"):
            return  # a digest: each report in it is added by itself
        self.lost_all += 1
        self._lost.append(Lost(source, reason))

    def run(self, ledger: Ledger) -> None:
        """Read and add all of it; what goes wrong is kept in words."""
        self.state = "reading"
        options = Options(workers=1, who=self.who, given=self.received.given)
        try:
            self.summary = add_items(ledger, self._items(ledger), options, self)
            if self.received.follow and self.received.feeds:
                Watcher(ledger).put(self.received.feeds)
                feeds = ", ".join(self.received.feeds)
                self._notes.append(_("Followed from now on, by counterclaim watch: %(feeds)s", feeds=feeds))
        except CounterclaimError as error:
            self.state, self.error = "failed", str(error)
        except Exception as error:  # the thread lives on for the runs that wait
            self.state = "failed"
            self.error = _("a fault of the program, please report it (%(name)s)", name=type(error).__name__)
        else:
            self.state = "stopped" if self.stopping.is_set() else "done"
        finally:
            self.received.drop()

    def _items(self, ledger: Ledger) -> Iterator[Item | Bad]:
        for one in self.received.items(known(ledger)):
            if self.stopping.is_set():
                return
            self.handed_out += 1
            yield one
        if self.done >= self.handed_out:
            self.state = "comparing"

    @property
    def ended(self) -> bool:
        """True where nothing goes on any more."""
        return self.state in ("done", "stopped", "failed")

    @property
    def progress(self) -> Progress:
        """How far it is now."""
        total, lost = self.received.total, tuple(self._lost)
        share = min(1.0, self.done / total) if total and self.state == "reading" else None
        matched = self.summary is not None and self.summary.unmatched is None
        clean = self.state == "done" and matched and not lost and not self.received.follow
        return Progress(
            id=self.id, what=self.received.told, state=self.state, said=self._said(), share=share,
            lost=lost, notes=tuple(self._notes), more=self.lost_all - len(lost), ended=self.ended,
            next=f"/?added={self.id}" if clean else "",
        )  # fmt: skip

    def _said(self) -> str:
        if self.state == "waiting":
            if not self.ahead:
                return _("Starting.")
            return n_("Waiting for %(count)s earlier run.", "Waiting for %(count)s earlier runs.", self.ahead)
        if self.state == "failed":
            return _("Stopped by an error: %(error)s", error=self.error)
        if self.state == "comparing" or (self.state == "reading" and self.done and self.done == self.received.total):
            return n_(
                "%(count)s report read. Comparing the accounts.", "%(count)s reports read. Comparing the accounts.",
                self.done,
            )  # fmt: skip
        if self.summary is None:
            return f"{self._count()} {self._left()}".strip()
        return outcome(self.summary, stopped=self.state == "stopped")

    def _count(self) -> str:
        total = self.received.total
        if total is None or self.done > total:
            return _("%(count)s read so far.", count=number(self.done)) if self.done else _("Opening.")
        return _("%(done)s of %(reports)s read.", done=number(self.done), reports=many(total, "report"))

    def _left(self) -> str:
        total = self.received.total
        if not total or self.done < _TO_TELL or self.done >= total:
            return ""
        seconds = (total - self.done) * (time.monotonic() - self._began) / (self.done - 1)
        if seconds < 90:
            return n_("About %(count)s second left.", "About %(count)s seconds left.", max(1, round(seconds)))
        return n_("About %(count)s minute left.", "About %(count)s minutes left.", round(seconds / 60))


def outcome(done: Summary, *, stopped: bool = False) -> str:
    """What a run did, in a few sentences."""
    reports, claims = many(done.added, "report"), many(done.claims, "claim")
    said = [_("Added %(reports)s with %(claims)s.", reports=reports, claims=claims)]
    if stopped:
        said.insert(0, _("Stopped."))
    if there := done.known + done.again:
        told = n_("%(count)s report was in the ledger already.", "%(count)s reports were in the ledger already.", there)
        said.append(told)
    if done.undated:
        told = n_(
            '%(count)s report gives no date of publication, so days such as "Friday" stay open.',
            '%(count)s reports give no date of publication, so days such as "Friday" stay open.',
            done.undated,
        )
        said.append(told)
    if done.unmatched:
        said.append(_("The accounts could not all be compared: %(why)s", why=done.unmatched))
    return " ".join(said)


class Jobs:
    """All runs of one server."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: deque[Job] = deque()
        self._turn = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    def put(self, received: Received, who: str) -> Job:
        """Have it read; raises CounterclaimError where too many wait already."""
        with self._turn:
            if len(self._waiting) >= MOST_WAITING or self._closed:
                received.drop()
                raise CounterclaimError(
                    _("%(count)s runs are waiting already.", count=MOST_WAITING),
                    next_step=_("Try again when some of them have ended."),
                )
            job = Job(received, who)
            job.ahead = sum(not one.ended for one in self._jobs.values())
            self._jobs[job.id] = job
            while len(self._jobs) > MOST_KEPT + MOST_WAITING:
                self._jobs.popitem(last=False)
            self._waiting.append(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True, name="counterclaim-intake")
                self._thread.start()
            self._turn.notify()
        return job

    def get(self, id: str) -> Job | None:
        """The run of that id; None for one that is not known any more."""
        return self._jobs.get(id)

    def latest(self, limit: int = 10) -> list[Job]:
        """The runs, the newest first."""
        with self._turn:
            return list(self._jobs.values())[::-1][:limit]

    def close(self) -> None:
        """End the run that goes on, after what is being read just now, and delete the uploads of all that wait."""
        with self._turn:
            self._closed = True
            for job in self._jobs.values():
                job.stopping.set()
            waiting, self._waiting = self._waiting, deque()
            self._turn.notify()
        for job in waiting:
            job.received.drop()
        if self._thread is not None:
            self._thread.join(_ENDING)

    def _work(self) -> None:
        while True:
            with self._turn:
                while not self._waiting and not self._closed:
                    self._turn.wait()
                if self._closed:
                    return
                job = self._waiting.popleft()
                for number, one in enumerate(self._waiting, start=1):
                    one.ahead = number
            with speaking(job.language):
                job.run(self._ledger)
