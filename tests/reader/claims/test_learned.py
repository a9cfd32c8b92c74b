"""The learned reader: exact words, any text, the same twice, and what decided a claim."""

import json
from contextlib import suppress
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from counterclaim.cli.main import app
from counterclaim.errors import LanguageError, ReportError
from counterclaim.model.reading import Reading
from counterclaim.reader.reader import Reader
from counterclaim.reports import from_text

REPORT = """Shells hit the market of Osten

OSTEN, Norland, March 12 (Reuters) - Norland's army said on Tuesday that shells had killed 14 people at the market and
wounded nine. "They fired from across the river," Colonel Mira Brandt told reporters.

The rebels denied that they had fired on the town. Aid workers counted 16 bodies at the hospital.
"""
# words of the claim | voice | stance | type
CLAIMS = """
had killed 14 people | Norland's army | asserts | casualties
had fired on the town | rebels | denies | strike
"""


@cache
def _reader() -> Reader:
    return Reader()


@cache
def _reading() -> Reading:
    return _reader().read_text(REPORT, published="2024-03-12")


MISSED = [
    pytest.param(line, marks=pytest.mark.xfail(strict=True, reason=f"the learned reader: {reason}"))
    for line, reason in (
        ("fired from across the river | Mira Brandt | asserts | strike", "told as an accusation, of nobody named"),
        ("16 bodies | narrator | asserts | casualties", "who counted the bodies says so"),
    )
]


@pytest.mark.parametrize("line", [*CLAIMS.strip().split("\n"), *MISSED])
def test_claims(line: str) -> None:
    words, voice, stance, kind = (cell.strip() for cell in line.split(" | "))
    claim = next(c for c in _reading().claims if words in c.text)
    speaker = claim.speaker
    assert (speaker.name.lower() if speaker is not None else "") == voice.lower().removeprefix("the ")
    assert (claim.stance, claim.type) == (stance, kind)


# who denies > whose claim, of the report's denials | the report
DENIALS = """
insurgents > Togo's gendarmerie | Togo's gendarmerie said insurgents had set fire to a mill at Mango. A charity said \
six people died in the fire. The insurgents denied the gendarmerie's charge.
Peru > Ecuador | Ecuador said Peruvian marines had crossed the river. Farmers said some 30 marines had crossed. \
Peru dismissed Quito's report.
Laos > Thai border police | The Thai border police accused Lao soldiers of firing at a ferry on the Mekong. A boatman \
said four shots were fired at the ferry. Laos said the accusation was false.
Poland's border guard > Belarus's army | Belarus's army said it had fired no flares at Polish posts. A reporter said \
six flares were fired. Poland's border guard said the denial was a lie.
- | Colonel Jan Rost said shells had hit the weir. Rost said no shells had hit the dam.
Thailand > Laos | Thai troops shelled a ferry, Laos said. Bangkok denied it.
Peru > Ecuador | Ecuador said Peruvian marines had burned a mill. Peru has denied this.
M23 > villagers | Gunmen killed three boatmen at Sake, villagers said. The M23 rejected that.
Serbia > Kosovo | Serbian police fired at a bus, Pristina said. Belgrade denied the accusation.
- | Raiders burned a mill at Osten, Chad said. Libya confirmed it.
- | Thai troops shelled a ferry, Laos said. Bangkok did not deny it.
"""


@pytest.mark.parametrize("line", DENIALS.strip().split("\n"))
def test_a_denial_denies_the_one_claim_that_it_means(line: str) -> None:
    wanted, text = line.split(" | ", 1)
    reading = _reader().read_text(text)
    names = {c.id: c.speaker.name for c in reading.claims if c.speaker is not None}
    found = [f"{names[r.a]} > {names[r.b]}" for r in reading.relations if r.relation == "denies"]
    assert found == ([] if wanted == "-" else [wanted])


# speaker's surname > side | the report
SIDES = """
Oduya > - | Speaking in Accra, opposition leader Yaw Oduya said his party would boycott the vote.
Brekke > - | Rebel spokesman Olav Brekke, who lives in Geneva, said two of his men had been freed.
Tran > - | From her flat in Sydney, opposition figure Lan Tran said the ballots had been burned.
Kasumba > - | Rebel chief Joel Kasumba, reached by telephone in Lusaka, said his men had taken a ferry.
Haidari > Afghan opposition | Afghan opposition leader Nur Haidari, speaking in Doha, said the talks had stalled.
court > - | Uruguay's navy said it had boarded two trawlers. The court said the boarding was unlawful.
Rehn > - | General Olav Tomas Rehn of Norway said rebels had fled. Major Ivo Rehn of the Osten army said they had not.
Force > - | The Southern Dam Force (SDF) said it had taken a post near Juba. The SDF said two men had died.
PKK > PKK | The Kurdistan Workers' Party (PKK) said it would disarm. The PKK said two men had died.
poachers > - | Gabon's army said it had shot six poachers. The poachers denied it.
pirates > - | Peru said its marines killed six pirates. The pirates said they were fishermen.
gang > - | Peru said its police killed eight gang members. The gang denied this.
coalition > - | Houthi officials said 30 men had died. The coalition denied an air strike.
rebels > Chadian opposition | Chad said two had died. The rebels said nine had died.
Rehn > - | Norwegian drone maker Rehn said its drones had been sold to Chad.
Valmoa > - | South Korean shipbuilder Valmoa said a boat had sunk.
army > - | The KNU said a mill had been burned. The army denied burning it.
coalition > Saudi Arabia | Houthi officials said 30 men had died. The Saudi-led coalition declined to confirm the raid.
"""


