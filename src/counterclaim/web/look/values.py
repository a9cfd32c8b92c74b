"""Values of the ledger in the words that pages show: figures, days, moments, counts, cut texts."""

from collections.abc import Sequence
from typing import Any

from counterclaim import language
from counterclaim.language import _, n_
from counterclaim.ledger.queries.event_results import Account, RangeRow
from counterclaim.ledger.queries.labels import account_name, figure_label, figure_value, party_label, range_label, whom
from counterclaim.ledger.queries.map import drawn_as
from counterclaim.ledger.queries.results import View
from counterclaim.ledger.queries.rows import ClaimRow, FigureRow, Named, PlaceRow, ReportBrief, TimeRow
from counterclaim.model.event import EventFacts
from counterclaim.registry import Registry
from counterclaim.show import event_words, words
from counterclaim.show.safe import one_line
from counterclaim.show.words import MONTHS, day


def short_day(value: str | None) -> str:
    """The same with the month in three letters; "–" for nothing."""
    if value and not language.english():
        parts = value[:10].split("-")
        if len(parts) > 1 and all(part.isdigit() for part in parts) and day(value) != value:
            at = int(parts[2]) if len(parts) > 2 else None
            return language.month_day(int(parts[0]), int(parts[1]), at, short=True)
    told = day(value) if value else "–"
    for month in MONTHS:
        told = told.replace(f" {month} ", f" {month[:3]} ")
    return told


def days(first: str | None, last: str | None) -> str:
    """A span of days in words."""
    if not first and not last:
        return ""
    if first == last:
        return day(first)
    if first and not last:  # "since 2013" is kept as from 1 January, "since May" as from its first
        return _("from %(day)s", day=day(first.removesuffix("-01").removesuffix("-01")))
    if not first or not last:
        return _("until %(day)s", day=day(last))
    if len(first) == len(last) == 10 and (whole := words.whole_of(first, last)):
        return day(first[: {"year": 4, "month": 7}[whole]])
    if (first[4:], last[4:]) == ("-01-01", "-12-31"):
        first, last = first[:4], last[:4]
    return _("%(first)s to %(last)s", first=short_day(first), last=short_day(last))


def moment(value: str | None) -> str:
    """A UTC moment to the minute: "27 August 2024, 13:45 UTC"."""
    return f"{day(value[:10])}, {value[11:16]} UTC" if value else "–"


def clock(value: str) -> str:
    """A UTC moment of these days, to the minute: "27 Aug, 13:45"."""
    if not language.english():
        year, month, at = (int(part) for part in value[:10].split("-"))
        return f"{language.month_day(year, month, at, short=True, with_year=False)}, {value[11:16]}"
    return f"{short_day(value[:10]).rpartition(' ')[0]}, {value[11:16]}"


def title(report: ReportBrief) -> str:
    """A report's title, or that it has none."""
    return one_line(report.title or "") or _("A report without a title")


def outlet(report: ReportBrief) -> str:
    """Publisher, agency and day of a report on one line."""
    parts = [report.publisher, report.agency, day(report.published) if report.published else _("day not known")]
    told = [part for part in dict.fromkeys(parts) if part]
    # What stands first tells the direction of the line: a Latin name there would scramble an Arabic day behind it.
    return one_line(" · ".join(told if language.direction(language.current()) == "ltr" else told[::-1]))


def speaker(claim: ClaimRow) -> str:
    """Who speaks in a claim."""
    if claim.voice == "narrator":
        return _("The report itself")
    return one_line(claim.speaker_name or "") or _("Speaker not resolved")


def firmness(claim: ClaimRow) -> str:
    """How firmly a claim is put forward; on what standing only where it is no usual one: whoever speaks, with a name or
    for a body, makes an "official statement", an activist too."""
    parts = [words.plain(claim.stance)]
    if claim.factuality != "asserted":
        parts.append(words.plain(claim.factuality))
    if claim.evidentiality not in ("narrator", "official_statement"):
        parts.append(words.plain(claim.evidentiality))
    return language.listed(parts)


def figure(row: FigureRow) -> str:
    """A figure's reading."""
    return one_line(figure_label(row))


def figure_in_full(row: FigureRow) -> str:
    """A figure as written and as read, with what is counted, whose and over which time."""
    parts = [_read_as(row.text, words.read_as(figure_value(row))), words.counted(figure_value(row))]
    if row.window:
        parts.append(_("window: %(window)s", window=row.window))
    if row.inconsistent:
        parts.append(_("the conversion does not fit"))
    return one_line("; ".join(part for part in parts if part))


def place(row: PlaceRow) -> str:
    """A place's name, and what holds it."""
    if not row.id or not row.name:
        return one_line(_("%(words)s (not resolved)", words=row.text))
    around = [part for part in (row.admin1, country(row.country)) if part and part != row.name]
    told = language.listed([row.name, *around])
    if row.precision != "near":
        return one_line(told)
    wide = drawn_as(row.precision, row.kind) != row.precision
    return one_line(_("in or near %(place)s", place=told) if wide else _("near %(place)s", place=told))


