"""Which claims of one report are of one happening: gathered claim by claim, in the order of the text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.events.itself import begins_entry, dated_itself, doer, placed_itself, with_set_days
from counterclaim.events.signs import LATE, Sign, days_of, home_country, published_on, sign_of, wide_names
from counterclaim.events.words import kinds, two_acts
from counterclaim.matters.days import iso, ordinal
from counterclaim.model.entry import Entry

NEXT = 160  # characters up to a sentence that still goes on with what was background; set by eye
BREATH = 8  # characters between two claims of one sentence: ", ", " and "; set by eye
FEW = 3  # dead under which a number that two claims give tells nothing: any attack may have killed two; set by eye
_MORE = re.compile(r"\b(?:another|more|others?|further)\b(?! than)", re.I)


class Open:
    """An event of the report while its claims are gathered."""

    def __init__(self, sign: Sign) -> None:
        self.signs = [sign]

    @property
    def days(self) -> tuple[int, int] | None:
        """The days most of its claims give, those of harm before others; the earlier of two."""
        told = Counter(s.days for s in self.signs if s.days is not None and (s.harm or not self.harm))
        told = told or Counter(s.days for s in self.signs if s.days is not None and s.dates)
        return min(told, key=lambda d: (-told[d], d)) if told else None

    @property
    def old(self) -> bool | None:
        """True where most of its claims that count somebody are read as background; None where none is read at all."""
        told = [s.old for s in self.signs if s.weighty and s.old is not None]
        return 2 * sum(told) > len(told) if told else None

    @property
    def acts(self) -> frozenset[str]:
        """Kinds of act in the claims of harm; of all where none is."""
        return frozenset().union(*(s.acts for s in self.signs if s.harm or not self.harm))

    def all(self, name: str) -> frozenset[str]:
        return frozenset().union(*(getattr(s, name) for s in self.signs))

    def core(self, name: str) -> frozenset[str]:
        """The same of those claims only that count somebody, where there are such."""
        return frozenset().union(*(getattr(s, name) for s in self.signs if s.weighty or not self.weighty))

    @property
    def harm(self) -> bool:
        return any(s.harm for s in self.signs)

    @property
    def weighty(self) -> bool:
        return any(s.weighty for s in self.signs)


def gathered(entries: Iterable[Entry]) -> tuple[str | None, list["Open"]]:
    """The country that a report is about, and its events in the order of their first claims; no event where it has no
    day."""
    ordered = sorted(entries, key=lambda e: (e.order, e.id))
    if ordered and ordinal(ordered[0].published) is None:
        told = [days[1] for e in ordered if (days := days_of(e)) is not None]
        ordered = [msgspec.structs.replace(e, published=iso(max(told))) for e in ordered] if told else []
    if not ordered:
        return None, []
    country, wide = home_country(ordered), wide_names(ordered)
    events: list[Open] = []
    last: Open | None = None
    signs: list[Sign] = []
    for entry in ordered:
        signs.append(_dated_by(signs, sign_of(entry, country, wide)))
    for sign, after in zip(with_set_days(signs), (*signs[1:], None), strict=True):
        if not any(value >= FEW for e in events for value in sign.values & e.all("values")):
            sign = _placed_by(sign, after)
        home = _home(sign, events, last, after)
        if home is None:
            home = Open(sign)
            events.append(home)
        else:
            # What counts nobody stays with what it follows, but doesn't date it ("since March 2011").
            kept = _fits(sign, home, counts=sign.weighty) and not _counted_later(sign, home)
            home.signs.append(sign if kept else sign._replace(days=_reckoned_from(sign, home.signs)))
        last = home
    return country, events


def _dated_by(told: Sequence[Sign], sign: Sign) -> Sign:
    """A count that gives neither day nor place has the day of the deed told right before it: "an attack on 21 August
    that killed 40"; what lies between the two may name neither, either."""
    if not sign.weighty or sign.days or sign.names or sign.regions:
        return sign
    for before in reversed(told):
        if before.weighty or not _right_after(before, sign):
            return sign
        if before.days or before.names or before.regions:
            return sign._replace(days=before.days) if before.violence else sign
    return sign


