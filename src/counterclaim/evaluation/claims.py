"""Claims of a reading against a hand-made table of one report: which rows are found, and which fields are right.

The rules are those of the gold tables (docs/accuracy.md): a required row is looked up by its words (token F1
at least 0.8 with its content or an accepted alternative), then every field that the gold fills is compared.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import msgspec

from counterclaim.evaluation.differences import difference
from counterclaim.evaluation.match import FOUND, last_day, same_measure, same_name, same_side, token_f1, words

Row = Mapping[str, Any]


class RowScore(msgspec.Struct, frozen=True):
    """One gold row: claim is the id of the claim found for it (None: missing); fields: right or wrong by name.

    differs: for each wrong field, what the gold has and what was read, in words.
    nearest: of a missing row, the words of the claim that comes nearest; None where there is no claim at all.
    """

    row: str
    content: str
    claim: str | None
    fields: dict[str, bool]
    differs: dict[str, tuple[str, str]] = {}
    nearest: str | None = None

    @property
    def right(self) -> bool:
        """True when the row was found and every field is right."""
        return self.claim is not None and all(self.fields.values())


class ClaimsScore(msgspec.Struct, frozen=True):
    """All required rows of one report, and what came out of furniture or with wrong offsets."""

    rows: tuple[RowScore, ...]
    problems: tuple[str, ...]
    kind: str | None = None
    """What kind of document it is, as its gold table says."""
    shares: dict[str, tuple[int, int]] = {}
    """How many of how many, by name: of the claims read, those that are claims of the gold, optional ones among them
    ("claims"); of those read as the narrator's, the narrator's ("narrator's"); of the found rows whose speaker the gold
    leaves without a side, and does not call it open, those that were given one ("false sides").
    """

    @property
    def right(self) -> int:
        """Rows with every field right."""
        return sum(r.right for r in self.rows)

    @property
    def found(self) -> int:
        """Rows whose words were found, whoever is said to have said them."""
        return sum(r.claim is not None for r in self.rows)

    @property
    def found_with_voice(self) -> int:
        """Rows whose words were found under the right speaker (the narrator counts as one)."""
        return sum(r.claim is not None and r.fields.get("speaker", False) for r in self.rows)

    def tally(self) -> dict[str, tuple[int, int]]:
        """By field, how many of the found rows have it right and how many the gold fills it for."""
        right: Counter[str] = Counter()
        filled: Counter[str] = Counter()
        for row in self.rows:
            for field, ok in row.fields.items():
                right[field] += ok
                filled[field] += 1
        return {field: (right[field], n) for field, n in filled.items()}

    @classmethod
    def together(cls, scores: Iterable["ClaimsScore"]) -> "ClaimsScore":
        """The rows and problems of several reports as one."""
        every = list(scores)
        names = dict.fromkeys(name for s in every for name in s.shares)
        shares = {name: tuple(map(sum, zip(*(s.shares[name] for s in every), strict=True))) for name in names}
        rows, problems = tuple(r for s in every for r in s.rows), tuple(p for s in every for p in s.problems)
        return cls(rows, problems, shares=cast(dict[str, tuple[int, int]], shares))


def score_claims(gold: Row, reading: Row) -> ClaimsScore:
    """Score one reading (as `Reading.to_dict()` gives it) against one gold table."""
    actors = {a["id"]: a for a in reading.get("actors", ())}
    lang = reading["report"].get("language") or "en"
    rows = [_row(row, reading["claims"], actors, lang) for row in gold["claims"] if row["required"]]
    return ClaimsScore(tuple(rows), tuple(_problems(gold, reading)), gold["document"].get("kind"),
                       _shares(gold, reading, actors))  # fmt: skip


def _shares(gold: Row, reading: Row, actors: Mapping[str, Row]) -> dict[str, tuple[int, int]]:
    contents = [(row, [c for c in _options(row, "content_text", "content_text_long") if c]) for row in gold["claims"]]
    real = mine = told = 0
    for claim in reading["claims"]:
        rows = [row for row, words in contents if any(token_f1(claim["text"], one) >= FOUND for one in words)]
        real += bool(rows)
        if claim["voice"] == "narrator":
            told += 1
            mine += any("narrator" in _options(row, "speaker") for row in rows)
    given = sideless = 0
    for row in gold["claims"]:
        spoken = row["required"] and row["speaker"] != "narrator" and not row.get("side") and not row.get("side_open")
        claim = found_for(row, reading["claims"])[0] if spoken else None
        if claim is not None and claim["voice"] == "actor":
            sideless += 1
            given += bool(actors.get(claim.get("actor") or "", {}).get("side"))
    return {
        "claims": (real, len(reading["claims"])), "narrator's": (mine, told), "false sides": (given, sideless),
    }  # fmt: skip


def _options(row: Row, field: str, *more: str) -> list[Any]:
    accept = row.get("accept") or {}
    out = [row.get(field)]
    for key in (field, *more):
        value = accept.get(key)
        out += value if isinstance(value, list) else [value] if key in accept else []
    return out


def claim_of(row: Row, claims: Sequence[Row]) -> Row | None:
    """The claim of a reading that has a gold row's own words, and not those of its neighbours with them; else None."""
    best, claim = _nearest([row["content_text"]], claims)
    return claim if best >= FOUND else None


