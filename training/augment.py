"""Changes to a training document that leave its meaning alone: other quotation marks, other parties, other case.

Every change is a list of replacements (start, end, new text), so gold offsets can follow.
"""

from __future__ import annotations

import bisect
import random
import re
from dataclasses import replace

from documents import Document, Layer

Edit = tuple[int, int, str]

# State, adjective, capital: what the two sides of a conflict are called. Adjectives that take a plain -s plural only.
COUNTRIES = [
    ("Russia", "Russian", "Moscow"), ("Ukraine", "Ukrainian", "Kyiv"), ("Syria", "Syrian", "Damascus"),
    ("Iran", "Iranian", "Tehran"), ("Israel", "Israeli", "Jerusalem"), ("Armenia", "Armenian", "Yerevan"),
    ("Azerbaijan", "Azerbaijani", "Baku"), ("Ethiopia", "Ethiopian", "Addis Ababa"), ("Sudan", "Sudani", "Khartoum"),
    ("Libya", "Libyan", "Tripoli"), ("Iraq", "Iraqi", "Baghdad"), ("Pakistan", "Pakistani", "Islamabad"),
    ("India", "Indian", "New Delhi"), ("Georgia", "Georgian", "Tbilisi"), ("Mali", "Malian", "Bamako"),
    ("Colombia", "Colombian", "Bogota"), ("Venezuela", "Venezuelan", "Caracas"), ("Mexico", "Mexican", "Mexico City"),
    ("Cuba", "Cuban", "Havana"), ("Germany", "German", "Berlin"), ("Serbia", "Serbian", "Belgrade"),
    ("Croatia", "Croatian", "Zagreb"), ("Belarus", "Belarusian", "Minsk"), ("Moldova", "Moldovan", "Chisinau"),
    ("Egypt", "Egyptian", "Cairo"), ("Jordan", "Jordanian", "Amman"), ("Nigeria", "Nigerian", "Abuja"),
    ("Somalia", "Somali", "Mogadishu"), ("Rwanda", "Rwandan", "Kigali"), ("Congo", "Congolese", "Kinshasa"),
    ("Afghanistan", "Afghan", "Kabul"), ("Australia", "Australian", "Canberra"), ("Kenya", "Kenyan", "Nairobi"),
    ("Eritrea", "Eritrean", "Asmara"), ("Cambodia", "Cambodian", "Phnom Penh"), ("Chad", "Chadian", "N'Djamena"),
]
SURNAMES_SEEN = ["Trump", "Clinton", "Sanders", "Cruz", "Rubio", "Obama", "Bush", "Kasich", "Pence", "Kaine", "Carson"]
SURNAMES_NEW = [
    "Putin", "Zelensky", "Syrskyi", "Gerasimov", "Lavrov", "Sybiha", "Netanyahu", "Khamenei", "Hemedti", "Burhan",
    "Aliyev", "Pashinyan", "Assad", "Haftar", "Abiy", "Peskov", "Umerov", "Belousov", "Stoltenberg", "Rutte",
    "Guterres", "Smirnov", "Kadyrov", "Budanov", "Modi", "Erdogan", "Sharif", "Maduro", "Petro", "Ruto", "Okafor",
    "Nguyen",
]
_ONSETS = ("b", "d", "dr", "f", "g", "h", "k", "kh", "l", "m", "n", "p", "r", "s", "sh", "t", "tr", "v", "y", "z")
_CODAS = ("", "n", "r", "l", "s", "m", "k", "nd", "rov", "sky", "zai", "neh", "dot")
_COUNTRY_OF = {word: (row, slot) for row, words in enumerate(COUNTRIES) for slot, word in enumerate(words)}
_COUNTRY = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _COUNTRY_OF), key=len, reverse=True)) + r")(?=s?\b)")
_DOUBLE = re.compile(r"[“”\"]")


def invented(rng: random.Random) -> str:
    """A name nobody bears, so that what is learnt is where names stand and not whose they are."""
    syllables = (rng.choice(_ONSETS) + rng.choice("aeiou") for _ in range(rng.choice((1, 2, 2, 3))))
    return ("".join(syllables) + rng.choice(_CODAS)).title()


def invented_state(rng: random.Random) -> tuple[str, str, str]:
    """State, adjective, capital of no country."""
    stem = invented(rng)
    state, adjective = rng.choice([("ia", "ian"), ("land", "lander"), ("stan", "i"), ("ora", "ori"), ("", "ese")])
    return stem + state, stem + adjective, invented(rng)


def surnames(doc: Document) -> list[str]:
    """Last words of the persons that the silver layer marks, each once."""
    spans = doc.layers["names"].spans if "names" in doc.layers else []
    last = (doc.text[s:e].split()[-1] for label, s, e in spans if label == "PERSON" and doc.text[s:e].strip())
    return sorted({word for word in last if len(word) > 3 and word.isalpha() and word.istitle()})


