"""A reading made by hand, so that what shows readings is tested without the reader; in which order files are tested."""

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, cached_property
from threading import get_ident
from typing import Any

import pytest
import typer.testing
from hypothesis import settings

from counterclaim.model import (
    Actor,
    Attribution,
    Claim,
    ClaimRelation,
    Figure,
    Furniture,
    Mention,
    Party,
    Place,
    Reading,
    Report,
    Roles,
    Timex,
    When,
)

# The first example of a test may load the model; a clock on one example tells nothing on a busy machine.
settings.register_profile("counterclaim", deadline=None, max_examples=25)
settings.load_profile("counterclaim")

# All commands and their options are put together once, not for each command that a test calls.
typer.testing._get_command = cache(typer.testing._get_command)

# One browser for these, in one process, whichever number there is; begun first, for they take longest.
BROWSING = (
    "tests/web/test_access.py", "tests/web/test_browser.py", "tests/web/test_intake.py", "tests/show/test_browser.py",
)  # fmt: skip
# Then what takes longer than most, the longest first: begun last, one of them would keep the other process waiting.
LONGEST = (
    "tests/ledger/test_add.py", "tests/test_docs.py", "tests/trust/test_privacy.py", "tests/batch/test_run.py",
    "tests/cli/test_program.py", "tests/ledger/test_unchanged.py", "tests/ledger/test_order.py",
    "tests/ledger/test_speakers.py", "tests/web/test_attacks.py", "tests/web/test_stores.py",
)  # fmt: skip


def _turn(file: str) -> int:
    return 0 if file in BROWSING else 1 + LONGEST.index(file) if file in LONGEST else 1 + len(LONGEST)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first, everything else in its order."""
    items.sort(key=lambda one: _turn(one.nodeid.partition("::")[0]))


def pytest_collection_finish() -> None:
    """All that is loaded by now stays to the end: the search for garbage need not go through it, nor come as often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _tables_made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Migrations make the tables of one new SQLite ledger; all others are copies of it, at a twentieth of the time."""
    if "counterclaim.ledger.ledger" not in sys.modules:
        yield
        return
    from counterclaim.ledger.address import address_of
    from counterclaim.ledger.ledger import Ledger

    made, opened = tmp_path_factory.mktemp("tables") / "empty.db", Ledger.__init__
    Ledger(made).close()

    def copied(self: Ledger, *given: Any, **named: Any) -> None:
        path = address_of(*given).path if given else None
        if path is not None and not path.exists() and named.get("create", True) and not named.get("read_only"):
            with suppress(OSError):  # its folder is not there, or another process was first
                part = shutil.copy(made, f"{path}.{os.getpid()}.{get_ident()}")
                try:
                    os.link(part, path)
                finally:
                    os.unlink(part)
        opened(self, *given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Ledger, "__init__", copied)
        yield


class Compiled(dict[Any, Any]):
    """SQL by statement and kind of store: the key's dialect, which each ledger has anew, says nothing more."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get((key[0].name, *key[1:]), default)

    def __setitem__(self, key: Any, made: Any) -> None:
        if len(self) > 5_000:
            self.clear()
        super().__setitem__((key[0].name, *key[1:]), made)


@pytest.fixture(scope="session", autouse=True)
def _ledgers_at_hand() -> Iterator[None]:
    """Ledgers of one process share their statements as SQL (each compiles some hundred, a third of a small test), and
    wait for no disk: a kill loses nothing of what the system was given, a power cut is not tried here.
    """
    if "counterclaim.ledger.engine" not in sys.modules:
        yield
        return
    from counterclaim.ledger import engine

    create, settings_, shared = engine.create_engine, engine._settings, Compiled()

    def sharing(*given: Any, **named: Any) -> Any:
        made = create(*given, **named)
        made._compiled_cache = shared
        return made

    def hasty(db: Any, read_only: bool) -> None:
        settings_(db, read_only)
        db.execute("PRAGMA synchronous = OFF")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "create_engine", sharing)
        patch.setattr(engine, "_settings", hasty)
        yield


@pytest.fixture(scope="session", autouse=True)
def networks() -> Iterator[dict[Any, Any]]:
    """The shipped weights are loaded once in a process, not for each reader; weights elsewhere as they always are."""
    loaded: dict[Any, Any] = {}
    if "counterclaim.reader.encoder" not in sys.modules:
        yield loaded
        return
    from counterclaim.reader.encoder import WEIGHTS, Encoder

    def once(name: str) -> cached_property[Any]:
        load = Encoder.__dict__[name].func

        def found(self: Encoder) -> Any:
            if not self.weights.is_relative_to(WEIGHTS):
                return load(self)
            key = (name, self.weights, self.threads)
            if key not in loaded:
                loaded[key] = load(self)
            return loaded[key]

        made = cached_property(found)
        made.__set_name__(Encoder, name)
        return made

    with pytest.MonkeyPatch.context() as patch:
        for name in ("_session", "_tokenizer"):
            patch.setattr(Encoder, name, once(name))
        yield loaded


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """By file, in the order above, and what needs the browser as one; other ways of sharing out stay as they are."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class InTurn(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return "browser" if file in BROWSING else file

    config.option.loadscopereorder = False  # by the number of tests, which says little of how long they take
    return InTurn(config, log)


# Composed for these tests: an emoji before everything (offsets are code points), Arabic, a broken sentence,
# nested and discontinuous claims, a speaker nobody names, furniture at both ends.
TEXT = """# publisher: The Harbour Gazette

\U0001f4f0 Two accounts of the fight for Lanham bridge

By Ada Quill