def country(code: str | None) -> str:
    """A state's name by its ISO 3166-1 code; the code where the registry has none."""
    if not language.english() and code and (told := language.state_name(code)):
        return told
    found = Registry.load().by_iso(code or "")
    return found.name if found is not None else code or ""


def time(row: TimeRow) -> str:
    """A time as written and as read, with what it rests on."""
    if row.value is None:
        return one_line(_("%(words)s (not resolved)", words=row.text))
    rests = {"publication": _("rests on the day of publication"), "other_date": _("rests on another date")}
    told = words.days_written(words.date(row.value))
    return one_line(", ".join([_read_as(row.text, told), *([rests[row.basis]] if row.basis in rests else [])]))


def _read_as(written: str, read: str) -> str:
    """Words and how they are read. What stands first tells the direction of the line (see outlet)."""
    if language.direction(language.current()) == "ltr":
        return f"“{written}”: {read}"
    return f"{read} (“{written}”)"


def sentence(text: str) -> str:
    """A question with a capital at its beginning, on one line; the rest stays as it is."""
    line = one_line(text).strip()
    return line[:1].upper() + line[1:]


def cut(text: str, length: int = 220) -> str:
    """A text on one line, cut between words."""
    line = one_line(text).strip()
    if len(line) <= length:
        return line
    at = line.rfind(" ", length // 2, length)
    return line[: at if at > 0 else length] + " …"


def spans(value: Sequence[Sequence[int]]) -> str:
    """Offsets as "120–184, 201–240"."""
    return ", ".join(f"{start}–{end}" for start, end in value)


def plain(value: Any) -> str:
    """A code as words."""
    return words.plain(str(value)) if value else ""


def counted(view: View) -> str:
    """What a convention puts down: "1,100 km²", "low 12, best 14, high 20 people"; that it leaves the figure open.

    Where it is of words without a number, these: "dozens (12 people)" as ACLED reads them, "dozens to 27 people".
    """
    known = [one for one in (view.low, view.best, view.high) if one is not None]
    if not known:
        return _("left open")
    number = words.quantity(max(known), view.unit)
    if view.name == "acled":
        return f"{one_line(view.low_said)} ({number})" if view.low_said else number
    most = one_line(view.high_said) if view.high_said else number
    if len(set(known)) == 1:
        return most
    least = one_line(view.low_said) if view.low_said else words.number(min(known))
    best = _("left open") if view.best is None else words.number(view.best)
    if view.name == "ucdp":
        return _("low %(low)s, best %(best)s, high %(high)s", low=least, best=best, high=most)
    return _("%(low)s to %(high)s", low=least, high=most)


def names_whom(row: FigureRow) -> bool:
    """True where a figure's label says who of all people is counted."""
    return bool(whom(row))


def more_figures(count: int) -> str:
    """How many figures a drawing leaves out, as a sentence."""
    return n_("%(count)s further figure is not drawn.", "%(count)s further figures are not drawn.", count)


def account(one: Account | ClaimRow) -> str:
    """Whose account it is."""
    return account_name(one)


def account_within(one: Account | ClaimRow) -> str:
    """The same inside a sentence: "the report itself (Harbour Gazette)"."""
    told = account_name(one)
    narrator = one.narrator if isinstance(one, Account) else one.voice == "narrator"
    return told[:1].lower() + told[1:] if narrator else told


def range(row: RangeRow) -> str:
    """A range: "23 to 41 killed"."""
    return range_label(row)


def party(row: Named) -> str:
    """Who acts or is acted on: "fuel depot (Norland, infrastructure)"."""
    return party_label(row)


def event_place(event: EventFacts) -> str:
    """An event's place with its state."""
    told = event_words.place(event)
    return told[:1].upper() + told[1:]


def event_days(event: EventFacts) -> str:
    """When it happened: "22 July 2019", or when it was reported."""
    told = event_words.days(event)
    return told[:1].upper() + told[1:]


def event_kind(event: EventFacts) -> str:
    """The kind of act: "Air strike"; "" where it is open."""
    return event_words.kind_name(event.kind)


def event_toll(event: EventFacts, what: str) -> str:
    """The range of the "killed" or "injured": "23 to 41"; "" where nobody gives one."""
    killed = what == "killed"
    low, high = (event.killed_low, event.killed_high) if killed else (event.injured_low, event.injured_high)
    if low is None or high is None:
        return ""
    return event_words.span(low, high, bounded=event.bounded or not (killed or event.killed_high is None))




def somewhere(precision: str | None) -> str:
    """What an imprecise place leaves open: ": somewhere in this district"; "" for a town or a spot."""
    told = {
        "ADM2": _("somewhere in this district"), "ADM1": _("somewhere in this region"),
        "region": _("somewhere in this area"), "country": _("somewhere in this country"),
    }  # fmt: skip
    return f": {told[precision]}" if precision in told else ""
