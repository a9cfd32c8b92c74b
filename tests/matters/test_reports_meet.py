"""Short reports of two outlets: which counts meet in one matter, which answers and denials stand, in plain form."""

from functools import cache

import pytest

from counterclaim.matters.assembly import assemble
from counterclaim.matters.reading import entries
from counterclaim.model.entry import Entry
from counterclaim.model.matter import Matter
from counterclaim.reader.reader import Reader

# first report | second report | numbers that must meet | numbers that must not
COUNTS = """
Four people were killed when shells hit a market in Axum on Monday, the church said. \
| Separately, seven people died when a mine blew up a bus in Adwa on Monday, the UN said. | | 4 7
Sudan's army said on Tuesday that 63 people were killed in Nyala on Monday. \
| The Rapid Support Forces said on Tuesday that nine people were killed in Nyala on Monday. | 63 9 |
Two soldiers died and four were hurt when rebels fired on a post in Goma on Friday. \
| Two nurses died when a clinic in Bunia burned on Friday, the UN said. | | 2 2
The ministry said that 16 people were killed in Nabatieh and four in Tyre on Monday. \
| The civil defence said that 14 people were killed in Nabatieh on Monday. | 16 14 | 4 14
More than 280 people have been killed since the truce collapsed and thousands have been forced to flee Goma. \
| More than 280 people have been killed in Goma since the truce collapsed, the UN said. | | 1000 280
Rebels shelled Goma on Monday. At least 40 people were killed, the church said. \
| Rebels shelled Goma on Monday. At least four of the dead were women, a priest said. |  | 40 4
Rwanda sent 3,000 soldiers to Goma on Monday. \
| Burundi sent several thousand soldiers to Goma on Monday. |  | 3000 3000
Shells hit Goma on Monday. Four shots were heard in Goma. \
| Rebels shelled Goma on Monday. A girl had two shots in her chest. |  | 4 2
Two Israelis are still being held in Gaza, the army said. \
| The army said that 105 hostages are still being held in Gaza. |  | 2 105
The United Nations said that another 30,000 people have been displaced in Congo. \
| The UN said that 50,000 people have been displaced in Congo since the war began. |  | 30000 50000
Congo said that at least 90 people were killed in Goma on Monday. \
| The UN said that at least 2,000 people were killed in Goma on Monday. |  | 90 2000
About 10,000 French citizens are in Congo at the moment as people flee. \
| Some 86,000 Britons reside in Congo, and only few have been evacuated. |  | 10000 86000
The war has killed more than 70,000 people in Congo, the UN said. \
| Death squads have killed scores of thousands of civilians in the war in Congo. |  | 70000 20000
Kenya's navy said on Friday that it had repelled 12 raids near Lamu. \
| Kenya's navy said on Saturday that it had repelled 30 raids near Lamu. | | 12 30
Mali's army said on 4 May that its troops had killed 14 militants in Gao that day. \
| Mali's army said on 5 May that its troops had killed nine militants in Gao that day. | | 14 9
Norland's army said on Monday that a handful of its soldiers were killed in Gao. \
It said 900 Ostian soldiers were killed there. \
| Ostia's army said on Monday that 70 Ostian soldiers had been killed in Gao. | 900 70 | 2 900
The harbour police said on Friday that four people were killed in the fire in Lamu on Thursday. \
| The harbour police said on Saturday that seven people were killed in the fire in Lamu on Thursday. | 4 7 |
"""

# reports, "/" between them | relation, or none
DENIALS = """
The Congolese army said that the M23 had shelled Sake on Monday. / The M23 denied that it had shelled Sake. | denies
The Congolese army said that the M23 had shelled Sake on Monday. / The M23 denied that it had looted Sake. | none
The Congolese army said that the M23 had shelled Sake on Monday. / The M23 denied that it had shelled Mweso. | none
The M23 said that the Congolese army had shelled Sake on Monday. / The M23 denied that it had shelled Sake. | none
The UN envoy asked that allegations that the M23 had shelled Sake be investigated. / \
The M23 denied that it had shelled Sake. | none
Villagers said either Congolese or Rwandan jets bombed Sake on Monday. / \
Rwanda denied that its jets had bombed Sake on Monday. | none
"""


