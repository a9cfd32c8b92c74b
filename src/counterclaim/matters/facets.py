"""Facets: what of a claim can be compared; one for each figure that makes a question, or one for the claim itself."""

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from counterclaim.events.words import kinds
from counterclaim.matters.context import around, place_key, region_key, spot_of
from counterclaim.matters.days import Span, ordinal, said_day, span
from counterclaim.matters.speakers import key_of
from counterclaim.matters.topics import GROUPS, Group, class_of, counts_people, of_its_noun, singled_out, topic
from counterclaim.model.claim import DENYING, NOT_YET, Claim
from counterclaim.model.entry import Entry
from counterclaim.model.figure import Figure
from counterclaim.reader import comparing
from counterclaim.reader.doers import struck_by
from counterclaim.registry import Registry

OF_WAR = 1_000  # people at least in a whole war's toll; fewer are a battle's, a truce's or a siege's in it; set by eye
ABOUT = 0.1  # "about 1,000" fits 900 to 1,100; set by eye
FAR = 0.25  # a figure further off than that from "about 1,000" cannot hold beside it; between the two nothing is said

KEPT = 40_000
"""Claims kept in memory with what was worked out of them, about 4 kB each: of a run, what it added and the neighbours
of that, which are looked at for utterances, and again for each ground they stand on. With a fifth of it matching took a
tenth longer (2,000 reports that came to 36,000)."""

NOWHERE = "-"
"""The place of what has neither place nor side: it takes part in no matter."""
WAR_IN = "war:"
"""What the place of a whole war's toll begins with, the state's code after it: of whichever town the report tells."""

_AIR = frozenset({"drone", "missile", "rocket", "projectile"})
_NO_CLAIM = frozenset({"demands", "praises", "declines_to_confirm", "cannot_verify"})
# Topics whose count runs on where the words give no day: what is held, who was taken in a campaign, who is displaced.
_STOCKS = frozenset({"settlements", "area", "captured", "displaced", "deployed", "mobilised", "killed or wounded"})
TOLLS = frozenset({"killed", "wounded", "missing", "displaced"})
_GROUND = frozenset({"settlements", "towns", "area"})
_STILL = re.compile(
    r"\b(?:still|remain\w*|being held|held (?:hostage|captive|by|in)|holding|holds|captivity|custody|in the hands)\b",
    re.I,
)
_HOLDER = re.compile(
    r"\b(?:under|in|back in|into) (?:the )?((?:[\w’'-]+ ){1,4}?)(?:control|hands|occupation)\b"
    r"|\b(?:held|controlled|occupied|taken|captured|seized) by (?:the )?((?:[\w’'-]+ ?){1,4})",
    re.I,
)
_WAS_TAKEN = re.compile(r" (?:(?:had|has|have) been|was|were) (?:fully )?(?:re)?(?:captured|taken|seized)\b")
_TOOK = re.compile(
    r"\b(?:taken|took|captured|seized|retaken|retook|recaptured|liberated|overrun|hold(?:s|ing)?|held|controls?|controlled|lost|"
    r"remain(?:s|ed)? (?:in|inside))"
    r"(?: (?:full |complete )?control of)?(?: positions in)? (?:the )?(?:(?:town|city|village|district|region) of )?$",
    re.I,
)
_ADDED = re.compile(r"\banother\b|\bmore\b(?! than)", re.I)
_OTHERS = re.compile(r"\bothers?\b|\bfurther\b", re.I)
# A hospital's or a grave's count is a part of the toll.
_RECEIVED = re.compile(
    r"\b(?:received|treat(?:ed|ing)|admitted|arrived|brought to|taken to|recovered|retrieved|found|buried|identified)"
    r"\b[^,;]{0,40}$",
    re.I,
)
_AMONG = re.compile(r"^[^.;]{0,60}\bamong (?:the |those )?(?:dead|killed|victims|casualties|wounded|injured)\b")
_BODIES = re.compile(r"\b(?:bodies|corpses|remains)\b", re.I)
_ACROSS = re.compile(r"\b(?:across|throughout|nationwide|all over)\b", re.I)
_NAMED = re.compile(r"\b(?:named|listed|identified|specified|showed|confirmed)\b", re.I)
_PART = re.compile(
    r"^(?:only |just )?(?:[\w-]+ )?of (?:them|these|those|whom|which|"
    r"the (?:[\w-]+ ){0,2}(?:dead|killed|victims|wounded|injured|casualties|fatalities))\b"
    r"|^(?:of|among) (?:them|these|those)"
)
# "12 had died, up from nine", "three more than on Monday": what was counted before, or since, is no count of now. The
# zero stands for the number.
_FORMER = re.compile(
    r"\b(?:up|down|r[io]se\w*|rising|increas\w*|f[ae]ll\w*|dropp\w*|revised|corrected) from "
    r"(?:an? |the )?(?:earlier |previous |initial )?(?:about |at least |some )?\0"
    r"|\0 (?:(?:more|fewer|less|higher|lower)(?: \w+){0,2} than\b|(?:higher|lower)$)",
    re.I,
)
_INCLUDING = re.compile(r"\b(?:including|among them|of them|of whom|of these|of those)(?: at least| about)? *$", re.I)


