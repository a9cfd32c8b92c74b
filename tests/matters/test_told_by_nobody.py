"""What no report says: a second group on the side of the first, a part of another whole, the town of another day."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from counterclaim.export.tables import TABLES
from counterclaim.ledger.queries.blame import blamed
from counterclaim.ledger.queries.rows import ClaimRow, Named, RelationRow, ReportBrief
from counterclaim.matters.context import places_of
from counterclaim.matters.topics import done_to
from counterclaim.model.claim import Claim, Party, Roles
from counterclaim.model.event import EventFacts
from counterclaim.model.figure import Figure
from counterclaim.show.matter_words import heading
from tests.export.given import Given
from tests.matters.made import entry, figure


@pytest.mark.parametrize(
    ("target", "counts", "whose"),
    [
        ("40 Sudmark rebels and 9 soldiers", ("40 Sudmark rebels", "9 soldiers"), ["Sudmark", None]),
        ("20 of its soldiers", ("20 of its soldiers",), ["Sudmark"]),
        ("9 soldiers", ("9 soldiers",), ["Sudmark"]),
    ],
)
def test_a_second_group_is_not_the_firsts(target: str, counts: tuple[str, ...], whose: list[str | None]) -> None:
    figures = tuple(_figure(text) for text in counts)
    claim = Claim(
        id="c1", voice="actor", content=((0, 9),), text=target, type="casualties", figures=figures,
        roles=Roles(target=Party(name=target, side="Sudmark")),
    )  # fmt: skip
    assert [claim.whose(one) for one in figures] == whose


@pytest.mark.parametrize(
    ("text", "number", "done"),
    [
        ("Two of the 12 clerks were killed", "12 clerks", None),
        ("Most of its 12 clerks died", "12 clerks", None),
        ("Half the firm's 12 clerks were killed", "12 clerks", None),
        ("Two of the 12 clerks were killed", "Two", "killed"),
        ("The 12 clerks were killed", "12 clerks", "killed"),
        ("Most of the 12 clerks killed were women", "12 clerks", "killed"),
    ],
)
def test_what_befell_a_part_befell_no_whole(text: str, number: str, done: str | None) -> None:
    at = text.index(number)
    one = _figure(number, start=at, end=at + len(number), state=None, unit="people")
    claim = Claim(
        id="c1", voice="actor", content=((0, len(text)),), text=text, type="casualties", figures=(one,)
    )  # fmt: skip
    assert done_to(claim, one) == done


def _figure(text: str, **fields: Any) -> Figure:
    at = {name: fields.pop(name) for name in ("start", "end") if name in fields}
    return msgspec.structs.replace(figure(9, **fields), text=text, **at)


@pytest.mark.parametrize(
    ("days", "place"),
    [(("2024-05-01", "2024-05-03"), None), (("2024-05-01", "2024-05-01"), "Kelde"), (("2024-05-01", None), "Kelde")],
)
def test_the_town_of_another_day_is_not_this_days(days: tuple[str, str | None], place: str | None) -> None:
    told = entry("a", 5, "2024-05-04", event=days[0]).claim
    later = entry("a", 7, "2024-05-04", event=days[1], place=None, text="7 soldiers were killed then").claim
    later = msgspec.structs.replace(later, id="c2", content=((900, 927),))
    found = places_of([told, later], " " * 1000, "Raids")[1][0]
    assert (found.name if found is not None else None) == place


@pytest.mark.parametrize(
    ("teller", "doer", "harmed", "who"),
    [
        ("Norland", "Sudmark", "Sudmark", ["Sudmark"]),  # "40 of its prisoners were killed by a Sudmark missile"
        ("Norland", "Sudmark", "Norland", ["Sudmark"]),
        ("Sudmark", "Sudmark", "Sudmark", []),
        (None, "Sudmark", "Sudmark", []),
    ],
)
def test_who_is_blamed_for_their_own_dead(teller: str | None, doer: str, harmed: str, who: list[str]) -> None:
    row = ClaimRow(
        id="r1:c1", report=ReportBrief(id="r1", source="a.txt"), number=1, voice="actor", type="casualties",
        stance="asserts", factuality="asserted", evidentiality="official", text="prisoners were killed by shells",
        content=((0, 9),), side=teller, actor=Named(name="shells", side=doer),
        target=Named(name="prisoners", side=harmed, kind="civilian"),
    )  # fmt: skip
    assert [one.name for one in blamed([row], (), EventFacts())] == who


def test_a_reviewers_reason_stays_in_the_ledger() -> None:
    class Reviewed(Given):
        def relations(self) -> Iterator[RelationRow]:
            return iter((RelationRow(a="r1:c1", b="r1:c2", relation="denies", reason="told by Ada", by_person=True),))

    assert [row["reason"] for row in TABLES["relations"].rows(Reviewed())] == [""]


def test_people_abroad_have_no_side_in_a_heading() -> None:
    asked = heading(
        type="casualties", counted="people", state="wounded", unit="people", whose="Norland", by=None, place="Kelde",
        first=None, last=None, running=False,
    )  # fmt: skip
    assert asked == "How many of Norland’s people were wounded in Kelde?"
