"""The child process that takes pages and PDFs apart: its bounds hold, it is reused, and its end harms nobody."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from counterclaim.errors import ReportError
from counterclaim.reports import from_bytes, parsing
from counterclaim.reports.child import Job
from counterclaim.reports.limits import Limits
from counterclaim.reports.parsing import take_apart
from tests.reports.make_pdf import make_pdf

SENTENCE = "<p>The army of Norland said on Friday that it held the bridge at Lanham and that 40 men gave up.</p>"
PAGE = f"<html><body><article>{SENTENCE * 2}</article></body></html>".encode()
BIG = f"<html><body><article>{SENTENCE * 30_000}</article></body></html>".encode()


@pytest.fixture(scope="module", autouse=True)
def _own_child() -> Iterator[None]:
    """The tests hand a child on, for one takes a second to start; each asks for what it finds."""
    parsing.end_all()
    yield
    parsing.end_all()


def _children() -> list[tuple[int, int]]:
    """Of each that waits and has the usual memory, its number and how many pages it took."""
    usual = Limits().parse_memory
    return [(child.process.pid, child.jobs) for child in parsing._idle if child.memory == usual]


def _pid() -> int:
    ((pid, _),) = _children()
    return pid


def test_the_child_is_kept_for_the_next_page() -> None:
    from_bytes(PAGE)
    ((first, jobs),) = _children()
    from_bytes(make_pdf([["The army of Norland said it had taken the bridge."]]))
    from_bytes(PAGE)
    assert _children() == [(first, jobs + 2)]


def test_a_new_child_comes_after_so_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    from_bytes(PAGE)
    ((first, jobs),) = _children()
    monkeypatch.setattr(parsing, "_MOST_JOBS", jobs + 1)
    from_bytes(PAGE)
    assert _children() == []
    from_bytes(PAGE)
    assert _pid() != first


def test_a_page_that_takes_too_long_is_given_up() -> None:
    from_bytes(PAGE)
    child = _pid()
    with pytest.raises(ReportError, match=r"not read within 0.2 seconds"):
        from_bytes(BIG, limits=Limits(parse_seconds=0.2))
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    assert "40 men" in from_bytes(PAGE).text


@pytest.mark.skipif(sys.platform != "linux", reason="address space is bounded on POSIX, measured here on Linux")
def test_memory_is_bounded() -> None:
    # Where memory ends inside the parser, it is the parser that decides whether it tells or gives up silently.
    with pytest.raises(ReportError, match=r"more memory than it may take|breaks the parser|no article found"):
        take_apart(Job(kind="html", data=BIG, limits=Limits(parse_memory=190_000_000)))
    assert "40 men" in from_bytes(PAGE).text


def test_the_end_of_the_child_is_a_refusal_and_the_next_page_is_read() -> None:
    from_bytes(PAGE)
    os.kill(_pid(), signal.SIGKILL)
    with pytest.raises(ReportError, match="breaks the parser"):
        from_bytes(PAGE)
    assert "40 men" in from_bytes(PAGE).text


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_forked_process_starts_a_child_of_its_own() -> None:
    program = (
        "import os\n"
        "from counterclaim.reports import from_bytes, parsing\n"
        f"page = {PAGE!r}\n"
        "from_bytes(page); mine = parsing._idle[0].process.pid\n"
        "pid = os.fork()\n"
        "if pid == 0:\n"
        "    ok = not parsing._idle and '40 men' in from_bytes(page).text and parsing._idle[0].process.pid != mine\n"
        "    parsing.end_all()\n"
        "    os._exit(0 if ok else 1)\n"
        "assert os.waitpid(pid, 0)[1] == 0\n"
        "assert '40 men' in from_bytes(page).text and parsing._idle[0].process.pid == mine\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_plain_text_starts_no_child() -> None:
    before = _children()
    from_bytes(b"The army of Norland said on Friday that it had taken the bridge at Lanham.")
    assert _children() == before


def test_the_child_ends_with_the_program() -> None:
    program = (
        "import os\nfrom counterclaim.reports import from_bytes, parsing\n"
        f"from_bytes({PAGE!r})\nprint(parsing._idle[0].process.pid, flush=True)\nos._exit(0)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, timeout=60, capture_output=True, text=True)
    pid = int(done.stdout)
    for _ in range(50):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the child outlived the program")
