"""Matters that nothing new is told of are left as they are, and what comes out is the same as from nothing."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from sqlalchemy import select, update

from counterclaim.ledger import tables
from counterclaim.ledger.corrections import judge
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.matching import counts
from counterclaim.ledger.matching import matters as matching
from counterclaim.matters.assembly import Assembled
from counterclaim.model import Reading
from tests.ledger.made import Said, added, contents, day, reading

ONE_STORE = True

_MATCHED = ("matter", "matter_claim", "relation", "utterance")


@pytest.fixture
def assembled(monkeypatch: pytest.MonkeyPatch) -> list[Assembled]:
    """What each assembling of a ground or an event gave."""
    out: list[Assembled] = []

    def noting(before: Callable[..., Assembled]) -> Callable[..., Assembled]:
        def noted(*given: Any, **named: Any) -> Assembled:
            out.append(before(*given, **named))
            return out[-1]

        return noted

    for name in ("assemble_near", "assemble_event"):
        monkeypatch.setattr(matching, name, noting(getattr(matching, name)))
    return out


def _matched(ledger: Ledger) -> Mapping[str, Any]:
    return {name: rows for name, rows in contents(ledger).items() if name in _MATCHED}


def _news(days: int, every: int = 1) -> list[Reading]:
    """Both sides' counts, repeated, contradicted and denied, every so many days."""
    out = []
    for at in range(0, days * every, every):
        for n, side in enumerate(("Norland", "Surria", "Norland")):
            stance = "denies" if (at + n) % 5 == 4 else "asserts"
            said = Said(side, 10 + (at + 3 * n) % 4, day=day(at), stance=stance)
            out.append(reading(said, published=day(at), number=10 * at + n))
    return out


def test_what_nothing_new_is_told_of_is_not_assembled_again(
    address: Callable[[], str], assembled: list[Assembled]
) -> None:
    with Ledger(address()) as ledger:
        added(ledger, _news(8, every=4))
        with ledger.reading() as db:
            before = {r.id: r.changed_at for r in db.execute(select(tables.matter))}
        assembled.clear()
        added(ledger, [reading(Said("Surria", 77, day=day(28)), published=day(28), number=999)])
        with ledger.reading() as db:
            after = {r.id: r.changed_at for r in db.execute(select(tables.matter))}
        unchanged = {id for one in assembled for id in one.unchanged}
        made = {matter.id for one in assembled for matter in one.matters}
        left = set(before) - made
        assert len(left) > 2
        assert unchanged <= left
        assert all(after[id] == before[id] for id in left)


def test_one_by_one_gives_what_all_at_once_gives(address: Callable[[], str]) -> None:
    news = _news(5)
    with Ledger(address()) as slowly, Ledger(address()) as once:
        for one in news:
            added(slowly, [one])
        added(once, news, match=False)
        assert _matched(slowly) == _matched(once)


def test_what_was_forgotten_and_comes_again_is_assembled_again(address: Callable[[], str]) -> None:
    news = _news(4)
    with Ledger(address()) as ledger:
        added(ledger, news)
        before = _matched(ledger)
        with ledger.reading() as db:
            gone = db.scalar(select(tables.report.c.id).where(tables.report.c.url == news[3].report.url))
        ledger.write(lambda db: _forgotten(db, str(gone)))
        added(ledger, [news[3]])
        assert _matched(ledger) == before


def _forgotten(db: Any, report: str) -> None:
    from counterclaim.ledger.forget import remove_claims

    remove_claims(db, list(db.scalars(select(tables.claim.c.id).where(tables.claim.c.report == report))))
    for table in (tables.copy_windows, tables.fingerprint, tables.named, tables.actor):
        db.execute(table.delete().where(table.c.report == report))
    db.execute(tables.report.delete().where(tables.report.c.id == report))


def test_another_program_version_assembles_again(address: Callable[[], str], assembled: list[Assembled]) -> None:
    with Ledger(address()) as ledger:
        added(ledger, _news(3))
        ledger.write(lambda db: db.execute(update(tables.matter).values(made_of="of another version")))
        assembled.clear()
        added(ledger, [reading(Said("Surria", 77, day=day(1)), published=day(1), number=999)])
        assert not any(one.unchanged for one in assembled)
        assert any(one.matters for one in assembled)


