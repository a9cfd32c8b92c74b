"""How sure the kind, place and days that would name an event are: logistic regressions, their weights in naming.json.

Of each report that tells of the event its signs say how likely what it gives is right; several reports that give one
thing make it surer. Weights come from labelled reports whose events have kind, place and days (training/fit_naming.py).
"""

import calendar
import itertools
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from math import log, prod

from counterclaim.events.beside import told
from counterclaim.events.parting import parting
from counterclaim.events.rarity import rarity
from counterclaim.events.scorer import probability
from counterclaim.events.signs import days_of, group_of, sign_of, wide_names
from counterclaim.events.telling import Telling
from counterclaim.events.words import kinds, table
from counterclaim.matters.recorder import STATES, Count, End
from counterclaim.matters.topics import class_of, done_to, singled_out
from counterclaim.model.entry import Entry
from counterclaim.model.place import Place
from counterclaim.reader import comparing
from counterclaim.reader.places.type_words import AFTER, BEFORE
from counterclaim.registry import Registry

HARM = frozenset({"killed", "wounded"})
WIDE = frozenset({"country", "continent", "region", "ADM1"})
SHOWN = {
    "kind": 0.8, "days": 0.87, "month": 0.86, "toll": 0.82, "narrow": 0.85, "name": 0.82, "division": 0.87,
    "country": 0.84, "violence": 0.75,
}  # fmt: skip
"""How sure what names an event has to be; docs/matters.md has what is right of labelled events at these. Places: of the
gazetteer and narrower than a division, a name only, a division, a country. month: that of the days, where these
aren't sure; violence: that this is what is told, where its kind isn't."""
ABOUT = 0.8
"""The same of a division or a state that reports are said to be about, which is less than that it happened there."""
END = 0.87
"""The same of one end of a toll whose other end is not sure."""
_NO_DAY = ("since", "risen by then", "another day beside")
SITE = 2  # words after a place that may name a site of it
UNSAID = 0.9  # confidence of a place without one, as most have it; set by eye
_IN = re.compile(r"\b(?:in|at|near|on|around|outside|of|inside|across) (?:the )?(?:[\w-]+ )?$", re.I)
_OWNER = re.compile(r"^(?:'s|’s)")
_WAY = re.compile(r"\b(?:to|from|towards?) (?:the )?(?:(?!(?:in|at|near|on|around|of a) )[\w-]+ ){0,4}$", re.I)

_SINCE = re.compile(r"\b(?:since|until|till|once)\b[^,;]*$|\b(?:from|after|before|between|by) (?:the )?$", re.I)
_RISEN = re.compile(r"\b(?:rose|risen|reached|stood|climbed|raised|search|recovered|buried|funerals?)\b", re.I)
_OF_THEM = re.compile(r"\bof (?:them|these|those|the|his|her|their|whom)\b", re.I)
_ALSO = re.compile(r"\b(?:also|another|others?|more|further|including|among)\b(?! than)", re.I)
# What may follow a place by itself: not "the Velna hydroelectric commission".
_ENDS = re.compile(
    r"^(?:'s|’s)?\s*(?:$|[,.;:)\]–—-]|(?:on|in|at|of|and|or|near|during|by|where|when|while|after|before|as|to|from|with|who|"
    r"that|which|is|are|was|were|has|have|had|since|for|killed|killing|left|leaving|this|last)\b)",
    re.I,
)
_TYPED = re.compile(rf"\b(?:{'|'.join(BEFORE)})(?: of)? $", re.I)
_AFTER = [[word] for word in AFTER]

Signs = dict[str, float]


def harmed(entries: Sequence[Entry]) -> list[Entry]:
    """The claims that count killed or injured."""
    return [e for e in entries if any(done_to(e.read, f) in HARM for f in e.read.figures)]


