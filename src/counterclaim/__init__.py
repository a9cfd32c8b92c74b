"""Counterclaim reads news reports on conflicts into attributed claims.

>>> import counterclaim
>>> reading = counterclaim.read("report.txt")  # doctest: +SKIP
>>> reading.claims[0].speaker.name  # doctest: +SKIP
"""

from typing import TYPE_CHECKING, Any

from counterclaim.errors import CounterclaimError, LanguageError, ModelError, ReportError
from counterclaim.version import __version__

if TYPE_CHECKING:
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.model import Actor, Attribution, Claim, Figure, Place, Reading, Report, When
    from counterclaim.reader.options import Options
    from counterclaim.reader.reader import Reader, read

# Loaded on first use: the command line's --help must not wait for the encoder's runtime.
_LAZY = {
    "Actor": "counterclaim.model", "Attribution": "counterclaim.model", "Claim": "counterclaim.model",
    "Figure": "counterclaim.model", "Place": "counterclaim.model", "Reading": "counterclaim.model",
    "Report": "counterclaim.model", "When": "counterclaim.model", "Options": "counterclaim.reader.options",
    "Ledger": "counterclaim.ledger.ledger", "Reader": "counterclaim.reader.reader",
    "read": "counterclaim.reader.reader",
}  # fmt: skip

__all__ = [
    "Actor", "Attribution", "Claim", "CounterclaimError", "Figure", "LanguageError", "Ledger", "ModelError",
    "Options", "Place", "Reader", "Reading", "Report", "ReportError", "When", "__version__", "read",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'counterclaim' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LAZY[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
