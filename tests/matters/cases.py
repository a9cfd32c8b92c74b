"""Pairs of short reports and how two of their claims stand to each other: the table of what matters must get right.

Each row: what it shows; first report and its date; second report and its date; the relation expected between a claim
of the one and a claim of the other, or None where none may stand that lays them side by side as rivals or updates.
Where the second text is empty, both claims are of the first report. The sentences are our own; nobody said them.
"""

from typing import NamedTuple


class Case(NamedTuple):
    """relation: expected between the reports (inside the one where b is empty); None: none that sets them up."""

    name: str
    a: str
    a_date: str
    b: str
    b_date: str
    relation: str | None


CASES = [
    Case(
        "two sides count the dead of one strike",
        "Ukraine's General Staff said on Monday that 120 Russian soldiers had been killed in Tokmak on Sunday.",
        "2024-05-06",
        "Russia's Defence Ministry said on Monday that nine Russian soldiers were killed in Tokmak on Sunday.",
        "2024-05-06",
        "contradicts",
    ),
    Case(
        "what is taken further is no total of what is held",
        "Rwanda's army said that the M23 holds nine villages near Goma.",
        "2024-05-06",
        "Congo's army said that the M23 had captured four further villages near Goma.",
        "2024-05-06",
        None,
    ),
    Case(
        "at least 40 and 43 can both hold",
        "The Rapid Support Forces said at least 40 people had been killed in Zalingei on Friday.",
        "2024-03-02",
        "Sudan's army said 43 people were killed in Zalingei on Friday.",
        "2024-03-02",
        "compatible",
    ),
    Case(
        "at least 40 and 31 cannot",
        "The Rapid Support Forces said at least 40 people had been killed in Zalingei on Friday.",
        "2024-03-02",
        "Sudan's army said 31 people were killed in Zalingei on Friday.",
        "2024-03-02",
        "contradicts",
    ),
    Case(
        "dozens and 31 can both hold",
        "The Houthis said dozens of people had been killed in Hodeidah on Saturday.",
        "2024-07-21",
        "Yemen's government said 31 people were killed in Hodeidah on Saturday.",
        "2024-07-21",
        "compatible",
    ),
    Case(
        "a later count by somebody else is no update of the first",
        "Syria's army said on Wednesday 12 people had been killed in Idlib on Wednesday.",
        "2025-11-19",
        "The Syrian Observatory for Human Rights said on Thursday 15 people had been killed in Idlib on Wednesday.",
        "2025-11-20",
        "differs",
    ),
    Case(
        "a later count of one event",
        "The mayor of Ternopil said on Wednesday 12 people had been killed in Ternopil on Wednesday.",
        "2025-11-19",
        "The mayor of Ternopil said on Thursday 25 people had been killed in Ternopil on Wednesday.",
        "2025-11-20",
        "updates",
    ),
    Case(
        "killed is not killed and wounded",
        "Sudan's army said 60 people were killed in Kosti on Monday.",
        "2025-02-11",
        "The Rapid Support Forces said 300 people were killed and wounded in Kosti on Monday.",
        "2025-02-11",
        None,
    ),
    Case(
        "civilians are not soldiers",
        "Israel's military said 14 Hezbollah fighters were killed in Tyre on Sunday.",
        "2024-10-21",
        "Hezbollah said 40 civilians were killed in Tyre on Sunday.",
        "2024-10-21",
        None,
    ),
    Case(
        "own losses are not the enemy's",
        "India's army said on Thursday that three Indian soldiers had been killed in Kupwara.",
        "2025-05-08",
        "Pakistan's military said on Thursday that 12 Pakistani soldiers had been killed in Kupwara.",
        "2025-05-08",
        None,
    ),
    Case(
        "one town is not another",
        "Ukraine's air force said five people were killed in Sumy on Tuesday.",
        "2025-04-16",
        "Russia's Defence Ministry said 60 people were killed in Konotop on Tuesday.",
        "2025-04-16",
        None,
    ),
    Case(
        "a town is not its region",
        "The mayor of Kharkiv said four people were killed in Kharkiv on Tuesday.",
        "2025-06-04",
        "Russia's Defence Ministry said 70 people were killed in the Kharkiv region on Tuesday.",
        "2025-06-04",
        None,
    ),
    Case(
        "a day is not the whole war",
        "Gaza's health ministry said 31 people had been killed in Gaza in the past 24 hours.",
        "2025-03-03",
        "Israel's military said 17,000 people had been killed in Gaza since the war began.",
        "2025-03-03",
        None,
    ),
    Case(
        "Monday's strike is not Thursday's",
        "The Houthis said six people were killed in Sanaa on Monday.",
        "2025-08-26",
        "Israel's military said 30 people were killed in Sanaa on Thursday.",
        "2025-08-29",
        None,
    ),
    Case(
        "prisoners of the two sides",
        "Azerbaijan's Defence Ministry said on Friday 14 Armenian soldiers had been captured near Shusha.",
        "2020-10-23",
        "Armenia's Defence Ministry said on Friday five Azerbaijani soldiers had been captured near Shusha.",
        "2020-10-23",
        None,
    ),
    Case(
        "land in two units",
        "Army chief Oleksandr Syrsky said on Monday Ukraine held 1,250 square kilometres of the Kursk region.",
        "2024-08-19",
        "Oleksandr Syrskyi said on Monday that 483 square miles of the Kursk region were under Ukrainian control.",
        "2024-08-20",
        "same_utterance",
    ),
    Case(
        "the same words on another day are another utterance",
        "President Vladimir Putin said on Monday the goals of the operation in the Donetsk region would be met.",
        "2025-03-10",
        "President Vladimir Putin said on Friday the goals of the operation in the Donetsk region would be met.",
        "2025-03-14",
        None,
    ),
    Case(
        "a running total grows",
        "Myanmar's shadow government said on Monday 3,000 soldiers had been captured in Shan state since October.",
        "2024-03-04",
        "Myanmar's shadow government said on Tuesday 4,100 soldiers had been captured in Shan state since October.",
        "2024-06-04",
        "updates",
    ),
    Case(
        "totals since two different days",
        "Ukraine's General Staff said on Monday Russia had lost 40,000 troops in the Kharkiv region since May 10.",
        "2024-09-02",
        "Ukraine's General Staff said on Monday Russia had lost 900 troops in the Kharkiv region since September 1.",
        "2024-09-02",
        "not_comparable",
    ),
    Case(
        "a town taken and held",
        "Russia's Defence Ministry said on Monday its troops had captured Siversk.",
        "2025-12-15",
        "Ukraine's General Staff said on Monday its troops were still holding Siversk.",
        "2025-12-15",
        "contradicts",
    ),
    Case(
        "entering a town is not taking it",
        "Russia's Defence Ministry said on Monday its troops had entered the outskirts of Siversk.",
        "2025-12-15",
        "Ukraine's General Staff said on Monday its troops were still holding Siversk.",
        "2025-12-15",
        None,
    ),
    Case(
        "a denial",
        "The Taliban said on Sunday Pakistani aircraft had bombed a village in Paktika. "
        "Pakistan's military denied that its aircraft had bombed a village in Paktika.",
        "2024-12-29",
        "",
        "",
        "denies",
    ),
    Case(
        "no denial of somebody else's toll",
        "The United Nations said 18 people had been killed in Goma on Friday. "
        "Rwanda denied that its army had sent tanks to Goma.",
        "2024-05-04",
        "",
        "",
        None,
    ),
    Case(
        "trucks of one day",
        "Israel's military said 180 trucks entered Gaza on Monday.",
        "2025-06-10",
        "Hamas said only 24 trucks entered Gaza on Monday.",
        "2025-06-10",
        "contradicts",
    ),
    Case(
        "trucks of two days",
        "Israel's military said 180 trucks entered Gaza on Monday.",
        "2025-06-10",
        "Hamas said only 24 trucks entered Gaza on Tuesday.",
        "2025-06-11",
        None,
    ),
    Case(
        "drones launched and shot down",
        "Ukraine's air force said on Friday Russia had launched 112 drones at Ukraine overnight.",
        "2025-10-10",
        "Russia's Defence Ministry said on Friday 60 Ukrainian drones were shot down overnight.",
        "2025-10-10",
        None,
    ),
    Case(
        "one statement in two reports",
        "President Volodymyr Zelensky said on Tuesday 2,400 Russian soldiers had been captured in the Kursk region.",
        "2024-10-08",
        "Ukraine's Volodymyr Zelenskyy said on Tuesday 2,400 Russian soldiers were captured in the Kursk region.",
        "2024-10-09",
        "same_utterance",
    ),
    Case(
        "a crowd by two counts",
        "The organisers said 90,000 people had taken part in the march in Tbilisi on Sunday. "
        "Police put the crowd at 12,000.",
        "2024-05-13",
        "",
        "",
        "contradicts",
    ),
    Case(
        "displaced, a bound and a figure",
        "The United Nations said more than 50,000 people had been displaced around Bunia.",
        "2025-04-07",
        "The government of Congo said some 56,000 people had been displaced around Bunia.",
        "2025-04-08",
        "compatible",
    ),
    Case(
        "an older figure quoted beside the new one",
        "The death toll from Saturday's strike on Nabatieh has risen to 21, Lebanon's health ministry said on Sunday. "
        "It had earlier given 16 dead.",
        "2024-10-13",
        "",
        "",
        "updates",
    ),
    Case(
        "ages and calibres are no counts",
        "Ukraine's police said a 43-year-old man was killed in Nikopol on Friday by a 122 mm shell.",
        "2024-01-13",
        "Russia's Defence Ministry said a 65-year-old man was killed in Nikopol on Friday by a 152 mm shell.",
        "2024-01-13",
        None,
    ),
    Case(
        "a child among the dead is no rival",
        "Ukraine's police said nine people, including two children, were killed in Kramatorsk on Friday.",
        "2025-08-02",
        "The governor of the Donetsk region said two children were killed in Kramatorsk on Friday.",
        "2025-08-02",
        None,
    ),
    Case(
        "unnamed sources of two reports are two speakers",
        "A military source said on Friday 11 soldiers had been killed in Gao.",
        "2024-02-03",
        "A military source said on Friday 11 soldiers had been killed in Gao.",
        "2024-02-03",
        "agrees",
    ),
    Case(
        "what has been counted so far grows",
        "Rescue chief Omar Haddad said 43 people had been killed in Aleppo on Friday so far. "
        "Surgeon Karim Nasser said more than 50 people had been killed in Aleppo on Friday.",
        "2024-02-03",
        "",
        "",
        None,
    ),
    Case(
        "a denial of earlier accusations denies no claim that stands here",
        "The opposition accused the Syrian army of the gas attack on Saraqeb on Friday. The Syrian army has denied "
        "previous accusations of using gas.",
        "2024-02-03",
        "",
        "",
        None,
    ),
    Case(
        "a denial in other words of what was laid to the denier right before",
        "The rescue service said Russian warplanes were behind the attack on the convoy at Urum on Friday. Russia "
        "denied that its aircraft had been involved in the incident.",
        "2024-02-03",
        "",
        "",
        "denies",
    ),
    Case(
        "who is blamed by somebody else is not the denier",
        "The United States said Syrian government forces had used gas in Ghouta on Friday. The rebels denied that they "
        "had used gas.",
        "2024-02-03",
        "",
        "",
        None,
    ),
    Case(
        "a denial of responsibility is of the charge, not of a count of the dead before it",
        "The rebels accused the Ethiopian army of shelling a market in Lalibela on Friday. A doctor said 14 people had "
        "died. Ethiopia denied responsibility.",
        "2024-02-03",
        "",
        "",
        "denies",
    ),
    Case(
        "a count of the dead that blames nobody is not denied by who denies responsibility",
        "A doctor said 14 people had died in the shelling of a market in Lalibela on Friday. Ethiopia denied "
        "responsibility.",
        "2024-02-03",
        "",
        "",
        None,
    ),
    Case(
        "a denial of other allegations is not of what a video shows",
        "A video showed lorries burning in Mocha on Friday. Saudi Arabia denied any involvement.",
        "2024-02-03",
        "",
        "",
        None,
    ),
    Case(
        "a denial of raids is of the strikes that were laid to the denier, with a number of dead",
        "The ministry in Juba said Sudanese air strikes killed 23 people in Renk on Friday but Sudan denied "
        "carrying out raids there that day.",
        "2024-02-03",
        "",
        "",
        "denies",
    ),
    Case(
        "what the denier says in between does not part the denial from the charge",
        "Human Rights Watch said Ethiopian troops killed 60 villagers in Merawi on Friday. Ethiopia said its "
        "forces had been in the town. Ethiopia denied that its forces had carried out a massacre of unarmed "
        "civilians.",
        "2024-02-03",
        "",
        "",
        "denies",
    ),
    Case(
        "the toll that another gives right after",
        "Sudan's army said rockets killed four people in Kosti on Monday. The Emergency Lawyers put the toll at nine.",
        "2024-02-06",
        "",
        "",
        "contradicts",
    ),
    Case(
        "the toll of the war is none of the raid's",
        "The governor said rockets killed four people in Kaya on Monday. The United Nations put the toll of the "
        "ten-year war at 90,000 dead.",
        "2024-02-06",
        "",
        "",
        None,
    ),
    Case(
        "who tells those still fighting to pull back holds no town",
        "Ethiopian troops have taken complete control of Merawi. The Fano command said it had told the men still "
        "fighting in Merawi to pull back.",
        "2024-02-06",
        "",
        "",
        None,
    ),
    Case(
        "an offer turned down denies nothing",
        "The government of Colombia said talks had made little progress on a ceasefire. The rebels rejected "
        "the ceasefire proposal of the government.",
        "2024-02-03",
        "",
        "",
        None,
    ),
    Case(
        "troops that hold a town are against those who took it",
        "Sudan's army said on Monday that its forces had captured Babanusa.",
        "2024-02-05",
        "The Rapid Support Forces said on Tuesday that its fighters hold Babanusa.",
        "2024-02-06",
        "contradicts",
    ),
    Case(
        "one speaker's two counts that can both hold are two statements",
        "Kenya's army said on Monday that a bombing in Garissa had killed at least 31 people and wounded 80.",
        "2024-02-05",
        "Kenya's army said on Monday that a bombing in Garissa had killed 37 people and wounded 80.",
        "2024-02-05",
        "compatible",
    ),
    Case(
        "what one army says of one town is said once, in whatever words",
        "Mali's army said on Tuesday that it had taken control of Tessalit.",
        "2023-11-14",
        "On Tuesday, Mali's army announced the capture of Tessalit: the town was liberated by its soldiers.",
        "2023-11-14",
        "same_utterance",
    ),
]
