"""Accept, reject, edit, undo: what is shown follows, what the machine read stays, nobody's work is lost."""

import pytest
from sqlalchemy import select

from counterclaim.errors import CorrectionError, OutdatedError, UnknownError
from counterclaim.ledger import audit, tables
from counterclaim.ledger.corrections.judge import accept, add, edit, reject, undo
from counterclaim.ledger.queries.claims import claim_page, claims
from counterclaim.ledger.queries.filters import Filters
from tests.conftest import span
from tests.ledger.corrections.conftest import Desk

FORTY = "{}-{}".format(*span("at least 40 Surrian soldiers"))
LANHAM = "{}-{}".format(*span("Lanham", 1))


def _shown(desk: Desk, inner: str) -> dict[str, object]:
    row = claim_page(desk.db, desk.id(inner)).claim
    return {
        "type": row.type, "stance": row.stance, "speaker": row.speaker_name, "side": row.side, "text": row.text,
        "said": row.said_first, "status": row.status,
        "figures": [(f.value, f.low, f.high, f.bound) for f in row.figures],
        "places": [p.id for p in row.places], "times": [(t.value, t.first, t.last) for t in row.times],
    }  # fmt: skip


def test_an_accepted_claim_says_so_and_stays(desk: Desk) -> None:
    before = _shown(desk, "c3")
    row = accept(desk.db, desk.id("c3"), why="checked", **desk.by("ada"))
    assert _shown(desk, "c3") == {**before, "status": "accepted"}
    assert (row.who, row.reason, row.action) == ("ada", "checked", "accept")
    assert audit.check(desk.db) == (1, None)


def test_a_rejected_claim_is_left_out_of_lists_and_of_matching(desk: Desk) -> None:
    id = desk.id("c3")
    block = select(tables.block.c.block).where(tables.block.c.claim == id)
    stood = set(desk.db.scalars(block))
    assert stood
    reject(desk.db, id, **desk.by("ada"))
    assert id not in [row.id for row in claims(desk.db, Filters()).rows]
    assert id in [row.id for row in claims(desk.db, Filters(rejected=True)).rows]
    assert set(desk.db.scalars(block)) == set()
    assert stood <= set(desk.db.scalars(select(tables.pending.c.block)))
    undo(desk.db, 1, **desk.by("ada"))
    assert set(desk.db.scalars(block)) == stood
    assert _shown(desk, "c3")["status"] == "machine"


# patch, claim, what is shown then
EDITS = [
    ({"type": "casualties"}, "c3", {"type": "casualties"}),
    ({"stance": "admits", "factuality": "hedged"}, "c3", {"stance": "admits"}),
    ({"figures": {FORTY: {"value": 41}}}, "c3", {"figures": [(41, 41, None, "at_least")]}),
    ({"figures": {FORTY: {"bound": "exact"}}}, "c3", {"figures": [(40, 40, 40, "exact")]}),
    ({"figures": {FORTY: {"low": 30, "high": 50, "bound": "range", "value": None}}}, "c3",
     {"figures": [(None, 30, 50, "range")]}),
    ({"figures": {FORTY: None}}, "c3", {"figures": []}),
    ({"places": {LANHAM: {"id": "geonames:703448"}}}, "c2", {}),
    ({"speaker": {"name": "Colonel Mira Sant", "side": "Surria"}}, "c3",
     {"speaker": "Colonel Mira Sant", "side": "Surria"}),
    ({"speaker": None}, "c3", {"speaker": None, "side": None}),
    ({"speaker": "Ada Quill"}, "c7", {"speaker": "Ada Quill"}),
    ({"voice": "narrator"}, "c3", {"speaker": None, "side": None}),
    ({"said": "2024-05-01"}, "c3", {"said": "2024-05-01"}),
    ({"said": "2024-05"}, "c3", {"said": "2024-05-01"}),
    ({"content": [list(span("captured"))]}, "c3", {"text": "captured"}),
    ({"target": {"name": "Surrian soldiers", "side": None}, "actor": "Norland"}, "c3", {}),
    ({"times": {LANHAM: {"value": "2024-05-01/2024-05-03", "role": "event"}}}, "c3",
     {"times": [("2024-05-01/2024-05-03", "2024-05-01", "2024-05-03")]}),
]  # fmt: skip


