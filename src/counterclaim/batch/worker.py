"""A worker's process: tasks come as JSON lines on standard input, steps and answers leave on standard output.

Started by crew.py as `python -m counterclaim.batch.worker`. It ends when its input does, and at the next report when
nobody takes its output any more, so a driver that is killed leaves none behind.
"""

import gc
import os
import sys

import msgspec

from counterclaim.batch.tasks import Tasks
from counterclaim.batch.values import Answer, Counts, Step, Task

# As in cli/main.py: the model and the tables all stay; a collection every 700 objects finds nothing in them.
COLLECT_EVERY = 50_000


def main() -> None:
    """Do tasks until the input ends."""
    gc.set_threshold(COLLECT_EVERY, 20, 20)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers

    def send(message: Step | Answer) -> None:
        try:
            out.write(msgspec.json.encode(message) + b"\n")
            out.flush()
        except OSError:  # nobody listens: the driver is gone, and half a part is worth nothing
            os._exit(1)

    def tell(at: int, counts: Counts) -> None:
        send(Step(at=at, counts=counts))

    tasks = Tasks(tell)
    decoder = msgspec.json.Decoder(Task)
    for line in sys.stdin.buffer:
        send(tasks.do(decoder.decode(line)))


if __name__ == "__main__":
    main()
