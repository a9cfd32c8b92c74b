"""A matter as the question that a person would ask: "How many settlements does Ukraine hold in Kursk region?".

Made from fields alone; no words of a report stand in it.
"""

import re

from counterclaim.language import _, english
from counterclaim.plurals import plural
from counterclaim.show import abroad
from counterclaim.show.event_words import day_span, with_article, within
from counterclaim.show.words import MONTHS, cased, day

# What is asked where no figure is told, by the type that most of the claims have. " in Lanham" and the days follow.
_NO_FIGURE = {
    "strike": "What was hit", "casualties": "Who was killed or hurt",
    "attack_on_civilians": "What happened to civilians", "air_defence": "What was shot down",
    "equipment_loss": "What arms or vehicles were lost", "damage_destruction": "What was damaged",
    "abuse_allegation": "What abuses were alleged", "ceasefire_violation": "Who broke the ceasefire",
    "explosive_attack": "What happened", "territory_gain": "Who took ground", "territory_control": "Who was in control",
    "territory_held": "Who held the ground", "withdrawal": "Who withdrew",
    "ground_offensive": "How did the fighting go", "prisoners_captured": "Who was taken prisoner",
    "prisoner_release_exchange": "Which prisoners were freed or exchanged",
    "abduction_hostage": "Who was abducted or held hostage",
    "displacement_evacuation": "Who was displaced or evacuated",
    "aid_access_blockade": "What happened to aid and access",
    "deployment_mobilisation": "What forces were deployed", "arms_support": "What arms were supplied",
    "ceasefire_proposal": "Who proposed a ceasefire", "agreement": "What was agreed",
    "negotiation": "What came of the talks", "prosecution_detention": "Who was arrested or tried",
    "protest": "What happened at the protests", "visit": "Who came on a visit", "demand_appeal": "What was demanded",
    "threat_warning": "What threats were made", "sanction_measure": "What sanctions were imposed",
}  # fmt: skip
# What a denial is about, by the type of the claims. " in Lanham" follows.
_ABOUT = {
    "strike": "a strike", "casualties": "the killed and injured", "attack_on_civilians": "an attack on civilians",
    "air_defence": "what was shot down", "equipment_loss": "losses of arms", "damage_destruction": "damage",
    "abuse_allegation": "abuses", "ceasefire_violation": "a breach of the ceasefire", "explosive_attack": "an attack",
    "territory_gain": "who holds the ground", "territory_control": "who holds the ground",
    "territory_held": "who holds the ground", "withdrawal": "who holds the ground", "ground_offensive": "the fighting",
    "prisoners_captured": "prisoners", "prisoner_release_exchange": "an exchange of prisoners",
    "abduction_hostage": "hostages", "displacement_evacuation": "people displaced",
    "aid_access_blockade": "aid and access", "deployment_mobilisation": "forces deployed", "arms_support": "arms",
    "ceasefire_proposal": "a ceasefire", "agreement": "an agreement", "negotiation": "talks",
    "prosecution_detention": "arrests", "protest": "protests",
}  # fmt: skip
UNKNOWN = "What was said to have happened"
_LAND = frozenset({"territory_gain", "territory_control", "territory_held", "withdrawal", "ground_offensive"})
LONG = 12  # months of a span that still says when something was spoken of; set by eye
WIDE = ("settlements", "towns", "area")  # what none can be had of inside a town, only around it
_STATES = {"protesting": "out protesting", "released": "freed"}


def heading(
    *, type: str | None, counted: str | None, state: str | None, unit: str | None, whose: str | None, by: str | None,
    place: str | None, first: str | None, last: str | None, running: bool, near: bool = False,
    around: bool = False, reported: str | None = None, denied: tuple[str, str] | None = None,
) -> str:  # fmt: skip
    """The question, or who denied what. type: of most of its claims; near: it happened near the place; around: the
    place is a town; reported: the day of the first report where nobody tells the day itself; denied: who said what,
    where no figure is told, and who denies it; the others as in MatterRow."""
    if not english():
        return _abroad(type, counted, state, unit, whose, by, place, first, last, reported, running=running, near=near)
    whose, by = (with_article(one) if one else one for one in (whose, by))
    # What has no capital is no name: "the town" means one that only the report tells.
    where = within(place if place and place != place.lower() else "", near=near)
    when = _when(first, last) if not running else ""
    if not when and not running and reported:
        when = f", as reported on {day(reported)}"
    asked = _counting(type, counted, state, unit, whose, by, running=running)
    if not asked:
        asked = _NO_FIGURE.get(type or "", UNKNOWN)
        if denied is not None:
            who, denier = map(with_article, denied)
            about = f" about {_ABOUT[type]}{where}" if type in _ABOUT else _about(where)
            return f"{denier[:1].upper()}{denier[1:]} denied what {who} said{about}{when}"
        if type == "territory_control" and where.startswith(" in "):
            asked, where = "Who controlled", where.removeprefix(" in")
        when = when if not running else _months(first, last)
    elif around and state is None and counted in WIDE:
        where = where.replace(" in ", " around ", 1)
    return f"{asked}{where}{when}?"