def _placed_by(sign: Sign, after: Sign | None) -> Sign:
    """A count without a place has that of what its sentence goes on with: "two died and three were hurt in Kelde"."""
    told = sign.names or sign.regions or sign.areas or sign.abroad or sign.entry.kind == "notes"
    if told or after is None or not sign.harm or not _goes_on(sign, after):
        return sign
    taken = ("names", "towns", "areas", "regions", "abroad", "inner")
    return sign._replace(**{name: getattr(after, name) for name in taken})


def _goes_on(before: Sign, sign: Sign) -> bool:
    """True for two claims of one sentence that hardly anything lies between."""
    return _right_after(before, sign, BREATH) and not sign.entry.claim.text[:1].isupper()


def _right_after(before: Sign, sign: Sign, within: int = NEXT) -> bool:
    ends, begins = before.entry.claim.content, sign.entry.claim.content
    return bool(ends and begins) and 0 <= begins[0][0] - ends[-1][1] <= within


def _begins(sign: Sign, after: Sign | None) -> bool:
    """True for what no event of the report fits and is one of its own: a count, violence that is told with its day and
    its town, and the coming of armed people told so, where a count with neither of another comes right after it, or
    violence of the same day."""
    if sign.weighty or _counts_next(sign, after):
        return True
    placed = bool(sign.placed or sign.areas)
    if sign.entry.kind == "notes" and sign.brief and sign.deed:
        return True  # of another day than what was told before, as a head tells it: "Osten, 5 May: men raided a farm"
    if begins_entry(sign) and (placed or doer(sign) or (after is not None and after.days == sign.days)):
        return True
    if sign.days is None or not placed or not sign.deed:
        return False
    if sign.violence:
        return True
    if after is None or not after.names <= sign.names or not _right_after(sign, after):
        return False
    if not after.weighty:
        return after.days == sign.days and after.violence
    return after.days in (None, sign.days) or _reckoned_from(after, [sign]) is not None


def _counts_next(sign: Sign, after: Sign | None) -> bool:
    """True for violence at a place of its own of which the same sentence counts the victims: "rockets hit Kelde,
    wounding two"."""
    told = sign.violence and sign.placed and sign.entry.kind != "notes"
    if not told or after is None or not after.harm or not _goes_on(sign, after):
        return False
    return after.names <= sign.names and after.regions <= sign.regions and after.areas <= sign.areas


def _home(sign: Sign, events: Sequence[Open], last: Open | None, after: Sign | None) -> Open | None:
    """The event of a claim; None for one that it begins."""
    if last is None or _another_deed(sign, last, after):
        return None
    counts = sign.weighty or _counts_next(sign, after)
    fitting = [e for e in events if _fits(sign, e, counts=counts)]
    if not fitting:
        return None if _begins(sign, after) else last

    before = last.signs[-1]
    if sign.entry.kind == "notes":
        goes_on = not dated_itself(sign) and not placed_itself(sign)
    else:
        goes_on = _goes_on(before, sign) or (sign.inner and not any(sign.names & e.all("names") for e in fitting))

    def rank(event: Open) -> tuple[int, int, int, int, int, int, int]:
        return (
            int(event is last and goes_on),
            len(sign.names & event.all("names")),
            sum(value >= FEW for value in sign.values & event.all("values")),
            int(sign.days is not None and event.days == sign.days),
            len(sign.acts & event.acts),
            int(event is last),
            -events.index(event),
        )

    return max(fitting, key=rank)


def _another_deed(sign: Sign, last: Open, after: Sign | None) -> bool:
    """True where, after a toll, a deed is told with day, place and doer, others than those before, and, but in notes,
    then a toll of its own: "On 5 May policemen fired on Osten. Two died. Masked men raided Osten on 5 May. They left
    six dead."."""
    doers = {word for s in last.signs for word in doer(s)}
    notes = sign.entry.kind == "notes"
    deed = sign
    if notes and after is not None and not doer(sign) and not dated_itself(after):
        deed = after  # "The day was 5 May. Masked men raided Osten.", "I was in Osten on 5 May when masked men came"
    other = bool(doers and doer(deed)) and not doers & doer(deed)
    if not (other and last.weighty and sign.brief and (notes or sign.placed) and dated_itself(sign)):
        return False
    if notes:
        return deed.deed or deed.weighty or (after is not None and after.weighty)
    if after is None or sign.weighty or not (last.harm and sign.deed):
        return False
    return after.weighty and _right_after(sign, after) and bool(after.values) and not after.values & last.all("values")


