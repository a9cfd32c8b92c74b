"""A claim in another language put into English key words, for what holds claims of several languages together.

It is no translation: words that tables and gazetteer know stand in English, figures as they are written, all others as
the skeleton of their sound, so that claims of one language still share them. Nobody is shown it as what was said.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from counterclaim.model.claim import Claim
from counterclaim.model.figure import Figure
from counterclaim.model.place import Place
from counterclaim.model.when import When
from counterclaim.names import name_key
from counterclaim.plurals import plural
from counterclaim.reader.figures.lexicon import PEOPLE
from counterclaim.reader.languages.language import CODES, Language, language
from counterclaim.reader.languages.tokens import Tokens
from counterclaim.registry.tongues import Tongue

Part = TypeVar("Part", Figure, Place, When)


def in_english(claim: Claim, code: str | None) -> Claim | None:
    """The claim in key words, with offsets into its own `text`; None where it is in English or in no language read.

    Its content is one span that begins where the claim's begins.
    """
    code = (code or "").split("-")[0].lower()
    if code not in CODES:
        return None
    tongue = language(code)
    taken: list[Figure | Place | When] = sorted(
        (*claim.figures, *claim.places, *claim.times), key=lambda one: (one.start, -one.end)
    )
    words: list[str] = []
    where: dict[int, tuple[int, int]] = {}
    at = base = claim.content[0][0] if claim.content else 0

    def put(word: str) -> tuple[int, int]:
        nonlocal at
        if words:
            at += 1
        words.append(word)
        start = at
        at += len(word)
        return start, at

    offset = 0
    for start, end in claim.content:
        text = claim.text[offset : offset + end - start]
        offset += end - start + 1
        here = [one for one in taken if start <= one.start and one.end <= end]
        done = start
        for n, one in enumerate(here):
            if one.start < done:
                inside = next((where[id(o)] for o in here[:n] if o.start <= one.start and one.end <= o.end), None)
                if inside is not None:
                    where[id(one)] = inside
                continue
            for word in _words(text, done - start, one.start - start, tongue):
                put(word)
            where[id(one)] = put(_shown(one))
            done = one.end
        for word in _words(text, done - start, end - start, tongue):
            put(word)
    text = " ".join(words)
    return msgspec.structs.replace(
        claim,
        text=text,
        content=((base, base + len(text)),),
        quotes=(),
        figures=tuple(_moved(f, where, counted=_counted(f, tongue)) for f in claim.figures),
        places=tuple(_moved(p, where, text=_shown(p)) for p in claim.places),
        times=tuple(_moved(t, where) for t in claim.times),
    )


def _moved(one: Part, where: dict[int, tuple[int, int]], **more: Any) -> Part:
    start, end = where.get(id(one), (one.start, one.end))
    changes: dict[str, Any] = {"start": start, "end": end, **more}
    if isinstance(one, Figure):
        changes |= {
            "number_start": start + one.number_start - one.start,
            "number_end": start + one.number_end - one.start,
        }
    return msgspec.structs.replace(one, **changes)


def _shown(one: Figure | Place | When) -> str:
    return (one.name or one.text) if isinstance(one, Place) else one.text


def _words(text: str, start: int, end: int, tongue: Language) -> list[str]:
    """The words of a stretch, in English or by their sound."""
    tokens = Tokens(text, start, end, tongue)
    out: list[str] = []
    i = 0
    while i < len(tokens):
        found = tokens.of(i, "gloss", "class")
        if found is not None:
            out.append(found.value)
            i += found.size
            continue
        word = tokens.low[i]
        people = _people(word, tongue.code) if word[:1].isalpha() else None
        out.append(people or (word if not word[:1].isalpha() else _sound(word)))
        i += 1
    return [word for word in out if len(word) > 2 or not word.isalpha()]


@lru_cache(4096)
def _people(word: str, code: str) -> str | None:
    """The English adjective of a people that the word tells, or the name of a state."""
    known = Tongue.load(code)
    people = known.by_demonym(word)
    if people is not None and people.demonyms:
        return people.demonyms[0]
    state = known.by_name(word)
    return state.name if state is not None else None


@lru_cache(4096)
def _sound(word: str) -> str:
    return name_key(word).replace(" ", "").lower()


def _counted(figure: Figure, tongue: Language) -> str | None:
    """What is counted, as English tells it: a class of people, a thing by its unit, else nothing."""
    if figure.unit == PEOPLE:
        tokens = Tokens(figure.counted or "", 0, len(figure.counted or ""), tongue)
        found = next((m for i in range(len(tokens)) if (m := tokens.of(i, "class")) is not None), None)
        return found.value if found is not None else "people"
    if figure.counted is None or figure.unit is None:
        return None
    return plural(figure.unit.replace("_", " "))
