"""When a run stops reading to match what it has added: seldom enough that neighbours are loaded once for many."""

import time

EVERY = 128  # reports that are worth matching at once, whatever it costs
SECONDS = 15.0  # or what came in so long, so that who looks on sees it
REST = 60.0  # times as long as the last matching took: of a long run, matching takes a sixtieth
MOST = 8_192  # reports left unmatched at most
LONGEST = 900.0  # and seconds


class Pace:
    """Counts what is unmatched, and how long the last matching took; in the wall clock's seconds."""

    def __init__(self) -> None:
        self.unmatched = 0
        self._took = 0.0
        self._began = self._ended = time.monotonic()

    @property
    def due(self) -> bool:
        """Whether to match now."""
        since = time.monotonic() - self._ended
        if not self.unmatched or (self.unmatched < EVERY and since < SECONDS):
            return False
        return since >= min(LONGEST, REST * self._took) or self.unmatched >= MOST

    def begin(self) -> None:
        """Matching begins."""
        self._began = time.monotonic()

    def end(self) -> None:
        """Matching is done."""
        self.unmatched, self._ended = 0, time.monotonic()
        self._took = self._ended - self._began
