"""What a cue is: speech or attitude, and the stance and factuality it lends, from data/cues.csv."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from counterclaim.model.claim import Factuality, Stance
from counterclaim.model.span import Spans
from counterclaim.patterns import compiled

_WORD = compiled(r"[a-z]+(?:['’-][a-z]+)*")
SPEECH_NOUNS = compiled(
    r"\b(?:statement|claims?|report|reports|remarks|comments?|announcement|accusations?|allegations?|speech|"
    r"interview|post|"
    r"message|letter|testimony|warning|pledge|vow|promise|denial|confidence|concerns?|words|according|quoted|"
    r"quoting|per)\b"
)
# What turns a reporting verb round: it was not said, so neither the deed nor its denial is put forward.
_TURNED = (
    r"(?:\b(?:not|never|neither|nor|yet to|without|stop\w*(?: just)? short of|declin\w+ to|refus\w+ to|fail\w+ to|"
    r"avoid\w*|unable to|unwilling to|cannot)|n['’]t)\b"
)
_NOT_SAID = compiled(rf"{_TURNED}(?! only\b| just\b)(?: \w+){{0,3}}? (?P<verb>\w+)")
_NO_COMMENT = compiled(
    r"\b(?:(?:declin\w+|refus\w+) (?:\w+ ){0,2}?(?:comment|confirm|elaborat|respond|repl|answer|say|discuss|give)\w*|"
    r"no (?:immediate )?(?:comment|information|reply|response|details))\b"
)
# Whoever could not look for himself: "could not be verified" and the like, never "has verified".
_CANNOT_VERIFY = compiled(
    r"(?:\b(?:not|never|cannot|neither)|n['’]t)(?: \w+){0,5}? (?:verif|corroborat|check)\w*\b|"
    r"\bneither\b[^.]*? (?:verified|corroborated|checked)\b|"
    r"(?:\b(?:could|can)(?: not|not)|\b(?:could|can)n['’]t)(?: \w+){0,3}? confirm\w*\b|"
    r"\b(?:unable|impossible) to (?:\w+ )?(?:verify|confirm|corroborate|check)\b|"
    r"\bno independent (?:confirmation|verification)\b|(?:\bnot|n['’]t) (?:immediately )?(?:possible|clear)\b|"
    r"(?:\bnot|n['’]t) (?:been )?independently confirmed\b|\b(?:unverified|unconfirmed)\b"
)
_NOBODY = frozenset(("no", "none", "nobody", "neither"))
_DENYING = frozenset(("denied", "denies", "rejected", "rejects", "dismissed", "dismisses"))


class Cue(NamedTuple):
    """A reporting verb: kind speech, document or attitude; factuality None where it lends none."""

    kind: str
    stance: Stance
    factuality: Factuality | None


PLAIN = Cue("speech", "asserts", None)


@cache
def _forms() -> dict[str, Cue]:
    out: dict[str, Cue] = {}
    with files("counterclaim.data").joinpath("cues.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            cue = Cue(row["kind"], cast(Stance, row["stance"]), cast(Factuality, row["factuality"]) or None)
            verb, _, rest = row["verb"].partition(" ")
            for form in (verb, *(row["forms"].split() or regular(verb))):
                out.setdefault(f"{form} {rest}".strip(), cue)
    return out


def regular(verb: str) -> list[str]:
    """The regular forms of an English verb: third person, past, participle."""
    if verb.endswith("e"):
        return [verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith(("s", "x", "ch", "sh")):
        return [verb + "es", verb + "ed", verb + "ing"]
    return [verb + "s", verb + "ed", verb + "ing"]


def read_cue(text: str) -> Cue | None:
    """The cue in these words; the verb that says most wins ("denied" over "said"); None where none is known."""
    found: list[Cue] = []
    words = _WORD.findall(text.lower())
    forms = _forms()
    for i, word in enumerate(words):
        pair = f"{word} {words[i + 1]}" if i + 1 < len(words) else ""
        cue = forms.get(pair) or forms.get(word)
        if cue is not None:
            found.append(cue)
    if not found:
        return PLAIN if SPEECH_NOUNS.search(text.lower()) or text.strip() in (":", "]", "–", "—", "-") else None
    marked = [c for c in found if c.kind != "attitude" and (c.stance != "asserts" or c.factuality)]
    speech = [c for c in found if c.kind != "attitude"]
    return (marked or speech or found)[0]


def is_attitude(text: str) -> bool:
    """True where the cue is no act of speaking ("wants", "fears", "had sought")."""
    if text.lower().startswith("to "):
        return True  # "presses them to agree": what somebody is to do
    cue = read_cue(text)
    if cue is None:
        return not SPEECH_NOUNS.search(text.lower())
    return cue.kind == "attitude"


_PASSIVE = compiled(
    r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?(?:accused|blamed|charged|criticised|criticized|"
    r"condemned|denounced|praised|"
    r"described|told|asked|urged|ordered|warned|called|considered|seen|regarded|believed|expected|feared)\b(?!.*\bby\b)|"
    r"^(?:when |if )?asked (?:about|if|whether|why|how|when|where|who|what|by)\b"
)


def is_passive(text: str) -> bool:
    """True where the subject is who is spoken of or to, not who speaks ("have been accused of", "Asked about")."""
    return bool(_PASSIVE.search(text.lower()))


def nobodys(source: str) -> bool:
    """True where the words name nobody who could have said it ("No group has claimed ...")."""
    first = _WORD.match(source.lower())
    return first is not None and first.group().removesuffix("-one") in _NOBODY


def named_for_nobody(text: str, source: Spans) -> bool:
    """True where the source names nobody ("No group has claimed ...")."""
    return bool(source) and nobodys(text[source[0][0] : source[0][1]])


def stance(cue_text: str, content: str = "") -> Stance:
    """The stance of a claim from its cue and, where the cue goes on in it ("refused | to confirm that"), its content.

    A reporting verb that is negated never lends the stance it names: "has not denied" is no denial.
    """
    lower = cue_text.lower()
    if content.lower().startswith("to "):
        lower += " " + " ".join(content.lower().split()[:4])
    if _NO_COMMENT.search(lower) or _not_said(lower):
        return "declines_to_confirm"
    if _CANNOT_VERIFY.search(lower):
        return "cannot_verify"
    cue = read_cue(cue_text)
    return cue.stance if cue else "asserts"


def _not_said(lower: str) -> bool:
    """True where a reporting verb stands under a negation ("did not deny", "stopped short of confirming")."""
    for found in _NOT_SAID.finditer(lower):
        cue = read_cue(lower[found.start("verb") :])
        if cue is not None and cue.kind == "speech":
            return True
    return False


def narrator_stance(text: str) -> Stance:
    """The stance of a narrator's proposition: asserts, unless it tells of a refusal to comment, a denial, or what
    nobody could verify.
    """
    lower = text.lower()
    if _CANNOT_VERIFY.search(lower):
        return "cannot_verify"
    if _NO_COMMENT.search(lower) or re.search(rf"{_TURNED} (?:immediately )?{_COMMENTS}", lower):
        return "declines_to_confirm"
    if _DENYING.isdisjoint(_WORD.findall(lower)):
        return "asserts"
    return "declines_to_confirm" if _not_said(lower) else "denies"


_COMMENTS = r"(?:comment|respond|repl[yi]|confirm|den[yi]|claim)"
