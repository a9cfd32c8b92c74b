"""Through what and to whom something was said, in the words around it."""

from collections.abc import Sequence
from itertools import takewhile

from counterclaim import vocabulary
from counterclaim.reader.beside import word_end
from counterclaim.registry.words import COMPLEMENT

_LINKS = vocabulary.words("claims.channel_links")
_ARTICLES = vocabulary.words("claims.channel_articles")
_CHANNELS = vocabulary.words("claims.channels")
_PLATFORMS = vocabulary.words("claims.platforms")
_AUDIENCES = vocabulary.words("claims.audiences")
_TOLD = ("told", "tells", "telling", "informed", "briefed")
_TOLD_TO = (["reported", "to"], ["said", "to"])
_ADDRESSED = vocabulary.words("claims.addressed")
_NAME_LINKS = ("of", "and", "for", "the")
_NOBODY = ("us", "how", "of")
_MOST_BEFORE = 3  # words before what names the channel: "in his first televised speech"


def channel(around: str) -> str | None:
    """The words that name how it was said ("in a Facebook post" gives "Facebook post"), None where the text
    does not tell."""
    words = around.split()
    for n, link in enumerate(words):
        rest = _bare(words[n + 1 :]) if link in _LINKS else []
        rest = rest[len(list(takewhile(_ARTICLES.__contains__, rest))) :]
        size = _at(rest)
        seen = _goes_on([link, *rest]) - 1 if link == "on" and not size else 0
        if size or seen > 0:
            return " ".join(rest[: size + _goes_on(rest[size:]) if size else seen])
    return None


def _bare(words: Sequence[str]) -> list[str]:
    """The words up to the first with a mark after it, that one without its mark."""
    out: list[str] = []
    for word in words:
        whole = word.rstrip(".,;:!?)”\"’")
        if not all(one.isalnum() or one in "_’'-" for one in whole):
            break
        out.append(whole)
        if whole != word:
            break
    return out


def _at(words: Sequence[str]) -> int:
    """How many of the words name the channel; 0 where they name none."""
    ends = range(1, min(len(words), _MOST_BEFORE + 2) + 1)
    return next((n for n in ends if words[n - 1] in _CHANNELS or " ".join(words[n - 2 : n]) in _CHANNELS), 0)


def _goes_on(words: Sequence[str]) -> int:
    """How many words more tell on what it was posted, or who asked: "post | on Telegram", "interview | with Sorel"."""
    if words[:1] == ["on"]:
        return next((n for n in (2, 3) if " ".join(words[1:n]) in _PLATFORMS), 0)
    name = list(takewhile(lambda word: word[:1].isupper() or word == "the", words[1:])) if words[:1] == ["with"] else []
    return len(name) + 1 if name and name[-1] != "the" else 0


def addressee(around: str) -> str | None:
    """Who was told, in the text's words; None where nobody is named."""
    words = around.split()
    for n, word in enumerate(words):
        size = 1 if word in _TOLD else 2 if words[n : n + 2] in _TOLD_TO else 0
        rest = words[n + size :]
        if size and rest:
            rest = rest[1:] if len(rest) > 1 and rest[0] in ("the", "a", "an") else rest
            whose = rest[0] if len(rest) > 1 and rest[0] in _ADDRESSED else ""
            rest = rest[1:] if whose else rest
            who = _named(rest) if rest[0][:1].isupper() else _plain(rest)
            return f"{whose} {who or ''}".strip() or None
    return None


def _named(words: Sequence[str]) -> str:
    """The name at the head of the words: "Security Council", "Ministry of the Interior"."""
    size = 1
    while size < len(words) and words[size - 1][-1].isalnum():
        link = size + (words[size] in _NAME_LINKS)
        if link == len(words) or not words[link][:1].isupper():
            break
        size = link + 1
    return " ".join(words[:size]).rstrip(",;:!?.)”\"")


def _plain(words: Sequence[str]) -> str | None:
    """ "parliament", "state television"; None for what is nobody."""
    first = words[0][: word_end(words[0], 0)]
    if not first or first in _NOBODY or first in COMPLEMENT:
        return None
    after = words[1][: word_end(words[1], 0)] if len(words) > 1 and first == words[0] else ""
    return f"{first} {after}" if after in _AUDIENCES else first