def about(telling: Telling, entries: Sequence[Entry]) -> Signs:
    """What a telling as a whole says of how sure its parts are."""
    n = max(1, len(entries))
    roles = [e.read.event_role for e in entries]
    groups = [group_of(e) for e in entries]
    return {
        "main": float(telling.main), "claims": log(n), "harm": float(bool(harmed(entries))),
        "violent": groups.count("violence") / n, "other": groups.count("other") / n,
        "of the war": roles.count("conflict") / n, "background": roles.count("background") / n,
        "of the news": roles.count("main") / n,
    }  # fmt: skip


def of_kind(kind: str, telling: Telling, entries: Sequence[Entry]) -> Signs:
    """The signs that the act is of this kind; entries: the telling's claims."""
    harm = harmed(entries)
    stems = [comparing.stems(e.read.text) for e in entries]
    known_acts = [(e, kinds(words, "act")) for e, words in zip(entries, stems, strict=True)]
    with_act = [acts for _, acts in known_acts if acts]
    here = [(e, acts) for e, acts in known_acts if kind in acts]
    known = table()["act"]
    words = {stem for found in stems for stem in found if kind in known.get(stem, ())}
    types = [e.read.type for e in entries if e.read.type not in ("other", "casualties")]
    other = {stem for found in stems for stem in found if stem in known and kind not in known[stem]}
    return (
        about(telling, entries)
        | {f"{kind}: {one}": types.count(one) / len(types) for one in types}
        | {f"{kind}: word {one}": 1.0 for one in words}
        | {
            "of the first act": float(bool(with_act) and kind in with_act[0]),
            "surely of it": float(bool(with_act) and with_act[0] == {kind}),
            f"is {kind}": 1.0, "acts named": float(len(telling.acts)), "share": len(here) / max(1, len(with_act)),
            "alone": float(any(len(acts) == 1 for _, acts in here)), "words": log(1 + len(words)),
            "other words": log(1 + len(other)), "in a count": float(any(e in harm for e, _ in here)),
            "times": log(1 + len(here)), "share of all": len(here) / max(1, len(entries)),
            "first": float(bool(here) and here[0][0] is entries[0]),
            "of deeds": sum(group_of(e) == "violence" for e, _ in here) / max(1, len(here)),
        }
    )  # fmt: skip


def of_place(same: Sequence[Place], telling: Telling, entries: Sequence[Entry], home: bool) -> Signs:
    """The signs that it happened at a place. same: as the telling names it; home: whether most places of the event lie
    in its country."""
    spots = {(p.start, p.text) for p in same}
    every = [(e, p) for e in entries for p in e.read.places if not p.anaphor]
    mine = [(e, p) for e, p in every if (p.start, p.text) in spots]
    harm = harmed(entries)
    counting = [(e, p) for e, p in mine if e in harm]
    others = {p.id or p.text for e, p in every if p.kind not in ("country", "continent", "region", "ADM1")}
    others -= {p.id or p.text for p in same}
    first = same[0]
    # 0 where whoever made the place does not say.
    sure = max(p.confidence for p in same) or (UNSAID if first.id is not None else 0.0)
    backed = any(p.country == first.country and p.id not in (None, first.id) for _, p in every)
    before = [(e.read.text.partition(p.text)[0], e.read.text.partition(p.text)[2]) for e, p in mine]
    n = max(1, len(mine))
    capital = Registry.load().by_capital(first.text) is not None
    deeds = [e for e, _ in mine if group_of(e) == "violence" or kinds(comparing.stems(e.read.text), "act")]
    speaks = sum(e.speaker is not None and p.text in f"{e.speaker.name} {e.speaker.role}" for e, p in mine)
    return about(telling, entries) | {
        "named": log(1 + len(mine)), "share": len(mine) / max(1, len(every)), "in a count": float(bool(counting)),
        "share of counts": len(counting) / max(1, len(harm)), "in a deed": float(bool(deeds)),
        "after in": sum(bool(_IN.search(b)) for b, _ in before) / n,
        "owner": sum(bool(_OWNER.match(a)) for _, a in before) / n,
        "closed": sum(bool(_ENDS.match(a)) for _, a in before) / n,
        "in it": sum(bool(_IN.search(b) and _ENDS.match(a)) for b, a in before) / n,
        "in a title": sum(_titled(e.read.text) for e, _ in mine) / n,
        "with a deed": float(bool(kinds(comparing.stems(first.text), "act"))),
        "with an article": float(first.text[:4].lower() == "the "),
        "on the way": sum(bool(_WAY.search(b)) for b, _ in before) / n, "of who speaks": speaks / n,
        "typed": sum(bool(_TYPED.search(b)) or a.split()[:1] in _AFTER for b, a in before) / n,
        "confidence": sure, "home": float(home),
        "of the report": float(telling.country is not None and telling.country == first.country),
        "backed": float(backed),
        "alone and unsure": float(not backed) * (1 - sure), "capital": float(capital),
        "others": log(1 + len(others)), "nowhere itself": float(not mine),
        "first": float(bool(mine) and mine[0][0] is entries[0]), f"is {first.kind}": 1.0,
        "near": float(first.precision == "near"),
    }  # fmt: skip


