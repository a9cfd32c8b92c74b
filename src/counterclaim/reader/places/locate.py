"""Place names of a running text with what they mean; what stays ambiguous or unknown stays unresolved."""

import re
from collections import Counter
from collections.abc import Sequence

from counterclaim.gazetteer import Gazetteer
from counterclaim.gazetteer.entry import Entry
from counterclaim.model.place import Candidate, Place, Precision
from counterclaim.model.running import RunningText
from counterclaim.model.span import Span
from counterclaim.reader.places.choose import choose
from counterclaim.reader.places.spots import Spot, spots

SURE = 0.25  # margin in score points under which two rival places are left open; 0 to .6 tried on places train
_CONTAINER = re.compile(r"^(?:,| in| in the|, in|, in the| \()\s$|^, $|^['’]s $")
_POINTS_AT = {
    "region": {"ADM1", "region"}, "province": {"ADM1"}, "oblast": {"ADM1"}, "territory": {"ADM1", "region"}, "strip": {"region", "ADM1", "country"},
    "enclave": {"region", "ADM1"}, "city": {"town"}, "town": {"town"}, "village": {"town"}, "district": {"ADM2"}, "capital": set(),
}  # fmt: skip
_LAND = re.compile(r"\b(?:territory|border|incursion|offensive|square kilomet\w+|operation|retake\w*|invasion)\b", re.I)


def locate(
    doc: RunningText, tagged: Sequence[Span], gazetteer: Gazetteer, *, exclude: Sequence[Span] = ()
) -> tuple[Place, ...]:
    """Every place named, in reading order; offsets into doc.text.

    tagged: the encoder's place spans. exclude: spans in which nothing is a place (speakers, organisations).
    """
    found = spots(doc, tagged, exclude)
    names = {key: _candidates(spot, gazetteer) for spot in found if not spot.back and (key := _key(spot))}
    counts = Counter(_key(s) for s in found if not s.back)
    containers = _containers(doc.text, found, names)
    chosen = choose(names, containers, counts)
    out: list[Place] = []
    for spot in found:
        if spot.back:
            place = _pointing_back(doc.text, spot, out)
        else:
            place = _place(doc.text, spot, names.get(_key(spot), ()), chosen.get(_key(spot)), names, chosen)
        if place is not None:
            out.append(place)
    return tuple(out)


def _key(spot: Spot) -> str:
    return spot.name + "|" + ",".join(sorted(spot.kinds))


def _candidates(spot: Spot, gazetteer: Gazetteer) -> Sequence[Entry]:
    found = gazetteer.find(spot.name)
    if not found:
        shorter = re.sub(r"^(?:the|city of|town of|village of)\s+", "", spot.name, flags=re.I)
        found = gazetteer.find(shorter) if shorter != spot.name else ()
    if spot.kinds:
        bound = tuple(e for e in found if e.kind in spot.kinds)
        return bound or (() if "town" not in spot.kinds and not found else found)
    return found


def _containers(text: str, found: Sequence[Spot], names: dict[str, Sequence[Entry]]) -> dict[str, list[Entry]]:
    """ "Sudzha, Kursk region", "Goma in Congo", "Russia's Kursk region"."""
    out: dict[str, list[Entry]] = {}
    for a, b in zip(found, found[1:], strict=False):
        if a.back or b.back:
            continue
        between = text[a.end : b.start]
        if between in ("'s ", "’s "):
            out.setdefault(_key(b), []).extend(e for e in names.get(_key(a), ())[:3] if e.kind == "country")
        elif len(between) < 10 and re.fullmatch(r",? (?:in |\()?(?:the )?(?:\w+ern )?", between):
            out.setdefault(_key(a), []).extend(
                e for e in names.get(_key(b), ())[:5] if e.kind in ("country", "ADM1", "region")
            )
    return out


def _place(
    text: str, spot: Spot, candidates: Sequence[Entry], best: tuple[Entry, float] | None,
    names: dict[str, Sequence[Entry]], chosen: dict[str, tuple[Entry, float]],
) -> Place:  # fmt: skip
    words = text[spot.start : spot.end]
    if best is None:
        return Place(text=words, start=spot.start, end=spot.end, candidates=_as_candidates(candidates))
    entry, margin = best
    entry = _region_of_that_name(text, spot, entry, chosen)
    if margin < SURE and len(candidates) > 1 and entry is best[0]:
        return Place(text=words, start=spot.start, end=spot.end, candidates=_as_candidates(candidates))
    return Place(
        text=words, start=spot.start, end=spot.end, id=entry.id, name=entry.name, kind=entry.kind, lat=entry.lat, lon=entry.lon,
        country=entry.country, admin1=entry.admin1_name, precision=_precision(spot, entry),
        confidence=round(min(1.0, 0.5 + margin / 6), 3), candidates=(),
    )  # fmt: skip


def _region_of_that_name(text: str, spot: Spot, entry: Entry, chosen: dict[str, tuple[Entry, float]]) -> Entry:
    """Bare "Kursk" beside "Kursk region" is the region where the sentence tells of land, else the city."""
    if spot.kinds or entry.kind != "town":
        return entry
    for key, (other, _) in chosen.items():
        if key.startswith(spot.name + "|") and other.kind == "ADM1" and other.admin1 == entry.admin1:
            start = text.rfind(".", 0, spot.start) + 1
            end = text.find(".", spot.end)
            sentence = text[start : end if end > 0 else len(text)]
            if _LAND.search(sentence) and "city of" not in sentence:
                return other
    return entry


def _pointing_back(text: str, spot: Spot, earlier: Sequence[Place]) -> Place | None:
    """ "The region": the last place of that kind; nothing where none was named before."""
    kinds = _POINTS_AT.get(spot.back, set())
    for place in reversed(earlier):
        if place.id is not None and place.kind in kinds:
            return Place(
                text=text[spot.start : spot.end], start=spot.start, end=spot.end, id=place.id, name=place.name, kind=place.kind,
                lat=place.lat, lon=place.lon, country=place.country, admin1=place.admin1, precision=place.precision,
                anaphor=True, confidence=round(place.confidence * 0.8, 3),
            )  # fmt: skip
    return None


def _precision(spot: Spot, entry: Entry) -> Precision:
    if spot.near:
        return "near"
    table: dict[str, Precision] = {
        "country": "country",
        "continent": "region",
        "ADM1": "ADM1",
        "ADM2": "ADM2",
        "town": "town",
        "facility": "exact",
    }
    return table.get(entry.kind, "region")


def _as_candidates(entries: Sequence[Entry]) -> tuple[Candidate, ...]:
    return tuple(Candidate(e.id, e.name, e.kind, e.country) for e in entries[:5])
