"""When a run stops reading to match what it has added: seldom, since neighbours are loaded once for all of it."""

import time

MOST = 8_192  # reports left unmatched at most: what keeps memory small
LONGEST = 300.0  # seconds: who looks on finds matters within that time


class Pace:
    """Counts what is unmatched, and since when; in the wall clock's seconds."""

    def __init__(self) -> None:
        self.unmatched = 0
        self._ended = time.monotonic()

    @property
    def due(self) -> bool:
        """Whether to match now."""
        if not self.unmatched:
            return False
        return self.unmatched >= MOST or time.monotonic() - self._ended >= LONGEST

    def end(self) -> None:
        """Matching is done."""
        self.unmatched, self._ended = 0, time.monotonic()
