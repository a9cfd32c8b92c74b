"""Questions asked of `counterclaim mcp` by the protocol's own client; answers compared by program with the gold.

usage: python -m benchmarks.agents_questions [--calls 10000 [--only-calls]] [--misses] [--results docs/results.json]

A ledger is made of the development reports: composed clusters (tests/gold/matters/open), composed reports
(tests/gold/reports/open) and the demo. Then, over standard input and output:
  who and how many  the words of each marked claim are searched; speaker and figures of the claim found are compared
  rivals            of each pair that the gold calls a contradiction (apart: a later count, bounds that fit): is the
                    other account named with the first one's answer, by this or another carrier of the same utterance
  check             the same words as a sentence: is the claim carried, is its contradiction named
  origins           of statements that two reports carry: are both carriers given
--calls asks so many more, a third of them hostile (paths, SQL, writes, huge and odd arguments), and tells the server's
memory before and after. Every answer must be bounded, and words must stand in the report where they are said to stand.
"""

import argparse
import asyncio
import json
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mcp import Client, StdioServerParameters, stdio_client

from counterclaim.agents.tools import MOST_CHARACTERS
from counterclaim.demo import paths
from counterclaim.evaluation.claims import _figure
from counterclaim.evaluation.match import FOUND, same_name, token_f1
from counterclaim.evaluation.results import keep
from counterclaim.ledger.ledger import Ledger
from counterclaim.reader.reader import Reader

