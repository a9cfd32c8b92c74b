"""The Model Context Protocol over standard input and output, by the official SDK: seven tools, nothing that writes."""

import json
import logging
import sys
from io import TextIOWrapper
from typing import Any

import anyio
from anyio import to_thread
from mcp.server import Server
from mcp.server.stdio import stdio_server
from mcp_types import CallToolRequestParams, CallToolResult, ListToolsResult, TextContent, ToolAnnotations
from mcp_types import Tool as Described

from counterclaim.agents.sentence import Sentences
from counterclaim.agents.tools import Tool, tools
from counterclaim.errors import CounterclaimError
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.storable import plain
from counterclaim.version import __version__

LONGEST_LINE = 1_000_000  # characters of one message; the longest that makes sense has some 20,000
AT_ONCE = 2  # questions asked of the ledger at a time; the others wait

INSTRUCTIONS = """\
A ledger of claims that reports on wars carry: who says what, in which words, where and when. It does not say what is
true. Quote `words` as they are and name speaker, side, report and day with them. Where `rivals` are given, name them
too: an answer with one side only is wrong. Where `speaker` is missing, nobody is named for sure: say so, don't guess.
Voice "narrator" is the report itself. Offsets are characters of the report. Begin with search; ids in its answers lead
on: event, matter, origins, cite. check looks for a sentence that you mean to write."""

log = logging.getLogger(__name__)


def server(ledger: Ledger) -> Server[Any]:
    """A server that answers from the ledger, which stays open as long as it runs."""
    offered = {one.name: one for one in tools(Sentences())}
    limiter = anyio.CapacityLimiter(AT_ONCE)
    described = [
        Described(
            name=one.name, description=one.about, input_schema=one.schema,
            annotations=ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False),
        )
        for one in offered.values()
    ]  # fmt: skip

    async def listed(_: Any, __: Any) -> ListToolsResult:
        return ListToolsResult(tools=described)

    async def called(_: Any, asked: CallToolRequestParams) -> CallToolResult:
        return await to_thread.run_sync(_answer, ledger, offered, asked.name, asked.arguments, limiter=limiter)

    return Server(
        "counterclaim", version=__version__, instructions=INSTRUCTIONS, on_list_tools=listed, on_call_tool=called
    )  # fmt: skip


def _answer(ledger: Ledger, offered: dict[str, Tool], name: str, given: dict[str, Any] | None) -> CallToolResult:
    """The tool's answer, or the error in words; whatever else goes wrong is told as such, without its insides."""
    tool = offered.get(name)
    if tool is None:
        return _failed(f'there is no tool "{name[:40]}".', "name", f"There are {', '.join(offered)}.")
    try:
        with ledger.reading() as db:
            made = tool.answer(db, given or {})
    except CounterclaimError as error:
        return _failed(error.what, error.where, error.next_step)
    except Exception:
        log.exception("%s failed", name)
        return _failed("the question could not be answered.", name, "Ask more simply, or try the tool search.")
    return CallToolResult(content=[TextContent(text=made.decode())], structured_content=json.loads(made))


def _failed(what: str, where: str | None, next_step: str | None) -> CallToolResult:
    """An error in the form of the pages' API."""
    told = {"what": plain(what[:1_000]), "where": where and plain(where[:200]), "next_step": next_step}
    error = {"error": told}
    return CallToolResult(content=[TextContent(text=json.dumps(error))], structured_content=error, is_error=True)


class _Lines(TextIOWrapper):
    """Lines of bounded length: what is longer is cut, is no message any more, and is passed over."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        line = super().readline(LONGEST_LINE)
        whole = line
        while line and not line.endswith("\n") and len(line) >= LONGEST_LINE:
            line = super().readline(LONGEST_LINE)
        return whole if whole is line else "too long\n"


def run(address: str) -> None:
    """Serve a ledger until the other side closes; raises LedgerError where there is none."""
    with Ledger(address, create=False, read_only=True) as ledger:
        anyio.run(_serve, ledger)


async def _serve(ledger: Ledger) -> None:
    made = server(ledger)
    lines = anyio.wrap_file(_Lines(sys.stdin.buffer, encoding="utf-8", errors="replace"))
    async with stdio_server(stdin=lines) as (read, write):
        await made.run(read, write, made.create_initialization_options())
