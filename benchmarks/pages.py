"""How fast the pages of a large ledger come, how large they are, how much memory they take, and what 50 at once do.

    python benchmarks/ledger_generator.py --reports 200000 --out big.db
    python benchmarks/pages.py big.db [--requests 40] [--seconds 60] [--chromium chromium]

Server times are of one client that waits for each answer. "cold": each request has an address of its own, so that no
page was made before; "kept": the same address again, which the server answers with what it made (web/kept.py). "CPU" is
what the server itself spent on a cold page, which a busy machine changes less. The load of the machine before and after
stands above the table.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import httpx

TICKS = os.sysconf("SC_CLK_TCK")
ROOT = Path(__file__).parent.parent


class Row(NamedTuple):
    """One page. p50, p95, kept (a p95, too), cpu: milliseconds; kilobytes: over the wire, with sheet and scripts;
    paint: first contentful paint in a browser, milliseconds, None without one.
    """

    page: str
    p50: float
    p95: float
    kept: float
    cpu: float
    kilobytes: float
    paint: float | None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--requests", type=int, default=40)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--at-once", type=int, default=50)
    parser.add_argument("--port", type=int, default=8477)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    given = parser.parse_args()
    address = f"http://127.0.0.1:{given.port}"
    command = [sys.executable, "-m", "counterclaim", "serve", given.ledger, "--port", str(given.port)]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
    try:
        _wait(address)
        print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        pages = _pages(address)
        paints = _paints(address, pages, given.chromium) if given.chromium else {}
        rows = [_measure(address, page, server.pid, given.requests, paints.get(page)) for page in pages]
        print("| page | cold p50 ms | cold p95 ms | kept p95 ms | CPU ms | KB | first paint ms |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for row in rows:
            paint = "" if row.paint is None else f"{row.paint:.0f}"
            times = f"{row.p50:.0f} | {row.p95:.0f} | {row.kept:.0f} | {row.cpu:.0f}"
            print(f"| {row.page} | {times} | {row.kilobytes:.0f} | {paint} |")
        done, failed, p95 = _crowd(address, pages, given.at_once, given.seconds)
        print(f"{given.at_once} at once for {given.seconds} s: {done} answers, {failed} errors, p95 {p95:.0f} ms")
        print(
            f"memory of the server: {_memory(server.pid):.0f} MB, "
            f"of which files mapped {_memory(server.pid, 'RssFile'):.0f} MB"
        )
        print(f"load of the machine after: {os.getloadavg()[0]:.1f}")
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            httpx.get(address + "/look/icon.svg")
            return
        except httpx.TransportError:
            time.sleep(0.2)
    raise SystemExit("the server did not start")


def _pages(address: str) -> list[str]:
    """Every sort of page, with things that are in this ledger."""
    pages = ["/", "/matters", "/claims", "/reports", "/map", "/timeline", "/speakers", "/review", "/audit", "/feeds"]
    with httpx.Client(base_url=address, headers={"accept": "text/html"}, timeout=300) as client:
        for listed, kind in (
            ("/matters", "matters"),
            ("/claims", "claims"),
            ("/reports", "reports"),
            ("/speakers", "speakers"),
        ):
            found = re.search(rf'href="(/{kind}/[^"?#]+)', client.get(listed).text)
            if found:
                pages.append(found.group(1))
        side = re.search(r'data-side="([^"¶]+)"', client.get("/timeline").text)
        pages += ["/search?text=soldiers+killed", "/claims?type=casualties&sort=oldest"]
        if side:
            pages.append(f"/matters?side={quote(side.group(1))}&contested=true")
    return pages


def _measure(address: str, page: str, pid: int, requests: int, paint: float | None) -> Row:
    with httpx.Client(
        base_url=address, headers={"accept": "text/html", "accept-encoding": "gzip"}, timeout=300
    ) as client:
        text = client.get(page).text
        before = _cpu(pid)
        times, answer = _ask(client, [f"{page}{'&' if '?' in page else '?'}nth={n}" for n in range(requests)])
        cpu = 1000 * (_cpu(pid) - before) / requests
        kept, answer = _ask(client, [page] * requests)
        size = answer.num_bytes_downloaded
        for file in set(re.findall(r'(?:src|href)="(/(?:static|look)/[^"]+)"', text)):
            size += client.get(file).num_bytes_downloaded
    return Row(page, times[len(times) // 2], _p95(times), _p95(kept), cpu, size / 1000, paint)


def _ask(client: httpx.Client, addresses: list[str]) -> tuple[list[float], httpx.Response]:
    """Milliseconds, sorted, and the last answer."""
    times = []
    for address in addresses:
        start = time.perf_counter()
        answer = client.get(address)
        times.append(1000 * (time.perf_counter() - start))
        assert answer.status_code == 200, (address, answer.status_code)
    return sorted(times), answer


def _p95(times: list[float]) -> float:
    return times[round(0.95 * (len(times) - 1))] if times else 0.0


# The entry may come after the page is loaded.
_PAINT = """() => new Promise(done => {
    const told = list => {
        const one = list.find(entry => entry.name === "first-contentful-paint")
        if (one) done(one.startTime)
    }
    told(performance.getEntriesByType("paint"))
    new PerformanceObserver(found => told(found.getEntries())).observe({type: "paint", buffered: true})
    setTimeout(() => done(-1), 3000)
})"""


def _paints(address: str, pages: list[str], chromium: str) -> dict[str, float]:
    """First contentful paint, the median of three with what a browser keeps, as somebody who is at work meets it."""
    from playwright.sync_api import sync_playwright

    out = {}
    with sync_playwright() as driver:
        flags = ["--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
        browser = driver.chromium.launch(executable_path=chromium, args=flags)
        tab = browser.new_page()
        for page in pages:
            found = []
            for _ in range(3):
                tab.goto(address + page, timeout=120_000)
                found.append(tab.evaluate(_PAINT))
            out[page] = sorted(found)[1]
        browser.close()
    return out


def _crowd(address: str, pages: list[str], people: int, seconds: int) -> tuple[int, int, float]:
    """Answers, errors, and the 95th percentile of `people` who each ask for one page after the other, half of them
    for addresses that nobody has asked for.
    """
    until = time.monotonic() + seconds
    times: list[float] = []
    failed = [0]

    def one(number: int) -> None:
        with httpx.Client(base_url=address, headers={"accept": "text/html"}, timeout=120) as client:
            at = number
            while time.monotonic() < until:
                start = time.perf_counter()
                try:
                    page = pages[at % len(pages)]
                    fresh = f"{'&' if '?' in page else '?'}nth={number}-{at}" if number % 2 else ""
                    good = client.get(page + fresh).status_code == 200
                except httpx.TransportError:
                    good = False
                times.append(1000 * (time.perf_counter() - start))
                failed[0] += not good
                at += 1

    threads = [threading.Thread(target=one, args=(number,)) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(times), failed[0], _p95(sorted(times))


def _cpu(pid: int) -> float:
    """Seconds of processor time that the process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _memory(pid: int, name: str = "VmHWM") -> float:
    """Megabytes; VmHWM is the most that it ever had."""
    found = re.search(rf"{name}:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found.group(1)) / 1000 if found else 0.0


if __name__ == "__main__":
    main()
