"""A version that denies says so, and what it denies."""

from counterclaim.ledger.ledger import Ledger
from tests.ledger.made import Said, added, day, reading


def test_a_version_that_denies_is_headed_by_what_is_denied(ledger: Ledger) -> None:
    told = reading(Said("Norland", 12), published=day(1), number=1)
    denied = reading(Said("Surria", 12, stance="denies"), published=day(1), number=2)
    added(ledger, [told, denied])
    labels = {
        (version.sides, version.label)
        for row in ledger.matters(contested=True).rows
        for version in ledger.matter(row.id).versions
    }
    told_by = {label for sides, label in labels if sides == ("Norland",)}
    assert len(told_by) == 1
    assert {label for sides, label in labels if sides == ("Surria",)} == {f"denies: {told_by.pop()}"}
