"""What a figure or a claim is about, apart from place and time: topics and the groups of types that are rivals."""

import re
from functools import cache
from typing import Literal

import msgspec

from counterclaim.model.claim import Claim
from counterclaim.model.figure import Figure
from counterclaim.plurals import plural
from counterclaim.reader import comparing
from counterclaim.reader.figures import lexicon, states, units
from counterclaim.reader.figures.describe import whole_in

Group = Literal[
    "violence", "land", "captives", "movement", "aid", "forces", "talks", "law", "protest", "visit"
]  # fmt: skip

# Types that two sides use for one and the same event: one's strike is the other's interception or denial.
GROUPS: dict[str, Group] = {
    "strike": "violence", "explosive_attack": "violence", "attack_on_civilians": "violence", "casualties": "violence",
    "air_defence": "violence", "equipment_loss": "violence", "damage_destruction": "violence",
    "abuse_allegation": "violence", "ceasefire_violation": "violence",
    "territory_gain": "land", "territory_control": "land", "territory_held": "land", "withdrawal": "land",
    "ground_offensive": "land",
    "prisoners_captured": "captives", "prisoner_release_exchange": "captives", "abduction_hostage": "captives",
    "displacement_evacuation": "movement", "aid_access_blockade": "aid",
    "deployment_mobilisation": "forces", "arms_support": "forces",
    "ceasefire_proposal": "talks", "agreement": "talks", "negotiation": "talks",
    "prosecution_detention": "law", "protest": "protest", "visit": "visit",
}  # fmt: skip

# What states of people count, and the group their figures stand in whatever type the reader gave the claim.
_PEOPLE: dict[str, tuple[str, Group]] = {
    "killed": ("killed", "violence"), "wounded": ("wounded", "violence"), "missing": ("missing", "violence"),
    "lost": ("killed or wounded", "violence"), "captured": ("captured", "captives"),
    "released": ("released", "captives"), "exchanged": ("released", "captives"), "returned": ("released", "captives"),
    "abducted": ("held or abducted", "captives"), "held": ("held or abducted", "captives"),
    "displaced": ("displaced", "movement"), "evacuated": ("evacuated", "movement"),
    "deployed": ("deployed", "forces"), "mobilised": ("mobilised", "forces"),
    "detained": ("detained", "law"), "sentenced": ("sentenced", "law"), "charged": ("charged", "law"),
    "protested": ("protesting", "protest"), "rescued": ("rescued", "violence"), "trapped": ("trapped", "violence"),
}  # fmt: skip
# Things whose counts stand in one group, whatever type a claim of them was read as.
_OF_UNIT: dict[str, Group] = {
    "truck": "aid", "drone": "violence", "missile": "violence", "rocket": "violence", "shell": "violence",
    "aircraft": "violence", "helicopter": "violence", "ship": "violence", "vessel": "violence", "boat": "violence",
    "tank": "violence", "vehicle": "violence", "home": "violence", "house": "violence", "building": "violence",
    "school": "violence", "hospital": "violence", "strike": "violence", "attack": "land",
}  # fmt: skip
_OF_TYPE = {
    "prisoners_captured": "captured", "prisoner_release_exchange": "released", "abduction_hostage": "abducted",
    "displacement_evacuation": "displaced", "deployment_mobilisation": "deployed", "protest": "protested",
}  # fmt: skip
MOVED = frozenset({"displaced", "evacuated"})
_ONLY_PEOPLE = frozenset({"killed", "wounded", "released", "detained", "displaced", "abducted", "missing"})
UNARMED = frozenset({"civilians", "children", "women", "journalists", "medics", "aid workers", "foreigners"})
_MARCH = re.compile(
    r"^\W*(?:\w+ ){0,4}?(?:attended|taken part|took part|marched|rallied|demonstrated|gathered|turned out|joined|"
    r"protested)\b",
    re.I,
)
ARMED = frozenset({"soldiers", "militants", "fighters"})
UNDER_ARMS = ARMED | {"police"}
# Topics whose people are of all kinds: who is detained at a march is a protester, and who flees is anybody.
_OF_ALL = frozenset({"detained", "protesting", "displaced", "evacuated"})
_PLAIN = frozenset(
    (
        "people person man men human individual dead death fatalitie fatality victim casualtie casualty killed wounded "
        "injured injurie missing other live life toll number losse body bodie corpse remain soul them"
    ).split()
)
_DEATH = re.compile(r"\b(?:kill\w*|die[ds]?|dead|death\w*|lives|fatalit\w+)\b", re.I)
_CROWD = re.compile(r"\b(?:crowd|turnout|attendance)\b[^.;]{0,30}$", re.I)
_LOSSES = frozenset(("casualtie", "losse", "casualty", "loss"))
_SETTLEMENTS = frozenset(("settlement", "village", "locality", "community", "hamlet"))
_PLACES = _SETTLEMENTS | {"town", "city"}
_CHANGE_HANDS = frozenset(("captured", "taken", "held", "lost", "cleared", "withdrawn"))
# Units of length, time, share and the like never make a question by themselves: ages, calibres, distances.
_MEASURES = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"))
_COUNTED_KINDS = frozenset("currency mass volume".split())

