"""Nothing leaves the machine: the program reads, shows, scores and checks itself where no network can be reached."""

import logging
import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.ledger.add.run import add
from counterclaim.ledger.ledger import Ledger
from counterclaim.reports import from_bytes
from tests.children import ended

SECRET = "The harbour master of Lanham hid the ledger."
TEXT = f"Norland's army said on Friday that it had taken the bridge at Lanham. {SECRET}\n"
GOLD = '{"id": "a", "text": "Norland denied it.", "attributions": [{"source": [[0, 7]], "content": [[15, 17]]}]}\n'
# Every way to a network raises; what needs none must not notice.
DENIED = """
import socket
def denied(*a, **k):
    raise AssertionError("the network was asked for")
bind = socket.socket.bind
def here_only(own, address):
    return bind(own, address) if address[0] == "127.0.0.1" else denied()
for name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, name, denied)
socket.socket.bind = here_only  # `serve` listens on this machine; it asks nobody
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = denied
"""


def _commands(folder: Path) -> list[list[str]]:
    report = folder / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    gold = folder / "gold.jsonl"
    gold.write_text(GOLD, encoding="utf-8")
    return [
        ["read", str(report), "--json"],
        ["read", str(report), "--html", str(folder / "page.html")],
        ["read", str(report), "--only", "places"],
        ["evaluate", "attributions", str(gold)],
        ["evaluate", "fairness", str(report)],
        ["doctor"],
        ["demo", "--ledger", str(folder / "demo.db")],
        ["add", str(report), "--ledger", str(folder / "own.db")],
        ["search", "bridge", "--ledger", str(folder / "own.db")],
        ["export", "csv", "-o", str(folder / "claims.csv"), "--ledger", str(folder / "own.db")],
        ["publish", str(folder / "site"), "--ledger", str(folder / "own.db")],
        ["backup", str(folder / "copy.db"), "--ledger", str(folder / "own.db")],
        ["verify", "--ledger", str(folder / "own.db")],
    ]


def _namespaces() -> bool:
    unshare = shutil.which("unshare")
    return bool(unshare) and subprocess.run([unshare, "-rn", "true"], capture_output=True).returncode == 0


def test_the_whole_program_asks_for_no_network(tmp_path: Path) -> None:
    """Python's ways to a network raise; where there are network namespaces (unshare -rn), there is none to reach."""
    commands = _commands(tmp_path)
    under = ("unshare", "-rn") if _namespaces() else ()
    for command, (code, errors) in zip(commands, ended(commands, first=DENIED, under=under), strict=True):
        assert code == 0, (command, errors)
        assert "network was asked for" not in errors, command


def test_serving_asks_for_no_network_and_names_none_in_its_pages(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    with Ledger(tmp_path / "own.db") as ledger:
        add(ledger, [str(report)])
    serve = "import sys\nfrom counterclaim.cli.main import main\nsys.argv[0] = 'counterclaim'\nmain()"
    run = [sys.executable, "-c", DENIED + serve, "serve", str(tmp_path / "own.db"), "--port", "0"]
    serving = subprocess.Popen(run, stderr=subprocess.PIPE, text=True)
    try:
        assert serving.stderr is not None
        told = serving.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", told)
        assert address is not None, told
        for path in ("/", "/reports", "/claims", "/matters", "/map"):
            with urllib.request.urlopen(address[0] + path, timeout=120) as page:
                words = page.read().decode()
            assert page.status == 200
            # What a page loads is ours; links that a reader follows by hand may lead elsewhere.
            assert not re.findall(r"""(?:src|srcset|action)=["']?(?:https?:)?//|url\(["']?(?:https?:)?//""", words), (
                path
            )
    finally:
        serving.terminate()
        _, rest = serving.communicate(timeout=60)
    assert "network was asked for" not in rest


def test_errors_and_logs_carry_no_report_text(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    sentence = SECRET.encode()
    sources = [
        sentence * 3 + b"\xff\xfe" + "é".encode() * 9,
        b"<html><body><p>" + sentence + b"</p></body></html>",
        b"%PDF-1.4 " + sentence + b" %%EOF",
        sentence + b"\x00" * 40,
    ]
    told = []
    for data in sources:
        try:
            from_bytes(data)
        except CounterclaimError as error:
            told.append(str(error))
    assert len(told) >= 3
    assert "harbour" not in " ".join(told)
    assert "harbour" not in caplog.text


def test_sockets_are_what_the_test_thinks() -> None:
    """The denial above is no paper wall: without it a connection is tried."""
    program = DENIED + "socket.create_connection(('::1', 9))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env={**os.environ})
    assert "network was asked for" in done.stderr
    assert hasattr(socket, "AF_INET")
