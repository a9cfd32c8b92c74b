"""Letters that a report spells out: "the International Seed Federation (ISF)" says what ISF is in that report."""

import re

from counterclaim import vocabulary
from counterclaim.patterns import compiled
from counterclaim.registry import Registry

_BRACKETED = compiled(r"(?<= )[(\[](?P<letters>[A-Z][A-Za-z&-]{1,8})[)\]]")
_INNER = "’'&-_"  # marks inside a word
_MOST_WORDS, _MOST_LETTERS = 9, 300  # of a name: what is looked at before each bracket, so that no text takes long
_LEAST_LETTERS = 3  # of what stands for a name that no bracket joins it to
_STEM = 4  # letters that the forms of one word share: "Syrian", "Syria"
_SMALL = vocabulary.words("speakers.small")


def spelled_out(text: str) -> dict[str, str]:
    """Letters and the full name that stands before them in brackets, where its initials are those letters."""
    out: dict[str, str] = {}
    for found in _BRACKETED.finditer(text):
        words = _words_before(text, found.start() - 1)
        letters = [c for c in found["letters"].casefold() if c.isalpha()]
        first = _first(words, letters)
        if first is not None and found["letters"] not in out:
            out[found["letters"]] = " ".join(words[first:])
    return out


def others(text: str, registry: Registry) -> frozenset[str]:
    """Letters that a report spells out as a body that is none of those whom the registry has for them."""
    return frozenset(letters for letters, full in spelled_out(text).items() if _another(letters, full, registry))


def _another(letters: str, full: str, registry: Registry) -> bool:
    owners = [one for one in registry.bodies() if letters in one.aliases or letters == one.name]
    ours = _stems(full)
    alike = (len(ours & _stems(name)) for one in owners for name in (one.name, *one.aliases))
    return bool(owners) and registry.party(full) not in owners and 2 * max(alike) < len(ours)


def _stems(name: str) -> set[str]:
    words = (word.strip(_INNER) for word in name.casefold().replace("-", " ").split())
    return {word[:_STEM] for word in words if word and word not in _SMALL}


def _words_before(text: str, end: int) -> list[str]:
    """The words before `end`, one blank between them, nothing else."""
    words: list[str] = []
    for token in reversed(text[max(0, end - _MOST_LETTERS) : end].split(" ")):
        begin = len(token)
        while begin and (token[begin - 1].isalnum() or token[begin - 1] in _INNER):
            begin -= 1
        if begin == len(token) or len(words) == _MOST_WORDS:
            break
        words.append(token[begin:])
        if begin:
            break  # "(the Seed Federation": what stands before the bracket is another matter
    return words[::-1]


def _first(words: list[str], letters: list[str]) -> int | None:
    """Where the name begins: the words from there on, small ones left out or not, have the letters as initials."""
    for small in (False, True):
        at, left = len(words), list(letters)
        while at and left:
            at -= 1
            parts = [p for p in words[at].casefold().replace("’", "-").split("-") if p]
            if len(parts) > 1 and left[-len(parts) :] == [p[0] for p in parts]:
                left = left[: -len(parts)]
            elif words[at].casefold()[0] == left[-1] and (small or words[at].casefold() not in _SMALL):
                left.pop()
            elif words[at].casefold() not in _SMALL:
                break
        if not left:
            return at
    return None


def full_name(name: str, names: dict[str, str], text: str, registry: Registry) -> str:
    """The fullest name that a report has for letters: as it spells them out, or a longer name of that body in it."""
    name = " ".join(_BRACKETED.sub("", name).split())
    if not name.isupper() or " " in name or len(name) < 2:
        return name
    if name in names:
        return names[name]
    party = registry.party(name)
    letters = [letter for letter in name.casefold() if letter.isalpha()]
    longer = [] if party is None else [one for one in (party.name, *party.aliases) if " " in one and one in text]
    if not longer and len(letters) >= _LEAST_LETTERS:
        longer = _with_initials(name, text)
    return max((one for one in longer if _first(one.split(), letters) == 0), key=len, default=name)


def _with_initials(letters: str, text: str) -> list[str]:
    """The one name in the text whose words have these letters as initials, small ones left out; none of several."""
    small = "|".join(sorted(_SMALL))
    words = rf"(?:[ -](?:{small}))*[ -]".join(rf"{letter}[\w’'&]*[a-z]" for letter in letters if letter.isalpha())
    found = {match[0] for match in re.finditer(rf"(?<![\w-]){words}(?![\w-])", text)}
    return list(found) if len(found) == 1 else []


def expanded(phrase: str, names: dict[str, str]) -> str:
    """The phrase with letters that the report spells out as their full name."""
    for letters, full in names.items():
        if letters in phrase and full not in phrase:
            phrase = compiled(rf"(?<![\w-]){letters}(?!\w)").sub(full, phrase)
    return phrase
