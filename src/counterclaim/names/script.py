"""Which script a text is written in, by its letters; and names folded so that spellings of one script fall together."""

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Literal

Script = Literal["latin", "cyrillic", "arabic", "hebrew", "other"]
Lang = Literal["ru", "uk", "ar", "he", "fr"]
LANGUAGES: frozenset[str] = frozenset({"ru", "uk", "ar", "he", "fr"})

_BLOCKS: tuple[tuple[int, int, Script], ...] = (
    (0x41, 0x24F, "latin"), (0x1E00, 0x1EFF, "latin"), (0x400, 0x52F, "cyrillic"), (0x590, 0x5FF, "hebrew"),
    (0xFB1D, 0xFB4F, "hebrew"), (0x600, 0x6FF, "arabic"), (0x750, 0x77F, "arabic"), (0x8A0, 0x8FF, "arabic"),
    (0xFB50, 0xFDFF, "arabic"), (0xFE70, 0xFEFC, "arabic"),
)  # fmt: skip
# Arabic letters that stand for one another in print, Persian forms, the lengthening stroke; Hebrew final forms.
_SAME = str.maketrans(
    {"ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ٱ": "ا", "ـ": None, "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ"}
)
_APOSTROPHES = "'’ʼ`´‘׳"
_QUOTES = '"“”„״'


def script(text: str) -> Script:
    """The script of most of its letters; "other" where it has none or they are of another script."""
    return "latin" if text.isascii() and any(map(str.isalpha, text)) else _script(text)


@lru_cache(8_192)
def _script(text: str) -> Script:
    counts: Counter[Script] = Counter()
    for char in text:
        if char.isalpha():
            number = ord(char)
            counts[next((name for low, high, name in _BLOCKS if low <= number <= high), "other")] += 1
    return min(counts, key=lambda name: (-counts[name], name), default="other")


def plain(text: str) -> str:
    """Lower case without marks, one form for letters that print alike; apostrophes and signs of letters stay as "'".

    Cyrillic й and ё, ї become и, е, і as elsewhere in look-ups. Quotes inside a word (צה"ל) go.
    """
    out = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    out = "".join(["'" if c in _APOSTROPHES else c for c in out if not unicodedata.combining(c) and c not in _QUOTES])
    return out.translate(_SAME)
