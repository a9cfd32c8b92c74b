"""The articles a benchmark reads: of a JSON Lines file, or made of the demo reports where there is none."""

import json
import random
from pathlib import Path

WORDS = 805  # mean length of a PolNeAR dev article, so that both kinds of texts weigh alike
COUNT = 94  # articles in PolNeAR dev
SEED = 20240813
SHORTEST = 12  # words of a paragraph that is drawn


def from_file(path: Path, limit: int | None = None) -> list[str]:
    """The "text" of each line of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines if line.strip()][:limit]


def from_demo(folder: Path, count: int = COUNT, words: int = WORDS) -> list[str]:
    """Articles of about so many words, of paragraphs drawn from the demo reports with a fixed seed."""
    paragraphs = _paragraphs(folder)
    draw = random.Random(SEED)
    articles = []
    for _ in range(count):
        chosen: list[str] = []
        while sum(len(one.split()) for one in chosen) < words:
            chosen.append(draw.choice(paragraphs))
        articles.append("\n\n".join(chosen))
    return articles


def _paragraphs(folder: Path) -> list[str]:
    paragraphs: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        blocks = path.read_text(encoding="utf-8").split("\n\n")
        paragraphs += [block for block in blocks if len(block.split()) >= SHORTEST and not block.startswith("#")]
    return paragraphs


def write_reports(
    path: Path, folder: Path, count: int, words: int, published: str = "2025-03-12", *, names: bool = False
) -> int:
    """A JSON Lines file of reports of at least so many words, drawn from the demo reports with a fixed seed.

    Whole paragraphs, or sentences of 6 to 14 words where `words` is below SHORTEST. Gives the number of words in all.
    Each report has its number in it, so that no two are the same text. names: and a sentence of invented names and
    words that no other report has, as an archive never ends to bring new ones.
    """
    pieces = _paragraphs(folder)
    if words < SHORTEST:
        sentences = [one for piece in pieces for one in " ".join(piece.split()).split(". ")]
        pieces = [one for one in sentences if 6 <= len(one.split()) <= 14]
    draw = random.Random(SEED)
    total = 0
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            chosen: list[str] = []
            while not chosen or sum(len(one.split()) for one in chosen) < words:
                chosen.append(draw.choice(pieces))
            text = "\n\n".join(chosen).rstrip(".") + f". Report {number}."
            if names:
                text += "\n\n" + _invented(draw)
            total += len(text.split())
            out.write(json.dumps({"id": f"r{number}", "text": text, "published": published}) + "\n")
    return total


def _invented(draw: random.Random) -> str:
    """A sentence of a speaker, an office, two towns and a thing with names of random syllables."""
    speaker, family, town, other, thing = (
        "".join(draw.choice("bdfgklmnprstvz") + draw.choice("aeiou") for _ in range(draw.randint(2, 4)))
        for _ in range(5)
    )
    return (
        f"{speaker.title()} {family.title()}, the governor of {town.title()}, said on Friday that troops had destroyed "
        f"{draw.randint(2, 900)} {thing}s near {other.title()}."
    )
