"""Tasks on the processes of this machine.

Worker processes of our own and no ProcessPoolExecutor: with that, one worker's end breaks the pool and every task in
it, and nobody learns which report it was.
"""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence

from counterclaim.batch.crew import Worker
from counterclaim.batch.values import Answer, Counts, Task

Told = Callable[[int, Counts], None]
"""Called with a task's number and its counts so far."""


class Local:
    """`workers` processes, started when there is work for them."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.crew: list[Worker] = []
        self._ended = False

    def run(self, tasks: Sequence[Task], told: Told) -> Iterator[tuple[int, Answer]]:
        """The number and answer of each task, in the order in which they are done."""
        waiting: queue.SimpleQueue[tuple[int, Task]] = queue.SimpleQueue()
        for pair in enumerate(tasks):
            waiting.put(pair)
        done: queue.SimpleQueue[tuple[int, Answer] | BaseException] = queue.SimpleQueue()
        while len(self.crew) < min(self.workers, len(tasks)):
            self.crew.append(Worker())
        for worker in self.crew:
            threading.Thread(target=self._work, args=(worker, waiting, done, told), daemon=True).start()
        for _ in tasks:
            found = done.get()
            if isinstance(found, BaseException):
                raise found
            yield found

    def _work(self, worker: Worker, waiting: "queue.SimpleQueue[tuple[int, Task]]",
              done: "queue.SimpleQueue[tuple[int, Answer] | BaseException]", told: Told) -> None:  # fmt: skip
        try:
            while not self._ended:
                number, task = waiting.get_nowait()
                worker.told = lambda counts, number=number: told(number, counts)
                done.put((number, worker.do(task)))
        except queue.Empty:
            return
        except BaseException as error:  # handed on to the thread that waits for answers
            done.put(error)

    @property
    def restarts(self) -> int:
        """Processes started beyond one a worker."""
        return sum(max(0, worker.starts - 1) for worker in self.crew)

    def end(self) -> None:
        """End all processes."""
        self._ended = True
        for worker in self.crew:
            worker.end()
