"""Names in a text replaced by others, and both told by one neutral key, so that two readings can be compared."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

_SPECIAL_A = ("Uk", "Ug", "Ur", "Un", "Us", "US", "Eu", "UK", "UA")  # spoken with a "y": "a Ukrainian", "a UN envoy"
# An acronym before one of these is a noun ("the U.S. said"); before another word it stands as an adjective.
_AFTER_NOUN = re.compile(
    r"(?:['’]s\b|[.,;:)”\"\n]|\s{0,3}$|\s{1,3}(?:says?|said|ha[sd]|have|is|was|were|will|would|could|can|do|does|did|and|or|to|in|"
    r"on|at|of|for|from|by|with|as|that|which|who|see|sees|stood|calls?|agree[ds]?|mediate|\w+ed)\b)"
)
# A people of many, whose name may be an adjective, too ("Sudanese").
_COUNTED = re.compile(r"(?:\d|\b(?:dozen|hundred|thousand|million|several|many|most|some|ethnic|other)) $")
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’](?= \w))(?!\w)")


class Name(NamedTuple):
    """One name in a text. key: what it means, the same for all names of one thing; new, adjective: what replaces it.

    adjective: for names that serve as nouns and adjectives alike ("U.S.", "Sudanese"), what replaces the adjective.
    """

    key: str
    new: str
    adjective: str | None = None


class Renaming:
    """old: the names of the text with what replaces them, as they are (acronyms in capitals).

    shown: names that only a reading shows (a leader's full name) and their keys, before and after.
    kept: longer names that hold an old one and stay ("South Sudan").
    two_kinds: keys of places whose names are a town's and a region's at once, as rows tell them.
    """

    def __init__(
        self,
        old: Mapping[str, Name],
        *,
        before: Mapping[str, str],
        after: Mapping[str, str],
        kept: Iterable[str] = (),
        two_kinds: Iterable[str] = (),
    ) -> None:
        self.old = dict(old)
        self.kept = frozenset(kept) - set(self.old)
        self.two_kinds = frozenset("{" + key + "}" for key in two_kinds)
        self._before = {**before, **{name: one.key for name, one in old.items()}}
        self._after = dict(after)
        for one in old.values():
            for new in (one.new, one.adjective):
                if new:
                    self._after.setdefault(new.removeprefix("the "), one.key)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _any([*self.old, *self.kept])

    @cached_property
    def _before_pattern(self) -> re.Pattern[str]:
        return _any([*self._before, *self.kept])

    @cached_property
    def _after_pattern(self) -> re.Pattern[str]:
        return _any([*self._after, *self.kept])

    def apply(self, text: str) -> str:
        """The text with every old name replaced; articles before it are made to fit."""
        out: list[str] = []
        at = 0
        for m in self._pattern.finditer(text):
            one = self.old.get(printed(m[0], self.old))
            if one is None or _sea(text, m.end()):
                continue
            start = m.start()
            noun = one.adjective is None or _AFTER_NOUN.match(text, m.end()) is not None
            if noun and one.adjective is not None and not m[0].isupper() and "." not in m[0]:
                noun = _COUNTED.search(text[at:start]) is not None  # "800,000 Sudanese", not "Sudanese armed forces"
            new = one.new if noun else (one.adjective or one.new)
            if m[0].isupper() and m[0] not in self.old:
                new = new.upper()
            lead = text[at:start]
            had_the = re.search(r"\b([Tt])he $", lead)
            if new.startswith("the "):
                if had_the:
                    new = new[4:]
                elif not lead.strip() or re.search(r"[.!?:]\s+[“\"]?$|\n\s*[“\"]?$", lead) or start == 0:
                    new = "T" + new[1:]
            elif had_the and noun and one.key.startswith("state:") and m[0].removeprefix("the ") in _WITH_THE:
                lead = lead[: had_the.start()]
            lead = re.sub(
                r"\b([Aa])n?( )$", lambda a: a[1] + ("n" if _vowel(new) else "") + a[2], lead  # noqa: B023
            )  # fmt: skip
            owner = _OWNER.match(text, m.end())
            at = owner.end() if owner else m.end()
            out += [lead, new, ("'" if new.endswith("s") else "'s") if owner else ""]
        return "".join([*out, text[at:]])

    def neutral_before(self, words: str | None) -> str | None:
        """Words of the reading of the old text, names as keys."""
        return self._neutral(words, self._before_pattern, self._before)

    def neutral_after(self, words: str | None) -> str | None:
        """Words of the reading of the new text, names as keys."""
        return self._neutral(words, self._after_pattern, self._after)

    def _neutral(self, words: str | None, pattern: re.Pattern[str], keys: Mapping[str, str]) -> str | None:
        if words is None:
            return None
        told = pattern.sub(lambda m: m[0] if _sea(m.string, m.end()) else _braced(keys, m[0]), words)
        told = re.sub(r"(\})['’](?= )", r"\1's", told)
        return re.sub(r"\b(?:an?|the)\s+(?=\{)|\b(an)(?= )", lambda m: "a" if m[1] else "", told, flags=re.I).lower()


_WITH_THE = frozenset({
    "United States", "United Kingdom", "Netherlands", "Philippines", "United Arab Emirates", "Gambia", "Maldives",
    "Central African Republic", "Democratic Republic of Congo", "Czech Republic", "Dominican Republic",
    "Palestinian territories", "US", "U.S.", "UK", "U.K.", "UAE", "USA",
})  # fmt: skip


def with_article(name: str) -> str:
    """The name as a noun in running text: "the Philippines"."""
    return f"the {name}" if name in _WITH_THE else name


def _braced(keys: Mapping[str, str], name: str) -> str:
    key = keys.get(printed(name, keys))
    return "{" + key + "}" if key else name


def printed(name: str, names: Iterable[str]) -> str:
    """The name as `names` spell it where the text has it in capitals ("PORT-AU-PRINCE")."""
    capitals = name.isupper() and len(name) > 3 and name not in names
    return next((one for one in names if one.upper() == name), name) if capitals else name


def _vowel(word: str) -> bool:
    return word[:1] in "AEIOUaeiou" and not word.startswith(_SPECIAL_A)


def _sea(text: str, end: int) -> bool:
    return re.match(r" (?:Sea|Gulf|Strait|Ocean|Peninsula)\b", text[end : end + 12]) is not None


def _any(names: Iterable[str]) -> re.Pattern[str]:
    wanted = set(names)
    wanted |= {name.upper() for name in wanted if len(name) > 3}
    ordered = sorted(wanted, key=lambda name: (-len(name), name))
    if not ordered:
        return re.compile(r"(?!)")
    return standing_alone(ordered)


def standing_alone(names: Iterable[str]) -> re.Pattern[str]:
    """The names as words, or joined to another by a hyphen ("Armenian-Azerbaijani", "pro-Kremlin"); no "al-Iraqi"."""
    joined = r"(?<=[a-z]-)(?<!\bal-)(?<!\bel-)"
    return re.compile(rf"(?:(?<![\w-])|{joined})(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")
