"""When a run stops reading to match what it has added: seldom, since neighbours are loaded once for all of it."""

import time

MOST = 8_192  # reports left unmatched at most: what keeps memory small
LONGEST = 300.0  # seconds: who looks on finds matters within that time
# While others read, matching takes time that nobody waits for; so it begins sooner, and the end of a run has less left.
IDLE_MOST = 256
IDLE_LONGEST = 15.0
IDLE_SHARE = 1 / 3  # of what the run has matched so far: what lies near the new is matched again with it


class Pace:
    """Counts what is unmatched, and since when; in the wall clock's seconds."""

    def __init__(self) -> None:
        self.unmatched = 0
        self._matched = 0
        self._ended = time.monotonic()

    @property
    def due(self) -> bool:
        """Whether to match now."""
        return self._gathered(MOST, LONGEST)

    @property
    def due_if_idle(self) -> bool:
        """Whether to match while there is nothing else to do."""
        return self.unmatched >= IDLE_SHARE * self._matched and self._gathered(IDLE_MOST, IDLE_LONGEST)

    def _gathered(self, most: int, longest: float) -> bool:
        return self.unmatched > 0 and (self.unmatched >= most or time.monotonic() - self._ended >= longest)

    def end(self) -> None:
        """Matching is done."""
        self._matched += self.unmatched
        self.unmatched, self._ended = 0, time.monotonic()