def _together(ids: Collection[str], telling: Telling, entries: Sequence[Entry]) -> float:
    """How likely these claims count what the others of the telling count that count the harmed, from 0 to 1."""
    wide = wide_names(entries)
    claims = told([sign_of(e, telling.country, wide) for e in entries], *rarity())
    counting = [one for one in claims if one.sign.harm]
    mine = {one.at for one in counting if one.sign.entry.id in ids}
    pairs = [(a, b) for a, b in itertools.combinations(counting, 2) if (a.at in mine) != (b.at in mine)]
    likely = [probability(parting().likely(a, b, len(claims))) for a, b in pairs]
    return sum(likely) / len(likely) if likely else 0.5


def _titled(text: str) -> bool:
    """True where most words have a capital, so that none tells a name."""
    words = [word for word in text.split() if word[0].isalpha()]
    return 3 * sum(word[0].isupper() for word in words) > 2 * len(words)


def inside(place: Place, text: str) -> bool:
    """True where the words say that something was in the place, or at a site that it names: "at Kelde station"."""
    before, named, after = text.partition(place.text)
    ends = bool(_ENDS.search(after)) or bool(kinds(comparing.stems(" ".join(after.split()[:SITE])), "site"))
    return bool(named) and bool(_IN.search(before)) and ends


def of_days(telling: Telling, entries: Sequence[Entry]) -> Signs:
    """The signs that it happened on the telling's days."""
    days = telling.first, telling.last
    dated = [e for e in entries if days_of(e) is not None]
    mine = [e for e in dated if days_of(e) == days]
    harm = harmed(entries)
    times = [t for e in mine for t in e.read.times if t.role in ("event", "duration") and t.first is not None]
    gap = telling.published - telling.last
    acts = [e for e in mine if kinds(comparing.stems(e.read.text), "act")]
    length = telling.last - telling.first
    counted = [e for e in mine if e in harm and e not in acts]
    told = {(t.first, t.last) for e in mine for t in e.read.times if t.role in ("event", "duration") and t.first}
    lasting = any(t.role == "duration" for e in entries for t in e.read.times)
    inside = [t for e in mine for t in e.read.times if any(s <= t.start < end for s, end in e.claim.content)]
    before = [e.read.text.partition(t.text)[0] for e in mine for t in e.read.times if t in times]
    counts = [one for e in harm if (one := days_of(e)) is not None]
    return about(telling, entries) | {
        "share": len(mine) / max(1, len(dated)), "share of all": len(mine) / max(1, len(entries)),
        "others": log(1 + len(dated) - len(mine)),
        "in a count": float(any(e in harm for e in mine)), "in a deed": float(bool(acts)),
        "inside": float(bool(inside)),
        "of a count alone": float(bool(counted) and not acts), "lasting": float(lasting),
        "since": sum(bool(_SINCE.search(one)) for one in before) / max(1, len(before)),
        "risen by then": sum(bool(_RISEN.search(one)) for one in before) / max(1, len(before)),
        "days told": log(1 + len({days_of(e) for e in dated})),
        "of the first count": float(counts[:1] == [days]), "of no first count": float(counts[:1] not in ([], [days])),
        "weekday": sum(any(one in t.text for one in calendar.day_name) for t in times) / max(1, len(times)),
        **{f"a {one}": sum(t.precision == one for t in times) / len(times) for one in {t.precision for t in times}},
        "by number": sum(any(c.isdigit() for c in t.text) for t in times) / max(1, len(times)),
        "of violence": sum(group_of(e) == "violence" for e in mine) / max(1, len(mine)),
        "asserted": sum(e.read.factuality == "asserted" for e in mine) / max(1, len(mine)),
        "another day beside": float(len(told) > 1),
        "up to the report": float(length > 0 and gap == 0),
        "by text": float(any(t.basis == "text" for t in times)),
        "by another": float(any(t.basis == "other_date" for t in times)),
        "confidence": max((t.confidence for t in times), default=0.0), "no time": float(not times),
        "after": float(gap < 0), "that day": float(gap == 0), "day before": float(gap == 1),
        "days before": float(1 < gap <= 7), "long before": float(gap > 7), "two days": float(length == 1),
        "some days": float(1 < length <= 7), "weeks": float(length > 7), "month": float(length > 26),
        "year": float(length > 300), "first": float(bool(mine) and mine[0] is entries[0]),
    }  # fmt: skip