def _nearest(contents: Sequence[str], claims: Sequence[Row]) -> tuple[float, Row | None]:
    scored = [(max((token_f1(c["text"], g) for g in contents), default=0.0), c) for c in claims]
    return max(scored, key=lambda s: s[0], default=(0.0, None))


def found_for(row: Row, claims: Sequence[Row]) -> tuple[Row | None, Row | None]:
    """The claim found for a row, and the one that comes nearest to its words; None where there is none."""
    best, claim = _nearest([c for c in _options(row, "content_text", "content_text_long") if c], claims)
    return (claim if best >= FOUND else None), claim


def _row(row: Row, claims: Sequence[Row], actors: Mapping[str, Row], lang: str) -> RowScore:
    claim, near = found_for(row, claims)
    if claim is None:
        return RowScore(row["id"], row["content_text"], None, {}, nearest=near["text"] if near else None)
    fields = fields_right(row, claim, actors, lang)
    wrong = [field for field, ok in fields.items() if not ok]
    actor = actors.get(claim.get("actor") or "", {})
    differs = {field: difference(field, row, claim, actor) for field in wrong}
    return RowScore(row["id"], row["content_text"], claim["id"], fields, differs)


def fields_right(row: Row, claim: Row, actors: Mapping[str, Row], lang: str = "en") -> dict[str, bool]:
    """By field that the row fills, whether the claim found for it has it right; actors: of the reading, by id.

    lang: of the report. The gold names units in English; elsewhere what is counted tells them, too.
    """
    actor = actors.get(claim.get("actor") or "", {})
    who = "narrator" if claim["voice"] == "narrator" else actor.get("name") or ""
    speakers = [s for s in _options(row, "speaker") if s]
    out = {"speaker": any(who == "narrator" if s == "narrator" else same_name(who, s) for s in speakers)}
    if row["speaker"] != "narrator" and row.get("side") and who != "narrator":
        out["side"] = same_side(actor.get("side") or "", row["side"])
    out["type"] = claim["type"] in _options(row, "event_type")
    out["factuality"] = claim["factuality"] in _options(row, "factuality")
    if row.get("figures"):
        out["figures"] = all(_figure(g, claim["figures"], lang) for g in row["figures"])
    places = [p for p in row.get("places", ()) if not p.get("outside_content")]
    if places:
        out["places"] = all(_place(p, claim["places"]) for p in places)
    if row.get("times"):
        out["times"] = all(_time(t, claim["times"], claim.get("said")) for t in row["times"])
    return out


def _figure(gold: Row, figures: Sequence[Row], lang: str = "en") -> bool:
    if gold.get("unit") in ("ordinal", "share") or gold.get("value") is None:
        return True
    near = 1e-6 * max(1, abs(gold["value"]))
    told = gold.get("counted") or "" if lang != "en" else None
    return any(
        f.get("value") is not None
        and abs(f["value"] - gold["value"]) <= near
        and same_measure(gold.get("unit"), f.get("unit"), f.get("counted"), told)
        for f in figures
    )


def _place(gold: Row, places: Sequence[Row]) -> bool:
    want = set(words(gold["normalised"].split("(")[0].split(",")[0]))
    for place in places:
        kind = str(place.get("kind", "")).lower()
        if want & set(words(f"{place.get('name') or ''} {place.get('text') or ''}")) and (
            "ADM1" not in gold["normalised"] or "adm1" in kind or "region" in kind
        ):
            return True
    return False


def _time(gold: Row, times: Sequence[Row], said: str | None) -> bool:
    want = gold.get("normalised")
    if not want or want.endswith("_REF") or gold.get("outside_content"):
        return True
    values = [t.get("value") for t in times] + [said]
    return any(v and (v == want or (last_day(want) and last_day(want) == last_day(v))) for v in values)


def _problems(gold: Row, reading: Row) -> list[str]:
    text = reading["report"]["text"]
    out = []
    for noise in gold.get("document", {}).get("noise", ()):
        for claim in reading["claims"]:
            spans = [tuple(s) for s in claim["content"]]
            spans += [(x["start"], x["end"]) for k in ("figures", "places") for x in claim[k]]
            if any(s < noise["end"] and noise["start"] < e for s, e in spans):
                out.append(f"from furniture {noise['text'][:30]!r}: claim {claim['id']}")
    for start, end in gold.get("document", {}).get("questions", ()):
        asked = [c for c in reading["claims"] if any(s < end and start < e for s, e in c["content"])]
        out += [f"from a question: claim {claim['id']} of {claim['voice']}" for claim in asked]
    for claim in reading["claims"]:
        for key in ("figures", "places", "times"):
            wrong = [x["text"] for x in claim[key] if text[x["start"] : x["end"]] != x["text"]]
            out += [f"offset of {key} {words!r} is wrong" for words in wrong]
    return out
