"""A small ledger written by hand into the tables, so that questions to it are tested without reading and matching.

Places, sides and people are invented. Two outlets carry one wire story; two sides count prisoners and settlements.
"""

import json
import zlib
from typing import Any

from sqlalchemy import Connection, insert

from counterclaim.ledger import tables, word_index
from counterclaim.ledger.queries.load import claim_rows
from counterclaim.ledger.rows import encoded
from counterclaim.model import Claim, Reading, Report
from tests.ledger.entries import entries_of

CAMP, TOWN, REGION, LAND = "cc:camp", "cc:lanham", "cc:lan-region", "cc:norland"

REPORTS: list[dict[str, Any]] = [
    {"id": "r1", "source": "in/harbour.txt", "title": "Two accounts of Lanham bridge", "publisher": "Harbour Gazette",
     "agency": "AFP", "published": "2024-05-03", "url": "https://harbour.example/1", "family": "w1",
     "added_at": "2024-05-04T08:00:00.000+00:00"},
    {"id": "r2", "source": "in/hill.txt", "title": "Lanham bridge: what both say", "publisher": "Hill Post",
     "agency": "AFP", "published": "2024-05-03", "url": "https://hill.example/2", "family": "w1",
     "added_at": "2024-05-04T09:00:00.000+00:00"},
    {"id": "r3", "source": "in/surria.txt", "title": "Surria answers", "publisher": "Surria Daily",
     "published": "2024-05-05", "url": None, "agency": None, "family": None,
     "added_at": "2024-05-06T09:00:00.000+00:00"},
    {"id": "r4", "source": "in/late.txt", "title": "A month on, 100 % \"quoted\"", "publisher": "Harbour Gazette",
     "agency": None, "published": "2024-06-11", "url": None, "family": None,
     "added_at": "2024-06-12T09:00:00.000+00:00"},
    {"id": "r5", "source": "in/undated.txt", "title": None, "publisher": None, "agency": None, "published": None,
     "url": None, "family": None, "added_at": "2024-06-13T09:00:00.000+00:00"},
]  # fmt: skip

SPEAKERS = [
    {"id": "s-brandt", "name": "Olaf Brändt", "kind": "person", "side": "Norland"},
    {"id": "s-sant", "name": "Mira Sant", "kind": "person", "side": "Surria"},
    {"id": "s-medics", "name": "medics", "kind": "collective", "side": None},
]

# id, report, speaker, type, stance, said, happened, confidence, text, figures, places
_CLAIMS: list[tuple[Any, ...]] = [
    ("r1:c1", "s-brandt", "prisoners_captured", "asserts", "2024-05-03", "2024-05-02", 0.9,
     "at least 40 Surrian soldiers were captured at Lanham", [(40, "at_least", "people", "captured")], [TOWN]),
    ("r1:c2", "s-brandt", "territory_held", "asserts", "2024-05-03", "2024-05-03", 0.8,
     "Norland holds 74 settlements in the region", [(74, "exact", "settlement", None)], [REGION]),
    ("r1:c3", None, "other", "asserts", "2024-05-03", None, 0.3, "Two accounts of Lanham bridge", [], []),
    ("r2:c1", "s-brandt", "prisoners_captured", "asserts", "2024-05-03", "2024-05-02", 0.9,
     "at least 40 Surrian soldiers were captured at Lanham", [(40, "at_least", "people", "captured")], [TOWN]),
    ("r3:c1", "s-sant", "prisoners_captured", "denies", "2024-05-05", "2024-05-02", 0.7,
     "not one Surrian soldier has laid down arms", [], [TOWN]),
    ("r3:c2", "s-sant", "prisoners_captured", "admits", "2024-05-05", "2024-05-02", 0.6,
     "31 soldiers were captured", [(31, "exact", "people", "captured")], [TOWN]),
    ("r3:c3", "s-sant", "territory_held", "asserts", "2024-05-05", "2024-05-04", 0.8,
     "the enemy has 28 settlements", [(28, "exact", "settlement", None)], [REGION]),
    ("r3:c4", "s-medics", "casualties", "asserts", "2024-05-05", "2024-05-04", 0.4,
     "dozens were wounded near the camp", [(None, "vague", "people", "wounded")], [CAMP]),
    ("r4:c1", "s-brandt", "territory_held", "asserts", "2024-06-10", "2024-06-10", 0.85,
     "Norland's troops hold 90 settlements", [(90, "exact", "settlement", None)], [REGION]),
    ("r4:c2", "?", "strike_attack", "accuses", "2024-06-11", "2024-06-09/2024-06-10", 0.2,
     "a strike hit the café NEAR the bridge", [], ["?"]),
    ("r5:c1", None, "other", "asserts", None, None, 0.5, "nothing is known of its day", [], []),
]  # fmt: skip

