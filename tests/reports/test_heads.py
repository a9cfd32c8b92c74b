"""The day of publication that the head of a document tells, in the layouts of many kinds of publishers."""

import pytest

from counterclaim.reports import from_text

BODY = "\n\nThe army of Norland said it had shot down two drones over Orvik. Nobody was hurt, the mayor said."
HEADS: dict[str, str | None] = {
    "For Immediate Release: August 21, 2013\nContact: press office, 555 0199": "2013-08-21",
    "Press Release\nEmbargoed until 00:01 GMT 17 January 2024": "2024-01-17",
    "Communiqué of the Council of Ministers\n(Session of Wednesday, 22 October 2014)": "2014-10-22",
    "Decree No. 88\nGiven at Lanham this 5th day of July, 2018": "2018-07-05",
    "United Nations\nS/2019/321\nDistr.: General\n17 April 2019\n\nOriginal: English": "2019-04-17",
    "UN Radio Orvik\nNews in brief, 02 December 2016": "2016-12-02",
    "Humanitarian Bulletin | Issue 05 | May 2021": None,
    "Two drones shot down\n\nADA QUILL\nLANHAM\nDECEMBER 11, 2017 00:00 IST": "2017-12-11",
    "Two drones shot down over Orvik\nHarbour Gazette, Sat., Nov. 29, 2014, p. A4": "2014-11-29",
    "LANHAM, 29 MAY 89 (LNA) -- [TEXT]": "1989-05-29",
    "TRANSCRIPT: Press conference of the Defence Minister, 7 March 2022": "2022-03-07",
    "Incident log of Team 4\nFiled: 2024-05-15\nIncident: 14 February 2024, Kaya": "2024-05-15",
    "Dear colleagues,\n\nLanham, the 2nd of June 2015": "2015-06-02",
    "Drones over Orvik\nPublished 04/05/2022": None,
    "Remembering 9 April 1948: drones over Orvik, then and now": None,
    "Report of the Commission of Inquiry into the events of 12 June 2014 in Orvik": None,
    "Drones over Orvik\nCopyright 2023 Harbour Gazette": None,
    "Interview with General Olaf Brandt, Radio Lan, 2 August 2008": "2008-08-02",
    "Interview: the survivor of the Lanham raid of 2 June 1999": None,
    "RIVER TICKER - FRIDAY 19 JULY 2024 - ALL TIMES GMT": "2024-07-19",
    "Radio Lan: Evening talk, 22 January 2026, 07:15": "2026-01-22",
    "Survey, Orvik\nDate of assessment: 27 August 2028\nSummary of the shelling of 23 August 2028": "2028-08-27",
    "Heard in person, Lanham\nInterviewed by phone, Lanham, 6 May 2019; interpreter present": "2019-05-06",
    "Coder: JT   Batch 4   coded 3 Nov 2023": "2023-11-03",
    "Lake monitoring\nNo. 212, 30 July 2028": "2028-07-30",
    "Weekly sitrep 39/2022 (24–30 September 2022)": "2022-09-30",
    "Lake Review – edition of 11 February 2022": "2022-02-11",
    "RADIO LAN – HOME SERVICE\nMonitored 6 July 2029, 0700 hours local time": "2029-07-06",
    "Armed Forces of Norland\nMilitary situation, Tuesday 6 November 2018": "2018-11-06",
    "Briefing on the drones off Orvik\n10 December 2023, General Headquarters, Lanham": "2023-12-10",
    "FROM ADMIRALTY\nTO ALL STATIONS\n020615Z JUN 2032": "2032-06-02",
    "Operational Update | Border | 1-2 April 2034 (issued 3 April)": "2034-04-03",
    "The battle of Orvik, 6 November 2018": None,
    "Sheet 4\nDate of birth: 3 May 1984": None,
    "Statement on the anniversary of the attack of 7 October 2023": None,
}


@pytest.mark.parametrize("head", HEADS)
def test_the_day_of_publication_is_found_and_no_other_taken_for_it(head: str) -> None:
    assert from_text(head + BODY).published == HEADS[head]


FEET = {
    "Sworn at Lanham this 19th day of November 2021\n(signed) A. Quist": "2021-11-19",
    "Given in the free zone, 10 September 2029\nCommander Olaf Brandt": "2029-09-10",
    "Taken prisoner at Orvik. 3 May 2024 was a Friday.": None,
}


@pytest.mark.parametrize("foot", FEET)
def test_the_foot_of_a_paper_says_when_it_was_made(foot: str) -> None:
    text = "To our people" + BODY * 6 + "\n\n" + foot
    assert from_text(text).published == FEET[foot]
