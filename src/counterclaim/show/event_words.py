"""An event as a sentence that a person would write: "Air strike in Maarzita, 22 July 2019: 23 to 41 killed".

What the accounts leave open is left out of the sentence or said to be open; nothing of a report's wording is used.
"""

import calendar
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from counterclaim import vocabulary
from counterclaim.language import english, p_
from counterclaim.model.event import EventFacts
from counterclaim.registry import Registry
from counterclaim.registry.words import BODY
from counterclaim.show import abroad
from counterclaim.show.words import MONTHS, dates, day, number, spelled, spelled_out, whole_of

# A rally or a convoy kills nobody: where people died, what killed them isn't told by these; "killings" says it twice.
_NO_CAUSE = frozenset(
    {"protest", "visit", "talks", "captives", "aid", "disaster", "execution", "land", "law", "movement", "forces"}
)
# Nobody takes part in these as a side, or not by that word.
_ALONE = frozenset({"protest", "visit", "movement", "disaster", "crash", "land", "captives", "aid"})
_SEVERAL = {
    kind: f"{kind}s"
    for kind in ("Air strike", "Missile strike", "Drone strike", "Bombing", "Explosion", "Protest", "Chemical attack")
}
_TAKEN = "abduction_hostage"
_OF_TYPE = {
    "prisoners_captured": "Prisoners taken", "prisoner_release_exchange": "Prisoners freed",
    _TAKEN: "Hostages taken",
    "deployment_mobilisation": "Troop deployments", "arms_support": "Arms supplies", "withdrawal": "Withdrawal",
    "territory_gain": "Ground taken", "ceasefire_proposal": "Ceasefire proposals",
}  # fmt: skip
_OF_GROUP = {
    "land": "Control", "law": "Arrests and trials", "forces": "Troops and weapons",
    "captives": "Prisoners and hostages", "aid": "Humanitarian aid",
}  # fmt: skip
_GOES_WITH = {"Visit": "to", "Control": "of", "Withdrawal": "from"}
_ARTICLED = vocabulary.words("pages.articled")  # "in the Gaza | Strip"
_ARTICLED_OF = vocabulary.words("pages.articled_of")  # "in the Gulf of | Aden"
_ARTICLED_WHOLE = vocabulary.words("pages.articled_whole")
_ONE_OF = {"civilians": "civilian", "children": "child", "women": "woman", "fighters": "fighter"}


def heading(event: EventFacts, name: str | None = None) -> str:
    """The sentence that names the event, by what is sure of it. name: what a person called it."""
    sure = event.named.split()
    toll = _sure_toll(event)
    event = _sure(event)
    if "past" in sure and not _in(event):
        toll = ""  # recalled, and not told where
    if not english():
        cause = not (event.kind in _NO_CAUSE and toll and event.killed_high)
        return abroad.event(event, name, toll=toll, cause=cause)
    # Where but one end is sure, that is all that is said.
    told = f", according to {spelled(event.tellers, 'account')}" if "toll" in sure and "relayed" not in sure else ""
    if told and token(event, "in") not in ("", "0", "1"):
        told += f" in {spelled(int(token(event, 'in')), 'report')}"
    if "war" in sure and not name:
        dead = _dead(event)
        where = _in(event)
        return f"The conflict{where}{',' * (',' in where)} so far{f': {dead}' if dead else ''}, as {days(event)}"
    kind = None if event.kind in _NO_CAUSE and toll and event.killed_high else _noun(event, event.kind)
    acts = [abroad.KINDS[one] for one in token(event, "acts").split("/") if one in abroad.KINDS]
    if not kind and acts:
        several = len(acts) > 1 or "several" in sure or "around" in sure
        acts = [_SEVERAL.get(one, one) if several else one for one in acts]
    if not kind and not toll and acts:
        kind = _first_large(" and ".join(acts))
    elif kind and ("several" in sure or (not toll and ("around" in sure or " to " in days(event)))):
        kind = _SEVERAL.get(kind, kind)  # several towns or days: hardly one strike alone
    if name or (kind and toll):
        what = name or f"{kind}{_comma(_where(event, kind), days(event))}"
        return f"{what}: {toll}{told}" if toll else what
    if toll:
        who, what = spelled_out(toll).rsplit(" ", 1)
        people = "person" if who.split()[-1] == "one" else "people"
        how = _in_acts(acts)
        if not _in(event) and event.first is None and event.reported:
            were = "were" if people == "people" else "was"
            return f"{_first_large(who)} {people} {were} {what}{how}, reports of {_day_told(event)} say"
        said = f"{who} {people} {what}{how}{_where_and_when(event)}{told}"
        return said[:1].upper() + said[1:]
    if kind:
        return f"{kind}{_involving(event)}{_comma(_where(event, kind), days(event))}"
    nowhere = not _in(event) and ("past" in sure or bool(_involving(event)))
    if (event.killed_high or event.injured_high) and not nowhere and "few" not in sure:  # how many is open
        who = "At least one person" if 1 in (event.killed_high, event.injured_high) else "People"
        what = "killed" if event.killed_high else "injured"
        if not _in(event) and event.first is None and event.reported:
            return f"{who} {'was' if who != 'People' else 'were'} {what}, reports of {_day_told(event)} say"
        return f"{who} {what}{_where_and_when(event)}"
    theme = _noun(event, token(event, "of"))
    if theme and not (theme == "Control" and "past" in sure):  # who took it is not told
        return f"{theme}{_involving(event)}{_comma(_where(event, theme), days(event))}"
    return _of_nothing_sure(event)


