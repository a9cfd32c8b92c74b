"""Which claims each filter finds, in which order, page by page; the same in both stores."""

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from counterclaim.errors import FilterError, UnknownError
from counterclaim.ledger.queries.claims import claim_page, claims
from counterclaim.ledger.queries.facets import facets
from counterclaim.ledger.queries.filters import Filters, Sort
from tests.ledger.sample import CAMP, LAND, REGION, TOWN

ALL = "r1:c1 r1:c2 r1:c3 r2:c1 r3:c1 r3:c2 r3:c3 r3:c4 r4:c1 r4:c2 r5:c1"
# filters, ids found
CASES: list[tuple[dict[str, object], str]] = [
    ({}, ALL),
    ({"speaker": "brandt"}, "r1:c1 r1:c2 r2:c1 r4:c1"),
    ({"speaker": "Olaf Brändt"}, "r1:c1 r1:c2 r2:c1 r4:c1"),
    ({"speaker": "s-sant"}, "r3:c1 r3:c2 r3:c3"),
    ({"speaker": "narrator"}, "r1:c3 r5:c1"),
    ({"speaker": "nobody at all"}, ""),
    ({"speaker": "%"}, ""),
    ({"side": ("Norland",)}, "r1:c1 r1:c2 r2:c1 r4:c1"),
    ({"side": ("Norland", "Surria")}, "r1:c1 r1:c2 r2:c1 r3:c1 r3:c2 r3:c3 r4:c1"),
    ({"side": ("",)}, "r3:c4 r4:c2"),
    ({"about": ("Surria",)}, "r1:c1 r2:c1 r3:c2 r3:c4"),
    ({"type": ("territory_held",)}, "r1:c2 r3:c3 r4:c1"),
    ({"stance": ("denies", "admits")}, "r3:c1 r3:c2"),
    ({"factuality": ("negated",)}, "r3:c1"),
    ({"voice": "narrator"}, "r1:c3 r5:c1"),
    ({"place": TOWN}, "r1:c1 r2:c1 r3:c1 r3:c2"),
    ({"place": REGION}, "r1:c1 r1:c2 r2:c1 r3:c1 r3:c2 r3:c3 r4:c1"),
    ({"place": LAND}, "r1:c1 r1:c2 r2:c1 r3:c1 r3:c2 r3:c3 r4:c1"),
    ({"place": "Lanham"}, "r1:c1 r2:c1 r3:c1 r3:c2"),
    ({"place": "geonames:1"}, ""),
    ({"box": (34.9, 50.9, 35.1, 51.1)}, "r1:c1 r2:c1 r3:c1 r3:c2"),
    ({"box": (179.0, -13.0, -179.0, -11.0)}, "r3:c4"),
    ({"said_from": "2024-06"}, "r4:c1 r4:c2"),
    ({"said_to": "2024-05-03"}, "r1:c1 r1:c2 r1:c3 r2:c1"),
    ({"said_from": "2024-05-05", "said_to": "2024"}, "r3:c1 r3:c2 r3:c3 r3:c4 r4:c1 r4:c2"),
    ({"happened_from": "2024-05-04", "happened_to": "2024-05"}, "r3:c3 r3:c4"),
    ({"happened_from": "2024-06-10"}, "r4:c1 r4:c2"),
    ({"happened_to": "2024-06-09", "happened_from": "2024-06-09"}, "r4:c2"),
    ({"figure_min": 30, "figure_max": 50}, "r1:c1 r2:c1 r3:c2"),
    ({"figure_min": 30, "unit": "settlement"}, "r1:c2 r4:c1"),
    ({"figure_max": 30}, "r3:c3 r3:c4"),
    ({"state": "captured"}, "r1:c1 r2:c1 r3:c2"),
    ({"counted": "SETTLE"}, "r1:c2 r3:c3 r4:c1"),
    ({"counted": "%"}, ""),
    ({"report": "r4"}, "r4:c1 r4:c2"),
    ({"report": "in/late.txt"}, "r4:c1 r4:c2"),
    ({"report": "surria answers"}, "r3:c1 r3:c2 r3:c3 r3:c4"),
    ({"report": "100 %"}, "r4:c1 r4:c2"),
    ({"publisher": "Hill Post"}, "r2:c1"),
    ({"agency": "AFP"}, "r1:c1 r1:c2 r1:c3 r2:c1"),
    ({"confidence_min": 0.85}, "r1:c1 r2:c1 r4:c1"),
    ({"confidence_max": 0.3}, "r1:c3 r4:c2"),
    ({"contested": True}, "r1:c1 r1:c2 r2:c1 r3:c1 r3:c2 r3:c3 r4:c1"),
    ({"contested": False}, "r1:c3 r3:c4 r4:c2 r5:c1"),
    ({"independent": True}, "r1:c1 r1:c2 r1:c3 r3:c1 r3:c2 r3:c3 r3:c4 r4:c1 r4:c2 r5:c1"),
    ({"matter": "m-prisoners"}, "r1:c1 r2:c1 r3:c1 r3:c2"),
    ({"utterance": "u1"}, "r1:c1 r2:c1"),
    ({"added_since": "2024-06-12"}, "r4:c1 r4:c2 r5:c1"),
    ({"text": "captured"}, "r1:c1 r2:c1 r3:c2"),
    ({"text": "capture"}, "r1:c1 r2:c1 r3:c2"),
    ({"text": "cafe"}, "r4:c2"),
    ({"text": '"laid down arms"'}, "r3:c1"),
    ({"text": '"down laid arms"'}, ""),
    ({"text": "soldiers lanham"}, "r1:c1 r2:c1"),
    ({"text": "near"}, "r3:c4 r4:c2"),
    ({"text": "?!"}, ""),
    ({"place": CAMP, "side": ("Norland",)}, ""),
    ({"status": ("rejected",)}, ""),
]  # fmt: skip


