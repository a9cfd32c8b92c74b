"""Texts made to choke a reader, through the whole product: what each costs, and what comes of it.

usage: python benchmarks/hostile.py [--only NAME...] [--seconds 300]

Each text is written to a file and given to `counterclaim read --json` and to `counterclaim add`, each in a process of
its own. Prints CPU seconds and peak memory of both, how each ended (0 read, 2 refused in words), and the words of a
refusal. Ends with 1 where a process took longer than --seconds, ended in any other way, or showed a traceback.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

PLAIN = "Norland's army said on Friday that it had taken the bridge at Lanham. Surria denied it. "
MB = 1_000_000

TEXTS: dict[str, Callable[[], bytes]] = {
    "plain": lambda: PLAIN.encode(),
    "10 MB in one paragraph": lambda: (PLAIN * (10 * MB // len(PLAIN))).encode(),
    "10 MB without a blank": lambda: b"armysaid" * (10 * MB // 8),
    "1 MB in one paragraph": lambda: (PLAIN * (MB // len(PLAIN))).encode(),
    "a million quotation marks": lambda: PLAIN.encode() + b'"' * MB,
    "a million opening marks": lambda: (PLAIN + "“" * MB).encode(),
    "a million brackets": lambda: PLAIN.encode() + b"(" * MB,
    "nested quotations": lambda: (PLAIN + "He said: “she said: ‘" * 20_000).encode(),
    "a million lines": lambda: PLAIN.encode() + b"a\n" * MB,
    "a million blank lines": lambda: PLAIN.encode() + b"\n" * MB,
    "deep HTML": lambda: b"<html><body>" + b"<div>" * 200_000 + b"<p>" + PLAIN.encode() + b"</p>",
    "deep tables": lambda: b"<html><body>" + b"<table><tr><td>" * 50_000 + b"<p>" + PLAIN.encode() * 9,
    "deep JSON": lambda: b'{"text": ' + b"[" * MB,
    "lone surrogates": lambda: (PLAIN + "\ud800\udfff \udc80" * 200_000).encode("utf-8", "surrogatepass"),
    "combining flood": lambda: (PLAIN + "a" + "\u0301" * 500_000).encode(),
    "bidi flood": lambda: (PLAIN + "\u202e\u2066" * 300_000).encode(),
    "zero width flood": lambda: (PLAIN + "\u200b" * 500_000 + PLAIN).encode(),
    "null bytes": lambda: PLAIN.encode() + b"\x00" * MB,
    "numbers": lambda: PLAIN.encode() + b"1,000 " * 100_000,
    "dates": lambda: PLAIN.encode() + b"May 1 " * 100_000,
    "names": lambda: PLAIN.encode() + b"Ab Cd said. " * 50_000,
    "header lines": lambda: b"# a: b\n" * 200_000 + PLAIN.encode(),
}
SUFFIX = {"deep HTML": "html", "deep tables": "html", "deep JSON": "jsonl"}


def run(command: Sequence[str], seconds: float) -> dict[str, object]:
    """CPU seconds, peak memory in MB, exit code and last words of a command; broken off after so many seconds."""
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    cut = threading.Timer(seconds, child.kill)
    cut.start()
    assert child.stdout is not None
    assert child.stderr is not None
    size, words = 0, bytearray()
    side = threading.Thread(target=lambda: words.extend(child.stderr.read()))  # type: ignore[union-attr]
    side.start()
    while piece := child.stdout.read(1 << 20):
        size += len(piece)
    side.join()
    _, status, used = os.wait4(child.pid, 0)
    cut.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    told = words.decode("utf-8", "replace").strip()
    return {
        "cpu": round(used.ru_utime + used.ru_stime, 1),
        "mb": round(used.ru_maxrss * 1024 / MB),
        "code": child.returncode,
        "out_mb": round(size / MB, 1),
        "words": told.splitlines()[-1][:160] if told and child.returncode else "",
        "traceback": "Traceback" in told,
    }


def main() -> int:
    """Try each text both ways; 1 where one got through to something that it should not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=list(TEXTS), metavar="NAME")
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    rows, bad = [], []
    with tempfile.TemporaryDirectory() as name:
        for what in given.only or TEXTS:
            file = Path(name) / f"text.{SUFFIX.get(what, 'txt')}"
            file.write_bytes(TEXTS[what]())
            program = [sys.executable, "-m", "counterclaim"]
            ledger = Path(name) / f"{len(rows)}.db"
            started = time.monotonic()
            read = run([*program, "read", str(file), "--json"], given.seconds)
            add = run([*program, "add", str(file), "--ledger", str(ledger)], given.seconds)
            rows.append({"text": what, "bytes": file.stat().st_size, "read": read, "add": add})
            if any(one["code"] not in (0, 1, 2) or one["traceback"] for one in (read, add)):
                bad.append(what)
            print(f"{what:<28} read {read['cpu']:>6} s {read['mb']:>5} MB -> {read['code']}; add {add['cpu']:>6} s "
                  f"{add['mb']:>5} MB -> {add['code']}; {time.monotonic() - started:.0f} s in all; "
                  f"{read['words'] or add['words']}", flush=True)  # fmt: skip
            if given.json:
                given.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    print(f"{len(rows)} texts; not as it should be: {', '.join(bad) or 'none'}")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
