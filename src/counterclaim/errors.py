"""The errors a user can meet: each says what was wrong, where, and what to do next.

CounterclaimError
  ReportError     a source that can't be read as a report (carries where: path, address or line)
    LanguageError a report in a language that is not read
  ModelError      the encoder's or the gazetteer's files are missing or not the ones expected
  LedgerError     a ledger that can't be opened, read or written
    MatchingError reports are kept, but some of their claims could not be laid beside others
    UnknownError  an id, or a name, that the ledger doesn't have
    FilterError   a filter, an order or a cursor that makes no sense
    CorrectionError a correction that can't be made
    OutdatedError a correction of a state that is no longer the current one
"""


class CounterclaimError(Exception):
    """Base of every error that is not a bug.

    what:  one sentence on what was wrong; `next_step` says what to do; `where` names the file,
    address or line. str() joins them, one or two lines, without a traceback.
    """

    def __init__(self, what: str, *, where: str | None = None, next_step: str | None = None) -> None:
        self.what = what
        self.where = where
        self.next_step = next_step
        head = f"{where}: {what}" if where else what
        super().__init__(f"{head} {next_step}" if next_step else head)


class ReportError(CounterclaimError):
    """A source that can't be read as a report."""


class LanguageError(ReportError):
    """A report in a language the reader does not know; `language` is its ISO 639 code."""

    def __init__(self, what: str, *, language: str, where: str | None = None, next_step: str | None = None) -> None:
        self.language = language
        super().__init__(what, where=where, next_step=next_step)


class ModelError(CounterclaimError):
    """The encoder's or the gazetteer's files are missing or not the ones expected."""


class LedgerError(CounterclaimError):
    """A ledger that can't be opened, read or written."""


class MatchingError(LedgerError):
    """Reports are kept, but some of their claims could not be laid beside others; those wait on the queue."""


class UnknownError(LedgerError):
    """An id, or a name, that the ledger doesn't have."""


class FilterError(LedgerError):
    """A filter, an order or a cursor that makes no sense."""


class CorrectionError(LedgerError):
    """A correction that can't be made: an unknown field, a value that isn't one, words that aren't in the report."""


class OutdatedError(LedgerError):
    """A correction of a state that is no longer the current one; nothing was written."""
