"""Who speaks in a text, by its title, in a language beside English: "Statement of the President of Norva"."""

from __future__ import annotations

from counterclaim.reader.claims.titled import Titled
from counterclaim.reader.languages import nominatives
from counterclaim.reader.languages.language import Language
from counterclaim.reader.languages.registry import Named
from counterclaim.reader.languages.tokens import Tokens

_LONGEST = 8  # words of an office with its name


def titled(title: str, language: Language, registry: Named) -> list[Titled]:
    """The one whose words the title says the text is; empty where it names no office and no person for that.

    The name is in the nominative where the language has cases.
    """
    tokens = Tokens(title, 0, len(title), language)
    for i in range(len(tokens)):
        spoken = tokens.of(i, "spoken")
        if spoken is None:
            continue
        first = i + spoken.size
        last = _end(tokens, first, registry)
        office = next((k for k in range(first, last) if tokens.of(k, "role") is not None), None)
        name = next((k for k in range(first, last) if _name_from(tokens, k, last, registry)), None)
        whole = title[tokens.starts[first] : tokens.ends[last - 1]] if last > first else ""
        if name is not None and (office is None or office < name):
            person = title[tokens.starts[name] : tokens.ends[last - 1]]
            return [Titled(nominatives.person(person, language.code), whole)]
        if office is not None:
            words = [title[tokens.starts[k] : tokens.ends[k]] for k in range(first, last)]
            shown = nominatives.phrase(words, office - first, language.code, registry)
            return [Titled(" ".join(shown), whole)]
    return []


def _end(tokens: Tokens, first: int, registry: Named) -> int:
    """Behind the last word of an office and a name that begin at a token."""
    k, named = first, 0
    while k < len(tokens) and k - first < _LONGEST:
        word = tokens.text[tokens.starts[k] : tokens.ends[k]]
        known = tokens.of(k, "role", "body")
        if known is not None and not (named > 1 and word.islower()):
            k, named = k + known.size, 0
            continue
        initial = word == "." and tokens.joined(k) and len(tokens.word(k - 1)) == 1
        capital = word[:1].isupper() and tokens.of(k, "preposition", "spoken") is None
        if not (initial or capital or registry.by_demonym(word) is not None) or known is not None:
            break
        named += capital
        k += 1
    return k


def _name_from(tokens: Tokens, k: int, last: int, registry: Named) -> bool:
    """True where tokens[k:last] are the words of a person's name: two or more with capitals, no office or state."""
    if last - k < 2:
        return False
    words = [tokens.text[tokens.starts[m] : tokens.ends[m]] for m in range(k, last)]
    return all(
        word == "."
        or (
            word[:1].isupper()
            and tokens.of(m, "role", "body") is None
            and registry.country(word) is None
            and registry.by_demonym(word) is None
        )
        for m, word in enumerate(words, k)
    )
