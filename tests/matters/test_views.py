"""Views by convention: which claims each takes, its figures, and the rule in words."""

import msgspec

from counterclaim.matters import View, assemble, views
from counterclaim.model.entry import Entry
from tests.matters.made import entry, figure


def _views(*found: Entry) -> dict[str, list[View]]:
    (matter,) = assemble(found)
    out: dict[str, list[View]] = {}
    for view in views(matter, {e.id: e for e in found}):
        out.setdefault(view.convention, []).append(view)
    return out


def test_every_version_stays() -> None:
    shown = _views(entry("a", 40, "2024-03-01"), entry("b", 9, "2024-03-01", side="Sudmark"))
    assert [v.claims for v in shown["every version"]] == [("b:c1",), ("a:c1",)]
    assert all(v.contested for v in shown["every version"])


def test_the_latest_of_each_side() -> None:
    shown = _views(
        entry("a", 40, "2024-03-01", event="2024-03-01"),
        entry("b", 52, "2024-03-02", event="2024-03-01"),
        entry("c", 9, "2024-03-01", side="Sudmark", event="2024-03-01"),
    )
    assert {v.side: v.claims for v in shown["latest by side"]} == {"Norland": ("b:c1",), "Sudmark": ("c:c1",)}


def test_acled_takes_the_lowest_and_reads_words() -> None:
    vague = entry("b", 40, "2024-03-01", side="Sudmark", event="2024-03-01")
    dozens = figure(40, text="dozens of soldiers", low=12, high=120, bound="vague")
    dozens = msgspec.structs.replace(dozens, value=None)
    vague = msgspec.structs.replace(vague, claim=msgspec.structs.replace(vague.claim, figures=(dozens,)))
    shown = _views(entry("a", 40, "2024-03-01", event="2024-03-01"), vague)
    (view,) = shown["ACLED"]
    assert (view.best, view.claims) == (12, ("b:c1",))
    assert "'dozens' is read as 12" in view.rule
    assert (view.low_said, view.high_said) == ("dozens", None)
    (range_,) = shown["Airwars"]
    assert (range_.low_said, range_.high, range_.high_said) == ("dozens", 40, None)  # nobody said 12


def test_ucdp_leaves_the_best_open_between_rivals() -> None:
    shown = _views(entry("a", 40, "2024-03-01"), entry("b", 9, "2024-03-01", side="Sudmark"))
    (view,) = shown["UCDP"]
    assert (view.low, view.best, view.high, view.contested) == (9, None, 40, True)
    assert "left open" in view.rule


def test_ucdp_takes_what_both_sides_give() -> None:
    shown = _views(
        entry("a", 40, "2024-03-01"), entry("b", 40, "2024-03-01", side="Sudmark"),
        entry("c", 44, "2024-03-01", side=None),
    )  # fmt: skip
    (view,) = shown["UCDP"]
    assert (view.low, view.best, view.high) == (40, 40, 44)
    assert "two sides" in view.rule


def test_airwars_gives_a_range_and_whether_it_is_contested() -> None:
    shown = _views(entry("a", 40, "2024-03-01"), entry("b", 9, "2024-03-01", side="Sudmark"))
    (view,) = shown["Airwars"]
    assert (view.low, view.high, view.contested) == (9, 40, True)


def test_a_figure_since_updated_is_left_out() -> None:
    shown = _views(entry("a", 40, "2024-03-01", event="2024-03-01"), entry("b", 52, "2024-03-02", event="2024-03-01"))
    (view,) = shown["UCDP"]
    assert (view.low, view.high) == (52, 52)


def test_two_peoples_dead_are_never_one_view() -> None:
    ours, theirs = entry("a", 40, "2024-03-01"), entry("b", 9, "2024-03-01", side="Sudmark")
    owned = [
        msgspec.structs.replace(
            e, claim=msgspec.structs.replace(e.claim, figures=(msgspec.structs.replace(e.claim.figures[0], side=side),))
        )
        for e, side in ((ours, "Norland"), (theirs, "Sudmark"))
    ]
    by_id = {e.id: e for e in owned}
    found = [[(v.low, v.high) for v in views(m, by_id) if v.convention == "UCDP"] for m in assemble(owned)]
    assert sorted(found) == [[(9, 9)], [(40, 40)]]
