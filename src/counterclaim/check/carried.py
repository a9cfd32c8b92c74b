"""Which numbers of people the reports of an event carry, read or not: what a row may have from them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from sqlalchemy import Connection, select

from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.ledger.queries.load import chunks
from counterclaim.ledger.queries.rows import ClaimRow, FigureRow
from counterclaim.ledger.tables import claim, figure, report
from counterclaim.matters.topics import UNDER_ARMS, classes_in
from counterclaim.model.span import Span
from counterclaim.reader.figures import group, lexicon, numbers
from counterclaim.reader.figures.draft import Draft
from counterclaim.reader.figures.spot import spot
from counterclaim.reader.figures.tokens import Tokens
from counterclaim.reader.sentences import split_span

_PEOPLE = ("people", None)


class Carried:
    """What the claims of an event and their sentences carry; the texts are read when a number is asked for that no
    figure gives."""

    def __init__(self, db: Connection, page: EventPage) -> None:
        self._db = db
        self._claims = [one.claim for one in page.claims if one.copy_of is None]
        self._figures = frozenset(_of_figures(self._claims))
        self._words: tuple[frozenset[float], frozenset[str]] | None = None

    def gives(self, value: float, whom: str) -> bool:
        """True where a figure of some claim is that number, whoever is counted, or a sum of what one claim counts;
        where a sentence of some claim has it and no figure was read there; or where one names a single person of the
        group: "a boy" for children.

        whom: the group of the row's column ("children"), "killed" or "injured" for everybody.
        """
        if value in self._figures:
            return True
        if self._words is None:
            self._words = self._read()
        found, named = self._words
        return value in found or (value == 1 and bool(named & _CLASSES.get(whom, frozenset())))

    def _read(self) -> tuple[frozenset[float], frozenset[str]]:
        spans: dict[str, list[Span]] = defaultdict(list)
        for one in self._claims:
            spans[one.report.id] += one.content
        found: set[float] = set()
        named: set[str] = set()
        for part in chunks(spans):
            read = self._read_figures(part)
            for id, text in self._db.execute(select(report.c.id, report.c.text).where(report.c.id.in_(part))):
                for start, end in _sentences(text, spans[id]):
                    named |= classes_in(text[start:end])
                    for draft in spot(Tokens(text, start, end, numbers.COMPOUNDS)):
                        at = draft.tokens.starts[draft.first]
                        if draft.unit is None and not _age(draft) and not any(s <= at < e for s, e in read[id]):
                            found |= {float(v) for v in (draft.value, draft.low, draft.high) if v is not None}
        return frozenset(found), frozenset(named)


    def _read_figures(self, reports: Sequence[str]) -> dict[str, list[Span]]:
        """Where each report's figures stand: what was read as another claim's number was not missed here."""
        out: dict[str, list[Span]] = defaultdict(list)
        query = select(claim.c.report, figure.c.start, figure.c.end).join(claim, claim.c.id == figure.c.claim)
        for id, start, end in self._db.execute(query.where(claim.c.report.in_(reports))):
            out[id].append((start, end))
        return out


_CLASSES = {
    "children": frozenset({"children"}), "women": frozenset({"women"}), "civilians": frozenset({"civilians"}),
    "fighters": UNDER_ARMS,
}  # fmt: skip


def _of_figures(claims: Sequence[ClaimRow]) -> Iterator[float]:
    """Every number of people that a claim gives, and what two or all of its figures of one state add up to."""
    for one in claims:
        people = [f for f in one.figures if f.unit in _PEOPLE]
        yield from (v for f in people for v in (f.value, f.low, f.high) if v is not None)
        states: dict[str, list[float]] = defaultdict(list)
        for part in people:
            if part.state and (value := _exact(part)) is not None:
                states[group(part.state)].append(value)
        for values in states.values():
            yield from (a + b for a, b in combinations(values, 2))
            yield sum(values)


def _age(draft: Draft) -> bool:
    """ "A boy of nine": how old one person is."""
    tokens, at = draft.tokens, draft.first - 2
    noun = tokens.lower[at] if at >= 0 and tokens.low(at + 1) == "of" else ""
    return lexicon.nouns().get(noun) == lexicon.PEOPLE and not lexicon.is_plural(tokens.words[at])


def _exact(one: FigureRow) -> float | None:
    return one.value if one.bound == "exact" and one.same_as is None else None


def _sentences(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The sentences of a text that hold some of the spans."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if any(s < end and start < e for s, e in spans):
            yield from (
                (a, b) for a, b in split_span(text, start, end) if any(s < b and a < e for s, e in spans)
            )
        start = end + 1
