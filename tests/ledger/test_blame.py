"""Who is said to have done what an event tells, and who of them denies it: by claims about that deed alone; and whom
its range counts."""

from pathlib import Path

import pytest

from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.event_results import EventPage
from counterclaim.reader.reader import Reader

SHELLED = """YEREVAN, 2020-10-05

Armenia's defence ministry said 12 civilians had been killed in Azerbaijani shelling of Goris on Sunday. Azerbaijan
denied that it had shelled Goris. Azerbaijan's army said its troops had killed 40 Armenian soldiers near Goris on
Sunday. Armenia denied that it had lost 40 soldiers. Armenia said it had lost two soldiers near Goris on Sunday.
"""
FOUGHT = """NAIROBI, 2021-11-05

Ethiopia's army said 45 rebels had been killed in Alamata on Thursday. A doctor said 30 civilians had been killed in
Alamata on Thursday.
"""


def page_of(folder: Path, text: str, day: str) -> EventPage:
    with Ledger(folder / "blame.db") as ledger:
        ledger.add_reading(Reader().read_text(text, published=day), source="a.txt", match=False)
        ledger.match_all()
        row, *_ = sorted(ledger.events(toll=True).rows, key=lambda one: -one.claims)
        return ledger.event(row.id)


@pytest.fixture(scope="module")
def shelled(tmp_path_factory: pytest.TempPathFactory) -> EventPage:
    return page_of(tmp_path_factory.mktemp("shelled"), SHELLED, "2020-10-05")


def test_whose_shelling_it_was_is_blamed_and_nobody_for_a_fight_or_its_own_dead(shelled: EventPage) -> None:
    words = {one.claim.id: one.claim.text for one in shelled.claims}
    told = [(one.name, [words[id] for id in one.claims]) for one in shelled.blamed]
    assert [name for name, _ in told] == ["Azerbaijan"]
    assert all("Azerbaijani shelling" in text for text in told[0][1])


def test_who_denies_own_losses_denies_no_deed(shelled: EventPage) -> None:
    words = {one.claim.id: one.claim.text for one in shelled.claims}
    assert [[words[id] for id in one.denials] for one in shelled.blamed] == [["it had shelled Goris"]]


def test_civilians_of_one_account_and_fighters_of_another_are_no_range(tmp_path: Path) -> None:
    page = page_of(tmp_path, FOUGHT, "2021-11-05")
    ranges = {(one.what, one.group): (one.low.value, one.high.value) for one in page.ranges}
    assert ranges == {("killed", ""): (30, 30), ("killed", "civilians"): (30, 30), ("killed", "fighters"): (45, 45)}
