"""The records of a part, whatever kind of file it is a part of."""

from collections.abc import Iterator

from counterclaim.batch.inputs.record import Lost, Other, Record
from counterclaim.batch.storage import Folder
from counterclaim.batch.values import Part


def records(folder: Folder, part: Part) -> Iterator[Record | Lost | Other]:
    """The part's records in the order of the file.

    Raises OSError or ValueError where the file as a whole can't be read.
    """
    if part.kind == "jsonl":
        from counterclaim.batch.inputs.lines import lines

        return lines(folder, part)
    if part.kind == "parquet":
        from counterclaim.batch.inputs.rows import rows

        return rows(folder, part)
    from counterclaim.batch.inputs.pages import pages

    return pages(folder, part)
