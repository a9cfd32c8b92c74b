"""What a cue is: speech or attitude, and the stance and factuality it lends, from data/cues.csv."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from counterclaim.model.claim import Factuality, Stance
from counterclaim.patterns import compiled

_WORD = compiled(r"[a-z]+(?:['’-][a-z]+)*")
SPEECH_NOUNS = compiled(
    r"\b(?:statement|claims?|report|reports|remarks|comments?|announcement|accusations?|allegations?|speech|"
    r"interview|post|"
    r"message|letter|testimony|warning|pledge|vow|promise|denial|confidence|concerns?|words|according|quoted|"
    r"quoting|per)\b"
)
_NEGATED_CONFIRM = compiled(
    r"\b(?:(?:not|n['’]t|neither|declin\w+|refus\w+|no) (?:\w+ ){0,3}?(?:confirm|comment|elaborat|respond|"
    r"repl|answer|say|immediate)\w*|"
    r"no (?:immediate )?(?:comment|information|reply|response|details)|without (?:confirming|elaborating))"
)
_CANNOT_VERIFY = compiled(
    r"\b(?:(?:could|can|was|were|has|have|been)(?: ?not|n['’]t| unable)?(?: to| be| immediately| been|"
    r" independently)* (?:not |n['’]t )?"
    r"(?:immediately |independently |be |been )*(?:verif\w+|check\w*|confirm\w*|corroborat\w+) ?(?:independently)?|"
    r"unable to (?:independently )?(?:verify|confirm)|no independent (?:confirmation|verification)|"
    r"impossible to (?:independently )?(?:verify|confirm)|not (?:immediately )?(?:possible|clear)|unverified|"
    r"not (?:been )?(?:independently )?(?:verified|confirmed))\b"
)


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
        return PLAIN if SPEECH_NOUNS.search(text.lower()) or text.strip() in (":", "–", "—", "-") else None
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


def stance(cue_text: str, sentence: str) -> Stance:
    """The stance of a claim from its cue and, for refusals to comment or verify, the sentence it stands in."""
    lower = cue_text.lower()
    if _NEGATED_CONFIRM.search(lower):
        return "declines_to_confirm"
    if _CANNOT_VERIFY.search(lower):
        return "cannot_verify"
    cue = read_cue(cue_text)
    return cue.stance if cue else "asserts"


def narrator_stance(text: str) -> Stance:
    """The stance of a narrator's proposition: asserts, unless it reports a refusal to comment or what can't "
    "be verified."""
    lower = text.lower()
    if _CANNOT_VERIFY.search(lower) and re.search(r"\bnot\b|n['’]t|\bun|\bno\b|\bneither\b", lower):
        return "cannot_verify"
    if re.search(
        r"\b(?:did not|has not|have not|declined to|refused to|n['’]t) (?:immediately )?(?:comment|respond|"
        r"reply|confirm|claim)",
        lower,
    ):
        return "declines_to_confirm"
    if re.search(r"\b(?:denied|denies|has denied|rejected|rejects|dismissed|dismisses)\b", lower):
        return "denies"
    return "asserts"
