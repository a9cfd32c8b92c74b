"""Tasks on a Ray cluster that runs already, handed out by Daft; each of its actors owns a worker as a machine does.

What was learnt of the two before (measured, see docs/growing.md): Daft reports its import to its makers unless told not
to; it waits for ever where actors no longer fit the processors that are left, so a node's worth is left free and
silence has an end; an engine runs a task again when a node dies, which our tasks bear, since their output has one name.
"""

import os
import queue
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from counterclaim.batch.engines.local import Told
from counterclaim.batch.values import Answer, Task
from counterclaim.errors import CounterclaimError

SILENCE_SECONDS = 1_800.0
"""Without a task done before the run is given up: ten times what a part of 8 MB takes."""

QUIET = {"DO_NOT_TRACK": "1", "RAY_USAGE_STATS_ENABLED": "0", "DAFT_PROGRESS_BAR": "0"}


class Cluster:
    """Workers on a cluster. address: as Ray takes it ("auto", "host:6379", "ray://host:10001")."""

    def __init__(self, address: str, workers: int | None = None) -> None:
        os.environ.update({name: value for name, value in QUIET.items() if name not in os.environ})
        try:
            import daft
            import ray
        except ImportError as error:
            raise CounterclaimError(
                f"a cluster needs Daft and Ray ({error}).", next_step="pip install 'counterclaim[batch]'"
            ) from None
        self.restarts = 0
        try:
            if not ray.is_initialized():
                ray.init(address=address, log_to_driver=False, logging_level="ERROR", configure_logging=False)
            daft.set_runner_ray(noop_if_initialized=True)  # the connection made above
            nodes = [node for node in ray.nodes() if node.get("Alive")]
        except Exception as error:  # Ray raises what its transports raise
            words = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
            raise CounterclaimError(
                f"no cluster can be reached ({words}).",
                where=address,
                next_step="Check the address, and that RAY_AUTH_TOKEN here is the cluster's.",
            ) from None
        self.workers = workers or workers_for([int(node["Resources"].get("CPU", 0)) for node in nodes])

    def run(self, tasks: Sequence[Task], told: Told) -> Iterator[tuple[int, Answer]]:
        """The number and answer of each task, in the order in which they are done; `told` is not called on the way.

        Raises CounterclaimError where nothing is done for SILENCE_SECONDS.
        """
        import msgspec

        rows = {"number": list(range(len(tasks))), "task": [msgspec.json.encode(t).decode() for t in tasks]}
        answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        threading.Thread(target=_collect, args=(rows, self.workers, answers), daemon=True).start()
        seen: set[int] = set()
        while len(seen) < len(tasks):
            try:
                found = answers.get(timeout=SILENCE_SECONDS)
            except queue.Empty:
                raise CounterclaimError(
                    f"the cluster has done nothing for {SILENCE_SECONDS / 60:g} minutes.",
                    next_step=f"See that {self.workers} processors are left in it, or give fewer --workers; run again.",
                ) from None
            if found is None:
                raise CounterclaimError("the cluster ended before all was done.", next_step="Run again.")
            if isinstance(found, BaseException):
                words = str(found).splitlines()[0][:300] if str(found) else type(found).__name__
                raise CounterclaimError(f"the cluster failed ({words}).", next_step="Run again.") from found
            number, answer = found
            if number not in seen:
                seen.add(number)
                yield number, answer

    def end(self) -> None:
        """Actors end with the query; the cluster itself is not ours."""


def workers_for(processors: Sequence[int]) -> int:
    """Workers for nodes of so many processors: what is left when the largest node is lost, one at least."""
    if len(processors) < 2:
        return max(1, sum(processors))
    return max(1, sum(processors) - max(processors))


def _collect(rows: dict[str, list[Any]], workers: int, answers: "queue.SimpleQueue[Any]") -> None:
    """Run the query and put each answer into the queue, None at the end."""
    import msgspec

    try:
        for row in _query(rows, workers):
            answers.put((int(row["number"]), msgspec.json.decode(row["answer"].encode(), type=Answer)))
        answers.put(None)
    except BaseException as error:  # handed on to the thread that waits
        answers.put(error)


def _query(rows: dict[str, list[Any]], workers: int) -> Iterator[dict[str, Any]]:
    import daft

    @daft.cls(max_concurrency=workers)
    class Actor:
        """One worker on a node; kept by the engine for many tasks."""

        def __init__(self) -> None:
            from counterclaim.batch.crew import Worker

            self.worker = Worker()

        @daft.method(return_dtype=daft.DataType.string())  # type: ignore[untyped-decorator]
        def do(self, task: str) -> str:
            import msgspec

            from counterclaim.batch.values import Task

            answer = self.worker.do(msgspec.json.decode(task.encode(), type=Task))
            return msgspec.json.encode(answer).decode()

    actor = Actor()
    frame = daft.from_pydict(rows).into_partitions(len(rows["number"]))
    frame = frame.select(daft.col("number"), actor.do(daft.col("task")).alias("answer"))
    yield from frame.iter_rows()


