"""What a Ledger can be asked and told: the queries and corrections of this package as methods of the same names."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection

if TYPE_CHECKING:
    from counterclaim.ledger.corrections.patch import Patch
    from counterclaim.ledger.queries.event_results import EventPage
    from counterclaim.ledger.queries.filters import Filters
    from counterclaim.ledger.queries.results import ClaimPage, MatterPage, ReportPage, SearchHit, SpeakerPage, Timeline
    from counterclaim.ledger.queries.rows import ClaimRow, CorrectionRow, EventRow, MatterRow, Page, SpeakerRow
    from counterclaim.ledger.verify import Finding

T = TypeVar("T")


class Verbs:
    """Mixed into Ledger; each question sees one state of the ledger, each correction is one transaction.

    Filters are given by name, as in `ledger.claims(speaker="Zelensky", type=("territory_held",))`; `asked` takes a
    ready Filters instead. Raises FilterError, UnknownError, CorrectionError and OutdatedError as the functions do.
    """

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A connection to ask with."""

    @abstractmethod
    def write(self, run: Callable[[Connection], T]) -> T:
        """What `run` returns, in a transaction."""

    def claims(
        self, *, sort: Any = "newest", limit: int = 50, cursor: str | None = None, **filters: Any
    ) -> "Page[ClaimRow]":
        """Claims that meet the filters (queries.claims.claims)."""
        from counterclaim.ledger.queries.claims import claims

        with self.reading() as db:
            return claims(db, _filters(filters), sort=sort, limit=limit, cursor=cursor)

    def claim(self, id: str) -> "ClaimPage":
        """One claim with its words, rivals and history."""
        from counterclaim.ledger.queries.claims import claim_page

        with self.reading() as db:
            return claim_page(db, id)

    def events(
        self,
        words: str | None = None,
        *,
        least: int = 1,
        toll: bool = False,
        sort: Any = "rank",
        limit: int = 50,
        cursor: str | None = None,
        **filters: Any,
    ) -> "Page[EventRow]":
        """Events that meet the filters (queries.events.events)."""
        from counterclaim.ledger.queries.events import events

        with self.reading() as db:
            return events(
                db, _filters(filters), words=words, least=least, toll=toll, sort=sort, limit=limit, cursor=cursor
            )  # fmt: skip

    def event(self, id: str, *, limit: int = 500) -> "EventPage":
        """One event with every account of it; `id` may be its first letters."""
        from counterclaim.ledger.queries.events import event_page, find_event

        with self.reading() as db:
            return event_page(db, find_event(db, id), limit=limit)

    def matters(
        self,
        *,
        question: str | None = None,
        running: bool | None = None,
        changed_since: str | None = None,
        least: int = 1,
        sort: Any = "contested",
        limit: int = 50,
        cursor: str | None = None,
        **filters: Any,
    ) -> "Page[MatterRow]":
        """Matters that meet the filters (queries.matters.matters)."""
        from counterclaim.ledger.queries.matters import matters

        with self.reading() as db:
            return matters(
                db, _filters(filters), question=question, running=running, changed_since=changed_since, least=least,
                sort=sort, limit=limit, cursor=cursor,
            )  # fmt: skip

    def matter(self, id: str, *, limit: int = 500) -> "MatterPage":
        """One matter with its versions, members, relations and views; `id` may be its first letters."""
        from counterclaim.ledger.queries.matter_page import find_matter, matter_page

        with self.reading() as db:
            return matter_page(db, find_matter(db, id), limit=limit)

    def report(self, id: str) -> "ReportPage":
        """One report as published, with its claims."""
        from counterclaim.ledger.queries.reports import report_page

        with self.reading() as db:
            return report_page(db, id)

    def speakers(
        self, name: str | None = None, *, limit: int = 50, cursor: str | None = None, **filters: Any
    ) -> "Page[SpeakerRow]":
        """Speakers by name (queries.speakers.speakers)."""
        from counterclaim.ledger.queries.speakers import speakers

        with self.reading() as db:
            return speakers(db, _filters(filters), name=name, limit=limit, cursor=cursor)

    def speaker(self, id: str, *, limit: int = 50) -> "SpeakerPage":
        """One speaker: roles over time, claims, how they compared."""
        from counterclaim.ledger.queries.speakers import speaker_page

        with self.reading() as db:
            return speaker_page(db, id, limit=limit)

    def search(
        self, words: str, *, within: Any = "claims", limit: int = 20, cursor: str | None = None, **filters: Any
    ) -> "Page[SearchHit]":
        """Claims or reports that hold the words (queries.search.search)."""
        from counterclaim.ledger.queries.search import search

        with self.reading() as db:
            return search(db, words, _filters(filters), within=within, limit=limit, cursor=cursor)

    def timeline(self, *, limit: int = 500, cursor: str | None = None, **filters: Any) -> "Timeline":
        """What was said against when it happened."""
        from counterclaim.ledger.queries.timeline import timeline

        with self.reading() as db:
            return timeline(db, _filters(filters), limit=limit, cursor=cursor)

    def accept(self, id: str, *, who: str, why: str | None = None, based_on: str | None = None) -> "CorrectionRow":
        """The claim is read as it should be."""
        from counterclaim.ledger.corrections import judge

        return self.write(lambda db: judge.accept(db, id, who=who, why=why, based_on=based_on))

    def reject(self, id: str, *, who: str, why: str | None = None, based_on: str | None = None) -> "CorrectionRow":
        """It is no claim of the report."""
        from counterclaim.ledger.corrections import judge

        return self.write(lambda db: judge.reject(db, id, who=who, why=why, based_on=based_on))

    def edit(
        self, id: str, patch: "Patch", *, who: str, why: str | None = None, based_on: str | None = None
    ) -> "CorrectionRow":
        """Change fields of the claim; docs/correcting.md shows the patch."""
        from counterclaim.ledger.corrections import judge

        return self.write(lambda db: judge.edit(db, id, patch, who=who, why=why, based_on=based_on))

    def undo(self, number: int, *, who: str, why: str | None = None) -> "CorrectionRow":
        """Take back the correction of that number."""
        from counterclaim.ledger.corrections import judge

        return self.write(lambda db: judge.undo(db, number, who=who, why=why))

    def merge(
        self, a: str, b: str, *, who: str, why: str | None = None, based_on: Mapping[str, str] | None = None
    ) -> "CorrectionRow":
        """Two matters are about one question. based_on: matter id to revision."""
        from counterclaim.ledger.corrections import arrange

        return self.write(lambda db: arrange.merge(db, a, b, who=who, why=why, based_on=based_on))

    def split(
        self, matter: str, claims: Sequence[str], *, who: str, why: str | None = None, based_on: str | None = None
    ) -> "CorrectionRow":
        """Some of the matter's claims are about another question."""
        from counterclaim.ledger.corrections import arrange

        return self.write(lambda db: arrange.split(db, matter, claims, who=who, why=why, based_on=based_on))

    def relate(
        self, a: str, b: str, relation: str, *, who: str, why: str | None = None, based_on: str | None = None
    ) -> "CorrectionRow":
        """How two claims stand to each other; "none": in no relation."""
        from counterclaim.ledger.corrections import arrange

        return self.write(lambda db: arrange.relate(db, a, b, relation, who=who, why=why, based_on=based_on))

    def merge_speakers(self, a: str, b: str, *, who: str, why: str | None = None) -> "CorrectionRow":
        """Two speakers are one; ids or names."""
        from counterclaim.ledger.corrections import speakers

        return self.write(lambda db: speakers.merge_speakers(db, a, b, who=who, why=why))

    def split_speaker(
        self, speaker: str, names: Sequence[str], *, who: str, why: str | None = None
    ) -> "CorrectionRow":
        """Some of a speaker's names are somebody else's."""
        from counterclaim.ledger.corrections import speakers

        return self.write(lambda db: speakers.split_speaker(db, speaker, names, who=who, why=why))

    def merge_events(
        self, a: str, b: str, *, who: str, why: str | None = None, based_on: Mapping[str, str] | None = None
    ) -> "CorrectionRow":
        """Two events are one. based_on: event id to revision."""
        from counterclaim.ledger.corrections import events

        return self.write(lambda db: events.merge_events(db, a, b, who=who, why=why, based_on=based_on))

    def split_event(
        self, event: str, claims: Sequence[str], *, who: str, why: str | None = None, based_on: str | None = None
    ) -> "CorrectionRow":
        """Some of the event's claims are of another that the ledger does not have."""
        from counterclaim.ledger.corrections import events

        return self.write(lambda db: events.split_event(db, event, claims, who=who, why=why, based_on=based_on))

    def move_claims(
        self, event: str, claims: Sequence[str], to: str, *, who: str, why: str | None = None,
        based_on: str | None = None,
    ) -> "CorrectionRow":  # fmt: skip
        """Some of the event's claims are told of the event `to`."""
        from counterclaim.ledger.corrections import events

        return self.write(lambda db: events.move_claims(db, event, claims, to, who=who, why=why, based_on=based_on))

    def rename_event(
        self, event: str, name: str, *, who: str, why: str | None = None, based_on: str | None = None
    ) -> "CorrectionRow":
        """What the event is called."""
        from counterclaim.ledger.corrections import events

        return self.write(lambda db: events.rename_event(db, event, name, who=who, why=why, based_on=based_on))

    def add_claim(
        self, report: str, patch: "Patch", *, who: str, why: str | None = None
    ) -> "CorrectionRow":
        """A claim of the report that the machine missed; patch["content"] says on which words it rests."""
        from counterclaim.ledger.corrections import judge

        return self.write(lambda db: judge.add(db, report, patch, who=who, why=why))

    def verify(self) -> "list[Finding]":
        """Check that the ledger is whole and its log unchanged (verify.verify)."""
        from counterclaim.ledger import verify

        with self.reading() as db:
            findings = list(verify.verify(db))
        return [*findings, self.write(verify.verify_words)]


def _filters(given: dict[str, Any]) -> "Filters":
    from counterclaim.errors import FilterError
    from counterclaim.ledger.queries.filters import Filters

    asked = given.pop("asked", None)
    if asked is not None and not given and isinstance(asked, Filters):
        return asked
    fields = Filters.__struct_fields__
    unknown = [name for name in given if name not in fields]
    if unknown or asked is not None:
        raise FilterError(
            f'there is no filter "{(unknown or ["asked"])[0]}".', next_step=f"Filters are {', '.join(fields)}."
        )
    values: dict[str, Any] = {
        n: (v,) if isinstance(v, str) and isinstance(getattr(Filters(), n), tuple) else v for n, v in given.items()
    }
    return Filters(**values)
