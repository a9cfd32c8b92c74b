"""How the claims of one report stand to each other; precision first, each relation with its reason in words."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from counterclaim.model.actor import Actor
from counterclaim.model.claim import DENYING, Claim, ClaimRelation
from counterclaim.model.figure import Figure
from counterclaim.reader import comparing
from counterclaim.reader.answered import Answered, answered, may_answer
from counterclaim.reader.denials import goes_on, lays_the_deed, names_another, one_side, places_apart, says_denied
from counterclaim.reader.doers import doer
from counterclaim.reader.figures import states
from counterclaim.reader.laid import laid_to
from counterclaim.reader.losses import denies_loss

RESTATES = 0.5  # overlap coefficient of content words (of the shorter claim); set by eye
NEXT = 3  # claims before a denial of a deed of which one that lays such a deed to who denies is denied; set by eye
FEWEST = 3  # content words that two claims must share to restate each other

_OPPOSED_TYPES = {frozenset(("territory_gain", "territory_held")), frozenset(("territory_gain", "territory_control"))}
_FRONT_TYPES = frozenset[str]().union(*_OPPOSED_TYPES)
_WIDER = frozenset({"window", "running_total"})
_FUTURE = frozenset({"prediction", "intention", "conditional", "hedged"})


def relate(
    claims: Sequence[Claim],
    actors: Sequence[Actor],
    denied: Mapping[str, str | None] = MappingProxyType({}),
    text: str = "",
) -> list[ClaimRelation]:
    """Relations between pairs of claims, at most one a pair, in the order of the claims; a denial begins with the claim
    that denies, an update with the later count.

    denied: ids of the claims that denials deny, by the denials' own, where that is known already (denials.settle).
    text: what the claims' offsets are of; "" where nothing but their own words tells what a denial denies.
    """
    by_id = {a.id: a for a in actors}
    stems = {c.id: comparing.stems(c.text) for c in claims}
    denied = _denied(claims, by_id, stems, denied, text)
    out: list[ClaimRelation] = []
    for a, b in _candidates(claims, stems):
        found = _pair(a, b, by_id, stems, denied)
        if found is not None:
            first, second = (b, a) if _turned(found[0], a, b) else (a, b)
            out.append(ClaimRelation(first.id, second.id, *found))
    return out


def _turned(relation: str, a: Claim, b: Claim) -> bool:
    """True where the relation runs from the later claim of the text to the earlier."""
    return relation == "denies" or (relation == "updates" and (b.said or "") > (a.said or ""))


def _candidates(claims: Sequence[Claim], stems: Mapping[str, frozenset[str]]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs, in order, that one of the rules below may join; all but a few fail a test of one comparison."""
    numbers: dict[str, int] = {}
    bits = []  # a claim's stems as the bits of one number: counting what two share is then one operation
    for claim in claims:
        mask = 0
        for stem in stems[claim.id]:
            mask |= 1 << numbers.setdefault(stem, len(numbers))
        bits.append(mask)
    denying = [c.stance in DENYING for c in claims]
    counting = [c.type if c.figures and c.type != "other" else None for c in claims]
    for i, a in enumerate(claims):
        own, counts = bits[i], counting[i]
        fronts = a.type in _FRONT_TYPES
        for j in range(i + 1, len(claims)):
            if (
                (own & bits[j]).bit_count() >= FEWEST
                or denying[j]
                or (counts is not None and counts == counting[j])
                or (fronts and claims[j].type in _FRONT_TYPES)
            ):
                yield a, claims[j]


def _pair(  # type: ignore[no-untyped-def]
    a: Claim,
    b: Claim,
    actors: Mapping[str, Actor],
    stems: Mapping[str, frozenset[str]],
    denied: Mapping[str, str | None],
):
    if _nested(a, b):
        return None  # nested claims: the inner one is part of the outer, not a second telling
    if denied.get(b.id) == a.id:
        return ("denies", f"{_who(b, actors)} denies what {_who(a, actors)} says")
    if a.stance in DENYING or b.stance in DENYING:
        return None  # whoever denies a number gives none
    return _figures(a, b, actors) or _restated(a, b, actors, stems) or _opposed(a, b, actors)


def _side(claim: Claim, actors: Mapping[str, Actor]) -> str | None:
    actor = actors.get(claim.actor or "")
    return actor.side if actor else None