def _of_nothing_sure(event: EventFacts) -> str:
    """The heading of an event of which it is not sure what happened: who speaks, of what times or where."""
    wide = event.precision in ("ADM1", "country") or event.place_kind in (None, "country", "ADM1", "region")
    wide = (wide or event.place_name is None) and not token(event, "at")
    about = f" on{_in(event).removeprefix(' in')}" if wide else f" on events{_in(event)}"
    about = about if _in(event) else ""
    when = _day_told(event) if event.first is None and event.reported else days(event)
    speakers = [one.replace("_", " ") for one in token(event, "by").split("/") if one]
    speakers = [one for one in speakers if one != place(event)] or speakers
    parties = [one.replace("_", " ") for one in token(event, "on").split("/") if one]
    if not _in(event) and (others := [with_article(one) for one in parties if one not in speakers]):
        about = f" on {and_(others)}"
    if speakers:
        return f"Statements by {and_([with_article(one) for one in speakers])}{_comma(about, days(event))}"
    state = place(event) if event.place_name is None or event.place_kind == "country" else ""
    if parties and bool(state) == bool(_in(event)) and not {"violence", "past"} & set(event.named.split()):
        named = [with_article(one) for one in dict.fromkeys([*parties, state]) if one]
        return f"Reports on {and_(named)}, {when}"
    if "past" in event.named and event.first is not None and event.reported:
        of = f"Events of {when.removeprefix('in ')}{_in(event)}"
        return f"{of}, recalled in reports of {_day_told(event)}"
    if "violence" in event.named:
        where = _in(event)
        if where or _involving(event):
            return f"{abroad.VIOLENCE}{_involving(event)}{_comma(where, days(event))}"
        return f"Violence was reported{_on(event)}"
    if not about and not _on(event):
        return "Reports, place and day not clear"
    return f"Reports{_comma(about, when)}" if about else f"Reports of {when.removeprefix('in ')}"


def _involving(event: EventFacts) -> str:
    """ " involving Norland and Farland", where no place can be named; "" for none, and for what is nobody's doing."""
    if {event.kind, token(event, "of")} & _ALONE:
        return ""
    parties = [with_article(one.replace("_", " ")) for one in token(event, "on").split("/") if one]
    return f" involving {and_(parties)}" if parties and not _in(event) else ""


def _in_acts(acts: Sequence[str]) -> str:
    """ " in an air strike", " in shelling", " in bombings and shelling"."""
    acts = [one for one in acts if one != abroad.KINDS["execution"]]  # "killings" says it twice
    if not acts:
        return ""
    told = and_([one.lower() for one in acts])
    one = _SEVERAL.keys() & set(acts) or acts[0] == "Shooting"
    return f" in {'an' if told[:1] in 'aeiou' else 'a'} {told}" if one else f" in {told}"


