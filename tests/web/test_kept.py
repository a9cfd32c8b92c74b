"""Kept pages: made once while nothing is written, anew after any write, each answer with a token of its own."""

import re

import pytest
from fastapi.testclient import TestClient

from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries import sample, selection
from counterclaim.ledger.queries.facets import facets
from counterclaim.ledger.queries.filters import Filters
from counterclaim.web import kept

TOKEN = re.compile(r'<meta name="csrf" content="([^"]+)">')


def test_a_page_is_made_once_and_each_answer_has_its_own_token(client: TestClient, ledger: Ledger) -> None:
    asked: list[str] = []
    from sqlalchemy import event

    event.listen(ledger.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    first = client.get("/claims")
    made = len(asked)
    second = client.get("/claims")
    assert made > 5
    assert len(asked) - made < 3
    tokens = [TOKEN.search(one.text) for one in (first, second)]
    words = [found.group(1) for found in tokens if found is not None]
    assert len(set(words)) == 2
    assert first.text.replace(words[0], "") == second.text.replace(words[1], "")


def test_a_write_by_another_connection_is_seen_at_once(client: TestClient, ledger: Ledger) -> None:
    before = client.get("/claims").text
    with Ledger(ledger.path or "") as other:
        other.write(lambda db: db.exec_driver_sql("UPDATE claim SET speaker_name = 'Somebody Else Entirely'"))
    after = client.get("/claims").text
    assert "Somebody Else Entirely" not in before
    assert "Somebody Else Entirely" in after


def test_what_is_kept_stays_small(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 1_000)
    pages = kept.Kept(ledger.engine)
    state = pages.state()
    for number in range(50):
        pages.put(state, number, b"x" * 90, "t")
    found = [number for number in range(50) if pages.get(state, number, "t") is not None]
    assert found == list(range(39, 50))
    pages.put(state, "large", b"x" * 101, "t")
    assert pages.get(state, "large", "t") is None
    pages.close()


@pytest.mark.parametrize(
    "asked", [Filters(), Filters(stance=("asserts",)), Filters(text="the"), Filters(box=(-180.0, -90.0, 180.0, 90.0))]
)
def test_wide_questions_count_among_the_newest_only_and_say_so(
    ledger: Ledger, asked: Filters, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ledger.reading() as db:
        whole = facets(db, asked)
    monkeypatch.setattr(selection, "FEW", 3)
    monkeypatch.setattr(selection, "SMALL_LEDGER", 5)
    monkeypatch.setitem(sample.found.__kwdefaults__, "most", 8)
    with ledger.reading() as db:
        part = facets(db, asked)
    assert whole.sampled == 0
    assert part.sampled == 8
    counts = {one.value: one.count for one in whole.type}
    assert 0 <= sum(one.count for one in part.type) <= 8
    assert all(one.count <= counts[one.value] for one in part.type)
