"""What a date is read against: the publication day, the sentence it stands in, the dates named before it."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from counterclaim.reader.times import periods
from counterclaim.reader.times.forms import Day, Form, Month, Year
from counterclaim.reader.times.periods import Period
from counterclaim.reader.times.tense import ahead, behind, coming, until_now
from counterclaim.reader.times.tokens import Tokens

# Sentences back in which "that day" or "two days later" finds its date; 1 to 4 compared on the train parts, 2 best.
MEMORY = 2


class Named(NamedTuple):
    """A date the text has named: index of its first token, the stretch, its words."""

    at: int
    period: Period
    text: str


class Context:
    """State of one text while its expressions are resolved in order."""

    def __init__(
        self, tokens: Tokens, published: date | None, starts: Sequence[int], happened: Named | None = None
    ) -> None:  # fmt: skip
        """starts: index of the first token of each sentence, in order. happened: the day that a header gives."""
        self.tokens = tokens
        self.published = published
        self._starts = starts
        self._named: list[Named] = []
        self._happened = happened
        # The quarter a report on results is about: the last one named by its number alone.
        self.quarter: Named | None = None
        self._years: dict[tuple[int, int], dict[int, str]] = {}

    def sentence(self, index: int) -> tuple[int, int]:
        """First token of the sentence that holds a token, and the one after its last."""
        i = bisect_right(self._starts, index)
        floor = self._starts[i - 1] if i else 0
        return floor, self._starts[i] if i < len(self._starts) else len(self.tokens.words)

    def ahead(self, start: int, end: int) -> bool | None:
        """True where the words round tokens[start:end] look ahead, False where they look back, None where neither."""
        floor, ceiling = self.sentence(start)
        return ahead(self.tokens, start, end, floor, ceiling)

    def behind(self, start: int, end: int) -> bool:
        """True where the words round tokens[start:end] surely look back."""
        floor, ceiling = self.sentence(start)
        return behind(self.tokens, start, end, floor, ceiling)

    def coming(self, start: int, end: int) -> bool:
        """True where the verb that tokens[start:end] belong to surely looks ahead."""
        floor, ceiling = self.sentence(start)
        return coming(self.tokens, start, end, floor, ceiling)

    def until_now(self, start: int, end: int) -> bool:
        """True where the length of time tokens[start:end] reaches to now: "has held it for two years"."""
        floor, ceiling = self.sentence(start)
        return until_now(self.tokens, start, end, floor, ceiling)

    def year(self, start: int, end: int, month: int) -> Named | None:
        """The year of a bare month: that which its sentence ("In 2018, from March on") or one before it begins with.

        "In 2018 it was taken. In June it fell." Where the month stands in mid-sentence, it is none that this year has
        seen, nothing looks ahead, and nothing of another year was named in between: "The army withdrew in June."
        """
        floor, _ = self.sentence(start)
        named = self._head(floor, start)
        if named is not None or not floor:
            return named
        if start - floor == 1:  # the sentence begins with the month
            return self._head(self.sentence(floor - 1)[0], start) or self._chained(start, end, month)
        seen = self.published is not None and month <= self.published.month
        for _ in range(0 if seen or self.ahead(start, end) else MEMORY):
            if not floor or self.tokens.words[floor - 1] == "\n":
                return None
            floor, _ = self.sentence(floor - 1)
            named = self._head(floor, start)
            if named is not None:
                since = (one.period.first.year for one in self._named if named.at < one.at < start)
                return named if all(year == named.period.first.year for year in since) else None
        return None

    def _chained(self, start: int, end: int, month: int) -> Named | None:
        """The year of a month behind others that the year heads ("In 2018 it was taken. In July it fell. In March it
        was free."): the year after where the month comes before the last one. Nothing may look ahead."""
        links: list[Named] = []
        head, below = None, bisect_right(self._starts, start)
        for one in reversed([named for named in self._named if named.at < start]):
            own = bisect_right(self._starts, one.at)
            if below - own > MEMORY:
                break
            head = self._head(self._starts[own - 1], start) if links else None
            if head is not None or one.period.precision not in ("month", "day"):
                break
            links.append(one)
            below = own
        if head is None or self.ahead(start, end):
            return None
        years = [named.period.first.year for named in (head, *reversed(links))]
        if not all(0 <= later - year <= 1 for year, later in pairwise(years)):
            return None  # one of them was read against another day
        year = years[-1] + (month < links[0].period.first.month)
        if self.published is not None and (year, month) > (self.published.year, self.published.month):
            return None
        return head._replace(period=periods.year(year))

    def _head(self, floor: int, before: int) -> Named | None:
        """The year that the sentence which begins at `floor` begins with."""
        named = next((one for one in self._named[-4:] if floor < one.at < before), None)
        if named is None or named.at != floor + 1 or named.period.precision != "year" or not named.text.isdecimal():
            return None
        return named if self.tokens.words[floor].lower() in ("in", "during") else None

    def learn(self, form: Form, text: str) -> None:
        """Keep what a date written with its year tells of the same day or month written without."""
        if isinstance(form, Day) and form.back is not None and self.published is not None:
            form = form._replace(year=self.published.year - form.back)
        if isinstance(form, Day) and form.year:
            self._years.setdefault((form.month, form.day), {}).setdefault(form.year, text)
            self._years.setdefault((form.month, 0), {}).setdefault(form.year, text)
        elif isinstance(form, Month) and form.year:
            self._years.setdefault((form.month, 0), {}).setdefault(form.year, text)

    def years(self, month: int, day: int = 0) -> dict[int, str]:
        """Years the text gives for a month (and day), each with the words that give it."""
        return self._years.get((month, day), {})

    def only_year(self, month: int, day: int, start: int) -> dict[int, str]:
        """The one year that the text gives, for a later day than the last one named; {} where it gives several."""
        years = {year for found in self._years.values() for year in found}
        days = [one for one in self._named if one.at < start and one.period.precision == "day"]
        if len(years) != 1 or not days or days[-1].period.first.year not in years:
            return {}
        first = days[-1].period.first
        return {first.year: days[-1].text} if (month, day) >= (first.month, first.day) else {}

    def keep(self, at: int, period: Period, text: str) -> None:
        """Remember a date just named."""
        self._named.append(Named(at, period, text))

    def last_like(self, size: str) -> Named | None:
        """The stretch of a size named last, among the last few dates; for a quarter, the one the report is about."""
        if size == "quarter" and self.quarter:
            return self.quarter
        return next((n for n in reversed(self._named[-8:]) if n.period.precision == size), None)

    def last_period(self, start: int) -> Named | None:
        """What "the same period" means: the quarter, month or longer stretch named last, in this sentence or before."""
        near = self.last(start, same_sentence=True)
        if near and near.period.precision in ("week", "month", "season", "quarter", "year"):
            return near
        return self.last_like("quarter")

    def last(self, start: int, *, same_sentence: bool = False) -> Named | None:
        """The date named last before a token, within this sentence or the MEMORY sentences before it."""
        if not self._named:
            return self._happened
        named = self._named[-1]
        i = bisect_right(self._starts, start) - 1
        back = 0 if same_sentence else MEMORY
        floor = self._starts[max(0, i - back)] if self._starts and i >= 0 else 0
        return named if named.at >= floor else None


def explicit(form: Form) -> bool:
    """True where the words alone give the year."""
    return isinstance(form, Year) or (isinstance(form, Day | Month) and form.year is not None)
