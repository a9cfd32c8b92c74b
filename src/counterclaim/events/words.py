"""Words that tell one event from another: acts, sites, what sets an incident apart (data/event-words.csv)."""

import csv
from functools import cache
from importlib.resources import files

from counterclaim import vocabulary
from counterclaim.reader import comparing

PICTURES = vocabulary.words("claims.pictures")
FILMED = 2  # words before "shot" in which what was shot is a picture: "a video purportedly shot in Kelde"


def stems_of(text: str) -> frozenset[str]:
    """The stems of a claim, without that of "shot" where a picture was."""
    stems, words = comparing.stems(text), comparing.words(text)
    shots = [at for at, word in enumerate(words) if word == "shot"]
    filmed = [at for at in shots if not PICTURES.isdisjoint(words[max(0, at - FILMED) : at])]
    return stems - comparing.stems("shot") if filmed and filmed == shots else stems


@cache
def table() -> dict[str, dict[str, frozenset[str]]]:
    """{aspect: {stem: kinds}}; of a finer act and of a site the first word is the kind; of what opens a sentence whole
    words; a doer's word is one of an act, too."""
    out: dict[str, dict[str, frozenset[str]]] = {"act": {}, "finer": {}, "site": {}, "apart": {}, "campaign": {}}
    out |= {"opens": {}, "doer": {}}
    text = files("counterclaim.data").joinpath("event-words.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        words = row["words"].split()
        aspect = row["kind"] if row["kind"] in out else "act"
        found = {words[0]} if aspect in ("finer", "site") else set(row["kind"].split())
        for stem in words if aspect == "opens" else comparing.stems(" ".join(words)):
            out[aspect][stem] = out[aspect].get(stem, frozenset()) | found
    return out


def kinds(stems: frozenset[str], aspect: str) -> frozenset[str]:
    """The kinds of that aspect among the stems of a text; a word of several ("bomb") is narrowed by one of those."""
    found = [table()[aspect][s] for s in stems if s in table()[aspect]]
    sure = frozenset(kind for one in found if len(one) == 1 for kind in one)
    return sure | frozenset(kind for one in found if not one & sure for kind in one)


def two_acts(a: frozenset[str], b: frozenset[str]) -> bool:
    """True for kinds of act of which one deed cannot be both; gas comes by shell, bomb or aircraft."""
    if not a or not b or a & b:
        return False
    return not ("gas" in a and b & _CARRY) and not ("gas" in b and a & _CARRY)


_CARRY = frozenset({"air", "shelling", "bomb"})
