"""Checks a sentence: it is read as a report is, and its claims are laid beside those of the likeliest reports."""

import re
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select

from counterclaim.agents.answers import MOST_PARTS, Answered, Number, Rival, Source, rival, source
from counterclaim.agents.rivals import with_rivals
from counterclaim.errors import FilterError
from counterclaim.gazetteer.fold import fold
from counterclaim.ledger.matching.load import entries_of
from counterclaim.ledger.queries import fulltext
from counterclaim.ledger.queries.days import first_day
from counterclaim.ledger.queries.events import events_of_claims
from counterclaim.ledger.queries.load import claim_rows, report_briefs
from counterclaim.ledger.queries.names import speaker_ids
from counterclaim.ledger.queries.rows import ClaimRow
from counterclaim.ledger.queries.words import MOST_TERMS, Terms, terms
from counterclaim.ledger.storable import plain
from counterclaim.ledger.tables import claim, report
from counterclaim.matters import counting
from counterclaim.matters.assembly import assemble
from counterclaim.matters.happening import forget
from counterclaim.matters.reading import entries
from counterclaim.model.claim import DENYING, Claim
from counterclaim.model.entry import Entry
from counterclaim.reader.comparing import STOP, stems
from counterclaim.show.relations import against, verb
from counterclaim.show.words import many

if TYPE_CHECKING:
    from counterclaim.reader.reader import Reader

LIKELY = 8  # reports that a sentence is laid beside
FORGET = 100  # sentences after which their claims are let go of; a cache of 40,000 would hold each for ever
PER_REPORT = 200  # claims of each of them
VERBATIM = 5  # reports shown that hold the very words
_SAME = ("agrees", "same_utterance", "restates")
_OTHER = ("denies", "contradicts", "differs", "opposed", "inconsistent", "updates")
_PHRASE = 3  # words that make a phrase worth looking for as it stands
_OWN = "sentence"


