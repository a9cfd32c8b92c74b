"""Numbers as reports write them: halves of millions, lakh and crore, short ranges, one victim, what is left out."""

import pytest

from counterclaim.model.running import RunningText
from counterclaim.reader.figures import measure

CASES = """
    Three and a half million villagers left, the council said.        | 3500000
    One and a half thousand men were trapped in the valley.           | 1500
    A million and a half residents need help.                         | 1500000
    The depot held four and a half tonnes of grain.                   | 4.5
    Two-thirds of a million homes have no light.                      | 666666.666667
    Some 4.2 lakh people were moved and Rs 12 crore was paid.         | 420000 120000000
    About 2 lakh crore rupees are missing.                            | 2000000000000
    Crores of people have fled.                                       | 10000000..100000000
    The unit lost four to five hundred men.                           | 400..500
    Between them 3-4,000 fighters stayed, not 20 to 30,000.           | 3000..4000 20000..30000
    Prices rose 28 points to 31,000.                                  | 28 31000
    Forty-one thousand, two hundred people came.                      | 41200
    Four score men were taken with a score of women.                  | 80 20
    One and a quarter thousand men sat in six and three-quarter metres of mud. | 1250 6.75
    A million and three-quarters are hungry, a million and a half of them here. | 1750000 1500000
    Two men were hurt and a quarter of the guards fled.               | 2 0.25
    Some 3-500 herders and 6–700 goats crossed, rows 2-90 at first.   | 300..500 600..700 2..90
    Rs 9 lakh and 3.5 crore were paid as 4 lakh were homeless.        | 900000 35000000 400000
    It saw no trucks in Orvik, 12 in Lanham and three in Kelde.       | 0 12 3
    They saw no trucks in Orvik and left.                             |
    Raiders hanged a trader.                                          | 1
    The blast killed the mayor of Lanham and her driver.              | 1 1
    Rebels abducted the judge and his son; the guard saw them.        | 1 1
    The army killed the enemy and wounded the crew of the boat.       |
    The guards shot dead a nurse; a priest was stabbed to death.      | 1 1
    The side won by a score of 3-1.                                   |
    Fourty tents burned.                                              | 40
    Four-fifths of the 250 houses fell.                               | 0.8 250
    It lies at 48.5123 37.9921, by article 4.3 of the accord.         |
    Rebels shot and wounded a herder near the well.                   | 1
    A senior police officer was killed on the road.                   | 1
    A suicide bomber killed 14 people; he was shot by a guard.        | 14
    The minister met a farmer, and a farmer's house was hit.          |
    There were no violations in Orvik and nine in Lanham.             | 0 9
    They counted 71 explosions in Orvik, but only three in Lanham.    | 71 3
    Police found 12 bodies in Orvik and just two in Lanham.           | 12 2
    Of the breaches, 21 were laid to the army and 16 to the rebels.   | 21 16
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_values(line: str) -> None:
    text, expected = (part.strip() for part in line.split("|"))
    found = measure(RunningText.plain(text))
    values = [f"{one.value}" if one.value is not None else f"{one.low}..{one.high}" for one in found]
    assert " ".join(values) == expected


@pytest.mark.parametrize("people", ["Cypriots", "Maltese", "Fijians", "Kurds", "Burmese", "non-Russians"])
def test_peoples_are_people(people: str) -> None:
    (found,) = measure(RunningText.plain(f"The army holds 12 {people} in the camp."))
    assert found.unit == "people"


STATES = """
    The mayor of Orvik was killed on Friday.                             | 1 killed
    Their commander was shot dead near Lanham.                           | 1 killed
    The raid killed the regional governor and wounded his cook.          | 1 killed; 1 wounded
    A carpenter and two policemen were killed in Orvik.                  | 1 killed; 2 killed
    The union's leader was captured near Orvik.                          | 1 captured
    Norvia's deputy governor was wounded by a drone.                     | 1 wounded
    The reporter Ana Sorel was killed in Lanham.                         | 1 killed
    Three women, a child and an old man were killed.                     | 3 killed; 1 killed; 1 killed
    A teacher, her son and four pupils were abducted.                    | 1 abducted; 1 abducted; 4 abducted
    The mayor, a baker, was killed.                                      |
    One sailor remembers the night and one baker fears for two sons.     | 2 None
    One sailor was killed and one nurse has died.                        | 1 killed; 1 died
    A nurse lost both her legs and two boys had lost an eye.             | 1 injured; 2 injured
    Two nurses were taken to Orvik and six guards were taken by rebels.  | 2 None; 6 captured
    A guard said two clerks were killed.                                 | 2 killed
    The crew was killed.                                                 |
    Nine people were killed and 60 pupils and their teachers were hurt.  | 9 killed; 60 injured
    Nine people were killed and 60 pupils or teachers are missing.       | 9 killed; 60 missing
    Six were killed and 40, among them nine children, were hurt.         | 6 killed; 40 injured; 9 injured
    Two were killed, and 14 clerks, drivers and cooks were hurt.         | 2 killed; 14 injured
    Two soldiers were killed and five drivers near the gate.             | 2 killed; 5 killed
    Two nuns were killed and 30 cooks and drivers wounded.               | 2 killed; 30 wounded
    Seven boys were hurt and 50 girls, aunts and mothers killed.         | 7 injured; 50 killed
    Four were killed and 22 clerks as well as their guests abducted.     | 4 killed; 22 abducted
    Four were killed and 22 cooks or a guard hurt in the yard.           | 4 killed; 22 injured; 1 injured
    Five were wounded and nine miners and two clerks killed.             | 5 wounded; 9 killed; 2 killed
    Three were killed, 17 sailors from Orvik wounded and 12 taken captive. | 3 killed; 17 wounded; 12 captured
    The raid killed 14 guards and cooks were abducted.                   | 14 killed
    The raid killed 14 guards and wounded 12 cooks and clerks.           | 14 killed; 12 wounded
    He fled after the failed 2016 military coup.                         |
    Some 2016 police officers were wounded.                              | 2016 wounded
"""


@pytest.mark.parametrize("line", STATES.strip().splitlines())
def test_what_happened_is_told_by_the_own_verb(line: str) -> None:
    text, expected = (part.strip() for part in line.split("|"))
    assert "; ".join(f"{one.value} {one.state}" for one in measure(RunningText.plain(text))) == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Some 60 mules were injured.", "mule"),
        ("Twelve pack ponies were abducted in the raid.", "pack_pony"),
        ("A vet said 14 reindeer were killed.", "reindeer"),
        ("About 20,000 geese died.", "goose"),
        ("They wounded 30 calves.", "calf"),
        ("Fourteen goat herders were wounded.", "people"),
        ("Nine shearers were wounded.", "people"),
        ("Nine Lions were wounded.", "people"),
    ],
)
def test_animals_are_no_people(text: str, unit: str) -> None:
    (found,) = measure(RunningText.plain(text))
    assert found.unit == unit