# Words for who is counted. What is in none of them is a class of its own ("traders"), save what says just people.
_CLASSES: dict[str, frozenset[str]] = {
    "soldiers": frozenset(
        (
            "soldier troop serviceman servicemen servicewomen servicemember personnel conscript reservist marine "
            "paratrooper officer commander pilot infantrymen guardsmen trooper"
        ).split()
    ),
    "militants": frozenset(
        "militant insurgent rebel guerrilla jihadist terrorist gunman gunmen extremist attacker bandit".split()
    ),
    "fighters": frozenset("fighter combatant militiaman militiamen mercenary mercenarie defender".split()),
    "civilians": frozenset("civilian resident villager inhabitant bystander noncombatant".split()),
    "children": frozenset(
        (
            "child children girl boy pupil schoolgirl schoolboy infant baby babie toddler minor teenager schoolchildren"
        ).split()
    ),
    "women": frozenset("woman women".split()),
    "police": frozenset("police policeman policemen".split()),
    "journalists": frozenset("journalist reporter cameraman photographer".split()),
    "medics": frozenset("medic doctor nurse paramedic ambulanceman".split()),
    "aid workers": frozenset("worker staff employee volunteer humanitarian rescuer firefighter".split()),
    "foreigners": frozenset("foreigner tourist national migrant".split()),
    "hostages": frozenset("hostage abductee".split()),
    "prisoners": frozenset("prisoner detainee inmate convict captive pow".split()),
    "protesters": frozenset("protester protestor demonstrator rioter".split()),
}


def topic(claim: Claim, figure: Figure, before: str, after: str) -> tuple[str, Group | None] | None:
    """What the figure counts, in words, and the group its rivals stand in; None where it makes no question.

    before, after: the words round the figure in its claim ("put the crowd at", "killed and wounded").
    """
    if figure.same_as is not None or figure.bound in ("up", "down") or figure.unit == "share" or of_part(claim, figure):
        return None  # "more than half of the dead" are no number of people
    if figure.unit is None:
        return _PEOPLE["protested"] if _CROWD.search(before) else None
    group = GROUPS.get(claim.type)
    noun = comparing.head(figure.counted or "")
    member = figure.unit == "member" and done_to(claim, figure) is not None
    if figure.unit == "people" or member or (_of_people(figure.state) and not _of_a_kind(figure.unit)):
        return _people(claim, figure, noun, after)
    if figure.unit in _PLACES and (_changes_hands(figure) or (group == "land" and figure.state is None)):
        return ("settlements" if figure.unit in _SETTLEMENTS else "towns"), "land"
    if figure.si_unit == "m2":
        return "area", "land"
    if figure.unit == "percent":
        return (f"share of {noun}", group) if noun else None
    if figure.unit in _MEASURES or "_per_" in figure.unit:
        return None
    unit = units.table()[0].get(figure.unit)
    if unit is not None:
        if unit.kind in _COUNTED_KINDS and (noun or figure.state):
            return f"{unit.kind} of {noun or 'goods'}{_state(figure)}", group
        return None
    if figure.unit == "count":
        return ("breaches", "violence") if claim.type == "ceasefire_violation" else None
    if figure.unit == "violation":
        return "breaches", "violence"
    return f"{plural(figure.unit.replace('_', ' '))}{_state(figure)}", _OF_UNIT.get(figure.unit, group)


def _changes_hands(figure: Figure) -> bool:
    """True for places that are held, taken or lost; not where they are shelled or somebody flees from them."""
    return figure.state is not None and states.group(figure.state) in _CHANGE_HANDS


def of_its_noun(figure: Figure) -> Figure:
    """The figure with the unit of what it counts, where it was read as one of people and its words count things ("28"
    after "74 settlements")."""
    unit = lexicon.nouns().get(comparing.head(figure.counted or "")) if figure.unit == "people" else None
    return figure if unit in (None, "people", "member") else msgspec.structs.replace(figure, unit=unit)


def _of_a_kind(unit: str) -> bool:
    """True for a unit that is known to be no person: a thing of nouns.csv, a measure, an animal."""
    return unit in _known_units() or lexicon.is_animal(unit)


@cache
def _known_units() -> frozenset[str]:
    return frozenset(lexicon.nouns().values()) | frozenset(units.table()[0])


def _of_people(state: str | None) -> bool:
    """True for what is done to people only, whatever word stands for them ("303 defenders released")."""
    return state is not None and states.group(state) in _ONLY_PEOPLE


def _state(figure: Figure) -> str:
    state = states.group(figure.state) if figure.state else None
    return f" {state.replace('_', ' ')}" if state and state not in ("recorded", "carried_out", "found") else ""