def _fits(sign: Sign, event: Open, *, counts: bool) -> bool:
    """counts: it counts somebody, or what its sentence goes on with does."""
    apart = sign.weighty and sign.old != event.old and None not in (sign.old, event.old)
    if apart and not sign.names & event.all("names"):
        return False  # what is told to explain, beside the news
    if counts and sign.abroad and not sign.abroad & event.all("abroad"):
        return False  # "in Mosul", in a report on Syria
    if counts and sign.towns and event.weighty and event.core("abroad") and not event.core("towns"):
        return False  # and the other way round
    names = event.core("names") if counts else event.all("names")
    shared = sign.names & names
    same = bool(shared or sign.values & event.all("values"))
    if sign.days is not None and event.days is not None and not _one_day(sign, event, shared=same):
        return _counted_later(sign, event)
    if sign.days and not event.days and sign.entry.kind != "notes" and sign.days[1] < published_on(sign.entry) - LATE:
        return False  # long past: background, where the event is told as news
    if not shared:
        towns, others = sign.towns, event.core("towns")
        weighty = sign.entry.kind == "notes" or (counts and event.weighty)
        if (towns and others) or (weighty and sign.names and names and not sign.inner):
            return False  # two towns, or other places that no gazetteer knows
        regions, told = sign.regions, event.core("regions") or event.all("regions")
        if regions and told and not regions & told:
            return False
    if sign.harm and event.harm:
        if _another_toll(sign, event):
            return False
        if two_acts(sign.acts, event.acts):
            return False
    return True


def _another_toll(sign: Sign, event: Open) -> bool:
    """True where whoever gave the event's toll gives fewer of the same kind of people, and no part of them: "15
    civilians were killed in ...; eight civilians were killed by ..."."""
    if not sign.tolls or not sign.speaker:
        return False
    kind, value = sign.tolls[0]
    given = [v for s in event.signs if s.speaker == sign.speaker for k, v in s.tolls if k == kind]
    return kind is not None and bool(given) and value < max(given) and value not in given


def _counted_later(sign: Sign, event: Open) -> bool:
    """True where the day may be that of the counting: "on Tuesday the police listed 32 dead", with nothing else of its
    own, after a toll that was no higher. In a report that is dated by its event that Tuesday was read as the last."""
    if _reckoned_from(sign, event.signs) is not None and sign.names <= event.all("names"):
        return not sign.acts and not event.harm
    if sign.names or sign.regions or sign.acts or not sign.values or sign.days is None or event.days is None:
        return False
    if kinds(sign.stems, "apart") or any(_MORE.search(f.text) for f in sign.entry.read.figures):
        return False
    gap, dated = sign.days[0] - event.days[1], event.days[1] == published_on(sign.entry)
    near = 0 < gap <= LATE or (dated and 0 < event.days[0] - sign.days[1] <= LATE)
    before = {value for other in event.signs for value in other.values}
    return near and bool(before) and max(sign.values) >= max(before)


def _reckoned_from(sign: Sign, before: Sequence[Sign]) -> tuple[int, int] | None:
    """The days of that one of these from whose day a count's is told: "neighbours buried nine people the next day"."""
    if sign.entry.read.type != "casualties":
        return None
    anchors = {t.anchor for t in sign.entry.read.times if t.basis == "other_date" and t.anchor not in (None, t.text)}
    for one in reversed(before):
        if one.days and sign.days and one.days[1] < sign.days[0] and anchors & {t.text for t in one.entry.read.times}:
            return one.days
    return None


def _one_day(sign: Sign, event: Open, *, shared: bool) -> bool:
    """True where both may have the same days: a date stamp is a day late as often as not."""
    ours, theirs = sign.days, event.days
    if ours is None or theirs is None or (ours[0] <= theirs[1] and theirs[0] <= ours[1]):
        return True
    late = max(ours[0] - theirs[1], theirs[0] - ours[1]) == 1
    return shared and late and published_on(sign.entry) in (*ours, *theirs)
