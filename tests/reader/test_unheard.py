"""States and groups that no table knows have a side in the report that introduces them."""

import pytest

from counterclaim.gazetteer import Gazetteer
from counterclaim.reader.unheard import states
from counterclaim.registry import Registry
from counterclaim.registry.tables import Country, Party
from tests.reader.tagged import tagged

FRONT = Party("Karvan Salvation Front", ("KVSF",), "armed_group", "Karvan Salvation Front", "", "", ())


@pytest.mark.parametrize(
    ("notation", "state"),
    [
        ("The/DT/det Armed/NNP/x/B-ORG Forces/NNPS/x/I-ORG of/IN/x/I-ORG Torvania/NNP/x/I-ORG said/VBD/x", "Torvania"),
        ("the/DT/x Ministry/NNP/x of/IN/x Foreign/NNP/x Affairs/NNP/x of/IN/x Torvania/NNP/x said/VBD/x", "Torvania"),
        ("In/IN/x Torvania/NNP/x/B-GPE ,/,/x Torvanian/JJ/x/B-NORP troops/NNS/x left/VBD/x . Torvanian/JJ/x/B-NORP "
         "navy/NN/x ships/NNS/x sailed/VBD/x", "Torvania"),
        ("the/DT/det Port/NNP/x/B-GPE Torvan/NNP/x/I-GPE government/NN/x said/VBD/ROOT", "Port Torvan"),
    ],
)  # fmt: skip
def test_what_owns_a_states_body_is_a_state(notation: str, state: str) -> None:
    notation = notation.replace(" . ", " ././x ")
    assert state in {of for _, of in states(tagged(notation)[1], Registry(), Gazetteer.open()).values()}


@pytest.mark.parametrize(
    "notation",
    [
        "the/DT/det Ministry/NNP/x of/IN/x Defence/NNP/x said/VBD/ROOT",  # what it is for
        "the/DT/det Karvan/NNP/x/B-ORG army/NN/x of/IN/x fans/NNS/x sang/VBD/ROOT",  # heard as no place
        "the/DT/det Texas/NNP/x/B-GPE government/NN/x said/VBD/ROOT",  # the atlas has it
    ],
)
def test_other_owners_are_none(notation: str) -> None:
    assert states(tagged(notation)[1], Registry(), Gazetteer.open()) == {}


def test_a_report_s_own_parties_are_told_like_known_ones() -> None:
    torvania = Country("", "Torvania", (), ("Torvanian",), (), (), ())
    wider = Registry().knowing((torvania,), (FRONT,))
    for phrase in ("a spokesman of the Karvan Salvation Front", "KVSF commanders"):
        assert wider.standing(phrase).side == FRONT.name
    assert wider.standing("Torvanian officials").side == "Torvania"
    assert Registry().standing("KVSF commanders").side is None
