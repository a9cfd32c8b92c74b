"""Headings of events and matters in languages other than English: each one message whose parts need no inflection.

"Air strike (Maarzita, Syria, 22 July 2019): killed: 23 to 41 (accounts: 5)". English has sentences of its own
(show/event_words, show/matter_words). Names stay as the ledger has them; a state is named by its code.
"""

from counterclaim import language
from counterclaim.language import _, known, mark_in, n_, number, p_
from counterclaim.model.event import EventFacts
from counterclaim.registry import Registry
from counterclaim.show import counts
from counterclaim.show.words import dates, day, whole_of

KINDS = {  # of acts, in every language
    "air": mark_in("event", "Air strike"), "shelling": mark_in("event", "Shelling"),
    "bomb": mark_in("event", "Bombing"),
    "ground": mark_in("event", "Fighting"), "shooting": mark_in("event", "Shooting"),
    "execution": mark_in("event", "Killings"), "gas": mark_in("event", "Chemical attack"),
    "crash": mark_in("event", "Crash"), "protest": mark_in("event", "Protest"), "visit": mark_in("event", "Visit"),
    "explosion": mark_in("event", "Explosion"),
    "missile": mark_in("event", "Missile strike"), "drone": mark_in("event", "Drone strike"),
    "land": mark_in("event", "Ground taken or held"), "law": mark_in("event", "Arrests or trials"),
    "movement": mark_in("event", "People displaced"), "forces": mark_in("event", "Troops and arms"),
    "talks": mark_in("event", "Talks"), "captives": mark_in("event", "Prisoners or hostages"),
    "aid": mark_in("event", "Aid deliveries"), "disaster": mark_in("event", "Disaster"),
}  # fmt: skip
STATEMENTS = mark_in("event", "Statements")  # where it is sure only who speaks
VIOLENCE = mark_in("event", "Violence")  # where its kind isn't sure
CONFLICT = mark_in("event", "The conflict so far")  # what reports tell of it beside the news
MANY = {
    "killed": mark_in("how many", "How many people were killed?"),
    "wounded": mark_in("how many", "How many people were wounded?"),
    "killed or wounded": mark_in("how many", "How many people were killed or wounded?"),
    "missing": mark_in("how many", "How many people are missing?"),
    "captured": mark_in("how many", "How many people were captured?"),
    "released": mark_in("how many", "How many people were freed?"),
    "held or abducted": mark_in("how many", "How many people were held or abducted?"),
    "displaced": mark_in("how many", "How many people were displaced?"),
    "evacuated": mark_in("how many", "How many people were evacuated?"),
    "deployed": mark_in("how many", "How many people were deployed?"),
    "mobilised": mark_in("how many", "How many people were mobilised?"),
    "detained": mark_in("how many", "How many people were detained?"),
    "sentenced": mark_in("how many", "How many people were sentenced?"),
    "charged": mark_in("how many", "How many people were charged?"),
    "protesting": mark_in("how many", "How many people were out protesting?"),
    "rescued": mark_in("how many", "How many people were rescued?"),
    "trapped": mark_in("how many", "How many people were trapped?"),
}
GROUND = {
    "settlements": mark_in("how many", "How many settlements were taken or are held?"),
    "towns": mark_in("how many", "How many towns were taken or are held?"),
    "area": mark_in("how many", "How much ground was taken or is held?"),
}
HIT = {
    "settlements": mark_in("how many", "How many settlements were affected?"),
    "towns": mark_in("how many", "How many towns were affected?"),
    "area": mark_in("how many", "How much ground was affected?"),
}


def event(event: EventFacts, name: str | None, *, toll: str, cause: bool) -> str:
    """The heading of an event. name: what a person called it; toll: as `in_all` has it; cause: its kind can be named
    beside it."""
    at = next((one.removeprefix("at:") for one in event.named.split() if one.startswith("at:")), "")
    where = language.listed([*at.replace("_", " ").split("/"), place(event), days(event)])
    kind = p_("event", KINDS[event.kind]) if event.kind in KINDS and cause else None
    told = event.named.split()
    of = {name: found for name, _, found in (one.partition(":") for one in told) if found}
    acts = [p_("event", KINDS[one]) for one in of.get("acts", "").split("/") if one in KINDS]
    if kind is None and not toll and acts:
        kind = language.listed(acts)
    harmed = toll or ((event.killed_high or event.injured_high) and not {"few", "war"} & set(told))
    if "war" in told:
        kind = p_("event", CONFLICT)
    theme = of.get("of", "")
    if kind is None and not harmed and theme in KINDS:
        kind = p_("event", KINDS[theme])
    if kind is None and not harmed and "by" in of:
        kind = p_("event", STATEMENTS)
        where = language.listed([*of["by"].replace("_", " ").split("/"), where])
    if kind is None and not harmed and "violence" in told:
        kind = p_("event", VIOLENCE)
    what = name or (_("%(what)s (%(details)s)", what=kind, details=where) if kind else None)
    accounts = n_("accounts: %(count)s", "accounts: %(count)s", event.tellers)
    if toll and "relayed" in told:  # whose accounts they are is not clear
        return _("%(what)s (%(details)s)", what=name or kind or toll[:1].upper() + toll[1:],
                 details="; ".join([where, *([toll] if name or kind else [])]))  # fmt: skip
    if what:
        return _("%(what)s: %(toll)s (%(accounts)s)", what=what, toll=toll, accounts=accounts) if toll else what
    if toll:
        return _("%(what)s (%(details)s)", what=toll[:1].upper() + toll[1:], details="; ".join([where, accounts]))
    if harmed:  # how many is open
        who = _("people killed") if event.killed_high else _("people injured")
        return _("%(what)s (%(details)s)", what=who[:1].upper() + who[1:], details=where)
    if place(event):
        return _("Reports about an event: %(details)s", details=where)
    if event.reported:
        return _("Claims reported on %(day)s", day=day(event.reported))
    return _("Claims, place and day not clear")