def _denied(
    claims: Sequence[Claim],
    actors: Mapping[str, Actor],
    stems: Mapping[str, frozenset[str]],
    known: Mapping[str, str | None],
    text: str,
) -> dict[str, str | None]:
    """The one earlier claim that each denial denies, by ids: of those that say what is denied one that lays it to who
    denies, then the likest in words."""
    by_id = {c.id: c for c in claims}
    out: dict[str, str | None] = {}
    for n, b in enumerate(claims):
        if b.stance not in DENYING:
            continue
        tells = answered(b, text) if text else Answered()
        if b.id in known:
            a = by_id.get(known[b.id] or "")
            if a is not None and goes_on(a, b, actors):
                a = by_id.get(out.get(a.id) or "")  # it only goes on with that denial
            out[b.id] = a.id if a is not None and a.voice != "narrator" and may_answer(tells, a) else None
            continue
        who = actors.get(b.actor or "")
        may = [
            a
            for m, a in enumerate(claims[:n], 1)
            if _may_deny(b, a, actors)
            and may_answer(tells, a)
            and not _nested(a, b)
            and (_puts(a, b, actors) or (n - m < NEXT and not names_another(b, a) and lays_the_deed(b, a, who)))
            and says_denied(b, a, who, actors.get(a.actor or ""), right_before=m == n)
        ]
        best = max(reversed(may), key=lambda a: (laid_to(a, who), len(stems[a.id] & stems[b.id])), default=None)
        out[b.id] = best.id if best is not None else None
    return out


def _may_deny(b: Claim, a: Claim, actors: Mapping[str, Actor]) -> bool:
    loss = denies_loss(b, a, actors.get(b.actor or ""))
    if a.stance in DENYING or (a.type != b.type and not loss) or a.type == "other" or a.voice == "narrator":
        return False
    if "agreed" in (a.asks, b.asks):
        return False  # an offer turned down denies nothing
    if a.actor is not None and a.actor == b.actor:
        return False  # nobody denies himself
    return not (b.voice == "actor" and one_side(a, b, actors))


def _puts(a: Claim, b: Claim, actors: Mapping[str, Actor]) -> bool:
    """True where a claim puts what a denial denies, by the denial's own words: the number that it gives; else two of
    its words beside who speaks, or one and the deed is laid to the denier, or of somebody counted the place."""
    if names_another(b, a):
        return False
    if denies_loss(b, a, actors.get(b.actor or "")):
        return True
    if b.figures:
        return any(_one_number(fa, fb) for fa in a.figures for fb in b.figures)
    place = comparing.stems(" ".join(p.text for p in b.places))
    names = " ".join(
        [*(_named(c, actors) for c in (a, b)), *(p.side or "" for p in (a.roles.actor, b.roles.actor) if p)]
    )
    shared = comparing.shared(a.text, b.text, apart=names)
    side = _side(b, actors)
    laid = a.roles.actor is not None and side is not None and a.roles.actor.side == side
    counts = any(f.unit == "people" for f in a.figures)
    return len(shared) >= FEWEST - 1 or (bool(shared & place if counts else shared) and laid)


def _named(claim: Claim, actors: Mapping[str, Actor]) -> str:
    actor = actors.get(claim.actor or "")
    return f"{actor.name} {actor.side or ''}" if actor is not None else ""


def _one_number(fa: Figure, fb: Figure) -> bool:
    """True for one number of one side's, however each bounds it and whatever it calls those counted."""
    if fa.unit != fb.unit or (fa.side and fb.side and fa.side != fb.side):
        return False
    return comparing.one_number(fa, fb)


def _nested(a: Claim, b: Claim) -> bool:
    return any(s < d and c < e for s, e in a.content for c, d in b.content)


def _figures(a: Claim, b: Claim, actors: Mapping[str, Actor]) -> tuple[str, str] | None:
    for fa in a.figures:
        for fb in b.figures:
            found = _two_figures(a, b, fa, fb, actors)
            if found is not None:
                return found
    if a.type == b.type and a.type != "other" and a.figures and b.figures and a.voice == b.voice == "actor":
        units = ({f.unit for f in a.figures}, {f.unit for f in b.figures})
        if not units[0] & units[1]:
            return (
                "not_comparable",
                f"{_counts(a.figures[0])} and {_counts(b.figures[0])} are counted in different units",
            )
    return None