def _totals(count: int) -> Sequence[Reading]:
    return [
        reading(Said(("Norland", "Surria")[n % 2], 1_000 + 10 * n, total=True), published=day(n), number=n)
        for n in range(count)
    ]


def test_a_long_total_is_added_to(address: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is far enough from what is new keeps its place, and nothing of it is read."""
    monkeypatch.setattr(matching, "NEAREST", 12)
    news = _totals(22)
    with Ledger(address()) as ledger, Ledger(address()) as whole:
        for one in news:
            added(ledger, [one])
        monkeypatch.setattr(matching, "NEAREST", 100)
        added(whole, news, match=False)
        assert _matched(ledger)["matter_claim"] == _matched(whole)["matter_claim"]
        mine, theirs = (_matched(one)["matter"] for one in (ledger, whole))
        assert [(m["id"], m["size"], m["versions"], m["reports"]) for m in mine] == [
            (m["id"], m["size"], m["versions"], m["reports"]) for m in theirs
        ]
        assert _matched(ledger)["relation"] == _matched(whole)["relation"]


_WIRE = (
    "Along the river the roads were closed for the whole morning while engineers looked for what was left under "
    "the bridge, and buses took the long way round by the villages until the evening, the railway office wrote.\n\n"
    "Nobody was on the bridge at the time, and the ferry goes on twice an hour for as long as the work takes."
)


def test_a_long_total_is_counted_on_as_it_is_counted_anew(
    address: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Copies of one wire story, an utterance repeated, two claims of a report and a new side among what is added."""
    monkeypatch.setattr(matching, "NEAREST", 4)
    went_on: list[set[str]] = []
    of_longer = counts.of_longer

    def noted(db: Any, new: Mapping[str, Any]) -> None:
        went_on.append({member for members in new.values() for member in members})
        of_longer(db, new)

    monkeypatch.setattr(counts, "of_longer", noted)
    news = [*_totals(12)]
    news += [
        reading(Said("Norland", 5_000, total=True), published=day(20), number=90, copy=_WIRE),
        reading(Said("Norland", 5_000, total=True), published=day(20), number=90, copy=_WIRE, outlet="Quay News"),
        reading(Said("Norland", 5_000, total=True), published=day(20), number=91),
        reading(Said("Norland", 6_000, total=True), Said("Brandt", 6_001, total=True), published=day(21), number=92),
        reading(Said("Surria", 6_500, total=True), published=day(22), number=93),
        reading(Said("Surria", 6_500, total=True), published=day(22), number=94, outlet="Quay News"),
    ]
    with Ledger(address()) as ledger:
        for one in news:
            added(ledger, [one])
        stands = _matched(ledger)["matter"]
        ids = [row["id"] for row in stands]
        ledger.write(lambda db: counts.of_matters(db, ids))
        assert _matched(ledger)["matter"] == stands
        (total,) = stands
        assert total["size"] == 19
        assert total["utterances"] < total["size"]
        assert total["reports"] < len(news)
        assert (total["sides"], total["side_names"]) == (2, "|Norland|Surria|")
    assert len({member for members in went_on for member in members}) > 8


def test_a_claim_that_comes_late_stands_where_it_belongs_in_a_long_total(
    address: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "NEAREST", 4)
    news = _totals(11)
    with Ledger(address()) as ledger, Ledger(address()) as ordered:
        for one in (*news[:4], *news[5:], news[4]):
            added(ledger, [one])
        for one in news:
            added(ordered, [one])
        places = [{(m["claim"], m["position"]) for m in _matched(one)["matter_claim"]} for one in (ledger, ordered)]
        assert places[0] == places[1]


def test_a_corrected_claim_of_a_long_total_is_related_anew(
    address: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "NEAREST", 4)
    with Ledger(address()) as ledger:
        for one in _totals(11):
            added(ledger, [one])
        before = _matched(ledger)
        last = before["matter_claim"][-1]["claim"]
        (total,) = before["matter"]
        ledger.write(lambda db: judge.reject(db, last, who="reviewer", settle=ledger.settle))
        assert all(last not in (row["a"], row["b"]) for row in _matched(ledger)["relation"])
        ledger.write(lambda db: judge.accept(db, last, who="reviewer", settle=ledger.settle))
        assert _matched(ledger)["relation"] == before["relation"]
        assert _matched(ledger)["matter"] == [total]