def _ids(db: Connection, **asked: object) -> list[str]:
    return sorted(row.id for row in claims(db, Filters(**asked), limit=1_000).rows)  # type: ignore[arg-type]


def test_filters(db: Connection) -> None:
    for asked, found in CASES:
        assert _ids(db, **asked) == found.split(), asked


@pytest.mark.parametrize("few", [0, 10_000])
@pytest.mark.parametrize("asked", [{"place": REGION}, {"text": "captured"}, {"unit": "people"}, {"agency": "AFP"}])
def test_both_ways_of_a_query_find_the_same(
    db: Connection, asked: dict[str, object], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = _ids(db, **asked)
    original = "counterclaim.ledger.queries.selection.Membership.is_small"
    monkeypatch.setattr(original, lambda self, db: bool(few))
    assert _ids(db, **asked) == expected != []


@pytest.mark.parametrize("size", [2, 11])
@pytest.mark.parametrize("sort", get_args(Sort))
def test_pages_hold_each_claim_once(db: Connection, sort: Sort, size: int) -> None:
    whole = [row.id for row in claims(db, Filters(), sort=sort, limit=1_000).rows]
    found, cursor = [], None
    while True:
        page = claims(db, Filters(), sort=sort, limit=size, cursor=cursor)
        assert (page.total, page.more) == (11, False)
        found += [row.id for row in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert found == whole
    assert sorted(found) == ALL.split()


def test_orders(db: Connection) -> None:
    newest = [row.id for row in claims(db, Filters()).rows]
    assert newest[0] == "r4:c2"
    assert newest[-1] == "r5:c1"
    assert [row.id for row in claims(db, Filters(), sort="oldest").rows] == newest[::-1]
    assert [row.id for row in claims(db, Filters(unit="people"), sort="figure").rows][:2] == ["r2:c1", "r1:c1"]
    assert claims(db, Filters(), sort="uncertain").rows[0].id == "r4:c2"


@pytest.mark.parametrize(
    ("asked", "more"),
    [
        ({"said_from": "2024-13"}, {}),
        ({"said_to": "yesterday"}, {}),
        ({"box": (0.0, 50.0, 1.0, 40.0)}, {}),
        ({"box": (0.0, 50.0, 400.0, 60.0)}, {}),
        ({}, {"limit": 0}),
        ({}, {"limit": 1_001}),
        ({}, {"sort": "random"}),
        ({}, {"cursor": "no cursor"}),
        ({}, {"cursor": "é"}),
        ({}, {"cursor": "WyJ4Il0"}),
    ],
)
def test_what_makes_no_sense_is_refused(db: Connection, asked: dict[str, object], more: dict[str, object]) -> None:
    with pytest.raises(FilterError):
        claims(db, Filters(**asked), **more)  # type: ignore[arg-type]


def test_a_cursor_belongs_to_its_list(db: Connection) -> None:
    cursor = claims(db, Filters(), limit=2).next
    with pytest.raises(FilterError, match="other filters"):
        claims(db, Filters(side=("Norland",)), limit=2, cursor=cursor)
    with pytest.raises(FilterError, match="other filters"):
        claims(db, Filters(), sort="oldest", limit=2, cursor=cursor)


# Operators of FTS5, of tsquery and of SQL; quotes left open; whatever people paste.
HOSTILE = [
    '"', "'", "\\", "NEAR(a b)", "a NEAR b", "a AND", "OR", "NOT a", "a*", "^a", "text:a", "{text}: a", "a + b", "-a",
    "a -b", '"a', 'a"b"c', "(", ")", "a)", "a:*", "a & b", "a | !b", "a <-> b", "%", "_", "__",
    "x'; DROP TABLE claim; --", "\0", "a\0b",
    "\ud800", "\u202e", "🙂", "ः", "a" * 5_000, "a " * 5_000, '"' * 999, "Erdoğan", "1,294", "Sana'a",
]  # fmt: skip


def test_words_are_never_operators(db: Connection) -> None:
    for words in HOSTILE:
        for field in ("text", "speaker", "place", "report", "counted", "side"):
            value = (words,) if field == "side" else words
            assert set(_ids(db, **{field: value})) <= set(ALL.split()), ascii(words)
        assert _ids(db) == ALL.split(), ascii(words)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_can_be_looked_for(db: Connection, words: str) -> None:
    claims(db, Filters(text=words, speaker=words, report=words))


def test_one_claim(db: Connection) -> None:
    page = claim_page(db, "r1:c1")
    assert page.excerpt.text[slice(*(at - page.excerpt.start for at in page.claim.content[0]))] == page.claim.text
    assert {one.relation for one in page.relations} == {"same_utterance", "denies", "contradicts"}
    assert [(one.a, one.b) for one in page.relations if one.relation == "denies"] == [("r3:c1", "r1:c1")]
    assert [one.id for one in page.same] == ["r2:c1"]
    assert [one.id for one in page.matters] == ["m-prisoners"]
    assert page.machine["text"] == page.claim.text
    assert (page.claim.role, page.claim.revision) == ("spokesman", "0")
    with pytest.raises(UnknownError):
        claim_page(db, "r1:c99")


def test_facets_count_what_the_filters_find(db: Connection) -> None:
    found = facets(db, Filters(place=REGION))
    assert {one.value: one.count for one in found.side} == {"Norland": 4, "Surria": 3}
    assert {one.value: one.count for one in found.type} == {"prisoners_captured": 4, "territory_held": 3}
    assert [one.value for one in found.month] == ["2024-05", "2024-06"]
    assert {one.value: one.count for one in facets(db, Filters()).side}["¶"] == 2
    assert found.sampled == 0
    with pytest.raises(FilterError):
        facets(db, Filters(), fields=("colour",))
