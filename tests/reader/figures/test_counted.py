"""What is counted, in which unit and state, and by whom."""

import pytest

from counterclaim.reader.figures import group, measure
from counterclaim.reports import from_text, running
from tests.reader.figures.reading import figures

# sentence, then (number, counted, unit, state) for each figure
CASES = [
    ("Russia had captured 430 Ukrainian soldiers.", [("430", "Ukrainian soldiers", "people", "captured")]),
    ("He said 942 Russians had been taken prisoner.", [("942", "Russians", "people", "captured")]),
    ("Nine detainees were freed.", [("Nine", "detainees", "people", "released")]),
    ("Six hostages walked free.", [("Six", "hostages", "people", "released")]),
    ("Seven jailed nurses were let go.", [("Seven", "jailed nurses", "people", "released")]),
    ("Some 40 gunners had deserted.", [("40", "gunners", "people", "deserted")]),
    ("They shot four captives.", [("four", "captives", "people", "shot")]),
    ("Guards shot at three fishermen.", [("three", "fishermen", "people", "fired_on")]),
    ("Guards had shot and killed two clerks.", [("two", "clerks", "people", "killed")]),
    ("Five barns had been shelled.", [("Five", "barns", "barn", "hit")]),
    ("They seized 40 boxes of shells.", [("40", "boxes of shells", "box", "seized")]),
    ("It took nine villages of the district.", [("nine", "villages", "village", "seized")]),
    ("Six abandoned bridges collapsed.", [("Six", "abandoned bridges", "bridge", None)]),
    ("Four armed groups met.", [("Four", "armed groups", "armed_group", None)]),
    (
        "Shells hit two- and three-storey blocks.",
        [("two", "storey", "storey", "hit"), ("three", "storey", "storey", "hit")],
    ),
    (
        "The area they hold fell from 1,200 square kilometres to 800.",
        [("1,200", None, "km2", None), ("800", None, "km2", None)],
    ),
    (
        "Sorties grew from 30 flights in May to 120 in June.",
        [("30", "flights", "flight", None), ("120", "flights", "flight", None)],
    ),
    ("It costs 8 or $9.", [("8", None, "USD", None), ("9", None, "USD", None)]),
    ("They fired 12 shells to cover 30 men.", [("12", "shells", "shell", "launched"), ("30", "men", "people", None)]),
    (
        "Two Karens and three Masalit were killed.",
        [("Two", "Karens", "people", "killed"), ("three", "Masalit", "people", "killed")],
    ),
    (
        "Raiders killed a Hazara and nine Meiteis.",
        [("a", "Hazara", "people", "killed"), ("nine", "Meiteis", "people", "killed")],
    ),
    ("They retook 24 settlements.", [("24", "settlements", "settlement", "retaken")]),
    (
        "At least 82 were killed and more than 1,700 injured.",
        [("82", None, "people", "killed"), ("1,700", "injured", "people", "injured")],
    ),
    ("The blast left six dead.", [("six", "dead", "people", "dead")]),
    (
        "Two soldiers and 16 gunmen were killed.",
        [("Two", "soldiers", "people", "killed"), ("16", "gunmen", "people", "killed")],
    ),
    (
        "It killed 224 people, including 12 nuns.",
        [("224", "people", "people", "killed"), ("12", "nuns", "people", "killed")],
    ),
    (
        "Eleven people, none of them soldiers, died.",
        [("Eleven", "people", "people", "died"), ("none", "soldiers", "people", "died")],
    ),
    ("Three soldiers of the 47th Brigade were wounded.", [("Three", "soldiers", "people", "wounded")]),
    ("Three gunmen killed ten people.", [("Three", "gunmen", "people", None), ("ten", "people", "people", "killed")]),
    ("They shot down 67 of 85 drones.", [("67", "drones", "drone", "shot_down"), ("85", "drones", "drone", None)]),
    ("The death toll rose to 31.", [("31", "death toll", "people", "dead")]),
    ("He put enemy losses in the area at 67,000.", [("67,000", "enemy losses", "people", "lost")]),
    ("The number of wounded reached 120.", [("120", "wounded", "people", "wounded")]),
    ("There were no casualties.", [("no", "casualties", "people", None)]),
    ("Three F-16s were lost.", [("Three", "F-16s", None, "lost")]),
    ("They hold 1,100 square kilometres of territory.", [("1,100", "territory", "km2", "held")]),
    ("A 12-kilogram nail bomb went off.", [("12", "nail bomb", "kg", None)]),
    ("It gave $1.3 billion in artillery.", [("1.3 billion", "artillery", "USD", None)]),
    ("A two-day truce was agreed.", [("two", "truce", "day", None)]),
    ("Tens of thousands of people fled.", [("Tens of thousands", "people", "people", "fled")]),
    ("A 2,500-member force arrived.", [("2,500", "member", "member", None)]),
    ("At least 12 IS fighters were killed.", [("12", "IS fighters", "people", "killed")]),
    ("An army of 40,000 is waiting.", [("40,000", "army", "people", None)]),
    ("A 300-strong unit arrived.", [("300", "unit", "people", None)]),
    (
        "It killed his mother and ten other people.",
        [("his", "mother", "people", "killed"), ("ten", "people", "people", "killed")],
    ),
    (
        "It killed 247 people in Surria and 10 in Norland.",
        [("247", "people", "people", "killed"), ("10", "people", "people", "killed")],
    ),
    (
        "Six of the 11 hostages were freed.",
        [("Six", "hostages", "people", "released"), ("11", "hostages", "people", None)],
    ),
    ("The release of 50 hostages is near.", [("50", "hostages", "people", "released")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_counted(text: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    found = [(text[f.number_start : f.number_end], f.counted, f.unit, f.state) for f in figures(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Losses: tanks – 12; artillery systems: about 31; drones ‒ 7.", ["tanks", "artillery systems", "drones"]),
        ("Houses burnt: 31. Medical staff killed – 4.", ["Houses"]),
        ("The road is shut: 12 lorries wait.", ["lorries"]),
    ],
)
def test_a_number_that_closes_an_item_counts_its_label(text: str, expected: list[str]) -> None:
    assert [f.counted for f in figures(text)][: len(expected)] == expected


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("Wanda claims | Castor Observatory", [None, None]),
        ("Addax | Army estimates", [None, None]),
        ("Soldiers | Tanks", ["people", "tank"]),
        ("Villagers | Number of lorries", ["people", "truck"]),
    ],
)
def test_a_column_head_is_a_unit_where_it_names_what_is_counted(heads: str, expected: list[str | None]) -> None:
    text = f"| Place | {heads} |\n|---|---|---|\n| Kelde | 12 | 31 |\n| Orvik | 15 | 40 |"
    assert [f.unit for f in measure(running(from_text(text)))][:2] == expected


@pytest.mark.parametrize(
    ("text", "state"),
    [("Buildings destroyed: 8.", "destroyed"), ("Children killed – 7.", "killed"), ("The raid left 3 KIA.", "killed"),
     ("Released in May: 96.", "released"),
     ("The blast left 14 inj. and 4 WIA.", "injured")],
)  # fmt: skip
def test_a_label_and_a_short_form_tell_what_befell(text: str, state: str) -> None:
    assert figures(text)[0].state == state


def test_by_whom_is_the_words_after_by() -> None:
    (figure,) = figures("Twelve people were killed by Surrian shelling on Friday.")
    assert (figure.by, figure.side) == ("Surrian shelling", None)
    (figure,) = figures("Twelve people were killed by Friday.")
    assert figure.by is None


def test_states_that_count_alike_share_a_group() -> None:
    assert {group(state) for state in ("killed", "died", "dead")} == {"killed"}
    assert group("injured") == group("wounded")
    assert group("detained") != group("captured")


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("They took 12 villages. The ministry named only five of them.", "five", "villages"),
        ("Norland holds 74 settlements, a day after the governor put the number at 28.", "28", "settlements"),
        (
            "North Surrian soldiers fought there. Agencies put their number at 10,000.",
            "10,000",
            "North Surrian soldiers",
        ),
        ("Of 31 clashes recorded, nine were in the north.", "nine", "clashes"),
        ("It logged 217 explosions, up from 90 the day before.", "90", "explosions"),
    ],
)
def test_what_stands_before(text: str, number: str, counted: str) -> None:
    found = {text[f.number_start : f.number_end]: f.counted for f in figures(text)}
    assert found[number] == counted


def test_nothing_is_invented_where_nothing_was_named() -> None:
    (figure,) = figures("Only five of them came back alive.")
    assert (figure.counted, figure.unit) == (None, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two of my goats were killed.", [("goat", "killed")]),
        ("Two of my sheep are dead.", [("sheep", "dead")]),
        ("Five nurses were burned.", [("people", "injured")]),
        ("Five mills were burned.", [("mill", "destroyed")]),
        ("Twelve clerks were reported killed.", [("people", "killed")]),
        ("Half of the 600 mills were burned.", [("share", "destroyed"), ("mill", None)]),
        ("Half the company's 120 clerks were killed.", [("share", "killed"), ("people", None)]),
        ("Most of the 40 hostages were freed.", [("people", None)]),
        ("The rebels lost most of their 30 tanks.", [("tank", None)]),
        ("Nearly all of the 200 villagers were evacuated.", [("people", None)]),
        ("All of the 40 hostages were freed.", [("people", "released")]),
        ("A part of the bridge fell and 40 clerks were killed.", [("people", "killed")]),
        ("A Tutsi was shot dead.", [("people", "killed")]),
    ],
)
def test_what_befell_whom(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(f.unit, f.state) for f in figures(text)] == told