@pytest.mark.parametrize(("patch", "inner", "then"), EDITS, ids=[str(row[0])[:50] for row in EDITS])
def test_an_edit_is_shown_and_can_be_taken_back(
    desk: Desk, patch: dict[str, object], inner: str, then: dict[str, object]
) -> None:
    id = desk.id(inner)
    before, machine = _shown(desk, inner), claim_page(desk.db, id).machine
    row = edit(desk.db, id, patch, why="look at the words", **desk.by("ada"))
    now = _shown(desk, inner)
    assert {key: now[key] for key in then} == then
    assert now != before
    assert now["status"] == "edited"
    page = claim_page(desk.db, id)
    assert page.machine == machine
    assert page.claim.revision == str(row.id)
    assert [one.action for one in page.corrections] == ["edit"]
    undo(desk.db, row.id, **desk.by("ada"))
    assert _shown(desk, inner) == before
    undo(desk.db, row.id + 1, **desk.by("ada"))
    assert _shown(desk, inner) == now


WRONG = [
    ({}, "nothing"),
    ({"colour": "red"}, "no field"),
    ({"type": "strikes"}, "is no type"),
    ({"stance": "shouts"}, "is no stance"),
    ({"said": "31.02.2026"}, "not a date"),
    ({"said": "2026-02-31"}, "not a date"),
    ({"said": "2026-03-01/2026-02-01"}, "not a date"),
    ({"content": []}, "not spans"),
    ({"content": [[0, 10**9]]}, "not spans"),
    ({"content": [[5, 3]]}, "not spans"),
    ({"content": [[0, 9], [5, 12]]}, "not spans"),
    ({"content": "words"}, "not spans"),
    ({"figures": {"0-3": {"value": "many"}}}, "not a value"),
    ({"figures": {"0-3": {"start": 7}}}, "no field"),
    ({"figures": {"0-3": None}}, "none at that span"),
    ({"figures": {"3-0": {}}}, "no span"),
    ({"figures": {"a-b": {}}}, "no span"),
    ({"figures": [1]}, "not an object"),
    ({"places": {"0-3": {"id": "geonames:999999999"}}}, "no such place"),
    ({"places": {"0-3": {"id": "x'; DROP TABLE claim"}}}, "no such place"),
    ({"speaker": {"name": ""}}, "has a name"),
    ({"speaker": {"name": "A", "rank": 3}}, "not a speaker"),
    ({"channel": "x" * 5_000}, "too many"),
    ({"stance": "asserts"}, "already has these values"),
]


@pytest.mark.parametrize(("patch", "words"), WRONG, ids=[str(row[0])[:50] for row in WRONG])
def test_a_wrong_edit_is_refused_and_leaves_nothing(desk: Desk, patch: dict[str, object], words: str) -> None:
    before = _shown(desk, "c3")
    with pytest.raises(CorrectionError, match=words):
        edit(desk.db, desk.id("c3"), patch, **desk.by("ada"))
    assert _shown(desk, "c3") == before
    assert desk.db.scalar(select(tables.correction.c.id)) is None


def test_an_edit_of_an_outdated_state_is_refused_by_name(desk: Desk) -> None:
    id = desk.id("c3")
    seen = claim_page(desk.db, id).claim.revision
    edit(desk.db, id, {"type": "casualties"}, based_on=seen, **desk.by("ada"))
    with pytest.raises(OutdatedError, match="by ada"):
        edit(desk.db, id, {"type": "other"}, based_on=seen, **desk.by("ben"))
    with pytest.raises(OutdatedError):
        accept(desk.db, id, based_on=seen, **desk.by("ben"))
    assert _shown(desk, "c3")["type"] == "casualties"
    edit(desk.db, id, {"type": "other"}, based_on="1", **desk.by("ben"))
    assert _shown(desk, "c3")["type"] == "other"


