"""Lines of a JSON Lines file that start in a range of bytes; a line too long to be a report is passed over."""

from collections.abc import Iterator

from counterclaim.batch.inputs.record import LIMITS, Lost, Record
from counterclaim.batch.plan import is_packed
from counterclaim.batch.storage import Folder, buffered
from counterclaim.batch.values import Part

# A character of text takes six bytes at most in JSON (\\u0000).
LONGEST = 6 * LIMITS.text + 100_000


def lines(folder: Folder, part: Part) -> Iterator[Record | Lost]:
    """The part's lines in order, blank ones left out; `at` is the byte offset (in the unpacked text)."""
    packed = is_packed(part.file)
    with folder.stream(part.file) if packed else folder.open(part.file) as opened:
        # A line belongs to the part that its first byte is in: begin after the end of the one before.
        at = 0 if packed else max(0, part.first - 1)
        if not packed:
            opened.seek(at)
        file = buffered(opened)
        if part.first and not packed:
            at += _skip(file)
        while packed or at < part.last:
            try:
                line = file.readline(LONGEST + 1)
                rest = _skip(file) if len(line) > LONGEST and not line.endswith(b"\n") else 0
            except (OSError, EOFError, ValueError) as error:  # a packed file that is cut off or damaged
                yield Lost(at, "failed", "damaged", f"the rest of the file can't be unpacked ({error}).")
                return
            if not line:
                return
            if rest:
                yield Lost(at, "skipped", "too_large", f"a line of {len(line) + rest:,} bytes.", raw=line[:1000])
            elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield Record(at, line)
            at += len(line) + rest


def _skip(file: object) -> int:
    """Read to the end of the line; how many bytes that was."""
    size = 0
    while piece := file.readline(1 << 20):  # type: ignore[attr-defined]
        size += len(piece)
        if piece.endswith(b"\n"):
            break
    return size