class ReadAs(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A claim as it was read in the sentence; offsets into the sentence."""

    words: str
    type: str
    stance: str
    speaker: str | None = None
    figures: tuple[Number, ...] = ()


class Verbatim(msgspec.Struct, frozen=True, kw_only=True):
    """A report that holds the very words, and where. whole: they are a whole sentence of it, or several."""

    report: Source
    start: int
    end: int
    whole: bool


class Carrier(Answered, frozen=True, kw_only=True):
    """A claim that says what the sentence says. same_speaker: whether it is by whom the sentence names; None where the
    sentence names nobody."""

    same_speaker: bool | None = None


class Checked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a ledger has to a sentence. It never says whether the sentence is true.

    carried_by: claims that say the same; against: claims that deny it, give another number, or were later counts, with
    how they stand to it; beside: claims of the same question that could not be held against it, or, where no question
    is shared, those that share half of its words. verbatim: reports with its very words. summary: the same in one line.
    left_out: claims beyond the limit.
    """

    summary: str
    read_as: tuple[ReadAs, ...]
    carried_by: tuple[Carrier, ...]
    against: tuple[Rival, ...]
    beside: tuple[Rival, ...] = ()
    verbatim: tuple[Verbatim, ...] = ()
    independent: int = 0
    left_out: int = 0


class Laid(NamedTuple):
    """How a claim of the ledger stands to the sentence: a relation, the words between the two, and the reason."""

    relation: str
    words: str
    reason: str


class Sentences:
    """Reads sentences and lays them beside reports. Safe between threads: a reader belongs to the one that loads it, so
    that all sentences are read in a thread of their own, which loads it with the first one."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "sentences")
        self._reader: Reader | None = None
        self._asked = 0

    def checked(self, db: Connection, sentence: str, day: str | None, limit: int) -> Checked:
        """What the ledger has to the sentence, at most `limit` claims of each kind; raises FilterError.

        day: ISO day on which it was said; None: that of the likeliest report.
        """
        day = first_day(day, "day") if day else None
        near = _likely(db, sentence)
        briefs = report_briefs(db, near)
        told = day or next((d for id in near if (d := briefs[id].published)), None)
        mine = self._thread.submit(self._read, sentence, told).result()
        if not mine:
            raise FilterError("no claim is read in it.", where="sentence", next_step="Give a whole sentence.")
        verbatim = _verbatim(db, sentence)
        theirs = entries_of(db, _claims_near(db, near))
        laid = _laid(mine, theirs) or _in_words(sentence, theirs)
        for row, whole in _claims_at(db, verbatim):
            laid[row.id] = _by_words(row, mine, whole)
        known = {one.id: one for one in claim_rows(db, list(laid)) if one.status != "rejected"}
        agreeing = [one for one in known.values() if laid[one.id].relation in _SAME]
        others = [one for one in known.values() if laid[one.id].relation in _OTHER]
        others.sort(key=lambda one: _OTHER.index(laid[one.id].relation))
        beside = [one for one in known.values() if laid[one.id].relation not in (*_SAME, *_OTHER)]
        independent = {one.report.family if one.shared and one.report.family else one.report.id for one in agreeing}
        named = {e.speaker.name for e in mine if e.claim.voice == "actor" and e.speaker}
        ids = {id for name in named for id in speaker_ids(db, name)}
        spelled = {fold(name) for name in named}  # as reports name them, too: a ledger may know them by other words
        theirs_too = {one.id for one in agreeing if one.speaker in ids or fold(one.speaker_name or "") in spelled}
        events = events_of_claims(db, known)
        return Checked(
            summary=_summary(len(agreeing), len(independent), len(others), len(theirs_too) if named else None),
            read_as=tuple(_read_as(one) for one in mine[:limit]),
            carried_by=tuple(
                Carrier(**fields(one), same_speaker=row.id in theirs_too if named else None)
                for one, row in zip(with_rivals(db, agreeing[:limit]), agreeing, strict=False)
            ),
            against=tuple(rival(one, *laid[one.id][1:], events.get(one.id)) for one in others[:limit]),
            beside=tuple(rival(one, *laid[one.id][1:], events.get(one.id)) for one in beside[:limit]),
            left_out=sum(max(0, len(rows) - limit) for rows in (agreeing, others, beside)),
            verbatim=verbatim, independent=len(independent),
        )  # fmt: skip

    def _read(self, sentence: str, day: str | None) -> tuple[Entry, ...]:
        from counterclaim.reader.reader import Reader  # its runtime takes a second to load, and few ask for it

        self._reader = self._reader or Reader()
        self._asked += 1
        if self._asked % FORGET == 0:
            forget()
            counting.forget()
        return entries(self._reader.read_text(sentence, id=_OWN, published=day), _OWN)


def fields(one: Answered) -> dict[str, Any]:
    """The fields of an answer, for a kind that has more of them."""
    return {name: getattr(one, name) for name in Answered.__struct_fields__}


def _likely(db: Connection, sentence: str) -> list[str]:
    """Reports that share most with the sentence, a word weighing the more the fewer reports hold it; best first."""
    words = dict.fromkeys(word for term in terms(sentence).all for word in term if word.casefold() not in STOP)
    total = db.scalar(select(func.count()).select_from(report)) or 0
    weights: Counter[int] = Counter()
    for word in list(words)[:MOST_TERMS]:
        rows = fulltext.latest(db, "report", Terms((word,), ()), fulltext.RANKED)
        for row, _ in rows:
            weights[row] += round(1_000 * log(1 + total / len(rows)))
    best = sorted(weights, key=lambda row: (-weights[row], -row))[:LIKELY]
    found = {row.row: row.id for row in db.execute(select(report.c.row, report.c.id).where(report.c.row.in_(best)))}
    return [found[row] for row in best if row in found]


def _claims_near(db: Connection, reports: Sequence[str]) -> list[str]:
    """The claims of these reports, whole: what a report tells of one event is told by all of them."""
    out: list[str] = []
    for id in reports:
        query = select(claim.c.id).where(claim.c.report == id).order_by(claim.c.number).limit(PER_REPORT)
        out += db.scalars(query)
    return out


def _laid(mine: Sequence[Entry], theirs: Sequence[Entry]) -> dict[str, Laid]:
    """How each of their claims stands to the sentence's, as matters are made of all of them together."""
    own = {one.id for one in mine}
    out: dict[str, Laid] = {}
    for matter in assemble([*mine, *theirs]):
        if own.isdisjoint(matter.members):
            continue
        for one in matter.relations:
            other = one.b if one.a in own else one.a
            if (one.a in own) != (one.b in own) and _weight(one.relation) > _weight(out.get(other)):
                out[other] = Laid(one.relation, verb(one.relation, passive=one.a in own), one.reason)
        for other in matter.members:
            if other not in own:
                out.setdefault(other, Laid("", "same question", ""))
    return out


def _in_words(sentence: str, theirs: Sequence[Entry]) -> dict[str, Laid]:
    """Claims that share most words with a sentence whose question nobody else speaks to, as far as can be told."""
    wanted = stems(sentence)
    shared = {one.id: len(wanted & stems(one.claim.text)) for one in theirs}
    best = sorted((id for id, count in shared.items() if 2 * count >= len(wanted)), key=lambda id: (-shared[id], id))
    return {id: Laid("", "shares words with", "") for id in best[:LIKELY]}


def _weight(one: "Laid | str | None") -> int:
    kind = one.relation if isinstance(one, Laid) else one
    return 0 if not kind else 3 if kind in _OTHER and against(kind) else 2 if kind in (*_SAME, *_OTHER) else 1


def _by_words(row: ClaimRow, mine: Sequence[Entry], whole: bool) -> Laid:
    """How a claim whose words are the sentence's stands to it. The report may deny what the sentence has as said, but
    not where the sentence is the report's own, whole: then both deny."""
    if row.stance in DENYING and not whole and not any(one.claim.stance in DENYING for one in mine):
        return Laid("denies", verb("denies"), "the same words, denied")
    return Laid("agrees", "has the same words as", "")


def _verbatim(db: Connection, sentence: str) -> tuple[Verbatim, ...]:
    """Reports with the sentence's very words, blanks apart, the earliest first."""
    words = tuple(re.findall(r"\w+", plain(sentence))[:MOST_TERMS])
    if len(words) < _PHRASE:
        return ()
    rows = [row for row, _ in fulltext.latest(db, "report", Terms((), (words,)), 10 * VERBATIM)]
    query = select(report.c.id, report.c.text).where(report.c.row.in_(rows))
    found = db.execute(query.order_by(func.coalesce(report.c.published, "9"), report.c.id)).all()
    pattern = re.compile(r"\s+".join(re.escape(part) for part in sentence.strip(" .").split()), re.I)
    at = [(row.id, match) for row in found if (match := pattern.search(row.text))]
    briefs = report_briefs(db, [id for id, _ in at[:VERBATIM]])
    return tuple(
        Verbatim(report=source(briefs[id]), start=m.start(), end=m.end(), whole=_is_whole(m)) for id, m in at[:VERBATIM]
    )


def _is_whole(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()].rstrip(" "), match.string[match.end() :].lstrip(" ”\"")
    return before[-1:] in ("", "\n", *".!?”\"") and after[:1] in ("", "\n", *".!?")


def _claims_at(db: Connection, found: Sequence[Verbatim]) -> list[tuple[ClaimRow, bool]]:
    """Claims whose words overlap those found, each with whether these are a whole sentence."""
    out: list[tuple[ClaimRow, bool]] = []
    for one in found:
        rows = claim_rows(db, _claims_near(db, [one.report.id]))
        out += [(row, one.whole) for row in rows if any(s < one.end and one.start < e for s, e in row.content)]
    return out


def _read_as(one: Entry) -> ReadAs:
    found: Claim = one.claim
    return ReadAs(
        words=found.text, type=found.type, stance=found.stance,
        speaker=one.speaker.name if one.speaker is not None and found.voice == "actor" else None,
        figures=tuple(Number(**{name: getattr(f, name) for name in Number.__struct_fields__})
                      for f in found.figures[:MOST_PARTS]),
    )  # fmt: skip


def _summary(same: int, independent: int, others: int, named: int | None) -> str:
    """In one line. named: claims by whom the sentence names; None where it names nobody."""
    if not same and not others:
        return "Nothing in this ledger says it or speaks against it; that tells nothing of whether it is so."
    differ = f"{many(others, 'account')} {'differs or denies' if others == 1 else 'differ or deny'} it."
    if not same:
        return f"No claim in this ledger says so; {differ}"
    whose = "" if named is None else f" ({named:,} of them by whom the sentence names)"
    says = "says" if same == 1 else "say"
    return f"{many(same, 'claim')} in {many(independent, 'independent report')} {says} so{whose}; {differ}"