@pytest.mark.parametrize("line", SIDES.strip().split("\n"))
def test_where_somebody_speaks_or_a_court_sits_gives_no_side(line: str) -> None:
    wanted, text = line.split(" | ", 1)
    last = _reader().read_text(text).claims[-1].speaker
    assert last is not None
    assert f"{last.name.split()[-1]} > {last.side or '-'}" == wanted


# who makes the last claim | the report
OFFICES = """
Pavel Orr | Mine director Pavel Orr said the shaft had collapsed. Coroner Ida Moen said two men had died. The director \
said nobody was trapped.
Tomas Rehn | Bishop Tomas Rehn said soldiers had burned the chapel. Colonel Ivo Grant said rebels had. The bishop \
said he had seen it.
academy | Ghana's navy said the port was open. The academy said two of its boats had burned.
Ivo Rehn | President Olav Tomas Rehn said a dam had burst. Colonel Ivo Rehn said it had been shelled. Colonel Rehn \
said two men had died.
jury | The harbour authority said a crane had failed. The jury said nobody was to blame.
International Atomic Energy Agency | The International Atomic Energy Agency said a pump had failed. Norway's army said \
nobody was hurt. The agency said two men were hurt.
"""


@pytest.mark.parametrize("line", OFFICES.strip().split("\n"))
def test_an_office_or_a_body_is_never_somebody_elses(line: str) -> None:
    wanted, text = line.split(" | ", 1)
    last = _reader().read_text(text).claims[-1].speaker
    assert last is not None
    assert last.name == wanted


@pytest.mark.parametrize(
    "text",
    [
        "No militia has taken responsibility for the raid on Osten.",
        "None of the gangs has admitted planting the mine near Osten.",
        "No clan has owned up to burning the mill at Osten.",
    ],
)
def test_nobody_did_what_nobody_has_admitted(text: str) -> None:
    for claim in _reader().read_text(text).claims:
        assert claim.roles.actor is None
        assert claim.speaker is None or claim.speaker.kind == "report"


def _check(reading: Reading) -> None:
    text = reading.report.text
    for claim in reading.claims:
        assert claim.content
        assert claim.text == " ".join(text[s:e] for s, e in claim.content)
        assert all(text[x.start : x.end] == x.text for x in (*claim.figures, *claim.places, *claim.times))
        assert 0 <= claim.confidence <= 1
    json.loads(reading.to_json())


def test_words_are_the_reports_own_and_the_same_twice() -> None:
    _check(_reading())
    assert _reading() == Reader().read_text(REPORT, published="2024-03-12")


@given(st.text(max_size=400))
def test_any_text_reads(text: str) -> None:
    with suppress(LanguageError):  # told, not read
        _check(_reader().read_text(text))


@given(st.permutations(REPORT.split()))
def test_any_order_of_words_reads(words: list[str]) -> None:
    _check(_reader().read_text(" ".join(words)))


def test_what_decided_a_claim() -> None:
    report = from_text(REPORT, published="2024-03-12")
    claim = next(c for c in _reading().claims if "had fired on the town" in c.text)
    why = {one.field: one for one in _reader().explain(report, claim.id)}
    assert why["speaker"].value == claim.speaker.name if claim.speaker else False
    assert "denied" in why["speaker"].why
    assert "the reporting verb: denies; in " in why["stance"].why
    assert why["stance"].why.endswith("of 100 such claims the stance was right")
    with pytest.raises(ReportError, match="no claim c99"):
        _reader().explain(report, "c99")


def test_the_command(tmp_path: object) -> None:
    run = CliRunner().invoke(app, ["read", "-", "--explain", "c2"], input=REPORT)
    assert run.exit_code == 0
    assert "type head:" in run.stdout
    refused = CliRunner().invoke(app, ["read", "-", "-", "--explain", "c2"], input=REPORT)
    assert refused.exit_code != 0


# report | the claim that stands beside the whole sentence, if any
CLAUSES = """
The army had lost 40 tanks since Surria launched 2 raids in March, they said. | Surria launched 2 raids in March
It was the first visit since Norland closed 12 ports in January. | Norland closed 12 ports in January
Prices in the town have doubled since January, traders said. | -
The army denied that it had fired since Surria signed the truce on 3 March. | -
In the worst week since Surria launched its attack in January, 40 soldiers were killed. | -
"""


@pytest.mark.parametrize("line", CLAUSES.strip().split("\n"))
def test_a_clause_that_tells_an_earlier_event_is_a_claim_of_its_own(line: str) -> None:
    text, clause = line.split(" | ")
    claims = _reader().read_text(text, published="2024-03-12").claims
    inside = [a for a in claims for b in claims if a is not b and b.content[0][0] < a.content[0][0] < b.content[-1][1]]
    assert [one.text for one in inside] == ([] if clause == "-" else [clause])
    whole = [one for one in claims if one not in inside]
    assert not {f.start for one in whole for f in one.figures} & {f.start for one in inside for f in one.figures}
