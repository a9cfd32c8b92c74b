"""Streams that fell silent are told from a war that did, and counts say what they rest on."""

import math
import random
from pathlib import Path

import pytest

from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.coverage import Origin, origin, silent_among
from counterclaim.ledger.queries.filters import Filters
from counterclaim.ledger.queries.overview import overview
from counterclaim.ledger.queries.silence import fisher, silences
from counterclaim.ledger.queries.timeline import timeline
from tests.ledger.made import Said, added, day, reading

DAYS = 100


def press(seed: int, *, gone: str = "", since: int = DAYS, back: int = DAYS, calm: range = range(0)) -> list[Origin]:
    """Reports of six outlets in two languages; `gone` brings none from a day on."""
    draw = random.Random(seed)
    out = []
    for number in range(DAYS):
        for outlet, rate in (("A", 12), ("B", 8), ("C", 8), ("D", 6), ("E", 5), ("F", 5)):
            language = "en" if outlet in "ABC" else "fr"
            if gone in (outlet, language) and since <= number < back:
                continue
            count = round(rate * draw.lognormvariate(0, 0.3) * (0.2 if number in calm else 1))
            out += [Origin(day(number), outlet, f"{outlet}/war", language)] * count
    return out


@pytest.mark.parametrize("gone", ["A", "E", "fr"])
def test_what_stops_is_named_and_only_the_widest(gone: str) -> None:
    (one,) = silent_among(press(3, gone=gone, since=90))
    assert (one.name, one.since, one.until) == (gone, day(90), None)
    assert "Others went on" in one.words


def test_one_that_comes_back_has_an_end() -> None:
    (one,) = silent_among(press(4, gone="A", since=60, back=75))
    assert (one.since, one.until) == (day(60), day(74))


@pytest.mark.parametrize("seed", range(5))
def test_a_war_that_falls_quiet_is_no_silence(seed: int) -> None:
    assert silent_among(press(seed, calm=range(60, DAYS))) == ()


def test_the_chance_is_the_hypergeometric_one() -> None:
    # 3 of 10 marked, 4 drawn: none marked in C(7,4) of C(10,4) draws.
    assert math.isclose(math.exp(fisher(0, 3, 4, 3)), 35 / 210)
    assert math.isclose(math.exp(fisher(3, 0, 1, 6)), 1.0)
    assert silences({}, 0, 200) == []


def test_where_a_report_comes_from() -> None:
    one = origin("2024-05-03T10:00", None, "https://www.post.example/war/a-story", "en")
    assert one == Origin("2024-05-03", "post.example", "post.example/war", "en")
    assert origin("2024-05-03", "Post", "https://post.example/2024/a-story", None).section is None
    assert origin(None, None, "file.txt", None).outlet is None


def test_counts_say_what_they_rest_on(tmp_path: Path) -> None:
    with Ledger(tmp_path / "three.db") as ledger:
        first = reading(Said("Norland", 12), Said("Surria", 29), number=1)
        added(ledger, [first, reading(Said("Surria", 29), number=2, outlet="Post")])
        with ledger.reading() as db:
            (basis,) = timeline(db, Filters()).basis
            assert (basis.claims, basis.reports, basis.outlets, basis.languages) == (3, 2, 2, 1)
            found = overview(db)
            assert [(one.outlets, one.languages) for one in found.added] == [(2, 1)]
            assert found.silent == ()
