"""Where places are named: the tagger's spans with their type words, names with type words, and phrases that point back."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.model.running import RunningText
from counterclaim.model.span import Span

TYPE_KINDS: dict[str, frozenset[str]] = {
    "region": frozenset({"ADM1", "region", "ADM2"}), "oblast": frozenset({"ADM1"}), "province": frozenset({"ADM1", "ADM2"}),
    "governorate": frozenset({"ADM1"}), "state": frozenset({"ADM1", "country"}), "territory": frozenset({"ADM1", "region"}),
    "district": frozenset({"ADM2", "ADM1", "town"}), "county": frozenset({"ADM2", "ADM1"}), "department": frozenset({"ADM1"}),
    "prefecture": frozenset({"ADM1", "ADM2"}), "republic": frozenset({"ADM1", "country"}), "krai": frozenset({"ADM1"}),
    "strip": frozenset({"region", "ADM1", "country"}), "peninsula": frozenset({"region", "ADM1"}),
    "valley": frozenset({"region", "ADM1", "ADM2"}), "heights": frozenset({"region"}), "city": frozenset({"town"}),
    "town": frozenset({"town"}), "village": frozenset({"town"}), "river": frozenset({"water"}), "sea": frozenset({"water"}),
    "strait": frozenset({"water"}), "border": frozenset(), "division": frozenset({"ADM1"}), "sector": frozenset(),
}  # fmt: skip
_AFTER = "|".join(TYPE_KINDS)
_NAME = r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|al-[A-Z]\w+|de|del|la|el))*"
_BEFORE = re.compile(
    r"(?:the )?(city|town|village|province|region|state|district|governorate|department|port|hamlet|island) of $", re.I
)
_TYPE_BEFORE = re.compile(r"\b(city|town|village|hamlet|port city|port) (?:of )?$", re.I)
_TYPE_AFTER = re.compile(rf"^ ({_AFTER})\b", re.I)
_TYPED = re.compile(
    rf"\b({_NAME}) (region|oblast|province|governorate|district|county|Strip|Oblast|Region|Province|Governorate|District|Heights|Peninsula)\b"
)
_BACK = re.compile(
    r"\b(?:the|this) (?:border |southern |northern |eastern |western |central |coastal |besieged |wider |whole |entire )?"
    r"(region|province|oblast|city|town|village|territory|strip|enclave|district|capital)\b(?! of\b)",
    re.I,
)
_LEADING = re.compile(r"^(?:the|in|of|near|from)\s+", re.I)
_DIRECTION = re.compile(
    r"^(?:(?:north|south|east|west)(?:ern)?|central|upper|lower|greater|north-?east(?:ern)?|north-?west(?:ern)?|south-?east(?:ern)?|south-?west(?:ern)?)[ -]",
    re.I,
)
_NEAR = re.compile(
    r"\b(?:near|outside|close to|around|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) of|km from|kilomet\w+ (?:from|of)|miles from)(?: the)?(?: (?:city|town|village) of)? $",
    re.I,
)


class Spot(NamedTuple):
    """One mention. name: what to look up; kinds: what its type word allows, empty: anything; back: the type word of a
    phrase that points back ("the region"), "" for a name; near: only the neighbourhood is meant."""

    start: int
    end: int
    name: str
    kinds: frozenset[str]
    back: str = ""
    near: bool = False


def spots(doc: RunningText, tagged: Sequence[Span], exclude: Sequence[Span]) -> list[Spot]:
    """Mentions in reading order, none overlapping another."""
    text = doc.text
    found: list[Spot] = []
    for start, end in sorted(tagged):
        spot = _named(text, start, end)
        if spot is not None:
            found.append(spot)
    for match in _TYPED.finditer(text):
        name = _without_common(match[1])
        if name:
            start = match.start() + len(match[1]) - len(name)
            found.append(Spot(start, match.end(), name, TYPE_KINDS[match[2].lower()]))
    for match in _BACK.finditer(text):
        found.append(Spot(match.start(), match.end(), "", frozenset(), back=match[1].lower()))
    found.sort(key=lambda s: (s.back != "", -(s.end - s.start)))
    kept: list[Spot] = []
    for spot in found:
        if any(spot.start < k.end and k.start < spot.end for k in kept):
            continue
        if any(spot.start < e and s < spot.end for s, e in exclude):
            continue
        kept.append(spot)
    return sorted(kept)


def _without_common(name: str) -> str:
    """A capital at the sentence's start ("In Kursk") is no part of the name."""
    words = name.split()
    while words and words[0].lower() in (
        "in",
        "the",
        "from",
        "near",
        "across",
        "of",
        "at",
        "on",
        "to",
        "and",
        "but",
        "russia's",
        "ukraine's",
    ):
        words.pop(0)
    while words and re.search(r"['’]s$", words[0]) and len(words) > 1:
        words.pop(0)
    return " ".join(words)


def _named(text: str, start: int, end: int) -> Spot | None:
    words = text[start:end]
    lead = _LEADING.match(words)
    if lead:
        start += lead.end()
    while end > start and text[end - 1] in " ,.;:'’\"”)(":
        end -= 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    name = text[start:end]
    if not any(c.isalpha() for c in name):
        return None
    kinds: frozenset[str] = frozenset()
    after = _TYPE_AFTER.match(text[end : end + 16])
    last = name.split()[-1].lower() if " " in name else ""
    if last in TYPE_KINDS:
        kinds = TYPE_KINDS[last]
        if last in (
            "region",
            "oblast",
            "province",
            "governorate",
            "district",
            "city",
            "territory",
            "county",
            "state",
            "town",
            "village",
        ):
            name = name[: -len(last)].strip()
    elif after and after[1].lower() not in ("border", "sector", "division"):
        kinds = TYPE_KINDS[after[1].lower()]
        end += after.end()
    before = _TYPE_BEFORE.search(text[max(0, start - 24) : start]) or _BEFORE.search(text[max(0, start - 24) : start])
    if before and not kinds:
        kinds = TYPE_KINDS.get(
            before[1].lower().removeprefix("port ").replace("hamlet", "village"), frozenset({"town"})
        )
    near = bool(_NEAR.search(text[max(0, start - 40) : start])) or bool(_DIRECTION.match(name))
    return Spot(start, end, _DIRECTION.sub("", name) if _DIRECTION.match(name) else name, kinds, near=near)
