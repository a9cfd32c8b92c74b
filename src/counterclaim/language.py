"""What people read in the language of whoever reads it: messages, counts, numbers, days, names of states.

A message is a whole sentence or label in English with named parts; the languages are the files `messages/CODE.po`
beside this module (docs/languages.md says how to add one). English needs no file: the message itself is its text.
Which language holds is a context variable, English where nothing was chosen: so the command line, the exports and the
JSON never change by themselves.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import Any

from counterclaim.errors import CounterclaimError

ENGLISH = "en"
_CURRENT: ContextVar[str] = ContextVar("counterclaim_language", default=ENGLISH)
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa ha he khw ks ku ps sd ug ur yi".split())
_NAME = '"X-Name: '  # the header of a file that gives the language's own name


def current() -> str:
    """The code of the language that holds."""
    return _CURRENT.get()


def english() -> bool:
    """True where nothing has to be translated."""
    return _CURRENT.get() == ENGLISH


def direction(code: str) -> str:
    """How the language is written: "rtl" or "ltr"."""
    return "rtl" if code in _RIGHT_TO_LEFT else "ltr"


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Let a language of `names()` hold; anything else is English."""
    token = _CURRENT.set(code if code in names() else ENGLISH)
    try:
        yield
    finally:
        _CURRENT.reset(token)


@cache
def names() -> dict[str, str]:
    """The languages that can be chosen: each by its code with its own name, English first."""
    found = {ENGLISH: "English"}
    folder = files("counterclaim") / "messages"
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.name.endswith(".po"):
            with one.open(encoding="utf-8") as lines:
                head = [line for line, _ in zip(lines, range(40), strict=False) if line.startswith(_NAME)]
            found[one.name[:-3]] = head[0].removeprefix(_NAME).split("\\n")[0] if head else one.name[:-3]
    return found


def accepted(header: str) -> str | None:
    """The language that a browser's Accept-Language puts first among ours; None where it names none of them."""
    wanted: list[tuple[float, str]] = []
    for part in header[:500].split(","):
        code, _, weight = part.strip().partition(";q=")
        try:
            wanted.append((float(weight or 1), code.split("-")[0].lower()))
        except ValueError:
            continue
    return next((code for weight, code in sorted(wanted, key=lambda one: -one[0]) if weight and code in names()), None)


def required(code: str) -> str:
    """The code of a language that can be chosen; raises CounterclaimError."""
    if code not in names():
        raise CounterclaimError(
            "the pages are not in this language.", where=code[:40],
            next_step=f"Choose one of: {', '.join(names())}. docs/languages.md says how to add one.",
        )  # fmt: skip
    return code


def mark(message: str) -> str:
    """The message itself; marks it to be translated where it is shown."""
    return message


def mark_in(context: str, message: str) -> str:
    """The same for a message that means something only in its context."""
    return message


def _(message: str, /, **parts: object) -> str:
    """The message in the language that holds, its parts filled in by name."""
    told = message if english() else _catalogue(current()).gettext(message)
    return told % parts if parts else told


def n_(one: str, many: str, count: float, /, **parts: object) -> str:
    """The message for a count, in the language's own plural form. %(count)s is the count as people write it."""
    if english():
        told = one if count == 1 else many
    else:
        # A fraction takes the form of many; a form for "no whole number" is in none of the files.
        told = _catalogue(current()).ngettext(one, many, int(count) if count == int(count) else 5)
    return told % {"count": number(count), **parts}


def p_(context: str, message: str, /, **parts: object) -> str:
    """The message in its context: "report" as a kind of source is another word than the noun."""
    told = message if english() else _catalogue(current()).pgettext(context, message)
    return told % parts if parts else told


def known(context: str, message: str) -> str | None:
    """The message in its context; None where the file has none. For words that may or may not be ours."""
    told = _catalogue(current()).pgettext(context, message)
    return None if told == message else told


def listed(parts: Iterable[str]) -> str:
    """The parts one after the other, with the comma of the language; empty ones are left out."""
    return ("، " if direction(current()) == "rtl" and current() != "he" else ", ").join(part for part in parts if part)


def number(value: float) -> str:
    """A number with its thousands set apart, without a trailing ".0"."""
    whole = value == value and abs(value) != float("inf") and value == int(value)
    if english():
        return f"{int(value):,}" if whole else f"{value:,}"
    from babel.numbers import format_decimal

    return format_decimal(int(value) if whole else value, format=None if whole else "#,##0.######", locale=current())


def month_day(year: int, month: int, day: int | None, *, short: bool = False, with_year: bool = True) -> str:
    """A day or a month as people write it. For languages other than English, which keeps its own ways (show/words)."""
    from babel.dates import format_date

    name = ("MMM" if short else "MMMM") if day else ("LLL" if short else "LLLL")
    pattern = ("d " if day else "") + name + (" y" if with_year else "")
    return format_date(date(year, month, day or 1), pattern, locale=current())


def state_name(code: str) -> str | None:
    """A state's name by its ISO 3166-1 code in the language that holds; None for none."""
    name: str | None = _locale(current()).territories.get(code)
    return name


@cache
def _locale(code: str) -> Any:
    from babel import Locale

    return Locale.parse(code)


@cache
def _catalogue(code: str) -> NullTranslations:
    """The messages of a language, read and compiled once; what the file lacks is in English."""
    if code == ENGLISH:
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with (files("counterclaim") / "messages" / f"{code}.po").open("rb") as lines:
        compiled = BytesIO()
        write_mo(compiled, read_po(lines, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)