def in_all(event: EventFacts) -> str:
    """The toll: "killed: 23 to 41"; "" where nobody gives one, or none but 0."""
    bounded, roughly = event.bounded, " roughly:" in event.named
    if event.killed_low is not None and event.killed_high:
        return toll("killed", event.killed_low, event.killed_high, bounded=bounded, roughly=roughly)
    if event.injured_low is not None and event.injured_high:
        return toll("injured", event.injured_low, event.injured_high, bounded=bounded, roughly=roughly)
    return ""


def toll(what: str, low: float, high: float, *, bounded: bool, who: str = "", roughly: bool = False) -> str:
    """ "killed: 23 to 41", "killed: at least 12 (children)", "killed: about 100"."""
    count = span(low, high, bounded=bounded)
    count = _("about %(figure)s", figure=count) if roughly else count
    told = _("killed: %(count)s", count=count) if what == "killed" else _("injured: %(count)s", count=count)
    return _("%(what)s (%(details)s)", what=told, details=counts.name(who)) if who else told


def span(low: float, high: float, *, bounded: bool) -> str:
    """Two ends: "23 to 41", "12", "at least 12"."""
    if low != high:
        return _("%(low)s to %(high)s", low=number(low), high=number(high))
    return number(low) if bounded else _("at least %(figure)s", figure=number(low))


def place(event: EventFacts) -> str:
    """The place with its state."""
    state = language.state_name(event.country) if event.country else None
    if state is None and event.country:
        registered = Registry.load().by_iso(event.country)
        state = registered.name if registered is not None else event.country
    name = event.place_name or state
    told = language.listed([name or "", state if state and state != name else ""])
    return _("near %(place)s", place=told) if told and event.precision == "near" else told


def days(event: EventFacts) -> str:
    """When it happened, or when it was reported."""
    if event.first is None or event.last is None:
        return _("reported on %(day)s", day=day(event.reported)) if event.reported else _("day not known")
    return day_span(event.first, event.last)


def day_span(first: str, last: str) -> str:
    """ISO days as people write them: "22 July 2019", "1 May to 3 May 2024", "May 2021", "2021"."""
    if first == last:
        return day(first)
    (y, m, d), (year, _month, _end) = dates(first), dates(last)
    whole = whole_of(first, last)
    if whole == "year":
        return str(y)
    if whole == "month":
        return language.month_day(y, m, None)
    begin = language.month_day(y, m, d, with_year=y != year)
    return _("%(first)s to %(last)s", first=begin, last=day(last))


def question(
    asked: str, *, state: str | None, counted: str | None, unit: str | None, whose: str | None, by: str | None,
    place: str, days: str,
) -> str:  # fmt: skip
    """The heading of a matter. asked: what is asked where nothing is counted, as in show/matter_words; days: "" for
    none; the others as there."""
    details: list[str] = []
    if state is not None:
        main = p_("how many", MANY[state]) if state in MANY else _("How many people: %(state)s?", state=state)
        details = [counts.name(counted) if counted and counted not in (state, "people") else "", whose or ""]
    elif asked:
        main = p_("question", f"{asked}?")
    elif counted in GROUND:
        main = p_("how many", (GROUND if by or unit == "held" else HIT)[counted])
        details = [_("by %(side)s", side=by) if by else ""]
    else:
        thing = (counted or "").removeprefix("share of ")
        pattern = _("What share of these: %(things)s?") if thing != counted else _("How many: %(things)s?")
        main, details = pattern % {"things": things(thing)}, [whose or by or ""]
    found = language.listed([*details, place, days])
    return _("%(what)s (%(details)s)", what=main, details=found) if found else main


def things(text: str) -> str:
    """What is counted with what happened to it: "drones shot down"; a word that no file knows stays as it is."""
    for several in (*counts.nouns().values(), "soldiers"):
        if text.startswith(f"{several} "):
            state = text.removeprefix(several).strip()
            return _("%(what)s (%(details)s)", what=counts.name(several), details=known("code", state) or state)
    return counts.name(text)
