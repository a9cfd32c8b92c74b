"""The numbers that a row's own convention would give for its event, and whether the row's fit."""

import msgspec

from counterclaim.check.carried import Carried
from counterclaim.check.given import GROUPS, Given
from counterclaim.check.results import Expected, Finding
from counterclaim.export.codings import acled_dead, range_of
from counterclaim.ledger.queries.event_results import EventPage, RangeRow
from counterclaim.show.words import number as shown

_WHOM = {
    "killed": "killed", "injured": "injured", "civilians": "civilians killed", "children": "children killed",
    "women": "women killed", "fighters": "fighters killed",
}  # fmt: skip


def numbers(
    row: Given, page: EventPage, carried: Carried, profile: str, used: dict[str, str]
) -> tuple[list[Expected], list[Finding]]:
    """What the convention gives for each number column of the sheet, and the row's numbers that it does not give."""
    told: list[Expected] = []
    wrong: list[Finding] = []
    for group in GROUPS:
        found = range_of(page, *(("injured", "") if group == "injured" else ("killed", _group(group))))
        for end in ("", "_least", "_most"):
            role = group + end
            if role not in used:
                continue
            one = _expected(role, group, end, found, page, profile)
            value = row.counts.get(role)
            if value is not None and not _fits(value, one, found, end):
                if carried.gives(value, group):
                    # The reports carry it: which account to take is the coder's to judge, and is told, not blamed.
                    one = msgspec.structs.replace(one, note=f"the row has {shown(value)}, which an account gives")
                else:
                    wrong.append(_finding(value, one, group, end, found, used[role]))
            told.append(one)
    return told, wrong


def _group(group: str) -> str:
    return "" if group == "killed" else group


def _expected(
    role: str, group: str, end: str, found: RangeRow | None, page: EventPage, profile: str
) -> Expected:
    if group == "killed" and not end and profile == "ACLED":
        value, rule = acled_dead(page)
        claims = found.low.claims if found is not None else ()
        return Expected(role=role, value=value, rule=rule or "no account gives a number", claims=claims)
    if found is None:
        return Expected(role=role, value=None, rule="no account gives a number")
    if end:
        at = found.low if end == "_least" else found.high
        which = "least" if end == "_least" else "most"
        return Expected(role=role, value=at.value, rule=f"the {which} that an account stands by", claims=at.claims)
    claims = tuple(dict.fromkeys((*found.low.claims, *found.high.claims)))
    if found.best is not None:
        return Expected(role=role, value=found.best.value, rule=found.best_rule, claims=found.best.claims)
    if found.low.value == found.high.value:
        return Expected(role=role, value=found.low.value, rule="the one figure given", claims=claims)
    return Expected(role=role, value=None, rule=found.best_rule, claims=claims)


def _fits(value: float, one: Expected, found: RangeRow | None, end: str) -> bool:
    if one.value is not None:
        return value == one.value
    if found is None:
        return value == 0  # nobody counts any, and neither does the row
    return not end and found.low.value <= value <= found.high.value


def _finding(
    value: float, one: Expected, group: str, end: str, found: RangeRow | None, heading: str
) -> Finding:
    which = {"_least": "at least ", "_most": "at most ", "": ""}[end]
    told = f"The row has {which}{shown(value)} {_WHOM[group]}"
    if one.value is not None:
        told += f"; by its convention it would be {shown(one.value)}: {one.rule}"
    elif found is None:
        told += "; no account gives a number"
    if found is not None and (one.value is None or found.low.value != found.high.value):
        told += f". The accounts give {_range(found)}"
    return Finding(kind="number", text=told + ".", heading=heading, claims=one.claims)


def _range(found: RangeRow) -> str:
    low, high = shown(found.low.value), shown(found.high.value)
    at_least = "" if found.bounded else "at least "
    return at_least + (low if low == high else f"{low} to {high}")
