"""What is done: a small file for each part under `_parts` of the output, written last; a rerun does what has none."""

import msgspec

from counterclaim.batch.storage import Folder
from counterclaim.batch.values import PartDone
from counterclaim.errors import CounterclaimError

NOTES = "_parts"
HEAD = "_batch.json"
TABLES = ("readings", "claims", "problems", "bands/reports", "bands/utterances")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What an output folder holds: which input it was made of, and how that was cut."""

    input: str
    part_bytes: int
    format: str = "counterclaim.batch/1"


def note(folder: Folder, done: PartDone) -> None:
    """Record a part as done."""
    folder.put(f"{NOTES}/{done.part.id}.json", msgspec.json.format(msgspec.json.encode(done)) + b"\n")


def done_parts(folder: Folder) -> dict[str, PartDone]:
    """The parts that are done, by id. A note that can't be read counts as none: its part is read again."""
    out: dict[str, PartDone] = {}
    for name in folder.names(NOTES):
        try:
            found = msgspec.json.decode(folder.get(f"{NOTES}/{name}") or b"", type=PartDone)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
        out[found.part.id] = found
    return out


def forget(folder: Folder, part: str) -> None:
    """Remove a part's output, its note first, so that half of it is never taken for all."""
    folder.remove(f"{NOTES}/{part}.json")
    for table in TABLES:
        folder.remove(f"{table}/{part}.parquet")


def begin(folder: Folder, input: str, part_bytes: int) -> Head:
    """The folder's head; made where there is none. A run that goes on keeps the size of parts that it began with.

    Raises CounterclaimError where the folder holds the output of another input, or something else.
    """
    data = folder.get(HEAD)
    if data is not None:
        try:
            head = msgspec.json.decode(data, type=Head)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise CounterclaimError(
                f"{HEAD} in it can't be read.", where=folder.address, next_step="Name another folder for the output."
            ) from None
        if head.input != input:
            raise CounterclaimError(
                f"holds the readings of {head.input}.",
                where=folder.address,
                next_step="Name another folder for the output, or that input.",
            )
        return head
    head = Head(input=input, part_bytes=part_bytes)
    try:
        folder.put(HEAD, msgspec.json.encode(head) + b"\n")
    except OSError as error:
        raise CounterclaimError(
            f"can't be written ({error}).", where=folder.address, next_step="Name a folder that you may write to."
        ) from error
    return head
