"""What a worker does with a task; the same on every engine. It never raises."""

from collections.abc import Callable

from counterclaim.batch.bands import RULES, gather, get_ranges, match, put_sorted, share_of_ranges
from counterclaim.batch.manifest import done_parts, note
from counterclaim.batch.storage import Folder
from counterclaim.batch.values import Answer, Counts, Task
from counterclaim.errors import CounterclaimError
from counterclaim.version import __version__

MATCHED = "_matched"
"""Folder of what passes from `match` to `gather`; removed at the end."""
RENEW_MB = 450.0
"""A worker that has once held more is replaced after its part: what a large report took is not given back for sure."""


class Tasks:
    """Does tasks one after the other; the reader is loaded with the first part and kept."""

    def __init__(self, tell: Callable[[int, Counts], None]) -> None:
        self._tell = tell
        self._reader: object = None

    def do(self, task: Task) -> Answer:
        """Do one task; what goes wrong with the task as a whole is in the answer."""
        try:
            if task.job.version != __version__:
                raise CounterclaimError(
                    f"this worker has version {__version__}, the run was started with {task.job.version}.",
                    next_step="Install the same version on all machines.",
                )
            if task.do == "read":
                return self._read(task)
            (_match if task.do == "match" else _gather)(task)
            return Answer()
        except CounterclaimError as error:
            return Answer(error=(error.what, error.where or task.name, error.next_step))
        except (OSError, ValueError, MemoryError) as error:
            words = str(error).splitlines()[0][:300] if str(error) else type(error).__name__
            return Answer(error=(f"can't be done ({words}).", task.name, "Run again: only what is missing is done."))
        except Exception as error:  # a task never ends a run
            told = f"a fault of the program, please report it ({type(error).__name__}: {str(error)[:300]})."
            return Answer(error=(told, task.name, None))

    def _read(self, task: Task) -> Answer:
        from counterclaim.batch.part import PartReader
        from counterclaim.batch.usage import peak_mb

        assert task.part is not None
        reader = self._reader
        if not isinstance(reader, PartReader) or reader.job != task.job:
            reader = self._reader = PartReader(task.job, self._tell)
        same = _unchanged(task, reader.input, reader.output)
        if same is not None:
            return same
        done = reader.read(task.part, task.skip)
        note(reader.output, done)
        return Answer(done=done, renew=reader.overran or peak_mb() > RENEW_MB)


def _unchanged(task: Task, input: Folder, output: Folder) -> Answer | None:
    """Where a file bears a new date and its part was read before: the old output, if its bytes are the same."""
    from counterclaim.batch.part import hash_of

    assert task.part is not None
    if not task.parts:  # the driver names the part here if it knows an older note
        return None
    import msgspec

    before = done_parts(output).get(task.part.id)
    if before is None or before.hash != hash_of(input, task.part):
        return None
    done = msgspec.structs.replace(before, part=task.part)
    note(output, done)
    return Answer(done=done)


def _match(task: Task) -> None:
    """Some ranges of hashes, from all parts' bands, to pairs; kept sorted for `_gather`."""
    folder = Folder(task.job.output)
    paths = [f"bands/{task.bands}/{part}.parquet" for part in task.parts]
    hashes, keys, of = get_ranges(folder, paths, share_of_ranges(task.turn, task.turns), ("hash", "key", "of"))
    put_sorted(folder, f"{MATCHED}/{task.bands}/{task.turn:02d}.parquet", "matched", "a", match(hashes, keys, of))


def _gather(task: Task) -> None:
    """Some ranges of pairs, from all ranges of hashes, to those that are candidates."""
    folder = Folder(task.job.output)
    paths = [f"{MATCHED}/{task.bands}/{turn:02d}.parquet" for turn in range(task.turns)]
    ranges = share_of_ranges(task.turn, task.turns)
    a, b, shared, fewer = get_ranges(folder, paths, ranges, ("a", "b", "shared", "fewer"))
    found = gather(a, b, shared, fewer, RULES[task.bands])
    put_sorted(folder, f"copies/{task.bands}/{task.turn:02d}.parquet", "pairs", "a", found)
