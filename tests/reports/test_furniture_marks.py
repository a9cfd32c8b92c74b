"""What a line is by its own looks; every line here is of our own making."""

import pytest

from counterclaim.reports.furniture import mark, own_mark
from counterclaim.reports.pictures import credits_within

FURNITURE = [
    # bylines and credits
    ("By AFP", "byline"),
    ("By Jane Doe", "byline"),
    ("By Jane Doe and John Roe in Goma", "byline"),
    ("BY JANE DOE", "byline"),
    ("By Jane Doe, Associated Press", "byline"),
    ("By JANE DOE and JOHN ROE, Associated Press", "byline"),
    ("By Abd al-Rahman Said for The Evening Star", "byline"),
    ("By Jane Doe | March 3, 2024", "byline"),
    ("By The Herald Live Team | Updated: May 9, 2025 07:50 IST", "byline"),
    ("By our Staff Correspondent", "byline"),
    ("Written by Jane Doe", "byline"),
    # dates and times
    ("March 12, 2025", "dateline"),
    ("Wednesday, 12 March 2025", "dateline"),
    ("Published: Mon, March 10, 2025 - 6:12 PM", "dateline"),
    ("Published On 4 Mar 2025", "dateline"),
    ("Last updated on 2025-03-04 10:00 GMT", "dateline"),
    ("October 9, 2024 2:41 PM GMT+3 - Updated 3 hours ago", "dateline"),
    ("Sweida, 24 July 2025", "dateline"),
    ("14:32 GMT", "timestamp"),
    ("[0732 GMT]", "timestamp"),
    ("4:40 p.m.:", "timestamp"),
    ("2 hours ago", "timestamp"),
    ("Updated 35 minutes ago", "timestamp"),
    # pictures
    ("Photo: AFP", "photo_credit"),
    ("Photo by Jane Doe", "photo_credit"),
    ("(Photo by Jane Doe / AFP)", "photo_credit"),
    ("Image source, Getty Images", "photo_credit"),
    ("Image: Jane Doe/Reuters", "photo_credit"),
    ("Credit: Press service of the General Staff", "photo_credit"),
    ("FILE PHOTO: Soldiers ride in a truck near the river, March 3, 2024.", "caption"),
    ("[1/3] Rescuers work at the site of a damaged block of flats.", "caption"),
    ("Image caption, People queue for water in the old town", "caption"),
    ("Smoke rises over the harbour on Sunday, March 3, 2024. (AP Photo/Jane Doe)", "caption"),
    ("In this photo provided by the army, soldiers stand at a crossing.", "caption"),
    ("Photo: Families wait for a bus at the sports hall.", "caption"),
    ("In this image taken from video, smoke rises over the harbour.", "caption"),
    ("This handout photo, taken and released by the army on May 3, shows a damaged bridge.", "caption"),
    # pointers to other stories
    ("Related article: The long road to the ceasefire", "teaser"),
    ("Related: Who holds the bridge?", "teaser"),
    ("Read more: Two villages, two stories", "teaser"),
    ("ALSO READ: Army says the town is surrounded", "teaser"),
    ("Also read | Army says the town is surrounded", "teaser"),
    ("See also: A timeline of the war", "teaser"),
    ("Recommended: What the truce means", "teaser"),
    ("Recommended Stories", "teaser"),
    ("Read more about the war here.", "teaser"),
    (">> Watch: Inside the besieged town", "teaser"),
    # forms, buttons, tags, rights, notes
    ("Share this article: Facebook X WhatsApp Copy link", "share"),
    ("Share", "share"),
    ("Share | Print | Subscribe to our WhatsApp channel", "share"),
    ("Facebook Twitter Email Print", "share"),
    ("© 2025 AFP", "copyright"),
    ("Copyright 2025 The Evening Star. All rights reserved.", "copyright"),
    ("All rights reserved.", "copyright"),
    ("This material may not be published, broadcast, rewritten or redistributed without permission.", "copyright"),
    ("- ENDS -", "note"),
    ("ENDS", "note"),
    ("###", "note"),
    ("___", "note"),
    ("Advertisement", "note"),
    ("ADVERTISEMENT - ", "note"),
    ("Press statement - for immediate release", "note"),
    # embargoes, notes to editors, other places of print
    ("Notes to editors", "note"),
    ("Purchase Licensing Rights", "note"),
    ("Last Updated: May 4, 2031, 2:05 p.m. ET", "dateline"),
    ("Page last updated at 14:05 GMT, Sunday, 4 May 2031", "dateline"),
    ("Last updated: 14 minutes ago", "timestamp"),
    ("Sign up", "newsletter"),
    ("FOLLOW US ON", "share"),
    ("Read more: Villagers return to the ford", "teaser"),
    ("Read more about the talks here.", "teaser"),
    # addresses
    ("Original url:", "address"),
    ("https://www.example.com/2025/03/12/a-story", "address"),
    ("https://www.example.com/2025/03/12/the arm y-says-it-holds-the-br idge-a123", "address"),
    ("Source: https://example.org/a", "address"),
]

