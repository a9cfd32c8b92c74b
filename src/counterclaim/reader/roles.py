"""Who a count's victims are in a claim: whom it happened to, not who acts."""

from collections.abc import Sequence

from counterclaim import vocabulary
from counterclaim.model.claim import Roles
from counterclaim.model.figure import Figure
from counterclaim.reader.figures import lexicon
from counterclaim.reader.figures.states import group
from counterclaim.reader.speakers.owners import ARMED_BODIES

_RUN_ONTO = vocabulary.words("claims.run_onto")
_LAID = vocabulary.words("claims.laid")
_LOSING = vocabulary.words("claims.losing")
_FLYING = vocabulary.words("claims.flying")
_TAKING = vocabulary.words("claims.taking")
_LOSSES = vocabulary.words("figures.nought")
_ADJECTIVE = 2  # words of "heavy losses"
_OBJECT = 5  # words of "a large roadside bomb"


def victims_suffer(told: Roles, figures: Sequence[Figure], text: str, *, toll: bool) -> Roles:
    """Who was killed or hurt by the claim's own count is whom it happened to, never who acts ("Nine miners died").

    text: the claim's words. toll: it tells of the dead or hurt: who is counted in it and does it to nobody suffers
    ("Two guards lost their sight"). In "Three gunmen killed 10 clerks" the clerks were killed.
    """
    actor = told.actor
    if actor is not None and _ran_onto(actor.name, text):
        apart = told.target is not None and _LAID.isdisjoint(told.target.name.lower().split())
        return Roles(actor=None, target=told.target if apart else actor)
    if actor is None or any(f"{actor.name} {verb}{f.state} {f.text}" in text for f in figures for verb in _HAD):
        return told
    loses = not _LOSING.isdisjoint(_behind(actor.name, text)[:1])
    for figure in figures:
        counted = figure.counted or ""
        hurt = toll and not figure.state and (loses or told.target is None)
        suffered = group(figure.state or "") in _SUFFERED or hurt
        if counted and suffered and counted in actor.name and figure.text in actor.name:
            return Roles(actor=None, target=actor if loses else told.target or actor)
    return told


def _behind(name: str, text: str) -> list[str]:
    """The words behind a name, in lower case, from its verb on."""
    rest = [word.strip(".,;:") for word in text.partition(name)[2].lower().split()]
    return rest[1:] if rest[:1] and rest[0] in _HAVE else rest


def loses(name: str, text: str, figures: Sequence[Figure]) -> bool:
    """True for whom these words have lose or suffer something, or have things done to what is his: "The patrol | had
    two men hurt"."""
    rest = text.partition(name)[2].lower().split()
    if rest[:1] and rest[0] in _HAVE:
        behind = " ".join(rest[1:])
        harmed = [f for f in figures if group(f.state or "") in (*_SUFFERED, *_BROKEN)]
        if rest[1:2] in (["a"], ["an"]) or any(behind.startswith(f.text.lower()) for f in harmed):
            return True
    verb, *after = [*_behind(name, text), ""]
    return verb in _LOSING or (verb in _TAKING and not _LOSSES.isdisjoint(after[:_ADJECTIVE]))


def _ran_onto(name: str, text: str) -> bool:
    """True for whom something laid went off under ("The bus | struck a mine"): he did nothing to it. An army that hit
    "a mine" may have hit a pit.
    """
    rest = _behind(name, text)
    size = next((n for n in (2, 1) if " ".join(rest[:n]) in _RUN_ONTO), 0)
    laid = next((word for word in rest[size : size + _OBJECT] if word in _LAID), None) if size else None
    if laid is None:
        return False
    head = name.split()[-1].lower()
    men = head in ARMED_BODIES or lexicon.nouns().get(head) == lexicon.PEOPLE
    flies = lexicon.singular(head) in _FLYING
    return not flies and not (size == 1 and men and lexicon.nouns().get(laid) == "mine")


_HAD = ("", "had ", "have ")
_HAVE = ("had", "has", "have")
_BROKEN = ("destroyed", "damaged", "lost", "hit", "shot", "shot_down", "taken")
_SUFFERED = frozenset({"killed", "wounded", "missing", "captured", "detained", "abducted", "displaced"})