PLACES = {
    TOWN: ("Lanham", "town", 51.0, 35.0, "NL", "town"),
    REGION: ("Lan region", "ADM1", 51.5, 35.5, "NL", "ADM1"),
    CAMP: ("Camp Ost", "facility", -12.0, 179.5, "SU", "near"),
}
_HOLDS = [(TOWN, REGION), (TOWN, LAND), (REGION, LAND)]

MATTERS = [
    {"id": "m-prisoners", "question": "Surrian soldiers captured at Lanham", "type": "prisoners_captured",
     "counted": "soldiers", "state": "captured", "unit": "people", "whose": "Surria", "place": TOWN,
     "place_name": "Lanham", "first": "2024-05-02", "last": "2024-05-02", "running": False, "size": 4, "reports": 2,
     "utterances": 3, "sides": 2, "versions": 3, "contested": True, "changed_at": "2024-05-06T09:00:01.000+00:00"},
    {"id": "m-settlements", "question": "settlements held by Norland, Lan region", "type": "territory_held",
     "counted": "settlements", "state": None, "unit": "settlement", "whose": "Norland", "place": REGION,
     "place_name": "Lan region", "first": "2024-05-03", "last": "2024-06-10", "running": True, "size": 3, "reports": 3,
     "utterances": 3, "sides": 2, "versions": 3, "contested": True, "changed_at": "2024-06-12T09:00:01.000+00:00"},
    {"id": "m-wounded", "question": "people wounded near Camp Ost", "type": "casualties", "counted": "people",
     "state": "wounded", "unit": "people", "whose": None, "place": CAMP, "place_name": "Camp Ost",
     "first": "2024-05-04", "last": "2024-05-04", "running": False, "size": 1, "reports": 1, "utterances": 1,
     "sides": 0, "versions": 1, "contested": False, "changed_at": "2024-05-06T09:00:01.000+00:00"},
]  # fmt: skip
_MEMBERS = {
    "m-prisoners": [("r1:c1", 0), ("r2:c1", 0), ("r3:c1", 1), ("r3:c2", 2)],
    "m-settlements": [("r1:c2", 0), ("r3:c3", 1), ("r4:c1", 2)],
    "m-wounded": [("r3:c4", 0)],
}
RELATIONS = [
    ("r2:c1", "r1:c1", "same_utterance", "m-prisoners", "the same words of one speaker on one day"),
    # The wrong way round, as ledgers hold many: r3:c1 is the denial.
    ("r1:c1", "r3:c1", "denies", "m-prisoners", "it says that none was captured"),
    ("r3:c4", "r3:c1", "denies", "", "a denial of what the same report says"),
    ("r3:c2", "r1:c1", "contradicts", "m-prisoners", "'at least 40' and '31' cannot both hold"),
    ("r3:c3", "r1:c2", "contradicts", "m-settlements", "74 against 28"),
    ("r4:c1", "r1:c2", "updates", "m-settlements", "a later count by the same side"),
]


def texts() -> dict[str, str]:
    """The reports' texts: each claim a paragraph, after a line of furniture with an emoji (offsets are code points)."""
    out = {report["id"]: "\U0001f4f0 Share this\n\n" for report in REPORTS}
    for id, *_, text, _, _ in _CLAIMS:
        out[id.split(":")[0]] += f"{text}.\n\n"
    return out