def of_end(end: End, count: Count, telling: Telling, entries: Sequence[Entry]) -> Signs:
    """The signs that an end of this range counts the event's dead or injured. entries: the telling's claims.

    Who speaks second, and is told once, is no less sure for it: of several accounts it is no sign.
    """
    state = next(one for one, what in STATES.items() if what == count.what)
    harm, alone = harmed(entries), float(count.accounts == 1)
    figures = [(e, f) for e in entries for f in e.read.figures if done_to(e.read, f) == state]
    mine = [(e, f) for e, f in figures if f.value == end.value]
    here = [(e, f) for e, f in mine if e.id in end.entries] or mine
    n = max(1, len(here))
    around = [(f.text, *e.read.text.partition(f.text)) for e, f in here]
    said = sum(e.speaker is not None and e.speaker.kind != "report" for e, _ in here) / n
    who = [class_of(f, state) for _, f in here]
    rivals = [{e.speaker.name for e, f in figures if f.value == one.value and e.speaker is not None
               and e.speaker.kind != "report"} for one in (count.low, count.high)]  # fmt: skip
    wide = [{class_of(f, state) for _, f in figures if f.value == one.value} for one in (count.low, count.high)]
    more = any((f.value or 0) > end.value for _, f in figures)
    towns = {p.id or p.text for e in harm for p in e.read.places if p.kind not in WIDE}
    at = [i for i, e in enumerate(entries) if any(e is one for one, _ in here)]
    counted = [class_of(f, state) in ("children", "women") for _, f in here]
    return about(telling, entries) | {
        "children or women": sum(counted) / n,
        "several": 1 - alone, "by a speaker": said,
        "of one count": 0.0 if alone else _together({e.id for e, _ in here}, telling, entries),
        "told apart": sum(e.apart for e, _ in here) / n,
        "of them": sum(bool(_OF_THEM.search(f"{b[-20:]}{text}{a[:20]}")) for text, b, _, a in around) / n,
        "also": sum(bool(_ALSO.search(e.read.text)) for e, _ in here) / n,
        "one": float(end.value == 1), "how many": log(max(1.0, end.value)),
        "less than another": float(more), "one of several": (1 - alone) * float(more),
        "more than another": float(any(0 < (f.value or 0) < end.value for _, f in figures)),
        "different figures": log(1 + len({f.value for _, f in figures if f.value})),
        "of two speakers": (1 - alone) * float(bool(rivals[0] and rivals[1]) and not rivals[0] & rivals[1]),
        "of one speaker": (1 - alone) * float(bool(rivals[0] & rivals[1])),
        "of nobody": (1 - alone) * float(not rivals[0] and not rivals[1]),
        "of one class": (1 - alone) * float(bool(wide[0] & wide[1])),
        "apart": log(max(1.0, count.high.value) / max(1.0, count.low.value)),
        "lower end": (1 - alone) * float(end.value == count.low.value),
        "of a class": sum(one is not None for one in who) / n,
        "of some of them": float(bool(who) and None not in who and any(class_of(f, state) is None for _, f in figures)),
        "places counted": log(1 + len(towns)), "days counted": log(len({days_of(e) for e in harm} | {None})),
        "late": log(1 + min(at, default=0)), "in a list": sum(len(e.read.figures) > 1 for e, _ in here) / n,
        "with a place": sum(bool(e.read.places) for e, _ in here) / n,
        "with a day": sum(days_of(e) is not None for e, _ in here) / n,
        "with an act": sum(bool(kinds(comparing.stems(e.read.text), "act")) for e, _ in here) / n,
        "named": sum(f.counted is not None for _, f in here) / n, "acts": float(len(telling.acts)),
        "bound": sum(f.bound in ("at_least", "more_than") for _, f in here) / n,
        "vague": sum(f.bound not in ("exact", "at_least", "more_than") for _, f in here) / n,
        "whole": sum(f.scope == "incident" for _, f in here) / n,
        "asserted": sum(e.read.factuality == "asserted" for e, _ in here) / n,
        "again": alone * log(max(1, len(mine))), "first": alone * float(any(e is harm[0] for e, _ in here)),
        "singled out": float(any(singled_out(f) for _, f in here)), "added up": float(not here),
        "injured": float(state != "killed"),
        "part": sum(f.scope == "part" for _, f in here) / n,
        "total": sum(f.scope == "running_total" for _, f in here) / n,
        "window": sum(f.scope in ("window", "day_total") or bool(f.window) for _, f in here) / n,
        "of the conflict": sum(e.read.event_role == "conflict" for e, _ in here) / n,
        "from the background": sum(e.read.event_role == "background" for e, _ in here) / n,
        "sure": sum(e.claim.confidence for e, _ in here) / n,
        "casualties": sum(e.read.type == "casualties" for e, _ in here) / n,
    }  # fmt: skip