# Of any kind: whole lines that sites and wires print.
PAGE_LINES = """
Leave a comment
Post a comment
Next: Rebels close in on the capital
Previous: Rebels close in on the capital
Skip to content
Menu
Search
Log in | Subscribe
About us Contact Privacy
Accept all cookies
We use cookies to improve your experience. Accept all
Print this page
Listen to article
Gallery: The war in pictures
Video: Army enters the town
Map: Who controls what
Graphic: Evening Star
(Opens in new window)
Report an error
FOR IMMEDIATE RELEASE
URGENT
BREAKING
EXCLUSIVE
DEVELOPING
LIVE
Live
Pinned
Posted at 14:22
edited 14:22
Most Read
Most read stories
Trending now
More from World
Explore more on these topics
Reuse this content
View on Instagram
Show more
Read full story
Show key events only
MORE
MORE TO COME
(MORE)
ENDS/
/ends
-END-
*** END ***
XXX
Copyright (2024) AFP. All rights reserved.
Signed,
Press Office
Contact
Contacts
Notes to editors
Notes to editors:
Our coverage of the war
Also in this section
In other news
From the archive
Editor's picks
You might also be interested in
Promoted
Ad
Support us
Donate now
Tell us what you think
Have your say
""".strip().splitlines()

REPORTING = [
    "The list, embargoed until Monday, names 40 officers.",
    "Embargoed until Monday, the list names 40 officers held since the raid.",
    "Embargoed oil was found in two tankers off the coast on Sunday.",
    "Under embargo until 2031, the country buys its shells through its neighbours.",
    "Embargo: that is what the union wants by Friday, its chief diplomat said.",
    "Not for release before trial, the judge ruled of the two captains.",
    "Hold for release of 12 prisoners was lifted on Monday, the court said.",
    "Notes to editors were found in the looted newsroom on 4 May.",
    "Notes to the editors of two papers warned them against naming the dead.",
    "A version of this rocket was fired at the port on Monday.",
    "A version of this story was told by three survivors in print and on radio, the mission said.",
    "This article of the treaty appeared in every draft since 2024.",
    "This story appeared in no paper of the capital, and its author was arrested on Friday.",
    "Sign up or be jailed, the recruiters told the men of the town.",
    "Sign-up offices opened in three towns.",
    "Follow us and you will live, the soldiers told the villagers.",
    "Read more widely, the minister told his critics.",
    "Last updated figures put the dead at 40.",
    "Reporting by monitors shows that 40 people were killed in the strikes.",
    "Our standards are clear, the general said.",
    "By Tuesday, Russian forces had reached the outskirts of the town.",
    "By the time the ceasefire began, 40 people had been killed.",
    "By Monday evening both armies claimed the bridge.",
    "By the army's own count, 14 of its soldiers died.",
    "Related violence in the east has killed 300 people since May.",
    "Related protests were reported in two other cities.",
    "Reporting by the BBC found that 40 homes had been burnt.",
    "Reports from the front say the army has withdrawn.",
    "Reported casualties stand at 14.",
    "Read out in court, the statement said the two men had confessed.",
    "Recommended rations had not been delivered for weeks, the agency said.",
    "Photos showed smoke over the port.",
    "Photographs of the strike, published by the ministry, could not be verified.",
    "Image analysis by the group shows 12 craters.",
    "Video footage verified by Reuters shows soldiers entering the town.",
    "Sources said the commander had fled.",
    "Source material seen by Reuters shows the order was given in May.",
    "Share prices fell in Moscow after the strike.",
    "Sharing the stage with the minister, the general denied the claim.",
    "Follow-up strikes killed three medics.",
    "Sign-ups for the army have doubled, the minister said.",
    "Support for the war has fallen, a poll found.",
    "Join the dots and the picture is clear, said one diplomat.",
    "Topics at the talks included prisoners and grain.",
    "Copyright law was not discussed.",
    "This report was denied by the army, which said no strike had taken place.",
    "The report was produced by the ministry, which said 40 were killed.",
    "This story has been told before, said the mayor.",
    "Contact was lost with the convoy at noon.",
    "Ends justify means in this war, a commander said.",
    "Background noise on the recording suggests a second explosion.",
    "Analysis of the debris showed it was a cruise missile.",
    "Updates from the front were scarce on Sunday.",
    "Correction officers were among the dead.",
    "Kyiv denied it.",
    "Moscow said no.",
    "The Kremlin declined to comment.",
    "Two died.",
    "March 12 was the deadliest day of the month.",
    "On 3 March 2024 the army crossed the river.",
    "14:32 was the time on the stopped clock, witnesses said.",
    "Reuters could not independently verify the claim.",
    "AFP journalists saw bodies in the street.",
    "AP reporters heard shelling.",
    "“Related: nothing,” he joked.",
    "Editor Jane Doe was arrested on Friday.",
    "Tags found on the debris named the factory.",
    "Copy of the order seen by AFP names him as commander.",
    "Print works in the city were hit.",
    "Loading of grain resumed on Monday.",
    "Advertising hoardings were torn down by the blast.",
    "More than 40 people were killed on Monday, officials said.",
    "Latest figures from the ministry put the toll at 114.",
    "Top officials from both sides met in Doha.",
    "Watch officers heard the blast at 3 a.m.",
    "See what the army did to us, she said.",
    "In pictures and in words, the ministry showed its gains, officials said.",
    "Opinion is divided in Tripoli, residents say.",
    "In this photograph he sees his brother, she said.",
    "Click, and the radio was dead.",
    "Get out, the soldiers told the family.",
    "Register of the dead kept by the mosque lists 212 names.",
    "Label found on the missile reads 2023.",
    "For more information the ministry referred reporters to the army, a spokesman said.",
    "A video posted on Telegram showed soldiers raising a flag over the town hall.",
    "A video released by the group shows a drone hitting a tank.",
    "In a video shared on social media, the general denied the order.",
    "An image published by the ministry showed the wreck of a jet.",
    "A photo taken on Monday and verified by analysts shows the bridge destroyed.",
    "The photo, released by the army, shows three captured men.",
    "This video, the ministry said, proves the village is free.",
    "Fighters of the Kurdish group held the town (PKK/YPG).",
    "The strike was claimed by two groups (ISIS/Daesh).",
    "The minister denied it in a post (via Telegram).",
    "The drone flew at up to 185 (115 mph/km/h).",
    "The army said it hit 14 targets, the ministry denied it (Telegram/Facebook).",
    "A message from the commander appeared on a Telegram channel on Monday.",
    "By entering the town, the army gained control of both channels of the river.",
    "By providing Ukraine with an account of the strike, the mayor broke the rules.",
    "This is a developing country in the middle of a war.",
    "This is a breaking point for the army, one officer feared.",
    "The report was produced by investigators of the council and lists 40 cases.",
    "The report was first published by the ministry in 2021 and lists 40 names.",
    "The post was edited an hour later to name a second village.",
    "The version was changed after the ministry objected.",
    "An earlier version of this drone was shot down in May.",
    "Published in March, the survey counted 212 deaths in 2023.",
    "Copyright offices and archives burnt with the rest of the city in 2023.",
    "No part of this valley is safe, one farmer feared.",
    "More soon became clear about the attack.",
    "Reporter: Will you negotiate with them?",
    "Watch towers along the border were manned again.",
    "Listen: the shells are coming closer, one resident wrote.",
    "Adds up to 300 dead in a week, by the ministry's count.",
    "Phone lines were cut before the attack.",
    "Email servers of the ministry were hit.",
    "Page 3 of the order names the village.",
    "Page after page of the list names children.",
    "Loading docks at the port were hit.",
    "End of the siege was announced at noon.",
    "Follow-on forces entered the town at dawn.",
    "File cabinets were found burnt, and with them the lists.",
    "Maps released by the army show the line north of the river.",
    "Video, which was verified by two agencies, shows the strike.",
    "Some information in this report came from soldiers who asked not to be named.",
    "Information from the front was scarce on Friday.",
    "Home to 40,000 people, the town has no doctor left.",
    "Embargoed goods entered the port at night.",
    "Distributed by the rebels, the video shows a burnt tank.",
    "Sources in the ministry feared a second attack.",
    "Source of the fire was a drone, the mayor said.",
    "With AFP reporters watching, the soldiers lined up.",
    "Contact us by radio, the general told the pilots.",
    "Next to the bridge, soldiers found 12 bodies.",
    "Previous talks had failed.",
    "If you have been to the front you know, one soldier said.",
    "Reference to the truce was left out of the text.",
    "Continued shelling kept aid out of the town.",
    "Live ammunition was used against the crowd.",
    "Exclusive control of the road passed to the army.",
    "Update: the army now says 14 of its soldiers died.",
    "Signed, sealed and broken within a day, the truce is over.",
    "More: 40 houses burnt in a second village, the mayor said.",
    "https://example.org/a is where the group published its claim.",
]