GOLD = Path(__file__).parents[1] / "tests" / "gold"
OPEN, REPORTS, DEMO = GOLD / "matters" / "open", GOLD / "reports" / "open", GOLD / "demo" / "matters-gold.json"
RIVAL = {"contradict": "rivals", "update": "later counts", "compatible_bounds": "bounds that fit"}
HOSTILE = [
    "/etc/passwd", "../../../../etc/shadow", "file:///etc/passwd", "'; DROP TABLE claim; --", '" OR 1=1 --',
    "\x00", "\ud7ff\u202e\u2066", "🏴" * 400, "NEAR(a b) AND * ^ :", "%s%n%x", "{{7*7}}", "<script>", "", " ",
    "\n" * 300, "a" * 2_001, "SELECT * FROM report", "ATTACH DATABASE 'x' AS y", "$(rm -rf /)", "كلمات",
    "й" * 499, "\u0301" * 300, "0" * 499,
]  # fmt: skip
# One sentence for each reader and its words, so that what is loaded once is loaded before memory is looked at.
LOADS = (
    "The ministry said that 12 people were killed.", "Le ministère a déclaré que 12 personnes ont été tuées.",
    "Министерство заявило, что погибли 12 человек.", "Міністерство повідомило, що загинули 12 людей.",
    "قالت الوزارة إن 12 شخصا قتلوا", "המשרד אמר כי 12 בני אדם נהרגו",
)  # fmt: skip
BREAK = re.compile(r"(?<=[.!?])[”\"]?\s|\n")  # between sentences, near enough
STRANGE: list[Any] = [None, True, -1, 0, 1e308, 10**400, [], ["x"] * 100, {}, {"a": {"b": []}}, [[["x"]]], 1.5, "1e9"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only-calls", action="store_true", help="leave the questions out")
    parser.add_argument("--misses", action="store_true", help="print what was missed")
    parser.add_argument("--ledger", type=Path, help="a ledger that was made before")
    parser.add_argument("--results", type=Path)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        file = given.ledger or Path(folder) / "open.db"
        if not file.exists():
            make(file)
        out = asyncio.run(asked(file, given))
    print(json.dumps(out, indent=1, ensure_ascii=False))
    if given.results:
        keep(given.results, "agents", [GOLD / "matters" / "open"], {k: v for k, v in out.items() if k != "missed"})


def make(file: Path) -> None:
    """The ledger of all development reports; sources are the files' names."""
    reader = Reader()
    with Ledger(file) as ledger:
        for path in [*sorted(OPEN.glob("*.txt")), *sorted(REPORTS.glob("*.txt")), *paths()]:
            ledger.add_reading(reader.read(path), source=path.name, match=False)
        ledger.match_all()


class Asked:
    """A client with what came of its questions. texts: by report id; ids: of reports by file name."""

    def __init__(self, client: Client, file: Path) -> None:
        self.client = client
        self.score: dict[str, Counter[bool]] = {}
        self.missed: list[str] = []
        self.asked: Counter[str] = Counter()
        self.longest = 0
        self.slow = [0.0]
        with Ledger(file, read_only=True) as ledger, ledger.reading() as db:
            rows = db.exec_driver_sql("select id, source, text from report").all()
            query = "select id, report, content, utterance from claim where utterance is not null"
            held = db.exec_driver_sql(query).all()
        self.texts = {id: text for id, _, text in rows}
        self.ids = {source: id for id, source, _ in rows}
        self.utterances = {id: said for id, _, _, said in held}
        self.held = [{"claim": id, "report": {"id": of}, "spans": json.loads(at)} for id, of, at, _ in held]

    async def ask(self, tool: str, **given: Any) -> Any:
        """The answer; its words are looked up in the reports."""
        began = time.perf_counter()
        made = await self.client.call_tool(tool, given)
        self.slow.append(time.perf_counter() - began)
        self.longest = max(self.longest, len(made.content[0].text.encode()))  # type: ignore[union-attr]
        if self.longest > MOST_CHARACTERS:
            raise SystemExit(f"{tool}: {self.longest} bytes")
        for one in claims_in(made.structured_content):
            text = self.texts[one["report"]["id"]]
            words = " ".join(text[s:e] for s, e in one["spans"])
            figures = all(text[f["start"] : f["end"]] == f["text"] for f in one.get("figures", ()))
            self.tell("words and figures as printed", figures and words.split() == one["words"].split(), one["words"])
        return None if made.is_error else made.structured_content

    def tell(self, what: str, right: bool, words: str) -> None:
        """Count one."""
        self.score.setdefault(what, Counter())[right] += 1
        if not right:
            self.missed.append(f"{what}: {words}")

    async def find(self, file: str, words: str, start: int, end: int) -> dict[str, Any] | None:
        """The claim at these characters of a report: by search, else among the report's claims."""
        id = self.ids[file]
        plain = words.replace('"', " ")
        for tool, given in (("search", {"q": f'"{plain}"', "limit": 20}), ("claims", {"report": id, "limit": 50})):
            found = await self.ask(tool, **given)
            rows = [one for one in (found or {"rows": ()})["rows"] if covers(one, id, start, end)]
            if rows:
                return max(rows, key=lambda one: token_f1(one["words"], words))
        return None

    def among(self, members: Iterable[dict[str, Any]], rows: Iterable[dict[str, Any]]) -> bool:
        """Whether one of the rows has the words of one of the members, or another carrier's of the same utterance."""
        wanted = [(self.ids[m["file"]], m["start"], m["end"]) for m in members]
        said = {self.utterances[one["claim"]] for one in self.held if any(covers(one, *at) for at in wanted)}
        return any(self.utterances.get(r["claim"]) in said or any(covers(r, *at) for at in wanted) for r in rows)


def claims_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every claim in an answer, rivals too."""
    if isinstance(value, dict):
        if "claim" in value and "spans" in value:
            yield value
        for one in value.values():
            yield from claims_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from claims_in(one)


def covers(one: dict[str, Any], report: str, start: int, end: int) -> bool:
    """Half of the shorter one's words are shared, as the scorer of matters has it."""
    shared = sum(max(0, min(e, end) - max(s, start)) for s, e in one["spans"])
    shorter = min(end - start, sum(e - s for s, e in one["spans"])) or 1
    return one["report"]["id"] == report and shared / shorter >= 0.5


async def asked(file: Path, given: argparse.Namespace) -> dict[str, Any]:
    """All questions, over standard input and output."""
    args = ["-m", "counterclaim", "mcp", str(file)]
    command = StdioServerParameters(command=sys.executable, args=args, env=dict(os.environ))
    async with Client(stdio_client(command)) as client:
        one = Asked(client, file)
        for path in sorted(REPORTS.glob("*.gold.json")) if not given.only_calls else ():
            gold = json.loads(path.read_text(encoding="utf-8"))
            for row in gold["claims"]:
                if row["required"]:
                    await who_and_how_many(one, gold["source_file"], row)
        for path in (OPEN / "matters.gold.json", DEMO) if not given.only_calls else ():
            for cluster in json.loads(path.read_text(encoding="utf-8"))["clusters"]:
                for question in cluster["questions"]:
                    await set_of(one, question)
        out: dict[str, Any] = {
            "questions": dict(one.asked), "in all": one.asked.total(),
            "right": {k: f"{v[True]} of {v.total()}, {100 * v[True] / v.total():.1f} %" for k, v in one.score.items()},
            "longest answer, bytes": one.longest,
            "half of the calls took less than, ms": round(1000 * sorted(one.slow)[len(one.slow) // 2]),
        }  # fmt: skip
        if given.misses:
            out["missed"] = one.missed
        if given.calls:
            out["hostile and many"] = await many(one, given.calls, given.seed)
    return out


async def who_and_how_many(one: Asked, file: str, row: dict[str, Any]) -> None:
    """Speaker and figures of a claim that the gold fills."""
    one.asked["who and how many"] += 1
    found = await one.find(file, row["content_text"], row["content_start"], row["content_end"])
    one.tell("claims answered", found is not None, row["content_text"])
    if found is None or token_f1(found["words"], row["content_text"]) < FOUND:
        return
    names = [row["speaker"], *((row.get("accept") or {}).get("speaker") or ())]
    if "speaker" in found or found["voice"] == "narrator":
        who = "narrator" if found["voice"] == "narrator" else found["speaker"]
        right = any(who == "narrator" if n == "narrator" else same_name(who, n) for n in names if n)
        one.tell("speaker, where one is given", right, f"{row['content_text']} / {who} / {names}")
    for figure in row.get("figures", ()):
        if found.get("figures"):
            ok = _figure(figure, found["figures"])
            one.tell("number, where one is given", ok, f"{row['content_text']} / {figure['text']}")


async def set_of(one: Asked, question: dict[str, Any]) -> None:
    """A marked set: rivals, check and origins."""
    kind, members = question["relation"], question["members"]
    if kind not in (*RIVAL, "agree", "same_utterance"):
        return
    found = [await one.find(m["file"], m["evidence"], m["start"], m["end"]) for m in members]
    for member, row in zip(members, found, strict=True):
        one.asked["members of sets"] += 1
        one.tell("members answered", row is not None, member["evidence"])
        if row is None:
            continue
        if member.get("speaker"):
            who = row.get("speaker", "")
            one.tell("speaker, where one is given", same_name(who, member["speaker"]), f"{who} / {member['speaker']}")
            if row.get("figures") and member.get("figure"):
                values = [f.get("value") for f in row["figures"]]
                one.tell("number, where one is given", member["figure"]["value"] in values, member["evidence"])
        others = [m for m in members if m is not member]
        words = f"{member['evidence']} | {[m['evidence'] for m in others]}"
        if kind in RIVAL:
            one.asked[RIVAL[kind]] += 1
            one.tell(RIVAL[kind], one.among(others, row.get("rivals", ())), words)
        if kind == "same_utterance":
            one.asked["origins"] += 1
            made = await one.ask("origins", claim=row["claim"], limit=50)
            one.tell("origins", all(any(covers(r, one.ids[m["file"]], m["start"], m["end"]) for r in made["carriers"])
                                    for m in others), words)  # fmt: skip
        one.asked["check"] += 1
        text = one.texts[one.ids[member["file"]]]
        begin = max((m.end() for m in BREAK.finditer(text, 0, member["start"])), default=0)
        end = BREAK.search(text + "\n", member["end"] - 1)
        sentence = text[begin : end.start() + 1 if end else None]
        made = await one.ask("check", sentence=sentence, limit=20)
        if made is None:
            one.tell("check: carried", False, member["evidence"])
            continue
        one.tell("check: carried", one.among([member], made["carried_by"]), member["evidence"])
        if kind == "contradict":
            beside = [r for c in made["carried_by"] for r in c.get("rivals", ())]
            against = [*made["against"], *made.get("beside", ()), *beside]
            one.tell("check: contradiction named", one.among(others, against), member["evidence"])


async def many(one: Asked, calls: int, seed: int) -> dict[str, Any]:
    """So many calls, a third of them hostile; memory of the server in MB after every thousandth, or tenth of fewer."""
    dice = random.Random(seed)
    offered = {tool.name: tool.input_schema["properties"] for tool in (await one.client.list_tools()).tools}
    found = await one.ask("claims", limit=50)
    ids = {"claim": [r["claim"] for r in found["rows"]], "report": [r["report"]["id"] for r in found["rows"]]}
    events = [r["event"] for r in found["rows"] if "event" in r]
    matters = [m for r in found["rows"] for m in r.get("matters", ())]
    words = [word for r in found["rows"] for word in r["words"].split() if len(word) > 4]
    counts: Counter[str] = Counter()
    for sentence in LOADS:
        await one.ask("check", sentence=sentence)
    memory, step = [], max(1, min(1_000, calls // 10))
    for number in range(calls):
        (name,) = dice.choices(list(offered), [1 if one == "check" else 4 for one in offered])  # it runs the reader
        given: dict[str, Any] = {"limit": dice.randint(1, 10)} if name != "cite" else {}
        given |= {
            "search": {"q": " ".join(dice.sample(words, dice.randint(1, 2)))},
            "claims": {"text": dice.choice(words)}, "event": {"id": dice.choice(events)},
            "matter": {"id": dice.choice(matters)}, "origins": {"claim": dice.choice(ids["claim"])},
            "check": {"sentence": " ".join(dice.sample(words, 8))}, "cite": {"claim": dice.choice(ids["claim"])},
        }[name]  # fmt: skip
        if number % 3 == 0:
            for field in dice.sample(list(offered[name]), min(2, len(offered[name]))):
                given[field] = dice.choice(HOSTILE) if dice.random() < 0.6 else dice.choice(STRANGE)
            if dice.random() < 0.1:
                given[dice.choice(HOSTILE)[:50] or "x"] = 1
        try:
            made = await one.client.call_tool(name, given)
        except Exception as error:
            counts[f"raised {type(error).__name__}"] += 1
            continue
        text = made.content[0].text  # type: ignore[union-attr]
        if len(text.encode()) > MOST_CHARACTERS:
            counts["too long"] += 1
        told = json.loads(text).get("error") if made.is_error else None
        counts["answered" if told is None else "worded error"] += 1
        if told is not None and ("Traceback" in text or not told["what"] or "could not be answered" in told["what"]):
            counts["unworded error"] += 1
            print(name, json.dumps(given)[:300], text[:200], file=sys.stderr)
        if number % step == 0 or number == calls - 1:
            memory.append(resident())
            print(number, memory[-1], file=sys.stderr)
    return {"calls": calls, **counts, f"server's memory in MB, after every {step:,}": memory}


def resident() -> float:
    """Memory of this process's one child, in MB."""
    (child,) = Path(f"/proc/self/task/{Path('/proc/thread-self').resolve().name}/children").read_text().split()[-1:]
    pages = int(Path(f"/proc/{child}/statm").read_text().split()[1])
    return round(pages * 4096 / 1e6, 1)


if __name__ == "__main__":
    main()