def _two_figures(a: Claim, b: Claim, fa: Figure, fb: Figure, actors: Mapping[str, Actor]) -> tuple[str, str] | None:
    if fa.unit is None or fa.unit != fb.unit or a.type != b.type or a.type == "other":
        return None
    if fa.state and fb.state and states.group(fa.state) != states.group(fb.state):
        return ("not_comparable", f"{_counts(fa)} ({fa.state}) and {_counts(fb)} ({fb.state}) count different things")
    ours, theirs = a.whose(fa), b.whose(fb)
    if ours and theirs and ours != theirs:
        return ("not_comparable", f"{_counts(fa)} counts {ours}'s, {_counts(fb)} counts {theirs}'s")
    for one, counted, whose in ((a, (fa, fb), theirs), (b, (fb, fa), ours)):
        if whose is not None and one.roles.actor is not None and one.roles.actor.side == whose:
            first, second = (_counts(f) for f in counted)
            return ("not_comparable", f"{first} is what {whose} did, {second} counts {whose}'s own")
    if (fa.window or "") != (fb.window or "") and fa.window and fb.window:
        return (
            "not_comparable",
            f"{_counts(fa)} ({fa.window}) and {_counts(fb)} ({fb.window}) count over different times",
        )
    if fa.cumulative is not None and fb.cumulative is not None and fa.cumulative != fb.cumulative:
        return ("not_comparable", f"one of {_counts(fa)} and {_counts(fb)} is a running total, the other an increment")
    if fa.counted is None or fb.counted is None or comparing.head(fa.counted) != comparing.head(fb.counted):
        return None
    if _longer(fa, fb) or _longer(fb, fa):
        if not {fa.scope, fb.scope} & {"incident", "day"}:
            return None
        over, of_one = (fa, fb) if _longer(fa, fb) else (fb, fa)
        return ("not_comparable", f"{_counts(over)} ({over.window}) counts over a longer time than {_counts(of_one)}")
    if comparing.equal(fa, fb) or (fa.value is None and (fa.bound, fa.low, fa.high) == (fb.bound, fb.low, fb.high)):
        if a.actor == b.actor and a.voice == b.voice:
            return ("restates", f"both say {_counts(fa)}")
        return None
    sides = (_side(a, actors), _side(b, actors))
    if a.said and b.said and a.actor == b.actor and a.said != b.said:
        return ("updates", f"{_counts(fb)} was said on {b.said}, {_counts(fa)} on {a.said}")
    if places_apart(a, b) or _two_doers(a, b):
        return None  # counted in two places, or what each of two sides did
    if fa.unit == "people" and None in (ours, theirs):
        return None  # each of two sides may count its own
    if _disjoint(fa, fb) and None not in sides and sides[0] != sides[1]:
        return ("opposed", f"{_counts(fa)} ({_who(a, actors)}) and {_counts(fb)} ({_who(b, actors)}) cannot both hold")
    return None


def _longer(one: Figure, other: Figure) -> bool:
    """True for a count over a time that its words tell, or up to now, beside a count whose words tell no such time."""
    return one.scope in _WIDER and bool(one.window) and not other.window


def _restated(
    a: Claim, b: Claim, actors: Mapping[str, Actor], stems: Mapping[str, frozenset[str]]
) -> tuple[str, str] | None:
    if (
        a.voice == b.voice == "actor"
        and a.actor != b.actor
        and (_side(a, actors) is None or _side(a, actors) != _side(b, actors))
    ):
        return None
    if a.type != b.type and "other" not in (a.type, b.type):
        return None
    if a.stance in DENYING or b.stance in DENYING or comparing.other_people(a.roles, b.roles):
        return None
    named = comparing.stems(" ".join(one.name for one in actors.values() if one.kind == "person"))
    shared = (stems[a.id] & stems[b.id]) - named  # a name alone says nothing of its bearer
    smaller = min(len(stems[a.id] - named), len(stems[b.id] - named))
    again = comparing.written(a.text, shared)
    more = any(not word[:1].isupper() for word in again.split())  # than names
    if len(shared) >= FEWEST and more and len(shared) / smaller >= RESTATES and _figures_agree(a, b):
        return ("restates", f"the same said again: {again}")
    return None


def _two_doers(a: Claim, b: Claim) -> bool:
    ours, theirs = doer(a), doer(b)
    return ours is not None and theirs is not None and ours != theirs


def _figures_agree(a: Claim, b: Claim) -> bool:
    if not a.figures or not b.figures:
        return True
    return any(comparing.equal(fa, fb) for fa in a.figures for fb in b.figures)


def _opposed(a: Claim, b: Claim, actors: Mapping[str, Actor]) -> tuple[str, str] | None:
    sides = (_side(a, actors), _side(b, actors))
    if None in sides or sides[0] == sides[1] or frozenset((a.type, b.type)) not in _OPPOSED_TYPES:
        return None
    ids = {p.id for p in a.places if p.id} & {p.id for p in b.places if p.id}
    if not ids:
        return None
    if a.factuality in _FUTURE and b.factuality in _FUTURE:
        return ("opposed", f"{sides[0]} and {sides[1]} expect different outcomes for the same place")
    return None


def _disjoint(fa: Figure, fb: Figure) -> bool:
    if "about" in (fa.bound, fb.bound) or "vague" in (fa.bound, fb.bound):
        return False
    return comparing.disjoint(comparing.interval(fa), comparing.interval(fb))


def _counts(figure: Figure) -> str:
    return f"'{figure.text}'"


def _who(claim: Claim, actors: Mapping[str, Actor]) -> str:
    actor = actors.get(claim.actor or "")
    return actor.name if actor else "the report" if claim.voice == "narrator" else "an unresolved speaker"