NORLAND, May 3 - Norland's army holds the bridge at Lanham (لانهم), its spokesman Olaf Brandt said on Friday, \
adding that at least 40 Surrian soldiers had been captured.

Surria's defence ministry denied this. "Not one of our people," Colonel Mira Sant

said, "has laid down arms." A man who gave no name put the dead at dozens.

The bridge is 1.5 kilometres (0.9 miles) long.

Related: What we know of the Lanham line
"""


def span(words: str, nth: int = 0) -> tuple[int, int]:
    """Where the words stand in TEXT, code points."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return (at, at + len(words))


def _figure(words: str, number: str, **fields: object) -> Figure:
    start, end = span(words)
    at = start + words.index(number)
    return Figure(text=words, start=start, end=end, number_start=at, number_end=at + len(number), **fields)


def _claim(number: int, *words: str, **fields: object) -> Claim:
    content = tuple(span(part) for part in words)
    return Claim(id=f"c{number}", content=content, text=" ".join(words), **fields)


@pytest.fixture(scope="session")
def hand_made() -> Reading:
    """Seven claims of two sides, of the report itself and of someone unresolved."""
    may3 = When(
        text="on Friday", start=span("on Friday")[0], end=span("on Friday")[1], value="2024-05-03",
        first="2024-05-03", last="2024-05-03", precision="day", basis="publication", role="said",
        timex=Timex(type="DATE", value="2024-05-03"),
    )  # fmt: skip
    lanham = Place(
        text="Lanham", start=span("Lanham", 1)[0], end=span("Lanham", 1)[1], id="own:lanham", name="Lanham",
        kind="town", lat=1.5, lon=2.25, country="NO", precision="town", confidence=0.9,
    )  # fmt: skip
    unresolved = Place(text="لانهم", start=span("لانهم")[0], end=span("لانهم")[1])
    brandt = Actor(
        id="a1", name="Olaf Brandt", kind="person", role="spokesman of the army", side="Norland",
        mentions=(Mention(*span("Olaf Brandt"), "Olaf Brandt"),),
    )  # fmt: skip
    sant = Actor(id="a2", name="Mira Sant", kind="person", role="colonel", side="Surria")
    man = Actor(id="a3", name="a man who gave no name", kind="unnamed")
    captured = _figure(
        "at least 40 Surrian soldiers", "40", value=40, low=40, bound="at_least", unit="person",
        counted="Surrian soldiers", state="captured", side="Surria",
    )  # fmt: skip
    dozens = _figure("dozens", "dozens", low=24, bound="vague", unit="person", counted="the dead", state="killed")
    long = _figure("1.5 kilometres (0.9 miles)", "1.5", value=1.5, low=1.5, high=1.5, unit="km", same_as="0.9 miles")
    holds = {"type": "territory_held", "places": (lanham, unresolved), "times": (may3,)}
    claims = (
        _claim(1, "Two accounts of the fight for Lanham bridge", voice="narrator", type="other", confidence=0.4),
        _claim(
            2, "Norland's army holds the bridge at Lanham (لانهم)", voice="actor", actor="a1", attribution="t1",
            evidentiality="official_statement", channel="briefing", said="2024-05-03", said_basis="on Friday",
            roles=Roles(actor=Party("Norland's army", "Norland")), confidence=0.92, **holds,
        ),
        _claim(
            3, "at least 40 Surrian soldiers had been captured", voice="actor", actor="a1", attribution="t1",
            type="prisoners_captured", evidentiality="official_statement", figures=(captured,), confidence=0.88,
            roles=Roles(target=Party("Surrian soldiers", "Surria")),
        ),
        _claim(
            4, "Not one of our people,", "has laid down arms.", voice="actor", actor="a2", type="prisoners_captured",
            stance="denies", factuality="negated", evidentiality="official_statement", confidence=0.7,
            quotes=(span("Not one of our people,"), span("has laid down arms.")),
        ),
        _claim(
            5, "the dead at dozens", voice="actor", actor="a3", type="casualties", evidentiality="unnamed_source",
            figures=(dozens,), confidence=0.55,
        ),
        _claim(
            6, "The bridge is 1.5 kilometres (0.9 miles) long.", voice="narrator", type="other", figures=(long,),
            confidence=0.6,
        ),
        _claim(
            7, "captured", voice="actor", type="prisoners_captured", factuality="hedged",
            evidentiality="second_hand", unresolved=("speaker",), confidence=0.2,
        ),
    )  # fmt: skip
    furniture = (
        Furniture("header", *span("# publisher: The Harbour Gazette")),
        Furniture("headline", *span("\U0001f4f0 Two accounts of the fight for Lanham bridge")),
        Furniture("byline", *span("By Ada Quill")),
        Furniture("dateline", *span("NORLAND, May 3 -")),
        Furniture("teaser", *span("Related: What we know of the Lanham line")),
    )
    report = Report(
        id="lanham", text=TEXT, title="Two accounts of the fight for Lanham bridge", byline="Ada Quill",
        agency="AFP", publisher="The Harbour Gazette", published="2024-05-03", published_basis="dateline",
        language="en", furniture=furniture,
    )  # fmt: skip
    said = Attribution(
        id="t1", source=(span("its spokesman Olaf Brandt"),), cue=(span("said"),),
        content=(span("Norland's army holds the bridge at Lanham (لانهم)"),), actor="a1", confidence=0.9,
    )  # fmt: skip
    relations = (
        ClaimRelation("c4", "c3", "denies"),
        ClaimRelation("c5", "c3", "not_comparable", "killed against captured"),
    )
    return Reading(
        reader="counterclaim 0 (made by hand)", report=report, actors=(brandt, sant, man), attributions=(said,),
        claims=claims, relations=relations,
    )  # fmt: skip
