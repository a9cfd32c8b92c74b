"""Makes the table of animals' names from WordNet's database: python -m tools.animals /usr/share/wordnet

WordNet 3.0 comes with Debian's package wordnet-base. A word is taken where one of its senses lies below "animal" and
none below "person" comes first or is told as often: "goat" (a victim, too) is one, "monitor" (a lizard, too) is none.
"""

import csv
import sys
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).resolve().parent.parent / "src" / "counterclaim" / "reader" / "figures" / "animals.csv"
_OFTEN = 10  # times as often as the sense of a person in WordNet's tagged texts; keeps "male" and "queen" out


class Sense(NamedTuple):
    """One sense of a word. kind: "animal", "person" or "other"; told: how often in the tagged texts."""

    kind: str
    told: int


def main(folder: Path) -> None:
    """Write the table."""
    words, above = _synsets(folder / "data.noun")
    kinds = {synset: _kind(synset, words, above) for synset in words}
    told: dict[tuple[str, int], int] = {}  # word and number of the sense
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, number, count = line.split()
        lemma, code = key.split("%")
        if code.startswith("1:"):
            told[lemma, int(number)] = int(count)
    senses: dict[str, list[Sense]] = {}
    for line in (folder / "index.noun").read_text("utf-8").splitlines():
        if not line.startswith(" "):
            word, _, many, *rest = line.split()
            order = rest[-int(many) :]
            senses[word] = [Sense(kinds[one], told.get((word, n), 0)) for n, one in enumerate(order, 1)]
    lower = {word for names in words.values() for word in names if word.isascii() and word.isalpha() and word.islower()}
    animals = {word for word in lower if _animal(senses[word])}
    plurals = [line.split() for line in (folder / "noun.exc").read_text("utf-8").splitlines()]
    animals |= {row[0] for row in plurals if row[1] in animals and row[0].isalpha()}
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("nouns", "source"))
        for letter in sorted({word[0] for word in animals}):
            rows.writerow((" ".join(sorted(w for w in animals if w[0] == letter)), "WordNet 3.0, tools/animals.py"))


def _synsets(path: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The words of each synset, and the synsets right above it."""
    words: dict[str, list[str]] = {}
    above: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        field = line.partition("|")[0].split()
        n = int(field[3], 16)
        words[field[0]] = field[4 : 4 + 2 * n : 2]
        links = field[5 + 2 * n :]
        above[field[0]] = [links[i + 1] for i in range(0, len(links) - 3, 4) if links[i] in ("@", "@i")]
    return words, above


def _kind(synset: str, words: dict[str, list[str]], above: dict[str, list[str]]) -> str:
    seen, todo = set(), [synset]
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo += above[one]
    names = {name for one in seen for name in words[one][:1]}
    return "person" if "person" in names else "animal" if "animal" in names else "other"


def _animal(senses: list[Sense]) -> bool:
    kinds = [sense.kind for sense in senses]
    if "animal" not in kinds:
        return False
    told = {kind: sum(sense.told for sense in senses if sense.kind == kind) for kind in ("animal", "person")}
    first = "person" not in kinds or kinds.index("animal") < kinds.index("person")
    return first and ("person" not in kinds or told["animal"] > _OFTEN * told["person"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
