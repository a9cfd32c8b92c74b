"""The words right before and right after a name, one blank between them: what rules read that look at its company."""

from collections.abc import Sequence
from functools import lru_cache

from counterclaim.registry.tokens import Token, cut

REACH = 60  # characters looked at on either side
_OPENING = "“\"‘'([—–-\n"


def words_before(text: str, at: int, reach: int = REACH) -> list[str]:
    """The words that end right before `at`, the nearest last, as written; none where no blank parts them from it."""
    words = text[max(0, at - reach) : at].split(" ")
    return [word.rpartition("\n")[2].lstrip(_OPENING) for word in words[:-1]] if not words[-1] else []


def words_after(text: str, at: int, most: int) -> list[str]:
    """The words right after `at`, as written and up to the first mark; none where no blank parts them from it."""
    out: list[str] = []
    for word in text[at : at + REACH].split(" ")[1 : most + 1] if text[at : at + 1] == " " else ():
        whole = word[: word_end(word, 0)]
        if whole:
            out.append(whole)
        if whole != word:
            break
    return out


@lru_cache(maxsize=1)  # all who ask in one report ask for the same text; of an earlier one nothing is kept
def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a whole text, with a sign for each line break: no phrase goes on over one."""
    return cut(text.replace("\n", "|"))


def word_end(text: str, at: int) -> int:
    """Where a word of letters and hyphens ends that begins at `at`."""
    while at < len(text) and (text[at].isalpha() or text[at] == "-"):
        at += 1
    return at


def without_article(words: Sequence[str]) -> list[str]:
    """The words before a name without its article."""
    return list(words[:-1] if words and words[-1].lower() == "the" else words)


def is_name(word: str) -> bool:
    """True for a word with a capital and no mark after it but an abbreviation's stop."""
    return word[:1].isupper() and word.rstrip(".")[-1:].isalnum()


def name_follows(text: str, end: int) -> bool:
    """True where a word with a capital comes next."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def is_letters(name: str) -> bool:
    """True for two capital letters or more, with stops or without: "U.S.", "UAE"."""
    letters = name.replace(".", "")
    return len(letters) > 1 and letters.isalpha() and letters.isupper() and ".." not in name