def fill(db: Connection) -> None:
    """Write the sample into empty tables."""
    whole = texts()
    for one in REPORTS:
        _report(db, one, whole[one["id"]])
    db.execute(insert(tables.speaker), SPEAKERS)
    sides = {one["id"]: one for one in SPEAKERS}
    for number, (id, speaker, kind, stance, said, happened, confidence, text, figures, places) in enumerate(_CLAIMS):
        report = id.split(":")[0]
        start = whole[report].index(text)
        who = sides.get(speaker)
        if who is not None:
            actor = {"id": f"{id}:a", "report": report, "speaker": speaker, "name": who["name"], "kind": who["kind"]}
            role = "spokesman" if report != "r4" else "general"
            db.execute(insert(tables.actor).values(**actor, role=role, side=who["side"], side_basis="text"))
        first, _, last = (happened or "").partition("/")
        db.execute(
            insert(tables.claim).values(
                id=id, report=report, number=number, voice="narrator" if speaker is None else "actor",
                actor=f"{id}:a" if who else None, speaker=speaker if who else None,
                speaker_name=who["name"] if who else None, side=who["side"] if who else None, type=kind, stance=stance,
                factuality="negated" if stance == "denies" else "asserted",
                evidentiality="narrator" if speaker is None else "official_statement", said=said, said_first=said,
                happened_first=first or None, happened_last=last or first or None, text=text,
                content=json.dumps([[start, start + len(text)]]), start=start, confidence=confidence,
                actor_role="the army" if kind == "strike_attack" else None, actor_side=None,
                utterance="u1" if id in ("r1:c1", "r2:c1") else f"u-{id}", shared=report in ("r1", "r2"),
            )
        )  # fmt: skip
        for n, (value, bound, unit, state) in enumerate(figures):
            digits = str(value) if value else "dozens"
            at = start + text.index(digits)
            db.execute(
                insert(tables.figure).values(
                    id=f"{id}:f{n}", claim=id, text=digits, start=at, end=at + len(digits), value=value,
                    low=24 if value is None else value, high=None if bound in ("at_least", "vague") else value,
                    bound=bound, unit=unit, counted="settlements" if unit == "settlement" else "soldiers", state=state,
                    side="Norland" if unit == "settlement" else "Surria", inconsistent=False,
                )
            )  # fmt: skip
        for n, place in enumerate(places):
            unresolved = (None, "unknown", None, None, None, "unresolved")
            name, form, lat, lon, country, precision = PLACES.get(place, unresolved)
            db.execute(
                insert(tables.place).values(
                    id=f"{id}:p{n}", claim=id, text=name or "the bridge", start=start, end=start + 3,
                    gazetteer=place if name else None, name=name, kind=form, lat=lat, lon=lon, country=country,
                    precision=precision,
                )
            )  # fmt: skip
        if happened:
            db.execute(
                insert(tables.when).values(
                    id=f"{id}:t0", claim=id, text="then", start=start, end=start + 3, value=happened, first=first,
                    last=last or first, precision="day", basis="text", role="event",
                )
            )  # fmt: skip
    word_index.add(db, "report", [one["id"] for one in REPORTS])
    word_index.add(db, "claim", [id for id, *_ in _CLAIMS])
    db.execute(
        insert(tables.place_within),
        [{"inside": a, "container": b} for a, b in [*_HOLDS, *((one, one) for one in (TOWN, REGION, CAMP, LAND))]],
    )
    db.execute(insert(tables.matter), MATTERS)
    for matter, members in _MEMBERS.items():
        rows = [{"matter": matter, "claim": c, "version": v, "position": n} for n, (c, v) in enumerate(members)]
        db.execute(insert(tables.matter_claim), rows)
    names = ("a", "b", "relation", "matter", "reason")
    db.execute(insert(tables.relation), [dict(zip(names, row, strict=True), by_person=False) for row in RELATIONS])
    entries = entries_of(claim_rows(db, [row[0] for row in _CLAIMS]))
    db.execute(insert(tables.entry), [{"claim": id, "value": encoded(one)} for id, one in entries.items()])
    db.execute(insert(tables.family).values(id="w1", agency="AFP", basis="containment+agency", size=2))
    for position, report in enumerate(("r1", "r2")):
        db.execute(
            insert(tables.family_member).values(
                report=report, family="w1", position=position, containment=0.9, shared="[[14, 40]]", own="[]"
            )
        )


def _report(db: Connection, one: dict[str, Any], text: str) -> None:
    claims = []
    for id, speaker, kind, stance, said, _, confidence, words, _, _ in _CLAIMS:
        if id.startswith(f"{one['id']}:"):
            at = text.index(words)
            claims.append(
                Claim(
                    id=id.split(":")[1], voice="narrator" if speaker is None else "actor",
                    content=((at, at + len(words)),), text=words, type=kind, stance=stance, said=said,
                    confidence=confidence,
                )
            )  # fmt: skip
    kept = {name: one[name] for name in ("id", "source", "title", "publisher", "agency", "published", "url")}
    reading = Reading(reader="sample 1", report=Report(text=text, **kept), claims=tuple(claims))
    db.execute(
        insert(tables.report).values(
            **one, key=one["id"], text=text, furniture=json.dumps([{"kind": "share", "start": 0, "end": 12}]),
            reader="sample 1", reading=zlib.compress(reading.to_json().encode()), language="en", byline=None,
            published_basis="header",
        )
    )  # fmt: skip