def singled_out(figure: Figure) -> bool:
    """True for somebody who is told, not counted: "a commander", "one of its men"."""
    number = figure.text[figure.number_start - figure.start : figure.number_end - figure.start]
    after = figure.text[figure.number_end - figure.start :]
    return figure.value == 1 and (number.lower() not in ("one", "1") or after.startswith(" of "))


def by_type(figure: Figure, topic: str) -> bool:
    """True for people of whom only the type of their claim tells what happened: "the 10,000 citizens there"."""
    types = {_PEOPLE[state][0] for state in _OF_TYPE.values()} - {_PEOPLE["protested"][0]}
    return figure.state is None and topic in types


def of_part(claim: Claim, figure: Figure) -> bool:
    """True for a number of which only a part is told, by its words: "two of the | 12 hostages | were freed"."""
    at = next((start for start, end in claim.content if start <= figure.start < end), None)
    if figure.state is not None or at is None:
        return False
    before = sum(end - start + 1 for start, end in claim.content if end < at) + figure.start - at
    return whole_in(claim.text, before, before + figure.end - figure.start)


def done_to(claim: Claim, figure: Figure) -> str | None:
    """What happened to the people a figure counts: its state, else, in a claim of casualties, that they died where its
    words say so; None where nothing tells."""
    state = states.group(figure.state) if figure.state else None
    if state == "destroyed" and figure.unit == "people":
        return "killed"  # as armies say of the other's soldiers
    if figure.unit not in ("people", "member", None):
        return None if state in _ONLY_PEOPLE and _of_a_kind(figure.unit) else state  # killed goats are no people killed
    if state == "killed" and claim.type == "displacement_evacuation" and not _DEATH.search(claim.text):
        return "displaced"  # read off the dead of the same sentence: "280,000 have been killed and millions have fled"
    if state in _PEOPLE:
        return state
    if claim.type == "casualties" and figure.same_as is None and _DEATH.search(claim.text):
        return None if of_part(claim, figure) else "killed"
    return state


def _people(claim: Claim, figure: Figure, noun: str, after: str) -> tuple[str, Group | None] | None:
    state = done_to(claim, figure)
    if state in MOVED and not (claim.type == "displacement_evacuation" or claim.asks in MOVED):
        state = None  # "left without water"
    if noun in _LOSSES or _both(after):
        return "killed or wounded", "violence"
    if state not in _PEOPLE:
        state = _OF_TYPE.get(claim.type) or ("protested" if _MARCH.search(after) else None)
    if state == "captured" and class_of(figure, "") in UNARMED:
        state = "abducted"  # pupils taken from a school are no prisoners of war
    if state is not None:
        return _PEOPLE[state]
    return (_in_plural(figure.counted or ""), GROUPS.get(claim.type)) if noun else None


def _both(after: str) -> bool:
    """True where "killed and wounded" or "killed or injured" is said of one number."""
    words = after.lower().replace(",", " ").replace("(", " ").split()[:5]
    for i, word in enumerate(words[:-2]):
        if word in ("killed", "dead") and words[i + 1] in ("and", "or", "and/or"):
            return words[i + 2] in ("wounded", "injured")
    return False


def class_of(figure: Figure, topic: str) -> str | None:
    """Who of all people is counted ("soldiers", "civilians", "traders"); None where the words say just people, or where
    the topic says it all ("captured": soldiers, if nothing else is said)."""
    if figure.unit != "people" or not figure.counted:
        return None
    found = _class(figure.counted)
    if topic in ("captured", "released", "killed or wounded") and found in ARMED | {"prisoners"}:
        return None
    if topic == "held or abducted" and found == "hostages":
        return None
    if topic in _OF_ALL and found not in ("children", "soldiers"):
        return None
    return found


def classes_in(text: str) -> frozenset[str]:
    """The classes of people that a text names with any of their words: "a ten-year-old boy" names children."""
    stems = {w.strip(".,'’\"“”()").rstrip("s") for w in text.lower().replace("-", " ").split()}
    return frozenset(name for name, nouns in _CLASSES.items() if stems & nouns)


def _class(counted: str) -> str | None:
    words = counted.lower().replace("-", " ").split()
    stems = {w.strip(".,'’\"“”").rstrip("s") for w in words}
    for name, nouns in _CLASSES.items():
        if stems & nouns:
            return name
    head = comparing.head(counted)
    last = counted.split()[-1].strip(".,'’\"“”")
    if not head or head in _PLAIN or last[:1].isupper() or stems & _PLAIN:
        return None
    return _in_plural(counted)


def _in_plural(counted: str) -> str:
    """The noun of what is counted, in the plural: "rescue teams" and "team" are "teams"."""
    nouns = [word for word in comparing.words(counted) if word not in comparing.STOP]
    return nouns[-1] if lexicon.is_plural(nouns[-1]) else plural(nouns[-1])


@cache
def _topics_of_people() -> frozenset[str]:
    return frozenset(name for name, _ in _PEOPLE.values())


def counts_people(topic: str) -> bool:
    """True for a topic that counts people."""
    return topic in _topics_of_people()
