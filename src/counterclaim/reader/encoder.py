"""One pass of the encoder over a text: for every token, log-probabilities under each head.

The weights lie beside this file: an ONNX graph with int8 matrices, a vocabulary and a description of the heads, in
`weights/` for English, in `weights/tongues/` for the other languages that are read. Nothing is fetched, nothing is
unpickled.
"""

from __future__ import annotations

import hashlib
import json
import mmap
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram, WordPiece

from counterclaim.errors import ModelError
from counterclaim.reader.surface import STARTS_LINE, surface_features

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

Pieces = Sequence[tuple[str, float]]

WEIGHTS = Path(__file__).parent / "weights"
TONGUES = frozenset({"ru", "uk", "ar", "he", "fr"})  # languages that the second encoder reads
BATCH = 4  # windows a run: more gains no speed on one thread and costs memory
SHORT = 12  # tokens under which a line is an item of a list or a table; set by eye
KEPT = 10_000  # tokens of a text up to which the log-probabilities of each head are kept, 11 MB of all of them
LIST_TOKENS = 240  # tokens of short lines read together, so that a page of a million lines takes no million passes
_BERT_ENDS = (101, 102)  # [CLS] and [SEP]
_PIECE_ENDS, _UNKNOWN = (1, 2), 3  # <s> and </s>; <unk>
_REINSTALL = "Install the package again; its weights are part of the wheel."
# Accents, Hebrew points, Arabic vowel signs, tatweel, marks of direction: no reader of news needs them.
_UNREAD = (
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u200e\u200f\u202a-\u202e\u2066-\u2069]+"
)


class EncoderOutput(msgspec.Struct, frozen=True, dict=True):
    """Tokens of a text as code-point offsets, and their scores under every head."""

    starts: IntArray
    ends: IntArray
    scores: npt.NDArray[np.float16]  # (tokens, all labels of all heads); half precision keeps long texts small
    columns: Mapping[str, slice]
    labels: Mapping[str, tuple[str, ...]]

    def __len__(self) -> int:
        return len(self.starts)

    def best(self, head: str) -> IntArray:
        """The likeliest label of each token, by its number."""
        found: IntArray = self.scores[:, self.columns[head]].astype(np.float32).argmax(axis=1)
        return found

    def log_probs(self, head: str) -> FloatArray:
        """Log-probabilities (tokens, labels of the head); kept but for long texts, so that nobody may write in them."""
        raw: FloatArray | None = self.__dict__.get(head)
        if raw is None:
            raw = self.scores[:, self.columns[head]].astype(np.float32)
            # Label by label: a head has few labels and a text many tokens.
            raw -= np.maximum.reduce(np.ascontiguousarray(raw.T), axis=0, initial=-np.inf)[:, None]
            raw -= np.log(np.exp(raw).sum(axis=1, keepdims=True))
            raw.flags.writeable = False
            if len(self) <= KEPT:
                self.__dict__[head] = raw
        return raw