class Facet(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One thing of a claim that others may say otherwise.

    topic:   what is counted ("killed", "area"); for a claim without a figure its group of types.
    key:     of the speaker across reports, "" where nobody in particular speaks.
    counted: the class of those counted ("civilian"), None for just people or things. whose, by: sides.
    region:  key of the first-level division that `place` lies in or is; `place` itself where none is known.
    spot:    the name of a place that no gazetteer entry was found for, folded; it lies somewhere in `place`.
    running: a total that grows or a state that lasts; else one event or one window.
    said:    ordinal of the day it was made. denied: the claim denies it. hedged: it may be so.
    part:    a part of another figure, or an addition to it: never a rival of a whole.
    named:   "named only five of them": how much of an earlier count its own speaker backed.
    added:   "another", "others": beside those of some other count, so no toll of the whole.
    """

    entry: Entry
    figure: Figure | None
    topic: str
    group: Group
    place: str
    key: str
    days: Span
    said: int
    counted: str | None = None
    region: str = ""
    spot: str | None = None
    whose: str | None = None
    by: str | None = None
    running: bool = False
    denied: bool = False
    hedged: bool = False
    part: bool = False
    named: bool = False
    added: bool = False

    @property
    def order(self) -> tuple[int, str, str]:
        """When it was made: by day, then by the report's date-time, then by id, so that order is never by chance."""
        return (self.said, self.entry.published or "", self.entry.id)

    @property
    def side(self) -> str | None:
        """The speaker's side."""
        return self.entry.speaker.side if self.entry.speaker is not None else None

    def fits(self, other: "Facet") -> bool:
        """True where one value could be what both figures say, bounds, approximations and units considered."""
        if self.figure is None or other.figure is None or not comparing.same_measure(self.figure, other.figure):
            return False
        if converted(self.figure, other.figure):
            return True
        return not comparing.disjoint(comparing.interval(self.figure, ABOUT), comparing.interval(other.figure, ABOUT))

    def clashes(self, other: "Facet") -> bool:
        """True where no value could be what both say, even with more room for an approximation."""
        if self.figure is None or other.figure is None or not comparing.same_measure(self.figure, other.figure):
            return False
        if converted(self.figure, other.figure):
            return False
        return comparing.disjoint(comparing.interval(self.figure, FAR), comparing.interval(other.figure, FAR))


def converted(a: Figure, b: Figure) -> bool:
    """True for one amount in two units, one of them rounded ("1,294 km2", "500 square miles")."""
    if a.unit == b.unit or a.si_value is None or b.si_value is None or a.value is None or b.value is None:
        return False
    for one, other in ((a, b), (b, a)):
        scale = one.si_value / one.value if one.value and one.si_value else None
        if scale is None or one.value is None or other.si_value is None:
            continue
        if abs(other.si_value / scale - one.value) <= _rounding(one.value):
            return True
    return False


def _rounding(value: float) -> float:
    """By how much a rounded number may be off: half a unit of its last digit that is not zero, three tenths of a
    percent at least."""
    digits = str(int(abs(value)))
    zeros = len(digits) - len(digits.rstrip("0")) if value == int(value) and value else 0
    return max(0.5 * 10**zeros if zeros else 0.5, 0.003 * abs(value))


@lru_cache(KEPT)
def facets(entry: Entry) -> tuple[Facet, ...]:
    """What of the claim can be compared, its main facet first; () where it takes part in no matter."""
    return tuple(f for f in every_facet(entry) if f.place != NOWHERE)


def every_facet(entry: Entry) -> tuple[Facet, ...]:
    """The same with what has no place, for claims that are known to stand in one matter."""
    claim = entry.read
    said = said_day(entry)
    if said is None or claim.stance in _NO_CLAIM or claim.factuality in NOT_YET:
        return ()
    if entry.speaker is None and claim.voice == "actor" and "speaker" not in claim.unresolved:
        return ()
    denied = claim.stance in DENYING
    out = []
    for figure in claim.figures:
        one = _of_figure(entry, figure, said, denied)
        if one is not None:
            out.append(one)
    group = "land" if ground_told(entry) else GROUPS.get(claim.type)
    if out and not (group == "land" and out[0].group == "land" and all(f.topic not in _GROUND for f in out)):
        return tuple(out)
    where = place_key(entry.place) or (entry.block.rpartition("|")[2] if entry.block is not None else NOWHERE)
    if group is None or (claim.factuality == "negated" and not denied):
        return tuple(out)
    days = span(entry, None)
    if _standing(claim, days):
        return tuple(out)
    return (
        *out,
        Facet(
            entry=entry, figure=None, topic=group, group=group, place=where, key=key_of(entry), days=days, said=said,
            denied=denied, hedged=claim.factuality == "hedged", spot=spot_of(claim), whose=_party(entry, "target"),
            region=_region(entry, where),
            by=_party(entry, "actor"),
        ),
    )  # fmt: skip


def _standing(claim: Claim, days: Span) -> bool:
    """True for what is told to explain and answers no question of an event: that a war goes on or began, that a town
    lies in a safe zone. Who holds what may be asked all along; what blames somebody may be denied."""
    if days.explicit or claim.stance != "asserts" or claim.type.startswith("territory"):
        return False
    return claim.event_role == "conflict" or (claim.event_role == "background" and days.first is None)


def ground_told(entry: Entry) -> bool:
    """True where a claim read as something else says that a place was taken or is held ("had taken Toretsk", "Toretsk
    had been captured").
    """
    claim = entry.read
    if claim.type not in ("other", "prisoners_captured"):
        return False
    at = [(claim.text.find(p.text), len(p.text)) for p in claim.places]
    return any(
        (i > 0 and _TOOK.search(claim.text[:i])) or (i >= 0 and _WAS_TAKEN.match(claim.text, i + length))
        for i, length in at
    )


def _of_figure(entry: Entry, figure: Figure, said: int, denied: bool) -> Facet | None:
    claim = entry.read
    before, after = around(claim, figure)
    figure = of_its_noun(figure)
    about = topic(claim, figure, before, after)
    counted = figure.text[figure.number_end - figure.start :]
    if about is None or (len(claim.figures) > 1 and _FORMER.search(f"{before}\0{counted}{after}")):
        return None
    what, group = about
    if group is None:
        return None
    if counts_people(what) and figure.unit != "people":
        figure = msgspec.structs.replace(figure, unit="people")
    days = span(entry, figure)
    whose, by = _sides(entry, figure, what)
    where = region_key(entry.place) if what in _GROUND else place_key(entry.place)
    wide = entry.place is None or entry.place.kind == "country" or entry.place_basis not in (None, "claim")
    if figure.unit in _AIR and wide:
        # A night's drones over a whole country: reports name the country, or leave it out.
        where = None
        own = entry.speaker.side if entry.speaker is not None else None
        by, whose = (by or whose, None) if what.endswith("launched") else (by or (own if own != whose else None), whose)
    if where is None:
        owner = (by or whose) if figure.unit in _AIR else (whose or by)
        where = f"side:{owner}" if owner is not None else NOWHERE
    part = bool(_PART.match(f"{counted}{after}".lower().strip())) or bool(_INCLUDING.search(before))
    part = part or (what in ("killed", "wounded") and bool(_RECEIVED.search(before)))
    part = part or bool(_AMONG.search(after))
    part = part or (what == "killed" and bool(_BODIES.search(f"{before[-16:]} {figure.text}")))
    # Where nothing is said of the five in "only five of them", the word for it is what tells who speaks ("named").
    backed = bool(_NAMED.search(before)) or not after.strip(" .,;:\"'”’")
    named = part and backed and bool(re.search(r"\b(?:only|just)\b", before + " " + figure.text))
    added = bool(_ADDED.search(figure.text)) and figure.bound not in ("more_than", "fewer_than")
    running = not named and (_running(claim.text, what, figure, days, added) or _total(claim, figure, days, added))
    state = entry.place.country if entry.place is not None else None
    if running and state is not None and (wide or entry.place_basis != "claim") and of_war(claim, what, figure):
        where = WAR_IN + state
    if not running and days == Span() and entry.happened is not None:
        day = ordinal(entry.happened)
        days = Span(day, day, explicit=True)
    return Facet(
        entry=entry, figure=figure, topic=what, group=group, place=where, region=_region(entry, where),
        key=key_of(entry), days=days, said=said,
        counted=class_of(figure, what), spot=spot_of(entry.read), whose=whose, by=by,
        running=running,
        denied=denied, hedged=claim.factuality == "hedged", part=part or (added and days.total), named=named,
        added=added or bool(_OTHERS.search(figure.text)),
    )  # fmt: skip


def _region(entry: Entry, where: str) -> str:
    if entry.block is not None or where.startswith(("side:", WAR_IN)) or where == NOWHERE:
        return where
    return region_key(entry.place) or where


def _running(text: str, what: str, figure: Figure, days: Span, added: bool) -> bool:
    if days.explicit or days.length is not None:
        return False
    if days.begun:
        return True
    if what == "held or abducted" and figure.state == "held":
        return True
    if what == "held or abducted":
        return bool(_STILL.search(text))
    if what in _GROUND or what.startswith("share of"):
        return not added and (figure.window is None or days.total)  # "100 square kilometres in a day"
    if what == "displaced":
        return True
    if what in _STOCKS:
        # "Its losses in the region stand at 67,000" tells no deed that they could be of.
        adding = figure.cumulative is True and not kinds(comparing.stems(text), "act")
        return adding or figure.scope == "running_total"
    return days.total and figure.window is not None


def of_war(claim: Claim, what: str, figure: Figure) -> bool:
    """True for people counted of a whole conflict, as the reader takes the figure and the event that it is of."""
    many = (figure.value or figure.low or figure.high or 0) >= OF_WAR
    return many and claim.event_role == "conflict" and figure.scope == "running_total" and what in TOLLS


def _total(claim: Claim, figure: Figure, days: Span, added: bool) -> bool:
    """True for what is read as a total since a war or a year began, of no news, where its words give no day."""
    read = figure.scope == "running_total" and claim.event_role in ("background", "conflict")
    return read and not (days.explicit or days.length is not None or added)


def _sides(entry: Entry, figure: Figure, what: str) -> tuple[str | None, str | None]:
    """(whose, by): whose the counted are, and who did it or holds it."""
    claim = entry.read
    actor = _party(entry, "actor", figure)
    if what in _GROUND or what.startswith("share of"):
        told = _side(figure.by, entry.published) if figure.by else None
        if figure.state == "lost":
            return actor, told
        return None, told or _holder(claim.text, entry.published) or actor
    whose = claim.whose(figure)
    if what == "killed or wounded" and whose is None:
        return actor, None
    by = (_side(figure.by, entry.published) if figure.by else None) or actor or struck_by(claim.text, entry.published)
    return whose, (by if by != whose else None)


def _party(entry: Entry, role: str, figure: Figure | None = None) -> str | None:
    party = entry.read.roles.actor if role == "actor" else entry.read.roles.target
    if party is None or (figure is not None and figure.text in party.name):
        return None
    if figure is not None and any(c.isdigit() for c in party.name):
        return None  # the counted themselves, taken for who acts
    return party.side


def _holder(text: str, published: str | None) -> str | None:
    """The side that the words say holds the ground ("under Ukrainian control", "in Russian hands")."""
    found = {side for m in _HOLDER.finditer(text) if (side := _side((m[1] or m[2] or "").strip(), published))}
    return found.pop() if len(found) == 1 else None


@lru_cache(KEPT)
def _side(phrase: str, published: str | None) -> str | None:
    hit = Registry.load().side_of(phrase, published) if phrase else None
    return hit.side if hit is not None else None


def named_alone(facet: Facet, others: Iterable[Facet]) -> bool:
    """True for "a commander was killed", which counts nobody, unless it stands in a list with another of these."""
    single = facet.figure is not None and singled_out(facet.figure)
    return single and not any(f.entry is facet.entry and f is not facet for f in others)
