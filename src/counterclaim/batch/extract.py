"""From a raw record to a result row: the one pure function that every engine runs. It never raises."""

from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.batch.inputs.record import LIMITS, Lost, Record
from counterclaim.batch.sketches import BANDS, Band
from counterclaim.errors import CounterclaimError, LanguageError, ModelError
from counterclaim.model.reading import Reading
from counterclaim.model.report import Report
from counterclaim.reader.reader import Reader
from counterclaim.reports.jsonl import BadLine, parse_line
from counterclaim.reports.load import from_bytes, from_text

# What refusals of reports/ begin with, and the word they are counted under; tests/batch keeps the two in step.
_REASONS = (
    ('"text" is empty', "skipped", "empty"),
    ("empty", "skipped", "empty"),
    ("nothing but blanks", "skipped", "empty"),
    ('"text" is above the limit', "skipped", "too_large"),
    ("above the limit", "skipped", "too_large"),
    ("no article found", "skipped", "no_article"),
    ("not a report but", "skipped", "not_a_page"),
    ("this page was not read within", "failed", "took_too_long"),
    ("this PDF was not read within", "failed", "took_too_long"),
)


class Read(msgspec.Struct, frozen=True):
    """A record that became a reading; json: it as it is kept. fault: why there are no bands, where there are none."""

    at: int
    reading: Reading
    json: bytes
    bands: Mapping[str, Sequence[Band]]
    fault: Lost | None = None


def extract(reader: Reader, record: Record, source: str, *, bands: bool) -> Read | Lost:
    """The reading of a record, or why there is none. Raises ModelError only (but for what ends the process): where the
    installation lacks its files, every report would have the same fault.

    source: the input file, for the keys of rows. bands: whether the hashes for finding copies are wanted.
    """
    try:
        report = _report(record)
        if isinstance(report, Lost):
            return report
        reading = reader.read_report(report)
        json = as_json(reading)
    except LanguageError as error:
        return Lost(record.at, "skipped", "not_english", error.what, raw=record.raw)
    except ModelError:
        raise
    except CounterclaimError as error:
        return _lost(record, error.what)
    except Exception as error:  # one report never ends a run; whatever it is, it is told in the output
        told = f"a fault of the program, please report it ({type(error).__name__}: {str(error)[:300]})"
        return Lost(record.at, "failed", "fault", told, raw=record.raw)
    if not bands:
        return Read(record.at, reading, json, {})
    try:
        found = {name: list(sketch(source, record.at, reading)) for name, sketch in BANDS.items()}
    except Exception as error:  # what finds copies must not cost the reading
        told = f"no hashes for finding copies, please report it ({type(error).__name__}: {str(error)[:300]})"
        return Read(record.at, reading, json, {}, Lost(record.at, "failed", "fault", told, count=0))
    return Read(record.at, reading, json, found)


def as_json(reading: Reading) -> bytes:
    """The reading as JSON in UTF-8; half surrogate pairs, which UTF-8 lacks, as escapes."""
    try:
        return msgspec.json.encode(reading)
    except UnicodeEncodeError:
        return reading.to_json().encode("ascii")


def _report(record: Record) -> Report | Lost:
    if record.form == "page":
        return from_bytes(record.raw, url=record.url, charset=record.charset, limits=LIMITS)
    item = parse_line(record.raw, record.at, LIMITS)
    if isinstance(item, BadLine):
        return _lost(record, item.reason)
    # "line-12" is no name across files; text and address make one.
    given = None if item.id == f"line-{record.at}" else item.id
    return from_text(
        item.text, id=given, title=item.title, published=item.published, publisher=item.publisher, url=item.url,
        speaker=item.speaker, side=item.side, kind=item.kind,
    )  # fmt: skip


def _lost(record: Record, words: str) -> Lost:
    for begin, outcome, reason in _REASONS:
        if words.startswith(begin):
            return Lost(record.at, "skipped" if outcome == "skipped" else "failed", reason, words, raw=record.raw)
    return Lost(record.at, "failed", "bad_record" if record.form == "line" else "unreadable", words, raw=record.raw)