def swap_parties(doc: Document, rng: random.Random) -> list[Edit]:
    """Rename countries with their adjectives and capitals, and half the surnames, consistently over the text."""
    new = list(COUNTRIES)
    rng.shuffle(new)
    if rng.random() < 0.4:
        new = [invented_state(rng) if rng.random() < 0.6 else row for row in new]
    edits: list[Edit] = []
    for m in _COUNTRY.finditer(doc.text):
        row, slot = _COUNTRY_OF[m.group(1)]
        edits.append((m.start(), m.end(), new[row][slot]))
    chosen = [name for name in sorted({*SURNAMES_SEEN, *surnames(doc)}) if rng.random() < 0.5]
    if chosen:
        names = {name: rng.choice(SURNAMES_NEW) if rng.random() < 0.5 else invented(rng) for name in chosen}
        found = re.finditer(r"\b(?:" + "|".join(map(re.escape, chosen)) + r")\b", doc.text)
        edits += [(m.start(), m.end(), names[m.group()]) for m in found]
    return sorted(edits)


def other_marks(text: str, rng: random.Random) -> list[Edit]:
    """Straighten, curl, replace, lose or unbalance the double quotation marks."""
    style = rng.choice(["straight"] * 2 + ["curly"] * 2 + ["guillemets", "single", "doubled", "lose", "unbalance"])
    drop = {"lose": 1.0 if rng.random() < 0.5 else 0.5, "unbalance": 0.15}.get(style, 0.0)
    if style in ("lose", "unbalance"):
        style = rng.choice(["straight", "curly"])
    table = {
        "straight": ('"', '"'),
        "curly": ("“", "”"),
        "guillemets": ("«", "»"),
        "single": ("‘", "’"),
        "doubled": ("``", "''"),
    }[style]
    edits: list[Edit] = []
    inside = False
    for m in re.finditer(r"[“”\"\n]", text):
        mark, i = m.group(), m.start()
        if mark == "\n":
            inside = False
            continue
        opens = mark == "“" or (mark == '"' and not inside)
        inside = opens
        edits.append((i, i + 1, "" if rng.random() < drop else table[0 if opens else 1]))
    if style == "straight":
        edits += [(m.start(), m.end(), "'") for m in re.finditer("[‘’]", text)]
    return sorted(edits)


def heading_capitals(text: str, rng: random.Random) -> list[Edit]:
    """Upper-case the first line, or once in a while the whole text or nothing but it."""
    end = len(text) if rng.random() < 0.15 else (text.find("\n") if "\n" in text[:300] else 0)
    upper = rng.random() < 0.75 or end < len(text)
    edits: list[Edit] = []
    for i, c in enumerate(text[:end]):
        new = c.upper() if upper else c.lower()
        if new != c and len(new) == 1:
            edits.append((i, i + 1, new))
    return edits


def apply(doc: Document, edits: list[Edit]) -> Document:
    """The document with its text edited and every span moved along."""
    parts: list[str] = []
    at = 0
    ends, shifts = [0], [0]  # from old offset ends[k] on, offsets move by shifts[k]
    starts = []
    kept: list[Edit] = []
    for start, end, new in edits:
        if start < at:
            continue  # an overlapping edit: the first one stands
        parts += [doc.text[at:start], new]
        at = end
        kept.append((start, end, new))
        starts.append(start)
        ends.append(end)
        shifts.append(shifts[-1] + len(new) - (end - start))
    parts.append(doc.text[at:])

    def moved(offset: int, is_end: bool) -> int:
        k = bisect.bisect_right(ends, offset) - 1
        if k < len(kept) and kept[k][0] < offset:  # inside a replaced stretch
            return kept[k][0] + shifts[k] + (len(kept[k][2]) if is_end else 0)
        return offset + shifts[k]

    layers = {}
    for name, layer in doc.layers.items():
        spans = [(label, moved(s, False), moved(e, True)) for label, s, e in layer.spans]
        masked = [(moved(s, False), moved(e, True)) for s, e in layer.masked]
        layers[name] = Layer([x for x in spans if x[1] < x[2]], masked)
    return replace(doc, text="".join(parts), layers=layers)


def augmented(doc: Document, rng: random.Random) -> Document:
    """The document as one epoch sees it."""
    if rng.random() < 0.5:
        doc = apply(doc, swap_parties(doc, rng))
    if rng.random() < 0.35:
        doc = apply(doc, other_marks(doc.text, rng))
    if rng.random() < 0.12:
        doc = apply(doc, heading_capitals(doc.text, rng))
    return doc
