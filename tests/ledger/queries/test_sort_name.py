"""Names in the order in which people look them up, on both stores."""

import pytest
from sqlalchemy import Connection, literal, select, union_all

from counterclaim.ledger.sort_name import by_name, sort_name

NAMES = "al-Zahawi, Ángel Muñoz, Anton Zubko, Ärla Ödegård, Bello, Łukasz Żak, Øystein Dahl, Zoran Babic".split(", ")


@pytest.mark.parametrize(
    ("name", "key"),
    [("Łukasz Żak", "lukasz zak"), ("Øystein", "oystein"), ("Şükrü", "sukru"), ("Иван", "иван"), ("", ""), ("ẞ", "ss")],
)
def test_key(name: str, key: str) -> None:
    assert sort_name(name) == key


def test_both_stores_order_alike(db: Connection) -> None:
    rows = union_all(*(select(literal(name).label("name")) for name in reversed(NAMES))).subquery()
    found = db.scalars(select(rows.c.name).order_by(by_name(db, rows.c.name))).all()
    assert list(found) == NAMES
