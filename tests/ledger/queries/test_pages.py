"""Matters, reports, speakers, time, map, search, review and overview over the sample; the same in both stores."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection

from counterclaim.errors import FilterError, UnknownError
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries import excerpts
from counterclaim.ledger.queries.audit_log import audit
from counterclaim.ledger.queries.compare import comparison
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.map import map_page
from counterclaim.ledger.queries.matter_document import document
from counterclaim.ledger.queries.matter_page import find_matter, matter_page
from counterclaim.ledger.queries.matters import matters
from counterclaim.ledger.queries.overview import overview
from counterclaim.ledger.queries.reports import report_page, reports
from counterclaim.ledger.queries.review import queue
from counterclaim.ledger.queries.search import search
from counterclaim.ledger.queries.speakers import speaker_page, speakers
from counterclaim.ledger.queries.timeline import timeline
from tests.ledger.made import Said, added, reading
from tests.ledger.sample import CAMP, LAND, REGION, TOWN, texts

MATTERS = [
    ({}, {}, "m-prisoners m-settlements m-wounded"),
    ({"type": ("territory_held",)}, {}, "m-settlements"),
    ({"place": LAND}, {}, "m-prisoners m-settlements"),
    ({"speaker": "sant"}, {}, "m-prisoners m-settlements"),
    ({"stance": ("admits",)}, {}, "m-prisoners"),
    ({"contested": False}, {}, "m-wounded"),
    ({"happened_from": "2024-06"}, {}, "m-settlements"),
    ({"unit": "people"}, {}, "m-prisoners m-wounded"),
    ({"text": "captured"}, {}, "m-prisoners"),
    ({"publisher": "Hill Post"}, {}, "m-prisoners"),
    ({}, {"question": "held norland"}, "m-settlements"),
    ({}, {"running": True}, "m-settlements"),
    ({}, {"least": 2}, "m-prisoners m-settlements"),
    ({}, {"changed_since": "2024-06"}, "m-settlements"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "more", "found"), MATTERS)
def test_matters(db: Connection, asked: dict[str, object], more: dict[str, object], found: str) -> None:
    page = matters(db, Filters(**asked), **more)  # type: ignore[arg-type]
    assert sorted(row.id for row in page.rows) == found.split()


@pytest.mark.parametrize("sort", ["contested", "changed", "newest", "oldest", "size", "question"])
def test_matters_page_by_page(db: Connection, sort: str) -> None:
    whole = [row.id for row in matters(db, sort=sort).rows]  # type: ignore[arg-type]
    found, cursor = [], None
    for _ in range(3):
        page = matters(db, sort=sort, limit=1, cursor=cursor)  # type: ignore[arg-type]
        found.append(page.rows[0].id)
        cursor = page.next
    assert (found, cursor) == (whole, None)


def test_the_last_word_of_each_side(db: Connection) -> None:
    row = next(row for row in matters(db).rows if row.id == "m-settlements")
    told = [(one.side, one.claims, one.text, one.figure.value if one.figure else None) for one in row.latest]
    assert told == [
        ("Norland", 2, "Norland's troops hold 90 settlements", 90),
        ("Surria", 1, "the enemy has 28 settlements", 28),
    ]


def test_a_matter_lays_versions_by_side_and_folds_copies(db: Connection) -> None:
    page = matter_page(db, "m-prisoners")
    assert [(one.number, one.label, one.claims) for one in page.versions] == [
        (0, "at least 40 people captured", ("r1:c1", "r2:c1")),
        (1, "not one Surrian soldier has laid down arms", ("r3:c1",)),
        (2, "31 people captured", ("r3:c2",)),
    ]
    assert [(one.side, one.speakers, one.versions, one.members) for one in page.sides] == [
        ("Norland", ("Olaf Brändt",), (0,), ("r1:c1", "r2:c1")), ("Surria", ("Mira Sant",), (1, 2), ("r3:c1", "r3:c2")),
    ]  # fmt: skip
    assert {one.claim.id: one.copy_of for one in page.members if one.copy_of} == {"r2:c1": "r1:c1"}
    assert (page.versions[0].reports, page.versions[0].utterances, page.copies) == (1, 1, 1)
    assert page.relations[0].relation in ("contradicts", "denies")
    assert ("r3:c1", "r1:c1") in {(one.a, one.b) for one in page.relations if one.relation == "denies"}
    assert all(one.reason for one in page.relations)
    assert {one.name for one in page.views} >= {"all", "latest", "ucdp", "airwars"}
    airwars = next(one for one in page.views if one.name == "airwars")
    assert (airwars.low, airwars.high, airwars.contested) == (31, 40, True)
    small = matter_page(db, "m-prisoners", limit=1)
    assert (len(small.members), small.left_out) == (1, 3)
    assert find_matter(db, "m-p") == "m-prisoners"
    for wrong in ("m-", "x", "", "%"):
        with pytest.raises(UnknownError):
            find_matter(db, wrong)


def test_matters_in_the_form_that_is_scored(db: Connection) -> None:
    found = {one["id"]: one for one in document(db)}
    one = found["m-settlements"]
    assert [(m["claim"], m["source"], m["speaker"], m["side"], m["figure"]) for m in one["members"]] == [
        ("r1:c2", "harbour.txt", "Olaf Brändt", "Norland", "74"),
        ("r3:c3", "surria.txt", "Mira Sant", "Surria", "28"),
        ("r4:c1", "late.txt", "Olaf Brändt", "Norland", "90"),
    ]
    assert one["versions"] == [["r1:c2"], ["r3:c3"], ["r4:c1"]]
    assert {(r["a"], r["b"], r["relation"]) for r in one["relations"]} == {
        ("r3:c3", "r1:c2", "contradicts"), ("r4:c1", "r1:c2", "updates"),
    }  # fmt: skip
    start, end = one["members"][0]["content"][0]
    assert texts()["r1"][start:end] == one["members"][0]["text"]


def test_reports(db: Connection) -> None:
    assert [row.id for row in reports(db).rows] == ["r4", "r3", "r2", "r1", "r5"]
    assert [row.id for row in reports(db, Filters(agency="AFP"), sort="oldest").rows] == ["r1", "r2"]
    assert [row.id for row in reports(db, Filters(speaker="medics")).rows] == ["r3"]
    assert [row.claims for row in reports(db, Filters(report="r1")).rows] == [3]
    page = report_page(db, "r1")
    assert page.text == texts()["r1"]
    assert [one.id for one in page.claims] == ["r1:c1", "r1:c2", "r1:c3"]
    assert page.family is not None
    assert [one.report.id for one in page.family.members] == ["r1", "r2"]
    assert [(one.kind, one.start) for one in page.furniture] == [("share", 0)]
    both = comparison(db, "r1", "r2")
    (a, b), *_ = both.pairs
    assert both.a_text[slice(*a)].strip() == both.b_text[slice(*b)].strip()
    for ask in (lambda: report_page(db, "r9"), lambda: comparison(db, "r1", "r9")):
        with pytest.raises(UnknownError):
            ask()


def test_speakers(db: Connection) -> None:
    assert sorted(row.name for row in speakers(db).rows) == ["Mira Sant", "Olaf Brändt", "medics"]
    row = speakers(db, name="brandt").rows[0]
    assert (row.claims, row.reports, row.contested, row.first, row.last) == (4, 3, 4, "2024-05-03", "2024-06-10")
    page = speaker_page(db, "s-brandt")
    assert [(one.role, one.first, one.last, one.reports) for one in page.roles] == [
        ("spokesman", "2024-05-03", "2024-05-03", 2), ("general", "2024-06-11", "2024-06-11", 1),
    ]  # fmt: skip
    assert {one.label: one.count for one in page.comparisons} == {"is denied by": 1, "is contradicted by": 2}
    assert page.compared[0].question
    of_medics = speaker_page(db, "s-medics").compared  # a denial in the same report is told, too
    assert [(one.claim.id, one.other.id, one.relation, one.passive, one.matter) for one in of_medics] == [
        ("r3:c4", "r3:c1", "denies", True, None)
    ]
    with pytest.raises(UnknownError):
        speaker_page(db, "nobody")


def test_timeline(db: Connection) -> None:
    found = timeline(db, Filters(), limit=3)
    assert [one.claim for one in found.points.rows] == ["r1:c1", "r1:c2", "r1:c3"]
    assert found.points.total == 10  # one has no day
    assert found.step == "day"
    assert sum(one.claims for one in found.bins) == 10
    assert found.points.rows[0].happened_first == "2024-05-02"
    assert found.points.rows[0].figure is not None


def test_the_map_says_how_precise_a_place_is(db: Connection) -> None:
    page = map_page(db, Filters())
    assert {one.id: (one.precision, one.claims) for one in page.places} == {
        TOWN: ("town", 4), REGION: ("ADM1", 3), CAMP: ("near", 1),
    }  # fmt: skip
    assert page.unplaced == 3
    assert [one.id for one in map_page(db, Filters(box=(30, 50, 40, 52))).places] == [TOWN, REGION]
    assert map_page(db, Filters(), limit=1).left_out == 2


SEARCHES = [
    ("captured soldiers", "claims", {"r1:c1", "r2:c1", "r3:c2"}),
    ("strikes cafés", "claims", {"r4:c2"}),
    ("settlements", "claims", {"r1:c2", "r3:c3", "r4:c1"}),
    ("", "claims", set()),
    ("NEAR", "claims", {"r3:c4", "r4:c2"}),
    ("captured settlements", "reports", {"r1", "r3"}),
    ('"nothing is known"', "reports", {"r5"}),
    ("100 quoted", "reports", {"r4"}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "within", "found"), SEARCHES)
def test_search(db: Connection, words: str, within: str, found: set[str]) -> None:
    page = search(db, words, within=within)  # type: ignore[arg-type]
    assert {hit.claim.id if hit.claim else hit.report.id for hit in page.rows} == found
    whole = texts()
    for hit in page.rows:
        assert whole[hit.report.id][hit.start : hit.start + len(hit.snippet)] == hit.snippet
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)
        assert hit.marks or words == "100 quoted"  # stands in the title


def test_search_page_by_page_and_with_filters(db: Connection) -> None:
    whole = [hit.claim.id for hit in search(db, "captured").rows if hit.claim]
    first = search(db, "captured", limit=2)
    second = search(db, "captured", limit=2, cursor=first.next)
    assert [hit.claim.id for page in (first, second) for hit in page.rows if hit.claim] == whole
    assert second.next is None
    assert [hit.claim.id for hit in search(db, "captured", Filters(side=("Surria",))).rows if hit.claim] == ["r3:c2"]
    with pytest.raises(FilterError):
        search(db, "captured", cursor=first.next, limit=2, within="reports")


def test_review_brings_the_uncertain_and_contested_first(db: Connection) -> None:
    whole = queue(db)
    ids = [item.claim.id for item in whole.rows]
    assert ids[:2] == ["r3:c2", "r4:c2"]
    assert len(ids) == 11
    assert all(item.why for item in whole.rows[:5])
    found, cursor = [], None
    while True:
        page = queue(db, limit=2, cursor=cursor)
        found += [item.claim.id for item in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert found == ids
    assert queue(db, who="ada", second=True).rows == ()


def test_overview(db: Connection) -> None:
    page = overview(db, since="2024-06-12", now=datetime(2024, 6, 14, tzinfo=UTC))
    assert (page.reports, page.claims, page.speakers, page.matters, page.contested) == (5, 11, 3, 3, 2)
    assert [(one.day, one.reports, one.claims) for one in page.added] == [("2024-06-13", 1, 1), ("2024-06-12", 1, 2)]
    assert [one.id for one in page.changed] == ["m-settlements"]
    assert page.newest[0].id == "r5"
    assert audit(db).rows == ()


def test_a_name_finds_what_its_bearer_said(tmp_path: Path) -> None:
    with Ledger(tmp_path / "said.db") as ledger:
        added(ledger, [reading(Said("Brandt", 12), number=1), reading(Said("Surria", 29), number=2, outlet="Herald")])
        with ledger.reading() as db:
            assert [hit.claim.speaker_name for hit in search(db, "brandt").rows if hit.claim] == ["Olaf Brandt"]
            assert search(db, '"brandt"').total == 0  # a phrase is words alone
            assert search(db, "soldiers").total == 2


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Rain fell. Norland denied responsibility and left. It rained.", "responsibility",
         "Norland denied responsibility and left."),
        ("Surria called this \"a lie\"", "this \"a lie\"", "Surria called this \"a lie\""),
        ("Who fired? Nobody, the mayor said! Then all left.", "Nobody", "Nobody, the mayor said!"),
    ],
)  # fmt: skip
def test_words_that_say_little_are_quoted_with_their_sentence(text: str, words: str, told: str) -> None:
    at = text.index(words)
    assert excerpts.sentence(text, at, at + len(words), whole=True) == told
