"""Two dates side by side that share a year: "from January to March 2023", "between January and June"."""

from collections.abc import Sequence
from typing import NamedTuple

from counterclaim import vocabulary
from counterclaim.reader.times.context import Context
from counterclaim.reader.times.forms import Day, Form, Month, Year
from counterclaim.reader.times.resolve import Reading, resolve
from counterclaim.reader.times.tokens import Tokens

_LISTS = ([","], ["and"], [",", "and"])  # "May 2, May 8 and July 11, 2021"
_OPENING = ("between", "from")
_JOINING = vocabulary.words("times.joining")


class Expression(NamedTuple):
    """A form found at tokens[start:end]."""

    start: int
    end: int
    form: Form


def with_years(tokens: Tokens, found: Sequence[Expression]) -> list[Expression]:
    """The expressions with the years that they share with what follows, a list's from its last."""
    out: list[Expression] = []
    for one in reversed(found):
        out.append(with_year(tokens, one, out[-1] if out else None))
    return out[::-1]


def with_year(tokens: Tokens, one: Expression, other: Expression | None) -> Expression:
    """ "January" with its year in "from January to March 2023", "October 7" in "the October 7 attack in 2023"."""
    if other is None or not isinstance(one.form, Day | Month):
        return one
    between = [word.lower() for word in tokens.words[one.end : min(other.start, one.end + 5)]]
    if isinstance(other.form, Year) and other.form.width == 1:
        near = 0 < len(between) < 5 and between[-1] in ("in", "of") and all(word.isalpha() for word in between)
        bare = one.form.year is None and one.form.step is None
        return one._replace(form=one.form._replace(year=other.form.first)) if near and bare else one
    if not isinstance(other.form, Day | Month):
        return one
    form, year = one.form, other.form.year
    between = [word.lower() for word in tokens.words[one.end : other.start]]
    if isinstance(form, Day) and isinstance(other.form, Day) and year and _bare(form) and between in _LISTS:
        return one._replace(form=form._replace(year=year if _order(form) <= _order(other.form) else year - 1))
    if (
        year is None
        or form.year is not None
        or form.step is not None
        or len(between) != 1
        or between[0] not in _JOINING
    ):
        return one
    return one._replace(form=form._replace(year=year if form.month <= other.form.month else year - 1))


def _bare(form: Day) -> bool:
    return form.year is None and form.step is None


def _order(form: Form) -> tuple[int, int]:
    return getattr(form, "month", 0), getattr(form, "day", 0)


def before(context: Context, reading: Reading, one: Expression, other: Expression | None) -> Reading:
    """In "between January and June" the January before that June, whichever June is meant; days the same way, save
    those that are only listed.
    """
    months = other is not None and isinstance(one.form, Month) and isinstance(other.form, Month)
    days = other is not None and isinstance(one.form, Day) and isinstance(other.form, Day)
    lead = context.tokens.words[one.start - 1].lower() if one.start else ""
    if other is None or not isinstance(one.form, Day | Month) or not (months or (days and lead in _OPENING)):
        return reading
    between = [word.lower() for word in context.tokens.words[one.end : min(other.start, one.end + 2)]]
    if reading.basis != "publication" or one.form.step is not None or len(between) != 1 or between[0] not in _JOINING:
        return reading
    later = resolve(other.form, other.start, other.end, context)
    if later is None or later.first is None:
        return reading
    year = later.first.year - (_order(one.form) > _order(other.form))
    earlier = resolve(one.form._replace(year=year), one.start, one.end, context)
    return earlier._replace(basis="publication") if earlier else reading
