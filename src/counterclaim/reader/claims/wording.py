"""What a claim's words, its cue and the words before it say of its fields: a linear model beside the encoder.

The encoder sees meaning, this sees which words stood in claims of each kind; together they are right more often than
either (docs/model-card.md). Names are left out, so that it can't lean on who the parties are. Made by
training/fit_wording.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from counterclaim.model.span import Span
from counterclaim.reader.encoder import WEIGHTS

FILE = WEIGHTS / "wording.msgpack"
LED = 80  # letters before a claim of which the last BEFORE words count; a name counts as one letter
HIDDEN = "\u00b7"  # stands for each letter of a name
BEFORE = 8
STEM = 5  # letters that words of one stem share, as a rule
GRAMS = (3, 4)  # letters of the parts of a word that a model counts where words change within
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_OPENS = '.!?"“«\n'  # after these a capital tells no name


class Wording(NamedTuple):
    """The words that a claim's fields are told by.

    text: the claim's own; cue: its attribution's, "" where none; led: what stands before it; actor: whether an actor
    rather than the narrator says it.
    """

    text: str
    cue: str
    led: str
    actor: bool


class Head(msgspec.Struct, frozen=True):
    """One field's labels and what scores them: weights (features x labels, int8, row by row) times scale, and bias."""

    labels: tuple[str, ...]
    weights: bytes
    scale: tuple[float, ...]
    bias: tuple[float, ...]


class Weights(msgspec.Struct, frozen=True):
    """The file: the features' names, how rare each is (float16), the heads, and whether parts of words are counted."""

    features: tuple[str, ...]
    rarity: bytes
    heads: dict[str, Head]
    parts: bool = False


def wording(text: str, span: Span, cue: str, *, actor: bool) -> Wording:
    """The words of the claim at `span` (running-text offsets)."""
    led = text[max(0, span[0] - 4 * LED) : span[0]]
    while HIDDEN * 2 in led:
        led = led.replace(HIDDEN * 2, HIDDEN)
    return Wording(text[span[0] : span[1]], cue, led[-LED:], actor)


def hidden(text: str, names: Iterable[Span]) -> str:
    """The text with the names of states, places and people hidden, as long as it was: none of them tells a field."""
    out, at = [], 0
    for start, end in sorted(names):
        start, end = max(at, start), max(at, end + 2 * text.startswith(("'s", "’s"), end))
        out += [text[at:start], HIDDEN * (end - start)]
        at = end
    return "".join(out) + text[at:]


def features(one: Wording, *, parts: bool) -> Counter[str]:
    """How often each feature stands: w words, s stems, p parts, c words of the cue, l words before, v the voice."""
    words = _words(one.text)
    out = [feature for word in words for feature in (f"w {word}", f"s {word[:STEM]}")]
    if parts:
        out += [f"p {word[i : i + n]}" for word in words for n in GRAMS for i in range(len(word) - n + 1)]
    out += [f"c {word}" for word in _words(one.cue)]
    out += [f"l {word}" for word in _words(one.led)[-BEFORE:]]
    out.append("v actor" if one.actor else "v narrator")
    return Counter(out)


def _words(text: str) -> list[str]:
    """The words in small letters; numbers as 0; names (a capital inside a sentence) left out."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0].isdigit():
            found.append("0")
        elif not word[0].isupper() or word == "I" or _opens(text, match.start()):
            found.append(word.lower())
    return found


def _opens(text: str, at: int) -> bool:
    """True where a sentence or quotation begins, blanks aside."""
    while at and text[at - 1] == " ":
        at -= 1
    return not at or text[at - 1] in _OPENS


class Model:
    """The weights; it is loaded on first use. labels: of each field, in the order of what `log_probs` gives; often: how
    often each stands in claims at all, as log-odds.
    """

    def __init__(self, file: Path) -> None:
        held = msgspec.msgpack.decode(file.read_bytes(), type=Weights)
        self._parts = held.parts
        self._numbers = {name: i for i, name in enumerate(held.features)}
        self._rarity = np.frombuffer(held.rarity, dtype="<f2").astype(np.float32)
        self.labels = {name: head.labels for name, head in held.heads.items()}
        self.often = {name: head.bias for name, head in held.heads.items()}
        self._weights = np.hstack(
            [np.frombuffer(h.weights, dtype=np.int8).reshape(-1, len(h.labels)) for h in held.heads.values()]
        )
        self._scale = np.array([one for h in held.heads.values() for one in h.scale], dtype=np.float32)
        self._bias = np.array([one for h in held.heads.values() for one in h.bias], dtype=np.float32)

    def log_probs(self, many: Sequence[Wording]) -> dict[str, npt.NDArray[np.float64]]:
        """By field, of each wording, the log-probability of each label, at least log 1e-4."""
        raw = np.array([self._raw(one) for one in many]).reshape(-1, len(self._bias)) * self._scale + self._bias
        share = np.exp(-np.logaddexp(0.0, -raw))
        out, at = {}, 0
        for name, labels in self.labels.items():
            own = share[:, at : at + len(labels)]
            out[name] = np.log(own / own.sum(axis=1, keepdims=True) + 1e-4).astype(np.float64)
            at += len(labels)
        return out

    def _raw(self, one: Wording) -> npt.NDArray[np.float32]:
        known = [(self._numbers[k], n) for k, n in features(one, parts=self._parts).items() if k in self._numbers]
        at = np.array([i for i, _ in known], dtype=np.int64)
        value = (1 + np.log(np.array([n for _, n in known], dtype=np.float32))) * self._rarity[at]
        value /= np.linalg.norm(value) or 1.0
        found: npt.NDArray[np.float32] = value @ self._weights[at].astype(np.float32)
        return found


class Weighs(NamedTuple):
    """How much weighs beside the encoder's heads what is told otherwise.

    words: by field, what the linear model of the words says. beside: in the type of one proposition, the other ones of
    the report. seldom: how much more a type counts that stands in few claims at all.
    """

    words: Mapping[str, float]
    beside: float
    seldom: float = 0.0


# Words: chosen on the development fifth. Beside: on 873 labelled reports, their words weighed by what others taught; of
# .2 and .3, alike there, the milder.
ENGLISH = Weighs({"type": 0.3, "stance": 0.3, "factuality": 0.2, "evidentiality": 1.0}, 0.2)


class Nameless(NamedTuple):
    """A running text with its names hidden, the file of the model that reads it, and how much that weighs."""

    text: str
    file: Path = FILE
    weighs: Weighs = ENGLISH

    @property
    def model(self) -> Model:
        """What scores its words."""
        return model(self.file)


@cache
def model(file: Path = FILE) -> Model:
    """A shipped model: that of English, or the other languages' one."""
    return Model(file)