class Encoder:
    """The shipped model; it is loaded on first use.

    weights: folder with encoder.int8.onnx, tokenizer.json and encoder.json.
    threads: threads of one pass; 1 is best when several processes read side by side.
    """

    def __init__(self, weights: Path = WEIGHTS, *, threads: int = 1) -> None:
        self.weights = weights
        self.threads = threads
        self._ahead: Thread | None = None

    @cached_property
    def description(self) -> dict[str, Any]:
        """encoder.json: heads, window, version, checksum, dev scores."""
        path = self.weights / "encoder.json"
        try:
            found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ModelError(
                "the encoder's description can't be read.", where=str(path), next_step=_REINSTALL
            ) from error
        return found

    @cached_property
    def labels(self) -> dict[str, tuple[str, ...]]:
        """The labels of every head."""
        return {head["name"]: tuple(head["labels"]) for head in self.description["heads"]}

    @cached_property
    def _columns(self) -> dict[str, slice]:
        columns: dict[str, slice] = {}
        at = 0
        for name, labels in self.labels.items():
            columns[name] = slice(at, at + len(labels))
            at += len(labels)
        return columns

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        named = self.description.get("pieces")
        # English: the same vocabulary for all our encoders, wherever their weights are.
        path = self.weights / named if named else WEIGHTS / "vocabulary.txt"
        try:
            if named:
                return pieces_tokenizer(msgspec.json.decode(path.read_bytes(), type=list[tuple[str, float]]))
            pieces = WordPiece.from_file(str(path), unk_token="[UNK]")
        except Exception as error:  # the tokenizer library raises a bare Exception on a file it can't read
            raise ModelError("the vocabulary can't be read.", where=str(path), next_step=_REINSTALL) from error
        # BERT's uncased tokenizer. "[SEP]" and its like in a text are words there, not marks of the network's.
        tokenizer = Tokenizer(pieces)
        tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
        tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        return tokenizer

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        path = self.weights / "encoder.int8.onnx"
        try:
            # In one call, which holds no interpreter lock: read in parts it would wait for the lock after each of them.
            with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
                found = hashlib.sha256(whole).hexdigest()
        except (OSError, ValueError) as error:  # ValueError: a file without a byte
            raise ModelError("the encoder's weights are missing.", where=str(path), next_step=_REINSTALL) from error
        if found != self.description["sha256"]:
            raise ModelError("the encoder's weights are not the ones described.", where=str(path), next_step=_REINSTALL)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The fused skip-normalisation kernel is four times slower on CPUs than the two nodes it replaces.
        # Given by path, it loads in half the time that it takes from bytes, and in 24 MB less.
        return onnxruntime.InferenceSession(
            path, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )

    def load_ahead(self) -> None:
        """Begin to load in the background: most of it needs no interpreter lock, so other modules load meanwhile."""
        self._ahead = Thread(target=self._load, daemon=True)
        self._ahead.start()

    def _load(self) -> None:
        with suppress(ModelError):  # met again, and told, where the first text is read
            _ = self._session, self._tokenizer

    def scores(self, text: str) -> EncoderOutput:
        """Tokens and scores of a whole text, whatever its length."""
        if self._ahead is not None:
            self._ahead.join()
            self._ahead = None
        # A lone surrogate is no character to the tokenizer; its stand-in keeps every offset.
        ids, starts, ends = token_arrays(self._tokenizer, _readable(text))
        scores = np.zeros((len(ids), sum(map(len, self.labels.values()))), dtype=np.float16)
        if len(ids):
            features = surface_features(text, starts, ends)
            for first, last in paragraphs_of(features):
                self._fill(scores[first:last], ids[first:last], features[first:last])
        return EncoderOutput(starts, ends, scores, self._columns, self.labels)

    def _fill(self, scores: npt.NDArray[np.float16], ids: IntArray, features: IntArray) -> None:
        """Run windows of equal length; where two overlap, each gives the half that lies deeper inside it."""
        windows = plan_windows(len(ids), self.description["window"] - 2, self.description["overlap"])
        done = 0
        for first in range(0, len(windows), BATCH):
            batch = windows[first : first + BATCH]
            length = batch[0][1] - batch[0][0] + 2
            tokens = np.zeros((len(batch), length), dtype=np.int64)
            first_id, last_id = _PIECE_ENDS if "pieces" in self.description else _BERT_ENDS
            marks = np.zeros((len(batch), length), dtype=np.int64)
            for row, (start, end) in enumerate(batch):
                tokens[row, 0], tokens[row, 1:-1], tokens[row, -1] = first_id, ids[start:end], last_id
                marks[row, 1:-1] = features[start:end]
            out = self._session.run(None, {"ids": tokens, "features": marks})[0]
            for row, (start, end) in enumerate(batch):
                number = first + row
                following = windows[number + 1][0] if number + 1 < len(windows) else end
                stop = (following + end + 1) // 2 if following < end else end
                scores[done:stop] = out[row, 1 + done - start : 1 + stop - start]
                done = stop


def _readable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("�" if "\ud800" <= one <= "\udfff" else one for one in text)
    return text


def encoder_folder(language: str) -> Path:
    """The folder of the weights that read a language, given by its ISO 639-1 code."""
    return WEIGHTS / "tongues" if language in TONGUES else WEIGHTS


def pieces_tokenizer(pieces: Pieces) -> Tokenizer:
    """XLM-R's tokenizer over (piece, score) rows, but every mark stands alone and every word begins with "▁"."""
    tokenizer = Tokenizer(Unigram([(piece, score) for piece, score in pieces], _UNKNOWN, False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(_UNREAD), "")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Punctuation("isolated"),
            pre_tokenizers.Metaspace(prepend_scheme="always"),
        ]
    )
    return tokenizer


def token_arrays(tokenizer: Tokenizer, text: str) -> tuple[IntArray, IntArray, IntArray]:
    """Numbers, starts and ends of a text's tokens; a lone "▁", which stands for no character, is left out."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    bare = tokenizer.token_to_id("▁")
    if bare is not None:
        kept = ids != bare
        ids, offsets = ids[kept], offsets[kept]
    return ids, offsets[:, 0], offsets[:, 1]


def paragraphs_of(features: IntArray) -> list[tuple[int, int]]:
    """(first, last) of each paragraph's tokens, cut where a line starts; short lines that follow each other are one.

    Every paragraph is read by itself: what stands in one, or in which order they stand, changes nothing in another.
    That also takes a seventh less time than windows over the whole text, whose overlaps are read twice.
    """
    lines = np.flatnonzero(features & STARTS_LINE)
    cuts = [0, *(int(i) for i in lines if i), len(features)]
    out: list[tuple[int, int, bool]] = []
    for first, last in pairwise(cuts):
        short = last - first < SHORT and bool(out) and out[-1][2]
        if short and last - out[-1][0] <= LIST_TOKENS:
            out[-1] = (out[-1][0], last, True)
        else:
            out.append((first, last, last - first < SHORT))
    return [(first, last) for first, last, _ in out]


def plan_windows(tokens: int, body: int, overlap: int) -> list[tuple[int, int]]:
    """Equally long windows of at most `body` tokens that together cover all and overlap by at least `overlap`."""
    if tokens <= body:
        return [(0, tokens)]
    count = -(-(tokens - overlap) // (body - overlap))
    size = -(-(tokens + (count - 1) * overlap) // count)
    starts = [round(i * (tokens - size) / (count - 1)) for i in range(count)]
    return [(start, start + size) for start in starts]