def test_furniture() -> None:
    assert {line: own_mark(line) for line, _ in FURNITURE} == dict(FURNITURE)


def test_lines_of_sites_and_wires() -> None:
    assert [line for line in PAGE_LINES if own_mark(line) is None] == []


def test_reporting_is_never_furniture() -> None:
    assert [line for line in REPORTING if own_mark(line) is not None] == []


def test_a_numbered_list_without_such_a_heading_is_reporting() -> None:
    text = "The army said on Sunday:\n\n1. Troops left the ford.\n\n2. Two bridges were blown up."
    assert [f.kind for f in mark(text)] == []


WITHIN = """
There is no deal,” he said. Jane Doe/CNN He also spoke of maps. | Jane Doe/CNN
Smoke rose on Sunday. (AP Photo/Jane Doe) The army said so. | (AP Photo/Jane Doe)
Smoke [Jane Doe/Reuters] rose over the town. | [Jane Doe/Reuters]
Men of the ABC/DEF were held. Abu Doe/ABC said so. | -
He met (Jane Doe/ABC sources) in June. | -
"""


@pytest.mark.parametrize("line", WITHIN.strip().splitlines())
def test_a_credit_within_a_paragraph(line: str) -> None:
    text, credit = line.split(" | ")
    assert [text[a:b] for a, b in credits_within(text, 0, len(text))] == ([credit] if credit != "-" else [])