def test_undo_leaves_later_corrections_standing(desk: Desk) -> None:
    id = desk.id("c3")
    edit(desk.db, id, {"type": "casualties"}, **desk.by("ada"))
    edit(desk.db, id, {"stance": "admits"}, **desk.by("ben"))
    undo(desk.db, 1, **desk.by("cem"))
    now = _shown(desk, "c3")
    assert (now["type"], now["stance"], now["status"]) == ("prisoners_captured", "admits", "edited")
    with pytest.raises(CorrectionError, match="taken back already"):
        undo(desk.db, 1, **desk.by("cem"))


def test_what_is_not_there(desk: Desk) -> None:
    for act in (accept, reject):
        with pytest.raises(UnknownError):
            act(desk.db, "r:c99", **desk.by("ada"))
    with pytest.raises(UnknownError):
        undo(desk.db, 99, **desk.by("ada"))
    with pytest.raises(CorrectionError, match="no reviewer"):
        accept(desk.db, desk.id("c3"), **desk.by("  "))


def test_every_correction_has_its_line_in_the_log(desk: Desk) -> None:
    id = desk.id("c3")
    accept(desk.db, id, **desk.by("ada"))
    edit(desk.db, id, {"type": "other"}, **desk.by("ben \ud800\0"))
    undo(desk.db, 2, **desk.by("cem"))
    log = desk.db.execute(select(tables.audit).order_by(tables.audit.c.id)).all()
    assert [(row.action, row.object) for row in log] == [("correct", id)] * 3
    assert audit.check(desk.db) == (3, None)
    assert desk.settled == [id] * 3


def test_a_claim_that_was_missed_is_added_read_and_taken_back(desk: Desk) -> None:
    words = "at least 40 Surrian soldiers"
    start, end = span(words)
    patch = {"content": [[start, end]], "type": "casualties", "speaker": {"name": "Ines Rook"}}
    row = add(desk.db, desk.report, patch, why="missed", **desk.by("ada"))
    assert row.claims == (desk.id("p1"),)
    shown = _shown(desk, "p1")
    assert (shown["status"], shown["speaker"], shown["text"]) == ("added", "Ines Rook", words)
    assert [figure[0] for figure in shown["figures"]] == [40]  # type: ignore[attr-defined]  # found in the words
    assert desk.settled == [desk.id("p1")]
    assert desk.db.scalars(select(tables.block.c.block).where(tables.block.c.claim == desk.id("p1"))).all()
    edit(desk.db, desk.id("p1"), {"stance": "admits"}, **desk.by("ben"))
    assert (_shown(desk, "p1")["status"], _shown(desk, "p1")["stance"]) == ("edited", "admits")
    undo(desk.db, row.id, **desk.by("ada"))
    assert desk.id("p1") not in [one.id for one in claims(desk.db, Filters()).rows]
    assert add(desk.db, desk.report, {"content": [[start, end]]}, **desk.by("ada")).claims == (desk.id("p2"),)
    assert audit.check(desk.db)[1] is None


@pytest.mark.parametrize(
    "patch", [{}, {"content": []}, {"content": [[0, 99_999]]}, {"content": [[0, 5]], "type": "wrong"}]
)
def test_a_claim_without_words_is_not_added(desk: Desk, patch: dict[str, object]) -> None:
    with pytest.raises(CorrectionError):
        add(desk.db, desk.report, patch, **desk.by("ada"))
    with pytest.raises(UnknownError):
        add(desk.db, "r404", {"content": [[0, 5]]}, **desk.by("ada"))
