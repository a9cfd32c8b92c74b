"""Speakers across reports: one under many names, the body a person speaks for, and what people say of both."""

from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import select

from counterclaim.errors import CorrectionError, UnknownError
from counterclaim.ledger import tables
from counterclaim.ledger.forget import forget
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.reread import reread
from counterclaim.ledger.verify import verify, whole
from counterclaim.model import Actor, Claim, Mention, Reading, Report
from tests.ledger.made import before_speakers, contents

Make = Callable[[], str]


def said(number: int, *actors: tuple[str, str, str | None, str | None], day: str = "2024-05-03") -> Reading:
    """A report in which each actor (name, kind, role, side) puts a claim forward."""
    text, people, claims = f"Report {number}\n\n", [], []
    for n, (name, kind, role, side) in enumerate(actors, 1):
        start = len(text)
        text += f"{name} said that bridge {number * 10 + n} had been shelled.\n\n"
        mention = Mention(start, start + len(name), name)
        people.append(Actor(id=f"a{n}", name=name, kind=kind, role=role, side=side, mentions=(mention,)))  # type: ignore[arg-type]
        at = (start + len(name) + 11, len(text) - 3)
        claims.append(
            Claim(
                id=f"c{n}", voice="actor", actor=f"a{n}", content=(at,), text=text[at[0] : at[1]],
                type="strike", stance="asserts", factuality="asserted", evidentiality="official_statement",
                confidence=0.9,
            )
        )
    report = Report(id="given", text=text, publisher="Harbour Gazette", published=day, url=f"https://h.example/{number}")
    return Reading(reader="1.0", report=report, actors=tuple(people), claims=tuple(claims))


OBSERVATORY = ("Ostian Observatory for Peace", "organisation", None, None)
SHORT = ("Observatory", "organisation", None, None)
HEAD = ("Amin Abdel Karim", "person", "Observatory director", None)
HEAD_TOO = ("Amin Abdulkarim", "person", "who heads the Britain-based Observatory", "Norvan opposition")
READINGS = [
    said(1, OBSERVATORY, SHORT), said(2, OBSERVATORY, SHORT, HEAD, day="2024-05-04"), said(3, SHORT, HEAD_TOO),
    said(4, ("London-based Observatory toll", "organisation", None, None),
         ("Olaf Brandt", "person", "mayor", "Norland")),
    said(5, ("Abdel Karim", "person", "Observatory chief", None), ("Brandt", "person", None, "Norland")),
    said(6, ("a military source", "unnamed", None, None), ("Ostian Network for Peace", "organisation", None, None)),
]  # fmt: skip


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """Those above."""
    return READINGS


def added(ledger: Ledger, readings: Sequence[Reading]) -> None:
    for one in readings:
        ledger.add_reading(one, source=f"{one.report.url}", match=False)
    ledger.match_all()


def speakers(ledger: Ledger) -> dict[str, tuple[str | None, list[str]]]:
    """By name: the name of the body each speaks for, and the names it goes by."""
    out = {}
    for row in ledger.speakers(limit=1000).rows:
        out[row.name] = (row.body, sorted(one.name for one in ledger.speaker(row.id).names))
    return out


def of_claims(ledger: Ledger) -> list[Any]:
    with ledger.reading() as db:
        query = select(tables.claim.c.text, tables.claim.c.speaker)
        return sorted((row.text, row.speaker) for row in db.execute(query))


@pytest.mark.one_store
def test_a_body_its_short_names_and_its_head(with_readings: Ledger) -> None:
    ledger = with_readings
    found = speakers(ledger)
    body = "Ostian Observatory for Peace"
    assert found[body] == (None, ["Observatory", body])
    assert found["Amin Abdel Karim"] == (body, ["Abdel Karim", "Amin Abdel Karim", "Amin Abdulkarim"])
    assert found["Olaf Brandt"] == (None, ["Brandt", "Olaf Brandt"])
    assert found["Ostian Network for Peace"] == (None, ["Ostian Network for Peace"])
    assert len(found) == 5


@pytest.mark.one_store
def test_a_surname_of_two_people_is_nobodys(ledger: Ledger) -> None:
    added(ledger, [*READINGS, said(7, ("Ida Brandt", "person", "minister", "Norland"))])
    assert {"Brandt", "Olaf Brandt", "Ida Brandt"} <= set(speakers(ledger))


@pytest.mark.one_store
def test_a_monitor_is_the_one_that_its_report_names(ledger: Ledger) -> None:
    monitor = ("war monitor", "organisation", None, None)
    two = [monitor, OBSERVATORY, ("Coastal Observatory", "organisation", None, None)]
    other = [("election monitor", "organisation", None, None), OBSERVATORY]
    added(ledger, [said(1, monitor, OBSERVATORY), said(2, *two), said(3, monitor), said(4, *other)])
    found = speakers(ledger)
    assert found[OBSERVATORY[0]] == (None, [OBSERVATORY[0], "war monitor"])
    assert sorted(row.name for row in ledger.speakers(limit=99).rows).count("war monitor") == 2
    assert "election monitor" in found


