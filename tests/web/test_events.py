"""Pages and API of events, without a network."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from counterclaim.ledger.ledger import Ledger
from counterclaim.web.app import create_app
from counterclaim.web.pages import events
from counterclaim.web.people import accounts
from counterclaim.web.settings import Settings
from tests.ledger.made import Said, added, reading
from tests.web.conftest import PASSWORD, PEOPLE

HEADING = "12 to 29 people killed in Lanham, XX, on 2 May 2024, according to two accounts"


@pytest.fixture
def pages(told: Ledger) -> Iterator[TestClient]:
    with TestClient(create_app(told, Settings(owner="tester")), base_url="http://127.0.0.1") as made:
        made.headers["accept"] = "text/html"
        yield made


def test_the_list_as_a_table_has_the_columns_asked_for_and_sorts(pages: TestClient) -> None:
    def rows(sort: str) -> list[list[str]]:
        page = pages.get(f"/events?least=1&columns=day&columns=killed,reports&sort={sort}").text
        assert "<th" in page
        assert ">Injured</a>" not in page
        found = re.findall("<tr><td>.*?</tr>", page, re.S)
        return [[re.sub("<[^>]+>", "", cell).strip() for cell in re.findall("<td.*?</td>", one, re.S)] for one in found]

    assert [row[1:] for row in rows("killed")] == [["2 May 2024", "12 to 29", "2"], ["2 May 2024", "5", "1"]]
    assert [row[3] for row in rows("reports")] == ["2", "1"]
    assert [row[0] for row in rows("place")] == [HEADING, rows("killed")[1][0]]  # Lanham, Orvik
    assert pages.get("/events?sort=height").status_code == 422


def test_a_filter_that_is_set_can_be_taken_away_by_itself(pages: TestClient) -> None:
    shown = pages.get("/claims?side=Norland&type=casualties&cursor=").text
    chips = re.findall(r'class="chip" href="([^"]+)"', shown)
    assert [one.replace("&amp;", "&") for one in chips] == ["/claims?type=casualties&", "/claims?side=Norland&"]
    assert 'class="chip"' not in pages.get("/claims").text


def test_the_list_leads_to_the_event_and_the_event_to_its_words(pages: TestClient) -> None:
    listed = pages.get("/events").text
    assert HEADING in listed
    assert "columns=usual" in listed
    address = re.search(r'href="(/events/e[0-9a-f]+)"', listed)
    assert address is not None
    shown = pages.get(address[1]).text
    assert f"<h1><bdi>{HEADING}</bdi></h1>" in shown
    assert shown.count('class="track"') == 3  # two figures and the scale
    assert "Nobody has checked yet whether the reports say so (2 claims)." in shown
    assert re.search("First: <bdi>[^.]*Norland army</bdi>.*, 3 May 2024[.]", shown)
    assert re.search(r'href="/reports/[^"]+#words-c1"', shown)
    matter = re.search(r'href="(/matters/m[0-9a-f]+)"', shown)
    assert matter is not None
    assert f'href="{address[1]}"' in pages.get(matter[1]).text
    front = pages.get("/").text
    card = front[front.index(HEADING) :].partition("</li>\n</ol>")[0]
    assert card.count('class="figure"') >= 2  # each side's last word stands in the card
    assert pages.get("/events/e0").status_code == 404


def test_a_search_finds_events_first(pages: TestClient) -> None:
    found = pages.get("/search?text=soldiers+Lanham").text
    assert found.index(HEADING) < found.index("Norland army")


def test_the_api_gives_lists_and_one(pages: TestClient) -> None:
    listed = pages.get("/api/events?least=2").json()
    assert [row["heading"] for row in listed["rows"]] == [HEADING]
    page = pages.get(f"/api/events/{listed['rows'][0]['id']}").json()
    assert {one["name"] for one in page["accounts"]} == {"Norland army", "Surria's defence ministry"}
    assert pages.get("/api/events?sort=loudest").status_code == 422
    assert pages.get("/events?format=csv").text.count("\r\n") == 2


def signed(client: TestClient, name: str) -> None:
    client.cookies.clear()
    token = re.search(r'name="csrf" value="([^"]*)"', client.get("/sign-in").text)
    assert token is not None
    given = {"csrf": token[1], "name": name, "password": PASSWORD, "next": "/"}
    assert client.post("/sign-in", data=given, follow_redirects=False).status_code == 303


def test_reviewers_arrange_events_in_the_page_and_by_program(told: Ledger) -> None:
    told.write(lambda db: [accounts.add(db, name, role, PASSWORD, by="tester") for name, role in PEOPLE])  # type: ignore[arg-type]
    one, other = (row.id for row in told.events(sort="weight").rows)
    with TestClient(create_app(told, Settings(team=True)), base_url="http://127.0.0.1") as client:
        client.headers["accept"] = "text/html"
        signed(client, "rita")
        assert "/rename" not in client.get(f"/events/{one}").text
        assert client.post(f"/api/events/{one}/merge", json={"other": other}).status_code == 403
        signed(client, "rex")
        page = client.get(f"/events/{one}").text
        fields = dict(re.findall(r'name="(csrf|based_on)" value="([^"]*)"', page))
        given = client.post(f"/events/{one}/rename", data={**fields, "name": "Lanham <raid>"}, follow_redirects=True)
        assert "Lanham &lt;raid&gt;: 12 to 29 killed" in given.text
        stale = client.post(f"/events/{one}/merge", data={**fields, "other": other})
        assert stale.status_code == 409
    told.merge_events(one, other, who="rex")
    assert [row.claims for row in told.events().rows] == [3]


def test_an_event_can_be_followed_and_a_claim_cited(pages: TestClient) -> None:
    address = re.search(r'href="(/events/e[0-9a-f]+)"', pages.get("/events").text)
    assert address is not None
    assert f'href="{address[1]}?format=atom"' in pages.get(address[1]).text
    answer = pages.get(f"{address[1]}?format=atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.fromstring(answer.content).findall(f"{atom}entry")
    links = [one.find(f"{atom}link") for one in entries]
    assert len(entries) == 2
    told = pages.get(f"{address[1]}?format=jsonfeed").json()
    assert [one["url"] for one in told["items"]] == [one.attrib["href"] for one in links if one is not None]
    claim = told["items"][0]["url"]
    assert pages.get(claim).status_code == 200
    assert pages.get(f"{claim}?format=csl").json()[0]["container-title"].startswith("Paper ")
    assert pages.get(f"{claim}?format=ris").text.startswith("TY  - NEWS\r\n")
    assert pages.get(f"{claim}?format=bibtex").text.count("{") == pages.get(f"{claim}?format=bibtex").text.count("}")
    assert pages.get("/claims?place=Orvik&format=jsonfeed").json()["items"][0]["title"]


def test_two_events_stand_side_by_side_on_one_axis(pages: TestClient, told: Ledger) -> None:
    one, other = (row.id for row in told.events(sort="weight").rows)
    assert f'href="/side-by-side?a={one}"' in pages.get(f"/events/{one}").text
    assert "no other event of the same place" in pages.get(f"/side-by-side?a={one}").text
    page = pages.get("/side-by-side", params={"a": one, "b": f"http://127.0.0.1/events/{other}/"}).text
    assert "12 to 29 killed" in page
    assert "5 killed" in page
    assert page.count('class="track"') == 4  # three figures and one scale
    assert "Their days overlap" in page
    assert pages.get(f"/side-by-side?a={one}&b=e0").status_code == 404
    assert pages.get("/side-by-side").status_code == 422
    assert set(pages.get(f"/side-by-side?a={one}&b={other}&format=json").json()) == {"a", "b"}


def test_a_figure_is_a_later_one_only_on_a_later_day(told: Ledger) -> None:
    added(told, [reading(Said("Norland", 12), Said("Norland", 14), number=9, outlet="Paper 9")])
    added(told, [reading(Said("Norland", 15), published="2024-05-05", number=10, outlet="Paper 10")])
    event = told.events(sort="weight").rows[0].id
    with told.reading() as db:
        figures = events.told(events.event_page(db, event), "killed")
    norland = [(row.one.figure.value, row.again) for row in figures if row.account.side == "Norland"]
    assert norland == [(12.0, False), (14.0, False), (15.0, True)]


def test_several_claims_are_judged_at_once_and_what_changed_meanwhile_is_left(pages: TestClient, told: Ledger) -> None:
    page = pages.get("/review").text
    chosen = re.findall(r'name="claim" value="([^"]+)"', page)
    csrf = re.search(r'name="csrf" value="([^"]*)"', page)
    assert csrf is not None
    given = {"csrf": csrf[1], "action": "accept", "claim": chosen[:2]}
    assert "2 of 3 claims checked, 2 of them by you." in pages.post("/review", data=given).text
    given["claim"] = chosen[1:]
    assert pages.post("/review", data=given).status_code == 409
    assert {row.status for row in told.claims().rows} == {"accepted"}
    assert pages.post("/review", data={"csrf": csrf[1], "action": "accept"}).status_code == 422
