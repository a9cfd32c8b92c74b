"""Fetching one address: what is refused, what is bounded. A server on this machine stands in for the internet."""

import gzip
import http.server
import ipaddress
import threading
import time
import zlib
from collections.abc import Iterator

import pytest

from counterclaim.errors import ReportError
from counterclaim.reports import addresses, load
from counterclaim.reports.fetch import fetch
from counterclaim.reports.limits import Limits

PAGE = (
    b"<!doctype html><html><head><title>Bridge at Lanham falls</title></head><body><article><h1>Bridge at Lanham "
    b"falls</h1>"
    b"<p>The army of Norland said on Friday that it had taken the bridge at Lanham and that 40 men had surrendered.</p>"
    b"<p>Surria's ministry denied this, and said that three of its soldiers had been wounded near the river.</p>"
    b"</article></body></html>"
)
BOMB = gzip.compress(bytes(20_000_000))
PATIENT = Limits(download=100_000, redirects=3)  # what answers must not fail where the machine is busy
HASTY = {"silent": Limits(read_seconds=0.4), "slow": Limits(fetch_seconds=1)}


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answer = getattr(self, "answer_" + self.path.strip("/").split("/")[0].split("?")[0], None)
        if answer:
            answer()
        else:
            self.send(404, b"nothing here")

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        assert "counterclaim" in self.headers["User-Agent"]
        self.send(200, PAGE, Content_Type="text/html; charset=utf-8")

    def answer_gzip(self) -> None:
        self.send(200, gzip.compress(PAGE), Content_Encoding="gzip")

    def answer_deflate(self) -> None:
        self.send(200, zlib.compress(PAGE), Content_Encoding="deflate")

    def answer_bomb(self) -> None:
        self.send(200, BOMB, Content_Encoding="gzip")

    def answer_notgzip(self) -> None:
        self.send(200, PAGE, Content_Encoding="gzip")

    def answer_brotli(self) -> None:
        self.send(200, PAGE, Content_Encoding="br")

    def answer_big(self) -> None:
        self.send(200, b"x" * 200_000)

    def answer_again(self) -> None:
        self.send(302, b"", Location="/page")

    def answer_loop(self) -> None:
        self.send(302, b"", Location="/loop")

    def answer_private(self) -> None:
        self.send(302, b"", Location="http://10.1.2.3/secret")

    def answer_file(self) -> None:
        self.send(302, b"", Location="file:///etc/hosts")

    def answer_silent(self) -> None:
        time.sleep(10)

    def answer_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests say what went wrong."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: clients that give up are what is tested."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with _Server(("127.0.0.1", 0), _Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets 127.0.0.1 through, and it alone, so that there is a server to talk to."""
    real = addresses.public
    monkeypatch.setattr(addresses, "public", lambda address: str(address) == "127.0.0.1" or real(address))


@pytest.mark.usefixtures("loopback")
@pytest.mark.parametrize("path", ["page", "gzip", "deflate", "again"])
def test_pages(server: str, path: str) -> None:
    page = fetch(f"{server}/{path}", limits=PATIENT)
    assert page.data == PAGE
    assert page.url == f"{server}/{'page' if path == 'again' else path}"


@pytest.mark.usefixtures("loopback")
def test_a_fetched_page_is_a_report(server: str) -> None:
    report = load(f"{server}/again", limits=PATIENT)
    assert report.title == "Bridge at Lanham falls"
    assert report.url == f"{server}/page"
    assert report.source == f"{server}/again"


@pytest.mark.usefixtures("loopback")
@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("bomb", "above the limit for one report (download: 100,000 bytes)"),
        ("big", "above the limit for one report (download: 100,000 bytes)"),
        ("notgzip", "not the gzip it says"),
        ("brotli", "packed as br"),
        ("loop", "more than 3 redirects"),
        ("private", "redirected to http://10.1.2.3/secret, refused"),
        ("file", "redirected to file:///etc/hosts, not an http(s) address"),
        ("silent", "no answer in time"),
        ("slow", "within 1 seconds"),
        ("missing", "answered 404 Not Found"),
    ],
)
def test_bad_answers(server: str, path: str, message: str) -> None:
    with pytest.raises(ReportError) as refused:
        fetch(f"{server}/{path}", limits=HASTY.get(path, PATIENT))
    assert message in str(refused.value)
    assert refused.value.where == f"{server}/{path}"
    assert refused.value.next_step


def test_this_machine_is_refused(server: str) -> None:
    with pytest.raises(ReportError, match="private or reserved network"):
        load(f"{server}/page")


@pytest.mark.usefixtures("loopback")
def test_nobody_answers() -> None:
    with pytest.raises(ReportError, match="no answer"):
        fetch("http://127.0.0.1:1/", limits=PATIENT)


@pytest.mark.usefixtures("loopback")
def test_the_checked_address_is_the_one_connected_to(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that turns to another address on the second question is asked once only."""
    asked = []
    port = int(server.rsplit(":", 1)[1])

    def answer(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        at = "127.0.0.1" if len(asked) == 1 else "10.0.0.1"
        return [(2, 1, 6, "", (at, port))]

    monkeypatch.setattr(addresses.socket, "getaddrinfo", answer)
    assert addresses.resolve("rebinding.example", port) == ["127.0.0.1"]
    with pytest.raises(ReportError, match=r"rebinding.example leads to 10.0.0.1"):
        addresses.resolve("rebinding.example", port)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "100.100.100.200", "192.0.0.192", "198.18.0.1", "192.0.2.1", "203.0.113.9", "224.0.0.1", "239.1.1.1",
        "240.0.0.1", "255.255.255.255", "192.88.99.1",
        "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::",
        "2002:a00:1::1", "2001::1",
    ],
)  # fmt: skip
def test_addresses_of_no_public_network(address: str) -> None:
    assert not addresses.public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses(address: str) -> None:
    assert addresses.public(ipaddress.ip_address(address))