def _about(where: str) -> str:
    """ " in Kelde" and " near Kelde" as " about Kelde"."""
    return re.sub("^ (?:in|near) ", " about ", where)


def _abroad(
    type: str | None, counted: str | None, state: str | None, unit: str | None, whose: str | None, by: str | None,
    place: str | None, first: str | None, last: str | None, reported: str | None, *, running: bool, near: bool,
) -> str:  # fmt: skip
    """The question in the language that holds; arguments as above."""
    counting = _counting(type, counted, state, unit, whose, by, running=running)
    asked = "" if counting else questions().get(type or "", UNKNOWN)
    days = abroad.day_span(first, last) if first and last and not running else ""
    if not days and reported and not running:
        days = _("reported on %(day)s", day=day(reported))
    named = place if place and place != place.lower() else ""
    return abroad.question(
        asked, state=state, counted=counted, unit="held" if type in _LAND else unit, whose=whose, by=by,
        place=_("near %(place)s", place=named) if named and near else named, days=days,
    )  # fmt: skip


def questions() -> dict[str, str]:
    """What is asked by the type of claim where nothing is counted, without its question mark."""
    return dict(_NO_FIGURE)


def _counting(
    type: str | None, counted: str | None, state: str | None, unit: str | None, whose: str | None, by: str | None,
    *, running: bool,
) -> str:  # fmt: skip
    """What is asked of a figure; "" where no word says what became of the things that it counts."""
    if state is not None:
        return _people(counted, state, whose)
    if _untold(counted, unit):
        return ""
    if counted in WIDE:
        return _ground(counted, by, running=running, land=type in _LAND)
    return _things(counted or "", unit, whose, by if type in _LAND else None)


def _untold(counted: str | None, unit: str | None) -> bool:
    """True where no question can be made of what is counted: people for whom no word says what befell them, a measure
    of goods."""
    return counted is None or unit == "people" or (" of " in counted and not counted.startswith("share of "))


def _people(counted: str | None, state: str, whose: str | None) -> str:
    who = counted if counted not in (state, "people") else None
    several = whose is not None and " " in whose and whose.rpartition(" ")[2].islower() and whose.endswith("s")
    told = f"of {whose}{'’' if several else '’s'} {who or 'people'}" if whose else who or "people"
    return f"How many {told} were {_STATES.get(state, state)}"


def _ground(counted: str, by: str | None, *, running: bool, land: bool) -> str:
    what = "How much ground" if counted == "area" else f"How many {counted}"
    if not land:
        return f"{what} {'was' if counted == 'area' else 'were'} affected"
    if by:
        return f"{what} does {by} hold" if running else f"{what} did {by} take"
    was, now = ("was", "is") if counted == "area" else ("were", "are")
    return f"{what} {was} taken or {now} held" if running else f"{what} {was} taken"


def _things(counted: str, unit: str | None, whose: str | None, by: str | None) -> str:
    if counted.startswith("share of "):
        share = f"What share of {counted.removeprefix('share of ')}"
        return f"{share} does {by} hold" if by else f"{share} is reported"
    things = plural((unit or "").replace("_", " "))
    of = f" of {whose}" if whose else ""
    if unit and counted.startswith(things) and counted != things:
        return f"How many {cased(things)}{of} were {counted.removeprefix(things).strip()}"
    return ""


def _when(first: str | None, last: str | None) -> str:
    if not first or not last or first == last:
        return f" on {day(first)}" if first else ""
    told = day_span(first, last)
    return f" {told}" if told.startswith("in ") else f" from {told}"


def _months(first: str | None, last: str | None) -> str:
    """The months over which something was spoken of: "in May 2024", "from August 2024 to April 2025"."""
    if not first or not last:
        return ""
    (y, m), (year, month) = (tuple(map(int, one.split("-")[:2])) for one in (first, last))
    if (y, m, month) == (year, 1, 12):
        return f" in {y}"
    if 12 * (year - y) + month - m > LONG:
        return ""
    end = f"{MONTHS[month - 1]} {year}"
    if (y, m) == (year, month):
        return f" in {end}"
    return f" from {MONTHS[m - 1]}{'' if y == year else f' {y}'} to {end}"
