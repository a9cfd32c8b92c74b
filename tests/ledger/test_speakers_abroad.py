"""One speaker under names in several scripts, whatever the order of adding; and a search by any of them."""

from collections.abc import Callable
from itertools import permutations

from sqlalchemy import select

from counterclaim.ledger import tables
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.names import place_ids, speaker_ids
from counterclaim.ledger.queries.search import search
from counterclaim.matters import same_speaker, speaker_key
from counterclaim.model import Actor
from tests.ledger.test_speakers import added, said

ONE_STORE = True

Make = Callable[[], str]
READINGS = [
    said(1, ("Ostap Veremchuk", "person", "mayor", "Ukraine"), ("Hamas", "organisation", None, "Hamas")),
    said(2, ("Остап Веремчук", "person", "мер", "Ukraine"), ("ХАМАС", "organisation", None, "Hamas")),
    said(3, ("أوستاب فيريمتشوك", "person", None, "Ukraine"), ("حركة حماس", "organisation", None, "Hamas")),
    said(4, ("Веремчук", "person", None, "Ukraine"), ("Минобороны РФ", "organisation", None, "Russia")),
    said(5, ("Olena Veremchuk", "person", None, "Norland"),
         ("Russian Defence Ministry", "organisation", None, "Russia")),
]  # fmt: skip


def test_one_speaker_in_three_scripts(address: Make) -> None:
    held = []
    for order in (*list(permutations(READINGS, 5))[::47], READINGS):
        with Ledger(address()) as ledger:
            added(ledger, order)
            with ledger.reading() as db:
                speakers = {row.key: row.speaker for row in db.execute(select(tables.called))}
                held.append(speakers)
                names = {row.id: row.name for row in db.execute(select(tables.speaker))}
                for asked in ("Веремчук", "Veremchuk", "فيريمتشوك", "Веремчука"):
                    assert {names[i] for i in speaker_ids(db, asked)} >= {"Ostap Veremchuk"}, asked
                found = {hit.claim.report.id for hit in search(db, "Веремчука").rows if hit.claim}
                assert len(found) == 5  # in three scripts; whoever bears the surname
    assert all(one == held[0] for one in held)
    ostap = {held[0][key] for key in held[0] if key.startswith("name:") and "olena" not in key}
    assert len(ostap) == 1
    assert held[0]["name:olena veremchuk:Norland"] not in ostap
    assert sum(key == "party:Hamas" for key in held[0]) == 1
    assert "body:defence ministry:Russia" in held[0]


def test_a_place_in_any_script(address: Make) -> None:
    with Ledger(address()) as ledger:
        added(ledger, READINGS[:1])
        with ledger.reading() as db:
            assert place_ids(db, "Красноармейск") == []  # it names none of this ledger


def test_keys_of_people_with_offices_and_of_bodies() -> None:
    def key(name: str, kind: str, side: str | None, role: str | None = None) -> str:
        return speaker_key(Actor(id="a1", name=name, kind=kind, role=role, side=side), "2024-08-10", "r1")  # type: ignore[arg-type]

    assert key("Герасимов", "person", "Russia") == key("Valery Gerasimov", "person", "Russia")
    assert key("زيلينسكي", "person", "Ukraine") == key("Volodymyr Zelensky", "person", "Ukraine")
    assert key("Генштаб ВСУ", "organisation", "Ukraine") == key("Ukraine's General Staff", "organisation", "Ukraine")
    assert key('צה"ל', "organisation", "Israel") == key("Israel Defense Forces", "organisation", "Israel")
    assert key("источник", "unnamed", None) == "unnamed:r1:a1"
    assert key("представитель Минобороны РФ", "unnamed", "Russia") == "body:defence ministry:Russia"


def test_names_across_scripts_are_one_speaker() -> None:
    assert same_speaker("name:ostap veremchuk:Ukraine", "name:остап веремчук:")
    assert same_speaker("name:веремчук:Ukraine", "name:ostap veremchuk:Ukraine")
    assert not same_speaker("name:веремчук:Norland", "name:ostap veremchuk:Ukraine")
    assert not same_speaker("name:ostap veremchuk:Ukraine", "name:олена веремчук:Ukraine")
