"""Claims that who says so is put into: one claim of two stretches; all sentences are of our own making."""

import pytest

from counterclaim import Reader

ONE = """
The bridge at Lantos, the governor said, was destroyed by a missile. | The bridge at Lantos … was destroyed by a missile
The depot, he claims, was hit by two drones. | The depot … was hit by two drones
"The convoy," Captain Osei said, "was attacked at night." | The convoy … was attacked at night
Мост в Лантосе, по словам губернатора, был разрушен ракетой. | Мост в Лантосе … был разрушен ракетой
Ночью, по её словам, дроны атаковали нефтебазу в порту. | Ночью … дроны атаковали нефтебазу в порту
Склад боєприпасів, запевняє він, було знищено двома дронами. | Склад боєприпасів … було знищено двома дронами
Понад сто родин, за оцінкою місії, залишилися без води. | Понад сто родин … залишилися без води
Le pont de Lantos, selon le gouverneur, a été détruit par un missile. | Le pont de Lantos … a été détruit par un missile
وقُتل ثلاثة جنود، وفق الوزارة، قرب الحدود. | وقُتل ثلاثة جنود … قرب الحدود
שלושה חיילים, לפי המשרד, נהרגו סמוך לגבול. | שלושה חיילים … נהרגו סמוך לגבול
"""
TWO = """
Two soldiers were killed, the governor said, and a bridge was hit. | 2
Двое солдат погибли, сообщил губернатор, мост разрушен ракетой. | 2
"""


def lines(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "expected"), lines(ONE))
def test_who_says_so_does_not_cut_a_claim_in_two(reader: Reader, text: str, expected: str) -> None:
    claims = reader.read_text(text, published="2031-05-05").claims
    assert [" … ".join(text[s:e] for s, e in claim.content) for claim in claims] == [expected]
    assert claims[0].voice == "actor"


@pytest.mark.parametrize(("text", "count"), lines(TWO))
def test_two_clauses_stay_two_claims(reader: Reader, text: str, count: str) -> None:
    assert len(reader.read_text(text, published="2031-05-05").claims) == int(count)


def test_a_figure_in_what_is_put_in_is_not_the_claims(reader: Reader) -> None:
    text = "The depot at Lantos, two officials said on Monday, was hit by nine drones."
    (claim,) = reader.read_text(text, published="2031-05-07").claims
    assert [one.value for one in claim.figures] == [9]