def month_of(first: int, last: int) -> tuple[int, int] | None:
    """First and last ordinal of the month that these days lie in; None where they lie in several."""
    one, other = date.fromordinal(first), date.fromordinal(last)
    if (one.year, one.month) != (other.year, other.month):
        return None
    begin = one.replace(day=1)
    return begin.toordinal(), (begin + timedelta(days=31)).replace(day=1).toordinal() - 1


def surely(field: str, signs: Iterable[Signs], against: Iterable[float] = ()) -> bool:
    """True where reports that all give one thing make it sure enough to be shown. field: of SHOWN; signs: of each;
    against: how sure each report is that gives something else, which can't hold beside it."""
    return chance(field, signs, against) >= SHOWN[field]


def chance(field: str, signs: Iterable[Signs], against: Iterable[float] = ()) -> float:
    """How likely it is right, from 0 to 1."""
    ours, theirs = (1 - prod(1 - one for one in some) for some in ((_chance(field, one) for one in signs), against))
    return ours * (1 - theirs) / max(1e-9, 1 - ours * theirs)  # both can't be right; neither may


def one_day(signs: Signs, *, sole: bool = False) -> bool:
    """False where the days may be those from which something counts, those of a count, or one day of two: such a day is
    right too seldom, however sure the rest of its signs make it. sole: nobody gives another day."""
    return not any(signs[name] for name in (_NO_DAY[:2] if sole else _NO_DAY))


def right_there(signs: Signs) -> bool:
    """False where a place is told only as part of another name ("the Tripoli government", "Damascus countryside"), or
    nobody is counted there though somebody is counted."""
    return bool(signs["closed"]) and bool(signs["in a count"] or not signs["harm"])


def _chance(field: str, signs: Signs) -> float:
    weights = _weights()[field]
    logit = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in signs.items())
    return probability(logit)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(
        files("counterclaim.matters").joinpath("naming.json").read_text(encoding="utf-8")
    )
    return found