@pytest.mark.one_store
def test_a_short_name_of_two_bodies_stays_apart(ledger: Ledger) -> None:
    other = ("Coastal Observatory for Birds", "organisation", None, None)
    added(ledger, [*READINGS, said(7, other, SHORT), said(8, other, SHORT)])
    assert speakers(ledger)["Observatory"] == (None, ["Observatory"])


@pytest.mark.one_store
@pytest.mark.parametrize("order", list(permutations(range(4)))[1::5])
def test_the_order_of_adding_is_of_no_matter(with_readings: Ledger, address: Make, order: tuple[int, ...]) -> None:
    one = with_readings
    with Ledger(address()) as other:
        for n in order:
            added(other, [READINGS[n]])
        added(other, READINGS[4:])
        mine, theirs = contents(one), contents(other)
        assert mine["pending"] == theirs["pending"] == []
        for name in ("speaker", "called", "naming", "entry", "block", "utterance"):
            assert mine[name] == theirs[name], name
        assert of_claims(one) == of_claims(other)


def test_what_is_forgotten_tells_nothing_more(with_readings: Ledger) -> None:
    ledger = with_readings
    with ledger.reading() as db:
        reports = {row.url[-1]: row.id for row in db.execute(select(tables.report.c.id, tables.report.c.url))}
    forget(ledger, reports["2"], who="me")
    found = speakers(ledger)
    assert found["Observatory"] == (None, ["Observatory"])  # one report alone tells what it is short for
    added(ledger, [READINGS[1]])
    assert speakers(ledger)["Ostian Observatory for Peace"][1] == [
        "Observatory", "Ostian Observatory for Peace",
    ]  # fmt: skip


def test_people_merge_and_split_speakers(with_readings: Ledger) -> None:
    ledger = with_readings
    before = speakers(ledger), of_claims(ledger)
    done = ledger.merge_speakers("Ostian Network for Peace", "Olaf Brandt", who="ada", why="the same office")
    merged = next(one for one in speakers(ledger).values() if "Brandt" in one[1])
    assert merged[1] == ["Brandt", "Olaf Brandt", "Ostian Network for Peace"]
    added(ledger, [said(9, ("Olaf Brandt", "person", "mayor", "Norland"))])
    assert len({id for _, id in of_claims(ledger)} & {"body:network ostian peace:"}) == 1
    assert "name:olaf brandt:" not in {id for _, id in of_claims(ledger)}
    apart = ledger.split_speaker("body:network ostian peace:", ["Brandt"], who="bo")
    assert "Brandt" in speakers(ledger)
    ledger.undo(apart.id, who="bo")
    ledger.undo(done.id, who="ada")
    assert speakers(ledger) == before[0]
    assert [one for one in of_claims(ledger) if "bridge 91" not in one[0]] == before[1]
    with ledger.reading() as db:
        assert whole(list(verify(db)))
        actions = list(db.scalars(select(tables.audit.c.detail).where(tables.audit.c.action == "correct")))
    assert len(actions) == 4


@pytest.mark.one_store
def test_merges_survive_reading_again(with_readings: Ledger) -> None:
    ledger = with_readings
    ledger.merge_speakers("Ostian Network for Peace", "Olaf Brandt", who="ada")
    was = of_claims(ledger)
    by_text = {one.report.text: one for one in READINGS}
    reread(ledger, lambda report: by_text[report.text], "2.0", who="ada", every=True)
    assert of_claims(ledger) == was


@pytest.mark.one_store
def test_what_can_not_be_merged_or_split_is_told(with_readings: Ledger) -> None:
    ledger = with_readings
    with pytest.raises(UnknownError):
        ledger.merge_speakers("Olaf Brandt", "nobody of that name", who="ada")
    with pytest.raises(CorrectionError, match="already"):
        ledger.merge_speakers("Olaf Brandt", "Brandt", who="ada")
    with pytest.raises(CorrectionError, match="no name"):
        ledger.split_speaker("Olaf Brandt", ["Observatory"], who="ada")
    with pytest.raises(CorrectionError, match="must stay"):
        ledger.split_speaker("Olaf Brandt", ["Olaf Brandt", "Brandt"], who="ada")


def test_an_older_ledger_is_brought_to_the_same(address: Make) -> None:
    first, second = address(), address()
    with Ledger(first) as ledger:
        added(ledger, READINGS[:4])
        ledger.write(before_speakers)
    with Ledger(first) as ledger, Ledger(second) as fresh:
        added(ledger, READINGS[4:])
        added(fresh, READINGS)
        mine, theirs = contents(ledger), contents(fresh)
        for name in ("speaker", "called", "naming", "entry", "block", "utterance", "claim", "matter", "pending"):
            assert mine[name] == theirs[name], name
