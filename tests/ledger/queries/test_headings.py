"""What headings say of a report: no day, no place and no act that nobody gives. Reports are read as they are added."""

from functools import cache

import pytest

from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.queries.events import events
from counterclaim.ledger.queries.matters import matters
from counterclaim.reader.reader import Reader
from tests.ledger.made import added

ONE_STORE = True
DAY = "2024-09-20"

# Report of 20 September 2024 | a heading of it, or, after "no", words that none has.
HEADINGS = r"""
Insurgents burned 14 huts near Palma, the governor said. | How many huts were destroyed near Palma, as reported on 20 September 2024?
The navy said two boats were sunk off Jaffna. | How many boats were destroyed near Jaffna, as reported on 20 September 2024?
The army said on 2 September 2024 that rebel guns had shelled Bria and killed six people. | no 1 to 2 September
The army said on 2 September 2024 that rebel guns had shelled Bria and killed six people. | How many people were killed in Bria, as reported on 2 September 2024?
In the two weeks to 9 September, 31 villagers were killed in Ituri, the UN said. | How many civilians were killed in Ituri from 26 August to 9 September 2024?
General Abdi Noor said his men had taken the town of Brovik. He said he would fly to Nairobi. | Who took ground in Brovik?
An Afghan refugee in Peshawar said gunmen had killed her two brothers. | no Peshawar
Ana Rojas, a teacher, left Ayacucho in 1986. "The soldiers killed five of my cousins." She lives in Madrid. | no Madrid
The mayor accused Tarvan marines of firing on a ferry. | no in Tarvan
The army denied that any of its soldiers had been captured in Kismayo. | no Prisoners taken
The observers counted no explosions in Shusha. | no Explosion
The ministry denied that its troops had withdrawn. | no Withdrawal
Gunmen killed a teacher in Kidal, police said. | no hooting
The Red Crescent said it had collected the bodies of 31 fighters from the hills above Stepanakert. | no incident
"""  # noqa: E501


@cache
def _reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", HEADINGS.strip().splitlines())
def test_a_heading_says_nothing_that_nobody_does(ledger: Ledger, line: str) -> None:
    text, wanted = (part.strip() for part in line.split("|"))
    added(ledger, [_reader().read_text(text, published=DAY)])
    with ledger.reading() as db:
        said = [one.heading for one in (*matters(db).rows, *events(db).rows)]
    if wanted.startswith("no "):
        assert not any(wanted[3:] in one for one in said), said
    else:
        assert wanted in said