def and_(names: Sequence[str]) -> str:
    """ "Kelde, Orvik and Osten"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _noun(event: EventFacts, kind: str | None) -> str | None:
    """What names an act, by the type that most of its claims have; None for no kind."""
    if not kind:
        return None
    told = token(event, "as")
    if told == _TAKEN and event.first is None:  # who speaks of hostages later does not tell when they were taken
        told = ""
    return _OF_TYPE.get(told) or _OF_GROUP.get(kind or "") or abroad.KINDS.get(kind or "")


def _where(event: EventFacts, what: str | None) -> str:
    """The place as it goes with an act: "Visit | to Orvik", "Control | of Orvik", "Withdrawal | from Orvik"."""
    where = _in(event)
    wide = not event.place_name or event.precision in ("ADM1", "country")
    word = "on" if wide and what == "Talks" else _GOES_WITH.get(what or "")  # about it, wherever they are held
    if what == "Control" and not token(event, "at") and (not event.place_name or event.place_kind == "country"):
        return f" of territory{where}"
    return f" {word}{where.removeprefix(' in')}" if word and where.startswith(" in ") else where


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:].lower()


def token(event: EventFacts, name: str) -> str:
    """What stands behind "name:" among what is sure of an event; "" for nothing."""
    return next((one.removeprefix(f"{name}:") for one in event.named.split() if one.startswith(f"{name}:")), "")


def _dead(event: EventFacts) -> str:
    """How many the reports say a war has killed: "at least 290,000 killed"."""
    least, _, most = token(event, "dead").partition("/")
    sure = event.named.split()
    told = toll("killed", float(least), float(most), bounded="flat" in sure, who="") if most else ""
    return f"about {told}" if "about" in sure and least == most else told


def _sure_toll(event: EventFacts) -> str:
    """The range, or "at least 12 killed" where but the lower end is sure; "" for none."""
    sure = event.named.split()
    if "toll" in sure or ("least" in sure and token(event, "roughly")):
        return in_all(event)
    what = "killed" if event.killed_high else "injured"
    low = event.killed_low if event.killed_high else event.injured_low
    return toll(what, low, low, bounded=False, who="") if "least" in sure and low else ""


def kind_name(kind: str | None) -> str:
    """A kind of act in words: "Air strike"; "" for none."""
    return p_("event", abroad.KINDS[kind]) if kind in abroad.KINDS else ""


def _sure(event: EventFacts) -> EventFacts:
    """The event without what is not sure enough to name it."""
    sure = event.named.split()
    if not ({"kind", "toll"} & set(sure) or event.killed_high or event.injured_high):
        sure = [one.removesuffix("?") for one in sure]  # it is said of no deed that it was there
    left: dict[str, str | None] = {} if "kind" in sure else {"kind": None}
    if "month" in sure:
        left |= {"first": f"{(event.first or '')[:7]}-01", "last": _month_end(event.first or "")}
    elif "days" not in sure:
        left |= {"first": None, "last": None}
    if "near" in sure:
        left["precision"] = "near"
    if "division" in sure:
        left |= {"place_name": _division(event), "precision": "ADM1"}
    elif "name" in sure:
        left["country"] = None
    elif "place" not in sure:
        left |= {"place_name": None, "precision": None, **({} if "country" in sure else {"country": None})}
    return msgspec.structs.replace(event, **left)


def _division(event: EventFacts) -> str | None:
    """The division as its reports call it; in full where they call it as its capital ("Kelde" for Kelde province)."""
    name, whole = event.place_name, event.admin1
    if event.place_kind != "ADM1" or name is None or (whole is not None and whole.startswith(f"{name} ")):
        return whole
    return name


class Sure(NamedTuple):
    """Place and days of an event as far as they are sure enough to name it; None where they are not."""

    place: str | None
    near: bool
    first: str | None
    last: str | None


def sure_of(event: Any) -> Sure:
    """event: an EventFacts, or a row that has its place, days and what is sure of them."""
    fields = {name: getattr(event, name) for name in ("place_name", "place_kind", "precision", "country", "admin1",
                                                      "first", "last", "reported", "named")}  # fmt: skip
    told = _sure(EventFacts(**fields))
    state = Registry.load().by_iso(told.country or "")
    return Sure(
        told.place_name or (state.name if state is not None else told.country), told.precision == "near",
        told.first, told.last,
    )  # fmt: skip


def _month_end(first: str) -> str:
    year, month, _ = dates(first)
    return f"{first[:7]}-{calendar.monthrange(year, month)[1]}"


def _where_and_when(event: EventFacts) -> str:
    return f"{_in(event)}, {days(event)}" if event.first is None else f"{_in(event)}{_on(event)}"


def _in(event: EventFacts) -> str:
    """ " in Quetta, Pakistan", " near Manbij, Syria"; "" where the place is not clear."""
    where = place(event).removeprefix("near ")
    if at := token(event, "at"):
        return f" in {and_([with_article(one.replace('_', ' ')) for one in at.split('/')])}, {with_article(where)}"
    if event.place_kind == "facility" and event.place_name and event.precision not in ("ADM1", "country"):
        return within(where).replace(" in ", " at ", 1)
    if "around" in event.named.split():
        return within(where).replace(" in ", " in and around ", 1)
    # Who is near a district, so named, is in it.
    return within(where, near=event.precision == "near" and event.place_kind not in ("ADM1", "ADM2", "region"))


def _comma(where: str, when: str) -> str:
    """Place and days behind a kind: "Bombing in Quetta, 2 May 2024", "Bombing on 2 May 2024", "Bombing in May 2024"."""
    if when.startswith("in ") and "," not in where:
        return f"{where} {when}"
    if where or not when[:1].isdigit():
        return f"{where}, {when}"
    return f" {'from' if ' to ' in when else 'on'} {when}"


def _on(event: EventFacts) -> str:
    """ " on 2 May 2024", " in May 2024"; where no report tells, the day of the first of them."""
    if event.first is None or event.last is None:
        if not event.reported:
            return ""
        told = _day_told(event)
        when = told if told.startswith("in ") else f"{'from' if ' to ' in told else 'on'} {told}"
        return f"{',' * (',' in _in(event))} {when}"
    when = days(event)
    if event.first == event.last:
        when = f"on {when}"
    elif not when.startswith("in "):
        when = f"from {when}"
    return f", {when}" if "," in _in(event) else f" {when}"


def within(name: str, *, near: bool = False) -> str:
    """ " in Quetta", " near Manbij", " in the Gaza Strip"; "" for no name."""
    if not name:
        return ""
    return f" {'near' if near else 'in'} {with_article(name)}"


def with_article(name: str) -> str:
    """The name as it stands inside a sentence: "the United States"."""
    first = name.split(",")[0]
    last = first.split()[-1:]
    body = bool(last) and last[0] != first and last[0].lower() in BODY and "'s " not in first.replace("’", "'")
    named = bool(last) and (last[0] in _ARTICLED or first in _ARTICLED_WHOLE or body)
    named = named or any(first.startswith(f"{one} of ") for one in _ARTICLED_OF)
    return f"the {name}" if named and not first.startswith("the ") else name


def place(event: EventFacts) -> str:
    """The place with its state: "Quetta, Pakistan", "near Manbij, Syria"; "" where it is not clear."""
    if not english():
        return abroad.place(event)
    state = Registry.load().by_iso(event.country or "")
    country = state.name if state is not None else event.country
    name = event.place_name or country
    told = ", ".join(one for one in (name, country if country != name else None) if one)
    return f"near {told}" if told and event.precision == "near" else told


def days(event: EventFacts) -> str:
    """When it happened: "22 July 2019", "in May 2021", "reported on 23 July 2019" where no report tells."""
    if not english():
        return abroad.days(event)
    if event.first is None or event.last is None:
        if not event.reported:
            return "day not known"
        told = _day_told(event)
        return f"reported {told if told.startswith('in ') else f'from {told}' if ' to ' in told else f'on {told}'}"
    return day_span(event.first, event.last)


def _day_told(event: EventFacts) -> str:
    """The day of its report, or from that of the first to that of the last ("20 to 25 November 2016")."""
    told = token(event, "told")
    first, last = told.split("/") if told else (event.reported or "", event.reported or "")
    return day_span(first, last)


def day_span(first: str, last: str) -> str:
    """ISO days as "22 July 2019", "1 to 3 May 2024", "31 July to 15 August 2016", "in May 2021"."""
    if first == last:
        return day(first)
    (y, m, d), (year, month, _end) = dates(first), dates(last)
    whole = whole_of(first, last)
    if whole is not None:
        return f"in {y}" if whole == "year" else f"in {MONTHS[m - 1]} {y}"
    if (y, m) == (year, month):
        return f"{d} to {day(last)}"
    return f"{day(first).removesuffix(f' {y}') if y == year else day(first)} to {day(last)}"


def in_all(event: EventFacts) -> str:
    """The toll: "23 to 41 killed", "at least 12 killed", "20 injured"; "" where nobody gives one, or none but 0."""
    if not english():
        return abroad.in_all(event)
    roughly = f"{token(event, 'roughly')} ".lstrip()  # "nearly 100", "about 40"
    if event.killed_low is not None and event.killed_high:
        return f"{roughly}{span(event.killed_low, event.killed_high, bounded=event.bounded)} killed"
    if event.injured_low is not None and event.injured_high:
        return f"{roughly}{span(event.injured_low, event.injured_high, bounded=event.bounded)} injured"
    return ""


def toll(what: str, low: float, high: float, *, bounded: bool, who: str) -> str:
    """A range with whom it counts ("" for all): "4 to 7 children killed"."""
    if not english():
        return abroad.toll(what, low, high, bounded=bounded, who=who)
    told = span(low, high, bounded=bounded)
    whom = _ONE_OF.get(who, who) if high == 1 else who
    return f"{told}{f' {whom}' if whom else ''} {what}"


def span(low: float, high: float, *, bounded: bool = True) -> str:
    """Two ends: "23 to 41", "12", "at least 12"."""
    if not english():
        return abroad.span(low, high, bounded=bounded)
    if low == high:
        return number(low) if bounded else f"at least {number(low)}"
    return f"{number(low)} to {number(high)}"
