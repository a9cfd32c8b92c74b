"""Adding in any order, in any portions, twice: the same ledger, and only what really changed is written."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.ledger.ledger import Ledger
from counterclaim.model import Reading
from tests.ledger.made import Said, added, contents, day, reading

COPY = (
    "The bridge was built in the last century and carries the only road between both banks, which is why engineers of "
    "three towns have kept watch over its piers since the floods, and why the mayors met there every spring to settle "
    "who would pay for the paint, the lamps and the keeper of the gate.\n\n"
)

OTHER = (
    "Two lorries with flour stood at the toll house until noon because the ferry that should have taken them across "
    "had lost its rudder in the storm of the week before, and the smith who could have made a new one had gone to his "
    "daughter's wedding in the hills with both of his men and all of his better tools.\n\n"
)

claims = st.builds(
    Said,
    who=st.sampled_from(["Norland", "Surria", "Brandt"]),
    count=st.sampled_from([5, 12, 12, 40]),
    state=st.sampled_from(["killed", "killed", "captured"]),
    where=st.sampled_from(["Lanham", "Lanham", "Orvik"]),
    day=st.one_of(st.none(), st.integers(0, 30).map(day), st.just(day(0)[:7])),
    bound=st.sampled_from(["exact", "exact", "at_least"]),
    stance=st.sampled_from(["asserts", "asserts", "denies"]),
    total=st.booleans(),
)


@st.composite
def reports(draw: st.DrawFn) -> list[Reading]:
    """Some reports of a month; a few carry the same copy."""
    out = []
    for n in range(draw(st.integers(2, 7))):
        said = draw(st.lists(claims, min_size=1, max_size=3))
        # A digest carries both, so that one report may begin two families.
        copy = "".join(draw(st.sampled_from([(), (), (COPY,), (OTHER,), (COPY, OTHER), (OTHER, COPY * 2)])))
        outlet = draw(st.sampled_from(["Harbour Gazette", "Hill Post", "Surria Daily"]))
        out.append(reading(*said, published=day(draw(st.integers(0, 34))), outlet=outlet, copy=copy, number=n))
    return out


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger to copy, so that its tables are made once."""
    path = tmp_path_factory.mktemp("ledger") / "empty.db"
    Ledger(path).close()
    return path


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=reports(), data=st.data())
def test_any_order_and_any_portions_give_the_same_ledger(
    empty: Path, found: list[Reading], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(found))
    with TemporaryDirectory() as folder:
        for name in ("a.db", "b.db"):
            shutil.copy(empty, Path(folder) / name)
        with Ledger(Path(folder) / "a.db") as first:
            added(first, found, match=False)
            one = contents(first)
        with Ledger(Path(folder) / "b.db") as second:
            added(second, other, match=True)
            added(second, found[:2], match=True)
            two = contents(second)
    assert one == two


@pytest.mark.one_store
def test_a_digest_and_its_items_make_a_family_each(ledger: Ledger) -> None:
    digest = reading(Said(), published=day(1), outlet="Digest", copy=COPY + OTHER)
    items = [reading(Said(count=n), outlet=f"Item {n}", copy=copy, number=n) for n, copy in enumerate((COPY, OTHER))]
    added(ledger, [digest, *items])
    found = contents(ledger)
    assert len(found["family"]) == 2
    assert not found["pending"]


def sides(*counts: int, published: str = "2024-05-03") -> list[Reading]:
    return [
        reading(Said("Norland" if n % 2 else "Surria", count), published=published, number=n)
        for n, count in enumerate(counts)
    ]


def test_both_stores_match_alike(ledger: Ledger) -> None:
    """Two sides, one event, two counts: one matter, two versions, a contradiction."""
    added(ledger, sides(12, 40))
    found = contents(ledger)
    assert [(m["size"], m["sides"], m["versions"], m["contested"]) for m in found["matter"]] == [(2, 2, 2, True)]
    assert [r["relation"] for r in found["relation"]] == ["contradicts"]
    assert found["pending"] == []


def test_a_matter_that_stays_as_it_is_does_not_change_its_date(ledger: Ledger) -> None:
    added(ledger, sides(12, 40))
    with ledger.reading() as db:
        before = dict(db.exec_driver_sql("SELECT id, changed_at FROM matter").fetchall())  # type: ignore[arg-type]
    elsewhere = reading(Said(where="Orvik", state="captured"), published="2024-05-04", number=9)
    added(ledger, [elsewhere, *sides(12, 40)])
    with ledger.reading() as db:
        after = dict(db.exec_driver_sql("SELECT id, changed_at FROM matter").fetchall())  # type: ignore[arg-type]
    assert before.items() <= after.items()
    assert len(after) == 2


@pytest.mark.one_store
def test_one_text_from_two_sources_is_one_report(ledger: Ledger) -> None:
    one = reading(Said())
    assert ledger.add_reading(one, source="b.txt")
    assert not ledger.add_reading(one, source="a.txt")
    found = contents(ledger)
    assert [r["source"] for r in found["report"]] == ["a.txt"]
    assert sorted(c["source"] for c in found["capture"]) == ["a.txt", "b.txt"]
    assert len(found["claim"]) == 1


@pytest.mark.parametrize("text", ["half \ud800 pair", "nul \0 byte", "\U0001f4f0 emoji", "بيان عربي"])
def test_any_unicode_is_kept(ledger: Ledger, text: str) -> None:
    one = reading(Said(), copy=text + "\n")
    ledger.add_reading(one, source=f"{text}.txt")
    from counterclaim.ledger.queries.machine import machine_reading

    with ledger.reading() as db:
        id = db.exec_driver_sql("SELECT id FROM report").scalar_one()
        assert machine_reading(db, id).report.text == one.report.text
        kept = db.exec_driver_sql("SELECT text FROM report").scalar_one()
    assert len(kept) == len(one.report.text)
