"""The pages in every language: nothing left in English, the right one chosen, parts escaped, data unchanged."""

import ast
import html
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from tools import messages

from counterclaim import language
from counterclaim.ledger.ledger import Ledger
from counterclaim.show import retold
from counterclaim.web.app import create_app
from counterclaim.web.door import tongue
from counterclaim.web.look import script_words
from counterclaim.web.settings import Settings

SOURCE = Path(language.__file__).parent
CODES = sorted(set(language.names()) - {language.ENGLISH})
LISTS = ("events", "matters", "reports", "claims", "speakers")
PAGES = (
    "/", "/events?least=1", "/matters?least=1", "/claims", "/reports", "/map?unplaced=1", "/timeline",
    "/timeline?by=happened", "/speakers", "/saved", "/review", "/checks", "/audit", "/feeds", "/add", "/keys", "/users",
    "/search?text=killed", "/search", "/events/nope", "/matters?sort=nope",
)  # fmt: skip


def test_files_are_whole_and_have_the_parts_of_the_english() -> None:
    assert CODES
    assert [line for code in CODES for line in messages.wrong(code)] == []


def test_no_function_hides_the_one_that_translates() -> None:
    hidden = []
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if not re.search(r"\b_\(", text):
            continue
        tree = ast.parse(text)
        for one in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            inner = {id(n) for part in ast.walk(one) if isinstance(part, ast.comprehension) for n in ast.walk(part)}
            names = [n for n in ast.walk(one) if isinstance(n, ast.Name) and n.id == "_" and id(n) not in inner]
            called = any(isinstance(n, ast.Call) and n.func in names for n in ast.walk(one))
            if called and any(isinstance(n.ctx, ast.Store) for n in names):
                hidden.append(f"{path.name}: {one.name}")
    assert hidden == []


def test_scripts_say_only_what_the_pages_translate() -> None:
    sources = (SOURCE.parents[1] / "frontend" / "src").glob("*.ts")
    said = {one for path in sources for one in re.findall(r'\bsay\("([^"]+)"', path.read_text(encoding="utf-8"))}
    assert said == set(script_words.MESSAGES)


def _nodes(page: str) -> set[str]:
    """What a person reads or hears of a page that is not quoted: texts between tags, labels of fields and drawings."""
    found = re.findall(r'(?:aria-label|placeholder|title)="([^"]*)"', page)
    for tag in ("script", "style", "code", "mark", "q", "cite", "title"):
        page = re.sub(rf"<{tag}\b.*?</{tag}>", "\n", page, flags=re.S)
    page = re.sub(r'<(\w+)[^>]* dir="auto"[^>]*>.*?</\1>', "\n", page, flags=re.S)
    found += re.sub(r"<[^>]*>", "\n", page).split("\n")
    return {" ".join(html.unescape(one).split()) for one in found} - {""}


def _english(code: str) -> re.Pattern[str]:
    """Every message of the source that the language words in another way, as it stands on an English page."""
    shapes = []
    with language.speaking(code):
        for context, one in messages.messages():
            told = language.p_(context, one) if context else language._(one)
            words = re.sub(r"%\(\w+\)s", " ", one)
            least = 2 if "%(" in one else 1  # "more than %(figure)s" may begin a report's own words
            if told != one and len(re.findall(r"[A-Za-z]{3,}", words)) > least:
                shapes.append(re.sub(r"%\\\(\w+\\\)s", ".+?", re.escape(one)).replace("%%", "%"))
    return re.compile("|".join(shapes))


@pytest.mark.parametrize("code", CODES)
def test_no_page_has_a_sentence_left_in_english(client: TestClient, code: str) -> None:
    client.headers["accept-language"] = f"{code}, en;q=0.5"
    english = _english(code)
    assert english.fullmatch("No claims match these filters.")  # it can fail
    with language.speaking(language.ENGLISH):
        lists = {kind: client.get(f"/{kind}?format=json&limit=2&least=1").json()["rows"] for kind in LISTS}
    ones = [f"/{kind}/{row['id']}" for kind, rows in lists.items() for row in rows]
    ones.append(f"/side-by-side?a={lists['events'][0]['id']}&b={lists['events'][-1]['id']}")
    for address in (*PAGES, *ones):
        page = client.get(address).text
        assert f'<html lang="{code}"{" dir=" if language.direction(code) == "rtl" else ""}' in page, address
        assert "<script>alert" not in page, address
        assert {one for one in _nodes(page) if english.fullmatch(one)} == set(), address


def test_reasons_and_rules_of_the_ledger_have_their_patterns(client: TestClient, ledger: Ledger) -> None:
    with ledger.reading() as db:
        reasons = set(db.scalars(text("select reason from relation where reason <> ''")))
    assert reasons
    assert {one for one in reasons if not retold.fits(one)} == set()
    for row in client.get("/matters?format=json&limit=20&least=1").json()["rows"]:
        for view in client.get(f"/matters/{row['id']}?format=json").json()["views"]:
            assert retold.fits(view["rule"]), view["rule"]


def test_the_language_is_chosen_by_address_cookie_server_and_browser(ledger: Ledger) -> None:
    def lang(client: TestClient, address: str, **headers: str) -> str:
        found = re.search(r'<html lang="(\w+)"', client.get(address, headers={"accept": "text/html", **headers}).text)
        return found[1] if found else ""

    with TestClient(create_app(ledger, Settings()), base_url="http://127.0.0.1") as client:
        assert lang(client, "/claims") == "en"
        assert lang(client, "/claims", **{"accept-language": "de, uk;q=0.8, fr;q=0.9"}) == "fr"
        assert lang(client, "/claims?lang=xx") == "en"
        assert lang(client, "/claims?lang=uk") == "uk"
        assert client.cookies[tongue.COOKIE] == "uk"
        assert lang(client, "/claims", **{"accept-language": "fr"}) == "uk"
        listed = client.get("/api/matters").json()
        headers = {"accept-language": "fr"}
        assert client.get("/api/matters", headers=headers).json() == listed  # data is in English whoever asks
        plain = client.get("/matters?format=json&least=1").json()
        assert client.get("/matters?format=json&least=1&lang=fr").json() == plain
        assert "lang=uk" not in client.get("/claims?lang=uk", headers={"accept": "text/html"}).text
    with TestClient(create_app(ledger, Settings(language="uk")), base_url="http://127.0.0.1") as client:
        assert lang(client, "/claims", **{"accept-language": "fr"}) == "uk"
        assert client.get("/api/matters").json() == listed


def test_numbers_days_and_plurals_are_the_languages_own() -> None:
    from counterclaim.show.words import day, many, number

    with language.speaking("uk"):
        told = [many(n, "report") for n in (1, 3, 5, 21)]
        assert told == ["1 матеріал", "3 матеріали", "5 матеріалів", "21 матеріал"]
        assert day("2018-03-14") == "14 березня 2018"
    with language.speaking("fr"):
        assert number(1234567.5).replace("\u202f", " ") == "1 234 567,5"
        assert day("2018-03") == "mars 2018"
    assert day("2018-03-14") == "14 March 2018"
