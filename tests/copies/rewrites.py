"""Builds what outlets make of one story: cut, reordered, re-headlined, edited, merged from two, with page chrome.

The stories are the hand-written reports of tests/gold; every rewrite knows which of their sentences it carries, so that
which pairs share copy is known without any measure of ours.
"""

import random
import re
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from counterclaim.model.report import Report
from counterclaim.reports.load import from_text, load
from counterclaim.reports.running import running

HOSTS = (
    "dailyherald.example", "theobserver.example", "metrotimes.example", "standardpost.example", "tribune24.example",
    "newsnow.example", "morningstar.example", "globalwire.example", "eastgazette.example", "courier.example",
)  # fmt: skip

# Paragraphs that a site prints under every report: chrome, and background that looks like reporting.
CHROME = (
    "Sign up for our newsletter to get the day's top stories in your inbox every morning.",
    "Follow us on Facebook and Telegram for breaking news.",
    "Read more: Live updates from around the world",
    "Share this article",
    "Copyright {year} {host}. All rights reserved.",
)
# One of these stands under each report of a site, the site's own.
BACKGROUND = (
    "The conflict has displaced hundreds of thousands of people since it began, and repeated efforts by mediators to "
    "bring both sides to the table have ended without agreement. This newspaper cannot check claims from the field.",
    "We keep a running account of the fighting and of the talks, drawn from agencies, officials and residents; "
    "figures given by either side are reported as they were given and have not been verified by us.",
    "Journalists have had little access to the area for months. Most of what is known comes from statements that the "
    "warring parties publish online, from satellite pictures, and from families who have left.",
    "A United Nations panel that reported last spring said all parties had broken the laws of war, and asked member "
    "states to stop sending weapons. None of the parties has accepted the panel's findings.",
    "Analysts who follow the fighting say that neither side has the means to win outright this year. Talks held in "
    "three capitals since the winter have brought exchanges of prisoners but no lasting truce.",
)

_SYNONYMS = {
    "said": "stated", "kilometres": "kilometers", "kilometers": "kilometres", "soldiers": "troops",
    "killed": "left dead", "told": "informed", "near": "close to", "about": "around", "began": "started",
    "people": "persons", "least": "a minimum of", "more": "over", "wounded": "injured", "attack": "assault",
    "fighting": "combat", "city": "town", "on": "this", "after": "following", "while": "as", "also": "additionally",
}  # fmt: skip
SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")


@dataclass(frozen=True)
class Story:
    """One report taken apart: sentences, grouped in paragraphs."""

    name: str
    paragraphs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Rewrite:
    """A made report; carries: (story, sentence) it took over, with the words of each."""

    kind: str
    report: Report
    carries: dict[tuple[str, str], int] = field(hash=False)

    @property
    def words(self) -> int:
        """Words taken over from stories."""
        return sum(self.carries.values())


def story(path: Path) -> Story:
    """The reporting of one file, without headline and furniture."""
    doc = running(load(str(path)))
    paragraphs = tuple(
        tuple(SENTENCE.split(doc.text[p.start : p.end])) for p in doc.paragraphs if p.kind != "headline"
    )
    return Story(path.stem, paragraphs)


def rewrites(stories: list[Story], *, each: int, seed: int) -> list[Rewrite]:
    """`each` rewrites of every story, of all kinds in turn."""
    chance = random.Random(seed)
    out = []
    for number, base in enumerate(stories):
        for i in range(each):
            kind = KINDS[i % len(KINDS)]
            other = stories[(number + 1 + chance.randrange(len(stories) - 1)) % len(stories)]
            paragraphs = [[(base.name, s) for s in p] for p in base.paragraphs]
            if kind == "merged":
                paragraphs = _merged(paragraphs, [[(other.name, s) for s in p] for p in other.paragraphs], chance)
            if "cut" in kind:
                paragraphs = paragraphs[: max(3, round(len(paragraphs) * chance.uniform(0.35, 0.8)))]
            if "reordered" in kind:
                rest = paragraphs[1:]
                chance.shuffle(rest)
                paragraphs = paragraphs[:1] + rest
            if "regrouped" in kind:
                paragraphs = _regrouped(paragraphs, chance)
            edited = 0.1 if "reworded" in kind else 0.05 if "edited" in kind else 0.01
            out.append(_printed(f"{kind}-{base.name}-{i}", kind, paragraphs, edited, chance))
    return out


KINDS = (
    "whole", "cut", "cut reordered", "edited", "cut edited", "merged", "regrouped", "regrouped edited cut",
    "reordered edited", "whole edited", "reworded", "reworded cut",
)  # fmt: skip


def _merged(
    a: list[list[tuple[str, str]]], b: list[list[tuple[str, str]]], chance: random.Random
) -> list[list[tuple[str, str]]]:
    """Half of each, in turns, each in its own order."""
    parts = [a[: max(3, round(len(a) * 0.6))], b[: max(3, round(len(b) * 0.6))]]
    out = []
    while parts[0] or parts[1]:
        part = parts[chance.randrange(2)]
        out.extend([part.pop(0)] if part else [])
    return out


def _regrouped(paragraphs: list[list[tuple[str, str]]], chance: random.Random) -> list[list[tuple[str, str]]]:
    """The same sentences in paragraphs of other lengths, as outlets like one sentence a paragraph or blocks."""
    sentences = [s for p in paragraphs for s in p]
    size = chance.choice((1, 3))
    return [sentences[i : i + size] for i in range(0, len(sentences), size)]


def _printed(
    name: str, kind: str, paragraphs: list[list[tuple[str, str]]], edited: float, chance: random.Random
) -> Rewrite:
    host = chance.choice(HOSTS)
    carries = {sentence: len(sentence[1].split()) for p in paragraphs for sentence in p}
    body = [" ".join(reworded(s, edited, chance) for _, s in p) for p in paragraphs]
    head = " ".join(chance.sample(sorted(set(" ".join(body).split())), 7)).capitalize()
    lines = [head, *body]
    chrome = [c.format(host=host, year=2025) for c in CHROME]
    lines[2:2] = chrome[:1]
    own = HOSTS.index(host)
    lines += [BACKGROUND[own]] if own < len(BACKGROUND) and chance.random() < 0.7 else []
    lines += chrome[1:]
    report = from_text("\n\n".join(lines), id=name, url=f"https://www.{host}/{name.replace(' ', '-')}")
    return Rewrite(kind, report, carries)


def reworded(sentence: str, rate: float, chance: random.Random) -> str:
    """The sentence with words swapped for like ones, and a few left out."""
    words = sentence.split(" ")
    for i, word in enumerate(words):
        if (word in _SYNONYMS and chance.random() < 0.3) or chance.random() < rate:
            words[i] = _SYNONYMS.get(word, word)
        if chance.random() < rate / 2:
            words[i] = ""  # an adjective lost in editing
    return " ".join(w for w in words if w)


# Below this share of the shorter one's words two cuts of one story have too little in common to be called copies or to
# be called none; such pairs are left out of the count.
SURE = 0.4


def truth(made: list[Rewrite]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Pairs that share copy by their making, and pairs too close to call; all others share none."""
    same, unsure = set(), set()
    for a, b in combinations(made, 2):
        common = sum(words for sentence, words in a.carries.items() if sentence in b.carries)
        if common >= SURE * min(a.words, b.words):
            same.add(frozenset((a.report.id, b.report.id)))
        elif common:
            unsure.add(frozenset((a.report.id, b.report.id)))
    return same, unsure