@cache
def _reader() -> Reader:
    return Reader()


def _read(texts: list[str]) -> tuple[list[Entry], tuple[Matter, ...]]:
    found = [e for text in texts for e in entries(_reader().read_text(text.strip(), published="2024-05-07"), text)]
    return found, assemble(found)


@pytest.mark.parametrize("line", COUNTS.replace("\\\n", "").strip().splitlines())
def test_counts_of_one_thing_meet_and_others_do_not(line: str) -> None:
    first, second, together, apart = (part.strip() for part in line.split("|"))
    found, made = _read([first, second])
    by_id = {e.id: e for e in found}
    told = [{f.value or f.low for x in m.members for f in by_id[x].read.figures} for m in made]
    of_two = [values for m, values in zip(made, told, strict=True) if len({by_id[x].report for x in m.members}) > 1]
    assert all(any(set(map(float, together.split())) <= values for values in of_two) for _ in together[:1])
    wrong = list(map(float, apart.split()))
    assert not any(set(wrong) <= values for values in of_two if wrong)


@pytest.mark.parametrize("line", DENIALS.replace("\\\n", "").strip().splitlines())
def test_a_denial_of_another_report_is_of_what_was_laid_to_the_denier_there(line: str) -> None:
    texts, wanted = line.split("|")
    _, made = _read(texts.split(" / "))
    denied = [r for m in made for r in m.relations if r.relation == "denies"]
    assert bool(denied) == (wanted.strip() == "denies")


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Four people died when shells hit a market in Axum. The UN met in Goma.", "Four people", "Axum"),
        ("Shells fell on Goma. The ceasefire, endorsed by Turkey, holds in Goma.", "Turkey", "Goma"),
        ("Shells fell on Goma. Thousands fled to Rwanda, the UN said.", "Thousands", "Goma"),
        ("Shells fell on Goma. Thousands fled Bukavu for Rwanda, the UN said.", "Thousands", "Bukavu"),
    ],
)
def test_a_claim_speaks_of_its_scene(text: str, words: str, place: str) -> None:
    found, _ = _read([text])
    (told,) = [e for e in found if words in e.claim.text]
    assert told.place is not None
    assert told.place.name == place


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Shells killed nine people in Goma on Monday. The war began in 2012 with a mutiny.", 0),
        ("Shells killed nine people in Goma on Monday. Rebels hold Goma since 2012.", 1),
    ],
)
def test_what_explains_a_report_answers_nothing(text: str, asked: int) -> None:
    _, made = _read([text])
    assert sum(m.question.state is None and m.question.running for m in made) == asked


def test_two_who_surely_count_since_one_day_differ() -> None:
    texts = (
        "The Sudan Doctors Network said that 58 people had been killed in El Fasher since 5 April.",
        "The governor of North Darfur, Hafiz Bakheet, said that 71 people had been killed in El Fasher since 5 April.",
    )
    _, made = _read(list(texts))
    assert [r.relation for m in made for r in m.relations] == ["differs"]


def test_the_day_of_whoever_tells_none_is_no_day_of_what_happened() -> None:
    first = "On 4 May the army of Norland said that Ostian troops had shelled Goma on 3 May 2024."
    _, made = _read([first, "Ostia denied on 5 May that its troops had shelled Goma."])
    assert [(m.question.first, m.question.last) for m in made] == [("2024-05-03", "2024-05-03")]


def test_no_item_of_a_round_up_takes_anothers_place() -> None:
    text = (
        "The Thai army said two of its soldiers were killed.\n\nThe M23 said it had taken Goma airport. "
        "The Congolese army denied it.\n\nThe RSF said it had shot down a drone over Nyala. Sudan's army said nothing."
    )
    found, _ = _read([text])
    assert [e.place for e in found if e.claim.type == "casualties"] == [None]
    assert {e.place.country for e in found if e.place and "drone" in e.claim.text} == {"SD"}
