"""The processes below one of ours, so that a benchmark ends or measures none but its own (Linux)."""

from pathlib import Path
from typing import NamedTuple


class Process(NamedTuple):
    """One process: its number, its parent's, its command line, its resident memory in MB."""

    pid: int
    parent: int
    command: str
    mb: float


def descendants(root: int) -> list[Process]:
    """All processes below `root`, found by their parents."""
    by_parent: dict[int, list[Process]] = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            stat = (folder / "stat").read_text(errors="replace").rsplit(")", 1)[1].split()
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except (OSError, IndexError):  # it has ended
            continue
        one = Process(int(folder.name), int(stat[1]), command, int(stat[21]) * 4096 / 1e6)
        by_parent.setdefault(one.parent, []).append(one)
    out: list[Process] = []
    waiting = [root]
    while waiting:
        for one in by_parent.get(waiting.pop(), []):
            out.append(one)
            waiting.append(one.pid)
    return out
