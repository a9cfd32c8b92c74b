"""What an assistant gets: exact words with the other accounts beside them, bounded, and nothing but answers."""

import hashlib
import io
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from typer.testing import CliRunner

from counterclaim.agents.asked import MOST_ROWS
from counterclaim.agents.rivals import _neighbours
from counterclaim.agents.tools import MOST_CHARACTERS
from counterclaim.cli.main import app
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.tables import event
from counterclaim.model import Reading
from tests.ledger.made import Said, reading

if TYPE_CHECKING:
    from mcp import Client  # takes a second to load, so only those load it who run these tests

HOSTILE: list[Any] = [
    "/etc/passwd", "../../../../etc/shadow", "'; DROP TABLE claim; --", '" OR 1=1 --', "NEAR(a b) AND * ^ :", "\x00",
    "", "\u202e\u2066🏴", "a" * 100_000, "0" * 499, None, True, -1, 1e308, 10**400, ["x"] * 100, {"a": {}}, [[["x"]]],
]  # fmt: skip


class Assistant:
    """The protocol's own client, asked from ordinary code. texts: of the reports, by id."""

    def __init__(self, file: Path, client: "Client", portal: BlockingPortal) -> None:
        self.file, self.client, self.portal = file, client, portal
        with Ledger(file, read_only=True) as ledger, ledger.reading() as db:
            self.texts = dict(db.exec_driver_sql("select id, text from report").all())

    def ask(self, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
        """The answers; every claim in them, rivals too, has the words that stand at its spans."""

        async def run() -> list[Any]:
            return [await self.client.call_tool(name, given) for name, given in calls]

        made = self.portal.call(run)
        for one in made:
            assert len(one.content[0].text.encode()) <= MOST_CHARACTERS
            for claim in _claims(one.structured_content):
                text = self.texts[claim["report"]["id"]]
                assert " ".join(text[s:e] for s, e in claim["spans"]) == claim["words"]
                assert all(text[f["start"] : f["end"]] == f["text"] for f in claim.get("figures", ()))
        return made

    def answer(self, name: str, **given: Any) -> Any:
        """The answer to one question."""
        (made,) = self.ask((name, given))
        assert not made.is_error, made.structured_content
        return made.structured_content


def _claims(value: Any) -> Iterator[dict[str, Any]]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and "claim" in value and "spans" in value:
        yield value
    for one in inner:
        yield from _claims(one)


def _reports() -> list[Reading]:
    both = reading(Said("Norland", 40), Said("Surria", 12, stance="denies"), number=1)
    later = reading(Said("Surria", 9), published="2024-05-04", outlet="Orvik Post", number=2)
    again = reading(Said("Brandt", 40), published="2024-05-05", outlet="Lanham Times", number=3)
    return [both, later, again]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    from mcp import Client

    from counterclaim.agents import server as served

    file = tmp_path_factory.mktemp("agents") / "made.db"
    with Ledger(file) as ledger:
        for number, one in enumerate(_reports()):
            ledger.add_reading(one, source=f"/home/somebody/{number}.txt", who="tester", match=False)
        ledger.match_all()
    with (
        start_blocking_portal() as portal,
        Ledger(file, read_only=True) as ledger,
        portal.wrap_async_context_manager(Client(served.server(ledger))) as client,
    ):
        yield Assistant(file, client, portal)


def test_no_answer_names_one_side_only(assistant: Assistant) -> None:
    found = assistant.answer("search", q='"40 soldiers"')
    assert [one["speaker"] for one in found["rows"]]
    for one in found["rows"]:
        assert "Surria" in {other.get("side") for other in one["rivals"]}
        assert one["figures"][0]["text"] == "40 soldiers of Surria"[: len(one["figures"][0]["text"])]
        assert (one["report"]["publisher"], one["report"]["day"]) in {
            ("Harbour Gazette", "2024-05-03"), ("Lanham Times", "2024-05-05")
        }  # fmt: skip
    row = found["rows"][0]
    for name, id in (("event", row["event"]), ("matter", row["matters"][0])):
        for limit in (1, 10):
            told = assistant.answer(name, id=id, limit=limit)
            named = {claim.get("side") for claim in _claims(told["accounts"])}
            assert {"Norland", "Surria"} <= named, (name, limit)
    cited = assistant.answer("cite", claim=row["claim"])
    assert cited["words"] == row["words"]
    assert row["speaker"] in cited["citation"]
    assert row["report"]["title"] in cited["citation"]
    assert {one.get("side") for one in cited["claims"][0]["rivals"]} >= {"Surria"}
    assert "/home/somebody" not in str(found) + str(cited)


def test_events_of_one_place_name_within_days_are_neighbours(tmp_path: Path) -> None:
    rest = dict.fromkeys("tellers claims reports speakers sides weight rank".split(), 1)
    rest |= {"bounded": True, "contested": False, "side_names": "[]", "changed_at": ""}
    rows = [
        ("found", "xx:1", "Bara", "town", "2024-05-02"), ("open", None, "Bara", "unresolved", "2024-05-04"),
        ("late", None, "Bara", "unresolved", "2024-05-09"), ("other", "xx:2", "Bara", "town", "2024-05-02"),
        ("area", "xx:3", "Ost", "ADM1", "2024-05-02"), ("area too", "xx:3", "Ost", "ADM1", "2024-05-02"),
        ("nowhere", None, None, None, "2024-05-02"), ("nowhere too", None, None, None, "2024-05-02"),
    ]  # fmt: skip
    named = [dict(zip(("id", "place", "place_name", "precision", "first"), row, strict=True)) for row in rows]
    with Ledger(tmp_path / "places.db") as ledger:
        ledger.write(lambda db: db.execute(event.insert(), [{**one, **rest} for one in named]))
        with ledger.reading() as db:
            found = _neighbours(db, {one["id"] for one in named})
    assert {id: set(near) for id, near in found.items() if near} == {
        "found": {"open"}, "open": {"found", "other"}, "other": {"open"}
    }  # fmt: skip


def test_pages_follow_each_other_to_the_end(assistant: Assistant) -> None:
    whole = [one["claim"] for one in assistant.answer("claims", sort="oldest")["rows"]]
    for name, given in (("claims", {"sort": "oldest"}), ("search", {"q": "soldiers"})):
        parts: list[str] = []
        cursor = None
        while True:
            page = assistant.answer(name, **given, limit=1, **({"cursor": cursor} if cursor else {}))
            parts += [one["claim"] for one in page["rows"]]
            cursor = page.get("next")
            if cursor is None:
                break
        assert sorted(parts) == sorted(whole)


def test_origins_name_the_first_carrier_and_count_independent_ones(assistant: Assistant) -> None:
    row = next(one for one in assistant.answer("claims")["rows"] if one["speaker"] == "Olaf Brandt")
    made = assistant.answer("origins", claim=row["claim"])
    assert made["first"]["claim"] == made["carriers"][0]["claim"]
    assert 1 <= made["independent"] <= made["reports"] == len({c["report"]["id"] for c in made["carriers"]})


def test_a_sentence_is_checked_against_who_says_so_and_who_does_not(assistant: Assistant) -> None:
    true, turned, strange = (
        assistant.answer("check", sentence=sentence)
        for sentence in (
            "the Norland army said that 40 soldiers of Surria were killed at Lanham.",
            "Surria's defence ministry said that 40 soldiers of Surria were killed at Lanham.",
            "The mayor of Quito opened a library.",
        )
    )
    assert {one["speaker"] for one in true["carried_by"]} >= {"Norland army"}
    assert true["verbatim"][0]["report"]["publisher"] == "Harbour Gazette"
    assert any(one["same_speaker"] for one in true["carried_by"])
    told = [*turned["against"], *turned["beside"], *(r for one in turned["carried_by"] for r in one["rivals"])]
    assert "Surria" in {one.get("side") for one in told}
    assert not any(one["same_speaker"] for one in turned["carried_by"] if one["side"] == "Norland")
    assert strange["carried_by"] == strange["against"] == []
    assert "tells nothing" in strange["summary"]


def test_whatever_is_asked_the_answer_is_bounded_or_a_worded_error(assistant: Assistant) -> None:
    before = hashlib.sha256(assistant.file.read_bytes()).hexdigest()
    first = assistant.answer("claims")["rows"][0]
    good: dict[str, dict[str, Any]] = {
        "search": {"q": "soldiers"}, "claims": {}, "event": {"id": first["event"]},
        "origins": {"claim": first["claim"]}, "matter": {"id": first["matters"][0]},
        "cite": {"report": first["report"]["id"], "start": 0, "end": 9},
    }  # fmt: skip
    tools = assistant.portal.call(assistant.client.list_tools).tools
    assert all(tool.annotations is not None and tool.annotations.read_only_hint for tool in tools)
    assert all(tool.input_schema["additionalProperties"] is False for tool in tools)
    offered = {tool.name: list(tool.input_schema["properties"]) for tool in tools}
    assert set(offered) == {*good, "check"}
    calls = [
        (name, {**given, field: value})
        for name, given in good.items()
        for number, field in enumerate([*offered[name], "path", "sql", "ledger"])
        for value in HOSTILE[number % 6 :: 6]
    ]
    calls += [("check", {"sentence": value}) for value in HOSTILE] + [("drop", {}), ("add", {"source": "/etc/passwd"})]
    for (name, given), made in zip(calls, assistant.ask(*calls), strict=True):
        text = made.content[0].text
        assert "root:" not in text
        assert "Traceback" not in text
        if made.is_error:
            error = made.structured_content["error"]
            assert error["what"], (name, given)
            assert "could not be answered" not in error["what"], (name, str(given)[:200])
            assert len(text) < 4_000
            assert "counterclaim " not in (error["next_step"] or ""), "an assistant has no command line"
        elif isinstance(made.structured_content.get("rows"), list):
            assert len(made.structured_content["rows"]) <= MOST_ROWS
    assert hashlib.sha256(assistant.file.read_bytes()).hexdigest() == before


def test_a_message_of_any_length_costs_no_more_than_its_bound() -> None:
    from counterclaim.agents import server as served

    lines = served._Lines(io.BytesIO(b"{}\n" + b"x" * 3_000_000 + b"\n[]\n" + b"y" * served.LONGEST_LINE), "utf-8")
    assert [lines.readline() for _ in range(5)] == ["{}\n", "too long\n", "[]\n", "too long\n", ""]


def test_the_command_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nowhere = CliRunner().invoke(app, ["mcp", str(tmp_path / "none.db")])
    assert nowhere.exit_code == 2
    monkeypatch.setattr("counterclaim.cli.mcp.find_spec", lambda name: None if name == "mcp" else find_spec(name))
    missing = CliRunner().invoke(app, ["mcp"])
    assert missing.exit_code == 2
    assert "pip install 'counterclaim[agents]'" in missing.output
